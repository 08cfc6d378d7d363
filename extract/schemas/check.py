"""What the arithmetic of the document says about itself (검산)."""

from enum import StrEnum

from extract.schemas.base import Numeric, Record
from extract.source import Source


class CheckKind(StrEnum):
    """The relation that is checked."""

    SUM = "sum"
    PRODUCT = "product"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    SUBSET = "subset"
    BOUND = "bound"
    COUNT = "count"
    TIE = "tie"


class CheckStatus(StrEnum):
    """How it came out, from best to worst, then what cannot be said.

    ``exact``: equal as printed. ``rounding``: equal within what the printed digits of stated number and parts allow.
    ``last_digit``: off by one unit of the stated number's last digit. ``inconsistent``: off by more.
    """

    EXACT = "exact"
    ROUNDING = "rounding"
    LAST_DIGIT = "last_digit"
    INCONSISTENT = "inconsistent"
    NOT_CHECKABLE = "not_checkable"
    SCOPE_DIFFERS = "scope_differs"


class Severity(StrEnum):
    """How much a reader should care."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Blame(StrEnum):
    """Whose fault a failed check is: the document's own, this program's reading, or undecided."""

    SOURCE = "source"
    EXTRACTION = "extraction"
    UNDECIDED = "undecided"


class Stated(Record):
    """The printed number that a check is about."""

    value: Numeric
    raw: str
    unit: str | None = None
    source: Source


class Computed(Record):
    """What the other numbers give: a value, and the interval that their printed digits allow."""

    value: Numeric
    low: Numeric
    high: Numeric


class Operand(Record):
    """One of the other numbers; negative where it is subtracted.

    Attributes:
        value: the number, in the unit of the stated one.
        raw: as printed.
        source: its place.
        record: id of the record that it belongs to, or None.
        document: name of the file that place and record are in, where it is another one (last year's plan); else None.
    """

    value: Numeric
    raw: str
    source: Source
    record: str | None = None
    document: str | None = None


class Tolerance(Record):
    """How closeness was judged: ``mode`` (exact, interval) and the interval's ``width``."""

    mode: str
    width: Numeric


class Suspect(Record):
    """The one number that would mend every failed relation it stands in. It is named, never corrected.

    Attributes:
        raw: as printed.
        value: what it says, as the check reads it.
        mended: what it would have to say.
        source: its place.
        record: id of the record that it belongs to, or None.
    """

    raw: str
    value: Numeric
    mended: Numeric
    source: Source
    record: str | None = None


class Explanation(Record):
    """What a hint means here: its code, a Korean and an English sentence, and the number that it is about, if one is."""

    code: str
    ko: str
    en: str
    source: Source | None = None


class Check(Record):
    """One relation between printed numbers, and whether it holds. No printed number is ever corrected.

    Attributes:
        rule: name of the rule, such as ``column_total``.
        kind: the relation.
        status: how it came out.
        severity: how much to care.
        label: the words that name the stated number: of its row and column, or before it; may be empty.
        message: one sentence, Korean.
        message_en: the same in English.
        stated: the printed number.
        computed: what the operands give, or None where they cannot be combined.
        delta: stated minus computed, or None.
        tolerance: how closeness was judged, or None.
        operands: the other numbers, in printed order.
        missing: what would be needed to decide.
        hints: codes of what would mend a failure.
        explanations: the hints as sentences, in the same order.
        suspect: the one number that is to blame for it, where the other relations of the document single it out.
        blame: whose fault a failure is, or None where nothing failed.
    """

    rule: str
    kind: CheckKind
    status: CheckStatus
    severity: Severity
    label: str = ""
    message: str
    message_en: str = ""
    stated: Stated
    computed: Computed | None = None
    delta: Numeric | None = None
    tolerance: Tolerance | None = None
    operands: tuple[Operand, ...] = ()
    missing: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    suspect: Suspect | None = None
    blame: Blame | None = None
