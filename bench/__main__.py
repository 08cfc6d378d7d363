"""``python -m bench``: our speed beside others': PDFs by stage, Hangul documents by reader, expressions by kind."""

import argparse
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

_CHECKOUT = Path(__file__).resolve().parents[1]
_SHARED = _CHECKOUT.parent / "shared"
_PARTS = ("pdf", "hancom", "expressions")


def part(name: str) -> ModuleType:
    """Return a part of the benchmark; what others import would weigh on what it measures."""
    return import_module(f"bench.{name}")


def find_files(given: Path | None, suffixes: Iterable[str]) -> list[Path]:
    """Return the files to read: those of the folder given, or of the real files beside the checkout, or of the corpus."""
    folders = [given] if given else [_SHARED / "hwp", _SHARED / "real"]
    known = [folder for folder in folders if folder.is_dir()] or [_CHECKOUT / "corpus"]
    wanted = tuple(suffixes)
    return sorted(path for folder in known for path in folder.iterdir() if path.suffix.lower() in wanted)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pdf", action="store_true", help="measure PDFs")
    parser.add_argument("--hancom", action="store_true", help="measure HWP 5 and HWPX")
    parser.add_argument("--expressions", action="store_true", help="measure dates and the growth of all finders")
    parser.add_argument("--archive", type=int, nargs="?", const=20_000, metavar="N", help="measure a run over N files")
    parser.add_argument(
        "--dataset", type=int, nargs="?", const=20_000, metavar="N", help="measure a dataset of N reports"
    )
    parser.add_argument("--folder", type=Path, help="folder of files; by default ../shared, else corpus")
    parser.add_argument("--rounds", type=int, help="how often each file is read; by default PDFs once, others 5 times")
    given = parser.parse_args()
    if given.rounds is not None and given.rounds < 1:
        parser.error("at least one round")
    if given.archive:
        part("archive").run(given.archive)
        part("archive").kill_worker()
        return
    if given.dataset:
        part("dataset").run(given.dataset)
        return
    wanted = [name for name in _PARTS if getattr(given, name)] or list(_PARTS)
    pdfs, others = find_files(given.folder, [".pdf"]), find_files(given.folder, [".hwp", ".hwpx"])
    if not (("pdf" in wanted and pdfs) or ("hancom" in wanted and others) or "expressions" in wanted):
        parser.error("no such files there")
    if "pdf" in wanted and pdfs:
        part("pdf").run(pdfs, given.rounds or 1)
    if "hancom" in wanted and others:
        part("hancom").run(others, given.rounds or 5)
    if "expressions" in wanted:
        part("expressions").run()


if __name__ == "__main__":
    main()
