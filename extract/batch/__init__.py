"""Many files: which are meant, one process a document, what became of each, written once.

Importing the package loads no reader: the process that supervises the others reads nothing itself.
"""

from extract.batch.files import PLAN_SUFFIXES, Job, find_files, plan_jobs

__all__ = ["PLAN_SUFFIXES", "Job", "find_files", "plan_jobs"]
