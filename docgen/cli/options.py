"""What commands share: their options and arguments, how a case is read, how JSON is printed."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.errors import CaseError, Problem

if TYPE_CHECKING:
    from docgen.build import Settings
    from docgen.case import Case

ENGINES = ("embedded", "libreoffice")


class Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(f"{value!r} is not a date; say it as YYYY-MM-DD, such as 2026-04-21", param, ctx)


def today() -> date:
    return datetime.now().astimezone().date()


def complete_document(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from docgen.documents.choice.catalogue import DOCUMENTS

    return [d.id for d in DOCUMENTS if d.id.startswith(incomplete)]


case_argument = click.argument(
    "case", metavar="CASE", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path)
)
on_option = click.option(
    "--on",
    type=Day(),
    default=today,
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
reader_option = click.option(
    "--for",
    "reader",
    type=click.Choice(("victim", "applicant", "both")),
    help="Who is to read it; each may know of themselves, and by default it is fit for both.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
force_option = click.option(
    "--force", is_flag=True, help="Replace what is there; of a folder, only what docgen made."
)


def read_case(case: Path) -> tuple[bytes, str]:
    if str(case) == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return case.read_bytes(), case.name
    except OSError as error:
        raise CaseError(
            [Problem("", f"can't be read: {error.strerror or error}", "unreadable")], case.name
        ) from None


def load_case(case: Path) -> Case:
    from docgen.case import parse_case

    return parse_case(*read_case(case))


def settings_of(engine: str, authorities: tuple[Path, ...], templates: tuple[Path, ...]) -> Settings:
    from docgen.build import Settings

    return Settings(engine, authorities, templates)


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
