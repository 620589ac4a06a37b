"""The server behind the page: it parses, calls, and answers, on loopback alone. No rule lives here."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from docgen.workshop.preview.bench import Bench, Superseded
from docgen.workshop.preview.form import LARGEST, parts_of
from docgen.workshop.preview.guard import FOR_PDF, HEADERS, Guard
from docgen.workshop.preview.page import page, plain_page
from docgen.workshop.preview.wish import Wish

PATIENCE = 20.0  # seconds that a browser is let wait for a change before it asks again
_DIGITS = 15  # of a number that is sent
_DOTS = (2.0, 12.0)  # to a millimetre: the least and the most of a picture
_PDF = "application/pdf"
_FILES = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


class Preview(ThreadingHTTPServer):
    """A preview that is being served; ``address`` is where. Raises OSError where the port is taken."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers have one port

    def __init__(self, bench: Bench, port: int = 0) -> None:
        self.bench = bench
        super().__init__(("127.0.0.1", port), _Handler)
        self.guard = Guard(self.server_port)

    @property
    def address(self) -> str:
        """What to open in the browser; it holds the key."""
        return self.guard.address

    def warm_up(self) -> None:
        """Gets ready beside the server."""
        threading.Thread(target=self.bench.warm_up, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone away is no fault; what else fails was answered already."""


class _Handler(BaseHTTPRequestHandler):
    server: Preview
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "docgen", ""
    timeout = 120  # seconds that a connection may be silent

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an address may not stand in a log."""

    def _answer(self, method: str) -> None:
        why = self.server.guard.refuses(method, self.headers)
        if why:
            self.close_connection = True
            self._send(HTTPStatus.FORBIDDEN, plain_page("Not answered", why))
            return
        parts = urlsplit(self.path)
        inner = self.server.guard.path(parts.path)
        query = dict(parse_qsl(parts.query))
        if inner is None:
            self.close_connection = True
            told = (
                "This is an address of an earlier preview. Open the one that docgen printed when it was started."
            )
            self._send(HTTPStatus.NOT_FOUND, plain_page("No such page", told))
            return
        routes: dict[tuple[str, str], Callable[[], None]] = {
            ("GET", ""): partial(self._page, query),
            ("GET", "changed"): partial(self._changed, query),
            ("GET", "picture.png"): partial(self._picture, query),
            ("GET", "document.pdf"): partial(self._pdf, query),
            ("POST", "case"): self._hold,
            ("POST", "forget"): self._forget,
            **{("GET", name): partial(self._file, name) for name in _FILES},
        }
        route = routes.get((method, inner), self._nothing)
        try:
            route()
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except Superseded:
            self._send(HTTPStatus.CONFLICT, b"", "text/plain")
        except Exception as error:
            # Its message may hold case text, so only its kind and place are told.
            frame = error.__traceback__
            while frame is not None and frame.tb_next is not None:
                frame = frame.tb_next
            place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
            told = f"{type(error).__name__} at {place}. Please report it with what you chose, not with the case."
            self.close_connection = True
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, plain_page("A fault in docgen itself", told))

    def _page(self, query: dict[str, str]) -> None:
        bench, wish = self.server.bench, Wish.of(query)
        turn = query.get("turn", "")
        shown = bench.show(wish, query.get("page", "")[:40], int(turn[-_DIGITS:]) if turn.isdecimal() else 0)
        self._send(HTTPStatus.OK, page(shown, bench))

    def _changed(self, query: dict[str, str]) -> None:
        changed = self.server.bench.changed(Wish.of(query), query.get("seen", ""), PATIENCE)
        self._send(HTTPStatus.OK, json.dumps({"changed": changed}).encode(), "application/json")

    def _picture(self, query: dict[str, str]) -> None:
        try:
            number, dots = int(query["number"]), float(query["dots"])
        except (KeyError, ValueError):
            return self._nothing()
        dots = min(max(dots, _DOTS[0]), _DOTS[1]) if dots == dots else _DOTS[0]
        picture = self.server.bench.png(query.get("of", ""), number, dots)
        if picture is None:
            return self._nothing()
        return self._send(HTTPStatus.OK, picture, "image/png")

    def _pdf(self, query: dict[str, str]) -> None:
        content = self.server.bench.pdf(query.get("of", ""))
        if content is None:
            return self._nothing()
        return self._send(HTTPStatus.OK, content, _PDF)

    def _file(self, name: str) -> None:
        content = files("docgen.workshop.preview").joinpath(name).read_bytes()
        self._send(HTTPStatus.OK, content, _FILES[name])

    def _hold(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or len(length) > _DIGITS or int(length) > LARGEST:
            self.close_connection = True
            told = f"A case file has at most {LARGEST // 1_000_000} megabytes."
            return self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, plain_page("Too large", told))
        sent = parts_of(self.headers.get("Content-Type", ""), self.rfile.read(int(length)))
        name, content = sent.get("file", ("", b""))
        query = dict(parse_qsl(sent.get("wish", ("", b""))[1].decode("utf-8", "replace")))
        if content:
            query |= {"case": self.server.bench.cases.hold(name, content).id, "on": "", "copy": ""}
        return self._back(Wish.of(query))

    def _forget(self) -> None:
        length = self.headers.get("Content-Length", "0")
        self.rfile.read(min(int(length[:_DIGITS]) if length.isdecimal() else 0, LARGEST))
        self.server.bench.forget()
        self._back(Wish())

    def _back(self, wish: Wish) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", f"{self.server.guard.address}?{wish.address}")
        self._end(b"", "text/plain")

    def _nothing(self) -> None:
        self._send(HTTPStatus.NOT_FOUND, plain_page("No such page", "Go back to the preview."))

    def _send(self, status: HTTPStatus, content: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self._end(content, kind)

    def _end(self, content: bytes, kind: str) -> None:
        for name, value in (HEADERS if kind != _PDF else {**HEADERS, **FOR_PDF}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
