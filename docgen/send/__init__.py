"""Sending packs: to the right people, in time, once; and a record that shows it."""

from docgen.send.delivery import Delivery, Outcome
from docgen.send.drafts import Drafts, make_drafts, write_down
from docgen.send.ledger import Ledger
from docgen.send.plan import Again, Item, SendPlan, Words, make_plan
from docgen.send.relay import Relay, RelaySettings

__all__ = [
    "Again",
    "Delivery",
    "Drafts",
    "Item",
    "Ledger",
    "Outcome",
    "Relay",
    "RelaySettings",
    "SendPlan",
    "Words",
    "make_drafts",
    "make_plan",
    "write_down",
]
