"""Checks of the numbers of running text (본문 검산)."""
