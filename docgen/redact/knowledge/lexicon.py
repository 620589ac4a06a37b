"""Makes the dictionary of a case: every form of every name, and how much it says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.redact.knowledge.names import Form, Lexicon, Part, Strength
from docgen.redact.knowledge.parties import PARTICLES, Party, PartyName
from docgen.redact.language.diminutives import GIVEN_NAMES, OFTEN_THINGS, also_called
from docgen.redact.language.everyday import is_everyday, is_exactly_listed, is_listed
from docgen.redact.language.first_names import FIRST_NAMES
from docgen.redact.language.nicknames import nicknames, respelt
from docgen.redact.language.words import FUNCTION_WORDS, NAME_WORDS, PLAIN_WORDS, is_known_word, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.normalise import has_accent, key, keys
from docgen.redact.text.sound import sound


def build_lexicon(parties: tuple[Party, ...]) -> Lexicon:
    """The dictionary for these parties; their index in the tuple is ``Form.person``."""
    forms: dict[str, dict[Form, None]] = {}
    initials: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
    signatures: dict[str, set[int]] = {}
    endings: dict[int, frozenset[str]] = {}
    heard: dict[str, tuple[Form, ...]] = {}
    recorded: set[str] = set()
    written: set[str] = set()  # what has spaces round it, and so can be told when misspelt
    for person, party in enumerate(parties):
        name = party.name
        if name is None or name.whole:
            continue
        for word, part, strength in _forms(name):
            forms.setdefault(word, {})[Form(person, part, strength)] = None
            written.add(word)
        for part, base in _nicknamed(name):
            if part == "given" and len(base) > 5 and not is_word(base[:3]) and base[:3] not in _TAKEN:
                spoken = any(letter in "aeiouy" for letter in base[:3])  # "Prz" is no word of English
                front = Form(person, part, Strength.ORDINARY if spoken else Strength.DISTINCT)
                forms.setdefault(base[:3], {})[front] = None
            for word, sure in nicknames(base).items():
                strength = Strength.DISTINCT if sure else Strength.ORDINARY
                made = Form(person, part, Strength.FAINT if is_exactly_listed(word) else strength)
                forms.setdefault(word, {})[made] = None
        for called_by in (name.given, *name.known_as):
            for word in (*respelt(key(called_by or "")), *_typed_short(called_by or "")):
                heard[word] = (*heard.get(word, ()), Form(person, "given", Strength.DISTINCT))
        for word in _run_together(name):
            forms.setdefault(word, {})[Form(person, "given", Strength.DISTINCT)] = None
        given = [key(w) for w in (name.given or "", *name.middle) if key(w)]
        family = [key(w) for w in name.family if key(w) not in PARTICLES]
        called = [key(w) for w in name.known_as if key(w)]
        recorded |= {*given[:1], *called}
        initials[person] = (frozenset(w[0] for w in (*given, *called)), frozenset(w[0] for w in family))
        for called_by in name.known_as:
            if called_by.isupper() and 2 <= len(key(called_by)) <= 4:
                signatures.setdefault(key(called_by), set()).add(person)
        endings[person] = _endings(name) | _irish(name)
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
        if word in written and len(word) >= 5 and any(f.strength > Strength.FAINT for f in found)
    )
    sounds: dict[str, tuple[Form, ...]] = {}
    for word in likely:
        distinct = tuple(f for f in table[word] if f.strength == Strength.DISTINCT)
        if distinct:
            sounds[sound(word)] = (*sounds.get(sound(word), ()), *distinct)
    titles = (key(p.name.title) for p in parties if p.name and p.name.title)
    return Lexicon(
        table,
        initials,
        {s: frozenset(p) for s, p in signatures.items()},
        endings,
        frozenset(recorded),
        likely,
        heard,
        sounds,
        frozenset(title for title in titles if len(title) > 1),
        frozenset(key(word) for p in parties for word in _written(p) if has_accent(word)),
    )


def _written(party: Party) -> Iterator[str]:
    """The words of a name as the case file writes them."""
    name = party.name
    for text in (name.given or "", *name.middle, *name.family, *name.known_as) if name else ():
        yield from text.split()


_OF_IRISH = re.compile(r"(?:([OoDdLlNnMm])['’‘`´]\s?|Ó\s)(\w)")


_VOWELS = frozenset("aeiou")
_TAKEN = GIVEN_NAMES | OFTEN_THINGS


def _irish(name: PartyName) -> frozenset[str]:
    """The two letters of a surname with an "O'", "D'" and the like: "ob" of O'Brien, "os" of Ó Súilleabháin."""
    texts = (*name.family, " ".join(name.family), *name.known_as)
    return frozenset(key((match[1] or "o") + match[2]) for text in texts if (match := _OF_IRISH.match(text)))


def _endings(name: PartyName) -> frozenset[str]:
    """The initials that may follow a first name: of middle names and the surname, with particles or without."""
    every = [key(w)[0] for w in name.family if key(w)]
    cores = [key(w)[0] for w in name.family if key(w) and key(w) not in PARTICLES]
    middle = [key(w)[0] for w in name.middle if key(w)]
    rows = (every, cores, [*middle, *every], [*middle, *cores])
    return frozenset("".join(row[:many]) for row in rows for many in range(1, len(row) + 1))


def _strongest(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    best: dict[tuple[int, Part], Form] = {}
    for form in forms:
        known = best.get((form.person, form.part))
        if known is None or known.strength < form.strength:
            best[(form.person, form.part)] = form
    return tuple(best.values())


_KNOWN = (FIRST_NAMES, PARTICLES, FUNCTION_WORDS)


def _typed_short(called: str) -> Iterator[str]:
    """A name of four letters where two change places; with an accent, where one of two vowels is lost too."""
    word = key(called)
    if len(word) != 4 or not word.isalpha():
        return
    lost = [
        word[:n] + word[n + 1 :] for n in (1, 2, 3) if {word[n], word[n - 1]} <= _VOWELS or word[n] == word[n - 1]
    ]
    lost += [word[:n] + word[n + 1 :] for n in (1, 2) if {word[n], word[n + 1]} <= _VOWELS]
    turned = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in (1, 2)]
    for typed in dict.fromkeys(turned if called.isascii() else (*lost, *turned)):
        if typed != word and not is_everyday(typed) and not any(typed in known for known in _KNOWN):
            yield typed


def _forms(name: PartyName) -> list[tuple[str, Part, Strength]]:
    """Each key of a name with its part and strength."""
    result: list[tuple[str, Part, Strength]] = []

    def add(word: str, part: Part, strength: Strength | None = None) -> None:
        for spelling in keys(word):
            result.append((spelling, part, _strength(spelling) if strength is None else strength))

    if name.given:
        add(name.given, "given", _outright(key(name.given)))
    if name.given and name.middle and min(len(key(name.given)), len(key(name.middle[0]))) > 1:
        add(name.given + name.middle[0], "given")  # "Jihoon" of Ji-hoon
    for called in name.known_as:
        parts = [w for w in re.split(r"[\s\-]+", called) if key(w)]
        for word in parts:
            add(word, "given", _outright(key(word)) if len(parts) == 1 else _part_of_nickname(word))
    for first in (name.given, *name.known_as):
        for other in also_called(key(first)) if first else ():
            most = Strength.ORDINARY if len(other) <= 3 else Strength.DISTINCT
            most = Strength.FAINT if other in OFTEN_THINGS else most
            result.append((other, "given", min(_outright(other), most)))
    for middle in name.middle:
        ordinary = _strength(key(middle)) < Strength.DISTINCT
        add(middle, "middle", Strength.BOUND if ordinary else None)
    cores = [w for w in name.family if key(w) not in PARTICLES] or list(name.family)
    for word in name.family:
        if word not in cores:
            add(word, "family", Strength.BOUND)
            continue
        if key(word) in _GENERATIONS and len(cores) > 1:
            add(word, "family", Strength.FAINT)  # "Snr practitioner"
            continue
        add(word, "family", None if key(word) not in PARTICLES | FUNCTION_WORDS else _outright(key(word)))
        core = re.fullmatch(r"(?:[Oo]|[DdLl])['’‘`´]\s?(.+)", word)
        if core:
            add(core[1], "family", Strength.DISTINCT if _distinct_core(key(core[1])) else Strength.BOUND)
        gaelic = re.fullmatch(r"(ma?c)(.{3,})", key(word))
        if gaelic:
            add("mac" + gaelic[2], "family")
            add("mc" + gaelic[2], "family")
            result.append((gaelic[1], "family", Strength.BOUND))
            result.append((gaelic[2], "family", Strength.BOUND))
            result.append((f"{gaelic[1]}{gaelic[2][0]}", "family", Strength.BOUND))  # "Fin McA"
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
    together: set[str] = set()
    firsts = {key(n) for n in (name.given, *name.known_as) if n and len(key(n)) > 1}
    nicks = {key(n) for n in name.known_as if len(re.split(r"[\s\-]+", n)) > 1 and len(key(n)) > 4}
    firsts |= {other for first in tuple(firsts) for other in also_called(first)}
    cores = {key(w) for w in name.family if key(w) not in PARTICLES}
    halves = "".join(key(w)[0] for w in name.family if key(w) in cores)
    if len(halves) > 1:
        together |= {first + halves for first in firsts if len(first) > 2}  # "kathtd" of Kath Teague-Doran
    for surname in {key("".join(name.family)), *cores}:
        if len(surname) < 3:
            continue
        together |= {first + surname for first in firsts} | {surname + first for first in firsts}
        if name.given and len(surname) >= 4:
            letter = key(name.given)[0]
            together |= {letter + surname} | ({surname + letter} if letter != "s" else set())  # "youngs": a plural
    return {word for word in together | nicks if not is_known_word(word)}


_GENERATIONS = words("jr jnr sr snr junior senior")
_QUALITIES = words(
    """
    big little lil old young mad crazy fat slim tall short long wee bad good dirty happy angry lazy daft silly
    smelly dodgy flash baby lucky sweet tiny great hard mean wild white black red blue green brown
    """
)


def _part_of_nickname(word: str) -> Strength:
    """What one word of several in a nickname says alone: "Al" of Big Al, "Dog" of Mad Dog."""
    bare = key(word)
    if bare in PARTICLES:
        return Strength.BOUND if word.islower() else _outright(bare)
    if bare in ("the", "of", "and", "a") or word.islower():
        return Strength.BOUND
    ordinary = bare in _QUALITIES or (is_word(bare) and bare not in NAME_WORDS)
    return Strength.FAINT if ordinary else _outright(bare)


def _outright(word: str) -> Strength:
    """What a name that the case file gives says by itself: whatever word it is, it is found, if faintly."""
    if len(word) <= 1:
        return Strength.BOUND
    if word in FUNCTION_WORDS:
        return Strength.FAINT
    several = word.endswith("s") and (word[:-1] in NAME_WORDS or word[:-1] in PLAIN_WORDS)  # "Rocks", "Bones"
    return Strength.ORDINARY if word in PARTICLES or several else _strength(word)


def _strength(word: str) -> Strength:
    if len(word) <= 1 or word in FUNCTION_WORDS or word in PARTICLES:
        return Strength.BOUND
    if is_listed(word) or (word.endswith("s") and word[:-1] in PLAIN_WORDS):
        return Strength.ORDINARY  # "Weeks" too
    return Strength.DISTINCT


def _distinct_core(word: str) -> bool:
    return len(word) >= 5 and not is_word(word)
