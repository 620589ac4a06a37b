"""Drafts for the officer's own mail program, one file for each recipient, and what is to be printed and posted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from docgen.documents.wording import day
from docgen.output import MANIFEST
from docgen.send.delivery import Clock, Parcel, entry_for, pack_up, version_of
from docgen.send.ledger import Entry, Ledger
from docgen.send.locking import Password
from docgen.send.message import Sender, compose, message_id, subject
from docgen.send.plan import ONCE, Again, Item, SendPlan, refuse_late, refuse_unexplained

PRINT_LIST = "print-list.txt"


@dataclass(frozen=True, slots=True)
class Drafts:
    """What goes into the folder, by file name; passwords apart, by recipient. Nothing is on disk yet."""

    files: dict[str, bytes]
    passwords: tuple[tuple[Item, Password], ...]
    entries: tuple[tuple[Entry, Item], ...]
    left: tuple[Item, ...]  # sent already, or held back
    made_again: tuple[Item, ...] = ()  # a draft was made before, and nobody knows of its fate


def make_drafts(plan: SendPlan, clock: Clock, again: Again = ONCE) -> Drafts:
    """A draft for everybody who has to get something yet, named by number and part in the review, never by name.

    Raises TooLate, and SendError for a changed pack without a word on what changed.
    """
    again.check(plan)
    goes = [item for item in plan.items if _goes(item) or (item.held is None and again.names(item))]
    refuse_late(plan, sending=bool(goes))
    refuse_unexplained(plan, sending=bool(goes))
    sender = Sender.of(plan.review)
    files: dict[str, bytes] = {}
    passwords: list[tuple[Item, Password]] = []
    entries: list[tuple[Entry, Item]] = []
    printed: list[tuple[str, Item]] = []
    for number, item in enumerate(goes, 1):
        assert item.issue is not None
        name = f"{number:02d}-{item.recipient.key}"
        entry = entry_for(plan, item, "drafted", item.standing.attempts + 1, clock())
        if item.message is None:
            files[f"{name}.pdf"] = item.issue.pack.pdf.content
            printed.append((f"{name}.pdf", item))
            entries.append((replace(entry, sent_sha256=item.issue.pack.pdf.sha256), item))
            continue
        parcel = pack_up(item)
        files[f"{name}.eml"] = _draft(plan, item, parcel, sender)
        passwords += [(item, parcel.password)] if parcel.password else []
        entries.append((replace(entry, sent_sha256=parcel.sha256), item))
    if printed:
        files[PRINT_LIST] = print_list(plan, printed).encode("utf-8-sig")  # for Notepad and Word
    left = tuple(item for item in plan.items if item not in goes)
    made_again = tuple(item for item in goes if item.standing.doubtful)
    return Drafts(files, tuple(passwords), tuple(entries), left, made_again)


def write_down(drafts: Drafts, plan: SendPlan, ledger: Ledger, clock: Clock) -> None:
    """Puts the drafts on record. Do it before the files are there: what is not on record could go out twice.

    Raises Taken where another run was at it meanwhile.
    """
    for entry, item in drafts.entries:
        assert item.issue is not None
        ledger.begin(entry, version_of(plan, item.issue, clock()))


def manifest_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """What the folder holds, by hash, so that a later run may replace what nobody changed."""
    entries = [{"file": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in files.items()]
    return {MANIFEST: (json.dumps({"files": entries}, indent=2) + "\n").encode()}


def print_list(plan: SendPlan, printed: list[tuple[str, Item]]) -> str:
    """What is to be printed, for whom, and the lines of the envelope."""
    until = ""
    if plan.deadline and plan.post_by:
        until = f" To be with them by {day(plan.deadline)}: post it by {day(plan.post_by)}, first class."
    lines = [f"To be printed and posted.{until}", ""]
    for name, item in printed:
        to = item.recipient
        assert item.issue is not None
        lines += [
            f"{name}: {item.issue.pack.pages} pages{', large print' if to.large_print else ''} ({to.why})",
            "",
        ]
        if to.reader and not to.address:
            lines += [f"    {to.name}", "    (the case file gives no address)"]
        else:
            lines += [f"    {line}" for line in to.address]
        lines += ["", f"    Then: docgen send record CASE {to.key}", ""]
    return "\n".join(lines)


def _goes(item: Item) -> bool:
    return item.held is None and (item.due or item.standing.state == "drafted")


def _draft(plan: SendPlan, item: Item, parcel: Parcel, sender: Sender) -> bytes:
    assert item.issue is not None
    return compose(
        parcel.message,
        parcel.attachments,
        sender=sender,
        subject=subject(plan.review, item.issue.version),
        identifier=message_id(plan.review, item.recipient, item.issue.version, item.issue.pack.pdf.sha256, sender),
        draft=True,
    )
