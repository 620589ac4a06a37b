"""A service with narrow limits and keys: who gets in, what is too much, who is too slow, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from serving import Served
from support import FIXTURES
from uvicorn.server import ServerState

from docgen.cli import run
from docgen.errors import EXIT_CODES
from docgen.service.connections import patient
from docgen.service.examples import CASE
from docgen.service.folder import open_to_others
from docgen.service.keys import KeyStore
from docgen.service.settings import Limits

Strict = tuple[Served, str, str]
BODY = json.dumps(CASE).encode()


def bearer(token: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json", **more}


def code(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_nobody_gets_in_without_a_key(strict: Strict) -> None:
    served, token, _ = strict
    for headers in ({}, {"Authorization": token}, bearer(token[:-1]), bearer(token + "x"), bearer("x")):
        answer = served.client.post("/v1/timetable", content=BODY, headers=headers)
        assert code(answer) == (401, "key-needed")
        assert answer.headers["www-authenticate"].startswith("Bearer")
    for path in ("/v1/documents", "/metrics", "/v1/jobs/x"):
        assert served.client.get(path).status_code == 401
    for path in ("/healthz", "/readyz", "/v1/openapi.json"):
        assert served.client.get(path).status_code == 200
    assert served.client.post("/v1/timetable", content=BODY, headers=bearer(token)).status_code == 200


def test_a_key_counts_from_the_next_request_on_and_so_does_its_end(strict: Strict) -> None:
    served, *_ = strict
    store = KeyStore(served.state)
    key, token = store.create("for a moment")
    assert served.client.get("/v1/documents", headers=bearer(token)).status_code == 200
    store.revoke(key.id)
    assert served.client.get("/v1/documents", headers=bearer(token)).status_code == 401


def test_a_job_is_found_by_its_own_key_alone(strict: Strict) -> None:
    served, one, two = strict
    accepted = served.client.post("/v1/timetable", content=BODY, headers=bearer(one, Prefer="respond-async"))
    place = accepted.headers["location"]
    assert served.client.get(place, headers=bearer(one)).status_code == 200
    for path in (place, f"{place}/result"):
        assert code(served.client.get(path, headers=bearer(two))) == (404, "job-unknown")
    assert served.client.delete(place, headers=bearer(two)).status_code == 404
    assert served.client.delete(place, headers=bearer(one)).status_code == 204


def test_no_key_is_in_the_log(strict: Strict) -> None:
    served, one, _ = strict
    served.client.get("/v1/documents", headers=bearer(one, **{"X-Request-Id": "with-a-key"}))
    told = served.wait_for("request", request_id="with-a-key")
    assert told["key"] == one.split("_")[1]
    assert one[20:] not in "".join(served.lines)


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large(strict: Strict, declared: bool) -> None:
    served, token, _ = strict
    large = b" " * (1024 * 1024 + 1)
    content = large if declared else iter([large[:500_000], large[500_000:]])
    answer = served.client.post("/v1/timetable", content=content, headers=bearer(token))
    assert code(answer) == (413, "too-large")
    assert answer.headers.get("connection") == ("close" if declared else None)


def test_too_many_parts(strict: Strict) -> None:
    served, token, _ = strict
    files = [("case", (None, BODY, "application/json")), *((f"{n}.pdf", (None, b"", "x/y")) for n in range(3))]
    answer = served.client.post("/v1/packs", files=files, headers={"Authorization": f"Bearer {token}"})
    assert code(answer) == (400, "bad-multipart")


class Line:
    """A connection on which a test writes what it likes."""

    def __init__(self, served: Served) -> None:
        where = urlsplit(served.url)
        self.socket = socket.create_connection((where.hostname or "", where.port or 0), timeout=60)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, *lines: str, body: bytes = b"") -> None:
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)

    def rest(self) -> bytes:
        """Everything until the service hangs up."""
        found = b""
        with contextlib.suppress(ConnectionResetError):
            while chunk := self.socket.recv(65536):
                found += chunk
        return found


def head(token: str, *more: str) -> tuple[str, ...]:
    return (
        "POST /v1/timetable HTTP/1.1",
        "Host: localhost",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        *more,
    )


def test_who_sends_no_headers_is_hung_up_on(strict: Strict) -> None:
    served, *_ = strict
    with Line(served) as silent, Line(served) as slow:
        slow.socket.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        assert silent.rest() == b""
        assert slow.rest() == b""
    assert served.client.get("/healthz").status_code == 200


def test_who_sends_half_a_body_is_told_that_time_is_over(strict: Strict) -> None:
    served, token, _ = strict
    with Line(served) as line:
        line.send(*head(token, f"Content-Length: {len(BODY)}"), body=BODY[:100])
        answer = line.rest()
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code": "too-slow"' in answer


def test_who_goes_away_in_the_middle_costs_nothing(strict: Strict) -> None:
    served, token, _ = strict
    with Line(served) as line:
        line.send(*head(token, f"Content-Length: {len(BODY)}", "X-Request-Id: half-sent"), body=BODY[:100])
        line.socket.shutdown(socket.SHUT_RDWR)
    assert served.wait_for("request", request_id="half-sent")["code"] == "gone"
    metrics = served.client.get("/metrics", headers=bearer(token)).text
    assert "docgen_body_bytes 0.0" in metrics
    assert "docgen_workers_ready 1.0" in metrics


def test_who_goes_away_before_their_turn_is_not_worked_for(service: Served) -> None:
    case = (FIXTURES / "third-party-before-meeting.json").read_bytes()

    def told(what: str) -> bool:
        return what in service.client.get("/metrics").text

    with contextlib.ExitStack() as lines:
        for n in range(4):  # two workers, who have some seconds of work each
            line = lines.enter_context(Line(service))
            line.send(
                "POST /v1/packs?on=2026-04-20&for=all HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                f"Content-Length: {len(case)}",
                f"X-Request-Id: ghost-{n}",
                body=case,
            )
        while not told("docgen_tasks_waiting 2.0"):
            assert not [e for e in service.events if str(e.get("request_id")).startswith("ghost")]
    codes = [service.wait_for("request", request_id=f"ghost-{n}").get("code") for n in range(4)]
    assert codes.count("gone") == 2


@pytest.mark.parametrize(
    "start",
    [
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /v1/timetable HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/timetable HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http(strict: Strict, start: bytes) -> None:
    served, *_ = strict
    with Line(served) as line:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            line.socket.sendall(start)
        said = line.rest()
        assert said == b"" or (said[:12] == b"HTTP/1.1 400" and b"application/problem+json" in said)
    assert served.client.get("/healthz").status_code == 200


def test_a_request_that_hides_another_is_refused(strict: Strict) -> None:
    served, *_ = strict
    hidden = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    start = b"POST /v1/timetable HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    with Line(served) as line:
        line.socket.sendall(start + hidden)
        said = line.rest()
    assert said.startswith(b"HTTP/1.1 400")
    assert said.count(b"HTTP/1.1") == 1


def test_who_sends_far_too_much_gets_to_read_why(strict: Strict) -> None:
    served, token, _ = strict
    asked = urllib.request.Request(
        f"{served.url}/v1/timetable",
        b" " * 40 * 1024 * 1024,  # more than the buffers of both ends hold
        {"Content-Type": "application/json", **bearer(token)},
    )
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(asked)
    with told.value as answer:
        assert (answer.status, json.load(answer)["code"]) == (413, "too-large")


def test_when_every_worker_has_work_it_says_when_to_come_back(strict: Strict) -> None:
    served, token, _ = strict

    def one(_: int) -> httpx.Response:
        return httpx.post(
            f"{served.url}/v1/packs", content=BODY, headers=bearer(token), timeout=120, trust_env=False
        )

    with ThreadPoolExecutor(5) as threads:
        answers = list(threads.map(one, range(5)))
    assert {a.status_code for a in answers} == {200, 503}
    for answer in answers:
        if answer.status_code == 503:
            assert code(answer) == (503, "busy")
            assert 1 <= int(answer.headers["retry-after"]) <= 120


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_worker_that_is_killed_fails_one_request_and_is_replaced(strict: Strict) -> None:
    served, token, _ = strict
    children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
    if not children.exists():
        pytest.skip("needs /proc to find the worker")

    def workers() -> list[int]:
        found = [
            int(p)
            for task in Path(f"/proc/{served.process.pid}/task").iterdir()
            for p in (task / "children").read_text().split()
        ]
        return [p for p in found if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]

    (worker,) = workers()
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(served.client.post, "/v1/packs", content=BODY, headers=bearer(token))
        stopped = time.monotonic() + 60
        while (
            "docgen_workers_busy 1.0"
            not in httpx.get(f"{served.url}/metrics", headers=bearer(token), trust_env=False).text
        ):
            assert time.monotonic() < stopped
        os.kill(worker, signal.SIGKILL)
        answer = asked.result()
    assert code(answer) == (500, "worker-died")
    assert "Avery" not in answer.text
    served.wait_for("worker-replaced", reason="died")
    again = served.client.post("/v1/timetable", content=BODY, headers=bearer(token))
    while again.status_code == 503:  # no worker is there for a moment
        time.sleep(0.2)
        again = served.client.post("/v1/timetable", content=BODY, headers=bearer(token))
    assert again.status_code == 200


def test_others_than_this_machine_need_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for host in ("0.0.0.0", "192.0.2.1", "::"):
        assert run(["serve", "--host", host, "--state", str(tmp_path / "state")]) == 8
        assert "docgen keys create" in capsys.readouterr().err
    assert not (tmp_path / "state").exists()


def test_the_commands_for_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = ["--state", str(tmp_path / "state")]
    assert run(["keys", "list", *state]) == 0
    assert "No keys" in capsys.readouterr().out
    for label in ("", " ", "two\nlines"):
        assert run(["keys", "create", label, *state]) == 2
    capsys.readouterr()
    assert run(["keys", "create", "Case system", *state]) == 0
    token = capsys.readouterr().out.strip()
    key_id = KeyStore(tmp_path / "state").owner(token)
    assert run(["keys", "list", "--json", *state]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["id"], listed["label"], listed["revoked"]) == (key_id, "Case system", None)
    assert run(["keys", "revoke", str(key_id), *state]) == 0
    assert run(["keys", "revoke", str(key_id), *state]) == 8
    assert run(["keys", "list", *state]) == 0
    assert "revoked" in capsys.readouterr().out


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["serve", "--port", port, "--state", str(tmp_path)]) == 8
    assert "name another --port" in capsys.readouterr().err


def test_what_can_not_be_served_is_told_before_it_listens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], service: Served
) -> None:
    key = tmp_path / "key.pem"
    key.touch()
    state = ["--state", str(tmp_path / "state")]
    for options, code, told in (
        (["--state", str(service.state)], 8, "another docgen serve uses this folder"),
        ([*state, "--tls-key", str(key)], 8, "--tls-certificate"),
        (
            [*state, "--templates", str(tmp_path / "none")],
            EXIT_CODES["template-invalid"],
            "no such folder of templates",
        ),
    ):
        assert run(["serve", "--port", "0", *options]) == code
        said = capsys.readouterr().err
        assert told in said and "Traceback" not in said


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders by other means")
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_to_which_others_may_write_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: int
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    state.chmod(mode)
    for command in (["serve", "--port", "0"], ["keys", "create", "x"]):
        assert run([*command, "--state", str(state)]) == 8
        assert f"others may write to this folder (mode {mode:04o})" in capsys.readouterr().err
    assert list(state.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders by other means")
def test_a_folder_into_which_others_may_look_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = tmp_path / "state"
    for mode, warned in ((0o755, True), (0o710, True), (0o700, False)):
        state.mkdir(exist_ok=True)
        state.chmod(mode)
        assert (open_to_others(state) is not None) is warned
        assert run(["keys", "create", "x", "--state", str(state)]) == 0
        assert (f"mode {mode:04o}" in capsys.readouterr().err) is warned
    assert open_to_others(tmp_path / "none") is None


def test_a_folder_that_can_not_be_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    state = str(tmp_path / "file" / "state")
    for command in (["serve", "--port", "0"], ["keys", "create", "x"]):
        assert run([*command, "--state", state]) == 8
        said = capsys.readouterr().err
        assert "can't be made a folder of the service (" in said and "with --state" in said
        assert "Errno" not in said


def test_the_connection_that_was_quiet_longest_makes_room() -> None:
    async def story() -> None:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})

        config = uvicorn.Config(answer, log_config=None)
        config.load()
        protocol = patient(Limits(connections=2))
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: protocol(config, ServerState(), {}, loop),
            "127.0.0.1",  # type: ignore[arg-type]
        )
        port = server.sockets[0].getsockname()[1]
        lines = []
        for _ in range(3):
            lines.append(await asyncio.open_connection("127.0.0.1", port))
            if len(lines) == 2:  # the first is heard of again, so that the second is the quiet one
                lines[0][1].write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert (await lines[0][0].readline()).startswith(b"HTTP/1.1 204")
        with contextlib.suppress(ConnectionResetError):
            assert await lines[1][0].read() == b""
        lines[2][1].write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert (await lines[2][0].read()).startswith(b"HTTP/1.1 204")
        for _, writer in lines:
            writer.transport.abort()
        server.close()

    asyncio.run(story())


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from docgen.cli import run\n"
        f"sys.exit(run(['serve', '--state', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 8
    assert "pip install 'docgen[service]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_told_to_stop_it_finishes_what_it_has(tmp_path: Path) -> None:
    served = Served(tmp_path / "state", "--workers", "1")
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(
            served.client.post, "/v1/packs", content=BODY, headers={"Content-Type": "application/json"}
        )
        while "docgen_workers_busy 1.0" not in httpx.get(f"{served.url}/metrics", trust_env=False).text:
            assert not asked.done()
        served.process.send_signal(signal.SIGTERM)
        assert asked.result().status_code == 200
    assert served.stop() == 0
    assert served.events[-1]["event"] == "stopped"
    assert not list((tmp_path / "state").rglob("worker-*"))
