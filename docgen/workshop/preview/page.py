"""What is shown as one HTML page: all of it is there without a script, and told in words as well as seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from docgen.documents.wording import day
from docgen.pdf.engine import ENGINES
from docgen.preflight.seen import Box
from docgen.workshop.compare import Change, Page, Word
from docgen.workshop.fields import Field, fields
from docgen.workshop.preview.bench import Bench
from docgen.workshop.preview.places import lines
from docgen.workshop.preview.shown import Made, Placed, Shown
from docgen.workshop.preview.wish import SIZES
from docgen.workshop.samples import documents, title_of

_HERE = Path(__file__).resolve().parent
_SCREEN = 96 / 25.4  # dots to a millimetre at 100 %
_FINEST = 8.0  # dots to a millimetre of the finest picture that a page asks for
_CARET = 1.1  # millimetres, of the sign where words went


@dataclass(frozen=True, slots=True)
class Mark:
    """A change as it is drawn on a page."""

    number: int
    kind: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it is shown."""

    page: Page
    pictures: tuple[str, str]  # for ordinary screens, and for those of twice as many dots
    across: int  # pixels of the screen
    down: int
    marks: tuple[Mark, ...]
    places: tuple[Placed, ...]
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]  # words, and whether they are new


def _sentence(text: str) -> str:
    """With a capital first, unless it begins with the name of a file, which stays as it is."""
    begin = text.partition(" ")[0].rstrip(":,.;")
    return text if re.search(r"[./\\_]", begin) else text[:1].upper() + text[1:]


def page(shown: Shown, bench: Bench) -> bytes:
    """The whole page, UTF-8."""
    wish, made = shown.wish, shown.made
    known = wish.document in documents()
    text = _template("page.html").render(
        shown=shown,
        wish=wish,
        made=made,
        titles={name: title_of(name) for name in documents()},
        called_for=bench.called_for(wish),
        cases={kind: list(group) for kind, group in groupby(bench.cases.all, key=lambda source: source.kind)},
        day=day(bench.cases.day_of(shown.source)) if shown.source else "today",
        authorities=bench.authorities(),
        engines=ENGINES,
        sizes=SIZES,
        leaves=list(_leaves(made, shown.findings, wish.size)) if made else [],
        changes=list(enumerate(made.changes.words, 1)) if made and made.changes else [],
        fields=_by_loop(fields(wish.document)) if known else [],
    )
    return text.encode()


def plain_page(head: str, told: str) -> bytes:
    """A page that says one thing."""
    return _template("plain.html").render(head=head, told=told).encode()


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["sentence"] = _sentence
    environment.filters["tag"] = _tag
    environment.filters["coded"] = _coded
    environment.filters["dots"] = lambda number: f"{number:.2f}"
    return environment.from_string((_HERE / name).read_text(encoding="utf-8"))


def _leaves(made: Made, findings: Sequence[Placed], size: str) -> Iterator[Leaf]:
    words = made.changes.words if made.changes else ()
    new = {word for change in words for word in change.after}
    zoom = 1.25 if size == "fit" else int(size) / 100
    for one in made.pages.pages:
        pictures = [
            "picture.png?" + urlencode({"of": made.id, "number": one.number, "dots": f"{dots:.2f}"})
            for dots in (_SCREEN * zoom, min(_SCREEN * zoom * 2, max(_FINEST, _SCREEN * zoom)))
        ]
        marks = (Mark(n, change.kind, _boxes(change, one.number)) for n, change in enumerate(words, 1))
        yield Leaf(
            one,
            (pictures[0], pictures[1]),
            round(one.width * _SCREEN * zoom),
            round(one.height * _SCREEN * zoom),
            tuple(mark for mark in marks if mark.boxes),
            tuple(placed for placed in findings if placed.place and placed.place.page == one.number),
            tuple(_paragraphs(one.words, new)),
        )


def _boxes(change: Change, number: int) -> tuple[Box, ...]:
    """Where a change is on this page; words that went leave a small sign in the gap."""
    if change.after:
        return lines([word for word in change.after if word.page == number])
    place = change.place
    if place is None or place.page != number:
        return ()
    at = place.box.right + 0.2 if change.lead else place.box.left - _CARET - 0.2
    return (Box(at, place.box.top, at + _CARET, place.box.bottom),)


def _paragraphs(words: Sequence[Word], new: set[Word]) -> Iterator[tuple[tuple[str, bool], ...]]:
    """The text of a page, a passage for each block of lines that stand close together."""
    block: list[Word] = []
    for word in words:
        if block:
            height = block[-1].box.bottom - block[-1].box.top
            down = word.box.top - block[-1].box.top
            if not -0.5 * height <= down <= 1.6 * height:
                yield _runs(block, new)
                block = []
        block.append(word)
    if block:
        yield _runs(block, new)


def _runs(words: Sequence[Word], new: set[Word]) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (" ".join(word.text for word in group), fresh)
        for fresh, group in groupby(words, key=lambda word: word in new)
    )


def _by_loop(every: Sequence[Field]) -> list[tuple[str, list[Field]]]:
    """Fields that print something, under the loop that they are inside of."""
    printed = [field for field in every if not field.kind.startswith("group")]
    found: dict[str, list[Field]] = {}
    for field in printed:
        found.setdefault(field.inside, []).append(field)
    return list(found.items())


def _coded(text: str) -> Markup:
    """What stands between `backticks` in a message is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return Markup.escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts)
    )


def _tag(field: Field) -> str:
    """What to type into a template for this field; nothing for a list, whose loop stands at its own fields."""
    if field.kind.startswith("list"):
        return ""
    return f"{{% if {field.name} %}}{{% endif %}}" if field.kind == "yes or no" else f"{{{{ {field.name} }}}}"
