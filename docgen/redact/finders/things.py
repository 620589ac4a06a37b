"""Whether a word that is somebody's name belongs to what is called so: "stone wall", "St Luke's Hospice", "Day 4".

Asked of any name, however sure it is by itself; whoever is named in full, with a title or with an initial is a
person before this is asked.
"""

from __future__ import annotations

import re

from docgen.redact.finders import usage
from docgen.redact.finders.named import (
    BESIDE_RIVERS,
    CROWNED,
    FUNDS,
    HOLY,
    KINGS,
    OPERATIONS,
    PEOPLE,
    PREMISES,
    PUBS,
    SAINTS,
    in_statute,
    is_club,
    is_fund,
    is_king,
    is_operation,
    is_premises,
    is_saint,
    is_village,
)
from docgen.redact.finders.spots import LAND, SPOTS, STREETS, is_land, is_pub, is_spot, is_street
from docgen.redact.language.compounds import BEGINS, ENDS
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.words import FUNCTION_WORDS, MONTHS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

# What follows a verb in "s" and hardly a noun: "Wall ties his dog", against "Wall ties to be replaced".
_OBJECTS = words("his her their my our your him them me us it up down over himself herself itself the a an")
_AFTER_NOUN = words(
    """
    court track are were is was will have has be due start programme notice planned and or on in at of from to for
    all not out off again
    """
)
# Nouns that are what somebody does as well: "Bright lights all night", "Bright lights fires".
_ALSO_DONE = words(
    """
    lights cuts trips shifts shows rates stands leads plugs ties tiles changes points checks lists orders hunts
    chases drops talks whistles rings boxes posts raids prints dates shops parks drinks cards files notes guns
    cut party
    """
)
_MEASURED = words("min mins stone foot page")
_DAY_BEFORE = re.compile(r"(?<![\d.])\d{1,2}(?:st|nd|rd|th)? ?$")
_YEAR_BEHIND = re.compile(r" (?:19|20)\d\d(?!\d)")
_COUNTED = words("day ward lock page case hall block gate court field week stage phase bay lane level bridge post")
_COUNT = re.compile(r" (\d{1,2})(?![\w/£%]|[.,:]\d)(.{0,12})", re.DOTALL)
_LIMIT = re.compile(r"\.? ?(?:£ ?\d|\d+\b|(?:height|speed|number|amount|fine|weight|load)\b)", re.IGNORECASE)
_IN_LIST = re.compile(r"\d[ ]?(?:,|;|&|/|and)\s*$")
_LIST_GOES_ON = re.compile(r"\s*(?:[,;&/]|and\b)\s*[A-Za-z]+ \d|\s[A-Z]")
_THROWN = words("stone rock brick bottle ball bolt pole stick key glass bell lock drum post sand wood")
_HURLED = words("thrown hurled lobbed chucked launched flung")
_GATHERED = words("recovered retrieved collected seized swept")
_GROUND = words(
    """
    grass garden scene gutter gutters drain bush bushes hedge roof path pavement road river pond lawn ground floor
    bin bins bonnet windscreen footwell verge field yard driveway shed stairwell boot canal ditch
    """
)
_LANDS = words("isle isles forest vale gulf cape mull")
_MOSQUES = words("mosque masjid gurdwara temple synagogue cathedral")
_ALPHABET = words(
    """
    alpha bravo delta echo foxtrot kilo lima quebec sierra tango whiskey whisky xray yankee zulu
    """
)
_BY_RADIO = words("charlie juliet juliett mike oscar romeo victor india papa")
_ASKED_UNDER = {"", *words("request requests application applications disclosure disclosures check checks")}
_VIRTUES = words("prudence clemency felicity verity temperance serenity constance tranquility")
_SHOWN = words(
    """
    showed shows show showing shown exercised exercise exercising urged urges lacked lacks lack lacking some much
    more little any great no needs requires required the such with
    """
)
_RATINGS = words("amber red green")
_RATED = re.compile(r"\b(?:rated|graded|rag(?: status| rating)?|risk rating)(?: as| is|:| at)? ?$")
_LONGEST = 20  # letters of what stands before a rating
_LEGAL = re.compile(r",? (?:and |or )?(?:lasting )?(?:powers? of attorney|probate)\b")
_COSTS = words("price bill grant cash penny")
_SUM = re.compile(r": ?[£\d]")
_WANTED = words("patience prudence comfort faith hope grace joy charity mercy harmony courage temperance")
_NEEDED = re.compile(
    r"(?: (?:on|from|of|at) (?:the |both |all )?[a-z]+)?"
    r" (?:is|was|will be|would be) (?:needed|required|appreciated|advised|essential|vital|key|limited|running out"
    r"|wearing thin)(?=\s*(?:[.,;:!)]|$)| (?:as|while|because|from all|on all|for all)\b)"
)
_MONTHLY = words(
    """
    figures statistics stats data newsletter edition elections election weather crime budget total totals report
    """
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_BEHIND = re.compile(rf"(?: to | ?[-/] ?| until ){_MONTH}(?![\w'])")
_MONTH_BEFORE = re.compile(rf"(?<!\w){_MONTH}(?: to | ?[-/] ?| until )$")
_BEFORE_SHORT = words("the a an per each every")
_OWNED = words(
    "owned related led linked caused based run style type like induced occupied household family side facing"
)

# Words of which `is_called_so` asks by themselves, by what stands behind them, and by what stands before them.
_MAY_BE = frozenset(
    {
        *_COUNTED, *STREETS, *LAND, *HOLY, *KINGS, *_BY_RADIO, *_THROWN, *(f"{thing}s" for thing in _THROWN),
        *_RATINGS, *_COSTS, *_WANTED, *_MEASURED, *MONTHS, "will", "max",
    }
)  # fmt: skip
_GOES_ON = _MOSQUES | SPOTS | PREMISES | PUBS | FUNDS | BESIDE_RIVERS | words("fc afc rfc cfc in le law")
_LEADS = SAINTS | CROWNED | OPERATIONS
_COMPOUND = frozenset({*BEGINS, *ENDS, *(f"{word}s" for word in ENDS), *(f"{word}s" for word in BEGINS)})


def is_called_so(page: Page, at: int) -> bool:
    """Whether the words beside this one make a thing of it."""
    word = page.words[at]
    # Most words may be left at once; what is asked of all of them comes last.
    if word.bare in _MAY_BE and _by_itself(page, at):
        return True
    if word.key in _COMPOUND and in_compound(page, at):
        return True
    behind = page.next_key(at)
    if behind in _GOES_ON and _by_what_follows(page, at):
        return True
    if at == 0:
        return False
    before = page.key(at - 1)
    if before in _LEADS and (is_saint(page, at) or is_king(page, at) or is_operation(page, at)):
        return True
    if before == "of" and page.previous_key(at) == "of":
        return page.key(at - 2) in _LANDS and page.words[at - 2].capital
    if before in _ALPHABET and _is_call_sign(page, at):
        return True
    if before == "the" and behind == "and" and is_pub(page, at):
        return True
    return word.capital and page.words[at - 1].capital and in_statute(page, at)


def _by_itself(page: Page, at: int) -> bool:
    """Whether a word of those that are things as well is one here."""
    return (
        _is_counted(page, at)
        or is_street(page, at)
        or is_land(page, at)
        or is_saint(page, at)
        or is_king(page, at)
        or _is_call_sign(page, at)
        or _is_moved(page, at)
        or _is_rating(page, at)
        or (page.key(at) in _COSTS and _SUM.match(page.folded.text, page.words[at].end) is not None)
        or (page.key(at) == "will" and _LEGAL.match(page.folded.lower, page.words[at].end) is not None)
        or _is_wanted(page, at)
        or _is_of_months(page, at)
        or _is_dated(page, at)
    )


def _by_what_follows(page: Page, at: int) -> bool:
    """Whether a thing or a place is called so, by the word behind it."""
    return (
        page.next_key(at) in _MOSQUES
        or is_spot(page, at)
        or is_club(page, at)
        or is_fund(page, at)
        or is_village(page, at)
        or is_premises(page, at)
        or (page.words[at].owner and page.next_key(at) == "law" and _is_of_all(page, at))
    )


def in_compound(page: Page, at: int) -> bool:
    """Whether it is part of a word of two: "stone wall", "alarm bell"."""
    word = page.words[at]
    if (firsts := ENDS.get(word.key if not word.owner else word.bare)) and at and page.key(at - 1) in firsts:
        first = page.words[at - 1]
        if not page.gap(at - 1, at).strip(" \t\n-'") and (first.capital or not word.capital):
            return not word.owner or (first.capital and word.capital)
    if word.owner or at + 1 >= len(page.words):
        return False
    second, gap = page.words[at + 1], page.gap(at, at + 1)
    if second.key not in BEGINS.get(word.key, ()) or gap.strip(" \t\n-"):
        return False
    if word.capital and not word.shouted:
        told = page.previous_key(at) in usage.TO_PEOPLE | PEOPLE
        if told and not second.capital:
            return False
    if second.key in FUNCTION_WORDS and (word.capital or word.caseless):
        return False  # "roger that", but "Roger that evening"
    third = page.next_key(at + 1)
    if second.key == "date" and third == "of":
        return False  # of birth
    if second.key in usage.PEOPLE_DO or second.key in _ALSO_DONE:
        done = third.endswith("ed") and second.key not in usage.PEOPLE_DO
        return not third or third in _AFTER_NOUN or done  # "Small claims court", but "Small claims no knowledge"
    return not (second.key.endswith("s") and third in _OBJECTS)


def begins_with_hyphen(page: Page, at: int) -> bool:
    """Whether a sentence begins with it and a hyphen: "Deep-seated", "Wall-mounted"; but "Wall-owned"."""
    word = page.words[at]
    if not (word.opens and word.capital) or at + 1 >= len(page.words) or page.gap(at, at + 1) != "-":
        return False
    second = page.words[at + 1]
    if second.capital or second.key in _OWNED or not is_everyday(word.key):
        return False
    return is_everyday(second.key) or second.key.endswith(("ed", "ing"))


def _is_counted(page: Page, at: int) -> bool:
    """ "Day 4", "Ward 7", "Lock 12"; but "Ward 7 Larkspur Road", "Day 43, Banks 41"."""
    word = page.words[at]
    if word.key == "max":
        return bool(_LIMIT.match(page.folded.text, word.end)) and not (word.capital and page.words[at].opens)
    if word.key not in _COUNTED or not (match := _COUNT.match(page.folded.text, word.end)):
        return False
    if _LIST_GOES_ON.match(match[2]) or _IN_LIST.search(page.folded.text[max(0, word.start - 6) : word.start]):
        return False
    following = page.next_key(at)
    return not following or following not in usage.PEOPLE_DO or match[2].startswith(":")


def _is_of_all(page: Page, at: int) -> bool:
    """Whether "Clare's Law" is written as one is, and not "Clare's law books"."""
    return page.words[at + 1].capital or page.next_key(at + 1) in _ASKED_UNDER


def _is_dated(page: Page, at: int) -> bool:
    """ "3 Jan", "Jan 2026", where somebody is called Jan; "10 min", "12 stone", in small letters."""
    word = page.words[at]
    if word.owner or word.key not in _MEASURED | MONTHS or page.next_key(at) in usage.PEOPLE_DO:
        return False  # "at no. 3 Jan said"
    before = _DAY_BEFORE.search(page.folded.text, max(0, word.start - 6), word.start)
    if word.key in _MEASURED:
        return before is not None and not word.capital
    return before is not None or _YEAR_BEHIND.match(page.folded.text, word.end) is not None


def _is_rating(page: Page, at: int) -> bool:
    """ "The risk is rated Amber", "RAG status: Green"."""
    word = page.words[at]
    if word.key not in _RATINGS:
        return False
    return _RATED.search(page.folded.lower, max(0, word.start - _LONGEST), word.start) is not None


def _is_wanted(page: Page, at: int) -> bool:
    """ "Patience is needed; ...", but "Patience is needed at court"."""
    word = page.words[at]
    return word.opens and word.key in _WANTED and _NEEDED.match(page.folded.lower, word.end) is not None


def _is_of_months(page: Page, at: int) -> bool:
    """ "Jan to Apr", "April's figures", where somebody is called Jan or April."""
    word = page.words[at]
    if word.owner:
        return word.bare in MONTHS and page.next_key(at) in _MONTHLY
    if word.key not in MONTHS or not page.words[at].capital:
        return False
    text = page.folded.lower
    behind = _MONTH_BEHIND.match(text, word.end)
    return behind is not None or _MONTH_BEFORE.search(text, max(0, word.start - 14), word.start) is not None


def _is_call_sign(page: Page, at: int) -> bool:
    """ "Alpha Charlie 3": a name among the words that letters are spelt with on the radio."""
    if page.words[at].key not in _BY_RADIO:
        return False
    before = at > 0 and page.gap(at - 1, at) in (" ", "-") and page.key(at - 1) in _ALPHABET
    return before or (page.next_key(at) in _ALPHABET and page.gap(at, at + 1) in (" ", "-"))


def _is_moved(page: Page, at: int) -> bool:
    """ "Stone recovered from the grass", "Bricks thrown at it"; but "Stone recovered from his injuries"."""
    if page.key(at) not in _THROWN and page.key(at).removesuffix("s") not in _THROWN:
        return False
    done, how = page.next_key(at), page.key(at + 2)
    if done in _HURLED:
        return how in ("at", "through", "over", "towards", "against")
    article = page.key(at + 3) in ("the", "a", "front", "rear")
    return done in _GATHERED and how in ("from", "in", "under") and page.key(at + 3 + article) in _GROUND


def is_shortened(page: Page, at: int) -> bool:
    """Whether a full stop shortens a small word that an article stands before: "the cal. month"."""
    word = page.words[at]
    if word.capital or word.owner or len(word.key) > 4:
        return False
    behind = page.folded.text[word.end : word.end + 3]
    return behind[:2] == ". " and behind[2:].islower() and page.previous_key(at) in _BEFORE_SHORT


def is_shown(page: Page, at: int) -> bool:
    """Whether a name in small letters is what somebody shows: "showed prudence"; not "showed prudence it"."""
    word = page.words[at]
    if word.capital or word.owner or word.key not in _VIRTUES or page.previous_key(at) not in _SHOWN:
        return False
    return page.next_key(at) not in _OBJECTS
