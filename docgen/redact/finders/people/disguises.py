"""Finds names that are not written as words: with digits for letters, letter by letter, by initials alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

from docgen.redact.finders.people.faint import ABBREVIATIONS
from docgen.redact.finders.people.reading import ends_sentence
from docgen.redact.finders.people.smallnames import AGE_BEHIND
from docgen.redact.finders.usage import AFTER_NAME, AUXILIARIES, PEOPLE_DO, TO_PEOPLE
from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.noted import NOTED
from docgen.redact.language.titles import PARTS
from docgen.redact.language.words import ALPHABET, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import key
from docgen.redact.text.openings import Opened, matches_at
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import first_of

_DIGITS = str.maketrans("03457$@!|", "oeastsaii")
_FRONT = re.compile(r"(?<!\w)(?:(?:mr|mrs|ms|miss|mx|dr)\.? )?(?:[odl]')?$")
_UNCLEAR = {"1": "il", "6": "obg", "8": "b", "9": "g"}
_MIXED = re.compile(r"(?<![\w@])(?:o')?[a-z$@!|]{0,30}[a-z][0-9$@!|]{1,2}[a-z][\w$@!|]{0,30}(?![\w@])")
_SPACED = re.compile(r"(?<![\w'])[^\W\d_](?:[ .\-_]{1,2}[^\W\d_]){2,}(?![\w'])")
_LEET = Opened(r"(?<![\w@.])[0-9$][a-z]{3,30}(?![\w@])")
_NOUGHT = Opened(r"(?<![\w@.])0'[a-z]{2,30}")  # "0'Dowd"
_ELEVEN = re.compile(r"(?<![\w@.])[a-z]{2,20}11(?![\w@])")
_DOTTED = Opened(r"(?<![\w'])(?<!\w\.)(?:[A-Z][hl]?'?\.\s?){1,3}[A-Z]\b\.?(?![\w'])")
_DOTTED_SMALL = Opened(
    r"(?<![\w.'@])(?!(?:e\.g|i\.e|a\.m|p\.m|a\.k|n\.b|p\.s|c\.c)\b)"
    r"[a-z]\.-?(?:[a-z](?:\.-?|-)){0,2}[a-z]\.(?!\w)"
)
# What stands before is looked at from behind the first letter: capitals are soon found.
_CAPITALS = re.compile(r"[A-Z](?<![\w.'&/].)(?<!\w-.)[A-Z]{1,3}(?![\w&/]|'(?!s\b)|-\w|\.\w)")
_HYPHENED = re.compile(r"[A-Z](?<![\w.'&/\-].)[A-Z]{0,2}-[A-Z]{1,2}(?![\w&/\-]|'(?!s\b)|\.\w)")  # "GO-H"
_APART = Opened(r"(?<![\w.'&/] )(?<![\w.'&/-])[A-Z] [A-Z](?:'s\b|(?= [a-z]))")
_NAMED_AS = re.compile(
    rf"\b(?:perp|vic|wit|comp|ip|susp|suspect|inf|present|apologies|attendee|attending|lead|owner|action|{'|'.join(sorted(PARTS))})s?\d?\s*[:=-]\s*$"
)


_ASKED = words(
    "ask see ring call phone text email tell visit contact refer invite update inform advise arrest remind"
)
_SPOKEN_TO = re.compile(
    rf"\b(?:to|with|from|by|and|cc|for|re|about|between|against|{'|'.join(sorted(TO_PEOPLE | _ASKED))})\s$"
)
_PAIRED = re.compile(r"([A-Z](?<![\w.'&/].)[A-Z]{1,2}) ?(?:[/+&]| vs? ) ?([A-Z]{2,3})(?![\w&/+]|-\w|'(?!s\b))")
_SEVERAL = 2  # in a row
_BETWEEN_LISTED = (", ", ",", " and ", " & ", "; ")
_MOST_ONES = 4  # in one word
_O_LETTER = re.compile(r"[OD]'[A-Z]\b")
_WITH_O = Opened(
    r"(?<![\w.'])(?:(?P<title>(?:Mr|Mrs|Ms|Miss|Dr)\.? )|(?P<first>[A-Z](?:[. ]{0,2}[A-Z]){0,2})(?:\. ?| )?)"
    r"(?P<o>[OD])'(?P<it>[A-Z])\b\.?(?![\w'])"
)
_WITH_O_SMALL = re.compile(
    r"(?<![\w.'])(?P<title>)(?P<first>[a-z](?:\.?[a-z]){0,2}(?:\. ?| )?)(?P<o>[od])'(?P<it>[a-z])\b(?!['\w])"
)
_SAID = rf"(?:{'|'.join(sorted(ALPHABET, key=lambda word: (-len(word), word)))})"
_SPELT = Opened(rf"(?<!\w){_SAID}(?:[ ,.\-/]{{1,3}}{_SAID}){{2,19}}(?!\w)")
_BETWEEN = PARTICLES | {"ni", "nic", "ui"}
_RUN_GAPS = ("", " ", ".", ". ", "-", ".-")
# No verb stands behind these, so that in capitals they are initials: "AN was excluded".
_NO_SUBJECTS = words("an my at by of as in on if or am be")
_BEHIND_SUBJECT = re.compile(rf"\s(?:{'|'.join(sorted(AUXILIARIES | PEOPLE_DO))})\b")
# "GB, 34, lives alone", "CD (f, 34)", "LT 16 yrs"
_AGED = re.compile(
    r",? aged? \d\d?\b|, (?:1\d|[2-9]\d)(?=, )| \d\d ?(?:yrs?|y/?o)\b"
    r"| \((?:male|female|[mf]|\d\d ?[mf])(?=[,) ])"
)
_BEGINS = re.compile(r"(?:^|[.:;!?\n\-(\u2022])\s?$")
_RELATED = words("mother father mum dad son daughter wife husband partner brother sister headteacher lodger")
_PART_BEHIND = re.compile(rf"\s\((?:the )?(?:{'|'.join(sorted(PARTS | _RELATED))})\b")


@dataclass(frozen=True, slots=True)
class DisguiseFinder:
    """Finds disguised names of a case. ``label`` words a name for the people it may mean."""

    lexicon: Lexicon
    broken: Opened | None
    label: Callable[[frozenset[int]], tuple[MarkKind, str]]

    def find(self, page: Page) -> list[Found]:
        """Every disguised name."""
        text, lower = page.folded.text, page.folded.lower
        found: list[Found] = []
        if any(c in lower for c in "01345$@!|7689"):
            for match in _MIXED.finditer(lower):
                self._look_digits(page, found, match)
            for match in _LEET.find(page):
                self._look_digits(page, found, match)
            for match in _NOUGHT.find(page):
                self._look_digits(page, found, match)
        if "11" in lower:  # "Bi11"
            for match in _ELEVEN.finditer(lower):
                self._look_digits(page, found, match)
        if any(way in lower for way in ("bravo", "tango", "echo", "alpha", "alfa", "november", "oscar", "india")):
            for match in _SPELT.find(page):
                said = re.findall(_SAID, match[0])
                self._look(found, match, "".join(word[0] for word in said), "a name spelt out by telephone")
        for match in _WITH_O.find(page, cased=True) if _O_LETTER.search(text) else ():
            self._with_o(page, found, match)
        for match in _WITH_O_SMALL.finditer(text) if "o'" in text or "d'" in text else ():
            self._with_o(page, found, match)
        for match in _APART.find(page, cased=True):
            self._initials(page, found, match, dotted=False)
        letters = sorted(at for run, places in page.starts.items() if len(run) == 1 for at in places)
        for match in matches_at(letters, _SPACED, lower):
            if (spaced := re.sub(r"[\W_]", "", match[0])) not in ABBREVIATIONS:  # "P.T.O."
                self._look(found, match, spaced, "a name letter by letter")
        for match in _DOTTED.find(page, cased=True):
            self._initials(page, found, match, dotted=True)
        for match in _DOTTED_SMALL.find(page, cased=True):
            self._initials(page, found, match, dotted=True)
        found += self._runs(page)
        capitals = list(_CAPITALS.finditer(text))
        for match in capitals:
            self._initials(page, found, match, dotted=False)
        for match in _HYPHENED.finditer(text):
            self._initials(page, found, match, dotted=False)
        self._rows(page, found, capitals)
        for match in _PAIRED.finditer(text):
            self._pair(found, match)
        for word in page.words:
            small = word.caseless and not word.upper and len(word.key) == 3
            people = self.lexicon.signatures.get(word.key) if small else None
            if people and word.key not in ABBREVIATIONS and not is_word(word.key):
                self._add(found, word.start, word.bare_end, people, "initials of somebody in the case")
        if self.broken:
            for match in self.broken.find(page):
                self._look(
                    found, match, (match.lastgroup or "x").partition("_")[0][1:], "a name with a lost letter"
                )
        return found

    def _look_digits(self, page: Page, found: list[Found], match: re.Match[str]) -> None:
        """A one may be an "i" or an "l", as scanners read them: "Wi11iam"."""
        word = match[0].replace("'", "").translate(_DIGITS)
        unclear = [_UNCLEAR[c] for c in word if c in _UNCLEAR]
        for letters in product(*unclear[:_MOST_ONES]):
            of, size = iter(letters), len(found)
            spelt = "".join(next(of, c) if c in _UNCLEAR else c for c in word)
            self._look(found, match, spelt, "a name with digits for letters")
            if len(found) > size:
                front = _FRONT.search(page.folded.lower, max(0, match.start() - 12), match.start())
                if front:
                    found[-1] = replace(found[-1], start=front.start())
                return

    def _look(self, found: list[Found], match: re.Match[str], key: str, reason: str) -> None:
        people = self._meant(key)
        for cut in range(2, len(key) - 1):  # first name and surname with no wider space between them
            people = people or self._meant(key[:cut]) & self._meant(key[cut:])
        if people:
            self._add(found, *match.span(), people, reason)

    def _meant(self, key: str) -> frozenset[int]:
        hit = self.lexicon.look_up(key, cased=True)
        return frozenset(f.person for f in hit.forms) if hit and hit.strength > Strength.FAINT else frozenset()

    def _initials(self, page: Page, found: list[Found], match: re.Match[str], dotted: bool) -> None:
        bare = match[0].removesuffix("'s")
        key = re.sub(r"(?<=[A-Z])[hl](?=\W)|[^A-Za-z]", "", bare).lower()
        people = self.lexicon.signatures.get(key)
        if not people:
            return
        before = page.folded.lower[max(0, match.start() - 30) : match.start()]
        if not dotted:
            if (key in ABBREVIATIONS or is_word(key)) and not _must_be_subject(page, match, key, before):
                return
            following = re.match(r"[\s,)\]\-]*([a-z']+)", page.folded.text[match.end() : match.end() + 20])
            person = following is not None and following[1].replace("'", "") in AFTER_NAME | NOTED
            if before.endswith("(") and self._abbreviates(before, key):
                return
            person = person or page.folded.lower.startswith("'s", match.end()) or bare != match[0]
            person = person or _NAMED_AS.search(before) is not None or _heads(page, match)
            person = person or _PART_BEHIND.match(page.folded.lower, match.end()) is not None
            person = person or AGE_BEHIND.match(page.folded.lower, match.end()) is not None
            person = person or _AGED.match(page.folded.lower, match.end()) is not None
            if len(key) < 3 and not person and not _SPOKEN_TO.search(before):
                return
        end = match.end()
        if dotted and match[0].endswith(".") and re.match(r"\s+[A-Z]|\s*$", page.folded.text[end : end + 3]):
            end -= 1
        self._add(found, match.start(), end, people, "initials of somebody in the case")

    def _rows(self, page: Page, found: list[Found], capitals: list[re.Match[str]]) -> None:
        """Initials in a row, two of them or more of people in the case: "Present: WG, HG, BM"."""
        text, rows, last = page.folded.text, list[list[re.Match[str]]](), -1
        for match in capitals:
            if last >= 0 and text[last : match.start()] in _BETWEEN_LISTED:
                rows[-1].append(match)
            else:
                rows.append([match])
            last = match.end()
        for row in rows:
            theirs = [match for match in row if match[0].lower() in self.lexicon.signatures]
            letters = {match[0].lower() for match in theirs} - (ABBREVIATIONS - _NO_SUBJECTS)
            plain = sum(not is_word(some) and some not in ABBREVIATIONS for some in letters)
            if not plain or plain + len(letters & _NO_SUBJECTS) < _SEVERAL:
                continue
            for match in theirs:
                people = self.lexicon.signatures[match[0].lower()]
                self._add(found, *match.span(), people, "stands in a list of initials")

    def _pair(self, found: list[Found], match: re.Match[str]) -> None:
        """Initials of two people who have to do with each other: "SR/AF dispute", "CY v RB"."""
        both = [match[1].lower(), match[2].lower()]
        if ABBREVIATIONS.isdisjoint(both) and all(some in self.lexicon.signatures for some in both):
            for group, some in enumerate(both, 1):
                self._add(found, *match.span(group), self.lexicon.signatures[some], "stands in a list of initials")

    def _with_o(self, page: Page, found: list[Found], match: re.Match[str]) -> None:
        """Initials with an "O'" or "D'", or a title before one: "S.O'S.", "SO'S", "Mr O'S", "ZD'A"."""
        o = match["o"].lower()
        letters = o + match["it"].lower()
        first = re.sub(r"[^a-z]", "", (match["first"] or "").lower())
        people = frozenset(
            person
            for person, known in self.lexicon.endings.items()
            if letters in known
            and (
                not first
                or (first[0] in self.lexicon.initials[person][0] and (len(first) == 1 or first[1:] + o in known))
            )
        )
        end = match.end()
        if match[0].endswith(".") and re.match(r"\s+[A-Z]|\s*$", page.folded.text[end : end + 3]):
            end -= 1
        if people:
            self._add(found, match.start(), end, people, "initials of somebody in the case")

    def _runs(self, page: Page) -> list[Found]:
        """Initials with a sign or a particle among them: "K.D-R.", "G R-P", "S. Ó D.", "R. ap G."."""
        found: list[Found] = []
        at = 0
        while at < len(page.words):
            dotted = at > 0 and len(page.words[at - 1].key) == 1 and page.gap(at - 1, at) == "."
            if len(page.words[at].key) != 1 or dotted:  # "P.T.O." is nobody's T.O.
                at += 1
                continue
            last, people = self._run(page, at)
            if people:
                end = page.words[last].bare_end
                dot = page.folded.text[end : end + 1] == "." and not ends_sentence(page, last)
                self._add(found, page.words[at].start, end + dot, people, "initials of somebody in the case")
            at = last + 1
        return found

    def _run(self, page: Page, first: int) -> tuple[int, frozenset[int]]:
        """The index of the last word of a row of initials that begins here, and whose they are."""
        last, people, letters, signs = first, frozenset[int](), "", ""
        for at in range(first, min(first + 6, len(page.words))):
            word, gap = page.words[at], page.gap(at - 1, at) if at > first else ""
            particle = at > first and word.key in _BETWEEN and (not word.capital or len(word.key) > 1)
            letter = len(word.key) == 1 and (word.capital or (word.caseless and word.key not in "ai"))
            if gap not in _RUN_GAPS or not (letter or particle) or (at > first and not gap):
                break
            letters += word.key[0]
            signs += gap.strip() + ("." if particle else "")
            if letter and signs and len(letters) > 1 and letters in self.lexicon.signatures:
                last, people = at, self.lexicon.signatures[letters]
        return last, people

    @staticmethod
    def _abbreviates(before: str, key: str) -> bool:
        """Whether the words before a bracket are what the capitals in it stand for: "Social Fund (SF)"."""
        words = re.findall(r"[a-z]+", before)[-len(key) :]
        return "".join(word[0] for word in words) == key

    def _add(self, found: list[Found], start: int, end: int, people: frozenset[int], reason: str) -> None:
        kind, replacement = self.label(people)
        found.append(Found(start, end, kind, replacement, reason, False, rank=3, of_case=True))


def find_disguises(
    lexicon: Lexicon, names: list[str], label: Callable[[frozenset[int]], tuple[MarkKind, str]]
) -> DisguiseFinder:
    """The finder for this lexicon; ``names`` as written, for accents and apostrophes that some program lost."""
    patterns: list[str] = []
    lost = r"[?\ufffd*#_¬¤¿¡§¶~]{1,3}"
    firsts: set[str] = set()
    for name in names:
        body = "".join(re.escape(c.lower()) if c.isascii() and c.isalpha() else lost for c in name)
        plain = sum(c.isascii() and c.isalpha() for c in name)
        if "[" in body and plain > 2 and plain >= 0.6 * len(name):
            patterns.append(f"(?P<x{key(name)}_{len(patterns)}>{body})")
            firsts.add(first_of(body))
    broken = rf"(?=[{''.join(sorted(firsts))}])(?<!\w)(?:{'|'.join(patterns)})(?!\w)"
    return DisguiseFinder(lexicon, Opened(broken) if patterns else None, label)


def _must_be_subject(page: Page, match: re.Match[str], key: str, before: str) -> bool:
    """Whether a little word in capitals begins a sentence, and does something as no such word can."""
    if key not in _NO_SUBJECTS or not _BEGINS.search(before):
        return False
    behind = (
        _BEHIND_SUBJECT.match(page.folded.text, match.end()),
        AGE_BEHIND.match(page.folded.text, match.end()),
    )
    return any(behind)


def _heads(page: Page, match: re.Match[str]) -> bool:
    """Whether initials begin a sentence and a colon or a dash follows: "SM: no comment", "GH - letter sent"."""
    text = page.folded.text
    if not text.startswith((": ", " - "), match.end()):
        return False
    before = text[max(0, match.start() - 3) : match.start()].rstrip(" -\u2022*\"'")
    return not before or before[-1] in ".;\n" or before.endswith(")")
