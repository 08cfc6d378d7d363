"""Which bodies, departments and programs are asked for, by names as people write them."""

from collections.abc import Callable, Iterable, Sequence

from extract.dataset.compare.chains import Chain, Departments
from extract.dataset.compare.choosing import Strand, last_part
from extract.dataset.compare.notes import Note, listed, note
from extract.dataset.compare.wish import Wish
from extract.dataset.errors import DatasetError
from extract.dataset.identity import Group, Kind, Line, Profile
from extract.dataset.identity.organizations import full_name
from extract.dataset.identity.words import joined, plain, spelled_alike
from extract.vocab import fold

_ALIKE = 0.9
_LONG = 4
_NEAREST = 5
_TOGETHER = (Kind.SPLIT, Kind.MERGED, Kind.REGROUPED)


def means(wanted: str, name: str) -> bool:
    """Return whether a name is one that people ask for: it holds it, blanks, signs and particles aside, or is spelled all but alike.

    >>> means("청년 일자리", "청년의 일자리 교육"), means("민관협치", "민·관 협치 활성화"), means("민관협치", "민관협력")
    (True, True, False)
    """
    pairs = ((plain(wanted), plain(name)), (joined(wanted), joined(name)))
    if not plain(wanted):
        return False
    if any(one in other for one, other in pairs):
        return True
    return any(min(len(one), len(other)) >= _LONG and spelled_alike(one, other) >= _ALIKE for one, other in pairs)


def select_strands(departments: Departments, wish: Wish) -> tuple[Strand, ...]:
    """Return the strands that a wish may need, and those that may be their departments under other names.

    Raises:
        DatasetError: if no document has a body, department or program of a name that is asked for.
    """
    wanted = list(departments.strands)
    if wish.organizations:
        wanted = _named(wanted, wish.organizations, "no_organization", is_body)
    if wish.departments:
        wanted = _named(wanted, wish.departments, "no_department", _is_department)
    if wish.programs:
        wanted = _named(wanted, wish.programs, "no_program", _has_program)
    return departments.related(wanted)


def _named(
    strands: Sequence[Strand], names: Sequence[str], missing: str, is_meant: Callable[[Strand, str], bool]
) -> list[Strand]:
    for name in names:
        if not any(is_meant(one, name) for one in strands):
            raise DatasetError(missing, name=name, names=", ".join(_nearest(name, strands, missing)) or "-")
    return [one for one in strands if any(is_meant(one, name) for name in names)]


def _nearest(name: str, strands: Sequence[Strand], missing: str) -> list[str]:
    known: Iterable[str | None] = (one.body for one in strands)
    if missing == "no_department":
        known = (one.department for one in strands)
    elif missing == "no_program":
        known = (program for one in strands for document in one.documents for program in document.programs)
    found = {one for one in known if one}
    return sorted(found, key=lambda one: (-spelled_alike(plain(name), plain(one)), one))[:_NEAREST]


def is_body(strand: Strand, name: str) -> bool:
    """Return whether a name is that of a strand's body: today's or one that a document prints, with or without its province."""
    bodies = [full_name(one.organization) for one in strand.documents if one.organization]
    known = [one for one in (strand.body, *bodies) if one]
    return fold(name) in {fold(part) for one in known for part in (one, last_part(one))}


def _is_department(strand: Strand, name: str) -> bool:
    return bool(plain(name)) and plain(name) in plain(strand.department or "")


def _has_program(strand: Strand, name: str) -> bool:
    return any(means(name, program) for document in strand.documents for program in document.programs)


def is_wanted(chain: Chain, wish: Wish) -> bool:
    """Return whether a department is asked for, under any of its names; its body is."""
    names = [plain(paper.department or "") for paper in chain.papers]
    return not wish.departments or any(plain(one) in name for one in wish.departments for name in names)


def select_lines(chain: Chain, programs: Sequence[str]) -> tuple[Line, ...]:
    """Return the lines of programs that once had one of the names, and those that were split from them.

    Args:
        chain: a department.
        programs: names as people write them.
    """
    lines = chain.history.lines
    found = {line.id for line in lines for one in line.members for name in programs if means(name, one.program.name)}
    for line in sorted(lines, key=lambda one: _first_year(chain, one)):
        if found.intersection(line.origins) and _is_split(chain, line, found):
            found.add(line.id)
    return tuple(line for line in lines if line.id in found)


def _first_year(chain: Chain, line: Line) -> int:
    return next(paper.year for paper in chain.papers if paper.name == line.members[0].document)


def _is_split(chain: Chain, line: Line, found: set[str]) -> bool:
    """Return whether a line began as a part of one that was found."""
    of = line_ids(chain)
    return any(
        link.later.key == line.members[0].key and of[link.earlier.key] in found
        for step in chain.history.steps
        for link in step.links
    )


def line_ids(chain: Chain) -> dict[tuple[str, str], str]:
    """Return the id of the line of each planned program of a department."""
    return {one.key: line.id for line in chain.history.lines for one in line.members}


def tell_changes(chain: Chain, lines: Sequence[Line]) -> list[Note]:
    """Return notes on where the chosen lines were split from or merged with others."""
    if not lines:
        return []
    chosen = {one.key for line in lines for one in line.members}
    found: list[Note] = []
    for paper, step in zip(chain.papers[1:], chain.history.steps, strict=True):
        for group in step.groups:
            sides = [[one for one in side if one.key in chosen] for side in (group.earlier, group.later)]
            if group.kind in _TOGETHER and any(sides):
                found.append(
                    _told(group, paper.year, whole=sides == [list(group.earlier), list(group.later)], sides=sides)
                )
    return found


def _told(group: Group, year: int, *, whole: bool, sides: list[list[Profile]]) -> Note:
    earlier, later = (listed([one.program.name for one in side]) for side in (group.earlier, group.later))
    key = "split" if group.kind is Kind.SPLIT else "merged"
    if not whole and not sides[1]:
        key = "ended_in"
    elif not whole and not sides[0]:
        key = "split_off"
        later = listed([one.program.name for one in sides[1]])
    return note(key, year=year, earlier=earlier, later=later)
