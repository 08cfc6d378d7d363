"""Charts and diagrams on slides: what can be read in them, line by line."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from extract.parsers.pptx.xml import child, get, name
from extract.parsers.xml import Element, number

_FORMAT = re.compile(r'(?P<group>#,##)?0(?:\.(?P<places>0+))?(?P<percent>%)?(?:"(?P<unit>[^"]*)")?')
_MOST_DIGITS = 40
_NODES = ("node", "asst", "doc", None)


def chart_text(root: Element) -> str:
    """Return the texts of a chart (21.2): titles, then for each series its name and a line for each category.

    Values come from the copy that the chart keeps of its sheet, in its number format where that is a simple one.
    """
    lines: list[str] = []
    for title in root.iter(name("c:title")):
        lines += _paragraphs(title)
    for series in root.iter(name("c:ser")):
        lines += _series(series)
    return "\n".join(line for line in lines if line)


def extended_chart_text(root: Element) -> str:
    """Return the texts of a chart of the newer kind (chartex): titles, categories and values in the file's order."""
    lines = _paragraphs(root)
    lines += [(point.text or "").strip() for point in root.iter(name("cx:pt"))]
    return "\n".join(line for line in lines if line)


def _series(series: Element) -> Iterator[str]:
    yield " ".join(text for _, text in _points(child(series, "c:tx")))
    categories = dict(_points(child(series, "c:cat")) or _points(child(series, "c:xVal")))
    values = _points(child(series, "c:val")) or _points(child(series, "c:yVal"))
    for index, value in values:
        yield f"{categories.get(index, '')} {value}".strip()


def _points(element: Element | None) -> list[tuple[int, str]]:
    """Return the points of a reference with their indexes; those of several levels run from the outer one to the inner."""
    if element is None:
        return []
    found: dict[int, str] = {}
    code = next((one.text for one in element.iter(name("c:formatCode"))), None)
    for point in element.iter(name("c:pt")):
        shown = child(point, "c:v")
        text = (shown.text or "").strip() if shown is not None else ""
        place = number(get(point, "idx")) or 0
        found[place] = f"{_formatted(text, get(point, 'formatCode') or code)} {found.get(place, '')}".strip()
    plain = child(element, "c:v")
    return [*found.items(), *([(0, (plain.text or "").strip())] if plain is not None else [])]


def _formatted(text: str, code: str | None) -> str:
    """Return a value in a number format; the raw value where the format is not a simple one."""
    form = _FORMAT.fullmatch(code) if code else None
    if form is None or len(text) > _MOST_DIGITS:
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return text
    value = value.scaleb(2) if form["percent"] else value
    shown = f"{value:{',' if form['group'] else ''}.{len(form['places'] or '')}f}"
    return f"{shown}{form['percent'] or ''}{form['unit'] or ''}"


def _paragraphs(element: Element) -> list[str]:
    found = ("".join(one.text or "" for one in paragraph.iter(name("a:t"))) for paragraph in element.iter(name("a:p")))
    return [text.strip() for text in found if text.strip()]


def diagram_text(root: Element) -> str:
    """Return the texts of a diagram (SmartArt, 21.4): its points as the tree that its connections make, depth first."""
    points = {get(point, "modelId") or "": point for point in root.iter(name("dgm:pt"))}
    below: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter(name("dgm:cxn")):
        if get(link, "type") in (None, "parOf"):
            place = number(get(link, "srcOrd")) or 0
            below.setdefault(get(link, "srcId") or "", []).append((place, get(link, "destId") or ""))
    tops = [key for key, point in points.items() if get(point, "type") == "doc"]
    order = dict.fromkeys(_walk(tops, below))
    order |= dict.fromkeys(points)
    shown = (points[key] for key in order if key in points and get(points[key], "type") in _NODES)
    return "\n".join(line for point in shown for line in _paragraphs(point))


def _walk(tops: list[str], below: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = tops[::-1]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            yield key
            waiting += [other for _, other in sorted(below.get(key, ()), reverse=True)]
