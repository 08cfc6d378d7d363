"""Awards received (수상), prizes to be given (시상계획) and their tiers."""

from collections.abc import Iterator

from extract.dataset.columns import CHECKED, DOCUMENT, Column, Kind, Row, Table, days, ident, numbered, own, place
from extract.dataset.days import days_of
from extract.dataset.entry import Entry


def _awards(entry: Entry) -> Iterator[Row]:
    for award in entry.report.plan.awards:
        s = award.source
        yield (
            entry.document,
            award.id,
            award.section,
            award.name,
            award.edition,
            award.category,
            award.grade,
            award.awarded_by,
            award.recipient,
            award.date,
            *days_of(award.date),
            award.won,
            award.raw,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
            *entry.verdicts.of(s, award.id),
        )


AWARDS = Table(
    "awards",
    "one award or evaluation result that was received",
    "plan.awards",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("name", Kind.TEXT, "what was awarded or evaluated"),
        own("edition", Kind.TEXT, "edition of the award"),
        own("category", Kind.TEXT, "division"),
        own("grade", Kind.TEXT, "grade or rank"),
        own("awarded_by", Kind.TEXT, "awarding body"),
        own("recipient", Kind.TEXT, "who received it, where it is not the issuing body"),
        own("date", Kind.TEXT, "date, EDTF"),
        *days("date", "the date"),
        own("won", Kind.INTEGER, "prize money in won"),
        own("raw", Kind.TEXT, "the printed text"),
        *place(),
        *CHECKED,
    ),
    _awards,
)


def _schemes(entry: Entry) -> Iterator[Row]:
    for scheme in entry.report.plan.award_schemes:
        yield entry.document, scheme.id, scheme.section, scheme.program, scheme.cadence


AWARD_SCHEMES = Table(
    "award_schemes",
    "prizes to be given within one program or contest",
    "plan.award_schemes",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("program", Kind.TEXT, "title of the program or contest"),
        own("cadence", Kind.TEXT, "how often, as printed"),
    ),
    _schemes,
)


def _tiers(entry: Entry) -> Iterator[Row]:
    for scheme in entry.report.plan.award_schemes:
        for number, tier in enumerate(scheme.tiers, 1):
            s = tier.source
            yield (
                entry.document,
                f"{scheme.id}.{number}",
                scheme.id,
                tier.grade,
                tier.count,
                tier.won,
                tier.label,
                tier.points,
                tier.raw,
                s.block,
                s.page,
                s.row,
                s.col,
                s.start,
                s.end,
                *entry.verdicts.of(s, scheme.id),
            )


AWARD_TIERS = Table(
    "award_tiers",
    "one tier of a scheme: how many are chosen, for how much",
    "plan.award_schemes.tiers",
    (
        DOCUMENT,
        numbered("w1.1 … id of the scheme and number of the tier"),
        Column("scheme", Kind.TEXT, "id of the scheme"),
        own("grade", Kind.TEXT, "grade"),
        own("count", Kind.INTEGER, "how many are chosen"),
        own("won", Kind.INTEGER, "prize money in won"),
        own("label", Kind.TEXT, "heading of the row or column that holds the prize money"),
        own("points", Kind.NUMBER, "points"),
        own("raw", Kind.TEXT, "the printed grade"),
        *place(),
        *CHECKED,
    ),
    _tiers,
)
