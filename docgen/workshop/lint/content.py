"""Whether a template says what its document has to, nothing of another document, and the approved wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from docgen.workshop.fields import available, having
from docgen.workshop.finding import Finding
from docgen.workshop.lint.demands import DEMANDS, Demand
from docgen.workshop.lint.names import Named, Reading
from docgen.workshop.samples import title_of
from docgen.workshop.wordfile import Paragraph, WordFile

_LIKE = 72  # of a hundred: a paragraph is reworded rather than gone


def faults_of_content(reading: Reading, approved: WordFile | None = None) -> Iterator[Finding]:
    """What has to be said and is not; fields that this document never has.

    ``approved`` is docgen's own template, to tell where what is lost would stand.
    """
    file = reading.file
    if file.document in DEMANDS:
        yield from _demanded(reading, approved)
        yield from _others(reading)


def _demanded(reading: Reading, approved: WordFile | None) -> Iterator[Finding]:
    file = reading.file
    model = Reading.of(approved) if approved is not None else None
    source, demands = DEMANDS[file.document]
    said = " ".join(paragraph.said for paragraph in file.paragraphs)
    said = said.replace("’", "'").replace("\N{NO-BREAK SPACE}", " ")
    for demand in demands:
        if _met(demand, reading.named, said):
            continue
        if demand.fields:
            mend = f"put `{{{{ {demand.fields[0].replace('[]', '')} }}}}` back"
            if "[]" in demand.fields[0]:
                owner, _, last = demand.fields[0].partition("[]")
                mend = f"put `{{{{ one{last} }}}}` back into a loop, `{{% for one in {owner} %}}`"
            code = "lost-field"
        else:
            words = demand.words.replace("(?i)", "").replace("\\b", "")
            code, mend = "lost-content", f"put the approved words back (“{words}”)"
        message = f"“{title_of(file.document)}” has to say {demand.says} ({source}), and does not"
        there = _place_of(demand, model)
        place = _like(file, there) if there else None
        mend += f", as docgen's own has it: “{_short(there.said)}”" if there else ""
        yield file.finding("error", code, message, mend, place)


def _place_of(demand: Demand, model: Reading | None) -> Paragraph | None:
    """Where docgen's own template says it."""
    if model is None:
        return None
    if demand.words:
        return next((p for p in model.file.paragraphs if re.search(demand.words, p.said)), None)
    return next((name.tag.place for path in demand.fields for name in model.named if name.path == path), None)


def _like(file: WordFile, there: Paragraph) -> Paragraph | None:
    """The paragraph of this file that is most like one of docgen's own."""
    text = _plain(there)
    said = [paragraph for paragraph in file.paragraphs if paragraph.said]
    nearest = max(said, key=lambda own: fuzz.ratio(text, _plain(own)), default=None)
    return nearest if nearest is not None and fuzz.ratio(text, _plain(nearest)) >= _LIKE else None


def _met(demand: Demand, named: Sequence[Named], said: str) -> bool:
    uses = ("printed", "repeated", "asked") if demand.asked else ("printed", "repeated")
    if any(name.path in demand.fields and name.use in uses for name in named):
        return True
    pattern = demand.words or demand.or_words
    return bool(pattern and re.search(pattern, said))


def _others(reading: Reading) -> Iterator[Finding]:
    file = reading.file
    known = available()[file.document]
    told = set()
    for name in reading.named:
        lost = next((path for path in _steps(name.path) if path not in known and having(path)), None)
        if lost is None or (lost, name.tag) in told:
            continue
        told.add((lost, name.tag))
        where = having(lost)
        shown = ", ".join(where[:4]) + (f" and {len(where) - 4} more" if len(where) > 4 else "")
        asked = name.use != "printed" or name.guarded
        yield file.finding(
            "warning" if asked else "error",
            "field-of-another-document",
            f"`{name.path.replace('[]', '')}`: {file.document} never has `{lost.replace('[]', '')}`; "
            + ("the question is always answered with no" if asked else f"it is there in {shown}"),
            f"take `{name.tag.source}` out, or name a field of this document: "
            f"`docgen templates fields {file.document}` lists them",
            name.tag.place,
        )


def _steps(path: str) -> Iterator[str]:
    """``a.b[].c``: ``a``, ``a.b``, ``a.b[]``, ``a.b[].c``."""
    for found in re.finditer(r"\[\]|\.|$", path):
        if found.start():
            yield path[: found.end() if found.group() == "[]" else found.start()]


def faults_of_wording(file: WordFile, approved: WordFile) -> Iterator[Finding]:
    """Paragraphs of the approved wording that are gone or reworded; ``approved`` is docgen's own template.

    A warning each: a council may have reasons to change a line.
    """
    theirs = [(paragraph, _plain(paragraph)) for paragraph in file.paragraphs if paragraph.said]
    ours = [_plain(paragraph) for paragraph in approved.paragraphs if _has_words(paragraph.said)]
    said, wanted = Counter(text for _, text in theirs), Counter(ours)
    free = [(paragraph, text) for paragraph, text in theirs if text not in wanted]
    before: Paragraph | None = next(iter(file.paragraphs), None)
    at = {text: paragraph for paragraph, text in theirs}
    for text in dict.fromkeys(ours):
        if said[text]:
            before = at[text]
            if said[text] < wanted[text]:
                yield file.finding(
                    "warning",
                    "wording-missing",
                    f"the approved wording has this {wanted[text]} times, "
                    f"the template {said[text]}: “{_short(text)}”",
                    "put back what is gone, or have it approved that it goes",
                    before,
                )
            continue
        nearest = max(free, key=lambda own: fuzz.ratio(text, own[1]), default=None)
        if nearest is not None and fuzz.ratio(text, nearest[1]) >= _LIKE:
            free.remove(nearest)
            before = nearest[0]
            yield file.finding(
                "warning",
                "reworded",
                f"differs from the approved wording: “{_short(text)}”",
                "put the approved words back, or have the change approved",
                nearest[0],
            )
        else:
            yield file.finding(
                "warning",
                "wording-missing",
                f"approved wording is missing here: “{_short(text)}”",
                "put the paragraph back after this one, or have it approved that it goes",
                before,
            )


def _has_words(text: str) -> bool:
    """Whether a paragraph says something besides fields."""
    return bool(re.search(r"[^\W\d_]", re.sub(r"\{\{.*?\}\}", "", text)))


def _plain(paragraph: Paragraph) -> str:
    """The words of a paragraph with its fields, as they compare: spaces and quotes of either kind are one."""
    text = paragraph.said.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{ \1 }}", text)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def _short(text: str) -> str:
    return text if len(text) <= 140 else f"{text[:139]}…"
