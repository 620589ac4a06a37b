"""How a batch looks: a bar while it goes on, in a terminal, and a table at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from docgen.batch import REPORT, Report, Row
from docgen.cli.show import table

_MOST = 40  # rows of a table on the screen; the report has them all

OnRow = Callable[[Row], None]


@contextmanager
def progress(count: Callable[[], int]) -> Iterator[OnRow]:
    """A bar that tells how many cases are done and how many failed, in a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Making"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    failed = 0
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        work = bar.add_task("", total=count(), failed="")

        def row(done: Row) -> None:
            nonlocal failed
            failed += done.status == "failed"
            bar.update(work, advance=1, failed=f"{failed} failed" if failed else "")

        yield row


def batch(report: Report, output: Path) -> None:
    """What failed and why, what was held back, and how many of each."""
    rows = report.ordered()
    _some(
        "Not made",
        ("Case", "Exit code", "Why"),
        [(row.place, str(row.exit_code), _why(row)) for row in rows if row.failure],
    )
    _some(
        "Held back: it would tell its reader of somebody else",
        ("Case", "Folder", "Papers"),
        [(row.place, row.folder or "", ", ".join(row.held)) for row in rows if row.held],
    )
    _some(
        "Called for, but not made: something is missing",
        ("Case", "Folder", "Documents"),
        [(row.place, row.folder or "", ", ".join(row.not_made)) for row in rows if row.not_made],
    )
    _some(
        "To look at",
        ("Case", "Folder", "What"),
        [(row.place, row.folder or "", _looks(row)) for row in rows if row.warnings or row.unfit],
    )
    if report.others:
        _some("Of an earlier batch, and not in this one", ("Folder",), [(name,) for name in report.others])
    table(
        "Cases",
        ("What became of them", "How many"),
        [
            ("made", str(report.count("made"))),
            ("unchanged since an earlier run", str(report.count("unchanged"))),
            ("failed", str(report.count("failed"))),
            ("with papers held back", str(report.held)),
            ("warnings", str(sum(row.warnings for row in rows))),
        ],
    )
    click.echo(f"{output / REPORT}: every case, with its folder")


def _why(row: Row) -> str:
    message = row.failure.message if row.failure else ""
    return f"{message} (its folder {row.folder} is of an earlier state)" if row.outdated else message


def _looks(row: Row) -> str:
    warnings = f"{row.warnings} warning{'' if row.warnings == 1 else 's'}" if row.warnings else ""
    unfit = f"{row.unfit} not fit to go out" if row.unfit else ""
    return ", ".join(filter(None, (warnings, unfit)))


def _some(title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table(title, head, rows[:_MOST])
    if len(rows) > _MOST:
        click.echo(f"... and {len(rows) - _MOST} more: see {REPORT}")
