"""A change of a template, and what the comparison tells of it: a difference of each kind."""

from __future__ import annotations

import io
import os
import shutil
import struct
import subprocess
import zlib
from datetime import date
from pathlib import Path

import pytest
from differing import (
    APPEAL,
    BODY,
    CORE,
    HEAD,
    LONGER,
    PARAGRAPH,
    STYLES,
    against_own,
    edited,
    folder_of,
    wording_changed,
)
from made import case_of, pdf_pages
from pypdf import PdfReader

from docgen import resources
from docgen.build import Settings, build_pack
from docgen.errors import TemplateError, UnknownDocument, UnknownFixture
from docgen.workshop.difference import Report, as_plain, difference, report_page
from docgen.workshop.difference.cases import every_fixture

AFTER, PLANNED, DOVER = "third-party-after-meeting", "after-meeting-with-action-plan", "dover-after-meeting"
END = r"(?=<w:p>(?:(?!</w:p>).)*Yours Sincerely)"


def told(report: Report) -> list[tuple[str, str, str]]:
    """Kind, words out and words in of each change."""
    return [(g.change.kind, g.change.text("out"), g.change.text("in")) for g in report.words]


def test_the_same_change_is_told_once_with_its_fixtures() -> None:
    report = wording_changed()
    assert ("reworded", "can lodge an", "have the right to") in told(report)
    (group,) = [g for g in report.words if g.change.text("out") == "can lodge an"]
    # a letter each for two readers
    assert [(c.fixture, c.name) for c in group.copies] == [
        (PLANNED, "letter-6"),
        (AFTER, "letter-6-applicant"),
        (AFTER, "letter-6-victim"),
    ]
    assert group.varies  # the day until which to appeal is another in each
    assert (
        "within 28 days of the date of this letter (by Wednesday 20 January 2027)" in group.change.pieces[-1].text
    )


def test_the_table_tells_each_document_and_how_much() -> None:
    rows = {row.document: row for row in wording_changed().affected}
    assert list(rows) == ["letter-5", "letter-6", "action-plan"]
    assert (rows["letter-6"].words_in, rows["letter-6"].words_out) == (4, 3)
    assert len(rows["letter-6"].fixtures) == 2
    assert rows["letter-6"].fixtures_made == 2
    assert rows["letter-5"].pages == ("1 to 2",)
    assert rows["action-plan"].pages == ()


def test_a_word_of_a_table_is_told_as_one() -> None:
    (group,) = [g for g in wording_changed().words if g.copies[0].document == "action-plan"]
    assert (group.change.kind, group.change.table) == ("reworded", True)
    assert (group.change.text("out"), group.change.text("in")) == ("Timescales", "By when")
    assert len(group.copies) == 2


def test_a_letter_that_goes_on_to_a_second_page_is_told_and_so_is_the_pack(tmp_path: Path) -> None:
    report = wording_changed()
    moves = {move.what: [copy.fixture for copy in move.copies] for move in report.moves}
    assert moves == {"1 page before, 2 pages now; text goes from page 1 to page 2": [PLANNED, AFTER]}
    (pack,) = report.packs
    assert pack.what.startswith(
        "the pack is 1 page longer; from “Threshold Assessment” on, papers begin 1 page later"
    )
    # and so it comes out of the story that makes packs
    folder = folder_of(tmp_path, letter_5=edited("letter-5", LONGER))
    packs = [
        build_pack(case_of(AFTER), date(2026, 6, 12), settings=Settings(templates=own)) for own in ((), (folder,))
    ]
    assert [len(pdf_pages(built.files["letter-5.pdf"])) for built in packs] == [1, 2]
    assert packs[1].pack and packs[0].pack
    assert packs[1].pack.pages == packs[0].pack.pages + 1
    first = [
        next(e.page for e in built.pack.contents if e.title == "Threshold Assessment")
        for built in packs
        if built.pack
    ]
    assert first[1] == first[0] + 1


def test_pictures_show_only_what_changed_and_mark_it() -> None:
    shots = wording_changed().shots
    assert [(s.copy.document, s.before and s.before.page, s.after and s.after.page) for s in shots] == [
        ("letter-5", 1, 1),
        ("letter-5", None, 2),
        ("letter-6", 1, 1),
        ("action-plan", 1, 1),
    ]
    sentence = shots[2]
    assert sentence.cropped
    assert sentence.height < 60  # millimetres of 297
    assert sentence.before and sentence.after
    assert len(sentence.before.marks) == len(sentence.after.marks) == 1
    assert [
        spot.on_dark for shot in shots[3:] for side in (shot.before, shot.after) if side for spot in side.marks
    ] == [
        True,
        True,
    ]  # the head of the table is dark
    for shot in shots:
        for side in filter(None, (shot.before, shot.after)):
            width, height, rows = read_png(side.png)
            assert abs(width / height - shot.width / shot.height) < 0.05 * width / height
            assert len(set(rows)) > 5  # there is something on it


def read_png(content: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG file, read by another library."""
    from PIL import Image

    image = Image.open(io.BytesIO(content)).convert("RGB")
    data = image.tobytes()
    return (*image.size, [data[at : at + image.width * 3] for at in range(0, len(data), image.width * 3)])


def test_words_that_come_and_go_and_lint(tmp_path: Path) -> None:
    gone = (BODY, r"<w:p>(?:(?!</w:p>).)*Thank you for giving us(?:(?!</w:p>).)*</w:p>", "")
    subject = (BODY, r"(?=<w:p>(?:(?!</w:p>).)*Dear )", PARAGRAPH.format("Private and confidential"))
    folder = folder_of(tmp_path, letter_6=edited("letter-6", gone, subject))
    report = against_own(folder, DOVER)
    thanks = (
        "Thank you for giving us the opportunity to review your case. It means we can work even harder to resolve the"
        " anti-social behaviour you have been experiencing."
    )
    assert told(report) == [("added", "", "Private and confidential"), ("removed", thanks, "")]
    (row,) = report.affected
    assert (row.words_in, row.words_out) == (3, 27)  # counted by hand
    (template,) = report.templates
    assert {finding.code for finding in template.found} >= {"wording-missing"}
    assert not template.mended
    back = difference(str(folder), resources.templates(), fixtures=[DOVER])
    assert [t.mended[0].code for t in back.templates] == ["wording-missing"]


def test_a_heading_that_goes_to_the_next_page_is_named(tmp_path: Path) -> None:
    edit = (BODY, r"<w:pPr>((?:(?!</w:pPr>).)*</w:pPr>(?:(?!</w:p>).)*6\. ASB)", r"<w:pPr><w:pageBreakBefore/>\1")
    report = against_own(folder_of(tmp_path, agenda=edited("agenda", edit)), DOVER)
    (move,) = [m for m in report.moves if m.copies[0].name == "agenda"]
    assert move.what == (
        "1 page before, 2 pages now; “6. ASB Case Review Decision/Recommendations” goes from page 1 to page 2; "
        "“7. Agree Action Plan” goes from page 1 to page 2; “8. Next steps” goes from page 1 to page 2"
    )
    # what is read by another library
    built = build_pack(case_of(DOVER), date(2026, 6, 1), settings=Settings(templates=(tmp_path,)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(built.files["agenda.pdf"])).pages]
    assert len(pages) == 2
    assert "5. Review" in pages[0]
    assert "6. ASB" in pages[1]


def test_a_row_of_a_table_is_told(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    row = f"<w:tr>{''.join(cell.format(PARAGRAPH.format(t)) for t in ('Reviewed', 'every month'))}</w:tr>"
    (edit,) = [(BODY, r"(</w:tr>)(</w:tbl>)", rf"\1{row}\2")]
    report = against_own(folder_of(tmp_path, action_plan=edited("action-plan", edit)), PLANNED)
    assert [t for t in told(report) if t[0] == "added"] == [
        ("added", "", "Reviewed"),
        ("added", "", "every month"),
    ]
    assert all(group.change.table for group in report.words)


def test_what_looks_otherwise_with_the_same_words_is_told(tmp_path: Path) -> None:
    edit = (STYLES, r'(w:styleId="LetterheadName">.*?<w:color w:val=)"1B2A41"', r'\1"C00000"')
    report = against_own(folder_of(tmp_path, letter_6=edited("letter-6", edit)), PLANNED, DOVER)
    assert report.different
    assert report.words == ()
    (look,) = report.looks
    assert look.what == "page 1 looks otherwise at the top on the left"
    assert [copy.fixture for copy in look.copies] == [PLANNED, DOVER]
    assert report.affected[0].words_in == report.affected[0].words_out == 0
    (shot,) = report.shots
    assert not shot.words
    assert shot.after and shot.before
    (spot,) = shot.after.marks
    assert spot.box.left >= 20 and spot.box.bottom < 40  # where the name of the authority stands


def test_the_line_under_words_that_changed_is_no_other_look(tmp_path: Path) -> None:
    under = '<w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    sides = [
        folder_of(tmp_path / name, letter_6=edited("letter-6", (BODY, END, under.format(text))))
        for name, text in (("old", "Ring us before noon if anything is unclear"), ("new", "Ring us"))
    ]
    report = difference(str(sides[0]), sides[1], fixtures=[DOVER])
    assert told(report) == [("reworded", "before noon if anything is unclear", "")]
    assert report.looks == ()


def test_a_picture_that_is_exchanged_is_told(tmp_path: Path) -> None:
    drawing = (BODY, r"(<w:body>)(.*?)(<w:drawing>.*?</w:drawing>)", r"\1<w:p><w:r>\3</w:r></w:p>\2\3")
    rename = (BODY, 'name="logo"', 'name="seal"')
    sides = [
        folder_of(
            tmp_path / name,
            letter_7=edited("letter-7", drawing, rename, files={"word/media/image1.png": png(colour)}),
        )
        for name, colour in (("old", b"\xff\x00\x00"), ("new", b"\x00\x00\xff"))
    ]
    report = difference(str(sides[0]), sides[1], fixtures=["closed"])
    assert [g.change.kind for g in report.words] == ["look"]
    assert "[picture “seal”" in report.words[0].change.text("in")
    assert [look.what for look in report.looks] == ["page 1 looks otherwise at the top on the left"]
    assert report.affected[0].words_in == 0


def png(colour: bytes) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"".join(b"\0" + colour * 30 for _ in range(10)))
    header = struct.pack(">IIBBBBB", 30, 10, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_document_that_fails_now_is_told_with_the_reason(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        letter_6=edited("letter-6", (BODY, END, PARAGRAPH.format("{{ authority.appeal.url }}"))),
        letter_5=edited("letter-5", (BODY, END, PARAGRAPH.format("{{ meeting.room }}"))),
    )
    report = against_own(folder, PLANNED, DOVER)
    lost = {one.copies[0].document: one for one in report.lost}
    assert all(one.worse for one in report.lost)
    assert list(lost) == ["letter-5", "letter-6", "pack"]
    assert lost["letter-6"].what.startswith("is no longer made: ")
    assert "authority" in lost["letter-6"].what
    assert [copy.fixture for copy in lost["letter-6"].copies] == [DOVER]  # it has no such address
    assert "meeting.room" in lost["letter-5"].what
    assert [copy.fixture for copy in lost["letter-5"].copies] == [PLANNED, DOVER]
    assert {row.document: row.lost for row in report.affected} == {"letter-5": 2, "letter-6": 1}
    assert any(finding.code == "unknown-field" for template in report.templates for finding in template.found)
    # a template that is wrong stops the whole pack, not its own paper alone
    with pytest.raises(TemplateError) as raised:
        build_pack(case_of(DOVER), date(2026, 6, 1), settings=Settings(templates=(folder,)))
    assert lost["pack"].what == f"can no longer be made: {raised.value.message}"
    assert [copy.fixture for copy in lost["pack"].copies] == [PLANNED, DOVER]
    assert report.packs == ()


def test_a_missing_fact_drops_its_paper_from_the_pack_alone(tmp_path: Path) -> None:
    lacking = folder_of(
        tmp_path / "lacking",
        letter_5=edited("letter-5", (BODY, END, PARAGRAPH.format("{{ authority.appeal.url }}"))),
    )
    report = against_own(lacking, DOVER)
    assert [one.copies[0].document for one in report.lost] == ["letter-5"]
    assert "is no longer in it" in report.packs[0].what


def test_a_letter_that_the_leak_gate_would_hold_back_is_told(tmp_path: Path) -> None:
    # typed into the template with a field between, so that it is nobody's approved wording
    named = PARAGRAPH.format("Shane{{ ' ' }}Furness will be told, too.")
    report = against_own(folder_of(tmp_path, letter_6=edited("letter-6", (BODY, END, named))), AFTER, PLANNED)
    (one,) = report.lost
    assert one.worse
    assert one.what.startswith("would be held back by the leak gate: word/document.xml, paragraph ")
    assert one.what.endswith("name of alleged perpetrator 1")
    assert "Furness" not in one.what
    assert [copy.name for copy in one.copies] == ["letter-6-applicant", "letter-6-victim"]


def test_a_document_that_is_made_again_is_told(tmp_path: Path) -> None:
    broken = folder_of(tmp_path, letter_6=edited("letter-6", (BODY, END, PARAGRAPH.format("{{ meeting.room }}"))))
    report = difference(str(broken), resources.templates(), fixtures=[DOVER])
    one, pack = report.lost
    assert not one.worse
    assert one.what.startswith("is made now, and was not before: ")
    assert not pack.worse
    assert pack.what.startswith("can be made now, and could not before: ")
    assert "meeting.room" in pack.what


def test_a_file_that_is_no_word_file_any_more_is_told(tmp_path: Path) -> None:
    report = against_own(folder_of(tmp_path, letter_6=b"saved as something else"), DOVER)
    (row,) = report.affected
    assert (row.compared, row.unmade) == (0, "not made")
    table = report_page(report).decode().partition("<tbody")[2].partition("</tbody>")[0]
    assert "the same" not in table
    assert "as many" not in table
    why = "letter-6.docx: is not a Word file (.docx)"
    assert [one.what for one in report.lost] == [f"is no longer made: {why}", f"can no longer be made: {why}"]
    assert [finding.code for finding in report.templates[0].found] == ["not-word"]


def test_what_is_saved_anew_and_comes_out_as_before_is_no_difference(tmp_path: Path) -> None:
    same = edited("letter-6", (CORE, "</cp:coreProperties>", "<cp:revision>9</cp:revision></cp:coreProperties>"))
    report = against_own(folder_of(tmp_path, letter_6=same), DOVER)
    assert not report.different
    assert [template.document for template in report.without_effect] == ["letter-6"]


def test_templates_of_the_pack_itself_are_compared(tmp_path: Path) -> None:
    cover = edited("cover", (BODY, r"(<w:p>(?:(?!</w:p>).)*?<w:t[^>]*>)(?=[A-Z])", r"\1Confidential: "))
    numbering = edited("numbering", (BODY, r" of (?=\{\{)", " out of "))
    report = against_own(folder_of(tmp_path, cover=cover, numbering=numbering), DOVER)
    assert {row.document for row in report.affected} == {"cover", "numbering"}
    (group,) = [g for g in report.words if g.copies[0].document == "numbering"]
    assert group.times > 20  # one for each page of the pack
    assert len(group.copies) == 1


def test_only_what_is_asked_for_is_looked_at() -> None:
    with pytest.raises(UnknownDocument, match="letter-66"):
        difference(str(resources.templates()), only=["letter-66"])
    with pytest.raises(UnknownFixture, match="there is no such fixture"):
        difference(str(resources.templates()), fixtures=["clossed"])


def test_an_authoritys_own_template_comes_before_docgens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "authorities"
    folder_of(own / "ours", letter_6=edited("letter-6"))
    (own / "dover.toml").write_text('inherit = "dover"\ntemplates = "ours"\n', encoding="utf-8")
    monkeypatch.setenv("DOCGEN_AUTHORITIES", str(own))
    docgens = tmp_path / "before"
    shutil.copytree(resources.templates(), docgens)
    (docgens / "letters" / "letter-6.docx").write_bytes(
        edited("letter-6", APPEAL, (BODY, "Further to", "Following"))
    )
    report = difference(str(docgens), fixtures=[DOVER, PLANNED])
    assert [copy.fixture for group in report.words for copy in group.copies] == [PLANNED] * len(report.words)
    assert report.words
    # a council's folder that is named comes before both
    named = against_own(
        folder_of(tmp_path / "named", letter_6=edited("letter-6", (BODY, "Further to", "Following"))), DOVER
    )
    assert [copy.fixture for group in named.words for copy in group.copies] == [DOVER]


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_docgens_own_template_that_is_gone_or_spoiled(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = (Path(shutil.copytree(resources.templates(), tmp_path / name)) for name in ("before", "now"))
    letter = now / "letters" / "letter-7.docx"
    letter.unlink() if how == "gone" else letter.write_bytes(b"saved as something else")
    (now / "letters" / "letter-6.docx").write_bytes(edited("letter-6", APPEAL))
    monkeypatch.setattr(resources, "templates", lambda: now)
    report = difference(str(before), fixtures=["closed"], only=["letter-6", "letter-7"])
    one, pack = report.lost
    assert one.what.startswith("is no longer made: ")
    assert [copy.name for copy in one.copies] == ["letter-7"]
    assert pack.what == one.what.replace("is no longer", "can no longer be")
    assert [(template.document, template.how) for template in report.templates] == [
        ("letter-6", "changed"),
        ("letter-7", how),
    ]
    assert told(report) == [
        ("reworded", "can lodge an", "have the right to")
    ]  # the other one is compared all the same


def test_a_base_that_lacks_the_template_is_docgens_own_there(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "ours", letter_6=edited("letter-6", APPEAL))
    (tmp_path / "empty").mkdir()
    report = difference(str(tmp_path / "empty"), folder, fixtures=[PLANNED])
    assert told(report) == [("reworded", "can lodge an", "have the right to")]


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_base_in_git(tmp_path: Path) -> None:
    surroundings = {n: v for n, v in os.environ.items() if not n.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull
    }

    def git(*words: str) -> None:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *words], cwd=tmp_path, env=surroundings, check=True, capture_output=True)

    folder = folder_of(tmp_path / "ours", letter_6=edited("letter-6"), action_plan=edited("action-plan", HEAD))
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "As approved")
    git("tag", "approved")
    folder_of(folder, letter_6=edited("letter-6", APPEAL))
    report = difference("approved", folder, fixtures=[PLANNED])
    assert told(report) == [("reworded", "can lodge an", "have the right to")]
    assert report.base.startswith("approved (")
    with pytest.raises(TemplateError, match="approvedd: is no folder, and no commit, branch or tag"):
        difference("approvedd", folder)


def test_a_base_that_is_neither_folder_nor_commit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="nowhere: no such folder, and no commit either"):
        difference("nowhere", tmp_path)
    with pytest.raises(TemplateError, match="no such folder of templates"):
        difference("HEAD", tmp_path / "nowhere")


def test_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, letter_6=edited("letter-6", APPEAL))
    one, other = (against_own(folder, PLANNED, DOVER) for _ in range(2))
    assert report_page(one) == report_page(other)
    assert as_plain(one) == as_plain(other)


def test_so_few_pictures_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, letter_5=edited("letter-5", LONGER))
    report = against_own(folder, DOVER, most_pictures=1)
    assert (len(report.shots), report.pages_not_shown) == (1, 1)
    assert b"1 more page is not shown" in report_page(report)


def test_the_page_is_small_and_holds_no_more_than_it_tells() -> None:
    page = report_page(wording_changed())
    assert len(page) < 400_000
    text = page.decode()
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-'
        in text
    )
    assert "<script" not in text
    assert str(Path.home()) not in text


def test_every_fixture_of_the_table_is_there() -> None:
    assert {f.path.stem for f in every_fixture()} == {path.stem for path in resources.fixtures().glob("*.json")}
