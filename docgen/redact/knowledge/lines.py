"""Reads what stands in a line of an address before and behind the home: "c/o", "rear of", "Children's Home"."""

from __future__ import annotations

import re

from docgen.redact.knowledge.kinds import PLACE_WORDS, PLACES_ROUND_ABOUT
from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.titles import CIVIL, RANKS
from docgen.redact.language.wordsets import words
from docgen.redact.text.normalise import key

_CARE_OF = re.compile(r"^(?:c\s?/\s?o|c\.o\.|care of)\b[\s:.\-]*", re.IGNORECASE)
# Whoever takes somebody's post without being where they live.
_OFFICES = words(
    """
    council services service police probation solicitors solicitor team office department dept social shelter
    housing association court prison library
    """
)
_KINDS = words(
    """
    house home lodge cottage farm court hall manor grange hostel refuge villa barn mill foyer unit centre
    """
)
# "Flat 3 above 18 Mill Lane", "sofa at 9 Kiln Fold": the number after it is of the same building ...
_PART_OF = re.compile(
    r"^(?:[a-z'\- ]{0,40}\b)?(?:at|of|above|over|below|under|behind|rear|outside)\s+(?=(?:no\.?\s*)?\d)"
)
# ... or of the one beside it, which is not where they live.
_NEAR = re.compile(
    r"^(?:[a-z'\- ]{0,40}\b)?(?:opposite|facing|beside|near|adjacent to|adjoining|next (?:door )?to|by)\s+"
    r"(?:no\.?\s*)?\d{1,4}[a-z]?\s+(?=[a-z])"
)
_RUN_AS = re.compile(
    r"\s+(?:(?:children'?s|childrens|care|nursing|residential|retirement|family|supported|foster)\s+"
    r"(?:care\s+)?(?:home|hostel|unit|centre|living|accommodation)|lay-?by|car park)$"
)


def without_care_of(line: str) -> str:
    """The line without "c/o" before a home; as it is where somebody or an office takes the post."""
    rest = _CARE_OF.sub("", line)
    keys = [key(word) for word in rest.split()]
    if rest == line or not any(keys):
        return line
    if keys[0] in CIVIL | RANKS or not _OFFICES.isdisjoint(keys):
        return line
    somebody = keys[0] in GIVEN_NAMES and len(keys) > 1 and _KINDS.isdisjoint(keys)
    somebody = somebody and keys[-1] not in PLACE_WORDS
    return line if somebody and not rest[0].isdigit() else rest


def without_where(line: str) -> str:
    """The line, in small letters, from the number of its house on: "18a mill lane" of "rear of 18a mill lane".

    A house that it is only near to is "# mill lane": a street, and no number of theirs.
    """
    near = _NEAR.sub("# ", line)
    return near if near != line else _PART_OF.sub("", line)


def by_itself(name: str) -> str:
    """What a house is called without what it is run as, or nothing.

    "beech lodge" of "beech lodge children's home".
    """
    short = _RUN_AS.sub("", name)
    words_of = short.removeprefix("the ").split()
    if short == name or not words_of or (len(words_of) == 1 and words_of[0] in PLACES_ROUND_ABOUT):
        return ""
    return short if any(len(word) > 3 for word in words_of) else ""
