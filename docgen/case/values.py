"""The kinds of value that a case file holds: lenient about *absent*, strict about everything else.

Null, blank text, an empty list and an empty object all mean "not known". Days are ISO 8601, times are HH:MM.
The JSON Schema that each kind prints accepts exactly what its validator accepts; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_BLANK_SCHEMA = {"type": "string", "pattern": r"^\s*$"}
# The lengths say aloud what `$` leaves open in some engines: no line break may follow.
_DAY_SCHEMA = {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "maxLength": 10,
}
_CLOCK_SCHEMA = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "maxLength": 5}
_NULL = {"type": "null"}
_NO_FIELDS = {"type": "object", "maxProperties": 0}
_NO_ITEMS = {"type": "array", "maxItems": 0}


class _AlsoAbsent:
    """Says in the JSON Schema which empty values a field takes besides its own type."""

    def __init__(self, *empties: dict[str, Any]) -> None:
        self.empties = empties

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        inner = handler(core_schema)
        options = inner.pop("anyOf", None) or [inner]
        return {"anyOf": [*options, *(e for e in self.empties if e not in options)]}


def is_blank(value: Any) -> bool:
    """Whether this is text with nothing on it."""
    return isinstance(value, str) and not value.strip()


def read_day(value: Any) -> date:
    """The day that ISO 8601 text says; ValueError with what was expected otherwise."""
    if type(value) is date:
        return value
    if not isinstance(value, str) or not (match := _DAY.fullmatch(value)):
        raise ValueError("expected a date as YYYY-MM-DD, such as 2026-04-21")
    year, month, day = map(int, match.groups())
    if year < 1:
        raise ValueError(f"there is no year {match[1]}; expected a date as YYYY-MM-DD")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02d}; expected a date as YYYY-MM-DD")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{_MONTHS[month - 1]} {year} has no day {day}") from None


def read_clock(value: Any) -> time:
    """The time of day that HH:MM text says; ValueError with what was expected otherwise."""
    if isinstance(value, time):
        return value
    if isinstance(value, str) and (match := _CLOCK.fullmatch(value)):
        return time(int(match[1]), int(match[2]))
    raise ValueError("expected a time of day as HH:MM, such as 09:30")


def _known(value: str) -> str:
    if is_blank(value):
        raise ValueError("is empty; it has to be given")
    return value


def _blank_to_none(value: Any) -> Any:
    return None if is_blank(value) else value


def _empty_to_none(value: Any) -> Any:
    return None if value in ({}, []) or is_blank(value) else value


def _items(value: Any) -> Any:
    if value is None or value == {} or is_blank(value):
        return ()
    return tuple(value) if isinstance(value, list) else value


class Listed(tuple[Any, ...]):
    """A list without its blank entries; ``places`` are the indexes of the others as the list was written."""

    places: tuple[int, ...]

    def __new__(cls, values: Iterable[Any], places: tuple[int, ...]) -> Self:
        made = super().__new__(cls, values)
        made.places = places
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.places


def _drop_blanks(values: tuple[Any, ...]) -> tuple[Any, ...]:
    places = tuple(n for n, value in enumerate(values) if not is_blank(value))
    return values if len(places) == len(values) else Listed((values[n] for n in places), places)


def _flag(value: Any) -> Any:
    return False if value is None or is_blank(value) else value


def _fields(value: Any) -> Any:
    return {} if value is None or value == [] or is_blank(value) else value


def _whole(value: Any) -> Any:
    """1.0 is a whole number in JSON, and some programs write it so."""
    return int(value) if isinstance(value, float) and value.is_integer() else _blank_to_none(value)


Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema(_DAY_SCHEMA)]
MaybeDay = Annotated[
    date | None,
    BeforeValidator(lambda v: None if v is None or is_blank(v) else read_day(v)),
    WithJsonSchema({"anyOf": [_DAY_SCHEMA, _BLANK_SCHEMA, _NULL]}),
]
MaybeClock = Annotated[
    time | None,
    BeforeValidator(lambda v: None if v is None or is_blank(v) else read_clock(v)),
    WithJsonSchema({"anyOf": [_CLOCK_SCHEMA, _BLANK_SCHEMA, _NULL]}),
]
Text = Annotated[str | None, BeforeValidator(_blank_to_none)]
Prose = Annotated[str | None, BeforeValidator(_blank_to_none)]
"""Text that a person typed at length; its line breaks stay."""
Words = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"pattern": r"\S"})]
"""Text that has to be given."""
Flag = Annotated[bool, BeforeValidator(_flag), _AlsoAbsent(_NULL, _BLANK_SCHEMA)]
MaybeFlag = Annotated[bool | None, BeforeValidator(_blank_to_none), _AlsoAbsent(_NULL, _BLANK_SCHEMA)]
MaybeNumber = Annotated[
    Annotated[int, Field(ge=1)] | None, BeforeValidator(_whole), _AlsoAbsent(_NULL, _BLANK_SCHEMA)
]
Maybe = Annotated[
    T | None,
    BeforeValidator(_empty_to_none),
    _AlsoAbsent(_NULL, _BLANK_SCHEMA, _NO_FIELDS, _NO_ITEMS),
]
Items = Annotated[
    tuple[T, ...],
    BeforeValidator(_items),
    AfterValidator(_drop_blanks),
    _AlsoAbsent(_NULL, _BLANK_SCHEMA, _NO_FIELDS),
]
Fields = Annotated[
    dict[K, V],
    BeforeValidator(_fields),
    _AlsoAbsent(_NULL, _BLANK_SCHEMA, _NO_ITEMS),
]
