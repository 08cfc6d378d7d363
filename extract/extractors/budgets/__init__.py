"""Sums of money printed in tables and in prose (예산): one number, one record."""

from extract.extractors.budgets.find import find_budgets

__all__ = ["find_budgets"]
