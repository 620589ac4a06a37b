"""What English makes of any name: the front of it, with the endings of nicknames ("Shazza", "Gaz", "Smithy")."""

from __future__ import annotations

import re

from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday, is_exactly_listed
from docgen.redact.language.words import is_word

_FRONT = re.compile(r"([^aeiouy]*)([aeiouy]+)([^aeiouy]*)")
_ENDINGS = ("o", "y", "ie", "ers", "sy", "ster", "s")
_TELLING = ("zza", "zz", "zzer", "zzo")  # no word of English ends so
_FEWEST = 3
_LONG = 6  # letters of a name that people cut short
_A_WORD = 5  # letters of a word that is meant as one; a shorter one may be the front of a name as well


def nicknames(name: str) -> dict[str, bool]:
    """Nicknames of a name (plain small letters) by the usual endings; True for those that can be nothing else.

    What is an English word, or another usual first name, is not among them: "Pizza" is no Piotr, "Monster" no
    Monica. A short word may be ("Rash" of Rashid, "Deep" of Deepak).
    """
    found: dict[str, bool] = {}
    front = _FRONT.match(name)
    if front is None or len(name) < _FEWEST or not name.isalpha() or not name.isascii():
        return found
    before, vowels, after = front.groups()
    if name.endswith("z"):
        found |= {name[:-1] + ending: True for ending in _TELLING} | {f"{name}y": False}
    if before and len(before + vowels[0]) >= 2:
        found |= {before + vowels[0] + ending: True for ending in _TELLING}
        found[before + vowels[0] + "z"] = False
    short = before + vowels + after
    stems = {short, before + vowels + after[:1], name if len(name) <= _LONG else short}
    for stem in stems:
        if len(stem) < _FEWEST or stem[-1] in "aeiouy":
            continue
        if stem != name and len(stem) > _FEWEST:
            found.setdefault(stem, False)
        for ending in _ENDINGS[: 6 if stem != name else 4]:
            found.setdefault(stem + ending, len(stem) >= 5 and ending in ("o", "ers"))
            if stem[-2] in "aeiouy":
                found.setdefault(stem + stem[-1] + ending, ending == "ers")
    return {
        nick: sure
        for nick, sure in found.items()
        if nick not in (name, f"{name}s", f"{name}es")
        and len(nick) > 2
        and not is_word(nick)
        and not (len(nick) >= _A_WORD and is_exactly_listed(nick))
        and (nick not in GIVEN_NAMES or nick.endswith(("z", "zza")))  # "Shaz" may be Sharon, or Shane
    }


_RESPELT = tuple(
    tuple(pair.split(">")) for pair in ["y>i", "i>y", "ie>y", "y>ie", "c>k", "k>c", "ph>f", "f>ph", "z>s"]
)


def respelt(name: str) -> frozenset[str]:
    """How a short name is written by somebody who only heard it: "Tiggs" of Tigs, "Spyder" of Spider.

    What is a word of English, or a usual first name, is not among them.
    """
    if not 4 <= len(name) <= 8 or not name.isalpha() or not name.isascii():
        return frozenset()
    found = {name.replace(old, new, 1) for old, new in _RESPELT if old in name}
    for at in range(1, len(name)):
        if name[at] == name[at - 1]:
            found.add(name[:at] + name[at + 1 :])
        elif name[at] not in "aeiouyhwjqx":
            found.add(name[: at + 1] + name[at:])
    found |= {f.replace(old, new, 1) for f in tuple(found) for old, new in _RESPELT[:2] if f.endswith(old)}
    return frozenset(f for f in found if f != name and len(f) > 3 and not is_everyday(f) and f not in GIVEN_NAMES)
