"""A name on social media that the case file gives is one with the sign before it and without, and no e-mail address."""

from __future__ import annotations

import json

import pytest
from support import load_data

from docgen.case import parse_case
from docgen.redact import Redactor


def redactor() -> Redactor:
    data = load_data("third-party-after-meeting")
    data["perpetrators"][0]["identifiers"] = ["@kyranbm11", "shazzap80", "kb@mail.example.org"]
    return Redactor.for_case(parse_case(json.dumps(data)))


@pytest.mark.parametrize("written", ["@kyranbm11", "@shazzap80", "kyranbm11", "shazzap80", "@KyranBM11"])
@pytest.mark.parametrize(
    "around", ["PCSO;{} posted a video", "posts: {} said so", "PCSO; {}, again", "a {}.", "{}"]
)
def test_a_handle_of_the_case_is_one_and_nothing_beside_it_goes(written: str, around: str) -> None:
    done = redactor().redact(around.format(written))
    assert done.text == around.format("[social media name]")
    assert [(mark.kind, mark.of_case, mark.certain) for mark in done.marks] == [("handle", True, True)]


@pytest.mark.parametrize("written", ["kb@mail.example.org", "kb @ mail.example.org"])
def test_an_address_among_the_identifiers_is_an_address(written: str) -> None:
    done = redactor().redact(f"Write to {written} now")
    assert done.text == "Write to [e-mail address] now"
    assert [(mark.kind, mark.of_case, mark.certain) for mark in done.marks] == [("e-mail", True, True)]
