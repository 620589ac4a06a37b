"""How much a process makes that is warm, as a service or a batch is: letters a second of processor time.

python benchmarks/warm_speed.py [--rounds 20]

docxtpl is used as its documentation does, a template object for each letter. What LibreOffice takes when it is warm is
what each further file of one call takes; needs soffice.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from _peer import words
from docxtpl import DocxTemplate
from jinja2 import Environment

from docgen.build import convert_document, render_document
from docgen.case import load_case
from docgen.documents.choice.catalogue import choose, copies
from docgen.documents.drafting import Desk
from docgen.documents.facts.context import Context
from docgen.documents.word.templates import TemplateSet
from docgen.documents.wording import FILTERS
from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.review import Review

ROOT = Path(__file__).resolve().parent.parent
CASE, DAY = ROOT / "fixtures" / "third-party-before-meeting.json", date(2026, 4, 20)


def best(work: Callable[[], object], rounds: int) -> float:
    """Seconds of processor time, the best of several rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def office(files: list[bytes]) -> float:
    """Seconds of processor time that one call of soffice takes for these files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.docx" for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        before = os.times()
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *map(str, paths)],
            check=True,
            capture_output=True,
        )
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    case = load_case(CASE)
    review, templates = Review.open(case, DAY), TemplateSet.of()
    context, desk = Context(review), Desk.of(review, templates)
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    papers = [(c.document, r) for c in choose(review) if c.makes for r, _ in copies(c)]
    facts = [(document.id, context.facts(document, recipient)) for document, recipient in papers]

    def ours() -> list[bytes]:
        return [templates.template(document).render(own, desk.logo).docx.content for document, own in facts]

    def theirs() -> None:
        for document, own in facts:
            template = DocxTemplate(templates.find(document))
            template.render({**words(own), "logo": False}, environment)
            template.save(io.BytesIO())

    files = ours()
    word, docxtpl = best(ours, rounds), best(theirs, max(rounds // 4, 3))
    print(f"Word, {len(files)} documents: docgen {1e3 * word:.0f} ms, docxtpl {1e3 * docxtpl:.0f} ms")
    print(f"  docxtpl / docgen: {docxtpl / word:.1f} (aim: at least 2)")
    letters = [
        content for content, (document, _) in zip(files, facts, strict=True) if document.startswith("letter-")
    ]
    for what, some in (("letters", letters * 8), ("documents", files)):
        labelled = [(str(number), Docx(content)) for number, content in enumerate(some)]
        pdf = best(partial(Embedded().convert, labelled), max(rounds // 4, 3))
        more = min(office(some * 2) - office(some) for _ in range(3))
        print(f"PDF, {len(some)} {what}: docgen {1e3 * pdf:.0f} ms, LibreOffice when warm {1e3 * more:.0f} ms")
        print(f"  LibreOffice / docgen: {more / pdf:.1f} (aim: at least 4)")

    def letter() -> None:
        convert_document(render_document(case, "letter-5", DAY))

    print(f"One letter from case to PDF, looked through for leaks: {1e3 * best(letter, rounds):.0f} ms")


if __name__ == "__main__":
    main()
