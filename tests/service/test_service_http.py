"""The service as a case system meets it: the same papers as the command line makes, told by HTTP's own means."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from made import DAYS, built, case_of
from serving import Served
from support import FIXTURES, load_data

from docgen.build import convert_document, render_document
from docgen.cli import run
from docgen.service.examples import CASE
from docgen.service.work import DOCX, PDF, ZIP

THIRD = "third-party-before-meeting"
JSON = {"Content-Type": "application/json"}


def sent(name: str = THIRD) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def post(
    served: Served, path: str, content: bytes | None = None, headers: Mapping[str, str] = {}, **params: str
) -> httpx.Response:
    params = {"on": str(DAYS[THIRD]), **params}
    return served.client.post(path, content=content or sent(), params=params, headers={**JSON, **headers})


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, object] = answer.json()
    assert (told["status"], told["code"], told["type"]) == (status, code, f"urn:docgen:problem:{code}")
    assert told["title"]
    return told


def test_a_pack_holds_the_very_files_that_the_command_line_writes(service: Served) -> None:
    answer = post(service, "/v1/packs")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == ZIP
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert package.testzip() is None
        got = {name: package.read(name) for name in package.namelist()}
    assert got == dict(built(THIRD).files)
    assert {h: answer.headers[h] for h in ("docgen-on", "docgen-held-back", "docgen-not-made")} == {
        "docgen-on": "2026-04-20",
        "docgen-held-back": "0",
        "docgen-not-made": "0",
    }


def test_the_pack_alone_is_the_pdf_for_the_meeting(service: Served) -> None:
    answer = post(service, "/v1/packs", headers={"Accept": PDF})
    assert answer.headers["content-type"] == PDF
    pack = built(THIRD).pack
    assert pack and answer.content == pack.pdf.content


@pytest.mark.parametrize("media_type", [PDF, DOCX])
def test_a_document_is_the_one_that_the_command_line_makes(service: Served, media_type: str) -> None:
    answer = post(service, "/v1/documents/letter-5", headers={"Accept": media_type})
    paper = render_document(case_of(THIRD), "letter-5", DAYS[THIRD])
    wanted = paper.docx.content if media_type == DOCX else convert_document(paper).content
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.content == wanted
    assert answer.headers["content-disposition"].startswith('attachment; filename="letter-5.')


@pytest.mark.parametrize("command", ["timetable", "threshold", "check", "documents"])
def test_what_is_told_is_what_the_command_line_tells(
    service: Served, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(FIXTURES / f"{THIRD}.json"), "--on", str(DAYS[THIRD]), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert post(service, f"/v1/{command}").json() == (
        {"documents": printed} if command == "documents" else printed
    )


@pytest.mark.parametrize("command", ["documents", "authorities", "schema"])
def test_lists_are_those_of_the_command_line(
    service: Served, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command] if command == "schema" else [command, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    got = service.client.get(f"/v1/{command}").json()
    assert got == (printed if command == "schema" else {command: printed})


def test_a_profile_tells_no_path_of_the_server(service: Served) -> None:
    got = service.client.get("/v1/authorities/derby-city")
    assert got.json()["id"] == "derby-city"
    assert str(FIXTURES.parent) not in got.text
    problem(service.client.get("/v1/authorities/nowhere"), 404, "authority-unknown")


def test_without_a_day_it_is_today_in_london_and_the_answer_says_so(service: Served) -> None:
    def today() -> str:
        return datetime.now(ZoneInfo("Europe/London")).date().isoformat()

    before = today()
    answer = service.client.post("/v1/timetable", content=sent(), headers=JSON)
    assert answer.headers["docgen-on"] in (before, today())


def test_every_answer_says_what_made_it(service: Served) -> None:
    for answer in (
        service.client.get("/v1/documents"),
        post(service, "/v1/timetable"),
        post(service, "/v1/documents/letter-5"),
        post(service, "/v1/documents/letter-9"),
    ):
        assert answer.headers["docgen-version"] == "0.1.0"
        assert len(answer.headers["docgen-templates"]) == 64
        assert answer.headers["docgen-calendar"].startswith("holidays ")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "private, no-cache"


def test_the_same_request_gives_the_same_bytes_and_tag(service: Served) -> None:
    first, second = (post(service, "/v1/packs") for _ in range(2))
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    days = ("2026-04-20", "2026-04-20", "2026-06-20")
    assert len({post(service, "/v1/timetable", on=day).headers["etag"] for day in days}) == 2


def test_who_has_it_already_does_not_get_it_again(service: Served) -> None:
    got = service.client.get("/v1/documents")
    again = service.client.get("/v1/documents", headers={"If-None-Match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    made = post(service, "/v1/timetable")
    problem(post(service, "/v1/timetable", headers={"If-None-Match": made.headers["etag"]}), 412, "unchanged")
    other = post(service, "/v1/timetable", headers={"If-None-Match": '"other"'})
    assert other.content == made.content


def form(name: str, files: Mapping[str, bytes]) -> list[tuple[str, tuple[str | None, bytes, str]]]:
    return [
        ("case", (None, sent(name), "application/json")),
        *((file, ("whatever.pdf", content, "application/octet-stream")) for file, content in files.items()),
    ]


def partner_files() -> dict[str, bytes]:
    names = [a["chronology"]["file"] for a in load_data("partner-files")["agencies"] if "file" in a["chronology"]]
    return {name: (FIXTURES / name).read_bytes() for name in names}


def test_partners_files_come_as_parts_named_by_the_case(service: Served) -> None:
    day = str(DAYS["partner-files"])
    answer = service.client.post(
        "/v1/packs", params={"on": day}, files=form("partner-files", partner_files()), headers={"Accept": PDF}
    )
    assert answer.status_code == 200, answer.text
    pack = built("partner-files").pack
    assert pack and answer.content == pack.pdf.content


def test_a_partners_file_that_is_not_sent_is_not_looked_for_on_the_server(service: Served) -> None:
    day = str(DAYS["partner-files"])
    told = problem(
        service.client.post("/v1/packs", params={"on": day}, content=sent("partner-files"), headers=JSON),
        422,
        "partner-file",
    )
    assert told["exit_code"] == 7
    assert "was not sent with the case" in str(told["detail"])


@pytest.mark.parametrize("path", ["../../../etc/passwd", "C:\\Windows\\win.ini"])
def test_a_path_in_a_case_opens_no_file_of_the_server(service: Served, path: str, tmp_path: Path) -> None:
    data = load_data(THIRD)
    data["agencies"][0]["chronology"] = {"file": path}
    answer = post(service, "/v1/packs", json.dumps(data).encode())
    assert "was not sent with the case" in str(problem(answer, 422, "partner-file")["detail"])


def test_a_part_that_nobody_names_was_meant_for_one(service: Served) -> None:
    answer = service.client.post(
        "/v1/packs", params={"on": "2026-04-20"}, files=form(THIRD, {"../../evil.pdf": b"%PDF-1.7"})
    )
    assert "no agency's chronology names a file so" in str(problem(answer, 422, "partner-file")["detail"])


@pytest.mark.parametrize("document", ["letter-9", "..%2f..%2fetc%2fpasswd", "letter-5%00", "%2e%2e", "LETTER-5"])
def test_a_document_that_is_none(service: Served, document: str) -> None:
    answer = post(service, f"/v1/documents/{document}")
    assert answer.status_code == 404
    assert answer.json()["code"] in ("document-unknown", "not-found")


def test_a_bad_case_is_told_place_by_place(service: Served) -> None:
    data = load_data(THIRD)
    del data["victim"]["name"]
    data["meeting"]["date"] = "2026-02-30"
    told = problem(post(service, "/v1/documents/letter-5", json.dumps(data).encode()), 422, "case-invalid")
    assert told["exit_code"] == 1
    assert told["errors"] == [
        {"pointer": "/victim/name", "detail": "is missing; it has to be given", "code": "missing-field"},
        {"pointer": "/meeting/date", "detail": "February 2026 has no day 30", "code": "value"},
    ]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b"null", b'{"a":1,"a":2}', b"[" * 100_000])
def test_what_is_no_case_at_all(service: Served, content: bytes) -> None:
    told = post(service, "/v1/timetable", content).json()
    assert (told["status"] in (400, 422), told["code"]) == (True, "case-invalid")


def test_an_unknown_authority_is_told_at_its_place(service: Served) -> None:
    data = load_data(THIRD) | {"authority": "../../etc/passwd"}
    told = problem(post(service, "/v1/timetable", json.dumps(data).encode()), 422, "authority-unknown")
    assert [e["pointer"] for e in told["errors"]] == ["/authority"]  # type: ignore[attr-defined]


def test_what_the_case_does_not_call_for_or_lacks(service: Served) -> None:
    assert problem(post(service, "/v1/documents/letter-4"), 422, "document-does-not-apply")["exit_code"] == 4
    own = "own-application-threshold-not-met"
    told = problem(post(service, "/v1/documents/letter-4", sent(own), on=str(DAYS[own])), 422, "fact-missing")
    assert [e["pointer"] for e in told["errors"]] == ["/threshold/reasons"]  # type: ignore[attr-defined]


def test_a_pack_that_lacks_a_document_is_refused_where_that_is_asked(service: Served) -> None:
    own = "own-application-threshold-not-met"
    assert post(service, "/v1/packs", sent(own), on=str(DAYS[own])).headers["docgen-not-made"] == "1"
    told = problem(post(service, "/v1/packs", sent(own), on=str(DAYS[own]), strict="true"), 422, "fact-missing")
    assert "/threshold/reasons" in [e["pointer"] for e in told["errors"]]  # type: ignore[attr-defined]
    alone = post(service, "/v1/packs", sent(own), {"Accept": PDF}, on=str(DAYS[own]))
    assert "the threshold is not met" in str(problem(alone, 422, "pack-not-made")["detail"])


@pytest.mark.parametrize(
    ("path", "headers", "status", "code"),
    [
        ("/v1/packs", {"Content-Type": "text/plain"}, 415, "unsupported-media-type"),
        ("/v1/packs", {"Content-Type": ""}, 415, "unsupported-media-type"),
        ("/v1/timetable", {"Content-Type": "multipart/form-data; boundary=x"}, 415, "unsupported-media-type"),
        ("/v1/timetable", {"Content-Encoding": "gzip"}, 415, "unsupported-media-type"),
        ("/v1/packs", {"Content-Type": "multipart/form-data"}, 400, "bad-multipart"),
        ("/v1/packs", {"Content-Type": "multipart/form-data; boundary=x"}, 400, "bad-multipart"),
        ("/v1/packs", {"Accept": "image/png"}, 406, "not-acceptable"),
        ("/v1/timetable", {"Accept": PDF}, 406, "not-acceptable"),
        ("/v1/documents/letter-5", {"Accept": f"{PDF};q=0"}, 406, "not-acceptable"),
        ("/v1/timetable", {"Idempotency-Key": "two words"}, 422, "parameter-invalid"),
        ("/v1/timetable", {"Idempotency-Key": "k" * 256}, 422, "parameter-invalid"),
    ],
)
def test_headers_that_can_not_be_met(
    service: Served, path: str, headers: dict[str, str], status: int, code: str
) -> None:
    problem(post(service, path, headers=headers), status, code)


@pytest.mark.parametrize(
    ("params", "parameter"),
    [
        ({"on": "20 April 2026"}, "on"),
        ({"on": "2026-02-30"}, "on"),
        ({"on": "1776643200"}, "on"),
        ({"for": "everybody"}, "for"),
        ({"audience": "victim"}, "audience"),
        ({"archive": "maybe"}, "archive"),
        ({"authorities": "/etc"}, "authorities"),
    ],
)
def test_a_parameter_that_means_nothing_is_refused(
    service: Served, params: dict[str, str], parameter: str
) -> None:
    told = problem(post(service, "/v1/packs", **params), 422, "parameter-invalid")
    assert [e["parameter"] for e in told["errors"]] == [parameter]  # type: ignore[attr-defined]


def test_a_day_on_which_nothing_can_be_reckoned(service: Served) -> None:
    told = problem(post(service, "/v1/timetable", on="9999-12-31"), 422, "day-out-of-range")
    assert [e["parameter"] for e in told["errors"]] == ["on"]  # type: ignore[attr-defined]


def test_a_parameter_that_is_there_twice_is_refused(service: Served) -> None:
    answer = service.client.post("/v1/packs?for=all&for=victim", content=sent(), headers=JSON)
    problem(answer, 422, "parameter-invalid")


def test_paths_and_methods_that_are_not_there(service: Served) -> None:
    problem(service.client.get("/v1/letters"), 404, "not-found")
    problem(service.client.get("/docs"), 404, "not-found")
    problem(service.client.get("/v1/documents/"), 404, "not-found")
    answer = service.client.put("/v1/documents")
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert service.client.options("/v1/packs").headers["allow"] == "OPTIONS, POST"
    head = service.client.head("/v1/documents")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(service.client.get("/v1/documents").content))


def test_one_request_under_one_key_is_done_one_time(service: Served) -> None:
    key = {"Idempotency-Key": f'"{uuid.uuid4()}"'}
    first = post(service, "/v1/documents/letter-5", headers=key)
    again = post(service, "/v1/documents/letter-5", headers=key)
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    problem(post(service, "/v1/documents/letter-5", headers=key, on="2026-04-21"), 422, "key-used")
    problem(post(service, "/v1/documents/letter-1", headers=key), 422, "key-used")


def test_many_requests_under_one_key_at_once(service: Served) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: post(service, "/v1/packs", json.dumps(CASE).encode(), key), range(6)))
    done = [a for a in answers if a.status_code == 200]
    assert done and {a.status_code for a in answers} <= {200, 409}
    assert len({a.content for a in done}) == 1
    assert sum("idempotency-replayed" not in a.headers for a in done) == 1
    for answer in answers:
        if answer.status_code == 409:
            problem(answer, 409, "in-flight")


def test_a_long_job_is_polled(service: Served) -> None:
    accepted = post(service, "/v1/packs", json.dumps(CASE).encode(), {"Prefer": "respond-async"})
    assert accepted.status_code == 202
    assert accepted.headers["preference-applied"] == "respond-async"
    place = accepted.headers["location"]
    assert accepted.json()["state"] == "queued"
    service.wait_for("job-done", job=accepted.json()["id"])
    job = service.client.get(place).json()
    assert (job["state"], job["status"]) == ("done", 200)
    result = service.client.get(job["result"])
    straight = post(service, "/v1/packs", json.dumps(CASE).encode())
    assert result.content == straight.content
    for header in ("etag", "content-type", "docgen-on", "docgen-not-made", "content-disposition"):
        assert result.headers[header] == straight.headers[header]
    assert service.client.delete(place).status_code == 204
    problem(service.client.get(place), 404, "job-unknown")
    problem(service.client.get(job["result"]), 404, "job-unknown")


def test_a_job_that_comes_to_nothing_says_why(service: Served) -> None:
    accepted = post(service, "/v1/documents/letter-4", headers={"Prefer": "respond-async"})
    service.wait_for("job-done", job=accepted.json()["id"])
    problem(service.client.get(f"{accepted.headers['location']}/result"), 422, "document-does-not-apply")


def test_those_who_watch(service: Served) -> None:
    assert service.client.get("/healthz").json() == {"status": "alive"}
    assert service.client.get("/readyz").json() == {"status": "ready"}
    post(service, "/v1/timetable")
    metrics = service.client.get("/metrics").text
    assert "docgen_workers_ready 2.0" in metrics
    assert 'docgen_requests_total{method="POST",route="/v1/timetable",status="200"}' in metrics


def test_a_request_id_goes_through(service: Served) -> None:
    answer = service.client.get("/healthz", headers={"X-Request-Id": "abc-123"})
    assert answer.headers["x-request-id"] == "abc-123"
    service.wait_for("request", request_id="abc-123", status=200)
    odd = service.client.get("/healthz", headers={"X-Request-Id": "Jo Bloggs, 1 High Street"})
    assert odd.headers["x-request-id"] != "Jo Bloggs, 1 High Street"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Host": "attacker.example"}, 421, "wrong-host"),
        ({"Host": "127.0.0.1.attacker.example"}, 421, "wrong-host"),
        ({"Origin": "https://attacker.example"}, 403, "wrong-origin"),
        ({"Origin": "null"}, 403, "wrong-origin"),
    ],
)
def test_a_web_page_can_not_use_a_service_without_keys(
    service: Served, headers: dict[str, str], status: int, code: str
) -> None:
    problem(post(service, "/v1/timetable", headers=headers), status, code)


def test_no_text_of_a_case_is_in_the_log(service: Served) -> None:
    data = load_data(THIRD)
    data["victim"]["nick"] = "Quillmaker"
    post(service, "/v1/timetable", json.dumps(data).encode())
    post(service, "/v1/documents/letter-5", for_="Quillmaker")
    post(service, "/v1/documents/Quillmaker")
    service.client.get("/v1/Quillmaker?Quillmaker=Quillmaker", headers={"X-Request-Id": "last-of-all"})
    service.wait_for("request", request_id="last-of-all")
    log = "".join(service.lines)
    for name in ("Hartley", "Rourke", "Brown", "Larkspur", "Quillmaker", "Nandakumar", "Traceback"):
        assert name not in log
