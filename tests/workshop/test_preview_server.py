"""Who gets an answer from the preview, and what an answer says to a browser: nothing to other sites, nothing kept."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import FIXTURES

from docgen.workshop.preview import Bench, Preview
from docgen.workshop.preview.form import LARGEST, parts_of

CASE = (FIXTURES / "third-party-before-meeting.json").read_bytes()
LETTER = "?document=letter-5&case=third-party-before-meeting"


@pytest.fixture(scope="module")
def served() -> Iterator[Preview]:
    """A preview that answers."""
    preview = Preview(Bench())
    thread = threading.Thread(target=preview.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield preview
    preview.shutdown()
    preview.server_close()
    thread.join()


class Answer:
    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(
    served: Preview, path: str, method: str = "GET", body: bytes | None = None, key: bool = True, **headers: str
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=60)
    where = f"/{served.guard.key}/{path}" if key else path
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, where, body, named)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def sent(served: Preview, content: bytes = CASE, name: str = "own.json", **headers: str) -> Answer:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="wish"\r\n\r\ndocument=letter-5&case=minimal\r\n'
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + name.encode() + b'"\r\n'
        b"Content-Type: application/json\r\n\r\n" + content + b"\r\n--b--\r\n"
    )
    origin = {"Origin": served.address.rsplit("/", 2)[0], "Content_Type": "multipart/form-data; boundary=b"}
    return ask(served, "case", "POST", body, **(origin | headers))


def test_it_listens_on_loopback_alone(served: Preview) -> None:
    assert served.server_address[0] == "127.0.0.1"
    assert served.address.startswith("http://127.0.0.1:")


def test_the_page_and_its_pictures(served: Preview) -> None:
    answer = ask(served, LETTER)
    assert answer.status == 200
    assert "Letter 5: threshold met" in answer.text
    assert "Ms Siân O&#39;Rourke" in answer.text  # the text of the page, for who can't see the picture
    address = re.findall(r'<img src="([^"]+)"', answer.text)[0].replace("&amp;", "&")
    picture = ask(served, address)
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/png")
    assert picture.body.startswith(b"\x89PNG")
    pdf = ask(served, re.findall(r'href="(document\.pdf[^"]+)"', answer.text)[0])
    assert pdf.body.startswith(b"%PDF-")
    assert pdf.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert pdf.headers["Cache-Control"] == "no-store"


def test_every_answer_lets_nothing_in_and_nothing_be_kept(served: Preview) -> None:
    for path in (LETTER, "page.css", "page.js", "icon.svg", "nothing-of-the-kind"):
        headers = ask(served, path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/", "/wrong/", "/page.css", "", "/%2e%2e/", "/../../etc/passwd"])
def test_without_the_key_there_is_nothing(served: Preview, path: str) -> None:
    answer = ask(served, path, key=False)
    assert answer.status == 404
    assert served.guard.key not in answer.text


@pytest.mark.parametrize("name", ["evil.example.org", "127.0.0.1.evil.example.org", "127.0.0.1:1", ""])
def test_another_name_for_this_machine_is_refused(served: Preview, name: str) -> None:
    answer = ask(served, LETTER, Host=name)
    assert answer.status == 403
    assert b"Rourke" not in answer.body


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},  # another port of this machine
        {"Origin": "https://evil.example.org"},
        {"Origin": "null"},
    ],
)
def test_another_website_is_refused(served: Preview, headers: dict[str, str]) -> None:
    assert ask(served, LETTER, **headers).status == 403
    assert sent(served, **headers).status == 403


def test_what_is_sent_has_to_come_from_the_page(served: Preview) -> None:
    assert ask(served, "case", "POST", b"", Content_Type="multipart/form-data; boundary=b").status == 403


def test_a_case_is_held_in_memory_and_named_by_a_number(
    served: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = sent(served, name="Adwoa Hartley-Osei.json")
    assert answer.status == 303
    where = answer.headers["Location"]
    assert where.startswith(served.address)
    assert "Hartley" not in where
    case = re.findall(r"case=(held-\d+)", where)[0]
    page = ask(served, f"?document=letter-5&case={case}&on=2026-04-20").text
    assert "Ref: 104233" in page
    assert "Hartley" not in re.findall("<title>(.*)</title>", page)[0]
    assert list(tmp_path.iterdir()) == []
    ask(served, "forget", "POST", b"", Origin=served.address.rsplit("/", 2)[0])
    assert "104233" not in ask(served, f"?document=letter-5&case={case}&on=2026-04-20").text


def test_what_is_no_case_is_told_in_the_page(served: Preview) -> None:
    where = sent(served, b"<script>alert(1)</script>", name="<b>.json").headers["Location"]
    page = ask(served, where.removeprefix(served.address)).text
    assert "The case file can’t be used" in page
    assert "<script>alert" not in page
    assert "<b>.json" not in page
    assert sent(served, b"").status == 303  # no file chosen


def test_what_is_too_large_is_refused_unread(served: Preview) -> None:
    origin = served.address.rsplit("/", 2)[0]
    answer = ask(served, "case", "POST", None, Origin=origin, Content_Length=str(LARGEST + 1))
    assert answer.status == 413


@pytest.mark.parametrize(
    "query",
    [
        "of=nothing&number=1&dots=4",
        "of=x&number=one&dots=4",
        "",
        "of=x&number=1&dots=nan",
        "of=&number=-1&dots=1e9",
    ],
)
def test_a_picture_that_is_not_there(served: Preview, query: str) -> None:
    assert ask(served, f"picture.png?{query}").status == 404


@pytest.mark.parametrize(
    "query",
    [
        "document=../../etc/passwd",
        "document=letter-5&case=../minimal",
        "document=letter-5&authority=../x",
        "engine=paper",
        "on=yesterday&document=letter-5",
        "copy=nobody&document=letter-6&case=third-party-after-meeting",
        "size=9999&turn=x&page=<b>",
        f"document=letter-5&page=one&turn={'9' * 5000}",
    ],
)
def test_odd_choices_are_told_and_no_fault(served: Preview, query: str) -> None:
    answer = ask(served, f"?{query}")
    assert answer.status == 200
    assert "<b>" not in answer.text
    assert "A fault in docgen" not in answer.text


def test_no_path_can_be_asked_for(served: Preview, tmp_path: Path) -> None:
    (tmp_path / "other.docx").write_bytes(b"")
    up = "../" * 12
    for name in (f"{up}{tmp_path}/other", f"{tmp_path}/other", "letters/letter-5", "../letters/letter-5"):
        text = ask(served, f"?document={name}&case=minimal").text
        assert "is not a document" in text
        assert "document.pdf" not in text


def test_a_fault_of_our_own_tells_no_case_text(served: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("Mrs Hartley-Osei of Flat 3")

    monkeypatch.setattr(served.bench, "show", fails)
    answer = ask(served, LETTER)
    assert answer.status == 500
    assert "RuntimeError at test_preview_server.py:" in answer.text
    assert "Hartley" not in answer.text


def test_it_writes_no_log(served: Preview, capfd: pytest.CaptureFixture[str]) -> None:
    ask(served, LETTER)
    ask(served, "nothing")
    assert capfd.readouterr() == ("", "")


def test_a_port_that_is_taken_is_told(served: Preview) -> None:
    with pytest.raises(OSError, match="in use"):
        Preview(Bench(), served.server_port)


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=", "", "é"])
def test_a_form_that_is_none_holds_nothing(kind: str) -> None:
    assert parts_of(kind, b"--b\r\n\r\nx") == {}


def test_a_file_arrives_byte_for_byte() -> None:
    content = bytes(range(256)) + b"\r\n--x\r\n" + "ë\u2028".encode()
    body = (
        b'--bound\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
        + content
        + b"\r\n--bound--"
    )
    assert parts_of("multipart/form-data; boundary=bound", body)["file"] == ("a.json", content)
