"""The ninth set, by a reader who set out to break the redactor: how many leak is measured, and bounded as it is."""

from __future__ import annotations

import json
from pathlib import Path

from docgen.authority import load_authority
from docgen.case import load_case
from docgen.redact.reader import Redactors

HERE = Path(__file__).resolve().parent


def test_the_hostile_sentences_leak_no_more_than_is_known() -> None:
    case = load_case(HERE / "sets" / "ninth_case.json")
    redactor = Redactors(case, load_authority("north-east-derbyshire")).for_reader(None)
    examples = json.loads((HERE / "sets" / "ninth_examples.json").read_text(encoding="utf-8"))["cases"]
    removed = leaks = kept = harms = 0
    for example in examples:
        text = redactor.text(example["text"])
        removed += len(example["must_remove"])
        leaks += sum(part in text for part in example["must_remove"])
        kept += len(example["must_keep"])
        harms += sum(part not in text for part in example["must_keep"])
    assert (removed, kept) == (430, 469)
    # Short forms and spellings that no rule makes of a name, surnames alone, numbers that say not what they are.
    assert leaks <= 15
    assert harms <= 0.02 * kept
