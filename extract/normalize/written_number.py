"""Numbers in words inside a text, where something proves that the words are a number: ``이십 명``, ``백이 넘는``."""

from collections.abc import Iterator
from functools import cache

import regex

from extract.normalize.bound import bound_behind
from extract.normalize.measure import Measure, ends_word, minor_behind, tail, unit_behind
from extract.normalize.mention import Mention, glues, signed
from extract.normalize.number_words import Words, read_run, starts
from extract.normalize.text import is_alone, is_blank, tight
from extract.vocab import lexicon

_TEN = 10
_THOUSAND = 1000
_LONG = 2


@cache
def _counter() -> regex.Pattern[str]:
    return regex.compile(tight(lexicon("number_words").words("counter")))


def _is_safe(plain: str, start: int, words: Words, measure: Measure) -> bool:
    """Return whether a number in words may stand before a unit: 이십 명 and 두 개 are counts, 사건 and 이 건 are not.

    Scales without a digit (백만원, 천 명) are units of tables as often as numbers; a bound proves that they are none.
    """
    raw = plain[start : words.end]
    bound = _limits(plain, measure.end)
    if words.value >= _THOUSAND and not bound and not _has_digit(raw):
        return False
    minor = minor_behind(plain, measure.end)
    alone = is_alone(plain, start, measure.end)
    blank = measure.start > words.end
    if measure.kind in ("count", "order", "point", "age"):
        return _is_count(raw, words, measure, blank=blank, alone=alone)
    if alone and plain[start : measure.end] in lexicon("number_words").words("trap"):
        return False
    if minor or (alone and (len(measure.text) >= _LONG or words.value >= _TEN)):
        return True
    return words.syllables >= _LONG or (words.value >= _TEN and (blank or bound))


def _limits(plain: str, end: int) -> bool:
    """Return whether a bound stands at ``end``; 까지 alone follows days and places as well."""
    bound = bound_behind(plain, end)
    return bound is not None and bound.limit != "up_to"


def _has_digit(raw: str) -> bool:
    lists = (lexicon("numerals").words("digit"), lexicon("number_words").words("native", "native_ten", "zero"))
    return any(word in raw for words in lists for word in words)


def _is_count(raw: str, words: Words, measure: Measure, *, blank: bool, alone: bool) -> bool:
    """Return whether words and a counter are a count: 한 사람 may be one who did, 세종 a city, 이천 가구 furniture."""
    known = lexicon("number_words")
    unit = measure.text.replace(" ", "")
    if unit not in known.words("counter") or (raw in known.words("place") and len(unit) > 1):
        return False
    if words.syllables >= _LONG:
        return True
    if words.native:
        return (words.value > 1 or alone) and (blank or unit in known.words("glued"))
    return words.value >= _TEN and blank


def _bounded(plain: str, start: int, words: Words) -> bool:
    """Return whether a bound proves that words are a number; 만일 이상 and 이십일 이내 stay open."""
    raw = plain[start : words.end]
    bound = bound_behind(plain, words.end) if _limits(plain, words.end) else None
    if words.syllables < _LONG:
        return (
            bound is not None and words.value >= _TEN and bound.text.startswith(lexicon("quantity_words").words("than"))
        )
    days = raw[-1] in lexicon("units").words("day_span")
    return bound is not None and not days and raw not in lexicon("number_words").words("trap")


@cache
def _time() -> regex.Pattern[str]:
    spans = [word for entry in lexicon("units").entries if entry.data["kind"] == "duration" for word in entry.words]
    return regex.compile(rf" ?\L<spans>{tail()}", spans=spans)


def _proof(plain: str, begin: int, start: int, words: Words, measure: Measure | None) -> str | None:
    """Return what proves that words are a number: their unit, their sign, a bound, the whole text, or a range."""
    if measure and (begin < start or _is_safe(plain, start, words, measure)):
        return "unit"
    if _bounded(plain, start, words) or (begin < start and ends_word(plain, words.end)):
        return "words"
    if words.syllables > _LONG and _time().match(plain, words.end):
        return "time"
    alone = is_alone(plain, begin, words.end)
    if alone and words.syllables >= _LONG:
        return "words"
    return "range" if _range_word().match(plain, measure.end if measure else words.end) else None


def _written_at(plain: str, start: int) -> Mention | None:
    """Return the longest proven number in words from ``start`` on, or None where two readings are as good."""
    found: list[tuple[Words, Mention, str]] = []
    begin, sign = signed(plain, start)
    glued, last = glues(plain, begin, written=True), None
    for words in read_run(plain, start):
        last = words
        measure = unit_behind(plain, words.end)
        proof = _proof(plain, begin, start, words, measure)
        unit = measure if proof in ("unit", "range") else None
        if proof:
            mention = Mention(
                begin, words.end, sign * words.value, measure=unit, written=True, glued=glued, proven=proof != "range"
            )
            found.append((words, mention, proof))
    if not found or not last:
        return None
    words, mention, proof = found[-1]
    is_part = last.end > words.end and last.value != last.value.to_integral_value()
    is_part = is_part and not _range_word().match(plain, mention.stop)
    copula = tuple(lexicon("quantity_words").words("copula"))
    open_end = proof == "words" and len(found) > 1 and not is_blank(plain, words.end, len(plain))
    twofold = open_end and plain.endswith(copula, 0, words.end)
    return None if is_part or twofold else mention


@cache
def _range_word() -> regex.Pattern[str]:
    words = lexicon("quantity_words")
    between, to, start = (tight(words.words(key)) for key in ("between", "to", "from"))
    both = tight(lexicon("number_words").words("and"))
    return regex.compile(rf"(?:{both}|{start}) | ?[~-] ?|{to}{tail()}| ?{between}{tail()}")


def find_written_numbers(plain: str) -> Iterator[Mention]:
    """Yield the numbers in words of a levelled text that a unit, a sign, a bound, a range or the whole text proves.

    >>> [str(one.value) for one in find_written_numbers("스물여섯 명, 마이너스 일이다, 이백보다 큰, 이십 퍼센트")]
    ['26', '-1', '200', '20']
    >>> list(find_written_numbers("사회, 이 건은, 만일 이상이, 구석구석, 이사회, 한국, 세부 사항, 이천, 일부, 조사"))
    []
    """
    place = 0
    for found in starts().finditer(plain):
        if found.start() < place:
            continue
        mention = _written_at(plain, found.start())
        while mention:
            yield mention
            place = mention.stop
            mention = _written_at(plain, place) if minor_behind(plain, place) else None
