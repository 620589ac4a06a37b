"""How results look: tables in a terminal (rich), plain aligned text where nobody watches."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.authority import Authority
from docgen.documents.choice.kinds import Choice, Document
from docgen.documents.wording import day
from docgen.errors import Problem
from docgen.output import MANIFEST
from docgen.rules import Assessment, RuleWarning, Timetable

if TYPE_CHECKING:
    from docgen.build import Built
    from docgen.documents.word.templates import TemplateUse
    from docgen.monitoring import Published
    from docgen.release import Held
    from docgen.review import Review

_PLAIN_WIDTH = 100
_STATUS_STYLE = {"met": "green", "due": "yellow", "missed": "bold red", "yes": "green", "no": "dim"}


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that tells what is going on, in a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Reading the case") as status:
        yield lambda text: status.update(text)


def pack(built: Built, output: Path) -> None:
    """What was made, what was left out and why, what is due by when, what looks wrong."""
    papers = sum(1 for name in built.files if name.endswith(".docx"))
    written = {entry["document"] for entry in json.loads(built.files[MANIFEST])["files"]}
    made = [c for c in built.choices if c.document.id in written]
    left = [c for c in built.choices if not c.verdict.applies]
    _table(
        "Made",
        ("Document", "Copies", "Why"),
        [(c.document.title, _copies(built, c), c.verdict.reason) for c in made],
    )
    if built.lacking:
        _table(
            "Called for, but not made: something is missing",
            ("Document", "What to do"),
            [(c.document.title, "; ".join(o.message for o in c.obstacles)) for c in built.lacking],
        )
    _table("Left out", ("Document", "Why"), [(c.document.title, c.verdict.reason) for c in left])
    _deadlines(built.review.timetable)
    _warnings(built.warnings)
    _held(built.held)
    if built.notes:
        _table("About single files", ("File", "Note"), [tuple(note.split(": ", 1)) for note in built.notes])
    _table(
        "Not fit to go out",
        ("File", "What is wrong"),
        [(f.file, f"page {f.page}: {f.message}" if f.page else f.message) for f in built.findings],
    )
    for made_pack in built.packs:
        to = ", ".join(made_pack.edition.recipients)
        click.echo(f"{output / made_pack.edition.file}: {made_pack.pages} pages, for {to}")
    if built.no_pack:
        click.echo(f"No meeting pack: {built.no_pack}")
    click.echo(f"{output}: {papers} documents as Word and PDF, and {MANIFEST}")


def _held(held: Sequence[Held]) -> None:
    """What is held back: in which file, what kind of thing and where; never whom."""
    rows = [
        (back.file, f"{leak.file}: {leak.what} of {leak.whose}, in {leak.place}")
        for back in held
        for leak in back.leaks
    ]
    rows += [(back.file, back.why) for back in held if not back.leaks]
    _table("Held back: it would tell its reader of somebody else", ("Paper", "What and where"), rows)


def _copies(built: Built, choice: Choice) -> str:
    return str(_own_copies(built, choice) or 1)


def _own_copies(built: Built, choice: Choice) -> int:
    """How many copies there are of a document of which each recipient gets one of their own."""
    own = [n for n in built.files if n.endswith(".docx") and n.startswith(choice.document.id)]
    return len(own) if choice.document.each else 0


def template_uses(uses: Mapping[str, TemplateUse]) -> None:
    """Which template each document is written with."""
    said = {"own": "your own", "authority": "the authority's", "docgen": "docgen's"}
    _table(
        "Templates",
        ("Document", "Template", "Made for fields"),
        [(name, said[use.origin], use.fields or "not said") for name, use in uses.items()],
    )


def all_documents(documents: Sequence[Document]) -> None:
    """The documents there are."""
    _table("Documents", ("Id", "Title"), [(d.id, d.title) for d in documents])


def choices(found: Sequence[Choice]) -> None:
    """Which documents a case calls for."""
    _table(
        "Documents",
        ("Id", "Applies", "Reason", "Recipients"),
        [
            (
                c.document.id,
                "yes" if c.verdict.applies else "no",
                "; ".join([c.verdict.reason, *(o.message for o in c.obstacles)]),
                ", ".join(r.key for r in c.verdict.recipients),
            )
            for c in found
        ],
    )


def timetable(found: Timetable) -> None:
    """Every deadline with its reasons."""
    _deadlines(found)
    for deadline in found.deadlines:
        skipped = "".join(f"; skipped {day(h.date)} ({h.name})" for h in deadline.skipped)
        source = f" ({deadline.source})" if deadline.source else ""
        _paragraph(f"{deadline.id}: {deadline.rule}, from {day(deadline.counted_from.date)}{skipped}{source}")
    _warnings(found.warnings)


def reminders(target: Path, review: Review, *, written: bool, aside: bool) -> None:
    """How many deadlines went into a calendar file; ``aside`` leaves the output to a program."""
    from docgen.calendar import reminders as open_deadlines

    count = len(open_deadlines(review))
    if not written:
        click.echo(f"{target}: not written, as no deadline of the officer's is open", err=aside)
    elif not aside:
        click.echo(
            f"{target}: {count} open deadline{'' if count == 1 else 's'} of the officer's, as calendar days"
        )


def threshold(found: Assessment) -> None:
    """The advice, incident by incident."""
    _table(
        f"Advice: threshold {found.advice} ({found.qualifying} qualifying)",
        ("Incident", "Counts", "Reasons"),
        [(i.id or "", "yes" if i.counts else "no", "; ".join(i.reasons)) for i in found.incidents],
    )
    _warnings(found.warnings)


def monitoring(published: Published) -> None:
    """The yearly figures, an area at a time."""
    from docgen.monitoring import LABELS

    years = [str(year) for year in published.years]
    for line in published.lines:
        rows, notes = [], []
        for measure, label in LABELS.items():
            cells = [line.cells.get((measure, year)) for year in published.years]
            if any(cells):
                rows.append((*(cell.text if cell else "" for cell in cells), label))
            told = [(year, line.notes.get((measure, year))) for year in published.years]
            notes += [f"{label}, {year}: {note}." for year, note in told if note]
        _table(f"{line.name}, {', '.join(years)}", (*years, "Figure"), rows)
        for note in notes:
            _paragraph(note)
        if notes:
            click.echo()


def problems(name: str, found: Sequence[Problem], warnings: Sequence[RuleWarning]) -> None:
    """What is wrong with a case file."""
    if found:
        _table(
            f"{name}: {len(found)} problem{'' if len(found) == 1 else 's'}",
            ("Place", "Problem"),
            [(p.pointer or "/", p.message) for p in found],
        )
    else:
        click.echo(f"{name}: no problem found")
    _warnings(warnings)


def authorities(every: Sequence[Authority]) -> None:
    """The profiles there are."""
    _table("Authorities", ("Id", "Name"), [(a.id, a.name) for a in every])


def authority(found: Authority) -> None:
    """One profile."""
    rows: list[tuple[str, ...]] = []

    def walk(prefix: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(f"{prefix}.{key}" if prefix else key, inner)
        elif isinstance(value, list) and any(isinstance(v, dict) for v in value):
            for index, inner in enumerate(value):
                walk(f"{prefix}.{index}", inner)
        elif value not in (None, [], ""):
            rows.append((prefix, ", ".join(map(str, value)) if isinstance(value, list) else str(value)))

    walk("", found.model_dump(mode="json"))
    _table(found.name, ("Setting", "Value"), rows)


def _deadlines(found: Timetable) -> None:
    rows = []
    for d in found.deadlines:
        provisional = " (provisional: bank holidays are not published that far)" if d.provisional else ""
        rows.append((d.id, day(d.date), d.status, d.because + provisional))
    _table(f"Due, on {day(found.today)}", ("Deadline", "Date", "Status", "Because"), rows)


def _warnings(warnings: Sequence[RuleWarning]) -> None:
    if warnings:
        _table("Looks wrong", ("Place", "What"), [(w.pointer or "/", w.message) for w in warnings])


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table under its title; nothing where there are no rows."""
    _table(title, head, rows)


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    if sys.stdout.isatty():
        _rich_table(title, head, rows)
    else:
        _plain_table(title, rows)


def _rich_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for name in head:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text(cell, style=_STATUS_STYLE.get(cell, "")) for cell in row))
    Console().print(table)


def _plain_table(title: str, rows: Sequence[Sequence[str]]) -> None:
    click.echo(f"{title}:")
    columns = len(rows[0])
    widths = [min(max(len(row[i]) for row in rows), 34) for i in range(columns - 1)]
    for row in rows:
        lead = "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        indent = " " * (sum(widths) + 2 * len(widths) + 2)
        room = max(_PLAIN_WIDTH - len(indent), 40)
        lines = textwrap.wrap(row[-1], room) or [""]
        click.echo(f"{lead}  {lines[0]}".rstrip())
        for line in lines[1:]:
            click.echo(f"{indent}{line}")
    click.echo()


def _paragraph(text: str) -> None:
    width = min(shutil.get_terminal_size((_PLAIN_WIDTH, 20)).columns, _PLAIN_WIDTH)
    click.echo(textwrap.fill(text, width, subsequent_indent="  "))
