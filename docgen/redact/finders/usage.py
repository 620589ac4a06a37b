"""Whether a word that is a name as well ("Brown", "Will", "May") is meant as a name where it stands.

Lists of the words that stand beside people, and of those that stand beside things. Where nothing speaks either
way, a capital letter makes it a name: a word taken out too many can be read past, a name left in can't.
"""

from __future__ import annotations

from docgen.redact.finders.nouns import is_a_street, is_of_a_thing
from docgen.redact.finders.whereabouts import stands_somewhere
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.collocations import (
    BODIES,
    BODY_KINDS,
    BUYING,
    COLOURED,
    COLOURS,
    FOLLOWED_BY,
    HEADLINE_VERBS,
    INSTRUCTIONS,
    NOT_A_PLACE_BEFORE,
    OBJECTS,
    OPENS_AS_WORD,
    PLACES,
    PRECEDED_BY,
)
from docgen.redact.language.deeds import DONE_BY_PEOPLE, DONE_TO_PEOPLE, KINDRED, OF_SOMEBODY, POSSESSIONS
from docgen.redact.language.titles import PARTS
from docgen.redact.language.words import ALPHABET, FUNCTION_WORDS, MONTHS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

MODALS = words("will may might can must")
# What only people do, or are.
PEOPLE_DO = DONE_BY_PEOPLE | words(
    """
    said says told tells denied denies admitted admits shouted shouts swore swears threatened threatens refused
    refuses refusing lives lived punched kicked threw claims claimed states stated alleges alleged thinks wants
    reckons rang phoned texted emailed replied replies apologised apologises complained complains reported reports
    heard saw hears sees feels felt knows knew drinks drank smokes sworn moved moves abusive aggressive drunk
    upset angry shouting swearing drinking fighting screaming threatening kicking playing banging smoking crying
    asked asks attended attends agreed agrees arrested interviewed cautioned warned came comes went goes gave
    gives left returned walked ran drove owns pays paid plays keeps kept started hit assaulted spat stole took
    takes works worked sat stood woke slept confronted followed accused accuses disputes disputed disagrees pushed
    damaged witnessed stays stayed sleeps senior junior snr jnr
    """
)
AUXILIARIES = words("was is has had did does wasnt isnt hasnt hadnt didnt doesnt")
TO_PEOPLE = DONE_TO_PEOPLE | words(
    """
    told asked phoned rang texted warned arrested interviewed visited informed advised contacted emailed called
    cautioned met saw heard spotted evicted charged served invited referred reminded confronted threatened
    assaulted hit punched
    """
)
_PASSIVE = words("told asked warned arrested interviewed advised informed cautioned evicted reminded phoned drunk")
_SPEAKING = words(
    """
    spoke speak spoken speaking talked talk talking said wrote apologised listened written met meet
    """
)
CONTACT = words(
    """
    tc call calls called letter letters text texts visit visits visited hv email emails phone message messages
    statement complaint complaints reply apology report reports tcs contact msg card note
    """
)
_LINKS = words("to with from by against re about for of")
AFTER_PERSON = words(
    """
    about to that and on at again today yesterday who regarding re by in because not off over when why if but this
    last after before is was has had then re concerning outside inside tonight tomorrow earlier twice weekly daily
    monthly regularly separately alone together asap now soon since
    """
)
FAMILY = KINDRED
OWNED = KINDRED | POSSESSIONS
AFTER_NAME = (
    AFTER_PERSON
    | PEOPLE_DO
    | AUXILIARIES
    | words("were are have will would to may might can could should must cannot cant")
)
ACTS = PEOPLE_DO | words("will would")
ARE = words("are were have had at next")


DETERMINERS = words("the a an no my his her their our any this that some")
THINGS = words("price bill case van bin mac den")
# After "will" these may be its verb, or the plural that it speaks of.
_AFTER_MODAL = words("hit reports plays works visits moves states keeps claims returned owns abusive calls")
_QUALITIES = words(
    """
    young old long short sharp strong wise best good rich noble savage bright hardy moody small little
    """
)


def may_be_a_family(plural: str) -> bool:
    """Whether "the browns", in small letters, can be a family: colours and qualities have no other plural."""
    return plural.removesuffix("s") in COLOURS | _QUALITIES


def may_begin_words(key: str) -> bool:
    """Whether a sentence may well begin with this as a verb: "Mark", "Will"."""
    return key in MODALS or key in INSTRUCTIONS


def in_headline(page: Page, at: int) -> bool:
    """Whether the words on both sides are capitalised as well, so that a capital says little."""
    around = page.words[max(0, at - 1) : at] + page.words[at + 1 : at + 2]
    return len(around) == 2 and all(w.capital for w in around) and page.key(at + 1) in HEADLINE_VERBS


def ordinary_by_neighbours(page: Page, at: int) -> bool:
    """Whether a fixed expression makes it a word: "Brown bins", "no joy", "White Hart", "Hart Street"."""
    word = page.words[at]
    bare = page.key(at)
    following = page.next_key(at) if not word.owner and close_by(page, at) else ""
    if following == "of" and page.key(at + 2) in _DOORS:
        return False  # "Price of no 4"
    if following and following in FOLLOWED_BY.get(word.key, frozenset()):
        return not (_throws_away(page, at) and bare in COLOURS)
    if following.endswith("s") and page.words[at + 1].owner and page.key(at + 1) in FOLLOWED_BY.get(word.key, ()):
        return True  # "Young people's worker"
    if bare in COLOURS and following in ("and", "or", "coloured") and (page.key(at + 2) in COLOURS | COLOURED):
        return True
    if page.previous_key(at) in PRECEDED_BY.get(word.key, frozenset()) or is_a_street(page, at):
        return True
    if (
        following in PLACES
        and page.words[at + 1].capital
        and not page.words[at + 1].shouted
        and page.gap(at, at + 1).isspace()
    ):
        return not (following in ("court", "close") and page.key(at + 2) in NOT_A_PLACE_BEFORE)
    return following in BODY_KINDS and page.words[at + 1].capital and page.next_key(at + 1) in BODIES


_DOORS = words("no nos number flat")


def _throws_away(page: Page, at: int) -> bool:
    """Whether what follows is a verb, and no plural: "Brown bins the letters"."""
    verb = page.words[at].capital and not page.words[at].shouted and page.next_key(at) in ("bins", "bags", "boxes")
    return verb and page.key(at + 2) in _ITS_OBJECT and page.gap(at + 1, at + 2) == " "


_ITS_OBJECT = words("the his her their my our your it them every everything all any")


def close_by(page: Page, at: int) -> bool:
    """Whether only a space or a hyphen stands before the next word."""
    gap = page.gap(at, at + 1) if at + 1 < len(page.words) else "."
    return not gap.strip(" \t\n-_")


# Behind a modal they show that it was none: "Will can be abusive", "Will not in", "Will no reply".
_SECOND_MODALS = words(
    "can could should must might may would shall cannot cant couldnt shouldnt wont wouldnt mustnt isnt doesnt"
)
_NEVER_BEHIND = words("nfa aged v vs versus")
_BETWEEN_VERBS = words("never also still always then later again often regularly usually just")
_NOT_THERE = words("in at home available answering responding engaging attending seen here there out known")
_LACKED = words("reply answer contact response show further")
_SAID_THAT = words("me him her us them aware noted concern concerns complaint belief fear fears claim allegation")


_DIGITS = words("zero one two three four five six seven eight nine niner")


def determined(page: Page, at: int) -> bool:
    """Whether an article or the like stands before it; not the "that" of what is said: "told that mark was"."""
    previous = page.previous_key(at)
    if previous != "that":
        return previous in DETERMINERS
    return page.key(at - 2) not in PEOPLE_DO | TO_PEOPLE | _SAID_THAT


def speaks_for_person(page: Page, at: int) -> bool:
    """Whether, letters aside, the words around it can only mean a person: "told will about", "brown said"."""
    word = page.words[at]
    if determined(page, at):
        return False
    if at and word.key in MODALS and not word.capital and page.words[at - 1].owner and not word.caseless:
        return False  # "William's will is with solicitors"
    if _is_of_several(page, at) or _is_left_so(page, at):
        return False
    if word.key == "will" and not word.capital and page.previous_key(at) in PRECEDED_BY["will"]:
        return False  # "good will was shown"
    if (page.next_key(at), page.key(at + 2)) == ("at", "it") or _is_waited_for(page, at):
        return True
    if owns_in_small(page, at) or page.next_key(at) in ("himself", "herself", "themself"):
        return True
    if word.owner:
        thing = page.key(at) not in COLOURS | INSTRUCTIONS | MODALS
        return page.key(at) not in MONTHS and (not thing or page.next_key(at) in OWNED)
    return _does_something(page, at) or _is_spoken_to(page, at)


_SEVERAL = words("boys girls kids lads men women children youths parents")
_OF_SEVERAL = words("were are have on at in with from seen who outside")


def _is_of_several(page: Page, at: int) -> bool:
    """Whether "boys" are some where somebody is called Boys: "boys shouting", "Boys on bikes"."""
    word, following = page.words[at], page.next_key(at)
    if word.key not in _SEVERAL or (word.capital and not (word.opens or word.shouted)):
        return False
    if following == "who" and page.key(at + 2) in ("was", "is", "has"):
        return False
    return following in _OF_SEVERAL or following.endswith("ing")


def _is_left_so(page: Page, at: int) -> bool:
    """ "Gates left open", "gate not fixed": what no person is."""
    following, third = page.next_key(at), page.key(at + 2)
    if following == "left":
        return third in ("open", "unlocked", "ajar", "unsecured", "insecure")
    return following == "not" and third in ("fixed", "repaired", "collected", "emptied", "replaced", "mended")


_WAITING = words("until till unless if when once whenever")
_ENDED = words("leaves stops behaves calms apologises moves attends agrees returns comes goes wakes pays engages")


def _is_waited_for(page: Page, at: int) -> bool:
    """ "Until Brown leaves", "unless mark stops"."""
    return page.previous_key(at) in _WAITING and page.next_key(at) in _ENDED and close_by(page, at)


_NUMBERS = _DIGITS | words("ten twenty thirty fifty hundred few many several some more")
_FAR = words("drive home house music car")  # "ten miles' drive"


def owns_in_small(page: Page, at: int) -> bool:
    """Whether something is said to be theirs with no more than an apostrophe: "miles' mum", "banks' statement"."""
    word = page.words[at]
    if word.owner or not word.key.endswith("s") or not page.folded.text.startswith("' ", word.end):
        return False
    counted = page.folded.text[: word.start].rstrip()[-1:].isdigit() or page.previous_key(at) in _NUMBERS
    return not counted and page.next_key(at) in OWNED - _FAR and page.previous_key(at) not in DETERMINERS


# Past forms that are no verb in the present.
_PAST = words(
    """
    made began got bought brought caught chose did drew fell found forgot gave grew had held knew lost met rode
    sent sold spent spoke swam taught thought told went wrote broke built burnt dealt fought led meant shook
    been seen gone drunk
    """
)


def _asks(page: Page, at: int) -> bool:
    """Whether the sentence that goes on from here ends as a question."""
    end = next((c for c in page.folded.text[page.words[at].end :] if c in ".!?\n"), "")
    return end == "?"


def _is_past(word: str) -> bool:
    return word in _PAST or (
        word.endswith("ed") and len(word) > 5 and word not in ("proceed", "succeed", "exceed")
    )


_BARE = words("be have need continue still not also then and or to in")


def _is_no_modal(page: Page, at: int) -> bool:
    """Whether what follows "Will" can't follow the verb: "Will can be abusive", "Will never answers"."""
    following, third = page.next_key(at), page.key(at + 2)
    if (following in _SECOND_MODALS | _NEVER_BEHIND and not _asks(page, at)) or _is_not_there(page, at):
        return True
    if following == "needs":
        return not _asks(page, at)
    if following in _BETWEEN_VERBS and (
        _is_past(third) or third in PEOPLE_DO | AUXILIARIES or _is_done_now(third)
    ):
        return not (third in _AFTER_MODAL or _asks(page, at)) and page.words[at].opens
    return following == "no" and third in _LACKED


def _is_done_now(word: str) -> bool:
    """Whether it is a verb of the third person: "answers", "shouts"."""
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _BETWEEN_VERBS | FUNCTION_WORDS
    )


def _is_not_there(page: Page, at: int) -> bool:
    """ "Will not in"; but "will not in any way"."""
    if page.next_key(at) != "not" or page.key(at + 2) not in _NOT_THERE or _asks(page, at):
        return False
    following = page.next_key(at + 2)
    return not following or following in AFTER_PERSON or not close_by(page, at + 2)


def _does_something(page: Page, at: int) -> bool:
    """Whether what follows is done by people only: "brown said", "will was", "young has"."""
    word = page.words[at]
    if not close_by(page, at):
        return False
    following, modal = page.next_key(at), word.key in MODALS
    if modal and _is_no_modal(page, at):
        return True
    if modal and _is_past(following) and not (word.opens and _asks(page, at)):
        return True  # "Will made a will": no such verb stands after "will", but "Will shared doors be cleaned?"
    if following in PEOPLE_DO:
        if following in FOLLOWED_BY.get(word.key, frozenset()):
            return False
        if word.key in THINGS and following in BUYING | {"reports", "agreed", "left"}:
            return False  # "price agreed"
        if modal and following in _AFTER_MODAL - {"hit", "owned"}:  # "Will reports noise", "Will reports be sent?"
            return word.opens and not _asks(page, at) and page.key(at + 2) not in _BARE
        return not modal or following not in _AFTER_MODAL
    if following in AUXILIARIES and page.key(at + 2) not in _PASSIVE:
        # An adjective can't be the subject, nor can the little word of another name.
        return modal or word.key in COLOURS | _QUALITIES or word.key in PARTICLES - THINGS - FUNCTION_WORDS
    if following in ("was", "were", "is", "has") and page.key(at + 2) in _PASSIVE:
        return word.key not in THINGS  # "angel was told"
    return following in MODALS and modal and (page.words[at + 1].shouted or not page.words[at + 1].capital)


def _is_spoken_to(page: Page, at: int) -> bool:
    """Whether somebody is told, visited or spoken with: "told mark", "spoke to brown today", "call from joy"."""
    word = page.words[at]
    following, previous = page.next_key(at), page.previous_key(at)
    part = previous in PARTS and word.key not in MODALS
    sent = following in ("sent", "received") and page.key(at - 2) in CONTACT and previous in ("to", "from")
    if following and not sent and following not in (AFTER_NAME if part else AFTER_PERSON):
        return False
    modal = word.key in MODALS
    if (modal and following == "to" and previous not in TO_PEOPLE) or (
        word.key in THINGS and following in ("for", "of")
    ):
        return False
    if previous in TO_PEOPLE:
        return True
    if previous in _LINKS:
        verb = page.key(at - 2)
        if previous == "of" and verb in OF_SOMEBODY:
            return word.key not in THINGS
        return verb in _SPEAKING or (verb in CONTACT and previous not in ("for", "of"))
    return part and following != "of"


_ACTIONS = words("attention action review closure filing follow discussion decision agenda")


_NEEDED = words("patience grace hope faith charity mercy peace prudence honour trust care")


def reads_as_word(page: Page, at: int) -> bool:
    """Whether a capitalised word at the start of a sentence is an ordinary one: "Mark the file", "Will you"."""
    word = page.words[at]
    following = page.next_key(at)
    if word.owner or stands_somewhere(page, at):
        return False
    if _is_of_several(page, at) or _is_left_so(page, at):
        return True
    if word.key in MODALS:
        apart = page.gap(at, at + 1).strip(" \t\n[-_") if following else "."
        return not apart and not speaks_for_person(page, at) and following not in ("and", "to", "who")
    if word.key in INSTRUCTIONS and following in OBJECTS and "," not in page.gap(at, at + 1):
        return True
    if word.key == "mark" and following == "for" and close_by(page, at):
        return bool(_ACTIONS & {page.key(n) for n in range(at + 2, at + 5)})
    if following == "of" and close_by(page, at) and is_of_a_thing(page, at):
        return page.next_key(at + 2 + (page.key(at + 2) == "the")) not in PEOPLE_DO | AUXILIARIES
    if following in ("is", "was") and word.key in _NEEDED and page.key(at + 2) in ("needed", "required"):
        return page.key(at + 3) in ("with", "from", "all", "while", "on")  # "Patience is needed with the court"
    if following == "about" and word.key in _QUALITIES | {"cross"} and page.key(at + 2) in DETERMINERS:
        return True
    if close_by(page, at) and following in OPENS_AS_WORD.get(word.key, frozenset()):
        return page.key(at + 2) not in _DOORS | {"door"}
    return (
        word.key in ("price", "bill")
        and following == "to"
        and page.key(at + 2) == "be"
        and page.key(at + 3) in BUYING
    )


def is_call_sign(page: Page, at: int) -> bool:
    """Whether a name is a letter as it is said by radio: "Alpha Charlie 3", "Victor Two"."""
    if page.words[at].key not in ALPHABET:
        return False
    following = page.next_key(at) if close_by(page, at) else ""
    before = page.previous_key(at) if at and close_by(page, at - 1) else ""
    return following in ALPHABET | _DIGITS or before in ALPHABET


def spoken_with(page: Page, at: int) -> bool:
    """Whether a word that stands in nearly every sentence is somebody all the same: "spoke to an about it"."""
    following = page.next_key(at)
    said = page.previous_key(at) in _LINKS and page.key(at - 2) in _SPEAKING
    return said and (not following or following in AFTER_PERSON - {"that", "this", "over", "in", "on", "before"})
