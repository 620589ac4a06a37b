"""Files of every kind, good and bad, as the command and as a program sees them."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest
from drawn import ADDRESS, Drawing, address, pdf
from made import DAYS, built
from pypdf import PdfReader, PdfWriter
from support import FIXTURES

from docgen.cli import run
from docgen.documents.choice.envelope import printed_lines
from docgen.paper import Pdf
from docgen.pdf.checks import fonts_not_embedded
from docgen.preflight import inspect, kind_of, preflight, preflight_made
from docgen.preflight.reading import Said, unpacked

LETTER = pdf(Drawing(address(ADDRESS)))


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(LETTER)))
    writer.encrypt(password, owner_password="the owner's", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(DAYS))
def test_every_letter_and_pack_of_every_fixture_is_fit(name: str) -> None:
    findings = preflight_made(built(name).files)
    assert [str(finding) for finding in findings if finding.severity == "failure"] == []
    warned = {finding.rule for finding in findings}
    assert warned == ({"page-text"} if name == "partner-files" else set())


def test_a_partners_scan_is_named_by_its_pages() -> None:
    """The pages that hold a picture and, but for docgen's own foot, no text: pypdf says which."""
    files = built("partner-files").files
    pack = PdfReader(io.BytesIO(files["meeting-pack.pdf"]))
    scans = []
    for at, page in enumerate(pack.pages, 1):
        seen: list[str] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_, seen=seen: (
                seen.append(text) if tm[5] * cm[3] + cm[5] > 45 else None
            )
        )  # type: ignore[misc]
        if not "".join(seen).strip():
            scans.append(at)
    found = [finding.page for finding in preflight_made(files) if finding.rule == "page-text"]
    assert found == scans != []


def test_the_address_is_read_as_it_was_printed() -> None:
    """What the check sees in the window is what the case file says."""
    from docgen.preflight.printed import WINDOW
    from docgen.preflight.sight import opened

    data = json.loads((FIXTURES / "third-party-before-meeting.json").read_text(encoding="utf-8"))
    home = data["applicant"]["address"]
    with opened(built("third-party-before-meeting").files["letter-5.pdf"]) as seen:
        lines = [line.text for line in seen.sheet(1).lines(WINDOW)]
    assert tuple(lines[1:]) == printed_lines([*home["lines"], home["postcode"]])
    assert lines[0].endswith(data["applicant"]["name"]["family"])


def test_docgens_pack_is_read_without_pypdf() -> None:
    """Its way of packing objects is known here; pypdf, which knows every way, sees the same in it."""
    pack = built("third-party-before-meeting").files["meeting-pack.pdf"]
    plain = unpacked(pack)
    assert plain is not None
    ours, theirs = PdfReader(io.BytesIO(plain)), PdfReader(io.BytesIO(pack))
    assert [page.extract_text() for page in ours.pages] == [page.extract_text() for page in theirs.pages]
    assert list(Said(pack).fonts_not_embedded()) == fonts_not_embedded(Pdf(pack)) == []
    assert Said(pack).language == theirs.root_object["/Lang"]


def test_a_file_that_is_packed_otherwise_is_left_to_pypdf() -> None:
    assert unpacked(LETTER) is None
    assert unpacked(b"%PDF-1.7\nstartxref\n9\n%%EOF\n") is None
    assert fonts_not_embedded(Pdf(LETTER)) == list(Said(LETTER).fonts_not_embedded()) == ["Helvetica"]


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        pytest.param(b"", "empty", "the file is empty", id="empty"),
        pytest.param(b"\n \x00", "empty", "the file is empty", id="blank"),
        pytest.param(b"Dear Sir or Madam", "not-pdf", "it is not a PDF", id="text"),
        pytest.param(b"PK\x03\x04 and so on", "not-pdf", "a Word file", id="Word"),
        pytest.param(b"%PDF-1.7\n nothing more", "unreadable", "it is damaged", id="only a head"),
        pytest.param(LETTER[:300], "unreadable", "it is damaged", id="cut short"),
        pytest.param(pdf(), "unreadable", "can't be read", id="no pages"),
        pytest.param(locked("secret"), "protected", "with a password only", id="locked"),
        pytest.param(locked(""), "protected", "it is protected", id="protected"),
    ],
)
@pytest.mark.parametrize("kind", ["letter", "pack", "other"])
def test_a_bad_file_is_one_clear_finding(content: bytes, rule: str, said: str, kind: str) -> None:
    (finding,) = preflight("letter-1.pdf", content, kind)  # type: ignore[arg-type]
    assert (finding.rule, finding.severity, finding.page) == (rule, "failure", None)
    assert said in finding.message


def test_a_locked_file_says_nothing_of_the_next() -> None:
    assert [f.rule for f in preflight("a.pdf", locked("secret"), "letter")] == ["protected"]
    assert [f.rule for f in preflight("b.pdf", pdf(), "letter")] == ["unreadable"]


def test_damage_that_a_reader_mends_ends_in_findings_or_none(caplog: pytest.LogCaptureFixture) -> None:
    whole = built("third-party-before-meeting").files["letter-5.pdf"]
    with caplog.at_level(logging.CRITICAL):
        for cut in range(0, len(whole), len(whole) // 40):
            inspect("letter-5.pdf", whole[:cut], "letter")
            inspect("letter-5.pdf", whole[:cut] + whole[cut + 7 :], "pack")
            inspect("letter-5.pdf", whole[:cut] + b"9 0 R" + whole[cut:], "other")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("letter-1.pdf", "letter"),
        ("out/letter-6-victim.pdf", "letter"),
        ("meeting-pack.pdf", "pack"),
        ("meeting-pack-limited.pdf", "pack"),
        ("victim-pack.pdf", "pack"),
        ("letter-9.pdf", None),
        ("newsletter-1.pdf", None),
        ("agenda.pdf", None),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Letter 5: threshold met", "letter"),
        ("ASB Case Review meeting pack, reference 1", "pack"),
        ("Newsletter 5", "other"),
    ],
)
def test_the_title_tells_the_kind_where_the_name_does_not(title: str, kind: str) -> None:
    report = inspect("scan0001.pdf", pdf(Drawing(), title=title))
    assert (report.kind, report.sure) == (kind, kind != "other")


def test_what_is_neither_is_checked_for_what_everybody_needs() -> None:
    drawn = pdf(Drawing(address(ADDRESS)), Drawing(size=(148, 210)), title=None, language=None)
    rules = [(finding.rule, finding.page) for finding in preflight("a.pdf", drawn, "other")]
    assert rules == [
        ("title", None),
        ("language", None),
        ("font", 1),
        ("page-size", 2),
        ("page-text", 2),
    ]
    assert preflight("faq.pdf", built("third-party-before-meeting").files["faq.pdf"], "other") == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = built("third-party-before-meeting").files
    for name in ("letter-5.pdf", "meeting-pack.pdf"):
        (tmp_path / name).write_bytes(files[name])
    return tmp_path


def test_fit_files_end_in_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = folder / "letter-5.pdf"
    assert run(["preflight", str(letter), str(folder / "meeting-pack.pdf")]) == 0
    out = capsys.readouterr().out
    assert f"{letter}: fit (1 page, checked as letter)" in out
    assert "2 files, all fit" in out


def test_a_folder_stands_for_its_pdfs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "notes.txt").write_text("no PDF", encoding="utf-8")
    assert run(["preflight", str(folder)]) == 0
    assert "2 files, all fit" in capsys.readouterr().out


def test_every_file_is_checked_whatever_the_others_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {"empty.pdf": b"", "word.pdf": b"PK\x03\x04", "locked.pdf": locked("secret"), "cut.pdf": LETTER[:200]}
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    (folder / "none").mkdir()
    asked = [*bad, "missing.pdf", "none", "letter-5.pdf"]
    assert run(["preflight", *(str(folder / name) for name in asked)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    for name, said in {
        "empty.pdf": "the file is empty",
        "word.pdf": "a Word file",
        "locked.pdf": "with a password only",
        "cut.pdf": "it is damaged",
        "missing.pdf": "there is no such file",
        "none": "there is no PDF in this folder",
    }.items():
        head, _, rest = out.partition(f"{folder / name}: not fit\n")
        assert rest.startswith(f"  failure: {said}") or said in rest.splitlines()[0], name
        assert head != out
    assert "letter-5.pdf: fit (1 page" in out
    assert "7 files, 6 not fit" in out


def test_warnings_alone_end_in_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "meeting-pack.pdf").write_bytes(built("partner-files").files["meeting-pack.pdf"])
    assert run(["preflight", str(tmp_path / "meeting-pack.pdf")]) == 0
    out = capsys.readouterr().out
    assert "fit, but look at this" in out
    assert "  warning: page " in out


def test_as_says_what_a_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(built("third-party-before-meeting").files["faq.pdf"])
    assert run(["preflight", str(path), "--as", "other"]) == 0
    assert "--as" not in capsys.readouterr().out
    assert run(["preflight", str(path), "--as", "letter"]) == 1
    assert "the last, is not a UK postcode" in capsys.readouterr().out


def test_it_says_where_it_could_not_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(Drawing(), title="Scan"))
    run(["preflight", str(path)])
    assert "--as letter or --as pack checks more" in capsys.readouterr().out


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter-1.pdf"
    path.write_bytes(LETTER)
    assert run(["preflight", str(path), str(tmp_path / "missing.pdf"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["fit"] is False
    first, second = told["files"]
    assert (first["kind"], first["pages"], first["fit"]) == ("letter", 1, False)
    assert [(f["rule"], f["page"], f["severity"]) for f in first["findings"]] == [("font", 1, "failure")]
    assert second["kind"] is None
    assert [f["rule"] for f in second["findings"]] == ["missing"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stdin:
        buffer = io.BytesIO(built("third-party-before-meeting").files["letter-1.pdf"])

    monkeypatch.setattr("sys.stdin", Stdin)
    assert run(["preflight", "-"]) == 0
    assert "standard input: fit (1 page, checked as letter)" in capsys.readouterr().out
