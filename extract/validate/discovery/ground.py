"""A field made ready for adding up."""

from dataclasses import dataclass

import numpy as np

from extract.validate.discovery.field import Field, Flags, Floats, Numbers

_PIVOTS = 3
_ALIKE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Numbers with blanks as zero.

    Attributes:
        plain: line × post.
        known: where a number stands.
        steps: weight of each last digit, zero where no number stands.
        weight: what agreement at one post is worth: less than one where posts follow from one another.
        pivots: a few posts that hold most of the numbers.
        telling: decimal digits that a number in the middle has.
    """

    plain: Floats
    known: Flags
    steps: Floats
    weight: float
    pivots: Numbers
    telling: float = 1.0


def prepare(field: Field) -> Ground:
    """Return a field made ready."""
    known = ~np.isnan(field.values)
    plain, steps = np.where(known, field.values, 0.0), np.where(known, field.steps, 0.0)
    return Ground(plain, known, steps, _weight(plain, known, steps), _pivots(plain), _telling(plain, steps))


def _weight(plain: Floats, known: Flags, steps: Floats) -> float:
    """Return the share of posts that do not follow from others by adding and scaling, as far as rounding lets one see."""
    held = known.any(axis=0)
    if held.sum() < 2 or not plain.any():  # noqa: PLR2004 - one post follows from none
        return 1.0
    sizes = np.linalg.svd(plain[np.ix_(known.any(axis=1), held)], compute_uv=False)
    noise = float(np.median(steps[known])) * 0.5 * np.sqrt(plain.shape[0])
    share = max(1.0, float((sizes > noise).sum())) / float(len(sizes))
    return min(share, _distinct(plain[:, held]))


def _distinct(plain: Floats) -> float:
    """Return the share of posts that are not another one multiplied by a number."""
    scaled = np.round(plain / np.maximum(np.abs(plain).max(axis=0), 1e-12), _ALIKE)
    return len({column.tobytes() for column in np.ascontiguousarray(scaled.T)}) / scaled.shape[1]


def _telling(plain: Floats, steps: Floats) -> float:
    held = plain != 0
    return float(np.median(np.log10(1.0 + np.abs(plain[held]) / steps[held]))) if held.any() else 0.0


def _pivots(plain: Floats) -> Numbers:
    """Return the posts that together hold numbers other than zero in most lines, the fullest first."""
    filled = plain != 0
    missing = np.ones(plain.shape[0], np.bool_)
    chosen: list[int] = []
    for _ in range(min(_PIVOTS, plain.shape[1])):
        gains = (filled & missing[:, None]).sum(axis=0) * 4 + filled.sum(axis=0)
        gains[chosen] = -1
        chosen.append(int(np.argmax(gains)))
        missing &= ~filled[:, chosen[-1]]
    return np.array(chosen, np.int_)
