"""Answers on their way to slow clients, in the clear and over TLS: nothing is cut that is taken in time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
import uvicorn
from fastapi import FastAPI
from serving import Served
from uvicorn.server import ServerState

from docgen.service.connections import patient
from docgen.service.examples import CASE
from docgen.service.server import Server
from docgen.service.settings import Limits

LARGE = 16_000_000  # more than the buffers of both systems
ASK = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@asynccontextmanager
async def serving(authority: trustme.CA | None, **limits: float) -> AsyncIterator[tuple[int, ServerState]]:
    """A server that answers with much and then closes; its port, and what it knows of its connections."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-length", b"%d" % LARGE), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": bytes(LARGE)})

    config = uvicorn.Config(answer, log_config=None)
    config.load()
    protocol, state, loop = patient(Limits(**limits)), ServerState(), asyncio.get_running_loop()  # type: ignore[arg-type]
    context = None
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
    server = await loop.create_server(
        lambda: protocol(config, state, {}, loop),
        "127.0.0.1",  # type: ignore[arg-type]
        ssl=context,
    )
    try:
        yield server.sockets[0].getsockname()[1], state
    finally:
        server.close()


def client(port: int, authority: trustme.CA | None) -> socket.socket:
    line = socket.socket()
    line.settimeout(60)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    line.connect(("127.0.0.1", port))
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        authority.configure_trust(context)
        line = context.wrap_socket(line, server_hostname="localhost")
    line.sendall(ASK)
    return line


def taken(line: socket.socket) -> int:
    """How much of the body there is until the server hangs up, or no more is said to come."""
    with line:
        found = bytearray()
        while b"\r\n\r\n" not in found:
            found += line.recv(16_384)
        size = len(found) - found.index(b"\r\n\r\n") - 4
        try:
            while size < LARGE and (chunk := line.recv(262_144)):
                size += len(chunk)
        except OSError:
            pass
        return size


@pytest.mark.parametrize("secure", [False, True], ids=["clear", "tls"])
def test_who_takes_an_answer_late_gets_all_of_it(
    authority: trustme.CA, secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asyncio.constants.SSL_SHUTDOWN_TIMEOUT", 0.2)

    def late(port: int) -> int:
        line = client(port, authority if secure else None)
        time.sleep(1.0)
        return taken(line)

    async def story() -> None:
        async with serving(authority if secure else None) as (port, state):
            assert await asyncio.to_thread(late, port) == LARGE
            async with asyncio.timeout(30):
                while state.connections:
                    await asyncio.sleep(0.01)

    asyncio.run(story())


@pytest.mark.parametrize("secure", [False, True], ids=["clear", "tls"])
def test_who_does_not_take_an_answer_is_hung_up_on(
    authority: trustme.CA, secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.service.line.SLOWEST", 10 * LARGE)

    async def story() -> None:
        async with serving(authority if secure else None, taking_seconds=0.5) as (port, state):
            line = await asyncio.to_thread(client, port, authority if secure else None)
            async with asyncio.timeout(30):
                while not state.connections:
                    await asyncio.sleep(0.01)
                while state.connections:
                    await asyncio.sleep(0.01)
            assert await asyncio.to_thread(taken, line) < LARGE

    asyncio.run(story())


def test_a_service_over_tls(authority: trustme.CA, tmp_path: Path) -> None:
    certificate, trusted = tmp_path / "server.pem", tmp_path / "authority.pem"
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    authority.cert_pem.write_to_path(str(trusted))
    served = Served(tmp_path / "state", "--workers", "1", "--tls-certificate", str(certificate))
    try:
        assert served.url.startswith("https://")
        context = ssl.create_default_context(cafile=str(trusted))
        with httpx.Client(base_url=served.url, verify=context, timeout=60, trust_env=False) as client:
            got = client.post("/v1/check", json=CASE)
            assert (got.status_code, got.json()["problems"]) == (200, [])
        with pytest.raises(httpx.ConnectError):
            served.client.get("/healthz")  # which does not trust the authority
    finally:
        assert served.stop() == (1 if os.name == "nt" else 0)


def test_who_does_not_finish_the_handshake_is_hung_up_on(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("docgen.service.server._HANDSHAKE_SECONDS", 0.3)
    certificate = tmp_path / "server.pem"
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(str(certificate))

    async def story() -> None:
        config = uvicorn.Config(
            FastAPI(), log_config=None, lifespan="off", ssl_certfile=str(certificate), http=patient(Limits())
        )
        config.load()
        server = Server(config, FastAPI())
        server.lifespan = config.lifespan_class(config)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            await server.startup([listening])
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            async with asyncio.timeout(20):
                with contextlib.suppress(ConnectionResetError):
                    assert await reader.read() == b""
            writer.close()
            for each in server.servers:
                each.close()

    asyncio.run(story())
