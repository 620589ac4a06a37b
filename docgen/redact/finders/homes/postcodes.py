"""Finds the postcodes of a case, whole, and either half by itself: "S42 9ZQ", "S42", "ends 9ZQ"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END, any_of

# What makes of "S42" a section of an Act
_OF_AN_ACT = (
    r"(?i:\s(?:\w+\s)?(?:notices?|orders?|enquir(?:y|ies)|inquir(?:y|ies)|assessments?|agreements?|forms?|strategy|meetings?"
    r"|investigations?|powers?|appraisals?|applications?|warnings?|duty|duties|funding|safeguarding)\b"
    r"|\sof\sthe\b|\s\d{4}\sact\b)"
)
# What tells half a postcode from a number of anything else
_ENDING = (
    r"(?:(?:post\s?codes?|sectors?|pc|p/c|it|which|and)\s)?(?:ends?|ending|ended|finish(?:es|ing))"
    r"(?:\s(?:in|with|on|is))?"
)
_LAST = (
    r"(?:last|final|second|other)\s(?:(?:three|3|few)(?:\s(?:characters|letters|digits|figures))?|half|part|bit|end)"
    r"(?:\sof\s(?:it|(?:the|his|her|their|my|our|a|that)\s(?:[a-z]+'s\s)?post\s?code))?(?:\s(?:is|are|was|being|as))?"
)
_NAMED = r"(?:post\s?codes?|p/c|sectors?|inward(?:\s(?:code|half|part))?)(?:\s(?:is|of|as|was))?"
_GAP = r"[\s:\-.,\"'(]{1,3}"
_INWARD = Opened(rf"\b(?:(?:{_ENDING}|{_LAST})|(?P<named>{_NAMED})){_GAP}(?P<it>\d[a-z]{{2}}){END}")
_AND_ANOTHER = re.compile(rf"\s?(?:,|/|&|and|or)\s?(\d[a-z]{{2}}){END}")
_BEFORE_WORD = Opened(rf"{EDGE}(?P<it>\d[a-z]{{2}})\s(?:post\s?code|half|end\sof\sthe)\b")
_DAY = re.compile(r"\d(?:st|nd|rd|th|am|pm)$")  # "term ends 2nd May"


@dataclass(frozen=True, slots=True)
class PostcodeFinder:
    """Finds the postcodes of a case, whole or in part."""

    whole: Opened | None
    outward: Opened | None
    inward: frozenset[str]  # the second halves, in small letters

    def find(self, page: Page) -> list[Found]:
        """Every place where one of them, or half of one, is written."""
        found = [
            _found(m.start(), m.end(), "a postcode of the case", True)
            for m in (self.whole.find(page) if self.whole else ())
        ]
        for item in tuple(found):
            end = item.end
            while (more := _AND_ANOTHER.match(page.folded.lower, end)) and more[1] in self.inward:
                end = more.end()
                found.append(_found(*more.span(1), "part of a postcode of the case", False))
        if self.outward:
            small = bool(page.words) and all(word.caseless for word in page.words)
            capitals = self.outward.compiled.finditer(page.folded.text.upper()) if small else None
            for match in capitals or self.outward.find(page, cased=True):
                found.append(_found(match.start(), match.end(), "part of a postcode of the case", False))
        for match in _INWARD.find(page) if self.inward and page.numbers else ():
            if match["it"] in self.inward and (match["named"] or not _DAY.match(match["it"])):
                end = match.end("it")
                while (more := _AND_ANOTHER.match(page.folded.lower, end)) and more[1] in self.inward:
                    end = more.end()
                found.append(_found(match.start("it"), end, "part of a postcode of the case", False))
        for match in _BEFORE_WORD.find(page) if self.inward and page.numbers else ():
            if match["it"] in self.inward:
                found.append(_found(*match.span("it"), "part of a postcode of the case", False))
        return found


def find_postcodes(postcodes: Iterable[str]) -> PostcodeFinder:
    """The finder for these postcodes."""
    halves = [
        (front, back)
        for p in postcodes
        for front, _, back in (p.upper().partition(" "),)
        if (front + back).isalnum() and back
    ]
    whole = any_of(code for p in postcodes if (code := pattern_of(p)))
    return PostcodeFinder(whole, _outward(halves), frozenset(back.lower() for _, back in halves))


def pattern_of(postcode: str) -> str:
    """A pattern for a postcode, however it is spaced, and with letters for figures; nothing for "-" and "?"."""
    looks = {
        one: f"[{one}{others}]" for one, others in zip("0o1i5s2z8b", listed("o 0 il 1l s 5 z 2 b 8"), strict=True)
    }
    chars = [c for c in postcode.lower() if c.isalnum()]
    return r"[\s\-._/,]{0,3}".join(looks.get(c, re.escape(c)) for c in chars)


def _outward(halves: Iterable[tuple[str, str]]) -> Opened | None:
    """The first half, and as much of the second as is there: "S42", "S42 9", "S42 9Z"."""
    ways = sorted(
        {
            rf"{front}(?: ?(?:{back[:1]}{back[1:2]}?|[0-9OISB](?=\w?[A-Z])[A-Z0-9]{{2}})(?![A-Za-z0-9:./%-]))?"
            + (rf"(?!{_OF_AN_ACT})" if re.fullmatch(r"S\d+", front) else "")
            for front, back in halves
        }
    )
    return Opened(rf"{EDGE}(?:{'|'.join(ways)}){END}") if ways else None


def _found(start: int, end: int, reason: str, certain: bool) -> Found:
    return Found(start, end, "postcode", FOR_KIND["postcode"], reason, certain, rank=5, of_case=True)
