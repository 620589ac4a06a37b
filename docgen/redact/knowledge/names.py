"""Every form in which people write the names of a case, as one dictionary from key to whom it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from docgen.redact.knowledge.parties import PARTICLES, Party, PartyName
from docgen.redact.language.diminutives import GIVEN_NAMES, also_called
from docgen.redact.language.nicknames import nicknames
from docgen.redact.language.words import FUNCTION_WORDS, NAME_WORDS, PLAIN_WORDS, is_word
from docgen.redact.text.normalise import key, keys
from docgen.redact.text.sound import bones, sound

Part = Literal["given", "family", "middle"]


class Strength(IntEnum):
    """How much a form says by itself."""

    BOUND = 0  # nothing: it counts beside a title or the rest of the name only ("May" of Siân May)
    ORDINARY = 1  # it is a word as well, so the context decides ("Brown", "Will")
    DISTINCT = 2  # it is a name wherever it stands


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a part of somebody's name."""

    person: int  # index of the party
    part: Part
    strength: Strength


@dataclass(frozen=True, slots=True)
class Hit:
    """What a word of the text may be: the forms, and how it had to be read for that."""

    forms: tuple[Form, ...]
    plural: bool = False
    misspelt: bool = False

    @property
    def strength(self) -> Strength:
        return max(form.strength for form in self.forms)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of every name in the case."""

    forms: dict[str, tuple[Form, ...]]
    initials: dict[int, tuple[frozenset[str], frozenset[str]]]  # person: first letters of given, of family names
    signatures: dict[str, frozenset[int]]  # "wjb" and the like: whose
    likely: tuple[str, ...] = field(default=())  # keys long enough to be told when misspelt
    sounds: dict[str, tuple[Form, ...]] = field(default_factory=dict)  # how distinct names sound: their forms

    def look_up(self, word: str, *, cased: bool) -> Hit | None:
        """What this key may be: as it stands, or as plural or possessive. ``cased``: it has a capital letter."""
        forms = self.forms.get(word)
        if forms:
            return Hit(forms)
        for ending in ("s", "es"):
            stem = word[: -len(ending)]
            if word in FUNCTION_WORDS or (word.endswith("ies") and word in PLAIN_WORDS and not cased):
                break  # "has" of somebody called Ha, "carries" of a Carrie
            if word.endswith(ending) and (ending == "s" or stem.endswith(("s", "x", "z", "ch", "sh"))):
                forms = self.forms.get(stem)
                if forms and len(stem) > 1:
                    kept = tuple(f for f in forms if f.strength > Strength.BOUND)
                    if kept and (cased or len(stem) > 3):
                        return Hit(kept, plural=True)
        return None

    def look_alike(self, word: str, *, cased: bool, caseless: bool = False) -> Hit | None:
        """A name that this key is a misspelling of: one slip in five letters or more, two in eight or nine."""
        if len(word) < 5 or not self.likely:
            return None
        if hit := self._look_doubled(word, cased=cased):
            return hit
        if is_word(word):
            return None
        limit = 2 if len(word) >= 7 else 1
        near = process.extract(word, self.likely, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=4)
        if not near and word.endswith("s") and len(word) >= 6:
            near = process.extract(
                word[:-1], self.likely, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=4
            )
        for name, distance, _ in near:
            if self._may_be_typed(word, name, int(distance), cased=cased, caseless=caseless):
                forms = self.forms[name]
                return Hit(tuple(f for f in forms if f.strength > Strength.BOUND) or forms, misspelt=True)
        return None

    def _look_doubled(self, word: str, *, cased: bool) -> Hit | None:
        """A name with a letter twice or once too often, and perhaps one slip more: "Furnness", "Furnis"."""
        if len(word) < 6 or word in PLAIN_WORDS or word in NAME_WORDS:
            return None
        bare, slip = _single(word), cased and not is_word(word)
        for name in self.likely:
            if name[0] != word[0] or len(name) < 6 or abs(len(name) - len(word)) > 2:
                continue
            same = _single(name)
            near = bare == same or (slip and DamerauLevenshtein.distance(bare, same, score_cutoff=1) <= 1)
            sure = tuple(f for f in self.forms[name] if f.strength == Strength.DISTINCT)
            if near and sure:
                return Hit(sure, misspelt=True)
        return None

    def sounds_like(self, word: str, *, cased: bool) -> Hit | None:
        """A name that this key says in other letters: "Chowdry" of a Chaudhry, "Caydn" of a Kayden."""
        if len(word) < 5 or not self.sounds or word in GIVEN_NAMES:
            return None
        said = sound(word)
        forms = self.sounds.get(said) if len(said) >= 5 and not is_word(word) else None
        if forms is None and (cased or len(word) >= 8) and word not in PLAIN_WORDS and word not in NAME_WORDS:
            forms = next((found for n, found in self.sounds.items() if _nearly(word, said, n, cased)), None)
        return Hit(forms, misspelt=True) if forms else None

    def look_shortened(self, word: str, *, cased: bool) -> Hit | None:
        """A first name that this key is the front of: "Przem", "Oluwa"; a surname too, where it has a capital."""
        if len(word) < 4 or is_word(word) or word in GIVEN_NAMES:
            return None
        forms = tuple(
            Form(form.person, form.part, Strength.DISTINCT)
            for name in self.likely
            if name.startswith(word) and len(name) > len(word)
            for form in self.forms[name]
            if form.part == "given" or (form.part == "family" and cased and len(word) > 4)
        )
        return Hit(forms, misspelt=True) if forms else None

    def look_inside(self, word: str, *, cased: bool) -> Hit | None:
        """A name that this key holds, with an ending or run together with other words: "Stefanel"."""
        if len(word) < 6 or (is_word(word) if len(word) < 12 else word in PLAIN_WORDS):
            return None
        for name in self.likely:
            if name in word and _grown_from(word, name, cased=cased):
                sure = tuple(f for f in self.forms[name] if f.strength == Strength.DISTINCT)
                if sure:
                    return Hit(sure, misspelt=True)
        return None

    def _may_be_typed(self, word: str, name: str, slips: int, *, cased: bool, caseless: bool) -> bool:
        """Whether so many slips make this word of the name, and nothing else more likely."""
        if slips > 1 and len(name) < (8 if cased else 9):
            return False
        same_start = name[0] == word[0]
        if max(form.strength for form in self.forms[name]) < Strength.DISTINCT:
            return cased and same_start and slips == 1
        if not same_start and not (cased and len(name) >= 6):
            return False
        return cased or caseless or len(name) >= 6

    def is_name(self, word: str) -> bool:
        """Whether this key as a whole is a name of the case, or a misspelling of one."""
        return word in self.forms or self.look_alike(word, cased=True) is not None

    def near_family(self, word: str, people: frozenset[int]) -> Hit | None:
        """A surname of one of these people with a slip in it, for a word that follows a first name of theirs."""
        if len(word) < 5 or is_word(word):
            return None
        forms = tuple(
            Form(form.person, form.part, Strength.DISTINCT)
            for name, found in self.forms.items()
            if len(name) >= 4 and DamerauLevenshtein.distance(word, name, score_cutoff=1) <= 1
            for form in found
            if form.person in people and form.part == "family"
        )
        return Hit(forms, misspelt=True) if forms else None

    def near_given(self, word: str, people: frozenset[int]) -> bool:
        """Whether this key could be a mistyped first name of one of these people."""
        return any(
            DamerauLevenshtein.distance(word, name, score_cutoff=2) <= (1 if len(name) < 6 else 2)
            for name, forms in self.forms.items()
            if len(name) >= 3 and any(f.person in people and f.part == "given" for f in forms)
        )


def build_lexicon(parties: tuple[Party, ...]) -> Lexicon:
    """The dictionary for these parties; their index in the tuple is ``Form.person``."""
    forms: dict[str, dict[Form, None]] = {}
    initials: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
    signatures: dict[str, set[int]] = {}
    written: set[str] = set()  # what has spaces round it, and so can be told when misspelt
    for person, party in enumerate(parties):
        name = party.name
        if name is None or name.whole:
            continue
        for word, part, strength in _forms(name):
            forms.setdefault(word, {})[Form(person, part, strength)] = None
            written.add(word)
        for part, base in _nicknamed(name):
            if part == "given" and len(base) > 5 and not is_word(base[:3]) and base[:3] not in GIVEN_NAMES:
                spoken = any(letter in "aeiouy" for letter in base[:3])  # "Prz" is no word of English
                front = Form(person, part, Strength.ORDINARY if spoken else Strength.DISTINCT)
                forms.setdefault(base[:3], {})[front] = None
            for word, sure in nicknames(base).items():
                made = Form(person, part, Strength.DISTINCT if sure else Strength.ORDINARY)
                forms.setdefault(word, {})[made] = None
        for word in _run_together(name):
            forms.setdefault(word, {})[Form(person, "given", Strength.DISTINCT)] = None
        given = [key(w) for w in (name.given or "", *name.middle) if key(w)]
        family = [key(w) for w in name.family if key(w) not in PARTICLES]
        called = [key(w) for w in name.known_as if key(w)]
        initials[person] = (frozenset(w[0] for w in (*given, *called)), frozenset(w[0] for w in family))
        for called_by in name.known_as:
            if called_by.isupper() and 2 <= len(key(called_by)) <= 4:
                signatures.setdefault(key(called_by), set()).add(person)
        if given and family:
            for letters in (
                "".join(key(w)[0] for w in (name.given or "", *name.middle, *name.family) if key(w)),
                "".join(w[0] for w in (*given, *family)),
                given[0][0] + "".join(w[0] for w in family),
                given[0][0] + family[0][0],
            ):
                signatures.setdefault(letters, set()).add(person)
    table = {word: _strongest(tuple(found)) for word, found in forms.items()}
    likely = tuple(
        word
        for word, found in table.items()
        if word in written and len(word) >= 5 and any(f.strength > Strength.BOUND for f in found)
    )
    sounds: dict[str, tuple[Form, ...]] = {}
    for word in likely:
        distinct = tuple(f for f in table[word] if f.strength == Strength.DISTINCT)
        if distinct:
            sounds[sound(word)] = (*sounds.get(sound(word), ()), *distinct)
    return Lexicon(table, initials, {s: frozenset(p) for s, p in signatures.items()}, likely, sounds)


def _strongest(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    best: dict[tuple[int, Part], Form] = {}
    for form in forms:
        known = best.get((form.person, form.part))
        if known is None or known.strength < form.strength:
            best[(form.person, form.part)] = form
    return tuple(best.values())


def _forms(name: PartyName) -> list[tuple[str, Part, Strength]]:
    """Each key of a name with its part and strength."""
    result: list[tuple[str, Part, Strength]] = []

    def add(word: str, part: Part, strength: Strength | None = None) -> None:
        for spelling in keys(word):
            result.append((spelling, part, _strength(spelling) if strength is None else strength))

    if name.given:
        add(name.given, "given")
    for called in name.known_as:
        words = [w for w in re.split(r"[\s\-]+", called) if key(w) and key(w) not in PARTICLES | {"the"}]
        for word in words:
            add(word, "given", None if len(words) == 1 or not is_word(key(word)) else Strength.BOUND)
        if len(words) > 1:
            add("".join(words), "given")
    for first in (name.given, *name.known_as):
        for other in also_called(key(first)) if first else ():
            strength = _strength(other)
            result.append((other, "given", min(strength, Strength.ORDINARY) if len(other) <= 3 else strength))
    for middle in name.middle:
        ordinary = _strength(key(middle)) < Strength.DISTINCT
        add(middle, "middle", Strength.BOUND if ordinary else None)
    cores = [w for w in name.family if key(w) not in PARTICLES] or list(name.family)
    for word in name.family:
        if word not in cores:
            add(word, "family", Strength.BOUND)
            continue
        add(word, "family", Strength.ORDINARY if key(word) in PARTICLES - FUNCTION_WORDS else None)
        core = re.fullmatch(r"(?:[Oo]|[DdLl])['’‘`´]\s?(.+)", word)
        if core:
            add(core[1], "family", Strength.DISTINCT if _distinct_core(key(core[1])) else Strength.BOUND)
        gaelic = re.fullmatch(r"(ma?c)(.{3,})", key(word))
        if gaelic:
            add("mac" + gaelic[2], "family")
            add("mc" + gaelic[2], "family")
            result.append((gaelic[1], "family", Strength.BOUND))
            result.append((gaelic[2], "family", Strength.BOUND))
    if len(name.family) > 1 and sum(map(len, name.family)) >= 5:
        add("".join(name.family), "family", Strength.DISTINCT)
    return result


def _nicknamed(name: PartyName) -> Iterator[tuple[Part, str]]:
    """What nicknames are made of: first names, names gone by, the surname and its halves."""
    for first in (name.given, *name.known_as):
        if first and " " not in first:
            yield "given", key(first)
    for word in name.family:
        if key(word) not in PARTICLES:
            yield "family", key(word)


def _run_together(name: PartyName) -> set[str]:
    """First name and surname as one word, as in user names and files: "williambrown", "wbrown"."""
    words: set[str] = set()
    firsts = {key(n) for n in (name.given, *name.known_as) if n and len(key(n)) > 1}
    firsts |= {other for first in tuple(firsts) for other in also_called(first)}
    cores = {key(w) for w in name.family if key(w) not in PARTICLES}
    for surname in {key("".join(name.family)), *cores}:
        if len(surname) < 3:
            continue
        words |= {first + surname for first in firsts} | {surname + first for first in firsts}
        if name.given and len(surname) >= 4:
            words |= {key(name.given)[0] + surname, surname + key(name.given)[0]}
    return {word for word in words if not is_word(word)}


def _strength(word: str) -> Strength:
    if len(word) <= 1 or word in FUNCTION_WORDS or word in PARTICLES:
        return Strength.BOUND
    if word in NAME_WORDS or word in PLAIN_WORDS:
        return Strength.ORDINARY
    return Strength.DISTINCT


def _grown_from(word: str, name: str, *, cased: bool) -> bool:
    """Whether a word is a name with an ending to it, or holds one: "Stefanel", "evictionescu"."""
    more = len(word) - len(name)
    if more < 1 or (len(name) < 6 and not cased):
        return False
    if word.startswith(name) and more <= 4:
        return not word.endswith(_OTHER_NAMES)
    return len(name) > 5 and more > 3


# "Robertson" is no Robert, and "Allenton" no Allen.
_OTHER_NAMES = (
    "son",
    "sons",
    "man",
    "ton",
    "ham",
    "field",
    "ford",
    "shire",
    "stone",
    "land",
    "wood",
    "bury",
    "ley",
)


@lru_cache(maxsize=4096)
def _single(word: str) -> str:
    """The word with every letter once that stands in it twice or more in a row."""
    return re.sub(r"(.)\1+", r"\1", word)


def _nearly(word: str, said: str, name: str, cased: bool) -> bool:
    """Whether a word that is said so may be the name that is said like ``name``, by one sound or a vowel."""
    if said[0] != name[0] or abs(len(said) - len(name)) > 1:
        return False
    if min(len(said), len(name)) >= 6 and (cased or len(word) >= 8):
        return DamerauLevenshtein.distance(said, name, score_cutoff=1) <= 1
    return cased and said[0] == "k" != word[0] and bones(said) == bones(name)


def _distinct_core(word: str) -> bool:
    return len(word) >= 5 and not is_word(word)
