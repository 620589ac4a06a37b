"""A template tried with the worked example: what can't be seen in its tags alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.documents.word.render import Template
from docgen.errors import MissingFact, TemplateError
from docgen.workshop.fields import available
from docgen.workshop.finding import Finding
from docgen.workshop.lint.demands import DEMANDS
from docgen.workshop.lint.names import Reading
from docgen.workshop.samples import samples_of


def faults_of_trial(reading: Reading, *, sound: bool) -> Iterator[Finding]:
    """What goes wrong when it is filled in; ``sound``: its tags hold no error, so that what fails is new."""
    file = reading.file
    template = Template(file.document, file.name, file.content)
    told = {path for demand in DEMANDS[file.document][1] if demand.always for path in demand.fields}
    for sample in (sample for sample in samples_of(file.document) if sample.made):
        try:
            template.render(sample.facts)
        except MissingFact as missing:
            said = missing.message.partition("`")[2].partition("`")[0]
            paths = {name.path for name in reading.named if name.said == said} or {said}
            if told.isdisjoint(paths) and any(path in available()[file.document] for path in paths):
                told |= paths
                yield _may_be_unknown(reading, said, sample.variation)
        except TemplateError as error:
            if sound:
                message, _, where = error.message.partition(" (")
                shown = re.search("paragraph “(.*)”", where)
                yield file.finding(
                    "error",
                    "cannot-be-made",
                    f"the document can't be made of it: {message}",
                    "change the tag that it speaks of, and run this again",
                    next((p for p in file.paragraphs if shown and p.text.strip()[:100] == shown[1]), None),
                )
            return


def _may_be_unknown(reading: Reading, path: str, variation: str) -> Finding:
    printed = [name for name in reading.named if name.use == "printed" and not name.guarded]
    place = next((name.tag.place for name in printed if name.said == path), None)
    return reading.file.finding(
        "warning",
        "may-be-unknown",
        f"prints `{path}`, which a case may leave unknown (seen in the example: {variation}); "
        "the document is not made then",
        f'ask for it, `{{% if {path} %}} ... {{% endif %}}`, or write `{{{{ {path} or "" }}}}`',
        place,
    )
