"""Letters and ten-page papers a second and core: docgen against docxtpl, and against a warm LibreOffice.

python benchmarks/letter_speed.py [ROUNDS]

Both sides in one run, in turns, on the same facts and templates. Counted is the time of processors, of LibreOffice with
all its processes, so that a machine with other work gives the same ratios; a rate is that of one core. Needs soffice,
unoserver and a Python with uno.
"""

from __future__ import annotations

import dataclasses
import io
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from _office import office
from docxtpl import DocxTemplate
from jinja2 import Environment
from pypdf import PdfReader

from docgen.build import Settings, convert_document, open_desk, render_document
from docgen.case import parse_case
from docgen.documents.word.templates import TemplateSet
from docgen.documents.wording import FILTERS
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.review import Review

ROOT = Path(__file__).resolve().parent.parent
CASE, DAY = ROOT / "fixtures" / "third-party-before-meeting.json", date(2026, 4, 20)
BATCH = 10  # of each side, before it is the other's turn


def case_with(rows: int) -> bytes:
    data = json.loads(CASE.read_text(encoding="utf-8"))
    note = "The neighbour reported shouting and loud music until two at night; words of advice were given at the door."
    data["agencies"][1]["chronology"] = [{"date": "2026-02-15", "note": f"Entry {n}. {note}"} for n in range(rows)]
    return json.dumps(data).encode()


class Paper:
    """One document of the benchmark, ready to be made in every way."""

    def __init__(self, title: str, document: str, recipient: str | None, case: bytes) -> None:
        self.title, self.document, self.recipient, self.case = title, document, recipient, case
        self.review = Review.open(parse_case(case), DAY)
        self.desk = open_desk(self.review)
        self.draft = self.desk.draft_one(document, recipient)
        self.facts = self.desk.context.facts(self.draft.choice.document, self.draft.recipient)
        self.path = TemplateSet.of().find(document)
        self.docx = self.draft.docx.content
        self.pdf = Embedded().convert([("paper", Docx(self.docx))])[0].content
        self.pages = len(PdfReader(io.BytesIO(self.pdf)).pages)
        self.words = {field.name: getattr(self.facts, field.name) for field in dataclasses.fields(self.facts)}
        self.environment = Environment(autoescape=True)
        self.environment.filters.update(FILTERS)

    def word(self) -> None:
        """Facts to Word, as docgen does."""
        self.desk.templates.template(self.document).render(self.facts)

    def plain_docxtpl(self) -> None:
        """Facts to Word, as docxtpl's own documentation tells: the template is opened for each letter."""
        template = DocxTemplate(self.path)
        template.render({**self.words, "logo": False}, self.environment)
        template.save(io.BytesIO())

    def whole_word(self) -> None:
        """From the bytes of the case file to a Word file that has been through the leak gate."""
        render_document(parse_case(self.case), self.document, DAY, recipient=self.recipient)

    def whole_pdf(self) -> None:
        """From the bytes of the case file to a PDF that has been through the leak gate."""
        convert_document(
            render_document(parse_case(self.case), self.document, DAY, recipient=self.recipient), Settings()
        )

    def page(self) -> None:
        """Word to tagged PDF."""
        Embedded().convert([("paper", Docx(self.docx))])


def measured(
    sides: dict[str, tuple[Callable[[], object], Callable[[], float]]], rounds: int
) -> dict[str, tuple[float, float]]:
    """For each side, the processor seconds of one paper: the median over the rounds, and the best."""
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for act, _ in sides.values():
        act()
    for _ in range(rounds):
        for name, (act, clock) in sides.items():
            start = clock()
            for _ in range(BATCH):
                act()
            spent[name].append((clock() - start) / BATCH)
    return {name: (statistics.median(each), min(each)) for name, each in spent.items()}


def main(rounds: int) -> None:
    print(
        f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    )
    letter = Paper("a letter (Letter 5)", "letter-5", None, CASE.read_bytes())
    rows = 10
    while (long := Paper("", "partner-case-information", "police", case_with(rows))).pages < 10:
        rows += 10
    long.title = f"ten pages (partner case information, {rows} rows)"
    own = time.process_time
    with office() as soffice:
        for paper in (letter, long):
            both = measured({"docgen": (paper.word, own), "docxtpl": (paper.plain_docxtpl, own)}, rounds)
            pages = measured(
                {
                    "docgen": (paper.page, own),
                    "LibreOffice": (
                        lambda paper=paper: soffice.convert(paper.docx),
                        lambda: soffice.seconds() + own(),
                    ),
                },
                rounds,
            )
            whole = measured({"docx": (paper.whole_word, own), "pdf": (paper.whole_pdf, own)}, rounds)
            print(f"\n{paper.title}: {paper.pages} pages")
            told("facts to Word", both, "docgen", "docxtpl")
            told("Word to PDF", pages, "docgen", "LibreOffice")
            peer = {
                k: tuple(a + b for a, b in zip(both["docxtpl"], pages["LibreOffice"], strict=True)) for k in "x"
            }
            ours = tuple(a + b for a, b in zip(both["docgen"], pages["docgen"], strict=True))
            told(
                "facts to PDF",
                {"docgen": ours, "docxtpl and LibreOffice": peer["x"]},
                "docgen",
                "docxtpl and LibreOffice",
            )
            for kind, (middle, _) in whole.items():
                print(
                    f"  case file to {kind:4} with rules, redaction, leak gate: {1 / middle:7.1f} a second and core"
                )
    print(f"\nload {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else "")


def told(what: str, found: dict[str, Any], ours: str, theirs: str) -> None:
    (mine, best), (other, other_best) = found[ours], found[theirs]
    print(
        f"  {what}: {ours} {1 / mine:.1f} a second and core, {theirs} {1 / other:.1f}: "
        f"{other / mine:.1f} times (best round against best round {other_best / best:.1f})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
