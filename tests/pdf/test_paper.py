"""The values that leave a stage."""

from __future__ import annotations

import dataclasses
from itertools import permutations

import pytest

from docgen.paper import Docx, Pdf, RedactedDocx, RedactedPdf


@pytest.mark.parametrize(("one", "other"), [*permutations((Docx, Pdf, RedactedDocx, RedactedPdf), 2)])
def test_no_paper_passes_for_another(one: type, other: type) -> None:
    assert not issubclass(one, other)
    assert one(b"the same") != other(b"the same")


def test_the_hash_is_that_of_the_bytes() -> None:
    assert Pdf(b"abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_log_line_does_not_spill_a_letter() -> None:
    assert "Hollis" not in repr(RedactedPdf(b"Dear Ms Hollis"))


def test_paper_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Docx(b"").content = b"other"  # type: ignore[misc]
