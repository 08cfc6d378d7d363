"""Many documents compared: which count, who made them, what they say, laid out as asked."""

from collections.abc import Iterator
from pathlib import Path

from extract.dataset.compare.chains import Chain, list_departments, read_chains
from extract.dataset.compare.choosing import choose
from extract.dataset.compare.measures import Subject, facts_of
from extract.dataset.compare.model import Comparison
from extract.dataset.compare.notes import LeftOut, Note, note
from extract.dataset.compare.points import Layout
from extract.dataset.compare.ratios import Divisors, deflate, read_persons
from extract.dataset.compare.selecting import is_wanted, select_lines, select_strands, tell_changes
from extract.dataset.compare.shelf import Outputs, open_shelf
from extract.dataset.compare.spending import Spending
from extract.dataset.compare.wish import Wish, check_wish
from extract.dataset.identity import Line


class Gathering:
    """The departments that a wish asks for, through the years, read one body at a time.

    Only the reports of departments that may matter are read: those with a program, body or department of the names
    asked for, and those of the same body that may be them under another name.

    Args:
        outputs: an outputs folder, its dataset, or reports.
        wish: what is asked.

    Raises:
        DatasetError: if a name that is asked for is nowhere, or the folder cannot be read.
    """

    def __init__(self, outputs: Outputs, wish: Wish) -> None:
        self._wish = wish
        self._shelf = open_shelf(outputs)
        self._choice = choose(self._shelf.documents)
        self._departments = list_departments(self._choice.strands)
        self._wanted = select_strands(self._departments, wish)
        self._counted = set[str]()
        self._notes = list(self._choice.notes)
        if self._shelf.unread:
            self._notes.append(note("unread", count=self._shelf.unread))

    def departments(self) -> Iterator[tuple[Chain, tuple[Line, ...]]]:
        """Yield the departments, each with the lines of the programs asked for; none if all of it is asked for as a whole."""
        wish = self._wish
        for chain in read_chains(self._shelf, self._departments, self._wanted, wish.decisions):
            if not is_wanted(chain, wish):
                continue
            lines = select_lines(chain, wish.programs) if wish.programs else ()
            if lines or not wish.programs:
                self._counted.update(paper.path for paper in chain.papers)
                self._notes += tell_changes(chain, lines)
                yield chain, lines

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The documents left out beside those of the departments yielded so far."""
        return tuple(one for one in self._choice.left_out if one.instead in self._counted)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be known about the departments yielded so far."""
        nowhere = bool(self._wish.programs) and not self._counted
        only = (note("only_reported", names=", ".join(self._wish.programs)),) if nowhere else ()
        return (*self._notes, *only)


def compare_reports(outputs: Outputs, wish: Wish | None = None) -> Comparison:
    """Return numbers of many documents side by side.

    Args:
        outputs: an outputs folder, whose dataset is brought up to date first; its dataset; or reports.
        wish: what is asked; by default the budget by year and body.

    Raises:
        DatasetError: if the wish asks for what cannot be, a name is nowhere, or the folder cannot be read.
    """
    wish = wish or Wish()
    check_wish(wish)
    divisors = Divisors(wish.per, read_persons(wish.per) if isinstance(wish.per, Path) else None)
    layout, gathering = Layout(wish), Gathering(outputs, wish)
    spent: list[Note] = []
    undated = set[int]()
    for chain, lines in gathering.departments():
        subject = Subject(chain, lines, wish, Spending(chain))
        for fact in facts_of(subject):
            real = deflate(fact, wish.prices)
            undated |= {fact.year} if real.value is None and fact.value is not None else set()
            layout.add(divisors.divide(real))
        spent += subject.spending.notes
    without_index = [note("no_index", years=", ".join(map(str, sorted(undated))))] if undated else []
    return Comparison(
        measure=wish.measure,
        unit=wish.unit,
        by=wish.by,
        points=layout.points(),
        prices=wish.prices,
        left_out=gathering.left_out,
        notes=(*gathering.notes, *spent, *without_index, *divisors.notes),
    )
