"""Names that hold somebody's: saints, kings, pubs, villages, statutes, operations and funds."""

from __future__ import annotations

import re

from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.titles import CIVIL, KIN, PARTS, RANKS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

PEOPLE = CIVIL | RANKS | KIN | PARTS
KINGS = words("william henry george charles edward james richard john elizabeth mary robert philip louis david")
CROWNED = words("king queen prince princess")
_NUMERAL = re.compile(r"\s(?:II|III|IV|VI|VII|VIII)\b")
_ACT = re.compile(r"[ -]|, |\. ")
_STATUTES = words("act bill regulations")
_MATTERS = ("ing", "tion", "ity", "ment", "ice", "form", "ence", "ance", "ants", "ights", "ims", "ers")
_HOLY_IN_SMALL = words("day church hospice hospital cathedral feast ambulance cross flag")
HOLY = PLACES | BODIES | _HOLY_IN_SMALL | words("market eve cross rc cofe catholic community")
SAINTS = words("st saint sao san santa")
_OF_A_PARISH = _HOLY_IN_SMALL | words("school college academy primary parish")
BESIDE_RIVERS = words("upon on")
_RIVERS = words("trent tyne thames avon severn humber tees hull wye dee stour soar dove derwent")
_ENDS_VILLAGES = words(
    "beans wold wolds vale marsh moors moor clay elms willows isle forest dale peak fylde weald"
)
PREMISES = words("bar yard wharf row lane mews close court road street drive arcade meadow quay bridge mill")
FUNDS = words("fund project charity scheme appeal programme initiative")
OPERATIONS = words("operation op project storm hurricane")
PUBS = words("arms inn tavern brewery alehouse taproom")


def is_saint(page: Page, at: int) -> bool:
    """ "St Luke's Hospice", "St Patrick's Day"; but "on High St Luke's dog barked"."""
    word = page.words[at]
    if at > 1 and word.key in HOLY and page.words[at - 1].owner and page.key(at - 2) in SAINTS:
        return word.capital and page.words[at - 2].capital  # the day of one
    if at == 0 or page.key(at - 1) not in SAINTS:
        return False
    if page.gap(at - 1, at) not in (" ", ". ") or (word.capital and not page.words[at - 1].capital):
        return False
    if at > 1 and page.words[at - 2].capital and not page.words[at - 2].opens and page.gap(at - 2, at - 1) == " ":
        return False
    if not (word.owner or word.key.endswith("s")) or page.next_key(at) not in HOLY:
        return False
    return page.words[at + 1].capital or page.next_key(at) in _HOLY_IN_SMALL


def is_king(page: Page, at: int) -> bool:
    """ "The William IV" (a public house), "Henry VIII", "King William"."""
    word = page.words[at]
    if word.bare not in KINGS or not word.capital:
        return False
    crowned = page.previous_key(at) in CROWNED and page.words[at - 1].capital and page.gap(at - 1, at) == " "
    return crowned or bool(_NUMERAL.match(page.folded.text, word.end))


def is_village(page: Page, at: int) -> bool:
    """ "Barton in the Beans", "Newton le Willows"; but "Barton in the Co-op"."""
    if page.words[at].owner or not page.words[at].capital or page.words[at].shouted:
        return False
    link = page.next_key(at)
    last = at + 3 if link in ("in", "on") and page.key(at + 2) == "the" else at + 2
    if last >= len(page.words) or not page.words[last].capital:
        return False
    if link in BESIDE_RIVERS and page.key(last) in _RIVERS:
        return True
    return link == "le" or (last == at + 3 and page.key(last) in _ENDS_VILLAGES)


def is_premises(page: Page, at: int) -> bool:
    """ "Cole's Yard", "Harry's Bar", "the Carpenters Arms"; but "Harry's yard"."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " ":
        return False
    following, word = page.words[at + 1], page.words[at]
    kinds = PREMISES | PUBS if word.owner else PUBS
    return following.key in kinds and following.capital and not (following.shouted or page.words[at].shouted)


def is_operation(page: Page, at: int) -> bool:
    """ "Operation Grace", "Storm Joy"."""
    if at == 0 or not page.words[at].capital or page.words[at].shouted or page.gap(at - 1, at) != " ":
        return False
    before = page.words[at - 1]
    return before.capital and before.key in OPERATIONS and not before.owner


def is_fund(page: Page, at: int) -> bool:
    """ "the Fresh Hope fund"; but "the Hope fund" may be somebody's."""
    word = page.words[at]
    if at == 0 or not word.capital or word.shouted or word.owner or page.next_key(at) not in FUNDS:
        return False
    before = page.words[at - 1]
    named = before.capital and not before.opens and not before.shouted and page.gap(at - 1, at) == " "
    return named and is_everyday(before.key) and before.key not in PEOPLE


def is_club(page: Page, at: int) -> bool:
    """ "Chelsea FC"."""
    return page.next_key(at) in ("fc", "afc", "rfc", "cfc") and page.words[at + 1].upper


def names_a_church(page: Page, at: int) -> bool:
    """Whether "St John's Church" stands here, which is nobody's, whoever is called St John."""
    begin = at if page.key(at) in SAINTS else at - 1
    if begin < 0 or begin + 2 >= len(page.words) or page.key(begin) not in SAINTS:
        return False
    third = page.words[begin + 2]
    return (
        page.words[begin + 1].owner and third.capital and third.key in _OF_A_PARISH and is_saint(page, begin + 1)
    )


def in_statute(page: Page, at: int) -> bool:
    """ "Children and Young Persons Act 1933", "Crime and Policing Bill"; but "Tenant Bill"."""
    word = page.words[at]
    if at == 0 or not word.capital or word.shouted or word.owner:
        return False
    before = page.words[at - 1]
    if not before.capital or before.key in PEOPLE or not _ACT.fullmatch(page.gap(at - 1, at)):
        return False
    if word.key == "bill":
        return before.key.endswith(_MATTERS) and not before.opens
    for last in range(at + 1, min(at + 6, len(page.words))):
        following = page.words[last]
        if following.key in _STATUTES:
            return following.capital and page.folded.text[following.end : following.end + 5].strip()[:2] in (
                "19",
                "20",
            )
        joins = following.key in ("and", "of", "etc")
        if not (following.capital or joins) or not _ACT.fullmatch(page.gap(last - 1, last)):
            return False
    return False
