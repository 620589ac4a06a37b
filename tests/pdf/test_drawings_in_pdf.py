"""The flowcharts in PDF, with both engines: shapes and no dots, tagged and described."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
import rdocx
from made import DAYS, review_of
from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject

from docgen.documents.choice.catalogue import find
from docgen.documents.choice.kinds import Recipient
from docgen.documents.drawing.canvas import Drawing
from docgen.documents.drawing.flow import flowchart
from docgen.documents.facts.context import Context
from docgen.documents.word.templates import TemplateSet
from docgen.errors import EngineError
from docgen.paper import Docx
from docgen.pdf.drawings import put_back, set_aside
from docgen.pdf.engine import engine

THIRD = "third-party-before-meeting"
needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="needs LibreOffice"),
]
ENGINES = ["embedded", pytest.param("libreoffice", marks=needs_libreoffice)]


@cache
def written(name: str, document: str = "timeline", large: bool = False) -> tuple[Docx, tuple[Drawing, ...]]:
    facts = Context(review_of(name)).facts(find(document), Recipient("spoc", "officer"))
    docx = TemplateSet.of().template(document).render(facts, large_print=large).docx
    return docx, flowchart(facts.timeline, large=large)


@cache
def swapped(name: str, document: str = "timeline", large: bool = False) -> bytes:
    """What the embedded engine makes of it, with the drawings put back."""
    docx, drawings = set_aside(written(name, document, large)[0].content)
    return put_back(rdocx.Document.from_bytes(docx).to_pdfa_deterministic(), drawings)


_STEP = re.compile(rb"(?<!\S)(?:(?P<step>[qQ])|(?P<cm>(?:-?[\d.]+\s+){6})cm|/[^\s/]+\s+(?P<do>Do))(?!\S)")


def pictures(pdf: bytes) -> list[tuple[int, float, float]]:
    """Page, width and height in points of each drawn form or picture, by what the page says."""
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):
        stack, matrix = [], (1.0, 0.0, 0.0, 1.0)
        for step in _STEP.finditer(page.get_contents().get_data()):  # type: ignore[union-attr]
            if step["step"] == b"q":
                stack.append(matrix)
            elif step["step"] == b"Q":
                matrix = stack.pop()
            elif step["cm"]:
                a, b, c, d = map(float, step["cm"].split()[:4])
                matrix = (a * matrix[0], b, c, d * matrix[3])
            else:
                found.append((number, abs(matrix[0]), abs(matrix[3])))
    return found


def dots(pdf: bytes) -> int:
    """How many pictures of dots its pages have, those within the text of a page among them."""
    found = 0
    for page in PdfReader(io.BytesIO(pdf)).pages:
        held = page["/Resources"].get("/XObject", {}).values()  # type: ignore[attr-defined]
        found += sum(one.get_object()["/Subtype"] == "/Image" for one in held)
        found += len(re.findall(rb"(?<!\S)BI\s", page.get_contents().get_data()))  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize("document", ["timeline", "appeal-timeline"])
@pytest.mark.parametrize("name", DAYS)
def test_every_drawing_is_where_the_engine_put_its_stand_in(name: str, document: str) -> None:
    pdf = swapped(name, document)
    sizes = [(width, height) for _, width, height in pictures(pdf)]
    expected = [(drawing.width, drawing.height) for drawing in written(name, document)[1]]
    assert sizes == [pytest.approx(size, abs=0.05) for size in expected]
    assert dots(pdf) == 0


def test_dots_would_be_seen() -> None:
    """The white pictures that stand in for the drawings are of dots."""
    docx, drawings = set_aside(written(THIRD)[0].content)
    assert dots(rdocx.Document.from_bytes(docx).to_pdfa_deterministic()) == len(drawings) > 0


def forms(pdf: PdfReader) -> Iterator[StreamObject]:
    """What is drawn on the pages as a whole of its own, in order."""
    for page in pdf.pages:
        for form in page["/Resources"].get("/XObject", {}).values():  # type: ignore[attr-defined]
            if form.get_object()["/Subtype"] == "/Form":
                yield form.get_object()


Polygons = list[tuple[str, tuple[tuple[int, ...], ...]]]


def polygons(pdf: PdfReader, form: StreamObject) -> Polygons:
    """Tone and contours of each filled shape of a form, read as a viewer would."""
    found: Polygons = []
    tone, move, contours = "", (0.0, 0.0), []
    for operands, operator in ContentStream(form, pdf).operations:
        sides = [float(side) for side in operands]
        if operator == b"rg":
            tone = "".join(f"{round(side * 255):02X}" for side in sides)
        elif operator == b"cm":
            assert sides[:4] == [1, 0, 0, 1]
            move = (sides[4], sides[5])
        elif operator in (b"m", b"l"):
            if operator == b"m":
                contours.append([])
            contours[-1] += [round(sides[0] + move[0]), round(sides[1] + move[1])]
        elif operator == b"f*":
            found.append((tone, tuple(tuple(contour) for contour in contours)))
            contours = []
        else:
            assert operator in (b"q", b"Q", b"h"), operator
    return found


@pytest.mark.parametrize("document", ["timeline", "appeal-timeline"])
@pytest.mark.parametrize("large", [False, True])
def test_what_is_drawn_is_the_drawing(document: str, large: bool) -> None:
    pdf = PdfReader(io.BytesIO(swapped(THIRD, document, large)))
    drawings = written(THIRD, document, large)[1]
    found = list(forms(pdf))
    assert len(found) == len(drawings)
    for form, drawing in zip(found, drawings, strict=True):
        expected: Polygons = []
        for tone, stamp in ((piece.tone, stamp) for piece in drawing.pieces for stamp in piece.stamps):
            offsets = (stamp.x, stamp.y)
            contours = stamp.outline.contours
            expected.append((tone, tuple(tuple(s + offsets[n % 2] for n, s in enumerate(c)) for c in contours)))
        assert polygons(pdf, form) == expected
        width, height = drawing.size
        assert [float(side) for side in form["/BBox"]] == [0, 0, width, height]
        matrix = [float(side) for side in form["/Matrix"]]
        assert matrix == pytest.approx([1 / width, 0, 0, -1 / height, 0, 1], rel=1e-4)


def test_the_engine_tags_and_describes_it() -> None:
    pdf = PdfReader(io.BytesIO(swapped(THIRD)))
    figures = [
        value
        for number in range(1, pdf.trailer["/Size"])
        if isinstance(value := pdf.get_object(number), dict) and value.get("/S") == "/Figure"
    ]
    assert [figure["/Alt"] for figure in figures] == [written(THIRD)[1][0].says]


def test_a_word_file_without_a_drawing_is_left_alone() -> None:
    facts = Context(review_of(THIRD)).facts(find("faq"), Recipient("attendees", "attendees"))
    content = TemplateSet.of().template("faq").render(facts).docx.content
    assert set_aside(content) == (content, ())
    assert put_back(b"anything", ()) == b"anything"


def test_the_same_file_gives_the_same_bytes() -> None:
    docx, drawings = set_aside(written("closed")[0].content)
    once, again = (put_back(rdocx.Document.from_bytes(docx).to_pdfa_deterministic(), drawings) for _ in range(2))
    assert once == again


def test_a_drawing_without_a_place_is_told() -> None:
    docx, drawings = set_aside(written(THIRD)[0].content)
    pdf = rdocx.Document().to_pdfa_deterministic()
    with pytest.raises(EngineError, match="no place"):
        put_back(pdf, drawings)
    broken = drawings[0][: len(drawings[0]) // 2]
    with pytest.raises(EngineError, match="cut short"):
        put_back(rdocx.Document.from_bytes(docx).to_pdfa_deterministic(), (broken,))


def test_other_pictures_stay_what_they_are() -> None:
    docx, drawings = set_aside(written(THIRD)[0].content)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        stand_in = package.read("word/media/drawing-1.emf")
    assert stand_in.startswith(b"\x89PNG")
    assert len(drawings) == 1
    assert drawings[0][40:44] == b" EMF"


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("large", [False, True])
def test_both_engines_draw_it_of_shapes_and_no_dots(name: str, large: bool) -> None:
    docx, drawings = written(THIRD, large=large)
    (pdf,) = engine(name).convert([("timeline", docx)])
    reader = PdfReader(io.BytesIO(pdf.content))
    assert sum(len(page.images) for page in reader.pages) == 0
    pages = [page.get_contents() for page in reader.pages]
    drawn = [page.operations for page in pages if page is not None]
    drawn += [ContentStream(form, reader).operations for form in forms(reader)]
    operators = Counter(operator for operations in drawn for _, operator in operations)
    letters = sum(len(label.words.replace(" ", "")) for drawing in drawings for label in drawing.labels)
    assert operators[b"l"] + operators[b"c"] > 8 * letters
    text = " ".join(reader.pages[0].extract_text().split())
    assert "Threshold decided" not in text  # it is read once, in the table
