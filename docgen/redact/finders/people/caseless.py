"""Whether a word that is a name as well means a person, in notes that are all small letters or all capitals.

There a capital letter tells nothing, so the words around it have to: "with mark", "brown not in", "(joy)", against
"the price", "will mark the file", "brown bins".
"""

from __future__ import annotations

from docgen.redact.finders import usage
from docgen.redact.finders.whereabouts import stands_somewhere
from docgen.redact.language.collocations import BUYING, COLOURED, COLOURS, INSTRUCTIONS, OBJECTS
from docgen.redact.language.deeds import ADDRESSING, DONE_TO_PEOPLE, TO_DO_TO_PEOPLE
from docgen.redact.language.noted import NOTED
from docgen.redact.language.seldom import SELDOM
from docgen.redact.language.titles import CIVIL
from docgen.redact.language.words import MONTHS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_BEFORE_PEOPLE = words("with from by against between to for")
_CONCERNING = words("about re regarding concerning ref")
# Behind these "to" begins no infinitive: "cpw issued to mark".
_HANDED_TO = words("issued sent given handed served delivered belonging according due addressed referred")
_DONE_WITH = words("taken given made sent received noted")
_TO_ASK = (
    usage.TO_PEOPLE
    | TO_DO_TO_PEOPLE
    | words(
        """
    tell ask phone ring text warn arrest interview inform advise email caution serve invite refer remind thank
    help evict visit contact support chase see
    """
    )
)
_GIVING = words("offer give send lend offered gave sent lent issue issued hand handed serve")
_GIVEN = words(
    """
    a an the some weekly daily his her once twice mediation support help advice counselling rehousing letter
    letters appointment appointments interview contract respite with
    """
)
_BEFORE_VERB = words("to please will would should must may can could not and then or dont cannot they we i you")
_BEGINS_CLAUSE = words(
    """
    as when if while because that says said but so then where until till both after since although though states
    why how
    """
)
_SAYING = words("says said states stated claims")
_MAY = words("can could should would must")
_GOES_ON = usage.AUXILIARIES | words(
    """
    will would to not cant wont can could should must might cannot couldnt wouldnt shouldnt never also still always
    then later again
    """
)
_TO_TELL = words(
    "ask asked tell told warn warned invite invited remind reminded interview interviewed arrest arrested"
)
_WHAT_TO_TELL = words("to that about again asap today if whether why")
_MET = words(
    """
    interview interviews meeting met meet spoke spoken speak talk talked living lives lived live attended visited
    threatened assaulted abused harassed followed attacked bullied punched kicked named pushed intimidated
    """
)
_OWN = words("his her their")
# What is noted of somebody behind a dash: "mark - no reply", "stone: refused".
_NOTED = words("no nfa not na")
_MATTERS = usage.FAMILY | words("dispute case matter file complaint tenancy related v vs")
_HOUSEHOLD = words("family household residence brothers sisters twins")
_TOGETHER = words("are were have both seen spoken present absent") | usage.PEOPLE_DO - usage.FAMILY - words(
    "left hit kept"
)
_NEARBY = words("upstairs downstairs opposite")
_TOLD = words(
    "rung told visited interviewed contacted informed updated invited arrested asked warned served phoned texted"
)
_ASKED = words("ask asked tell told remind")
_WHAT = words("if whether how why when about for to")
# What is done by people and not to things.
_ACTED_ONLY = words("signed answered apologised missed failed declined spoke wrote")
_ACTED = _ACTED_ONLY | words("accepted handed showed seen opened received contacted refused")
_CALLED = words("aka alias dear")
_KIN = words("son daughter brother sister mother father mum dad wife husband partner nephew niece cousin stepson")
_PERSONS = words("woman man lady bloke girl lad lads chap fella female male")
_TELLING = words("the that a his her to not he she they it if")
_ELDERS = words("young little big")
_OPENERS = "([{<>:=|\"'*_#•-–+,"
_CLOSERS = ")]}<>|,.;\"'*_+/?!"


def means_person(page: Page, at: int) -> bool:
    """Whether the words and signs around it speak for a person more than for the ordinary word."""
    word = page.words[at]
    key, previous, following = page.key(at), page.previous_key(at), page.next_key(at)
    if word.opens and stands_somewhere(page, at):
        return True
    if _is_addressed(page, at) or _is_relative(page, at) or _is_told(page, at):
        return True
    if key in MONTHS:
        return previous in _ASKED and following in _WHAT
    if usage.determined(page, at) and not _stands_alone(page, at):
        if previous == "the" and following in _PERSONS and not usage.may_be_a_family(key):
            return True  # "the banks woman", but "the young man"
        return following in _MATTERS or (word.owner and following in usage.OWNED)
    if key in COLOURS and _is_a_colour(page, at):
        return False
    thing = key in usage.THINGS
    if following in _HOUSEHOLD and key not in COLOURS and not usage.may_be_a_family(key) and not thing:
        return True
    if _stands_alone(page, at):
        return not thing or page.gap(at - 1, at).strip() != ","
    ends = not following or following in usage.AFTER_NAME or not usage.close_by(page, at)
    if ends and (previous in ADDRESSING or (previous == "as" and page.key(at - 2) in ("known", "named"))):
        return True
    if following == "who" or _with_theirs(page, at):
        return True
    if key in usage.MODALS:
        asked = previous in _TO_ASK and (ends or following in ("for", "if", "whether"))
        return asked or previous in _BEFORE_PEOPLE - {"against"}
    if (word.opens and following in ("v", "vs", "versus")) or _is_handed_something(page, at, ends):
        return not thing
    if previous in ("v", "vs", "both") or (previous in ("is", "was") and page.key(at - 2) == "who"):
        return True
    if key in INSTRUCTIONS and previous in _BEFORE_VERB:
        return previous in _MAY and not following
    if following in _MATTERS - usage.FAMILY or following == "tenancy":
        return key in COLOURS or previous in _MATTERS
    beside = (
        previous in _BEFORE_PEOPLE
        or previous in _TO_ASK
        or (previous in _CONCERNING and not thing)
        or (previous == "at" and page.key(at - 2) in usage.PEOPLE_DO)
    )
    if beside and ends and (not thing or (previous in _TO_ASK and not following)):
        return True
    if thing and ends and (_meets_people(page, at) or (previous in _TO_TELL and following in _WHAT_TO_TELL)):
        return True
    if previous in DONE_TO_PEOPLE and following in ("from", "for", "with", "via") and not thing:
        return True
    if following == "back" and previous in ("ring", "rang", "call", "phone", "phoned", "text"):
        return not thing
    if previous in _GIVING:
        return not thing and (ends or following in _GIVEN)
    if (following, page.key(at + 2)) == ("to", "be") and page.key(at + 3) in _TOLD:
        begins = word.opens or previous in _BEGINS_CLAUSE or page.gap(at - 1, at) == ", "
        return begins and not (thing and page.key(at + 3) == "seen")
    begins = word.opens or previous in _BEGINS_CLAUSE
    if (begins or page.gap(at - 1, at) == ", ") and following in _ACTED and not thing and key not in usage.MODALS:
        return key != "grant" or following in _ACTED_ONLY
    if previous in _TO_ASK and following in _WHAT:
        return not thing
    if begins and _is_subject(page, at, thing):
        return True
    return key in SELDOM


def _is_addressed(page: Page, at: int) -> bool:
    """ "dear grace,", "(aka bill)", "miss april and"."""
    previous, following = page.previous_key(at), page.next_key(at)
    ends = not following or not usage.close_by(page, at)
    if previous in _CALLED:
        return ends or previous != "dear"
    if previous == "as" and page.key(at - 2) == "known":
        return ends
    if page.next_key(at + 1) in CIVIL and len(following) == 1:
        return True  # "banks g mrs"
    begins = previous == "miss" and (
        page.words[at - 1].opens or page.key(at - 2) in _BEGINS_CLAUSE | _BEFORE_PEOPLE
    )
    titled = begins and page.gap(at - 1, at) == " "
    return titled and (following in usage.AFTER_NAME | {"and", "spoke"} or ends)


def _is_told(page: Page, at: int) -> bool:
    """ "told grace the period ends", "who let price in"."""
    key, previous, following = page.key(at), page.previous_key(at), page.next_key(at)
    if key in usage.MODALS | MONTHS or not usage.close_by(page, at):
        return False
    if previous == "let":
        return following in ("in", "out", "know", "go") and key not in COLOURS
    return previous == "told" and key not in usage.THINGS | COLOURS and following in _TELLING


def _is_relative(page: Page, at: int) -> bool:
    """ "his son grant may lose it", "young grant was"."""
    key, previous, following = page.key(at), page.previous_key(at), page.next_key(at)
    if key in usage.MODALS | usage.THINGS | MONTHS or not usage.close_by(page, at):
        return False
    if previous in _ELDERS:
        return following in usage.PEOPLE_DO | usage.AUXILIARIES and key not in COLOURS
    return previous in _KIN and following in usage.AFTER_NAME | usage.MODALS


def spoken_of(page: Page, at: int) -> bool:
    """Whether a word that notes seldom need stands in small letters where people do: "complaint about kettle"."""
    following = page.next_key(at)
    ends = not following or following in usage.AFTER_NAME or not usage.close_by(page, at)
    previous = page.previous_key(at)
    if previous in ("by", "from") and following in _DONE_WITH:
        return True
    return means_person(page, at) or (ends and previous in _CONCERNING)


def told_twice(page: Page, at: int) -> bool:
    """Whether the word before is the same one, as an order: "may mark mark down as absent"."""
    word = page.words[at]
    twice = word.caseless and word.key in INSTRUCTIONS and page.previous_key(at) == word.key
    return twice and page.gap(at - 1, at) == " " and page.previous_key(at - 1) in _BEFORE_VERB


def both_named(page: Page, at: int) -> bool:
    """Whether two words that are names as well begin a clause together, and do something: "grant and dawn are"."""
    word, second = page.words[at], at + 2
    if page.key(at + 1) != "and" or second >= len(page.words) or {word.key, page.key(second)} & usage.THINGS:
        return False
    begins = word.opens or page.previous_key(at) in _BEGINS_CLAUSE | _BEFORE_PEOPLE
    return begins and page.next_key(second) in _TOGETHER and usage.close_by(page, second)


def _is_subject(page: Page, at: int, thing: bool) -> bool:
    """Whether a clause that begins with it goes on as one about a person does."""
    key, following, third = page.key(at), page.next_key(at), page.key(at + 2)
    if not usage.close_by(page, at) or page.gap(at, at + 1) == " - ":
        after = page.folded.lower[page.words[at].end : page.words[at].end + 6]
        if not thing and after.startswith((" - ", ": ")) and page.key(at + 1) in _NOTED | NOTED | usage.PEOPLE_DO:
            return key not in COLOURS or page.key(at + 2) in ("reply", "answer", "contact")
        bracket = after.startswith((" (no", " (fl") if thing else " (")
        return bracket or page.previous_key(at) in _SAYING
    if key not in INSTRUCTIONS and not thing and (following in _NEARBY or (following, third) == ("next", "door")):
        return True
    if not thing and ((following, third) == ("no", "reply") or following in ("nfa", "aged")):
        return True
    if not thing and _acts_on(following, third):
        return not (key in INSTRUCTIONS and following in OBJECTS)
    if key == "grant" and following in usage.AUXILIARIES and third in BUYING | {"awarded", "spent", "refused"}:
        return False
    if following not in _GOES_ON or (key == "hope" and following == "to"):
        return False
    if thing:
        return (
            third.endswith("ing")
            or third in usage.PEOPLE_DO - BUYING
            or (following, third in _WILLED) == ("will", True)
        )
    return not (key in INSTRUCTIONS and following in OBJECTS) and not (following == "to" and third == "be")


def _meets_people(page: Page, at: int) -> bool:
    """ "Interview with price", "assaulted by bill"."""
    return page.previous_key(at) in ("with", "by") and page.key(at - 2) in _MET


def _is_a_colour(page: Page, at: int) -> bool:
    """ "bins (brown)", "brown, black and white": beside what has a colour, or another one."""
    return page.key(at - 1) in COLOURED | COLOURS or (page.key(at + 1) in COLOURS and page.gap(at, at + 1) != " ")


def _with_theirs(page: Page, at: int) -> bool:
    """ "mark and his mum", "joy & her partner"."""
    third = page.key(at + 2) if page.next_key(at) == "and" else ""
    if at + 1 < len(page.words) and page.gap(at, at + 1).strip() == "&":
        third = page.key(at + 1)
        return third in _OWN or third in usage.FAMILY
    return third in _OWN and page.key(at + 3) in usage.FAMILY | {"mates", "friends", "mate", "friend"}


def _is_handed_something(page: Page, at: int, ends: bool) -> bool:
    """ "cpw issued to mark", where "to" begins no infinitive."""
    return ends and page.previous_key(at) == "to" and page.key(at - 2) in _HANDED_TO


_ACTED_ON = words("the a an his her their him them it my our us me")
# What a stone, a frost or a wall does as well.
_THINGS_DO = words(
    "covered blocked damaged filled hit smashed cracked stained closed caused affected included landed"
)
_WILLED = words("give attend ring tell speak appeal accept sign meet engage apologise complain contact")
_TRIED = words("failed wanted threatened refused agreed declined asked offered")


def _acts_on(following: str, third: str) -> bool:
    """ "brown signed the abc", "mark failed to attend"."""
    if third == "to":
        return following in _TRIED
    return third in _ACTED_ON and following.endswith("ed") and len(following) > 4 and following not in _THINGS_DO


def _stands_alone(page: Page, at: int) -> bool:
    """Whether signs stand on both sides of it, as round an item of a list: "(mark)", "perp: brown."."""
    text, word = page.folded.text, page.words[at]
    left = text[max(0, word.start - 6) : word.start].rstrip(" \t")
    right = text[word.bare_end : word.bare_end + 6].lstrip(" \t")
    opened = (word.start == 0 or left.endswith("\n")) if not left or left.endswith("\n") else left[-1] in _OPENERS
    closed = not right or right[0] in _CLOSERS or right[0] == "\n"
    return opened and closed
