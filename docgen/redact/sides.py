"""Whose details go and whose stay, and what may be read of those who stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.case.model import Address
from docgen.redact.finders.telephones import national
from docgen.redact.knowledge.names import Lexicon
from docgen.redact.knowledge.parties import Party
from docgen.redact.policy import Policy
from docgen.redact.text.normalise import key


def sides(everybody: Iterable[Party], policy: Policy) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Whose details go, and whose stay; somebody who may only be named is on both sides.

    What a known reader shares with somebody else, such as the home of a family, is the reader's own and stays.
    """
    go: list[Party] = []
    stay: list[Party] = []
    own: list[Party] = []
    for party in everybody:
        if policy.only_under_18:
            (go if party.under_18 else stay).append(party)
        elif party.role in policy.known:
            own.append(party)
        elif policy.officers == "keep" and party.role == "officer":
            stay.append(party)
        elif party.role in policy.named:
            go.append(replace(party, name=None))
            stay.append(Party(party.role, party.label, party.name))
        else:
            go.append(party)
    return tuple(_without(party, own) for party in go), (*own, *stay)


def staying(go: Iterable[Party], free: Iterable[Party], lexicon: Lexicon, policy: Policy) -> list[str]:
    """What may be read of ``free``, the parties who stay, as it is written.

    What somebody who goes has or is called as well is left out: a shared surname stays only beside the first name
    or a title of its own.
    """
    going = tuple(go)
    theirs = {key(text) for party in going for text in _belongings(party)}
    titled = {key(_titled(party)) for party in going if party.role not in policy.known}
    texts: list[str] = []
    for party in free:
        belongings = (text for text in _belongings(party) if key(text) not in theirs)
        names = [text for text in _names(party) if key(text) not in lexicon.forms]
        if party.role not in policy.known:
            names = [text for text in names if key(text) not in titled]
        texts += [*belongings, *names, *_with_initial(party, lexicon)]
    return [text for text in texts if text]


def _without(party: Party, own: Iterable[Party]) -> Party:
    """The party without what the reader, who is ``own``, has as well."""
    for reader in own:
        phones = {national(phone) for phone in reader.phones}
        texts = {key(text) for text in (*reader.emails, *reader.identifiers)}
        party = replace(
            party,
            addresses=tuple(a for a in party.addresses if not any(_same(a, b) for b in reader.addresses)),
            phones=tuple(p for p in party.phones if national(p) not in phones),
            emails=tuple(e for e in party.emails if key(e) not in texts),
            identifiers=tuple(
                i
                for i in party.identifiers
                if key(i) not in texts and (not national(i) or national(i) not in phones)
            ),
        )
    return party


def _same(one: Address, other: Address) -> bool:
    """Whether two addresses are one, however much of it each of them gives."""
    a, b = (key("".join(address.lines)) for address in (one, other))
    if one.postcode and other.postcode and key(one.postcode) != key(other.postcode):
        return False
    return bool(a and b) and any(c.isdigit() for c in min(a, b, key=len)) and (a.startswith(b) or b.startswith(a))


def _belongings(party: Party) -> list[str]:
    details = [*party.phones, *party.emails, *party.identifiers]
    for address in party.addresses:
        lines = [line.strip() for line in address.lines if line.strip()]
        details += [line for line in lines if any(c.isdigit() for c in line)]
        details += [address.postcode or "", ", ".join([*lines, address.postcode or ""])]
    return details


def _names(party: Party) -> list[str]:
    name = party.name
    if name is None:
        return []
    family = "-".join(name.family)
    full = " ".join(filter(None, (name.given, *name.middle, family)))
    short = " ".join(filter(None, (name.given, family)))
    return [name.whole or "", full, short, name.given or "", family, *name.known_as, _titled(party)]


def _titled(party: Party) -> str:
    """Title and surname; empty where one of them is not known."""
    name = party.name
    return f"{name.title} {'-'.join(name.family)}" if name and name.title and name.family else ""


def _with_initial(party: Party, lexicon: Lexicon) -> list[str]:
    """ "Mrs H Brown", unless somebody who goes is an H Brown too."""
    name = party.name
    if name is None or not name.given or not name.family:
        return []
    short = f"{name.given[0]} {'-'.join(name.family)}"
    if key(short) in lexicon.forms:
        return []
    return [short, f"{name.title} {short}"] if name.title else [short]
