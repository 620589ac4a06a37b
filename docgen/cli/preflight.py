"""The command that looks at finished PDFs before they leave the house."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.options import json_option, print_json

if TYPE_CHECKING:
    from docgen.preflight import Finding, Kind, Report

_CHECKED_AS = {"letter": "letter", "pack": "meeting pack", "other": "neither letter nor pack"}


@click.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path)
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["letter", "pack", "other"]),
    help="What the files are, where neither their name nor their title tells it.",
)
@json_option
def preflight(files: tuple[Path, ...], kind: Kind | None, as_json: bool) -> int:
    """Check PDFs before they go out: letters for print and post, packs for the meeting.

    Letters by the rules of GOV.UK Notify, packs by what readers of a bundle rely on. A folder stands for the PDFs
    in it. Tells file, page, millimetres and what to do, and no word of the text. Exits with 1 where a file is not
    fit; warnings alone leave 0.
    """
    reports = [report for file in files for report in _reports(file, kind)]
    if as_json:
        print_json({"files": [_plain(report) for report in reports], "fit": all(r.fit for r in reports)})
    else:
        for report in reports:
            _show(report)
        _sum_up(reports)
    return 0 if all(report.fit for report in reports) else 1


def _reports(file: Path, kind: Kind | None) -> Iterator[Report]:
    from docgen.preflight import inspect

    if str(file) == "-":
        yield inspect("standard input", sys.stdin.buffer.read(), kind)
        return
    try:
        if file.is_dir():
            inside = sorted(path for path in file.iterdir() if path.suffix.lower() == ".pdf")
            if not inside:
                yield _not_there(file, "there is no PDF in this folder")
            for path in inside:
                yield from _reports(path, kind)
            return
        content = file.read_bytes()
    except FileNotFoundError:
        yield _not_there(file, "there is no such file; see that the name is right")
    except OSError as error:
        yield _not_there(file, f"it can't be read ({error.strerror or error}); see who may read it")
    else:
        yield inspect(str(file), content, kind)


def _not_there(file: Path, message: str) -> Report:
    from docgen.preflight import Finding, Report

    return Report(str(file), None, False, 0, (Finding(str(file), None, "missing", message),))


def _show(report: Report) -> None:
    if not report.findings:
        click.echo(f"{report.file}: fit{_how(report)}")
        return
    head = "fit, but look at this" if report.fit else "not fit"
    click.echo(f"{report.file}: {head}{_how(report)}")
    for finding in report.findings:
        click.echo(f"  {_line(finding)}")


def _how(report: Report) -> str:
    if not report.pages or report.kind is None:
        return ""
    pages = f"{report.pages} page{'s' * (report.pages != 1)}"
    hint = "" if report.sure else "; --as letter or --as pack checks more"
    return f" ({pages}, checked as {_CHECKED_AS[report.kind]}{hint})"


def _line(finding: Finding) -> str:
    place = f"page {finding.page}: " if finding.page else ""
    return f"{finding.severity}: {place}{finding.message}"


def _sum_up(reports: Sequence[Report]) -> None:
    if len(reports) > 1:
        bad = sum(not report.fit for report in reports)
        click.echo(f"{len(reports)} files, {f'{bad} not fit' if bad else 'all fit'}")


def _plain(report: Report) -> dict[str, Any]:
    findings = [asdict(finding) for finding in report.findings]
    return {
        "file": report.file,
        "kind": report.kind,
        "pages": report.pages,
        "fit": report.fit,
        "findings": [{key: value for key, value in finding.items() if key != "file"} for finding in findings],
    }
