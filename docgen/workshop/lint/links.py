"""Fields in the addresses of links: in a HYPERLINK field, or behind a hyperlink."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from docgen.workshop.lint.tags import Tag, tags_of
from docgen.workshop.wordfile import Paragraph, R, W, WordFile


def link_tags(file: WordFile, paragraph: Paragraph) -> Iterator[Tag]:
    """The tags in the addresses of the links of one paragraph."""
    instruction = "".join(
        node.text or ""
        for node in paragraph.element.iter(f"{W}instrText")
        if next(node.iterancestors(f"{W}p"), None) is paragraph.element
    )
    if "{" in instruction:
        yield from tags_of(paragraph, instruction)
    for link in paragraph.element.iter(f"{W}hyperlink"):
        target = _target(file, paragraph.part, link.get(f"{R}id", ""))
        if "{" in target:
            yield from tags_of(paragraph, target)


def _target(file: WordFile, part: str, key: str) -> str:
    rels = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
    if not key or rels not in file.parts:
        return ""
    found = (entry.get("Target", "") for entry in file.root(rels) if entry.get("Id") == key)
    return unquote(next(found, ""))
