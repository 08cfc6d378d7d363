"""Everything dated or recurring that the body did or will do (추진일정)."""

from extract.extractors.schedule.find import find_schedule

__all__ = ["find_schedule"]
