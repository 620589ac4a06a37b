"""Sets in which readers marked each detail by its place, whatever stands around it; what is left is bounded as it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from docgen.authority import load_authority
from docgen.case import parse_case
from docgen.redact.reader import Redactors

SETS = Path(__file__).with_name("sets")
KINDS = ("k", "s", "o", "=")


# What each set holds of somebody in the case, of strangers, of officers and of words that stay; then how much of each
# may be wrong: what was left, or of the words that stay what was harmed. Less is welcome, more is a step back.
@pytest.mark.parametrize(
    ("name", "holds", "wrong_at_most"),
    [
        # Most of them are an "'s", a "the", a "dob" or a "young" that the reader marked too.
        ("tenth", (511, 39, 9, 755), (35, 2, 0, 10)),
        ("eleventh", (2081, 56, 66, 2350), (0, 0, 0, 18)),
        ("twelfth", (804, 21, 52, 792), (0, 0, 0, 2)),
        # Of the officers it is the rank, which the reader marked too.
        ("thirteenth", (1462, 50, 103, 1606), (4, 0, 5, 20)),
        # Logs typed in haste, where names are words, and whole papers; nearly all that is left is of the logs.
        ("twentieth", (430, 19, 29, 255), (21, 3, 1, 5)),
    ],
)
def test_no_more_is_left_or_harmed_than_is_known(
    name: str, holds: tuple[int, ...], wrong_at_most: tuple[int, ...]
) -> None:
    told = json.loads((SETS / f"{name}_examples.json").read_text(encoding="utf-8"))
    redactors = {}
    for key, data in told["cases"].items():
        case = parse_case(json.dumps(data), key)
        redactors[key] = Redactors(case, load_authority(str(case.authority))).for_reader(None)
    all_of, wrong = Counter[str](), Counter[str]()
    for _, key, text, spans in told["texts"]:
        taken = {at for mark in redactors[key].redact(text).marks for at in range(mark.start, mark.end)}
        for start, end, kind in spans:
            letters = [at for at in range(start, end) if text[at].isalnum()]
            all_of[kind] += 1
            harmed = any(at in taken for at in letters)
            wrong[kind] += harmed if kind == "=" else not all(at in taken for at in letters)
    assert tuple(all_of[kind] for kind in KINDS) == holds
    for kind, most in zip(KINDS, wrong_at_most, strict=True):
        assert wrong[kind] <= most, f"{name}: {wrong[kind]} of kind {kind}"
