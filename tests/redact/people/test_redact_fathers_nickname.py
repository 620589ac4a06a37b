"""An agency that needs no child's data: a parent's own nickname is no misspelling of the child's surname."""

from __future__ import annotations

import pytest
from people_of import case_of

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import UNDER_18, Redactors


def for_an_agency(*called_of_child: str) -> Redactor:
    """Guy Young, who is called Youngy, and Summer Moss-Young, who is a child."""
    case = case_of(("Guy", "Young", "Youngy"), ("Summer", "Moss-Young", *called_of_child))
    child = case.perpetrators[1].model_copy(update={"under_18": True})
    case = case.model_copy(update={"perpetrators": [case.perpetrators[0], child]})
    return Redactors(case, load_authority("north-east-derbyshire")).of(UNDER_18)


@pytest.mark.parametrize("text", ["Youngy rang", "YOUNGY", "Youngy's bike", "Guy Young"])
def test_the_parents_own_name_stays(text: str) -> None:
    assert for_an_agency().redact(text).text == text


@pytest.mark.parametrize("text", ["Moss-Young", "Summer rang", "Summer Young", "Miss Moss", "Mosss-Young"])
def test_the_childs_name_goes(text: str) -> None:
    assert for_an_agency().redact(text).text.startswith("[alleged perpetrator")


def test_a_nickname_that_the_child_has_too_goes() -> None:
    assert for_an_agency("Youngy").redact("Youngy rang").text == "[alleged perpetrator 2] rang"
