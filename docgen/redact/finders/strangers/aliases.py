"""What a text says that somebody is called: "gave his name as Tezza", "nickname: Tezza", "Caller: Tezza"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from docgen.redact.labels import NAME
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import FIRST_NAMES, TOWNS
from docgen.redact.language.titles import KNOWN_BODIES
from docgen.redact.language.words import NAME_WORDS, is_word
from docgen.redact.marks import Found
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page

_SELF = r"(?:himself|herself|themselves|themself)"
_NAMES = r"(?:(?:first|last|sur|fore|full|false|maiden|birth|real|given|middle|nick|street|pet|user)[\s\-]?names?)"
_SAID = Opened(
    rf"\b(?:(?:known|referred\sto)\s(?:(?:locally|only|simply|better|best|online|to\s[a-z]+)\s)?as"
    r"|(?:goes|go|going|went)\sby(?:\sthe\s(?:nick)?name(?:\sof)?)?|answer(?:s|ing|ed)\sto(?:\sthe\sname(?:\sof)?)?"
    rf"|(?:calls?|calling|called)\s{_SELF}|by\sthe\sname\sof|(?:give|gives|gave|giving|given)\s"
    rf"(?:(?:his|her|their|a|the)\s)?(?:{_NAMES}|name)(?:\s(?:as|of|was|is)|:)?"
    rf"|name\s(?:was\s)?given\sas|(?:introduc|identifi|nam)(?:ed|es|ing)\s(?:{_SELF}\s)?as|sign(?:s|ed|ing)\s(?:{_SELF}\s)?as"
    rf"|{_NAMES}(?:\s(?:is|was|of)|\s?[:=\-])?|(?:his|her|their)\snames?\s(?:is|was)|\bnames?\s?[:=]"
    r"|nick-?named?:?|a[./]k[./]a[.:]?|aka:)"
    r"\s?[\"'(\[]{0,2}\s?(?=[^\W\d_])"
)
_LABELLED = Opened(
    r"\b(?:contact|tenant|occupier|occupant|witness|caller|reporter|reported\sby|complainant|perp|perpetrator|suspect|"
    r"partner|son|daughter|brother|sister|victim|applicant|neighbour|informant|subject|offender|defendant|carer|driver|"
    r"parent|mother|father|husband|wife|lodger|visitor|name|source)\s?(?:\d{1,2}|[a-d])?(?:\sname)?\s?(?::|=|\s-)\s?"
    r"(?=[^\W\d_])"
)


def find_aliases(page: Page) -> Iterator[Found]:
    """Every such name that is no word; a person should look at each."""
    starts: list[int] = []
    for pattern, labelled in ((_SAID, False), (_LABELLED, True)):
        for match in pattern.find(page):
            starts = starts or [word.start for word in page.words]
            at = bisect_left(starts, match.end())
            if at < len(starts) and starts[at] == match.end() and _is_called(page, at, labelled):
                last = at
                while last - at < 2 and _goes_on(page, last):
                    last += 1
                start, end = page.words[at].start, page.words[last].bare_end
                yield Found(start, end, "name", NAME, "a name that the text gives", False, rank=1)


def _is_called(page: Page, at: int, labelled: bool) -> bool:
    """Whether the word is a name by its letters, and not the beginning of what a place or a body is called."""
    word = page.words[at]
    if not word.capital or word.shouted or len(word.bare) < 3 or (word.upper and word.bare not in FIRST_NAMES):
        return False
    known = not is_everyday(word.bare) or (
        not labelled and word.bare in FIRST_NAMES and (not is_word(word.bare) or word.bare in NAME_WORDS)
    )
    if not known or word.bare in KNOWN_BODIES or (word.bare in TOWNS and labelled):
        return False
    following = page.words[at + 1] if at + 1 < len(page.words) and page.gap(at, at + 1) == " " else None
    if following is None or not following.capital:
        return page.next_key(at) not in PLACES | BODIES or following is None
    return not is_everyday(following.bare)


def _goes_on(page: Page, last: int) -> bool:
    if last + 1 >= len(page.words) or page.words[last].owner or page.gap(last, last + 1) not in (" ", "-"):
        return False
    following = page.words[last + 1]
    return following.capital and not following.shouted and not is_everyday(following.bare)
