"""Checks (검산), the numbers that they compare, and the sentences that explain them."""

from collections.abc import Iterator

from extract.dataset.columns import DOCUMENT, Column, Kind, Row, Table, numbered, own, place
from extract.dataset.entry import Entry
from extract.dataset.tables.documents import NOWHERE
from extract.dataset.tables.sections import as_list

_NO_SUSPECT = (None,) * 4
_NO_VALUES = (None, None, None)


def _checks(entry: Entry) -> Iterator[Row]:
    for number, check in enumerate(entry.report.checks, 1):
        stated, computed, tolerance, suspect = check.stated, check.computed, check.tolerance, check.suspect
        s, p = stated.source, suspect.source if suspect else NOWHERE
        yield (
            entry.document,
            f"c{number}",
            check.rule,
            check.kind,
            check.status,
            check.severity,
            check.blame,
            check.label,
            check.message,
            check.message_en,
            stated.value,
            stated.raw,
            stated.unit,
            *((computed.value, computed.low, computed.high) if computed else _NO_VALUES),
            check.delta,
            *((tolerance.mode, tolerance.width) if tolerance else (None, None)),
            as_list(check.missing),
            " ".join(check.hints) or None,
            *((suspect.raw, suspect.value, suspect.mended, suspect.record) if suspect else _NO_SUSPECT),
            *(p.block, p.page, p.row, p.col, p.start, p.end),
            *(s.block, s.page, s.row, s.col, s.start, s.end),
        )


CHECKS = Table(
    "checks",
    "one relation between printed numbers, and whether it holds",
    "checks",
    (
        DOCUMENT,
        numbered("c1 … in the order of the JSON"),
        own("rule", Kind.TEXT, "name of the rule"),
        own("kind", Kind.TEXT, "sum, product, difference, ratio, subset, bound, count or tie"),
        own("status", Kind.TEXT, "exact, rounding, last_digit, inconsistent, not_checkable or scope_differs"),
        own("severity", Kind.TEXT, "info, warning or error"),
        own("blame", Kind.TEXT, "whose fault a failure is: source, extraction, undecided"),
        own("label", Kind.TEXT, "words that name the stated number"),
        own("message", Kind.TEXT, "one sentence, Korean"),
        own("message_en", Kind.TEXT, "the same in English"),
        Column("stated_value", Kind.NUMBER, "the printed number", "stated.value"),
        Column("stated_raw", Kind.TEXT, "as printed", "stated.raw"),
        Column("stated_unit", Kind.TEXT, "its printed unit", "stated.unit"),
        Column("computed_value", Kind.NUMBER, "what the other numbers give", "computed.value"),
        Column("computed_low", Kind.NUMBER, "the least that their digits allow", "computed.low"),
        Column("computed_high", Kind.NUMBER, "the most that their digits allow", "computed.high"),
        own("delta", Kind.NUMBER, "stated minus computed"),
        Column("tolerance_mode", Kind.TEXT, "how closeness was judged: exact or interval", "tolerance.mode"),
        Column("tolerance_width", Kind.NUMBER, "width of the interval", "tolerance.width"),
        own("missing", Kind.TEXT, "what would be needed to decide, a JSON array"),
        own("hints", Kind.TEXT, "codes of what would mend a failure, separated by spaces"),
        Column("suspect_raw", Kind.TEXT, "the one number to blame, as printed", "suspect.raw"),
        Column("suspect_value", Kind.NUMBER, "what it says", "suspect.value"),
        Column("suspect_mended", Kind.NUMBER, "what it would have to say", "suspect.mended"),
        Column("suspect_record", Kind.TEXT, "id of the record that it belongs to", "suspect.record"),
        *place("suspect_", "suspect.source"),
        *place(member="stated.source"),
    ),
    _checks,
)


def _operands(entry: Entry) -> Iterator[Row]:
    document = entry.document
    for number, check in enumerate(entry.report.checks, 1):
        ident = f"c{number}"
        for position, operand in enumerate(check.operands, 1):
            s = operand.source
            yield (
                document,
                f"{ident}.{position}",
                ident,
                operand.value,
                operand.raw,
                operand.record,
                operand.document,
                s.block,
                s.page,
                s.row,
                s.col,
                s.start,
                s.end,
            )


OPERANDS = Table(
    "operands",
    "one of the other numbers of a check",
    "checks.operands",
    (
        DOCUMENT,
        numbered("c1.1 … id of the check and number of the operand"),
        Column("check_id", Kind.TEXT, "id of the check"),
        own("value", Kind.NUMBER, "the number, in the unit of the stated one; negative where it is subtracted"),
        own("raw", Kind.TEXT, "as printed"),
        own("record", Kind.TEXT, "id of the record that it belongs to"),
        Column("file", Kind.TEXT, "name of the file that it stands in, where it is another one", "document"),
        *place(),
    ),
    _operands,
)


def _explanations(entry: Entry) -> Iterator[Row]:
    for number, check in enumerate(entry.report.checks, 1):
        for position, one in enumerate(check.explanations, 1):
            s = one.source or NOWHERE
            yield (
                entry.document,
                f"c{number}.{position}",
                f"c{number}",
                one.code,
                one.ko,
                one.en,
                s.block,
                s.page,
                s.row,
                s.col,
                s.start,
                s.end,
            )


EXPLANATIONS = Table(
    "explanations",
    "one hint of a failed check, as a sentence",
    "checks.explanations",
    (
        DOCUMENT,
        numbered("c1.1 … id of the check and number of the hint"),
        Column("check_id", Kind.TEXT, "id of the check"),
        own("code", Kind.TEXT, "code of the hint"),
        Column("sentence_ko", Kind.TEXT, "the sentence in Korean", "ko"),
        Column("sentence_en", Kind.TEXT, "the same in English", "en"),
        *place(),
    ),
    _explanations,
)
