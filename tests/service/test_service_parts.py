"""The small parts: multipart bodies, what headers ask for, envelopes, keys."""

from __future__ import annotations

import io
import time
import uuid
import zipfile
from datetime import date
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import OutputError
from docgen.service.envelope import Answer, Task
from docgen.service.keys import KeyStore
from docgen.service.multipart import Malformed, Sent, boundary_of, split
from docgen.service.preferences import acceptable, idempotency_key, matches, wants_async
from docgen.service.settings import is_loopback
from docgen.service.work import zipped


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20),
        st.binary(),
        min_size=1,
        max_size=5,
    )
)
def test_what_another_library_writes_is_read_back(parts: dict[str, bytes]) -> None:
    request = httpx.Request(
        "POST", "http://x", files=[(name, ("f", content, "application/pdf")) for name, content in parts.items()]
    )
    found = split(request.read(), boundary_of(request.headers["content-type"]), 5)
    assert found == tuple(Sent(name, "application/pdf", content) for name, content in parts.items())


WHOLE = (
    b'--b\r\nContent-Disposition: form-data; name="case"\r\n\r\n{}\r\n'
    b'--b\r\nContent-Disposition: form-data; name=plain; filename="x"\r\nContent-Type: application/pdf; v=1\r\n\r\n'
    b"\r\n--\r\n--bb\n\r\n--b--\r\n"
)


def test_parts_as_curl_writes_them() -> None:
    assert boundary_of("multipart/form-data; boundary=b") == b"b"
    assert boundary_of('multipart/form-data; boundary="a b"; charset=utf-8') == b"a b"
    body = WHOLE.replace(b"--bb", b"--ab")
    assert split(body, b"b", 2) == (Sent("case", "", b"{}"), Sent("plain", "application/pdf", b"\r\n--\r\n--ab\n"))


@pytest.mark.parametrize("length", range(len(WHOLE) - 4))
def test_a_body_that_ends_early_is_never_taken_for_whole(length: int) -> None:
    with pytest.raises(Malformed):
        split(WHOLE[:length], b"b", 2)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b--",
        b"{}",
        b"preamble\r\n--b\r\n\r\n\r\n--b--",
        b"--b\r\n\r\nno headers\r\n--b--",
        b'--b\r\nContent-Disposition: form-data; filename="x"\r\n\r\n\r\n--b--',
        b'--b\r\nContent-Disposition: attachment; name="x"\r\n\r\n\r\n--b--',
        b'--b\r\nContent-Disposition: form-data; name="x"\r\nContent-Disposition: form-data; name="y"\r\n\r\n\r\n--b--',
        b'--b\r\nContent-Disposition: form-data; name="x"\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--b--',
        b'--b\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\r\n--b--',
        b"--b\r\nX: " + b"x" * 9000 + b"\r\n\r\n\r\n--b--",
        b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n' * 3 + b"--b--",
    ],
)
def test_what_is_no_form(body: bytes) -> None:
    if body == b"--b--":
        assert split(body, b"b", 2) == ()
        return
    with pytest.raises(Malformed):
        split(body, b"b", 2)


def test_a_bomb_of_parts_is_refused_without_looking_at_them() -> None:
    bomb = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n' * 500_000 + b"--b--"
    begun = time.process_time()
    with pytest.raises(Malformed, match="more than 50 parts"):
        split(bomb, b"b", 50)
    split(
        b"--b\r\n" + b'Content-Disposition: form-data; name="x"\r\n\r\n' + b"\r\n--" * 5_000_000 + b"\r\n--b--",
        b"b",
        5,
    )
    assert time.process_time() - begun < 5.0


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        (None, "application/zip"),
        ("", "application/zip"),
        ("*/*", "application/zip"),
        ("application/*", "application/zip"),
        ("application/pdf", "application/pdf"),
        ("APPLICATION/PDF", "application/pdf"),
        ("text/html, application/pdf;q=0.5, application/zip;q=0.4", "application/pdf"),
        ("application/zip;q=0, */*", "application/pdf"),
        ("application/*;q=0.1, application/pdf;q=0.2", "application/pdf"),
        ("image/png", None),
        ("application/pdf;q=0", None),
        ("application/pdf;q=nonsense", None),
    ],
)
def test_accept(accept: str | None, taken: str | None) -> None:
    assert acceptable(accept, ("application/zip", "application/pdf")) == taken


def test_prefer_and_if_none_match() -> None:
    assert wants_async(["respond-async"])
    assert wants_async(["wait=10", "handling=lenient, Respond-Async; x=1"])
    assert not wants_async(["respond-asynchronously"])
    assert matches('"a", W/"b"', '"b"')
    assert matches("*", '"b"')
    assert not matches('"ab"', '"b"')
    assert not matches(None, '"b"')


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ('"a key"', "a key"),
        ("a-key", "a-key"),
        ("a key", None),
        ('""', None),
        ("", None),
        ("é", None),
        ("k" * 255, "k" * 255),
        ("k" * 256, None),
        ('"a"b"', None),
    ],
)
def test_idempotency_keys(value: str, key: str | None) -> None:
    assert idempotency_key(value) == key


def test_what_goes_to_a_worker_comes_back_the_same() -> None:
    task = Task(
        "pack", date(2026, 4, 20), "application/zip", b"{\n}", (("a/b.pdf", b"\n1"), ("é", b"")), leave_out=True
    )
    assert Task.from_bytes(task.to_bytes()) == task
    answer = Answer(200, "a/b", b"\n\n", {"X": "y"}, "code")
    assert Answer.from_bytes(answer.to_bytes()) == answer
    for content in (answer.to_bytes()[:-1], answer.to_bytes() + b"x", b"", b"{}"):
        with pytest.raises(ValueError):
            Answer.from_bytes(content)


def test_a_zip_is_the_same_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = zipped({"a.txt": b"1", "b.txt": b"2"})
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zipped({"a.txt": b"1", "b.txt": b"2"}) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert [(i.filename, i.date_time[0], i.create_system) for i in package.infolist()] == [
            ("a.txt", 1980, 3),
            ("b.txt", 1980, 3),
        ]


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("LocalHost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
    ],
)
def test_what_is_this_machine(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_a_key_opens_until_it_is_revoked(tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "state")
    assert not store.any
    assert not (tmp_path / "state").exists()
    key, token = store.create("Case system")
    other, _ = store.create("Another")
    assert store.owner(token) == key.id
    assert [(k.label, k.revoked) for k in store.every()] == [
        ("Case system", None),
        ("Another", None),
    ] or key.created == other.created
    store.revoke(key.id)
    assert store.owner(token) is None
    assert store.any_in_use
    store.revoke(other.id)
    assert store.any and not store.any_in_use
    with pytest.raises(OutputError, match="no key"):
        store.revoke(key.id)


def test_a_key_is_not_on_disk(tmp_path: Path) -> None:
    store = KeyStore(tmp_path)
    _, token = store.create("x")
    secret = token.rpartition("_")[2] if token.count("_") == 2 else token[20:]
    for path in tmp_path.rglob("*"):
        assert secret.encode() not in path.read_bytes()


def test_what_is_no_key_opens_nothing(tmp_path: Path) -> None:
    store = KeyStore(tmp_path)
    key, token = store.create("x")
    _, other = store.create("y")
    mixed = token[:20] + other[20:]
    for wrong in (
        "",
        token[:-1],
        token + "A",
        mixed,
        f"docgen_{key.id}_",
        str(uuid.uuid4()),
        "docgen_' or 1=1 --",
    ):
        assert store.owner(wrong) is None
