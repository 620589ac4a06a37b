"""The flowcharts of Appendix A and Appendix L: steps one under the other with their dates, questions between them.

The same facts as the table below it in the document, to the word. Nothing is told by colour: where a step stands
is a word with a sign of its own shape, and a border; the way that the case took is a thick line, the other dashed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.documents.drawing.canvas import INK, PAPER, Canvas, Drawing, box, diamond
from docgen.documents.drawing.letters import width, wrapped
from docgen.documents.drawing.symbols import DASH, LOOKS, OTHER
from docgen.documents.facts.model import QuestionFacts, StepFacts


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in points."""

    size: float  # of the words
    lead: float  # from line to line
    pad: float  # inside a box
    gap: float  # between boxes, where the arrow is
    column: float  # how wide the steps are
    aside: float  # how wide what stands beside a question is
    status: float  # room for sign and word in a step
    most: float  # how high one drawing may be: what a page has left under its heading
    whole: float = 481.9  # as wide as the text of an A4 page

    @property
    def scale(self) -> float:
        """Against the ordinary size."""
        return self.size / 9.5


ORDINARY = Measures(9.5, 11.8, 4.5, 11.0, 330.0, 128.0, 88.0, 612.0)
LARGE = Measures(16.0, 20.0, 8.0, 20.0, 334.0, 124.0, 146.0, 590.0)  # 16 point is what large print begins with


@dataclass(frozen=True, slots=True)
class _Block:
    """A step, a question or an end, and how the arrow to it looks."""

    height: float
    slack: float = 0.0  # of the height, above and below what is drawn in the column
    step: StepFacts | None = None
    number: int = 0
    question: QuestionFacts | None = None
    end: str = ""
    ahead: bool = False  # not reached yet
    label: str = ""  # beside the arrow that leads here: the answer of the question above
    taken: bool | None = None  # whether the case took that way; None where it is open


def flowchart(steps: Sequence[StepFacts], *, large: bool = False) -> tuple[Drawing, ...]:
    """The steps as a flowchart, in as many drawings as pages need; none where there are no steps.

    ``large`` has every word in 16 point. What the drawing says aloud names no date and nobody.
    """
    measures = LARGE if large else ORDINARY
    blocks = _blocks(steps, measures)
    parts: list[list[_Block]] = []
    height = 0.0
    for block in blocks:
        needed = block.height + measures.gap
        if not parts or height + needed > measures.most:
            parts.append([])
            height = 0.0
        parts[-1].append(block)
        height += needed
    return tuple(
        _drawn(part, measures, n > 0, n + 1 < len(parts), _says(steps, n, len(parts)))
        for n, part in enumerate(parts)
    )


def _says(steps: Sequence[StepFacts], part: int, parts: int) -> str:
    questions = sum((step.before is not None) + (step.after is not None) for step in steps)
    with_questions = f" and {questions} question{'s' * (questions > 1)} between them" if questions else ""
    which = f", part {part + 1} of {parts}" if parts > 1 else ""
    return (
        f"Flowchart{which}: the {len(steps)} steps{with_questions}, one under the other, with the date of each "
        "and where it stands. The table below has the same facts."
    )


def _blocks(steps: Sequence[StepFacts], m: Measures) -> list[_Block]:
    found: list[_Block] = []
    label, taken = "", None
    for number, step in enumerate(steps, 1):
        for question in (step.before, step, step.after):
            if question is None:
                continue
            if isinstance(question, StepFacts):
                found.append(
                    _Block(
                        _step_height(step, number, m), step=step, number=number,
                        ahead=step.status == "Not yet", label=label, taken=taken,
                    )
                )  # fmt: skip
                label, taken = "", None
                continue
            ahead = question is step.before and step.status == "Not yet" and question.answer is None
            own, whole = _asked(question, m)[2], _question_height(question, m)
            found.append(_Block(whole, (whole - own) / 2, question=question, ahead=ahead))
            label, taken = question.onward, None if question.answer is None else question.answer == question.onward
            if question.then:
                height = len(wrapped(question.then, m.size, False, m.column - 2 * m.pad)) * m.lead + 2 * m.pad
                found.append(_Block(height, end=question.then, label=label, taken=taken))
                label, taken = "", None
    return found


def _drawn(blocks: Sequence[_Block], m: Measures, goes_on: bool, continues: bool, says: str) -> Drawing:
    canvas = Canvas()
    y = slack = 0.0
    for n, block in enumerate(blocks):
        if n or goes_on:
            _arrow_down(canvas, y - slack, y + m.gap + block.slack, block, m)
            y += m.gap
        if block.step is not None:
            _step(canvas, y, block, block.step, m)
        elif block.question is not None:
            _question(canvas, y, block, block.question, m)
        else:
            _end(canvas, y, block, m)
        y += block.height
        slack = block.slack
    if continues:
        canvas.line((m.column / 2, y - slack), (m.column / 2, y + m.gap), m.scale)
        y += m.gap
    return canvas.finished(m.whole, y + m.scale, says)


def _step_lines(step: StepFacts, number: int, m: Measures) -> tuple[list[str], list[str]]:
    room = m.column - m.status - 2 * m.pad
    return wrapped(f"{number}. {step.title}", m.size, True, room), wrapped(step.when, m.size, False, room)


def _step_height(step: StepFacts, number: int, m: Measures) -> float:
    return sum(map(len, _step_lines(step, number, m))) * m.lead + 2 * m.pad


def _step(canvas: Canvas, y: float, block: _Block, step: StepFacts, m: Measures) -> None:
    look = LOOKS.get(step.status, OTHER)
    weight = look.weight * m.scale
    dash = (DASH[0] * m.scale, DASH[1] * m.scale) if look.dashed else None
    canvas.outlined(box(0, y, m.column, block.height), weight, fill=look.fill, dash=dash)
    if look.double:
        inset = weight + 0.9 * m.scale
        canvas.outlined(
            box(inset, y + inset, m.column - 2 * inset, block.height - 2 * inset), 0.7 * m.scale, fill=look.fill
        )
    title, when = _step_lines(step, block.number, m)
    line = y + m.pad + m.size * 0.97
    for n, words in enumerate([*title, *when]):
        canvas.words(
            m.pad * 1.6, line + n * m.lead, words, m.size, bold=n < len(title), tone=INK, ground=look.fill
        )
    radius = m.size * 0.72
    left, middle = m.column - m.status, y + block.height / 2
    look.sign(canvas, left + radius * 1.2, middle, radius)
    canvas.words(
        left + radius * 2.9, middle + m.size * 0.36, step.status, m.size, bold=True, tone=INK, ground=look.fill
    )


def _asked(question: QuestionFacts, m: Measures) -> tuple[list[str], float, float]:
    """The lines of a question, and how wide and high the diamond around them is."""
    lines = wrapped(question.text, m.size, True, m.column * 0.6)
    widest = max(width(line, m.size, True) for line in lines) + 2 * m.pad
    words = len(lines) * m.lead
    high = max(2.0 * m.lead + words, words / (1 - widest / m.column))
    return lines, widest / (1 - words / high), high


def _beside(question: QuestionFacts, m: Measures) -> tuple[list[str], float]:
    lines = wrapped(question.otherwise, m.size, False, m.aside - 2 * m.pad)
    return lines, len(lines) * m.lead + 2 * m.pad


def _question_height(question: QuestionFacts, m: Measures) -> float:
    return max(_asked(question, m)[2], _beside(question, m)[1])


def _question(canvas: Canvas, y: float, block: _Block, question: QuestionFacts, m: Measures) -> None:
    lines, wide, height = _asked(question, m)
    middle, right = y + block.height / 2, (m.column + wide) / 2
    dash = (DASH[0] * m.scale, DASH[1] * m.scale) if block.ahead else None
    shape = diamond(right - wide, middle - height / 2, wide, height)
    canvas.outlined(shape, 1.2 * m.scale, fill=PAPER, dash=dash)
    first = middle - len(lines) * m.lead / 2 + m.size * 0.97
    for n, words in enumerate(lines):
        x = (m.column - width(words, m.size, True)) / 2
        canvas.words(x, first + n * m.lead, words, m.size, bold=True, tone=INK, ground=PAPER)
    taken = None if question.answer is None else question.answer == question.aside
    left = m.whole - m.aside
    weight, line_dash = _way(taken, m)
    head = 5.0 * m.scale
    canvas.line((right, middle), (left - head, middle), weight, line_dash)
    canvas.fill(INK, [(left - head, middle - head * 0.7), (left, middle), (left - head, middle + head * 0.7)])
    _answer(canvas, (m.column + left - head) / 2, middle - 3.5 * m.scale, question.aside, taken, m)
    beside, high = _beside(question, m)
    edge = (DASH[0] * m.scale, DASH[1] * m.scale) if taken is False else None
    canvas.outlined(
        box(left, middle - high / 2, m.aside, high), (2.0 if taken else 1.0) * m.scale, fill=PAPER, dash=edge
    )
    for n, words in enumerate(beside):
        line = middle - high / 2 + m.pad + m.size * 0.97 + n * m.lead
        canvas.words(left + m.pad, line, words, m.size, bold=False, tone=INK, ground=PAPER)


def _end(canvas: Canvas, y: float, block: _Block, m: Measures) -> None:
    dash = (DASH[0] * m.scale, DASH[1] * m.scale) if block.taken is False else None
    weight = (2.0 if block.taken else 1.0) * m.scale
    canvas.outlined(box(0, y, m.column, block.height), weight, fill=PAPER, dash=dash)
    for n, words in enumerate(wrapped(block.end, m.size, False, m.column - 2 * m.pad)):
        line = y + m.pad + m.size * 0.97 + n * m.lead
        canvas.words(
            (m.column - width(words, m.size, False)) / 2, line, words, m.size, bold=False, tone=INK, ground=PAPER
        )


def _arrow_down(canvas: Canvas, start: float, end: float, block: _Block, m: Measures) -> None:
    x, head = m.column / 2, 5.0 * m.scale
    weight, dash = _way(block.taken, m) if block.label else (m.scale, None)
    if block.ahead and dash is None and not block.taken:
        dash = (2.2 * m.scale, 1.6 * m.scale)
    canvas.line((x, start), (x, end - head), weight, dash)
    canvas.fill(INK, [(x - head * 0.7, end - head), (x + head * 0.7, end - head), (x, end)])
    if block.label:
        words = width(block.label, m.size, True)
        _answer(canvas, x + 8 * m.scale + words / 2, end - m.gap / 2 + m.size * 0.36, block.label, block.taken, m)


def _way(taken: bool | None, m: Measures) -> tuple[float, tuple[float, float] | None]:
    """How a way is drawn: thick where the case took it, dashed where it did not, plain where that is open."""
    if taken is None:
        return m.scale, None
    return (2.4 * m.scale, None) if taken else (m.scale, (2.2 * m.scale, 1.6 * m.scale))


def _answer(canvas: Canvas, x: float, y: float, words: str, taken: bool | None, m: Measures) -> None:
    """An answer, in the middle over ``x``; the one that the case gave is white on dark."""
    size = m.size
    half = width(words, size, True) / 2
    if taken:
        aside = 3.0 * m.scale
        canvas.fill(INK, box(x - half - aside, y - size * 0.86, 2 * (half + aside), size * 1.12))
    canvas.words(x - half, y, words, size, bold=True, tone=PAPER if taken else INK, ground=INK if taken else PAPER)
