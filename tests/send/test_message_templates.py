"""The words of messages are templates: one's own come first, and what is wrong with one is told by its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from sendable import DAY, case

from docgen.build import Settings, open_desk
from docgen.errors import MissingFact, TemplateError
from docgen.review import Review
from docgen.send.facts import MailFacts, MessageFacts, mail_facts
from docgen.send.recipients import recipients
from docgen.send.wording import ATTENDEE, READER, Bodies

ABOUT = MessageFacts(1, None, None, None, None, True, "meeting-pack.pdf", 42, False, False)


@pytest.fixture(scope="module")
def review() -> Review:
    return Review.open(case(), DAY)


def facts(review: Review, key: str = "police") -> MailFacts:
    (to,) = [r for r in recipients(review) if r.key == key]
    return mail_facts(open_desk(review, Settings()).context, to, ABOUT)


def test_ones_own_words_come_first(review: Review, tmp_path: Path) -> None:
    (tmp_path / "messages").mkdir()
    own = tmp_path / "messages" / "to-attendee.txt"
    own.write_text(
        "\ufeffHello {{ recipient.greeting }}, {{ meeting.date | short_day }} & <b>\n", encoding="utf-8"
    )
    bodies = Bodies.of([None, tmp_path])
    assert bodies.write(ATTENDEE, facts(review)) == "Hello Insp Rowan Achebe, 12 May 2026 & <b>\n"
    assert bodies.write(READER, facts(review, "victim")).startswith("Dear Mrs Hartley-Osei\n\nYour papers")


def test_no_line_of_a_message_is_left_blank_by_a_condition(review: Review) -> None:
    for name, key in ((ATTENDEE, "police"), (READER, "victim")):
        text = Bodies.of().write(name, facts(review, key))
        assert "\n\n\n" not in text
        assert text == text.strip() + "\n"
        assert "{" not in text
        assert "24 digits" in text


def test_the_reader_is_told_no_officers_name_but_the_spocs(review: Review) -> None:
    found = facts(review, "victim")
    assert found.meeting.chair is not None
    assert found.meeting.chair.name is None
    assert found.spoc.name == "Priya Nandakumar"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ meeting.dat }}", "there is no field `meeting.dat`; the nearest is `meeting.date`"),
        ("{{ victim.name }}", "victim"),
        ("{% if meeting.date %}never closed", "line 1"),
        ("{{ meeting.date }", "a brace stands alone"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{% include 'x' %}", "include"),
    ],
)
def test_a_template_that_is_wrong_is_told_by_its_file(
    source: str, told: str, review: Review, tmp_path: Path
) -> None:
    (tmp_path / "to-attendee.txt").write_text(source, encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        Bodies.of([tmp_path]).write(ATTENDEE, facts(review))
    assert "to-attendee.txt" in str(error.value)
    assert told in str(error.value)


def test_a_field_that_the_case_lacks_is_named(review: Review, tmp_path: Path) -> None:
    (tmp_path / "to-attendee.txt").write_text("{{ message.changed }}", encoding="utf-8")
    with pytest.raises(MissingFact) as error:
        Bodies.of([tmp_path]).write(ATTENDEE, facts(review))
    assert error.value.pointer == "/message/changed"


def test_a_template_in_another_encoding_is_told(review: Review, tmp_path: Path) -> None:
    (tmp_path / "to-attendee.txt").write_bytes("Grüße".encode("cp1252"))
    with pytest.raises(TemplateError, match="save it as UTF-8"):
        Bodies.of([tmp_path]).write(ATTENDEE, facts(review))
