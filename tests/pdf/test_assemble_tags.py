"""The tags of the parts, joined into one tree that a screen reader can trust."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from made_parts import add_link, bound, by_hand, contents, elements, made, new_word, paper, read, words

from docgen.errors import EngineError
from docgen.paper import Pdf
from docgen.pdf.binding import Part
from docgen.pdf.checks import struct_problems

SITE = "https://www.example.org/asb"


@pytest.fixture(scope="module")
def parts() -> list[Part]:
    return [
        Part("Contents", contents([("Letter 5", "letter-5"), ("A wide table", "wide")])),
        Part("Letter 5", paper("Letter 5", pages=3, address=SITE), "letter-5"),
        Part("Chronology", paper("Wide", landscape=True, pages=2), "wide"),
    ]


@pytest.fixture(scope="module")
def pack(parts: list[Part]) -> Pdf:
    return bound(*parts)


def test_everything_holds_together(pack: Pdf) -> None:
    assert struct_problems(pack) == []


def test_each_part_is_one_element_with_its_title(pack: Pdf) -> None:
    document, *_ = elements(pack)
    assert document["/S"] == "/Document"
    found = [kid.get_object() for kid in document["/K"]]
    assert [(part["/S"], part["/T"]) for part in found] == [
        ("/Part", "Contents"),
        ("/Part", "Letter 5"),
        ("/Part", "Chronology"),
    ]


def test_nothing_of_a_part_s_own_tags_is_lost(parts: list[Part], pack: Pdf) -> None:
    """Headings, list items, rows and cells are counted in the parts and in the pack."""
    kinds = ("/H1", "/H2", "/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD")
    before = Counter(item["/S"] for part in parts for item in elements(part.pdf))
    after = Counter(item["/S"] for item in elements(pack))
    assert {kind: after[kind] for kind in kinds} == {kind: before[kind] for kind in kinds}
    assert before["/TH"] == 2 * 5


def test_every_piece_of_content_is_read_on_its_own_page(pack: Pdf) -> None:
    """From each page by its entry in the parent tree to the element, and back to the page."""
    reader = read(pack)
    tree: Any = reader.root_object["/StructTreeRoot"]
    pairs = tree["/ParentTree"]["/Nums"]
    entries = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert [page["/StructParents"] for page in reader.pages] == list(range(len(reader.pages)))
    for page in reader.pages:
        held = entries[page["/StructParents"]].get_object()
        assert len(held) > 2
        for mcid, element in enumerate(held):
            assert page.indirect_reference in places(element.get_object(), mcid)


def places(element: Any, mcid: int) -> list[Any]:
    """The pages on which an element claims marked content of this number."""
    kids = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
    found = []
    for kid in kids:
        entries = kid.get_object()
        if entries == mcid:
            found.append(element.raw_get("/Pg"))
        elif isinstance(entries, dict) and entries.get("/Type") == "/MCR" and entries["/MCID"] == mcid:
            found.append(entries.raw_get("/Pg"))
    return found


def test_links_are_elements_with_their_words_and_their_annotation(pack: Pdf) -> None:
    found = [item for item in elements(pack) if item["/S"] == "/Link"]
    assert len(found) == 3
    for link in found:
        kids = [kid.get_object() for kid in link["/K"]]
        assert sum(isinstance(kid, int) for kid in kids) == 1
        assert [kid["/Obj"]["/Subtype"] for kid in kids if isinstance(kid, dict)] == ["/Link"]
        assert link["/P"]["/S"] == "/P"


def test_the_tab_order_follows_the_tags_on_every_page(pack: Pdf) -> None:
    assert [page["/Tabs"] for page in read(pack).pages] == ["/S"] * 6


def test_the_stamp_is_an_artifact_without_tags(pack: Pdf) -> None:
    for page in read(pack).pages:
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC") == 1
        stamp: Any = page["/Resources"]["/XObject"]["/DocgenStamp"]
        assert not [word for word in (b"BDC", b"BMC", b"EMC") if word in stamp.get_data()]


def test_a_pack_of_accessible_parts_says_that_it_is_one(pack: Pdf) -> None:
    assert read(pack).xmp_metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata(pack)


def test_a_pack_with_a_part_that_nobody_tagged_does_not(parts: list[Part]) -> None:
    mixed = bound(*parts, Part("Supplied", by_hand((b"", words("text"))), tagged=False))
    assert b"pdfuaid:part" not in metadata(mixed)
    assert struct_problems(mixed) == []


def metadata(pdf: Pdf) -> bytes:
    stream: Any = read(pdf).root_object["/Metadata"]
    data: bytes = stream.get_data()
    return data


def tagged_by_hand(
    tree: bytes, *elements: bytes, page: bytes = b"", content: bytes = b"", others: tuple[bytes, ...] = ()
) -> Pdf:
    """A one-page file whose tree root is object 10, and elements from 11 on; the page is object 20."""
    words_of_it = content or b"/P <</MCID 0>> BDC " + words("text") + b" EMC"
    return by_hand(
        (b"/StructParents 0" + page, words_of_it),
        others=[b"<</Type/StructTreeRoot" + tree + b">>", *elements, *others],
        catalogue=b"/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>",
    )


def test_names_that_two_parts_give_to_different_things_are_told_apart() -> None:
    def part(role: bytes) -> Pdf:
        return tagged_by_hand(
            b"/K 11 0 R/RoleMap<</Clause %b/P/H1/Odd/Clause>>" % role,
            b"<</S/Odd/P 10 0 R/K 12 0 R>>",
            b"<</S/Clause/P 11 0 R/Pg 20 0 R/K 0>>",
        )

    pack = bound(Part("One", part(b"/H2")), Part("Two", part(b"/Quote")), Part("Three", part(b"/H2")))
    roles: Any = read(pack).root_object["/StructTreeRoot"]["/RoleMap"]
    found = [roles.get(item["/S"]) for item in elements(pack)[1:] if item["/S"] != "/Part"]
    assert found == ["/H2", "/H2", "/Quote", "/Quote", "/H2", "/H2"]
    assert "/P" not in roles  # a standard type means what the standard says
    assert struct_problems(pack) == []


def test_a_type_that_nothing_explains_means_nothing() -> None:
    part = tagged_by_hand(b"/K 11 0 R", b"<</S/Mystery/P 10 0 R/Pg 20 0 R/K 0>>")
    assert [item["/S"] for item in elements(bound(Part("One", part)))] == ["/Document", "/Part", "/NonStruct"]


def test_classes_and_identifiers_of_two_parts_are_told_apart() -> None:
    def part(place: bytes) -> Pdf:
        return tagged_by_hand(
            b"/K 11 0 R/ClassMap<</Wide<</O/Layout/Placement%b>>>>" % place,
            b"<</S/Table/P 10 0 R/C/Wide/K[12 0 R 13 0 R]>>",
            b"<</S/TH/P 11 0 R/ID(head)/Pg 20 0 R/K 0>>",
            b"<</S/TD/P 11 0 R/A[15 0 R 0]/Pg 20 0 R/K 1>>",
            b"<<>>",
            b"<</O/Table/Headers[(head)]>>",
            content=b"/TH <</MCID 0>> BDC %b EMC /TD <</MCID 1>> BDC %b EMC" % (words("a"), words("b", y=600)),
        )

    pack = bound(Part("One", part(b"/Block")), Part("Two", part(b"/Inline")))
    tree: Any = read(pack).root_object["/StructTreeRoot"]
    tables = [item for item in elements(pack) if item["/S"] == "/Table"]
    classes = [tree["/ClassMap"][item["/C"][0]]["/Placement"] for item in tables]
    assert classes == ["/Block", "/Inline"]
    heads = [item["/ID"] for item in elements(pack) if item["/S"] == "/TH"]
    cells = [item["/A"][0].get_object()["/Headers"][0] for item in elements(pack) if item["/S"] == "/TD"]
    assert heads == cells == ["1-head", "2-head"]
    names = tree["/IDTree"]["/Kids"][0]["/Names"]
    assert [item.get_object()["/S"] for item in names[1::2]] == ["/TH", "/TH"]
    assert struct_problems(pack) == []


def test_tags_inside_a_form_keep_an_entry_of_their_own() -> None:
    inside = b"/P <</MCID 0>> BDC " + words("in the form") + b" EMC"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 7/Resources<</Font<</F1 3 0 R>>>>"
    part = tagged_by_hand(
        b"/K 11 0 R",
        b"<</S/P/P 10 0 R/Pg 20 0 R/K[0<</Type/MCR/Pg 20 0 R/Stm 12 0 R/MCID 0>>]>>",
        form + b"/Length %d>>\nstream\n%b\nendstream" % (len(inside), inside),
        page=b"/Resources<</Font<</F1 3 0 R>>/XObject<</Fm 12 0 R>>>>",
        content=b"/P <</MCID 0>> BDC " + words("text") + b" EMC /Fm Do",
    )
    pack = bound(Part("One", part), Part("Two", part))
    assert struct_problems(pack) == []
    forms = [page["/Resources"]["/XObject"]["/Fm"] for page in read(pack).pages]
    assert len({form["/StructParents"] for form in forms} | {0, 1}) == 4


def test_a_link_that_stayed_behind_leaves_plain_text() -> None:
    part = tagged_by_hand(
        b"/K 11 0 R",
        b"<</S/Link/P 10 0 R/Pg 20 0 R/K[0<</Type/OBJR/Obj 12 0 R>>]>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 1/A<</S/Launch/F(x)>>>>",
        page=b"/Annots[12 0 R]",
    )
    pack = bound(Part("One", part))
    assert [item["/S"] for item in elements(pack)] == ["/Document", "/Part", "/Span"]
    assert struct_problems(pack) == []


def test_a_link_that_its_own_tags_hold_keeps_its_place() -> None:
    part = tagged_by_hand(
        b"/K 11 0 R",
        b"<</S/Link/P 10 0 R/Pg 20 0 R/K[0<</Type/OBJR/Obj 12 0 R>>]>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 1/A<</S/URI/URI(https://example.org)>>>>",
        page=b"/Annots[12 0 R]",
    )
    pack = bound(Part("One", part), Part("Two", part))
    assert [item["/S"] for item in elements(pack)] == ["/Document", *["/Part", "/Link"] * 2]
    assert struct_problems(pack) == []


def test_a_part_that_has_no_tags_after_all_is_taken_as_supplied() -> None:
    pack = bound(Part("One", by_hand((b"", words("text"))), tagged=True))
    assert [item["/S"] for item in elements(pack)] == ["/Document", "/Part", "/Sect", "/H1", "/P"]
    assert struct_problems(pack) == []


@pytest.mark.parametrize(
    "looped", [b"<</S/P/P 10 0 R/K 11 0 R>>", b"<</S/P/P 10 0 R/K[12 0 R 12 0 R]>>"], ids=["itself", "twice"]
)
def test_a_tree_that_is_none_is_refused_by_name(looped: bytes) -> None:
    part = tagged_by_hand(b"/K 11 0 R", looped, b"<</S/Span/P 11 0 R/Pg 20 0 R/K 0>>")
    with pytest.raises(EngineError, match=r"^One: this PDF can't be read \(a tag in two places\)"):
        bound(Part("One", part))


def test_a_link_without_words_is_still_in_the_tree() -> None:
    part = tagged_by_hand(
        b"/K 11 0 R",
        b"<</S/P/P 10 0 R/Pg 20 0 R/K 0>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>",
        page=b"/Annots[12 0 R]",
    )
    pack = bound(Part("One", part))
    assert [item["/S"] for item in elements(pack)] == ["/Document", "/Part", "/P", "/Link"]
    assert struct_problems(pack) == []


def test_a_link_element_that_lacks_its_annotation_gets_it() -> None:
    part = tagged_by_hand(
        b"/K 11 0 R",
        b"<</S/Link/P 10 0 R/Pg 20 0 R/K 0>>",
        b"<</Type/Annot/Subtype/Link/Rect[90 690 300 720]/A<</S/URI/URI(https://example.org)>>>>",
        page=b"/Annots[12 0 R]",
    )
    pack = bound(Part("One", part))
    assert [item["/S"] for item in elements(pack)] == ["/Document", "/Part", "/Link"]
    assert struct_problems(pack) == []


def test_resources_that_refer_to_themselves_come_along() -> None:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Self 11 0 R>>>>/Length 0>>"
    form += b"\nstream\n\nendstream"
    part = by_hand((b"/Resources<</XObject<</Fm 11 0 R>>>>", b"/Fm Do"), others=[b"<<>>", form])
    (page,) = read(bound(Part("One", part))).pages
    own: Any = page["/Resources"]["/XObject"]["/DocgenPage"]["/Resources"]["/XObject"]["/Fm"]
    assert own["/Resources"]["/XObject"]["/Self"] == own


def test_a_paragraph_that_goes_on_over_the_page_is_one_element_on_both() -> None:
    word = new_word()
    word.add_paragraph("The review looks at what was reported, and at what was done about it. " * 90)
    pack = bound(Part("Before", paper("Before")), Part("Long", made(word)))
    reader = read(pack)
    assert len(reader.pages) == 3
    paragraph = elements(pack)[-1]
    assert paragraph["/S"] == "/P"
    pages = [page.indirect_reference.idnum for page in reader.pages if page.indirect_reference]
    second = [kid.raw_get("/Pg").idnum for kid in map(as_object, paragraph["/K"]) if isinstance(kid, dict)]
    assert paragraph.raw_get("/Pg").idnum == pages[1]
    assert set(second) == {pages[2]}
    assert struct_problems(pack) == []


def as_object(kid: Any) -> Any:
    return kid.get_object()


def test_links_beside_each_other_stay_two() -> None:
    word = new_word()
    line = word.add_paragraph()
    add_link(line, "https://one.example.org", "One ")
    add_link(line, "https://two.example.org", "Two")
    pack = bound(Part("Links", made(word)))
    found = [link.get_object()["/A"]["/URI"] for link in read(pack).pages[0]["/Annots"]]
    assert found == ["https://one.example.org", "https://two.example.org"]
    assert [item["/S"] for item in elements(pack)][-2:] == ["/Link", "/Link"]


def test_what_a_tagged_page_does_to_its_space_ends_before_the_stamp() -> None:
    content = b"9 0 0 9 0 0 cm /P <</MCID 0>> BDC " + words("large") + b" EMC"
    part = tagged_by_hand(b"/K 11 0 R", b"<</S/P/P 10 0 R/Pg 20 0 R/K 0>>", content=content)
    drawn = read(bound(Part("One", part))).pages[0].get_contents()
    assert drawn is not None
    saved = 0
    before = drawn.get_data().partition(b"/DocgenStamp")[0].split()
    for operator in before[: before.index(b"/Artifact")]:
        saved += {b"q": 1, b"Q": -1}.get(operator, 0)
    assert before[0] == b"q" and saved == 0
