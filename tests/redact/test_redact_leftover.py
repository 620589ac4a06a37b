"""What stays and may yet mean somebody is told, each place once; what surely means nobody is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_of import case_of
from support import edited

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors
from docgen.redact.review import review_page, survey

CASE = case_of(
    ("William", "Stone", "Will"),
    ("Joy", "Marsh"),
    perpetrators__0__address={"lines": ["16 Larch Grove", "Wexbury"]},
)


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactors(CASE, load_authority("north-east-derbyshire")).for_reader(None)


def told(redactor: Redactor, text: str) -> list[str]:
    return [text[left.start : left.end] for left in redactor.left(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A word with a capital that is a name of the case too, where the redactor took it for the word.
        ("Repairs to the Stone steps.", ["Stone"]),
        # Its initials.
        ("The WS form was late.", ["WS"]),
        # A number of a home of the case.
        ("Ask about 16 and the lift.", ["16"]),
        ("The list is 14, 15 and 16.", ["16"]),
        # A word with a capital that nobody knows.
        ("They spoke to the Ombrelfield about it.", ["Ombrelfield"]),
        # The original has characters that fold to none or to several.
        ("Repairs to the S\u200btone steps.", ["S\u200btone"]),
        ("😀 Ask about 16 and the lift.", ["16"]),
    ],
)
def test_what_may_mean_somebody_is_told(redactor: Redactor, text: str, words: list[str]) -> None:
    assert redactor.text(text) == text
    assert told(redactor, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Will the officer ring on 16 May 2026?",
        "They will ring; the stone wall is wet.",
        "16 visits, 16 days, £16, 16%, 16:30, 16/05, 2.16, 16 May",
        "16. The officer rings.\n16) The officer rings.",
        "The Council will write to Victim Support on Monday.",
        "CCTV was put up in London by the PCSO.",
        "It began in May 2026.",
    ],
)
def test_what_means_nobody_is_not(redactor: Redactor, text: str) -> None:
    assert told(redactor, text) == []


def test_what_went_and_what_was_decided_on_is_not_told_again() -> None:
    case = edited("third-party-after-meeting", redaction={"remove": [], "keep": ["Shane Furness"]})
    redactor = Redactors(case, load_authority(case.authority)).for_reader(None)
    assert "Shane Furness" in redactor.text("Shane Furness rang Lorraine.")
    assert redactor.left("Shane Furness rang Lorraine.") == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Stone", "stone", "Will", "will", "16", "Joy", "at", "the", ".", "\n", "Mr", "½", "é", "May"]
        ),
        max_size=12,
    )
)
def test_it_lies_outside_every_change_in_order_and_once(words: list[str]) -> None:
    redactor = Redactors(CASE, load_authority("north-east-derbyshire")).for_reader(None)
    text = " ".join(words)
    places = [(left.start, left.end) for left in redactor.left(text)]
    assert places == sorted(set(places))
    assert all(0 <= start < end <= len(text) for start, end in places)
    for mark in redactor.redact(text).marks:
        assert all(end <= mark.start or mark.end <= start for start, end in places)


def test_the_review_page_shows_it_with_the_words_beside_it() -> None:
    case = edited(
        "third-party-after-meeting",
        outcome={"findings": ["Nobody from the Ombrelfield <side> came."], "recommendations": []},
    )
    found = survey(case, load_authority(case.authority))
    [stayed] = found.stayed
    assert (stayed.place, stayed.words) == ("Finding 1", "Ombrelfield")
    assert stayed.readers == ("Letters and agenda for the victim", "Letters and agenda for the applicant")
    page = review_page(found).decode()
    assert (
        'Nobody from the <mark class="unsure">Ombrelfield</mark> &lt;side&gt; came.\n'
        '<span class="why">A word that docgen does not know: a name, perhaps.</span>' in page
    )
    assert "In 1 place words stayed that could mean somebody." in page


def test_a_long_text_is_cut_between_words() -> None:
    finding = "Nobody came, " * 12 + "Ombrelfield said, " + "and nobody rang. " * 12
    case = edited("third-party-after-meeting", outcome={"findings": [finding], "recommendations": []})
    [stayed] = survey(case, load_authority(case.authority)).stayed
    assert stayed.before.startswith("…") and stayed.before.endswith("came, ") and len(stayed.before) <= 61
    assert stayed.after.endswith("…") and len(stayed.after) <= 61
