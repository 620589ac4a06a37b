"""What a preview shows: the right document, what changed, what is wrong and where, and never a half-written file."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from broken import BODY, broken, path_of
from differing import edited
from support import FIXTURES, load_data

from docgen.workshop.compare import at_foot
from docgen.workshop.preview import Bench, Cases
from docgen.workshop.preview import inputs as reading
from docgen.workshop.preview.bench import Superseded
from docgen.workshop.preview.page import _sentence, page
from docgen.workshop.preview.shown import Shown
from docgen.workshop.preview.wish import Wish

OWN = path_of("letter-5").read_bytes()
REWORDED = broken("letter-5", (BODY, "You are invited to", "Please do"))
HALF_TYPED = broken("letter-5", (BODY, r"\{\{ meeting\.date \}\}", "{{ meeting.date }"))
LETTER = Wish(document="letter-5", case="third-party-before-meeting")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one template of one's own, docgen's Letter 5 reworded."""
    (tmp_path / "letter-5.docx").write_bytes(REWORDED)
    return tmp_path


def codes(shown: Shown) -> list[str]:
    return [placed.finding.code for placed in shown.findings]


def test_the_document_is_that_of_the_case_and_the_template(folder: Path) -> None:
    shown = Bench(templates=[folder]).show(LETTER)
    assert shown.title == "Letter 5: threshold met"
    assert shown.template == f"letter-5.docx, in {folder}"
    assert shown.made is not None
    text = shown.made.pages.pages[0].text
    assert "Please do attend the Anti-Social Behaviour Case Review Meeting" in text
    assert "Ms Siân O'Rourke" in text
    assert "Tuesday 12 May 2026" in text


def test_what_is_left_open_is_filled_in(folder: Path) -> None:
    shown = Bench(templates=[folder]).show(Wish())
    assert shown.wish.document == "letter-5"  # the one that there is a template of one's own of
    assert shown.made is not None
    assert shown.source is not None
    assert shown.source.kind == "example"


def test_outside_git_it_is_compared_with_docgens_own(folder: Path) -> None:
    made = Bench(templates=[folder]).show(LETTER).made
    assert made is not None
    assert made.changes is not None
    assert made.base == "docgen’s own template (the folder is not kept with git)"
    (change,) = made.changes.words
    assert (change.was, change.now) == ("You are invited to", "Please do")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_inside_git_it_is_compared_with_the_last_commit(folder: Path) -> None:
    def git(*words: str) -> str:
        who = [
            "-c",
            "user.name=A Maintainer",
            "-c",
            "user.email=maintainer@example.org",
            "-c",
            "commit.gpgsign=false",
        ]
        done = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, check=True)
        return done.stdout.decode().strip()

    git("init", "-q")
    bench = Bench(templates=[folder])
    first = bench.show(LETTER).made
    assert first is not None
    assert first.base == "docgen’s own template (the folder is not kept with git)"
    git("add", "-A")
    git("commit", "-qm", "Reword Letter 5")
    (folder / "letter-5.docx").write_bytes(OWN)
    made = bench.show(LETTER).made
    assert made is not None
    assert made.changes is not None
    assert made.base == f"the last commit ({git('rev-parse', 'HEAD')[:9]})"
    (change,) = made.changes.words
    assert (change.was, change.now) == ("Please do", "You are invited to")
    bench = Bench(templates=[folder])
    shown = bench.show(LETTER)
    assert not bench.changed(shown.wish, shown.seen, 0.3, lambda _: None)
    assert bench.changed(shown.wish, shown.seen, 100, Typing(lambda: git("commit", "-qam", "Go back")))
    made = bench.show(LETTER).made
    assert made is not None
    assert made.changes is not None
    assert not made.changes


def test_a_finding_is_shown_where_its_paragraph_is_printed(folder: Path) -> None:
    shown = Bench(templates=[folder]).show(LETTER)
    assert codes(shown) == ["reworded"]
    place = shown.findings[0].place
    assert place is not None
    assert place.text == "Please do attend the Anti-Social Behaviour Case Review Meeting:-"
    assert shown.made is not None
    words = {word.text: word.box for word in shown.made.pages.words}
    assert place.box.top <= words["Please"].top
    assert place.box.bottom < words["Time:"].top + 1


def test_half_a_tag_keeps_the_last_good_pages(folder: Path) -> None:
    bench = Bench(templates=[folder])
    good = bench.show(LETTER).made
    (folder / "letter-5.docx").write_bytes(HALF_TYPED)
    shown = bench.show(LETTER)
    assert shown.trouble is not None
    assert shown.trouble.kind == "template"
    assert "meeting.date" in shown.trouble.message
    assert shown.stale
    assert shown.made is good
    syntax = next(placed for placed in shown.findings if placed.finding.code == "syntax")
    assert syntax.place is not None
    assert "Date: Tuesday 12 May 2026" in syntax.place.text
    (folder / "letter-5.docx").write_bytes(REWORDED)
    shown = bench.show(LETTER)
    assert shown.trouble is None
    assert not shown.stale


def test_without_good_pages_there_is_the_message_alone(folder: Path) -> None:
    (folder / "letter-5.docx").write_bytes(HALF_TYPED)
    shown = Bench(templates=[folder]).show(LETTER)
    assert shown.trouble is not None
    assert shown.made is None
    assert not shown.stale


def test_a_document_that_the_case_does_not_call_for_names_examples_that_do() -> None:
    shown = Bench().show(Wish(document="letter-7", case="third-party-before-meeting"))
    assert shown.trouble is not None
    assert shown.trouble.kind == "not-called-for"
    assert [source.id for source in shown.makers] == ["closed"]


def test_large_print_and_copies() -> None:
    bench = Bench()
    plain = bench.show(Wish(document="letter-6", case="third-party-after-meeting"))
    assert [copy.key for copy in plain.copies] == ["applicant", "victim"]
    assert plain.wish.copy == "applicant"
    large = bench.show(Wish(document="letter-6", case="third-party-after-meeting", copy="applicant", large=True))
    assert plain.made is not None
    assert large.made is not None
    assert "Nkemelu" in large.made.pages.pages[0].text
    heights = [
        word.box.bottom - word.box.top for made in (large.made, plain.made) for word in made.pages.words[-30:-20]
    ]
    assert min(heights[:10]) > 1.3 * max(heights[10:])  # 16 point, where there were 12
    assert large.remarks == ("This copy is in large print.",)
    council = bench.show(Wish(document="minutes", case="third-party-after-meeting", large=True))
    assert "goes to neither" in council.remarks[0]


def test_another_authority_and_another_day() -> None:
    case = "own-application-before-meeting"
    letter = Bench().show(Wish(document="letter-5", case=case, authority="amber-valley")).made
    assert letter is not None
    assert "Amber Valley Borough Council" in letter.pages.pages[0].text
    timeline = Bench().show(Wish(document="timeline", case=case, on="2026-04-07")).made
    assert timeline is not None
    assert "As it stood on Tuesday 7 April 2026" in timeline.pages.pages[0].text


def test_the_packs_own_pages_are_shown_with_the_worked_example() -> None:
    shown = Bench().show(Wish(document="cover", case="minimal"))
    assert shown.made is not None
    assert "CBC-26-0417" in shown.made.pages.pages[0].text
    assert "worked example" in shown.remarks[-1]


def test_a_case_of_ones_own_is_read_again_when_it_changes(tmp_path: Path) -> None:
    data = load_data("third-party-before-meeting")
    path = tmp_path / "own.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    bench = Bench(Cases([path]))
    wish = Wish(document="letter-5", on="2026-04-20")
    first = bench.show(wish)
    assert first.wish.case == "file-1"
    data["reference"] = "ZZ-1"
    path.write_text(json.dumps(data), encoding="utf-8")
    second = bench.show(wish)
    assert second.made is not None
    assert "Ref: ZZ-1" in second.made.pages.pages[0].text
    path.write_text("{", encoding="utf-8")
    third = bench.show(wish)
    assert third.trouble is not None
    assert third.trouble.kind == "case"
    assert third.stale


def test_what_is_handed_over_is_held_and_forgotten() -> None:
    bench = Bench()
    source = bench.cases.hold("own.json", (FIXTURES / "third-party-before-meeting.json").read_bytes())
    wish = Wish(document="letter-5", case=source.id, on="2026-04-20")
    shown = bench.show(wish)
    assert shown.made is not None
    bench.forget()
    assert bench.pdf(shown.made.id) is None
    gone = bench.show(wish)
    assert gone.made is None
    assert gone.trouble is not None
    assert "not held any more" in gone.trouble.message
    assert "104233" not in repr(bench.cases.all)


def test_every_example_can_be_chosen() -> None:
    assert {source.id for source in Cases().examples} == {path.stem for path in FIXTURES.glob("*.json")}


class Typing:
    """Somebody who saves in Word: does one step each time the bench rests."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps, self.rests = list(steps), 0

    def __call__(self, seconds: float) -> None:
        self.rests += 1
        if self.steps:
            self.steps.pop(0)()


def test_a_save_is_seen_once_the_file_keeps_still(folder: Path) -> None:
    bench, letter = Bench(templates=[folder]), folder / "letter-5.docx"
    shown = bench.show(LETTER)
    aside = folder / "~WRL0001.tmp"
    word = Typing(
        lambda: None,
        lambda: letter.rename(aside),  # as Word does: the old one goes aside
        lambda: letter.write_bytes(OWN[:5000]),  # the new one comes bit by bit
        lambda: letter.write_bytes(OWN),
        lambda: aside.unlink(),
    )
    assert bench.changed(shown.wish, shown.seen, 100, word)
    assert not word.steps
    made = bench.show(shown.wish).made
    assert made is not None
    assert "You are invited to attend" in made.pages.pages[0].text


def test_a_file_that_stays_away_or_damaged_is_told_in_the_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, letter = Bench(templates=[folder]), folder / "letter-5.docx"
    shown = bench.show(LETTER)
    word = Typing(lambda: letter.write_bytes(OWN[:5000]))
    assert bench.changed(shown.wish, shown.seen, 100, word)
    assert word.rests >= 10
    monkeypatch.setattr(reading, "GRACE", 0.1)
    damaged = bench.show(shown.wish)
    assert damaged.trouble is not None
    assert "not a Word file" in damaged.trouble.message
    assert damaged.stale
    letter.unlink()
    assert bench.show(shown.wish).template == "letter-5.docx, docgen’s own"


def test_nothing_changed_is_told_too(folder: Path) -> None:
    bench = Bench(templates=[folder])
    shown = bench.show(LETTER)
    letter = folder / "letter-5.docx"
    word = Typing(lambda: letter.write_bytes(REWORDED))  # saved once more as it was
    assert not bench.changed(shown.wish, shown.seen, 1, word)
    assert word.rests == 10


def test_the_newest_request_of_a_page_wins() -> None:
    bench = Bench()
    bench.show(LETTER, "page", 2)
    with pytest.raises(Superseded):
        bench.show(LETTER, "page", 1)
    bench.show(LETTER, "another page", 1)


def test_a_stranger_in_the_folder_is_told(folder: Path) -> None:
    bench = Bench(templates=[folder])
    bench.show(LETTER)
    (folder / "letter-5 - Copy.docx").write_bytes(OWN)
    shown = bench.show(LETTER)
    assert shown.trouble is not None
    assert "letter-5 - Copy.docx: no document has this name" in shown.trouble.message
    assert shown.stale


def test_a_template_that_is_gone_from_the_folder_is_told_until_it_is_back(folder: Path) -> None:
    bench = Bench(templates=[folder])
    assert not any("gone" in remark for remark in bench.show(LETTER).remarks)
    (folder / "letter-5.docx").unlink()
    shown = bench.show(LETTER)
    assert shown.made is not None
    gone = f"“letter-5.docx” is gone from {folder}; letter-5.docx, docgen’s own, is shown instead."
    assert gone in shown.remarks
    (folder / "letter-5.docx").write_bytes(REWORDED)
    assert not any("gone" in remark for remark in bench.show(LETTER).remarks)
    assert not any("gone" in remark for remark in Bench().show(LETTER).remarks)


def test_text_that_goes_on_to_another_page_is_not_marked_at_the_foot(tmp_path: Path) -> None:
    broken_off = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    edit = (BODY, r"(?=<w:p[ >](?:(?!</w:p>).)*You are invited to)", broken_off)
    (tmp_path / "letter-5.docx").write_bytes(edited("letter-5", edit))
    made = Bench(templates=[tmp_path]).show(LETTER).made
    assert made is not None
    assert made.changes is not None
    assert [len(pages.pages) for pages in (made.changes.base, made.changes.new)] == [1, 2]
    sides = (made.changes.base, made.changes.new)
    assert made.changes.words  # the number of pages, and the second foot: never text of the letter
    for change in made.changes.words:
        for pages, words in zip(sides, (change.before, change.after), strict=True):
            assert all(at_foot(word, pages) for word in words)
    assert {word.page for change in made.changes.words for word in change.after if word.text != "2"} == {2}


def test_the_first_view_is_a_document_of_ones_own_that_the_case_calls_for(folder: Path) -> None:
    for name in ("letter-1", "letter-4"):
        shutil.copy(path_of(name), folder / f"{name}.docx")
    met = FIXTURES / "third-party-before-meeting.json"
    shown = Bench(Cases([met]), templates=[folder]).show(Wish())
    assert shown.wish.document == "letter-1"
    (folder / "letter-1.docx").unlink()
    shown = Bench(Cases([met]), templates=[folder]).show(Wish())
    assert shown.wish.document == "letter-5"  # letter 4 tells that the threshold is not met
    assert shown.made is not None


def test_what_is_told_begins_with_a_capital_and_a_file_keeps_its_name(folder: Path) -> None:
    assert [_sentence(text) for text in ("needs a day", "letter-5.docx: is no Word file", "my case: x", "")] == [
        "Needs a day",
        "letter-5.docx: is no Word file",
        "My case: x",
        "",
    ]


def test_last_good_pages_say_what_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes((FIXTURES / "third-party-before-meeting.json").read_bytes())
    bench = Bench(Cases([path]))
    wish = bench.show(Wish(document="letter-5")).wish
    path.write_bytes(b"{")
    shown = bench.show(wish)
    assert shown.stale
    assert "They show the document from before this." in page(shown, bench).decode()
    assert shown.trouble is not None
    assert shown.trouble.message.startswith("own.json: 1 problem\n")
    assert "/:" not in shown.trouble.message
