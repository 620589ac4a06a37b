"""The people of a case, and how they are called and reached."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from docgen.case.part import Part
from docgen.case.values import Flag, Items, Maybe, MaybeDay, Text

Pronoun = Literal["him", "her", "them"]


class Name(Part):
    """What a person (or a business, or a group, in ``family`` alone) is called."""

    title: Text = None
    given: Text = None
    family: Text = None
    known_as: Items[str] = Field(default=(), description="Other names the person goes by.")

    @property
    def full(self) -> str:
        """Title, given and family name, as an envelope has it."""
        return " ".join(part for part in (self.title, self.given, self.family) if part)

    @property
    def greeting(self) -> str:
        """What follows "Dear": title and family name, or the whole name where there is no title."""
        if self.title and self.family:
            return f"{self.title} {self.family}"
        return self.full

    @property
    def untitled(self) -> str:
        """Given and family name."""
        return " ".join(part for part in (self.given, self.family) if part)


class FullName(Name):
    """A name that is known: at least a given or a family name."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": [part], "properties": {part: {"type": "string", "pattern": r"\S"}}}
                for part in ("given", "family")
            ]
        }
    )

    @model_validator(mode="after")
    def _something_to_call_them(self) -> Self:
        if not self.untitled:
            raise ValueError("needs at least `given` or `family` (a business or group has `family` alone)")
        return self


class Address(Part):
    """A postal address, one line of the envelope each, the postcode apart."""

    lines: Items[str] = ()
    postcode: Text = None

    @property
    def envelope(self) -> tuple[str, ...]:
        """Every line with something on it, the postcode last."""
        lines = [line.strip() for line in self.lines if line.strip()]
        return (*lines, self.postcode) if self.postcode else tuple(lines)


class Person(Part):
    """Somebody in the case."""

    name: Maybe[Name] = None
    address: Maybe[Address] = None
    phone: Text = None
    email: Text = None
    date_of_birth: MaybeDay = None
    pronoun: Maybe[Pronoun] = None
    identifiers: Items[str] = Field(
        default=(), description="Whatever else tells who it is: a second number, a vehicle mark, a handle."
    )

    @property
    def called(self) -> str | None:
        """The full name, or None where no part of it is known."""
        return (self.name.full or None) if self.name else None


class Communication(Part):
    """How somebody wants to be written to."""

    channel: Maybe[Literal["post", "email"]] = Field(default=None, description="Not known counts as `post`.")
    large_print: Flag = Field(default=False, description="Whether what they get is to be in large print.")


class Victim(Person):
    """The person, business or group affected. Always has a name."""

    name: FullName
    communication: Maybe[Communication] = None


class Applicant(Person):
    """Whoever applied on the victim's behalf; absent when the victim applied."""

    name: FullName
    relationship: Text = Field(default=None, description="What the applicant is to the victim.")
    communication: Maybe[Communication] = None


class Perpetrator(Person):
    """Somebody who is said to behave anti-socially."""

    under_18: Flag = False


class Other(Person):
    """A further person in the case: a witness, a neighbour, somebody of the household."""

    role: Text = None


class Officer(Part):
    """The SPOC of this case; what is not given comes from the authority's profile."""

    name: Text = None
    job_title: Text = None
    phone: Text = None
    email: Text = None
