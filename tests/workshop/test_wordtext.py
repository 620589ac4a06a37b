"""A Word file as text: what stands in it, the same lines each time, and `git diff` that shows the words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from broken import BODY, CORE, FOOTER, broken, path_of
from support import ROOT

from docgen.cli import run
from docgen.workshop.wordfile import WordFile
from docgen.workshop.wordtext import as_text, lines_of


def text_of(document: str, *edits: tuple[str, str, str]) -> str:
    return as_text(WordFile.of(document, f"{document}.docx", broken(document, *edits)))


def added(document: str, *edits: tuple[str, str, str]) -> list[str]:
    """The lines that a change of the file adds."""
    before = text_of(document).splitlines()
    return [line for line in text_of(document, *edits).splitlines() if line not in before]


def run_of(inner: str) -> tuple[str, str, str]:
    """An edit that puts a paragraph of this content first in the body."""
    return BODY, "<w:body>", f"<w:body><w:p>{inner}</w:p>"


def test_a_letter_reads_like_the_letter() -> None:
    lines = text_of("letter-6").splitlines()
    assert "title: Letter 6: outcome of review" in lines
    assert "[Salutation] Dear {{ recipient.greeting }}" in lines
    assert "The attached Action Plan shows what action we have agreed to take." in lines
    assert "[List Bullet] {{ item }}" in lines
    assert "[footer] Ref {{ case.reference }}, page [field PAGE][tab]**{{ document.marking }}**" in lines
    assert lines.index("--- footer 1 ---") > lines.index("{%p if plan.exists %}")
    assert any(line.startswith("List Bullet: based on Normal; Arial; 12 pt") for line in lines)


def test_a_table_is_told_cell_by_cell() -> None:
    lines = text_of("action-plan").splitlines()
    at = lines.index("[header row]")
    assert lines[at + 1 : at + 6] == [
        "+ [Table Head] No.",
        "| [Table Head] Action",
        "| [Table Head] By Whom?",
        "  [Table Head] Agency",
        "| [Table Head] By Whom?",
    ]
    at = lines.index("+ {%tr for action in actions %}")
    assert lines[at + 1] == "+ [Form Text] {{ action.number }}"


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>now</w:t></w:r>", "**now**"),
        ('<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>now</w:t></w:r>', "[not bold: now]"),
        ("<w:r><w:t>no</w:t></w:r><w:r><w:t>w</w:t></w:r>", "now"),
        ('<w:r><w:rPr><w:sz w:val="18"/><w:vanish/></w:rPr><w:t>now</w:t></w:r>', "[hidden, 9 point: now]"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/></w:r>", "a[line break]b[tab]"),
        ('<w:r><w:br w:type="page"/></w:r>', "[page break]"),
        ('<w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins>', "[inserted: new]"),
        ('<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>', "[deleted: old]"),
        ('<w:hyperlink w:anchor="top"><w:r><w:t>up</w:t></w:r></w:hyperlink>', "[up](#top)"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>1 May</w:t></w:r></w:fldSimple>', "[field DATE]"),
        ("<w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt>", "in"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "[symbol F0FC of Wingdings]"),
        ('<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>mid</w:t></w:r>', "[centred] mid"),
        ("<w:pPr/>", "[empty paragraph]"),
    ],
)
def test_what_is_no_plain_word_is_told(inner: str, told: str) -> None:
    lines = text_of("letter-1", run_of(inner)).splitlines()
    assert lines[lines.index("--- text ---") + 1] == told


def test_a_picture_that_is_exchanged_reads_otherwise() -> None:
    parts = dict(WordFile.of("letter-6", "", broken("letter-6")).parts)
    before = next(line for line in text_of("letter-6").splitlines() if "[picture" in line)
    assert "[picture “logo”, 48 by 16 mm, described as “Logo”, file " in before
    other = parts["word/media/image1.png"] + b"\x00"
    file = WordFile("letter-6", "letter-6.docx", {**parts, "word/media/image1.png": other}, b"")
    after = next(line for line in as_text(file).splitlines() if "[picture" in line)
    assert after.partition("file ")[0] == before.partition("file ")[0]
    assert after != before


def test_what_word_changes_at_each_saving_is_no_difference() -> None:
    assert (
        added("letter-1", (CORE, "</cp:coreProperties>", "<cp:revision>9</cp:revision></cp:coreProperties>")) == []
    )
    assert added("letter-1", (BODY, "<w:p>", '<w:p w:rsidR="00AB12CD">')) == []


def test_a_style_that_is_set_otherwise_is_told() -> None:
    edit = ("word/styles.xml", r'(w:styleId="Salutation">.*?<w:sz w:val=)"24"', r'\1"28"')
    assert [line[:31] for line in added("letter-6", edit)] == ["Salutation: based on Normal; Ar"]


def test_headings_stand_above_what_follows() -> None:
    lines = lines_of(WordFile.read("agenda", path_of("agenda")))
    heading = next(line for line in lines if line.words.startswith("3. Victim"))
    assert heading.level > 0
    after = lines[lines.index(heading) + 1]
    assert after.heading == heading.words


def test_the_footer_is_read_too() -> None:
    told = added("letter-1", (FOOTER, "Ref ", "Our reference "))
    assert told == [
        "[footer] Our reference {{ case.reference }}, page [field PAGE][tab]**{{ document.marking }}**"
    ]


def test_a_file_that_is_no_word_file_does_not_stop_git(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "letter-1.docx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    assert run(["templates", "text", str(tmp_path / "letter-1.docx")]) == 0
    printed = capfdbinary.readouterr()
    assert printed.out.startswith(b"no Word file that can be read: 43 bytes, SHA-256 ")
    assert b"letter-1.docx: is not a Word file" in printed.err


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "text", str(tmp_path / "letter-1.docx")]) == 5
    assert "letter-1.docx: can't be read: No such file" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_diff_shows_the_words(tmp_path: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONPATH": str(ROOT)}

    def git(*words: str) -> str:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(
            ["git", *names, *words],
            cwd=tmp_path,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    git("init", "-q")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    letter = tmp_path / "letter-6.docx"
    letter.write_bytes(broken("letter-6"))
    git("add", ".")
    git("commit", "-q", "-m", "As approved")
    letter.write_bytes(broken("letter-6", (BODY, "you can lodge an appeal", "you may appeal")))
    assert "Binary files" in git("diff")
    # docs/template-changes.md says `docgen templates text`; here it is the docgen under test
    git("config", "diff.docgen.textconv", f'"{Path(sys.executable).as_posix()}" -m docgen templates text')
    shown = git("diff")
    assert (
        "-If you are not satisfied with the outcome of the Anti-Social Behaviour Case Review, you can lodge an"
        in shown
    )
    assert (
        "+If you are not satisfied with the outcome of the Anti-Social Behaviour Case Review, you may appeal{%"
        in shown
    )
    assert shown.count("\n-") == 2  # the file's name and that line
