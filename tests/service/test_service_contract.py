"""Version 1 holds still: what a client relies on is neither taken away nor renamed, and nothing more is asked of it."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from contract_of import broken, facts
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from pypdf import PdfReader
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from serving import Served

from docgen.service.app import create_app
from docgen.service.examples import CASE
from docgen.service.settings import ServiceSettings

EXAMPLES = 5  # of each kind for each operation
KEPT = Path(__file__).with_name("v1.json")

Description = dict[str, Any]


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Description:
    return create_app(ServiceSettings(tmp_path_factory.mktemp("state"))).openapi()


def test_version_1_is_what_it_was(description: Description) -> None:
    now = json.loads(json.dumps(facts(description)))
    before = json.loads(KEPT.read_text(encoding="utf-8"))
    assert broken(before, now) == []  # also where it is to be kept: it grows, and loses nothing
    if os.environ.get("DOCGEN_KEEP_CONTRACT"):  # after an addition, so that it stays from now on
        KEPT.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


def _rename_answer(d: Description) -> None:
    fields = d["components"]["schemas"]["DeadlineShape"]["properties"]
    fields["day"] = fields.pop("date")


def _rename_case(d: Description) -> None:
    fields = d["components"]["schemas"]["Case"]["properties"]
    fields["ref"] = fields.pop("reference")


def _ask_for_more(d: Description) -> None:
    d["components"]["schemas"]["Case"]["required"].append("meeting")


def _parameter(d: Description, name: str) -> Any:
    return next(p for p in d["paths"]["/v1/packs"]["post"]["parameters"] if p["name"] == name)


def _lose_parameter(d: Description) -> None:
    d["paths"]["/v1/packs"]["post"]["parameters"].remove(_parameter(d, "for"))


BREAKS: list[tuple[Callable[[Description], object], str]] = [
    (_rename_answer, "[]/date is no longer given"),
    (_rename_case, "/reference is no longer taken"),
    (_ask_for_more, "/meeting is asked for now"),
    (_lose_parameter, "query for is gone"),
    (lambda d: d["paths"].pop("/v1/check"), "POST /v1/check is gone"),
    (lambda d: _parameter(d, "for")["schema"]["enum"].remove("all"), "has lost a choice"),
    (lambda d: _parameter(d, "held_back")["schema"].update(default="leave-out"), "another default"),
    (lambda d: _parameter(d, "on").update(required=True), "query on is asked for now"),
    (
        lambda d: d["paths"]["/v1/packs"]["post"]["responses"]["200"]["content"].pop("application/pdf"),
        "no longer gives",
    ),
    (lambda d: d["paths"]["/v1/packs"]["post"]["responses"]["200"]["headers"].pop("ETag"), "header ETag is gone"),
    (
        lambda d: d["paths"]["/v1/packs"]["post"]["requestBody"]["content"].pop("multipart/form-data"),
        "no longer takes",
    ),
]


@pytest.mark.parametrize(("change", "told"), BREAKS, ids=[told for _, told in BREAKS])
def test_what_would_break_a_client_is_found(
    description: Description, change: Callable[[Description], object], told: str
) -> None:
    changed = copy.deepcopy(description)
    change(changed)
    found = broken(facts(description), facts(changed))
    assert any(told in fault for fault in found), found


def test_what_is_added_breaks_nobody(description: Description) -> None:
    changed = copy.deepcopy(description)
    changed["components"]["schemas"]["DeadlineShape"]["properties"]["new"] = {"type": "string"}
    changed["components"]["schemas"]["Case"]["properties"]["new"] = {"type": "string"}
    changed["paths"]["/v1/new"] = copy.deepcopy(changed["paths"]["/v1/check"])
    _parameter(changed, "for")["schema"]["enum"].append("nobody")
    assert broken(facts(description), facts(changed)) == []
    assert facts(description) != facts(changed)


def test_its_examples_are_cases(description: Description) -> None:
    case = {**description["components"]["schemas"]["Case"], "components": description["components"]}
    Draft202012Validator(case).validate(CASE)


def test_its_example_of_a_partners_file_works(service: Served, description: Description) -> None:
    content = description["paths"]["/v1/packs"]["post"]["requestBody"]["content"]["multipart/form-data"]
    sent = dict(content["examples"]["partner"]["value"])
    Draft202012Validator({**content["schema"], "components": description["components"]}).validate(sent)
    case = json.dumps(sent.pop("case"))
    files = [("case", (None, case, "application/json")), *((n, ("f", v.encode())) for n, v in sent.items())]
    headers = {"Accept": "application/pdf"}
    got = service.client.post("/v1/packs?on=2026-04-20", files=files, headers=headers)
    assert got.status_code == 200, got.text
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(got.content)).pages)
    assert "call to the council about music." in pages


def test_what_every_operation_may_answer_is_described(description: Description) -> None:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            told = operation["responses"]
            assert {"400", "401", "403", "421", "422", "500", "503"} <= set(told), path
            assert ("429" in told) == (method == "post" or path.endswith("/result")), path
            assert "Retry-After" in told["503"]["headers"]
    assert "405" in description["info"]["description"]


_CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            # A case can fit its schema and name an agency that is not there, or a document not apply to it; and a
            # machine that is busy with other tests may be too slow for LibreOffice.
            "positive_data_acceptance": {
                "expected-statuses": [200, 202, 204, 404, 406, 409, 412, 422, 429, 503, 504]
            },
            "negative_data_rejection": {"expected-statuses": [400, 401, 404, 405, 406, 409, 412, 415, 422]},
        },
    }
)


@pytest.fixture(scope="module")
def described(service: Served) -> Any:
    return schemathesis.openapi.from_url(f"{service.url}/v1/openapi.json", config=_CONFIG)


OPERATIONS = sorted(json.loads(KEPT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda m: m.value)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_nothing_that_a_machine_thinks_of_breaks_it(described: Any, operation: str, mode: GenerationMode) -> None:
    method, path = operation.split()
    tried = []

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def try_one(case: Any) -> None:
        tried.append(case)
        case.call_and_validate()

    with contextlib.suppress(Unsatisfiable):  # nothing can be wrong with what asks for nothing
        try_one()
    assert tried or mode is GenerationMode.NEGATIVE
