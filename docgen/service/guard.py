"""Around every request: who may ask, what is logged and counted, and how careful to be with the answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from docgen.errors import DocgenError
from docgen.service.answering import allowed, respond
from docgen.service.envelope import Answer
from docgen.service.logs import event
from docgen.service.problems import of_fault, problem
from docgen.service.service import Service, stopping
from docgen.service.settings import is_loopback

OPEN = ("/healthz", "/readyz", "/v1/openapi.json")  # they tell nothing that needs a key

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SAFETY = (
    (b"cache-control", b"private, no-cache"),  # may be kept by the client alone, and is asked for again
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
)
_DRAIN_BYTES = 256 * 1024 * 1024  # most clients send all of a body before they read
_DRAIN_SECONDS = 5.0


@dataclass
class _Seen:
    """One request as the log tells it."""

    begun: float = field(default_factory=time.monotonic)
    status: int = 0
    size: int = 0
    started: bool = False
    read_to_end: bool = True
    hurried: bool = False


class Guard:
    """An ASGI application around another."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, whatever happens."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        service: Service = self._app.state.service
        method = scope["method"]
        # The server underneath has its own copy, and leaves out the body where it was HEAD.
        scope = {**scope, "app": self._app, "state": {}, "method": "GET" if method == "HEAD" else method}
        request, seen = Request(scope, receive), _Seen()
        request.state.request_id = _request_id(request)
        request.state.owner = ""
        seen.read_to_end = not {"content-length", "transfer-encoding"} & set(request.headers)
        inner_send = _sender(request, receive, send, seen)
        inner_receive = _receiver(receive, seen)
        try:
            refusal = self._refusal(service, request)
            if refusal:
                if refusal.code:  # OPTIONS is answered here, and refuses nobody
                    service.metrics.refused.labels(refusal.code).inc()
                await respond(request, refusal)(scope, inner_receive, inner_send)
            else:
                await self._app(scope, inner_receive, inner_send)
        except asyncio.CancelledError:  # the time to finish what was begun is over
            if seen.started:
                raise
            seen.hurried = True
            request.state.answer = stopping()
            await respond(request, request.state.answer)(scope, inner_receive, inner_send)
        except Exception as error:  # the framework has answered already, where it could
            fault = of_fault(error)
            request.state.answer = fault
            if not seen.started:
                await respond(request, fault)(scope, inner_receive, inner_send)
        finally:
            _tell(service, request, method, seen)

    def _refusal(self, service: Service, request: Request) -> Answer | None:
        if {"content-length", "transfer-encoding"} <= set(request.headers):
            # A proxy in front may go by the one and this by the other: a request could hide another (RFC 9112).
            return problem(400, "bad-http", "Content-Length and Transfer-Encoding can't both tell how long it is")
        try:
            keyed = service.keys.any
            if not keyed and service.settings.loopback:
                refused = _from_elsewhere(request)
                if refused:
                    return refused
            elif request.url.path not in OPEN:
                owner = service.keys.owner(_token(request))
                if owner is None:
                    headers = {"WWW-Authenticate": 'Bearer realm="docgen"'}
                    return problem(401, "key-needed", "send a key: Authorization: Bearer ...", headers=headers)
                request.state.owner = owner
        except DocgenError as error:
            return of_fault(error)
        if request.method == "OPTIONS":
            methods = ", ".join(allowed(request))
            if not methods:
                return problem(404, "not-found", "there is nothing here")
            return Answer(204, "text/plain", b"", {"Allow": methods, "Accept": "application/json"})
        return None


def _from_elsewhere(request: Request) -> Answer | None:
    """Why this is not this machine's own user: a web page that had its name point here, or sends what it likes."""
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
        origin = request.headers.get("origin")
        origin_host = urlsplit(origin or "").hostname
    except ValueError:  # an address in brackets that is none
        return problem(400, "bad-http", "Host or Origin can't be read")
    if host is None or not is_loopback(host):
        return problem(421, "wrong-host", "without keys this answers to localhost alone")
    if origin is not None and not is_loopback(origin_host or ""):
        return problem(403, "wrong-origin", "without keys this answers no web page")
    return None


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _request_id(request: Request) -> str:
    given = request.headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _sender(request: Request, receive: Receive, send: Send, seen: _Seen) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.started, seen.status = True, message["status"]
            headers = [*_missing(message.get("headers", ())), *message.get("headers", ())]
            headers.append((b"x-request-id", request.state.request_id.encode()))
            if not seen.read_to_end:  # refused before it was read: what is still on its way is not waited for
                headers.append((b"connection", b"close"))
                if "expect" not in request.headers and not seen.hurried:
                    await _drain(receive)
            message = {**message, "headers": headers}
        elif message["type"] == "http.response.body":
            seen.size += len(message.get("body", b""))
        await send(message)

    return sender


def _missing(there: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    names = {name.lower() for name, _ in there}
    return [(name, value) for name, value in _SAFETY if name not in names]


def _receiver(receive: Receive, seen: _Seen) -> Receive:
    async def receiver() -> Message:
        message = await receive()
        seen.read_to_end = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message

    return receiver


async def _drain(receive: Receive) -> None:
    """Takes what is still being sent, for a while, so that the client gets to read why it was refused."""
    taken = 0
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            while taken < _DRAIN_BYTES:
                message = await receive()
                taken += len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return


def _tell(service: Service, request: Request, method: str, seen: _Seen) -> None:
    route = getattr(request.scope.get("route"), "path", None) or "none"
    answer: Answer | None = getattr(request.state, "answer", None)
    seconds = time.monotonic() - seen.begun
    service.metrics.requests.labels(method if method in _METHODS else "other", route, str(seen.status)).inc()
    service.metrics.seconds.labels(route).observe(seconds)
    event(
        "request",
        level=logging.ERROR if seen.status >= 500 and answer and answer.fault else logging.INFO,
        request_id=request.state.request_id,
        key=request.state.owner or None,
        method=method if method in _METHODS else "other",
        route=route,
        status=seen.status,
        code=answer.code if answer else None,
        fault=answer.fault if answer else None,
        milliseconds=round(seconds * 1000, 1),
        bytes=seen.size,
    )


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
