"""The pack as its readers open it: pages in order, numbers, bookmarks, links, what it says of itself."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from made_parts import (
    TITLE,
    add_link,
    bound,
    by_hand,
    contents,
    elements,
    made,
    new_word,
    paper,
    read,
    says,
    stamps,
    words,
)
from pypdf import PdfReader
from pypdf.generic import Destination

from docgen.errors import EngineError
from docgen.paper import Pdf, RedactedPdf
from docgen.pdf.binding import PACK_ADDRESS, Part, assemble, page_count
from docgen.pdf.checks import fonts_not_embedded, struct_problems

SITE = "https://www.example.org/asb"


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    lines = [("Agenda", "agenda"), ("Letter 1", "letter-1"), ("Letter 5", "letter-5"), ("A wide table", "wide")]
    return (
        Part("Contents", contents(lines)),
        Part("Agenda", paper("Agenda", pages=2), "agenda"),
        Part("Letter 1", paper("Letter 1", address=SITE), "letter-1", ("Correspondence so far",)),
        Part("Letter 5", paper("Letter 5", pages=2), "letter-5", ("Correspondence so far",)),
        Part("Police", paper("Police"), "police", ("Partner Case Information",)),
        Part("Chronology", paper("Wide", landscape=True), "wide", ("Partner Case Information", "Police")),
    )


@pytest.fixture(scope="module")
def pack(parts: tuple[Part, ...]) -> Pdf:
    return bound(*parts)


STARTS = {"contents": 1, "agenda": 2, "letter-1": 4, "letter-5": 5, "police": 7, "wide": 8}


def text_of(pdf: Pdf) -> list[str]:
    return [says(page) for page in read(pdf).pages]


def test_every_page_is_there_in_order_and_says_its_own_number(pack: Pdf) -> None:
    found = text_of(pack)
    heads = ["Contents", "Agenda, sheet 1", "Agenda, sheet 2", "Letter 1, sheet 1", "Letter 5, sheet 1"]
    heads += ["Letter 5, sheet 2", "Police, sheet 1", "Wide, sheet 1"]
    assert len(found) == len(heads) == 8
    for number, (head, text) in enumerate(zip(heads, found, strict=True), 1):
        assert text.startswith(head)
        assert text.endswith(f"Page {number} of 8")


def test_no_label_contradicts_the_number(pack: Pdf) -> None:
    assert read(pack).page_labels == [str(number) for number in range(1, 9)]


def test_the_number_stands_at_the_foot_of_a_landscape_page_in_the_middle(pack: Pdf) -> None:
    page = read(pack).pages[7]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((841.9, 595.3))
    content = page.get_contents()
    assert content is not None
    (moved,) = re.findall(rb"q 1 0 0 1 (\S+) (\S+) cm /DocgenStamp Do Q", content.get_data())
    stamp: Any = page["/Resources"]["/XObject"]["/DocgenStamp"]
    assert [float(side) for side in stamp["/BBox"]] == pytest.approx([0, 0, 595.3, 841.9])
    assert [float(side) for side in moved] == pytest.approx(
        [841.9 - 595.3, 0]
    )  # whole, at the right, never scaled


def outline(entries: list[Any], reader: PdfReader) -> list[Any]:
    """The bookmarks as (title, page) with those below as a list."""
    found: list[Any] = []
    for entry in entries:
        if isinstance(entry, Destination):
            found.append((entry.title, (reader.get_destination_page_number(entry) or 0) + 1))
        else:
            found.append(outline(entry, reader))
    return found


def test_bookmarks_are_nested_and_lead_to_the_first_page(pack: Pdf) -> None:
    reader = read(pack)
    assert outline(reader.outline, reader) == [
        ("Contents", 1),
        ("Agenda", 2),
        ("Correspondence so far", 4),
        [("Letter 1", 4), ("Letter 5", 5)],
        ("Partner Case Information", 7),
        [("Police", 7), [("Chronology", 8)]],
    ]


def test_the_first_level_of_bookmarks_is_open_and_the_rest_closed(pack: Pdf) -> None:
    top: Any = read(pack).root_object["/Outlines"]
    assert top["/Count"] == 4 + 2 + 1
    groups = [entry for entry in siblings(top["/First"]) if "/First" in entry]
    assert [entry["/Count"] for entry in groups] == [2, 1]
    assert [entry["/Count"] for entry in siblings(groups[1]["/First"])] == [-1]


def siblings(entry: Any) -> list[Any]:
    return [entry, *siblings(entry["/Next"])] if "/Next" in entry else [entry]


def links(page: Any) -> list[Any]:
    return [annotation.get_object() for annotation in page.get("/Annots", [])]


def test_each_line_of_the_contents_is_one_link_to_the_first_page_of_its_part(pack: Pdf) -> None:
    reader = read(pack)
    found = links(reader.pages[0])
    goals = [
        link["/Dest"].raw_get(0).idnum if hasattr(link["/Dest"], "raw_get") else link["/Dest"][0].idnum
        for link in found
    ]
    wanted = [
        reader.pages[STARTS[key] - 1].indirect_reference.idnum
        for key in ("agenda", "letter-1", "letter-5", "wide")
    ]
    assert goals == wanted
    described = ["Agenda, page 2", "Letter 1, page 4", "Letter 5, page 5", "Chronology, page 8"]
    assert [link["/Contents"] for link in found] == described
    assert b"docgen.invalid" not in b"".join(page.get_data() for page in [reader.trailer["/Root"]["/Metadata"]])
    assert all("/A" not in link for link in found)


def test_a_link_in_two_lines_is_two_annotations_of_one_element() -> None:
    word = new_word()
    add_link(
        word.add_paragraph(), f"{PACK_ADDRESS}here", "a title that goes on and on until the line is full " * 3
    )
    pack = bound(Part("One", made(word), "here"))
    boxes = [[float(side) for side in link["/Rect"]] for link in links(read(pack).pages[0])]
    assert len(boxes) == 2
    assert boxes[0][1] > boxes[1][1]
    assert struct_problems(pack) == []
    (element,) = [item for item in elements(pack) if item["/S"] == "/Link"]
    assert [kid["/Type"] for kid in element["/K"] if not isinstance(kid, int)] == ["/OBJR", "/OBJR"]


def test_an_address_stays_an_address(pack: Pdf) -> None:
    (link,) = links(read(pack).pages[3])
    assert link["/A"]["/URI"] == SITE
    assert link["/Contents"] == SITE


def test_a_link_to_a_part_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(
        EngineError, match=r"^Contents: a link leads to https://docgen\.invalid/pack/letter-9, and no"
    ):
        bound(Part("Contents", contents([("Letter 9", "letter-9")])))


def test_keys_may_hold_what_an_address_has_to_escape() -> None:
    pack = bound(
        Part("Contents", contents([("Police", "police%20%26%20co")])), Part("Police", paper("P"), "police & co")
    )
    assert [link["/Contents"] for link in links(read(pack).pages[0])] == ["Police, page 2"]


def destination(pack: Pdf, page: int, at: int = 0) -> tuple[int, list[Any]]:
    reader = read(pack)
    place = list(links(reader.pages[page])[at]["/Dest"])
    return (reader.get_page_number(place[0].get_object()) or 0) + 1, place[1:]


def annotation(entries: bytes) -> bytes:
    return b"<</Type/Annot/Subtype/Link/Rect[100 695 200 712]%b>>" % entries


@pytest.mark.parametrize(
    "entries",
    [
        b"/Dest[22 0 R/XYZ 50 300 0]",
        b"/A<</S/GoTo/D[22 0 R/XYZ 50 300 0]>>",
        b"/Dest/old",
        b"/A<</S/GoTo/D(new)>>",
    ],
)
def test_links_inside_a_part_keep_working(entries: bytes) -> None:
    part = by_hand(
        (b"/Annots[10 0 R]", words("to the second")),
        (b"", words("second")),
        others=[annotation(entries), b"<</D[22 0 R/XYZ 50 300 0]>>", b"<</Names[(new)11 0 R]>>"],
        catalogue=b"/Dests<</old 11 0 R>>/Names<</Dests<</Kids[12 0 R]>>>>",
    )
    pack = bound(Part("First", paper("First")), Part("Second", part))
    number, place = destination(pack, 1)
    assert number == 3
    assert [place[0], float(place[1]), float(place[2])] == ["/XYZ", 50.0, 300.0]


@pytest.mark.parametrize(
    "entries",
    [
        b"/A<</S/JavaScript/JS(app.alert(1))>>",
        b"/A<</S/Launch/F(calc.exe)>>",
        b"/A<</S/GoToR/F(other.pdf)/D[0/Fit]>>",
        b"/A<</S/SubmitForm/F(https://www.example.org)>>",
        b"/A<</S/URI/URI(javascript:app.alert(1))>>",
        b"/A<</S/URI/URI(file:///c:/x)>>",
        b"/Dest[99 0 R/Fit]",
        b"/Dest(nowhere)",
    ],
)
def test_what_runs_or_leads_nowhere_is_left_behind(entries: bytes) -> None:
    part = by_hand((b"/Annots[10 0 R]", words("click")), others=[annotation(entries)])
    for tagged in (True, False):
        assert "/Annots" not in read(bound(Part("Part", part, tagged=tagged))).pages[0]


def test_only_the_pages_of_a_part_come_along() -> None:
    part = by_hand(
        (b"/AA<</O<</S/JavaScript/JS(x)>>>>/Thumb 11 0 R/Metadata 11 0 R/PieceInfo<</A 11 0 R>>", words("text")),
        others=[b"<</S/JavaScript/JS(doSomething)>>", b"<</Length 9>>\nstream\nsecret no\nendstream"],
        catalogue=b"/OpenAction 10 0 R/AA<</WC 10 0 R>>/AcroForm<</Fields[]>>"
        b"/Names<</JavaScript<</Names[(a)10 0 R]>>/EmbeddedFiles<</Names[(a)<</F(a)/EF<</F 11 0 R>>>>]>>>>/Collection<<>>/URI<</Base(https://x)>>",
    )
    for tagged in (True, False):
        reader = read(bound(Part("Part", part, tagged=tagged)))
        kept = {"/Type", "/Pages", "/Outlines", "/StructTreeRoot", "/Metadata", "/Lang", "/MarkInfo", "/PageMode"}
        assert set(reader.root_object) == kept | {"/ViewerPreferences"}
        objects = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
        assert not re.search("doSomething|JavaScript|EmbeddedFile", repr(objects))
        assert all(b"secret" not in stream.get_data() for stream in objects if hasattr(stream, "get_data"))


def test_it_says_its_title_and_language_and_nobody_s_name_or_clock(pack: Pdf) -> None:
    reader = read(pack)
    root: Any = reader.root_object
    assert reader.metadata == {"/Title": TITLE, "/Producer": "docgen"}
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/PageMode"] == "/UseOutlines"
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": TITLE}
    assert not xmp.dc_creator and xmp.xmp_create_date is None and xmp.xmp_modify_date is None


def test_the_only_date_in_it_is_the_one_passed_in() -> None:
    pack = bound(Part("One", paper("One")), dated=date(2026, 4, 21), language="cy-GB")
    reader = read(pack)
    assert reader.metadata is not None and reader.xmp_metadata is not None
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20260421"
    assert str(reader.xmp_metadata.xmp_create_date).startswith("2026-04-21")
    assert reader.root_object["/Lang"] == "cy-GB"


def test_titles_of_any_alphabet_stay_as_they_are() -> None:
    title = "Møde (1) <&> \\ – דין וחשבון 🙂"
    pack = bound(Part(title, paper("One"), "one"), Part("Contents", contents([("x", "one")])))
    reader = read(pack)
    assert [entry.title for entry in reader.outline] == [title, "Contents"]
    assert links(reader.pages[1])[0]["/Contents"] == f"{title}, page 1"


def test_the_same_parts_give_the_same_bytes(parts: tuple[Part, ...], pack: Pdf) -> None:
    assert bound(*parts).content == pack.content


def test_another_part_gives_another_identifier(parts: tuple[Part, ...], pack: Pdf) -> None:
    other = bound(*parts[:-1], Part("Chronology", paper("Another"), "wide"))
    assert read(other).trailer["/ID"] != read(pack).trailer["/ID"]


def test_every_font_is_in_it(pack: Pdf) -> None:
    assert fonts_not_embedded(pack) == []


def test_it_is_small_enough_to_e_mail(parts: tuple[Part, ...], pack: Pdf) -> None:
    assert len(pack.content) < 0.6 * sum(len(part.pdf.content) for part in parts)


def test_what_is_in_several_parts_is_kept_once() -> None:
    word = paper("The same")
    one, three = (len(bound(*[Part(f"Part {n}", word) for n in range(count)]).content) for count in (1, 3))
    assert three - one < 0.35 * len(word.content)
    font_files = re.compile(r"/FontFile2")
    reader = read(bound(Part("One", word), Part("Two", word)))
    fonts = [
        o for o in map(reader.get_object, range(1, int(reader.trailer["/Size"]))) if font_files.search(repr(o))
    ]
    assert (
        len(fonts) == len({font["/BaseFont"] if "/BaseFont" in font else font["/FontName"] for font in fonts}) + 1
    )


def test_a_redacted_pdf_has_its_place_in_the_pack() -> None:
    plan = RedactedPdf(paper("Action plan").content)
    assert page_count(plan) == 1
    assert text_of(bound(Part("Redacted action plan", plan)))[0].startswith("Action plan")


@pytest.mark.parametrize("made_for", [1, 3])
def test_stamps_have_to_fit_the_pack(made_for: int) -> None:
    parts = [Part("One", paper("One", pages=2))]
    with pytest.raises(
        EngineError, match=f"^Page numbers of the pack: {made_for} were made for a pack of 2 pages"
    ):
        assemble(parts, stamps=stamps(made_for), title=TITLE)


def test_stamps_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(EngineError, match=r"^Page numbers of the pack: this PDF can't be read"):
        assemble([Part("One", paper("One"))], stamps=Pdf(b"no"), title=TITLE)


def test_a_pack_of_nothing_is_refused() -> None:
    with pytest.raises(EngineError, match="at least one part"):
        assemble([], stamps=stamps(1), title=TITLE)


def test_the_file_is_sound_to_another_reader(pack: Pdf) -> None:
    """pypdf in strict mode reads every object without a word."""
    reader = PdfReader(io.BytesIO(pack.content), strict=True)
    assert all(reader.get_object(number) is not None for number in range(1, int(reader.trailer["/Size"]) - 1))
