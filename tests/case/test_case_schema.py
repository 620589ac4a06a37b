"""The model and its JSON Schema accept the same files, whatever is done to them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from case_data import full_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel, ValidationError

from docgen.case import Case, case_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = sorted([*FIXTURES.glob("*.json"), FIXTURES / "redaction" / "case.json"])
SMALL = [f for f in FILES if f.stat().st_size < 10_000]
SCHEMA = Draft202012Validator(case_schema(), format_checker=FormatChecker(["date"]))
DROP, EXTRA = object(), object()
WRONG: tuple[Any, ...] = (
    *(DROP, EXTRA, None, "", " \t\n", "text", "a\n", 0, 1, -1, 5.0, 1.5, True, False),
    *([], {}, [None], [""], [{}], ["text"], [[]], {"x": 1}, {"file": "a.pdf"}, {"file": " "}, {"1": "2026-01-01"}),
    *(
        "2026-02-29",
        "2026-02-28",
        "2026-02-28\n",
        "2026-2-8",
        "2026-13-01",
        "0000-01-01",
        "20260228",
        "28/02/2026",
    ),
    *("2026-02-28T00:00:00", "09:30", "9:30", "24:00", "09:30\n", "09:30:00", "met", "Met", "asb-case-review/1"),
)


def model_accepts(data: Any) -> bool:
    try:
        Case.model_validate(data)
    except ValidationError:
        return False
    return True


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from places(child, (*path, step))


def changed(data: Any, path: tuple[str | int, ...], wrong: Any) -> Any:
    """A copy with this value put there; DROP takes away, EXTRA adds a field that is not known."""
    result = copy.deepcopy(data)
    if not path:
        return {**result, "unknwon": 1} if wrong is EXTRA else {} if wrong is DROP else wrong
    parent = result
    for step in path[:-1]:
        parent = parent[step]
    if wrong is DROP:
        del parent[path[-1]]
    elif wrong is EXTRA:
        here = parent[path[-1]]
        parent[path[-1]] = (
            {**here, "unknwon": 1}
            if isinstance(here, dict)
            else [*here, {"unknwon": 1}]
            if isinstance(here, list)
            else [here]
        )
    else:
        parent[path[-1]] = wrong
    return result


def test_the_schema_is_one_of_2020_12_and_of_closed_objects() -> None:
    schema = case_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    objects = [schema, *schema["$defs"].values()]
    assert [o["title"] for o in objects if o.get("additionalProperties") is not False] == []
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_fixture_is_accepted_by_both(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(SCHEMA.iter_errors(data)) == []
    assert model_accepts(data)


def test_the_full_case_has_every_field_of_the_model() -> None:
    everything = full_case()

    def fields(model: type[BaseModel]) -> set[str]:
        return {f.alias or name for name, f in model.model_fields.items()}

    def lacking(model: type[BaseModel], data: dict[str, Any], where: str) -> Iterator[str]:
        yield from (f"{where}/{name}" for name in fields(model) - set(data))
        for name, field in model.model_fields.items():
            for part in models_in(field.annotation):
                value = data.get(field.alias or name)
                first = value[0] if isinstance(value, list) else value
                if isinstance(first, dict) and fields(part) >= set(first):
                    yield from lacking(part, first, f"{where}/{name}")

    def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        for argument in get_args(annotation):
            yield from models_in(argument)

    assert sorted(lacking(Case, everything, "")) == []


def test_both_judge_every_single_change_alike() -> None:
    everything = full_case()
    required = {k: everything[k] for k in ("schema", "reference", "authority", "application", "victim")}
    assert model_accepts(everything)
    assert SCHEMA.is_valid(everything)
    tried = accepted = 0
    disagree = []
    for path in places(everything):
        branch = required | {name: everything[name] for name in everything if path[:1] == (name,)}
        for wrong in WRONG:
            case = changed(branch, path, wrong)
            verdict = model_accepts(case)
            tried, accepted = tried + 1, accepted + verdict
            if verdict != SCHEMA.is_valid(case):
                disagree.append((path, wrong, "model accepts" if verdict else "model refuses"))
    assert disagree == []
    assert 0.1 < accepted / tried < 0.9, "the changes try both verdicts"


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_both_judge_several_changes_of_a_real_case_alike(data: st.DataObject) -> None:
    case = json.loads(data.draw(st.sampled_from(SMALL)).read_text(encoding="utf-8"))
    leaf = st.one_of(
        st.sampled_from(WRONG),
        st.text(max_size=12),
        st.dates().map(str),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.recursive(
            st.none() | st.booleans() | st.text(max_size=3),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
            max_leaves=4,
        ),
    )
    for _ in range(data.draw(st.integers(1, 3))):
        if not isinstance(case, dict):
            break
        case = changed(case, data.draw(st.sampled_from(sorted(places(case), key=str))), data.draw(leaf))
    assert model_accepts(case) == SCHEMA.is_valid(case)
