"""What changed between two PDFs: words with their places, what moved, and pages that look otherwise."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
import rdocx
from PIL import Image

from docgen.paper import Pdf
from docgen.workshop.compare import Change, changes, pages_of


def pdf(*paragraphs: str) -> Pdf:
    """A PDF of these paragraphs; as many as fill a page and more give more pages."""
    document = rdocx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return Pdf(document.to_pdf())


LETTER = (
    "You can ask for an appeal within twenty working days of this letter.",
    "The appeal is heard by the Police and Crime Commissioner.",
    "A neighbour may not be told what was decided.",
)


def only(found: tuple[Change, ...]) -> Change:
    (change,) = found
    return change


def test_the_same_file_differs_in_nothing() -> None:
    found = changes(pdf(*LETTER), pdf(*LETTER))
    assert not found
    assert (found.words, found.looks, found.touched, found.shifted) == ((), (), (), ())
    assert len(found.stayed) == sum(len(line.split()) for line in LETTER)


def test_one_word_for_another() -> None:
    now = (LETTER[0].replace("twenty", "ten"), *LETTER[1:])
    found = changes(pdf(*LETTER), pdf(*now))
    change = only(found.words)
    assert (change.kind, change.was, change.now) == ("replaced", "twenty", "ten")
    assert [word.text for word in change.lead] == ["for", "an", "appeal", "within"]
    assert [word.text for word in change.trail] == ["working", "days", "of", "this"]
    assert found.touched == found.looks == (1,)


def test_a_box_is_where_the_word_is_seen() -> None:
    """A second look: the ink of the page's picture, read by another library."""
    found = changes(pdf(*LETTER), pdf(LETTER[0], LETTER[1].replace("heard", "HEARD ALOUD"), LETTER[2]))
    change = only(found.words)
    assert change.now == "HEARD ALOUD"
    dots = 8
    picture = Image.open(io.BytesIO(found.new.png(1, dots))).convert("L")
    assert picture.size == (round(found.new.pages[0].width * dots), round(found.new.pages[0].height * dots))
    for word in change.after:
        box = word.box
        inside = picture.crop(tuple(round(side * dots) for side in (box.left, box.top, box.right, box.bottom)))
        assert inside.getextrema()[0] < 60, word
        right_of_it = picture.crop(
            tuple(round(side * dots) for side in (box.right + 0.1, box.top, box.right + 0.5, box.bottom))
        )
        assert right_of_it.getextrema()[0] > 200, word


def test_words_that_went_are_told_with_what_stands_before_the_gap() -> None:
    change = only(changes(pdf(*LETTER), pdf(*LETTER[:2])).words)
    assert (change.kind, change.was, change.now) == ("removed", LETTER[2], "")
    assert change.place is not None
    assert change.place.text == "Commissioner."


def test_what_went_from_the_very_beginning_is_told_at_what_comes_first_now() -> None:
    change = only(changes(pdf(*LETTER), pdf(*LETTER[1:])).words)
    assert change.kind == "removed"
    assert change.place is not None
    assert change.place.text == "The"


def test_new_words_are_told() -> None:
    change = only(changes(pdf(*LETTER), pdf(*LETTER, "Ring us first.")).words)
    assert (change.kind, change.was, change.now) == ("added", "", "Ring us first.")


def test_a_paragraph_that_stands_elsewhere_is_moved() -> None:
    change = only(changes(pdf(*LETTER), pdf(LETTER[1], LETTER[2], LETTER[0])).words)
    assert (change.kind, change.was, change.now) == ("moved", LETTER[0], LETTER[0])
    assert change.before[0].box.top < change.after[0].box.top


def test_a_word_that_is_the_same_by_chance_does_not_cut_a_change_in_two() -> None:
    now = "The case will be closed once every action of the plan is done."
    change = only(changes(pdf(LETTER[0], LETTER[1]), pdf(LETTER[0], now)).words)
    assert (change.was, change.now) == (LETTER[1].removeprefix("The "), now.removeprefix("The "))


def test_words_that_go_to_another_page_are_counted() -> None:
    lines = [f"Line {n} of the chronology of the case." for n in range(1, 41)]
    base = pages_of(pdf(*lines))
    assert len(base.pages) == 2
    last = base.pages[0].words[-8:]
    found = changes(base, pdf("One more line at the top.", *lines))
    assert only(found.words).kind == "added"
    assert found.shifted == ((1, 2, 8),)
    assert " ".join(word.text for word in last) == found.new.pages[1].text[: len(" ".join(w.text for w in last))]
    assert found.looks == (1, 2)


def test_a_page_that_only_looks_otherwise_is_told() -> None:
    document = rdocx.Document()
    for n, paragraph in enumerate(LETTER):
        run = document.add_paragraph("").add_run(paragraph)
        if n == 1:
            run.bold = True
    found = changes(pdf(*LETTER), Pdf(document.to_pdf()))
    assert found
    assert (found.words, found.looks) == ((), (1,))


def test_words_stand_in_the_order_of_reading_and_do_not_overlap() -> None:
    page = pages_of(pdf(*LETTER)).pages[0]
    assert page.text == " ".join(LETTER)
    for one, other in pairwise(page.words):
        assert other.box.top > one.box.top + 1 or other.box.left >= one.box.right


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="opened"):
        pages_of(Pdf(b"hello"))
