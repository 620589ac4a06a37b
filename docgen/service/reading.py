"""The body of a request, read within limits: bytes of one, bytes of all together, and time to send it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.requests import Request

from docgen.service import multipart
from docgen.service.envelope import Answer
from docgen.service.problems import problem
from docgen.service.settings import Limits, share_of

SLOWEST = 64 * 1024  # bytes a second; for each of so many a client has a second more
FORM = "multipart/form-data"
CASE = "case"
_JSON = "application/json"
_SOON = {"Retry-After": "5"}  # what is being sent is not held for long


class Refused(Exception):
    """The request gets this answer, and no worker sees it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer.code)


class Gone(Exception):
    """The client went away before it had sent everything."""


@dataclass(frozen=True, slots=True)
class Received:
    """A case, and partners' files by the name that the case gives them."""

    case: bytes = field(repr=False)
    parts: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass
class Reader:
    """Reads the bodies of one service's requests, and knows how much of them there is at the moment."""

    limits: Limits
    held: int = 0
    held_by: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def account(self, owner: str = "") -> Iterator[_Account]:
        """Counts what one request of this owner holds for as long as this lasts."""
        account = _Account(self, owner)
        try:
            yield account
        finally:
            self.held -= account.size
            self.held_by[owner] -= account.size
            if not self.held_by[owner]:
                del self.held_by[owner]

    async def read(self, request: Request, account: _Account, *, form: bool) -> Received:
        """The case and the files of a request; ``form`` says whether files are taken. Raises Refused and Gone."""
        media_type = _media_type(request)
        if media_type != _JSON and not (form and media_type == FORM):
            takes = f"{_JSON} or {FORM}" if form else _JSON
            raise Refused(problem(415, "unsupported-media-type", f"send the case as {takes}"))
        if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise Refused(problem(415, "unsupported-media-type", "send the body as it is, not packed"))
        body = await self._body(request, account)
        if media_type == _JSON:
            return Received(body, ())
        try:
            boundary = multipart.boundary_of(request.headers["content-type"])
            return _sorted_out(multipart.split(body, boundary, self.limits.parts))
        except multipart.Malformed as error:
            raise Refused(problem(400, "bad-multipart", str(error))) from None

    async def _body(self, request: Request, account: _Account) -> bytes:
        most = self.limits.body
        said = request.headers.get("content-length", "")
        if said.isdigit() and int(said) > most:
            raise Refused(_too_large(most))
        chunks: list[bytes] = []
        received = 0
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while True:
            until = begun + self.limits.sending_seconds + received / SLOWEST
            try:
                async with asyncio.timeout_at(until):
                    message = await request.receive()
            except TimeoutError:
                raise Refused(problem(408, "too-slow", "the body did not arrive in time")) from None
            if message["type"] == "http.disconnect":
                raise Gone
            chunk: bytes = message.get("body", b"")
            received += len(chunk)
            if received > most:
                raise Refused(_too_large(most))
            refused = account.grow(len(chunk), self.limits.bodies)
            if refused:
                raise Refused(refused)
            chunks.append(chunk)
            if not message.get("more_body", False):
                return b"".join(chunks)


@dataclass
class _Account:
    reader: Reader
    owner: str
    size: int = 0

    def grow(self, more: int, most: int) -> Answer | None:
        """So many bytes more; why not, where there is no room for them."""
        if self.reader.held + more > most:
            return problem(503, "busy", "too much is being sent at once", headers=_SOON)
        if self.owner and self.reader.held_by[self.owner] + more > share_of(most):
            return problem(429, "too-many-requests", "this key sends too much at once", headers=_SOON)
        self.size += more
        self.reader.held += more
        self.reader.held_by[self.owner] += more
        return None


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _too_large(most: int) -> Answer:
    return problem(413, "too-large", f"a request may have {most} bytes")


def _sorted_out(sent: tuple[multipart.Sent, ...]) -> Received:
    """The part that is the case, and the others."""
    names = [part.name for part in sent]
    if names.count(CASE) != 1:
        raise multipart.Malformed(f"there has to be one part named {CASE}")
    if len(set(names)) < len(names):
        raise multipart.Malformed("two parts have the same name")
    case = next(part for part in sent if part.name == CASE)
    if case.media_type not in (_JSON, ""):
        raise multipart.Malformed(f"the part named {CASE} is not {_JSON}")
    return Received(case.content, tuple((part.name, part.content) for part in sent if part is not case))
