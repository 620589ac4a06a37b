"""``docgen redact`` as a person types it: what comes out, what is told, and what is never told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import FIXTURES, load_data

from docgen.cli import run

THIRD = str(FIXTURES / "third-party-before-meeting.json")
NOTE = "Visit Mr Brown at 16 Larkspur Close.\nMark the file; Mark said no. Mrs Hartley-Osei rang.\n"
CLEAN = (
    "Visit [alleged perpetrator] at [address].\nMark the file; [alleged perpetrator 2] said no. [victim] rang.\n"
)
Typed = Callable[[bytes | str], None]
TOLD_NOWHERE = ("Brown", "Larkspur", "Hartley", "Osei")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Puts these bytes on standard input."""

    def put(content: bytes | str) -> None:
        stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream, encoding="ascii"))

    return put


def redact(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with whatever encoding the machine may have."""
    return subprocess.run(
        [sys.executable, "-m", "docgen", "redact", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )


def test_the_text_comes_out_and_nothing_else(typed: Typed, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    typed(NOTE)
    assert run(["redact", THIRD]) == 0
    printed = capsysbinary.readouterr()
    assert printed.out == CLEAN.encode()
    assert printed.err == b""


def test_line_ends_and_letters_stay_on_any_machine() -> None:
    text = "\ufeffÂ£5 – caf\u00e9 😀\r\nMr Brown\rlast\u2028line \u200b\tno end"
    done = redact(THIRD, stdin=text.encode())
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == text.replace("Mr Brown", "[alleged perpetrator]")
    assert done.stderr == b""
    assert redact(THIRD, stdin=b"").stdout == b""


@pytest.mark.parametrize("as_file", [["{file}"], ["-"], []], ids=["file", "dash", "stdin"])
def test_the_text_may_be_a_file(
    as_file: list[str],
    typed: Typed,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(NOTE.encode())
    typed("" if as_file == ["{file}"] else NOTE)
    assert run(["redact", THIRD, *(a.format(file=path) for a in as_file)]) == 0
    assert capsysbinary.readouterr().out == CLEAN.encode()


def test_the_case_may_come_from_standard_input(
    typed: Typed, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8", newline="\n")
    typed(Path(THIRD).read_bytes())
    assert run(["redact", "-", str(tmp_path / "note.txt")]) == 0
    assert capsysbinary.readouterr().out == CLEAN.encode()


@pytest.mark.parametrize("text", [[], ["-"]])
def test_they_can_not_both(text: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["redact", "-", *text]) == 2
    assert "can't both come from standard input" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reader", "victim", "applicant"),
    [
        ([], "[victim]", "[applicant]"),
        (["--for", "both"], "[victim]", "[applicant]"),
        (["--for", "victim"], "Mrs Hartley-Osei of Flat 3, 14 Larkspur Close", "Ms O'Rourke of [address]"),
        (["--for", "applicant"], "Mrs Hartley-Osei of [address]", "Ms O'Rourke of 8 Quillmaker Street"),
    ],
)
def test_each_reader_may_know_of_themselves(
    reader: list[str],
    victim: str,
    applicant: str,
    typed: Typed,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed("Mrs Hartley-Osei of Flat 3, 14 Larkspur Close; Ms O'Rourke of 8 Quillmaker Street; Mr Brown.")
    assert run(["redact", THIRD, *reader]) == 0
    told = capsys.readouterr().out
    first, second, third = told.split("; ")
    assert first.startswith(victim)
    assert second.startswith(applicant)
    assert third == "[alleged perpetrator]."


def test_json_tells_each_mark(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed("😀 " + NOTE)
    assert run(["redact", THIRD, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"text", "marks", "left"}
    assert told["text"] == "😀 " + CLEAN
    text, at, rebuilt = "😀 " + NOTE, 0, ""
    for mark in told["marks"]:
        assert set(mark) == {"start", "end", "kind", "replacement", "reason", "certain"}
        rebuilt += text[at : mark["start"]] + mark["replacement"]
        at = mark["end"]
    assert rebuilt + text[at:] == told["text"]
    assert [m["kind"] for m in told["marks"]] == ["name", "address", "name", "name"]
    assert [m["certain"] for m in told["marks"]] == [True, True, False, True]
    [left] = told["left"]
    assert ("😀 " + NOTE)[left["start"] : left["end"]] == "Mark"


def test_explain_tells_where_and_why_and_not_what(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed(NOTE)
    assert run(["redact", THIRD, "--explain"]) == 0
    printed = capsys.readouterr()
    assert printed.out == CLEAN
    assert "4 places changed: address 1, name 3." in printed.err
    assert "line 1, character 7: [alleged perpetrator], a name in the case" in printed.err
    assert "line 2, character 16: look at this: [alleged perpetrator 2]" in printed.err
    assert "No program finds everything" in printed.err
    for words in TOLD_NOWHERE:
        assert words not in printed.err


def test_on_a_screen_it_tells_how_much_and_what_to_look_at(
    typed: Typed,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    typed(NOTE)
    assert run(["redact", THIRD]) == 0
    printed = capsys.readouterr()
    assert printed.out == CLEAN
    assert "4 places changed" in printed.err
    assert printed.err.count("line ") == 2  # only what is uncertain, and what stayed and may be a name
    assert "line 2, character 1: this stayed, look at it: a name in the case, unless it is the word" in printed.err
    typed("Nothing here.")
    assert run(["redact", THIRD]) == 0
    assert "Nothing was taken out.\nNo program finds everything" in capsys.readouterr().err


def test_it_asks_who_sits_before_it(
    typed: Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(NOTE)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert run(["redact", THIRD]) == 0
    assert "Type or paste the text" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Mr Brown\nof caf\xe9", "byte 16, in line 2, is not UTF-8"),
        (b"\x80", "byte 1, in line 1, is not UTF-8"),
        ("Mr Brown".encode("utf-16"), "looks like UTF-16"),
        ("Mr Brown".encode("utf-16-le"), "byte 2 is not plain text; it looks like UTF-16"),
        (b"Mr Brown\x00", "byte 9 is not plain text"),
        (b"Mr Br\xed\xa0\x80own", "byte 6, in line 1, is not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_told_by_place(
    content: bytes,
    told: str,
    typed: Typed,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(content)
    assert run(["redact", THIRD]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "standard input" in printed.err
    assert told in printed.err
    assert "Brown" not in printed.err


def test_a_text_or_case_that_is_not_there(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("")
    assert run(["redact", THIRD, str(tmp_path / "no.txt")]) == 1
    assert "no.txt: can't be read" in capsys.readouterr().err
    assert run(["redact", str(tmp_path / "no.json")]) == 1
    assert "no.json" in capsys.readouterr().err


def test_the_wishes_of_the_case_are_heeded(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = load_data("third-party-before-meeting")
    data["redaction"] = {"remove": ["visit"], "keep": ["Mr Brown"]}
    case = tmp_path / "case.json"
    case.write_text(json.dumps(data), encoding="utf-8")
    typed(NOTE)
    assert run(["redact", str(case)]) == 0
    assert capsys.readouterr().out.startswith("[removed] Mr Brown at [address].")


def test_output_goes_into_a_file_and_replaces_none(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "clean.txt"
    for arguments, code in (([], 0), ([], 8), (["--force"], 0)):
        typed(NOTE)
        assert run(["redact", THIRD, "-o", str(target), *arguments]) == code
        assert capsys.readouterr().out == ""
    assert target.read_bytes() == CLEAN.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["clean.txt"]


# The review


def test_the_review_is_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "review.html"
    assert run(["redact", "--review", THIRD, "-o", str(target)]) == 0
    printed = capsys.readouterr()
    assert "texts, " in printed.out
    assert "holds personal data" in printed.out
    assert printed.err == ""
    for words in TOLD_NOWHERE:
        assert words not in printed.out
    assert target.read_bytes().startswith(b"<!doctype html>\n<html lang=")
    assert [path.name for path in tmp_path.iterdir()] == ["review.html"]
    assert run(["redact", "--review", THIRD, "-o", str(target)]) == 8
    assert "exists already" in capsys.readouterr().err
    assert run(["redact", "--review", THIRD, "-o", str(target), "--force"]) == 0


def test_the_review_may_take_its_case_from_standard_input(typed: Typed, tmp_path: Path) -> None:
    one, other = tmp_path / "1.html", tmp_path / "2.html"
    typed(Path(THIRD).read_bytes())
    assert run(["redact", "--review", "-", "-o", str(one)]) == 0
    assert run(["redact", "--review", THIRD, "-o", str(other)]) == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--review", THIRD], "name it with -o"),
        (["--review", THIRD, "note.txt", "-o", "x.html"], "takes no TEXT"),
        (["--review", THIRD, "-o", "x.html", "--for", "victim"], "takes no TEXT"),
        (["--review", THIRD, "-o", "x.html", "--json"], "takes no TEXT"),
        (["--review", THIRD, "-o", "x.html", "--explain"], "takes no TEXT"),
        (["--review", THIRD, "-o", "x.pdf"], "end the file's name in .html"),
        ([THIRD, "--for", "nobody"], "'nobody' is not one of"),
    ],
)
def test_what_does_not_go_together_is_told(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["redact", *arguments]) == 2
    assert told in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", [0, 1])
def test_no_result_takes_the_place_of_what_it_is_made_of(
    which: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, note = tmp_path / "case.json", tmp_path / "note.txt"
    case.write_bytes(Path(THIRD).read_bytes())
    note.write_text(NOTE, encoding="utf-8")
    target = (case, note)[which]
    before = target.read_bytes()
    assert run(["redact", str(case), str(note), "-o", str(target), "--force"]) == 1
    assert "is what the result is made of; name another file with -o" in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "is a Word file or another zip, not plain text"),
        (b"%PDF-1.7", "is a PDF, not plain text"),
        (b"Mr Brown rang on Monday.\x00", "byte 25 is not plain text; it is zero"),
    ],
)
def test_files_of_another_kind_are_told(
    content: bytes, told: str, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(content)
    assert run(["redact", THIRD]) == 1
    assert told in capsys.readouterr().err
