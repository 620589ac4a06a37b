"""``docgen templates list``, ``adopt`` and ``stamp``: for those who keep templates of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import (
    authorities_option,
    complete_document,
    force_option,
    json_option,
    print_json,
    templates_option,
)

if TYPE_CHECKING:
    from docgen.workshop.adopt.adopting import Adopted
    from docgen.workshop.finding import Finding


_SPOILS = ("tall-header",)  # warnings of what spoils the page of every letter


@click.command("list")
@templates_option
@click.option("--authority", metavar="ID", help="Reckon with this authority's own templates, too.")
@authorities_option
@json_option
def list_templates(
    templates: tuple[Path, ...], authority: str | None, authorities: tuple[Path, ...], as_json: bool
) -> None:
    """Say which template each document is written with: one's own, the authority's, or docgen's."""
    from docgen.authority import load_authority
    from docgen.cli.show import template_uses
    from docgen.documents.choice.catalogue import DOCUMENTS
    from docgen.documents.word.templates import FRONT, TemplateSet

    theirs = load_authority(authority, authorities).templates if authority else ()
    found = TemplateSet.of(templates, theirs)
    names = [*(document.id for document in DOCUMENTS), *FRONT]
    uses = {name: found.used(name) for name in names}
    if as_json:
        print_json([{"document": name, **use.plain} for name, use in uses.items()])
    else:
        template_uses(uses)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as", "document", metavar="DOCUMENT", shell_complete=complete_document,
    help="The document that the files are templates of, where their names do not say so.",
)  # fmt: skip
def stamp(files: tuple[Path, ...], document: str | None) -> None:
    """Note in templates of your own that they are made for the fields of today.

    Refuses a template that names a field which is not there. The files are changed in their place; a template
    without the note is taken to be made for the fields of today.
    """
    from docgen.output import write_file
    from docgen.workshop.stamp import stamped

    ready = [(path, stamped(path, document)) for path in files]  # all of them, or none
    for path, content in ready:
        if content is not None:
            write_file(path, content, force=True)
        click.echo(f"{path}: {'noted' if content is not None else 'was noted already'}")


@click.command()
@click.argument("file", metavar="FILE.docx", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--as", "document", metavar="DOCUMENT", required=True, shell_complete=complete_document,
    help="The document that the letter is, such as letter-4.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="OUT.docx", type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the template; without it, DOCUMENT.docx in the folder you are in.",
)  # fmt: skip
@force_option
@json_option
def adopt(file: Path, document: str, output: Path | None, force: bool, as_json: bool) -> int:
    """Make a template of a council's own Word letter with "(INSERT ...)" marks.

    A field takes the place of each mark that docgen knows; the layout stays as it is, and FILE is not touched.
    What could not be placed, and what the document has to say besides, is listed. Exits with 1 where something is
    left to do.
    """
    from docgen.documents.choice.catalogue import find
    from docgen.errors import OutputError, TemplateError
    from docgen.output import write_file
    from docgen.workshop.adopt.adopting import adopt as take
    from docgen.workshop.lint import lint_content
    from docgen.workshop.samples import documents

    if document not in documents():
        find(document)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise TemplateError(document, f"{file.name}: can't be read: {error.strerror or error}") from None
    made = take(content, file.name, document)
    target = output or Path(f"{document}.docx")
    if target.suffix.lower() != ".docx":
        raise OutputError(f"{target}: a template is a Word document; give it a name that ends in .docx")
    if target.exists() and target.samefile(file):
        raise OutputError(f"{target}: is the letter itself, which is not changed; name another file with -o")
    write_file(target, made.content, force=force)
    wrong = [
        finding
        for finding in lint_content(made.content, target.name, document)
        if (finding.severity == "error" and finding.code != "leftover-mark") or finding.code in _SPOILS
    ]
    if as_json:
        print_json({"template": target.name, **made.plain, "findings": [finding.plain for finding in wrong]})
    else:
        _show(made, wrong, target)
    return 1 if made.unplaced or wrong else 0


def _show(made: Adopted, wrong: list[Finding], target: Path) -> None:
    click.echo("Placed:")
    for one in made.placed:
        click.echo(f"  {one.mark}\n    -> {' '.join(one.field.split())}\n    {one.place}")
        if one.note:
            click.echo(f"    Look at it: {one.note}.")
    if made.unplaced:
        click.echo("\nNot placed; these are yours to do, in Word:")
    for left in made.unplaced:
        click.echo(f"  {left.mark}\n    {left.place}\n    {left.why}.")
        if left.suggestions:
            click.echo(f"    Perhaps {', '.join(f'`{{{{ {name} }}}}`' for name in left.suggestions)}?")
    for heading, spoils in (("The letter has no mark for this, but needs it:", False), ("See to the page:", True)):
        told = [finding for finding in wrong if (finding.code in _SPOILS) is spoils]
        if told:
            click.echo(f"\n{heading}")
        for finding in told:
            click.echo(f"  {finding.message} [{finding.code}]\n    To mend it: {finding.mend}.")
    count = f"{len(made.placed)} marks placed, {len(made.unplaced)} not"
    click.echo(f"\n{target}: {count}. See it with `docgen templates lint {target}`.")
