"""What two validators and docgen's own check find wrong with a PDF, in a line each."""

from __future__ import annotations

from pathlib import Path

import page
from aloud import Aloud
from outloud.findings import ERROR, Finding, Result
from outloud.registry import features, run_rules

from docgen.paper import Pdf
from docgen.pdf.checks import struct_problems

# What is wrong with a file that says itself that it does not keep PDF/UA: the missing claim, and why.
NOT_CLAIMED = ("PDFUA1-ID-", "PDFUA1-NOTDEF-GLYPH-", "DOC-012:", "TXT-005:")


def claims(pdf: bytes) -> list[str]:
    """The profiles of page-validation that the file says it keeps."""
    found = ["ua1"] if b"<pdfuaid:part>1<" in pdf else []
    found += [f"2{level}" for level in "ab" if b"<pdfaid:conformance>%b<" % level.upper().encode() in pdf]
    return found


def quick_faults(content: bytes) -> list[str]:
    """What page-validation and docgen's own check find."""
    found = []
    for profile in dict.fromkeys(["ua1", *claims(content)]):
        report = page.validate_pdf_bytes(content, profile=profile)
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return [*found, *struct_problems(Pdf(content))]


def faults(path: Path, read: Aloud | None = None) -> list[str]:
    """Everything that PDF/UA-1 does not allow, and PDF/A-2 where it is claimed; none for a file as it should be."""
    read = read or Aloud(path)
    result = Result(path=str(path))
    run_rules(read.document, result, feats=features(read.document))
    found = [
        f"{one.rule}: {one.message}"
        for one in result.findings
        if one.severity == ERROR and not _repeats_a_heading(one, read)
    ]
    found += [f"{run.rule}: broke off" for run in result.runs if run.status == "crashed"]
    return [*quick_faults(path.read_bytes()), *found]


def _repeats_a_heading(one: Finding, read: Aloud) -> bool:
    """Of the heading that a table repeats on each page, outloud says that it is skipped: it was read before."""
    if one.rule != "TAG-002" or one.count > 1:
        return False
    headings = " ".join(read.words_of("/TH"))
    return " ".join((one.evidence or "").split()) in " ".join(headings.split())
