"""What makes a template hard to read with a screen reader: headings, tables, pictures, language, title.

Word's own accessibility checker asks for much of this; the rest is what makes a table or a letter read well aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.workshop.finding import Finding
from docgen.workshop.lint.tables import faults_of_tables
from docgen.workshop.wordfile import BODY, W, WordFile, holds_picture, on, said, value

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TYPED_MARK = re.compile(r"\s*([-•·–]|\d+[.)]|[a-z][.)])\s")
_FIELD = re.compile(r"\{\{.*?\}\}")
_LANGUAGE = "en-GB"
_WITHOUT_HEADINGS = re.compile(r"letter-\d|numbering")  # a letter has a subject
_LAID_OVER = "numbering"  # stamped on other pages; nobody reads it by itself


def faults_of_access(file: WordFile) -> Iterator[Finding]:
    """Every fault of accessibility, at its place."""
    yield from _language(file)
    yield from _title(file)
    yield from _headings(file)
    if file.document != _LAID_OVER:
        yield from _pictures(file)
        yield from _paragraphs(file)
        yield from faults_of_tables(file)


def _language(file: WordFile) -> Iterator[Finding]:
    mend = "mark all the text (Ctrl+A), then Review, Language: English (United Kingdom)"
    default = file.styles.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if value(default) != _LANGUAGE:
        yield file.finding("error", "language", f"the language of the document is not {_LANGUAGE}", mend, "styles")
    for part in [name for name in file.parts if name.endswith(".xml") and name.startswith("word/")]:
        for mark in file.root(part).iter(f"{W}lang"):
            if mark is not default and mark.get(f"{W}val", _LANGUAGE) != _LANGUAGE:
                place = file.around(mark)
                yield file.finding(
                    "warning", "language", f"text in {value(mark)}, not in {_LANGUAGE}", mend, place or "styles"
                )


def _title(file: WordFile) -> Iterator[Finding]:
    core = file.root("docProps/core.xml") if "docProps/core.xml" in file.parts else None
    if core is None or not (core.findtext(f"{_DC}title") or "").strip():
        mend = "File, Info, Title: type what the document is called"
        yield file.finding("warning", "no-title", "the properties hold no title", mend, "properties")


def _headings(file: WordFile) -> Iterator[Finding]:
    last = 0
    for paragraph in [paragraph for paragraph in file.paragraphs if paragraph.part == BODY]:
        level = file.styles.level(paragraph.element) if paragraph.said else 0
        if level > last + 1:
            yield file.finding(
                "warning",
                "heading-level",
                f"a heading of level {level} follows " + (f"one of level {last}" if last else "none"),
                f"make it Heading {last + 1}",
                paragraph,
            )
        last = level or last
    if not last and file.document and not _WITHOUT_HEADINGS.fullmatch(file.document):
        yield file.finding(
            "warning",
            "no-heading",
            "there is no heading, so a screen reader finds nothing to go to",
            "give the title the style Title, and what stands over each part Heading 2",
            "text",
        )


def _pictures(file: WordFile) -> Iterator[Finding]:
    for part in file.story:
        root = file.root(part)
        for anchor in root.iter(f"{WP}anchor"):
            yield file.finding(
                "warning",
                "floating-picture",
                "a picture floats, outside the order in which the text is read",
                "Picture Format, Wrap Text: In Line with Text",
                anchor,
            )
        for picture in root.iter(f"{WP}docPr"):
            if not (picture.get("descr") or "").strip():
                yield file.finding(
                    "error",
                    "no-alt-text",
                    f"the picture {picture.get('name') or ''} has no alternative text".replace("  ", " "),
                    "right-click it, View Alt Text: say in a sentence what it shows",
                    picture,
                )
        if part != BODY and part.startswith(("word/header", "word/footer")) and not said(root):
            yield file.finding(
                "warning",
                "empty-part",
                "there is nothing in it",
                "take the header or footer out",
                part.split("/")[1].removesuffix(".xml"),
            )


def _paragraphs(file: WordFile) -> Iterator[Finding]:
    for paragraph in [paragraph for paragraph in file.paragraphs if paragraph.part == BODY]:
        element = paragraph.element
        text = said(element)
        cell = paragraph.container
        alone = cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1
        if not text and not alone and not holds_picture(element):
            yield file.finding(
                "warning",
                "empty-paragraph",
                "an empty paragraph: a screen reader says “blank”",
                "take it out, and give the paragraph before it space after",
                paragraph,
            )
        for code, message, mend in _typed(file, element, text):
            yield file.finding("warning", code, message, mend, paragraph)


def _typed(file: WordFile, paragraph: etree._Element, text: str) -> Iterator[tuple[str, str, str]]:
    styles = file.styles
    numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None or styles.listed(paragraph)
    if not styles.level(paragraph) and not numbered and _TYPED_MARK.match(text):
        yield (
            "typed-list",
            "a list mark that is typed",
            "take it out, and use the style List Bullet or List Number",
        )
    layout = "use a table without lines, or the style's indents and tab stops"
    words = _FIELD.sub("field", text)
    if "  " in words or re.search(r"__|\.{4}", words):
        yield "typed-layout", "spaces, lines or dots for layout", layout
    if paragraph.find(f"{W}r/{W}tab") is not None:
        yield "typed-layout", "a tab for layout", layout
    for line_break in paragraph.iter(f"{W}br"):
        following = line_break.getnext()
        if line_break.get(f"{W}type") == "page":
            mend = "tick “Page break before” in the paragraph that follows"
            yield "typed-layout", "a page break that is typed", mend
        elif following is not None and following.tag == f"{W}br":
            yield "typed-layout", "an empty line inside a paragraph", "make two paragraphs of it"
    runs = [run for run in paragraph.iter(f"{W}r") if said(run)]
    bold = bool(runs) and all(on(run.find(f"{W}rPr/{W}b")) for run in runs)
    outside = paragraph.getparent().tag == f"{W}body"
    if bold and styles.name(paragraph) == "Normal" and len(text) < 60 and outside:
        yield "looks-like-heading", "looks like a heading and is none", "give it the style Heading 2"
