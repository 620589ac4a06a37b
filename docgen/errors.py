"""Everything that docgen refuses, in one tree. It knows no command line and no HTTP.

DocgenError
├── CaseError               the case file; holds every Problem found, each with its JSON Pointer
├── DayOutOfRange           the day to reckon with is too early or too late
├── UnknownAuthority        no profile of that id
├── AuthorityError          a profile that can't be read: file and place
├── DocumentError           one document can't be made; names the document
│   ├── UnknownDocument
│   ├── DoesNotApply        the case does not call for it; says why
│   ├── MissingFact         the document needs a field that the case does not have
│   └── TemplateError       the Word template itself is wrong: file, part, paragraph
├── UnknownFixture          no example of that name
├── EngineError             Word to PDF failed
│   ├── EngineMissing       the engine asked for is not on this machine
│   ├── EngineTooSlow       it took longer than it may; asking again may go better
│   └── NotArchival         what was made, or would be, is not fit for an archive; names it, and says why
├── LeakFound               a finished file tells its reader of somebody else; names places, and nobody
│   └── NotLookedThrough    a finished file that can't be read as a whole: damaged, locked, too large
├── PartnerFileError        a partner's PDF or Word file can't go into the pack; names the file and why
├── NotCounted              case files from which no figure can be made; tells each with its place
├── WorkerError             a case of a batch was not made, through no fault of the case
├── OutputError             the target folder can't be written, or exists already
├── ExtraMissing            an optional part of docgen is not installed; says what to install
└── SendError               nothing, or not everything, could be sent; says to whom not, by role
    ├── TooLate             the day for sending is past, and nobody said why
    ├── MailError           the relay can't be reached, can't be trusted, or does not take us
    └── LedgerError         the record of what was sent can't be read or written; nothing is sent without it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a case file: where (JSON Pointer, RFC 6901), what, and what to do about it."""

    pointer: str
    message: str
    code: str = "invalid"

    def __str__(self) -> str:
        return f"{self.pointer or '/'}: {self.message}"


class DocgenError(Exception):
    """The root: its text is one clear message for a person, and ``code`` one stable word for a program."""

    code = "docgen-error"


class CaseError(DocgenError):
    """The case file can't be used. ``problems`` holds all that was found, in the order of the file."""

    code = "case-invalid"

    def __init__(self, problems: Sequence[Problem], name: str = "case file") -> None:
        self.problems = tuple(problems)
        self.name = name
        count = len(self.problems)
        head = f"{name}: {count} problem{'s' if count != 1 else ''}"
        super().__init__("\n".join([head, *(f"  {p}" for p in self.problems)]))


class DayOutOfRange(DocgenError):
    """No deadline can be reckoned on this day: it is too early or too late."""

    code = "day-out-of-range"


class UnknownAuthority(DocgenError):
    """No profile has this id."""

    code = "authority-unknown"


class AuthorityError(DocgenError):
    """A profile can't be read; the message names the file and the place."""

    code = "authority-invalid"


class DocumentError(DocgenError):
    """A document can't be made. ``document`` is its id."""

    code = "document-error"

    def __init__(self, document: str, message: str) -> None:
        self.document = document
        self.message = message
        super().__init__(f"{document}: {message}")


class UnknownDocument(DocumentError):
    """No document has this id."""

    code = "document-unknown"


class UnknownFixture(DocgenError):
    """No example of docgen's has this name."""

    code = "fixture-unknown"


class DoesNotApply(DocumentError):
    """The case does not call for this document (or not for this recipient); the message says why."""

    code = "document-does-not-apply"


class MissingFact(DocumentError):
    """The document needs a fact that the case does not hold. ``pointer`` says where to put it."""

    code = "fact-missing"

    def __init__(self, document: str, pointer: str, message: str | None = None) -> None:
        self.pointer = pointer
        super().__init__(document, message or f"needs {pointer}, which the case file does not give")


class TemplateError(DocumentError):
    """A Word template is wrong: a field it does not have, a tag that never closes, a file that is not Word."""

    code = "template-invalid"


class EngineError(DocgenError):
    """A Word file could not be turned into PDF."""

    code = "engine-failed"


class EngineMissing(EngineError):
    """The PDF engine that was asked for is not on this machine; the message says how to get it."""

    code = "engine-missing"


class EngineTooSlow(EngineError):
    """The engine took longer than it may, and was stopped; on a machine with less to do it may be in time."""

    code = "engine-too-slow"


class NotArchival(EngineError):
    """A pack can't be made for the archive; the message names what is not fit for it, and why."""

    code = "not-archival"


class LeakFound(DocgenError):
    """A finished file tells its reader of somebody whom they may not know; ``leaks`` say where, not whom."""

    code = "leak"

    def __init__(self, leaks: Sequence[object]) -> None:
        self.leaks = tuple(leaks)
        super().__init__("\n".join(["held back, as it tells of somebody else:", *(f"  {leak}" for leak in leaks)]))


class NotLookedThrough(LeakFound):
    """A finished file can't be read as a whole, so nobody can say whom it names; the message says why."""

    code = "not-looked-through"

    def __init__(self, file: str, why: str) -> None:
        super().__init__(())
        self.args = (f"{file}: held back, as it can't be looked through: {why}",)


class PartnerFileError(DocgenError):
    """A partner's file can't go into the pack; the message names the file, the page where known, and why."""

    code = "partner-file"


class NotCounted(DocgenError):
    """Yearly figures can't be made of these case files; the message says which, where and why."""

    code = "not-counted"


class WorkerError(DocgenError):
    """A case of a batch was not made, or the workers can't be reached: the case itself may be sound."""

    code = "worker"


class OutputError(DocgenError):
    """What was made could not be put where it was asked for; whatever was there before is untouched."""

    code = "output"


class ExtraMissing(DocgenError):
    """An optional part of docgen is not installed; the message says how to get it."""

    code = "extra-missing"


class SendError(DocgenError):
    """Not everything could be sent; the message says what, to whom by role, and what to do."""

    code = "not-sent"


class TooLate(SendError):
    """The day by which the pack had to be sent is past, and no reason was given."""

    code = "too-late"


class MailError(SendError):
    """The council's mail relay can't be used; nothing was sent through it."""

    code = "mail"


class LedgerError(SendError):
    """The record of what was sent can't be read or written; nothing is sent without it."""

    code = "ledger"


EXIT_CODES = {
    "case-invalid": 1,
    "day-out-of-range": 1,
    "authority-unknown": 3,
    "authority-invalid": 3,
    "document-error": 4,
    "document-unknown": 4,
    "document-does-not-apply": 4,
    "fact-missing": 4,
    "fixture-unknown": 4,
    "template-invalid": 5,
    "engine-failed": 6,
    "engine-missing": 6,
    "engine-too-slow": 6,
    "not-archival": 6,
    "partner-file": 7,
    "not-counted": 1,
    "output": 8,
    "extra-missing": 8,
    "leak": 9,
    "not-looked-through": 9,
    "not-sent": 10,
    "too-late": 10,
    "mail": 10,
    "ledger": 10,
    "worker": 11,
}
"""The number that stands for an error, by its code: the same however docgen is called."""
UNEXPECTED = 70
"""A fault in docgen itself."""
