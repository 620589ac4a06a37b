"""What a person decided: whether it is used, what it releases, what the manifest tells of it, and what looks wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from made import DAYS, case_of
from reviewing import reviewed_case
from support import edited

from docgen.authority import load_authority
from docgen.case import Case
from docgen.redact.passages import passages, redact_passages
from docgen.redact.reader import Redactors, readers
from docgen.redact.review import redaction_json, survey
from docgen.redact.wishes import recorded_wishes, use_of_wishes, wish_cautions, wishes_in_wording, wishes_of

THIRD = "third-party-before-meeting"


def wishing(**wishes: list[str]) -> Case:
    return edited(THIRD, redaction=wishes)


def codes(**wishes: list[str]) -> dict[str, set[str]]:
    """The cautions of each wish, by its place."""
    case = wishing(**wishes)
    found: dict[str, set[str]] = {}
    for caution in wish_cautions(Redactors(case, load_authority(case.authority))):
        found.setdefault(caution.pointer.removeprefix("/redaction/"), set()).add(caution.code)
    return found


def test_without_wishes_there_is_nothing_to_say() -> None:
    case = edited(THIRD)
    assert wishes_of(case) == ()
    assert recorded_wishes(case) is None
    assert list(wish_cautions(Redactors(case, load_authority(case.authority)))) == []
    assert recorded_wishes(wishing(keep=["", "  "])) is None  # blank ones are no wishes


def test_a_wish_to_keep_the_name_of_an_agency_is_used() -> None:
    """It is printed beside each action, and no text that is written freely has it."""
    case = wishing(keep=["Rykneld Vale Homes", "Nobody Homes"])
    agency = case.agencies[0].model_copy(update={"name": "Rykneld Vale Homes"})
    case = case.model_copy(update={"agencies": (agency, *case.agencies[1:])})
    told = {
        c.pointer
        for c in wish_cautions(Redactors(case, load_authority(case.authority)))
        if c.code == "wish-unused"
    }
    assert told == {"/redaction/keep/1"}


@pytest.mark.parametrize(
    ("words", "stands", "changes"),
    [
        ("noise monitoring", 1, 1),
        ("  NOISE \n monitoring\t", 1, 1),  # capitals and spacing are no matter
        ("noise-monitoring", 1, 1),
        ("noise monitorin", 0, 0),  # only whole words are meant
        ("Zzyzx", 0, 0),
        ("William Brown", 1, 1),  # would go anyway, but reads [removed]
        ("--", 0, 0),
    ],
)
def test_what_becomes_of_a_wish_to_remove(words: str, stands: int, changes: int) -> None:
    case = wishing(remove=[words])
    (use,) = use_of_wishes(Redactors(case, load_authority(case.authority)))
    assert (len(use.stands), len(use.changes)) == (stands, changes)


@pytest.mark.parametrize(
    ("words", "stands", "changes"),
    [
        ("William  brown", 1, 1),
        ("Youth Justice Service", 1, 0),  # stays anyway
        ("07700 900456", 1, 1),
        ("07700900456", 0, 0),
        ("Billy", 0, 0),
        ("Tomasz Bell", 1, 0),  # the plan tells lead officers by role
    ],
)
def test_what_becomes_of_a_wish_to_keep(words: str, stands: int, changes: int) -> None:
    case = wishing(keep=[words])
    (use,) = use_of_wishes(Redactors(case, load_authority(case.authority)))
    assert (len(use.stands), len(use.changes)) == (stands, changes)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("William Brown", "a name (alleged perpetrator 1)"),
        ("Mr Brown", "a name (alleged perpetrator)"),
        ("Mrs Hartley-Osei", "a name (victim)"),
        ("Moira Quill", "an officer's name"),
        ("07700 900456", "a telephone number"),
        ("14 Larkspur Close", "an address"),
        ("adwoa.ho@example.org", "an e-mail address"),
    ],
)
def test_a_wish_that_releases_somebody_is_told_by_role(words: str, told: str) -> None:
    case = wishing(keep=[words])
    (caution,) = (
        c for c in wish_cautions(Redactors(case, load_authority(case.authority))) if c.code == "wish-releases"
    )
    assert f"{told}. It is released only because a person decided so" in caution.message
    assert caution.pointer == "/redaction/keep/0"
    assert words not in caution.message


@pytest.mark.parametrize("words", ["Acceptable Behaviour Contract", "brown bins", "mark the file", "Karen Smythe"])
def test_a_wish_that_releases_nobody_is_not_told(words: str) -> None:
    assert "wish-releases" not in codes(keep=[words]).get("keep/0", set())


def test_what_looks_wrong_with_wishes() -> None:
    assert codes(remove=["noise monitoring"], keep=["Acceptable Behaviour Contract"]) == {}
    assert codes(remove=["--"], keep=["!"]) == {"remove/0": {"wish-empty"}, "keep/0": {"wish-empty"}}
    assert "wish-one-letter" in codes(remove=["a"])["remove/0"]
    assert "wish-one-letter" in codes(keep=[" M. "])["keep/0"]
    assert codes(remove=["Larch Grove"]) == {"remove/0": {"wish-unused"}}
    assert "wish-everyday" in codes(remove=["with"])["remove/0"]
    assert "wish-in-address" in codes(remove=["larkspur  close"])["remove/0"]
    assert "wish-in-address" in codes(remove=["O'Rourke"])["remove/0"]
    assert "wish-in-address" not in codes(remove=["16 Larkspur Close"])["remove/0"]
    assert codes(remove=["about the reports"]) == {}
    assert codes(remove=["Derbyshire Constabulary"])["remove/0"] == {"wish-in-kept", "wish-unused"}
    assert "wish-in-kept" in codes(remove=["104233"])["remove/0"]
    both = codes(remove=["william BROWN"], keep=["William Brown"])
    assert "wish-contradicts" in both["remove/0"] & both["keep/0"]


def test_a_caution_quotes_nothing() -> None:
    case = reviewed_case()
    told = " ".join(c.message for c in wish_cautions(Redactors(case, load_authority(case.authority))))
    assert "wish" not in told
    for words in ("Larch", "court", "Shane", "Furness", "diary"):
        assert words not in told
    for wish in wishes_of(case):
        assert wish.words not in repr(wish)


def test_a_wish_against_the_approved_wording_is_told() -> None:
    approved = ("You can appeal against this decision.", "The  Review\nwas held.", "The  Review\nwas held.")
    case = wishing(remove=["appeal", "review was", "peal", "--", "Larch Grove"], keep=["decision"])
    told = [(c.code, c.pointer) for c in wishes_in_wording(case, iter(approved))]
    assert told == [("wish-in-wording", "/redaction/remove/0"), ("wish-in-wording", "/redaction/remove/1")]
    assert list(wishes_in_wording(edited(THIRD), approved)) == []


# The manifest


def test_the_manifest_counts_them_and_says_what_they_release() -> None:
    recorded = recorded_wishes(
        wishing(remove=["noise monitoring"], keep=["William Brown", "Youth Justice Service"])
    )
    assert recorded is not None
    assert recorded["remove"] == 1
    assert recorded["keep"] == 2
    assert recorded["released"] == [{"wish": "/redaction/keep/0", "what": ["a name (alleged perpetrator 1)"]}]
    told = json.dumps(recorded)
    for words in ("noise", "William", "Brown", "Youth"):
        assert words not in told


def test_what_is_taken_back_is_not_released() -> None:
    recorded = recorded_wishes(wishing(remove=["william brown"], keep=["William Brown"]))
    assert recorded is not None
    assert recorded["released"] == []


def test_the_fingerprint_is_of_the_wishes_and_of_this_case() -> None:
    def mark(name: str, **changes: Any) -> str:
        recorded = recorded_wishes(edited(name, **changes))
        assert recorded is not None
        return str(recorded["hmac_sha256"])

    wishes = {"remove": ["one"], "keep": ["two"]}
    first = mark(THIRD, redaction=wishes)
    assert first == mark(THIRD, redaction=wishes)
    assert len(first) == 64
    others = {
        mark(THIRD, redaction={"remove": ["two"], "keep": ["one"]}),
        mark(THIRD, redaction={"remove": ["one", "two"]}),
        mark(THIRD, redaction=wishes, reference="another"),
        mark("minimal", redaction=wishes),
    }
    assert len(others) == 4
    assert first not in others


# What the page tells to type does what it says


def changes_of(name: str) -> Iterator[tuple[str, str]]:
    case = case_of(name)
    for audience in survey(case, load_authority(case.authority)).audiences:
        for shown in audience.shown:
            for change in shown.changes:
                if not change.by_rule:
                    yield shown.passage.pointer, " ".join(change.words.split())


@pytest.mark.parametrize("name", DAYS)
def test_keeping_the_words_of_a_change_undoes_it(name: str) -> None:
    found = set(changes_of(name))
    words = sorted({text for _, text in found})
    case = edited(name, redaction=json.loads("{" + redaction_json([], words) + "}")["redaction"])
    authority = load_authority(case.authority)
    for reader in (None, *readers(case)):
        texts = [p for p in passages(case, reader) if any(p.pointer == pointer for pointer, _ in found)]
        redactor = Redactors(case, authority).for_reader(reader)
        for passage, redaction in zip(texts, redact_passages(case, texts, redactor), strict=True):
            for pointer, text in found:
                if pointer == passage.pointer:
                    assert text in " ".join(redaction.text.split())
