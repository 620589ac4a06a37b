"""From an answer to HTTP, and whatever the framework refuses by itself as a problem like all others."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from docgen.documents.word.templates import TemplateSet
from docgen.errors import DocgenError
from docgen.service.envelope import Answer
from docgen.service.preferences import acceptable, matches
from docgen.service.problems import of_error, of_fault, problem
from docgen.service.reading import Refused
from docgen.service.work import made_by


def respond(request: Request, answer: Answer) -> Response:
    """The answer, or where the client has it already, that it has: 304, or 412 where the method is not GET."""
    request.state.answer = answer
    made = {} if "Docgen-Version" in answer.headers else _made_here(request)
    headers: dict[str, str] = {**made, **answer.headers}
    if answer.status == 200:
        etag = f'"{hashlib.sha256(answer.media_type.encode() + answer.content).hexdigest()}"'
        headers |= {"ETag": etag, "Vary": "Accept, Authorization"}
        if matches(request.headers.get("if-none-match"), etag):
            if request.method == "GET":
                return Response(status_code=304, headers=headers)
            answer = problem(412, "unchanged", "You have it already.")
            request.state.answer = answer
            headers.pop("Content-Disposition", None)
    return Response(answer.content, answer.status, headers, media_type=answer.media_type)


def accepted(request: Request, offers: Sequence[str]) -> str:
    """The kind of content that the client likes best; raises Refused where it takes none of these."""
    found = acceptable(", ".join(request.headers.getlist("accept")), offers)
    if found is None:
        raise Refused(problem(406, "not-acceptable", f"it can be made as {' or '.join(offers)}"))
    return found


def refuse_strangers(request: Request) -> None:
    """Raises where a parameter is not known, or is there twice: it was meant for something, and did nothing."""
    route: Any = request.scope["route"]
    known = {field.alias for field in route.dependant.query_params}
    given = [name for name, _ in request.query_params.multi_items()]
    faults = [
        {"type": "unknown", "loc": ("query", name), "msg": "there is no such parameter"}
        for name in given
        if name not in known
    ]
    faults += [
        {"type": "twice", "loc": ("query", name), "msg": "is there twice"}
        for name in sorted(known)
        if given.count(name) > 1
    ]
    if faults:
        raise RequestValidationError(faults)


def allowed(request: Request) -> list[str]:
    """The methods that this path knows; none where there is nothing."""
    found: set[str] = set()
    for route in request.app.state.routes:
        match, _ = route.matches(request.scope)
        found |= set(route.methods) if match is not Match.NONE else set()
    if "GET" in found:
        found.add("HEAD")
    return sorted(found | {"OPTIONS"}) if found else []


def install(app: FastAPI) -> None:
    """Has whatever the framework refuses answered as a problem."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return respond(request, problem(404, "not-found", "there is nothing here"))
        if error.status_code == 405:
            methods = allowed(request)
            told = problem(405, "method-not-allowed", f"this takes {', '.join(methods)}")
            return respond(request, _with(told, {"Allow": ", ".join(methods)}))
        return respond(request, problem(error.status_code, "refused"))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        errors = [{"parameter": str(e["loc"][-1]), "detail": _told(e["msg"])} for e in error.errors()]
        return respond(request, problem(422, "parameter-invalid", "See errors.", errors=errors))

    async def docgens(request: Request, error: Exception) -> Response:
        assert isinstance(error, DocgenError)
        return respond(request, of_error(error))

    async def fault(request: Request, error: Exception) -> Response:
        return respond(request, of_fault(error))

    app.add_exception_handler(Exception, fault)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(DocgenError, docgens)


def _with(answer: Answer, headers: dict[str, str]) -> Answer:
    return Answer(answer.status, answer.media_type, answer.content, {**answer.headers, **headers}, answer.code)


def _told(message: str) -> str:
    return message.removeprefix("Value error, ")


def _made_here(request: Request) -> dict[str, str]:
    with suppress(DocgenError):  # a folder of templates that can't be used is told where it is needed
        return made_by(TemplateSet.of(request.app.state.service.settings.templates).sha256)
    return {}
