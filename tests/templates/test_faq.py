"""The Frequently Asked Questions are those of Appendix M."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reading import link_targets

from docgen.documents.facts.model import Facts
from docgen.paper import Docx

FactsFor = Callable[..., Facts]
Text = Callable[[Facts], str]
Written = Callable[[Facts], Docx]

FAQ = (Path(__file__).parent.parent / "data" / "appendix-m.txt").read_text(encoding="utf-8")


def test_faq_is_the_approved_one(paper: FactsFor, text: Text, footer: Text) -> None:
    assert text(paper("faq")).split() == FAQ.split()
    assert footer(paper("faq")).endswith("\tPUBLIC")


def test_faq_leads_to_the_pages_it_speaks_of(paper: FactsFor, written: Written) -> None:
    assert [target for _, target in link_targets(written(paper("faq")))] == [
        "http://www.saferderbyshire.gov.uk/asbcasereview",
        "https://www.derbyshire-pcc.gov.uk/help-support/anti-social-behaviour-case-review/",
    ]


def test_faq_of_a_landlord_names_its_own_ombudsman(paper: FactsFor, text: Text) -> None:
    shown = text(paper("faq", authority="derby-homes"))
    assert "you will be given information about the Housing Ombudsman Service.\n" in shown


def test_faq_offers_no_support_service_where_there_is_none(paper: FactsFor, text: Text) -> None:
    facts = paper("faq")
    shown = text(replace(facts, authority=replace(facts.authority, victim_service=None, ombudsman=None)))
    assert "Derbyshire Victim Services" not in shown
    assert "how you have been affected; or\nAsk the person who submitted" in shown
    assert "attend on your behalf.\nAnti-Social Behaviour Case Reviews will only be held" in shown
    assert "you will be given information about" not in shown


def test_faq_tells_another_way_to_challenge_the_outcome(paper: FactsFor, text: Text) -> None:
    facts = paper("faq")
    appeal = replace(facts.authority.appeal, wording="Ask for a second review.", days=None, url=None)
    shown = text(replace(facts, authority=replace(facts.authority, appeal=appeal)))
    assert "What happens if I am not satisfied with the outcome" in shown
    assert "Case Review?\nAsk for a second review.\nCan I apply for the" in shown
    assert "Police and Crime Commissioner" not in shown
    assert "APPEAL PROCESS" not in shown
