"""Names, addresses and numbers made up, mistyped and put in sentences: what tells somebody goes, the rest stays."""

from __future__ import annotations

import re
import string
from datetime import date

import people_in_trouble as trouble
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docgen.redact import Redaction, Redactor

FRAMES = st.sampled_from(trouble.FRAMES)
CALMLY = settings(deadline=None, max_examples=100)  # a case is compiled for each example


def redacted_between(redactor: Redactor, before: str, typed: str, after: str, *telling: str) -> Redaction:
    """Redacts the sentence; asserts the three ways: it was there, it is gone, the rest is untouched."""
    text = before + typed + after
    frame = trouble.plain(before + after)
    for part in telling:
        assert trouble.plain(part) in trouble.plain(text)
        assume(trouble.plain(part) not in frame)
    redaction = redactor.redact(text)
    out = trouble.plain(redaction.text)
    for part in telling:
        assert trouble.plain(part) not in out, (text, redaction.text)
    assert_rest_untouched(text, redaction)
    assert redaction.text.startswith(before.rstrip("#")), (text, redaction.text)
    assert redaction.text.endswith(after), (text, redaction.text)
    return redaction


def assert_rest_untouched(text: str, redaction: Redaction) -> None:
    """Outside the marks every character is what it was, in its order."""
    rest, at = str(redaction.text), 0
    for mark in redaction.marks:
        assert at <= mark.start < mark.end <= len(text)
        kept = text[at : mark.start]
        assert rest.startswith(kept + mark.replacement), (text, redaction)
        rest = rest[len(kept + mark.replacement) :]
        at = mark.end
    assert rest == text[at:]


@CALMLY
@given(st.data(), st.sampled_from(trouble.GIVEN), st.sampled_from(trouble.FAMILY), FRAMES)
def test_a_name_goes_however_it_is_written(
    data: st.DataObject, first: str, last: str, frame: tuple[str, str]
) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person(first, last))
    typed = data.draw(trouble.written(first, last))
    redacted_between(Redactor.for_case(case), frame[0], typed.text, frame[1], *typed.telling)


@CALMLY
@given(st.sampled_from(trouble.WORDY_GIVEN), st.sampled_from(trouble.WORDY_FAMILY), FRAMES, st.data())
def test_a_name_that_is_a_word_goes_beside_the_rest_of_it(
    first: str, last: str, frame: tuple[str, str], data: st.DataObject
) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person(first, last))
    forms = [
        f"{first} {last}",
        f"{last}, {first}",
        f"Mr {last}",
        f"{first[0]} {last}",
        f"{first.lower()} {last.lower()}",
        f"{first} {last.upper()}",
        f"MRS {last.upper()}",
    ]
    typed = data.draw(st.sampled_from(forms))
    redacted_between(Redactor.for_case(case), frame[0], typed, frame[1], typed)


@CALMLY
@given(
    st.sampled_from([n for n in (*trouble.GIVEN, *trouble.FAMILY) if len(n) >= 7 and n.isalpha()]),
    FRAMES,
    st.data(),
)
def test_a_distinctive_name_goes_with_a_slip_in_it(name: str, frame: tuple[str, str], data: st.DataObject) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", name))
    typed = data.draw(trouble.mistyped(name))
    redacted_between(Redactor.for_case(case), frame[0], typed, frame[1], typed)


@CALMLY
@given(st.sampled_from([n for n in trouble.FAMILY if len(n) >= 9 and n.isalpha()]), FRAMES, st.data())
def test_a_long_name_goes_with_two_slips_in_it(name: str, frame: tuple[str, str], data: st.DataObject) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", name))
    typed = data.draw(trouble.mistyped(data.draw(trouble.mistyped(name))))
    redacted_between(Redactor.for_case(case), frame[0], typed, frame[1], typed)


@CALMLY
@given(st.sampled_from(trouble.GIVEN), st.sampled_from(trouble.FAMILY), FRAMES, st.data())
def test_a_name_goes_in_the_plural_in_half_run_together_and_in_a_file_name(
    first: str, last: str, frame: tuple[str, str], data: st.DataObject
) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person(first, last))
    halves = [half for half in re.split(r"[-\s]", last) if len(half) >= 5 and half[0].isupper()]
    bare = trouble.stripped(last).replace("'", "").replace(" ", "").replace("-", "").replace(".", "")
    given_name = trouble.stripped(first)
    forms = [(f"the {half}s", half) for half in halves] + [(f"Mx {half}", half) for half in halves]
    forms += [
        (f"{given_name}{bare}", bare),
        (f"{bare}_{given_name}_v2.docx", bare),
        (f"{given_name.lower()}{bare.lower()}", bare),
    ]
    typed, telling = data.draw(st.sampled_from(forms))
    text = frame[0] + typed + frame[1]
    redaction = Redactor.for_case(case).redact(text)
    assert trouble.plain(telling) not in trouble.plain(redaction.text), (text, redaction.text)
    assert_rest_untouched(text, redaction)
    assert redaction.text.endswith(frame[1]), (text, redaction.text)


@pytest.mark.parametrize(
    ("given_name", "called"),
    [
        ("William", "Bill Billy Will Willie Liam"),
        ("Elizabeth", "Liz Beth Betty Lizzie Libby"),
        ("Margaret", "Maggie Peggy Meg"),
        ("Robert", "Bob Rob Bobby Robbie"),
        ("Catherine", "Cathy Kate Katie Kathryn"),
        ("Mohammed", "Mohamed Muhammad Mo"),
        ("Tony", "Anthony Antony Ant"),
        ("Billy", "William Bill Will"),
        ("Siobhan", "Shiv"),
    ],
)
def test_a_usual_short_name_goes_as_well(given_name: str, called: str) -> None:
    redactor = Redactor.for_case(
        trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person(given_name, "Quxley"))
    )
    for name in called.split():
        for before, after in trouble.FRAMES:
            assert f"{before}[alleged perpetrator]{after}" == redactor.text(before + name + after)


@CALMLY
@given(st.sampled_from(trouble.WORDY_GIVEN), st.sampled_from(trouble.WORDY_FAMILY), st.sampled_from(trouble.PLAIN))
def test_ordinary_words_stay_in_a_case_whose_people_are_called_by_them(first: str, last: str, text: str) -> None:
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person(first, last))
    assert Redactor.for_case(case).text(text) == text


@CALMLY
@given(
    st.integers(1, 399),
    st.sampled_from(["", "a", "B"]),
    st.sampled_from(trouble.STREETS),
    st.sampled_from(trouble.TOWNS),
    st.sampled_from(trouble.FRAMES),
    st.data(),
)
def test_an_address_goes_whole_or_in_part(
    number: int, letter: str, street: str, town: str, frame: tuple[str, str], data: st.DataObject
) -> None:
    house = f"{number}{letter}"
    home = {"lines": ["Flat 3", f"{house} {street}", town], "postcode": "WX7 2LD"}
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", "Quxley", address=home))
    name, _, kind = street.rpartition(" ")
    short = {
        "Close": "Cl",
        "Street": "St",
        "Lane": "Ln",
        "Road": "Rd",
        "Avenue": "Ave",
        "Crescent": "Cres",
        "Gardens": "Gdns",
        "Drive": "Dr",
    }
    typed, telling = data.draw(
        st.sampled_from(
            [
                (f"{house} {street}", (house, street)),
                (f"{house} {street}, {town}, WX7 2LD", (f"{house} {street}", "WX7 2LD")),
                (f"Flat 3, {house} {street}", ("Flat 3", street)),
                (f"{house}, {street.upper()}", (street,)),
                (f"{house} {street.lower()}", (street,)),
                (f"{house}\n{street}", (street,)),
                (f"{house}-{number + 2} {street}", (f"{house}-{number + 2}", street)),
                (f"{house} {name} {short.get(kind, kind)}", (f"{house} {name}",)),
                (f"somebody in {street}", (street,)),
                (f"number {house}", (f"number {house}",)),
                (f"no. {house}", (f"no. {house}",)),
                (f"the family at {house}", (f"at {house}",)),
                (f"wx72ld, {trouble.stripped(street)}", ("wx72ld", street)),
                ("FLAT 3", ("FLAT 3",)),
            ]
        )
    )
    text = frame[0] + typed + frame[1]
    redaction = Redactor.for_case(case).redact(text)
    for part in telling:
        assume(trouble.plain(part) not in trouble.plain(frame[0] + frame[1]))
        assert trouble.plain(part) not in trouble.plain(redaction.text), (text, redaction.text)
    assert_rest_untouched(text, redaction)
    assert redaction.text.endswith(frame[1]), (text, redaction.text)


@CALMLY
@given(st.integers(0, 999), st.sampled_from(["07700900", "01632960", "02079460"]), FRAMES, st.data())
def test_a_telephone_number_goes_in_any_grouping(
    last: int, start: str, frame: tuple[str, str], data: st.DataObject
) -> None:
    digits = f"{start}{last:03d}"
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", "Quxley", phone=digits))
    typed = data.draw(trouble.grouped(digits))
    redaction = Redactor.for_case(case).redact(frame[0] + "him on " + typed + frame[1])
    assert "".join(c for c in redaction.text if c.isdigit()) == "".join(
        c for c in frame[0] + frame[1] if c.isdigit()
    )
    assert redaction.text.endswith(frame[1])


@CALMLY
@given(st.dates(date(1930, 1, 1), date(2020, 12, 31)), FRAMES, st.data())
def test_a_date_of_birth_goes_in_any_form_and_other_dates_stay(
    day: date, frame: tuple[str, str], data: st.DataObject
) -> None:
    case = trouble.case_of(
        trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", "Quxley", date_of_birth=str(day))
    )
    typed = data.draw(trouble.day_written(day))
    redacted_between(
        Redactor.for_case(case), frame[0], "him (" + typed + ")", frame[1], typed.removeprefix("the ")
    )


@CALMLY
@given(st.text(string.ascii_lowercase, min_size=2, max_size=9), st.sampled_from(["", ".", "_"]), FRAMES, st.data())
def test_an_e_mail_address_goes_written_or_spelt(
    word: str, sign: str, frame: tuple[str, str], data: st.DataObject
) -> None:
    local = f"{word}{sign}quxley77"
    email = f"{local}@mail.example.org"
    case = trouble.case_of(trouble.person("Edith", "Zzyzx"), trouble.person("Ivo", "Quxley", email=email))
    typed = data.draw(
        st.sampled_from(
            [
                email,
                email.upper(),
                f"{local} @ mail.example.org",
                f"{local} at mail dot example dot org",
                f"{local}[at]mail[dot]example[dot]org",
                f"{local}@\nmail.example.org",
                local,
            ]
        )
    )
    redacted_between(Redactor.for_case(case), frame[0], typed, frame[1], local)


@CALMLY
@given(st.text(max_size=300))
def test_any_text_at_all_is_redacted_without_complaint(text: str) -> None:
    case = trouble.case_of(trouble.person("Siân", "O'Rourke"), trouble.person("Mark", "Brown"))
    assert_rest_untouched(text, Redactor.for_case(case).redact(text))


@CALMLY
@given(
    st.lists(
        st.sampled_from(
            [
                "Mark",
                "Brown",
                "O'Rourke",
                "no. 16",
                "will",
                "bins",
                "07700 900456",
                ",",
                ".",
                "-",
                "\n",
                "@",
                "\u200b",
                "é",
                "&#39;",
                "(",
                "Mr",
            ]
        ),
        max_size=30,
    )
)
def test_names_signs_and_numbers_in_any_order_leave_the_rest_as_it_was(parts: list[str]) -> None:
    home = {"lines": ["16 Larkspur Close", "Wexbury"], "postcode": "WX7 2LD"}
    case = trouble.case_of(
        trouble.person("Siân", "O'Rourke"), trouble.person("Mark", "Brown", address=home, phone="07700 900456")
    )
    for text in (" ".join(parts), "".join(parts)):
        redaction = Redactor.for_case(case).redact(text)
        assert_rest_untouched(text, redaction)
        assert "rourke" not in redaction.text.lower() or "rourke" not in text.lower().replace("o'rourke", "")
