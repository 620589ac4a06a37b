"""People who are not in the case go where a family, a title or what they go by tells of them."""

from __future__ import annotations

import functools

import pytest
from people_of import redactor_of

from docgen.redact import Redactor


@functools.cache
def redactor() -> Redactor:
    return redactor_of(("Alan", "Ollerton"))


def out(text: str) -> str:
    return redactor().text(text)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("The Nowak family moved in.", "The [name] family moved in."),
        ("spoke to the Nowaks about it", "spoke to the [family] about it"),
        ("the Nowaks' gate", "the [family]' gate"),
        ("the Nowak household", "the [name] household"),
        ("the Smith twins", "the [name] twins"),
        ("a man known as Tezza", "a man known as [name]"),
        ("she goes by Bex", "she goes by [name]"),
        ("his name is Olu", "his name is [name]"),
        ("Sr Gomez rang", "[name] rang"),
        ("Herr Braun rang", "[name] rang"),
        ("Señor López rang", "[name] rang"),
        ("Herr Lothar Einhorn rang", "[name] rang"),
        ("Mme Dubois rang", "[name] rang"),
        ("Rabbi Cohen rang", "Rabbi [name] rang"),
        ("Pastor Obi rang", "Pastor [name] rang"),
        ("Judge Rinder said", "Judge [name] said"),
        ("HHJ Mallory said", "HHJ [name] said"),
    ],
)
def test_a_stranger_goes(text: str, redacted: str) -> None:
    assert out(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        *("The family moved.", "the Holiday family", "the Early Help family worker", "the Polish family"),
        *("the Roma families", "the Royal family", "the Troubled Families team", "the Lithuanians were told"),
        *("known as Operation Relentless", "known as the Hub", "it goes by bus", "his name is not known"),
        *(
            "The Courts are closed.",
            "the Samaritans are open",
            "the Council family hub",
            "the Judge said so",
            "The Lexus was hit",
        ),
        *("the Pennines are near", "known as ASB"),
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert out(text) == text
