"""A name that is a word without its accent: the "Văn" of Nguyễn Văn Do is no van."""

from __future__ import annotations

import unicodedata

import pytest
from people_of import left, redactor_for

PEOPLE = "Nguyễn Văn|Do; Guy|Thackray"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "text", ["Nguyễn, Văn", "VĂN.", "SPOKE TO VĂN", "with Văn", "Văn and Guy", "spoke to văn", "Văn's gate"]
)
def test_with_its_accent_it_goes(text: str, form: str) -> None:
    name = next(word for word in ("Văn", "VĂN", "văn") if word in text)
    normal = "NFD" if form == "NFD" else "NFC"
    assert not left(redactor_for(PEOPLE), unicodedata.normalize(normal, text), unicodedata.normalize(normal, name))


@pytest.mark.parametrize("text", ["the van was there", "THE VAN WAS TAKEN", "a white Van", "The café van"])
def test_without_it_the_thing_stays(text: str) -> None:
    assert redactor_for(PEOPLE).redact(text).text == text
