"""Any form of anybody's detail, put anywhere into a finished file, is found."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import DAYS, review_of
from planting import CASE, gate, held, in_body, letter, paragraph, part, sheet, word_part, zipped

from docgen.build import open_desk
from docgen.errors import LeakFound
from docgen.gate import Gate
from docgen.paper import RedactedDocx
from docgen.redact.reader import Redactors

PEOPLE = (
    ("William", "Brown", "16 Larkspur Close", "07700 900456", "w.brown77@example.org"),
    ("Mark", "Brown", "16 Larkspur Close", "07700 900456", "w.brown77@example.org"),
)


def _turned(first: str, last: str) -> str:
    return f"{last}, {first}"


FORMS: tuple[Callable[[tuple[str, str, str, str, str]], str], ...] = (
    lambda p: f"{p[0]} {p[1]}",
    lambda p: _turned(p[0], p[1]),
    lambda p: f"Mr {p[1]}",
    lambda p: f"{p[0][0]}. {p[1]}",
    lambda p: f"{p[0]}{p[1]}",
    lambda p: f"{p[0]}_{p[1]}",
    lambda p: f"{p[0]} {p[1]}".upper(),
    lambda p: f"{p[0]} {p[1]}".lower(),
    lambda p: f"{p[0]}\u200b {p[1][:2]}\u00ad{p[1][2:]}",
    lambda p: f"{p[0]} {p[1]}".replace("o", "\u043e"),
    lambda p: p[2],
    lambda p: p[2].lower(),
    lambda p: p[3].replace(" ", ""),
    lambda p: "-".join(p[3].replace(" ", "")[n : n + 3] for n in range(0, 11, 3)),
    lambda p: f"+44 {p[3][1:]}",
    lambda p: p[4],
    lambda p: p[4].replace("@", " at "),
    lambda p: p[4].upper(),
)

WORD: tuple[Callable[[str], Callable[[dict[str, bytes]], None]], ...] = (
    lambda t: in_body(paragraph(t)),
    lambda t: in_body(paragraph(t, "<w:vanish/>")),
    lambda t: in_body(f'<w:p><w:del w:id="1"><w:r><w:delText>{t}</w:delText></w:r></w:del></w:p>'),
    lambda t: in_body("<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{c}</w:t></w:r>' for c in t) + "</w:p>"),
    lambda t: in_body(f'<w:p><w:fldSimple w:instr="QUOTE {t}"/></w:p>'),
    lambda t: in_body(f'<w:p><w:r><w:drawing><docPr descr="{t}"/></w:drawing></w:r></w:p>'),
    lambda t: part("word/footer7.xml", word_part("ftr", paragraph(t))),
    lambda t: part("word/comments.xml", word_part("comments", paragraph(t))),
    lambda t: part("docProps/custom.xml", f"<Properties><property>{t}</property></Properties>"),
    lambda t: part("customXml/item1.xml", f"<x><!-- {t} --></x>"),
)


def _wide(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def _drawn(text: str) -> bytes:
    """Drawn with a font of two bytes a letter and its map."""
    letters = sorted(set(text))
    rows = b"".join(b"<%04X><%b>" % (n + 1, c.encode("utf-16-be").hex().encode()) for n, c in enumerate(letters))
    codes = b"".join(b"%04X" % (letters.index(c) + 1) for c in text)
    return sheet(
        b"BT /F2 11 Tf 60 700 Td <" + codes + b"> Tj ET",
        fonts=b"/F1 5 0 R/F2 7 0 R",
        more=(
            b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 9 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/DW 500>>",
            held(b"begincmap %d beginbfchar " % len(letters) + rows + b" endbfchar", packed=True),
        ),
    )


PDF: tuple[Callable[[str], bytes], ...] = (
    _drawn,
    lambda t: sheet(info=b"/Keywords" + _wide(t)),
    lambda t: sheet(more=(b"<</Title" + _wide(t) + b"/Parent 2 0 R>>",)),
    lambda t: sheet(more=(b"<</Type/Annot/Rect[0 0 1 1]/Contents" + _wide(t) + b">>",)),
    lambda t: sheet(more=(b"<</S/Figure/P 3 0 R/Pg 3 0 R/Alt" + _wide(t) + b">>",)),
    lambda t: sheet(more=(b"<</FT/Tx/V" + _wide(t) + b">>",)),
    lambda t: sheet(more=(held(t.encode(), b"/Type/EmbeddedFile"),)),
    lambda t: sheet(more=(held(zlib.compress(t.encode("utf-16")), b"/Type/EmbeddedFile/Filter/FlateDecode"),)),
    lambda t: sheet(b"/Span<</ActualText" + _wide(t) + b">>BDC EMC"),
)


@given(person=st.sampled_from(PEOPLE), form=st.sampled_from(FORMS), place=st.sampled_from((*WORD, *PDF)))
def test_any_form_anywhere_is_found(
    person: tuple[str, str, str, str, str], form: Callable[..., str], place: Callable[..., object]
) -> None:
    text = form(person)
    planted = place(text)
    if isinstance(planted, bytes):
        leaks = gate().leaks("letter-3.pdf", planted)
    else:
        parts = letter()
        planted(parts)  # type: ignore[operator]
        leaks = gate().leaks("letter-3.docx", zipped(parts))
    assert leaks
    for leak in leaks:
        assert person[1].lower() not in repr(leak).lower()


@given(st.sampled_from(sorted(DAYS)))
@settings(max_examples=12)
def test_what_docgen_writes_for_victim_and_applicant_goes_through(name: str) -> None:
    review = review_of(name)
    desk = open_desk(review)
    drafts, _ = desk.draft_all()
    for draft in drafts:
        if not isinstance(draft.docx, RedactedDocx):
            continue
        for reader in draft.readers:
            policy = Redactors(review.case, review.authority).policy(reader)
            own = Gate.for_reader(review.case, policy, reader, desk.wording)
            assert own.leaks(f"{draft.name}.docx", draft.docx.content) == ()


def test_a_letter_to_one_is_a_leak_to_the_other() -> None:
    """Letter 1 has the applicant's address on it: it goes through for the applicant, and not for the victim."""
    desk = open_desk(review_of(CASE))
    drafts, _ = desk.draft_all()
    letter_1 = next(d for d in drafts if d.name == "letter-1")
    assert gate("applicant").leaks("letter-1.docx", letter_1.docx.content) == ()
    with pytest.raises(LeakFound, match="address of applicant"):
        gate("victim").clear_docx("letter-1.docx", RedactedDocx(letter_1.docx.content))
