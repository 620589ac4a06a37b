"""Names run together with other words, as in tags and in file names: "#justiceforchloe", "mrbrowncall.wav"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.language.everyday import is_everyday
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.page import Page

_TAG = re.compile(r"#[\w']{5,40}")
_CUE = re.compile(
    r"justice|for|stop|out|save|evict|free|get|kick|shame|support|pray|rip|hate|boycott|remember|love|team|family"
)
_TITLED = re.compile(r"(?<![^\W_])(?=mr|ms|miss|dr)(?P<word>[a-z]{6,40})(?=\d{0,4}[\w.\-]{0,30}\.[a-z0-9]{2,4}\b)")
_TITLES = ("mrs", "mr", "ms", "miss", "dr")
_LEAST = 8  # letters of a first name and a surname run together
_SURE, _LIKELY = 4, 5  # letters of a name in a tag: of one that is no word, and of one that is

Label = Callable[[frozenset[int]], tuple[MarkKind, str]]


@dataclass(frozen=True, slots=True)
class JoinedFinder:
    """Finds names of a case inside longer words. ``label`` words a name for the people it may mean."""

    lexicon: Lexicon
    label: Label

    def find(self, page: Page) -> list[Found]:
        """Every such word, or the part of it that is a name; a person should look at each."""
        lower = page.folded.lower
        found: list[Found] = []
        if "#" in lower:
            for match in _TAG.finditer(lower):
                self._add(
                    found, *match.span(), self._in_tag(match[0][1:].replace("'", "")), "a tag with a name in it"
                )
        for word in page.words:
            if len(word.key) > _LEAST and word.key not in self.lexicon.forms and not is_everyday(word.key):
                self._prefix(found, word.start, word.key)
        for match in _TITLED.finditer(lower) if "." in lower else ():
            size, people = self._after_title(match["word"])
            self._add(found, match.start(), match.start() + size, people, "a title and a name run together")
        return found

    def _in_tag(self, tag: str) -> frozenset[int]:
        """Whose name begins or ends a tag; a word that is a name as well only beside what tags say of people."""
        people: set[int] = set()
        for name, forms in self.lexicon.forms.items():
            if len(name) < _SURE or not (tag.startswith(name) or tag.endswith(name)):
                continue
            sure = frozenset(form.person for form in forms if form.strength == Strength.DISTINCT)
            if not sure and len(name) >= _LIKELY and _CUE.search(tag.replace(name, " ", 1)):
                sure = frozenset(form.person for form in forms if form.strength > Strength.FAINT)
            people |= sure
        return frozenset(people)

    def _prefix(self, found: list[Found], start: int, key: str) -> None:
        size, people = self._longest(key, _LEAST, Strength.ORDINARY)
        if people:
            self._add(found, start, start + size, people, "first name and surname run together with a word")

    def _after_title(self, word: str) -> tuple[int, frozenset[int]]:
        """How much of a word is a title and a name: "mrstone", "mrspricecall"."""
        for title in _TITLES:
            if word.startswith(title):
                size, people = self._longest(word[len(title) :], _SURE, Strength.FAINT)
                if people:
                    return len(title) + size, people
        return 0, frozenset()

    def _longest(self, key: str, least: int, above: Strength) -> tuple[int, frozenset[int]]:
        """The longest name that a word begins with, of this many letters and more than this sure."""
        for size in range(len(key), least - 1, -1):
            forms = self.lexicon.forms.get(key[:size], ())
            people = frozenset(form.person for form in forms if form.strength > above)
            if people:
                return size, people
        return 0, frozenset()

    def _add(self, found: list[Found], start: int, end: int, people: frozenset[int], reason: str) -> None:
        if people:
            kind, replacement = self.label(people)
            found.append(Found(start, end, kind, replacement, reason, False, rank=3, of_case=True))
