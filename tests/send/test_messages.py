"""What leaves: drafts that another library reads, headers that nobody's typing can spoil, words that tell of nobody."""

from __future__ import annotations

import email
import string
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import mailparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendable import AFTER, DAY, POLICE, case, clock, ledger, plan

from docgen.build import Settings, open_desk
from docgen.errors import SendError
from docgen.paper import ClearedPdf, ClearedText, Pdf
from docgen.review import Review
from docgen.send import Words, make_drafts, make_plan
from docgen.send.addresses import BadAddress, mail_address, one_line
from docgen.send.discretion import Discretion
from docgen.send.facts import MessageFacts, mail_facts
from docgen.send.message import Attachment, OfficerMessage, ReaderMessage, Sender, compose
from docgen.send.recipients import Recipient, recipients
from docgen.send.wording import ATTENDEE, Bodies, as_html

PERSONAL = ("hartley", "adwoa", "rourke", "larkspur", "104233", "victim", "applicant", "bell")
OFFICER = Recipient("police", "p@example.org", "P", "P", "email", "", "meeting-pack.pdf", email="p@example.org")
READER = replace(OFFICER, key="victim", reader="victim", file="victim-pack.pdf")
SENDER = Sender("council@example.org", "Derby City Council", "council@example.org")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("drafts")
    return make_drafts(plan(folder, victim__communication=None), clock).files


def test_a_draft_opens_in_another_library_ready_to_be_sent(drafts: dict[str, bytes]) -> None:
    read = mailparser.parse_from_bytes(drafts["02-police.eml"])
    assert read.headers["X-Unsent"] == "1"
    assert [address for _, address in read.to] == [POLICE]
    assert read.subject == "Papers for a meeting on 12 May 2026"
    assert [address for _, address in read.from_] == ["priya.nandakumar@council.example.org"]
    assert not read.defects
    (text,), (html,) = read.text_plain, read.text_html
    assert text.startswith("Dear Insp Rowan Achebe\r\n")
    assert "Tuesday 12 May 2026, 10am to 12 noon" in text
    assert "<p>Dear Insp Rowan Achebe</p>" in html
    assert '<html lang="en-GB">' in html
    found = {file["filename"]: file["mail_content_type"] for file in read.attachments}
    assert found == {"meeting-pack.pdf": "application/pdf", "meeting.ics": "text/calendar"}


def test_files_and_subjects_name_nobody(drafts: dict[str, bytes]) -> None:
    assert sorted(drafts) == [
        "01-council.eml",
        "02-police.eml",
        "03-housing.eml",
        "04-chair.eml",
        "05-victim.pdf",
        "06-applicant.eml",
        "print-list.txt",
    ]
    for name, content in drafts.items():
        if name.endswith(".eml"):
            mail = email.message_from_bytes(content, policy=default)
            head = "\n".join(str(v) for k, v in mail.items() if k not in ("To", "From"))
            assert not [word for word in PERSONAL if word in head.lower()]
            assert isinstance(mail, EmailMessage)
            files = [part.get_filename() for part in mail.iter_attachments()]
            assert files == ["meeting-pack.pdf", *(["meeting.ics"] if "applicant" not in name else [])]


def test_what_is_posted_comes_with_the_lines_of_its_envelope(drafts: dict[str, bytes]) -> None:
    listed = drafts["print-list.txt"].decode("utf-8-sig")
    assert "05-victim.pdf: 13 pages (has not asked for e-mail)" in listed
    assert "    Mrs Adwoa Hartley-Osei\n    Flat 3\n    14 Larkspur Close\n    Derby\n    DE1 9ZZ\n" in listed
    # The meeting is on Tuesday 12 May 2026, five working days after Tuesday 5 May; Monday 4 May is a bank holiday.
    assert "by Tuesday 5 May 2026: post it by Thursday 30 April 2026" in listed


def test_the_same_plan_gives_the_same_drafts(drafts: dict[str, bytes], tmp_path: Path) -> None:
    again = make_drafts(plan(tmp_path, victim__communication=None), clock).files
    assert again == drafts


def test_the_victims_message_holds_their_pack_and_no_officers(tmp_path: Path) -> None:
    made = plan(tmp_path)
    for key in ("victim", "applicant"):
        message = made.item(key).message
        assert isinstance(message, ReaderMessage)
        assert message.pack.reader == message.text.reader == key
        assert "Derbyshire Constabulary" not in message.words
    assert isinstance(made.item("chair").message, OfficerMessage)


def test_the_types_keep_what_was_not_cleared_from_victim_and_applicant() -> None:
    plain, cleared = Pdf(b"pack"), ClearedPdf(b"pack", "victim")
    text = ClearedText("words", "victim")
    ReaderMessage(READER, text, cleared)
    OfficerMessage(OFFICER, "words", plain)
    spoilt: list[tuple[Any, Any, Any, Any]] = [
        (ReaderMessage, READER, text, plain),
        (ReaderMessage, READER, "words", cleared),
        (ReaderMessage, READER, ClearedText("words", "applicant"), cleared),
        (ReaderMessage, READER, text, ClearedPdf(b"pack", "applicant")),
        (ReaderMessage, OFFICER, text, cleared),
        (OfficerMessage, READER, "words", plain),
        (OfficerMessage, OFFICER, "words", cleared),
    ]
    for kind, recipient, words, pack in spoilt:
        with pytest.raises(TypeError):
            kind(recipient, words, pack)


@pytest.mark.parametrize("option", ["late_because", "changed", "changed_readers"])
@pytest.mark.parametrize(
    "words",
    ["Mr Brown of 16 Larkspur Close was away", "Adwoa asked for it", "Tomasz Bell was ill", "ring 01632 960123"],
)
def test_an_officers_words_that_name_somebody_stop_everything_before_the_first_message(
    option: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(SendError, match=f"--{option.replace('_', '-')} stands in messages") as told:
        make_plan(case(), AFTER, ledger(tmp_path), words=Words(**{option: words}))
    assert words not in str(told.value)
    assert "Brown" not in str(told.value)


def test_what_goes_to_an_agency_in_clear_tells_of_nobody_in_the_case() -> None:
    review = Review.open(
        case(meeting__location="At the home of Mrs Hartley-Osei", reference="ASB-Hartley-Osei-1"), DAY
    )
    (to,) = [r for r in recipients(review) if r.key == "police"]
    about = MessageFacts(1, None, None, None, None, True, "meeting-pack.pdf", 42, False, False)
    discretion = Discretion(review)
    open_ = mail_facts(open_desk(review, Settings()).context, to, about)
    text = Bodies.of().write(ATTENDEE, discretion.facts(open_))
    assert "Hartley" not in text
    assert "home of" not in text
    assert "Insp Rowan Achebe" in text
    assert discretion.fault(text) is None
    # A council's own template is looked at as a whole.
    assert discretion.fault(f"Hello\n\nYou meet at {open_.meeting.location}.\n") is not None
    assert discretion.name("Mrs Adwoa Hartley-Osei") == ""


HOSTILE = [
    "Bcc: everybody@example.org",
    "\r\nBcc: everybody@example.org",
    "\nBcc: everybody@example.org\n\nDear all",
    "x\r\n\r\n<script>",
    "\u2028Bcc: everybody@example.org",
    "\x85Bcc: everybody@example.org",
    '"; attachment; filename="x',
    "=?utf-8?q?=0D=0ABcc:_everybody=40example.org?=",
    "a, b <everybody@example.org>",
    "\x00\x1b[2J",
    "\u202eevil",
]
FIELDS = ("name", "greeting", "sender", "subject", "file", "words")


def written(**fields: str) -> bytes:
    to = replace(OFFICER, name=fields.get("name", "P"), greeting=fields.get("greeting", "P"))
    words = f"Dear {fields.get('greeting', 'P')}\n\n{fields.get('words', 'Hello')}\n"
    sender = replace(SENDER, name=one_line(fields.get("sender", "Derby")))
    files = [Attachment(one_line(fields.get("file", "meeting-pack.pdf")), b"%PDF")]
    return compose(
        OfficerMessage(to, words, Pdf(b"%PDF")),
        files,
        sender=sender,
        subject=fields.get("subject", "Papers"),
        identifier="<1@example.org>",
        at=clock(),
    )


def only_one_recipient(content: bytes) -> None:
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
    mail = email.message_from_bytes(content, policy=default)
    assert set(mail.keys()) == {
        "Message-ID",
        "From",
        "To",
        "Subject",
        "Date",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
    }
    assert [a.addr_spec for a in mail["To"].addresses] == ["p@example.org"]
    assert [a.addr_spec for a in mail["From"].addresses] == ["council@example.org"]
    read = mailparser.parse_from_bytes(content)
    assert [address for _, address in read.to] == ["p@example.org"]
    assert not read.bcc
    assert not read.cc


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_somebody_typed_adds_a_header_or_a_recipient(field: str, hostile: str) -> None:
    only_one_recipient(written(**{field: hostile}))


@given(st.sampled_from(FIELDS), st.text(max_size=300).filter(lambda t: "\ud800" not in t))
def test_nor_does_any_other_text(field: str, text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a letter: no JSON file can hold it
        return
    only_one_recipient(written(**{field: text}))


@pytest.mark.parametrize("name", ["Siân O'Rourke", "陈伟", 'A "B" C; D', "x" * 300, "Zoë Ó"])
def test_names_of_all_kinds_come_out_as_they_went_in(name: str) -> None:
    mail = email.message_from_bytes(written(name=name), policy=default)
    (to,) = mail["To"].addresses
    assert to.display_name == one_line(name)


@pytest.mark.parametrize(("name", "shown"), [("Zoë Ó, " + "Ärzte " * 40, "Zoë Ó"), ("Zoë " * 40, "")])
def test_a_name_that_would_be_spoilt_is_shortened(name: str, shown: str) -> None:
    (to,) = email.message_from_bytes(written(name=name), policy=default)["To"].addresses
    assert (to.display_name, to.addr_spec) == (shown, "p@example.org")


@pytest.mark.parametrize(
    "bad",
    [
        "",
        " ",
        "a b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a@example.org,b@example.org",
        "<a@example.org>",
        "A <a@example.org>",
        "a@example..org",
        "=?utf-8?q?a?=@example.org",
        "a@-example.org",
        "a@[127.0.0.1]",
        ".a@example.org",
        "a..b@example.org",
        '"a b"@example.org',
        "a@exa\u200bmple.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.org",
        "a@" + ".".join(["b" * 60] * 5),
    ],
)
def test_what_is_not_one_address_is_refused(bad: str) -> None:
    with pytest.raises(BadAddress):
        mail_address(bad)


@pytest.mark.parametrize(
    ("typed", "wire"),
    [
        ("moira.quill@homes.example.org", "moira.quill@homes.example.org"),
        (" a+b_c'd@Example.ORG ", "a+b_c'd@example.org"),
        ("officer@münchen.example", "officer@xn--mnchen-3ya.example"),
    ],
)
def test_addresses_go_over_the_wire_in_ascii(typed: str, wire: str) -> None:
    assert mail_address(typed) == wire


@given(st.text(alphabet=string.printable + "é\u2028\x85\u202e", max_size=40))
def test_an_address_that_passes_is_one_word_of_ascii(text: str) -> None:
    try:
        address = mail_address(text)
    except BadAddress:
        return
    assert address.isascii()
    assert address.count("@") == 1
    assert not set(address) & set(' \t\r\n,;<>"()[]:\\')


def test_a_sender_that_can_not_be_is_told() -> None:
    with pytest.raises(SendError, match="/spoc/email") as told:
        Sender.of(Review.open(case(spoc__email="not an address"), DAY))
    assert "not an address" not in str(told.value)


def test_a_council_may_send_from_an_address_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "derby-city.toml").write_text(
        'inherit = "derby-city"\n[mail]\nsender = "asb@council.example.org"\nsender_name = "ASB team"\n',
        encoding="utf-8",
    )
    sender = Sender.of(Review.open(case(), DAY, [tmp_path]))
    content = compose(
        OfficerMessage(OFFICER, "Hello\n", Pdf(b"%PDF")),
        [],
        sender=sender,
        subject="Papers",
        identifier="<1@example.org>",
    )
    read = mailparser.parse_from_bytes(content)
    assert read.from_ == [("ASB team", "asb@council.example.org")]
    assert [address for _, address in read.reply_to] == ["priya.nandakumar@council.example.org"]


def test_whoever_asked_for_large_print_reads_the_message_large_too() -> None:
    for large, size in ((True, "18pt"), (False, "12pt")):
        message = OfficerMessage(replace(OFFICER, large_print=large), "Hello\n", Pdf(b"%PDF"))
        content = compose(message, [], sender=SENDER, subject="Papers", identifier="<1@example.org>")
        assert f"font-size: {size}" in mailparser.parse_from_bytes(content).text_html[0]


def test_links_can_be_followed_and_text_stays_text() -> None:
    html = as_html("See https://example.org/a?b=1&c=2.\nOr <b>not</b>\n\nBye\n", large_print=False)
    assert '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.<br>' in html
    assert "Or &lt;b&gt;not&lt;/b&gt;</p>\n<p>Bye</p>" in html
