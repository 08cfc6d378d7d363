"""The committed files: they are those of the manifest, and every form prints what the model says."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from corpus.build.changes import changes
from corpus.build.manifest import describe
from corpus.build.markup import read_plans
from corpus.build.model import FORMS, strings
from corpus.build.to_txt import to_txt

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PLANS = {plan.name: plan for plan in read_plans()}
MANIFEST: dict[str, Any] = {
    row["name"]: row for row in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["plans"]
}
NAMES = sorted(PLANS)


def _names(form: str) -> list[str]:
    return [name for name in NAMES if form in PLANS[name].forms]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _docx_text(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))


def _pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_manifest_names_every_plan_and_file() -> None:
    assert sorted(MANIFEST) == NAMES
    files = {file["name"] for row in MANIFEST.values() for file in row["files"]}
    assert files == {path.name for form in FORMS for path in CORPUS.glob(f"*.{form}")}


def test_manifest_lists_what_became_of_programs() -> None:
    listed = json.loads((CORPUS / "manifest.json").read_text("utf-8"))["changes"]
    assert listed == changes(tuple(PLANS.values()))
    kinds = {group["kind"] for row in listed for group in row["programs"]}
    assert {"same", "renamed", "split", "merged", "new", "gone"} <= kinds
    assert any(row["departments"][0] != row["departments"][1] for row in listed)


@pytest.mark.parametrize("name", NAMES)
def test_manifest_fits_model_and_files(name: str) -> None:
    row = dict(MANIFEST[name])
    for file in row.pop("files"):
        assert hashlib.sha256((CORPUS / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    assert row == json.loads(json.dumps(describe(PLANS[name])))


@pytest.mark.parametrize("name", NAMES)
def test_txt_is_what_the_model_gives(name: str) -> None:
    assert (CORPUS / f"{name}.txt").read_text("utf-8") == to_txt(PLANS[name])


@pytest.mark.parametrize("name", _names("docx"))
def test_docx_prints_exactly_the_strings(name: str) -> None:
    expected = "".join(strings(PLANS[name]))
    assert Counter(_squeezed(_docx_text(CORPUS / f"{name}.docx"))) == Counter(_squeezed(expected))


@pytest.mark.parametrize("name", _names("pdf"))
def test_pdf_prints_every_string(name: str) -> None:
    printed = _squeezed(_pdf_text(CORPUS / f"{name}.pdf"))
    assert [text for text in strings(PLANS[name]) if _squeezed(text) not in printed] == []
