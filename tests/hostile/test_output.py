"""What a file says never steers the terminal, and JSON keeps it as it is."""

import json
import re
from pathlib import Path

import pytest

from extract.batch.single import read_one
from extract.cli.escape import escaped
from extract.emit import escape_json, to_json
from extract.schemas import FailureRecord
from tests.conftest import Invoke
from tests.hostile.xmls import docx, w
from tests.parsers.hwpx.writer import hwpx, p, tbl, tc

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
NASTY = "사업 \x9b31m\u202e원 000,1\u202c \x7f\u2066끝"


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """Return a plan whose title, cells and items hold controls and marks of direction."""
    rows = tc(0, 0, p("구분")) + tc(0, 1, p("예산(천원)")), tc(1, 0, p(NASTY)) + tc(1, 1, p("1,000"))
    total = tc(2, 0, p("계")) + tc(2, 1, p("9,000\u202e"))
    path = tmp_path / "plan.hwpx"
    path.write_bytes(hwpx(p(f"1. {NASTY}"), p(f"○ {NASTY} : 1,000천원"), p("", tbl(*rows, total, size=(3, 2)))))
    return path


@pytest.mark.parametrize("command", ["show", "dump", "check", "check --all --json", "run --summary -o -"])
def test_nothing_steers_the_terminal(command: str, nasty: Path, invoke: Invoke) -> None:
    name, *options = command.split()
    done = invoke([name, str(nasty), *options])
    assert done.exit_code == 0
    assert "사업" in done.output or name == "check"
    assert STEERING.findall(done.output) == []


def test_names_of_files_do_not_steer_it_either(tmp_path: Path, invoke: Invoke) -> None:
    path = tmp_path / "plan\x1b[31m\u202e.hwp"
    path.write_bytes(b"")
    done = invoke(["run", str(path), "-o", str(tmp_path / "out")])
    assert done.exit_code == 3
    assert STEERING.findall(done.output) == []
    assert STEERING.findall(invoke(["show", str(tmp_path / "none\x1b[31m")]).output) == []


def test_json_keeps_every_character(nasty: Path) -> None:
    record = read_one(nasty.read_bytes(), nasty.name)
    assert not isinstance(record, FailureRecord)
    whole = to_json(record).decode()
    assert STEERING.findall(whole) == []
    assert json.loads(whole) == json.loads(record.model_dump_json())
    assert NASTY in json.dumps(json.loads(whole), ensure_ascii=False).replace("\\u007f", "\x7f")


def test_what_is_shown_of_controls() -> None:
    assert escaped("가\x1b[2J\t나\n\u202e") == "가\\x1b[2J\t나\n\\u202e"
    assert json.loads(escape_json('"\u202e\x9b\u2028"')) == "\u202e\x9b\u2028"


def test_markup_of_consoles_and_pages_stays_text(tmp_path: Path, invoke: Invoke) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(
        docx("".join(map(w, ("Ⅰ. [red]빨강[/red] &lt;b&gt;굵게&lt;/b&gt; =1+1", "가. 처음", "Ⅱ. 둘째", "나. 다음"))))
    )
    for command in ("show", "dump"):
        assert "[red]빨강[/red] <b>굵게</b> =1+1" in invoke([command, str(path)]).output
