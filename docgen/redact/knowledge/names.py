"""Every form in which people write the names of a case, as one dictionary from key to whom it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.everyday import is_everyday, is_listed
from docgen.redact.language.words import FUNCTION_WORDS, PLAIN_WORDS, is_word
from docgen.redact.language.wordsets import listed
from docgen.redact.text.sound import bones, sound

Part = Literal["given", "family", "middle"]


class Strength(IntEnum):
    """How much a form says by itself."""

    BOUND = 0  # nothing: it counts beside a title or the rest of the name only ("May" of Siân May)
    FAINT = (
        1  # it is a word in nearly every sentence ("An", "Do", "Dog" of Mad Dog): a capital must stand inside one
    )
    ORDINARY = 2  # it is a word as well, so the context decides ("Brown", "Will", "Al")
    DISTINCT = 3  # it is a name wherever it stands


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
    strength: Strength = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "strength", max(form.strength for form in self.forms))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of every name in the case."""

    forms: dict[str, tuple[Form, ...]]
    initials: dict[int, tuple[frozenset[str], frozenset[str]]]  # person: first letters of given, of family names
    signatures: dict[str, frozenset[int]]  # "wjb" and the like: whose
    endings: dict[int, frozenset[str]] = field(
        default_factory=dict
    )  # person: initials of all after the first name
    recorded: frozenset[str] = frozenset()  # first names, and what the case file says that somebody goes by
    likely: tuple[str, ...] = field(default=())  # keys long enough to be told when misspelt
    heard: dict[str, tuple[Form, ...]] = field(default_factory=dict)  # short names as somebody hears them
    sounds: dict[str, tuple[Form, ...]] = field(default_factory=dict)  # how distinct names sound: their forms
    titles: frozenset[str] = frozenset()  # of people of the case: "major"
    accented: frozenset[str] = frozenset()  # names that the case file writes with an accent: "van" of Văn
    # What was looked up before: a word and how it is written. The same words stand in all papers of a case.
    seen: dict[tuple[str, bool, bool, bool], Hit | None] = field(default_factory=dict, repr=False, compare=False)

    def look_up(self, word: str, *, cased: bool) -> Hit | None:
        """What this key may be: as it stands, or as plural or possessive. ``cased``: it has a capital letter."""
        forms = self.forms.get(word)
        if forms:
            return Hit(forms)
        if not word.endswith("s"):
            return None
        for ending in ("s", "es"):
            stem = word[: -len(ending)]
            if word in FUNCTION_WORDS or (word.endswith("ies") and word in PLAIN_WORDS and not cased):
                break  # "has" of somebody called Ha, "carries" of a Carrie
            if word.endswith(ending) and (ending == "s" or stem.endswith(("s", "x", "z", "ch", "sh"))):
                forms = self.forms.get(stem)
                if forms and len(stem) > 1:
                    kept = tuple(f for f in forms if f.strength > Strength.FAINT)
                    short = len(stem) == 3 and not is_word(word) and not is_everyday(word)  # "rons drive"
                    if kept and (cased or short or len(stem) > 3):
                        return Hit(kept, plural=True)
        return None

    def look_alike(self, word: str, *, cased: bool, caseless: bool = False) -> Hit | None:
        """A name that this key is a misspelling of: one slip in five letters or more, two in eight or nine."""
        if forms := self.heard.get(word):
            return Hit(forms, misspelt=True)
        if len(word) < 5 or not self.likely:
            return None
        if hit := self._look_doubled(word, cased=cased):
            return hit
        if is_everyday(word):
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
                return Hit(tuple(f for f in forms if f.strength > Strength.FAINT) or forms, misspelt=True)
        return self._look_shuffled(word) if cased and len(word) >= 6 else None

    def _look_shuffled(self, word: str) -> Hit | None:
        """A name whose letters inside stand in another order: "Nyugen" of Nguyen."""
        if word in GIVEN_NAMES:
            return None
        for name in self.likely:
            if (
                len(name) != len(word)
                or name[0] != word[0]
                or name[-1] != word[-1]
                or sorted(name) != sorted(word)
            ):
                continue
            sure = tuple(f for f in self.forms[name] if f.strength == Strength.DISTINCT)
            if sure:
                return Hit(sure, misspelt=True)
        return None

    def _look_doubled(self, word: str, *, cased: bool) -> Hit | None:
        """A name with a letter twice or once too often, and perhaps one slip more: "Furnness", "Furnis"."""
        if len(word) < 6 or is_listed(word):
            return None
        bare, slip = _single(word), cased
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
        forms = self.sounds.get(said) if len(said) >= 5 and not is_everyday(word) else None
        if forms is None and (cased or len(word) >= 8) and not is_listed(word):
            forms = next((found for n, found in self.sounds.items() if _nearly(word, said, n, cased)), None)
        return Hit(forms, misspelt=True) if forms else None

    def look_shortened(self, word: str, *, cased: bool) -> Hit | None:
        """A first name that this key is the front of: "Przem", "Oluwa"; a surname too, where it has a capital."""
        if len(word) < 4 or is_everyday(word) or word in GIVEN_NAMES:
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
        if len(word) < 6 or (is_everyday(word) if len(word) < 12 else word in PLAIN_WORDS):
            return None
        for name in self.likely:
            if name in word and _grown_from(word, name, cased=cased):
                sure = tuple(f for f in self.forms[name] if f.strength == Strength.DISTINCT)
                if sure:
                    return Hit(sure, misspelt=True)
        return None

    def _may_be_typed(self, word: str, name: str, slips: int, *, cased: bool, caseless: bool) -> bool:
        """Whether so many slips make this word of the name, and nothing else more likely."""
        if slips > 1 and (len(name) < (8 if cased else 9) or _of_a_first_name(word)):
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

    def near_family(self, word: str, people: frozenset[int], *, cased: bool = False) -> Hit | None:
        """A surname of one of these people with a slip in it, for a word that follows a first name of theirs.

        ``cased``: it has a capital letter, so that it may be a word as well, with two slips in a long one.
        """
        silent = tuple(f for f in self.forms.get(f"{word}e", ()) if f.person in people and f.part == "family")
        if silent and len(word) > 3:
            return Hit(silent, misspelt=True)  # "jordan wolf" of a Wolfe
        if len(word) < 5 or (is_word(word) and not cased):
            return None
        most = 2 if cased and len(word) >= 7 else 1
        forms = tuple(
            Form(form.person, form.part, Strength.DISTINCT)
            for name, found in self.forms.items()
            if len(name) >= 4 and DamerauLevenshtein.distance(word, name, score_cutoff=most) <= most
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


def _grown_from(word: str, name: str, *, cased: bool) -> bool:
    """Whether a word is a name with an ending to it, or holds one: "Stefanel", "evictionescu"."""
    more = len(word) - len(name)
    if more < 1 or (len(name) < 6 and not cased):
        return False
    if word.startswith(name) and (more <= 4 or word.endswith(_OTHER_NAMES)):
        return not word.endswith(_OTHER_NAMES)
    return len(name) > 5 and more > 3


def _of_a_first_name(word: str) -> bool:
    """Whether a surname is made of a first name, and so was not mistyped: "McDonald" beside a McDonagh."""
    return any(
        word.removeprefix(front) in GIVEN_NAMES for front in ("mac", "mc", "fitz") if word.startswith(front)
    )


# "Robertson" is no Robert, "Allenton" no Allen, and "Grangemouth" no Grange.
_OTHER_NAMES = listed(
    """
    son sons man ton ham field ford shire stone land wood bury ley mouth pool port worth dale wick minster hurst
    stead well side gate hill
    """
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
