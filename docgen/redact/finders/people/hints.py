"""Finds what half hides a name of the case: an initial after a title, stars in place of letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.knowledge.parties import PARTICLES, Party
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page

_TITLED = Opened(
    r"\b(?:(?P<sure>mr|mrs|ms|mx|messrs)\.?|(?P<wordy>miss|dr|sir|master|madam|prof|rev))\s+(?P<letters>[a-z](?:\s?[\-/.]?\s?[a-z])?)\b(?!(?:[\-/.]|'(?!s\b))?\w)\.?"
)
_DRAWN = re.compile(r"(?<=[a-z])(?:_{2,}|-{2,}|#{2,})")  # "B____", "Br---"
_STARRED = re.compile(r"(?<![\w*])(?=[a-z*]*\*)(?=[a-z*]*[a-z])[a-z*]{3,30}(?![\w*])")
_SWEARING = words("f s c b t w p a d")  # with nothing but stars behind it

Label = Callable[[frozenset[int]], tuple[MarkKind, str]]


@dataclass(frozen=True, slots=True)
class HintFinder:
    """Finds "Mr B", "Mrs P-W" and "Sh*ne F******" of the parties; ``label`` words them."""

    initials: dict[str, frozenset[int]]  # of the surname, or its halves: whose
    names: tuple[tuple[str, int], ...]  # keys of names, and whose
    lexicon: Lexicon
    label: Label

    def find(self, page: Page) -> list[Found]:
        """Every such hint; a person should look at each."""
        found = []
        for match in _TITLED.find(page):
            written = page.folded.text[match.start("letters") : match.end("letters")]
            people = self.initials.get("".join(filter(str.isalpha, match["letters"])))
            if people and (match["sure"] or written.isupper()):
                found.append(self._found(*match.span(), people, "the initial of somebody in the case"))
        lower = page.folded.lower
        if any(sign in lower for sign in ("__", "--", "##")):
            lower = _DRAWN.sub(lambda match: "*" * len(match[0]), lower)
        if "*" in lower:
            found += self._starred(page, lower)
        return found

    def _starred(self, page: Page, lower: str) -> list[Found]:
        found: list[Found] = []
        for match in _STARRED.finditer(lower):
            stars = match[0]
            letters = len(stars) - stars.count("*")
            bare = stars.strip("*")
            marked = stars.startswith("*") or "*" not in page.folded.text[slice(*match.span())]
            if marked and "*" not in bare and is_everyday(bare):
                continue  # "Signed____", "**No"
            sworn = letters == 1 and stars[0] in _SWEARING and page.folded.text[match.start()].islower()
            beside = bool(found) and 0 <= match.start() - found[-1].end < 3
            if letters == 1 and not beside and (sworn or len(stars) < 5):
                continue
            shape = re.compile("".join("[a-z]" if c == "*" else c for c in stars))
            loose = re.compile(re.sub(r"\*+", "[a-z]{1,12}", stars)) if letters > 2 else shape
            people = frozenset(p for name, p in self.names if shape.fullmatch(name) or loose.fullmatch(name))
            if people:
                found.append(self._found(*match.span(), people, "a name with stars for letters"))
        return found

    def _found(self, start: int, end: int, people: frozenset[int], reason: str) -> Found:
        kind, replacement = self.label(people)
        return Found(start, end, kind, replacement, reason, False, rank=3, of_case=True)


def find_hints(parties: tuple[Party, ...], lexicon: Lexicon, label: Label) -> HintFinder:
    """The finder for these parties."""
    initials: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        family = [key(w) for w in party.name.family if key(w)] if party.name else []
        cores = [w for w in family if w not in PARTICLES] or family
        letters = {word[0] for word in cores} | {"".join(word[0] for word in cores)}
        if party.name and party.name.given and cores:
            letters.add(key(party.name.given)[:1] + cores[0][0])
        for some in letters - {""}:
            initials.setdefault(some, set()).add(number)
    names = tuple(
        (name, form.person)
        for name, forms in lexicon.forms.items()
        if len(name) > 3
        for form in forms
        if form.strength > Strength.FAINT
    )
    return HintFinder({k: frozenset(v) for k, v in initials.items()}, names, lexicon, label)
