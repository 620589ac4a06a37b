"""Large print is large, everywhere and with either engine, and says what the ordinary copy says."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from lxml import etree
from made import DAYS, W, review_of
from printed import Piece, pieces

from docgen.authority import Authority, list_authorities
from docgen.documents.choice.catalogue import choose, copies, find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.drafting import Desk
from docgen.documents.facts.model import EntryOfPack, PackFacts, RevisionFacts
from docgen.documents.facts.office import letterhead
from docgen.documents.word.lettering import width
from docgen.documents.word.logo import Logo
from docgen.documents.word.templates import FRONT, TemplateSet
from docgen.errors import EngineMissing, MissingFact
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.pdf.engine import engine

REQUIRED = "DOCGEN_REQUIRE_SOFFICE"
LEAST = 16.0
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DOT = b"\x89PNG\r\n\x1a\n"
READERS = ("victim", "applicant")
SHARED = ("agenda", "faq", "action-plan-redacted", "timeline", "appeal-timeline")  # others get them too
OF_ALL = ("third-party-before-meeting", "third-party-after-meeting", "appeal-after-outcome", "awkward-text")
FIXTURES = [name for name in DAYS if "redaction" not in name]
BESIDE = ("LetterReference", "LetterDate")  # may stand in the letterhead, or below it


# What is made


@cache
def both(fixture: str) -> dict[str, tuple[Docx, Docx]]:
    """Every paper that victim or applicant may get, ordinary and in large print."""
    desk = Desk.of(review_of(fixture), TemplateSet.of())
    made = {}
    for choice in choose(desk.context.review):
        for recipient, name in copies(choice) if choice.makes else ():
            shared = choice.document.id in SHARED
            if fixture in OF_ALL if shared else recipient.kind in READERS:
                template = desk.templates.template(choice.document.id)
                try:
                    facts = desk.context.facts(choice.document, recipient)
                    made[name] = (
                        template.render(facts, desk.logo).docx,
                        template.render(facts, desk.logo, large_print=True).docx,
                    )
                except MissingFact:
                    continue
    return made


def front(fixture: str = "third-party-before-meeting") -> dict[str, tuple[Docx, Docx]]:
    """The pages around the papers of a pack, but for those that tell about a section."""
    desk = Desk.of(review_of(fixture), TemplateSet.of())
    entries = tuple(
        EntryOfPack(f"Paper {n}", 7 * n, 7, f"https://docgen.invalid/{n}", n % 3) for n in range(1, 60)
    )
    common = desk.context.common
    changed = RevisionFacts(2, 1, common.document.date, "A chronology that came late is in it.")
    facts = replace(common, pack=PackFacts(entries, 420, (1, 2, 3), common.attending, revision=changed))
    made = {}
    for name in FRONT:
        if name != "divider":
            template = desk.templates.template(name)
            about = replace(facts, document=replace(facts.document, id=name, title=name.capitalize()))
            made[name] = (template.render(about).docx, template.render(about, large_print=True).docx)
    return made


def part(docx: Docx, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        return etree.fromstring(package.read(name))


def said(element: etree._Element) -> str:
    """Its words, without what parts them: lines are broken elsewhere, joined with commas, or begin with `Name:`."""
    return re.sub(r"[\s,:]+", "", "".join(node.text or "" for node in element.iter(f"{W}t")))


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else str(found.get(f"{W}val"))


def entries(docx: Docx) -> Iterator[tuple[str, ...]]:
    """What is read, in order: paragraphs, and the cells of a table, each after the name of its column or row."""
    for element in part(docx, "word/document.xml").find(f"{W}body"):
        if element.tag == f"{W}p" and style(element) not in BESIDE:
            yield (said(element),)
        rows = element.findall(f"{W}tr")
        head = bool(rows) and rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        names = [said(cell) for cell in rows[0].findall(f"{W}tc")] if head else []
        if element.find(f".//{W}trHeight[@{W}hRule='exact']") is not None:
            texts = (said(p) for p in element.iter(f"{W}p") if style(p) not in BESIDE and said(p))
            yield from ((text,) for text in texts)
            continue
        for row in rows[head:]:
            cells = [said(cell) for cell in row.findall(f"{W}tc")]
            yield from zip(names, cells, strict=True) if len(names) > 2 else (tuple(cells),)


def flat(entries: Iterator[tuple[str, ...]]) -> list[str]:
    return [text for entry in entries for text in entry if text]


# The tests


@pytest.mark.parametrize("fixture", FIXTURES)
def test_says_the_same_in_the_same_order(fixture: str) -> None:
    for name, (ordinary, large) in both(fixture).items():
        assert sorted(told_beside(large)) == sorted(told_beside(ordinary)), name
        assert "".join(flat(entries(large))) == "".join(flat(entries(ordinary))), name


def told_beside(docx: Docx) -> list[str]:
    paragraphs = part(docx, "word/document.xml").iter(f"{W}p")
    return [said(paragraph) for paragraph in paragraphs if style(paragraph) in BESIDE]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_every_letter_on_every_page_is_large_and_in_its_place(fixture: str) -> None:
    for name, (_, large) in both(fixture).items():
        found = printed(large)
        check_pages(name, found)
        if name.startswith("letter"):
            check_zones(name, found)


def test_the_pages_around_the_papers_are_large() -> None:
    for name, (ordinary, large) in front().items():
        found = printed(large)
        check_pages(name, found)
        if name == "numbering":
            assert [p.page for p in found if "Page" in p.text] == [0, 1, 2]
            assert min(p.y for p in found) > 270  # at the foot, as in the ordinary pack
        assert "".join(flat(iter(entries(ordinary)))) or name == "numbering"


def printed(docx: Docx) -> list[Piece]:
    return pieces(Embedded().convert([("paper", docx)])[0].content)


LONGEST = (
    "Ms Siân O'Rourke-Featherstonehaugh\nFlat 27B\nThe Old Manufactory and Wool Exchange\n"
    "184 Quillmaker Street\nLarkspur\nDerby\nDE1 9ZY"
)


@pytest.mark.parametrize("authority", list_authorities(), ids=lambda authority: authority.id)
def test_every_letterhead_keeps_to_its_zones(authority: Authority) -> None:
    """The longest address in the window, beside each sender; what the sender's block can't hold goes below."""
    desk = Desk.of(review_of("third-party-before-meeting"), TemplateSet.of())
    facts = desk.context.facts(find("letter-1"), Recipient("applicant", "applicant"))
    office = authority.spoc
    spoc = replace(
        facts.spoc,
        organisation=office.organisation or authority.name,
        letterhead="\n".join(letterhead(authority, office.phone, office.email)),
    )
    assert facts.recipient is not None
    facts = replace(facts, spoc=spoc, recipient=replace(facts.recipient, window=LONGEST))
    for window in (LONGEST, "Mrs A Person\nDE1 9ZZ"):
        facts = replace(facts, recipient=replace(facts.recipient, window=window))
        large = desk.templates.template("letter-1").render(facts, large_print=True).docx
        found = printed(large)
        check_pages("letter-1", found)
        check_zones("letter-1", found)
        assert min(p.size for p in found if zone(p) == "sender") >= LEAST
        assert "".join(office.email.split()) in "".join("".join(p.text.split()) for p in found)


def test_a_logo_stays_in_its_place() -> None:
    desk = Desk.of(review_of("third-party-before-meeting"), TemplateSet.of())
    facts = desk.context.facts(find("letter-1"), Recipient("applicant", "applicant"))
    logo = Logo(DOT, "png", 3.0, "The council's coat of arms")
    sizes = []
    for large in (False, True):
        docx = desk.templates.template("letter-1").render(facts, logo, large_print=large).docx
        (extent,) = part(docx, "word/document.xml").iter(f"{WP}extent")
        sizes.append((extent.get("cx"), extent.get("cy")))
    assert sizes[0] == sizes[1]


def check_pages(name: str, found: list[Piece]) -> None:
    """16 point everywhere, nothing off the page, no line over another."""
    for piece in found:
        least = 10.0 if in_window(piece) and name.startswith("letter") else LEAST
        assert piece.size >= least - 0.01, (name, piece)
        assert piece.x >= 15, (name, piece)
        assert piece.x + width(piece.text, piece.size) * 25.4 / 72 <= 210 - 14, (name, piece)
        assert piece.y - piece.size * 0.25 >= 5, (name, piece)
        assert piece.y <= 297 - 5, (name, piece)
    by_page = [[piece for piece in found if piece.page == page] for page in range(found[-1].page + 1)]
    for one, other in (pair for page in by_page for pair in combinations(page, 2)):
        apart = abs(one.y - other.y) / 25.4 * 72
        if 2 < apart < 0.95 * min(one.size, other.size):
            ends = [p.x + width(p.text, p.size) * 25.4 / 72 for p in (one, other)]
            assert one.x > ends[1] or other.x > ends[0], (name, one, other)


def in_window(piece: Piece) -> bool:
    """In the window of GOV.UK Notify's envelope, its feet well above the lower edge."""
    return piece.page == 0 and 24.6 <= piece.x < 120 and 39.5 + 2.5 < piece.y < 66.3 - 0.8


def check_zones(name: str, found: list[Piece]) -> None:
    """GOV.UK Notify's zones: logo, sender, window, body."""
    zones = Counter(zone(piece) for piece in found if piece.page == 0)
    outside = [piece for piece in found if piece.page == 0 and zone(piece) == "none"]
    assert not outside, (name, outside)
    assert {"sender", "window", "body"} <= set(zones), (name, zones)


def zone(piece: Piece) -> str:
    end = piece.x + width(piece.text, piece.size) * 25.4 / 72
    if piece.x >= 15 and end < 125 and piece.y < 29:
        return "logo"
    if piece.x >= 125 and end < 196 and piece.y < 94:
        return "sender"
    if in_window(piece) and end <= 120:
        return "window"
    return "body" if piece.y > 95 + 3 else "none"


def test_both_engines_print_the_same() -> None:
    try:
        office = engine("libreoffice")
    except EngineMissing as missing:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set: {missing}")
        pytest.skip("LibreOffice is not installed")
    made = {**both("third-party-before-meeting"), **both("third-party-after-meeting"), **both("closed")}
    plain = {name: docx for name, (_, docx) in made.items() if "timeline" not in name}  # they hold drawings
    for (name, docx), pdf in zip(plain.items(), office.convert(plain.items()), strict=True):
        one, other = printed(docx), pieces(pdf.content)
        assert letters(one) == letters(other), name
        assert one[-1].page == other[-1].page, f"{name}: {one[-1].page + 1} and {other[-1].page + 1} pages"
        check_pages(name, other)
        if name.startswith("letter"):
            check_zones(name, other)


def letters(found: list[Piece]) -> Counter[str]:
    """Which characters are printed, and how often, but those of footers, and of headers that are repeated."""
    return Counter("".join("".join(piece.text.split()) for piece in found if piece.y < 270))


# How it is set


@pytest.mark.parametrize("name", ["letter-6-applicant", "action-plan-redacted"])
def test_nothing_is_justified_italic_or_in_another_typeface(name: str) -> None:
    _, large = both("third-party-after-meeting")[name]
    for member in ("word/styles.xml", "word/document.xml", "word/numbering.xml"):
        root = part(large, member)
        assert not [jc for jc in root.iter(f"{W}jc") if jc.get(f"{W}val") in ("both", "center", "distribute")]
        assert not [i for i in root.iter(f"{W}i") if i.get(f"{W}val") != "0"]
        faces = {f.get(f"{W}ascii") for f in root.iter(f"{W}rFonts")}
        assert faces <= {"Arial", "Symbol", "Wingdings", "Courier New", None}, member
        sizes = {int(size.get(f"{W}val")) for size in root.iter(f"{W}sz")}
        assert min(sizes, default=32) >= (20 if member == "word/document.xml" else 32)


def test_a_table_of_many_columns_is_read_action_by_action() -> None:
    ordinary, large = both("third-party-after-meeting")["action-plan-redacted"]
    (wide,) = part(ordinary, "word/document.xml").iter(f"{W}tbl")
    assert len(wide.findall(f"{W}tblGrid/{W}gridCol")) == 7
    body = part(large, "word/document.xml").find(f"{W}body")
    assert not list(body.iter(f"{W}tbl"))
    paragraphs = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]
    first = paragraphs.index("No.: 1")
    assert paragraphs[first : first + 5] == [
        "No.: 1",
        "Action: Prepare an application for an injunction against [alleged perpetrator 1].",
        "By Whom? Agency: Rykneld Vale Homes",
        "By Whom? Lead Officer: Tenancy Enforcement Officer",
        "Timescales: By 10 July 2026",
    ]
    assert [style(p) for p in body.iter(f"{W}p")].count("Heading2") == 5
    (size,) = part(large, "word/document.xml").iter(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("11906", "16838", None)


def test_no_action_is_parted_at_the_foot_of_a_page() -> None:
    _, large = both("third-party-after-meeting")["action-plan-redacted"]
    found = printed(large)
    starts = [n for n, piece in enumerate(found) if re.fullmatch(r"No\.:( \d)?", piece.text)]
    assert len(starts) == 5
    for start in starts:
        end = next(n for n in range(start, len(found)) if found[n].text.startswith("Date"))
        assert found[start].page == found[end].page


def test_no_word_is_broken_but_at_a_joint() -> None:
    """Every line of every large page begins where a word does, or after a sign."""
    for fixture in ("third-party-after-meeting", "awkward-text"):
        for name, (_, large) in both(fixture).items():
            if "timeline" in name:
                continue
            text = "•" + said(part(large, "word/document.xml"))
            for piece in printed(large):
                if piece.y < 270:
                    for word in piece.text.split():
                        assert re.sub(r"[\s,:]+", "", word) in text, (name, word)


def test_the_same_bytes_each_time() -> None:
    desk = Desk.of(review_of("third-party-before-meeting"), TemplateSet.of())
    facts = desk.context.facts(find("letter-5"), Recipient("applicant", "applicant"))
    template = desk.templates.template("letter-5")
    assert template.render(facts, large_print=True) == template.render(facts, large_print=True)
    assert template.render(facts, large_print=True).dates == template.render(facts).dates
