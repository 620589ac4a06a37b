"""Whether a word that is a month or a day as well ("May", "Friday") is meant as one where it stands."""

from __future__ import annotations

from docgen.redact.finders.usage import AUXILIARIES, CONTACT, PEOPLE_DO, TO_PEOPLE
from docgen.redact.language.words import MONTHS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_MONTH_BEFORE = words(
    """
    in by since until till from during early late mid end of last next this before after every each another st nd
    rd th january february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec beginning start through throughout mon tue wed thu fri sat sun monday tuesday
    wednesday thursday friday saturday sunday
    """
)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_PART_OF_DAY = words("morning afternoon evening night nights lunchtime teatime midnight mornings evenings")


_SPAN = words(
    "end beginning start middle rest part month week whole most all much half remainder first last second third"
)


def _dated(page: Page, at: int) -> bool:
    """Whether the word before speaks of time: "since May", "end of May"; not "statement from May"."""
    previous, before = page.previous_key(at), page.key(at - 2)
    if previous == "of":
        text = page.folded.text[: page.words[at - 1].start].rstrip(" thsnrd")
        return before in _SPAN or text[-1:].isdigit()
    if previous == "from" and before in CONTACT | {"heard", "came"}:
        return page.next_key(at) in ("to", "until", "till", "onwards")
    return previous in _MONTH_BEFORE


def day_by_neighbours(page: Page, at: int) -> bool:
    """Whether "Friday" is the day here: a date, a part of the day, or "on", "by", "every" beside it."""
    word = page.words[at]
    if word.bare not in _DAYS or word.owner:
        return False
    after = page.folded.lower[word.end : word.end + 12].lstrip(" ,")
    if after[:1].isdigit() or page.next_key(at) in _PART_OF_DAY:
        return True
    if page.next_key(at) in ("to", "and", "or") and page.key(at + 2) in _DAYS:
        return True
    if page.next_key(at) in PEOPLE_DO:
        return False
    return (_dated(page, at) or page.previous_key(at) == "on") and page.key(at - 2) not in TO_PEOPLE


def month_by_neighbours(page: Page, at: int) -> bool:
    """Whether "May" is the month here: a number or "in", "by", "until" beside it."""
    word = page.words[at]
    if word.key not in MONTHS or word.owner:
        return False
    text = page.folded.lower
    before = text[max(0, word.start - 12) : word.start].rstrip(" ,-/")
    after = text[word.end : word.end + 12].lstrip(" ,-/'")
    if before[-1:].isdigit() or after[:1].isdigit():
        return True
    if before.endswith(("st", "nd", "rd", "th")) and before[:-2].rstrip()[-1:].isdigit():
        return True
    previous = page.previous_key(at)
    if previous == word.bare and page.next_key(at) in AUXILIARIES | PEOPLE_DO:
        return not word.capital  # "in April April was"
    verb = page.next_key(at) == "may" and not (page.words[at + 1].capital or word.caseless)
    if (page.next_key(at) in MONTHS and not verb) or (previous in MONTHS and not page.gap(at - 1, at).isspace()):
        return True
    if page.next_key(at) in ("to", "until", "till", "through") and page.key(at + 2) in MONTHS:
        return True
    if previous == "by" and page.key(at - 2) in PEOPLE_DO | words("reported made seen taken sent"):
        return False
    if previous in ("and", "or", "to"):
        if page.key(at - 2) == word.bare:  # "in May and May was spoken to"
            return not (word.capital and page.next_key(at) in AUXILIARIES | PEOPLE_DO)
        return page.key(at - 2) in MONTHS
    return _dated(page, at)
