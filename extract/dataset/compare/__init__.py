"""Reports compared with one another.

`diff` shows two documents of one department side by side, `many` any number of documents by year, body, department,
program or funding, `trend` each program through the years.
"""

from extract.dataset.compare.many import compare_reports
from extract.dataset.compare.model import Comparison, Dimension, Measure, Observation, Point
from extract.dataset.compare.notes import LeftOut, Note
from extract.dataset.compare.trend import Step, Trend, Trends, trends
from extract.dataset.compare.wish import Per, Wish
from extract.dataset.compare.writing import to_csv, to_json_object

__all__ = [
    "Comparison",
    "Dimension",
    "LeftOut",
    "Measure",
    "Note",
    "Observation",
    "Per",
    "Point",
    "Step",
    "Trend",
    "Trends",
    "Wish",
    "compare_reports",
    "to_csv",
    "to_json_object",
    "trends",
]
