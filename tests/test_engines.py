"""Both engines say what the Word file says, word for word, on as many pages: every paper of every fixture.

Each PDF is read against its Word file and not only against the other PDF, so a word that both lose is found too.
One test for each fixture, so that they can be shared out; nothing is converted twice.
"""

from __future__ import annotations

import io
import os
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from lxml import etree
from made import DAYS, W, built, case_of, page_texts
from shared import once
from support import FIXTURES, ROOT

from docgen.build import Built, Settings, build_pack
from docgen.errors import EngineMissing
from docgen.pack import PACK_FILE
from docgen.paper import Docx
from docgen.pdf.engine import Engine, engine

REQUIRED = "DOCGEN_REQUIRE_SOFFICE"  # set where the tests must not pass without LibreOffice
ON_OTHER_PAGES: frozenset[tuple[str, str]] = frozenset()
"""The forms (fixture, paper) whose PDFs are a page apart. docs/engines.md tells why one can be."""

OFFICE_RUNS = 4  # that share the fixtures out

_PAGE = "\ufdd0"  # stands for the page number; a character that no text has
_BULLET = "•"
_MARKS = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2028\u2029\ufeff" + _BULLET))
_MARKS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # say only which way text runs
_BREAKING = re.compile(r"(?<=[-‐–—/])")  # a line may end behind these; each engine chooses its own


# What a Word file says


@dataclass(frozen=True)
class Block:
    """A paragraph of the body, or a row of a table: what stands together on the page."""

    text: str
    repeated: str = ""  # the heading of its table, which stands again at the top of the next page
    cells: int = 1


@dataclass(frozen=True)
class WordFile:
    """What a reader of the Word file reads, from top to bottom."""

    blocks: tuple[Block, ...]
    footer: str
    bullets: int = 0

    @property
    def text(self) -> str:
        return " ".join(block.text for block in self.blocks)


def word_file(content: bytes) -> WordFile:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        (body,) = etree.fromstring(package.read("word/document.xml"))
        footers = [name for name in package.namelist() if re.fullmatch(r"word/footer\d+\.xml", name)]
        footer = " ".join(said(etree.fromstring(package.read(name))) for name in footers)
    bulleted = sum(style.get(f"{W}val") == "ListBullet" for style in body.iter(f"{W}pStyle"))
    return WordFile(tuple(blocks(body)), footer, bulleted + said(body).count(_BULLET))


def blocks(body: etree._Element) -> Iterator[Block]:
    for element in body:
        if element.tag == f"{W}p":
            yield Block(said(element))
        elif element.tag == f"{W}tbl":
            repeated = ""
            for row in element.iterchildren(f"{W}tr"):
                heads = row.find(f"{W}trPr/{W}tblHeader") is not None
                yield Block(said(row), "" if heads else repeated, len(row.findall(f"{W}tc")))
                repeated += f" {said(row)}" if heads else ""
        else:
            assert element.tag == f"{W}sectPr", f"{element.tag}: this test does not know how to read it"


def said(element: etree._Element) -> str:
    """The text under it as one line; what a field was last (the page number) is left out."""
    parts: list[str] = []
    field_result = False
    for node in element.iter():
        if node.tag == f"{W}t":
            parts += [] if field_result else [node.text or ""]
        elif node.tag == f"{W}instrText":
            parts += [_PAGE] if (node.text or "").strip() == "PAGE" else []
        elif node.tag == f"{W}fldChar":
            shown = parts[-1:] == [_PAGE]
            field_result = shown and node.get(f"{W}fldCharType") == "separate"
        elif node.tag in (f"{W}p", f"{W}br", f"{W}cr", f"{W}tab"):
            parts.append(" ")
    return "".join(parts)


# What a PDF says


def words(text: str) -> list[str]:
    """The words, without what is only typography: ligatures, bullets, ends of lines, marks of direction.

    Letters that run from right to left are left out: `right_to_left` looks at them.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS)
    plain = "".join(c for c in plain if not runs_left(c))
    return _BREAKING.sub(" ", plain).split()


def runs_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


def right_to_left(text: str) -> set[str]:
    """The letters that run from right to left.

    Which there are, and no more: readers give their order and number otherwise for each engine, while both draw
    the same. The order of what stands beside them (digits, brackets) is not that of the Word file either.
    """
    return {c for c in unicodedata.normalize("NFKC", text) if runs_left(c)}


class Reading:
    """A PDF read along its Word file, block by block."""

    def __init__(self, word: WordFile, pages: Sequence[str]) -> None:
        self.word = word
        self.pages = pages
        self.left = [words(page) for page in pages]
        self.at = 0

    def difference(self) -> str | None:
        """The first place where the PDF says something else than the Word file; None where there is none."""
        found = "\n".join(self.pages)
        if right_to_left(self.word.text) != right_to_left(found):
            return "other letters that run from right to left (has this machine a font for them?)"
        if found.count(_BULLET) != self.word.bullets:
            return f"{self.word.bullets} list items and {found.count(_BULLET)} bullets"
        return self._footer() or self._body()

    def _footer(self) -> str | None:
        """Each page ends in its own footer, which is then taken off."""
        for number, left in enumerate(self.left, 1):
            footer = words(self.word.footer.replace(_PAGE, str(number)))
            if left[-len(footer) :] != footer:
                return f"page {number} ends {left[-len(footer) :]}, not {footer}"
            del left[-len(footer) :]
        return None

    def _body(self) -> str | None:
        for block in self.word.blocks:
            wanted = words(block.text)
            found, over = self._take(sum(map(len, wanted)), words(block.repeated))
            if found == wanted:
                continue
            # Of a row that goes over the page, each cell has its first lines here and the others there.
            if over and block.cells > 1 and Counter(found) == Counter(wanted):
                continue
            if right_to_left(block.text) and letters(found) == letters(wanted):
                continue
            return f"page {self.at + 1}: {' '.join(found)!r}, not {' '.join(wanted)!r}"
        rest = [word for left in self.left[self.at :] for word in left]
        return f"more than the Word file says: {' '.join(rest)!r}" if rest else None

    def _take(self, size: int, repeated: list[str]) -> tuple[list[str], bool]:
        """The next words, of so many characters together, and whether they go over the page.

        At the top of a page the heading that a table repeats there is passed over.
        """
        found: list[str] = []
        over = False
        while size > 0:
            while not self.left[self.at]:
                if self.at + 1 == len(self.left):
                    return found, over
                self.at += 1
                over = over or bool(found)
                if repeated and self.left[self.at][: len(repeated)] == repeated:
                    del self.left[self.at][: len(repeated)]
            found.append(self.left[self.at].pop(0))
            size -= len(found[-1])
        return found, over


def letters(found: Sequence[str]) -> Counter[str]:
    return Counter(c for word in found for c in word if c.isalnum())


def papers(made: Built) -> dict[str, tuple[bytes, bytes]]:
    """Word and PDF of every copy, by file name."""
    names = [name.removesuffix(".docx") for name in made.files if name.endswith(".docx")]
    return {name: (made.files[f"{name}.docx"], made.files[f"{name}.pdf"]) for name in names}


# Can it fail?


TABLE = WordFile(
    (Block("Dear Mrs Hartley-Osei,"), Block("Who When"), Block("the council by 3 June 2026", "Who When", cells=2)),
    footer=f"Ref 7, page {_PAGE} OFFICIAL",
    bullets=1,
)
ONE_PAGE = "Dear Mrs Hartley-\nOsei,\n• Who When the council\nby 3 June 2026 Ref 7, page 1 OFFICIAL"
TWO_PAGES = (
    "Dear Mrs Hartley-Osei, • Who When the by 3 June Ref 7, page 1 OFFICIAL",
    "Who When council 2026 Ref 7, page 2 OFFICIAL",
)


@pytest.mark.parametrize("pages", [(ONE_PAGE,), TWO_PAGES])
def test_line_ends_and_page_ends_are_no_difference(pages: tuple[str, ...]) -> None:
    assert Reading(TABLE, pages).difference() is None


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("3 June", "4 June"),
        ("council", ""),
        ("the council", "thecouncil"),
        ("the council", "council the"),
        ("2026", "2026 2026"),
        ("Mrs ", "Mrs بن "),
        ("•", ""),
        ("page 1", "page 2"),
        ("OFFICIAL", "OFFICIAL lost"),
    ],
)
def test_anything_else_is(was: str, becomes: str) -> None:
    assert Reading(TABLE, [ONE_PAGE.replace(was, becomes)]).difference()


@pytest.mark.parametrize(
    ("was", "becomes"), [("When council", "When"), ("Who When council", "Who council"), ("June Ref", "May Ref")]
)
def test_so_it_is_over_the_page(was: str, becomes: str) -> None:
    assert Reading(TABLE, [page.replace(was, becomes) for page in TWO_PAGES]).difference()


def test_a_word_file_is_read_whole() -> None:
    """The approved words of one letter and of one table, as a person reads them in it."""
    made = papers(built("third-party-before-meeting"))
    letter = word_file(made["letter-5"][0])
    assert "Dear Ms O'Rourke" in letter.text
    assert words(letter.footer.replace(_PAGE, "1")) == words("Ref 104233, page 1 OFFICIAL-SENSITIVE")
    minutes = word_file(made["minutes"][0])
    row = next(block for block in minutes.blocks if "Priya Nandakumar" in block.text and block.repeated)
    assert (row.repeated.split(), row.cells) == (["Organisation", "Name", "Job", "Title"], 3)
    assert word_file(made["guidance-notes"][0]).bullets > 3


# The two engines


@pytest.fixture(scope="session")
def office() -> Engine:
    """LibreOffice. Without it the test is skipped; where it is required, failed."""
    try:
        return engine("libreoffice")
    except EngineMissing as missing:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set: {missing}")
        pytest.skip("LibreOffice is not installed")


@pytest.mark.parametrize("fixture", DAYS)
def test_the_embedded_engine_says_what_the_word_file_says(fixture: str) -> None:
    readings = {
        name: Reading(word_file(docx), page_texts(pdf)).difference()
        for name, (docx, pdf) in papers(built(fixture)).items()
    }
    assert {name: told for name, told in readings.items() if told} == {}


@once
def by_office(run: int) -> dict[tuple[str, str], bytes]:
    """The PDF of every paper of some fixtures, from one run of LibreOffice: to start it takes longer than a form."""
    files = {
        (fixture, name): Docx(docx)
        for fixture in list(DAYS)[run::OFFICE_RUNS]
        for name, (docx, _) in papers(built(fixture)).items()
    }
    pdfs = engine("libreoffice").convert((f"{fixture}-{name}", docx) for (fixture, name), docx in files.items())
    return {key: pdf.content for key, pdf in zip(files, pdfs, strict=True)}


@pytest.mark.libreoffice
@pytest.mark.parametrize("fixture", DAYS)
@pytest.mark.usefixtures("office")
def test_libreoffice_says_the_same_on_as_many_pages(fixture: str) -> None:
    made = papers(built(fixture))
    pdfs = by_office(list(DAYS).index(fixture) % OFFICE_RUNS)
    apart: dict[str, tuple[int, int]] = {}
    readings: dict[str, str | None] = {}
    for name, (docx, embedded) in made.items():
        pages = page_texts(pdfs[fixture, name])
        readings[name] = Reading(word_file(docx), pages).difference()
        own = len(page_texts(embedded))
        if own != len(pages):
            apart[name] = own, len(pages)
    assert {name: told for name, told in readings.items() if told} == {}
    assert not [name for name in apart if name.startswith("letter-")], "a letter"
    assert all(abs(own - other) == 1 for own, other in apart.values()), apart
    assert set(apart) == {name for at, name in ON_OTHER_PAGES if at == fixture}, apart


def test_the_documentation_lists_the_same() -> None:
    page = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([\w-]+)` \| `([\w-]+)` \| \d+ \| \d+ \|$", page, re.MULTILINE)
    assert {(fixture, paper) for paper, fixture in told} == ON_OTHER_PAGES
    assert {fixture for fixture, _ in ON_OTHER_PAGES} <= set(DAYS)


@pytest.mark.libreoffice
def test_the_pack_is_the_same_page_by_page(office: Engine) -> None:
    """Cover, contents with their page numbers, partners' files (one of them Word) and all papers of one case."""
    with_office = build_pack(
        case_of("partner-files"), DAYS["partner-files"], folder=FIXTURES, settings=Settings(engine=office.name)
    )
    ours, theirs = (
        [words(page) for page in page_texts(made.files[PACK_FILE])]
        for made in (built("partner-files"), with_office)
    )
    assert len(ours) > 30
    assert ours == theirs
