"""``docgen preview``: the pages of a template in the browser, while it is edited in Word."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import authorities_option, templates_option


@click.command()
@templates_option
@authorities_option
@click.option(
    "--case",
    "cases",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A case file of your own to choose; may be given several times. It is read, and never written.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it, one that is free.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
def preview(
    templates: tuple[Path, ...],
    authorities: tuple[Path, ...],
    cases: tuple[Path, ...],
    port: int,
    no_browser: bool,
) -> None:
    """Show the pages of a template in the browser, and again whenever it is saved in Word.

    The page is on this machine alone. It marks what changed since the last commit, and lists what lint finds.
    Ctrl+C ends it.
    """
    from docgen.authority import list_authorities
    from docgen.documents.word.templates import TemplateSet
    from docgen.workshop.preview import Bench, Cases, Preview

    TemplateSet.of(templates)
    list_authorities(authorities)  # what is not there, or broken, is told now
    try:
        served = Preview(Bench(Cases(cases), templates, authorities), port)
    except OSError as error:
        raise click.BadParameter(
            f"{port} can't be used: {error.strerror}; leave it out, or name another", param_hint="--port"
        ) from None
    click.echo(f"Preview: {served.address}\nCtrl+C ends it.")
    served.warm_up()
    if not no_browser:
        import webbrowser

        webbrowser.open(served.address)
    try:
        served.serve_forever()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        served.server_close()
