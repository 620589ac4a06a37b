"""Case text goes into the papers and nowhere else: no message, log line or temporary file holds a name."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from made import DAYS, case_of, personal, says
from support import FIXTURES, load_data

from docgen.cli import run

THIRD = "third-party-before-meeting"
ON = ["--on", "2026-04-20"]
OFFICERS = {"Nandakumar", "Achebe", "Faraday", "Quill", "Marsh", "priya.nandakumar@council.example.org"}

Quiet = Callable[..., tuple[int, str]]


@pytest.fixture
def quiet(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> Quiet:
    """Runs docgen with a temporary folder of its own, and every log listened to: exit code, and what was said.

    What was said is checked for the people of the fixture, and the folder has to be empty afterwards.
    """
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    caplog.set_level(logging.DEBUG)

    def go(*arguments: str, of: str = THIRD, all_of_it: bool = True) -> tuple[int, str]:
        code = run(list(arguments))
        printed = capsys.readouterr()
        told = printed.err + caplog.text + (printed.out if all_of_it else "")
        for text in personal(of):
            assert not says(told, text), text
        assert "Traceback" not in told
        assert list(scratch.iterdir()) == []
        return code, told

    return go


def saved(tmp_path: Path, data: Any, name: str = "case.json") -> str:
    path = tmp_path / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def fixture(name: str) -> str:
    return str(FIXTURES / f"{name}.json")


# What goes well


@pytest.mark.parametrize("name", DAYS)
def test_commands_that_only_look_name_nobody(name: str, quiet: Quiet) -> None:
    case, on = fixture(name), ["--on", DAYS[name].isoformat()]
    for command in (["documents"], ["timetable"], ["check"]):
        for json_or_not in ([], ["--json"]):
            code, _ = quiet(*command, case, *on, *json_or_not, of=name)
            assert code == 0, command
    # The reasons of the threshold tell what links incidents, in the words of the form.
    assert quiet("threshold", case, *on, of=name, all_of_it=False)[0] == 0


@pytest.mark.parametrize("name", [THIRD, "minimal", "withdrawn-third-party", "partner-files"])
def test_a_pack_is_made_without_naming_anybody(name: str, quiet: Quiet, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told = quiet("pack", fixture(name), "-o", str(out), "--on", DAYS[name].isoformat(), of=name)
    assert code == 0
    assert str(out) in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "scratch"]


def test_one_document_is_made_without_naming_anybody(quiet: Quiet, tmp_path: Path) -> None:
    for ending in ("docx", "pdf"):
        assert quiet("render", "letter-5", fixture(THIRD), "-o", str(tmp_path / f"x.{ending}"), *ON)[0] == 0


# What goes wrong

SPOILT: dict[str, Callable[[dict[str, Any]], object]] = {
    "a name in place of a person": lambda d: d.update(victim="Mrs Adwoa Hartley-Osei"),
    "a name in place of a name": lambda d: d["victim"].update(name="Mrs Adwoa Hartley-Osei"),
    "an address in place of a date": lambda d: d["application"].update(received="14 Larkspur Close"),
    "a name in place of a choice": lambda d: d["victim"].update(pronoun="Hartley-Osei"),
    "a name in place of a decision": lambda d: d["threshold"].update(decision="Hartley-Osei"),
    "a number in place of a name": lambda d: d["victim"]["name"].update(family=7),
    "a list in place of a name": lambda d: d["victim"]["name"].update(family=["Hartley-Osei"]),
    "a telephone number in place of a time": lambda d: d["meeting"].update(start="07700 900123"),
    "an unknown field": lambda d: d["victim"].update(adress="14 Larkspur Close"),
    "a name in place of a number": lambda d: d["actions"][0].update(number="Hartley-Osei"),
    "a name in place of true": lambda d: d["perpetrators"][0].update(under_18="William"),
    "a name in place of a letter": lambda d: d["letters"].update({"5": "Mrs Adwoa Hartley-Osei"}),
    "no name": lambda d: d["victim"].pop("name"),
    "a date of birth to come": lambda d: d["victim"].update(date_of_birth="2951-02-14"),
    "a child that is none": lambda d: d["perpetrators"][0].update(under_18=True),
    "a year far off": lambda d: d["meeting"].update(date="9999-12-31"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_case_is_told_by_place_and_not_by_what_stands_there(
    spoil: Callable[[dict[str, Any]], object], quiet: Quiet, tmp_path: Path
) -> None:
    data = load_data(THIRD)
    spoil(data)
    case = saved(tmp_path, data)
    code, told = quiet("check", case, *ON)
    for command in ("pack", "timetable", "documents", "threshold"):
        target = ["-o", str(tmp_path / "out")] if command == "pack" else []
        # What the threshold tells of an incident is what links it to others: a source that somebody typed.
        loaded, said = quiet(command, case, *target, *ON, all_of_it=command != "threshold")
        if loaded == 1:
            assert "/" in said
            assert code == 1
    assert code in (0, 1)
    assert code == 0 or "problem" in told


@pytest.mark.parametrize("cut", [1, 200, 1500, 4000, -2])
def test_a_case_that_is_cut_short_is_not_quoted(cut: int, quiet: Quiet, tmp_path: Path) -> None:
    whole = Path(fixture(THIRD)).read_text(encoding="utf-8")
    code, told = quiet("check", saved(tmp_path, whole[:cut]))
    assert code == 1
    assert "is not JSON" in told


FAILING: dict[str, tuple[list[str], int]] = {
    "no such case": (["pack", "nowhere.json"], 1),
    "no such engine": (["pack", fixture(THIRD), "--engine", "word"], 2),
    "no such option": (["pack", fixture(THIRD), "--on", "tomorrow"], 2),
    "no such document": (["render", "letter-9", fixture(THIRD), "-o", "x.pdf"], 4),
    "not called for": (["render", "letter-4", fixture(THIRD), "-o", "x.pdf", *ON], 4),
    "whose copy": (["render", "threshold-assessment", fixture(THIRD), "-o", "x.pdf", *ON], 4),
    "no such copy": (["render", "letter-5", fixture(THIRD), "-o", "x.pdf", "--for", "nobody", *ON], 4),
    "no such ending": (["render", "letter-5", fixture(THIRD), "-o", "x.odt", *ON], 8),
    "no such templates": (["pack", fixture(THIRD), "-o", "y", "--templates", "nowhere", *ON], 5),
    "no such authorities": (["pack", fixture(THIRD), "-o", "y", "--authorities", "nowhere", *ON], 3),
    "a target that is there": (["pack", fixture(THIRD), "-o", ".", *ON], 8),
}


@pytest.mark.parametrize(("arguments", "code"), FAILING.values(), ids=FAILING)
def test_what_goes_wrong_names_nobody(
    arguments: list[str], code: int, quiet: Quiet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, told = quiet(*arguments)
    assert found == code, told
    assert told.strip()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ victim.nmae }}",
        "{{ victim.name + 1 }}",
        "{{ 1 / victim.name }}",
        "{{ victim[victim.name] }}",
        "{{ victim.name.surname }}",
        "{{ victim.name | day }}",
        "{{ victim.address | clock }}",
        "{% include victim.name %}",
        "{% if victim.name < 3 %}x{% endif %}",
        "{{ dates[victim.name] }}",
        "{{ '%d' % victim.name }}",
        "{{ victim.name() }}",
        "{% for a, b in [victim.name] %}{% endfor %}",
        "{{ victim.name | int | day }}",
        "{{ victim.name | sentence_end | length | day }}",
        "{{ range(victim.name) }}",
        "{{ victim }}",
        "{{ victim.__class__ }}",
        "{{ people | and_list }}",
    ],
)
def test_a_template_that_is_wrong_quotes_the_template_and_not_the_case(
    tag: str, quiet: Quiet, tmp_path: Path
) -> None:
    own = WordDocument()
    own.add_paragraph(tag)
    (tmp_path / "own").mkdir()
    own.save(str(tmp_path / "own" / "letter-5.docx"))
    target = tmp_path / "x.docx"
    code, _ = quiet(
        "render", "letter-5", fixture(THIRD), "-o", str(target), "--templates", str(tmp_path / "own"), *ON
    )
    assert code in (0, 4, 5)
    assert target.exists() == (code == 0)


def test_a_partners_file_that_is_missing_is_named_and_nobody_else(quiet: Quiet, tmp_path: Path) -> None:
    case = saved(tmp_path, load_data("partner-files"))
    out = tmp_path / "out"
    code, told = quiet("pack", case, "-o", str(out), "--on", "2026-06-24", of="partner-files")
    assert code == 7
    assert "partners/police-chronology.pdf" in told
    assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json", "scratch"]


@pytest.mark.parametrize(
    "where", ["docgen.case.parse_case", "docgen.review.timetable", "docgen.pack.bound.assemble"]
)
def test_a_fault_of_docgens_own_tells_its_kind_and_place(
    where: str, quiet: Quiet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Mrs Adwoa Hartley-Osei, Flat 3, 14 Larkspur Close")

    import docgen.pack  # so that it is there to be broken

    assert docgen.pack
    monkeypatch.setattr(where, broken)
    out = tmp_path / "out"
    code, told = quiet("pack", fixture(THIRD), "-o", str(out), *ON)
    assert code == 70
    assert "RuntimeError at test_privacy.py" in told
    assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch"]


def test_a_disk_that_fills_up_leaves_nothing_and_names_nobody(
    quiet: Quiet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    real = Path.write_bytes

    def fills_up(self: Path, content: bytes) -> int:
        written.append(self)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", fills_up)
    code, told = quiet(
        "pack", fixture("withdrawn"), "-o", str(tmp_path / "out"), "--on", "2026-05-21", of="withdrawn"
    )
    assert code == 8
    assert "No space left on device; nothing was changed" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch"]


def test_values_that_hold_letters_do_not_spill_them() -> None:
    """A letter in a log line or a failed comparison would be the case file in another place."""
    from made import built

    made = built("withdrawn")
    assert made.review.case == case_of("withdrawn")
    from docgen.paper import Docx, Pdf, RedactedPdf

    for kind in (Docx, Pdf, RedactedPdf):
        assert "Hartley" not in repr(kind(b"Mrs Hartley"))


def test_the_officers_are_not_told_either(quiet: Quiet, tmp_path: Path) -> None:
    _, told = quiet("pack", fixture(THIRD), "-o", str(tmp_path / "out"), *ON)
    for officer in OFFICERS:
        assert not says(told, officer), officer
