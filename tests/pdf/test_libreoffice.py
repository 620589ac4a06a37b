"""The engine for those who have LibreOffice: the real one where it is, and stand-ins that misbehave."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from made_files import PICTURE, Making, drawn_picture, paragraph, text_of, unpacked, word_file
from pypdf import PdfReader

from docgen.errors import EngineError, EngineMissing, EngineTooSlow
from docgen.paper import Docx
from docgen.pdf import libreoffice
from docgen.pdf.engine import engine
from docgen.pdf.libreoffice import VARIABLE, LibreOffice


def installed() -> bool:
    try:
        LibreOffice.find()
    except EngineMissing:
        return False
    return True


real = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not installed(), reason="LibreOffice is not installed"),
]
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line")


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Temporary files go where they can be counted; at the end none may be left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


# Finding it


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_variable_comes_first(tmp_path: Path) -> None:
    said, on_path = program(tmp_path / "a" / "soffice"), program(tmp_path / "b" / "soffice")
    environ = {VARIABLE: str(said), "PATH": str(on_path.parent)}
    assert LibreOffice.find(environ).program == said


def test_a_variable_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=f"{VARIABLE} is set, but there is no file .*nowhere"):
        LibreOffice.find({VARIABLE: str(tmp_path / "nowhere")})


@on_posix
def test_then_the_path(tmp_path: Path) -> None:
    found = program(tmp_path / "libreoffice")
    assert LibreOffice.find({"PATH": str(tmp_path)}).program == found


def test_then_the_usual_places(tmp_path: Path) -> None:
    found = program(tmp_path / "LibreOffice" / "program" / "soffice.com")
    assert LibreOffice.find({"PATH": "", "ProgramFiles": str(tmp_path)}).program == found


def test_without_it_one_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_usual_places", lambda environ: [])
    with pytest.raises(
        EngineMissing, match=r"apt install libreoffice-writer-nogui.*leave out --engine libreoffice"
    ):
        LibreOffice.find({"PATH": ""})


def test_on_windows_the_twin_that_waits_is_taken(tmp_path: Path) -> None:
    quick, patient = program(tmp_path / "soffice.exe"), program(tmp_path / "soffice.com")
    assert libreoffice._console(quick) == patient
    patient.unlink()
    assert libreoffice._console(quick) == quick


# Stand-ins

_STAND_IN = """#!{python}
import os, subprocess, sys, time
from pathlib import Path
if "--version" in sys.argv:
    print("LibreOffice 99.1.2.3")
    sys.exit()
profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://"))
sources = [a for a in sys.argv if a.endswith(".docx")]
{script}
"""


def stand_in(folder: Path, script: str, seconds: float = 20) -> LibreOffice:
    path = folder / "soffice"
    path.write_text(_STAND_IN.format(python=sys.executable, script=script), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return LibreOffice(path, lambda files: seconds)


def alive(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    if state.parent.parent.joinpath("self").exists():
        return state.exists() and state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


TWO = [("letter-1", Docx(word_file(title="One"))), ("letter-5", Docx(word_file(title="Five")))]


@on_posix
def test_what_hangs_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"Path({str(told)!r}).write_text(f'{{os.getpid()}} {{child.pid}}')\n"
        "time.sleep(600)"
    )
    began = time.monotonic()
    with pytest.raises(EngineTooSlow, match=r"took more than 2 seconds and was stopped.*--engine embedded"):
        stand_in(tmp_path, script, seconds=2).convert(TWO)
    assert time.monotonic() - began < 15
    processes = [int(number) for number in told.read_text().split()]
    assert len(processes) == 2
    deadline = time.monotonic() + 5
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, processes))


@on_posix
def test_an_exit_code_is_an_error_even_where_there_are_files(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="stopped with exit code 77"):
        stand_in(tmp_path, "sys.exit(77)").convert(TWO)


@on_posix
def test_one_that_ends_as_it_starts_is_started_once_more_with_a_new_profile(tmp_path: Path) -> None:
    pdf = Making()
    pdf.add("<</Producer(x)>>")
    pdf.page()
    told = tmp_path / "told"
    script = f"""
with open({str(told)!r}, "a") as file:
    file.write(profile + "\\n")
if len(open({str(told)!r}).readlines()) == 1:
    sys.exit(81)
for name in "01": Path(f"out/{{name}}.pdf").write_bytes({pdf.bytes(trailer="/Info 4 0 R")!r})
"""
    assert len(stand_in(tmp_path, script).convert(TWO)) == 2
    assert len(set(told.read_text().split())) == 2
    with pytest.raises(EngineError, match="exit code 82"):
        stand_in(tmp_path, script.replace("exit(81)", "exit(82)").replace("== 1", "< 5")).convert(TWO)
    assert len(told.read_text().split()) == 4


@on_posix
def test_a_file_that_is_not_made_is_named_by_its_label(tmp_path: Path) -> None:
    pdf = Making()
    pdf.add("<</Producer(x)>>")
    pdf.page()
    script = f"Path('out/0.pdf').write_bytes({pdf.bytes(trailer='/Info 4 0 R')!r})"
    with pytest.raises(EngineError, match=r"^letter-5: LibreOffice can't read the Word file"):
        stand_in(tmp_path, script).convert(TWO)


@on_posix
@pytest.mark.parametrize("written", [b"", b"nothing", b"%PDF-1.7 nothing", Making().bytes()])
def test_a_file_that_is_no_pdf_with_pages_is_named_by_its_label(tmp_path: Path, written: bytes) -> None:
    script = f"for name in '01': Path(f'out/{{name}}.pdf').write_bytes({written!r})"
    with pytest.raises(EngineError, match=r"^letter-1: LibreOffice wrote a PDF that does not open"):
        stand_in(tmp_path, script).convert(TWO)


@on_posix
def test_a_pdf_without_tags_claims_nothing_and_is_told(tmp_path: Path) -> None:
    pdf = Making()
    pdf.add("<</Producer(x)>>")
    pdf.page()
    script = f"for name in '01': Path(f'out/{{name}}.pdf').write_bytes({pdf.bytes(trailer='/Info 4 0 R')!r})"
    made = stand_in(tmp_path, script).convert(TWO)
    assert made[1].notes == ("letter-5: the PDF has no tags: LibreOffice 7.4 or newer makes them",)
    assert b"pdfuaid" not in made[1].content
    assert PdfReader(io.BytesIO(made[1].content)).metadata == {
        "/Title": "Five",
        "/Creator": "docgen",
        "/Producer": "LibreOffice 99.1.2.3",
        "/CreationDate": "D:20260421000000Z",
    }


@on_posix
def test_it_gets_a_locked_profile_of_its_own_and_file_names_that_tell_nothing(tmp_path: Path) -> None:
    script = f"""
settings = Path(profile.removeprefix("-env:UserInstallation=file://")) / "user" / "registrymodifications.xcu"
names = [*sources, os.getcwd(), os.environ["TMPDIR"]]
Path({str(tmp_path / "told")!r}).write_text(settings.read_text() + " ".join(names))
sys.exit(1)"""
    with pytest.raises(EngineError):
        stand_in(tmp_path, script).convert([("letter-1", TWO[0][1])])
    told = (tmp_path / "told").read_text()
    for setting, value in (
        ("DisableMacrosExecution", "true"),
        ("MacroSecurityLevel", "3"),
        ("BlockUntrustedRefererLinks", "true"),
        ("Link", "0"),
    ):
        assert f'oor:name="{setting}" oor:op="fuse"><value>{value}</value>' in told
    assert "0.docx" in told and "letter" not in told.replace(str(tmp_path), "")


@on_posix
def test_a_program_that_can_not_be_started_is_told(tmp_path: Path) -> None:
    path = tmp_path / "soffice"
    path.write_text("", encoding="utf-8")
    with pytest.raises(EngineError, match="soffice can't be started"):
        LibreOffice(path).convert(TWO)


@on_posix
def test_another_program_under_that_name_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "soffice"
    path.write_text("#!/bin/sh\necho hello\n", encoding="utf-8")
    path.chmod(0o755)
    with pytest.raises(EngineError, match="does not say that it is LibreOffice"):
        LibreOffice(path).convert(TWO)


def test_a_bad_word_file_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"^letter-5: is not a Word file"):
        LibreOffice(tmp_path / "nowhere").convert([TWO[0], ("letter-5", Docx(b"x"))])


def test_no_files_start_nothing(tmp_path: Path) -> None:
    assert LibreOffice(tmp_path / "nowhere").convert([]) == []


# The real one


@pytest.fixture
def office() -> LibreOffice:
    found = engine("libreoffice")
    assert isinstance(found, LibreOffice)
    return found


class TestReal:
    pytestmark = real

    def test_twenty_files_keep_their_order_and_their_bytes(self, office: LibreOffice) -> None:
        files = [
            (f"paper-{number}", Docx(word_file(paragraph(f"This is paper {number}."), title=f"Paper {number}")))
            for number in range(20)
        ]
        pdfs = office.convert(files)
        assert [text_of(pdf.content)[0].strip() for pdf in pdfs] == [f"This is paper {n}." for n in range(20)]
        time.sleep(1.1)  # a second is what its clock counts
        assert office.convert(files[:3]) == pdfs[:3]

    def test_the_pdf_says_what_it_should_and_names_nobody(self, office: LibreOffice) -> None:
        (pdf,) = office.convert([("letter-5", Docx(word_file(title="Letter 5")))])
        reader = PdfReader(io.BytesIO(pdf.content))
        assert (
            reader.metadata is not None and reader.metadata.title == "Letter 5" and reader.metadata.author is None
        )
        assert reader.root_object["/Lang"] == "en-GB"
        assert reader.root_object["/ViewerPreferences"] == {"/DisplayDocTitle": True}
        assert "/StructTreeRoot" in reader.root_object and "/OpenAction" not in reader.root_object
        assert b"Private" not in unpacked(pdf.content)
        assert pdf.notes == ()

    def test_nothing_outside_the_file_is_fetched(self, office: LibreOffice, tmp_path: Path) -> None:
        asked: list[str] = []

        class Listening(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Listening)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/picture.png"
            secret = tmp_path / "secret.png"
            secret.write_bytes(PICTURE)
            linked = (("p1", "image", address), ("p2", "image", secret.as_uri()))
            docx = word_file(
                paragraph("Before") + drawn_picture('r:link="p1"') + drawn_picture('r:link="p2"'), linked=linked
            )
            (pdf,) = office.convert([("letter-5", Docx(docx))])
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
        assert asked == []
        assert "Before" in text_of(pdf.content)[0]
        assert not list(PdfReader(io.BytesIO(pdf.content)).pages[0].images)
