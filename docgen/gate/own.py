"""What the reader may know, and whose a detail is: compared word by word with what the case says of each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from docgen.redact.knowledge.parties import Party
from docgen.redact.language.titles import CIVIL, RANKS
from docgen.redact.language.wordsets import words
from docgen.redact.policy import Policy
from docgen.redact.sides import names_another, own_names, so_far
from docgen.redact.telling import Told
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.phrases import any_of, phrase

NOBODY = "somebody in the case"  # where it can't be told who
_WORD = re.compile(r"[^\W_]+")
_SMALL = words("the and of at in on a to s no number flat house road street close lane avenue mr mrs ms miss dr")


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, as they are compared."""
    return tuple(_WORD.findall(fold(text).lower))


@dataclass(frozen=True, slots=True)
class Own:
    """The reader's own details: what they share with others of the case is no leak."""

    phrases: tuple[tuple[str, ...], ...]
    wholes: Opened | None = None  # what is the reader's as a whole only: "rear of 18A Mill Lane" beside 18A

    @classmethod
    def of(cls, parties: Iterable[Party], policy: Policy, told: Told = lambda _: []) -> Own:
        """Those of everybody whom the policy lets the reader know, and the names of those it lets them name.

        ``told`` says what a text tells of the others: what names another besides is not the reader's own.
        """
        own: dict[tuple[str, ...], None] = {}
        wholes: list[str] = []
        asked = {key(text) for text in policy.keep}
        for party in parties:
            texts: list[str] = []
            known = not party.under_18 if policy.only_under_18 else party.role in policy.known
            if known:
                texts += details_of(party)
                texts += [
                    ", ".join((*line_of(a.lines), a.postcode or ""))
                    for a in party.addresses
                    if not any(names_another(line, told, own_names(party)) for line in a.lines)
                ]
            if known or party.role in policy.named:
                texts += _names(party)
            names = own_names(party)
            own |= {words_of(text): None for text in texts if not names_another(text, told, names)}
            if known:
                wholes += _wholes(party, told, asked)
        return cls(tuple(words for words in own if words), any_of(map(phrase, wholes)))

    def standing(self, text: str) -> list[tuple[int, int]]:
        """Where an address of the reader's stands as a whole of which a part is another's."""
        if self.wholes is None:
            return []
        folded = fold(text)
        return [folded.span(*match.span()) for match in self.wholes.compiled.finditer(folded.lower)]

    def covers(self, text: str) -> bool:
        """Whether this is the reader's own, or a part of it: their street, the surname of the family."""
        words = words_of(text)
        joined = "".join(words)
        if not words or (len(words) == 1 and joined.isdigit() and len(joined) < 5):
            return False
        return any(joined == "".join(own) or _within(words, own) for own in self.phrases)


def _wholes(party: Party, told: Told, asked: Container[str]) -> list[str]:
    """The lines of a reader's addresses in which another's home stands, alone and with those around them."""
    names, found = own_names(party), []
    for address in party.addresses:
        lines = line_of(address.lines)
        telling = [line for line in lines if names_another(line, told, names)]
        if all(key(line) in asked or not names_another(line, told, names, whole=True) for line in telling):
            found += [*telling, *(so_far(address) if telling else ())]
            found += [", ".join((*lines, address.postcode))] if telling and address.postcode else []
    return found


def _within(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return any(own[at : at + len(words)] == words for at in range(len(own) - len(words) + 1))


def line_of(lines: Iterable[str]) -> list[str]:
    """The lines of an address that say something."""
    return [line.strip() for line in lines if line.strip()]


def details_of(party: Party) -> list[str]:
    """What the case says of somebody besides the name."""
    born = (
        [f"{party.born:%d %m %Y}", f"{party.born:%d %B %Y}", f"{party.born.day} {party.born:%B %Y}"]
        if party.born
        else []
    )
    lines = [line for address in party.addresses for line in (*line_of(address.lines), address.postcode or "")]
    return [text for text in (*party.phones, *party.emails, *party.identifiers, *born, *lines) if text]


def _names(party: Party) -> list[str]:
    """How somebody may be named by a reader who knows them; a first name alone could be another's."""
    name = party.name
    if name is None:
        return []
    family = " ".join(name.family)
    found = [name.whole or "", " ".join(filter(None, (name.given, *name.middle, family)))]
    found += [
        f"{name.given} {family}" if name.given else "",
        family,
        f"{name.title} {family}" if name.title and key(name.title) in CIVIL | RANKS else "",
    ]
    return [text for text in found if text.strip()]


@dataclass(frozen=True, slots=True)
class Roles:
    """Tells whose a detail is by the part that the person has in the case, never by name."""

    by_label: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Roles:
        """The roles of these parties."""
        labels: dict[str, str] = {}
        words: list[tuple[str, frozenset[str]]] = []
        for party in parties:
            role = _role(party)
            labels[party.label] = role
            known = [w for text in (*details_of(party), *_names(party)) for w in words_of(text)]
            name = party.name
            known += [w for text in (name.known_as if name else ()) for w in words_of(text)]
            words.append((role, frozenset(known) - _SMALL))
        return cls(tuple(labels.items()), tuple(words))

    def tells(self, text: str) -> bool:
        """Whether there is more in it than a number or two."""
        words = words_of(text)
        if sum(c.isdigit() for word in words for c in word) > 4:
            return True
        return any(len(word) > 3 and not word.isdigit() and word in own for word in words for _, own in self.words)

    def whose(self, text: str, label: str, kind: str) -> str:
        """The role of the one whose this is; of several where it can't be told apart."""
        if kind == "asked":
            return "whoever is meant by redaction.remove"
        if kind == "officer":
            return "an officer"
        told = dict(self.by_label).get(label)
        if told is not None:
            return told
        words = frozenset(words_of(text))
        joined = "".join(words_of(text))
        scores = [
            (len(words & own) + any(len(w) > 5 and w in joined for w in own), role) for role, own in self.words
        ]
        best = max((score for score, _ in scores), default=0)
        roles = list(dict.fromkeys(role for score, role in scores if score == best)) if best else []
        return " or ".join(roles) if 0 < len(roles) < 4 else NOBODY


def _role(party: Party) -> str:
    if party.role == "officer":
        return "an officer"
    if party.role == "reporter":
        return "somebody who reported"
    return party.label.strip("[]")
