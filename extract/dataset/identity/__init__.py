"""Which bodies, departments and programs of different years are the same.

`organizations` follows bodies through renames and mergers, `departments` the parts of one body, `match` the programs of
two documents, `lines` those of many; `decisions` reads what people decided, which overrides.
"""

from extract.dataset.identity.decisions import Decision, DecisionError, read_decisions
from extract.dataset.identity.departments import DepartmentStep, department_steps
from extract.dataset.identity.lines import History, Line, trace
from extract.dataset.identity.match import Group, Kind, Link, Matching, match_programs
from extract.dataset.identity.organizations import Succession, current_name, same_organization, successions
from extract.dataset.identity.profiles import Profile, Survey, survey

__all__ = [
    "Decision",
    "DecisionError",
    "DepartmentStep",
    "Group",
    "History",
    "Kind",
    "Line",
    "Link",
    "Matching",
    "Profile",
    "Succession",
    "Survey",
    "current_name",
    "department_steps",
    "match_programs",
    "read_decisions",
    "same_organization",
    "successions",
    "survey",
    "trace",
]
