"""What the tests of the Word templates share: the facts of a fixture, and the words that come out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree

from docgen import resources
from docgen.documents.choice.catalogue import find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.facts.context import Context
from docgen.documents.facts.model import DocumentFacts, Facts, PackFacts
from docgen.documents.word.render import Template
from docgen.paper import Docx
from docgen.review import Review

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NOBODY = Recipient("public", "public")


@cache
def template(document: str) -> Template:
    """The template that docgen ships."""
    (path,) = resources.templates().glob(f"*/{document}.docx")
    return Template.read(document, path)


@pytest.fixture
def facts_for(review: Callable[..., Review]) -> Callable[..., Facts]:
    """``facts_for("agenda", "third-party-before-meeting", "2026-04-20", ATTENDEES, meeting__online=True)``."""

    def make(document: str, fixture: str, on: str, to: Recipient = NOBODY, **changes: object) -> Facts:
        return Context(review(fixture, on, **changes)).facts(find(document), to)

    return make


@pytest.fixture
def paper(facts_for: Callable[..., Facts]) -> Callable[..., Facts]:
    """The facts of a meeting paper, or of a page of the pack itself, for a meeting that is still to come.

    The redacted plan gets the plain actions: that they are redacted is not the template's business.
    """

    def make(
        document: str, fixture: str = "third-party-before-meeting", on: str = "2026-04-20", **changes: object
    ) -> Facts:
        if document not in ("cover", "contents", "numbering", "action-plan-redacted"):
            return facts_for(document, fixture, on, **changes)
        facts = facts_for("action-plan", fixture, on, **changes)
        about = DocumentFacts(document, "Title", facts.document.date, facts.document.marking)
        return replace(facts, document=about, pack=PackFacts((), 3, (1, 2, 3), facts.attending))

    return make


@pytest.fixture
def written() -> Callable[[Facts], Docx]:
    """The Word file for these facts, from the template of their document."""
    return lambda facts: template(facts.document.id).render(facts).docx


@pytest.fixture
def text() -> Callable[[Facts], str]:
    """What a reader reads in the body for these facts: a line for each paragraph, cells in reading order."""
    return lambda facts: part_text(template(facts.document.id).render(facts).docx, "word/document.xml")


@pytest.fixture
def footer() -> Callable[[Facts], str]:
    """What stands at the foot of each page."""

    def read(facts: Facts) -> str:
        docx = template(facts.document.id).render(facts).docx
        return "\n".join(part_text(docx, name) for name in parts(docx) if re.match(r"word/footer", name)).strip()

    return read


@pytest.fixture
def leftovers() -> Callable[[Facts], list[str]]:
    """Every tag, mark of the appendix or Python word that is still there, and in which part."""
    traces = ("{{", "{%", "}}", "%}", "INSERT", ">None", ">True", ">False")

    def find_all(facts: Facts) -> list[str]:
        docx = template(facts.document.id).render(facts).docx
        with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
            contents = {
                name: package.read(name).decode() for name in parts(docx) if name.endswith((".xml", ".rels"))
            }
        return [f"{trace} in {name}" for name, content in contents.items() for trace in traces if trace in content]

    return find_all


def parts(docx: Docx) -> list[str]:
    """The names of the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        return package.namelist()


def part_text(docx: Docx, part: str) -> str:
    """The text of one part: paragraphs on lines of their own, typed line breaks kept."""
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        root = etree.fromstring(package.read(part))
    breaks = {f"{W}br": "\n", f"{W}tab": "\t"}
    lines = (
        "".join(node.text or "" if node.tag == f"{W}t" else breaks.get(node.tag, "") for node in paragraph.iter())
        for paragraph in root.iter(f"{W}p")
    )
    return "\n".join(lines)
