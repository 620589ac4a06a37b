"""Whose details go and whose stay, and what may be read of those who stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docgen.case.model import Address
from docgen.redact.finders.details.telephones import national
from docgen.redact.knowledge.names import Lexicon
from docgen.redact.knowledge.parties import PARTICLES, Party
from docgen.redact.language.titles import CIVIL, RANKS
from docgen.redact.policy import Policy
from docgen.redact.telling import Told
from docgen.redact.text.normalise import fold, key

# What stands in an address before somebody else's, and before a building that both may live in.
_BESIDE = re.compile(
    r"\b(?:next|opposite|beside|behind|near|adjoining|adjacent|facing|outside|care|attn|via|by)\b|c/o"
)
_OF_A_BUILDING = re.compile(r"\b(?:above|below|over|under|rear)\b")


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


def staying(
    go: Iterable[Party], free: Iterable[Party], lexicon: Lexicon, policy: Policy, told: Told = lambda _: []
) -> list[str]:
    """What may be read of ``free``, the parties who stay, as it is written.

    What somebody who goes has or is called as well is left out: a shared surname stays only beside the first name
    or a title of its own. A full name that two of them have is the reader's own. ``told`` says what a text tells
    of those who go: a detail of the reader's in which another is named is not kept.
    """
    going = tuple(go)
    theirs = {key(text) for party in going for text in _belongings(party)}
    numbers = {key(text) for party in going for text in (*party.phones, *party.emails, *party.identifiers)}
    titled = {key(_titled(party)) for party in going if party.role not in policy.known}
    called = {key(word) for party in going if party.name for word in (*party.name.family, *party.name.known_as)}
    called |= lexicon.recorded
    texts: list[str] = []
    for party in free:
        belongings = [text for text in _belongings(party) if key(text) not in theirs]
        for address in party.addresses:
            if any(key(line) in numbers or names_another(line, told, whole=True) for line in address.lines):
                belongings = [text for text in belongings if text != _in_one_line(address)]
            elif party.role in policy.known:
                belongings += [text for text in so_far(address) if key(text) not in theirs]
        same = {key(text) for text in full_names(party)}
        names = [text for text in _names(party) if key(text) in same or key(text) not in lexicon.forms]
        if party.role not in policy.known:
            names = [text for text in names if key(text) not in titled]
        if policy.only_under_18 and party.name:  # "Youngy", whose child is a Moss-Young
            names += [text for text in party.name.known_as if key(text) not in called]
        own = own_names(party)
        texts += [
            text
            for text in (*belongings, *names, *_with_initial(party, lexicon), *_halved(party, lexicon, titled))
            if text and not names_another(text, told, own, whole=True)
        ]
    return texts


def names_another(text: str, told: Told, own: Iterable[str] = (), *, whole: bool = False) -> bool:
    """Whether a detail of the reader's tells who somebody else is: "c/o Will Brown", "next to 16 High Street".

    A surname by itself may be a street's, unless there is nothing else. ``own`` are the reader's full names:
    where another has the same, it is the reader's. So is a house that both of them live in; and where only the
    ``whole`` of the text is to stay, "rear of 18A Mill Lane" is the reader's beside somebody at 18A.
    """
    mine = {key(name) for name in own}
    for tell in told(text):
        alone = tell.kind == "name" and tell.certain and _bare(tell.text) == _bare(text)
        if not (tell.whole or alone) or tell.kind == "officer" or _bare(tell.text) in mine:
            continue
        line = fold(text).lower
        if tell.kind not in ("address", "postcode") or _BESIDE.search(line):
            return True
        if not whole and _OF_A_BUILDING.search(line):
            return True
    return False


def so_far(address: Address) -> list[str]:
    """The address in one line, as far as each of its lines from the second on."""
    lines = [line.strip() for line in address.lines if line.strip()]
    return [
        ", ".join(lines[:count]) for count in range(2, len(lines) + 1) if any(map(str.isdigit, "".join(lines)))
    ]


def _bare(name: str) -> str:
    """The key of a name without the titles before it."""
    words = [key(word) for word in name.replace(".", " ").split()]
    while len(words) > 1 and words[0] in CIVIL | RANKS:
        words = words[1:]
    return "".join(words)


def _without(party: Party, own: Iterable[Party]) -> Party:
    """The party without what the reader, who is ``own``, has as well."""
    for reader in own:
        phones = {national(phone) for phone in reader.phones}
        texts = {key(text) for text in (*reader.emails, *reader.identifiers)}
        party = replace(
            party,
            addresses=tuple(a for a in party.addresses if not any(same_address(a, b) for b in reader.addresses)),
            phones=tuple(p for p in party.phones if national(p) not in phones),
            emails=tuple(e for e in party.emails if key(e) not in texts),
            identifiers=tuple(
                i
                for i in party.identifiers
                if key(i) not in texts and (not national(i) or national(i) not in phones)
            ),
        )
    return party


def same_address(one: Address, other: Address) -> bool:
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
        details += [address.postcode or "", _in_one_line(address)]
    return details


def _in_one_line(address: Address) -> str:
    return ", ".join([*(line.strip() for line in address.lines if line.strip()), address.postcode or ""])


def _names(party: Party) -> list[str]:
    name = party.name
    if name is None:
        return []
    family = "-".join(name.family)
    full = " ".join(filter(None, (name.given, *name.middle, family)))
    short = " ".join(filter(None, (name.given, family)))
    return [name.whole or "", full, short, name.given or "", family, *name.known_as, _titled(party)]


def full_names(party: Party) -> list[str]:
    """First name and surname, with and without what is between them."""
    name = party.name
    if name is None or not name.given or not name.family:
        return [name.whole] if name and name.whole else []
    family = "-".join(name.family)
    return [f"{name.given} {family}", " ".join((name.given, *name.middle, family))]


def own_names(party: Party) -> list[str]:
    """Everything that a reader is called by name: a surname, with an initial too."""
    name = party.name
    short = f"{name.given[0]} {'-'.join(name.family)}" if name and name.given and name.family else ""
    family = "-".join(name.family) if name else ""
    return [*full_names(party), family, short]


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


def _halved(party: Party, lexicon: Lexicon, titled: set[str]) -> list[str]:
    """ "Mrs Hall" and "Hall, Adeyemi" of an Adeyemi-Hall, unless somebody who goes has one of the halves."""
    name = party.name
    halves = [half for half in name.family if key(half) not in PARTICLES] if name else []
    if name is None or len(halves) < 2 or any(key(half) in lexicon.forms for half in halves):
        return []
    found = [f"{name.title} {half}" for half in halves if name.title]
    found = [text for text in found if key(text) not in titled]
    rows = [", ".join(halves), ", ".join(reversed(halves))]
    found += [*rows, *(f"{name.title} {row}" for row in rows if name.title)]
    if name.given:
        first, letter = name.given, name.given[0]
        for half in halves:
            found += [f"{half}, {first}", f"{first} {half}", f"{letter} {half}"]
            found += [f"{name.title} {letter} {half}", f"{name.title} {first} {half}"] if name.title else []
    return found
