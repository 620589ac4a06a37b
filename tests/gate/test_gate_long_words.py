"""A word that is too long for its line goes on in the next: it is still the one that Word has."""

from __future__ import annotations

import io

import pytest
from made import DAYS, review_of, word_lines
from planting import CASE, gate, in_body, letter, paragraph, places, zipped
from pypdf import PdfReader
from support import edited

from docgen.build import render_document
from docgen.gate import Gate
from docgen.gate.leak import Piece
from docgen.gate.pdf.lines import _PARTED
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.redact.reader import Redactors

MAILBOX = "communitysafetyandantisocialbehaviourteammailbox@northeastderbyshirecouncilheadquarters.example.org"


def pdf_of(docx: bytes) -> bytes:
    (pdf,) = Embedded().convert([("letter-3", Docx(docx))])
    return pdf.content


def gate_for_an_office() -> Gate:
    """The victim's gate for a case whose officer has a long mailbox."""
    case = edited(CASE, spoc__email=MAILBOX)
    return Gate.for_reader(case, Redactors(case, review_of(CASE).authority).policy("victim"), "victim")


@pytest.fixture(scope="module")
def office() -> tuple[Gate, bytes]:
    """Letter 3 of that case, and the gate when it has looked through it as Word."""
    docx = render_document(edited(CASE, spoc__email=MAILBOX), "letter-3", DAYS[CASE]).docx.content
    looked = gate_for_an_office()
    assert looked.leaks("letter-3.docx", docx) == ()
    return looked, docx


def test_an_officers_mailbox_over_two_lines_holds_nothing_back(office: tuple[Gate, bytes]) -> None:
    looked, docx = office
    pdf = pdf_of(docx)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert MAILBOX not in text and MAILBOX in "".join(text.split())
    assert looked.leaks("letter-3.pdf", pdf) == ()


def test_it_may_be_cut_at_any_letter(office: tuple[Gate, bytes]) -> None:
    looked, docx = office
    block = next(line for line in word_lines(docx) if MAILBOX in line)
    held = []
    for cut in range(1, len(MAILBOX)):
        lines = block.replace(MAILBOX, f"{MAILBOX[:cut]}\n{MAILBOX[cut:]}")
        page = Piece("page 1, text", f"Page 1\n{lines}\nPlease keep this letter.")
        assert looked._looker.look(page) == (), cut
        if cut % 10 == 0:
            held += gate_for_an_office()._looker.look(page)
    assert held  # by a gate that never saw the word whole


@pytest.mark.parametrize("before", range(66, 75, 3))
@pytest.mark.parametrize("word", ["WilliamBrown", "_william_brown_", "williambrown@example.org"])
def test_a_name_in_a_word_that_is_cut_is_found(word: str, before: int) -> None:
    parts = letter()
    in_body(paragraph("z7" * before + word))(parts)
    pdf = pdf_of(zipped(parts))
    assert places(gate().leaks("letter-3.pdf", pdf))


def test_a_mailbox_of_a_double_name_over_many_lines_is_no_parted_word() -> None:
    """In large print: joined at its hyphen, "featherstonehaughmaddox" would be a misspelt officer."""
    mailbox = "cordelia.featherstonehaugh-maddox.community.safety@northeastderbyshire-council.example.org"
    case = edited(
        CASE, spoc__name="Cordelia Maddox", spoc__email=mailbox, victim__communication={"large_print": True}
    )
    docx = render_document(case, "letter-3", DAYS[CASE]).docx.content
    looked = Gate.for_reader(case, Redactors(case, review_of(CASE).authority).policy("victim"), "victim")
    pdf = pdf_of(docx)
    lines = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).splitlines()
    assert any(line.strip().endswith("featherstonehaugh-") for line in lines)
    assert looked.leaks("letter-3.docx", docx) == looked.leaks("letter-3.pdf", pdf) == ()


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("he saw Wil-\nliam there", [("Wil", "liam")]),
        ("he saw Wil-\nliam. Write to a@example.org", [("Wil", "liam")]),
        ("he saw Wil-\nliam.\nWrite to a@example.org", [("Wil", "liam")]),
        ("mail wil-\nliam.brown@example.org", []),
        ("mail wil-\nliam.\nbrown@example.org", []),
    ],
)
def test_a_word_that_is_parted_is_told_from_a_mailbox(text: str, parted: list[tuple[str, str]]) -> None:
    assert _PARTED.findall(text) == parted
