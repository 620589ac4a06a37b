"""Whether words of a text are the name of a street or a house, as people space, join and misspell it."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from docgen.redact.language.words import is_word
from docgen.redact.text.page import Page


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


def capital_or_caseless(page: Page, first: int, last: int) -> bool:
    """Whether these words are written as a name is, as far as the case of letters tells."""
    return all(word.capital or word.caseless for word in page.words[first : last + 1])
