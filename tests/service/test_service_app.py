"""The application without a socket, and with workers that give back what they get: what HTTP itself adds."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import stand_in

from docgen.service.app import create_app
from docgen.service.guard import Guard
from docgen.service.keys import KeyStore
from docgen.service.logs import JsonLines, Seldom
from docgen.service.settings import Limits, ServiceSettings

JSON = {"Content-Type": "application/json"}


@asynccontextmanager
async def client_of(state: Path, host: str = "127.0.0.1", **limits: float) -> AsyncIterator[httpx.AsyncClient]:
    made = ServiceSettings(state, host, workers=1, drain_seconds=0.2, limits=Limits(**limits))  # type: ignore[arg-type]
    app = create_app(made, stand_in.main)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(Guard(app), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            client.headers.update({"X-Request-Id": "here"})
            yield client


def test_what_is_sent_reaches_a_worker_and_comes_back(tmp_path: Path) -> None:
    async def story() -> None:
        async with client_of(tmp_path) as client:
            got = await client.post("/v1/documents/echo?on=2026-04-20", content=b"a case", headers=JSON)
            assert (got.status_code, got.content, got.headers["x-request-id"]) == (200, b"a case", "here")
            form = [
                ("case", (None, b"a case", "application/json")),
                ("a/b.pdf", ("b.pdf", b"pdf", "application/pdf")),
            ]
            assert (await client.post("/v1/packs", files=form)).content == b"a case"
            assert (await client.post("/v1/packs", files=form[1:])).json()["code"] == "bad-multipart"
            twice = await client.post("/v1/packs", files=[*form, form[1]])
            assert twice.json()["detail"] == "two parts have the same name"
            odd = await client.post("/v1/packs", files=[("case", (None, b"", "text/html")), *form[1:]])
            assert odd.json()["code"] == "bad-multipart"
            again = await client.post(
                "/v1/documents/echo", content=b"a case", headers={**JSON, "If-None-Match": got.headers["etag"]}
            )
            assert again.json()["code"] == "unchanged"

    asyncio.run(story())


def test_a_worker_that_dies_or_hangs_is_one_answer(tmp_path: Path) -> None:
    async def story() -> None:
        async with client_of(tmp_path, seconds=0.3) as client:
            for document, status, code in (
                ("die", 500, "worker-died"),
                ("hang", 504, "too-long"),
                ("echo", 200, ""),
            ):
                got = await client.post(f"/v1/documents/{document}", content=b"Avery", headers=JSON)
                assert got.status_code == status
                assert ("retry-after" in got.headers) == (status == 504)
                if code:
                    assert got.json()["code"] == code
                    assert "Avery" not in got.text
            metrics = (await client.get("/metrics")).text
            assert 'docgen_workers_replaced_total{reason="died"} 1.0' in metrics
            assert 'docgen_workers_replaced_total{reason="hung"} 1.0' in metrics

    asyncio.run(story())


def test_limits_of_one_body_and_of_all_together(tmp_path: Path) -> None:
    async def story() -> None:
        async with client_of(tmp_path, body=100, bodies=50) as client:
            large = await client.post("/v1/timetable", content=b" " * 101, headers=JSON)
            assert (large.status_code, large.json()["code"]) == (413, "too-large")
            much = await client.post("/v1/timetable", content=b" " * 60, headers=JSON)
            assert (much.status_code, much.json()["code"]) == (503, "busy")
            assert int(much.headers["retry-after"]) > 0
            assert (await client.post("/v1/timetable", content=b" " * 40, headers=JSON)).status_code == 200

    asyncio.run(story())


def test_jobs_and_keys(tmp_path: Path) -> None:
    async def story() -> None:
        one, two = ({"Authorization": f"Bearer {KeyStore(tmp_path).create(label)[1]}"} for label in "ab")
        async with client_of(tmp_path, host="0.0.0.0") as client:
            later = {**JSON, **one, "Prefer": "respond-async", "Idempotency-Key": "k"}
            refused = await client.post("/v1/documents/echo", content=b"x", headers=JSON)
            assert (refused.status_code, refused.json()["code"]) == (401, "key-needed")
            accepted = await client.post("/v1/documents/echo", content=b"a case", headers=later)
            place = accepted.headers["location"]
            again = await client.post("/v1/documents/echo", content=b"a case", headers=later)
            assert (again.status_code, again.headers["location"]) == (202, place)
            while (await client.get(place, headers=one)).json()["state"] != "done":
                await asyncio.sleep(0.01)
            assert (await client.get(f"{place}/result", headers=one)).content == b"a case"
            for call in (client.get(place, headers=two), client.get(f"{place}/result", headers=two)):
                assert (await call).status_code == 404
            assert (await client.delete(place, headers=two)).status_code == 404
            assert (await client.delete(place, headers=one)).status_code == 204
            waiting = await client.post(
                "/v1/documents/hang", content=b"x", headers={**later, "Idempotency-Key": "h"}
            )
            early = await client.get(f"{waiting.headers['location']}/result", headers=one)
            assert (early.status_code, early.json()["code"]) == (409, "not-done")

    asyncio.run(story())


def test_one_key_does_not_get_all_places(tmp_path: Path) -> None:
    one, two = ({"Authorization": f"Bearer {KeyStore(tmp_path).create(label)[1]}"} for label in "ab")
    gate = tmp_path / "gate"

    async def story() -> None:
        async with client_of(tmp_path, host="0.0.0.0", waiting=3) as client:  # and one worker: four places

            def ask(key: dict[str, str], case: bytes) -> asyncio.Task[httpx.Response]:
                path = f"/v1/documents/wait?for={gate}"
                return asyncio.create_task(client.post(path, content=case, headers={**JSON, **key}))

            async def waiting(count: int) -> None:
                while f"docgen_tasks_waiting {count}.0" not in (await client.get("/metrics", headers=one)).text:
                    await asyncio.sleep(0.01)

            first = []
            for n in range(3):
                first.append(ask(one, b"one %d" % n))
                await waiting(n)
            refused = await ask(one, b"a fourth")
            assert (refused.status_code, refused.json()["code"]) == (429, "too-many-requests")
            assert 1 <= int(refused.headers["retry-after"]) <= 120
            second = ask(two, b"two")
            await waiting(3)
            for key in (one, two):
                full = await ask(key, b"one more")
                assert (full.status_code, full.json()["code"]) == (503, "busy")
            metrics = (await client.get("/metrics", headers=one)).text
            assert 'docgen_refused_total{code="too-many-requests"} 1.0' in metrics
            assert 'docgen_refused_total{code="busy"} 2.0' in metrics
            gate.touch()
            answers = await asyncio.gather(*first, second)
            assert [answer.content for answer in answers] == [b"one 0", b"one 1", b"one 2", b"two"]
            assert (await ask(one, b"later on")).status_code == 200

    asyncio.run(story())


def test_without_keys_all_places_are_for_whoever_asks(tmp_path: Path) -> None:
    gate = tmp_path / "gate"

    async def story() -> None:
        async with client_of(tmp_path, waiting=2, per_key=1) as client:
            path = f"/v1/documents/wait?for={gate}"
            asked = [asyncio.create_task(client.post(path, content=b"x", headers=JSON)) for _ in range(4)]
            await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            gate.touch()
            assert sorted([(await each).status_code for each in asked]) == [200, 200, 200, 503]

    asyncio.run(story())


def test_one_key_does_not_fill_the_memory_for_bodies(tmp_path: Path) -> None:
    one, two = ({"Authorization": f"Bearer {KeyStore(tmp_path).create(label)[1]}"} for label in "ab")

    async def story() -> None:
        async with client_of(tmp_path, host="0.0.0.0", bodies=100) as client:

            async def sent(key: dict[str, str], size: int) -> httpx.Response:
                return await client.post("/v1/timetable", content=b" " * size, headers={**JSON, **key})

            much = await sent(one, 76)
            assert (much.status_code, much.json()["code"]) == (429, "too-many-requests")
            assert int(much.headers["retry-after"]) > 0
            assert [(await sent(key, 75)).status_code for key in (one, two)] == [200, 200]

    asyncio.run(story())


def test_what_every_path_and_method_answers(tmp_path: Path) -> None:
    async def story() -> None:
        async with client_of(tmp_path) as client:
            for path in (
                "/healthz",
                "/readyz",
                "/v1/openapi.json",
                "/v1/documents",
                "/v1/authorities",
                "/v1/schema",
            ):
                got = await client.get(path)
                assert got.status_code == 200
                assert (await client.head(path)).status_code == 200
                assert (await client.options(path)).headers["allow"].startswith(("GET", "OPTIONS"))
                same = await client.get(path, headers={"If-None-Match": got.headers["etag"]})
                assert (same.status_code, same.content) == (304, b"")
            assert (await client.get("/v1/authorities/derby-city")).json()["id"] == "derby-city"
            assert (await client.get("/v1/authorities/nowhere")).status_code == 404
            assert (await client.get("/v1/schema", headers={"Accept": "text/html"})).status_code == 406
            assert (await client.options("/nothing")).status_code == 404
            metrics = (await client.get("/metrics")).text
            assert 'docgen_refused_total{code="not-found"} 1.0' in metrics and 'code=""' not in metrics
            assert (await client.patch("/v1/schema")).headers["allow"] == "GET, HEAD, OPTIONS"
            assert (await client.get("/v1/schema?x=1")).json()["errors"][0]["parameter"] == "x"
            assert (await client.get("/healthz", headers={"Host": "attacker.example"})).status_code == 421
            assert (await client.get("/healthz", headers={"Origin": "http://attacker.example"})).status_code == 403

    asyncio.run(story())


def test_a_fault_in_an_operation_is_a_problem_and_its_text_goes_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> None:
        raise RuntimeError("Avery Example")

    monkeypatch.setattr("docgen.service.app.case_schema", breaks)

    async def story() -> None:
        async with client_of(tmp_path) as client:
            got = await client.get("/v1/schema")
            assert (got.status_code, got.json()["code"], "Avery" in got.text) == (500, "fault", False)

    with caplog.at_level(logging.INFO, "docgen.service"):
        asyncio.run(story())
    lines = [JsonLines().format(record) for record in caplog.records if record.name == "docgen.service"]
    told = next(json.loads(line) for line in lines if '"/v1/schema"' in line)
    assert (told["status"], told["level"]) == (500, "error")
    assert told["fault"].startswith("RuntimeError at test_service_app.py:")
    assert "Avery" not in "".join(lines)


def test_the_server_underneath_logs_no_text_it_was_given() -> None:
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "x.py", 1, "Odd: %s\nmore", ("Avery",), None)
    told = json.loads(JsonLines().format(record))
    assert told["message"] == "Odd: %s"
    try:
        raise ValueError("Avery")
    except ValueError as error:
        record.exc_info = (ValueError, error, None)
    line = JsonLines().format(record)
    assert json.loads(line)["exception"] == "ValueError"
    assert "Avery" not in line


def test_what_the_server_underneath_says_again_and_again_is_told_seldom() -> None:
    seldom, seen = Seldom(10.0), []
    for created, message in (
        (100.0, "a\n1"),
        (100.1, "a\n2"),
        (101.0, "b"),
        (109.9, "a"),
        (110.0, "a"),
        (110.1, "b"),
    ):
        record = logging.LogRecord("asyncio", logging.ERROR, "x.py", 1, message, None, None)
        record.created = created
        if seldom.filter(record):
            seen.append((created, message))
    assert seen == [(100.0, "a\n1"), (101.0, "b"), (110.0, "a")]


def test_what_is_not_done_in_time_when_the_service_ends_is_told_to_come_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with client_of(tmp_path) as client:
            asked = asyncio.create_task(client.post("/v1/documents/hang", content=b"x", headers=JSON))
            while "docgen_workers_busy 1.0" not in (await client.get("/metrics")).text:
                assert not asked.done()
                await asyncio.sleep(0.01)
            asked.cancel()  # as the server underneath does when the time is over
            got = await asked
            assert (got.status_code, got.json()["code"]) == (503, "stopping")
            assert int(got.headers["retry-after"]) >= 1

    asyncio.run(story())


@pytest.mark.parametrize("headers", [{"Host": "[::1"}, {"Host": "localhost", "Origin": "http://[::1"}])
def test_a_host_or_origin_that_can_not_be_read(tmp_path: Path, headers: dict[str, str]) -> None:
    async def story() -> None:
        async with client_of(tmp_path) as client:
            got = await client.get("/v1/schema", headers=headers)
            assert (got.status_code, got.json()["code"]) == (400, "bad-http")
            empty = await client.post("/v1/documents/echo?for=", content=b"x", headers=JSON)
            assert (empty.status_code, empty.json()["code"]) == (422, "parameter-invalid")

    asyncio.run(story())
