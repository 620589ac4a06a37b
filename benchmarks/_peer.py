"""What people do today, as one program: docxtpl, then soffice, then a merge. Run by pack_speed.py.

python benchmarks/_peer.py (each|once) CASE DAY FOLDER
"""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from pypdf import PdfWriter

from docgen.case import load_case
from docgen.documents.choice.catalogue import choose, copies
from docgen.documents.facts.context import Context
from docgen.documents.word.templates import TemplateSet
from docgen.documents.wording import FILTERS
from docgen.review import Review


def words(facts: Any) -> dict[str, Any]:
    return {field.name: getattr(facts, field.name) for field in dataclasses.fields(facts)}


def main(how: str, case: Path, day: str, folder: Path) -> None:
    review = Review.open(load_case(case), date.fromisoformat(day))
    context, templates = Context(review), TemplateSet.of()
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    made = []
    for choice in choose(review):
        for recipient, name in copies(choice) if choice.makes else []:
            template = DocxTemplate(templates.find(choice.document.id))
            template.render({**words(context.facts(choice.document, recipient)), "logo": False}, environment)
            template.save(folder / f"{name}.docx")
            made.append(folder / f"{name}.docx")
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    command += ["--outdir", str(folder)]
    for files in [[file] for file in made] if how == "each" else [made]:
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    pack = PdfWriter()
    for file in made:
        pack.append(str(file.with_suffix(".pdf")))
    pack.write(str(folder / "pack.pdf"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
