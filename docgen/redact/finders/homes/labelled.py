"""Patterns for numbers of homes that "no.", "number" or "#" stands before: "no 16", "nr. 16", "number (16)"."""

from __future__ import annotations

from docgen.redact.finders.homes.counting import COUNTING, COUNTING_NAMED, THINGS
from docgen.redact.knowledge.homes import STREET_TYPES
from docgen.redact.language.wordsets import listed
from docgen.redact.text.phrases import EDGE, END

# What stands before a number that is no house.
NO_HOUSE = "".join(
    rf"(?<!\b{noun}{plural} )"
    for noun in listed(
        """
        action item page case ref reference crime incident bus route schedule recommendation letter form account
        version badge collar serial log issue question step appendix exhibit line warning meeting photo clip diary
        entry notice junction invoice job task ticket option priority ground offence count section paragraph clause
        article rule regulation condition requirement annex figure table chapter volume document attachment draft
        statement objective reason plan band seat locker platform train courtroom cell ward shirt dose agenda
        penalty level tel
        """
    )
    for plural in ("", "s")
)
# What papers have by number, behind it: "number 16 of the agenda".
PART_OF = (
    r"(?!\s+(?:of|on|in|from)\s+(?:the|this|that|our)\s+(?:agenda|minutes|act|form|report|guidance|policy|agreement|order|list|lease"
    r"|tenancy|deed|contract|covenant|conditions|byelaws|injunction|undertaking|plan|recommendations?|actions?|points?"
    r"|terms|reasons|criteria|steps|options|questions|items)\b)"
)
_BESIDE = r"(?:outside|opposite|beside|behind|next\s+(?:door\s+)?to|in\s+front\s+of|door\s+to|above|below)"
_TOWARDS = rf"(?:{_BESIDE}|from|to|at|of|by|and|&|near|between|,)"
_STREETS = (
    rf"\b(?:{'|'.join(sorted(t for t in set(STREET_TYPES.values()) if t not in ('end', 'path', 'approach')))})\b"
)
_NOT_COUNTED = "".join(
    f"(?<!{word} )" for word in ("is", "are", "was", "were", "has", "had", "have", "said", "says")
)
_IS_IT = r"\b(?:is|was|were|are)\s+"
_LABEL = r"(?:no'?s?\.|no's\b|nos\b|no(?=\d)|numbers?\b|num\b\.?|nr\b\.?|hno\b\.?|h/n\b|(?<!#)#)"
_SIGNS = r"(?:[^\S\n]{0,3}[:=_\-\"']{0,2}[^\S\n]{0,2}|\n)"
_NO_TOTAL = rf"(?!\s?[:=]\s?\d{{1,4}}(?!{THINGS}))"  # "number: 16 calls"
_NO_ROW = rf"(?!(?<![^\n]){_LABEL}\s?:\s?\d{{1,4}}[^\S\n]*(?:\n|$))"  # a line of its own: the row of a table
_NO = r"no(?:[^\S\n]{1,3}|[_\-:][^\S\n]?)[\"']?"
# "There were no 12 bed flats", "no 16 or over"
_NO_MORE_THAN = (
    r"(?!-?\s?(?:bed(?:room)?s?|bedroomed|inch(?:es)?|foot|ft|man|men|wom[ae]n|person|points?|star|stage|step|part|ways?"
    r"|storey|seater|tonnes?|ton|mile|litres?|kg|lbs?|pence|odd|plus|or\s+(?:more|over|under|so)|other|such|different"
    r"|new|further|consecutive|more)\b)"
)
_DONE = (
    r"(?=\s*(?:[,.;:)!?\-\"\]]|$|\n)|\s(?:and|but|who|that|again|with|then|when|where|yet|too|last"
    r"|making|shouting|playing)\b)"
)


def labelled(raw: str, cased: str) -> list[tuple[str, bool, bool]]:
    """The patterns for the numbers that ``raw`` finds, and ``cased`` in letters as they are.

    Of each, whether it is sure, and whether case counts.
    """
    several = _several(raw)
    listed_first = rf"\d{{1,3}}[a-z]?\s*(?:-|/|&|\+|to|and|or|,)\s*{raw}"
    return [
        (
            rf"(?=[nh#]){EDGE}{_NO_ROW}{NO_HOUSE}{_LABEL}{_NO_TOTAL}{_SIGNS}(?:{several}|{listed_first}){COUNTING_NAMED}{PART_OF}",
            True,
            False,
        ),
        (rf"(?<![^\W\d_])Nos?\s+(?!one\b){cased}{COUNTING_NAMED}{PART_OF}", False, True),
    ]


def no_and_number(raw: str, small: str) -> list[tuple[str, bool, bool]]:
    """Those for "no 16", where "no" may be a word as well; ``small`` finds numbers that things are counted by."""
    several = _several(raw)
    counted = rf"(?!{small}{END}(?!{THINGS}))" if small else ""
    it = rf"(?P<it>{_NO}(?!one\b){counted}{several})"
    last = rf"{COUNTING_NAMED}{PART_OF}{_NO_MORE_THAN}"
    return [
        (rf"(?:{_TOWARDS}|{_STREETS})\s*(?P<it>no\s+(?!one\b){several}){last}", True, False),
        (rf"(?=n){EDGE}{NO_HOUSE}{_NOT_COUNTED}{it}{last}", False, False),
        (rf"{_IS_IT}{it}{last}{_DONE}", False, False),
    ]


def _several(raw: str) -> str:
    """A number of the case, and others that follow; but no date."""
    date = r"(?!\d{1,2}[/.\-]\d{1,2}[/.\-]\d\d)"
    row = rf"[\-/]\d{{1,3}}[a-z]?{END}{COUNTING_NAMED}"
    another = rf"(?:{raw}{COUNTING_NAMED}|(?:nos?\.?\s*)?\d{{1,3}}[a-z]?{END}{COUNTING}{THINGS})"
    more = rf"{row}|\s*(?:-|/|&|\+|,|to|and|or)\s*{another}"
    return rf"{date}{raw}(?:{more}){{0,8}}"
