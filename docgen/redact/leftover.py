"""What stayed in a text and may yet mean somebody: a person decides, who knows the case and can read.

The redactor judges by the words around: "Will" may ask a question, "16" may count, "Nowak" may be a town. Where it
judged that nobody is meant, it may be wrong; these are the places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.redact.finders.homes.counting import COUNTING
from docgen.redact.finders.people.faint import ABBREVIATIONS
from docgen.redact.finders.people.reading import TITLES, look_up_words
from docgen.redact.knowledge.homes import Homes
from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.language.everyday import is_everyday
from docgen.redact.language.first_names import TOWNS
from docgen.redact.language.titles import PARTS
from docgen.redact.language.words import FUNCTION_WORDS, MONTHS
from docgen.redact.text.page import Page

_NAME = "a name in the case, unless it is the word"
_INITIALS = "initials of somebody in the case, unless they stand for something else"
_HOME = "the number of a home in the case, unless it counts"
_UNKNOWN = "a word that docgen does not know: a name, perhaps"
_NUMBER = re.compile(rf"(?<![^\W_])(?<![£$€.:/\-])\d{{1,4}}[a-z]?(?![^\W_]|[.,%]\d|%){COUNTING}")
_ENUMERATES = re.compile(r"(?:^|\n)[ \t]*\(?$")
_UNKNOWN_FROM = 4  # letters; shorter ones are abbreviations
_ASKING = frozenset(("will", "may", "can"))


@dataclass(frozen=True, slots=True)
class Left:
    """One place that stayed: ``start`` and ``end`` count characters of the original text."""

    start: int
    end: int
    reason: str


def left_over(
    page: Page, gone: Iterable[tuple[int, int]], stays: Iterable[tuple[int, int]], lexicon: Lexicon, homes: Homes
) -> tuple[Left, ...]:
    """What of the page may yet mean somebody, in order.

    ``gone`` are the places that were changed, in the original text; ``stays`` those that nobody may touch, in the
    folded one. Neither is looked at.
    """
    closed = [*gone, *(page.folded.span(*place) for place in stays)]
    places = sorted([*_words(page, lexicon), *_numbers(page, homes)])
    found = dict.fromkeys((*page.folded.span(start, end), reason) for start, end, reason in places)
    return tuple(Left(*place) for place in found if not any(a < place[1] and place[0] < b for a, b in closed))


def _words(page: Page, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    reading = look_up_words(page, lexicon)
    for at, word in enumerate(page.words):
        hit = reading.hits[at]
        told = (word.capital and not word.shouted) or word.caseless
        if not told or _dates(page, at) or (word.opens and word.key in _ASKING and _asks(page, at)):
            continue
        if hit is not None and hit.strength > Strength.BOUND and not (hit.misspelt and is_everyday(word.bare)):
            if hit.strength > Strength.FAINT or not (word.opens or word.caseless):
                yield word.start, word.bare_end, _NAME
        elif word.upper and word.key in lexicon.signatures and word.key not in ABBREVIATIONS and len(word.key) < 4:
            yield word.start, word.bare_end, _INITIALS
        elif word.capital and not word.opens and not word.upper and not word.glued and _is_unknown(word.bare):
            yield word.start, word.bare_end, _UNKNOWN


def _is_unknown(key: str) -> bool:
    known = is_everyday(key) or key in TITLES or key in PARTS or key in TOWNS or key in MONTHS
    return len(key) >= _UNKNOWN_FROM and not known


def _dates(page: Page, at: int) -> bool:
    """Whether it is a month beside a figure: "22 May", "May 2026"."""
    word, text = page.words[at], page.folded.text
    if word.key not in MONTHS:
        return False
    return text[: word.start].rstrip()[-1:].isdigit() or text[word.end :].lstrip()[:1].isdigit()


def _asks(page: Page, at: int) -> bool:
    return page.next_key(at) in FUNCTION_WORDS


def _numbers(page: Page, homes: Homes) -> Iterator[tuple[int, int, str]]:
    text = page.folded.lower
    for match in _NUMBER.finditer(text) if homes.numbers else ():
        if match[0] in homes.numbers and not (
            text[match.end() : match.end() + 1] in (".", ")") and _ENUMERATES.search(text, 0, match.start())
        ):
            yield *match.span(), _HOME
