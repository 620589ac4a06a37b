"""The commands, together. Each parses, calls and prints; what is shown is worded in ``show``."""

from __future__ import annotations

import click

from docgen import __version__
from docgen.cli import asking, making, own_templates
from docgen.cli.batch import batch
from docgen.cli.gate import gate
from docgen.cli.invite import invite
from docgen.cli.monitoring import monitoring
from docgen.cli.preflight import preflight
from docgen.cli.preview import preview
from docgen.cli.redact import redact
from docgen.cli.send import send
from docgen.cli.service import keys, serve
from docgen.cli.templates import templates


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docgen")
def docgen() -> None:
    """Every letter, form and meeting paper of an anti-social behaviour case review, from one case file.

    CASE is a case file (asb-case-review/1, JSON), or - for standard input.
    """


for _own in (own_templates.list_templates, own_templates.adopt, own_templates.stamp):
    templates.add_command(_own)

for _command in (
    making.pack,
    making.render,
    invite,
    batch,
    redact,
    gate,
    preflight,
    monitoring,
    preview,
    send,
    templates,
    asking.documents,
    asking.timetable,
    asking.threshold,
    asking.check,
    asking.schema,
    asking.authorities,
    serve,
    keys,
):
    docgen.add_command(_command)
