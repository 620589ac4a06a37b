"""A whole Word file as text, for people and for ``git diff``: the same file gives the same lines everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.workshop.wordfile import W, WordFile, on, value
from docgen.workshop.wordtext.lines import lines_of, points

_TOLD = ("title", "subject", "description", "keywords", "category", "language")  # what a person means to say
_USES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")


def as_text(file: WordFile) -> str:
    """Properties, text, headers, footers, notes, comments and the styles in use, a line for each paragraph.

    What a template's reader does not see and Word changes at each saving (times, versions) is left out.
    """
    lines = list(_properties(file))
    part = ""
    for line in lines_of(file):
        if line.part != part:
            part = line.part
            lines += ["", f"--- {part} ---"]
        lines.append(line.shown)
    lines += ["", "--- styles ---", *_styles(file)]
    return "\n".join(lines).strip("\n") + "\n"


def _properties(file: WordFile) -> Iterator[str]:
    yield "--- properties ---"
    if "docProps/core.xml" in file.parts:
        for node in file.root("docProps/core.xml").iterchildren("*"):
            name = etree.QName(node).localname
            if name in _TOLD and (node.text or "").strip():
                yield f"{name}: {' '.join((node.text or '').split())}"
    if "docProps/custom.xml" in file.parts:
        for node in file.root("docProps/custom.xml").iterchildren("*"):
            yield f"{node.get('name', '')}: {' '.join(''.join(node.itertext()).split())}"


def _styles(file: WordFile) -> Iterator[str]:
    used = {value(node) for part in file.story for node in file.root(part).iter(*_USES)}
    found = [
        style
        for style in file.styles.root.iter(f"{W}style")
        if style.get(f"{W}styleId") in used or style.get(f"{W}default") == "1"
    ]
    for style in sorted(found, key=lambda style: value(style.find(f"{W}name")).lower()):
        told = list(_says(file, style))
        yield f"{value(style.find(f'{W}name'))}: {'; '.join(told) or 'as its base'}"


def _says(file: WordFile, style: etree._Element) -> Iterator[str]:
    if base := file.styles.named(value(style.find(f"{W}basedOn"))):
        yield f"based on {base}"
    fonts = style.find(f"{W}rPr/{W}rFonts")
    if fonts is not None and (name := fonts.get(f"{W}ascii") or fonts.get(f"{W}asciiTheme")):
        yield name
    if (size := value(style.find(f"{W}rPr/{W}sz"))).isdigit():
        yield f"{int(size) / 2:g} pt"
    for name, tag in (("bold", "b"), ("italic", "i"), ("capitals", "caps")):
        found = style.find(f"{W}rPr/{W}{tag}")
        if found is not None:
            yield name if on(found) else f"not {name}"
    if colour := value(style.find(f"{W}rPr/{W}color")):
        yield f"colour {colour}"
    if aligned := value(style.find(f"{W}pPr/{W}jc")):
        yield f"aligned {aligned}"
    spacing, indent = style.find(f"{W}pPr/{W}spacing"), style.find(f"{W}pPr/{W}ind")
    for name, element, key in (
        ("before", spacing, "before"),
        ("after", spacing, "after"),
        ("line", spacing, "line"),
    ):
        if element is not None and (length := element.get(f"{W}{key}")):
            exact = element.get(f"{W}lineRule", "auto") != "auto"
            lines = name == "line" and not exact and length.isdigit()
            yield f"{int(length) / 240:g} lines" if lines else f"{name} {points(length)}"
    for name, key in (("indented", "left"), ("hanging", "hanging")):
        if indent is not None and (length := indent.get(f"{W}{key}")):
            yield f"{name} {points(length)}"
    for name, tag in (("with the next", "keepNext"), ("on a new page", "pageBreakBefore"), ("a list", "numPr")):
        if style.find(f"{W}pPr/{W}{tag}") is not None:
            yield name
