"""What leaves a stage: frozen values with telling types.

A redacted file is a type of its own, and so is one that the leak gate let through: what was not written for the
victim or the applicant, and looked through when finished, can't be handed to them by mistake. It does not fit.

    Docx ──────────> Pdf ────────────────────────> the meeting pack
    RedactedDocx ──> RedactedPdf ──> ClearedPdf ──> the pack of the victim, of the applicant
    what a message says ────────────> ClearedText ─> the message that it goes with
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes = field(repr=False)  # a log line or a traceback must not spill a letter

    @property
    def sha256(self) -> str:
        """The hash of the bytes, as the manifest records it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Docx(_File):
    """A Word file."""


@dataclass(frozen=True, slots=True)
class Pdf(_File):
    """A PDF file. ``notes`` say what its maker should know, such as a character that no font could draw."""

    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RedactedDocx(_File):
    """A Word file written from redacted facts. No kind of ``Docx``."""


@dataclass(frozen=True, slots=True)
class RedactedPdf(_File):
    """The PDF of a redacted Word file. No kind of ``Pdf``."""

    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ClearedDocx(_File):
    """A redacted Word file that the leak gate let through for one reader. Only the gate makes it."""

    reader: str


@dataclass(frozen=True, slots=True)
class ClearedPdf(_File):
    """A redacted PDF that the leak gate let through for one reader. Only the gate makes it."""

    reader: str
    notes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ClearedText:
    """What a message says, let through by the leak gate for one reader. Only the gate makes it."""

    text: str = field(repr=False)
    reader: str
