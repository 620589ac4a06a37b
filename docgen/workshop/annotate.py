"""Findings as Word comments at their place, in a copy of the template whose layout stays as it is."""

from __future__ import annotations

import copy
from collections.abc import MutableMapping, Sequence

from lxml import etree

from docgen.errors import TemplateError
from docgen.workshop.finding import Finding
from docgen.workshop.package import package_of, xml_of
from docgen.workshop.wordfile import BODY, W, WordFile, text_of

_PART, _RELS, _TYPES = "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR, _INITIALS = "docgen", "dg"


def annotate(file: WordFile, findings: Sequence[Finding]) -> bytes:
    """The Word file with a comment for each finding; what has no place in the text stands at its beginning."""
    members = dict(file.parts)
    body = etree.fromstring(members[BODY])
    paragraphs = list(body.iter(f"{W}p"))
    if not paragraphs:
        raise TemplateError(file.document or file.name, f"{file.name}: has no paragraph to write a comment at")
    beginning = next(
        (p for p in paragraphs if p.getparent().tag == f"{W}body" and text_of(p).strip()), paragraphs[0]
    )
    comments = _comments(members)
    number = max((int(comment.get(f"{W}id", "0")) for comment in comments), default=-1)
    for finding in findings:
        number += 1
        in_text = finding.part == "text" and finding.paragraph
        at = paragraphs[(finding.paragraph or 1) - 1] if in_text else beginning
        _mark(_outermost(at), str(number))
        comments.append(_comment(str(number), finding))
    members[BODY], members[_PART] = xml_of(body), xml_of(comments)
    _relate(members)
    return package_of(members)


def _comments(members: MutableMapping[str, bytes]) -> etree._Element:
    if _PART in members:
        return etree.fromstring(members[_PART])
    return etree.Element(f"{W}comments", nsmap={"w": _WORD})


def _outermost(paragraph: etree._Element) -> etree._Element:
    """Word allows no comment in a text box, so it goes to the paragraph that holds the box."""
    return next(reversed([*paragraph.iterancestors(f"{W}p")]), paragraph) if _boxed(paragraph) else paragraph


def _boxed(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{W}p"), None) is not None


def _mark(paragraph: etree._Element, key: str) -> None:
    first = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
    paragraph.insert(first, etree.Element(f"{W}commentRangeStart", {f"{W}id": key}))
    etree.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": key})
    looks = [run.find(f"{W}rPr") for run in paragraph.findall(f"{W}r")]
    run = etree.SubElement(paragraph, f"{W}r")
    if looks and looks[-1] is not None:
        run.append(copy.deepcopy(looks[-1]))  # as large as the words before it, or the line would grow
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": key})


def _comment(key: str, finding: Finding) -> etree._Element:
    comment = etree.Element(
        f"{W}comment", {f"{W}id": key, f"{W}author": _AUTHOR, f"{W}initials": _INITIALS}, nsmap={"w": _WORD}
    )
    elsewhere = "" if finding.part in ("text", "file") else f"In the {finding.place}. "
    for line in (
        f"{finding.severity.capitalize()}: {elsewhere}{finding.message}.",
        f"To mend it: {finding.mend}.",
        f"({finding.code})",
    ):
        paragraph = etree.SubElement(comment, f"{W}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _relate(members: MutableMapping[str, bytes]) -> None:
    """Tells Word of the comments, if it does not know of any yet."""
    types = etree.fromstring(members[_TYPES])
    if not any(entry.get("PartName") == f"/{_PART}" for entry in types):
        tag = types.tag.replace("Types", "Override")
        etree.SubElement(types, tag, PartName=f"/{_PART}", ContentType=_CONTENT)
        members[_TYPES] = xml_of(types)
    empty = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    rels = etree.fromstring(members[_RELS]) if _RELS in members else empty
    if not any(entry.get("Type") == _KIND for entry in rels):
        etree.SubElement(
            rels, f"{{{_RELATIONS}}}Relationship", Id="docgenComments", Type=_KIND, Target="comments.xml"
        )
        members[_RELS] = xml_of(rels)
