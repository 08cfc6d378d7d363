"""What each kind of evidence is worth: headings and parents found without it, in labelled and in rendered documents."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from evaluation.labelled import Scores, find_labelled, score, scorer, source_files
from evaluation.switches import SWITCHES, Switch
from extract import parsers
from extract.document import Document
from extract.errors import ReadError
from extract.schemas import Role, Section
from extract.segment import segment
from extract.segment.contents import title_key
from extract.segment.marker import parse_marker
from extract.segment.titles import heading_parts

_AREAS = ("headings", "parents")
_TRUTH = ".gt.json"


Trees: TypeAlias = dict[str, tuple[Section, ...]]
"""The top nodes of each document by its name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are scored together: a folder of labels, and what was read by the name of its report."""

    name: str
    labels: Path
    documents: Mapping[str, Document]


def labels_of(truth: Mapping[str, Any], output: str) -> dict[str, Any]:
    """Return the known headings of a rendered document as labels: titles as the tree cuts them, parents by level."""
    headings: list[tuple[str, str | None]] = []
    above: list[tuple[int, str]] = []
    for level, text in truth["headings"]:
        marker = parse_marker(text)
        title = heading_parts(text[marker.length :] if marker else text, marker).title
        above = [one for one in above if one[0] < level]
        headings.append((title, above[-1][1] if above else None))
        above.append((level, title))
    return {"output": output, "document": {"title": None}, "headings": headings, "headings_complete": True}


def _labelled(shared: Path) -> Group:
    sources = [one.source for one in find_labelled(shared) if one.source]
    return Group("labelled", shared / "gold", {path.name: parsers.read(path.read_bytes()) for path in sources})


def _rendered(shared: Path, folder: Path) -> Iterator[Group]:
    """Yield the rendered documents of which headings are known, by look and format."""
    for suffix in ("docx", "pdf"):
        for look in ("plain", "styled"):
            labels = folder / f"{suffix}-{look}"
            labels.mkdir()
            documents = dict(_known(shared / "rendered", look, suffix, labels))
            if documents:
                yield Group(f"{suffix} {look}", labels, documents)


def _known(rendered: Path, look: str, suffix: str, labels: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(rendered.glob(f"*_{look}{_TRUTH}")):
        truth, source = json.loads(path.read_text("utf-8")), path.with_name(path.name.replace(_TRUTH, f".{suffix}"))
        if truth["headings"] and source.is_file():
            (labels / f"{source.name}.yaml").write_text(json.dumps(labels_of(truth, source.name)), "utf-8")
            yield source.name, parsers.read(source.read_bytes())


def _others(shared: Path) -> dict[str, Document]:
    """Return the real documents without labels, as far as they can be read."""
    labelled = {one.source for one in find_labelled(shared)}
    found: dict[str, Document] = {}
    for path in source_files(shared):
        if path not in labelled:
            with suppress(ReadError):
                found[path.name] = parsers.read(path.read_bytes())
    return found


def _trees(switch: Switch, documents: Mapping[str, Document]) -> Trees:
    trees: Trees = {}
    for name, document in documents.items():
        changed = switch.change(document)
        with switch.around():
            trees[name] = segment(changed).sections
    return trees


def _shape(sections: tuple[Section, ...]) -> list[tuple[int, Role, str]]:
    """Return level, role and title of every node, to tell two trees apart whatever their markers."""
    shape: list[tuple[int, Role, str]] = []
    for section in sections:
        shape += [(section.level, section.role, title_key(section.title)), *_shape(section.sections)]
    return shape


def _changed(trees: Trees, whole: Trees) -> int:
    return sum(_shape(trees[name]) != _shape(whole[name]) for name in trees)


def measure(trees: Trees, group: Group, program: Path) -> Scores:
    """Return the scores of headings and parents of the trees of a group."""
    with TemporaryDirectory() as folder:
        for name, tree in trees.items():
            sections = [section.model_dump(mode="json") for section in tree]
            report = {"plan": {"document": {}, "sections": sections}}
            (Path(folder) / f"{name}.json").write_text(json.dumps(report), "utf-8")
        return score(program, group.labels, Path(folder), "--only", ",".join(_AREAS)).scores


def table(groups: list[Group], others: Mapping[str, Document], program: Path) -> Iterator[str]:
    """Yield the rows of the table; ``trees changed`` shows whether a switch does anything where no score moves."""
    scored = {f"{group.name}/{name}": one for group in groups for name, one in group.documents.items()}
    names = [f"{group.name} ({len(group.documents)})" for group in groups]
    yield _cells("switched off", *names, f"trees changed (of {len(scored)})", f"of {len(others)} without labels")
    yield f"|{'---|' * (len(groups) + 3)}"
    whole, rest = _trees(SWITCHES[0], scored), _trees(SWITCHES[0], others)
    for switch in SWITCHES:
        trees = _trees(switch, scored)
        scores = [
            measure({name: trees[f"{group.name}/{name}"] for name in group.documents}, group, program)
            for group in groups
        ]
        shown = [" / ".join(f"{one[area]['f1']:.3f}" for area in _AREAS) for one in scores]
        yield _cells(switch.name, *shown, str(_changed(trees, whole)), str(_changed(_trees(switch, others), rest)))


def _cells(*texts: str) -> str:
    return f"| {' | '.join(texts)} |"


def ablate(shared: Path) -> int:
    """Print the table of headings and parents F1 without each kind of evidence, and return the exit code."""
    program = scorer(shared)
    if not program.is_file():
        print(f"Nothing to evaluate: no labelled documents in {shared}")
        return 0
    with TemporaryDirectory() as folder:
        groups = [_labelled(shared), *_rendered(shared, Path(folder))]
        for row in table(groups, _others(shared), program):
            print(row, flush=True)
    return 0
