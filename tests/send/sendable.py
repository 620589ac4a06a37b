"""Cases whose packs can be sent, and an officer who looks on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from support import edited, load_data

from docgen.build import Settings
from docgen.case import Case
from docgen.send import Again, Delivery, Item, Ledger, Outcome, Relay, RelaySettings, SendPlan, Words, make_plan
from docgen.send.locking import Password
from docgen.send.plan import ONCE

AFTER = date(2026, 5, 6)  # too late by a day
SECURED = Path(__file__).parent / "profiles"
DAY = date(2026, 4, 20)  # a Monday; the pack is due on Tuesday 5 May 2026
NAME = "third-party-before-meeting"
COUNCIL, POLICE, HOUSING = (
    "tomasz.bell@council.example.org",
    "rowan.achebe@police.example.org",
    "moira.quill@homes.example.org",
)
CHAIR, VICTIM, APPLICANT = "helen.marsh@erewash.example.org", "adwoa.ho@example.org", "sian.orourke@example.org"
EVERYBODY = sorted([COUNCIL, POLICE, HOUSING, CHAIR, VICTIM, APPLICANT])


def late_chronology() -> dict[str, Any]:
    """A chronology that came after the pack went out, and an agency that comes after all: a change to the case."""
    data = load_data(NAME)
    data["agencies"][2]["chronology"] = [{"date": "2026-04-10", "note": "Referral received."}]
    data["agencies"][2]["attending"] = True
    return {"agencies": data["agencies"]}


CHANGED = "The health service comes too, and its chronology is in it"


def clock() -> datetime:
    return datetime(2026, 4, 20, 9, 30, tzinfo=UTC)


def case(**changes: Any) -> Case:
    """Everybody in it has an e-mail address, and wants e-mail."""
    wants = {"channel": "email"}
    given = {
        "meeting__chair__email": CHAIR,
        "victim__communication": wants,
        "applicant__communication": wants,
        **changes,
    }
    return edited(NAME, **given)


def plan(
    folder: Path,
    on: date = DAY,
    late: str | None = None,
    changed: str | None = None,
    locked: bool = False,
    **changes: Any,
) -> SendPlan:
    """The plan for that case, by the record in this folder; packs are locked where a test asks, as it takes time."""
    settings = Settings() if locked else Settings(authorities=(SECURED,))
    return make_plan(case(**changes), on, ledger(folder), settings=settings, words=Words(late, changed))


def ledger(folder: Path) -> Ledger:
    return Ledger(folder / "sent.sqlite3")


class Officer:
    """Who runs the program, and remembers what was said."""

    def __init__(self) -> None:
        self.passwords: dict[str, Password] = {}
        self.told: list[Outcome] = []

    def password(self, item: Item, password: Password) -> None:
        self.passwords[item.recipient.email or ""] = password

    def outcome(self, outcome: Outcome) -> None:
        self.told.append(outcome)


def deliver(
    folder: Path,
    settings: RelaySettings,
    made: SendPlan | None = None,
    again: Again = ONCE,
    **given: Any,
) -> tuple[dict[str, str], Officer]:
    """One run: what became of each recipient."""
    officer = Officer()
    run = Delivery(made or plan(folder, **given), ledger(folder), Relay(settings), officer, clock, again)
    return {outcome.item.recipient.key: outcome.fate for outcome in run.run()}, officer
