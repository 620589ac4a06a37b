"""The review page: whole, true to the redactor, closed to the outside, and of valid HTML."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from made import DAYS, case_of
from reviewing import FINDING, reviewed, reviewed_case, reviewed_page
from support import edited

from docgen.authority import load_authority
from docgen.case import Case
from docgen.redact.reader import Redactors, readers
from docgen.redact.review import redaction_json, review_page, survey

VOID = {"meta", "link", "br", "img", "input", "hr", "base"}


def page_of(case: Case) -> str:
    return review_page(survey(case, load_authority(case.authority))).decode()


class Balance(HTMLParser):
    """Every tag that opens is closed, in order; ids are unique; what links and labels name is there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.named: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert name != "style"  # the policy would refuse it
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            elif name in ("aria-labelledby", "for"):
                self.named.add(value or "")
            elif name in ("href", "src", "action", "data", "poster", "srcset"):
                if (value or "").startswith("#"):
                    self.named.add((value or "")[1:])
                else:
                    self.outside.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", DAYS)
def test_it_is_sound_html_for_every_fixture(name: str) -> None:
    found = Balance()
    found.feed(page_of(case_of(name)))
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert found.named <= set(found.ids)
    assert found.outside == []


def side(article: lxml_html.HtmlElement, number: int) -> str:
    words = article.xpath(".//div[contains(@class, 'words')]")[number]
    for hidden in words.xpath(".//span[@class='vh']|.//sup"):
        hidden.drop_tree()
    return str(words.text_content())


@pytest.mark.parametrize("name", [*DAYS, "reviewed"])
def test_each_text_is_there_before_and_after(name: str) -> None:
    case = reviewed_case() if name == "reviewed" else case_of(name)
    found = survey(case, load_authority(case.authority))
    articles = iter(lxml_html.fromstring(review_page(found)).xpath("//article"))
    for audience in found.audiences:
        redactor = Redactors(case, load_authority(case.authority)).for_reader(audience.reader)
        for shown in audience.shown:
            article = next(articles)
            assert side(article, 0) == shown.passage.text.replace("\r\n", "\n")
            if shown.changes:
                assert side(article, 1).replace("(nothing)", "") == shown.redaction.text
            if shown.passage.how == "redacted":
                assert shown.redaction.text == redactor.text(shown.passage.text)
    assert next(articles, None) is None


def test_there_is_a_part_for_every_reader() -> None:
    heads = re.findall(r"<h2[^>]*>([^<]*)</h2>", reviewed_page().decode())
    assert heads[1:4] == [
        "Action Plan for the victim and the applicant",
        "Letters and agenda for the victim",
        "Letters and agenda for the applicant",
    ]
    own = re.findall(r"<h2[^>]*>([^<]*)</h2>", page_of(case_of("own-application-before-meeting")))
    assert own[1:3] == ["Action Plan for the victim", "Letters and agenda for the victim, who applied"]


def test_what_is_uncertain_comes_first_and_once_for_all_readers() -> None:
    doubts = reviewed().to_look_at
    assert [d.changes[0].words for d in doubts] == ["Karen Smythe", "01632 960999"]
    assert [len(d.readers) for d in doubts] == [2, 2]
    text = reviewed_page().decode()
    assert text.index("Karen Smythe") < text.index("<article")
    calm = page_of(edited("minimal"))
    assert "The program was sure of every change. That does not mean that nothing is left." in calm
    assert "Nothing that somebody typed goes into these papers yet." in calm


def test_wishes_are_told_with_what_became_of_them() -> None:
    tree = lxml_html.fromstring(reviewed_page())
    rows = {
        " ".join(cells[0].text_content().split() + cells[1].text_content().split()): cells[2].text_content()
        for cells in ([*row.iter("th", "td")] for row in tree.xpath("//section[@id='wishes']//tbody/tr"))
    }
    told = {
        re.sub(r" Words:", "", k): " ".join(v.split()).removeprefix("What became of it: ") for k, v in rows.items()
    }
    assert (
        told["Remove Larch Grove"]
        == "Not used It stands in none of these texts. Perhaps it is spelt differently there."
    )
    assert told["Remove court date"] == "Used in 1 text: Recommendation 1."
    assert told["Keep Shane Furness"] == (
        "Used in 1 text: Action 1. Releases A name (alleged perpetrator 1), because a person decided so."
    )
    assert told["Keep diary sheets"] == "Stands in 1 text, and makes no difference there."
    first = tree.xpath("string(//section[@id='look'])")
    assert "Shane Furness stays in Action 1 because of a wish: a name (alleged perpetrator 1)." in " ".join(
        first.split()
    )
    assert "to take out Larch Grove finds nothing" in " ".join(first.split())


def test_the_json_is_the_wishes_of_the_case_and_loads() -> None:
    tree = lxml_html.fromstring(reviewed_page())
    given = json.loads("{" + tree.xpath("string(//pre[@id='json'])") + "}")
    wishes = reviewed_case().redaction
    assert wishes is not None
    assert given["redaction"] == {"remove": list(wishes.remove), "keep": list(wishes.keep)}
    box = tree.get_element_by_id("json")
    assert json.loads(box.get("data-keep")) == list(wishes.keep)
    assert json.loads(redaction_json([], []).join("{}")) == {"redaction": {"remove": [], "keep": []}}


@pytest.mark.parametrize(
    "words", ['say "no"', "a\\b", "</pre><script>", "O’Rourke & Sons", "x\u200by\u202ez", "😀", "a'b"]
)
def test_any_words_can_be_copied_from_it(words: str) -> None:
    text = redaction_json([words], [])
    assert json.loads("{" + text + "}")["redaction"]["remove"] == [words]
    assert not re.search("[\u200b\u202e]", text)
    tree = lxml_html.fromstring(page_of(edited("third-party-after-meeting", redaction={"keep": [words]})))
    assert json.loads("{" + tree.xpath("string(//pre[@id='json'])") + "}")["redaction"]["keep"] == [words]
    assert json.loads(tree.get_element_by_id("json").get("data-keep")) == [words]


def test_each_change_tells_the_words_to_keep() -> None:
    tree = lxml_html.fromstring(reviewed_page())
    told = [json.loads(code.text_content()) for code in tree.xpath("//code[@class='json']")]
    wanted = [c.words for a in reviewed().audiences for c in a.changes if not c.by_rule]
    assert told == wanted
    assert [box.get("data-keep") for box in tree.xpath("//input[@data-keep]")] == wanted


def test_it_warns_of_keeping_what_is_known_of_somebody() -> None:
    tree = lxml_html.fromstring(reviewed_page())
    changes = {c.number: c for a in reviewed().audiences for c in a.changes}
    warned = {
        number
        for number in changes
        if "It tells who somebody in the case is." in tree.get_element_by_id(f"change-{number}").text_content()
    }
    assert warned == {n for n, c in changes.items() if c.mark.of_case and not c.by_rule}
    assert 0 < len(warned) < len(changes)


# Closed to the outside


def test_it_loads_nothing_and_is_kept_by_nobody() -> None:
    text = reviewed_page().decode()
    head = text[: text.index("<style>")]
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', head)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    assert "base-uri 'none'; form-action 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in content
        assert "@import" not in content
    assert '<meta name="robots" content="noindex, nofollow' in head
    assert '<meta http-equiv="Cache-Control" content="no-store">' in head
    assert '<meta name="referrer" content="no-referrer">' in head
    assert "http:" not in text
    assert "https:" not in text


def test_it_says_what_it_is_and_names_nobody_at_its_head() -> None:
    text = reviewed_page().decode()
    assert "<title>Redaction review</title>" in text
    head = text[: text.index("<body>")]
    for name in ("Furness", "Shane", reviewed_case().reference):
        assert name not in head
    assert '<p class="marking">OFFICIAL-SENSITIVE</p>' in text
    assert "This page holds personal data." in text
    assert "No program finds everything." in text
    assert '<html lang="en-GB">' in text


def test_text_of_the_case_is_text() -> None:
    assert html.escape(FINDING.split("\n")[0]) in reviewed_page().decode()
    nasty = "</style><script>alert(1)</script>\"' onload=x \x01\x1b\x7f \u202e"
    case = edited(
        "third-party-after-meeting", reference=f"N {nasty}", actions__0__action=f"{nasty}\r\nto Shane Furness"
    )
    tree = lxml_html.fromstring(page_of(case))
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == 1
    assert "␁␛␡" in tree.text_content()
    etree.fromstring(etree.tostring(tree))  # no character that XML would not hold


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60))
@settings(max_examples=40)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assume(text.strip())
    case = edited("third-party-after-meeting", actions=[{"number": 1, "action": f"{text} Shane Furness {text}"}])
    (article, *_) = lxml_html.fromstring(page_of(case)).xpath("//article")
    assert side(article, 0) == f"{text} Shane Furness {text}"


def test_the_marking_is_the_authoritys_on_paper_too() -> None:
    from dataclasses import replace

    found = replace(reviewed(), marking='"; } SECRET \\ é')
    text = review_page(found).decode()
    assert found.marking in html.unescape(text)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)[1]  # type: ignore[index]
    escaped = re.search(r'@top-center \{ content: "([^"]*)"', style)[1]  # type: ignore[index]
    assert re.sub(r"\\([0-9a-f]{6})", lambda m: chr(int(m[1], 16)), escaped) == found.marking


def test_the_same_case_gives_the_same_page() -> None:
    case = reviewed_case().model_copy(deep=True)
    again = review_page(survey(case, load_authority(case.authority)))
    assert again == reviewed_page()
    assert b"\r" not in again


def test_a_survey_does_not_spill_the_case() -> None:
    told = repr(reviewed())
    for words in ("Furness", "Karen", "Larch", "960999"):
        assert words not in told


def test_readers_are_who_they_are() -> None:
    for name in DAYS:
        case = case_of(name)
        found = [a.reader for a in survey(case, load_authority(case.authority)).audiences]
        assert found == [None, *readers(case)]
