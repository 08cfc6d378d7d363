"""The labelled documents read, scored, and held against the floors."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.floors import Floors, above, below, raised, read_floors, to_toml
from evaluation.labelled import Labelled, Scored, Scores, digest, find_labelled, label_files, score, scorer
from extract.emit import to_json
from extract.errors import ReadError
from extract.pipeline import extract_report


def evaluate(shared: Path, floors: Path, *, rise: bool = False, misses: int = 0) -> int:
    """Print the table of scores and how it stands to the floors.

    Args:
        shared: the folder with ``gold``, ``score`` and the documents.
        floors: the file of floors.
        rise: whether to write the floors that are worth raising.
        misses: how many misses and surplus records the scorer lists for each area of a document.

    Returns:
        The exit code: 1 where something fell below its floor or could not be measured, else 0.
    """
    documents = find_labelled(shared)
    if not documents or not scorer(shared).is_file():
        print(f"Nothing to evaluate: no labelled documents in {shared}")
        return 0
    found = _measure(shared, documents, misses)
    print(found.printed)
    if not found.complete:
        print("Not compared with the floors: not every labelled document was read")
        return 1
    yardstick = {"labels": digest(label_files(shared)), "scorer": digest([scorer(shared)])}
    return hold(found.scores, yardstick, floors, rise=rise)


def _measure(shared: Path, documents: list[Labelled], misses: int) -> Scored:
    with TemporaryDirectory() as folder:
        for one in documents:
            if one.source is None:
                print(f"{one.labels.name}: no such document")
            else:
                _report(one.source, Path(folder))
        return score(scorer(shared), shared / "gold", Path(folder), "--misses", str(misses))


def _report(source: Path, folder: Path) -> None:
    try:
        report = extract_report(source.read_bytes(), source.name)
    except ReadError as error:
        print(f"{source.name}: not read: {error}")
        return
    (folder / f"{source.name}.json").write_bytes(to_json(report))


def hold(measured: Scores, yardstick: dict[str, str], path: Path, *, rise: bool) -> int:
    """Compare what was measured with a file of floors, raise them if asked to, and return the exit code."""
    floors = read_floors(path) or Floors(yardstick, {})
    other = [name for name, value in yardstick.items() if floors.yardstick.get(name) != value]
    if other:
        print(f"Not compared: {path.name} was measured with another digest of: {', '.join(other)}")
        print("\n".join(f"  {name} = {json.dumps(yardstick[name])}" for name in other))
        return 0
    failed, better = below(floors.scores, measured), above(floors.scores, measured)
    for gap in failed:
        print(f"BELOW THE FLOOR  {gap}")
    for gap in better:
        print(f"above the floor  {gap}")
    if better and rise:
        path.write_text(to_toml(Floors(yardstick, raised(floors.scores, measured))), "utf-8")
        print(f"{path.name}: {len(better)} floors raised")
    elif better:
        print("`make eval RAISE=1` raises these floors")
    print(f"{len(failed)} below their floors")
    return 1 if failed else 0
