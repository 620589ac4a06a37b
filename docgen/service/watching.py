"""What those ask who watch over the service: is it alive, can it take work, how much does it do, what is it."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response

from docgen.service.answering import respond
from docgen.service.envelope import Answer
from docgen.service.problems import problem
from docgen.service.service import Service

watching = APIRouter(include_in_schema=False)

_JSON = "application/json"


@watching.get("/healthz")
async def alive(request: Request) -> Response:
    """200 as long as the process answers at all."""
    return respond(request, Answer(200, _JSON, b'{"status": "alive"}'))


@watching.get("/readyz")
async def ready(request: Request) -> Response:
    """200 where it can take work; 503 while it stops, or no worker is there."""
    service: Service = request.app.state.service
    if service.draining or not service.crew.ready:
        return respond(request, problem(503, "not-ready", "no worker stands ready", headers={"Retry-After": "1"}))
    return respond(request, Answer(200, _JSON, b'{"status": "ready"}'))


@watching.get("/metrics")
async def metrics(request: Request) -> Response:
    """Numbers in Prometheus' text format."""
    service: Service = request.app.state.service
    return respond(request, Answer(200, "text/plain; version=0.0.4; charset=utf-8", service.metrics.text()))


@watching.get("/v1/openapi.json")
async def openapi(request: Request) -> Response:
    """The OpenAPI 3.1 description of version 1."""
    return respond(request, Answer(200, _JSON, json.dumps(request.app.openapi(), ensure_ascii=False).encode()))
