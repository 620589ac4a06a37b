"""Sending: each message once, each step on record before it is taken.

offer the recipient to the relay -> write the attempt down -> tell the officer the password -> hand the message
over -> write the answer down. Whenever the program ends, the record says what may have gone out, and the next run
goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from docgen.send.ledger import Entry, Event, Ledger, Taken, Version, stamp
from docgen.send.locking import Password, lock
from docgen.send.message import Attachment, Message, Sender, compose, message_id, subject
from docgen.send.plan import ONCE, Again, Item, SendPlan, refuse_late, refuse_unexplained
from docgen.send.relay import Refused, Relay, Session, Unknown
from docgen.send.standing import REACHED
from docgen.send.versions import Issue

Fate = Literal["accepted", "refused", "unknown", "sent before", "unknown before", "left", "held", "print"]
Clock = Callable[[], datetime]
Watch = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recipient in this run."""

    item: Item
    fate: Fate
    told: str  # the server's words, or why nothing was sent


class Officer(Protocol):
    """Who runs the program: the only one to whom passwords are told."""

    def password(self, item: Item, password: Password) -> None:
        """Tells the password for this recipient, before the message goes; once told, it is nowhere else."""

    def outcome(self, outcome: Outcome) -> None:
        """Tells what became of it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message with its files, ready; and the password where it is locked."""

    message: Message
    attachments: tuple[Attachment, ...]
    password: Password | None

    @property
    def sha256(self) -> str:
        """The hash of the pack as it leaves."""
        return self.attachments[0].sha256


def pack_up(item: Item) -> Parcel:
    """The message of an item with its pack, locked where it has to be."""
    assert item.message is not None
    assert item.issue is not None
    password = Password.new() if item.protection == "aes-256" else None
    pdf = item.message.pack
    content = lock(pdf, password) if password else pdf.content
    return Parcel(item.message, (Attachment(item.issue.attachment, content), *item.enclosed), password)


def entry_for(plan: SendPlan, item: Item, event: Event, attempt: int, at: datetime) -> Entry:
    """A line of the record about this item."""
    assert item.issue is not None
    review, issue = plan.review, item.issue
    return Entry(
        at=stamp(at),
        day=review.today.isoformat(),
        event=event,
        authority=review.authority.id,
        reference=review.case.reference,
        part=item.recipient.key,
        identity=item.recipient.identity,
        file=issue.file,
        version=issue.version,
        sha256=issue.pack.pdf.sha256,
        sent_sha256="",
        attempt=attempt,
        protection=item.protection,
        message_id="",
        answer="",
        late_because=(plan.words.late_because or "") if plan.timing == "late" else "",
        meeting=plan.meets.isoformat() if plan.meets else "",
    )


def version_of(plan: SendPlan, issue: Issue, at: datetime) -> Version:
    """The line of the record about a version."""
    review = plan.review
    return Version(
        at=stamp(at),
        day=review.today.isoformat(),
        authority=review.authority.id,
        reference=review.case.reference,
        file=issue.file,
        version=issue.version,
        sha256=issue.pack.pdf.sha256,
        made_on=issue.made_on,
        changed=issue.changed or "",
    )


@dataclass(frozen=True)
class Delivery:
    """One run of sending. ``watch`` is told each step as it is done."""

    plan: SendPlan
    ledger: Ledger
    relay: Relay
    officer: Officer
    clock: Clock
    again: Again = ONCE
    watch: Watch = lambda _: None

    def run(self) -> tuple[Outcome, ...]:
        """Sends what is due, and tells what became of everybody.

        Raises TooLate, SendError for a changed pack without a word on it, LedgerError, and MailError where the
        relay can't be used; what was sent before that is on record, and the next run goes on from there.
        """
        self.again.check(self.plan)
        goes = [item for item in self.plan.items if self._goes(item)]
        refuse_late(self.plan, sending=bool(goes))
        refuse_unexplained(self.plan, sending=bool(goes))
        outcomes = []
        for item in self.plan.items:
            outcome = self._send(item) if self._goes(item) else _left(item)
            self.officer.outcome(outcome)
            outcomes.append(outcome)
        return tuple(outcomes)

    def _goes(self, item: Item) -> bool:
        if item.message is None or item.held:
            return False
        return item.due or self.again.names(item)

    def _send(self, item: Item) -> Outcome:
        assert item.issue is not None
        parcel = pack_up(item)
        plan, sender = self.plan, Sender.of(self.plan.review)
        asked = item.standing.attempts + 1 if item.recipient.key in self.again.lost else 0
        identifier = message_id(
            plan.review, item.recipient, item.issue.version, item.issue.pack.pdf.sha256, sender, asked
        )
        wire = compose(
            parcel.message,
            parcel.attachments,
            sender=sender,
            subject=subject(plan.review, item.issue.version),
            identifier=identifier,
            at=self.clock(),
        )
        entry = entry_for(plan, item, "started", item.standing.attempts + 1, self.clock())
        entry = replace(entry, sent_sha256=parcel.sha256, message_id=identifier)
        with self.relay.line() as line:
            self.watch("line")
            return self._hand_over(line, item, parcel, wire, entry, sender)

    def _hand_over(
        self, line: Session, item: Item, parcel: Parcel, wire: bytes, entry: Entry, sender: Sender
    ) -> Outcome:
        assert item.issue is not None
        assert item.recipient.email is not None
        try:
            line.offer(sender.address, item.recipient.email, len(wire))
        except Refused as refused:
            with suppress(Taken):
                self.ledger.add(entry, self._after(entry, "refused", str(refused)))
            return Outcome(item, "refused", str(refused))
        self.watch("offered")
        try:
            self.ledger.begin(entry, version_of(self.plan, item.issue, self.clock()))
        except Taken:
            return Outcome(item, "left", "another run is sending it, or has sent it")
        self.watch("written down")
        if parcel.password:
            self.officer.password(item, parcel.password)
        self.watch("password told")
        event: Literal["accepted", "refused", "unknown"] = "accepted"
        try:
            answer = line.hand_over(wire)
        except Refused as refused:
            answer, event = str(refused), "refused"
        except Unknown as unknown:
            answer, event = str(unknown), "unknown"
        self.watch("handed over")
        self.ledger.add(self._after(entry, event, answer))
        self.watch("answer written down")
        return Outcome(item, event, answer)

    def _after(self, entry: Entry, event: Event, answer: str) -> Entry:
        return replace(entry, event=event, at=stamp(self.clock()), answer=answer)


def _left(item: Item) -> Outcome:
    if item.held:
        return Outcome(item, "held", item.held)
    if item.recipient.channel == "print":
        posted = item.standing.state in REACHED and not item.standing.doubtful
        return Outcome(item, "sent before" if posted else "print", item.recipient.why)
    doubt = item.standing.doubtful
    return Outcome(item, "unknown before" if doubt else "sent before", item.standing.state)
