"""``docgen templates text`` and ``diff``: what a change of the templates is, and what it does."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import DIFFERENT
from docgen.cli.options import complete_document, engine_option, force_option, json_option, print_json

if TYPE_CHECKING:
    from docgen.workshop.difference import Report
    from docgen.workshop.difference.model import Affected, Told

_SIGNS = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}  # as `git diff --word-diff` has them


@click.command()
@click.option(
    "--base",
    metavar="DIR|COMMIT",
    required=True,
    help="The templates as they were: a folder, or a commit, branch or tag of git, such as HEAD or main.",
)
@click.option(
    "--templates",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the templates that are proposed; without it, docgen's own.",
)
@click.option(
    "-o",
    "--output",
    metavar="REPORT.html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write one HTML file to send for approval.",
)
@json_option
@click.option(
    "--document",
    "documents",
    metavar="DOCUMENT",
    multiple=True,
    shell_complete=complete_document,
    help="Look at this document alone; may be given more than once.",
)
@click.option(
    "--fixture",
    "fixtures",
    metavar="NAME",
    multiple=True,
    help="Try this fixture alone; may be given more than once.",
)
@engine_option
@force_option
def diff(
    base: str,
    folder: Path | None,
    output: Path | None,
    as_json: bool,
    documents: tuple[str, ...],
    fixtures: tuple[str, ...],
    engine: str,
    force: bool,
) -> int:
    """Say what a change of the templates does to the documents of every fixture.

    Which documents come out otherwise, which words changed, which pages moved, what is no longer made: the same
    change once, with the fixtures it is in. Exits with 0 where nothing differs, and with 20 where something does.
    """
    from docgen.cli import show
    from docgen.errors import OutputError
    from docgen.pdf.crew import hired

    if output and output.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output}: end the file's name in .html")
    if output and output.exists() and not force:  # said before the work is done
        raise OutputError(f"{output}: exists already; --force replaces it, or name another file with -o")
    with hired() if engine == "embedded" else nullcontext() as crew:  # gets ready while the rest is loaded
        from docgen.workshop.difference import as_plain, difference, report_page

        with show.progress() as step:
            report = difference(
                base, folder, only=documents, fixtures=fixtures, engine_name=engine, crew=crew, progress=step
            )
    if output:
        from docgen.output import write_file

        write_file(output, report_page(report), force=force)
    if as_json:
        print_json(as_plain(report))
    else:
        _show(report)
        if output:
            click.echo(f"{output}: the report")
    return DIFFERENT if report.different else 0


def _show(report: Report) -> None:
    click.echo(f"Before: {report.base}. After: {report.new}. Tried on {_many(len(report.fixtures), 'fixture')}.")
    if not report.different:
        edited = ", ".join(template.title for template in report.templates)
        click.echo(f"No difference{f' in what comes out, though edited: {edited}' if edited else ''}.")
        return
    for row in report.affected:
        click.echo(f"{row.title}: {_row(row)}")
    for template in report.templates:
        if template.how != "changed":
            click.echo(
                f"{template.title}: {'a new template' if template.how == 'new' else 'the template is gone'}"
            )
    for group in report.words:
        click.echo(
            f"\nChange {group.number}, {group.change.kind}, in {_many(len(group.copies), 'copy', 'copies')}:"
        )
        click.echo(f"  {' '.join(_SIGNS[piece.mark].format(piece.text) for piece in group.change.near(8))}")
    told: list[tuple[str, tuple[Told, ...]]] = [
        ("Made before and not now, or the other way round", report.lost),
        ("Pages that move", (*report.moves, *report.packs)),
        ("Looks otherwise, with the same words", report.looks),
    ]
    for heading, found in told:
        if found:
            click.echo(f"\n{heading}:")
        for one in found:
            click.echo(f"  {one.copies[0].document}: {one.what} ({_many(len(one.copies), 'copy', 'copies')})")
    news = [finding for template in report.templates for finding in template.found]
    if news:
        click.echo("\nNew findings of lint:")
        for finding in news:
            click.echo(f"  {finding.severity}: {finding.file}: {finding.message}")


def _row(row: Affected) -> str:
    many = len(row.fixtures)
    of = _many(row.fixtures_made or many, "fixture")
    told = [f"another in {many} of {of}" if row.fixtures_made else f"another in {of}"]
    if row.words_in or row.words_out:
        told.append(f"{_many(row.words_in, 'word')} put in, {row.words_out} taken out")
    told += [row.unmade] if row.unmade else []
    told += [f"pages: {', '.join(row.pages)}"] if row.pages else []
    told += [f"{_many(row.lost, 'copy', 'copies')} lost"] if row.lost else []
    return "; ".join(told)


def _many(count: int, what: str, more: str = "") -> str:
    return f"{count} {what if count == 1 else more or f'{what}s'}"


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def text(file: Path) -> None:
    """Print a Word file as text, a line for each paragraph, so that two versions can be compared.

    Styles stand in brackets, tables cell by cell. For `git diff`, see docs/template-changes.md. A file that is no
    Word file is told in one line, since git would stop at an error.
    """
    from docgen.errors import TemplateError
    from docgen.workshop.wordfile import WordFile
    from docgen.workshop.wordtext import as_text

    try:
        content = file.read_bytes()
    except OSError as error:
        raise TemplateError("templates", f"{file.name}: can't be read: {error.strerror or error}") from None
    try:
        told = as_text(WordFile.of(file.stem, file.name, content))
    except TemplateError as error:
        from hashlib import sha256

        click.echo(f"docgen: {error}", err=True)
        told = f"no Word file that can be read: {len(content)} bytes, SHA-256 {sha256(content).hexdigest()}\n"
    # git reads bytes: UTF-8 and plain line feeds, whatever the console has
    sys.stdout.flush()
    sys.stdout.buffer.write(told.encode())
    sys.stdout.buffer.flush()
