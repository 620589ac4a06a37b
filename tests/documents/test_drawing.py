"""The flowcharts say what the steps say, where everybody can read it: on a grey print, in large print, and in Word."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from dataclasses import replace

import pytest
from made import DAYS, review_of
from support import ROOT

from docgen.documents.drawing.canvas import INK, PAPER, QUIET, SHADE, Canvas, Drawing, Label
from docgen.documents.drawing.emf import emf
from docgen.documents.drawing.flow import flowchart
from docgen.documents.drawing.letters import has, letter, width, wrapped
from docgen.documents.drawing.symbols import LOOKS
from docgen.documents.facts.model import QuestionFacts, StepFacts
from docgen.documents.facts.steps import appeal_steps, review_steps

CHARTS = {"review": review_steps, "appeal": appeal_steps}
EVERY = [(name, chart, large) for name in DAYS for chart in CHARTS for large in (False, True)]


def steps_of(name: str, chart: str) -> tuple[StepFacts, ...]:
    return CHARTS[chart](review_of(name))


def drawn(name: str, chart: str, large: bool) -> tuple[Drawing, ...]:
    return flowchart(steps_of(name, chart), large=large)


def said(steps: tuple[StepFacts, ...]) -> Iterator[str]:
    """Every piece of text that a flowchart of these steps has to show, one after the other down the page."""
    for number, step in enumerate(steps, 1):
        if step.before:
            yield from (step.before.text, step.before.aside, step.before.otherwise, step.before.onward)
        provisional = " (provisional)" if step.provisional else ""
        yield from (f"{number}. {step.title}", f"{step.date_text}{provisional}", step.status)
        if step.after:
            yield from (step.after.text, step.after.aside, step.after.otherwise)
            last = number == len(steps)
            if not last or step.after.then:
                yield step.after.onward
            if step.after.then:
                yield step.after.then


@pytest.mark.parametrize(("name", "chart", "large"), EVERY)
def test_the_drawing_says_what_the_steps_say_and_nothing_else(name: str, chart: str, large: bool) -> None:
    words = [word for part in drawn(name, chart, large) for label in part.labels for word in label.words.split()]
    assert words == [word for text in said(steps_of(name, chart)) for word in text.split()]


def luminance(tone: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(tone[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def grey(tone: str) -> str:
    """What a printer without colour makes of it."""
    red, green, blue = (int(tone[n : n + 2], 16) for n in (0, 2, 4))
    return f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02X}" * 3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)  # the published example that just fails


@pytest.mark.parametrize(("name", "chart", "large"), EVERY)
def test_every_word_stands_out_in_colour_and_in_grey(name: str, chart: str, large: bool) -> None:
    for label in (label for part in drawn(name, chart, large) for label in part.labels):
        assert contrast(label.tone, label.ground) >= 4.5, label.words
        assert contrast(grey(label.tone), grey(label.ground)) >= 4.5, label.words


def test_every_line_stands_out_in_colour_and_in_grey() -> None:
    # Lines, borders and signs are of one tone, on one of two.
    for ground in (PAPER, SHADE):
        assert contrast(INK, ground) >= 3
        assert contrast(grey(INK), grey(ground)) >= 3
    tones = {
        piece.tone for name, chart, large in EVERY for part in drawn(name, chart, large) for piece in part.pieces
    }
    assert tones <= {INK, PAPER, SHADE, QUIET}


def test_where_a_step_stands_has_a_shape_of_its_own() -> None:
    def shape(status: str) -> tuple[object, ...]:
        canvas = Canvas()
        LOOKS[status].sign(canvas, 20, 20, 8)
        pieces = canvas.finished(40, 40, "").pieces
        return tuple(stamp.outline.contours for piece in pieces for stamp in piece.stamps)

    shapes = [shape(status) for status in LOOKS]
    assert len(set(shapes)) == len(LOOKS)


def test_every_standing_that_there_is_has_a_sign() -> None:
    found = {step.status for name in DAYS for chart in CHARTS for step in steps_of(name, chart)}
    assert found >= {"Done", "Due", "Late", "Not yet", "Not recorded"}
    assert found <= set(LOOKS)


def test_a_standing_that_nobody_foresaw_is_drawn_all_the_same() -> None:
    step = replace(steps_of("closed", "review")[0], status="Put off")
    (drawing,) = flowchart([step])
    assert "Put off" in [label.words for label in drawing.labels]


def test_the_ways_taken_and_not_taken_are_told_apart_by_line_and_by_word() -> None:
    steps = steps_of("third-party-before-meeting", "review")
    (met,) = flowchart(steps)
    asked = next(step for step in steps if step.title == "Threshold decided")
    assert asked.after is not None
    answers = {label.words: (label.tone, label.ground) for label in met.labels if label.words in ("Yes", "No")}
    assert answers["No"] == (INK, PAPER)
    dark = [label for label in met.labels if label.ground == INK]
    assert {label.words for label in dark} == {"Yes"}
    turned = [replace(step, after=replace(asked.after, answer="No")) if step is asked else step for step in steps]
    assert flowchart(turned)[0].pieces != met.pieces


@pytest.mark.parametrize(("name", "chart", "large"), EVERY)
def test_large_print_is_16_point_and_nothing_is_smaller_than_9(name: str, chart: str, large: bool) -> None:
    for part in drawn(name, chart, large):
        assert min(label.size for label in part.labels) >= (16 if large else 9)


@pytest.mark.parametrize(("name", "chart", "large"), EVERY)
def test_it_fits_the_page_and_no_words_lie_over_others(name: str, chart: str, large: bool) -> None:
    def area(label: Label) -> tuple[float, float, float, float]:
        return label.x, label.y - label.size * 0.73, label.right, label.y

    for part in drawn(name, chart, large):
        assert part.width == pytest.approx(481.9)  # between the margins of A4, 20 mm each
        assert part.height <= 640
        for label in part.labels:
            left, top, right, bottom = area(label)
            assert left >= 0, label
            assert top >= 0, label
            assert right <= part.width, label
            assert bottom <= part.height, label
        for one, other in itertools.combinations(part.labels, 2):
            a, b = area(one), area(other)
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


def test_a_long_review_in_large_print_goes_on_in_a_second_drawing() -> None:
    parts = drawn("third-party-before-meeting", "review", True)
    assert len(parts) > 1
    assert [f"part {n} of {len(parts)}" in part.says for n, part in enumerate(parts, 1)] == [True] * len(parts)


@pytest.mark.parametrize("name", DAYS)
def test_what_is_said_aloud_names_the_table_and_no_date_and_nobody(name: str) -> None:
    for chart in CHARTS:
        for part in drawn(name, chart, False):
            assert part.says.startswith("Flowchart: the ")
            assert part.says.endswith("The table below has the same facts.")
            assert "20" not in part.says
            assert len(part.says) < 200


def test_no_steps_no_drawing() -> None:
    assert flowchart([]) == ()


def test_a_question_without_a_step_after_it_ends_where_it_says() -> None:
    steps = steps_of("own-application-threshold-not-met", "review")
    (drawing,) = flowchart(steps)
    words = " ".join(label.words for label in drawing.labels)
    assert words.endswith("Yes The steps from here to the meeting do not apply.")


# Questions, by hand

QUESTIONS = {
    "third-party-before-meeting": [("consent", "Yes"), ("threshold", "Yes"), ("satisfied", None)],
    "own-application-threshold-not-met": [("threshold", "No")],
    "consent-missing": [("consent", "No"), ("threshold", None), ("satisfied", None)],
    "threshold-decision-pending": [("threshold", None), ("satisfied", None)],
    "appeal-after-outcome": [("threshold", "Yes"), ("satisfied", "No")],
    "dover-after-meeting": [("satisfied", None)],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_asked_and_how_this_case_answers(name: str) -> None:
    asked = [q for step in steps_of(name, "review") for q in (step.before, step.after) if q]
    found = [
        (next(key for key in ("consent", "threshold", "satisfied") if key in q.text), q.answer) for q in asked
    ]
    assert found == QUESTIONS[name]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("appeal-after-outcome", ["No", "Yes"]),  # not satisfied; upheld
        ("appeal-after-threshold-not-met", ["No", None]),  # lodged, not decided
        ("third-party-before-meeting", [None, None]),
    ],
)
def test_what_is_asked_about_an_appeal(name: str, answers: list[str | None]) -> None:
    asked = [q for step in steps_of(name, "appeal") for q in (step.before, step.after) if q]
    assert [q.answer for q in asked] == answers


def test_the_time_to_appeal_is_the_authoritys() -> None:
    def other(name: str) -> str:
        step = next(s for s in steps_of(name, "review") if s.title == "Outcome told")
        assert isinstance(step.after, QuestionFacts)
        return step.after.otherwise

    assert other("derby-homes") == "The applicant may appeal within 28 days."
    assert other("dover-after-meeting") == "The applicant may challenge it."


# Letters


def test_every_letter_of_every_chart_is_there() -> None:
    texts = {
        label.words for name, chart, large in EVERY for part in drawn(name, chart, large) for label in part.labels
    }
    assert not [character for text in texts for character in text if not has(character)]


def test_letters_are_as_wide_as_arial() -> None:
    # Advance widths of Arial and Helvetica as published, in thousandths of the size.
    for character, regular, bold in (
        ("a", 556, 556),
        ("i", 222, 278),
        ("M", 833, 833),
        (" ", 278, 278),
        ("W", 944, 944),
    ):
        assert width(character, 100, False) == pytest.approx(regular / 10, abs=0.1)
        assert width(character, 100, True) == pytest.approx(bold / 10, abs=0.1)


def test_what_has_no_letter_is_a_question_mark() -> None:
    assert letter("\u4e2d", 10, False)[1] == letter("?", 10, False)[1]
    assert not has("\u4e2d")


def test_lines_are_wrapped_between_words() -> None:
    room = width("one two", 10, False) + 0.1
    assert wrapped("one two three", 10, False, room) == ["one two", "three"]
    assert wrapped("incomprehensibilities", 10, False, 5) == ["incomprehensibilities"]


def test_the_letters_come_with_their_licence() -> None:
    folder = ROOT / "docgen" / "documents" / "drawing"
    lines = (folder / "letters.txt").read_text(encoding="ascii").splitlines()
    assert {line.split()[0] for line in lines} == {"regular", "bold"}
    licence = (folder / "letters-licence.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Red Hat" in licence


# EMF, read with a reader of its own


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, size = struct.unpack_from("<2I", content, at)
        assert size >= 8
        assert size % 4 == 0
        yield kind, content[at : at + size]
        at += size
    assert at == len(content)


@pytest.mark.parametrize(("name", "chart", "large"), EVERY)
def test_the_metafile_is_whole(name: str, chart: str, large: bool) -> None:
    for part in drawn(name, chart, large):
        content = emf(part)
        found = list(records(content))
        header = found[0][1]
        assert found[0][0] == 1
        assert header[40:44] == b" EMF"
        size, count, handles = struct.unpack_from("<2IH", header, 48)
        brushes = sum(kind == 0x27 for kind, _ in found)
        assert (size, count, handles) == (len(content), len(found), brushes + 1)
        frame = struct.unpack_from("<4i", header, 24)  # hundredths of a millimetre
        assert frame[2] / 100 == pytest.approx(part.width / 72 * 25.4, abs=0.02)
        assert frame[3] / 100 == pytest.approx(part.height / 72 * 25.4, abs=0.02)
        assert found[-1][0] == 0x0E
        assert {kind for kind, _ in found} == {1, 0x13, 0x25, 0x27, 0x5B, 0x0E}  # no text, no bitmap, no comment


def test_the_polygons_of_the_metafile_are_those_of_the_drawing() -> None:
    (drawing,) = drawn("third-party-before-meeting", "review", False)
    width, height = drawing.size
    drawn_polygons = []
    for kind, record in records(emf(drawing)):
        if kind == 0x5B:
            polygons, points = struct.unpack_from("<2I", record, 24)
            counts = struct.unpack_from(f"<{polygons}I", record, 32)
            sides = struct.unpack_from(f"<{2 * points}h", record, 32 + 4 * polygons)
            assert sum(counts) == points
            assert all(-40 <= x <= width + 40 for x in sides[::2])
            assert all(-40 <= y <= height + 40 for y in sides[1::2])
            drawn_polygons.append(sides)
    expected = []
    for stamp in (stamp for piece in drawing.pieces for stamp in piece.stamps):
        flat = [side for contour in stamp.outline.contours for side in contour]
        expected.append(tuple(side + (stamp.y if n % 2 else stamp.x) for n, side in enumerate(flat)))
    assert drawn_polygons == expected


def test_the_same_steps_give_the_same_bytes() -> None:
    once, again = (emf(drawn("closed", "review", False)[0]) for _ in range(2))
    assert once == again
    assert len(once) < 200_000
