"""Whether a surname that is a word as well tells whose papers these are: "the Carpenter bundle"."""

from __future__ import annotations

from docgen.redact.finders import usage
from docgen.redact.finders.people.reading import Reading
from docgen.redact.language.collocations import COLOURS, PLACES
from docgen.redact.language.words import MONTHS
from docgen.redact.language.wordsets import words

_PAPERS = words(
    """
    bundle papers allegation allegations evidence footage incident incidents interview eviction injunction arrest
    warrant matters referral diaries statement statements report
    """
)
_FURTHER_PAPERS = _PAPERS | words("case matter file complaint dispute check checks report reports statement")
_NOT_SOMEBODY = PLACES | COLOURS | usage.THINGS | MONTHS


def has_papers(reading: Reading, at: int) -> bool:
    """ "The Carpenter bundle", "the Sparrow intelligence check"; but "the Court bundle"."""
    page, word, hit = reading.page, reading.page.words[at], reading.hits[at]
    if hit is None or hit.plural or word.owner or word.opens or word.key in _NOT_SOMEBODY:
        return False
    if all(form.part != "family" for form in hit.forms) or at + 1 >= len(page.words) or page.words[at + 1].capital:
        return False
    if page.gap(at, at + 1) != " ":
        return False
    further = at + 2 < len(page.words) and page.gap(at + 1, at + 2) == " " and not page.words[at + 2].capital
    return page.key(at + 1) in _PAPERS or (further and page.key(at + 2) in _FURTHER_PAPERS)
