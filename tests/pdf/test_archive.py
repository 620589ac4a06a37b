"""A pack for the archive: PDF/A-2a, validated; and who keeps a pack from it is told."""

from __future__ import annotations

import page
import pytest
from made_parts import bound, by_hand, paper, read, words

from docgen.errors import NotArchival
from docgen.paper import Pdf
from docgen.pdf.binding import Part


@pytest.fixture(scope="module")
def parts() -> tuple[Part, Part]:
    letter = paper("Letter 5", pages=2, address="https://www.example.org/asb")
    return Part("Letter 5", letter), Part("Timeline", paper("Timeline", landscape=True))


def faults(pdf: Pdf, profile: str) -> list[str]:
    return [failure.rule_id for failure in page.validate_pdf_bytes(pdf.content, profile=profile).failures]


def test_a_pack_for_the_archive_keeps_pdf_a_2a_and_pdf_ua_1(parts: tuple[Part, Part]) -> None:
    pack = bound(*parts, archive=True)
    assert faults(pack, "2a") == faults(pack, "ua1") == []
    assert len(read(pack).root_object["/OutputIntents"]) == 1


def test_a_pack_claims_no_archive_that_nobody_asked_for(parts: tuple[Part, Part]) -> None:
    pack = bound(*parts)
    assert "PDFA2A-ID-SCHEMA-001" in faults(pack, "2a")
    assert faults(pack, "ua1") == []


def test_the_validator_can_fail(parts: tuple[Part, Part]) -> None:
    pack = bound(*parts, archive=True)
    broken = Pdf(pack.content.replace(b"<pdfaid:part>2<", b"<pdfaid:part>3<"))
    assert faults(broken, "2a")


def test_pages_that_came_as_a_pdf_are_named(parts: tuple[Part, Part]) -> None:
    supplied = Part("Chronology supplied by the police", by_hand((b"", words("text"))), tagged=False)
    with pytest.raises(
        NotArchival, match=r"PDF/A-2a\)\. Chronology supplied by the police: its pages came as a PDF"
    ):
        bound(*parts, supplied, archive=True)


def test_a_part_that_is_not_archival_is_named(parts: tuple[Part, Part]) -> None:
    sound = parts[1].pdf.content
    plain = Pdf(sound.replace(b"pdfaid:part>", b"pdfaxx:part>"))
    with pytest.raises(
        NotArchival, match=r"Timeline: it is drawn with a font or a colour that is not in the file"
    ):
        bound(parts[0], Part("Timeline", plain), archive=True)
    silent = Pdf(sound.replace(b"pdfuaid:part>", b"pdfuaxx:part>"))
    with pytest.raises(NotArchival, match=r"Timeline: it has no tags, or a character that no font has"):
        bound(parts[0], Part("Timeline", silent), archive=True)
