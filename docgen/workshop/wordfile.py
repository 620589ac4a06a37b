"""A template as its maintainer sees it: parts, paragraphs with the heading above them, and the words in each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import etree

from docgen.errors import TemplateError
from docgen.workshop.finding import Finding, Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BODY = "word/document.xml"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")  # where docgen fills in fields
_COMMENTS = "word/comments.xml"
_LARGEST = 64_000_000  # bytes of a part; a template has some hundred thousand


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph, and where it stands."""

    part: str
    number: int  # in its part, from 1
    element: etree._Element
    text: str
    heading: str
    said: str = field(default="")  # its words without the tags that only steer

    @property
    def container(self) -> etree._Element:
        """What holds it: the body, a cell, a text box."""
        return self.element.getparent()

    @property
    def row(self) -> etree._Element | None:
        """The table row it stands in, if any."""
        return next(self.element.iterancestors(f"{W}tr"), None)


@dataclass(frozen=True)
class WordFile:
    """One Word template, read."""

    document: str  # its id; empty where its name is of none
    name: str
    parts: dict[str, bytes] = field(repr=False)
    content: bytes = field(repr=False)

    @classmethod
    def read(cls, document: str, path: Path) -> WordFile:
        """The file at this path; raises TemplateError where it is none that docgen can use."""
        try:
            return cls.of(document, path.name, path.read_bytes())
        except OSError as error:
            raise TemplateError(document or path.stem, f"{path.name}: can't be read: {error.strerror}") from None

    @classmethod
    def of(cls, document: str, name: str, content: bytes) -> WordFile:
        """The same of a file already read."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                entries = [entry for entry in package.infolist() if not entry.is_dir()]
                if any(entry.file_size > _LARGEST for entry in entries):
                    raise TemplateError(document or name, f"{name}: is larger than any template should be")
                parts = {entry.filename: package.read(entry) for entry in entries}
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError):
            older = "; in the older form of Word: save it as .docx" if content[:4] == b"\xd0\xcf\x11\xe0" else ""
            raise TemplateError(document or name, f"{name}: is not a Word file (.docx){older}") from None
        if BODY not in parts:
            raise TemplateError(document or name, f"{name}: is not a Word file: it has no document part")
        if missing := next((part for part in ("[Content_Types].xml", "_rels/.rels") if part not in parts), None):
            raise TemplateError(document or name, f"{name}: is not a whole Word file: {missing} is not in it")
        file = cls(document, name, parts, content)
        for part in parts:
            if part.endswith((".xml", ".rels")):
                file.root(part)
        if file.root(BODY).tag != f"{W}document":
            raise TemplateError(
                document or name, f"{name}: is saved as Strict Open XML, which docgen does not read"
            )
        return file

    @cached_property
    def _roots(self) -> dict[str, etree._Element]:
        return {}

    def root(self, part: str) -> etree._Element:
        """A part of the file, as XML."""
        if part not in self._roots:
            try:
                self._roots[part] = etree.fromstring(self.parts[part])
            except etree.XMLSyntaxError:
                raise TemplateError(self.document or self.name, f"{self.name}: {part} is damaged") from None
        return self._roots[part]

    @property
    def story(self) -> tuple[str, ...]:
        """The parts in which docgen fills in fields, the body first."""
        return (BODY, *sorted(name for name in self.parts if STORY.fullmatch(name) and name != BODY))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of body, headers, footers and notes, in order."""
        return tuple(paragraph for part in self.story for paragraph in self._paragraphs(part))

    @cached_property
    def comments(self) -> tuple[Paragraph, ...]:
        """Every paragraph of a comment."""
        return tuple(self._paragraphs(_COMMENTS)) if _COMMENTS in self.parts else ()

    @cached_property
    def _by_element(self) -> dict[etree._Element, Paragraph]:
        return {paragraph.element: paragraph for paragraph in (*self.paragraphs, *self.comments)}

    def around(self, element: etree._Element | None) -> Paragraph | None:
        """The paragraph that an element is, holds first, or stands in."""
        if element is None:
            return None
        inside = element if element.tag == f"{W}p" else next(element.iter(f"{W}p"), None)
        if inside is None:
            inside = next(element.iterancestors(f"{W}p"), None)
        return None if inside is None else self._by_element.get(inside)

    def finding(
        self,
        severity: Severity,
        code: str,
        message: str,
        mend: str,
        place: Paragraph | etree._Element | str | None = None,
    ) -> Finding:
        """A finding in this file; ``place`` is a paragraph, an element of it, or a part in words."""
        if isinstance(place, str):
            return Finding(self.document, self.name, severity, code, message, mend, place)
        at = place if isinstance(place, Paragraph) else self.around(place)
        if at is None:
            return Finding(self.document, self.name, severity, code, message, mend)
        return Finding(
            self.document,
            self.name,
            severity,
            code,
            message,
            mend,
            part_in_words(at.part),
            at.heading,
            at.text.strip(),
            at.number,
        )

    def _paragraphs(self, part: str) -> Iterator[Paragraph]:
        heading = ""
        for number, element in enumerate(self.root(part).iter(f"{W}p"), start=1):
            text = text_of(element)
            yield Paragraph(part, number, element, text, heading, without_steering(text))
            if self.styles.level(element) and without_steering(text):
                heading = without_steering(text)

    @cached_property
    def styles(self) -> Styles:
        """The styles of the file."""
        name = "word/styles.xml"
        return Styles(self.root(name) if name in self.parts else etree.Element(f"{W}styles"))


class Styles:
    """What styles say of their text, by themselves or by what they are based on."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._by_id = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._default = next(
            (
                style
                for style in root.iter(f"{W}style")
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
            ),
            None,
        )

    def own(self, paragraph: etree._Element) -> etree._Element | None:
        """The style of a paragraph."""
        return self._by_id.get(value(paragraph.find(f"{W}pPr/{W}pStyle")), self._default)

    def run(self, run: etree._Element) -> etree._Element | None:
        """The character style of a run, if it has one."""
        return self._by_id.get(value(run.find(f"{W}rPr/{W}rStyle")))

    def of(self, style: etree._Element | None, path: str) -> etree._Element | None:
        """What a style says there, or the one it is based on."""
        seen = set()
        while style is not None and style not in seen:
            seen.add(style)
            found = style.find(path)
            if found is not None:
                return found
            style = self._by_id.get(value(style.find(f"{W}basedOn")))
        return None

    def name(self, paragraph: etree._Element) -> str:
        """What Word calls the style of a paragraph."""
        own = self.own(paragraph)
        return "" if own is None else value(own.find(f"{W}name"))

    def named(self, style_id: str) -> str:
        """What Word calls the style of this id; nothing where there is none."""
        found = self._by_id.get(style_id) if style_id else None
        return "" if found is None else value(found.find(f"{W}name"))

    def level(self, paragraph: etree._Element) -> int:
        """As a heading; 0 where it is none."""
        found = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if found is None:
            found = self.of(self.own(paragraph), f"{W}pPr/{W}outlineLvl")
        level = value(found)
        return int(level) + 1 if level.isdigit() and int(level) < 9 else 0

    def listed(self, paragraph: etree._Element) -> bool:
        """Whether its style makes it an entry of a list."""
        return self.of(self.own(paragraph), f"{W}pPr/{W}numPr") is not None

    def colour(self, paragraph: etree._Element) -> str:
        """The colour of its text, as six digits."""
        found = value(self.of(self.own(paragraph), f"{W}rPr/{W}color"))
        return found if re.fullmatch("[0-9A-Fa-f]{6}", found) else "000000"


_STEERING = re.compile(r"\{%.*?%\}|\{#.*?#\}")


def text_of(paragraph: etree._Element) -> str:
    """The words and tags of one paragraph, not those of a text box in it."""
    return "".join(
        node.text or "" for node in paragraph.iter(f"{W}t") if next(node.iterancestors(f"{W}p"), None) is paragraph
    )


def without_steering(text: str) -> str:
    """Words and fields, without the tags that only steer."""
    return _STEERING.sub("", text).strip()


def value(element: etree._Element | None) -> str:
    """Its value; nothing where it is not there."""
    return "" if element is None else element.get(f"{W}val", "")


def on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def part_in_words(part: str) -> str:
    """``text``, ``footer 1``: how a maintainer would call a part of the file."""
    stem = PurePosixPath(part).stem
    return "text" if stem == "document" else re.sub(r"(\d+)$", r" \1", stem)


def said(element: etree._Element) -> str:
    """The words and fields in a paragraph, cell or row, without the tags that only steer."""
    return without_steering("".join(node.text or "" for node in element.iter(f"{W}t")))


def tags_only(element: etree._Element) -> bool:
    """Whether it is gone from the document when that is made."""
    whole = "".join(node.text or "" for node in element.iter(f"{W}t"))
    return bool(_STEERING.search(whole)) and not said(element)


def holds_picture(element: etree._Element) -> bool:
    """Whether there is a picture in it, or a tag that makes something of it."""
    return element.find(f".//{W}drawing") is not None or tags_only(element)
