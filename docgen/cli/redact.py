"""``docgen redact``: one text without what identifies the people of a case, or the page to review all of them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.options import (
    authorities_option,
    case_argument,
    force_option,
    json_option,
    load_case,
    reader_option,
)
from docgen.errors import DocgenError

_NO_TEXT = {
    b"PK\x03\x04": "a Word file or another zip",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a Word file of 2003",
}

if TYPE_CHECKING:
    from docgen.redact import Redaction
    from docgen.redact.leftover import Left


@click.command()
@case_argument
@click.argument(
    "text", metavar="[TEXT]", required=False, type=click.Path(dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option("--review", is_flag=True, help="Make one HTML page to read every text of the case on, with reasons.")
@reader_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write, instead of the screen.")
@json_option
@click.option("--explain", is_flag=True, help="Tell each change and its reason, on standard error.")
@force_option
@authorities_option
def redact(
    case: Path,
    text: Path | None,
    review: bool,
    reader: str | None,
    output: Path | None,
    as_json: bool,
    explain: bool,
    force: bool,
    authorities: tuple[Path, ...],
) -> None:
    """Take out of TEXT what identifies the people of a case. No program finds everything.

    TEXT is a plain text file, UTF-8; without it, standard input. What comes out is the text alone, with its own
    line ends; read it before it leaves. Where standard error is a screen, it tells how much was taken out.

    --review -o review.html makes a page of every text that goes to the victim or the applicant, before and after.
    """
    if output is not None:
        _keep_apart(output, case, text)
    if review:
        if text is not None or reader is not None or as_json or explain:
            raise click.UsageError(
                "--review shows every text for every reader; it takes no TEXT, --for, --json or --explain"
            )
        if output is None:
            raise click.UsageError("--review makes a file: name it with -o, such as -o review.html")
        _review(case, output, force, authorities)
        return
    if str(case) == "-" and (text is None or str(text) == "-"):
        raise click.UsageError("the case and the text can't both come from standard input; name a file for one")
    loaded = load_case(case)  # what is wrong with the case is told before anybody types a text
    written, name = _read_text(text)

    from docgen.authority import load_authority
    from docgen.redact.reader import Redactors

    authority = load_authority(loaded.authority, authorities)
    # click lets nothing else through
    to: Any = None if reader in (None, "both") else reader
    redactor, original = Redactors(loaded, authority).for_reader(to), _text_of(written, name)
    result = redactor.redact(original)
    telling = explain or sys.stderr.isatty()
    left = redactor.left(original) if as_json or telling else ()
    content = _as_json(result, left) if as_json else result.text
    if output is None:
        _print_exactly(content)
    else:
        from docgen.output import write_file

        write_file(output, content.encode(), force=force)
    if telling:
        _tell(original, result, left, every=explain)


def _keep_apart(output: Path, *sources: Path | None) -> None:
    """No result takes the place of what it is made of, which may be the only copy."""
    for source in sources:
        if source is not None and source.exists() and output.exists() and output.samefile(source):
            raise DocgenError(f"{output}: is what the result is made of; name another file with -o")


def _review(case: Path, output: Path, force: bool, authorities: tuple[Path, ...]) -> None:
    from docgen.authority import load_authority
    from docgen.output import write_file
    from docgen.redact.review import review_page, survey

    if output.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output}: end the file's name in .html")
    loaded = load_case(case)
    found = survey(loaded, load_authority(loaded.authority, authorities))
    write_file(output, review_page(found), force=force)
    texts = sum(len(audience.shown) for audience in found.audiences)
    changes = sum(len(audience.changes) for audience in found.audiences)
    look = len(found.to_look_at) + len(found.stayed)
    click.echo(f"{output}: {texts} texts, {changes} changes, {look} places to look at first.")
    click.echo("It holds personal data: keep it where the case file is, and send it to nobody.")


def _read_text(text: Path | None) -> tuple[bytes, str]:
    """The bytes as they are, and what messages call them."""
    if text is None or str(text) == "-":
        if text is None and sys.stdin.isatty():
            click.echo("Type or paste the text; end it with Ctrl-D (Windows: Ctrl-Z, Enter).", err=True)
        return sys.stdin.buffer.read(), "standard input"
    try:
        return text.read_bytes(), text.name
    except OSError as error:
        raise DocgenError(f"{text.name}: can't be read: {error.strerror or error}") from None


def _text_of(written: bytes, name: str) -> str:
    """The text; DocgenError with the first byte that is none, and nothing of the text itself."""
    for sign, kind in _NO_TEXT.items():
        if written.startswith(sign):
            raise DocgenError(f"{name}: is {kind}, not plain text; save its text as plain text, UTF-8")
    if written.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in written:
        # Without this, a name with a zero byte after each letter would be found by nobody.
        at = max(written.find(b"\x00"), 0) + 1
        wide = written.count(0) > len(written) // 4 or written.startswith((b"\xff\xfe", b"\xfe\xff"))
        told = "it looks like UTF-16" if wide else "it is zero"
        raise DocgenError(f"{name}: byte {at} is not plain text; {told}. Save the text as UTF-8")
    try:
        return written.decode()
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        raise DocgenError(
            f"{name}: byte {error.start + 1}, in line {line}, is not UTF-8; save the text as UTF-8"
        ) from None


def _as_json(result: Redaction, left: tuple[Left, ...]) -> str:
    marks = [
        {
            "start": mark.start,
            "end": mark.end,
            "kind": mark.kind,
            "replacement": mark.replacement,
            "reason": mark.reason,
            "certain": mark.certain,
        }
        for mark in result.marks
    ]
    stayed = [{"start": place.start, "end": place.end, "reason": place.reason} for place in left]
    told = {"text": result.text, "marks": marks, "left": stayed}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _print_exactly(content: str) -> None:
    """To a screen as a screen shows text; to anything else the same characters, in UTF-8, line ends untouched."""
    if sys.stdout.isatty():
        click.echo(content, nl=False)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode())
    sys.stdout.buffer.flush()


def _tell(text: str, result: Redaction, left: tuple[Left, ...], *, every: bool) -> None:
    """How much was changed and where to look. What was taken out, or stayed, is told nowhere."""
    kinds = Counter(mark.kind for mark in result.marks)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    places = f"{len(result.marks)} place{'' if len(result.marks) == 1 else 's'}"
    click.echo(f"{places} changed: {told}." if result.marks else "Nothing was taken out.", err=True)
    for mark in result.marks if every else result.uncertain:
        look = "" if mark.certain else "look at this: "
        click.echo(f"  {_place(text, mark.start)}: {look}{mark.replacement}, {mark.reason}", err=True)
    for place in left:
        click.echo(f"  {_place(text, place.start)}: this stayed, look at it: {place.reason}", err=True)
    click.echo("No program finds everything: read it before it leaves.", err=True)


def _place(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}, character {at - text.rfind(chr(10), 0, at)}"
