"""What the service promises: the shape of every answer, and the OpenAPI description of version 1.

Names here are a contract with case systems: fields are added, and never renamed or taken away.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field

from docgen import __version__
from docgen.case import case_schema
from docgen.service.examples import CASE, CASE_WITH_A_FILE, CHRONOLOGY, FILE
from docgen.service.problems import MEDIA_TYPE
from docgen.service.reading import FORM

_JSON = "application/json"


class Shape(BaseModel):
    """The shape of an answer; programs should take fields that they do not know."""

    model_config = ConfigDict(frozen=True)


class Warned(Shape):
    code: str
    message: str
    pointer: str = Field(description="JSON Pointer into the case.")


class CaseProblem(Shape):
    pointer: str = Field(description="JSON Pointer into the case.")
    message: str
    code: str


class Checked(Shape):
    problems: list[CaseProblem]
    warnings: list[Warned]


class DeadlineShape(Shape):
    id: str
    date: str
    weekday: str
    from_: str = Field(alias="from", description="The day it is counted from.")
    rule: str
    source: str | None
    skipped: list[str] = Field(description="Bank holidays on working days that were passed over.")
    status: str
    provisional: bool


class TimetableShape(Shape):
    deadlines: list[DeadlineShape]
    warnings: list[Warned]


class IncidentShape(Shape):
    id: str | None
    counts: bool
    reasons: list[str]


class ThresholdShape(Shape):
    advice: str
    qualifying: int
    incidents: list[IncidentShape]
    warnings: list[Warned]


class Need(Shape):
    pointer: str
    message: str
    code: str


class DocumentShape(Shape):
    id: str
    title: str
    applies: bool | None = Field(description="Null where no case was given.")
    reason: str | None
    recipients: list[str]
    needs: list[Need] = Field(default=[], description="What the case lacks for it.")


class Documents(Shape):
    documents: list[DocumentShape]


class AuthorityShape(Shape):
    id: str
    name: str


class Authorities(Shape):
    authorities: list[AuthorityShape]


class JobShape(Shape):
    id: str
    state: Literal["queued", "running", "done"]
    status: int | None = Field(description="The status of the result, once there is one.")
    result: str | None = Field(description="Where the result is, once there is one.")


class ErrorShape(Shape):
    detail: str
    pointer: str | None = Field(default=None, description="JSON Pointer into the case.")
    parameter: str | None = Field(default=None, description="The parameter of the request.")
    code: str | None = None


class ProblemShape(Shape):
    """RFC 9457 problem details."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str
    title: str
    status: int
    code: str = Field(description="One stable word; the same as the command line's where it has one.")
    exit_code: int | None = Field(default=None, description="The number that the command line ends with.")
    detail: str | None = None
    errors: list[ErrorShape] | None = None


_MEANINGS = {
    400: "The request can't be read.",
    401: "No key, or none that is in use.",
    403: "Without keys: a web page asked, which may not.",
    404: "There is no such thing, or it is not yours.",
    406: "Nothing of what `Accept` names can be made.",
    408: "The body did not arrive in time.",
    409: "A request with this Idempotency-Key is being worked on, or the job is not done.",
    412: "You have it already: `If-None-Match` names what would have been answered.",
    413: "The body is too large.",
    415: "The body is of a kind that is not taken.",
    421: "Without keys: it was asked under a name that is not this machine's.",
    422: "The case, or what is asked of it, can't be.",
    429: "This key has as many requests under way as one may; `Retry-After` says when to come back.",
    500: "A fault of the service.",
    503: "Busy; `Retry-After` says when to come back.",
    504: "The work took too long.",
}


_EVERYWHERE = (400, 401, 403, 421, 422, 500, 503)
_RETRY = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds until it may go better."}}
_ASK = {"WWW-Authenticate": {"schema": {"type": "string"}, "description": "How to send a key."}}
_TELLING: dict[int, dict[str, Any]] = {401: _ASK, **dict.fromkeys((409, 429, 503, 504), _RETRY)}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation may answer with, for its description; some may occur with every operation."""
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted({*statuses, *_EVERYWHERE}):
        schema = {"$ref": "#/components/schemas/ProblemShape"}
        found[status] = {"description": _MEANINGS[status], "content": {MEDIA_TYPE: {"schema": schema}}}
        if status in _TELLING:
            found[status]["headers"] = _TELLING[status]
    return found


def gives(description: str, *media_types: str) -> dict[int | str, dict[str, Any]]:
    """The files that an operation answers with, and the 202 of a job."""
    binary = {"type": "string", "contentMediaType": "application/octet-stream"}
    headers = {
        name: {"schema": {"type": "string"}, "description": meaning}
        for name, meaning in (
            ("ETag", "A hash of the content."),
            ("Docgen-On", "The day that was reckoned with."),
            ("Docgen-Version", "The version of docgen that made it."),
            ("Docgen-Templates", "A hash over all templates in use."),
            ("Docgen-Calendar", "The calendar of bank holidays and its version."),
        )
    }
    return {
        200: {
            "description": description,
            "headers": headers,
            "content": {m: {"schema": binary} for m in media_types},
        },
        202: {
            "description": "`Prefer: respond-async`: it became a job.",
            "headers": {"Location": {"schema": {"type": "string"}, "description": "Where to ask how far it is."}},
            "content": {_JSON: {"schema": {"$ref": "#/components/schemas/JobShape"}}},
        },
    }


def takes(*, form: bool = False, anything: bool = False) -> dict[str, Any]:
    """The body of an operation: a case, and for packs partners' files with it."""
    case: dict[str, Any] = {} if anything else {"$ref": "#/components/schemas/Case"}
    content: dict[str, Any] = {_JSON: {"schema": case, "examples": {"case": {"summary": "A case", "value": CASE}}}}
    if form:
        content[FORM] = {
            "schema": {
                "type": "object",
                "required": ["case"],
                "properties": {"case": case},
                "additionalProperties": {"type": "string", "contentMediaType": "application/octet-stream"},
                "description": "Each other part is a partner's file, named as the case names it: "
                "`agencies[].chronology.file`.",
            },
            "encoding": {"case": {"contentType": _JSON}},
            "examples": {
                "partner": {
                    "summary": "A case and the file that it names",
                    "value": {"case": CASE_WITH_A_FILE, CHRONOLOGY: FILE},
                }
            },
        }
    return {"requestBody": {"required": True, "content": content}}


_ABOUT = """Send a case as JSON; get documents, packs, deadlines. The same request gives the same bytes.

Whatever goes wrong is told as problem details (RFC 9457, `application/problem+json`). Any path answers a method
that it does not take with 405 (code `method-not-allowed`, the others in `Allow`), and what is no HTTP gets 400."""


def describe(app: FastAPI, *, secured: bool = True) -> dict[str, Any]:
    """The OpenAPI 3.1 description of the service, the schema of a case in it."""
    if app.openapi_schema:
        return app.openapi_schema
    description = get_openapi(
        title="docgen",
        version=__version__,
        summary="Every letter, form and meeting paper of an anti-social behaviour case review.",
        description=_ABOUT,
        routes=app.routes,
    )
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    schemas |= _case_schemas()
    for shape in (ProblemShape, JobShape):
        own = shape.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= own.pop("$defs", {})
        schemas[shape.__name__] = own
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    if secured:
        description["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        description["security"] = [{"key": []}, {}]
    app.openapi_schema = description
    return description


def _case_schemas() -> dict[str, Any]:
    text = json.dumps(case_schema()).replace('"#/$defs/', '"#/components/schemas/')
    case = json.loads(text)
    case.pop("$schema")
    parts: dict[str, Any] = case.pop("$defs")
    return {**parts, "Case": case}
