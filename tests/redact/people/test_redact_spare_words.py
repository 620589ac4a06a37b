"""Surnames and first names that are words of every day: the word stays, and the person goes."""

from __future__ import annotations

import pytest
from people_of import redactor_for, redactor_of

WORDS = "foster boys beer butt player cape boot chef younger painter bible lent holder proud credit memory cod quay dot"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_stays_in_small_letters_and_the_person_goes(word: str) -> None:
    redactor = redactor_of(("Orsolya", word.capitalize()))
    kept = f"Somebody saw a {word} by the wall and some {word} in the yard."
    assert redactor.text(kept) == kept
    name = word.capitalize()
    for said in (f"Then {name} came out and swore.", f"Spoke to {name} about it.", f"Mr {name}'s gate was open."):
        assert name not in redactor.text(said)
    assert word not in redactor.text(f"spoke to {word} re the noise")


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ("Amy|Foster", "Foster carers and the foster placement were told."),
        ("Amber|Reed", "The risk is rated Amber. RAG status: Amber."),
        ("Patience|Reed", "Patience is needed; the works run late."),
        ("Jan|Reed", "Log covers Jan to Apr; Mar - Jan is closed."),
        ("April|Reed", "April's figures are lower than those of May."),
        (
            "William|Reed",
            "Last orders at the King William; King William's head is on the sign. William Hill is open.",
        ),
        ("William|Reed", "William Street and Shannon Road are closed."),
        ("Bobby|Stone", "More bobbies on the beat; they saw the Blarney Stone."),
        ("April|Post", "Post-it notes on a post."),
        ("Amy|Ward", "The Ward Sergeant and the ward sister came."),
        ("Jo|Grant", "Apply for a Disabled Facilities Grant."),
        ("Joy|Price", "Price to follow; price tbc."),
        ("Dawn|Reed", "from dusk to dawn"),
        ("Grace|Reed", "Operation Grace and Storm Grace were discussed."),
        ("Hope|Reed", "A word on the Fresh Hope fund."),
        ("Joy|Price", "Price: £220 a door, fitted."),
        ("Will|Reed", "Will, power of attorney and benefits advice."),
        ("Jo|Bailey", "The Old Bailey ruling was mentioned."),
        ("Jo|Young", "Young and old used the garden."),
        ("Jo|Baptiste", "Drop-in at the Baptist Church hall."),
        ("Angus|Reed", "Aberdeen Angus burgers"),
    ],
)
def test_what_everybody_calls_so_stays(people: str, text: str) -> None:
    assert redactor_for(people).text(text) == text


@pytest.mark.parametrize(
    ("people", "text", "redacted"),
    [
        ("Amber|Reed", "Amber rang; the risk to Amber is known.", "{} rang; the risk to {} is known."),
        ("Patience|Reed", "Patience is needed at court.", "{} is needed at court."),
        ("Jan|Reed", "Jan told the PCSO on 3 Jan.", "{} told the PCSO on 3 Jan."),
        ("April|Reed", "April's mother rang in April.", "{}'s mother rang in April."),
        ("Will|Reed", "He left a will; Will himself said nothing.", "He left a will; {} himself said nothing."),
        ("Mark|Reed", "Mark, his brother, threw it.", "{}, his brother, threw it."),
        ("Ida June|Reed", "June told us that it was in June.", "{} told us that it was in June."),
        ("Amy|Post", "Invited:\n- A Post\n- the Chair", "Invited:\n- {}\n- the Chair"),
        ("William|Brown|Billy", 'william "billy" brown rang', '{} "{}" {} rang'),
        (
            "Dean|Stone",
            "the stones want the path lit; stones were thrown",
            "the {f} want the path lit; stones were thrown",
        ),
        ("Will|Reed", "He may appeal; Will may not.", "He may appeal; {} may not."),
        ("Jo|O'Dowd", "Mrs 0'Dowd rang; 0'DOWD again", "{} rang; {} again"),
        ("Grace|Reed", "Grace rang about the fund; Operation Grace", "{} rang about the fund; Operation Grace"),
        (
            "Dean|Stone; Ida|Price",
            "the stones n the prices not speaking; the stones and the bricks",
            "the {f} n the {f} not speaking; the stones and the bricks",
        ),
        ("Zoe|D'Arcy", "ZD'A rang; z. d'a too; we'd a row", "{} rang; {} too; we'd a row"),
        ("Sian May|Osei", "- Varga: served 4 May\n- Osei: told", "- Varga: served 4 May\n- {}: told"),
        ("Iffy|Osei", "Iffy thought it iffy.", "{} thought it iffy."),
        ("Grace|Reed", "dear grace, thank you", "dear {}, thank you"),
        ("Grant|Reed", "his son grant may lose it", "his son {} may lose it"),
        ("April|Reed", "ask april whether it suits", "ask {} whether it suits"),
        ("Sian May|O'Hare", "SMO'H rang; so'h too; S.M.O'H. again", "{} rang; {} too; {} again"),
        ("Gwen|Moss-Hart", "GM-H rang", "{} rang"),
        ("Ann|Price", "Ann Price née Haddow", "{} née [name]"),
        ("Ann|Price", "maiden name Haddow", "maiden name [name]"),
    ],
)
def test_the_person_goes_beside_the_same_word(people: str, text: str, redacted: str) -> None:
    said = redacted.replace("{f}", "[family]").replace("{}", "[alleged perpetrator]")
    assert redactor_for(people).text(text) == said


@pytest.mark.parametrize(
    ("people", "text", "redacted"),
    [
        (
            "Ann|Webb",
            "Youth workers on Webb Road playing field; Ann Webb came.",
            "{o} on Webb Road playing field; {} came.",
        ),
        (
            "Jo|Moor",
            "Rangers close Beeley Moor; a talk to Kayla Moor.",
            "Rangers close Beeley Moor; a talk to [name].",
        ),
        ("Jo|Lamb", "Seen in the Lamb and Flag with Lamb.", "Seen in the Lamb and Flag with {}."),
        ("Jo|Lamb", "the Lamb and Rook families", "the {} and Rook families"),
        ("Sian May|Osei", "OSEI, SIAN MAY. Sian may call.", "{}. {} may call."),
        ("Dean|Osei", "mR oSEI was there", "{} was there"),
        ("Comfort|Osei", "Comfort break at 11; Comfort rang.", "Comfort break at 11; {} rang."),
    ],
)
def test_lands_pubs_and_a_key_left_on(people: str, text: str, redacted: str) -> None:
    said = redacted.replace("{o}", "Youth workers").replace("{}", "[alleged perpetrator]")
    assert redactor_for(people).text(text) == said


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Rang dean no answer.\nIt was dean again on 3 May.", "Rang {1} no answer.\nIt was {1} again on 3 May."),
        (
            "I think mark did it; they caught mark in the store.",
            "I think {2} did it; they caught {2} in the store.",
        ),
        ("In Leeds, dean smashed the window.", "In Leeds, {1} smashed the window."),
        ("dean wont answer", "{1} wont answer"),
        ("She says mark the file. The dean was there.", "She says mark the file. The dean was there."),
    ],
)
def test_first_names_in_small_letters_among_others(text: str, redacted: str) -> None:
    said = redacted.replace("{1}", "[alleged perpetrator 1]").replace("{2}", "[alleged perpetrator 2]")
    assert redactor_for("Dean|Skidmore; Mark|Osei").text(text) == said
