"""What is left in a template for an officer to type, so that no letter may be made of it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.documents.word.mailmerge import fields_in
from docgen.documents.word.marks import marks_in, text_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def first_mark(stories: Mapping[str, bytes], *, letter: bool) -> tuple[str, str, str] | None:
    """The first thing left that can be nothing else: its part, itself, and what its paragraph says; or None."""
    for part, content in stories.items():
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            continue  # told elsewhere, as a damaged part
        for paragraph in root.iter(f"{_W}p"):
            text = text_of(paragraph)
            for mark in marks_in(text, letter=letter):
                if mark.sure:
                    return part, mark.shown, " ".join(text.split())
        for field in fields_in(root):
            if field.sure:
                around = next(field.at.iterancestors(f"{_W}p"), None)
                return part, field.shown, "" if around is None else " ".join(text_of(around).split())
    return None
