"""The service on a socket: it listens, takes what is sent in time, and finishes what it began when told to end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import socket
import ssl
import sys
from functools import partial
from types import FrameType

import uvicorn
from fastapi import FastAPI

from docgen.authority import list_authorities
from docgen.documents.word.templates import TemplateSet
from docgen.errors import OutputError
from docgen.service.app import create_app
from docgen.service.connections import patient
from docgen.service.folder import open_to_others
from docgen.service.guard import Guard
from docgen.service.keys import KeyStore
from docgen.service.line import unsent
from docgen.service.logs import event, log_to_stderr
from docgen.service.service import Service
from docgen.service.settings import ServiceSettings
from docgen.service.store import Store

_HANDSHAKE_SECONDS = 10.0  # for a client to agree upon TLS, before it counts as a connection
_FILES = 4096  # that may be open: 512 connections, and those that are still at the handshake
_COLLECT = (700, 10, 10)  # Python's own; a command, which is soon over, does without


def serve(settings: ServiceSettings) -> None:
    """Serves until the process is told to end (SIGTERM, Ctrl-C); then finishes what it has, and returns.

    Raises OutputError where it may not, or can't, listen there or use its folder, and what a folder of templates
    or profiles that can't be used raises.
    """
    told = open_to_others(settings.state)
    _refuse_open_doors(settings)
    os.umask(0o077)
    gc.set_threshold(*_COLLECT)
    _allow_files()
    TemplateSet.of(settings.templates)
    list_authorities(settings.authorities)
    store = Store(settings.state, settings.limits.disk)
    try:
        _serve(settings, store, told)
    finally:
        store.close()


def _serve(settings: ServiceSettings, store: Store, told: str | None) -> None:
    app = create_app(settings, store=store)
    config = uvicorn.Config(
        Guard(app),
        http=patient(settings.limits),
        loop="asyncio",  # whatever else is installed: how connections end is known of this one
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32 * 1024,
    )
    if settings.certificate:
        config.ssl_certfile, config.ssl_keyfile = (
            str(settings.certificate),
            str(settings.private_key or "") or None,
        )
    listening = _listen(settings)
    log_to_stderr()
    if told:
        event("folder-open", level=logging.WARNING, detail=told)
    scheme = "https" if settings.certificate else "http"
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    event("listening", url=f"{scheme}://{shown}:{port}", keys=KeyStore(settings.state).any)
    server = Server(config, app)
    with contextlib.suppress(KeyboardInterrupt):  # told once more to whoever called, when all is done
        server.run(sockets=[listening])
    if not server.started:
        raise OutputError("the service did not start; its log says why")


class Server(uvicorn.Server):
    """The server underneath: it drains from the moment of the signal on, for so long and no longer."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Says at once that no more work is begun; a signal may come at any moment, so the rest is done later."""
        service: Service | None = getattr(self._app.state, "service", None)
        if service:
            service.draining = True
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens. The server underneath would leave a handshake of TLS a minute."""
        if not self.config.is_ssl:
            return await super().startup(sockets)
        loop = asyncio.get_running_loop()
        patient_one = loop.create_server
        loop.create_server = partial(patient_one, ssl_handshake_timeout=_HANDSHAKE_SECONDS)  # type: ignore[method-assign]
        try:
            await super().startup(sockets)
        finally:
            loop.create_server = patient_one  # type: ignore[method-assign]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more requests, and waits until every answer has been taken, or the time is over."""
        service: Service = self._app.state.service
        self.config.timeout_graceful_shutdown = service.drain()  # type: ignore[assignment]  # seconds with a fraction
        await super().shutdown(sockets)
        cut = sum(unsent(each.transport) > 0 for each in self.server_state.connections)
        if cut:
            event("cut-short", level=logging.WARNING, answers=cut)


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
    if settings.private_key and not settings.certificate:
        raise OutputError("--tls-key goes with --tls-certificate; without one the service would speak plain HTTP")
    if settings.certificate:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
                settings.certificate, settings.private_key
            )
        except (ssl.SSLError, OSError) as error:
            raise OutputError(f"{settings.certificate}: is no certificate with its key: {error}") from None


def _allow_files() -> None:
    """As many open files as connections may need, where the system starts programs with fewer."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


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
