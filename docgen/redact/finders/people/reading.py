"""A page with its words looked up among the names of the case, and what their order alone says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from docgen.redact.finders import usage
from docgen.redact.finders.months import month_by_neighbours
from docgen.redact.knowledge.names import Form, Hit, Lexicon, Strength
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.titles import CIVIL, KIN, RANKS, SHORT
from docgen.redact.language.words import FUNCTION_WORDS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.normalise import has_accent
from docgen.redact.text.page import Page, Word

TITLES = CIVIL | RANKS
# Small letters make these ordinary words.
WORDY_TITLES = words(
    """
    miss lady lord master officer constable nurse sir dame judge detective doctor ps di ds dc ci inspector fr
    """
)
_NO_MIDDLE_NAMES = TITLES | words("v vs versus re aka nee nr tc")
_BARE_VERBS = words(
    "be have get do go come need stay move pay attend agree accept receive still ever also now not"
)
_TO_A_LADY = usage.TO_PEOPLE | words("to with from by for and re about that")
_SUBJECTS = words("he she it they we i you that which who this")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with what each word of it may be by the names of the case. Words are told by their index."""

    page: Page
    hits: tuple[Hit | None, ...]
    lexicon: Lexicon
    named: tuple[int, ...]  # the words that may be a name

    def hit(self, at: int) -> Hit | None:
        """What the word may be; None past the ends too."""
        return self.hits[at] if 0 <= at < len(self.hits) else None

    def weak(self, at: int) -> bool:
        """Whether the word may be a name but does not tell so by itself."""
        hit = self.hits[at]
        return hit is not None and hit.strength < Strength.DISTINCT

    def titled(self, at: int) -> bool:
        """Whether a title stands before the word."""
        hit = self.hits[at]
        if at == 0 or hit is None or self.page.gap(at - 1, at).strip(" \t\n") not in ("", "."):
            return False
        title, word = self.page.words[at - 1], self.page.words[at]
        if "." in self.page.gap(at - 1, at) and title.key not in SHORT | self.lexicon.titles:
            return False  # "told the officer. Brown left"
        modal = word.key in usage.MODALS
        if hit.strength == Strength.FAINT and title.key not in CIVIL and "." in self.page.gap(at - 1, at):
            return False  # "rang for Insp. No reply"
        if title.key in KIN:
            given = any(form.part == "given" for form in hit.forms)
            return given and (word.capital or word.caseless) and not modal
        if title.key in self.lexicon.titles - TITLES:
            return title.capital and not title.shouted and not _says_nothing(word)
        if title.key not in TITLES or (title.upper and not title.shouted and title.key == "ms"):
            return False
        if hit.strength == Strength.DISTINCT:
            return True
        if title.key in WORDY_TITLES:
            if "\n" in self.page.gap(at - 1, at):
                return False  # a job title at the end of its line
            if (
                title.key == "miss"
                and word.caseless
                and (title.opens or self.page.previous_key(at - 1) in _TO_A_LADY)
            ):
                return not modal
            return not _says_nothing(word) and not _says_nothing(title)
        return not (_says_nothing(word) and modal)

    def mates(self, at: int) -> frozenset[int]:
        """The people whose first name and surname stand together here."""
        for step in (-1, 1):
            other = at + step
            if 0 <= other < len(self.hits) and self.may_be_middle(other):
                other += step
            if self.hit(other) is not None:
                left, right = min(at, other), max(at, other)
                people = self.same_person(left, right)
                if people and not self.two_words(left, right):
                    return people
        return frozenset()

    def may_be_middle(self, at: int) -> bool:
        """Whether the word may stand between a first name and a surname: an initial, or no word that is known."""
        word = self.page.words[at]
        if len(word.key) == 1:
            return True
        if not 0 < at < len(self.hits) - 1 or self.hits[at] is not None:
            return False
        spaced = self.page.gap(at - 1, at) == self.page.gap(at, at + 1) == " "
        if spaced and self._near_particle(at):
            return True
        if is_word(word.key):
            return False
        if not (word.capital or word.caseless) and (is_everyday(word.key) or not self.page.words[at + 1].capital):
            return False  # "Cole grows iris"
        return spaced and word.key not in _NO_MIDDLE_NAMES

    def _near_particle(self, at: int) -> bool:
        """Whether it is what a listener wrote for a particle of the name around it: "mohammed all rashid"."""
        word, before, after = self.page.words[at].key, self.hits[at - 1], self.hits[at + 1]
        if before is None or after is None or not 1 < len(word) < 5:
            return False
        people = {form.person for form in before.forms} & {form.person for form in after.forms}
        return any(
            form.person in people
            for particle in PARTICLES
            if abs(len(particle) - len(word)) < 2 and OSA.distance(particle, word, score_cutoff=1) < 2
            for form in self.lexicon.forms.get(particle, ())
        )

    def two_words(self, left: int, right: int) -> bool:
        """Whether a first name and a surname beside each other are words all the same: "Mark Brown bins"."""
        if not (self.weak(left) and self.weak(right) and usage.ordinary_by_neighbours(self.page, right)):
            return False
        first, second = self.page.words[left], self.page.words[right]
        if first.capital and second.capital and not first.shouted:
            return first.opens and usage.may_begin_words(first.key)
        return True

    def same_person(self, left: int, right: int) -> frozenset[int]:
        """The people of whom these two words are different parts of the name, written as one name is."""
        a, b = self.hits[left], self.hits[right]
        how = joint(self.page.gap(left, left + 1)) if a and b else None
        if a is None or b is None or how is None:
            return frozenset()
        first, second = self.page.words[left], self.page.words[right]
        if " - " in self.page.gap(left, left + 1) and not (second.capital or second.caseless):
            return frozenset()  # "Dr Udo - grace period"
        if first.owner or self._several(right):
            return frozenset()  # "Brown's will", "Mr Park parks"
        if first.key in usage.MODALS and not first.capital and self.page.previous_key(left) in _SUBJECTS:
            return frozenset()  # "it will brown"
        if how == "," and self._in_two_cases(left, right):
            return frozenset()  # "bells, Eirlys", "Frost, summer"
        if _is_asked_whether(self.page, left, right):
            return frozenset()
        if self._in_small_after_article(left, right):
            return frozenset()  # "the church hall" of a Church-Hall
        dated = self.weak(left) and month_by_neighbours(self.page, left)
        small = self.weak(right) and _says_nothing(second)
        modal = small and (second.key not in usage.MODALS or self._may_do(right))
        unsaid = (small or (self.weak(left) and _says_nothing(first))) and not self._heads_in_small(left, right)
        people = set()
        for x in a.forms:
            for y in b.forms:
                backwards = x.part == "family" and y.part != "family"
                if x.person != y.person or (x.part == y.part and (x.part != "family" or first.key == second.key)):
                    continue
                if (how == "," and not backwards) or (y.part == "middle" and modal):
                    continue  # "Siân may call"
                if dated and x.part == "middle" and y.part == "given":
                    continue  # "in May Siân"
                if not (backwards and how == " " and unsaid):  # "Brown will attend", "young Kyle"
                    people.add(x.person)
        return frozenset(people)

    def _may_do(self, at: int) -> bool:
        """Whether a verb may follow "may" and the like: "sian may call", but "SIAN MAY.", "sian may has asked"."""
        following = self.page.next_key(at)
        return bool(following) and usage.close_by(self.page, at) and following not in usage.AUXILIARIES

    def _heads_in_small(self, left: int, right: int) -> bool:
        """ "winter ray, hard of hearing": a surname and a first name at the head of a note in small letters."""
        first, page = self.page.words[left], self.page
        if not (first.caseless and first.opens) or first.shouted or page.words[right].owner:
            return False
        after = page.folded.text[page.words[right].end :][:2]
        return not after.strip() or after[0] in ",:;(" or after in (" (", " -")

    def _in_small_after_article(self, left: int, right: int) -> bool:
        first, second = self.page.words[left], self.page.words[right]
        if not (self.weak(left) and self.weak(right)) or first.capital or second.capital or first.caseless:
            return False
        return self.page.gap(left, right) == " " and self.page.previous_key(left) in usage.DETERMINERS

    def _in_two_cases(self, left: int, right: int) -> bool:
        """Whether one of the two has no capital letter and is a word as well, where the other has one."""
        first, second = self.page.words[left], self.page.words[right]
        small = left if not first.capital else right
        return first.capital != second.capital and self.weak(small)

    def _several(self, at: int) -> bool:
        """Whether the word is a plural, or a verb, in small letters: no part of a longer name."""
        hit, word = self.hits[at], self.page.words[at]
        return hit is not None and hit.plural and not (word.capital or word.caseless)

    def is_initial_a(self, at: int) -> bool:
        """Whether the "A" before a surname may be an initial of it: "A Wall will write"."""
        hit = self.hits[at]
        families = [form.person for form in hit.forms if form.part == "family"] if hit else []
        return any("a" in self.lexicon.initials.get(person, (frozenset(),))[0] for person in families)

    def accented(self, at: int) -> bool:
        """Whether a word that may be a name with an accent has one here too."""
        word, folded = self.page.words[at], self.page.folded
        if word.bare not in self.lexicon.accented or folded.original.isascii():
            return False
        start, end = folded.span(word.start, word.bare_end)
        return has_accent(folded.original[start:end])

    def initialled(self, at: int) -> bool:
        """Whether an initial stands beside the word: "W J Brown", "Brown, W.", "Mark B"."""
        hit = self.hits[at]
        for form in hit.forms if hit else ():
            given, family = self.lexicon.initials.get(form.person, (frozenset(), frozenset()))
            if form.part == "family" and (self._initial_before(at, given) or self._initial_after(at, given)):
                return True
            if form.part == "given" and is_initial(self.page, at, at + 1, after=True):
                letter = self.page.words[at + 1]
                sure = letter.key in family and (letter.capital or letter.key not in "ai")
                if sure and "," not in self.page.gap(at, at + 1):
                    return True
        return False

    def _initial_before(self, at: int, given: frozenset[str]) -> bool:
        if not is_initial(self.page, at - 1, at):
            return False
        letter, word = self.page.words[at - 1], self.page.words[at]
        article = letter.key in "ai"  # "A Brown", "I Price" begin sentences of their own
        if letter.key in given and letter.capital and word.capital and self.page.alone_in_line(at - 1, at):
            return True
        dotted = any(sign in self.page.gap(at - 1, at) for sign in ".-")
        if letter.key in given and (dotted or not article or not letter.opens):
            return not article or (letter.capital and (dotted or (word.capital and not word.shouted)))
        return letter.capital and word.capital and (dotted or not article)

    def _initial_after(self, at: int, given: frozenset[str]) -> bool:
        if not is_initial(self.page, at, at + 1, after=True):
            return False
        letter, word = self.page.words[at + 1], self.page.words[at]
        if letter.key not in given:
            return False
        following = self.page.next_key(at + 1)
        ends = not following or following == "and" or not usage.close_by(self.page, at + 1)
        ends = ends or " - " in self.page.gap(at + 1, at + 2)
        joined = self.page.gap(at, at + 1) in ("_", ".") and not letter.capital and not word.capital  # "brown_w"
        return joined or (letter.capital and word.capital) or (letter.caseless and letter.key not in "ai" and ends)


def look_up_words(page: Page, lexicon: Lexicon) -> Reading:
    """The page with each word looked up in the names of the case."""
    hits: list[Hit | None] = []
    seen = lexicon.seen
    for word in page.words:
        kind = (word.bare, word.capital and not word.shouted, word.owner, word.caseless)
        if kind not in seen:
            seen[kind] = _look_up(lexicon, *kind)
        hits.append(seen[kind])
    for at in range(1, len(hits)):
        before = hits[at - 1]
        if before is not None and hits[at] is None and page.gap(at - 1, at) == " ":
            people = frozenset(form.person for form in before.forms if form.part == "given")
            hits[at] = lexicon.near_family(page.key(at), people, cased=page.words[at].capital) if people else None
    for at, gap in enumerate(page.gaps):  # a word that a line break or a slip of the thumb cut in two
        if hits[at] is not None and hits[at + 1] is not None:
            continue
        if (hit := _cut_in_two(page, lexicon, hits, at, gap)) is not None:
            hits[at] = hits[at + 1] = hit
    return Reading(page, tuple(hits), lexicon, tuple(at for at, hit in enumerate(hits) if hit is not None))


def _cut_in_two(page: Page, lexicon: Lexicon, hits: list[Hit | None], at: int, gap: str) -> Hit | None:
    """What this word and the next are together, where they are one by the way they are written."""
    spaced, unknown, before = gap == " ", hits[at] is hits[at + 1], hits[at - 1] if at else None
    broken = not spaced and gap.startswith("-") and gap[1:].isspace() and "\n" in gap
    cut = not spaced and gap.strip(" ") in ("-", "\n") and len(gap) < 4
    titled = spaced and _ends_with_title(page, at)
    if not (broken or cut or titled or (spaced and (unknown or before is not None))):
        return None
    left, right, cased = page.words[at].key, page.key(at + 1), page.words[at].capital
    hit = lexicon.look_up(left + right, cased=cased)
    if spaced and hit and before and _follows_first_name(page, before, hit, at):
        return Hit(hit.forms, misspelt=True)
    if titled and hit and not hit.plural and any(form.part == "family" for form in hit.forms):
        return Hit(hit.forms, misspelt=True)  # "Mr Spar row"
    if spaced and not unknown:
        return None
    if hit is None and gap == "-" and cased and unknown:
        hit = lexicon.sounds_like(left + right, cased=True)
    plain = len(left + right) < (5 if cut else 6) or (is_everyday(left) and is_everyday(right))
    if hit is None or not (broken or (hit.strength == Strength.DISTINCT and not plain)):
        return None
    return Hit(tuple(Form(form.person, form.part, Strength.DISTINCT) for form in hit.forms), misspelt=True)


def _ends_with_title(page: Page, at: int) -> bool:
    """Whether a title stands before the word, and what follows may be the end of the surname."""
    if at == 0 or page.gap(at - 1, at) not in (" ", ". ") or page.words[at - 1].key not in TITLES:
        return False
    tail = page.words[at + 1]
    return page.words[at].capital and not tail.capital and len(tail.key) > 1 and tail.key not in FUNCTION_WORDS


def _follows_first_name(page: Page, before: Hit, hit: Hit, at: int) -> bool:
    """Whether the first name of the same person stands before a surname: "Jack Sma ll"."""
    if page.gap(at - 1, at) != " " or len(page.words[at + 1].key) < 2:
        return False
    firsts = {form.person for form in before.forms if form.part == "given"}
    return any(form.person in firsts and form.part == "family" for form in hit.forms)


def _look_up(lexicon: Lexicon, key: str, cased: bool, owner: bool, caseless: bool) -> Hit | None:
    if len(key) < 2:
        return None
    hit = lexicon.look_up(key, cased=cased) or _look_behind_title(lexicon, key)
    if hit and hit.plural and owner:
        return Hit(hit.forms)
    hit = hit or lexicon.look_alike(key, cased=cased, caseless=caseless)
    hit = hit or lexicon.look_inside(key, cased=cased) or lexicon.look_shortened(key, cased=cased)
    return hit or lexicon.sounds_like(key, cased=cased)


def _look_behind_title(lexicon: Lexicon, key: str) -> Hit | None:
    """A surname that a title is run together with: "MRFURNESS"."""
    if not key.startswith(("mr", "ms", "miss")) or len(key) < 6 or is_everyday(key):
        return None
    for title in ("mrs", "mr", "miss", "ms"):
        surname = key.removeprefix(title)
        if surname == key or len(surname) < 4:
            continue
        forms = tuple(
            Form(f.person, f.part, Strength.DISTINCT) for f in lexicon.forms.get(surname, ()) if f.part == "family"
        )
        if forms:
            return Hit(forms)
    return None


def _is_asked_whether(page: Page, left: int, right: int) -> bool:
    """Whether "Will" begins a question about the other: "Will Brown (16) be charged?"."""
    first = page.words[left]
    if first.key not in usage.MODALS or not first.opens or page.gap(left, right) != " ":
        return False
    if right + 1 >= len(page.words) or page.words[right].owner or page.key(right + 1) not in _BARE_VERBS:
        return False
    end = re.search(r"[.!?\n]", page.folded.text[page.words[right].end :])
    return end is not None and end[0] == "?"


def after_quoted(reading: Reading, at: int) -> bool:
    """Whether a surname stands behind a name gone by in quotation marks: 'william "billy" brown'."""
    if at == 0 or reading.page.gap(at - 1, at) not in ('" ', "' "):
        return False
    before, hit = reading.hits[at - 1], reading.hits[at]
    first = {form.person for form in before.forms if form.part != "family"} if before else set()
    return hit is not None and any(form.person in first and form.part == "family" for form in hit.forms)


def joint(gap: str) -> str | None:
    """How two words of one name are joined; None where they are not."""
    if gap == "" or (gap.isspace() and gap.count("\n") < 2):
        return " "
    bare = gap.strip()
    if bare in ("-", "_") or gap == ".":
        return None if gap.lstrip(" \t").startswith("\n") else "-"  # the next bullet
    return "," if bare == "," else None


def is_initial(page: Page, left: int, right: int, after: bool = False) -> bool:
    """Whether the left (or, ``after``, the right) of two words is a single letter beside the other."""
    if left < 0 or right >= len(page.words) or len(page.words[right if after else left].text) != 1:
        return False
    gap = page.gap(left, right)
    signs = ("", ",", ".", "_") if after else ("", ".", "-", "_")
    return gap.strip() in signs and len(gap) < 4 and "\n" not in gap.strip(" ")


def ends_sentence(page: Page, at: int) -> bool:
    """Whether the full stop after a word ends a sentence, and does not belong to an initial."""
    end = page.words[at].end + 1
    rest = page.folded.text[end : end + 20]
    return not rest.strip() or (rest[0].isspace() and rest.lstrip()[:1].isupper())


def _says_nothing(word: Word) -> bool:
    """Whether its letters do not say that it is a name."""
    return not word.capital or word.shouted
