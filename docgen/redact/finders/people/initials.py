"""Initials beside a name, and what of them belongs to it: "Mark B.", "Ifeoma A.C.", "AR bin Yusof"."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.redact.finders.people.faint import ABBREVIATIONS
from docgen.redact.finders.people.reading import TITLES, Reading, is_initial
from docgen.redact.finders.usage import ACTS
from docgen.redact.knowledge.names import Lexicon
from docgen.redact.knowledge.parties import PARTICLES, PartyName
from docgen.redact.language.words import is_word
from docgen.redact.text.normalise import key
from docgen.redact.text.page import Page

_BEFORE_CORE = PARTICLES | {"ni", "nic", "ui", "mac"}


def letters_of(lexicon: Lexicon, people: frozenset[int], part: int) -> frozenset[str]:
    """The first letters of their first names (part 0), or of their surnames (part 1)."""
    letters: set[str] = set()
    for person in people:
        if person in lexicon.initials:
            letters |= lexicon.initials[person][part]
    return frozenset(letters)


def is_initial_of(reading: Reading, people: frozenset[int], at: int) -> bool:
    """Whether the single letter after a name of these people belongs to it."""
    page, letter = reading.page, reading.page.words[at]
    if letter.text == "n" and reading.hit(at + 1) is not None and page.gap(at - 1, at) == " ":
        return False  # "lee n hope"
    given = letters_of(reading.lexicon, people, 0)
    if len(page.words[at - 1].text) == 1:
        return letter.capital and letter.key in given
    named = reading.hits[at - 1]
    if named is not None and letter.capital and page.words[at - 1].key in _BEFORE_CORE:
        endings = (letters for p in people for letters in reading.lexicon.endings.get(p, ()))
        if page.words[at - 1].key[0] + letter.key in endings:  # "Caoimhe Ní D"
            return True
    if named is not None and any(f.part == "family" for f in named.forms):
        small = page.words[at - 1].caseless and letter.key not in "ai"
        return letter.key in given and ((letter.capital and page.words[at - 1].capital) or small)
    if letter.capital and at + 1 < len(reading.hits) and reading.hits[at + 1] is not None:
        return True  # a middle initial: "Mark J Brown"
    if "," in page.gap(at - 1, at):
        return False
    return letter.key in given | letters_of(reading.lexicon, people, 1) and (
        letter.capital or letter.key not in "ai"
    )


def after_initials(reading: Reading, people: frozenset[int], last: int) -> int:
    """The index of the last initial of a surname after a first name: "Ifeoma A.C.", "kai d-r", "Sorcha NB"."""
    page, hit = reading.page, reading.hits[last]
    if hit is None or all(form.part != "given" for form in hit.forms) or page.words[last].owner:
        return last
    if last + 1 < len(page.words) and page.words[last + 1].text == "n" and reading.hit(last + 2) is not None:
        return last  # "lee n hope"
    known = {letters for person in people for letters in reading.lexicon.endings.get(person, ())}
    letters, found, capital, signs = "", last, page.words[last].capital, ""
    for at in range(last + 1, min(last + 6, len(page.words))):
        word, gap = page.words[at], page.gap(at - 1, at)
        small_pair = not word.capital and not capital and len(word.key) == 2 and not is_word(word.key)
        glued = at + 1 < len(page.words) and page.words[at + 1].glued
        front = not word.capital and 1 < len(word.key) < 4 and glued and len(page.key(at + 1)) < 3  # "Chloe vdH"
        several = (word.upper and len(word.key) < 5 and not word.shouted) or small_pair or front
        particle = word.key in PARTICLES and not word.capital
        apart = gap in (" ", ".", ". ", "-", ".-") or (not gap and word.glued)
        if not apart or not (len(word.key) == 1 or several or particle):
            break
        letters += word.key[0] if particle else word.key
        signs += gap.strip() if at > last + 1 else ""
        end = page.folded.text[word.end : word.end + 1]
        small = not word.capital and not (signs or end == ".")
        bare = len(letters) == 1 and (small or letters in "ai") and end != "."
        if letters in known and not bare and not particle and (word.capital or not capital or signs):
            found = at
    return found


def are_initials_before(reading: Reading, people: frozenset[int], at: int) -> bool:
    """Whether the word is two or three capitals, the initials of their first names."""
    word = reading.page.words[at]
    if not word.upper or word.shouted or len(word.key) > 3 or word.key in ABBREVIATIONS | TITLES:
        return False
    return set(word.key) <= letters_of(reading.lexicon, people, 0)


def is_initial_before(reading: Reading, people: frozenset[int], at: int) -> bool:
    """Whether the word is an initial that belongs to the surname after it."""
    page, letter = reading.page, reading.page.words[at]
    if not is_initial(page, at, at + 1):
        return False
    if letter.capital:
        own = letter.key in letters_of(reading.lexicon, people, 0) and (
            letter.key == "i" or len(page.words[at + 1].key) == 1 or page.alone_in_line(at, at + 1)
        )
        acts = page.gap(at, at + 1) == " " and page.next_key(at + 1) in ACTS and reading.is_initial_a(at + 1)
        return "." in page.gap(at, at + 1) or own or acts or not (letter.key in "ai" and letter.opens)
    return letter.key not in "ai" and letter.key in letters_of(reading.lexicon, people, 0)


def with_particles(page: Page, first: int, floor: int, names: Iterable[PartyName | None]) -> int:
    """The index of the first letter of particles before a surname: "v d Meer", "v.d. Meer", "vd Meer"."""
    if first - 1 <= floor or len(page.words[first - 1].key) > 3:
        return first
    rows = {"".join(key(w)[0] for w in name.family if key(w) in PARTICLES) for name in names if name}
    for row in sorted(filter(None, rows), key=len, reverse=True):
        if (
            first - 1 > floor
            and len(row) > 1
            and page.words[first - 1].key == row
            and page.gap(first - 1, first) == " "
        ):
            return first - 1
        begin = first - len(row)
        if begin <= floor or "".join(word.key for word in page.words[begin:first]) != row:
            continue
        letters = all(len(word.key) == 1 for word in page.words[begin:first])
        if letters and all(page.gap(n, n + 1) in (" ", ".", ". ", "/") for n in range(begin, first)):
            return begin
    return first
