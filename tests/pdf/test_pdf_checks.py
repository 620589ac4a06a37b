"""The check of tags has to notice: each fault is made on purpose, in a file that is sound without it."""

from __future__ import annotations

import pytest
from made_parts import by_hand, paper, words

from docgen.paper import Pdf
from docgen.pdf.checks import fonts_not_embedded, struct_problems

CATALOGUE = b"/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>/Lang(en-GB)"
ROOT = (
    b"<</Type/StructTreeRoot/K 11 0 R/ParentTreeNextKey 3/ParentTree<</Nums[0[12 0 R 12 0 R]1[13 0 R]2 14 0 R]>>>>"
)
ELEMENTS = (
    b"<</S/Document/P 10 0 R/K[12 0 R 13 0 R 14 0 R]>>",
    b"<</S/P/P 11 0 R/Pg 20 0 R/K[0 1]>>",
    b"<</S/P/P 11 0 R/K<</Type/MCR/Pg 22 0 R/MCID 0>>>>",
    b"<</S/Link/P 11 0 R/Pg 22 0 R/K<</Type/OBJR/Obj 15 0 R>>>>",
)
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(a page)/StructParent 2/Dest[20 0 R/Fit]>>"
FIRST = (b"/StructParents 0/Tabs/S", b"/P <</MCID 0>> BDC EMC /P <</MCID 1>> BDC " + words("one") + b" EMC")
SECOND = (b"/StructParents 1/Tabs/S/Annots[15 0 R]", b"/P <</MCID 0>> BDC " + words("two") + b" EMC")


def sound(old: bytes = b"", new: bytes = b"") -> Pdf:
    """A sound file of two pages, with one thing changed in its objects."""

    def changed(piece: bytes) -> bytes:
        return piece.replace(old, new) if old else piece

    pages = [(changed(entries), changed(content)) for entries, content in (FIRST, SECOND)]
    others = [changed(piece) for piece in (ROOT, *ELEMENTS, LINK)]
    return by_hand(*pages, others=others, catalogue=changed(CATALOGUE))


def test_a_sound_file_has_no_problems() -> None:
    assert struct_problems(sound()) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"/Marked true", b"/Marked false", "does not say that it is tagged"),
        (b"/StructTreeRoot 10 0 R", b"", "does not say that it is tagged"),
        (b"/Lang(en-GB)", b"", "does not say its language"),
        (b"/Lang(en-GB)", b"/Lang(und)", "does not say its language"),
        (b"/StructParents 1/", b"/StructParents 0/", "entry 0 of the parent tree has 2 pages"),
        (b"/StructParent 2/", b"/StructParent 1/", "entry 1 of the parent tree has 2 pages"),
        (b"/StructParents 1/", b"/StructParents 7/", "entry 7 of the parent tree is missing"),
        (b"/ParentTreeNextKey 3", b"/ParentTreeNextKey 2", "is one that is taken"),
        (b"0[12 0 R 12 0 R]", b"0[13 0 R 12 0 R]", "leads back to another element"),
        (b"0[12 0 R 12 0 R]", b"0[12 0 R]", "leads back to another element"),
        (b"1[13 0 R]", b"1[13 0 R 13 0 R]", "the parent tree knows marked content 1"),
        (b"1[13 0 R]", b"1 13 0 R", "is not a list"),
        (b"/Pg 22 0 R/MCID 0", b"/Pg 20 0 R/MCID 0", "marked content 0 is in 2 elements"),
        (b"/Pg 22 0 R/MCID 0", b"/Pg 99 0 R/MCID 0", "points at a page which the file does not have"),
        (b"/K[0 1]", b"/K[0]", "marked content 1 is in no element"),
        (b"/K[0 1]", b"/K[0 1 2]", "marked content 2 is in the tree and not on the page"),
        (b"<</MCID 1>>", b"<</MCID 0>>", "marked content 0 is there 2 times"),
        (b"<</S/P/P 11 0 R/Pg", b"<</S/P/P 13 0 R/Pg", "whose parent is another"),
        (b"/K[12 0 R 13 0 R 14 0 R]", b"/K[12 0 R 13 0 R 14 0 R 13 0 R]", "stands in the tree twice"),
        (b"<</S/P/P 11 0 R/Pg", b"<</S/Odd/P 11 0 R/Pg", "type /Odd, which the file does not explain"),
        (b"/S/P/P 11 0 R/", b"/S/P/ID(a)/P 11 0 R/", "the identifier b'a' has 2 elements"),
        (b"/Contents(a page)", b"", "a link without a description"),
        (b"/S/Link", b"/S/Span", "not in one Link element"),
        (b"2 14 0 R]", b"2 13 0 R]", "not the element that holds it"),
        (b"/Tabs/S/Annots", b"/Annots", "tab order does not follow"),
    ],
)
def test_a_fault_is_noticed(old: bytes, new: bytes, problem: str) -> None:
    found = struct_problems(sound(old, new))
    assert any(problem in line for line in found), found


def test_a_type_that_the_file_explains_is_no_fault() -> None:
    file = sound(b"<</S/P/P 11 0 R/Pg", b"<</S/Odd/P 11 0 R/Pg").content
    explained = file.replace(b"/ParentTreeNextKey 3", b"/RoleMap<</Odd/P>>   ")
    assert [line for line in struct_problems(Pdf(explained)) if "Odd" in line] == []


def test_a_font_that_is_not_in_the_file_is_named() -> None:
    assert fonts_not_embedded(by_hand((b"", words("x")))) == ["Helvetica"]
    assert fonts_not_embedded(paper("Letter")) == []
