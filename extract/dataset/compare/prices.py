"""Money in the prices of one year, by the Korean consumer price index (소비자물가지수); see `vocab/consumer_prices.toml`."""

from decimal import Decimal

from extract.vocab import lexicon


def index_of(year: int) -> Decimal | None:
    """Return the consumer price index of a year, 2020 being 100; None where it is not known.

    >>> index_of(2020), index_of(1800)
    (Decimal('100'), None)
    """
    entry = lexicon("consumer_prices").find(str(year))
    return Decimal(entry.data["index"]) if entry else None


def known_years() -> tuple[int, ...]:
    """Return the years whose index is known, in order."""
    return tuple(sorted(int(entry.key) for entry in lexicon("consumer_prices").entries))


def in_prices_of(prices: int, year: int, value: Decimal) -> Decimal | None:
    """Return a sum of money of one year in the prices of another; None where either index is not known.

    Args:
        prices: the year in whose prices it is given.
        year: the year that it is of.
        value: the sum.
    """
    to, since = index_of(prices), index_of(year)
    return value if prices == year else value * to / since if to and since else None
