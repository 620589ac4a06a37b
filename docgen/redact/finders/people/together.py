"""What names beside each other tell of one another: pairs, lists, and the words that only count beside a name."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.redact.finders import usage
from docgen.redact.finders.people import caseless
from docgen.redact.finders.people.reading import Reading
from docgen.redact.finders.people.smallnames import are_listed, second_of
from docgen.redact.knowledge.names import Strength
from docgen.redact.language.words import MONTHS

_SHORT = 2  # letters


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a word is a name: whose it can be, and why."""

    people: frozenset[int]
    reason: str
    certain: bool = True


def take_together(reading: Reading, found: list[Verdict | None]) -> None:
    """Changes what was found of single words by what stands beside them."""
    _pair(reading, found)
    _narrow(reading, found)
    _spread(reading, found)


def _pair(reading: Reading, found: list[Verdict | None]) -> None:
    """Takes in two names that are words as well, side by side where small letters tell nothing."""
    for at in reading.named:
        one, other = reading.hit(at), reading.hit(at + 2)
        if one is None or other is None or not reading.page.words[at].caseless:
            continue
        if min(one.strength, other.strength) > Strength.FAINT and caseless.both_named(reading.page, at):
            for here, hit in ((at, one), (at + 2, other)):
                people = frozenset(f.person for f in hit.forms if f.strength > Strength.FAINT)
                found[here] = found[here] or Verdict(people, "stands in a list of names", certain=False)
    for at in reading.named:
        if are_listed(reading, at):
            for here in (at, second_of(reading, at)):
                joined = reading.hits[here]
                people = frozenset(f.person for f in joined.forms if f.part == "given") if joined else frozenset()
                found[here] = found[here] or Verdict(people, "stands in a list of names", certain=False)


def _narrow(reading: Reading, found: list[Verdict | None]) -> None:
    """Narrows each name by the ones beside it, and takes in words that only count beside a name."""
    for at in reading.named:
        people = reading.same_person(at, at + 1) if reading.hit(at + 1) else frozenset[int]()
        if not people:
            continue
        for here, beside in ((at, at + 1), (at + 1, at)):
            one, other = found[here], found[beside]
            if one is None and other is not None and not reading.two_words(at, at + 1):
                found[here] = Verdict(people, "part of a name in the case")
            elif one is not None and other is not None and one.people & people:
                found[here] = Verdict(one.people & people, one.reason, one.certain)


def _spread(reading: Reading, found: list[Verdict | None]) -> None:
    """Takes names from one item of a list to the next: "Brown/O'Rourke", "will, mark and joy"."""
    for order, step in ((reading.named, -1), (reversed(reading.named), 1)):
        for at in order:
            hit = reading.hits[at]
            if hit is None or found[at] is not None or hit.strength <= Strength.FAINT or hit.plural:
                continue
            if _listed(reading, found, at, step):
                people = frozenset(f.person for f in hit.forms if f.strength > Strength.BOUND)
                found[at] = Verdict(people, "stands in a list of names", certain=False)


def _listed(reading: Reading, found: list[Verdict | None], at: int, step: int) -> bool:
    """Whether the item before it (or after it, by ``step``) of a list is a name, and it can be one as well."""
    page, word = reading.page, reading.page.words[at]
    other = at + step
    if not 0 <= other < len(found) or usage.ordinary_by_neighbours(page, at):
        return False
    gap = page.gap(min(at, other), max(at, other))
    if gap == "/" and reading.hits[other] is not None:
        return True
    if gap == "-" and found[other] is not None and min(len(word.key), len(page.words[other].key)) > _SHORT:
        return True  # "the Brown-O'Rourke dispute"
    against = page.words[other].key in ("v", "vs", "versus")
    joined = gap.strip() in (",", "&", "+", "/")
    if against or page.words[other].key in ("and", "n"):
        other += step
        joined = True
    if not joined or not 0 <= other < len(found) or found[other] is None:
        return False
    if word.key in MONTHS or not (word.caseless or against):
        return False
    following = page.next_key(at)
    ends = not following or not usage.close_by(page, at) or against
    return ends or following in usage.AFTER_NAME or following.endswith("ed")
