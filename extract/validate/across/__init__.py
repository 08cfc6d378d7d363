"""Checks between two documents (연도 간 검산): last year's plan and this year's."""
