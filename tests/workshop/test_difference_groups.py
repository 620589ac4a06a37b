"""Which changes are told as one, and which never are."""

from __future__ import annotations

from collections.abc import Callable

from made import case_of

from docgen.authority import load_authority
from docgen.workshop.difference.groups import Shape, grouped
from docgen.workshop.difference.lines import changed_lines
from docgen.workshop.difference.model import Copy, LineChange
from docgen.workshop.wordtext import TextLine

Fixture = tuple[str, frozenset[str]]
THORNE, REED = ("one", frozenset({"Thorne", "4471"})), ("two", frozenset({"Reed", "9023"}))


def lines(*texts: str, table: bool = False) -> tuple[TextLine, ...]:
    return tuple(TextLine("text", text, text, table=table) for text in texts)


def one(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[LineChange, ...]:
    return changed_lines(lines(*old), lines(*new))


def groups(*found: tuple[Fixture, tuple[LineChange, ...]]) -> list[list[str]]:
    """The fixtures of each group."""
    copies = {Copy("letter-6", name, "letter-6"): changes for (name, _), changes in found}
    shapes: dict[str, Callable[[str], str]] = {name: Shape(values) for (name, values), _ in found}
    return [[copy.fixture for copy in group.copies] for group in grouped(copies, shapes)]


def test_a_name_for_a_name_in_the_same_place_is_one_change() -> None:
    first = one(("I met the victim today",), ("I met Thorne today",))
    second = one(("I met the victim today",), ("I met Reed today",))
    assert groups((THORNE, first), (REED, second)) == [["one", "two"]]


def test_a_date_a_name_and_a_number_are_never_the_same_change() -> None:
    named = one(("Please ring me",), ("Please ring Thorne",))
    dated = one(("Please ring me",), ("Please ring 5 June 2026",))
    numbered = one(("Please ring me",), ("Please ring 9023",))
    assert groups((THORNE, named), (REED, dated)) == [["one"], ["two"]]
    assert groups((THORNE, named), (REED, numbered)) == [["one"], ["two"]]
    assert groups((THORNE, dated), (REED, numbered)) == [["one"], ["two"]]


def test_names_between_other_words_are_not_the_same_change() -> None:
    first = one(("You can ring me about the meeting",), ("You can ring Thorne about the meeting",))
    second = one(("The chair will be me on the day",), ("The chair will be Reed on the day",))
    assert groups((THORNE, first), (REED, second)) == [["one"], ["two"]]


def test_a_word_of_the_template_may_be_a_name_in_one_case_and_in_another_not() -> None:
    found = one(("The Review is closed, you can appeal",), ("The Review is closed, you may appeal",))
    manager = ("three", frozenset({"Review", "closed"}))  # a "Review Manager" in one case
    assert groups((THORNE, found), (manager, found), (REED, found)) == [["one", "three", "two"]]


def test_a_cell_is_told_with_its_label() -> None:
    chair = one(("Chair", "Date"), ("Chair", "unknown", "Date"))
    date = one(("Chair", "Date"), ("Chair", "Date", "unknown"))
    assert [change.after for change in (*chair, *date)] == ["Chair", "Date"]
    assert groups((THORNE, chair), (REED, date)) == [["one"], ["two"]]
    assert groups((THORNE, chair), (REED, chair)) == [["one", "two"]]
    gone = one(("Chair", "unknown", "Date"), ("Chair", "Date"))
    other = one(("Chair", "Date", "unknown"), ("Chair", "Date"))
    assert groups((THORNE, gone), (REED, other)) == [["one"], ["two"]]


def test_what_stands_elsewhere_is_told_as_moved() -> None:
    old = (
        "Dear all",
        "I have received your letter",
        "I confirm that it is closed",
        "A further review is possible",
    )
    new = (
        "Dear all",
        "I confirm that it is closed",
        "A further review is possible",
        "I have received your letter",
    )
    (moved,) = one(old, new)
    assert moved.kind == "moved"
    assert [piece.text for piece in moved.pieces] == ["I have received your letter"]
    assert (moved.was_after, moved.after) == ("Dear all", "A further review is possible")
    assert moved.count("in") == moved.count("out") == 0


def test_a_line_that_there_are_several_of_did_not_move() -> None:
    found = one(("Yes", "A", "No", "B", "C"), ("A", "No", "B", "C", "Yes", "Yes"))
    assert {change.kind for change in found} == {"added", "removed"}


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    shape = Shape.of(case_of("third-party-after-meeting"), load_authority("north-east-derbyshire"))
    assert shape("The officer sent Please ring to Your home") == "The officer sent Please ring to Your home"
    assert shape("Furness") == "◦"
    assert shape("by 5 June 2026") == "by ◷"


def test_of_a_look_only_what_differs_is_told() -> None:
    old, new = (
        TextLine("text", f"Read the guide [link to https://{host}/guide] first", "Read the guide first", host)
        for host in ("old.example.org", "new.example.org")
    )
    (change,) = changed_lines([old], [new])
    assert change.kind == "look"
    assert [(piece.mark, piece.text) for piece in change.pieces] == [
        ("same", "Read the guide first"),
        ("out", "https://old.example.org/guide]"),
        ("in", "https://new.example.org/guide]"),
    ]
