"""The commands that make papers."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

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
from docgen.errors import OutputError


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
    help="Exit with 4 where a document lacks a fact; the rest is made all the same.",
)
@authorities_option
@templates_option
def pack(
    case: Path,
    output: Path,
    on: date,
    engine: str,
    force: bool,
    strict: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
) -> int:
    """Make every document that the case calls for, and the meeting pack."""
    from docgen.output import check_target, write_folder
    from docgen.pdf.crew import hired

    check_target(output, force=force)
    with hired() if engine == "embedded" else nullcontext() as crew:  # gets ready while the rest is loaded
        from docgen.build import Settings, build_pack
        from docgen.cli import show

        loaded = load_case(case)
        folder = None if str(case) == "-" else case.absolute().parent
        settings = Settings(engine, authorities, templates, crew)
        with show.progress() as step:
            built = build_pack(loaded, on, folder=folder, settings=settings, progress=step)
            step("Saving")
            write_folder(output, built.files, force=force)
    show.pack(built, output)
    lacking = any(choice.verdict.applies and choice.obstacles for choice in built.choices)
    return 4 if strict and lacking else 0


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
    from docgen.paper import Docx

    if output.suffix.lower() not in (".docx", ".pdf"):
        raise OutputError(f"{output}: end the file's name in .docx or .pdf")
    settings = settings_of(engine, authorities, templates)
    draft = render_document(load_case(case), document, on, recipient=recipient, settings=settings)
    file = draft.docx if output.suffix.lower() == ".docx" else convert_document(draft, settings)
    write_file(output, file.content, force=force)
    click.echo(f"{output}: {draft.choice.document.title}")
    for note in () if isinstance(file, Docx) else file.notes:
        click.echo(note)
