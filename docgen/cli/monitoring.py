"""The command that makes the yearly figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli.options import (
    authorities_option,
    engine_option,
    force_option,
    json_option,
    on_option,
    print_json,
    templates_option,
)
from docgen.errors import NotCounted, OutputError

_Command = TypeVar("_Command", bound=Callable[..., Any])

if TYPE_CHECKING:
    from docgen.monitoring import Figures, Published, Repeated, Year


class YearType(click.ParamType["Year"]):
    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Year:
        from docgen.monitoring import Year

        if isinstance(value, Year):
            return value
        try:
            return Year.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _file(ending: str, what: str) -> Callable[[_Command], _Command]:
    return click.option(f"--{ending}", f"to_{ending}", type=click.Path(path_type=Path), help=what)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--year", "years", type=YearType(), multiple=True, required=True, help="2025/26; may be repeated.")
@click.option("--county", help="Every area of this county, also those without a case: Derbyshire.")
@click.option("--authority", multiple=True, metavar="ID", help="These authorities alone.")
@click.option(
    "--hide-below",
    type=click.IntRange(3, 100),
    metavar="N",
    help="Hide numbers from 1 to N-1, and what they could be worked out from.",
)
@click.option("--skip-bad", is_flag=True, help="Count the rest where files can't be counted; they are told.")
@_file("csv", "Also make FILE.csv.")
@_file("docx", "Also make FILE.docx.")
@_file("pdf", "Also make FILE.pdf.")
@json_option
@on_option
@engine_option
@force_option
@authorities_option
@templates_option
def monitoring(
    folder: Path,
    years: tuple[Year, ...],
    county: str | None,
    authority: tuple[str, ...],
    hide_below: int | None,
    skip_bad: bool,
    to_csv: Path | None,
    to_docx: Path | None,
    to_pdf: Path | None,
    as_json: bool,
    on: date,
    engine: str,
    force: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
) -> None:
    """Count the yearly figures that councils publish, from the case files in a folder.

    Applications, threshold not met, reviews, reviews with recommendations, and appeals; for each area and its
    county, from 1 April to 31 March. A file that can't be counted stops it: exit code 1.
    """
    from docgen.cli import show
    from docgen.monitoring import Wanted, collect, count, publish
    from docgen.monitoring import as_json as plain
    from docgen.monitoring.paper import MOST_YEARS
    from docgen.output import check_files, write_files

    if county and authority:
        raise click.UsageError("give --county or --authority, not both")
    if (to_docx or to_pdf) and len(set(years)) > MOST_YEARS:
        raise click.UsageError(f"no more than {MOST_YEARS} years fit on a page; --csv takes them all")
    targets = {"csv": to_csv, "docx": to_docx, "pdf": to_pdf}
    for ending, target in targets.items():
        if target is not None and target.suffix.lower() != f".{ending}":
            raise OutputError(f"{target}: end the file's name in .{ending}")
    found = collect(folder)
    figures = count(found.cases, years, on, Wanted(county, authority), authorities)
    _tell([str(bad) for bad in (*found.bad, *figures.bad)], skip_bad=skip_bad)
    published = publish(figures, hide_below)
    check_files([target for target in targets.values() if target], force=force)
    made = _files(published, targets, engine, templates)
    write_files(made, force=force)
    doubts = [str(doubt) for doubt in figures.doubts]
    if hide_below:
        _confide([*(_repeated(bad) for bad in found.repeated), *(f"Look at {doubt}" for doubt in doubts)])
    if as_json:
        left_out = [str(bad) for bad in (*found.bad, *figures.bad)]
        print_json({**plain(published), **({} if hide_below else {"left_out": left_out, "look_at": doubts})})
        return
    show.monitoring(published)
    for line in _explained(figures, found.repeated, told=not hide_below):
        click.echo(line)
    for target in made:
        click.echo(f"{target}")


def _tell(bad: list[str], *, skip_bad: bool) -> None:
    """What can't be counted: told each with its place, and the end of it unless somebody said otherwise."""
    if not bad:
        return
    listed = "\n".join(f"  {line}" for line in bad)
    if not skip_bad:
        raise NotCounted(
            f"nothing was counted, as these would be left out (--skip-bad counts the rest):\n{listed}"
        )
    click.echo(f"docgen: not counted:\n{listed}", err=True)


def _confide(told: list[str]) -> None:
    """What an officer should know and a reader of the figures should not: it tells of what is hidden in them."""
    if told:
        click.echo("docgen: for you and not for publishing, as it tells of hidden numbers:", err=True)
    for line in told:
        click.echo(f"  {line}", err=True)


def _explained(figures: Figures, repeated: tuple[Repeated, ...], *, told: bool) -> Iterator[str]:
    """Lines beside the figures; how many cases, and which, is in them only where no number is hidden."""
    day = f"{figures.on:%Y-%m-%d}"
    cases = f"{figures.cases} case{'' if figures.cases == 1 else 's'}"
    yield f"From {cases}, as on {day}." if told else f"As on {day}."
    for year in figures.unfinished:
        yield f"{year} is not over: its figures may still rise."
    if figures.outside:
        yield f"{figures.outside if told else 'Cases'} of other authorities, not counted."
    if told:
        yield from map(_repeated, repeated)
        yield from (f"Look at {doubt}" for doubt in figures.doubts)


def _repeated(found: Repeated) -> str:
    where = "further up in this file" if found.same_file else f"in {found.first}"
    return f"{found.place}: the same case as {where}, counted once."


def _files(
    published: Published, targets: dict[str, Path | None], engine_name: str, templates: tuple[Path, ...]
) -> dict[Path, bytes]:
    made: dict[Path, bytes] = {}
    if target := targets["csv"]:
        from docgen.monitoring import csv_bytes

        made[target] = csv_bytes(published)
    if targets["docx"] or targets["pdf"]:
        from docgen.monitoring import as_word

        word = as_word(published, templates)
        if target := targets["docx"]:
            made[target] = word.content
        if target := targets["pdf"]:
            from docgen.pdf.engine import convert, engine

            made[target] = convert(engine(engine_name), [("monitoring", word)])[0].content
    return made
