"""Fields of Word's own in a letter: what the mail merge, the clock or the author's name would put there.

docgen fills in none of them. What Word last showed is in the file, another person's name or a date of years ago,
and would be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HARMLESS = frozenset(  # numbering, links and the like, which are right in every letter
    re.findall(
        r"\S+",
        "PAGE NUMPAGES SECTION SECTIONPAGES HYPERLINK TOC TC XE INDEX REF PAGEREF NOTEREF STYLEREF SEQ LISTNUM "
        "AUTONUM AUTONUMLGL AUTONUMOUT SYMBOL ADVANCE EQ BIDIOUTLINE = FORMTEXT FORMCHECKBOX",
    )
)
_OF_OTHERS = re.compile(
    r"MERGE(?:FIELD|REC|SEQ)|NEXT(?:IF)?|SKIPIF|ADDRESSBLOCK|GREETINGLINE|DATABASE|FILLIN|ASK|TIME|\w*DATE"
)


@dataclass(frozen=True, slots=True)
class WordField:
    """One field of Word's own."""

    kind: str  # MERGEFIELD, DATE
    said: str  # the whole of it
    at: etree._Element  # where it begins

    @property
    def shown(self) -> str:
        """As a report names it: "Surname" for a mail-merge field, or the kind."""
        merged = re.fullmatch(r"MERGEFIELD\s+(?:\"([^\"]+)\"|([^\s\\]+)).*", self.said, re.DOTALL)
        return (merged[1] or merged[2]) if merged else self.kind

    @property
    def sure(self) -> bool:
        """Whether it stands for a person, a date or an answer, so that no letter may be made with it."""
        return bool(_OF_OTHERS.fullmatch(self.kind))


def fields_in(root: etree._Element) -> Iterator[WordField]:
    """Every field of this part that docgen can't fill in, in order; their names may be split over runs."""
    waiting: list[tuple[etree._Element, list[str]]] = []
    found: list[WordField] = []
    for node in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if node.tag == f"{_W}fldSimple":
            found.append(_field(node.get(f"{_W}instr") or "", node))
        elif node.tag == f"{_W}instrText":
            if waiting:
                waiting[-1][1].append(node.text or "")
            else:
                found.append(_field(node.text or "", node))
        elif node.get(f"{_W}fldCharType") == "begin":
            waiting.append((node, []))
        elif node.get(f"{_W}fldCharType") == "end" and waiting:
            begun, said = waiting.pop()
            found.append(_field("".join(said), begun))
    found += [_field("".join(said), begun) for begun, said in waiting]
    yield from (one for one in found if one.kind and one.kind not in _HARMLESS)


def _field(said: str, at: etree._Element) -> WordField:
    words = said.split()
    return WordField(words[0].upper() if words else "", said.strip(), at)
