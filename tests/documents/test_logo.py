"""The authority's logo: read with its proportions, put where the template has a picture for it, or refused."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import etree
from made import case_of
from pypdf import PdfReader

from docgen.authority import load_authority
from docgen.documents.drafting import Desk
from docgen.documents.word.logo import Logo
from docgen.documents.word.templates import TemplateSet
from docgen.errors import AuthorityError
from docgen.pdf.engine import engine
from docgen.review import Review

ON = date(2026, 4, 20)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def png(width: int, height: int) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x1d\x70\xb8" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


JPEG = base64.b64decode(  # 6 pixels by 2, grey
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7"
    "gYKBTmCNl4x9lnN+gXz/wAALCAACAAYBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAI"
    "AQEAAD8AHv/Z"
)
# The same as a picture program from Adobe begins it: with its own mark first.
ADOBE = JPEG[:2] + b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00" + JPEG[20:]


def council(folder: Path, logo: bytes, name: str = "logo.png") -> Review:
    """A review by a council with this logo."""
    (folder / name).write_bytes(logo)
    profile = f'inherit = "derby-city"\nlogo = "{name}"\nlogo_description = "Derby, with a ram"\n'
    (folder / "derby-city.toml").write_text(profile, encoding="utf-8")
    case = case_of("third-party-before-meeting")
    return Review.of(case, load_authority("derby-city", [folder]), ON)


def letter(review: Review, document: str = "letter-5") -> bytes:
    return Desk.of(review, TemplateSet.of()).draft_one(document).docx.content


@pytest.mark.parametrize(
    ("content", "extension", "ratio"),
    [(png(60, 20), "png", 3.0), (png(20, 60), "png", 1 / 3), (JPEG, "jpg", 3.0), (ADOBE, "jpg", 3.0)],
)
def test_a_logo_keeps_its_proportions(tmp_path: Path, content: bytes, extension: str, ratio: float) -> None:
    path = tmp_path / "whatever.bin"
    path.write_bytes(content)
    logo = Logo.read(path, "the council's arms")
    assert (logo.extension, logo.description) == (extension, "the council's arms")
    assert logo.ratio == pytest.approx(ratio)


# The frame in the letter is 48 by 16 mm, three to one.
@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (png(60, 20), "logo.png", (1728000, 576000)),
        (png(40, 40), "logo.png", (576000, 576000)),  # as high as the frame
        (png(60, 10), "logo.png", (1728000, 288000)),  # as wide as the frame
        (JPEG, "logo.jpg", (1728000, 576000)),
    ],
)
def test_a_logo_fits_its_frame(tmp_path: Path, content: bytes, name: str, expected: tuple[int, int]) -> None:
    made = letter(council(tmp_path, content, name))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        (frame,) = (p.getparent() for p in root.iter(f"{WP}docPr") if p.get("name") == "logo")
        sizes = {(int(s.get("cx")), int(s.get("cy"))) for s in (frame.find(f"{WP}extent"), *frame.iter(f"{A}ext"))}
        assert sizes == {expected}
        assert frame.find(f"{WP}docPr").get("descr") == "Derby, with a ram"
        (blip,) = frame.iter(f"{A}blip")
        rels = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        (target,) = (r.get("Target") for r in rels if r.get("Id") == blip.get(f"{R}embed"))
        assert package.read(f"word/{target}") == content
        types = package.read("[Content_Types].xml").decode()
        ending = target.rsplit(".", 1)[1]
        assert f'Extension="{ending}"' in types
        assert types.count(f'Extension="{ending}"') == 1
        assert {"png": "image/png", "jpg": "image/jpeg"}[ending] in types


@pytest.mark.parametrize("document", [f"letter-{n}" for n in (1, 5)])
@pytest.mark.parametrize(("content", "name"), [(png(60, 20), "logo.png"), (JPEG, "logo.jpg")])
def test_a_letter_with_a_logo_opens_in_word_and_as_pdf(
    tmp_path: Path, document: str, content: bytes, name: str
) -> None:
    desk = Desk.of(council(tmp_path, content, name), TemplateSet.of())
    draft = desk.draft_one(document)
    word = WordDocument(io.BytesIO(draft.docx.content))
    assert len(word.inline_shapes) == 1
    assert content in {part.blob for part in word.part.package.iter_parts() if "media" in part.partname}
    (pdf,) = engine("embedded").convert([(document, draft.docx)])
    reader = PdfReader(io.BytesIO(pdf.content))
    assert sum(len(page.images) for page in reader.pages) == 1
    assert "Derby City Council" in reader.pages[0].extract_text()  # the sender is told in words as well


def test_without_a_logo_the_letter_has_the_councils_name_and_no_empty_frame() -> None:
    review = Review.open(case_of("third-party-before-meeting"), ON)
    with zipfile.ZipFile(io.BytesIO(letter(review))) as package:
        document = package.read("word/document.xml").decode()
    assert "<w:drawing" not in document
    assert re.search(r"<w:t[^>]*>Derby City Council</w:t>", document)


def test_with_a_logo_every_letter_and_the_cover_has_it(tmp_path: Path) -> None:
    desk = Desk.of(council(tmp_path, png(60, 20)), TemplateSet.of())
    drafts, _ = desk.draft_all()
    for draft in drafts:
        if draft.choice.document.folder == "letters":
            assert len(WordDocument(io.BytesIO(draft.docx.content)).inline_shapes) == 1, draft.name


def test_a_logo_without_a_description_is_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(3, 1))
    (tmp_path / "derby-city.toml").write_text('inherit = "derby-city"\nlogo = "logo.png"\n', encoding="utf-8")
    review = Review.open(case_of("third-party-before-meeting"), ON, [tmp_path])
    desk = Desk.of(review, TemplateSet.of())
    assert desk.logo is not None
    assert desk.logo.description == "Derby City Council logo"


# What is no logo is one clear message.


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "logo.png: the logo is neither PNG nor JPEG"),
        (b"GIF89a\x01\x00\x01\x00", "logo.png: the logo is neither PNG nor JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither PNG nor JPEG"),
        (b"BM" + bytes(60), "neither PNG nor JPEG"),
        (png(3, 1)[:40], "broken or cut short; save it anew as PNG or JPEG"),
        (png(0, 1), "broken"),
        (png(1, 0), "broken"),
        (png(3, 1).replace(b"IDAT", b"IDAX"), "broken"),
        (JPEG[:60], "broken"),
        (b"\xff\xd8\xff\xd9", "broken"),
    ],
)
def test_a_broken_logo_is_one_clear_error(tmp_path: Path, content: bytes, message: str) -> None:
    review = council(tmp_path, content)
    with pytest.raises(AuthorityError, match=re.escape(message)):
        Desk.of(review, TemplateSet.of())


@pytest.mark.parametrize("whole", [png(3, 1), JPEG, ADOBE])
def test_a_logo_cut_short_anywhere_is_refused(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "logo.png"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(AuthorityError):
            Logo.read(path, "")
    path.write_bytes(whole)
    assert Logo.read(path, "").content == whole


def test_a_logo_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="can't be read"):
        Logo.read(tmp_path, "")
