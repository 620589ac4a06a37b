"""Finds telephone numbers: those of the case in any grouping or part, and any other that could be somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

from docgen.redact.finders.homes.counting import COUNTING, THINGS
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE

_LABEL = FOR_KIND["telephone"]
_SEP = r"[\s().\-/_:,\u00b7'*\[\]{}]{0,3}"
_TRUNK = rf"(?:(?:\+|\(\+|00)?\s?44{_SEP}(?:\(?[0o]\)?)?|\(?[0o])?{_SEP}"
_LOOKS = {"0": "[0o]", "1": "[1li]"}
_WORDS = {
    **dict.fromkeys(("oh", "zero", "nought"), "0"),
    **{w: str(n) for n, w in enumerate(listed("one two three four five six seven eight nine"), 1)},
}
_DIGIT_WORDS = f"(?:{'|'.join(_WORDS)})"

_ANY = Opened(r"(?<![^\W_])(?<![£$€*])(?:\(?\+\s?\d{1,3}\)?|\(?0)(?:[\s().\-]{0,3}\d){8,13}(?![^\W_])")
_DATE_FIRST = re.compile(r"\(?\d{1,2}[.\-\s]\d{1,2}[.\-\s](?:\d{4}|\d{2})\b")
_SPELT = Opened(
    rf"\b(?:(?:double|triple)\s+)?{_DIGIT_WORDS}\b(?:[\s,\-]+(?:(?:double|triple)\s+)?{_DIGIT_WORDS}\b){{4,}}"
)
_ENDING = Opened(
    r"\b(?:(?:end(?:s|ings?|ed)?|finish(?:es|ing))(?:\s+(?:in|with))?|(?:last|final)\s+(?:(?:few|two|three|four|five|six|[2-6])\s+)?(?:digits|numbers|figures)"
    r"(?:\s+of\s+(?:[a-z']+\s+){0,5}?[a-z']+)?(?:\s+(?:is|are|being|were|was))?|last\s+(?:three|four|five|six|[3-6])"
    r"(?:\s+(?:of|on|for|from)\s+(?:(?:his|hers?|their|the|my|that|this)\s+)?[a-z']+(?:\s+(?:number|phone|mobile|mob|id))?)?"
    r"(?:\s+(?:is|are|being|was|were|as))?)"
    r"[\s:\-.\"'(\u2026]*([\d\s]{2,8}\d)(?![\d/\-]|[.:]\d)"
)
_ENDING_SPELT = Opened(
    rf"\b(?:end(?:s|ings?|ed)?|finish(?:es|ing)|last\s+(?:three|four|five|six))(?:\s+(?:in|with|are|is))?[\s:]+"
    rf"({_DIGIT_WORDS}(?:[\s,\-]+{_DIGIT_WORDS}){{2,5}})\b"
)
# "0311 are the last four of his mobile"
_LAST = Opened(
    r"(?<![\w/.:£-])(\d{3,6})\s+(?:(?:is|are|being|as|were)\s+)?(?:the\s+)?(?:last|final|end)\s+"
    r"(?:three|four|five|six|[3-6]|digits|numbers|figures|of)\b"
)
_MASKED = re.compile(r"(?:xx{1,11}|\*\*{1,11}|\.\.{2,11}|…|##{1,11}|__{1,11})\s?-?(\d{3,6})(?!\d)")
# "his ends 203, hers 204"
_AND_ENDING = re.compile(
    r"\s*(?:[,;/&]\s*|\b(?:and|or)\s+){1,2}(?:(?:his|hers?|theirs?|the\s+other(?:\s+one)?|one|another|[a-z]+'s)\s+)?"
    r"(?:(?:ends?|ending|is|in)\s+){0,2}(\d{2,6})(?![\d/\-]|[.:]\d)"
)
# "Ring the son on 0203", "not to ring 0312"
_ON = Opened(r"(?:\bon\s+(?=\d{3})|\b(?:ring|ringing|call|text|phone|try)\s+(?=\d{4}))(\d{3,6})(?![\d/\-]|[.:]\d)")
_RUNG = re.compile(
    r"\b(?:ring|rings|rang|rung|ringing|call(?:s|ed)?|text(?:s|ed)?|phone[sd]?|contact(?:s|ed|able)?|reach(?:ed|able)?"
    r"|number|mobile|mob|tel)\b[^.\n;]{0,30}?(?<!\w)$"
)
_ABOUT_NUMBERS = re.compile(r"\b(?:number|mobile|phone|telephone|tel|mob|landline|account|card|no)\b")
_FIGURE = rf"(?:\d{{1,6}}|(?:(?:double|triple|treble)[\s\-]+)?(?:{_DIGIT_WORDS}|\d)|hundred)"
_MIXED = Opened(rf"(?<![\w.,£]){_FIGURE}(?:[\s\-]{{1,2}}{_FIGURE}){{2,12}}(?![\w£])")
_SAID_FIGURE = Opened(rf"\b(?:zero|nought|oh|double|triple|treble|hundred|{_DIGIT_WORDS}\s{_DIGIT_WORDS})\b")
_COUNTED = re.compile(COUNTING + THINGS)
# Service numbers that are nobody's own.
_SERVICE = re.compile(r"0(?:3\d{8,9}|80[08]\d{6,7}|84[345]\d{7}|87[0123]\d{7}|9\d{9})|116\d{3}")


@dataclass(frozen=True, slots=True)
class TelephoneFinder:
    """Finds telephone numbers; ``digits`` are those of the case, ``kept`` those that stay."""

    digits: tuple[str, ...]
    kept: frozenset[str]
    known: Opened | None
    needs: tuple[frozenset[str], ...] = ()  # the figures of each without its area code, nought and one apart

    def find(self, page: Page) -> list[Found]:
        """Every telephone number, and every "ending 456"."""
        found = []
        if self.known and self._may_stand(page):
            for match in self.known.find(page):
                found.append(_found(*_balanced(match), "a telephone number of the case", of_case=True))
        for match in _ANY.find(page):
            if self._is_somebodys(match[0]):
                found.append(_found(*_balanced(match), "a telephone number", certain=False))
        for match in _SPELT.find(page):
            said = "".join(_figures(match[0]))
            ours = len(said) > 4 and any(said in d for d in self.digits)
            found.append(_found(match.start(), match.end(), "digits written out", certain=False, of_case=ours))
        for match in _MIXED.find(page) if any(_SAID_FIGURE.find(page)) else ():
            said = re.sub(r"\D", "", "".join(_figures(match[0])))
            ours = len(said) > 5 and any(said in d for d in self.digits)
            if ours or (len(said) in (10, 11) and said[0] == "0"):
                reason = "a telephone number, in words and figures"
                found.append(_found(match.start(), match.end(), reason, certain=False, of_case=ours))
        if self.digits:
            found += self._endings(page)
        return found

    def _may_stand(self, page: Page) -> bool:
        """Whether the page has all the figures of one of them; nought and one may be written as letters."""
        text = page.folded.text
        has = {figure for start, end in page.numbers for figure in text[start:end]}
        return any(figures <= has for figures in self.needs)

    def _is_somebodys(self, text: str) -> bool:
        if _DATE_FIRST.match(text):
            return False
        digits = national(text)
        if digits in self.kept or _SERVICE.fullmatch(digits):
            return False
        if text.lstrip("(").startswith("+"):
            try:
                return phonenumbers.is_possible_number(phonenumbers.parse(text, "GB"))
            except phonenumbers.NumberParseException:
                return False
        return len(digits) in (10, 11) and digits[1] in "12378"

    def _endings(self, page: Page) -> list[Found]:
        text, found = page.folded.lower, []
        for match in (*_ENDING.find(page), *_LAST.find(page), *_MASKED.finditer(text)):
            tail = re.sub(r"\D", "", match[1])
            start = match.start(1) + len(match[1]) - len(match[1].lstrip())
            if _COUNTED.match(text, match.end(1)) is None:
                continue  # "term ends 22 July", "the last three 18 buses"
            told = len(tail) > 2 or not match[0].startswith(("end", "finish"))
            told = told or _RUNG.search(text, max(0, match.start() - 45), match.start()) is not None
            if told and len(tail) >= 2 and any(d.endswith(tail) for d in self.digits):
                reason = "the end of a telephone number of the case"
                found.append(_found(start, match.end(1), reason, of_case=True))
                end = match.end(1)
                while (more := _AND_ENDING.match(text, end)) and any(d.endswith(more[1]) for d in self.digits):
                    found.append(_found(*more.span(1), reason, of_case=True))
                    end = more.end(1)
            elif len(tail) in (3, 4) and _ABOUT_NUMBERS.search(text, max(0, match.start() - 30), match.start()):
                found.append(_found(start, match.end(1), "the end of a number", certain=False))
        for match in _ENDING_SPELT.find(page):
            if any(d.endswith("".join(_figures(match[1]))) for d in self.digits):
                found.append(_found(*match.span(1), "the end of a telephone number of the case", of_case=True))
        for match in _ON.find(page):
            ours = any(d.endswith(match[1]) for d in self.digits)
            called = not match[0].startswith("on")
            if ours and (called or _RUNG.search(text, max(0, match.start() - 45), match.start())):
                reason = "the end of a telephone number of the case"
                found.append(_found(*match.span(1), reason, certain=False, of_case=True))
        return found


def find_telephones(numbers: Iterable[str], kept: Iterable[str] = ()) -> TelephoneFinder:
    """The finder for these numbers of the case; those in ``kept`` stay."""
    digits = tuple(dict.fromkeys(d for n in numbers if len(d := national(n)) >= 6))
    stay = frozenset(national(n) for n in kept) - set(digits)
    dialled = [_spaced(d[1:]) for d in digits if _is_national(d)]
    patterns = [rf"{_TRUNK}(?:{'|'.join(dialled)})"] if dialled else []
    patterns += [_spaced(_local(d)) for d in digits]
    known = Opened(rf"(?=[\d+(oil]){EDGE}(?<![+£])(?:{'|'.join(patterns)})(?![\d£])") if patterns else None
    needs = dict.fromkeys(frozenset(_local(d)) - {"0", "1"} for d in digits)
    return TelephoneFinder(digits, stay, known, tuple(needs))


def national(text: str) -> str:
    """The digits of a number as dialled inside the country: +44 (0)7700 900456 is 07700900456."""
    digits = re.sub(r"\D", "", text)
    plus = text.lstrip(" (").startswith("+")
    if digits.startswith("0044"):
        digits = digits[4:]
    elif digits.startswith("44") and (plus or len(digits) >= 12):
        digits = digits[2:]
    else:
        return digits
    return "0" + digits.lstrip("0")


def _is_national(digits: str) -> bool:
    return digits.startswith("0") and len(digits) >= 10


def _local(digits: str) -> str:
    """The number without its area code: the last six digits, or eight in the cities whose code is 02x."""
    if not _is_national(digits):
        return digits
    return digits[-8:] if digits.startswith("02") else digits[-6:]


def _spaced(digits: str) -> str:
    return _SEP.join(_LOOKS.get(d, d) for d in digits)


def _figures(text: str) -> Iterable[str]:
    """The figures that these words say: "oh double seven" is 077."""
    times = 1
    for word in re.findall(r"[a-z]+|\d+", text):
        if word in ("double", "triple", "treble"):
            times = 2 if word == "double" else 3
        elif word.isdigit():
            yield word * times
            times = 1
        else:
            yield ("00" if word == "hundred" else _WORDS.get(word, "")) * times
            times = 1


def _balanced(match: re.Match[str]) -> tuple[int, int]:
    """The place of a number, without a bracket that was opened before it and is closed after it."""
    start, end = match.span()
    return (start + 1 if match[0][0] == "(" and ")" not in match[0] else start), end


def _found(start: int, end: int, reason: str, certain: bool = True, of_case: bool = False) -> Found:
    return Found(start, end, "telephone", _LABEL, reason, certain, rank=7, of_case=of_case)
