"""What a connection is written to: it closes when all that was written is on its way, and not before.

A transport of asyncio that is told to close sends the rest first. Over TLS it does so for thirty seconds, however
large the rest and slow the client are, and then drops it; nor does it always say that its buffers are full.
"""

from __future__ import annotations

import asyncio
from typing import Any

from docgen.service.reading import SLOWEST

_LOOK_SECONDS = 0.1


class Line:
    """A transport that gives the client so many seconds, and one more for each 64 KiB, to take what was written.

    Whatever else a transport can do goes to the one underneath.
    """

    def __init__(self, transport: asyncio.Transport, seconds: float) -> None:
        self._transport = transport
        self._seconds = seconds
        self._loop = asyncio.get_running_loop()
        self._until = 0.0
        self._looking: asyncio.TimerHandle | None = None
        self._closing = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Sends, and sees to it that it is taken in time."""
        self._transport.write(data)
        left = unsent(self._transport)
        if left:
            self._until = self._loop.time() + self._seconds + left / SLOWEST
            self._look_later()

    def close(self) -> None:
        """Closes when everything is on its way."""
        self._closing = True
        if unsent(self._transport):
            self._look_later()
        else:
            self._transport.close()

    def is_closing(self) -> bool:
        """Whether it was told to close, or is closed."""
        return self._closing or self._transport.is_closing()

    def forget(self) -> None:
        """The connection is no more."""
        if self._looking:
            self._looking.cancel()
            self._looking = None

    def _look_later(self) -> None:
        if self._looking is None:
            self._looking = self._loop.call_later(_LOOK_SECONDS, self._look)

    def _look(self) -> None:
        self._looking = None
        if not unsent(self._transport):
            if self._closing:
                self._transport.close()
        elif self._loop.time() > self._until:
            self._transport.abort()
        else:
            self._look_later()


def unsent(transport: Any) -> int:
    """Bytes that were written and are not on the line yet; beneath TLS is a second transport, with most."""
    beneath = getattr(getattr(transport, "_ssl_protocol", None), "_transport", None)
    return sum(each.get_write_buffer_size() for each in (transport, beneath) if each is not None)
