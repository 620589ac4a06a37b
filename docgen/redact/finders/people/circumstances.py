"""Finds what tells who somebody is without naming them: an age, the school that a child goes to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.redact.finders.usage import AFTER_NAME
from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.labels import AGE, SCHOOL
from docgen.redact.language.titles import PARTS
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page

# "aged 18 or over", "10-17": whom a rule is for, and nobody in particular.
_RULE = r"(?!\d|\s*(?:(?:or|and|to)\b|-|/|\+)\s*(?:over|under|above|older|younger|up|\d))"
_SPELT = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s\-](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|"
    r"seven|eight|nine)"
)
_ABOUT = r"(?:(?:about|approx\.?|approximately|around|circa|only|just|nearly|almost)\s)?"
_AGED = Opened(
    r"(?<!\d)\b(?:aged|age|age\s(?:is|was|of))(?:\s?[:=\-]\s?|\s)"
    rf"{_ABOUT}(?:\d{{1,2}}(?:\s?(?:yrs?|years?|y/?o))?|{_SPELT})\b{_RULE}"
)
_YEARS = Opened(
    r"(?=\d)(?<![\d.,£/\-])\d{1,2}\s?-?\s?(?:years?|yrs?)\s?-?\s?(?:old\b|of\s+age\b)(?:\s+([a-z]+))?"
    r"|(?=\d)(?<![\d.,£/\-])\d{1,2}\s?-?\s?(?:y/o|yo\b|y\.o\.?)(?![a-z])(?:\s+([a-z]+))?"
)
_YEARS_SPELT = Opened(rf"\b{_SPELT}[\s\-]years?[\s\-](?:old\b|of\sage\b)(?=\s+([a-z]+))?")
_RULED = re.compile(r"\b(?:under|over|least|from|below|above|to)\s+(?:the\s+age\s+of\s+)?$")
_BESIDE_NAME = re.compile(
    r"(?:,\s?|\s[(\[])(\d{1,2}(?:\s?(?:yrs?|years?|y/?o\b|y\.o\.?))?)(?=[,);\]]|\s+and\b|\.(?:\s|$))"
)
# Of children only: "Kayden, who is 14,", "the boy is fourteen"
_IS_AGED = re.compile(
    r",?(?:\swho)?\s(?:is|was|turned|turns|has\sturned)\s(?:only\s|just\s|now\s|still\s)?"
    r"(1[0-7]|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
    r"(?=\s*(?:[.,;)]|$|\n)|\s(?:and|so|but)\b)"
)
_YOUNG = words("boy girl lad son daughter child teenager youth grandson granddaughter nephew niece")
_PERSONS = PARTS | words(
    "man woman men women people person persons adult adults children pensioner teenager youths pupil"
)
_PEOPLE = _PERSONS | AFTER_NAME
_SCHOOL = (
    r"((?:(?:st|saint)\.?\s)?(?:[a-z][a-z'\-]+\s){0,3}?[a-z][a-z'\-]+\s(?:(?:c\sof\se|church\sof\sengland|rc|catholic|"
    r"community|high|primary|secondary|junior|infants?|grammar|nursery|free|special|sixth\sform)\s){0,3}"
    r"(?:school|academy|college|primary|secondary|infants?|juniors?|nursery|sixth\sform|high|grammar))\b"
)
_PUPIL = Opened(
    r"\b(?:attend(?:s|ed|ing)?|go(?:es|ing)?\s+to|went\s+to|(?:pupils?|students?)\s+(?:at|of|from)|studi(?:es|ed)\s+at|"
    r"(?:excluded|suspended|expelled|removed)\s+from|(?:enrolled|registered|on\s+roll|enrols)\s+at|"
    r"(?:start(?:s|ed|ing)?|moved?|moving|transferred)\s+(?:at|to)|schools?\s*:)\s+(?:the\s+)?" + _SCHOOL
)
# In small letters these can't be told from what anybody goes to.
_ANY_SCHOOL = words(
    """
    a an the his her their our your local another new same this that any every primary secondary high infant junior
    special mainstream different next nearest both two three alternative
    """
)


@dataclass(frozen=True, slots=True)
class CircumstanceFinder:
    """Finds ages and schools of people. All of it is for a person to look at."""

    lexicon: Lexicon

    def find(self, page: Page) -> list[Found]:
        """Every age that is said of a person, and every school that somebody is said to go to."""
        text = page.folded.lower
        found = [
            _age(m.start(), m.end(), self._named(page, len(text[: m.start()].rstrip(" ,("))))
            for m in _AGED.find(page)
        ]
        for match in _YEARS.find(page):
            following = match[1] or match[2] or ""
            young = int(match[0][:2].strip(" -y")) < 4  # or a fence that old
            person = following in _PERSONS if young else not following or following in _PEOPLE
            if person and not _RULED.search(text, max(0, match.start() - 30), match.start()):
                end = match.start(1) if match[1] else match.start(2) if match[2] else match.end()
                found.append(_age(match.start(), match.start() + len(text[match.start() : end].rstrip())))
        for match in _YEARS_SPELT.find(page):
            young = match[0].startswith(("two", "three"))
            person = match[1] in _PERSONS if young else match[1] is None or match[1] in _PEOPLE
            if person and not _RULED.search(text, max(0, match.start() - 30), match.start()):
                found.append(_age(*match.span()))
        for match in _BESIDE_NAME.finditer(text):
            named = self._named(page, match.start())
            if named and int(match[1][:2].strip(" y")) > 1:
                found.append(_age(*match.span(1), of_case=True))
        for match in _IS_AGED.finditer(text):
            if self._named(page, match.start()) or text[: match.start()].rpartition(" ")[2] in _YOUNG:
                found.append(_age(*match.span(1), of_case=True))
        for match in _PUPIL.find(page):
            name = match[1].split()
            proper = page.folded.text[match.start(1)].isupper() or not any(w.capital for w in page.words)
            if proper and len(name) > 1 and name[0] not in _ANY_SCHOOL:
                reason = "the school that somebody goes to"
                found.append(Found(*match.span(1), "address", SCHOOL, reason, certain=False, rank=8))
        return found

    def _named(self, page: Page, at: int) -> bool:
        """Whether a name of the case ends here."""
        begin = at
        text = page.folded.lower
        while begin and text[begin - 1].isalpha():
            begin -= 1
        hit = self.lexicon.look_up(text[begin:at], cased=True)
        capital = page.folded.text[begin : begin + 1].isupper()
        return hit is not None and (capital or hit.strength == Strength.DISTINCT)


def _age(start: int, end: int, of_case: bool = False) -> Found:
    return Found(start, end, "date-of-birth", AGE, "somebody's age", certain=False, rank=4, of_case=of_case)
