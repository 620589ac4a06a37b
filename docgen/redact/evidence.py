"""Weighs, word by word, whether somebody of the case is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.redact import usage
from docgen.redact.names import Form, Hit, Lexicon, Strength
from docgen.redact.page import Page
from docgen.redact.titles import CIVIL, KIN, RANKS
from docgen.redact.words import is_word
from docgen.redact.wordsets import words

TITLES = CIVIL | RANKS
# Small letters make these ordinary words.
WORDY_TITLES = words(
    """
    miss lady lord master officer constable nurse sir dame judge detective doctor ps di ds dc ci inspector fr
    """
)
_FILE_END = re.compile(
    r"[\w.\-']{0,80}\.(?:pdf|docx?|odt|rtf|txt|jpe?g|png|heic|gif|mp[34]|m4a|wav|mov|avi|xlsx?|csv|msg|eml|zip|html?)\b"
)
_SUBJECTS = words("he she it they we i you that which who this")
_DETERMINED = frozenset(("the", "a", "an"))
_MATTERS = usage.FAMILY | words("case dispute matter file complaint property house flat address and")


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a word is a name: whose it can be, and why."""

    people: frozenset[int]
    reason: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with what each word of it may be by the names of the case."""

    page: Page
    hits: tuple[Hit | None, ...]
    lexicon: Lexicon

    def verdicts(self) -> list[Verdict | None]:
        """For each word whether it names somebody of the case."""
        verdicts = [self.judge(at) if hit else None for at, hit in enumerate(self.hits)]
        self.narrow(verdicts)
        return verdicts

    def judge(self, at: int) -> Verdict | None:
        """What the word with this index, which may be a name, is."""
        hit = self.hits[at]
        assert hit is not None
        people = frozenset(form.person for form in hit.forms)
        if hit.strength == Strength.DISTINCT:
            sure = frozenset(form.person for form in hit.forms if form.strength == Strength.DISTINCT)
            reason = "looks like a misspelling of a name in the case" if hit.misspelt else "a name in the case"
            return Verdict(people if self.title_before(at) is not None else sure, reason, not hit.misspelt)
        if self.title_before(at) is not None:
            return Verdict(people, "a name in the case, after a title")
        mates = self._mates(at)
        if mates:
            return Verdict(mates, "first name and surname of somebody in the case")
        if not usage.ordinary_by_neighbours(self.page, at) and self._initialled(hit, at):
            return Verdict(people, "a name in the case, with an initial")
        if hit.strength == Strength.BOUND:
            return None
        people = frozenset(form.person for form in hit.forms if form.strength > Strength.BOUND)
        if self._meant_as_name(at):
            return Verdict(people, "a name in the case that is an ordinary word as well", certain=False)
        return None

    def _meant_as_name(self, at: int) -> bool:
        """Whether a word that is a name as well is meant as the name, by its letters and neighbours."""
        word, hit = self.page.words[at], self.hits[at]
        assert hit is not None
        if hit.misspelt:
            return True
        if usage.month_by_neighbours(self.page, at):
            return False
        if hit.plural and not word.owner:
            return self._plural_meant(at)
        if usage.speaks_for_person(self.page, at):
            return True
        if usage.ordinary_by_neighbours(self.page, at):
            return False
        if _FILE_END.match(self.page.folded.lower, word.end):
            return True
        if not word.capital or word.shouted:
            return self._joined_to_name(at)
        previous = self.page.previous_key(at)
        if previous in _DETERMINED and not word.upper:
            following = self.page.next_key(at)
            return following in _MATTERS or (word.owner and following in usage.OWNED)
        if word.opens or word.upper:
            return not usage.reads_as_word(self.page, at)
        return not (word.key in usage.MODALS and usage.in_headline(self.page, at))

    def _plural_meant(self, at: int) -> bool:
        word = self.page.words[at]
        the = self.page.previous_key(at) == "the"
        following = self.page.next_key(at)
        if self.page.folded.text[word.end : word.end + 1] == "'":
            return word.capital or the
        if usage.ordinary_by_neighbours(self.page, at):
            return False
        if word.capital and not word.shouted:
            return the or not word.opens or following in usage.OWNED
        return the and usage.is_colour(self.page.key(at)[:-1]) and following in usage.ARE

    def _joined_to_name(self, at: int) -> bool:
        """In small letters, after "and": "niamh and joy were"."""
        if at < 2 or self.page.words[at].key in usage.MODALS:
            return False
        other = (
            self.hits[at - 2]
            if self.page.words[at - 1].key == "and"
            else self.hits[at - 1]
            if "&" in self.page.gap(at - 1, at)
            else None
        )
        if other is None or other.strength < Strength.DISTINCT:
            return False
        following = self.page.next_key(at)
        return following == "" or following in usage.AFTER_NAME

    def title_before(self, at: int) -> int | None:
        """The index of the title before this word; None where there is none."""
        if at == 0:
            return None
        title, word, hit = self.page.words[at - 1], self.page.words[at], self.hits[at]
        if self.page.gap(at - 1, at).strip(" \t\n") not in ("", ".") or hit is None:
            return None
        if title.key in KIN:
            return at - 1 if any(f.part == "given" for f in hit.forms) and word.capital else None
        if title.key not in TITLES or (title.upper and title.key == "ms"):
            return None
        if (
            not word.capital
            and hit.strength < Strength.DISTINCT
            and (title.key in WORDY_TITLES or word.key in usage.MODALS)
        ):
            return None
        if hit.strength < Strength.DISTINCT and title.key in WORDY_TITLES and not title.capital:
            return None
        return at - 1

    def _mates(self, at: int) -> frozenset[int]:
        """The people whose first name and surname stand together here."""
        for step in (-1, 1):
            other = at + step
            if 0 <= other < len(self.hits) and len(self.page.words[other].key) == 1:
                other += step  # over a middle initial
            if not 0 <= other < len(self.hits) or self.hits[other] is None:
                continue
            left, right = min(at, other), max(at, other)
            people = self.same_person(left, right)
            if people and not self._two_words(left, right):
                return people
        return frozenset()

    def _two_words(self, left: int, right: int) -> bool:
        """Whether a first name and a surname beside each other are words all the same: "Mark Brown bins"."""
        first, second = self.page.words[left], self.page.words[right]
        if not (_weak(self.hits[left]) and _weak(self.hits[right])):
            return False
        if not usage.ordinary_by_neighbours(self.page, right):
            return False
        if first.capital and second.capital and not first.shouted:
            return first.opens and usage.may_begin_words(first.key)
        return True

    def same_person(self, left: int, right: int) -> frozenset[int]:
        """The people of whom these two words are different parts of the name, written as one name is."""
        a, b = self.hits[left], self.hits[right]
        if a is None or b is None:
            return frozenset()
        how = joint(self.page.gap(left, left + 1))
        if how is None:
            return frozenset()
        small = not self.page.words[right].capital and b.strength < Strength.DISTINCT
        first = self.page.words[left]
        if first.key in usage.MODALS and not first.capital and self.page.previous_key(left) in _SUBJECTS:
            return frozenset()  # "it will brown"
        people = set()
        for x in a.forms:
            for y in b.forms:
                if x.person != y.person or (x.part == y.part and x.part != "family"):
                    continue
                backwards = x.part == "family" and y.part != "family"
                if how == "," and not backwards:
                    continue
                if backwards and how == " " and (small or (_weak(a) and not first.capital)):
                    continue  # "Brown will attend", "young Kyle"
                if y.part == "middle" and small:
                    continue  # "Siân may call"
                if x.part == y.part == "family" and self.page.words[left].key == self.page.words[right].key:
                    continue
                people.add(x.person)
        return frozenset(people)

    def _initialled(self, hit: Hit, at: int) -> bool:
        word = self.page.words[at]
        for form in hit.forms:
            given, family = self.lexicon.initials.get(form.person, (frozenset(), frozenset()))
            if form.part == "family":
                if at and is_initial(self.page, at - 1, at):
                    letter = self.page.words[at - 1]
                    dotted = "." in self.page.gap(at - 1, at)
                    if letter.key in given and (
                        dotted or letter.key not in "ai" or not self.page.words[at - 1].opens
                    ):
                        return letter.capital or letter.key not in "ai"
                    if letter.capital and word.capital and (dotted or letter.key not in "ai"):
                        return True
                if at + 1 < len(self.page.words) and is_initial(self.page, at, at + 1, after=True):
                    letter = self.page.words[at + 1]
                    if letter.capital and word.capital and letter.key in given:
                        return True
            elif (
                form.part == "given"
                and at + 1 < len(self.page.words)
                and is_initial(self.page, at, at + 1, after=True)
            ):
                letter = self.page.words[at + 1]
                if (
                    letter.key in family
                    and (letter.capital or letter.key not in "ai")
                    and "," not in self.page.gap(at, at + 1)
                ):
                    return True
        return False

    def narrow(self, verdicts: list[Verdict | None]) -> None:
        """Narrows each name by the ones beside it, and takes in words that only count beside a name."""
        for at in range(len(self.hits) - 1):
            people = self.same_person(at, at + 1)
            if not people:
                continue
            for here, beside in ((at, at + 1), (at + 1, at)):
                found, other = verdicts[here], verdicts[beside]
                if found is None and other is not None and not self._two_words(at, at + 1):
                    verdicts[here] = Verdict(people, "part of a name in the case")
                elif found is not None and other is not None and found.people & people:
                    verdicts[here] = Verdict(found.people & people, found.reason, found.certain)


def look_up_words(page: Page, lexicon: Lexicon) -> Reading:
    """The page with each word looked up in the names of the case."""
    hits: list[Hit | None] = []
    seen: dict[tuple[str, bool, bool], Hit | None] = {}
    for word in page.words:
        kind = (word.bare, word.capital and not word.shouted, word.owner)
        if kind not in seen:
            seen[kind] = _look_up(lexicon, *kind)
        hits.append(seen[kind])
    for at in range(len(hits) - 1):  # a word that a line break or a slip of the thumb cut in two
        if hits[at] is not None and hits[at + 1] is not None:
            continue
        gap = page.gap(at, at + 1)
        broken = gap.startswith("-") and gap[1:].isspace() and "\n" in gap
        if broken or (gap == " " and hits[at] is hits[at + 1]):
            left, right = page.words[at].key, page.key(at + 1)
            hit = lexicon.look_up(left + right, cased=page.words[at].capital)
            plain = len(left + right) < 6 or (is_word(left) and is_word(right))
            if hit and (broken or (hit.strength == Strength.DISTINCT and not plain)):
                hits[at] = hits[at + 1] = Hit(_as_distinct(hit.forms), misspelt=True)
    return Reading(page, tuple(hits), lexicon)


def _look_up(lexicon: Lexicon, key: str, cased: bool, owner: bool) -> Hit | None:
    if len(key) < 2:
        return None
    hit = lexicon.look_up(key, cased=cased)
    if hit and hit.plural and owner:
        return Hit(hit.forms)
    return hit or lexicon.look_alike(key, cased=cased)


def _weak(hit: Hit | None) -> bool:
    return hit is not None and hit.strength < Strength.DISTINCT


def joint(gap: str) -> str | None:
    """How two words of one name are joined; None where they are not."""
    if gap == "" or (gap.isspace() and gap.count("\n") < 2):
        return " "
    bare = gap.strip()
    if bare in ("-", "_") or gap == ".":
        return "-"
    return "," if bare == "," else None


def is_initial(page: Page, left: int, right: int, after: bool = False) -> bool:
    """Whether the left (or, ``after``, the right) of two words is a single letter beside the other."""
    letter = page.words[right if after else left]
    gap = page.gap(left, right)
    if len(letter.text) != 1 or "\n" in gap.strip(" "):
        return False
    return gap.strip() in (("", ",", ".") if after else ("", ".")) and len(gap) < 4


def ends_sentence(page: Page, at: int) -> bool:
    """Whether the full stop after a word ends a sentence, and does not belong to an initial."""
    rest = page.folded.text[page.words[at].end + 1 :].lstrip()
    return rest == "" or (
        rest[0].isupper() and page.folded.text[page.words[at].end + 1 : page.words[at].end + 2].isspace()
    )


def _as_distinct(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    return tuple(Form(f.person, f.part, Strength.DISTINCT) for f in forms)
