"""The command that looks through finished files for whoever must not be told of in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli import EXIT_CODES
from docgen.cli.options import (
    authorities_option,
    case_argument,
    json_option,
    load_case,
    on_option,
    print_json,
    settings_of,
    templates_option,
)
from docgen.errors import DocgenError, LeakFound

if TYPE_CHECKING:
    from docgen.redact.reader import Reader
    from docgen.release import Look

_LOOKED_AT = (".docx", ".docm", ".dotx", ".dotm", ".pdf")


@click.command()
@case_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--for", "reader", type=click.Choice(("victim", "applicant")), required=True, help="Who gets them.")
@on_option
@json_option
@authorities_option
@templates_option
def gate(
    case: Path,
    files: tuple[Path, ...],
    reader: Reader,
    on: date,
    as_json: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
) -> int:
    """Look through finished files for whoever else is in the case, before they go out.

    For a letter that was changed by hand after docgen made it, or a file of a partner's. A folder stands for the
    Word and PDF files in it. Tells file, place, kind and the part that the person has in the case, and never the
    person. Exits with 9 where it finds somebody, or a file can't be read as a whole. That it finds nobody does not
    prove that nobody is there: a person reads a letter before it goes.
    """
    from docgen.build import open_desk
    from docgen.release import Release
    from docgen.review import Review

    loaded = load_case(case)
    named = [found for file in files for found in _named(file)]
    contents = ((name, _content(path)) for name, path in named)
    desk = open_desk(Review.open(loaded, on, authorities), settings_of("embedded", authorities, templates))
    release = Release(desk)
    looks = [release.look(name, content, reader) for name, content in contents]
    if as_json:
        print_json({"files": [_plain(look) for look in looks], "clean": all(look.clean for look in looks)})
    else:
        _show(looks, reader)
    return 0 if all(look.clean for look in looks) else EXIT_CODES[LeakFound.code]


def _named(file: Path) -> Iterator[tuple[str, Path]]:
    """The files that are meant, each with the name by which it is told of: of a folder, from there on."""
    if not file.is_dir():
        yield file.name, file
        return
    inside = [path for path in sorted(file.rglob("*")) if path.is_file() and not path.name.startswith("~$")]
    wanted = [path for path in inside if path.suffix.lower() in _LOOKED_AT]
    if not wanted:
        raise DocgenError(f"{file.name or file}: there is no Word or PDF file in this folder")
    left = len(inside) - len(wanted)
    if left:
        click.echo(f"{left} file{'s' * (left != 1)} in a folder not looked at: neither Word nor PDF", err=True)
    yield from ((path.relative_to(file).as_posix(), path) for path in wanted)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocgenError(f"{path.name}: can't be read: {error.strerror or error}") from None


def _show(looks: Sequence[Look], reader: Reader) -> None:
    for look in looks:
        if look.why is not None:
            click.echo(look.why)
        for leak in look.leaks:
            click.echo(leak)
    found = sum(not look.clean for look in looks)
    told = f"{len(looks)} file{'s' * (len(looks) != 1)}"
    if found:
        click.echo(f"Not to go to the {reader}: {found} of {told}.")
    else:
        click.echo(
            f"{told}: nothing found that tells the {reader} of anybody else. "
            "That does not prove that nothing is there, and no picture was read: read before it goes."
        )


def _plain(look: Look) -> dict[str, Any]:
    finds = [{"place": f.place, "kind": f.kind, "whose": f.whose, "certain": f.certain} for f in look.leaks]
    return {"file": look.file, "finds": finds, "not_looked_through": look.why}
