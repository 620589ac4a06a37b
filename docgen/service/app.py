"""The operations of version 1: each reads its request, hands a task on, and answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request, Response

from docgen.authority import list_authorities, load_authority
from docgen.case import case_schema
from docgen.case.values import Day
from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.choice.plain import plain_documents
from docgen.errors import UnknownAuthority
from docgen.service import contract, worker
from docgen.service.answering import accepted, install, refuse_strangers, respond
from docgen.service.contract import gives, problems, takes
from docgen.service.envelope import Answer, Kind, Task
from docgen.service.preferences import idempotency_key, wants_async
from docgen.service.problems import problem
from docgen.service.process import Main
from docgen.service.reading import Gone, Refused
from docgen.service.service import Asked, Service, gone, plain_job
from docgen.service.settings import ServiceSettings
from docgen.service.store import Store
from docgen.service.watching import watching
from docgen.service.work import DOCX, JSON, PDF, ZIP

LONDON = ZoneInfo("Europe/London")

On = Annotated[
    Day | None,
    Query(
        description="The day to reckon with, and the date of letters not yet sent; without it, today in London."
    ),
]
Engine = Annotated[Literal["embedded", "libreoffice"], Query(description="What turns Word into PDF.")]
YesNo = Literal["true", "false"]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=257,
        description="The same key gets the same answer, and the work is done one time.",
    ),
]
Prefer = Annotated[str | None, Header(description="`respond-async` makes it a job.")]
_COMMON = (406, 408, 409, 412, 413, 415, 429, 504)

router = APIRouter(prefix="/v1", dependencies=[Depends(refuse_strangers)])


def create_app(settings: ServiceSettings, main: Main = worker.main, store: Store | None = None) -> FastAPI:
    """The application; its service, whose workers run ``main``, starts and stops with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service = Service(settings, main=main, store=store)
        app.state.service = service
        await service.start()
        try:
            yield
        finally:
            await service.stop()

    app = FastAPI(title="docgen", lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    app.router.redirect_slashes = False
    app.openapi = lambda: contract.describe(app)  # type: ignore[method-assign]
    app.include_router(router)
    app.include_router(watching)
    app.state.routes = (*router.routes, *watching.routes)
    install(app)
    return app


@router.post(
    "/packs",
    operation_id="makePack",
    summary="The pack: every document as Word and PDF in a zip, or the PDF for the meeting alone",
    responses={**gives("The pack.", ZIP, PDF), **problems(*_COMMON)},
    openapi_extra=takes(form=True),
    response_class=Response,
)
async def make_pack(
    request: Request,
    on: On = None,
    audience: Annotated[
        Literal["attendees", "victim", "applicant", "all"], Query(alias="for", description="Whose pack.")
    ] = "attendees",
    engine: Engine = "embedded",
    archive: Annotated[YesNo, Query(description="Make the packs as PDF/A-2a.")] = "false",
    strict: Annotated[
        YesNo, Query(description="Refuse where a document lacks a fact, or is not fit to be posted.")
    ] = "false",
    held_back: Annotated[
        Literal["refuse", "leave-out"],
        Query(description="What to do where something would tell its reader of somebody else."),
    ] = "refuse",
    idempotency_key: IdempotencyKey = None,
    prefer: Prefer = None,
) -> Response:
    """Without `held_back=leave-out`, a pack from which something is held back is refused (422, code `leak`), so
    that it is not taken for a whole one. `Docgen-Not-Made` counts documents that lack a fact."""
    return await _do(
        request,
        "pack",
        (ZIP, PDF),
        on,
        form=True,
        audience=audience,
        engine=engine,
        archive=archive == "true",
        strict=strict == "true",
        leave_out=held_back == "leave-out",
    )


@router.post(
    "/documents/{document}",
    operation_id="makeDocument",
    summary="One document, as Word or PDF",
    responses={**gives("The document.", PDF, DOCX), **problems(404, *_COMMON)},
    openapi_extra=takes(),
    response_class=Response,
)
async def make_document(
    request: Request,
    document: str,
    on: On = None,
    recipient: Annotated[
        str | None,
        Query(alias="for", min_length=1, max_length=200, description="Whose copy, where there are several."),
    ] = None,
    engine: Engine = "embedded",
    idempotency_key: IdempotencyKey = None,
    prefer: Prefer = None,
) -> Response:
    """What would tell the victim or the applicant of somebody else is refused (422, code `leak`)."""
    return await _do(request, "document", (PDF, DOCX), on, document=document, recipient=recipient, engine=engine)


@router.post(
    "/documents",
    operation_id="chooseDocuments",
    summary="Which documents a case calls for, and why",
    responses=problems(*_COMMON),
    response_model=contract.Documents,
    openapi_extra=takes(),
)
async def choose_documents(request: Request, on: On = None) -> Response:
    return await _do(request, "documents", (JSON,), on)


@router.post(
    "/timetable",
    operation_id="timetable",
    summary="Every deadline: its date, its rule, and whether it is met, due or missed",
    responses=problems(*_COMMON),
    response_model=contract.TimetableShape,
    openapi_extra=takes(),
)
async def timetable(request: Request, on: On = None) -> Response:
    return await _do(request, "timetable", (JSON,), on)


@router.post(
    "/threshold",
    operation_id="threshold",
    summary="Advice on the threshold, with a reason for every incident; people decide",
    responses=problems(*_COMMON),
    response_model=contract.ThresholdShape,
    openapi_extra=takes(),
)
async def threshold(request: Request, on: On = None) -> Response:
    return await _do(request, "threshold", (JSON,), on)


@router.post(
    "/check",
    operation_id="check",
    summary="Every problem of a case, each with its place",
    responses=problems(*_COMMON),
    response_model=contract.Checked,
    openapi_extra=takes(anything=True),
)
async def check(request: Request, on: On = None) -> Response:
    """Answers 200 whatever it finds: `problems` is empty where there are none."""
    return await _do(request, "check", (JSON,), on)


@router.get(
    "/documents",
    operation_id="listDocuments",
    summary="The documents there are",
    responses=problems(406),
    response_model=contract.Documents,
)
async def list_documents(request: Request) -> Response:
    return _plain(request, {"documents": plain_documents(DOCUMENTS)})


@router.get(
    "/authorities",
    operation_id="listAuthorities",
    summary="The authorities that this service has profiles of",
    responses=problems(406),
    response_model=contract.Authorities,
)
def authorities(request: Request) -> Response:
    every = list_authorities(_service(request).settings.authorities)
    return _plain(request, {"authorities": [{"id": a.id, "name": a.name} for a in every]})


@router.get(
    "/authorities/{authority}",
    operation_id="showAuthority",
    summary="One authority's profile",
    responses=problems(404, 406),
    response_model=dict[str, Any],
)
def authority(request: Request, authority: str) -> Response:
    try:
        found = load_authority(authority, _service(request).settings.authorities)
    except UnknownAuthority:
        return respond(request, problem(404, UnknownAuthority.code, "GET /v1/authorities lists them"))
    return _plain(request, found.model_dump(mode="json", exclude={"logo", "templates"}))


@router.get(
    "/schema",
    operation_id="caseSchema",
    summary="The JSON Schema (2020-12) of a case",
    responses=problems(406),
    response_model=dict[str, Any],
)
async def schema(request: Request) -> Response:
    return _plain(request, case_schema())


@router.get(
    "/jobs/{job}",
    operation_id="showJob",
    summary="How far a job is",
    responses=problems(404, 406),
    response_model=contract.JobShape,
)
async def show_job(request: Request, job: str) -> Response:
    found = _service(request).job(job, request.state.owner)
    return respond(request, plain_job(found) if found else _no_job())


@router.get(
    "/jobs/{job}/result",
    operation_id="jobResult",
    summary="What a job gave: the very answer that its request would have got",
    responses={
        200: {"description": "The result.", "content": {m: {"schema": {}} for m in (ZIP, PDF, DOCX, JSON)}},
        **problems(*_COMMON, 404),
    },
    response_class=Response,
)
async def job_result(request: Request, job: str) -> Response:
    service = _service(request)
    found = service.job(job, request.state.owner)
    if not found:
        return respond(request, _no_job())
    if found.state != "done":
        return respond(request, problem(409, "not-done", f"the job is {found.state}", headers=service.after(1)))
    lost = problem(500, "not-kept", "The result could not be kept: there was no room. Ask again.")
    return respond(request, service.store.result(found) or lost)


@router.delete(
    "/jobs/{job}",
    operation_id="deleteJob",
    summary="Forget a job, its case and its result",
    status_code=204,
    responses=problems(404),
    response_class=Response,
)
async def delete_job(request: Request, job: str) -> Response:
    service = _service(request)
    found = service.job(job, request.state.owner)
    if not found:
        return respond(request, _no_job())
    service.store.delete_job(found)
    return Response(status_code=204)


async def _do(
    request: Request, kind: Kind, offers: tuple[str, ...], on: date | None, *, form: bool = False, **how: Any
) -> Response:
    """Reads what was sent, has it done, and answers."""
    service = _service(request)
    try:
        media_type = accepted(request, offers)
        asked = _asked(request, on)
        no_place = service.refusal(asked)
        if no_place:
            return respond(request, no_place)
        with service.under_way(asked), service.reader.account(asked.owner) as account:
            day = on or datetime.now(LONDON).date()
            sent = await service.reader.read(request, account, form=form)
            answer = await service.answer(Task(kind, day, media_type, sent.case, sent.parts, **how), asked)
    except Refused as refused:
        return respond(request, refused.answer)
    except Gone:
        return respond(request, gone())
    return respond(request, answer)


def _asked(request: Request, on: date | None) -> Asked:
    given = request.headers.getlist("idempotency-key")
    key = idempotency_key(given[0]) if len(given) == 1 else None
    if given and key is None:
        detail = "an Idempotency-Key is 1 to 255 visible characters of ASCII, and there is one of them"
        errors = [{"parameter": "Idempotency-Key", "detail": detail}]
        raise Refused(problem(422, "parameter-invalid", errors=errors))
    later = wants_async(request.headers.getlist("prefer"))

    async def wanted() -> bool:
        return not await request.is_disconnected()

    return Asked(request.state.owner, request.state.request_id, key, later, on is not None, wanted)


def _plain(request: Request, content: Any) -> Response:
    try:
        accepted(request, (JSON,))
    except Refused as refused:
        return respond(request, refused.answer)
    return respond(request, Answer(200, JSON, json.dumps(content, ensure_ascii=False).encode()))


def _no_job() -> Answer:
    return problem(404, "job-unknown", "there is no such job, or its time is over")


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
