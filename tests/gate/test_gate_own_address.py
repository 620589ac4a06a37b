"""The reader's own address as a whole holds nothing back, though a part of it is another's; that part alone does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from made import DAYS
from support import load_data

from docgen.authority import load_authority
from docgen.build import build_pack
from docgen.case import Case, parse_case
from docgen.cli import run
from docgen.gate import Gate
from docgen.redact.reader import Redactors

CASE, CODE = "third-party-before-meeting", "S18 1ZW"
LANE = "Sheep Wash Lane"
# Where the victim lives, where the one complained of does, and how a paper may say the latter.
SHARED: dict[str, tuple[list[str], list[str], str]] = {
    "same line": (["Flat 0/2", f"rear of 18A {LANE}"], ["Flat 0/3", f"rear of 18A {LANE}"], "Flat 0/3"),
    "one line": ([f"Flat 2 above 18 {LANE}"], [f"Flat 3 above 18 {LANE}"], f"Flat 3 above 18 {LANE}"),
    "above": ([f"Flat above 18 {LANE}"], [f"18 {LANE}"], f"18 {LANE}"),
    "rear": ([f"rear of 18A {LANE}"], [f"18A {LANE}"], f"18A {LANE}"),
    "long": (
        [f"Flat 0/2, The Old Forge, rear of 18A {LANE}."],
        [f"Flat 0/3, The Old Forge, rear of 18A {LANE}"],
        f"Flat 0/3, The Old Forge, rear of 18A {LANE}",
    ),
}


def data_of(own: list[str], theirs: list[str]) -> dict[str, object]:
    data = load_data(CASE)
    data["victim"]["address"] = {"lines": [*own, "Dronfield"], "postcode": CODE}
    data["perpetrators"][0]["address"] = {"lines": [*theirs, "Dronfield"], "postcode": CODE}
    return data


def case_of(own: list[str], theirs: list[str]) -> Case:
    return parse_case(json.dumps(data_of(own, theirs)))


@pytest.mark.parametrize("name", SHARED)
def test_the_readers_own_address_passes_and_that_of_the_other_does_not(name: str) -> None:
    own, theirs, said = SHARED[name]
    redactors = Redactors(case_of(own, theirs), load_authority("north-east-derbyshire"))
    gate = Gate.for_reader(redactors.case, redactors.policy("victim"), "victim")
    block = "\n".join(["Miss Example", *own, "Dronfield", CODE, "", "Dear Miss Example"])
    assert gate.leaks("letter-3.txt", block.encode()) == ()
    assert "address" in {leak.kind for leak in gate.leaks("letter-3.txt", f"They are at {said}.".encode())}
    redactor = redactors.for_reader("victim")
    whole = ", ".join(own).rstrip(".")
    assert redactor.text(f"We came to {whole} on Monday.") == f"We came to {whole} on Monday."
    assert LANE not in redactor.text(f"They are at {', '.join(theirs)} now.").replace(whole, "")


@pytest.mark.parametrize("name", ["same line"])
def test_no_letter_to_the_reader_is_held_back_for_their_own_address(name: str) -> None:
    made = build_pack(case_of(*SHARED[name][:2]), DAYS[CASE], audience="all")
    assert not [held.file for held in made.held if held.file.startswith("letter")]


@pytest.mark.parametrize(
    ("home", "said"),
    [
        (["c/o Ashgate House Children's Home", "Cross Cliffe"], "He lives at Ashgate House."),
        (["Apartment 2.07, The Silk Works"], "This is about 2.07, where the bass is."),
        (["3F1, 20 Gaol Wynd"], "They were at 20/3F1 again."),
        (["Flat 1/2, 20 Gaol Wynd"], "It is the upstairs flat (1/2)."),
        ([f"18A {LANE}"], f"He is at 18A {LANE}."),
    ],
)
def test_the_command_holds_back_a_paper_of_the_victim_that_tells_it(
    home: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, paper = tmp_path / "case.json", tmp_path / "letter.docx"
    case.write_text(json.dumps(data_of([f"rear of 18A {LANE}"], home)), encoding="utf-8")
    codes = []
    for text in (said, f"This is sent to rear of 18A {LANE}, Dronfield, about version 2.07."):
        document = Document()
        document.add_paragraph(text)
        document.save(str(paper))
        codes.append(run(["gate", str(case), str(paper), "--for", "victim", "--on", DAYS[CASE].isoformat()]))
    assert codes == [9, 0], capsys.readouterr()
