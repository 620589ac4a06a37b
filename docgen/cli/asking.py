"""The commands that tell something and make nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import (
    authorities_option,
    case_argument,
    force_option,
    json_option,
    load_case,
    on_option,
    print_json,
    read_case,
)
from docgen.errors import OutputError

if TYPE_CHECKING:
    from docgen.review import Review


@click.command()
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
    from docgen.documents.choice.plain import plain_choice, plain_documents
    from docgen.review import Review

    if case is None:
        print_json(plain_documents(DOCUMENTS)) if as_json else show.all_documents(DOCUMENTS)
        return
    choices = choose(Review.open(load_case(case), on, authorities))
    if as_json:
        print_json([plain_choice(choice) for choice in choices])
    else:
        show.choices(choices)


@click.command()
@case_argument
@on_option
@json_option
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    help="Also make FILE.ics: the officer's own open deadlines as calendar days with reminders.",
)
@force_option
@authorities_option
def timetable(
    case: Path, on: date, as_json: bool, ics: Path | None, force: bool, authorities: tuple[Path, ...]
) -> None:
    """Every deadline: its date, its rule, what it counts from, and whether it is met, due or missed."""
    from docgen.cli import show
    from docgen.review import Review
    from docgen.rules import plain_timetable

    review = Review.open(load_case(case), on, authorities)
    written = ics is not None and _reminders(review, ics, force=force)
    found = review.timetable
    print_json(plain_timetable(found)) if as_json else show.timetable(found)
    if ics is not None:
        show.reminders(ics, review, written=written, aside=as_json)


@click.command()
@case_argument
@on_option
@json_option
@authorities_option
def threshold(case: Path, on: date, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """Advise on the threshold, with a reason for every incident. People decide."""
    from docgen.cli import show
    from docgen.review import Review
    from docgen.rules import plain_assessment

    found = Review.open(load_case(case), on, authorities).assessment
    print_json(plain_assessment(found)) if as_json else show.threshold(found)


@click.command()
@case_argument
@on_option
@json_option
@authorities_option
def check(case: Path, on: date, as_json: bool, authorities: tuple[Path, ...]) -> int:
    """Tell every problem of a case file, each with its place. Exits with 1 where there is any."""
    from docgen.cli import show
    from docgen.examine import examine, plain_examination

    content, name = read_case(case)
    found = examine(content, on, authorities, name)
    if as_json:
        print_json(plain_examination(found))
    else:
        show.problems(name, found.problems, found.warnings)
    return 1 if found.problems else 0


@click.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of a case file."""
    from docgen.case import case_schema

    print_json(case_schema())


@click.command()
@click.argument("authority", metavar="[ID]", required=False)
@json_option
@authorities_option
def authorities(authority: str | None, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """List the authorities, or show one."""
    from docgen.authority import list_authorities, load_authority
    from docgen.cli import show

    if authority is not None:
        found = load_authority(authority, authorities)
        print_json(found.model_dump(mode="json")) if as_json else show.authority(found)
        return
    every = list_authorities(authorities)
    print_json([{"id": a.id, "name": a.name} for a in every]) if as_json else show.authorities(every)


def _reminders(review: Review, target: Path, *, force: bool) -> bool:
    """Whether the file was written: not where no deadline is open. The one that it replaces is read first."""
    from docgen.calendar import reminders, reminders_file
    from docgen.output import check_files, write_file

    if target.suffix.lower() != ".ics":
        raise OutputError(f"{target}: end the file's name in .ics")
    if not reminders(review):
        return False
    check_files([target], force=force)
    try:
        earlier = target.read_bytes() if target.exists() else None
    except OSError as error:
        raise OutputError(f"{target}: can't be read: {error.strerror or error}") from None
    write_file(target, reminders_file(review, earlier), force=force)
    return True
