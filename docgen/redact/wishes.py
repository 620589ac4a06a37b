"""What a person decided about the redaction of a case: is it used, what does it let through, how is it recorded?

The wishes are ``redaction`` {``remove``, ``keep``} of the case file. They act on what people typed, in the papers
for the victim and the applicant; approved wording is never changed by them. No message here quotes a wish.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from docgen.case.model import Case, Person
from docgen.case.places import places_of
from docgen.redact.language.words import PLAIN_WORDS
from docgen.redact.marks import Mark, MarkKind
from docgen.redact.passages import Passage, passages, redact_passages
from docgen.redact.policy import DEFAULT, with_published_details
from docgen.redact.reader import Reader, Redactors, readers
from docgen.redact.redactor import Redactor
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.phrases import any_of, phrase
from docgen.rules import RuleWarning

WishList = Literal["remove", "keep"]

KIND_IN_WORDS: dict[MarkKind, str] = {
    "name": "a name",
    "officer": "an officer's name",
    "address": "an address",
    "postcode": "a postcode",
    "telephone": "a telephone number",
    "e-mail": "an e-mail address",
    "handle": "a social media name",
    "link": "a link",
    "date-of-birth": "a date of birth",
    "ni-number": "an NI number",
    "nhs-number": "an NHS number",
    "vehicle": "a vehicle registration",
    "reference": "a reference",
    "asked": "words that a person asked to go",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish with its place in the case file."""

    list: WishList
    number: int  # from 0
    words: str = field(repr=False)
    place: int  # in the list as it was written, blank entries among it

    @property
    def pointer(self) -> str:
        """Its place, as a JSON Pointer."""
        return f"/redaction/{self.list}/{self.place}"

    def stands_in(self, text: str) -> bool:
        """Whether the redactor finds these words there: without regard to case, accents and spacing."""
        pattern = any_of([phrase(self.words)])
        return pattern is not None and pattern.compiled.search(fold(text).lower) is not None


@dataclass(frozen=True, slots=True)
class UseOfWish:
    """What became of a wish: the passages where its words stand, and those that read differently because of it."""

    wish: Wish
    stands: tuple[Passage, ...]
    changes: tuple[Passage, ...]


def wishes_of(case: Case) -> tuple[Wish, ...]:
    """Every wish of the case, those for removal first."""
    if case.redaction is None:
        return ()
    lists: tuple[tuple[WishList, tuple[str, ...]], ...] = (
        ("remove", case.redaction.remove),
        ("keep", case.redaction.keep),
    )
    return tuple(
        Wish(name, n, words, place)
        for name, found in lists
        for n, (words, place) in enumerate(zip(found, places_of(found), strict=True))
    )


def use_of_wishes(redactors: Redactors) -> tuple[UseOfWish, ...]:
    """What became of each wish in the papers for the victim and the applicant."""
    case = redactors.case
    wishes = wishes_of(case)
    if not wishes:
        return ()
    audiences: tuple[Reader | None, ...] = (None, *readers(case))
    stands: dict[Wish, dict[str, Passage]] = {wish: {} for wish in wishes}
    changes: dict[Wish, dict[str, Passage]] = {wish: {} for wish in wishes}
    others = {wish: Redactors(_without(case, wish), redactors.authority) for wish in wishes}
    for reader in audiences:
        found = passages(case, reader)
        now = dict(zip(found, _printed(redactors, found, reader), strict=True))
        for wish in wishes:
            here = [passage for passage in found if wish.stands_in(passage.text)]
            stands[wish] |= {p.pointer: p for p in here}
            without = _printed(others[wish], here, reader) if here else ()
            changes[wish] |= {p.pointer: p for p, text in zip(here, without, strict=True) if text != now[p]}
    return tuple(UseOfWish(w, tuple(stands[w].values()), tuple(changes[w].values())) for w in wishes)


def lets_through(redactors: Redactors, wish: Wish) -> tuple[str, ...]:
    """What a wish to keep words releases of somebody in the case, such as "a name (alleged perpetrator 1)"."""
    if wish.list == "remove":
        return ()
    return _told(redactors.of(DEFAULT), wish)


def wish_cautions(redactors: Redactors) -> Iterator[RuleWarning]:
    """What to look at among the wishes, each with its place; it names nobody and quotes nothing."""
    case = redactors.case
    wishes = wishes_of(case)
    if not wishes:
        return
    redactor = redactors.of(DEFAULT)
    published = with_published_details(DEFAULT, redactors.authority).keep
    institutions = [case.reference, *(a.name for a in case.agencies if a.name), *published]
    addressees = [text for person in (case.victim, case.applicant) if person for text in _on_a_letter(person)]
    texts = {p.pointer: p.text for reader in (None, *readers(case)) for p in passages(case, reader)}
    # What may be kept besides: the names of those who act, whom to turn to, and what the authority publishes.
    printed = [*institutions, *(detail.text for detail in redactors.details_to_turn_to)]
    for wish in wishes:
        letters = key(wish.words)
        if not letters:
            yield RuleWarning("wish-empty", "has no letter and no digit, so it finds nothing", wish.pointer)
            continue
        if _taken_back(wish, wishes):
            yield RuleWarning("wish-contradicts", "is asked to stay and to go, so it goes", wish.pointer)
        if len(letters) == 1:
            done = "takes it out" if wish.list == "remove" else "keeps it"
            yield RuleWarning(
                "wish-one-letter",
                f"is one letter or digit, and {done} wherever it stands alone; give more words",
                wish.pointer,
            )
        if not any(wish.stands_in(text) for text in (*texts.values(), *(printed if wish.list == "keep" else ()))):
            yield RuleWarning(
                "wish-unused",
                "stands in no text that goes to the victim or the applicant; is it spelt as it is there?",
                wish.pointer,
            )
        yield from _too_much(wish, letters, institutions, addressees)
        if wish.list == "keep" and (told := _told(redactor, wish)):
            yield RuleWarning(
                "wish-releases",
                f"keeps what tells who somebody in the case is: {', '.join(told)}. "
                "It is released only because a person decided so",
                wish.pointer,
            )


def wishes_in_wording(case: Case, approved: Iterable[str]) -> Iterator[RuleWarning]:
    """The wishes to take out what these approved sentences say; none of them is changed by a wish."""
    remove = [wish for wish in wishes_of(case) if wish.list == "remove"]
    if not remove:
        return
    sentences = tuple(dict.fromkeys(approved))
    for wish in remove:
        if any(wish.stands_in(sentence) for sentence in sentences):
            yield RuleWarning(
                "wish-in-wording",
                "stands in approved wording, which no wish changes; more words would tell what is meant",
                wish.pointer,
            )


def recorded_wishes(case: Case) -> dict[str, Any] | None:
    """The wishes as the manifest records them: how many, what they release, and a fingerprint. No words of them.

    A plain hash of a name is no secret: whoever has a list of names finds it in a second, and a salt that stands
    beside it does not help. So the fingerprint is an HMAC whose key is the rest of the case file: whoever holds
    the case can prove which wishes were in force, and nobody else learns anything. The same case, the same bytes.
    """
    wishes = wishes_of(case)
    if not wishes:
        return None
    redactor = Redactor.for_case(case, DEFAULT)
    told = json.dumps([[wish.list, wish.words] for wish in wishes], ensure_ascii=True).encode()
    rest = case.model_copy(update={"redaction": None}).model_dump_json(by_alias=True).encode()
    return {
        "remove": sum(wish.list == "remove" for wish in wishes),
        "keep": sum(wish.list == "keep" for wish in wishes),
        "released": [
            {"wish": wish.pointer, "what": list(found)}
            for wish in wishes
            if wish.list == "keep" and not _taken_back(wish, wishes) and (found := _told(redactor, wish))
        ],
        "hmac_sha256": hmac.new(hashlib.sha256(rest).digest(), told, hashlib.sha256).hexdigest(),
    }


def _taken_back(wish: Wish, wishes: tuple[Wish, ...]) -> bool:
    return any(key(other.words) == key(wish.words) and other.list != wish.list for other in wishes)


def _printed(redactors: Redactors, found: Iterable[Passage], reader: Reader | None) -> tuple[str, ...]:
    """How passages read on the wishes of this case."""
    redactor = redactors.for_reader(reader)
    return tuple(redaction.text for redaction in redact_passages(redactors.case, found, redactor))


def _without(case: Case, wish: Wish) -> Case:
    assert case.redaction is not None
    left = {
        name: tuple(w for n, w in enumerate(words) if (name, n) != (wish.list, wish.number))
        for name, words in (("remove", case.redaction.remove), ("keep", case.redaction.keep))
    }
    return case.model_copy(update={"redaction": case.redaction.model_copy(update=left)})


def _told(redactor: Redactor, wish: Wish) -> tuple[str, ...]:
    marks = [mark for mark in redactor.redact(wish.words).marks if mark.of_case]
    return tuple(dict.fromkeys(_in_words(mark) for mark in marks))


def _in_words(mark: Mark) -> str:
    whose = mark.replacement.strip("[]")
    if mark.kind == "name" and whose != "name":
        return f"a name ({whose})"
    return KIND_IN_WORDS[mark.kind]


def _on_a_letter(person: Person) -> list[str]:
    return [person.called or "", *(person.address.envelope if person.address else ())]


def _too_much(wish: Wish, letters: str, institutions: list[str], addressees: list[str]) -> Iterator[RuleWarning]:
    if wish.list == "keep":
        return
    if len(letters) > 1 and letters in PLAIN_WORDS:
        yield RuleWarning(
            "wish-everyday",
            "is an everyday word, and goes wherever it stands; more words would tell which place is meant",
            wish.pointer,
        )
    if any(wish.stands_in(text) for text in institutions):
        yield RuleWarning(
            "wish-in-kept",
            "stands in the case's reference, or in an institution's name or published details, and goes there too",
            wish.pointer,
        )
    if any(wish.stands_in(text) for text in addressees):
        yield RuleWarning(
            "wish-in-address",
            "stands in the name or address that letters to the victim or the applicant have to carry; "
            "a letter that still shows it is held back",
            wish.pointer,
        )


__all__ = [
    "KIND_IN_WORDS",
    "UseOfWish",
    "Wish",
    "lets_through",
    "recorded_wishes",
    "use_of_wishes",
    "wish_cautions",
    "wishes_in_wording",
    "wishes_of",
]
