"""What is not one JSON object in UTF-8 is refused with one clear message, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from case_data import minimal_case

from docgen.case import check_case, load_case, parse_case
from docgen.errors import CaseError, Problem


@pytest.fixture
def text() -> str:
    minimal = minimal_case()
    return json.dumps(minimal)


def refused(content: bytes | str) -> tuple[Problem, ...]:
    """The same problems from both ways in."""
    with pytest.raises(CaseError) as caught:
        parse_case(content, "sent.json")
    assert str(caught.value).startswith(f"sent.json: {len(caught.value.problems)} problem")
    assert check_case(content) == caught.value.problems
    return caught.value.problems


def test_a_mark_at_the_front_is_taken(text: str) -> None:
    assert parse_case(b"\xef\xbb\xbf" + text.encode()).reference == "1"
    assert parse_case("\ufeff" + text).reference == "1"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_another_encoding_is_refused(text: str, encoding: str) -> None:
    (problem,) = refused(text.replace("Ng", "Ngô").encode(encoding))
    assert problem.pointer == ""
    assert "is not" in problem.message
    assert problem.code == "not-json"


def test_the_byte_that_is_not_utf_8_is_named(text: str) -> None:
    (problem,) = refused(b'{"schema": "\xff"}')
    assert problem.message == "is not UTF-8 text (byte 13); save it as UTF-8"


@pytest.mark.parametrize("content", [b"", b"   \r\n", b"\xef\xbb\xbf", ""])
def test_an_empty_file_is_refused(content: bytes | str) -> None:
    assert refused(content) == (Problem("", "is empty; expected a case file as JSON", "not-json"),)


@pytest.mark.parametrize("content", ["[]", "3", '"text"', "null", "true"])
def test_json_that_is_no_object_is_refused(content: str) -> None:
    assert refused(content) == (Problem("", "expected one JSON object with the fields of a case", "type"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"schema": 1,}', "line 1, column 14"),
        ('{"schema": 1\n"reference": 2}', "line 2, column 1"),
        ("{'schema': 1}", "line 1, column 2"),
        ('{"schema": "a\nb"}', "line 1, column 14"),
        ('{"schema": 1} {"schema": 2}', "line 1, column 15"),
        ('{"schema": 01}', "line 1, column 13"),
        ('{"schema": // note\n1}', "line 1, column 12"),
        ('{"schema"', "line 1, column 10"),
    ],
)
def test_a_fault_of_json_names_line_and_column(content: str, told: str) -> None:
    (problem,) = refused(content)
    assert problem.message.startswith("is not JSON: ")
    assert problem.message.endswith(told)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused(word: str) -> None:
    (problem,) = refused(f'{{"reference": {word}}}')
    assert problem.message == f"holds {word}, which is not JSON"


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, "9" * 5000, f'{{"reference": {"9" * 5000}}}']
)
def test_what_would_exhaust_the_machine_is_refused(content: str) -> None:
    (problem,) = refused(content)
    assert "nested too deeply" in problem.message


@pytest.mark.parametrize("nested", ["[" * 70 + "]" * 70, '{"a":' * 70 + "1" + "}" * 70])
def test_deep_nesting_is_refused(text: str, nested: str) -> None:
    (problem,) = refused(text.replace('"1"', nested))
    assert problem.message == "is nested too deeply for a case file"


def test_numbers_at_the_edges_are_told_at_their_place() -> None:
    minimal = minimal_case()
    case = json.dumps({**minimal, "actions": [{"number": 7}]})
    big = parse_case(case.replace("7", "9" * 300))
    assert big.actions[0].number == int("9" * 300)
    (problem,) = refused(case.replace("7", "1e999"))
    assert (problem.pointer, problem.code) == ("/actions/0/number", "type")


def test_every_field_said_twice_is_told_at_its_place() -> None:
    content = (
        '{"schema": 1, "victim": {"phone": 1, "phone": 2}, "others": [{}, {"a/b": 1, "a/b": 1}], "schema": 2}'
    )
    problems = refused(content)
    assert {p.code for p in problems} == {"doubled-field"}
    assert {p.pointer for p in problems} == {"/victim/phone", "/others/1/a~1b", "/schema"}
    assert "says `phone` twice in one object; only one can be meant" in [p.message for p in problems]


def test_a_double_within_what_its_own_double_replaced_has_no_place_of_another() -> None:
    problems = refused('{"spoc": {"name": 1, "name": 2}, "spoc": {}}')
    assert {p.pointer for p in problems} == {"", "/spoc"}


def test_half_a_character_is_refused_and_can_be_printed() -> None:
    minimal = minimal_case()
    content = json.dumps(
        {**minimal, "reference": "\ud83d", "spoc": {"\udc00": None}, "others": [{"role": "\ude00"}]}
    )
    problems = refused(content)
    assert [p.pointer for p in problems] == ["/reference", "/spoc", "/others/0/role"]
    assert {p.code for p in problems} == {"not-text"}
    "\n".join(map(str, problems)).encode("utf-8")
    assert parse_case(json.dumps({**minimal, "reference": "😀"})).reference == "😀"


def test_what_json_permits_comes_through() -> None:
    minimal = minimal_case()
    odd = "\x00\x01\x1b\x7f\u2028\ufeff\ufffe {{ 7*7 }} <b> & \"'\\ \r\n\t"
    assert parse_case(json.dumps({**minimal, "reference": odd})).reference == odd


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(CaseError, match=f"^{path.name}: 1 problem\n  /: can't be read: ") as caught:
            load_case(path)
        assert caught.value.problems[0].code == "unreadable"


def test_a_file_is_called_by_its_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "case-104.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load_case(path)
    assert caught.value.name == "case-104.json"
    assert str(tmp_path) not in str(caught.value)
