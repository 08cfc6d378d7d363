"""Many documents compared: which count, who made them, what they say, laid out as asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.dataset.compare.chains import Chain, read_chains
from extract.dataset.compare.choosing import choose
from extract.dataset.compare.measures import Subject, facts_of
from extract.dataset.compare.model import Comparison
from extract.dataset.compare.notes import LeftOut, Note, note
from extract.dataset.compare.points import lay_out
from extract.dataset.compare.ratios import deflate, divide
from extract.dataset.compare.selecting import is_wanted, select_lines, select_strands, tell_changes
from extract.dataset.compare.shelf import Outputs, open_shelf
from extract.dataset.compare.spending import Spending
from extract.dataset.compare.wish import Wish, check_wish
from extract.dataset.identity import Line


@dataclass(frozen=True, slots=True)
class Gathered:
    """The departments that a wish asks for, each with its chosen programs; what was left out, and what is to be known."""

    departments: tuple[tuple[Chain, tuple[Line, ...]], ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]


def gather(outputs: Outputs, wish: Wish) -> Gathered:
    """Return the departments that a wish asks for, through the years.

    Only the reports of departments that may matter are read: those with a program, body or department of the names
    asked for, and those of the same body that may be them under another name.

    Args:
        outputs: an outputs folder, its dataset, or reports.
        wish: what is asked.

    Raises:
        DatasetError: if a name that is asked for is nowhere, or the folder cannot be read.
    """
    shelf = open_shelf(outputs)
    choice = choose(shelf.documents)
    chains = read_chains(shelf, select_strands(choice.strands, wish), wish.decisions)
    found = [(chain, select_lines(chain, wish.programs)) for chain in chains if is_wanted(chain, wish)]
    kept = tuple((chain, lines) for chain, lines in found if lines or not wish.programs)
    notes = list(choice.notes)
    if shelf.unread:
        notes.append(note("unread", count=shelf.unread))
    if wish.programs:
        notes += [told for chain, lines in kept for told in tell_changes(chain, lines)]
    return Gathered(kept, _of_kept(choice.left_out, kept), tuple(notes))


def _of_kept(left_out: Sequence[LeftOut], kept: Sequence[tuple[Chain, tuple[Line, ...]]]) -> tuple[LeftOut, ...]:
    counted = {paper.path for chain, _ in kept for paper in chain.papers}
    return tuple(one for one in left_out if one.instead in counted)


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
    gathered = gather(outputs, wish)
    notes = list(gathered.notes)
    subjects = [Subject(chain, lines, wish, Spending(chain)) for chain, lines in gathered.departments]
    facts = [fact for subject in subjects for fact in facts_of(subject)]
    notes += [told for subject in subjects for told in subject.notes]
    real, without_index = deflate(facts, wish)
    divided, without_base = divide(real, wish)
    return Comparison(
        measure=wish.measure,
        unit=wish.unit,
        by=wish.by,
        points=lay_out(divided, wish),
        prices=wish.prices,
        left_out=gathered.left_out,
        notes=(*notes, *without_index, *without_base),
    )
