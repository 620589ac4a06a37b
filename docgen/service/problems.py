"""What went wrong, as RFC 9457 problem details, with the code and the number that the command line has for it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from docgen.errors import (
    EXIT_CODES,
    UNEXPECTED,
    CaseError,
    DayOutOfRange,
    DocgenError,
    LeakFound,
    MissingFact,
    Problem,
    UnknownAuthority,
)
from docgen.release import Held
from docgen.service.envelope import Answer

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:docgen:problem:"  # names the kind of problem; there is nothing to fetch

STATUS = {  # by the code of the error: what the client can mend is 4xx, what the server's owner has to is 5xx
    "case-invalid": 422,
    "day-out-of-range": 422,
    "authority-unknown": 422,
    "authority-invalid": 500,
    "document-error": 422,
    "document-unknown": 404,
    "document-does-not-apply": 422,
    "fact-missing": 422,
    "template-invalid": 500,
    "engine-failed": 500,
    "engine-missing": 422,
    "engine-too-slow": 504,
    "not-archival": 422,
    "partner-file": 422,
    "output": 500,
    "leak": 422,
    "not-looked-through": 422,
}
TITLES = {
    "case-invalid": "The case can't be used",
    "day-out-of-range": "No deadline can be reckoned on that day",
    "authority-unknown": "There is no such authority",
    "authority-invalid": "A profile of this service can't be read",
    "document-error": "The document can't be made",
    "document-unknown": "There is no such document",
    "document-does-not-apply": "The case does not call for this document",
    "fact-missing": "A fact is missing",
    "template-invalid": "A template of this service is wrong",
    "engine-failed": "Word could not be turned into PDF",
    "engine-missing": "This service does not have that engine",
    "engine-too-slow": "The engine took too long",
    "not-archival": "The pack can't be made for the archive",
    "partner-file": "A partner's file can't go into the pack",
    "leak": "Held back, as it tells of somebody else",
    "not-looked-through": "Held back, as it can't be looked through",
    "pack-not-made": "There is no such pack",
    "several-packs": "There is more than one pack",
    "too-many-pages": "The pack has too many pages",
    "unfit": "Not fit to go out",
    "fault": "A fault in docgen itself",
}
_OWNERS_TO_MEND = "Nothing is wrong with the request. Whoever runs this service finds more in its log."
_ASK_AGAIN = "It was stopped. Nothing is wrong with the request: ask again later, or with engine=embedded."


def problem(
    status: int,
    code: str,
    detail: str = "",
    *,
    errors: Sequence[Mapping[str, str]] = (),
    title: str | None = None,
    headers: Mapping[str, str] | None = None,
    fault: str | None = None,
    **more: Any,
) -> Answer:
    """A problem details answer; the same problem gives the same bytes."""
    content: dict[str, Any] = {
        "type": TYPE + code,
        "title": title or TITLES.get(code) or HTTPStatus(status).phrase,
        "status": status,
        "code": code,
    }
    if code in EXIT_CODES:
        content["exit_code"] = EXIT_CODES[code]
    if detail:
        content["detail"] = detail
    if errors:
        content["errors"] = [dict(error) for error in errors]
    body = json.dumps({**content, **more}, ensure_ascii=False).encode()
    return Answer(status, MEDIA_TYPE, body, headers or {}, code, fault)


def of_error(error: DocgenError, file: str = "") -> Answer:
    """The problem that an error of docgen is; ``file`` is what was to be made.

    What is the service's own fault says nothing of the request.
    """
    status = STATUS.get(error.code, 500)
    if status >= 500:
        document = str(getattr(error, "document", ""))
        fault = f"{error.code} {document}".strip()
        detail = _ASK_AGAIN if status == 504 else _OWNERS_TO_MEND
        return problem(status, error.code, detail, fault=fault)
    if isinstance(error, CaseError):
        unreadable = any(p.code == "not-json" for p in error.problems)
        return problem(
            400 if unreadable else status, error.code, "See errors.", errors=[located(p) for p in error.problems]
        )
    if isinstance(error, DayOutOfRange):
        return problem(status, error.code, str(error), errors=[{"parameter": "on", "detail": str(error)}])
    if isinstance(error, UnknownAuthority):
        return problem(status, error.code, errors=[_at("/authority", str(error), error.code)])
    if isinstance(error, MissingFact):
        return problem(status, error.code, str(error), errors=[_at(error.pointer, error.message, error.code)])
    if isinstance(error, LeakFound):
        held = Held.because("", error)
        return problem(status, error.code, str(error), held_back=[{**held.plain, "file": file}])
    return problem(status, error.code, str(error))


def of_fault(error: BaseException) -> Answer:
    """An unforeseen error. Its message may hold case text, so only its kind and place are told, and in the log."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{_file_name(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"
    fault = f"{type(error).__name__} at {place}"
    return problem(500, "fault", _OWNERS_TO_MEND, fault=fault, exit_code=UNEXPECTED)


def located(found: Problem) -> dict[str, str]:
    """One thing wrong with a case: JSON Pointer, what it is, a word for programs."""
    return _at(found.pointer, found.message, found.code)


def _at(pointer: str, detail: str, code: str) -> dict[str, str]:
    return {"pointer": pointer, "detail": detail, "code": code}


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
