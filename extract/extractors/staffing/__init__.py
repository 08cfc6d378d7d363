"""Staff counts in tables, prose and organisation charts (정원, 현원, 과부족)."""

from extract.extractors.staffing.find import find_staffing

__all__ = ["find_staffing"]
