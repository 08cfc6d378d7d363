"""A chart as one HTML page: the picture, and below it every number with the printed figures that it is made of."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape
from pathlib import Path

from extract.dataset.charts.layout import Chart
from extract.dataset.charts.links import find_links
from extract.dataset.charts.notes import figures_of
from extract.dataset.charts.scale import choose_scale, exact
from extract.dataset.charts.words import Language, key_name, plain, say
from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison, Observation, Point
from extract.source import Source

_SIGNS = ((Standing.FAILED, "✗"), (Standing.DOUBTFUL, "?"), (Standing.HOLDS, "✓"), (Standing.UNCHECKED, "–"))
_FIGURE = ("role", "observed_body", "observed_year", "observed_program", "figure", "check", "document", "place")
"""Columns about a printed number."""

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 {fonts}; margin: 1.5rem auto; max-width: 76rem; padding: 0 1rem; }}
figure {{ margin: 0 0 2rem; }}
figure svg {{ background: #fff; height: auto; max-width: 100%; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .875rem; }}
caption {{ font-weight: 600; padding: .5rem 0; text-align: start; }}
th, td {{ border: 1px solid #8886; padding: .25rem .5rem; text-align: start; vertical-align: top; }}
td.number {{ font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def make_page(comparison: Comparison, chart: Chart, svg: str, folder: Path, sources: Path | None) -> str:
    """Return the page.

    Args:
        comparison: the numbers, also those that are not drawn.
        chart: what is drawn of them.
        svg: the picture, without what is said below it.
        folder: where the page will stand.
        sources: folder of the documents that it links to, or None.
    """
    language = chart.language
    unit = choose_scale(comparison.unit, (), language).name
    unit = say("prices", language, unit=unit, year=comparison.prices) if comparison.prices is not None else unit
    facts = say("unit", language, unit=chart.unit), chart.documents
    links = find_links(folder, sources)
    head = _HEAD.format(language=language, title=_text(chart.title), fonts="system-ui, sans-serif")
    notes = "".join(f"<p>{_text(note)}</p>\n" for note in chart.notes)
    rows = "".join(_rows(comparison, point, links, language) for point in comparison.points)
    return (
        f"{head}<p>{' · '.join(_text(one) for one in facts if one)}</p>\n"
        f"<figure>\n{svg[svg.index('<svg') :]}</figure>\n{notes}"
        f'<div class="wide" tabindex="0" role="region" aria-labelledby="numbers">\n<table>\n'
        f'<caption id="numbers">{_text(say("table", language))}</caption>\n'
        f"<thead>\n{_header(comparison, unit, language)}</thead>\n{rows}</table>\n</div>\n"
        f"{_legend(language)}{_told(comparison, chart)}</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _header(comparison: Comparison, unit: str, language: Language) -> str:
    point = [say(one, language) for one in comparison.by]
    point += [f"{say('value', language)}({unit})", say("check", language), say("unstated", language)]
    heads = [*point, *(say(name, language) for name in _FIGURE)]
    return "<tr>" + "".join(f'<th scope="col">{_text(head)}</th>' for head in heads) + "</tr>\n"


def _rows(comparison: Comparison, point: Point, links: dict[str, str], language: Language) -> str:
    """Return a group of rows: the point once, its observations one below the other."""
    figures = figures_of(point)
    span = f' rowspan="{len(figures)}"' if len(figures) > 1 else ""
    names = (key_name(by, key, language) for by, key in zip(comparison.by, point.keys, strict=True))
    cells = [f'<th scope="{"rowgroup" if span else "row"}"{span}>{_text(name)}</th>' for name in names]
    cells.append(f'<td class="number"{span}>{_number(point.value)}</td>')
    cells.append(f"<td{span}>{_check(point.check, language)}</td>")
    cells.append(f'<td class="number"{span}>{point.unstated or ""}</td>')
    roles = ("part",) * len(point.observations) + ("divisor",) * len(point.against)
    observed = [_observation(one, role, links, language) for one, role in zip(figures, roles, strict=True)]
    observed = observed or ["<td></td>" * len(_FIGURE)]
    rows = ["".join(cells) + observed[0], *observed[1:]]
    return "<tbody>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody>\n"


def _number(value: Decimal | None) -> str:
    return "" if value is None else exact(value)


def _check(check: Standing, language: Language) -> str:
    return f"{dict(_SIGNS)[check]} {_text(say(check, language))}"


def _observation(one: Observation, role: str, links: dict[str, str], language: Language) -> str:
    figure = one.figure
    body = " ".join(name for name in (one.organization, one.department) if name)
    cells = (
        _text(say(role, language)),
        _text(body),
        str(one.year),
        _text(one.program or ""),
        _text(figure.raw),
        _check(figure.check, language),
        _document(figure.document, figure.source.page, links),
        _text(" ".join(_place(figure.source, language))),
    )
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _document(name: str, page: int | None, links: dict[str, str]) -> str:
    link = links.get(name)
    if link is None:
        return _text(name)
    at = f"#page={page}" if page and name.lower().endswith(".pdf") else ""
    return f'<a href="{escape(link + at)}">{_text(name)}</a>'


def _place(source: Source, language: Language) -> Iterator[str]:
    """Yield the parts of a place, counted from 1; the block where there are no pages."""
    if source.page is not None:
        yield say("page", language, number=source.page)
    elif source.block is not None:
        yield say("block", language, number=source.block)
    if source.row is not None and source.col is not None:
        yield say("cell", language, row=source.row + 1, column=source.col + 1)


def _told(comparison: Comparison, chart: Chart) -> str:
    """Return the notes of the comparison, and the documents that it leaves out, as lists."""
    language = chart.language
    left_out = [say("counted", language, path=one.path, instead=one.instead) for one in comparison.left_out]
    lists = (("notes", chart.told), ("documents_left_out", left_out))
    return "".join(
        f"<h2>{_text(say(head, language))}</h2>\n<ul>\n"
        + "".join(f"<li>{_text(item)}</li>\n" for item in items)
        + "</ul>\n"
        for head, items in lists
        if items
    )


def _legend(language: Language) -> str:
    meanings: Iterable[str] = (_check(standing, language) for standing, _ in _SIGNS)
    return f"<p>{' · '.join(meanings)}</p>\n"
