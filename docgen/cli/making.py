"""The commands that make papers."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import EXIT_CODES
from docgen.cli.options import (
    authorities_option,
    case_argument,
    complete_document,
    engine_option,
    force_option,
    load_case,
    on_option,
    settings_of,
    templates_option,
)
from docgen.errors import LeakFound, OutputError

if TYPE_CHECKING:
    from docgen.documents.choice.audience import Audience


@click.command()
@case_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder to make.",
)
@on_option
@engine_option
@force_option
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 4 where a document lacks a fact, or is not fit to be posted; the rest is made all the same.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(["attendees", "victim", "applicant", "all"]),
    default="attendees",
    show_default=True,
    help="Whose pack: the attendees' with every document, one reader's own papers alone, or everything.",
)
@click.option("--archive", is_flag=True, help="Make the packs as PDF/A-2a, fit to be kept for good.")
@authorities_option
@templates_option
def pack(
    case: Path,
    output: Path,
    audience: Audience,
    archive: bool,
    on: date,
    engine: str,
    force: bool,
    strict: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
) -> int:
    """Make every document that the case calls for, and the meeting pack.

    What would tell the victim or the applicant of somebody else is held back: exit code 9.
    """
    from docgen.output import check_target, write_folder
    from docgen.pdf.crew import hired

    check_target(output, force=force)
    with hired() if engine == "embedded" else nullcontext() as crew:  # gets ready while the rest is loaded
        from docgen.build import Settings, build_pack
        from docgen.cli import show

        loaded = load_case(case)
        folder = None if str(case) == "-" else case.absolute().parent
        settings = Settings(engine, authorities, templates, archive, crew)
        with show.progress() as step:
            built = build_pack(loaded, on, audience=audience, folder=folder, settings=settings, progress=step)
            step("Saving")
            write_folder(output, built.files, force=force)
    show.pack(built, output)
    if built.held:
        return EXIT_CODES[LeakFound.code]
    return 4 if strict and (built.lacking or built.unfit) else 0


@click.command()
@click.argument("document", metavar="DOCUMENT", shell_complete=complete_document)
@case_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="FILE.docx or FILE.pdf.")
@click.option("--for", "recipient", metavar="RECIPIENT", help="Whose copy, where there are several.")
@on_option
@engine_option
@force_option
@authorities_option
@templates_option
def render(
    document: str,
    case: Path,
    output: Path,
    recipient: str | None,
    on: date,
    engine: str,
    force: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
) -> None:
    """Make one document, as Word or as PDF by the ending of the file."""
    from docgen.build import convert_document, render_document
    from docgen.output import write_file

    if output.suffix.lower() not in (".docx", ".pdf"):
        raise OutputError(f"{output}: end the file's name in .docx or .pdf")
    settings = settings_of(engine, authorities, templates)
    paper = render_document(load_case(case), document, on, recipient=recipient, settings=settings)
    if output.suffix.lower() == ".docx":
        content, notes = paper.docx.content, tuple[str, ...]()
    else:
        pdf = convert_document(paper, settings)
        content, notes = pdf.content, pdf.notes
    write_file(output, content, force=force)
    click.echo(f"{output}: {paper.draft.choice.document.title}")
    for note in notes:
        click.echo(note)
