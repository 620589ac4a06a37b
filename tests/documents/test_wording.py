from datetime import date, time

import pytest

from docgen.documents.wording import and_list, clean, clock, day, joined_reasons, sentence_end, short_day, span


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 4, 21), "Tuesday 21 April 2026"),
        (date(2026, 5, 1), "Friday 1 May 2026"),
        (date(2028, 2, 29), "Tuesday 29 February 2028"),
    ],
)
def test_a_date_reads_with_its_weekday(value: date, words: str) -> None:
    assert day(value) == words
    assert short_day(value) == words.split(" ", 1)[1]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(9, 0), "9am"),
        (time(10, 30), "10:30am"),
        (time(12, 0), "12 noon"),
        (time(12, 15), "12:15pm"),
        (time(14, 5), "2:05pm"),
        (time(0, 0), "12am"),
    ],
)
def test_a_time_reads_as_people_say_it(value: time, words: str) -> None:
    assert clock(value) == words


def test_a_span_needs_no_end() -> None:
    assert span(time(10), time(12)) == "10am to 12 noon"
    assert span(time(10), None) == "10am"
    assert span(None, time(12)) is None


@pytest.mark.parametrize(
    ("values", "words"), [([], ""), ([1], "1"), ([1, 2], "1 and 2"), ([1, 2, 4], "1, 2 and 4")]
)
def test_a_list_ends_in_and(values: list[int], words: str) -> None:
    assert and_list(values) == words


def test_reasons_end_one_sentence() -> None:
    reasons = ("only two reports came in time.", "the third was about another house ")
    assert joined_reasons(reasons) == "only two reports came in time; the third was about another house"
    assert sentence_end("Done.") == "Done"


def test_clean_keeps_what_was_typed_and_drops_what_no_document_may_hold() -> None:
    assert clean("one\r\ntwo\rthree\x0bfour\u2028five") == "one\ntwo\nthree\nfour\nfive"
    assert clean("a\x00b\x07c\ud800d\ufffee") == "abcde"
    assert clean("tab\tשלום 😀 & <b> “q”") == "tab\tשלום 😀 & <b> “q”"
