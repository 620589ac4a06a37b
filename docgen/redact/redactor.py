"""The redactor of one case: what is known of its people, compiled once, applied to any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from docgen.case.model import Address, Case
from docgen.redact import labels
from docgen.redact.finders.details.behind import figures_behind
from docgen.redact.finders.details.births import find_births
from docgen.redact.finders.details.contacts import find_contacts
from docgen.redact.finders.details.domains import find_domains
from docgen.redact.finders.details.references import find_references, is_nhs_number
from docgen.redact.finders.details.telephones import find_telephones, national
from docgen.redact.finders.homes.addresses import find_addresses
from docgen.redact.finders.homes.again import homes_again
from docgen.redact.finders.homes.beside import homes_beside
from docgen.redact.finders.homes.doors import find_doors
from docgen.redact.finders.homes.enclosed import find_enclosed
from docgen.redact.finders.homes.housenames import find_house_names
from docgen.redact.finders.homes.numbers import find_numbers
from docgen.redact.finders.homes.places import PlaceFinder
from docgen.redact.finders.homes.units import find_units
from docgen.redact.finders.people.businesses import find_businesses
from docgen.redact.finders.people.circumstances import CircumstanceFinder
from docgen.redact.finders.people.disguises import find_disguises
from docgen.redact.finders.people.hints import find_hints
from docgen.redact.finders.people.joined import JoinedFinder
from docgen.redact.finders.people.names import NameFinder
from docgen.redact.finders.people.nicknames import find_nicknames
from docgen.redact.finders.strangers.strangers import StrangerFinder
from docgen.redact.keeping import KeepFinder, find_kept
from docgen.redact.knowledge.homes import STREET_TYPES, Homes, homes_of
from docgen.redact.knowledge.lexicon import build_lexicon
from docgen.redact.knowledge.parties import Party, parties_of
from docgen.redact.language.diminutives import also_called
from docgen.redact.leftover import Left, left_over
from docgen.redact.marks import Found, Mark, MarkKind, RedactedText, Redaction, apply
from docgen.redact.policy import DEFAULT, Policy
from docgen.redact.settling import settle
from docgen.redact.sides import sides, staying
from docgen.redact.telling import Tell, agency_tells, place_tells, tells
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page, read
from docgen.redact.text.phrases import any_of, phrase

_OF_ANYBODY = (StrangerFinder, PlaceFinder)  # they go by the form of the words, and know nobody of the case
_TOO_FEW = 4  # letters and figures
_WORDS = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]? ?\d)[A-Z]{2}\b")
_STREET = re.compile(rf"\d{{1,4}}[A-Za-z]?,? [A-Za-z'’ \-]+ (?:{'|'.join(STREET_TYPES)})\.?", re.IGNORECASE)


class Finder(Protocol):
    """Something that finds one kind of thing in a page."""

    def find(self, page: Page) -> list[Found]:
        """Every place found, in the folded text; they may overlap."""
        ...


@dataclass(frozen=True, slots=True)
class Redactor:
    """Takes out of free text what identifies the people of one case. Make it with ``for_case``.

    It knows who is in the case and finds them however they are written; about anybody else it goes by the form of
    the words. No program finds everything: a person reads the result before it leaves.
    """

    policy: Policy
    parties: tuple[Party, ...]
    names: NameFinder
    finders: tuple[Finder, ...]
    keeping: KeepFinder
    homes: Homes
    _done: dict[str, Redaction] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def for_case(cls, case: Case, policy: Policy = DEFAULT) -> Self:
        """The redactor for everybody in this case, apart from those whom the policy lets the reader know."""
        return cls._of(case, policy, parties_of(case))

    @classmethod
    def of_people(cls, case: Case) -> Self:
        """The redactor that knows nothing of the officers: to see what an officer's details tell of others."""
        return cls._of(case, DEFAULT, tuple(p for p in parties_of(case) if p.role != "officer"))

    @classmethod
    def _of(cls, case: Case, policy: Policy, everybody: tuple[Party, ...]) -> Self:
        kept_officers = policy.officers == "keep"
        parties, free = sides(everybody, policy)
        lexicon = build_lexicon(parties)
        names = NameFinder(parties, lexicon)
        phones = [n for p in parties for n in (*p.phones, *filter(_is_number, p.identifiers))]
        homes = homes_of([*(a for p in parties for a in p.addresses), *_sources(case, free)])
        agencies = [a.name for a in case.agencies if a.name]
        who: tuple[Finder, ...] = (
            names,
            find_disguises(lexicon, [w for p in parties for w in _words(p)], names.label),
            find_hints(parties, lexicon, names.label),
            JoinedFinder(lexicon, names.label),
            find_nicknames(parties, names.label),
            find_businesses(parties, names.label),
            find_addresses(homes),
            find_house_names(homes.named),
            find_numbers(homes),
            find_units(homes),
            find_doors(homes),
            find_enclosed(homes),
            _phrases([(p.name.whole, p.label) for p in parties if p.name], "name", "a name in the case", True),
        )

        def told(text: str) -> list[Tell]:
            return tells(read(text, lexicon.is_name), who, parties, homes)

        stay = staying(parties, free, lexicon, policy, told)
        finders: tuple[Finder, ...] = (
            *who,
            StrangerFinder(_called(free) - frozenset(lexicon.forms)),
            PlaceFinder(),
            find_telephones(phones, [*policy.keep, *stay]),
            find_contacts(
                lexicon,
                [text for p in parties for text in (*p.emails, *p.identifiers)],
                [*policy.keep, *stay, *agencies],
            ),
            find_domains(
                parties,
                [*free, *(p for p in everybody if p.role == "officer")],
                [*policy.keep, *stay, *agencies],
                lexicon.forms,
            ),
            find_births(p.born for p in parties if p.born),
            CircumstanceFinder(lexicon),
            find_references(
                [r.reference for i in case.incidents for r in i.reports if r.reference],
                [i for p in parties for i in (*p.identifiers, *_names_with_digits(p)) if not _is_number(i)],
                lexicon.forms,
                officers=not kept_officers,
            ),
            _asked_for(policy.remove),
        )

        # What stands for an officer names title and agency, and they must not tell of anybody either.
        titled = {p.label for p in parties if p.role == "officer"} - {labels.OFFICER_IN_WORDS}
        telling = {label for label in titled if agency_tells(label, told(label))}
        if telling:
            plain = (replace(p, label=labels.OFFICER_IN_WORDS, job_title=None, agency=None) for p in everybody)
            return cls._of(
                case, policy, tuple(q if p.label in telling else p for p, q in zip(everybody, plain, strict=True))
            )
        shell = cls(policy, parties, names, finders, KeepFinder(None), homes)
        return replace(shell, keeping=find_kept(case, policy, stay, shell.tells, shell.place_tells))

    def tells(self, text: str) -> list[Tell]:
        """What of the case a text tells, before anything in it is kept."""
        knowing = [finder for finder in self.finders if not isinstance(finder, _OF_ANYBODY)]
        return tells(read(text, self.names.lexicon.is_name), knowing, self.parties, self.homes)

    def place_tells(self, place: str) -> bool:
        """Whether a place to meet tells of somebody in the case."""
        told = [tell for tell in self.tells(place) if tell.kind == "postcode"]
        told += self.tells(_POSTCODE.sub(r"\1", place))  # "S42 6NG" is no place of N. Gill's
        return place_tells(read(place, self.names.lexicon.is_name), told, self.parties)

    def redact(self, text: str) -> Redaction:
        """The text without what identifies anybody, and a mark for each place; the rest is as it was.

        The same text stands in many papers of a case; it is gone through once.
        """
        if text not in self._done:
            self._done[text] = self._redact(text)
        return self._done[text]

    def _redact(self, text: str) -> Redaction:
        page = read(text, self.names.lexicon.is_name)
        found = [item for finder in self.finders for item in finder.find(page)]
        found += homes_beside(page, found, self.homes)
        found += homes_again(page, found, self.homes)
        found += figures_behind(page, found, self.policy.officers != "keep")
        if self.policy.only_under_18:
            found = [item for item in found if item.of_case or item.kind == "asked"]
        marks = tuple(
            Mark(*page.folded.span(f.start, f.end), f.kind, f.replacement, f.reason, f.certain, f.of_case)
            for f in settle(page, found, self.keeping.spans(page))
        )
        return Redaction(apply(text, marks), marks)

    def left(self, text: str) -> tuple[Left, ...]:
        """What stays in the text and may yet mean somebody; for a person to look at."""
        page = read(text, self.names.lexicon.is_name)
        gone = [(mark.start, mark.end) for mark in self.redact(text).marks]
        return left_over(page, gone, self.keeping.spans(page), self.names.lexicon, self.homes)

    def text(self, text: str) -> RedactedText:
        """The redacted text alone."""
        return self.redact(text).text


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    """Finds fixed strings, without regard to case, accents and spacing."""

    phrases: tuple[tuple[Opened, str], ...]
    kind: MarkKind
    reason: str
    of_case: bool

    def find(self, page: Page) -> list[Found]:
        """Every place where one of them is."""
        return [
            Found(*match.span(), self.kind, label, self.reason, rank=10, of_case=self.of_case)
            for pattern, label in self.phrases
            for match in pattern.find(page)
        ]


def _phrases(texts: Iterable[tuple[str | None, str]], kind: MarkKind, reason: str, of_case: bool) -> PhraseFinder:
    patterns = [(any_of([phrase(text or "")]), label) for text, label in texts]
    return PhraseFinder(tuple((p, label) for p, label in patterns if p), kind, reason, of_case)


def _asked_for(texts: Iterable[str]) -> PhraseFinder:
    """Each as it stands, run together, and with the ending of a plural or of a possessive.

    Of what has hardly a letter the signs count too: "(1/2)" is not "Actions 1, 2".
    """
    found = []
    for text in texts:
        signs = not text.replace(" ", "").isalnum()
        if signs and 0 < sum(map(str.isalnum, text)) < _TOO_FEW:
            found.append(r"\s+".join(map(re.escape, fold(text).lower.split())))
        elif parts := _WORDS.findall(fold(text).lower):
            gap = r"[\W_]{0,4}" if sum(map(len, parts)) > 5 else r"[\W_]{1,4}"
            ending = r"(?:'?e?s\b|s')?" if parts[-1].isalpha() and len(parts[-1]) > 2 else ""
            found.append(gap.join(map(re.escape, parts)) + ending)
    pattern = any_of(found)
    label = labels.FOR_KIND["asked"]
    return PhraseFinder(((pattern, label),) if pattern else (), "asked", "asked for by a person", False)


def _sources(case: Case, free: Iterable[Party]) -> list[Address]:
    """Where the incidents come from, as far as the case gives it as an address that the reader does not know."""
    theirs = {key(line) for party in free for address in party.addresses for line in address.lines}
    sources = dict.fromkeys(i.source.strip() for i in case.incidents if i.source)
    return [Address.model_construct(lines=(s,)) for s in sources if _STREET.fullmatch(s) and key(s) not in theirs]


def _is_number(identifier: str) -> bool:
    """Whether it may be dialled."""
    if is_nhs_number(identifier):
        return False
    return len(national(identifier)) >= 6 and not any(c.isalpha() for c in identifier)


def _names_with_digits(party: Party) -> list[str]:
    """Names that are no words, such as a player's: they are found like an identifier."""
    return [n for n in party.name.known_as if any(c.isdigit() for c in n)] if party.name else []


def _called(readers: Iterable[Party]) -> frozenset[str]:
    """The first names that these people go by, and the usual short forms of them."""
    names = {key(n) for p in readers if p.name for n in (p.name.given, *p.name.known_as) if n}
    return frozenset(names | {short for name in names for short in also_called(name)})


def _words(party: Party) -> list[str]:
    name = party.name
    return [w for w in (name.given or "", *name.middle, *name.family, *name.known_as) if w] if name else []
