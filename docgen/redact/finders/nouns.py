"""What makes a noun of a word that is a name as well, by its shape: a street, or something of something."""

from __future__ import annotations

from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

_STREETS = words("lane hill close park green hall field drive row court square walk street rise way bridge moor")
_NAMES_STREETS = words(
    """
    back front upper lower middle top bottom north south east west station church mill school chapel canal bridge
    market castle manor farm quarry wharf gas factory colliery pit moor heath wood water town village college
    hospital cemetery gypsy sandy stony rectory vicarage abbey priory common cross ferry forge hollow limekiln
    nursery orchard parsonage pond pump railway river smithy spring tannery tithe toll union windmill workhouse
    high main long short broad narrow far near new
    """
)
_AT_HOME = words(
    """
    flat flats no nos number numbers unit plot room house block caravan apartment apt bungalow floor landing top
    bottom ground first second third fourth fifth sixth upstairs downstairs next corner end same other opposite
    address estate building site road street close boat all
    sheltered temporary supported housing accommodation unknown this that a an his her their our my your
    """
)


def is_a_street(page: Page, at: int) -> bool:
    """Whether a street is called so, and by no name: "Back Lane", "Station Hill"."""
    word = page.words[at]
    if word.key not in _STREETS or not word.capital or word.shouted or word.owner or at == 0:
        return False
    before = page.words[at - 1]
    if not before.capital or before.opens or before.upper or before.owner or page.gap(at - 1, at) != " ":
        return False
    return before.key in _NAMES_STREETS


def is_of_a_thing(page: Page, at: int) -> bool:
    """Whether it begins "Wall of silence", "Knight of the realm"; but "Wall of flat 3", "Wall of the top flat"."""
    third = at + 2
    if third + 1 >= len(page.words) or page.gap(at + 1, third) != " " or page.words[third].owner:
        return False
    if page.key(third) == "the":
        return (
            _AT_HOME.isdisjoint(page.key(n) for n in range(third + 1, third + 4))
            and page.gap(third, third + 1) == " "
        )
    return not page.words[third].capital and page.key(third) not in _AT_HOME
