"""Facts and a Word template in, a Word file out: the only module that knows docxtpl.

docxtpl mends what Word does to tags (splits them over runs) and gives them their ``{%p``, ``{%tr`` meanings. Each
template is mended and compiled once, and kept so; each document is then one pass of Jinja per part. The same facts
and template give the same bytes: fixed order, fixed time stamps, metadata that says nothing about a person.
"""

from __future__ import annotations

import hashlib
import io
import re
import traceback
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from types import CodeType
from typing import Protocol

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError
from lxml import etree
from markupsafe import Markup

from docgen.documents.facts.model import DocumentFacts, Facts
from docgen.documents.word import kept
from docgen.documents.word.accepted import accept_changes
from docgen.documents.word.links import addresses_to_fields, fields_to_links
from docgen.documents.word.logo import Logo, place_logo
from docgen.documents.word.sandbox import BlankField, environment, noting_dates, variables
from docgen.documents.word.still import set_aside
from docgen.documents.word.tidy import tidy
from docgen.documents.word.version import made_for, not_for_these_fields
from docgen.errors import MissingFact, TemplateError
from docgen.paper import Docx

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"
_DYNAMIC = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DROPPED = re.compile(r"docProps/|customXml/|word/(comments\w*|people)\.xml$")
_NEEDED = ("[Content_Types].xml", "_rels/.rels")
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_TAGS = re.compile(r"<[^>]+>")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TOLD = re.compile(r'(?:Target|descr|title)="([^"]+)"|<w:tbl(?:Caption|Description) w:val="([^"]+)"')
_LOOSE = re.compile(r"[{}]")

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    '<dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>docgen</Application></Properties>"
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Word file, and every date that stands in it."""

    docx: Docx
    dates: tuple[date, ...]


class Report(Protocol):
    """Facts that are of no case: a template names what they have, and nothing else."""

    @property
    def document(self) -> DocumentFacts:
        """The document that they are for."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """One part of a template, ready to be filled in."""

    source: str
    compiled: JinjaTemplate
    still: tuple[Markup, ...]


@dataclass(frozen=True)
class Template:
    """One Word template, read and compiled once."""

    document: str
    name: str
    content: bytes

    @classmethod
    def read(cls, document: str, path: Path) -> Template:
        """The template in this file; raises TemplateError where it can't be read."""
        try:
            return cls(document, path.name, path.read_bytes())
        except OSError as error:
            raise TemplateError(document, f"{path.name}: can't be read: {error.strerror or error}") from None

    @cached_property
    def sha256(self) -> str:
        """What the manifest records."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def made_for(self) -> str | None:
        """The version of the fields that it was made for; None where it does not say."""
        return made_for(self._members)

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """What the template itself says, a paragraph each, without its fields; where its links go, what its
        tables and pictures are called.
        """
        found: dict[str, None] = {}
        for part, content in self._members.items():
            if _DYNAMIC.fullmatch(part):
                for paragraph in _PARAGRAPH.findall(content.decode("utf-8")):
                    for piece in _JINJA.split(_TAGS.sub("", paragraph)):
                        if piece.strip():
                            found[_unescaped(piece.strip())] = None
            if part.endswith((".xml", ".rels")):
                told = (text for pair in _TOLD.findall(content.decode("utf-8")) for text in pair)
                found |= {_unescaped(text): None for text in told if text and not _JINJA.search(text)}
        return tuple(found)

    def render(self, facts: Facts | Report, logo: Logo | None = None, *, large_print: bool = False) -> Rendered:
        """The document for these facts, and every date that it prints; in large print for a reader who asked.

        Raises MissingFact where the template prints what the case does not give, and TemplateError where the
        template is wrong; both name the document, and the paragraph.
        """
        members = dict(self._static)
        names = {**variables(facts), "logo": logo is not None}
        with noting_dates() as dates:
            for part, prepared in self._compiled.items():
                members[part] = _parsed(self._run(part, prepared, names), self, part)
                fields_to_links(members, part)
        if logo is not None:
            place_logo(members, logo)
        if isinstance(facts, Facts) and b'name="drawing"' in members["word/document.xml"]:
            # What draws takes some milliseconds to load, and two documents have drawings.
            from docgen.documents.drawing.flow import flowchart
            from docgen.documents.word.picture import place_drawings

            place_drawings(members, flowchart(facts.timeline, large=large_print))
        if large_print:
            from docgen.documents.word.large.enlarge import (
                enlarge,
            )  # few readers ask for it: it is not always loaded

            enlarge(members)
        members["docProps/core.xml"] = _CORE.format(
            title=escape(facts.document.title, quote=False), day=facts.document.date.isoformat()
        ).encode()
        members["docProps/app.xml"] = _APP.encode()
        return Rendered(Docx(_zip(members)), tuple(sorted(dates)))

    @cached_property
    def _members(self) -> dict[str, bytes]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as package:
                members = {i.filename: package.read(i) for i in package.infolist() if not i.is_dir()}
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
            raise TemplateError(self.document, f"{self.name}: is not a Word file (.docx)") from None
        if "word/document.xml" not in members:
            raise TemplateError(self.document, f"{self.name}: is not a Word file: it has no document part")
        if missing := next((part for part in _NEEDED if part not in members), None):
            raise TemplateError(self.document, f"{self.name}: is not a whole Word file: {missing} is not in it")
        if refusal := not_for_these_fields(made_for(members)):
            raise TemplateError(self.document, f"{self.name}: {refusal}")
        for part in [name for name in members if _DYNAMIC.fullmatch(name)]:
            members[part] = accept_changes(members[part])
            addresses_to_fields(members, part)
        return members

    @cached_property
    def _static(self) -> dict[str, bytes]:
        static = {
            name: content
            for name, content in self._members.items()
            if not _has_tags(name, content) and not _DROPPED.search(name)
        }
        static["[Content_Types].xml"] = _content_types(static["[Content_Types].xml"])
        for name in [n for n in static if n.endswith(".rels")]:
            static[name] = _relationships(static[name], package=name == "_rels/.rels")
        return static

    @cached_property
    def _compiled(self) -> dict[str, _Prepared]:
        parts = kept.find(self.sha256)
        if parts is None:
            parts = tuple(self._mended_and_compiled())
            kept.keep(self.sha256, parts)
        return {
            part: _Prepared(source, _loaded(code), tuple(map(Markup, still)))
            for part, source, code, still in parts
        }

    def _mended_and_compiled(self) -> Iterator[kept.Part]:
        from docxtpl import DocxTemplate  # with python-docx it takes a tenth of a second to load

        from docgen.documents.word.unfinished import first_mark

        stories = {part: content for part, content in self._members.items() if _DYNAMIC.fullmatch(part)}
        if left := first_mark(stories, letter=self.document.startswith("letter-")):
            part, mark, paragraph = left
            message = f"a mark is left, “{mark}”: the field that belongs there has to be put in its place"
            raise TemplateError(self.document, f"{message} ({self._paragraph(part, paragraph)})")
        mend = DocxTemplate(io.BytesIO(self.content)).patch_xml
        for part, content in self._members.items():
            if not _has_tags(part, content):
                continue
            xml, still = set_aside(content.decode("utf-8").replace("\n", " "))
            # One paragraph a line, so that the line of an error is the paragraph it stands in.
            source = re.sub(r"<w:p([ >])", r"\n<w:p\1", mend(xml))
            self._refuse_loose_braces(part, source)
            try:
                yield part, source, _compile(source), tuple(map(str, still))
            except TemplateSyntaxError as error:
                raise self._fault(part, source, error.lineno, str(error.message)) from None

    def _refuse_loose_braces(self, part: str, source: str) -> None:
        """A tag with a brace too few is no tag: it would be printed, and its field not filled in."""
        for number, line in enumerate(_JINJA.sub("", source).split("\n"), start=1):
            if _LOOSE.search(_TAGS.sub("", line)):
                raise self._fault(part, source, number, "a brace stands alone here; a field is `{{ like.this }}`")

    def _run(self, part: str, prepared: _Prepared, names: Mapping[str, object]) -> str:
        source = prepared.source
        try:
            return prepared.compiled.render({**names, "still": prepared.still})
        except BlankField as error:
            place = self._place(part, source, _line_of(error))
            told = f"needs `{error.field}`, which the case does not give ({place})"
            raise MissingFact(self.document, error.pointer(names), told) from None
        except (JinjaError, TypeError, ValueError, AttributeError, ZeroDivisionError, RecursionError) as error:
            raise self._fault(part, source, _line_of(error), str(error)) from None

    def _place(self, part: str, source: str, line: int | None) -> str:
        lines = source.split("\n")
        return self._paragraph(part, _TAGS.sub("", lines[line - 1]) if line and line <= len(lines) else "")

    def _paragraph(self, part: str, text: str) -> str:
        where = {"document": "text"}.get(Path(part).stem, Path(part).stem)
        shown = text.strip()[:100]
        return f"{self.name}, {where}, paragraph “{shown}”" if shown else f"{self.name}, {where}"

    def _fault(self, part: str, source: str, line: int | None, message: str) -> TemplateError:
        return TemplateError(self.document, f"{message} ({self._place(part, source, line)})")


def _has_tags(part: str, content: bytes) -> bool:
    """Whether a part can hold tags, and holds something like one (Word may split the braces of a tag)."""
    return bool(_DYNAMIC.fullmatch(part)) and (b"{" in content or b"}" in content)


@lru_cache(maxsize=256)
def _compile(source: str) -> CodeType:
    # Many templates share their footer to the letter.
    return environment().compile(source)


def _loaded(code: CodeType) -> JinjaTemplate:
    own = environment()
    return own.template_class.from_code(own, code, own.make_globals(None))


def _unescaped(text: str) -> str:
    # The standard library's own way loads all that it takes to fetch a page from the internet.
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _line_of(error: BaseException) -> int | None:
    """The line of the template that was running; Jinja puts it in the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.filename == "<template>"), None)


def _parsed(xml: str, template: Template, part: str) -> bytes:
    """The part, well formed and put right."""
    try:
        root = etree.fromstring(xml.replace("\n<w:p", "<w:p").encode())
    except etree.XMLSyntaxError:
        raise TemplateError(
            template.document,
            f"{template.name}: the tags in {Path(part).stem} don't nest: "
            "a block is opened in one place of the page and closed in another",
        ) from None
    tidy(root)
    return _serialised(root)


def _content_types(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for entry in list(root):
        if _DROPPED.search(entry.get("PartName", "").lstrip("/")):
            root.remove(entry)
    for part, kind in (
        ("core", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("app", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ):
        entry = etree.SubElement(root, root.tag.replace("Types", "Override"))
        entry.set("PartName", f"/docProps/{part}.xml")
        entry.set("ContentType", kind)
    return _serialised(root)


def _relationships(content: bytes, *, package: bool) -> bytes:
    root = etree.fromstring(content)
    for entry in list(root):
        target = entry.get("Target", "")
        if entry.get("TargetMode") != "External" and re.search(
            r"docProps/|customXml/|comments|people\.xml", target
        ):
            root.remove(entry)
    if package:
        base = "http://schemas.openxmlformats.org"
        for key, kind, target in (
            ("docgenCore", f"{base}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            (
                "docgenApp",
                f"{base}/officeDocument/2006/relationships/extended-properties",
                "docProps/app.xml",
            ),
        ):
            entry = etree.SubElement(root, root.tag.replace("Relationships", "Relationship"))
            entry.set("Id", key)
            entry.set("Type", kind)
            entry.set("Target", target)
    return _serialised(root)


def _serialised(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _zip(members: Mapping[str, bytes]) -> bytes:
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1, "word/document.xml": 2}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(members, key=lambda n: (first.get(n, 9), n)):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on Windows and Linux
            package.writestr(info, members[name])
    return target.getvalue()
