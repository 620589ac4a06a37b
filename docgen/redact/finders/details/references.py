"""Finds numbers that stand for somebody: NI, NHS, vehicles, and case numbers of other systems."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from docgen.redact.knowledge.kinds import PLACES_ROUND_ABOUT
from docgen.redact.labels import FOR_KIND, OFFICER, SCHOOL
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.words import MONTHS, is_known_word, is_word
from docgen.redact.language.wordsets import listed
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END, any_of, phrase, serial

_NI = Opened(rf"{EDGE}[a-z]{{2}}[\s.\-/_]?\d{{2}}[\s.\-/_]?\d{{2}}[\s.\-/_]?\d{{2}}[\s.\-/_]?[a-d]{END}")
_NI_SAID = Opened(
    rf"{EDGE}(?:n\.?i|nino|nat(?:ional)?\.?\s+ins(?:urance)?){END}[\s\w.:#]{{0,12}}?({EDGE}[a-z]{{2}}[\s.\-/]?(?:\d[\s.\-/]?){{5}}\d{END})"
)
_NHS = Opened(r"(?=\d)(?<![\d\-+(])\d{3}[\s\-]\d{3}[\s\-]\d{4}(?![\d\-])|(?=\d)(?<![\d+])\d{10}(?!\d)")
_NHS_SAID = Opened(rf"{EDGE}nhs{END}[^\d\n]{{0,16}}(\d{{3}}[\s.\-/]?\d{{3}}[\s.\-/]?\d{{4}})(?!\d)")
# With a letter that looks like one of the figures too
# The letter first, and what stands before it: capitals are soon found.
_PLATE = re.compile(rf"[A-Z](?<![^\W_].)[A-Z](?:[0-9]{{2}}|[0-9][OIS]|[OI][0-9])[ \-]?[A-Z]{{3}}{END}")
_PLATE_SAID = Opened(
    r"\b(?:regs?|registration|registered|plates?|vrm|vrn|index|car|van|vehicle|moped|motorbike|motorcycle|scooter|ford|vauxhall|audi"
    r"|bmw|golf|fiesta|corsa|transit)\b[\s:(]{1,3}(?:(?:no|number|mark|plate|reg|is|was|index)\b\.?[\s:]{1,3}){0,2}"
    rf"((?:[a-z]{{2}}\d{{2}}\s?[a-z]{{3}}|[a-z]\d{{1,3}}\s?[a-z]{{3}}|[a-z]{{3}}\s?\d{{1,3}}[a-z]|[a-z]{{1,3}}\s?\d{{1,4}}){END})"
)
# "reg 1 ABC": without a year, as some pay for
_PLATE_NAMED = Opened(
    r"\b(?:regs?|registration|plates?|vrm|vrn|index)\b[\s:(]{1,3}(?:(?:no|number|mark|is|was)\b\.?[\s:]{1,3}){0,2}"
    rf"(\d{{1,4}}\s?[a-z]{{1,3}}{END})"
)
# In small letters, or of an older make, where nothing else is written so: "ab12cde", "A123BCD"
_PLATE_SMALL = Opened(
    rf"{EDGE}(?:[a-z]{{2}}\d{{2}}[a-z]{{3}}|[a-z]{{2}}\d{{2}} [a-z]{{3}}|[a-z]\d{{3}}[a-z]{{3}}){END}"
)
_NO_PLATE = frozenset(
    listed("no at by to of on in is as or up pc ps dc ds di hp cp ch pp cv ip op st re am pm hrs min mins yrs mph")
)
_LICENCE = Opened(rf"{EDGE}[a-z]{{2,5}}9{{0,3}}\d{{6}}[a-z][a-z9]\d[a-z]{{2}}(?:\d\d)?{END}")
_AS_LICENCE: tuple[MarkKind, str, bool] = ("reference", "a driving licence number", True)
_CARD = Opened(r"(?=\d)(?<![\d\-])\d{4}([ \-]?)\d{4}\1\d{4}\1\d{4}(?![\d\-])")
_LONG = Opened(r"(?=\d)(?<![\d£$€.,+*/\-])\d{9,}(?![\d.]\d|\d)")
_STARRED = Opened(r"(?<!\d)\d{2}\s?\*\s?\d{3,}(?:/\d{2})?(?!\d)")
_COLLAR = Opened(r"\b(?:pc|pcso|ps|wpc|dc|ds|sgt|sergeant|constable)\s?(?:no\.?\s?)?\d{2,5}\b")
_OFFICIAL = r"e-?cins|crime|crn|urn|cad|niche|occurrence|custody|pnc|uprn|passport|tenancy"
_OFFICIAL += r"|rent\s+account|sort\s+code|ref(?:erence)?s?|nino|pcn"
_LOOSE = (
    r"case|profile|incident|inc|log|account|acct?|a/c|pid|works?\s+order|order(?=\s+n(?:o|umber)\b)|licen[cs]e|card|claim|file|job|ticket|complaint|enquiry|enq|report|id"
    r"|serial|badge|collar|warrant|exhibit|notice|tenant|customer|client|person|patient|member"
)
# Systems whose names are other things as well: "Mosaic 1180264", but not "mosaic 12-inch"
_SYSTEM = r"mosaic|las|liquid\s?logic|care\s?first|rio|systm\s?one|athena|civica|northgate"
_FILLER = r"(?:case|profile|crime|incident|log|refs?|reference|id|nos?|num|numbers?|nr|is|was|account|code|record)"
_TOKEN = r"(?![a-z]{5})(?=[a-z0-9*/.\-]{0,30}\d)[a-z0-9](?:[a-z0-9*/.\-]{0,30}[a-z0-9])?"
_SAID = Opened(
    rf"\b(?:({_OFFICIAL})|(?:{_LOOSE})|(?P<system>{_SYSTEM}))\b((?:\s*(?:{_FILLER}\b\.?|[:#=\-])){{0,6}})\s*[\"'(\[]?({_TOKEN})"
)
# "Incident 123 of 12/03/26", "log 45 of 3 May"
_OF_A_DAY = Opened(
    rf"{EDGE}(?:incident|log|cad)\b\.?\s?(?:(?:no|number)\b\.?\s?)?(\d{{1,5}})\s?(?:of|dated|-)\s?\d{{1,2}}(?:[/.\-]\d|\s?(?:st|nd|rd|th)?\s?[a-z]{{3}})"
)
_AND_ANOTHER = re.compile(rf"\s*(?:,|/|&|and|or)\s*({_TOKEN})")
_DATE_OR_TIME = re.compile(
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}|\d{1,2}[.:]\d{2}(?:am|pm)?|\d+x\d+|\d+(?:am|pm|st|nd|rd|th|hrs?|mins?|x)"
    r"|(?:19|20)\d\d(?:[/\-]\d\d)?|\d+[.,]\d+|v?\d+(?:\.\d+)+)"
)


_MARK = re.compile(r"(?<![^\W_])([A-Za-z]{2}\d{2})\s?([A-Za-z]{3})(?![^\W_])")
_OLD_MARK = re.compile(r"(?<![^\W_])([A-Za-z]\d{1,3})\s?([A-Za-z]{3})(?![^\W_])")
_SCHOOL_WORDS = re.compile(
    r"\b(?:school|academy|college|primary|secondary|junior|infants?|nursery|high|grammar)\b", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w'.\-]*\s+(?:and\s+|of\s+)?){1,4}"
    r"(?:School|Academy|College|Nursery|Primary|Secondary|Juniors?|Infants?)\b"
)
_KIND_OF_SCHOOL = re.compile(
    rf"{_SCHOOL_WORDS.pattern}|\b(?:community|comprehensive|catholic|special|sixth|form|juniors)\b", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_ .&'\-]*(?:[ .&'\-]+[^\W\d_]+)*?)"
    r"(?P<sign>\s*[:=#]\s*|\s+-\s+|\.?\s+(?=\S*\d)|\s+(?=@|\S*[._]\S*$|\S+$))(?P<value>\S.*)"
)
_PLATFORM = re.compile(
    r"(?i)\b(?:steam|psn|playstation|xbox|snap(?:chat)?|insta(?:gram)?|ig|fb|facebook|tik\s?tok|discord|twitter|youtube|twitch"
    r"|telegram|roblox|gamer\s?tag|user\s?name|screen\s?name|handle|login|profile|tag)$"
)
_PROFILE = re.compile(r"(?i)(?:\.com|\.tv|\.gg|\.net|\.me)/(?:in/|user/|u/|@)?([\w.\-]{4,})")
_IDENTIFIER = "an identifier of somebody in the case"


@dataclass(frozen=True, slots=True)
class ReferenceFinder:
    """Finds numbers that stand for somebody; the patterns hold those of the case."""

    references: Opened | None
    alike: Opened | None
    identifiers: Opened | None
    officers: bool
    plates: frozenset[str]  # the ends of registrations, in small letters
    marks: Opened | None  # registrations, whole and in part
    schools: frozenset[str]  # keys of schools among the identifiers, whole and for short

    def find(self, page: Page) -> list[Found]:
        """Every number or mark that stands for somebody."""
        text = page.folded.lower
        found: list[Found] = []

        def add(
            start: int, end: int, kind: MarkKind, reason: str, certain: bool = True, of_case: bool = False
        ) -> None:
            found.append(Found(start, end, kind, FOR_KIND[kind], reason, certain, rank=7, of_case=of_case))

        for pattern, kind, reason, certain in (
            (self.references, "reference", "a report reference of the case", True),
            (self.alike, "reference", "written like the report references of the case", False),
            (_NI, "ni-number", "a National Insurance number", True),
            (_CARD, "reference", "a card number", True),
            (_LICENCE if any(end - start >= 6 for start, end in page.numbers) else None, *_AS_LICENCE),
            (_STARRED, "reference", "a crime reference", True),
        ):
            if pattern is not None:
                for match in pattern.find(page):
                    ours = pattern is self.references
                    add(match.start(), match.end(), kind, reason, certain, ours)  # type: ignore[arg-type]
        for match in _NI_SAID.find(page):
            add(match.start(1), match.end(1), "ni-number", "a National Insurance number")
        if self.identifiers is not None:
            for match in self.identifiers.find(page):
                kind = (
                    "vehicle"
                    if match[0] in self.plates or (self.marks and self.marks.compiled.fullmatch(match[0]))
                    else _kind_of(match[0])
                )
                add(match.start(), match.end(), kind, _IDENTIFIER, of_case=True)
                if key(match[0]) in self.schools:
                    found[-1] = replace(found[-1], replacement=SCHOOL)
        for match in _NHS.find(page):
            said = "nhs" in text[max(0, match.start() - 30) : match.start()]
            if said or " " in match[0] or "-" in match[0] or _nhs_check(match[0]):
                add(match.start(), match.end(), "nhs-number", "an NHS number", said)
        for match in _NHS_SAID.find(page):
            add(match.start(1), match.end(1), "nhs-number", "an NHS number")
        self._vehicles(page, add_to=found)
        for match in _LONG.find(page):
            add(match.start(), match.end(), "reference", "a long number", certain=False)
        if self.officers:
            for match in _COLLAR.find(page):
                found.append(Found(match.start(), match.end(), "officer", OFFICER, "a collar number", rank=7))
        found += _said(page)
        return found

    def _vehicles(self, page: Page, add_to: list[Found]) -> None:
        spans = [m.span() for m in _PLATE.finditer(page.folded.text) if m[0][-3:].lower() not in MONTHS]
        spans += [m.span(1) for m in _PLATE_SAID.find(page) if not is_word(re.sub(r"[\d\s]", "", m[1]))]
        spans += [m.span(1) for m in _PLATE_NAMED.find(page) if not is_word(re.sub(r"[\d\s]", "", m[1]))]
        for match in _PLATE_SMALL.find(page):
            front, tail = re.split(r"[\d ]+", match[0])
            if _NO_PLATE.isdisjoint((front, tail)) and tail not in MONTHS and not is_known_word(tail):
                spans.append(match.span())
        for start, end in spans:
            add_to.append(
                Found(start, end, "vehicle", FOR_KIND["vehicle"], "a vehicle registration", False, rank=7)
            )


def find_references(
    references: Iterable[str], identifiers: Iterable[str], names: Container[str] = (), *, officers: bool
) -> ReferenceFinder:
    """The finder for these report references and identifiers; ``officers``: collar numbers go as well.

    A word of an identifier that is among the ``names`` of the case is told by whoever finds names.
    """
    refs = tuple(dict.fromkeys(references))
    identifiers = tuple(identifiers)
    return ReferenceFinder(
        any_of(_reference(r) for r in refs),
        any_of(_alike(r) for r in refs),
        any_of(p for i in identifiers for p in _identifier(i, names)),
        officers,
        frozenset(mark[2].lower() for i in identifiers for mark in _MARK.finditer(i)),
        any_of(p for i in identifiers for mark in _MARK.finditer(i) for p in _plate(mark)),
        frozenset(key(t) for i in identifiers if _SCHOOL_WORDS.search(i) for t in _schools_in(i)),
    )


def _reference(text: str) -> str:
    letters, digits = re.sub(r"[\W\d_]", "", text), re.sub(r"\D", "", text)
    if not letters and len(digits) < 5:
        return ""  # a bare small number: only where the text says that it is a reference
    if len(letters) + len(digits) <= 3:
        # "H20" may be water; with the hyphen it is the reference.
        return r"[\s\-/]".join(re.escape(p) for p in re.findall(r"[^\W\d_]+|\d+", text.lower()))
    return serial(text)


def _alike(text: str) -> str:
    """Other numbers of the same make, such as N-5701 where the case holds N-5501."""
    shape = re.fullmatch(r"([A-Za-z]{1,4})([-/])(\d{3,})", text)
    if not shape:
        return ""
    return rf"{shape[1].lower()}{re.escape(shape[2])}\d{{{len(shape[3])}}}"


def _identifier(text: str, names: Container[str]) -> list[str]:
    if sum(c.isalnum() for c in text) < 3:
        return []
    pieces = [piece for piece in re.split(r"[,;|]\s+|\s+/\s+", text.strip()) if sum(map(str.isalnum, piece)) > 2]
    told = [pattern for piece in pieces for pattern in _without_label(piece, names)]
    plates = [pattern for mark in _MARK.finditer(text) for pattern in _plate(mark)]
    plates += [pattern for mark in _OLD_MARK.finditer(text) for pattern in _with_a_slip(mark)]
    if not any(c.isdigit() for c in text) and " " in text.strip():
        return [phrase(text), *map(phrase, _schools_in(text)), *told]
    told += map(phrase, _schools_in(text))
    if text.startswith("@") or re.search(r"[^\W_][._][^\W_]", text):  # "kenny_pock1" of kenny_pock, and in words
        said = r"(?:[\s\-_./*:]{0,3}|\s(?:underscore|dot|dash|hyphen)\s)"
        told.append(said.join(map(re.escape, re.findall(r"[^\W\d_]+|\d+", fold(text).lower))) + r"\d{0,4}")
    return [serial(text), *(serial(piece) for piece in pieces if len(pieces) > 1), *told, *plates]


def _with_a_slip(mark: re.Match[str]) -> list[str]:
    """An old registration with one of its three letters wrong: "K7 WHO" of K7 WHP."""
    letters = mark[2].lower()
    return [rf"{mark[1].lower()}\s?{letters[:at]}[a-z]{letters[at + 1 :]}" for at in range(3)]


_PHONETIC = {
    word[0]: word
    for word in listed(
        """
        alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec
        romeo sierra tango uniform victor whisk[e]?y x-?ray yankee zulu
        """
    )
}
_MISTAKEN = {a: f"[{a}{b}]" for a, b in zip("0o5s1i8b", "o0s5i1b8", strict=True)}


def _plate(mark: re.Match[str]) -> list[str]:
    """A registration, with letters for figures, spelt by radio, or cut short: "YK6S", "KN11 Zulu", "KN11 Z"."""
    year, letters = mark[1].lower(), mark[2].lower()
    sep = r"[\s\-_./*:]{0,2}"
    spaced = sep.join(_MISTAKEN.get(c, c) for c in year + letters)
    said = sep.join(year) + "".join(rf"[\s\-]{{1,2}}(?:{_PHONETIC[c]})" for c in letters)
    tail = said[len(sep.join(year)) :]
    second = rf"[\s\-]?(?:{year[1]}|{_PHONETIC[year[1]]})[\s\-]?{_figures(year[2:])}"
    by_radio = [f"{first}{second}{tail}" for first in (year[0], _PHONETIC[year[0]])]
    one, two = letters[0], letters[1]
    short = rf"{sep.join(year)}{sep}{one}(?:{sep}{two})?"
    if mark[0] != mark.string.strip():
        cues = ("ending", "ends", "ends in", "ending in", "reg", "plate", "index", "part", "last three")
        told = letters + "(?:" + "|".join(f"(?<={cue} {letters})" for cue in cues) + ")"
        return [spaced, said, *by_radio, short, told]
    if is_word(letters):
        return [spaced, said, *by_radio, short, year]
    return [spaced, said, *by_radio, short, year, letters, rf"{year[2:]}[\s\-]?{letters}"]


def _figures(figures: str) -> str:
    """These figures of a registration, or the words for them: "99", "nine nine"."""
    said = listed("(?:zero|oh|nought) one two three four five six seven eight nine")
    return r"[\s\-]?".join(rf"(?:{figure}|{said[int(figure)]})" for figure in figures)


def _without_label(text: str, names: Container[str]) -> list[str]:
    """An identifier without the words before it: 512345 of "CRT 512345", kenny_pock of "Steam: kenny_pock".

    Numbers of five figures or more tell by themselves, and so does the longer word of a name on social media.
    """
    patterns = [run for run in re.findall(r"(?<!\d)\d{5,}(?!\d)", text) if run != text.strip()]
    patterns += [
        serial(run)
        for run in re.findall(r"(?<!\d)\d+(?:[\-/]\d+)+(?!\d)", text)  # 71-2260 of "MOS-71-2260"
        if run != text.strip() and sum(map(str.isdigit, run)) > 5 and not _DATE_OR_TIME.fullmatch(run)
    ]
    # Without the noughts that fill it up, and which no other system has; a time of day or a year it may not be.
    patterns += [
        run
        for run in re.findall(r"(?<!\d)0+([1-9]\d{3,4})(?!\d)", text)
        if re.fullmatch(r"\d{5}|(?:2[4-9]|[3-9]\d)\d\d|1\d[6-9]\d|2[0-3][6-9]\d", run)
        and run[:2] not in ("19", "20")
    ]
    page = _PROFILE.search(text)
    said = None if page else _LABELLED.fullmatch(text)
    value = page[1] if page else said["value"].strip(" \"'") if said else ""
    sure = said is None or not said["sign"].isspace() or _PLATFORM.search(said["label"])
    if value and (sum(map(str.isdigit, value)) >= 5 or sure) and sum(map(str.isalnum, value)) > 3:
        patterns.append(serial(value) if not is_word(value.lower()) else "")
    name = value or text
    if re.fullmatch(r"@?\w[\w.\-]*", name) and not name.isdigit():
        parts = re.findall(r"[^\W\d_]{6,}", fold(name).lower)
        patterns += [p for p in parts if not is_word(p) and p not in GIVEN_NAMES and p not in names]
    return patterns


def _schools_in(text: str) -> list[str]:
    """The schools of an identifier, whole and for short: "Brookfield" of "Year 9, Brookfield School".

    One word is none that is in a dictionary, a first name or a town.
    """
    if not _SCHOOL_WORDS.search(text):
        return []
    found = [text] if not any(map(str.isdigit, text)) else []
    found += _fronts_of_school(text) if found else []
    for match in _SCHOOL.finditer(fold(text).text):
        found += [match[0], *_fronts_of_school(match[0])]
        first = match[0].split()[0]
        sole = len(_KIND_OF_SCHOOL.sub("", match[0]).split()) == 1 and len(first) > 5
        if sole and not is_known_word(key(first)) and key(first) not in PLACES_ROUND_ABOUT | GIVEN_NAMES:
            found.append(first)
    return list(dict.fromkeys(found))


def _fronts_of_school(text: str) -> list[str]:
    """What a school is called for short: "Deer Park Primary" and "Deer Park" of Deer Park Primary School."""
    words, fronts = text.split(), []
    while len(words) > 2 and _SCHOOL_WORDS.fullmatch(words[-1]):
        words = words[:-1]
        fronts.append(" ".join(words))
    return [front for front in fronts if not all(is_word(w.lower()) for w in front.split()) or len(front) > 8]


def is_nhs_number(text: str) -> bool:
    """Whether this is an NHS number, by its groups or its check digit."""
    text = text.strip()
    grouped = re.fullmatch(r"[1-9]\d\d([ \-])\d{3}\1\d{4}", text) is not None
    return grouped or (text.isdigit() and text[0] != "0" and _nhs_check(text))


def _kind_of(text: str) -> MarkKind:
    if is_nhs_number(text):
        return "nhs-number"
    bare = re.sub(r"[\W_]", "", text)
    if _is_of_a_system(text):
        return "reference"
    if re.fullmatch(r"[a-z]{2}\d{2}(?:[a-z]{3})?", bare):
        return "vehicle"
    return "handle" if any(c.isalpha() for c in bare) else "reference"


def _is_of_a_system(text: str) -> bool:
    """Whether this is the number of a case in some system, and no name: "RIO-558120", but not "jay1985"."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    said = _LABELLED.fullmatch(text)
    if "@" in text or "_" in text or "." in text or digits < 4 or (said and _PLATFORM.search(said["label"])):
        return False
    if re.fullmatch(r"[a-z]\d{4}[a-z]{2}", text):
        return True  # of a prisoner
    apart = re.search(r"[a-z]\s?[\-/ :#]\s?\d", text) is not None
    return digits >= letters and (digits > 4 or apart)


def _nhs_check(text: str) -> bool:
    digits = [int(c) for c in text if c.isdigit()]
    total = 11 - sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return len(digits) == 10 and total != 10 and total % 11 == digits[9]


def _said(page: Page) -> list[Found]:
    """Numbers that the words before them call a reference: "ECINS profile 448812", "crime ref 26*1234"."""
    text, found, reason = page.folded.lower, [], "a reference, as the text says"
    for match in _OF_A_DAY.find(page):
        found.append(Found(*match.span(1), "reference", FOR_KIND["reference"], reason, False, rank=6))
    for match in _SAID.find(page):
        official, filler, token = match[1], match[3], match[4]
        if match["system"] and sum(map(str.isdigit, token)) < 4:
            continue
        size = sum(c.isalnum() for c in token)
        if _DATE_OR_TIME.fullmatch(token) or size < 3 or (not official and not filler.strip() and size < 5):
            continue
        start, end = match.span(4)
        found.append(Found(start, end, "reference", FOR_KIND["reference"], reason, rank=6))
        while (more := _AND_ANOTHER.match(text, end)) and sum(c.isalnum() for c in more[1]) >= 4:
            if _DATE_OR_TIME.fullmatch(more[1]):
                break
            end = more.end(1)
            found.append(Found(more.start(1), end, "reference", FOR_KIND["reference"], reason, False, rank=6))
    return found
