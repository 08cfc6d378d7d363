"""Names of OWPML, values of its attributes, and the namespaces that a choice may ask for (KS X 6101)."""

from extract.parsers.xml import Element, local

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
"""The namespace of paragraphs, in Clark notation."""

HEADER = "Contents/header.xml"
"""The part that defines the shapes."""

_REQUIRED = (f"{HP}required-namespace", "{http://www.idpf.org/2007/ops}required-namespace", "required-namespace")
_SINGLE_UNITS = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"
_UNDERSTOOD = frozenset(
    (
        _SINGLE_UNITS,
        "http://www.hancom.co.kr/hwpml/2016/ooxmlchart",
        "http://www.hancom.co.kr/hwpml/2016/paragraph",
        "http://www.hancom.co.kr/hwpml/2011/paragraph",
    )
)
_MAX_DIGITS = 11


def integer(text: str | None) -> int:
    """Return the integer that an attribute holds, of at most eleven characters; 0 for anything else."""
    try:
        return int(text) if text and len(text) <= _MAX_DIGITS else 0
    except ValueError:
        return 0


def natural(text: str | None) -> int:
    """Return the number, address or id that an attribute holds; 0 for anything else, as for one below 0."""
    try:
        found = int(text) if text and len(text) <= _MAX_DIGITS else 0
    except ValueError:
        return 0
    return max(0, found)


def chosen(switch: Element) -> Element | tuple[()]:
    """Return the branch of a choice (hp:switch) that holds: the first case that is understood, else the default."""
    default: Element | tuple[()] = ()
    for branch in switch:
        kind = local(branch)
        if kind == "case" and _required(branch) in _UNDERSTOOD:
            return branch
        if kind == "default":
            default = branch
    return default


def has_single_units(branch: Element) -> bool:
    """Return whether lengths in a branch are in HWPUNIT; elsewhere those of paragraphs are stored doubled."""
    return _required(branch) == _SINGLE_UNITS


def _required(branch: Element) -> str | None:
    return next((found for found in map(branch.get, _REQUIRED) if found), None)
