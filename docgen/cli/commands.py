"""Every command, its arguments and its help. What a command does is a call; how it is shown is in ``show``."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import __version__
from docgen.errors import CaseError, OutputError, Problem, UnknownAuthority

if TYPE_CHECKING:
    from docgen.build import Settings
    from docgen.case import Case

ENGINES = ("embedded", "libreoffice")


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(f"{value!r} is not a date; say it as YYYY-MM-DD, such as 2026-04-21", param, ctx)


def _today() -> date:
    return datetime.now().astimezone().date()


def _complete_document(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from docgen.documents.choice.catalogue import DOCUMENTS

    return [d.id for d in DOCUMENTS if d.id.startswith(incomplete)]


case_argument = click.argument(
    "case", metavar="CASE", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path)
)
on_option = click.option(
    "--on",
    type=_Day(),
    default=_today,
    show_default="today",
    help="The day to reckon with; dates letters not yet sent.",
)
engine_option = click.option(
    "--engine", type=click.Choice(ENGINES), default="embedded", show_default=True, help="What turns Word into PDF."
)
authorities_option = click.option(
    "--authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of your own authority profiles; comes first. Also DOCGEN_AUTHORITIES.",
)
templates_option = click.option(
    "--templates",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of your own templates; what it lacks comes from docgen's.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
force_option = click.option("--force", is_flag=True, help="Replace what docgen made there before.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docgen")
def docgen() -> None:
    """Every letter, form and meeting paper of an anti-social behaviour case review, from one case file.

    CASE is a case file (asb-case-review/1, JSON), or - for standard input.
    """


@docgen.command()
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

        loaded = _load(case)
        folder = None if str(case) == "-" else case.absolute().parent
        settings = Settings(engine, authorities, templates, crew)
        with show.progress() as step:
            built = build_pack(loaded, on, folder=folder, settings=settings, progress=step)
            step("Saving")
            write_folder(output, built.files, force=force)
    show.pack(built, output)
    lacking = any(choice.verdict.applies and choice.obstacles for choice in built.choices)
    return 4 if strict and lacking else 0


@docgen.command()
@click.argument("document", metavar="DOCUMENT", shell_complete=_complete_document)
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
    settings = _settings(engine, authorities, templates)
    draft = render_document(_load(case), document, on, recipient=recipient, settings=settings)
    file = draft.docx if output.suffix.lower() == ".docx" else convert_document(draft, settings)
    write_file(output, file.content, force=force)
    click.echo(f"{output}: {draft.choice.document.title}")
    for note in () if isinstance(file, Docx) else file.notes:
        click.echo(note)


@docgen.command()
@click.argument(
    "case", metavar="[CASE]", required=False, type=click.Path(dir_okay=False, allow_dash=True, path_type=Path)
)
@on_option
@json_option
@authorities_option
def documents(case: Path | None, on: date, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """List the documents; with a CASE, which of them it calls for, and why."""
    from docgen.cli import show
    from docgen.documents.choice.catalogue import DOCUMENTS, choose
    from docgen.review import Review

    if case is None:
        plain: list[dict[str, Any]] = [
            {"id": d.id, "title": d.title, "applies": None, "reason": None, "recipients": []} for d in DOCUMENTS
        ]
        _print_json(plain) if as_json else show.all_documents(DOCUMENTS)
        return
    choices = choose(Review.open(_load(case), on, authorities))
    if as_json:
        _print_json([show.plain_choice(choice) for choice in choices])
    else:
        show.choices(choices)


@docgen.command()
@case_argument
@on_option
@json_option
@authorities_option
def timetable(case: Path, on: date, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """Every deadline: its date, its rule, what it counts from, and whether it is met, due or missed."""
    from docgen.cli import show
    from docgen.review import Review
    from docgen.rules import plain_timetable

    found = Review.open(_load(case), on, authorities).timetable
    _print_json(plain_timetable(found)) if as_json else show.timetable(found)


@docgen.command()
@case_argument
@on_option
@json_option
@authorities_option
def threshold(case: Path, on: date, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """Advise on the threshold, with a reason for every incident. People decide."""
    from docgen.cli import show
    from docgen.review import Review
    from docgen.rules import plain_assessment

    found = Review.open(_load(case), on, authorities).assessment
    _print_json(plain_assessment(found)) if as_json else show.threshold(found)


@docgen.command()
@case_argument
@on_option
@json_option
@authorities_option
def check(case: Path, on: date, as_json: bool, authorities: tuple[Path, ...]) -> int:
    """Tell every problem of a case file, each with its place. Exits with 1 where there is any."""
    from docgen.authority import load_authority
    from docgen.case import check_case, parse_case
    from docgen.cli import show
    from docgen.documents.choice.catalogue import choose
    from docgen.documents.choice.cautions import cautions
    from docgen.review import Review

    content, name = _read(case)
    problems = [*check_case(content, name), *_unknown_authority(content, authorities)]
    warnings: tuple[Any, ...] = ()
    try:
        loaded = parse_case(content, name)
        authority = load_authority(loaded.authority, authorities)
        review = Review.of(loaded, authority, on)
        warnings = (*review.warnings, *cautions(review, choose(review)))
    except UnknownAuthority:
        pass  # told below
    except CaseError as error:
        problems += [problem for problem in error.problems if problem not in problems]
    if as_json:
        _print_json(
            {
                "problems": [{"pointer": p.pointer, "message": p.message, "code": p.code} for p in problems],
                "warnings": [{"code": w.code, "message": w.message, "pointer": w.pointer} for w in warnings],
            }
        )
    else:
        show.problems(name, problems, warnings)
    return 1 if problems else 0


@docgen.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of a case file."""
    from docgen.case import case_schema

    _print_json(case_schema())


@docgen.command()
@click.argument("authority", metavar="[ID]", required=False)
@json_option
@authorities_option
def authorities(authority: str | None, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """List the authorities, or show one."""
    from docgen.authority import list_authorities, load_authority
    from docgen.cli import show

    if authority is not None:
        found = load_authority(authority, authorities)
        _print_json(found.model_dump(mode="json")) if as_json else show.authority(found)
        return
    every = list_authorities(authorities)
    _print_json([{"id": a.id, "name": a.name} for a in every]) if as_json else show.authorities(every)


def _unknown_authority(content: bytes, folders: tuple[Path, ...]) -> list[Problem]:
    """Told together with whatever else is wrong, so that nobody has to come back for it."""
    from docgen.authority import load_authority

    try:
        named = json.loads(content)["authority"]
        if isinstance(named, str) and named.strip():
            load_authority(named, folders)
    except UnknownAuthority as error:
        return [Problem("/authority", str(error), error.code)]
    except (ValueError, KeyError, TypeError, RecursionError):
        pass  # among the problems already
    return []


def _read(case: Path) -> tuple[bytes, str]:
    if str(case) == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return case.read_bytes(), case.name
    except OSError as error:
        raise CaseError(
            [Problem("", f"can't be read: {error.strerror or error}", "unreadable")], case.name
        ) from None


def _load(case: Path) -> Case:
    from docgen.case import parse_case

    return parse_case(*_read(case))


def _settings(engine: str, authorities: tuple[Path, ...], templates: tuple[Path, ...]) -> Settings:
    from docgen.build import Settings

    return Settings(engine, authorities, templates)


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
