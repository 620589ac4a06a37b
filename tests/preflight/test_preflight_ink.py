"""Ink a millimetre inside and outside of every edge that Notify prints to, and pages of every shape."""

from __future__ import annotations

import re

import pytest
from drawn import ADDRESS, Drawing, address, pdf, rect, words
from hypothesis import assume, given
from hypothesis import strategies as st

from docgen.preflight import Finding, preflight

Box = tuple[float, float, float, float]

ZONES: dict[int, tuple[Box, ...]] = {  # as Notify publishes them; by page
    1: ((15, 5, 125, 30), (125, 5, 195, 95), (24.6, 39.5, 120, 66.3), (15, 95, 195, 292)),
    2: ((15, 5, 195, 292),),
}

EDGES = [  # page, a rectangle that just fits, the side to move, the rule, words of the message
    pytest.param(2, (16, 100, 40, 110), 0, "margin", "left margin of 15 mm", id="left margin"),
    pytest.param(2, (150, 100, 194, 110), 2, "margin", "right margin of 15 mm", id="right margin"),
    pytest.param(2, (50, 6, 60, 20), 1, "margin", "top margin of 5 mm", id="top margin"),
    pytest.param(2, (50, 250, 60, 291), 3, "margin", "bottom margin of 5 mm", id="bottom margin"),
    pytest.param(1, (16, 10, 40, 20), 0, "margin", "left margin of 15 mm", id="logo, left"),
    pytest.param(1, (30, 6, 40, 20), 1, "margin", "top margin of 5 mm", id="logo, top"),
    pytest.param(1, (30, 10, 40, 29), 3, "zone", "below the logo's zone", id="logo, bottom"),
    pytest.param(1, (126, 50, 180, 60), 0, "zone", "left of the sender's zone", id="sender, left"),
    pytest.param(1, (126, 80, 180, 90), 0, "zone", "left of the sender's zone", id="sender, left, low"),
    pytest.param(1, (130, 50, 194, 60), 2, "margin", "right margin of 15 mm", id="sender, right"),
    pytest.param(1, (130, 6, 180, 60), 1, "margin", "top margin of 5 mm", id="sender, top"),
    pytest.param(1, (25.6, 50, 60, 60), 0, "zone", "left of the address window", id="window, left"),
    pytest.param(1, (60, 50, 119, 60), 2, "zone", "right of the address window", id="window, right"),
    pytest.param(1, (60, 40.5, 80, 60), 1, "zone", "above the address window", id="window, top"),
    pytest.param(1, (60, 50, 80, 65.3), 3, "zone", "below the address window", id="window, bottom"),
    pytest.param(1, (16, 100, 40, 110), 0, "margin", "left margin of 15 mm", id="text, left"),
    pytest.param(1, (60, 100, 194, 110), 2, "margin", "right margin of 15 mm", id="text, right"),
    pytest.param(1, (60, 96, 80, 110), 1, "zone", "above the zone of the text", id="text, top"),
    pytest.param(1, (60, 100, 80, 291), 3, "margin", "bottom margin of 5 mm", id="text, bottom"),
]


def found(page: int, *content: bytes) -> tuple[Finding, ...]:
    """What is wrong with the ink of a letter whose page of this number has this content."""
    pages = [Drawing(address(ADDRESS)), Drawing()][:page]
    pages[page - 1] = Drawing(pages[page - 1].content + b"".join(content))
    findings = preflight("letter.pdf", pdf(*pages), "letter")
    assert all(finding.page == page for finding in findings if finding.rule in ("margin", "zone"))
    return tuple(finding for finding in findings if finding.rule in ("margin", "zone"))


def depth(finding: Finding) -> float:
    told = re.search(r"ink (\d+\.\d) mm", finding.message)
    assert told, finding.message
    return float(told[1])


@pytest.mark.parametrize(("page", "box", "side", "rule", "said"), EDGES)
def test_ink_a_millimetre_inside_an_edge_is_fine_and_outside_is_told(
    page: int, box: Box, side: int, rule: str, said: str
) -> None:
    assert found(page, rect(*box)) == ()
    moved = list(box)
    moved[side] += -2 if side < 2 else 2
    (finding,) = found(page, rect(*moved))
    assert (finding.rule, finding.severity) == (rule, "failure")
    assert said in finding.message
    assert depth(finding) == pytest.approx(1.0, abs=0.3)


@pytest.mark.parametrize("beyond", [3.2, 7.5, 12.0])
def test_it_says_how_far(beyond: float) -> None:
    (finding,) = found(2, rect(15 - beyond, 50, 40, 60))
    assert depth(finding) == pytest.approx(beyond, abs=0.3)


def test_the_whole_message() -> None:
    (finding,) = found(2, rect(12, 50, 40, 60))
    assert str(finding) == "letter.pdf, page 2: ink 3.0 mm inside the left margin of 15 mm; move it right"


def test_half_a_millimetre_is_forgiven() -> None:
    assert found(2, rect(14.55, 50, 195.4, 60)) == ()
    assert len(found(2, rect(14.2, 50, 195.8, 60))) == 2


def test_ink_that_touches_no_zone_is_told_by_its_place() -> None:
    (finding,) = found(1, rect(60, 76, 70, 80))
    assert "60 to 70 mm from the left and 76 to 80 mm from the top" in finding.message


def test_ink_right_through_is_told_for_every_side() -> None:
    told = {finding.message.partition("mm ")[2].partition(";")[0] for finding in found(1, rect(0, 0, 210, 297))}
    assert {f"inside the {side} margin of {mm} mm" for side, mm in
            (("left", 15), ("right", 15), ("top", 5), ("bottom", 5))} <= told  # fmt: skip
    assert len(told) > 4


def test_white_is_no_ink_and_the_palest_grey_is() -> None:
    assert found(2, rect(2, 50, 10, 60, grey=1)) == ()
    assert len(found(2, rect(2, 50, 10, 60, grey=0.95))) == 1


def test_what_a_note_draws_is_ink() -> None:
    square = "/Annots[<</Type/Annot/Subtype/Square/F 4/C[1 0 0]/IC[1 0 0]/BS<</W 2>>/Rect[5 400 25 420]>>]"
    drawn = pdf(Drawing(address(ADDRESS)), Drawing(more=square))
    assert [f.rule for f in preflight("a.pdf", drawn, "letter") if f.page == 2] == ["margin"]


def test_ink_that_is_cut_by_the_edge_of_the_page_is_measured_to_it() -> None:
    (finding,) = found(2, rect(-30, 50, 40, 60))
    assert depth(finding) == pytest.approx(15.0, abs=0.1)


def outside(x: float, y: float, zones: tuple[Box, ...]) -> float:
    """How far a point lies from the nearest zone, the longer of both ways."""
    return min(max(left - x, x - right, top - y, y - bottom, 0.0) for left, top, right, bottom in zones)


@given(
    page=st.sampled_from((1, 2)),
    left=st.integers(1, 200),
    top=st.integers(1, 285),
    width=st.integers(1, 60),
    height=st.integers(1, 60),
)
def test_any_rectangle(page: int, left: int, top: int, width: int, height: int) -> None:
    """Against the published zones themselves, point by point; those that are nearly at an edge are left out."""
    right, bottom = min(left + width, 209), min(top + height, 296)
    assume(right > left and bottom > top)
    across = [left + at / 4 for at in range(4 * (right - left) + 1)]
    down = [top + at / 4 for at in range(4 * (bottom - top) + 1)]
    furthest = max(outside(x, y, ZONES[page]) for x in across for y in down)
    assume(furthest < 0.35 or furthest > 0.9)
    assert bool(found(page, rect(left, top, right, bottom))) is (furthest > 0.9)


@pytest.mark.parametrize(
    ("page", "fits"),
    [
        pytest.param(Drawing(size=(210, 297)), True, id="A4"),
        pytest.param(Drawing(size=(211.9, 295.1)), True, id="nearly A4"),
        pytest.param(Drawing(size=(212.1, 297)), False, id="too wide"),
        pytest.param(Drawing(size=(210, 294.9)), False, id="too low"),
        pytest.param(Drawing(size=(297, 210)), False, id="landscape"),
        pytest.param(Drawing(size=(297, 210), turn=90), True, id="landscape, turned upright"),
        pytest.param(Drawing(size=(210, 297), turn=90), False, id="turned to lie"),
        pytest.param(Drawing(size=(148, 210)), False, id="A5"),
        pytest.param(Drawing(size=(216, 279)), False, id="American letter"),
        pytest.param(Drawing(crop=(200, 297)), False, id="cropped"),
        pytest.param(Drawing(size=(105, 148.5), more="/UserUnit 2"), True, id="in units of its own"),
    ],
)
def test_only_a4_upright_fits(page: Drawing, fits: bool) -> None:
    findings = preflight("letter.pdf", pdf(Drawing(address(ADDRESS)), page), "letter")
    wrong = [finding for finding in findings if finding.rule == "page-size"]
    assert [finding.page for finding in wrong] == ([] if fits else [2])


def test_the_size_is_told_in_millimetres() -> None:
    findings = preflight("a.pdf", pdf(Drawing(size=(148, 210))), "letter")
    assert "148 by 210 mm, not A4 upright, 210 by 297 mm" in findings[0].message


@pytest.mark.parametrize(("pages", "fits"), [(10, True), (11, False)])
def test_at_most_ten_pages(pages: int, fits: bool) -> None:
    findings = preflight("a.pdf", pdf(Drawing(address(ADDRESS)), *[Drawing()] * (pages - 1)), "letter")
    assert [finding.rule for finding in findings if finding.rule == "pages"] == ([] if fits else ["pages"])


def test_notifys_own_word_begins_no_letter_on_a_later_page() -> None:
    tag = b"1 g BT /F1 6 Tf 5.1 832 Td (NOTIFY) Tj ET\n"  # white: no ink
    findings = preflight("a.pdf", pdf(Drawing(address(ADDRESS) + tag), Drawing(tag), Drawing()), "letter")
    assert [(finding.rule, finding.page) for finding in findings if finding.rule != "font"] == [("notify-tag", 2)]


@pytest.mark.parametrize(
    ("turn", "drawn", "said"),
    [
        (0, "1 0 0 1", None),
        (0, "0 1 -1 0", "on its left side"),
        (0, "0 -1 1 0", "on its right side"),
        (0, "-1 0 0 -1", "upside down"),
        (180, "1 0 0 1", "upside down"),
        (180, "-1 0 0 -1", None),
    ],
)
def test_a_page_that_is_not_upright_is_told(turn: int, drawn: str, said: str | None) -> None:
    page = Drawing(words(100, 150, "Along the side of the page", turn=drawn), turn=turn)
    findings = preflight("a.pdf", pdf(Drawing(address(ADDRESS)), page), "letter")
    told = [finding.message for finding in findings if finding.rule == "upright"]
    assert len(told) == (said is not None)
    assert said is None or said in told[0]


def test_a_font_that_is_not_in_the_file_is_named() -> None:
    (finding,) = preflight("a.pdf", pdf(Drawing(address(ADDRESS))), "letter")
    assert (finding.rule, finding.page, finding.severity) == ("font", 1, "failure")
    assert "Helvetica" in finding.message


def test_a_letter_without_title_or_language_is_only_warned_of() -> None:
    findings = preflight("a.pdf", pdf(Drawing(address(ADDRESS)), title=None, language=None), "letter")
    assert [(f.rule, f.severity) for f in findings if f.rule != "font"] == [
        ("title", "warning"),
        ("language", "warning"),
    ]


def test_a_letter_too_heavy_for_notify_is_warned_of() -> None:
    heavy = pdf(Drawing(address(ADDRESS) + b"% " + b"x" * 2 * 1024 * 1024 + b"\n"))
    assert [f.severity for f in preflight("a.pdf", heavy, "letter") if f.rule == "size"] == ["warning"]
