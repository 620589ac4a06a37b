"""How sending looks: the plan, the drafts, what became of each message, the record; and passwords, for one pair of
eyes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import click

from docgen.cli.show import table
from docgen.documents.wording import day
from docgen.errors import SendError
from docgen.review import Review
from docgen.send.delivery import Outcome
from docgen.send.drafts import Drafts
from docgen.send.ledger import Entry
from docgen.send.locking import Password
from docgen.send.passwords import PasswordFile
from docgen.send.plan import Item, SendPlan
from docgen.send.standing import State
from docgen.send.status import Line

_LOCKED = {"aes-256": "locked", "in transit": "secured in transit", "paper": "on paper"}
_STATE = {
    "open": "to be sent",
    "sent": "sent",
    "delivered": "sent, says the officer",
    "unknown": "FATE UNKNOWN",
    "drafted": "drafted; not on record as sent",
    "refused": "refused; to be sent again",
}


@dataclass
class Told:
    """Where passwords are told: a terminal, or a file for the officer alone; never into a pipe or a log."""

    file: PasswordFile | None
    shown: list[str] = field(default_factory=list)

    @classmethod
    def where(
        cls, file: Path | None, *, needed: bool, others: Sequence[Path] = (), folder: Path | None = None
    ) -> Told:
        """Raises SendError where there is neither, and passwords are needed: before anything is sent.

        Raises OutputError where the file is one of the ``others``, in the folder, or somebody else's.
        """
        if needed and file is None and not sys.stdout.isatty():
            raise SendError(
                "packs are locked, and passwords are shown on a terminal only; run it in one, or name a file for "
                "them with --passwords"
            )
        kept = PasswordFile.at(file, others=others, folder=folder) if needed and file is not None else None
        return cls(kept)

    def password(self, item: Item, password: Password) -> None:
        """Tells one password, and sees that it is told before anything else happens."""
        to = item.recipient
        assert item.issue is not None
        line = f"{to.key} ({to.name}), version {item.issue.version}: {password.spoken}"
        if self.file is not None:
            self.file.add(line)
        else:
            click.echo(f"Password for {line}")
            sys.stdout.flush()

    def outcome(self, outcome: Outcome) -> None:
        """One line for each recipient, as it happens."""
        to = outcome.item.recipient
        told = {
            "accepted": f"sent to {to.email}: {outcome.told}",
            "refused": f"NOT SENT, the relay refuses: {outcome.told}",
            "unknown": f"FATE UNKNOWN: {outcome.told}. Ask {to.name} whether it came, or whoever runs the relay",
            "sent before": "sent before, not sent again",
            "unknown before": _doubt(outcome.item),
            "left": outcome.told,
            "held": f"HELD BACK: {' '.join(outcome.told.split())}",
            "print": _to_post(outcome),
        }[outcome.fate]
        click.echo(f"{to.key}: {told}")

    def sum_up(self, outcomes: Sequence[Outcome]) -> None:
        """How many, and what to do with the passwords."""
        sent = sum(outcome.fate == "accepted" for outcome in outcomes)
        open_ = sum(o.fate in ("refused", "unknown", "unknown before", "left", "held") for o in outcomes)
        click.echo(f"{sent} sent now, {open_} not settled" if open_ else f"{sent} sent now")
        if sent and any(o.item.protection == "aes-256" and o.fate == "accepted" for o in outcomes):
            where = f"in {self.file.path}" if self.file else "above"
            click.echo(f"The passwords are {where}, and nowhere else: ring each recipient.")


def _to_post(outcome: Outcome) -> str:
    if outcome.item.standing.doubtful:
        key = outcome.item.recipient.key
        return f"made to be printed and posted; once it is: docgen send record CASE {key}"
    return f"to be printed and posted ({outcome.told}); docgen send drafts makes it"


def _doubt(item: Item) -> str:
    key = item.recipient.key
    if "drafted" in (item.standing.later, item.standing.state) and item.standing.later != "unknown":
        return (
            "a draft was made for your own mail program, so nothing is sent. If you sent it: docgen send record "
            f"CASE {key}; if not: --resend-unknown {key}"
        )
    last = item.standing.later_entry or item.standing.last
    when = last.at if last else "?"
    return (
        f"FATE UNKNOWN since {when}, so nothing is sent again. Ask whether it came; then docgen send record "
        f"CASE {key}, or --resend-unknown {key}"
    )


def show_plan(plan: SendPlan) -> None:
    """Who gets what, how, and how it stands."""
    table(
        f"Who gets what{_by_when(plan)}",
        ("Recipient", "Name", "How", "Pack", "State"),
        [_row(item) for item in plan.items],
    )
    table("Get no pack", ("Agency", "Name", "Why"), [(p.key, p.name, p.why) for p in plan.passed_over])
    for item in plan.items:
        if item.issue and item.issue.unexplained and item.due:
            click.echo(f"{item.issue.file} changed since it went out: sending it needs --changed.")
            break
    if plan.timing == "late":
        click.echo("The day is past: sending needs --late-because, which everybody is told.")
    elif plan.timing == "last day":
        click.echo("Today is the last day on which it can be sent in time.")


def _by_when(plan: SendPlan) -> str:
    if plan.deadline is None or plan.post_by is None:
        return "; no day is set by which it has to be sent"
    return f", by {day(plan.deadline)} (what is posted: by {day(plan.post_by)})"


def _row(item: Item) -> tuple[str, ...]:
    to = item.recipient
    how = to.email or "print and post"
    version = f" v{item.issue.version}" if item.issue and item.issue.version > 1 else ""
    large = ", large print" if to.large_print else ""
    pack = f"{to.file}{version}, {_LOCKED[item.protection]}{large}"
    state = f"HELD BACK: {' '.join(item.held.split())}" if item.held else _STATE[item.standing.state]
    if item.standing.last and not item.held:
        state = f"{state} ({item.standing.last.at})"
        state += _second(item.standing.later, item.standing.later_entry)
    if not item.held and to.channel == "print":
        state += f"; {to.why}"
    if not item.held and to.reader and to.channel == "print" and not to.address:
        state += "; the case file gives no address"
    return to.key, to.name, how, pack, state


def _second(later: State | None, entry: Entry | None) -> str:
    if later is None or entry is None:
        return ""
    state = "refused" if later == "refused" else _STATE[later]
    return f"; a second copy: {state} ({entry.at}{', ' if entry.answer else ''}{entry.answer})"


def show_drafts(plan: SendPlan, drafts: Drafts, output: Path) -> None:
    """What was made, and what was not."""
    if plan.timing == "last day":
        click.echo("Today is the last day on which it can be sent in time.")
    for name in sorted(drafts.files):
        click.echo(f"{output / name}")
    for item in drafts.made_again:
        at = item.standing.last.at if item.standing.last else "?"
        click.echo(
            f"{item.recipient.key}: a draft was made before ({at}); this one replaces it, with a password of its "
            "own: throw the other away, and send one of the two"
        )
    for item in drafts.left:
        why = f"HELD BACK: {' '.join(item.held.split())}" if item.held else _STATE[item.standing.state]
        click.echo(f"{item.recipient.key}: no draft: {why}")
    if drafts.files:
        click.echo("Nothing is sent yet. Once it is: docgen send record CASE RECIPIENT...")
    else:
        click.echo("Nothing to draft.")


def show_status(review: Review, lines: Sequence[Line]) -> None:
    """The record of one case."""
    due = review.deadline("pack")
    until = f", to be sent by {day(due)}" if due else ""
    table(f"Packs{until}", ("Recipient", "Pack", "State", "Details"), [_status_row(line) for line in lines])


def _status_row(line: Line) -> tuple[str, ...]:
    pack = f"{line.file} v{line.version}" if line.version else line.file
    entry, told = line.entry, []
    if entry:
        to = entry.identity if "@" in entry.identity else ""
        told = [entry.at, to, _LOCKED.get(entry.protection, entry.protection), entry.answer]
        told += [f"sha256 {entry.sha256[:16]}…", f"message {entry.message_id}" if entry.message_id else ""]
        told += [f"late: {entry.late_because}" if entry.late_because else ""]
    told += ["" if line.still_gets else "no longer gets the pack", "" if line.latest else "replaced since"]
    return (
        line.key,
        pack,
        _STATE[line.state] + _second(line.later, line.later_entry),
        "; ".join(part for part in told if part),
    )


def plain_plan(plan: SendPlan) -> dict[str, Any]:
    """The plan for a program to read."""
    return {
        "deadline": plan.deadline.isoformat() if plan.deadline else None,
        "post_by": plan.post_by.isoformat() if plan.post_by else None,
        "timing": plan.timing,
        "recipients": [
            {
                "recipient": item.recipient.key,
                "name": item.recipient.name,
                "how": item.recipient.channel,
                "why": item.recipient.why,
                "email": item.recipient.email,
                "address": list(item.recipient.address),
                "pack": item.recipient.file,
                "version": item.issue.version if item.issue else None,
                "pages": item.issue.pack.pages if item.issue else None,
                "sha256": item.issue.pack.pdf.sha256 if item.issue else None,
                "large_print": item.recipient.large_print,
                "protection": item.protection,
                "state": item.standing.state,
                "second_copy": item.standing.later,
                "held": " ".join(item.held.split()) if item.held else None,
                "replaces": item.replaces.version if item.replaces else None,
                "needs_changed": bool(item.issue and item.issue.unexplained and item.due),
            }
            for item in plan.items
        ],
        "no_pack": [{"recipient": p.key, "name": p.name, "why": p.why} for p in plan.passed_over],
    }


def plain_status(review: Review, lines: Sequence[Line]) -> dict[str, Any]:
    """The record for a program to read."""
    due = review.deadline("pack")
    return {
        "deadline": due.isoformat() if due else None,
        "recipients": [
            {
                "recipient": line.key,
                "pack": line.file,
                "version": line.version,
                "state": line.state,
                "second_copy": line.later,
                "second_record": asdict(line.later_entry) if line.later_entry else None,
                "still_gets": line.still_gets,
                "latest": line.latest,
                "record": asdict(line.entry) if line.entry else None,
            }
            for line in lines
        ],
    }
