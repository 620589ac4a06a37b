"""Patterns that are tried at their openings only find what they would find anywhere in a page."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen.redact.finders
from docgen.case import load_case
from docgen.redact import Redactor
from docgen.redact.finders.homes.numbers import NumberFinder
from docgen.redact.language.wordsets import listed
from docgen.redact.text.openings import Opened, openings_of
from docgen.redact.text.page import Page, read

SETS = Path(__file__).resolve().parent / "sets"
EDGE = r"(?<![^\W_])"


def page(text: str) -> Page:
    return read(text, lambda _: False)


@pytest.mark.parametrize(
    ("pattern", "words", "signs"),  # a word with a full stop may be longer; see below for the signs
    [
        (r"\bpcs?\b", "pc pcs", ""),
        (rf"{EDGE}wom[ae]n\s", "woman women", ""),
        (r"\b(?:part(?:y|ies)|no-?one|next\s+(?:door\s+)?to)\b", "party parties no noone next", ""),
        (rf"(?=[n#]){EDGE}(?<!the )(?:no'?s?\.\s*|#)\d", "no nos", "#"),
        (rf"{EDGE}flat(?=\d)\w+", "flat", ""),
        (rf"{EDGE}flats?(?![^\W_])[a-z]*", "flat flats", ""),
        (rf"{EDGE}(?P<it>[A-C]{{1,2}})\d", "a b c aa ab ac ba bb bc ca cb cc", ""),
        (r"(?<![\d£])\d{1,2}(?:st|nd)", "", "1"),
        (r"(?<!£)\d{1,2}(?:st|nd)", "", "0"),
        (r"(?:(?<!\d)|#)\d", "", "0#"),
        (r"(?<![\w£])(?:one|\d+|[(+]1)", "one", "1(+"),
        (r"(?=[\d(o])(?<![\w£])(?:\+|[(\s])?\w[oz]", "oo oz", "1("),
        (r"(?:^|[\n;]\s?)no", "", "A\n;"),
        (r"\^\d", "", "^"),
        (r"@[a-z]+|\bon\b", "on", "@"),
        (r"[^\W\d_]+@", None, ""),  # any letter
        (r"pcs?\b", None, ""),  # in the midst of a word
        (r"(?<![^\W_a-z])pc\b", None, ""),  # behind a small letter
        (r"\b(?:pc)*", None, ""),
        (r"\b(?:pc)?", None, ""),  # nothing at all
        (r"\s+pc\b", None, ""),
        (r"\bpc\w*", "pc pc.", ""),
        (rf"{EDGE}(?:ta[gx]|dob)\s*(?:is|=){{0,3}}\d", "dob dobis. tag tagis. tax taxis.", ""),
        (r"\b\w+ltd", None, ""),
        (r"(?i)\bpc\b", None, ""),
        (r"\bpc(?i:\s)x|\bps", None, ""),
        (r"\bpc)|ps", None, ""),
    ],
)
def test_what_a_pattern_can_begin_with_is_read_off_it(pattern: str, words: str | None, signs: str) -> None:
    openings = openings_of(pattern)
    if words is None:
        assert openings is None
    else:
        assert openings is not None
        told = {*openings.words, *(f"{front}." for front in openings.fronts)}
        named = {"0": "a figure", "1": "a number", "A": "the beginning"}
        assert (told, openings.signs) == (set(words.split()), {named.get(sign, sign) for sign in signs})


def test_a_match_begins_where_the_one_before_has_ended() -> None:
    pattern = r"\bcase\s(?:case\s)?\d?"
    text = "Case case 1 case 2, the showcase case  3; p.case case"
    found = [match.span() for match in Opened(pattern).find(page(text))]
    assert found == [match.span() for match in re.finditer(pattern, text.lower())]
    assert len(found) == 4


def test_letters_count_as_they_are_where_case_matters() -> None:
    assert [m[0] for m in Opened(r"\bPc\s\d+").find(page("Pc 12, PC 13, pc 14"), cased=True)] == ["Pc 12"]


def test_a_pattern_that_may_begin_anywhere_is_looked_for_everywhere() -> None:
    assert [m[0] for m in Opened(r"[a-z]+@[a-z]+").find(page("Of kim@home and JO@work"))] == [
        "kim@home",
        "jo@work",
    ]


def constants() -> Iterator[tuple[str, Opened]]:
    for module in pkgutil.walk_packages(docgen.redact.finders.__path__, "docgen.redact.finders."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Opened):
                yield f"{module.name}.{name}", value


PATTERNS = dict(constants())
# Words and figures as they stand in notes, some against each other, and signs on which patterns turn.
PIECES = listed(
    """
    no nos number flat lady man people at of from in on pc collar reg van card crime ref niche aged age years old his
    ends ending last four digits ring call mr dr miss o'neill O'S A.B. a b K School attends primary academy born dob
    handle tag insta ni next door opposite The Green Road street Farm house said who ŋ é café lady's l'homme McNo
    NoFlat 5pm 16 12b 07700 900456 943 476 5919 AB12 AB12CDE QQ123456C xx *** 25*1234 2026 1/2 ///a.b.c
    """
)
TEXTS = st.lists(
    st.tuples(
        st.sampled_from(PIECES),
        st.sampled_from((" ", " ", " ", "", "_", "'", ". ", ", ", "\n", ":", "(", "@", "#")),
    )
)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_the_finders_patterns_find_what_they_find_anywhere(pieces: list[tuple[str, str]]) -> None:
    read_page = page("".join(word + gap for word, gap in pieces))
    for name, opened in PATTERNS.items():
        for cased, text in ((False, read_page.folded.lower), (True, read_page.folded.text)):
            found = [match.span() for match in opened.find(read_page, cased=cased)]
            assert found == [match.span() for match in re.finditer(opened.pattern, text)], name


@pytest.mark.parametrize("name", PATTERNS)
def test_each_of_the_finders_patterns_tells_what_it_begins_with(name: str) -> None:
    assert openings_of(PATTERNS[name].pattern) is not None


def of_a_case(part: object) -> Iterator[Opened]:
    """The patterns that a finder of a case holds."""
    if isinstance(part, Opened):
        yield part
    elif isinstance(part, NumberFinder):
        yield from (Opened(text) for text, _, _ in (*part.patterns, *part.no_patterns))
    elif isinstance(part, tuple):
        for item in part:
            yield from of_a_case(item)
    elif is_dataclass(part) and type(part).__name__.endswith("Finder"):
        for field in fields(part):
            yield from of_a_case(getattr(part, field.name))


@pytest.mark.parametrize("case", ["second_case.json", "fourth_case.json", "ninth_case.json"])
def test_the_patterns_of_a_case_find_what_they_find_anywhere(case: str) -> None:
    redactor = Redactor.for_case(load_case(SETS / case))
    patterns = {opened.pattern for finder in redactor.finders for opened in of_a_case(finder)}
    assert len(patterns) > 15
    sentences = json.loads((SETS / case.replace("case", "examples")).read_text(encoding="utf-8"))["cases"]
    text = page("\n".join(sentence["text"] for sentence in sentences))
    hits = 0
    for pattern in patterns:
        for cased, letters in ((False, text.folded.lower), (True, text.folded.text)):
            found = [match.span() for match in Opened(pattern).find(text, cased=cased)]
            assert found == [match.span() for match in re.finditer(pattern, letters)], pattern
            hits += len(found)
    assert hits > 50
