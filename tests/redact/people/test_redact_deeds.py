"""A name that is a word as well is told by what is done by people, and to people, in capitals or in small letters."""

from __future__ import annotations

import pytest
from people_of import redactor_for

NAMES = {"mark": "Mark|Tindall", "joy": "Joy|Tindall", "brown": "Kenneth|Brown", "stone": "Kenneth|Stone"}
WILL, PRICE = "Will|Tindall", "Kenneth|Price"

DONE = """
{} can be abusive; {} couldn't come; {} never answers; {} also attended; {} explained that; {} insisted on it;
{} screamed at her; {} signed the abc; {} failed to attend; {} opened the door; {} nfa; {} no reply;
{} - no reply; {} and his mum; {} & partner; {} who lives next door; {} at it again; {} aged 40; {} v council;
notified {}; reassured {} today; detained {}; banned {} from the block; issued {} with a cpw; offered {} mediation;
officer to notify {}; officer to meet {}; concerns about {}; concerns re {}; cpw issued to {}; according to {};
letter sent to {}; statement of {}; afraid of {}; mother of {}; because of {}; dear {},; hello {}; fao {}; cc {};
known as {}; told that {} was drunk; until {} leaves; unless {} stops; why {} was there; officer to update {}
"""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", [str.lower, str.title], ids=["small", "capital"])
def test_a_deed_tells_who_is_meant(name: str, way: type[str]) -> None:
    redactor = redactor_for(NAMES[name])
    texts = [" ".join(text.split()).format(way(name)) for text in DONE.split(";")]
    assert [text for text in texts if way(name) in redactor.text(text)] == []


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (WILL, "Will can be abusive when drunk."),
        (WILL, "Will couldn't come."),
        (WILL, "Will never answers the door."),
        (WILL, "Will not in again."),
        (WILL, "Will no reply at the door."),
        (WILL, "Will needs support."),
        (WILL, "Will seen at the shop."),
        (PRICE, "price will give evidence"),
        (PRICE, "seen by the officer, interview with price"),
        (PRICE, "officer to ask price to attend"),
        ("William|Brown|Billy", 'william "billy" brown answered the door'),
        ("Siân|O'Rourke", "call from s.o'r again, so'r upset"),
        ("Miriam|April", "miss april and the officer met"),
    ],
)
def test_nothing_of_the_name_is_left(people: str, text: str) -> None:
    redacted = redactor_for(people).text(text).lower()
    given, family = people.lower().split("|")[:2]
    assert given not in redacted.split() and family not in redacted.split() and "o'r" not in redacted


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (WILL, "The council will not in any way pay."),
        (WILL, "Tenant will no longer be invited; he will never answer."),
        (WILL, "Will needs be met by the plan?"),
        (NAMES["mark"], "the bin left a mark on the wall"),
        (NAMES["mark"], "please mark the file and mark it as closed"),
        (NAMES["joy"], "there was no joy at the panel"),
        (NAMES["brown"], "the brown bins and the brown gate"),
        (NAMES["stone"], "a stone smashed the window and the stone wall"),
        (PRICE, "the price of the gate was agreed, and the price will be paid"),
        ("Patience|Udo", "he heard the row; patience on the site is wearing thin"),
        ("Patience|Udo", "she was thanked for so much patience"),
        ("Orsolya|Varga", "found the handy guide and a sandy footprint useful"),
    ],
)
def test_the_word_stays(people: str, text: str) -> None:
    assert redactor_for(people).text(text) == text
