"""Sayings that hold a name, ages, bullets, and names that are half hidden."""

from __future__ import annotations

import pytest
from people_of import redactor_for


@pytest.mark.parametrize(
    ("people", "text", "redacted"),
    [
        ("Maggie|Tindall", "Maggie may attend.", "[x] may attend."),
        ("Polly|Tindall", "Polly put the bins out.", "[x] put the bins out."),
        ("Prudence|Tindall", "Dear Prudence,", "Dear [x],"),
        ("Jude|Tindall", "Hey Jude, call me", "Hey [x], call me"),
        ("Tom|Tindall", "Tom and Jerry were told", "[x] and [name] were told"),
        ("Kenneth|Foster", "The Foster family rang", "The [x] family rang"),
        ("Kenneth|Foster", "the Foster children", "the [x] children"),
        ("Anh|Nguyễn", "Mr Nyugen left, Nyugen rang", "[x] left, [x] rang"),
        ("William|Brown", "user brown_w and brown.w wrote", "user [x] and [x] wrote"),
        ("Kenneth|Price", "Price of no 4 rang", "[x] of [address] rang"),
        ("Will|Tindall", "Will reports noise. Will keeps dogs.", "[x] reports noise. [x] keeps dogs."),
        ("June|Tindall", "June may be evicted", "[x] may be evicted"),
        ("|Singh & Sons Motors", "Singhs Motors and Singhs", "[x] Motors and [x]"),
        ("Kenneth|Brown", "Br--- and B____ and mr b's dog", "[x] and [x] and [x]'s dog"),
        ("Mark|Tindall", "Mark [14], Mark (14yrs), Mark, 14.", "[x] [[age]], [x] ([age]), [x], [age]."),
        ("Mark|Tindall", "Age:14; aged: 14; aged approx 14", "[age]; [age]; [age]"),
        ("Mark|Tindall", "aged fourteen; a fifteen-year-old boy; 14 y.o. lad", "[age]; a [age] boy; [age] lad"),
    ],
)
def test_the_person_goes(people: str, text: str, redacted: str) -> None:
    assert redactor_for(people).text(text).replace("[alleged perpetrator]", "[x]") == redacted


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ("Jude|Tindall", "They played Hey Jude on the speaker."),
        ("Kenneth|Foster", "Foster carer rang about the foster children."),
        ("Kenneth|Post", "Post-it notes and a post-it."),
        ("Mark|Tindall", "(10) Mark the file. \n▪ Mark the file closed\nMarked\n[2] Mark the bins"),
        ("Mark|Tindall", "Item\tMark the file closed"),
        ("Mark|Tindall", "aged 18 or over; aged 10-17; under eighteen years old; a two year old fence"),
        ("Will|Tindall", "Will reports be sent? Will keeps be paid?"),
        ("June|Tindall", "June, May and April; 4 June may be too late"),
        ("Onno|Tindall", "**No** and **not**"),
        ("Kenneth|Norman", "Signed____ No____ Notes-----"),
        ("Kenneth|Boys", "Boys on bikes; boys shouting in the road"),
        ("Kenneth|Gates", "Gates left open; gates not repaired"),
        ("Hope|Tindall", "we hope to close the case; there is hope"),
        ("Chase|Tindall", "police gave chase; Chase repairs with the landlord"),
        ("Will|Tindall", "good will was shown"),
        ("Kenneth|Brown", "bins (brown) not collected; brown, black and white dogs"),
    ],
)
def test_the_saying_stays(people: str, text: str) -> None:
    assert redactor_for(people).text(text) == text
