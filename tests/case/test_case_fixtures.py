"""The fixtures: nothing wrong with any, nobody real in any, and the contract's own files come through whole."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from docgen.authority import list_authorities
from docgen.case import Case, check_case, load_case

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES = sorted(FIXTURES.glob("*.json"))
CONTRACT = {  # as case systems send them; not ours to change
    "third-party-before-meeting.json": "426f4e31a413da8fdf2fc72b95714f63ecfe8b128ba906f1b9c5e4960669ef27",
    "own-application-threshold-not-met.json": "852ec10fd5a20eefba63d248c36160eca5aec74b1b4abf82f07413dbea631169",
    "redaction/case.json": "ca981bd3461f12c19c6f8488712189553b1a76bd46cc8fda2bcc6efa66658cac",
    "redaction/examples.json": "8979fa3c667118c574712d2e9fcca064476e6e779d4790d8a14ccd3f595c10f5",
}
CONDITIONS = {
    *("own-application-before-meeting", "third-party-before-meeting", "consent-missing"),
    *("own-application-threshold-not-met", "threshold-not-met-with-reasons", "threshold-decision-pending"),
    *("after-meeting-with-action-plan", "after-meeting-without-action-plan", "third-party-after-meeting"),
    *("closed", "withdrawn", "withdrawn-third-party", "appeal-after-threshold-not-met", "appeal-after-outcome"),
    *("dover-after-meeting", "derby-homes", "under-18-perpetrator", "very-long-chronology", "many-incidents"),
    *("partner-files", "minimal", "awkward-text"),
}


def case(name: str) -> Case:
    return load_case(FIXTURES / f"{name}.json")


def readme() -> dict[str, date]:
    rows = re.findall(
        r"^\| `([\w-]+)` \|.*\| (\d{4}-\d\d-\d\d) \|$", (FIXTURES / "README.md").read_text("utf-8"), re.M
    )
    return {name: date.fromisoformat(day) for name, day in rows}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_a_fixture(path: Path) -> None:
    content = path.read_bytes()
    assert check_case(content, path.name) == ()
    assert content.decode("utf-8").replace("\r\n", "\n").endswith("}\n")
    assert load_case(path).authority in {authority.id for authority in list_authorities()}


def test_there_is_one_for_every_condition_and_the_readme_lists_them() -> None:
    assert {path.stem for path in CASES} == CONDITIONS
    assert set(readme()) == CONDITIONS


@pytest.mark.parametrize(("name", "on"), readme().items())
def test_the_readmes_day_is_one_on_which_the_case_is_known(name: str, on: date) -> None:
    known = case(name)
    past = [known.application.received, known.completed, known.application.withdrawn, known.closed]
    past += [*known.letters.values(), known.threshold.decided if known.threshold else None]
    past += [known.appeal.lodged if known.appeal else None]
    past += [known.meeting.date if known.meeting and known.outcome else None]
    latest = max(day for day in past if day)
    assert latest <= on <= latest + timedelta(days=40)
    if known.meeting and known.meeting.date and not known.outcome:
        assert on < known.meeting.date


@pytest.mark.parametrize("path", [*CASES, FIXTURES / "redaction" / "case.json"], ids=lambda path: path.stem)
def test_everybody_is_fictional(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for mail in re.findall(r"[\w.+-]+@[\w.-]+\w", text):
        assert re.search(r"[@.]example\.org$", mail), mail
    fictional = r"^(01632960\d{3}|(0|\+44)7700900\d{3}|02079460\d{3})$"
    for phone in re.findall(r"(?<![\w-])(?:\+44|0)[\d ]{9,}\d", text):
        assert re.match(fictional, phone.replace(" ", "")), phone
    data = json.loads(text)
    people = [data["victim"], data.get("applicant"), *data.get("perpetrators", []), *data.get("others", [])]
    for person in filter(None, people):
        postcode = (person.get("address") or {}).get("postcode") or "WX0"
        assert postcode.startswith("WX") or re.search(r" 9Z[A-Z]$", postcode), postcode


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contracts_own_files_are_as_they_were_sent(name: str) -> None:
    content = (FIXTURES / name).read_bytes().replace(b"\r\n", b"\n")
    assert hashlib.sha256(content).hexdigest() == CONTRACT[name]


@pytest.mark.parametrize("name", [name for name in CONTRACT if "examples" not in name])
def test_the_contracts_own_files_come_through_whole(name: str) -> None:
    sent = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    loaded = load_case(FIXTURES / name).model_dump(mode="json", by_alias=True)
    assert known(loaded) == known(sent)


def known(value: Any) -> Any:
    """What is known of this: without the ways to say that something is not, and times as HH:MM."""
    if isinstance(value, dict):
        return {
            key: kept for key, child in value.items() if (kept := known(child)) not in (None, "", [], {}, False)
        }
    if isinstance(value, list):
        return [known(child) for child in value]
    if isinstance(value, str) and re.fullmatch(r"\d\d:\d\d:00", value):
        return value[:5]
    return value


def test_conditions_hold() -> None:
    assert case("consent-missing").completed is None
    assert case("threshold-decision-pending").threshold is None
    assert len(case("very-long-chronology").agencies[0].entries) == 400
    assert len(case("many-incidents").incidents) == 300
    assert {p.under_18 for p in case("under-18-perpetrator").perpetrators} == {True, False}
    assert "youth-justice" in {a.role for a in case("under-18-perpetrator").agencies}
    assert {a.agreed for a in case("third-party-after-meeting").actions} == {True, False}
    assert not case("after-meeting-without-action-plan").actions
    assert case("after-meeting-with-action-plan").actions
    assert len({case(path.stem).authority for path in CASES}) == 11
    longest = max(len(e.note or "") for a in case("awkward-text").agencies for e in a.entries)
    assert longest == 40_000


def test_awkward_text_is_awkward() -> None:
    text = json.dumps(json.loads((FIXTURES / "awkward-text.json").read_text(encoding="utf-8")), ensure_ascii=False)
    for awkward in (
        "<b>",
        " & ",
        '\\"',
        "😀",
        "\\u0007",
        "\\u0000",
        "\uffff",
        "שלום",
        "\u202e",
        "{{ 7*7 }}",
        "{% raw %}",
    ):
        assert awkward in text
    assert "\\r\\n" in text
    assert "\\n\\n\\n" in text


def test_partners_files_are_there_and_say_nothing_of_who_made_them() -> None:
    files = [a.chronology_file for a in case("partner-files").agencies if a.chronology_file]
    assert sorted(files) == sorted(f"partners/{p.name}" for p in (FIXTURES / "partners").iterdir())
    for file in files:
        path = FIXTURES / file
        assert path.stat().st_size < 40_000
        if path.suffix == ".pdf":
            assert PdfReader(path).metadata is None
        else:
            with zipfile.ZipFile(path) as word:
                core = word.read("docProps/core.xml").decode("utf-8")
            assert re.search(r"<dc:creator></dc:creator>.*<cp:lastModifiedBy></cp:lastModifiedBy>", core)


def test_the_scan_is_a_picture_and_its_pages_are_landscape_in_both_ways() -> None:
    lying, turned = PdfReader(FIXTURES / "partners" / "housing-scan-landscape.pdf").pages
    assert (lying.extract_text(), turned.extract_text()) == ("", "")
    assert (lying.mediabox.width > lying.mediabox.height, lying.rotation) == (True, 0)
    assert (turned.mediabox.width < turned.mediabox.height, turned.rotation) == (True, 90)
