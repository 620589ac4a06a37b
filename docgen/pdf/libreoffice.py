"""The engine for those who have LibreOffice: one process for all files, in a profile that lives as long.

Macros, active content, links to outside and updates are off. Nothing of the user's own LibreOffice is read or
changed, and nothing stays behind: not even when it hangs or is interrupted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.errors import EngineError, EngineMissing, EngineTooSlow
from docgen.paper import Docx, Pdf
from docgen.pdf.metadata import About, about, finish

VARIABLE = "DOCGEN_SOFFICE"
START_SECONDS = 60  # a cold start on a slow disk, with room to spare
SECONDS_EACH = 20  # for each file on top of it

_SETTINGS: dict[str, dict[str, bool | int | str]] = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": True,
        "MacroSecurityLevel": 3,  # if macros ran at all, only those of a trusted place
        "DisableActiveContent": True,
        "BlockUntrustedRefererLinks": True,  # a picture linked from the document is not fetched
        "CheckDocumentEvents": True,
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": 0, "Field": False, "Chart": False},
    # Whatever still asks for the network gets a proxy that is not there.
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": 9,
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": 9,
    },
    "/org.openoffice.Office.Common/Misc": {
        "FirstRun": False,
        "CrashReport": False,
        "CollectUsageInformation": False,
    },
    "/org.openoffice.Office.Common/History": {"PickListSize": 0},
    "/org.openoffice.Office.Recovery/AutoSave": {"Enabled": False},
    "/org.openoffice.Setup/L10N": {"ooSetupSystemLocale": "en-GB"},  # not the machine's, or dates and paper change
    "/org.openoffice.Office.Linguistic/General": {"DefaultLocale": "en-GB"},
}
_AT_ONCE = 200  # of more than 243 files LibreOffice 7.4 leaves the rest out, and says nothing
_OPTIONS = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,  # puts in the title and the language too
    "ExportBookmarks": True,
    "ExportFormFields": False,  # a PDF is for reading; what a form holds is printed
    "ExportNotes": False,
    "ReduceImageResolution": False,
    "UseLosslessCompression": True,
}


class _Stopped(EngineError):
    """It did not start, or ended by itself before its work was done."""


@dataclass(frozen=True)
class LibreOffice:
    """Converts with the LibreOffice at ``program``."""

    program: Path
    seconds: Callable[[int], float] = lambda files: START_SECONDS + SECONDS_EACH * files

    @property
    def name(self) -> str:
        """What ``--engine`` calls it."""
        return "libreoffice"

    @classmethod
    def find(cls, environ: Mapping[str, str] = os.environ) -> LibreOffice:
        """The LibreOffice of this machine: where DOCGEN_SOFFICE says, on the PATH, or where it installs itself.

        Raises EngineMissing where there is none.
        """
        said = environ.get(VARIABLE)
        if said:
            if not Path(said).is_file():
                raise EngineMissing(f"{VARIABLE} is set, but there is no file {said}")
            return cls(Path(said))
        for name in ("soffice", "libreoffice"):
            found = shutil.which(name, path=environ.get("PATH"))
            if found:
                return cls(_console(Path(found)))
        for path in _usual_places(environ):
            if path.is_file():
                return cls(path)
        raise EngineMissing(
            "LibreOffice is not on this machine: install it (Debian: apt install libreoffice-writer-nogui), "
            f"set {VARIABLE} to its soffice, or leave out --engine libreoffice"
        )

    @cached_property
    def version(self) -> str:
        """The version that LibreOffice gives of itself, such as 7.4.7.2."""
        with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
            said = self._run(["--version"], Path(folder), START_SECONDS)
        number = re.search(r"LibreOffice\D*(\d+(?:\.\d+)+)", said)
        if number is None:
            raise EngineError(f"{self.program.name} does not say that it is LibreOffice; see {VARIABLE}")
        return number[1]

    def convert(self, files: Iterable[tuple[str, Docx]]) -> list[Pdf]:
        """One PDF for each Word file, in the same order, one run of LibreOffice for 200 of them. See `Engine`."""
        files = list(files)
        made: list[Pdf] = []
        for start in range(0, len(files), _AT_ONCE):
            made += self._convert(files[start : start + _AT_ONCE])
        return made

    def _convert(self, files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        what = [about(file, label) for label, file in files]
        try:
            return self._convert_once(files, what)
        except _Stopped:  # now and then it ends as it starts; a second time in a new profile it seldom does
            return self._convert_once(files, what)

    def _convert_once(self, files: Sequence[tuple[str, Docx]], what: Sequence[About]) -> list[Pdf]:
        producer = f"LibreOffice {self.version}"
        with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            _write_profile(folder / "profile")
            (folder / "out").mkdir()
            sources = []
            for index, (_, file) in enumerate(files):
                sources.append(f"{index}.docx")  # a number: file names are seen by others on the machine
                (folder / sources[-1]).write_bytes(file.content)
            options = json.dumps(
                {key: {"type": "boolean", "value": str(on).lower()} for key, on in _OPTIONS.items()}
            )
            command = ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", "out", *sources]
            self._run(command, folder, self.seconds(len(files)))
            made = []
            for index, ((label, _), title) in enumerate(zip(files, what, strict=True)):
                content, notes = _checked(folder / "out" / f"{index}.pdf", label)
                # It says that it keeps PDF/UA, and does not quite: docs/engines.md tells where.
                made.append(Pdf(finish(content, title, producer, conforms=False, archival=False), notes))
            return made

    def _run(self, arguments: Sequence[str], folder: Path, seconds: float) -> str:
        command = [
            str(self.program),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            *arguments,
        ]
        # A session (on Windows a group) of its own: soffice is only a starter, and what it starts has to end too.
        apart: dict[str, object] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        log = folder / "log.txt"  # not a pipe, which a child that never ends would keep open
        try:
            with log.open("wb") as sink:
                process = subprocess.Popen(  # type: ignore[call-overload]
                    command,
                    cwd=folder,
                    env=_environment(folder),
                    stdin=subprocess.DEVNULL,
                    stdout=sink,
                    stderr=subprocess.STDOUT,
                    **apart,
                )
        except OSError as error:
            raise _Stopped(f"{self.program} can't be started: {error.strerror or error}") from None
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise EngineTooSlow(
                f"LibreOffice took more than {seconds:g} seconds and was stopped; try again, or --engine embedded"
            ) from None
        finally:
            _end(process)
        if code != 0:
            raise _Stopped(f"LibreOffice stopped with exit code {code}; try again, or --engine embedded")
        return log.read_text(encoding="utf-8", errors="replace")


def _usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where LibreOffice puts itself when it is not on the PATH: Windows, macOS, the packages from its own site."""
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
        if environ.get(variable):
            yield Path(environ[variable]) / "LibreOffice" / "program" / "soffice.com"
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    if environ.get("HOME"):
        yield Path(environ["HOME"]) / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    yield Path("/usr/lib/libreoffice/program/soffice")
    yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _console(program: Path) -> Path:
    """On Windows the twin that waits until the work is done; soffice.exe returns at once."""
    twin = program.with_suffix(".com")
    return twin if program.suffix.lower() == ".exe" and twin.is_file() else program


def _environment(folder: Path) -> dict[str, str]:
    """The user's, but with temporary files inside our own folder, which goes away."""
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    if sys.platform.startswith("linux"):
        environment["SAL_USE_VCLPLUGIN"] = "svp"  # no display, and none of the desktop's own settings
    return environment


def _write_profile(profile: Path) -> None:
    items = [
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{_said(value)}</value></prop></item>"
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    ]
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        + "\n".join(items)
        + "\n</oor:items>\n",
        encoding="utf-8",
    )


def _said(value: bool | int | str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _checked(path: Path, label: str) -> tuple[bytes, tuple[str, ...]]:
    """The PDF and what to know about it. EngineError, with the label, where it is not one that opens."""
    try:
        content = path.read_bytes()
    except OSError:
        raise EngineError(f"{label}: LibreOffice can't read the Word file, and made no PDF of it") from None
    from pypdf import PdfReader  # 90 ms, which the other engine does without
    from pypdf.errors import PyPdfError

    try:
        pages = len(PdfReader(path).pages) if content.startswith(b"%PDF-") else 0
    except (PyPdfError, ValueError, KeyError, TypeError):
        pages = 0
    if pages == 0:
        raise EngineError(f"{label}: LibreOffice wrote a PDF that does not open; try again, or --engine embedded")
    if b"/StructTreeRoot" not in content:
        return content, (f"{label}: the PDF has no tags: LibreOffice 7.4 or newer makes them",)
    return content, ()


def _end(process: subprocess.Popen[bytes]) -> None:
    """No process that we started goes on."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/PID", str(process.pid), "/T", "/F"], capture_output=True, check=False)
    else:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
