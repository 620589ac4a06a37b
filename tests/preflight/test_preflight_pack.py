"""A pack drawn by hand that is fit, and the same with one thing wrong at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from drawn import Drawing, pdf, rect, words

from docgen.preflight import Finding, preflight

Line = tuple[str, int, int | None]  # title, the page it says, the page it leads to


@dataclass(frozen=True)
class Made:
    """A pack of five pages: cover, contents, an agenda, minutes of two pages."""

    contents: tuple[Line, ...] = (("Agenda", 3, 3), ("Minutes of the meeting (draft)", 4, 4))
    bookmarks: tuple[tuple[str, int | None], ...] = (
        ("Cover", 1),
        ("Contents", 2),
        ("Agenda", 3),
        ("Minutes of the meeting (draft)", 4),
    )
    numbers: tuple[str, ...] = tuple(f"Page {at} of 5" for at in range(1, 6))
    text: tuple[str, ...] = ("Meeting pack", "Contents", "Agenda", "Minutes", "More minutes")
    last: Drawing = field(default_factory=Drawing)

    def pages(self) -> list[Drawing]:
        made = [
            Drawing(words(20, 30, text) + words(165, 288, number))
            for text, number in zip(self.text, self.numbers, strict=True)
        ]
        entries = b"".join(
            words(20, 50 + 8 * at, title) + words(180, 50 + 8 * at, str(says))
            for at, (title, says, _) in enumerate(self.contents)
        )
        links = tuple(
            (20.0, 46.0 + 8 * at, 90.0, 51.0 + 8 * at, leads)
            for at, (_, _, leads) in enumerate(self.contents)
            if leads
        )
        made[1] = replace(made[1], content=made[1].content + entries, links=links)
        made[4] = replace(self.last, content=made[4].content + self.last.content)
        return made


def found(made: Made, **file: object) -> list[Finding]:
    """What is wrong with it, but for its font, which no file drawn by hand brings along."""
    findings = preflight("a-pack.pdf", pdf(*made.pages(), bookmarks=made.bookmarks, **file), "pack")  # type: ignore[arg-type]
    return [finding for finding in findings if finding.rule != "font"]


def told(findings: Sequence[Finding]) -> list[tuple[str, int | None, str]]:
    return [(finding.rule, finding.page, finding.severity) for finding in findings]


FIT = Made()


def test_a_fit_pack() -> None:
    assert found(FIT) == []


def test_a_number_that_is_not_the_viewers() -> None:
    (finding,) = found(replace(FIT, numbers=(*FIT.numbers[:3], "Page 5 of 5", "Page 5 of 5")))
    assert told([finding]) == [("page-number", 4, "failure")]
    assert "says page 5 of 5, and a viewer 4 of 5" in finding.message


def test_a_wrong_total() -> None:
    findings = found(replace(FIT, numbers=tuple(n.replace("of 5", "of 6") for n in FIT.numbers)))
    assert told(findings) == [("page-number", at, "failure") for at in range(1, 6)]


def test_many_wrong_numbers_are_told_once() -> None:
    pages = [Drawing(words(20, 30, "Text") + words(165, 288, f"Page {at} of 9")) for at in range(1, 9)]
    findings = [f for f in preflight("a.pdf", pdf(*pages), "pack") if f.rule == "page-number"]
    assert told(findings) == [("page-number", 1, "failure")]
    assert "7 more pages" in findings[0].message


@pytest.mark.parametrize(
    ("labels", "fits"),
    [
        ("[0<</S/D>>]", True),
        ("[0<</S/D/St 1>>]", True),
        ("[0<</S/r>>2<</S/D>>]", False),
        ("[0<</S/D/St 5>>]", False),
        ("[0<</S/D/P(A-)>>]", False),
    ],
)
def test_a_viewers_own_labels(labels: str, fits: bool) -> None:
    findings = found(FIT, catalogue=f"/PageLabels<</Nums{labels}>>")
    assert told(findings) == ([] if fits else [("page-number", None, "failure")])


def test_contents_without_a_bookmark_are_found() -> None:
    bookmarks = FIT.bookmarks[2:]
    assert found(replace(FIT, bookmarks=bookmarks)) == []
    wrong = found(replace(FIT, bookmarks=bookmarks, contents=(("Agenda", 3, 4), FIT.contents[1])))
    assert told(wrong) == [("contents", 2, "failure")]


def test_a_page_without_a_number() -> None:
    assert told(found(replace(FIT, numbers=("", *FIT.numbers[1:])))) == [("page-number", 1, "failure")]


def test_no_numbers_at_all_are_told_once() -> None:
    assert told(found(replace(FIT, numbers=("",) * 5))) == [("page-number", None, "failure")]


def test_a_partners_own_numbers_do_no_harm() -> None:
    assert found(replace(FIT, text=(*FIT.text[:4], "Page 2 of 9 of our report"))) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("Agenda", 3, None), "line 1 of the contents is no link; link it to page 3"),
        (("Agenda", 3, 4), "line 1 of the contents says page 3 and leads to page 4"),
        (("Programme", 3, 3), "line 1 of the contents: page 3 has no bookmark of that title"),
    ],
)
def test_a_wrong_line_of_the_contents(line: Line, said: str) -> None:
    findings = found(replace(FIT, contents=(line, FIT.contents[1])))
    assert told(findings)[0] == ("contents", 2, "failure")
    assert said in findings[0].message


def test_a_line_and_its_link_that_disagree_are_one_fault() -> None:
    contents = (FIT.contents[0], ("Minutes of the meeting (draft)", 5, 4))
    findings = found(replace(FIT, contents=contents))
    assert told(findings) == [("contents", 2, "failure")]
    assert "says page 5 and leads to page 4" in findings[0].message


def test_a_line_with_two_links_that_disagree() -> None:
    pages = FIT.pages()
    astray = (100.0, 46.0, 190.0, 51.0, 5)
    pages[1] = replace(pages[1], links=(*pages[1].links, astray))
    findings = preflight("a.pdf", pdf(*pages, bookmarks=FIT.bookmarks), "pack")
    assert [f.message for f in findings if f.rule == "contents"] == [
        "line 1 of the contents says page 3 and leads to page 5; make them agree"
    ]


def test_a_line_that_tells_a_page_of_another_paper() -> None:
    findings = found(replace(FIT, contents=(("Agenda", 4, 4), FIT.contents[1])))
    assert told(findings) == [("contents", 2, "failure"), ("bookmark", 3, "failure")]


def test_no_contents() -> None:
    assert told(found(replace(FIT, contents=()))) == [("contents", 2, "failure")]


def test_a_long_title_may_go_on_in_the_next_line() -> None:
    bookmarks = (*FIT.bookmarks[:3], ("Minutes of the meeting (draft) as they were sent round", 4))
    assert found(replace(FIT, bookmarks=bookmarks)) == []


def test_no_bookmarks() -> None:
    findings = found(replace(FIT, bookmarks=()))
    assert ("bookmark", None, "failure") in told(findings)


def test_a_paper_without_a_bookmark() -> None:
    assert told(found(replace(FIT, bookmarks=FIT.bookmarks[:3]))) == [("contents", 2, "failure")]


def test_a_bookmark_without_a_line() -> None:
    bookmarks = (*FIT.bookmarks, ("More minutes", 5))
    assert told(found(replace(FIT, bookmarks=bookmarks))) == [("bookmark", 5, "failure")]


def test_a_bookmark_that_leads_nowhere() -> None:
    bookmarks = (*FIT.bookmarks, ("Lost", None))
    (finding,) = found(replace(FIT, bookmarks=bookmarks))
    assert "bookmark 5 leads to no page" in finding.message


def test_a_page_that_lies_on_its_side() -> None:
    last = Drawing(
        b"".join(words(40 + 8 * at, 200, "a long line of evidence", turn="0 1 -1 0") for at in range(8))
    )
    assert told(found(replace(FIT, last=last))) == [("upright", 5, "failure")]


def test_a_landscape_page_that_reads_upright_is_fine() -> None:
    last = Drawing(
        words(20, 190, "Page 5 of 5", height=210) + words(20, 50, "A table", height=210), size=(297, 210)
    )
    pages = [*FIT.pages()[:4], last]
    findings = preflight("a.pdf", pdf(*pages, bookmarks=FIT.bookmarks), "pack")
    assert [finding.rule for finding in findings] == ["font"]


def test_a_page_of_another_size_is_warned_of() -> None:
    assert told(found(replace(FIT, last=Drawing(size=(216, 300))))) == [("page-size", 5, "warning")]


def test_a_picture_of_a_page_is_warned_of() -> None:
    """The number and the marking at its foot are no text of its own."""
    picture = Drawing(rect(30, 30, 150, 200, grey=0.5))
    findings = found(replace(FIT, text=(*FIT.text[:4], ""), last=picture))
    assert told(findings) == [("page-text", 5, "warning")]


@pytest.mark.parametrize(("given", "rule"), [({"title": None}, "title"), ({"language": None}, "language")])
def test_title_and_language_are_a_must(given: dict[str, None], rule: str) -> None:
    assert told(found(FIT, **given)) == [(rule, None, "failure")]


@pytest.mark.parametrize(
    ("view", "catalogue", "severity", "said"),
    [
        ("/PageMode/UseOutlines", "", "warning", "shows the file's name instead of its title"),
        ("/ViewerPreferences<</DisplayDocTitle true>>", "", "warning", "bookmarks beside the pages"),
        (None, "/OpenAction[9 0 R/XYZ null null 0]", "warning", "opens at page 3"),
        (None, "/OpenAction[5 0 R/XYZ null null 2]", "warning", "size of its own"),
        (None, "/OpenAction<</S/GoTo/D[7 0 R/Fit]>>", "warning", "opens at page 2"),
        (None, "/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "failure", "something other than show a page"),
    ],
)
def test_how_it_opens(view: str | None, catalogue: str, severity: str, said: str) -> None:
    usual = "/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>"
    (finding,) = found(FIT, view=view or usual, catalogue=catalogue)
    assert (finding.rule, finding.severity) == ("view", severity)
    assert said in finding.message


def test_opening_at_page_1_as_the_viewer_likes_is_fine() -> None:
    assert found(FIT, catalogue="/OpenAction[5 0 R/XYZ null null 0]") == []


def test_a_bookmark_that_zooms_is_warned_of() -> None:
    assert told(found(FIT, zoom="2")) == [("view", None, "warning")]


@pytest.mark.parametrize(("megabytes", "severity"), [(9, None), (11, "warning"), (21, "failure")])
def test_small_enough_to_e_mail(megabytes: int, severity: str | None) -> None:
    last = Drawing(b"%" + b"x" * (megabytes * 1024 * 1024) + b"\n")
    findings = found(replace(FIT, last=last))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_fonts_have_to_be_in_the_file() -> None:
    findings = preflight("a.pdf", pdf(*FIT.pages(), bookmarks=FIT.bookmarks), "pack")
    assert told(findings) == [("font", 1, "failure")]


def test_no_title_of_a_paper_is_said() -> None:
    """Somebody else's pack may have a name in a title."""
    contents = (("Letter to Zephyrine", 3, 4), ("Statement of Quagmire", 5, None))
    bookmarks = (("Cover", 1), ("Contents", 2), ("Lost Wobbleton", None), ("Xylophone", 4))
    findings = found(replace(FIT, contents=contents, bookmarks=bookmarks))
    assert len(findings) >= 4
    said = " ".join(map(str, findings))
    assert not [name for name in ("Zephyrine", "Quagmire", "Wobbleton", "Xylophone") if name in said]
