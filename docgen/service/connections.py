"""Connections: how long one may take, how many there may be, and what is answered to what is no HTTP."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from docgen.service.line import Line, unsent
from docgen.service.problems import MEDIA_TYPE, problem
from docgen.service.settings import Limits


def patient(limits: Limits) -> type[H11Protocol]:
    """HTTP that waits so long for the headers of a request, and for its answer to be taken, and then hangs up.

    Where there are more connections than may be, the one that has been idle longest goes.
    """
    open_ones: dict[Patient, None] = {}  # the one that was quiet longest first

    class Limited(Patient):
        _limits = limits
        _open = open_ones

    return Limited


class Patient(H11Protocol):
    """One connection."""

    _limits: Limits
    _open: dict[Patient, None]
    _waits_for_headers: asyncio.TimerHandle | None = None
    _line: Line

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Makes room where there is none."""
        self._line = Line(transport, self._limits.taking_seconds)
        super().connection_made(cast(asyncio.Transport, self._line))
        self._open[self] = None
        self._wait_for_headers()
        if len(self._open) > self._limits.connections:
            next((each for each in self._open if each.idle), self).hang_up()

    def data_received(self, data: bytes) -> None:
        """Takes what came; but nothing more where the connection is to be closed."""
        if self._line.is_closing():
            return
        if self in self._open:  # now the last that was quiet
            self._open[self] = self._open.pop(self)
        super().data_received(data)
        self._wait_for_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self._open.pop(self, None)
        self._line.forget()
        if self._waits_for_headers:
            self._waits_for_headers.cancel()
        super().connection_lost(exc)

    @property
    def idle(self) -> bool:
        """Whether nothing is being asked or answered on it; half of a request's headers are nothing yet."""
        answered = self.cycle is None or self.cycle.response_complete
        return answered and unsent(self.transport) == 0

    def hang_up(self) -> None:
        """Ends the connection at once."""
        self._open.pop(self, None)
        self.transport.abort()

    def send_400_response(self, msg: str) -> None:
        """Answers what is no HTTP as a problem, too, and hangs up."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE) and not (self.cycle and not self.idle):
            answer = problem(400, "bad-http", "this is no HTTP request that can be read")
            headers: list[tuple[Any, Any]] = [
                (b"content-type", MEDIA_TYPE.encode()),
                (b"content-length", b"%d" % len(answer.content)),
                (b"connection", b"close"),
            ]
            said = h11.Response(status_code=400, headers=headers)
            for part in (said, h11.Data(data=answer.content), h11.EndOfMessage()):
                self.transport.write(self.conn.send(part) or b"")
        self.transport.close()

    def _wait_for_headers(self) -> None:
        waiting = self.conn.their_state is h11.IDLE
        if self._waits_for_headers and not waiting:
            self._waits_for_headers.cancel()
            self._waits_for_headers = None
        elif waiting and not self._waits_for_headers:
            self._waits_for_headers = self.loop.call_later(self._limits.sending_seconds, self._headers_overdue)

    def _headers_overdue(self) -> None:
        self._waits_for_headers = None
        if self.conn.their_state is h11.IDLE:
            self.transport.abort()
