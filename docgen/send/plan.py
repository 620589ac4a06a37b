"""Who gets what, how and by when; what was sent already, and what stops the rest. Nothing is sent here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from docgen.build import Progress, Settings, open_desk
from docgen.case.model import Case
from docgen.documents.choice.when import meeting_not_set
from docgen.documents.wording import day
from docgen.errors import LeakFound, SendError, TooLate
from docgen.pack import Pack
from docgen.paper import ClearedPdf, Pdf
from docgen.redact.reader import Reader
from docgen.release import Release
from docgen.review import Review
from docgen.rules.workdays import working_days_before
from docgen.send.discretion import NEUTRAL, Discretion, refuse_names
from docgen.send.enclosed import enclosed
from docgen.send.facts import MessageFacts, mail_facts
from docgen.send.ledger import Entry, Ledger
from docgen.send.message import Attachment, Message, OfficerMessage, ReaderMessage, Sender
from docgen.send.recipients import PassedOver, Recipient, passed_over, recipients
from docgen.send.standing import REACHED, Standing, reached_before, standing
from docgen.send.versions import Issue, Issues, Shelf
from docgen.send.wording import ATTENDEE, READER, Bodies

_POST = 2  # working days; the Guidance leaves the way to the council
Timing = Literal["in time", "last day", "late", "no day set"]
Protection = Literal["aes-256", "in transit", "paper"]


@dataclass(frozen=True, slots=True)
class Words:
    """What the officer says with it: why it comes late, and what changed since the version before."""

    late_because: str | None = None
    changed: str | None = None  # to agencies and Chair
    changed_readers: str | None = None  # to victim and applicant, who else get the neutral line

    def changed_for(self, reader: Reader | None) -> str | None:
        """What the readers of a pack are told of a change; None where nobody said a word on it."""
        if reader is None:
            return self.changed
        return self.changed_readers or (NEUTRAL if self.changed else None)


@dataclass(frozen=True, slots=True)
class Item:
    """One recipient: which version of which pack they get, how it stands, and the message, if it may go."""

    recipient: Recipient
    issue: Issue | None
    standing: Standing
    protection: Protection
    held: str | None  # why nothing can go to them
    message: Message | None
    replaces: Entry | None = None  # the version that they have
    enclosed: tuple[Attachment, ...] = ()

    @property
    def due(self) -> bool:
        """Whether something has to go out yet, and may."""
        return self.held is None and not self.standing.may_have_reached


@dataclass(frozen=True)
class SendPlan:
    """Everything about the sending of one review's packs on one day."""

    review: Review
    deadline: date | None
    timing: Timing
    items: tuple[Item, ...]
    passed_over: tuple[PassedOver, ...]
    words: Words

    @property
    def meets(self) -> date | None:
        """The day of the meeting."""
        meeting = self.review.case.meeting
        return meeting.date if meeting else None

    @property
    def post_by(self) -> date | None:
        """When to post what is printed, so that it is there on the day: first class takes a day or two."""
        return working_days_before(self.deadline, _POST).date if self.deadline else None

    def item(self, key: str) -> Item:
        """The recipient with this key; raises SendError with those that there are."""
        for item in self.items:
            if item.recipient.key == key:
                return item
        keys = ", ".join(item.recipient.key for item in self.items)
        raise SendError(f"nobody who gets a pack is called `{key[:40]}`; there are {keys}")


def make_plan(
    case: Case,
    today: date,
    ledger: Ledger,
    *,
    folder: Path | None = None,
    settings: Settings | None = None,
    words: Words = Words(),
    progress: Progress = lambda _: None,
) -> SendPlan:
    """The plan for this case on this day, all packs made and every message written. Nothing is sent.

    Raises SendError where there is no meeting to send papers for, and what making the packs raises.
    """
    settings = settings or Settings()
    review = Review.open(case, today, settings.authorities)
    if reason := meeting_not_set(review):
        raise SendError(f"there are no papers to send: {reason}")
    Sender.of(review)
    told = {"--late-because": words.late_because, "--changed": words.changed}
    refuse_names(review, {**told, "--changed-readers": words.changed_readers})
    entries = ledger.entries(review.authority.id, case.reference)
    shelf = Shelf(review, folder, settings, progress)
    issues = Issues.of(shelf, ledger.versions(review.authority.id, case.reference), entries, words.changed_for)
    progress("Writing the messages")
    desk = open_desk(review, settings)
    writer = _Writer(
        review,
        Discretion(review),
        Release(desk),
        Bodies.of([*settings.templates, *review.authority.templates]),
        words,
        timing(review),
        entries,
    )
    found = recipients(review)
    items = tuple(writer.item(recipient, issues) for recipient in found)
    return SendPlan(review, review.deadline("pack"), timing(review), items, passed_over(review), words)


def timing(review: Review) -> Timing:
    """Whether the pack can still be sent in time: five working days before the meeting, or as the profile says."""
    due = review.deadline("pack")
    if due is None:
        return "no day set"
    if review.today == due:
        return "last day"
    return "late" if review.today > due else "in time"


@dataclass(frozen=True, slots=True)
class Again:
    """To whom something goes that may be a second copy, because a person says so, by the recipient's key."""

    unknown: frozenset[str] = frozenset()  # nobody knows whether the first arrived
    lost: frozenset[str] = frozenset()  # they have it, and need another: the password is lost

    def check(self, plan: SendPlan) -> None:
        """Raises SendError for a key that is nobody's, or where that is not how it stands."""
        for key in sorted(self.unknown):
            if not plan.item(key).standing.doubtful:
                raise SendError(f"{key}: the fate of their message is known; nothing is sent again")
        for key in sorted(self.lost):
            if plan.item(key).standing.state not in REACHED:
                raise SendError(f"{key}: no message to them is on record as sent, so there is none to send again")

    def names(self, item: Item) -> bool:
        """Whether this recipient is one of them."""
        return item.recipient.key in self.unknown | self.lost


ONCE = Again()  # nobody gets a second copy


def refuse_late(plan: SendPlan, *, sending: bool) -> None:
    """Raises TooLate where the day is past, something is still to go out, and nobody said why; and SendError where
    the meeting itself is past.
    """
    if sending and plan.meets and plan.review.today > plan.meets:
        raise SendError(
            f"the meeting was on {day(plan.meets)}, and it is {day(plan.review.today)}: its papers "
            "are not sent any more; put the meeting right in the case file if it is held later"
        )
    if sending and plan.timing == "late" and not plan.words.late_because:
        assert plan.deadline is not None
        raise TooLate(
            f"the pack had to be sent by {day(plan.deadline)}, and it is {day(plan.review.today)}; say why it "
            'goes all the same, in words for those who get it: --late-because "..."'
        )


def refuse_unexplained(plan: SendPlan, *, sending: bool) -> None:
    """Raises SendError where a changed pack would go out without a word on what changed."""
    unexplained = [item for item in plan.items if sending and item.due and item.issue and item.issue.unexplained]
    if unexplained:
        issue = unexplained[0].issue
        assert issue is not None
        raise SendError(
            f"{issue.file} is not what was sent as version {issue.version - 1}; say what changed, in words for "
            'those who get it: --changed "...", and --changed-readers "..." for victim and applicant'
        )


class _Tells(Exception):
    """Why a message to an agency or the Chair is held back."""


@dataclass(frozen=True)
class _Writer:
    review: Review
    discretion: Discretion
    release: Release
    bodies: Bodies
    words: Words
    timing: Timing
    entries: tuple[Entry, ...]

    def item(self, recipient: Recipient, issues: Issues) -> Item:
        issue, protection = issues.made.get(recipient.file), self._protection(recipient)
        if issue is None:
            return Item(recipient, None, Standing("open"), protection, issues.missing[recipient.file], None)
        found = standing(self.entries, recipient.identity, issue.file, issue.version)
        replaces = reached_before(self.entries, recipient.identity, issue.file, issue.version)
        item = Item(recipient, issue, found, protection, recipient.stopped, None, replaces)
        if item.held or recipient.channel == "print":
            return item
        item = replace(item, enclosed=enclosed(self.review, recipient, issue.version))
        try:
            return replace(item, message=self._message(item, issue))
        except LeakFound as leak:
            return replace(item, held=f"its message would tell of somebody else: {leak}")
        except _Tells as fault:
            return replace(item, held=str(fault))

    def _message(self, item: Item, issue: Issue) -> Message:
        recipient, pack = item.recipient, issue.pack
        last = item.replaces
        about = MessageFacts(
            version=issue.version,
            replaces=last.version if last else None,
            replaces_sent=date.fromisoformat(last.day) if last else None,
            changed=(issue.changed or "see the pack") if last else None,
            late_because=self.words.late_because if self.timing == "late" else None,
            locked=item.protection == "aes-256",
            attachment=issue.attachment,
            pages=pack.pages,
            limited=recipient.limited,
            invitation=bool(item.enclosed),
        )
        facts = mail_facts(self.release.desk.context, recipient, about)
        if recipient.reader:
            cleared = self.release.text("message", self.bodies.write(READER, facts), recipient.reader)
            return ReaderMessage(recipient, cleared, _cleared(pack))
        text = self.bodies.write(ATTENDEE, self.discretion.facts(facts))
        if fault := self.discretion.fault(text):
            raise _Tells(fault)
        recipient = replace(recipient, name=self.discretion.name(recipient.name))
        if recipient.limited:
            self.release.refuse_children("message", text.encode("utf-8"))
        return OfficerMessage(recipient, text, _plain(pack))

    def _protection(self, recipient: Recipient) -> Protection:
        if recipient.channel == "print":
            return "paper"
        secured = self.review.authority.mail.encrypted_in_transit
        end_to_end = secured is True or (secured == "agencies" and recipient.reader is None)
        return "in transit" if end_to_end else "aes-256"


def _cleared(pack: Pack) -> ClearedPdf:
    if not isinstance(pack.pdf, ClearedPdf):
        raise TypeError("a reader's pack was not through the gate")
    return pack.pdf


def _plain(pack: Pack) -> Pdf:
    if not isinstance(pack.pdf, Pdf):
        raise TypeError("an attendees' pack is a plain one")
    return pack.pdf
