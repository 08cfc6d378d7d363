"""Parts printed in brackets beside their whole (부분): ``16(19)`` cannot be where ( ) counts some of the whole."""

from collections.abc import Iterator
from decimal import Decimal

from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.groups import outcome
from extract.validate.headings import _bracketed
from extract.validate.interval import Outcome
from extract.validate.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.validate.printed import Printed, State
from extract.validate.sheet import Sheet
from extract.validate.table_sums import sheet_groups
