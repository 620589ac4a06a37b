"""Every fixture from case file to pack: whole, fit for other programs, and nobody named around the pages."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from made import DAYS, built, case_of, catalogue, pdf_pages, personal, review_of, says, told_of, word_lines
from pypdf import PdfReader
from support import FIXTURES, edited, load_data

from docgen import resources
from docgen.build import Built, Settings, build_pack, convert_document, open_desk, render_document
from docgen.cli import EXIT_CODES, run
from docgen.documents.choice.catalogue import copies
from docgen.documents.wording import clean
from docgen.errors import DoesNotApply, EngineMissing, PartnerFileError, TemplateError, UnknownAuthority
from docgen.paper import ClearedPdf, Pdf

PACKLESS = {  # by hand: which fixtures have no meeting, and why there is no pack
    "own-application-threshold-not-met": "the threshold is not met",
    "threshold-not-met-with-reasons": "the threshold is not met",
    "appeal-after-threshold-not-met": "the threshold is not met",
    "consent-missing": "consent",
    "threshold-decision-pending": "no meeting is set",
    "withdrawn": "withdrawn on Wednesday 20 May 2026",
    "withdrawn-third-party": "withdrawn on Wednesday 14 October 2026",
    "minimal": "no meeting is set",
}

PUBLIC = ("faq.pdf", "application-form.pdf", "guidance-notes.pdf")

# What a template prints where something went wrong; the awkward text holds such on purpose.
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|INSERT|\b(?:None|True|False|null|nan|undefined|datetime)\b|<\w+\.")
RAW_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}:\d{2}\b")


@pytest.mark.parametrize("name", DAYS)
def test_every_fixture_is_built_whole(name: str) -> None:
    made = built(name)
    _files_are_those_of_the_choices(made)
    _there_is_a_pack_or_a_reason(name, made)
    _word_opens_what_it_should(made)
    _viewers_open_what_they_should(made)
    _nothing_is_left_over(name, made)
    _nobody_is_named_around_the_pages(name, made)
    _letters_name_no_neighbour(name, made)
    _public_papers_name_nobody(name, made)


def _files_are_those_of_the_choices(made: Built) -> None:
    names = [name for choice in made.choices if choice.makes for _, name in copies(choice)]
    expected = {f"{name}.{ending}" for name in names for ending in ("docx", "pdf")} | {"manifest.json"}
    assert set(made.files) == expected | ({"meeting-pack.pdf"} if made.pack else set())


def _there_is_a_pack_or_a_reason(name: str, made: Built) -> None:
    if name in PACKLESS:
        assert made.pack is None
        assert PACKLESS[name] in (made.no_pack or "")
    else:
        assert made.no_pack is None
        assert made.pack is not None
        assert made.files["meeting-pack.pdf"] == made.pack.pdf.content


def _word_opens_what_it_should(made: Built) -> None:
    for name, content in made.files.items():
        if name.endswith(".docx"):
            word = WordDocument(io.BytesIO(content))
            assert word.core_properties.title, name
            assert any(line.strip() for line in word_lines(content)), name


def _viewers_open_what_they_should(made: Built) -> None:
    for name, content in made.files.items():
        if name.endswith(".pdf"):
            pdf = PdfReader(io.BytesIO(content), strict=True)
            assert len(pdf.pages) >= 1, name
            assert catalogue(pdf)["/Lang"] == "en-GB", name
            for page in pdf.pages:
                size = sorted((float(page.mediabox.width), float(page.mediabox.height)))
                assert size == pytest.approx([595.3, 841.9], abs=1), name


def _nothing_is_left_over(name: str, made: Built) -> None:
    if name == "awkward-text":
        return
    typed = sorted((text for text in _texts(load_data(name)) if len(text) > 3), key=len, reverse=True)
    for file, content in made.files.items():
        if file.endswith(".docx"):
            for line in word_lines(content):
                found = LEFT_OVER.search(line) or RAW_DATE.search(line)
                if found:
                    for text in typed:  # somebody may have typed it
                        line = line.replace(text, "")
                    assert not LEFT_OVER.search(line), (file, line)
                    assert not RAW_DATE.search(line), (file, line)


def _nobody_is_named_around_the_pages(name: str, made: Built) -> None:
    told = "\n".join([*made.files, *_around(made.files)])
    for text in personal(name) | _officers(name):
        assert not says(told, text), text


def _letters_name_no_neighbour(name: str, made: Built) -> None:
    """Letters tell the alleged perpetrators' names and addresses to nobody, unless somebody typed them."""
    data = load_data(name)
    typed = list(_texts([data.get("outcome"), data.get("threshold"), (data.get("meeting") or {}).get("location")]))
    secrets = {text for person in data.get("perpetrators") or [] for text in told_of(name, person)}
    for person in (data["victim"], data.get("applicant")):
        secrets -= told_of(name, person) if person else set()
    for file, content in made.files.items():
        if re.match(r"letter-\d.*\.docx", file):
            told = "\n".join(word_lines(content))
            for text in typed:
                told = told.replace(text, "")
            for secret in secrets:
                assert not says(told, secret), (file, secret)


def _public_papers_name_nobody(name: str, made: Built) -> None:
    """They are the same, byte for byte, for a case of which nothing is known."""
    nobody = edited("minimal", authority=made.review.case.authority)
    for document in ("application-form", "guidance-notes"):
        if f"{document}.docx" in made.files:
            plain = render_document(nobody, document, made.review.today).docx.content
            assert made.files[f"{document}.docx"] == plain, document
    if "faq.docx" in made.files:
        told = "\n".join(word_lines(made.files["faq.docx"]))
        for text in personal(name) | _officers(name):
            assert not says(told, text) or text in ("Will", "Mark"), text  # words as well as names


def _around(files: Mapping[str, bytes]) -> Iterator[str]:
    """What files say of themselves: the manifest, the properties, the metadata and the bookmarks."""
    yield files["manifest.json"].decode()
    for name, content in files.items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                for part in package.namelist():
                    yield part
                    assert not re.search(r"comments|people|customXml", part), (name, part)
                    if part.startswith("docProps/"):
                        yield package.read(part).decode()
        elif name.endswith(".pdf"):
            pdf = PdfReader(io.BytesIO(content))
            yield str({key: str(value) for key, value in (pdf.metadata or {}).items()})
            xmp = catalogue(pdf).get("/Metadata")
            yield xmp.get_object().get_data().decode() if xmp else ""
            if name not in PUBLIC:  # their headings are the same for everybody ("Will my information be shared?")
                yield from _titles(pdf.outline)


def _titles(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


def _officers(name: str) -> set[str]:
    """The officers of a case: they sign its papers, and are in no metadata all the same."""
    data = load_data(name)
    people = [
        data.get("spoc"),
        (data.get("meeting") or {}).get("chair"),
        (data.get("meeting") or {}).get("confirm_to"),
    ]
    people += [agency.get("contact") for agency in data.get("agencies") or []]
    fields = ("name", "email", "phone")
    return {person[field] for person in people if person for field in fields if person.get(field)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (line.strip() for line in value.splitlines())
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


# The same in, the same out


@pytest.mark.parametrize("name", ["partner-files", "withdrawn-third-party"])
def test_a_second_run_gives_the_same_bytes(name: str) -> None:
    again = build_pack(case_of(name), DAYS[name], folder=FIXTURES)
    assert again.files == built(name).files
    assert again.notes == built(name).notes


def test_another_day_is_another_date_on_what_is_not_sent() -> None:
    case = case_of("threshold-not-met-with-reasons")
    one = render_document(case, "letter-4", date(2026, 6, 19))
    other = render_document(case, "letter-4", date(2026, 6, 22))
    assert "Friday 19 June 2026" in "\n".join(word_lines(one.docx.content))
    assert "Monday 22 June 2026" in "\n".join(word_lines(other.docx.content))
    sent = [render_document(case, "letter-1", date(2026, 6, day)).docx.content for day in (19, 22)]
    assert sent[0] == sent[1]


# Partners' files


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    case = case_of("partner-files")
    shutil.copytree(FIXTURES / "partners", tmp_path / "partners")
    (tmp_path / "partners" / "police-chronology.pdf").unlink()
    with pytest.raises(PartnerFileError, match=re.escape("partners/police-chronology.pdf")):
        build_pack(case, DAYS["partner-files"], folder=tmp_path)


def test_a_case_from_standard_input_has_no_folder_for_files() -> None:
    with pytest.raises(
        PartnerFileError, match=r"police-chronology\.pdf: a case from standard input has no folder"
    ):
        build_pack(case_of("partner-files"), DAYS["partner-files"])


def test_the_command_tells_so_too_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (FIXTURES / "partner-files.json").open(encoding="utf-8") as piped:
        monkeypatch.setattr("sys.stdin", piped)
        assert run(["pack", "-", "-o", str(tmp_path / "out"), "--on", "2026-06-24"]) == EXIT_CODES["partner-file"]
    assert "save the case file beside it" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_files_that_no_pack_needs_are_not_looked_for() -> None:
    data = {"file": "partners/nowhere.pdf"}
    agencies = [{"id": "police", "role": "police", "chronology": data}]
    case = edited("withdrawn", agencies=agencies, incidents=[])
    assert build_pack(case, DAYS["withdrawn"]).pack is None


def test_notes_about_files_reach_the_officer() -> None:
    notes = built("partner-files").notes
    assert any(note.startswith("partners/housing-scan-landscape.pdf: ") for note in notes)
    # What the engine could not draw with its own fonts is told as well.
    assert any("U+1F50A" in note or "U+1F600" in note for note in built("awkward-text").notes)
    assert built("third-party-before-meeting").notes == ()


def test_notes_about_the_cover_reach_the_officer() -> None:
    case = edited("third-party-before-meeting", meeting__location="The room with the \U0001f50a")
    notes = build_pack(case, DAYS["third-party-before-meeting"]).notes
    assert any(note.startswith("cover: ") and "U+1F50A" in note for note in notes)


# Settings and steps


def test_an_engine_that_is_not_there_is_told_before_anything_is_made() -> None:
    with pytest.raises(EngineMissing, match="no PDF engine is called `word`"):
        build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=Settings(engine="word"))


def test_an_authority_that_is_not_there_is_told() -> None:
    with pytest.raises(UnknownAuthority, match="derby-city"):
        build_pack(edited("withdrawn", authority="derby-town"), DAYS["withdrawn"])


def test_a_councils_own_profile_and_templates_are_used(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "authorities").mkdir()
    own = WordDocument()
    own.add_paragraph("{{ authority.name }} has closed it.")
    own.save(str(tmp_path / "templates" / "letter-8.docx"))
    profile = 'inherit = "derby-city"\nname = "Our Own Council"\npack_order = ["agenda"]\n'
    (tmp_path / "authorities" / "derby-city.toml").write_text(profile, encoding="utf-8")
    settings = Settings(authorities=(tmp_path / "authorities",), templates=(tmp_path / "templates",))
    made = build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=settings)
    assert word_lines(made.files["letter-8.docx"])[0] == "Our Own Council has closed it."
    assert open_desk(made.review, settings).templates.find("letter-8").parent == tmp_path / "templates"


def test_a_profiles_own_templates_come_after_those_asked_for(tmp_path: Path) -> None:
    for folder, words in (("profile", "of the profile"), ("asked", "asked for")):
        (tmp_path / folder / "letters").mkdir(parents=True)
        for document in ("letter-1", "letter-8"):
            if (folder, document) != ("asked", "letter-1"):
                own = WordDocument()
                own.add_paragraph(f"{document} {words}")
                own.save(str(tmp_path / folder / "letters" / f"{document}.docx"))
    profile = 'inherit = "derby-city"\ntemplates = "profile"\n'
    (tmp_path / "derby-city.toml").write_text(profile, encoding="utf-8")
    settings = Settings(authorities=(tmp_path,), templates=(tmp_path / "asked",))
    made = build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=settings)
    assert word_lines(made.files["letter-8.docx"])[0] == "letter-8 asked for"
    assert word_lines(made.files["letter-1.docx"])[0] == "letter-1 of the profile"


def test_a_profile_replaces_single_templates_and_inherits_the_rest(tmp_path: Path) -> None:
    for place, document in (("parent", "letter-1"), ("parent", "letter-8"), ("child", "letter-8")):
        (tmp_path / place / "words").mkdir(parents=True, exist_ok=True)
        own = WordDocument()
        own.add_paragraph(f"{document} of the {place}")
        own.save(str(tmp_path / place / "words" / f"{document}.docx"))
    for place, profile in (("parent", "derby-city"), ("child", "parent")):
        text = f'inherit = "{profile}"\ntemplates = "words"\n'
        (tmp_path / place / f"{place}.toml").write_text(text, encoding="utf-8")
    settings = Settings(authorities=(tmp_path / "child", tmp_path / "parent"))
    made = build_pack(edited("withdrawn", authority="child"), DAYS["withdrawn"], settings=settings)
    assert word_lines(made.files["letter-8.docx"])[0] == "letter-8 of the child"
    assert word_lines(made.files["letter-1.docx"])[0] == "letter-1 of the parent"
    used = {e["file"]: e["template"]["from"] for e in json.loads(made.files["manifest.json"])["files"]}
    assert (used["letter-8.docx"], used["letter-1.docx"]) == ("authority", "authority")
    assert {origin for file, origin in used.items() if not file.startswith("letter-")} == {"docgen"}


def test_a_template_made_for_fields_to_come_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(resources.templates() / "letters" / "letter-8.docx") as package:
        members = {name: package.read(name) for name in package.namelist()}
    for version, expected in (
        ("1.7", "letter-8.docx: was made for version 1.7 of the fields"),
        ("2.0", "refused"),
    ):
        changed = {
            **members,
            "docProps/custom.xml": members["docProps/custom.xml"].replace(b">1.0<", f">{version}<".encode()),
        }
        with zipfile.ZipFile(tmp_path / "letter-8.docx", "w") as package:
            for name, content in changed.items():
                package.writestr(name, content)
        settings = Settings(templates=(tmp_path,))
        if expected == "refused":
            with pytest.raises(TemplateError, match=r"letter-8.docx: it was made for version 2.0 of the fields"):
                build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=settings)
        else:
            made = build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=settings)
            assert [note for note in made.notes if note.startswith(expected)]


def test_progress_is_told_step_by_step() -> None:
    steps: list[str] = []
    made = build_pack(case_of("withdrawn"), DAYS["withdrawn"], progress=steps.append)
    for choice in made.choices:
        if choice.makes:
            assert any(choice.document.title in step for step in steps), choice.document.id
    assert not any(says("\n".join(steps), text) for text in personal("withdrawn") | _officers("withdrawn"))


def test_one_document_alone() -> None:
    case, on = case_of("third-party-after-meeting"), DAYS["third-party-after-meeting"]
    draft = render_document(case, "letter-6", on, recipient="victim")
    assert draft.docx.content == built("third-party-after-meeting").files["letter-6-victim.docx"]
    assert convert_document(draft).content == built("third-party-after-meeting").files["letter-6-victim.pdf"]
    with pytest.raises(DoesNotApply):
        render_document(case, "letter-4", on)


def test_a_redacted_document_stays_of_its_type() -> None:
    case, on = case_of("third-party-after-meeting"), DAYS["third-party-after-meeting"]
    assert isinstance(convert_document(render_document(case, "action-plan-redacted", on)), ClearedPdf)
    assert isinstance(convert_document(render_document(case, "action-plan", on)), Pdf)


def test_a_template_that_is_no_word_file_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "letter-8.docx").write_bytes(b"not a zip file")
    with pytest.raises(TemplateError, match=r"letter-8\.docx: is not a Word file"):
        build_pack(case_of("withdrawn"), DAYS["withdrawn"], settings=Settings(templates=(tmp_path,)))


# Awkward text comes out as it went in.

AWKWARD = [str(value) for value in load_data("awkward-text")["application"].values() if isinstance(value, str)]
AWKWARD += [
    load_data("awkward-text")["agencies"][0]["chronology"][1]["note"],
    "{{ 7*7 }}{% for x in case %}{{ x }}{% endfor %}{%tr for a in actions %}",
    "]]><w:p><w:r><w:t>&amp;</w:t></w:r></w:p>",
    "a\u0301\u0302\u0303 \u202eabc\u202c \ufffd",
    "trailing spaces   \n   leading spaces",
]


@pytest.mark.parametrize("text", AWKWARD, ids=lambda text: repr(text[:20]))
def test_awkward_text_comes_out_of_word_as_it_went_in(text: str) -> None:
    incidents = load_data("awkward-text")["incidents"]
    incidents[0]["description"] = text
    case = edited("awkward-text", incidents=incidents, actions=[{"action": text, "agency": "council"}])
    for document in ("minutes", "action-plan"):
        draft = render_document(case, document, DAYS["awkward-text"])
        assert clean(text) in "\n".join(word_lines(draft.docx.content)), document
        WordDocument(io.BytesIO(draft.docx.content))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  two before, two after  ", "  two before, two after  "),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("\tindented\tby tabs", "\tindented\tby tabs"),
        ("be\x07ll and \x1b[31mcolour\x00", "bell and [31mcolour"),
        ("<w:br/>&lt;&amp;", "<w:br/>&lt;&amp;"),
    ],
)
def test_what_is_typed_is_printed(typed: str, printed: str) -> None:
    incidents = load_data("awkward-text")["incidents"]
    incidents[0]["description"] = typed
    draft = render_document(edited("awkward-text", incidents=incidents), "minutes", DAYS["awkward-text"])
    assert printed in "\n".join(word_lines(draft.docx.content))


def _printed() -> Iterator[str]:
    """The texts of the awkward fixture that its documents print."""
    data = load_data("awkward-text")
    yield data["reference"]
    yield from (data["spoc"][field] for field in ("name", "job_title"))
    yield data["victim"]["name"]["family"]
    yield from data["victim"]["name"]["known_as"]
    for person in (data["victim"], *data["perpetrators"]):
        yield from person["address"]["lines"]
        yield person["name"]["family"]
    for incident in data["incidents"]:
        yield incident["description"]
        yield from (report["reference"] for report in incident["reports"])
    for agency in data["agencies"]:
        yield agency["name"]
        yield agency["contact"]["name"]
        yield from (entry["note"] for entry in agency["chronology"])
    yield from data["meeting"]["chair"].values()
    yield data["meeting"]["location"]
    yield from (data["actions"][0][field] for field in ("action", "lead_officer", "timescale", "progress"))


def test_the_awkward_case_comes_out_of_word_as_it_went_in() -> None:
    files = built("awkward-text").files
    words = "\n".join("\n".join(word_lines(content)) for name, content in files.items() if name.endswith(".docx"))
    for text in _printed():
        assert clean(text) in words, text[:60]


RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
NO_FONT = re.compile("[\U0001f000-\U0001faff]")  # drawn only where the machine has a font


def test_the_awkward_case_can_be_read_in_the_pdfs() -> None:
    """Without white space: that is where lines break. Right-to-left text comes out of a PDF in drawing order."""
    files = built("awkward-text").files
    pages = [text for name in ("meeting-pack.pdf", "action-plan.pdf") for text in pdf_pages(files[name])]
    foot = re.compile(r"Ref A&B/<1>(?:, page \d+)? OFFICIAL-SENSITIVE(?: Page \d+ of \d+)?$")
    read = "".join("".join(foot.sub("", text).removeprefix("Date Case notes").split()) for text in pages)
    seen = 0
    for text in _printed():
        if not RIGHT_TO_LEFT.search(text) and not NO_FONT.search(text):
            assert "".join(clean(text).split()) in read, text[:60]
            seen += 1
    assert seen > 30


def test_the_manifest_of_an_awkward_case_is_json() -> None:
    assert json.loads(built("awkward-text").files["manifest.json"])["authority"] == "derbyshire-dales"
    assert review_of("awkward-text").case.reference == "A&B/<1>"
