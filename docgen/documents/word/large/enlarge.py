"""A Word file in large print: the one call that the rest of docgen makes."""

from __future__ import annotations

import re
from collections.abc import MutableMapping

from lxml import etree

from docgen.documents.word.large import letterhead
from docgen.documents.word.large.flow import settle
from docgen.documents.word.large.pages import fit_pictures, make_room, stand_upright, unfold
from docgen.documents.word.large.sizes import Type, enlarge_numbering, enlarge_styles, enlarge_text, types_of
from docgen.documents.word.large.tables import is_layout, reflow
from docgen.documents.word.large.words import hold_numbers
from docgen.documents.word.large.xml import W

_STYLES, _NUMBERING, _DOCUMENT = "word/styles.xml", "word/numbering.xml", "word/document.xml"
_HEAD, _FOOT = re.compile(r"word/header\d*\.xml"), re.compile(r"word/footer\d*\.xml")
_NOTES = re.compile(r"word/(footnotes|endnotes)\.xml")


def enlarge(members: MutableMapping[str, bytes]) -> None:
    """Sets a document, given as the parts of its Word file, in large print: 16 point at least, reflowed.

    Pages are upright, tables that don't fit them are read entry by entry, headers and footers are as large as the
    text. Only an address that can't be shown otherwise in the window of the envelope is smaller, and that is read
    by the post.
    """
    roots = {
        name: etree.fromstring(content)
        for name, content in members.items()
        if name in (_STYLES, _NUMBERING, _DOCUMENT) or any(p.fullmatch(name) for p in (_HEAD, _FOOT, _NOTES))
    }
    types: dict[str, Type] = {}
    if _STYLES in roots:
        enlarge_styles(roots[_STYLES])
        types = types_of(roots[_STYLES])
    if _NUMBERING in roots:
        enlarge_numbering(roots[_NUMBERING])
    heads = [root for name, root in roots.items() if _HEAD.fullmatch(name)]
    feet = [root for name, root in roots.items() if _FOOT.fullmatch(name)]
    for part in (*heads, *feet):
        enlarge_text(part, margin=True)
        unfold(part)
    for name, root in roots.items():
        if _NOTES.fullmatch(name):
            enlarge_text(root)
    document = roots[_DOCUMENT]
    enlarge_text(document)
    room = stand_upright(document)
    make_room(document, heads, feet)
    fit_pictures(document, room)
    body = document.find(f"{W}body")
    for table in [table for table in body.iter(f"{W}tbl") if is_layout(table)]:
        letterhead.refit(table, types)
    settle(body, room, types)
    reflow(body, room, frozenset(types))
    for paragraph in document.iter(f"{W}p"):
        hold_numbers(paragraph)
    for name, root in roots.items():
        members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
