"""Links whose address holds a field: a HYPERLINK field in the template, a hyperlink in what is made of it.

A relationship is a file of its own and the same for each row of a loop, so an address can't be filled in there.
A HYPERLINK field carries its address in the text. Word turns one into the other whenever it saves; both are taken.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import MutableMapping
from urllib.parse import unquote

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


def addresses_to_fields(members: MutableMapping[str, bytes], part: str) -> None:
    """In a template, before it is compiled: a hyperlink to ``{{ ... }}`` becomes a field with that address."""
    rels_name = _rels_of(part)
    rels = etree.fromstring(members[rels_name]) if rels_name in members else None
    if rels is None:
        return
    targets = {
        entry.get("Id"): found[0]
        for entry in rels
        if entry.get("Type") == _KIND and (found := re.search(r"\{\{.*\}\}", unquote(entry.get("Target", ""))))
    }
    if not targets:
        return
    root = etree.fromstring(members[part])
    for link in [link for link in root.iter(f"{_W}hyperlink") if link.get(f"{_R}id") in targets]:
        address = _instruction(f' HYPERLINK "{targets[link.get(f"{_R}id")]}" ')
        runs = [_run("begin"), address, _run("separate"), *link, _run("end")]
        at = link.getparent().index(link)
        link.getparent()[at : at + 1] = runs
    for entry in [entry for entry in rels if entry.get("Id") in targets]:
        rels.remove(entry)
    members[part] = _written(root)
    members[rels_name] = _written(rels)


def fields_to_links(members: MutableMapping[str, bytes], part: str) -> None:
    """In a document that is filled in: each HYPERLINK field becomes a hyperlink with a relationship of its own."""
    if b"HYPERLINK" not in members[part]:
        return
    root = etree.fromstring(members[part])
    rels_name = _rels_of(part)
    rels = (
        etree.fromstring(members[rels_name])
        if rels_name in members
        else etree.Element(f"{{{_RELATIONS}}}Relationships")
    )
    ids: dict[str, str] = {}
    for paragraph in root.iter(f"{_W}p"):
        _mend(paragraph, ids)
    for address, key in ids.items():
        etree.SubElement(
            rels, f"{{{_RELATIONS}}}Relationship", Id=key, Type=_KIND, Target=address, TargetMode="External"
        )
    members[part] = _written(root)
    members[rels_name] = _written(rels)


def _mend(paragraph: etree._Element, ids: dict[str, str]) -> None:
    """Fields of one paragraph; a field inside another stays what it is."""
    depth, start, instruction, shown = 0, 0, "", -1
    for index, run in enumerate(list(paragraph)):
        for mark in run.iter(f"{_W}fldChar", f"{_W}instrText"):
            kind = mark.get(f"{_W}fldCharType")
            if kind == "begin":
                depth += 1
                if depth == 1:
                    start, instruction, shown = index, "", -1
            elif kind == "separate" and depth == 1:
                shown = index
            elif kind == "end":
                depth -= 1
                found = _HYPERLINK.match(instruction) if depth == 0 and shown >= 0 else None
                if found:
                    key = ids.setdefault(found[1], f"docgenLink{len(ids) + 1}")
                    link = etree.Element(f"{_W}hyperlink", {f"{_R}id": key, f"{_W}history": "1"})
                    old = paragraph[start : index + 1]
                    link.extend(paragraph[shown + 1 : index])
                    paragraph[start] = link
                    for gone in old[1:]:
                        if gone.getparent() is paragraph:
                            paragraph.remove(gone)
                    return _mend(paragraph, ids)  # the places of what follows have changed
            elif kind is None and depth == 1 and shown < 0:
                instruction += mark.text or ""
    return None


def _run(kind: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}fldChar", {f"{_W}fldCharType": kind})
    return run


def _instruction(text: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    etree.SubElement(
        run, f"{_W}instrText", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    ).text = text
    return run


def _rels_of(part: str) -> str:
    return posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
