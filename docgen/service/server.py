"""The service on a socket: it listens, takes what is sent in time, and finishes what it began when told to end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import socket
import ssl

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from docgen.errors import OutputError
from docgen.service.app import create_app
from docgen.service.guard import Guard
from docgen.service.keys import KeyStore, private_folder
from docgen.service.logs import event, log_to_stderr
from docgen.service.reading import SLOWEST
from docgen.service.settings import ServiceSettings

_COLLECT = (700, 10, 10)  # Python's own; a command, which is soon over, does without


def serve(settings: ServiceSettings) -> None:
    """Serves until the process is told to end (SIGTERM, Ctrl-C); then finishes what it has, and returns.

    Raises OutputError where it may not, or can't, listen there.
    """
    _refuse_open_doors(settings)
    os.umask(0o077)
    gc.set_threshold(*_COLLECT)
    private_folder(settings.state)
    app = create_app(settings)
    config = uvicorn.Config(
        Guard(app),
        http=_patient(settings),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.limits.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=max(1, int(settings.drain_seconds)),
        h11_max_incomplete_event_size=32 * 1024,
    )
    if settings.certificate:
        config.ssl_certfile, config.ssl_keyfile = (
            str(settings.certificate),
            str(settings.private_key or "") or None,
        )
    listening = _listen(settings)
    log_to_stderr()
    scheme = "https" if settings.certificate else "http"
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    event("listening", url=f"{scheme}://{shown}:{port}", keys=KeyStore(settings.state).any)
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):  # told once more to whoever called, when all is done
        server.run(sockets=[listening])
    if not server.started:
        raise OutputError("the service did not start; its log says why")


def _refuse_open_doors(settings: ServiceSettings) -> None:
    keys = KeyStore(settings.state)
    if not settings.loopback and not keys.any_in_use:
        raise OutputError(
            f"{settings.host}: without a key the service listens on this machine alone (127.0.0.1); "
            "make one first: docgen keys create LABEL"
        )
    for path in (settings.certificate, settings.private_key):
        if path is not None and not path.is_file():
            raise OutputError(f"{path}: there is no such file")
    if settings.certificate:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
                settings.certificate, settings.private_key
            )
        except (ssl.SSLError, OSError) as error:
            raise OutputError(f"{settings.certificate}: is no certificate with its key: {error}") from None


def _listen(settings: ServiceSettings) -> socket.socket:
    listening: socket.socket | None = None
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        listening = socket.socket(family, kind, protocol)
        if os.name != "nt":  # there it would let another program listen beside this one
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(1024)
    except OSError as error:
        if listening:
            listening.close()
        where = f"{settings.host}:{settings.port}"
        raise OutputError(f"{where}: can't listen there: {error.strerror or error}; name another --port") from None
    return listening


def _patient(settings: ServiceSettings) -> type[H11Protocol]:
    """HTTP that waits so long for the headers of a request, and for its answer to be taken, and then hangs up."""

    class Patient(H11Protocol):
        _waits_for_headers: asyncio.TimerHandle | None = None
        _waits_for_taking: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait_for_headers()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._wait_for_headers()

        def connection_lost(self, exc: Exception | None) -> None:
            for timer in (self._waits_for_headers, self._waits_for_taking):
                if timer:
                    timer.cancel()
            super().connection_lost(exc)

        def pause_writing(self) -> None:
            super().pause_writing()
            seconds = settings.limits.taking_seconds + self.transport.get_write_buffer_size() / SLOWEST
            self._waits_for_taking = self.loop.call_later(seconds, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self._waits_for_taking:
                self._waits_for_taking.cancel()
                self._waits_for_taking = None

        def _wait_for_headers(self) -> None:
            waiting = self.conn.their_state is h11.IDLE
            if self._waits_for_headers and not waiting:
                self._waits_for_headers.cancel()
                self._waits_for_headers = None
            elif waiting and not self._waits_for_headers:
                self._waits_for_headers = self.loop.call_later(
                    settings.limits.sending_seconds, self._headers_overdue
                )

        def _headers_overdue(self) -> None:
            self._waits_for_headers = None
            if self.conn.their_state is h11.IDLE:
                self.transport.abort()

    return Patient
