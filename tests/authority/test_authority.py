"""The profiles say what is published, and a wrong one says which file and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen import resources
from docgen.authority import ENVIRONMENT_VARIABLE, Authority, list_authorities, load_authority
from docgen.errors import AuthorityError, UnknownAuthority


def _published() -> dict[str, str]:
    """The contacts as published, by authority: the second source that the profiles are held against."""
    text = (Path(__file__).parent.parent / "data" / "published-contacts.txt").read_text(encoding="utf-8")
    sections = [section.partition("\n") for section in text.split("\n== ")[1:]]
    return {head.partition(":")[0]: body.strip() for head, _, body in sections}


PUBLISHED = _published()
LETTERS, DOVER = PUBLISHED["letters"], PUBLISHED["dover"]
DERBYSHIRE = sorted(set(PUBLISHED) - {"letters", "dover"})
ALL = sorted([*DERBYSHIRE, "derby-homes", "dover"])
DOCUMENTS = {
    *(f"letter-{number}" for number in range(1, 9)),
    *("threshold-assessment", "partner-case-information", "victim-statement", "proportionality-assessment"),
    *("agenda", "minutes", "action-plan", "action-plan-redacted", "faq", "application-form", "guidance-notes"),
    *("timeline", "appeal-timeline"),
}
REQUIRED = """
name = "Wexbury District Council"
short_name = "Wexbury"
guidance = "Wexbury guidance"
apply_online = "its website"
[spoc]
job_title = "Community Safety Officer"
address = ["1 High Street", "Wexbury"]
postcode = "WX1 9ZZ"
phone = "01632 960100"
email = "safety@wexbury.example.org"
[police]
name = "Wexbury Police"
report = "101"
[appeal]
body = "an independent panel"
"""


@pytest.fixture(autouse=True)
def _no_folder_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding=encoding)
    return folder


def published(authority_id: str) -> str:
    if authority_id == "dover":
        return DOVER
    if authority_id == "derby-homes":
        return f"{PUBLISHED['derby-city']}\n{LETTERS}"
    return f"{PUBLISHED[authority_id]}\n{LETTERS}"


def test_every_profile_loads_and_a_shared_base_is_none() -> None:
    assert len(ALL) == 11
    assert [a.id for a in list_authorities()] == ALL
    with pytest.raises(UnknownAuthority):
        load_authority("_derbyshire")


@pytest.mark.parametrize("authority_id", ALL)
def test_every_contact_in_a_profile_is_published(authority_id: str) -> None:
    said = str(load_authority(authority_id).model_dump(exclude={"pack_order", "sources", "left_out"}))
    contacts = {
        *re.findall(r"[\w.-]+@[\w.-]+\w", said),
        *re.findall(r"\b0[\d ]{8,}\d\b", said),
        *re.findall(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", said),
        *re.findall(r"(?:https?://|www\.)[\w./-]+\w/?", said),
    }
    assert len(contacts) >= 3
    assert [c for c in sorted(contacts) if c not in published(authority_id)] == []


@pytest.mark.parametrize("authority_id", DERBYSHIRE)
def test_an_area_has_its_own_published_contact(authority_id: str) -> None:
    authority = load_authority(authority_id)
    lines = PUBLISHED[authority_id].splitlines()
    postcode, email, phone = lines[-3], lines[-2].removeprefix("email: "), lines[-1].removeprefix("tel: ")
    office = authority.spoc

    assert authority.name == lines[0]
    who = f"{office.name}, {office.job_title}" if office.name else office.job_title
    assert lines[1].removesuffix(" or") == who
    assert list(office.address) == lines[-3 - len(office.address) : -3]
    assert len(office.address) >= 3
    assert (office.postcode, office.email, office.phone) == (postcode, email, phone)
    (line,) = authority.reporting
    assert (line.name, line.phone, line.email) == (lines[0], phone, email)
    assert email in authority.privacy_notice


@pytest.mark.parametrize("authority_id", [*DERBYSHIRE, "derby-homes"])
def test_derbyshire_has_in_common_what_the_letters_say(authority_id: str) -> None:
    authority = load_authority(authority_id)
    service, hub, appeal = authority.victim_service, authority.hub, authority.appeal
    assert service is not None
    assert hub is not None

    assert f"{authority.police.name} on {authority.police.report}" in LETTERS
    assert (
        f"Call {service.name} on {service.phone} or text '{service.text_word}' to {service.text_number}."
        in LETTERS
    )
    assert f"in the {hub.name} - {hub.url}" in LETTERS
    assert f"lodge an appeal with the {appeal.body}." in LETTERS
    assert f"within {appeal.days} days" in LETTERS
    assert appeal.url in LETTERS.splitlines()
    assert (appeal.acknowledge, appeal.decide, appeal.wording) == (1, 20, None)
    assert authority.guidance == "Derbyshire ASB Case Review Practitioner Guidance"
    assert authority.meeting_name == "ASB Solutions Meeting"
    assert authority.timescales.model_dump() == {
        "acknowledge": 5,
        "decide": 15,
        "partner_return": 5,
        "meet_after_letter_5": 20,
        "meet_after_application": 35,
        "chronology": 7,
        "pack": 5,
        "outcome": 5,
        "outcome_after_application": None,
    }
    assert len(authority.sources) == 11
    assert authority.pack_order[0] == "agenda"
    assert authority.left_out == ()


def test_derby_homes_is_a_landlord_whose_reviews_the_council_runs() -> None:
    homes, city = load_authority("derby-homes"), load_authority("derby-city")
    assert (homes.name, homes.kind, homes.ombudsman) == (
        "Derby Homes",
        "housing-provider",
        "the Housing Ombudsman Service",
    )
    assert homes.spoc.organisation == city.name == "Derby City Council"
    assert homes.spoc == city.spoc.model_copy(update={"organisation": city.name})
    assert homes.reporting[0].name == "Derby Homes"
    assert homes.reporting[1] == city.reporting[0]
    assert homes.partnership == city.partnership == "Derby City Community Safety Partnership"
    assert homes.privacy_notice == city.privacy_notice


def test_dover_differs_in_data_alone() -> None:
    dover = load_authority("dover")
    assert dover.spoc.name is None
    assert (dover.victim_service, dover.hub) == (None, None)
    assert (dover.appeal.body, dover.appeal.days, dover.appeal.url) == ("an independent panel", None, None)
    assert dover.appeal.wording
    assert dover.appeal.wording.split(". ")[0] in DOVER.replace("\n", " ")
    assert {k: v for k, v in dover.timescales.model_dump().items() if v is not None} == {
        "outcome_after_application": 25
    }
    qualifying = dover.qualifying
    assert (qualifying.complaints, qualifying.report_within_months, qualifying.apply_within_months) == (3, 1, 6)
    assert {entry.document for entry in dover.left_out} == {
        "faq",
        "guidance-notes",
        "application-form",
        "appeal-timeline",
    }
    assert "Derbyshire" not in str(dover.model_dump(exclude={"left_out"}))


@pytest.mark.parametrize("authority_id", ALL)
def test_profiles_name_documents_that_there_are(authority_id: str) -> None:
    authority = load_authority(authority_id)
    left_out = {entry.document for entry in authority.left_out}
    assert left_out <= DOCUMENTS
    assert set(authority.pack_order) <= DOCUMENTS | {"correspondence"}
    assert not left_out & set(authority.pack_order)
    assert len(set(authority.pack_order)) == len(authority.pack_order)


@pytest.mark.parametrize("path", sorted(resources.authorities().glob("*.toml")), ids=lambda path: path.stem)
def test_every_file_names_its_source(path: Path) -> None:
    comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert re.search(r"\b(page|pages|Guidance)\b", " ".join(comment))


def test_the_readme_names_every_key() -> None:
    readme = (resources.authorities() / "README.md").read_text(encoding="utf-8")
    keys = set(Authority.model_fields) - {"id"}
    for field in Authority.model_fields.values():
        for model in (field.annotation, *getattr(field.annotation, "__args__", ())):
            keys |= set(getattr(model, "model_fields", {}))
    named = {word.strip("[]") for word in re.findall(r"`([^`\s]+)`", readme)}
    assert sorted(keys - named) == []


def test_own_folder_comes_first_and_inherits_docgens_own_of_the_same_id(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "derby-city", 'inherit = "derby-city"\n[spoc]\nphone = "01632 960101"\n')
    theirs, ours = load_authority("derby-city", [own]), load_authority("derby-city")
    assert theirs.spoc.phone == "01632 960101"
    assert theirs.spoc.email == ours.spoc.email
    assert theirs.reporting[0].phone == "01632 960101", "one number to keep right"
    assert "01632 960101" in theirs.privacy_notice
    assert load_authority("derby-homes", [own]).spoc.phone == "01632 960101", "what inherits it follows"
    listed = {a.id: a for a in list_authorities([own])}
    assert sorted(listed) == ALL
    assert listed["derby-city"] == theirs


def test_the_environment_variable_comes_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = write(tmp_path / "asked", "wexbury", REQUIRED.replace("Wexbury guidance", "asked"))
    named = write(tmp_path / "named", "wexbury", REQUIRED.replace("Wexbury guidance", "named"))
    write(named, "erewash", REQUIRED)
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(named))
    assert load_authority("wexbury", [asked]).guidance == "asked"
    assert load_authority("wexbury").guidance == "named"
    assert load_authority("erewash").name == "Wexbury District Council"
    assert load_authority("dover").name == "Dover District Council"


def test_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AuthorityError, match="no such folder of authorities"):
        load_authority("dover", [tmp_path / "nowhere"])
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(AuthorityError, match="no such folder of authorities"):
        list_authorities()


def test_what_is_left_out_is_asked_of_the_office(tmp_path: Path) -> None:
    authority = load_authority("wexbury", [write(tmp_path, "wexbury", REQUIRED)])
    (line,) = authority.reporting
    assert (line.name, line.phone) == ("Wexbury District Council", "01632 960100")
    assert authority.privacy_notice == (
        "Wexbury District Council, on request to safety@wexbury.example.org or 01632 960100"
    )
    said = REQUIRED.replace("[spoc]", 'privacy_notice = "https://wexbury.example.org/privacy"\n[spoc]')
    authority = load_authority("wexbury", [write(tmp_path, "wexbury", said)])
    assert authority.privacy_notice == "https://wexbury.example.org/privacy"


def test_a_table_is_joined_and_a_list_replaced(tmp_path: Path) -> None:
    write(
        tmp_path, "wexbury", f'{REQUIRED}[timescales]\nacknowledge = 5\ndecide = 15\n[[reporting]]\nname = "A"\n'
    )
    write(tmp_path, "child", 'inherit = "wexbury"\n[timescales]\ndecide = 10\n[[reporting]]\nname = "B"\n')
    child = load_authority("child", [tmp_path])
    assert (child.id, child.timescales.acknowledge, child.timescales.decide) == ("child", 5, 10)
    assert [line.name for line in child.reporting] == ["B"]


def test_a_logo_and_templates_are_beside_the_profile_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(b"")
    (tmp_path / "ours").mkdir()
    write(tmp_path, "wexbury", 'logo = "crest.png"\ntemplates = "ours"\n' + REQUIRED)
    child = write(tmp_path / "child", "child", 'inherit = "wexbury"\n')
    authority = load_authority("child", [child, tmp_path])
    assert (authority.logo, authority.templates) == (tmp_path / "crest.png", (tmp_path / "ours",))


def test_templates_are_taken_over_folder_by_folder(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "child" / "theirs").mkdir(parents=True)
    write(tmp_path, "wexbury", 'templates = "ours"\n' + REQUIRED)
    child = write(tmp_path / "child", "child", 'inherit = "wexbury"\ntemplates = "theirs"\n')
    authority = load_authority("child", [child, tmp_path])
    assert authority.templates == (tmp_path / "child" / "theirs", tmp_path / "ours")


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("derby-cty", "derby-city"), ("Derby-City", "derby-city"), ("dovr", "dover"), ("high peak", "high-peak")],
)
def test_an_unknown_id_names_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(UnknownAuthority, match=f"`{re.escape(asked)}`; the nearest is `{nearest}`"):
        load_authority(asked)


@pytest.mark.parametrize("asked", ["../x", "..\\x", "/x", "sub/x", "", ".", "x\0", "x.toml", "é" * 5000])
def test_an_id_leads_nowhere_else(tmp_path: Path, asked: str) -> None:
    own = write(tmp_path / "own", "y", REQUIRED)
    write(tmp_path, "x", REQUIRED)
    write(own / "sub", "x", REQUIRED)
    with pytest.raises(UnknownAuthority):
        load_authority(asked, [own])
    write(own, "z", f"inherit = {asked!r}\n" if asked.isprintable() else 'inherit = "x\\u0000"\n')
    with pytest.raises(AuthorityError, match=r"own/z\.toml: inherits"):
        load_authority("z", [own])


def problems(folder: Path, authority_id: str = "wexbury") -> str:
    with pytest.raises(AuthorityError) as caught:
        load_authority(authority_id, [folder])
    return str(caught.value)


def test_broken_toml_names_file_and_line(tmp_path: Path) -> None:
    message = problems(write(tmp_path, "wexbury", 'name = "Wexbury"\nshort_name = Wexbury\n'))
    assert "wexbury.toml" in message
    assert "line 2" in message


def test_text_in_another_encoding_is_told_and_notepads_mark_is_taken(tmp_path: Path) -> None:
    assert "wexbury.toml: is not UTF-8" in problems(write(tmp_path, "wexbury", 'name = "Café"', "latin-1"))
    assert load_authority("wexbury", [write(tmp_path, "wexbury", REQUIRED, "utf-8-sig")]).name


def test_an_unknown_key_names_file_key_and_nearest(tmp_path: Path) -> None:
    write(tmp_path, "_base", REQUIRED.replace("postcode", "postcod"))
    message = problems(write(tmp_path, "wexbury", 'inherit = "_base"\n[timescales]\nackowledge = 5\n'))
    assert "wexbury: 3 problem(s)" in message
    assert "/_base.toml: spoc.postcod: unknown field; the nearest known field is `postcode`" in message
    assert (
        "/wexbury.toml: timescales.ackowledge: unknown field; the nearest known field is `acknowledge`" in message
    )
    assert "/wexbury.toml: spoc.postcode: is missing; it has to be given" in message


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("partnership = 5", "partnership: expected text, found a number"),
        ('kind = "concil"', "kind: expected `council` or `housing-provider`; did you mean `council`?"),
        ('deemed_receipt = "next-day"', "deemed_receipt: expected `same-day` or `next-working-day`"),
        ("timescales = {decide = -1}", "timescales.decide: expected 0 or more, found -1"),
        ("timescales = {decide = 2.5}", "timescales.decide: expected a whole number, found 2.5"),
        ("qualifying = {complaints = 0}", "qualifying.complaints: expected 1 or more, found 0"),
        ('sources = {decided = "here"}', "sources.decided: unknown field; expected `complete`, "),
        ('left_out = [{document = "faq"}]', "left_out.0.reason: is missing"),
        ('logo = "crest.png"', "logo: there is no picture crest.png beside the profile"),
        ('templates = "ours"', "templates: there is no folder ours beside the profile"),
        ('templates = ["ours"]', "templates: expected the name of one folder beside the profile"),
        ("inherit = 3", "inherit: expected the id of a profile as text"),
        ('inherit = "dovr"', "inherits `dovr`, which is not there"),
        ('inherit = "wexbury"', "inherits `wexbury`, which is not there in a later folder"),
    ],
)
def test_a_wrong_value_names_file_and_key(tmp_path: Path, line: str, told: str) -> None:
    message = problems(write(tmp_path, "wexbury", f"{line}\n{REQUIRED}"))
    assert f"/wexbury.toml: {told}" in message


def test_a_circle_of_inherit_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a", 'inherit = "b"\n')
    write(tmp_path, "b", 'inherit = "c"\n')
    write(tmp_path, "c", 'inherit = "b"\n')
    assert "c.toml: inherit goes round in a circle through `b`" in problems(tmp_path, "a")


def test_a_profile_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "wexbury.toml").mkdir()
    assert "wexbury.toml: can't be read" in problems(tmp_path)
