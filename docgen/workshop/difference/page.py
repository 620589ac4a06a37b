"""The report as one HTML file to send for approval: it needs nothing else, and loads and sends nothing.

It can be read without its pictures, by keyboard and aloud: what is marked is told in words too, never by colour
alone. The same report gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from docgen.preflight.seen import Box
from docgen.workshop.difference.model import Copy, Report, Shot, fixtures_of
from docgen.workshop.samples import title_of

_HERE = Path(__file__).resolve().parent
_KINDS = {
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "reworded": "Reworded",
    "look": "Looks otherwise",
}
_BESIDE = 24  # words of a paragraph that are shown on each side of a change
_LABEL = 10  # words of the line before one that came, went or moved
_PACK = "Meeting pack"


def report_page(report: Report) -> bytes:
    """The page, UTF-8."""
    style = _source("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = _template().render(report=report, style=Markup(style), policy=policy)
    return (page.strip() + "\n").encode()


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "kind": _KINDS.__getitem__,
        "places": places,
        "short": lambda change: change.near(_BESIDE),
        "title": called,
        "label": _label,
        "data": _data,
        "mm": _mm,
        "numbers": lambda numbers: ", ".join(map(str, numbers)),
        "by_copy": _by_copy,
        "sentence": lambda text: text[:1].upper() + text[1:],
    }
    environment.tests["whole"] = lambda change: change.kind in ("added", "removed")
    return environment.from_string(_source("page.html"))


def called(document: str) -> str:
    """What a document is called."""
    return _PACK if document == "pack" else title_of(document)


def places(copies: Iterable[Copy]) -> list[tuple[str, tuple[str, ...]]]:
    """For each document its title, and the fixtures in which a copy of it is among these."""
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.document, []).append(copy)
    return [(called(document), fixtures_of(own)) for document, own in found.items()]


def _label(line: str) -> str:
    """A line so far that it can be found."""
    words = line.split()
    return " ".join(words[:_LABEL]) + (" …" if len(words) > _LABEL else "")


def _by_copy(shots: Iterable[Shot]) -> list[list[Shot]]:
    """The pages of each copy together."""
    return [list(own) for _, own in groupby(shots, key=lambda shot: shot.copy)]


def _data(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _mm(box: Box) -> Markup:
    """The place of a mark: a little wider than what it marks, and no higher: there are lines above and below."""
    wide, high = box.right - box.left + 1.2, max(box.bottom - box.top, 1)
    return Markup('x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"').format(
        box.left - 0.6, box.top, wide, high
    )


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
