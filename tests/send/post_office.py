"""A real mail server on this machine: STARTTLS or TLS, a certificate of its own authority, and trouble on demand."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from docgen.send.relay import RelaySettings

USER, PASSWORD = "relay-user", "not-a-real-secret"


@dataclass
class Desk:
    """What the server takes in, and where it makes trouble, by address."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)  # to whom, and what
    at_recipient: dict[str, str] = field(default_factory=dict)  # its answer to RCPT
    at_data: dict[str, str] = field(default_factory=dict)  # its answer to the message
    hang_up: dict[str, str] = field(default_factory=dict)  # "kept" or "lost": no answer at all
    before_answer: Callable[[str], None] = lambda _: None
    logged_in: list[str] = field(default_factory=list)
    lines: int = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: Any) -> Any:  # noqa: N802
        self.lines += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.at_recipient:
            return self.at_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        (to,) = envelope.rcpt_tos  # one recipient per message
        if to in self.at_data:
            return self.at_data[to]
        if self.hang_up.get(to) != "lost":
            self.taken.append((to, envelope.content))
        self.before_answer(to)
        if to in self.hang_up:
            server.transport.abort()
        return f"250 2.0.0 queued as {len(self.taken)}"

    @property
    def boxes(self) -> list[str]:
        """To whom messages went, in order of the alphabet."""
        return sorted(to for to, _ in self.taken)


@dataclass(frozen=True)
class Office:
    """A server that runs, and how to reach it."""

    desk: Desk
    settings: RelaySettings


class Authorities:
    """A certificate authority that the client may trust, and another."""

    def __init__(self, folder: Path) -> None:
        self.own, self.file = trustme.CA(), folder / "authority.pem"
        self.own.cert_pem.write_to_path(self.file)

    def context(self, *names: str, **more: Any) -> ssl.SSLContext:
        """For a server of this name."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.own.issue_cert(*(names or ("localhost",)), **more).configure_cert(context)
        return context


@contextlib.contextmanager
def open_office(
    authorities: Authorities,
    *,
    context: ssl.SSLContext | None = None,
    security: str = "starttls",
    login: bool = False,
    size: int = 33_554_432,
) -> Iterator[Office]:
    """A server, with what it needs to know of TLS; ``security`` "none" offers no STARTTLS."""
    desk = Desk()
    context = context or authorities.context()
    tls: dict[str, Any] = {
        "starttls": {"tls_context": context, "require_starttls": True},
        "tls": {"ssl_context": context, "auth_require_tls": False},
        "none": {},
    }[security]

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        desk.logged_in += [mechanism] if good else []
        return AuthResult(success=good, handled=False)

    if login:
        tls |= {"authenticator": check, "auth_required": security == "starttls"}
    controller = Controller(
        desk, hostname="localhost", port=_free(), server_hostname="mail.test", data_size_limit=size, **tls
    )
    controller.start()
    desk.lines = 0
    try:
        secured = "tls" if security == "tls" else "starttls"
        yield Office(
            desk,
            RelaySettings(
                "localhost",
                controller.port,
                secured,  # type: ignore[arg-type]
                USER if login else None,
                PASSWORD if login else None,
                authorities.file,
                timeout=20,
            ),
        )
    finally:
        controller.stop()


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
