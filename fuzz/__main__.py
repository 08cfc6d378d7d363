"""``python -m fuzz READER``: search for bytes on which a reader fails; what is found is kept beside the tests.

Needs atheris (``pip install -e '.[fuzz]'``). Containers are changed inside a member, under right checksums, half of the
time: else the search would end at the first of them.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extract.parsers"]):
    from evaluation.mutation.members import find_members
    from extract.errors import ReadError
    from extract.parsers import READERS, Reader, reader_of
    from extract.parsers.options import ReadOptions
    from fuzz.seeds import seeds

_FOUND = Path(__file__).resolve().parents[1] / "tests" / "fuzz" / "found"
_SECONDS_A_FILE = 30
_MEGABYTES = 3_000
_LONGEST = 1 << 20


def _target(reader: Reader, data: bytes) -> None:
    try:
        reader.read(data, ReadOptions(ocr="never"))
    except ReadError:
        return


def _changed(data: bytes, longest: int, seed: int) -> bytes:
    """Return bytes changed: inside a member of a container, every other time."""
    chance = random.Random(seed)  # noqa: S311 - the search names its own chance
    members = find_members(data) if chance.random() < 0.5 else ()  # noqa: PLR2004 - every other time
    if not members:
        return atheris.Mutate(data, longest)
    member = chance.choice(members)
    return member.put_back(atheris.Mutate(member.content, len(member.content) + 64))[:longest]


def main() -> None:
    """Read the arguments and search."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--seconds", type=int, default=600)
    given = parser.parse_args()
    with atheris.instrument_imports(include=["extract.parsers"]):
        reader = reader_of(given.reader)
    if reader is None:
        parser.error("no such reader")
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(given.reader)):
            (Path(folder) / str(number)).write_bytes(seed)
        limits = (
            f"-max_total_time={given.seconds}",
            f"-timeout={_SECONDS_A_FILE}",
            "-report_slow_units=30",
            f"-rss_limit_mb={_MEGABYTES}",
        )
        words = [sys.argv[0], folder, *limits, f"-max_len={_LONGEST}", f"-artifact_prefix={_FOUND}/{given.reader}-"]
        atheris.Setup(words, lambda data: _target(reader, data), custom_mutator=_changed)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
