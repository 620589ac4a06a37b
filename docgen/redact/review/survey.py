"""What a person has to look at before papers go to the victim and the applicant, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from docgen.authority import Authority
from docgen.case.model import Case
from docgen.redact.leftover import Left
from docgen.redact.marks import Mark, Redaction
from docgen.redact.passages import Passage, passages, redact_passages
from docgen.redact.reader import Reader, Redactors, readers
from docgen.redact.wishes import UseOfWish, lets_through, use_of_wishes, wish_cautions
from docgen.rules import RuleWarning

_BESIDE = 60  # characters of the text on each side of what stayed


@dataclass(frozen=True, slots=True)
class Change:
    """One place that reads differently, numbered from 1 through the whole survey."""

    number: int
    words: str = field(repr=False)
    mark: Mark
    by_rule: bool = False  # no wish of the case keeps it: a lead officer, or what was asked to go


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage before and after."""

    passage: Passage
    redaction: Redaction = field(repr=False)
    changes: tuple[Change, ...]
    left: tuple[Left, ...] = ()

    @property
    def uncertain(self) -> tuple[Change, ...]:
        """The changes that a person should look at."""
        return tuple(change for change in self.changes if not change.mark.certain)

    def pieces(self) -> Iterator[tuple[str, Change | None]]:
        """The original text in pieces: each is left as it is, or is the words of a change."""
        at = 0
        for change in self.changes:
            if change.mark.start > at:
                yield self.passage.text[at : change.mark.start], None
            yield change.words, change
            at = change.mark.end
        if at < len(self.passage.text):
            yield self.passage.text[at:], None


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who get the same copy, what of people stays in it, and the passages."""

    reader: Reader | None
    called: str
    stays: tuple[str, ...]
    shown: tuple[Shown, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change in what they get."""
        return tuple(change for shown in self.shown for change in shown.changes)


@dataclass(frozen=True, slots=True)
class Survey:
    """All of it, for one case on the wishes that it has now."""

    reference: str
    authority: str
    marking: str
    audiences: tuple[Audience, ...]
    remove: tuple[str, ...] = field(repr=False)
    keep: tuple[str, ...] = field(repr=False)
    uses: tuple[UseOfWish, ...]
    releases: tuple[tuple[str, ...], ...]  # for each wish, what it lets through
    cautions: tuple[RuleWarning, ...]

    @property
    def to_look_at(self) -> tuple[Doubt, ...]:
        """What is uncertain; a place that several readers get comes once."""
        found: dict[tuple[str, Mark], list[tuple[Audience, Shown, Change]]] = {}
        for audience in self.audiences:
            for shown in audience.shown:
                for change in shown.uncertain:
                    here = (audience, shown, change)
                    found.setdefault((shown.passage.pointer, change.mark), []).append(here)
        return tuple(
            Doubt(at[0][1].passage.place, tuple(a.called for a, _, _ in at), tuple(c for _, _, c in at))
            for at in found.values()
        )

    @property
    def stayed(self) -> tuple[Stayed, ...]:
        """What stayed and may yet mean somebody; a place that several readers get comes once."""
        found: dict[tuple[str, Left], list[tuple[Audience, Shown]]] = {}
        for audience in self.audiences:
            for shown in audience.shown:
                for left in shown.left:
                    found.setdefault((shown.passage.pointer, left), []).append((audience, shown))
        return tuple(_stayed(left, at[0][1].passage, [a.called for a, _ in at]) for (_, left), at in found.items())

    @property
    def released(self) -> tuple[tuple[UseOfWish, tuple[str, ...]], ...]:
        """The wishes that let through what is known of somebody in the case, and what that is."""
        pairs = zip(self.uses, self.releases, strict=True)
        return tuple((use, told) for use, told in pairs if told and use.changes)

    @property
    def unused(self) -> tuple[UseOfWish, ...]:
        """The wishes to take words out that stand nowhere."""
        return tuple(use for use in self.uses if use.wish.list == "remove" and not use.stands)

    def keeps_in(self, passage: Passage) -> tuple[UseOfWish, ...]:
        """The wishes because of which words stay in this passage."""
        here = passage.pointer
        return tuple(u for u in self.uses if u.wish.list == "keep" and any(p.pointer == here for p in u.changes))


@dataclass(frozen=True, slots=True)
class Doubt:
    """One uncertain place: where it is, who would read it, and its change for each of them."""

    place: str
    readers: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Stayed:
    """One place that stayed and may mean somebody: where it is, its words and those beside them, who reads it."""

    place: str
    readers: tuple[str, ...]
    before: str = field(repr=False)
    words: str = field(repr=False)
    after: str = field(repr=False)
    reason: str


def _stayed(left: Left, passage: Passage, who: list[str]) -> Stayed:
    text = passage.text
    before, words, after = text[: left.start], text[left.start : left.end], text[left.end :]
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE:].partition(" ")[2]
    if len(after) > _BESIDE:
        after = after[:_BESIDE].rpartition(" ")[0] + "…"
    return Stayed(passage.place, tuple(who), before, words, after, left.reason)


def survey(case: Case, authority: Authority) -> Survey:
    """What there is to review: every passage for every reader, and what became of each wish."""
    numbers, redactors = count(1), Redactors(case, authority)
    uses = use_of_wishes(redactors)
    wishes = case.redaction
    return Survey(
        case.reference,
        authority.name,
        authority.marking.case,
        tuple(_audience(redactors, reader, numbers) for reader in (None, *readers(case))),
        wishes.remove if wishes else (),
        wishes.keep if wishes else (),
        uses,
        tuple(lets_through(redactors, use.wish) for use in uses),
        tuple(wish_cautions(redactors)),
    )


def _audience(redactors: Redactors, reader: Reader | None, numbers: Iterator[int]) -> Audience:
    case, authority = redactors.case, redactors.authority
    found, redactor = passages(case, reader), redactors.for_reader(reader)
    shown = []
    for passage, redaction in zip(found, redact_passages(case, found, redactor), strict=True):
        changes = tuple(
            Change(
                next(numbers),
                passage.text[mark.start : mark.end],
                mark,
                passage.how != "redacted" or mark.kind == "asked",
            )
            for mark in redaction.marks
        )
        left = redactor.left(passage.text) if passage.how == "redacted" else ()
        shown.append(Shown(passage, redaction, changes, left))
    return Audience(reader, _called(case, reader), tuple(_stays(case, authority, reader)), tuple(shown))


def _called(case: Case, reader: Reader | None) -> str:
    if reader is None:
        return "Action Plan for the victim" + (" and the applicant" if case.third_party else "")
    return f"Letters and agenda for the {reader}" + ("" if case.third_party else ", who applied")


def _stays(case: Case, authority: Authority, reader: Reader | None) -> Iterator[str]:
    """What the policy for this reader keeps, in words; the table of ``docgen.redact.reader``."""
    yield "agencies, job titles, the case reference, where the meeting is, and what the authority publishes"
    if authority.redaction.officers == "keep":
        yield "officers' names, because the authority's profile says so"
    if reader is None:
        yield "where to ring or write about the review"
        return
    yield f"the {reader}'s own details"
    for other in readers(case):
        if other != reader:
            yield f"the {other}'s name, and nothing else of them"
    yield "the officer who runs the review, and whom to tell that one will come"
    if authority.redaction.given_names and reader == readers(case)[-1]:
        yield "names that the reader gave in the application, because the authority's profile says so"
