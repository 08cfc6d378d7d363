"""Names of OWPML: elements, numbering systems, and the namespaces that a choice may ask for (KS X 6101)."""

from collections.abc import Mapping
from types import MappingProxyType

from extract.parsers.hancom.shapes import SYSTEMS
from extract.parsers.xml import Element

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
_SYSTEM_NAMES = (
    "DIGIT",
    "CIRCLED_DIGIT",
    "ROMAN_CAPITAL",
    "ROMAN_SMALL",
    "LATIN_CAPITAL",
    "LATIN_SMALL",
    "CIRCLED_LATIN_CAPITAL",
    "CIRCLED_LATIN_SMALL",
    "HANGUL_SYLLABLE",
    "CIRCLED_HANGUL_SYLLABLE",
    "HANGUL_JAMO",
    "CIRCLED_HANGUL_JAMO",
    "HANGUL_PHONETIC",
    "IDEOGRAPH",
    "CIRCLED_IDEOGRAPH",
    "DECAGON_CIRCLE",
    "DECAGON_CIRCLE_HANJA",
)
_SYSTEMS: Mapping[str, str] = MappingProxyType({name: SYSTEMS[code] for code, name in enumerate(_SYSTEM_NAMES)})


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def integer(text: str | None) -> int:
    """Return the integer that an attribute holds, of at most eleven characters; 0 for anything else."""
    try:
        return int(text) if text and len(text) <= _MAX_DIGITS else 0
    except ValueError:
        return 0


def system_of(name: str | None) -> str | None:
    """Return the numbering system (번호 모양) of a name, or None if it is not known.

    >>> system_of("HANGUL_SYLLABLE"), system_of("SYMBOL")
    ('syllables', None)
    """
    return _SYSTEMS.get(name or "")


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
