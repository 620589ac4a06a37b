"""Names that are words: the approved wording of every template is nobody's name, and people are found all the same."""

from __future__ import annotations

import functools
import html
import json
import re
import zipfile
from pathlib import Path

import pytest

from docgen.case import parse_case
from docgen.redact import Mark, Redactor
from docgen.redact.language.wordsets import listed

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FAMILY = listed(
    """
    Chair May Will Mark Price Law Victor Constable Council Street Park Hill Brook Page Case Young
    Guy Day Friday April June Summer Hope Faith Rose Dover Buxton Chesterfield Matlock English House
    Office Derby Bishop Baker Cook Clark Mason Miller Taylor Ward Field Brown Green White Black Gray
    Best Long Short Good Strong Sharp Wise Rich Poor Noble Savage Moody Bright Marsh Bell Church
    Bridge Banks Rivers Waters Wells Wood Woods Forest Moor Heath Meadows Lane Rhodes Gates Post Key
    Keys Frank Cross Grant Bill Bond Bank Cash Power Powers Potter Porter Carter Walker Turner
    Parker Fisher Hunter Archer Butler Carpenter Chambers Chance Chase Christian Close Court Dean
    Deacon Dale Drew Drake Duke Earl Early East West North South Eden Farmer Fielding Finch Fletcher
    Foot Ford Fox Freeman Frost Gale Gardener Garland Gill Gold Gould Grace Graves Hall Hand Hardy
    Hart Harvey Hawk Hayes Head Holiday Holland Holt Home Hood Hook Horn Hunt Inman Judge Justice
    King Knight Lake Lamb Last Lee Little Lock Lodge Love Low Major Manning March Marshall Masters
    Mayor Mercer Mills Moon Moss Nash Neal New Newman Nightingale Noon Order Pain Palmer Parish
    Parsons Peace Peak Pepper Person Pike Pool Pope Prior Pound Priest Prince Pringle Purchase Quick
    Ray Read Reader Reed Reeves Rice Rock Root Round Rule Rush Sadler Sands Self Sellers Service
    Shaw Shepherd Silver Skinner Small Smart Speed Spence Spencer Spring Staff Stage Stanley Steel
    Stone Story Stocks Summers Swift Thorn Time Town Trainer Tree True Underwood Vale Vicars Vine
    Wade Wall Waller Warden Ware Wait Way Webb Weeks Wheeler Wild Winter Winters Wolf Work Workman
    Worth Wright Yard York Action Lead Minor Manager Letter Victim Panel Bolsover Erewash Amber
    Glossop Ilkeston Heanor Ripley Belper Ashbourne Swadlincote Derbyshire Kent Deal Sandwich
    """
)
GIVEN = listed(
    """
    Chair Grace May Will Mark Victor Guy Rob Pat Sue Bill Art Dale April June Summer Hope Faith Rose
    Joy Frank Grant Dawn Eve Angel Amber Ash Basil Beau Blue Carol Case Chance Charity Chase
    Christian Clement Clay Cliff Constance Crystal Daisy Dean Destiny Don Drew Earl Ernest Felicity
    Fern Flora Gail Gay Gene Ginger Harmony Hazel Heather Holly Honor Iris Ivy Jack Jasmine Jay Jean
    Jewel Jordan Justice Kit Lance Liberty Lily Major Marina Mason Mercy Miles Misty Nick Noel Norm
    Olive Page Patience Pearl Penny Peter Phil Piers Poppy Prudence Ray Reed Rich River Robin Rod
    Ruby Rusty Sage Sandy Skip Skye Sonny Stan Star Sterling Stew Sunny Tempest Terry Tony Tiger
    Trinity Ty Unity Verity Violet Wade Wayne West Willow Wood Young Zion Said Person Lee Les Nan An
    My Ha Long Dung In Son Man Ho Do Mo Di Jo Bo Al Ed Ali Ian Max Sam
    """
)
AT_ONCE = 40  # parties in one case: none of them has both names, so they do not help each other


def redactor_for(names: tuple[str, ...], part: str) -> Redactor:
    case = {
        "schema": "asb-case-review/1",
        "reference": "R1",
        "authority": "derby-city",
        "application": {"received": "2026-03-02"},
        "victim": {"name": {"given": "Xiomara", "family": "Quetzal"}},
        "perpetrators": [{"name": {"title": "Mr", part: name}} for name in names],
    }
    return Redactor.for_case(parse_case(json.dumps(case)))


@functools.cache
def wording() -> str:
    """What the templates say, a paragraph a line, with a sign where a field is filled in."""
    lines = []
    for path in sorted(TEMPLATES.glob("*/*.docx")):
        with zipfile.ZipFile(path) as package:
            for name in sorted(package.namelist()):
                if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml", name):
                    xml = package.read(name).decode("utf-8")
                    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL):
                        runs = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)
                        text = re.sub(r"\{%.*?%\}", "", html.unescape("".join(runs)))
                        lines.append(re.sub(r"\{\{.*?\}\}", "XX", text))
    return "\n".join(line for line in lines if line.strip())


@functools.cache
def marked(part: str) -> tuple[tuple[str, Mark], ...]:
    names = FAMILY if part == "family" else GIVEN
    found = []
    for at in range(0, len(names), AT_ONCE):
        marks = redactor_for(names[at : at + AT_ONCE], part).redact(wording()).marks
        found += [(wording()[m.start : m.end], m) for m in marks if m.of_case]
    return tuple(found)


def test_there_are_enough_names_and_enough_wording() -> None:
    assert len(set(FAMILY)) + len(set(GIVEN)) > 400
    assert len(wording().split()) > 8000
    assert "Youth Justice Service" in wording()


@pytest.mark.parametrize("part", ["family", "given"])
def test_no_word_of_the_approved_wording_is_certainly_a_name(part: str) -> None:
    assert [text for text, mark in marked(part) if mark.certain] == []


@pytest.mark.parametrize(("part", "most"), [("family", 60), ("given", 30)])
def test_few_words_of_the_approved_wording_may_be_a_name(part: str, most: int) -> None:
    assert len(marked(part)) <= most, [text for text, _ in marked(part)]


@pytest.mark.parametrize(
    ("part", "name", "text", "gone"),
    [
        ("given", "Mark", "Mark rang again.", "Mark"),
        ("given", "Grace", "Grace's dog barked all night.", "Grace"),
        ("given", "Will", "We told Will about the meeting.", "Will"),
        ("given", "May", "Spoke to Mrs May about the noise.", "Mrs May"),
        ("given", "Rose", "Call from Rose on 4 May.", "Rose"),
        ("given", "Hope", "Hope said that she moved out.", "Hope"),
        ("given", "April", "The officer visited April at home.", "April"),
        ("given", "Victor", "Victor denied it.", "Victor"),
        ("given", "Pat", "Mediation was offered to Pat.", "Pat"),
        ("given", "Sue", "Sue was upset.", "Sue"),
        ("family", "Park", "The Parks have a dog.", "Parks"),
        ("family", "Chair", "Mr Chair shouted.", "Mr Chair"),
        ("family", "Law", "Mrs Law reported it.", "Mrs Law"),
        ("family", "Price", "Mr Price and the Price family.", "Price"),
        ("family", "Case", "Miss Case rang.", "Miss Case"),
        ("family", "Derby", "Mr Derby of Derby Homes.", "Mr Derby"),
        ("family", "Dover", "DOVER, J was seen; Dover said no.", "DOVER"),
        ("family", "Constable", "Mr Constable was interviewed.", "Mr Constable"),
        ("family", "Hill", "Hill said that it was not him.", "Hill"),
        ("family", "Street", "Interviewed Mr Street on Friday.", "Mr Street"),
        ("family", "Young", "Young denied it.", "Young"),
    ],
)
def test_somebody_whose_name_is_a_word_is_found_where_a_person_is_meant(
    part: str, name: str, text: str, gone: str
) -> None:
    redaction = redactor_for((name,), part).redact(text)
    assert gone not in redaction.text
    assert any(mark.of_case for mark in redaction.marks)
