"""``docgen templates``: for those who keep the Word templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import difference
from docgen.cli.options import complete_document, force_option, json_option, print_json

if TYPE_CHECKING:
    from docgen.workshop.fields import Field
    from docgen.workshop.finding import Finding
    from docgen.workshop.lint import Report


@click.group()
def templates() -> None:
    """Check and compare Word templates, and list the fields they may use."""


@templates.command()
@click.argument("paths", metavar="[DIR|FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "document",
    metavar="DOCUMENT",
    shell_complete=complete_document,
    help="The document that FILE is a template of, where its name does not say so.",
)
@json_option
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings, too.")
@click.option(
    "--annotate",
    metavar="OUT.docx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a copy of the one FILE with the findings as Word comments at their place.",
)
@force_option
def lint(
    paths: tuple[Path, ...],
    document: str | None,
    as_json: bool,
    strict: bool,
    annotate: Path | None,
    force: bool,
) -> int:
    """Say what is wrong with Word templates: each finding with its place, and how to mend it.

    DIR is a folder of templates, FILE one of them, named after its document, such as letter-4.docx; without
    either, docgen's own. Nothing of a case is needed. Exits with 1 where there is an error; warnings alone
    leave 0.
    """
    from docgen.workshop.lint import lint as look
    from docgen.workshop.samples import documents

    if annotate and (len(paths) != 1 or not paths[0].is_file()):
        raise click.UsageError("--annotate writes into a copy of one template; name one FILE")
    if document and document not in documents():
        from docgen.documents.choice.catalogue import find

        find(document)
    report = look(paths, document)
    if as_json:
        print_json(
            {
                "files": len(report.files),
                "errors": report.errors,
                "warnings": report.warnings,
                "findings": [finding.plain for finding in report.findings],
            }
        )
    else:
        _show(report)
    if annotate:
        _annotate(paths[0], report, annotate, force, quiet=as_json)
    return 1 if report.errors or (strict and report.warnings) else 0


@templates.command()
@click.argument("document", required=False, metavar="[DOCUMENT]", shell_complete=complete_document)
@json_option
def fields(document: str | None, as_json: bool) -> None:
    """List every field that a template may use, or those that DOCUMENT can have: type, meaning, an example.

    A field that is printed as "may be unknown" needs `{% if ... %}` around it, or `or ""` after it, so that the
    document can be made of a case that does not give it.
    """
    from docgen.workshop.fields import fields as every

    found = every(document)
    if as_json:
        print_json([field.plain for field in found])
    else:
        _list(found)


def _show(report: Report) -> None:
    file = ""
    for finding in report.findings:
        if finding.file != file:
            file = finding.file
            click.echo(f"{file}:")
        click.echo(_line(finding))
        click.echo(f"    {finding.place}")
        click.echo(f"    To mend it: {finding.mend}.")
    count = len(report.files)
    told = f"{_many(report.errors, 'error')}, {_many(report.warnings, 'warning')}"
    click.echo(f"{_many(count, 'template')}: {told if report.findings else 'nothing to mend'}")


def _line(finding: Finding) -> str:
    return f"  {finding.severity}: {finding.message} [{finding.code}]"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _annotate(path: Path, report: Report, target: Path, force: bool, *, quiet: bool) -> None:
    from docgen.output import write_file
    from docgen.workshop.annotate import annotate
    from docgen.workshop.wordfile import WordFile

    write_file(target, annotate(WordFile.read("", path), report.findings), force=force)
    if not quiet:
        click.echo(f"{target}: {_many(len(report.findings), 'comment')}")


def _list(found: Sequence[Field]) -> None:
    inside = ""
    for field in found:
        if field.kind.startswith("group"):
            continue
        if field.inside != inside:
            inside = field.inside
            click.echo(f"\n{inside}" if inside else "")
        unknown = ", may be unknown" if field.may_be_unknown else ""
        click.echo(f"{'  ' if inside else ''}{field.name}  ({field.kind}{unknown})")
        told = [field.meaning, f"Example: {field.example}" if field.example else ""]
        for line in filter(None, told):
            click.echo(f"{'  ' if inside else ''}    {line}")


templates.add_command(difference.diff)
templates.add_command(difference.text)
