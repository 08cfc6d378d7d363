"""Checks of the numbers of tables (표 검산)."""
