"""What a PDF says about itself."""

from __future__ import annotations

import io

import pytest
from made_files import Making, plain_pdf, text_of, unpacked, word_file
from pypdf import PdfReader

from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf.metadata import About, about, finish


def engine_pdf(catalogue: str = "", trailer: str = "/Info 4 0 R") -> bytes:
    """A PDF laid out as an engine does it, that says things it should not."""
    making = Making()
    making.add("<</Title(Old)/Author(Somebody Private)/CreationDate(D:20261121085705Z)>>")
    xmp = making.stream("/Type/Metadata/Subtype/XML", "<x>Somebody Private</x>")
    making.page()
    return making.bytes(f"/Lang(und)/Metadata {xmp} 0 R/OpenAction[6 0 R/Fit]{catalogue}", trailer=trailer)


def finished(what: About, pdf: bytes | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(finish(pdf or engine_pdf(), what, "tester 1.0", conforms=True, archival=False)))


@pytest.mark.parametrize("title", ["Letter 5", "Fish & <chips> (1)", "Łódź – “quoted” \\ 😀", ")", "a" * 3000])
def test_the_title_arrives_whole_in_both_places(title: str) -> None:
    reader = finished(About(title))
    assert reader.metadata is not None and reader.metadata.title == title
    assert reader.xmp_metadata is not None and reader.xmp_metadata.dc_title == {"x-default": title}


def test_language_title_bar_and_producer_are_set() -> None:
    reader = finished(About("T", ("2026", "04", "21")))
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert "/OpenAction" not in reader.root_object
    assert dict(reader.metadata or {}) == {
        "/Title": "T",
        "/Creator": "docgen",
        "/Producer": "tester 1.0",
        "/CreationDate": "D:20260421000000Z",
    }


def test_nobody_is_named_and_no_clock_is_read() -> None:
    done = finish(engine_pdf(), About("T"), "tester 1.0", conforms=True, archival=True)
    assert b"Private" not in unpacked(done)
    assert b"20261121" not in unpacked(done)


def test_a_claim_is_made_only_where_the_engine_made_it() -> None:
    for conforms in (True, False):
        for archival in (True, False):
            done = finish(engine_pdf(), About("T"), "tester", conforms=conforms, archival=archival)
            assert (b"<pdfuaid:part>1" in done) == conforms
            assert (b"<pdfaid:part>2" in done) == (conforms and archival)


def test_the_pages_are_untouched_and_every_object_is_found() -> None:
    done = finish(engine_pdf(), About("T" * 500), "tester", conforms=True, archival=True)
    assert text_of(done) == ["Seen on the page"]
    reader = PdfReader(io.BytesIO(done), strict=True)
    assert all(
        reader.get_object(number) is not None for section in reader.xref.values() for number in section if number
    )


def test_the_identifier_follows_from_the_content() -> None:
    one, same, other = (finished(About(title)).trailer["/ID"] for title in ("T", "T", "U"))
    assert one == same != other


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7 nothing",
        engine_pdf()[:-200],
        engine_pdf(trailer=""),
        engine_pdf(trailer="/Info 4 0 R/Prev 9"),
        engine_pdf(trailer="/Info 4 0 R/Encrypt 9 0 R"),
        engine_pdf(trailer="/Info 99 0 R"),
        engine_pdf().replace(b"1 0 obj", b"7 7 obj", 1),
        engine_pdf().replace(b"startxref\n", b"startxref\n9", 1),
    ],
)
def test_a_file_of_another_shape_is_refused(pdf: bytes) -> None:
    with pytest.raises(EngineError, match=r"tester wrote a PDF that can't be put right"):
        finish(pdf, About("T"), "tester", conforms=True, archival=True)


def test_the_word_file_tells_title_and_day() -> None:
    assert about(Docx(word_file(title="Letter 5:\n Threshold met")), "letter-5") == About(
        "Letter 5: Threshold met", ("2026", "04", "21")
    )


@pytest.mark.parametrize("title", [None, "", "  "])
def test_the_label_is_the_title_where_the_word_file_has_none(title: str | None) -> None:
    assert about(Docx(word_file(title=title)), "letter-5").title == "letter-5"


@pytest.mark.parametrize("content", [b"", b"not a zip", word_file()[:-30], plain_pdf()])
def test_what_is_not_word_is_refused_by_its_label(content: bytes) -> None:
    with pytest.raises(EngineError, match=r"letter-5: is not a Word file"):
        about(Docx(content), "letter-5")
