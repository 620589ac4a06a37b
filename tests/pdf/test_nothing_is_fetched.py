"""A partner's Word file that leads to the network and to files of the machine: nobody knocks, and nothing is opened."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from made_files import drawn_picture, text_of, word_file

from docgen.paper import Docx
from docgen.pdf.embedded import Embedded
from docgen.pdf.engine import Engine, engine
from docgen.pdf.partner import clean_partner_files

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("DOCGEN_REQUIRE_SOFFICE"), reason="needs LibreOffice"
)
needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="a pipe with a name tells who opens a file")


class Door:
    """Listens on the loopback, and notes what those who knock ask for."""

    def __init__(self) -> None:
        self.knocks: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self._socket.accept()
                with guest, suppress(OSError):
                    guest.settimeout(2)
                    self.knocks.append(guest.recv(200))

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def door() -> Iterator[Door]:
    found = Door()
    yield found
    found.close()


@contextmanager
def watched(path: Path) -> Iterator[list[str]]:
    """A pipe with this name: whoever opens it to read waits there, and so is seen."""
    os.mkfifo(path)
    seen: list[str] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.02):
            with suppress(OSError):  # nobody is there
                os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                seen.append("opened")

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield seen
    finally:
        over.set()
        watch.join()


def leading_out(to: str) -> bytes:
    """A Word file with every road out that Word knows, to an address or a folder."""
    linked = (
        ("t", "attachedTemplate", f"{to}t.dotm"),
        ("o", "oleObject", f"{to}o.bin"),
        ("a", "aFChunk", f"{to}a.html"),
        ("s", "subDocument", f"{to}s.docx"),
        ("p", "image", f"{to}p.png"),
        ("v", "image", f"{to}p.png"),
        ("f", "frame", f"{to}f.htm"),
        ("m", "mailMergeSource", f"{to}m.csv"),
    )
    object_ = (
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="Word.Document.12" r:id="o"/>'
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:50pt;height:50pt">'
        f'<v:imagedata src="{to}p.png" r:id="v"/></v:shape>'
    )
    fields = "".join(
        f'<w:p><w:fldSimple w:instr="{kind} &quot;{to}{file}&quot; \\d"><w:r><w:t>as saved</w:t></w:r></w:fldSimple></w:p>'
        for kind, file in (
            ("INCLUDEPICTURE", "p.png"),
            ("INCLUDETEXT", "s.docx"),
            ("LINK Word.Document.12", "s.docx"),
        )
    )
    body = f'<w:altChunk r:id="a"/><w:subDoc r:id="s"/>{drawn_picture("r:link=" + chr(34) + "p" + chr(34))}'
    return word_file(f"{body}<w:p><w:r><w:object>{object_}</w:object></w:r></w:p>{fields}", linked=linked)


ENGINES = ["embedded", pytest.param("libreoffice", marks=[needs_soffice, pytest.mark.libreoffice])]


@pytest.mark.parametrize("name", ENGINES)
def test_nobody_knocks_at_an_address_in_a_partners_file(name: str, door: Door) -> None:
    (file,) = clean_partner_files([("police.docx", leading_out(door.address))], engine(name))
    assert "as saved" in " ".join(text_of(file.pdf.content))
    assert door.knocks == []


@needs_pipes
@pytest.mark.parametrize("name", ENGINES)
def test_no_file_that_a_partners_file_names_is_opened(name: str, tmp_path: Path) -> None:
    with watched(tmp_path / "p.png") as picture, watched(tmp_path / "s.docx") as text:
        to = f"{tmp_path.as_uri()}/"
        (file,) = clean_partner_files([("police.docx", leading_out(to))], engine(name))
        assert "as saved" in " ".join(text_of(file.pdf.content))
    assert picture == text == []


@pytest.mark.parametrize("name", ENGINES)
def test_nor_does_an_engine_knock_for_a_file_that_was_not_made_safe(name: str, door: Door) -> None:
    """A second lock: should one road out be left, the engine's own settings close it."""
    maker: Engine = Embedded() if name == "embedded" else engine(name)
    maker.convert([("report", Docx(leading_out(door.address)))])
    assert door.knocks == []


@needs_soffice
@pytest.mark.libreoffice
def test_a_knock_would_be_heard(door: Door, tmp_path: Path) -> None:
    """LibreOffice as it is installed does fetch what this file leads to."""
    (tmp_path / "x.docx").write_bytes(leading_out(door.address))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "x.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert any(b"p.png" in knock for knock in door.knocks)


@needs_pipes
def test_a_look_into_a_file_would_be_seen(tmp_path: Path) -> None:
    with watched(tmp_path / "p.png") as seen:
        (tmp_path / "p.png").read_bytes()
    assert seen
