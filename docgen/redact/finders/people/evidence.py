"""Weighs, word by word, whether somebody of the case is meant."""

from __future__ import annotations

import re

from docgen.redact.finders import usage
from docgen.redact.finders.months import day_by_neighbours, month_by_neighbours
from docgen.redact.finders.named import names_a_church
from docgen.redact.finders.people import caseless, faint
from docgen.redact.finders.people.papers import has_papers
from docgen.redact.finders.people.reading import Reading, after_quoted
from docgen.redact.finders.people.smallnames import called_family_in_small, called_in_small
from docgen.redact.finders.people.together import Verdict, take_together
from docgen.redact.finders.spots import names_a_street
from docgen.redact.finders.things import begins_with_hyphen, is_called_so, is_shortened, is_shown
from docgen.redact.knowledge.names import Strength
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.expressions import expression_at
from docgen.redact.language.first_names import FIRST_NAMES, WORDS_IN_SMALL
from docgen.redact.language.seldom import NEEDED, SELDOM
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_FILE_END = re.compile(
    r"[\w.\-']{0,80}\.(?:pdf|docx?|odt|rtf|txt|jpe?g|png|heic|gif|mp[34]|m4a|wav|mov|avi|xlsx?|csv|msg|eml|zip|html?)\b"
)
_TELEPHONE = re.compile(r"[.:]?\s?(?:(?:no|nos|number|from|call)\b\.?:?\s?)?[\d+(]|[.:]?\s?(?:nos?|number)\b|:")
_ARTICLES = words("the a an")
_OF_THINGS = words("a an any some no of two three these those")
_OF_A_THING = words("the this that every each his her its their our my")
_BEFORE_VERBS = words(
    """
    wanted wants want tried tries try trying going began begins started starts likes liked used able threatened
    threatens refused meant means seemed continued continues had has have not how able out decided chose allowed
    """
)
_GROWN = words("grows grow growing grew grown plants planted planting picking smells smelt")
_NEAR = words("outside near at by behind round opposite past to from inside beside in")
_SEVERAL_DO = words("are were have")
_THEY_ARE = words("are were have had at again both out not still")
_ONLY_PEOPLE_DO = words(
    "rang say shouted swore complained denied refused apologised threatened phoned texted shouting"
)
_FAMILIES_DO = words(
    "want deny refuse say claim complain shout swear think know feel hear agree ask reckon disagree"
)
_GOODS = words("goods shorts greens whites blacks")
_ONE_ONLY = words("moons suns winters summers springs hopes joys graces faiths norths souths easts wests noons")
_MATTERS = usage.FAMILY | words("case dispute matter file complaint property house flat address and")


def verdicts(reading: Reading) -> list[Verdict | None]:
    """For each word of the page whether it names somebody of the case."""
    found: list[Verdict | None] = [None] * len(reading.hits)
    for at in reading.named:
        found[at] = _judge(reading, at)
    take_together(reading, found)
    return found


def _judge(reading: Reading, at: int) -> Verdict | None:
    """What the word with this index is."""
    hit, page = reading.hits[at], reading.page
    if hit is None:
        return None
    people = frozenset(form.person for form in hit.forms)
    titled = reading.titled(at)
    if names_a_church(reading.page, at):
        return None
    if not titled and _is_a_thing(reading, at) and not reading.mates(at):
        return None
    called_so = is_called_so(reading.page, at) or _begins_with_hyphen(reading, at)
    if called_so and not (titled or reading.mates(at) or reading.initialled(at)):
        return None
    if len(page.key(at)) == 2 and page.words[at].upper and _numbered(page, at):
        return None  # "the NG10 bus"
    exact = not (hit.misspelt or hit.plural or titled)
    if exact and names_a_street(page, at) and not (reading.mates(at) or reading.initialled(at)):
        return None
    if hit.strength == Strength.DISTINCT:
        reason = "looks like a misspelling of a name in the case" if hit.misspelt else "a name in the case"
        sure = frozenset(form.person for form in hit.forms if form.strength == Strength.DISTINCT)
        return Verdict(people if titled else sure, reason, not hit.misspelt)
    if titled:
        return Verdict(people, "a name in the case, after a title")
    if reading.accented(at):
        return Verdict(people, "a name in the case, with its accent")  # "VĂN.", which no van has
    if mates := reading.mates(at):
        return Verdict(mates, "first name and surname of somebody in the case")
    if not usage.ordinary_by_neighbours(reading.page, at) and reading.initialled(at):
        return Verdict(people, "a name in the case, with an initial")
    if hit.strength == Strength.BOUND:
        return Verdict(people, "a middle name in the case", False) if faint.acts_alone(reading, at) else None
    people = frozenset(form.person for form in hit.forms if form.strength > Strength.BOUND)
    if hit.strength == Strength.FAINT:
        meant = faint.meant_faintly(reading, at)
    else:
        meant = hit.misspelt or _meant_as_name(reading, at)
    if meant:
        word = reading.page.words[at]
        if word.bare in PARTICLES and not is_word(word.bare) and (word.owner or not word.opens):
            return Verdict(people, "a name in the case", word.capital)
        return Verdict(people, "a name in the case that is an ordinary word as well", certain=False)
    return None


def _begins_with_hyphen(reading: Reading, at: int) -> bool:
    page = reading.page
    if not begins_with_hyphen(page, at) or reading.hit(at + 1) is not None:
        return False
    return reading.lexicon.look_up(page.words[at].key + page.key(at + 1), cased=True) is None  # "Jay-den"


def _numbered(page: Page, at: int) -> bool:
    """Whether a figure stands right behind the word."""
    end = page.words[at].end
    return page.folded.text[end : end + 1].isdigit()


def _is_a_thing(reading: Reading, at: int) -> bool:
    """Whether a word that is a name in the case is part of a saying, or in small letters a thing: "a carter"."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if (saying := expression_at(page.folded.lower, word.start, word.key)) is not None:
        return not _stands_out(reading, at, saying)
    if usage.is_call_sign(page, at) or (word.key == "tel" and _TELEPHONE.match(page.folded.lower, word.end)):
        return True
    following = page.next_key(at)
    if is_shortened(page, at) or is_shown(page, at):
        return True
    if word.capital and following == "of" and page.previous_key(at) in ("the", "a") and not word.upper:
        return is_everyday(word.key)  # "the Dean of the cathedral"
    if word.capital or word.owner or hit is None or is_word(word.key):
        return False
    if (
        page.previous_key(at) == "to"
        and page.key(at - 2) in _BEFORE_VERBS
        and following in _OF_A_THING | _ARTICLES
    ):
        return True  # "wanted to harry the ducks"
    if not is_everyday(word.key):  # "the kitty", "a jack"; hardly "my jack"
        small = word.key in WORDS_IN_SMALL and page.previous_key(at) in ("the", "a", "an", "some", "no")
        grown = word.key in WORDS_IN_SMALL and not word.caseless and page.previous_key(at) in _GROWN
        return (small and not hit.plural and following not in usage.PEOPLE_DO) or grown
    if hit.plural:
        stem = word.bare.removesuffix("s")
        if hit.strength == Strength.DISTINCT and stem in reading.lexicon.forms and not is_everyday(stem):
            return False  # "wolfes" of a Wolfe, whatever it looks like
        if page.previous_key(at) == "the" and (_ends_a_visit(reading, at) or _does_as_family(reading, at)):
            return False
        return following not in usage.OWNED and following not in usage.AFTER_NAME - usage.AFTER_PERSON - usage.ARE
    previous = page.previous_key(at)
    if previous in ("a", "an"):
        return True  # "a carter went by"
    if previous in _OF_A_THING and not word.caseless:
        return following not in usage.PEOPLE_DO
    return previous in _OF_THINGS and (following not in usage.PEOPLE_DO or previous == "any")


def _stands_out(reading: Reading, at: int, saying: tuple[int, int]) -> bool:
    """Whether only this word of a saying has a capital: "the Foster family", "a Stray dog"."""
    page, word = reading.page, reading.page.words[at]
    if not word.capital or word.shouted or word.key in FIRST_NAMES or not is_everyday(word.key):
        return False
    start, end = saying
    others = page.folded.text[start : word.start] + page.folded.text[word.end : end]
    small = any(map(str.isalpha, others)) and others.islower() and "-" not in others
    if word.opens or start < word.start:  # "Foster family at no 4"; "Foster carer" may be either
        return small and page.next_key(at) in ("family", "household") and page.key(at + 2) not in _PLACED
    return small


_PLACED = words("placement placements home homes care")


def _meant_as_name(reading: Reading, at: int) -> bool:
    """Whether a word that is a name as well is meant as the name, by its letters and neighbours."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if month_by_neighbours(page, at) or day_by_neighbours(page, at):
        return False
    if word.caseless and word.opens and _doubled(reading, at):
        return False
    if hit is not None and hit.plural and not word.owner:
        return _plural_meant(reading, at)
    if faint.in_longer_name(reading, at):
        return False
    if usage.speaks_for_person(page, at) or caseless.told_twice(page, at) or _in_row(reading, at):
        return True
    if usage.ordinary_by_neighbours(page, at):
        return False
    if called_in_small(reading, at):
        return True
    if word.owner and word.bare in PARTICLES and word.bare not in usage.THINGS:
        return True  # no such word has an "'s"
    if _FILE_END.match(page.folded.lower, word.end):
        return True
    if called_family_in_small(reading, at) or _is_visited(reading, at) or _behind_nickname(reading, at):
        return True
    if word.caseless:
        return (
            caseless.means_person(page, at)
            or after_quoted(reading, at)
            or _after_first_name(reading, at)
            or _goes_by(reading, at, word.bare)
        )
    if not word.capital:
        rare = not is_word(word.key) and caseless.spoken_of(page, at)
        return rare or _joined_to_name(reading, at)
    if page.previous_key(at) in _ARTICLES and not word.upper:
        following = page.next_key(at)
        if page.previous_key(at) == "a" and following in usage.ACTS and reading.is_initial_a(at):
            return True
        family = page.folded.text.startswith("'", word.end) or following in _SEVERAL_DO
        several = word.bare.endswith("s") and family and not word.opens  # "the Mills' gate", "the Banks were out"
        matters = following in _MATTERS or has_papers(reading, at)
        return several or matters or (word.owner and following in usage.OWNED)
    if word.upper and not word.shouted and len(word.key) == 2 and word.key not in reading.lexicon.signatures:
        return False  # "MO: kicks the door", where a Mo is known
    if word.opens and _doubled(reading, at):
        return False
    if word.opens or word.upper:
        return not usage.reads_as_word(page, at)
    return not (word.key in usage.MODALS and usage.in_headline(page, at))


def _begins_row(reading: Reading, at: int) -> bool:
    """Whether two more first names follow, so that "Will" begins no question: "Will Mark Joy Grace"."""
    page, word = reading.page, reading.page.words[at]
    if not word.capital or not word.opens:
        return False
    for other in (at + 1, at + 2):
        hit = reading.hit(other)
        if hit is None or not page.words[other].capital or page.gap(other - 1, other) != " ":
            return False
        if all(form.part != "given" for form in hit.forms) or page.key(other) == word.key:
            return False
    return not reading.same_person(at + 1, at + 2)


def _in_row(reading: Reading, at: int) -> bool:
    """Whether it begins such a row, or goes on with one in capitals: "DAWN DREW RAY PAT"."""
    page, first = reading.page, at
    while page.words[at].shouted and reading.hit(first - 1) is not None and page.gap(first - 1, first) == " ":
        first -= 1
    return _begins_row(reading, first)


def _doubled(reading: Reading, at: int) -> bool:
    """ "Will Will come?": of two in a row with capitals, the second is the name."""
    page = reading.page
    if at + 1 >= len(page.words) or page.gap(at, at + 1) != " " or page.words[at].key not in usage.MODALS:
        return False
    if page.words[at].caseless and reading.hit(at + 2) is not None:  # "will will brown be there"
        return page.words[at + 1].key == page.words[at].key and bool(reading.same_person(at + 1, at + 2))
    return page.words[at + 1].key == page.words[at].key and page.words[at + 1].capital


def _plural_meant(reading: Reading, at: int) -> bool:
    """Whether a plural, or a possessive without its apostrophe, is a family or a person."""
    page, word = reading.page, reading.page.words[at]
    the, following = page.previous_key(at) == "the", page.next_key(at)
    if page.folded.text.startswith("'", word.end):
        return word.capital or the or usage.owns_in_small(page, at)
    if usage.ordinary_by_neighbours(page, at):
        return False
    if word.capital and not word.shouted:
        if following in ("all", "both") and page.key(at + 2) in usage.PEOPLE_DO:
            return True  # "Knights all shouting"
        heads = page.folded.text[word.end : word.end + 3] in (" - ", ": ")
        alone = usage.may_be_a_family(word.bare) and word.bare not in _GOODS
        alone = alone and (not following or following in usage.AFTER_NAME)  # "Youngs rang"
        alone = alone or following in _ONLY_PEOPLE_DO
        return the or not word.opens or heads or following in usage.OWNED or alone
    if the and (following in usage.FAMILY or _ends_a_visit(reading, at) or _does_as_family(reading, at)):
        return True
    if the:
        return usage.may_be_a_family(word.bare) and (word.caseless or following in usage.ARE)
    stem = word.bare.removesuffix("s")  # "frostys mates were there", "butchers at it again"
    named = not is_word(stem) and _goes_by(reading, at, stem)
    return word.caseless and (following in usage.OWNED or named or (stem in SELDOM and following in _THEY_ARE))


def _is_visited(reading: Reading, at: int) -> bool:
    """ "outside jazz's", where nothing else is said to be theirs; but "outside the jazz's"."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if not word.owner or word.capital or hit is None or page.previous_key(at) not in _NEAR:
        return False
    first = any(form.part == "given" for form in hit.forms)
    return first and word.bare not in usage.THINGS and not (page.next_key(at) and usage.close_by(page, at))


def _behind_nickname(reading: Reading, at: int) -> bool:
    """The surname in 'william "billy" brown'."""
    page = reading.page
    if at < 2 or page.gap(at - 1, at) not in ('" ', "' ", ") ", '") ', "') "):
        return False
    one, other = reading.hits[at], reading.hits[at - 1]
    if one is None or other is None or all(form.part != "family" for form in one.forms):
        return False
    return not {f.person for f in one.forms}.isdisjoint(f.person for f in other.forms if f.part == "given")


def _does_as_family(reading: Reading, at: int) -> bool:
    """ "the prices want", "the stones have had it", "the prices and the o'rourkes"."""
    page = reading.page
    if page.next_key(at) in _FAMILIES_DO or (page.next_key(at) == "have" and page.key(at + 2) == "had"):
        return True
    for link, other in ((at + 1, at + 3), (at - 2, at - 3)):
        one = reading.hit(other)
        if page.key(link) not in ("and", "n") or one is None or not one.plural:
            continue
        both = page.key(other - 1) == "the"  # "the stones and the prices"
        if both or (one.strength == Strength.DISTINCT and link < at):
            return True
    return False


def _ends_a_visit(reading: Reading, at: int) -> bool:
    """ "at the moons": of what there is one of, several are a family."""
    page, word = reading.page, reading.page.words[at]
    following = page.next_key(at)
    alone = not following or not usage.close_by(page, at) or following in usage.AFTER_PERSON
    return alone and word.bare in _ONE_ONLY and page.key(at - 2) in ("at", "by", "from", "with", "of", "to")


def _after_first_name(reading: Reading, at: int) -> bool:
    """ "kevin brown", where nobody called Kevin is in the case."""
    hit, first = reading.hits[at], reading.page.previous_key(at)
    if hit is None or first not in GIVEN_NAMES or is_word(first) or reading.page.gap(at - 1, at) != " ":
        return False
    return any(form.part == "family" for form in hit.forms)


def _goes_by(reading: Reading, at: int, key: str) -> bool:
    """Whether somebody of the case goes by this, and notes hardly need it as a word: "steely sez"."""
    recorded = key in reading.lexicon.recorded and key not in NEEDED
    return recorded and reading.page.previous_key(at) not in usage.DETERMINERS


def _joined_to_name(reading: Reading, at: int) -> bool:
    """In small letters after a name that is no word: "niamh and joy were"."""
    page = reading.page
    if at < 2 or page.words[at].key in usage.MODALS:
        return False
    other = reading.hit(at - 2) if page.words[at - 1].key in ("and", "n") else None
    if "&" in page.gap(at - 1, at):
        other = reading.hit(at - 1)
    following = page.next_key(at)
    sure = other is not None and other.strength == Strength.DISTINCT
    return sure and (not following or following in usage.AFTER_NAME)
