"""People who are not in the case, by family, title or nickname: "the Nowaks", "Herr Braun", "known as Tezza"."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.redact.finders import usage
from docgen.redact.labels import FAMILY, NAME
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES, TOWNS
from docgen.redact.language.titles import KNOWN_BODIES, OFFICES
from docgen.redact.language.words import NAME_WORDS, PLAIN_WORDS
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found
from docgen.redact.text.page import Page

_HOUSEHOLD = words("family household clan brothers sisters twins children kids boys girls lads residence tenancy")
# What is said of a people, its language and its letters.
OF_A_PEOPLE = words(
    """
    roma romany polish romanian bulgarian albanian kosovan kosovar syrian afghan ukrainian russian somali kurdish
    eritrean ethiopian sudanese iranian iraqi pakistani indian bangladeshi bengali chinese vietnamese filipino
    nigerian ghanaian gambian jamaican caribbean portuguese spanish italian french german dutch greek turkish czech
    slovak slovakian hungarian latvian lithuanian estonian serbian croatian bosnian irish scottish welsh english
    british european african asian american cyrillic latin arabic hebrew punjabi urdu hindi gujarati tamil sylheti
    pashto farsi dari tigrinya yoruba igbo swahili cantonese mandarin
    """
)
_NOT_FAMILIES = (
    OF_A_PEOPLE
    | OFFICES
    | words(
        """
    traveller muslim christian hindu sikh jewish catholic royal pennines cotswolds philippines maldives bahamas
    beatles simpsons baftas oscars alps himalayas falklands lexus lotus prius mercedes yaris hebrides samaritans
    brownies cubs beavers rangers albions
    """
    )
)
_ABROAD = words("sr sra srta herr frau senor senora senorita mme mlle monsieur madame signor signora pan pani")
_OFFICES = words("rabbi pastor imam sheikh judge hhj bishop deacon elder vicar magistrate justice")
# What somebody is by trade: an office may be called after a place, "Housing Officer Rykneld Homes".
_TRADES = words(
    """
    captain capt colonel corporal cpl major maj sir dame alderman canon mayor mayoress coroner midwife paramedic
    firefighter caretaker solicitor barrister matron headteacher headmaster headmistress counsellor worker visitor
    manager officer warden con constable
    """
)
_WROTE_SMALL = words("senor senora monsieur madame rabbi pastor imam sheikh pan pani judge bishop")
_FORMS = (("known", "as"), ("goes", "by"), ("go", "by"), ("went", "by"), ("answers", "to"), ("nickname", "is"))
_OWNERS = words("his her their the boys girls mans males females drivers tenants")
_WHERE = words("in into on onto over under across through round around")
_BEFORE_FAMILY = words("from with to by of and between against re for visit visited told")
_LIVING = words("at of in from live lives living moved moving")
_OF_A_PLACE = (
    "ton",
    "ham",
    "field",
    "ford",
    "shire",
    "stone",
    "land",
    "bury",
    "ley",
    "ish",
    "ian",
    "ese",
    "by",
    "dale",
)
_FAMOUS = words("ben john victoria henry george charles harry eaton")
_ADJECTIVES = words("little big old young lil wee fat mad")
_BORN = words("nee name is was of")
_ONE = words("was is has does did had wasnt isnt hasnt")  # a family has and is more than one
_BELONGING = usage.FAMILY | words("dog dogs mate mates")
_TAIL = 2  # letters of a plural that come off at most


def find_called(page: Page) -> Iterator[Found]:
    """Every such person or family; a person should look at each."""
    for at, word in enumerate(page.words):
        if not word.capital or word.shouted or word.glued or len(word.bare) < 3:
            continue
        if (label := _family(page, at)) is not None:
            yield _found(page, at, at, label, "a family by its name")
        elif _titled(page, at):
            begin = _initials_before(page, at)
            first = begin - 1 if page.words[begin - 1].key in _ABROAD else begin
            last = at
            while last - at < _TAIL and _goes_on(page, last):
                last += 1
            yield _found(page, first, last, NAME, "a title and a name")
        elif word.key in _ADJECTIVES and _little(page, at):
            yield _found(page, at, at + 1, NAME, "what somebody goes by")
        elif _born(page, at):
            yield _found(page, at, at + _goes_on(page, at), NAME, "what somebody was called at birth")
        elif _goes_by(page, at):
            yield _found(page, at, at, NAME, "what somebody goes by")


def _found(page: Page, first: int, last: int, label: str, reason: str) -> Found:
    return Found(page.words[first].start, page.words[last].bare_end, "name", label, reason, False, rank=1)


def _family(page: Page, at: int) -> str | None:
    """What to write for "Nowak" in "the Nowak family" and for "Nowaks" in "the Nowaks are"."""
    word, following = page.words[at], page.next_key(at)
    if word.upper or word.key in _NOT_FAMILIES or word.bare in TOWNS:
        return None
    if (
        page.previous_key(at) == "the"
        and word.owner
        and following in usage.FAMILY | {"dog", "dogs", "mate", "mates"}
    ):
        return NAME if not is_everyday(word.bare) and not word.bare.endswith("s") else None
    if page.previous_key(at) != "the":
        return NAME if following in ("family", "household") and _family_alone(page, at) else None
    if following in _HOUSEHOLD and not page.words[at + 1].capital:
        return NAME if not is_everyday(word.bare) or word.bare in NAME_WORDS - PLAIN_WORDS else None
    stems = [word.bare[:-tail] for tail in range(1, _TAIL + 1)] if word.bare.endswith("s") else []
    if not stems or len(word.bare) < 5 or any(is_everyday(s) or s in _NOT_FAMILIES for s in (word.bare, *stems)):
        return None
    ends = not following or not usage.close_by(page, at)
    if at + 1 < len(page.words) and not ends and page.words[at + 1].capital:
        return None
    if ends and page.key(at - 2) in _WHERE:
        return None
    several = usage.AFTER_NAME - _ONE | usage.ARE | usage.OWNED
    return FAMILY if ends or word.owner or following in several else None


def _family_alone(page: Page, at: int) -> bool:
    """Whether "Kowalczyk family" is one without an article: no word that is known, and nothing named after it."""
    word, after = page.words[at], page.next_key(at + 1)
    if not (word.opens or page.previous_key(at) in _BEFORE_FAMILY) or is_everyday(word.bare) or len(word.bare) < 5:
        return False
    if page.words[at + 1].capital or word.owner:
        return False
    if word.bare.endswith(_OF_A_PLACE) or page.gap(at, at + 1) != " ":
        return False
    return not after or not usage.close_by(page, at + 1) or after in usage.AFTER_NAME | _LIVING


def _titled(page: Page, at: int) -> bool:
    """Whether a title of another country, or an office, stands before a name that is no word."""
    begin = _initials_before(page, at)
    if begin == 0 or page.gap(begin - 1, begin) not in (" ", ". ") or is_everyday(page.words[at].bare):
        return False
    title = page.words[begin - 1]
    if title.key in _TRADES:
        return title.capital and not title.upper and _by_trade(page, at)
    small = title.capital or title.key in _WROTE_SMALL
    return small and title.key in _ABROAD | _OFFICES and page.next_key(at) not in PLACES | BODIES


def _initials_before(page: Page, at: int) -> int:
    """The index of the first of the initials that stand before a surname."""
    while at > 0 and len(page.words[at - 1].text) == 1 and page.words[at - 1].capital:
        if page.gap(at - 1, at) not in (" ", ".", ". "):
            break
        at -= 1
    return at


def _by_trade(page: Page, at: int) -> bool:
    """Whether one name, or two of which neither is a word, stands behind a trade: "Nurse Birdwhistle"."""
    word = page.words[at]
    if word.upper or word.bare in TOWNS | KNOWN_BODIES or len(word.bare) < 4 or word.bare.endswith(_OF_A_PLACE):
        return False
    following = page.words[at + 1] if at + 1 < len(page.words) and page.gap(at, at + 1) == " " else None
    return word.owner or following is None or not following.capital or not is_everyday(following.bare)


def _little(page: Page, at: int) -> bool:
    """Whether a first name follows "Little" or "Big": "Little Mo", "Big Dessie"."""
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " ":
        return False
    name = page.words[at + 1]
    if not name.capital or name.upper or name.bare not in FIRST_NAMES - TOWNS or name.bare in _FAMOUS:
        return False
    if is_everyday(name.bare) and name.bare != "mo":
        return False
    on = at + 2 < len(page.words) and page.words[at + 2].capital and page.gap(at + 1, at + 2) == " "
    return name.owner or not on


def _goes_on(page: Page, last: int) -> bool:
    """Whether the next word is part of the name as well: "Herr Lothar Einhorn"."""
    if last + 1 >= len(page.words) or page.words[last].owner or page.gap(last, last + 1) not in (" ", "-"):
        return False
    following = page.words[last + 1]
    return following.capital and not following.shouted and not is_everyday(following.bare)


def _born(page: Page, at: int) -> bool:
    """ "née Haddow", "maiden name Haddow"."""
    if at == 0 or page.key(at - 1) not in _BORN or page.gap(at - 1, at) not in (" ", ": "):
        return False
    if page.key(at - 1) == "nee" and page.gap(at - 1, at) == " ":
        return True
    name = at - 2 if page.key(at - 1) in ("is", "was", "of") else at - 1
    return (page.key(name - 1), page.key(name)) == ("maiden", "name")


def _goes_by(page: Page, at: int) -> bool:
    """Whether the words before it say that it is what somebody is called."""
    word = page.words[at]
    if at < 2 or page.gap(at - 1, at) not in (" ", ' "', " '") or word.upper:
        return False
    before = (page.key(at - 2), page.previous_key(at) or page.key(at - 1))
    if before in _FORMS:
        called = page.key(at - 3) not in ("formerly", "previously")
    else:
        called = before == ("name", "is") and page.key(at - 3) in _OWNERS
    if not called or page.next_key(at) in PLACES | BODIES:
        return False
    return not is_everyday(word.bare) or word.bare in FIRST_NAMES
