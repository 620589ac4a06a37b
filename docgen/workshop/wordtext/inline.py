"""What stands in one paragraph, as one line: words, and in brackets what is no word."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from docgen.workshop.wordfile import R, W, WordFile, on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SWITCHES = (("bold", "b"), ("italic", "i"), ("struck", "strike"), ("hidden", "vanish"), ("caps", "caps"))
_EMU = 36_000  # of Word's units in a millimetre
_MARKED = {f"{W}ins": "inserted", f"{W}moveTo": "moved here", f"{W}del": "deleted", f"{W}moveFrom": "moved away"}
_WRAPPERS = {f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look. ``word`` is False for what stands in brackets: a break, a picture, a field of Word's."""

    text: str
    look: tuple[str, ...] = ()
    word: bool = True


@dataclass
class Inline:
    """Reads the paragraphs of one part; a field of Word's may go on from one paragraph into the next."""

    file: WordFile
    part: str
    _fields: list[list[str]] = field(default_factory=list)  # open ones: the instruction, and then "shown"

    def pieces(self, paragraph: etree._Element) -> tuple[Piece, ...]:
        """What stands in a paragraph, neighbours of the same look joined."""
        found = [piece for piece in self._inside(paragraph) if piece.text]
        joined: list[Piece] = []
        for (look, word), group in groupby(found, key=lambda piece: (piece.look, piece.word)):
            texts = [piece.text for piece in group]
            joined += [Piece("".join(texts), look)] if word else [Piece(text, look, False) for text in texts]
        return tuple(joined)

    def _inside(self, element: etree._Element) -> Iterator[Piece]:
        for child in element.iterchildren("*"):
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag in _MARKED:
                inner = marked(self.pieces(child))
                yield Piece(f"[{_MARKED[child.tag]}: {inner}]" if inner else "", word=False)
            elif child.tag == f"{W}hyperlink":
                inner, target = marked(self.pieces(child)), self._target(child)
                yield Piece(f"[{inner}]({target})" if target else inner, word=not target)
            elif child.tag == f"{W}fldSimple":
                yield Piece(f"[field {' '.join(child.get(f'{W}instr', '').split())}]", word=False)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                yield from self._inside(content) if content is not None else ()
            elif child.tag in _WRAPPERS:
                yield from self._inside(child)
            elif child.tag.startswith(_M):
                yield Piece("[formula]", word=False)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        look = self._look(run.find(f"{W}rPr"))
        for child in run.iterchildren("*"):
            if child.tag in (f"{W}fldChar", f"{W}instrText"):
                yield from self._field(child)
            elif self._fields:
                continue  # what Word last worked out; it does so anew
            elif child.tag in (f"{W}t", f"{W}delText"):
                yield Piece(child.text or "", look)
            elif shown := self._other(child):
                yield Piece(shown, look, word=shown in ("\N{NON-BREAKING HYPHEN}",))

    def _other(self, child: etree._Element) -> str:
        if child.tag in (f"{W}br", f"{W}cr"):
            kind = child.get(f"{W}type", "line").replace("textWrapping", "line")
            return f"[{kind} break]"
        if child.tag in (f"{W}tab", f"{W}ptab"):
            return "[tab]"
        if child.tag == f"{W}noBreakHyphen":
            return "\N{NON-BREAKING HYPHEN}"
        if child.tag == f"{W}sym":
            return f"[symbol {child.get(f'{W}char', '')} of {child.get(f'{W}font', '')}]"
        for kind in ("footnote", "endnote", "comment"):
            if child.tag == f"{W}{kind}Reference":
                return f"[{kind} {child.get(f'{W}id', '')}]"
        if child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            return "".join(self._other(inner) for inner in choice.iterchildren("*")) if choice is not None else ""
        if child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            return self._picture(child)
        return ""

    def _field(self, element: etree._Element) -> Iterator[Piece]:
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].append(element.text or "")
        elif kind == "begin":
            self._fields.append([])
        elif kind == "end" and self._fields:
            told = " ".join("".join(self._fields.pop()).split())
            if not self._fields:
                yield Piece(f"[field {told}]", word=False)

    def _look(self, said: etree._Element | None) -> tuple[str, ...]:
        if said is None:
            return ()
        told = [name for name, tag in _SWITCHES if on(said.find(f"{W}{tag}"))]
        told += [f"not {name}" for name, tag in (("bold", "b"), ("italic", "i")) if _off(said.find(f"{W}{tag}"))]
        if value(said.find(f"{W}u")) not in ("", "none"):
            told.append("underlined")
        if size := value(said.find(f"{W}sz")):
            told.append(f"{int(size) / 2:g} point" if size.isdigit() else size)
        if (colour := value(said.find(f"{W}color"))) and colour != "auto":
            told.append(f"colour {colour}")
        if mark := value(said.find(f"{W}highlight")):
            told.append(f"marked {mark}")
        style = self.file.styles.named(value(said.find(f"{W}rStyle")))
        return (*told, style) if style else tuple(told)

    def _picture(self, element: etree._Element) -> str:
        boxed = [" ".join(words.split()) for box in element.iter(f"{W}txbxContent") if (words := _words(box))]
        about = element.find(f".//{_WP}docPr")
        told = [f"“{about.get('name')}”"] if about is not None and about.get("name") else []
        extent = element.find(f".//{_WP}extent")
        if extent is not None:
            width, height = (round(int(extent.get(side, "0")) / _EMU) for side in ("cx", "cy"))
            told.append(f"{width} by {height} mm")
        if about is not None and about.get("descr"):
            told.append(f"described as “{' '.join(about.get('descr', '').split())}”")
        told += [f"file {hashlib.sha256(content).hexdigest()[:8]}" for content in self._images(element)]
        if boxed:
            return f"[text box: {'; '.join(boxed)}]"
        return f"[picture{' ' if told else ''}{', '.join(told)}]"

    def _images(self, element: etree._Element) -> Iterator[bytes]:
        for blip in element.iter(f"{_A}blip"):
            target = self._relations.get(blip.get(f"{R}embed", ""), "")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.part), target)).lstrip("/")
            if path in self.file.parts:
                yield self.file.parts[path]

    def _target(self, link: etree._Element) -> str:
        anchor = link.get(f"{W}anchor")
        return self._relations.get(link.get(f"{R}id", ""), "") or (f"#{anchor}" if anchor else "")

    @property
    def _relations(self) -> dict[str, str]:
        folder, name = posixpath.split(self.part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self.file.parts:
            return {}
        return {r.get("Id", ""): r.get("Target", "") for r in self.file.root(rels).iter(_RELATION)}


def marked(pieces: tuple[Piece, ...]) -> str:
    """The pieces as one line, with their look: ``**bold**``, ``*italic*``, ``[hidden: ...]``."""
    return "".join(_shown(piece) for piece in pieces)


def plain(pieces: tuple[Piece, ...]) -> str:
    """The words alone; what stands in brackets parts words as a space does."""
    return " ".join("".join(piece.text if piece.word else " " for piece in pieces).split())


def _shown(piece: Piece) -> str:
    text = piece.text
    if not text.strip():
        return text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    core, others = text[start:end], [name for name in piece.look if name not in ("bold", "italic", "underlined")]
    if others:
        core = f"[{', '.join(others)}: {core}]"
    for name, mark in (("underlined", "__"), ("italic", "*"), ("bold", "**")):
        core = f"{mark}{core}{mark}" if name in piece.look else core
    return text[:start] + core + text[end:]


def _off(element: etree._Element | None) -> bool:
    return element is not None and not on(element)


def _words(element: etree._Element) -> str:
    return " ".join(node.text or "" for node in element.iter(f"{W}t"))
