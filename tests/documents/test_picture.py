"""The drawing in the Word file: where the template has its place, described, sharp, and beside the same facts."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import etree
from made import DAYS, personal, review_of, says

from docgen.documents.choice.catalogue import find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.drawing.flow import flowchart
from docgen.documents.facts.context import Context
from docgen.documents.facts.model import Facts, StepFacts
from docgen.documents.word.picture import place_drawings
from docgen.documents.word.render import Template
from docgen.documents.word.templates import TemplateSet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHARTS = ("timeline", "appeal-timeline")
OFFICER = Recipient("spoc", "officer")
THIRD = "third-party-before-meeting"


def facts_of(name: str, document: str = "timeline") -> Facts:
    return Context(review_of(name)).facts(find(document), OFFICER)


def made(name: str, document: str = "timeline", *, large: bool = False) -> dict[str, bytes]:
    """The parts of the Word file."""
    docx = TemplateSet.of().template(document).render(facts_of(name, document), large_print=large).docx
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        return {entry: package.read(entry) for entry in package.namelist()}


@pytest.mark.parametrize("document", CHARTS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", [THIRD, "dover-after-meeting", "consent-missing", "appeal-after-outcome"])
def test_each_drawing_is_in_the_file_and_described(name: str, document: str, large: bool) -> None:
    parts = made(name, document, large=large)
    drawings = flowchart(facts_of(name, document).timeline, large=large)
    root = etree.fromstring(parts["word/document.xml"])
    rels = {r.get("Id"): r.get("Target") for r in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    frames = [found.getparent() for found in root.iter(f"{WP}docPr") if found.get("name") == "drawing"]
    assert len(frames) == len(drawings)
    for number, (frame, drawing) in enumerate(zip(frames, drawings, strict=True), 1):
        assert frame.find(f"{WP}docPr").get("descr") == drawing.says
        (blip,) = frame.iter(f"{A}blip")
        assert rels[blip.get(f"{R}embed")] == f"media/drawing-{number}.emf"
        assert parts[f"word/media/drawing-{number}.emf"][40:44] == b" EMF"
        extent = frame.find(f"{WP}extent")
        assert int(extent.get("cx")) == pytest.approx(drawing.width * 12700, abs=1)
        assert int(extent.get("cy")) == pytest.approx(drawing.height * 12700, abs=1)
    ids = [found.get("id") for found in root.iter(f"{WP}docPr")]
    assert len(set(ids)) == len(ids)
    assert 'Extension="emf" ContentType="image/x-emf"' in parts["[Content_Types].xml"].decode()


def test_what_stood_in_its_place_is_gone_from_the_file() -> None:
    parts = made(THIRD)
    assert [name for name in parts if "media" in name] == ["word/media/drawing-1.emf"]
    assert b"drawing.png" not in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("document", CHARTS)
@pytest.mark.parametrize("name", DAYS)
def test_the_table_has_the_same_facts_as_the_drawing(name: str, document: str) -> None:
    facts = facts_of(name, document)
    docx = TemplateSet.of().template(document).render(facts).docx
    (table,) = WordDocument(io.BytesIO(docx.content)).tables
    words = " ".join(label.words for d in flowchart(facts.timeline) for label in d.labels)
    rows = list(table.rows)[1:]
    assert len(rows) == len(facts.timeline)
    for row, step in zip(rows, facts.timeline, strict=True):
        title, happens, when, standing = (cell.text for cell in row.cells)
        for text in (title, when.split("\n")[0], standing):
            assert text in words, text
        for question in (step.before, step.after):
            if question:
                told = f"{question.text} {question.aside}: {question.otherwise}"
                assert told in happens
                assert question.text in words
                assert question.otherwise in words
                assert (f"In this case: {question.answer}." in happens) is (question.answer is not None)


@pytest.mark.parametrize("name", DAYS)
def test_neither_the_drawing_nor_its_description_names_anybody(name: str) -> None:
    for document in CHARTS:
        for drawing in flowchart(facts_of(name, document).timeline):
            words = " ".join((drawing.says, *(label.words for label in drawing.labels)))
            assert not [text for text in personal(name) if says(words, text)]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert made("closed") == made("closed")


def test_a_template_without_a_place_for_it_has_no_drawing(tmp_path: Path) -> None:
    word = WordDocument()
    word.add_paragraph("{{ case.reference }}")
    word.save(str(tmp_path / "timeline.docx"))
    docx = Template.read("timeline", tmp_path / "timeline.docx").render(facts_of(THIRD)).docx
    with zipfile.ZipFile(io.BytesIO(docx.content)) as package:
        assert not [name for name in package.namelist() if name.endswith(".emf")]


@pytest.mark.parametrize("steps", [(), None])
def test_with_nothing_to_draw_the_place_goes(steps: tuple[StepFacts, ...] | None) -> None:
    template = TemplateSet.of().template("timeline")
    with zipfile.ZipFile(io.BytesIO(template.content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    before = len(etree.fromstring(members["word/document.xml"]).findall(f".//{W}p"))
    drawn = flowchart(facts_of(THIRD).timeline) if steps is None else ()
    place_drawings(members, drawn)
    root = etree.fromstring(members["word/document.xml"])
    assert len(root.findall(f".//{W}p")) == before - 1 + len(drawn)
    assert len(list(root.iter(f"{W}drawing"))) == len(drawn)


def test_large_print_is_large_on_paper() -> None:
    # The picture is placed in its own size, so that 16 point in it are 16 point on paper.
    for part, content in made(THIRD, large=True).items():
        if part.endswith(".emf"):
            frame = struct.unpack_from("<4i", content, 24)
            assert frame[2] / 100 == pytest.approx(170, abs=0.1)  # millimetres, as wide as the text
