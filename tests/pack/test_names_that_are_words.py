"""Al, Mad Dog, a bar without its "Ltd" and a child's name as it sounds: in no paper of the victim's, and the gate sees them."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from made import DAYS, pdf_pages
from support import edited

from docgen.authority import load_authority
from docgen.build import Built, build_pack
from docgen.case import Case
from docgen.gate import Gate
from docgen.redact.reader import Redactors

AFTER = "third-party-after-meeting"
TOLD = ("Al", "al", "Dog", "Owl", "owl", "Kye", "Tiggs", "d-r", "niteowlbar", "A.C")
NOTES = (
    "Spoke to Al at the gate.",
    "Big Al and Mad Dog were named; big al did it.",
    "Nite Owl and Night Owl bar are loud; NITE OWL BAR LIMITED was served, see niteowlbar.",
    "Kye Dobson-Reyes and Tiggs were on the roof; kai d-r too.",
    "Ifeoma A.C. rang.",
)


def _person(given: str, family: str, *known: str) -> dict[str, Any]:
    return {"name": {"title": "", "given": given, "family": family, "known_as": list(known)}, "address": None}


@functools.cache
def case() -> Case:
    changes: dict[str, Any] = {
        "perpetrators": [
            _person("Alan", "Crabtree", "Al", "Big Al", "Mad Dog"),
            _person("", "Nite Owl Bar Ltd"),
            {**_person("Kai", "Dobson-Reyes"), "under_18": True},
            {**_person("Tyler", "Nuttall", "Tigs"), "under_18": True},
        ],
        "others": [{**_person("Ifeoma", "Achebe-Cole"), "role": "witness"}],
        "outcome__findings": list(NOTES),
        "actions__0__action": " ".join(NOTES),
        "meeting__location": "The snug, next to Al's",
        "agencies__1__contact__job_title": "Inspector dealing with Al",
    }
    return edited(AFTER, **changes)


@pytest.fixture(scope="module")
def pack() -> Built:
    return build_pack(case(), DAYS[AFTER], audience="victim")


def test_the_victims_pack_names_none_of_them(pack: Built) -> None:
    assert not pack.held
    papers = [name for name in pack.files if name.endswith(".pdf")]
    assert {"letter-6-victim.pdf", "action-plan-redacted-victim.pdf", "victim-pack.pdf"} <= set(papers)
    for name in papers:
        text = " ".join(pdf_pages(pack.files[name])).replace("/", " ")
        words = {word.strip(".,;:!?()[]’'").removesuffix("’s").removesuffix("'s") for word in text.split()}
        assert words.isdisjoint(TOLD), name
    letter = " ".join(pdf_pages(pack.files["letter-6-victim.pdf"]))
    for kept in ("at the gate", "were named", "was served", "were on the roof", "rang"):
        assert kept in letter


@pytest.mark.parametrize(
    "seen",
    [
        "Al",
        "Big Al",
        "Mad Dog",
        "Nite Owl",
        "Night Owl bar",
        "niteowlbar",
        "Kye Dobson-Reyes",
        "Tiggs",
        "kai d-r",
        "C r a b t r e e",
        "Crab- tree",
    ],
)
def test_the_gate_sees_each_of_them(seen: str) -> None:
    policy = Redactors(case(), load_authority("north-east-derbyshire")).policy("victim")
    gate = Gate.for_reader(case(), policy, "the victim")
    assert gate.leaks("letter.txt", f"The officer spoke to {seen} last week.".encode())
    assert not gate.leaks("letter.txt", b"The officer spoke to you last week.")
