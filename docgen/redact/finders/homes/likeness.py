"""Whether words of a text are the name of a street or a house, as people space, join and misspell it."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_TOWARDS = words(
    """
    at from of near outside in to visited attended opposite behind for with by re off inside around past beside
    called
    """
)
_WHERE = words("there here every each everywhere again")
_ON = words("on in under along behind beside above by over across near")
_ARTICLES = words("the a an our their his her this that every all")


def alike(word: str, name: str) -> bool | None:
    """True where the word is the name, False where it is a misspelling of it, None where it is neither."""
    if word == name or (len(name) > 3 and (word == name + "s" or word + "s" == name)):
        return True
    if len(name) < 5 or len(word) < 4 or is_word(word) or word[0] != name[0]:
        return None
    limit = 2 if len(name) >= 8 else 1
    return False if OSA.distance(word, name, score_cutoff=limit) <= limit else None


def runs_on(gap: str) -> bool:
    """Whether two words with this between them can be one name."""
    return gap in ("", "-", "_", "' ", "'-") or (gap.isspace() and gap.count("\n") < 2) or gap == " - "


def spelt_at(page: Page, at: int, joined: str) -> int | None:
    """The index of the last word of this name, given without spaces, that begins here; None where none does.

    However it is divided: "Lark Spur" of Larkspur, "Longmeadow" of Long Meadow, "Dun-Roamin" of Dunroamin.
    """
    written = ""
    for index in range(at, min(at + 6, len(page.words))):
        if index > at and not runs_on(page.gap(index - 1, index)):
            return None
        word = page.words[index]
        for last in (word.key, word.bare):
            if written + last == joined:
                return index
        written += word.key
        if not joined.startswith(written):
            return None
    return None


def what_they_do(page: Page, first: int, last: int) -> bool:
    """Whether these small letters are no name but a sentence: "gulls nest on the roof", "herons rest there"."""
    word, does = page.words[first], page.words[last]
    if last != first + 1 or does.capital or does.caseless or not word.key.endswith("s"):
        return False
    if page.gap(first, last) != " " or "'" in page.folded.text[word.start : does.start]:
        return False
    if page.key(first - 1) in _TOWARDS or (word.capital and not word.opens):
        return False
    following = page.next_key(last)
    return following in _WHERE or (following in _ON and page.next_key(last + 1) in _ARTICLES)


def capital_or_caseless(page: Page, first: int, last: int) -> bool:
    """Whether these words are written as a name is, as far as the case of letters tells."""
    return all(word.capital or word.caseless for word in page.words[first : last + 1])
