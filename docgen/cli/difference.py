"""``docgen templates text`` and ``diff``: what a change of the templates is, and what it does."""

from __future__ import annotations

import sys
from pathlib import Path

import click


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
        raise TemplateError(file.stem, f"{file.name}: can't be read: {error.strerror or error}") from None
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
