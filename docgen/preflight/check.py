"""The check itself: which kind a file is, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from docgen.pdf.format.syntax import NotPdf
from docgen.preflight.finding import Fault, Finding, Kind
from docgen.preflight.letter import letter_faults
from docgen.preflight.other import other_faults
from docgen.preflight.pack import pack_faults
from docgen.preflight.reading import Said
from docgen.preflight.sight import Protected, Seen, Unreadable, opened

_LETTER = re.compile(r"letter-[1-8](-[a-z0-9-]+)?")
_PACK = re.compile(r"[a-z]+-pack(-[a-z0-9-]+)?")
_LETTER_TITLE = re.compile(r"letter [1-8]\b", re.IGNORECASE)
_PACK_TITLE = re.compile(r"\bmeeting pack\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file: the kind it was checked as, None where nothing could be checked; what is wrong."""

    file: str
    kind: Kind | None
    sure: bool  # whether the kind was said, or told by the file
    pages: int
    findings: tuple[Finding, ...]

    @property
    def fit(self) -> bool:
        """Whether nothing is wrong that would stop it; there may be warnings."""
        return all(finding.severity == "warning" for finding in self.findings)


def kind_of(name: str) -> Kind | None:
    """Whether a file is a letter or a pack, by the name that docgen gives it; None where that does not tell."""
    stem = PurePath(name).stem
    if _LETTER.fullmatch(stem):
        return "letter"
    return "pack" if _PACK.fullmatch(stem) else None


def preflight(name: str, pdf: bytes, kind: Kind) -> tuple[Finding, ...]:
    """Everything wrong with a file of this kind; empty for one that is fit. Never raises for a bad file."""
    return inspect(name, pdf, kind).findings


def preflight_made(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """The same for what docgen has made, by file name: each letter and the pack."""
    kinds = ((name, kind_of(name)) for name in files if name.endswith(".pdf"))
    return tuple(
        finding
        for name, kind in kinds
        if kind in ("letter", "pack")
        for finding in preflight(name, files[name], kind)
    )


def inspect(name: str, pdf: bytes, kind: Kind | None = None) -> Report:
    """The report on a file; without a kind, the file's name or its title tells which it is."""
    wrong = _no_pdf(pdf)
    if wrong:
        return Report(name, kind, kind is not None, 0, (_finding(name, wrong),))
    known = kind or kind_of(name)
    pages = 0
    faults: list[Fault] = []
    try:
        with opened(pdf) as seen:
            pages = len(seen)
            known = known or _kind_by_title(seen)
            faults.extend(_faults(seen, pdf, known or "other"))
    except Protected:
        faults = [Fault(None, "protected", "it opens with a password only; save a copy without one")]
    except (Unreadable, NotPdf, RecursionError):
        faults = [Fault(None, "unreadable", "it is damaged and can't be read; make it or ask for it anew")]
    findings = tuple(_finding(name, fault) for fault in sorted(faults, key=lambda fault: fault.page or 0))
    return Report(name, known or "other", known is not None, pages, findings)


def _faults(seen: Seen, pdf: bytes, kind: Kind) -> Iterator[Fault]:
    if not len(seen):
        yield Fault(None, "unreadable", "it has no pages; make it or ask for it anew")
        return
    if seen.encrypted:
        wrong = "it is protected, which printers refuse; save a copy without protection"
        yield Fault(None, "protected", wrong)
        return
    said = Said(pdf)
    if kind == "letter":
        yield from letter_faults(seen, said, len(pdf))
    elif kind == "pack":
        yield from pack_faults(seen, said, len(pdf))
    else:
        yield from other_faults(seen, said)


def _no_pdf(content: bytes) -> Fault | None:
    if not content.strip(b"\x00\r\n\t "):
        return Fault(None, "empty", "the file is empty; make it or ask for it anew")
    if b"%PDF-" in content[:1024]:
        return None
    if content.startswith(b"PK"):
        return Fault(None, "not-pdf", "it is a Word file or a folder of files, not a PDF; save it as PDF")
    return Fault(None, "not-pdf", "it is not a PDF; save it as PDF")


def _kind_by_title(seen: Seen) -> Kind | None:
    if _LETTER_TITLE.match(seen.title):
        return "letter"
    return "pack" if _PACK_TITLE.search(seen.title) else None


def _finding(name: str, fault: Fault) -> Finding:
    return Finding(name, fault.page, fault.rule, fault.message, fault.severity)
