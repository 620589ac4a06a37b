"""Names run together with other words in tags and in file names; and words that only look so."""

from __future__ import annotations

import pytest
from people_of import redactor_of

REDACTOR = redactor_of(("Orsolya", "Varga"), ("Dean", "Stone", "Deano"), ("Siobhan", "O'Hare"))


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("posts under #justiceforsiobhan", "posts under [alleged perpetrator 3]"),
        ("#orsolyamustgo and #VargaOut", "[alleged perpetrator 1] and [alleged perpetrator 1]"),
        ("#stopstone, #freedeano", "[alleged perpetrator 2], [alleged perpetrator 2]"),
        ("saved as mrstoneinterview.mp3", "saved as [alleged perpetrator 2]interview.mp3"),
        ("mrsvargacall2.wav was sent", "[alleged perpetrator 1]call2.wav was sent"),
        ("orsolyavargastatement", "[alleged perpetrator 1]"),
        ("see deanstoneinterview2", "see [alleged perpetrator 2]interview2"),
    ],
)
def test_a_name_inside_a_longer_word_goes(text: str, redacted: str) -> None:
    assert REDACTOR.text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "#stonewall, #stonemasonry and #deanery",
        "#cleanstreets #communitysafety #asb",
        "missingpersons.docx, drainage.pdf, mrsa.pdf, mistletoe.jpg",
        "limestone, stonemason, Stonehenge and the archdeanery",
        "item #3 of 5",
    ],
)
def test_a_word_that_only_looks_so_stays(text: str) -> None:
    assert REDACTOR.text(text) == text
