"""The command that makes many cases at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import authorities_option, engine_option, on_option, print_json, templates_option
from docgen.limits import BATCH_SECONDS

if TYPE_CHECKING:
    from docgen.batch import Tls, Workers
    from docgen.documents.choice.audience import Audience


@click.command()
@click.argument("source", metavar="DIR|FILE.jsonl", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder for the folders of the cases.",
)
@on_option
@click.option(
    "--for",
    "audience",
    type=click.Choice(["attendees", "victim", "applicant", "all"]),
    default="attendees",
    show_default=True,
    help="Whose pack, as for `pack`.",
)
@click.option(
    "--workers", type=click.IntRange(1, 256), help="Processes on this machine.  [default: one a processor]"
)
@click.option(
    "--time-limit",
    "seconds",
    metavar="SECONDS",
    type=click.IntRange(0, 86_400),
    default=BATCH_SECONDS,
    show_default=True,
    help="How long one case may take; it fails, and the others go on. 0 is without end.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler, such as tls://10.0.0.5:8786, instead.")
@click.option(
    "--tls-ca", type=click.Path(path_type=Path), help="The certificate of the cluster's authority (PEM)."
)
@click.option("--tls-cert", type=click.Path(path_type=Path), help="The certificate of this command (PEM).")
@click.option("--tls-key", type=click.Path(path_type=Path), help="Its key (PEM).")
@engine_option
@click.option("--archive", is_flag=True, help="Make the packs as PDF/A-2a, fit to be kept for good.")
@authorities_option
@templates_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON for a program to read.")
def batch(
    source: Path,
    output: Path,
    on: date,
    audience: Audience,
    workers: int | None,
    seconds: int,
    cluster: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    engine: str,
    archive: bool,
    authorities: tuple[Path, ...],
    templates: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Make every case of a folder, or of a file with a case on each line, each into a folder of its own.

    A case that can't be made stops no other: exit code 11. Run it again, and it makes what is not there yet, and
    what has changed. batch-report.json tells of every case. Partners' files are looked for beside the case files,
    or beside FILE.jsonl.
    """
    from docgen.batch import Order, Report, Tls, build_batch, write_report
    from docgen.batch.source import Source
    from docgen.batch.tools import Tools
    from docgen.cli import show_batch

    tls = None
    if tls_ca and tls_cert and tls_key:
        tls = Tls(tls_ca, tls_cert, tls_key)
    elif tls_ca or tls_cert or tls_key:
        raise click.UsageError("--tls-ca, --tls-cert and --tls-key go together")
    if cluster and workers:
        raise click.UsageError("--workers is for this machine; a cluster has as many as were started")
    if tls and not cluster:
        raise click.UsageError("--tls-ca, --tls-cert and --tls-key are for --cluster")
    opened = Source.open(source)
    tools = Tools.read(templates, authorities)
    report = Report(on, audience, engine)
    order = Order(on, audience, engine, archive)
    with show_batch.progress(opened.count) as row, _workers(workers, cluster, tls, engine, seconds) as crew:
        try:
            build_batch(opened, output, order, crew, tools=tools, report=report, on_row=row)
        finally:
            if report.rows:
                write_report(report, output)
    print_json(report.plain()) if as_json else show_batch.batch(report, output)
    return report.exit_code


def _workers(size: int | None, cluster: str | None, tls: Tls | None, engine: str, seconds: int) -> Workers:
    from docgen.batch import ClusterWorkers, LocalWorkers

    if cluster:
        return ClusterWorkers(cluster, tls, engine=engine, seconds=seconds)
    return LocalWorkers(size, seconds)
