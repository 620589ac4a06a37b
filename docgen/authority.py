"""Who runs the review: one profile per authority, plain TOML that a council officer can read and correct.

Profiles come from a folder of the user's own first, then from docgen's ``authorities/``. A profile may
``inherit`` another and say only what differs.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from docgen import resources
from docgen.errors import AuthorityError, UnknownAuthority

ENVIRONMENT_VARIABLE = "DOCGEN_AUTHORITIES"


class Section(BaseModel):
    """A table of a profile; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Office(Section):
    """Where the SPOC is, and how to reach them."""

    name: str | None = Field(default=None, description="The published contact's name, where one is published.")
    job_title: str = Field(description="Job title or team, as published.")
    address: tuple[str, ...] = Field(description="The postal address, a line each, without the postcode.")
    postcode: str
    phone: str
    email: str


class ReportTo(Section):
    """Where people report further incidents to the authority or landlord: one line of the letters."""

    name: str
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    note: str | None = None


class Police(Section):
    """The police force, as the letters name it."""

    name: str
    report: str = Field(description="How to reach it, such as `101 (or 999 in an emergency)`.")


class VictimService(Section):
    """Support for victims that the letters offer."""

    name: str
    phone: str
    text_word: str | None = None
    text_number: str | None = None


class Hub(Section):
    """Where more information is."""

    name: str
    url: str


class Appeal(Section):
    """How a decision can be challenged. Without ``days`` there is no published time limit."""

    body: str = Field(description="As letters name it, such as `Office of Police and Crime Commissioner for ...`.")
    days: int | None = Field(default=None, ge=1, description="Calendar days from the date of Letter 4 or 6.")
    url: str | None = None
    acknowledge: int | None = Field(default=None, ge=1, description="Working days to acknowledge an appeal.")
    decide: int | None = Field(default=None, ge=1, description="Working days to decide an appeal.")
    wording: str | None = Field(
        default=None, description="Says the whole paragraph where the approved one does not fit."
    )


class Marking(Section):
    """The protective marking in the footer."""

    public: str = "PUBLIC"
    case: str = Field(default="OFFICIAL-SENSITIVE", description="On everything about one case.")


class Timescales(Section):
    """Working days, unless the name says otherwise. A timescale that is left out does not apply."""

    acknowledge: int | None = Field(default=None, ge=0, description="Completed application to Letter 1 and 3.")
    decide: int | None = Field(default=None, ge=0, description="Completed application to the threshold decision.")
    partner_return: int | None = Field(
        default=None, ge=0, description="Threshold Assessment back, this long before the decision is due."
    )
    meet_after_letter_5: int | None = Field(default=None, ge=0)
    meet_after_application: int | None = Field(default=None, ge=0)
    chronology: int | None = Field(default=None, ge=0, description="Chronologies back, this long before the meeting.")
    pack: int | None = Field(default=None, ge=0, description="Pack sent, this long before the meeting.")
    outcome: int | None = Field(default=None, ge=0, description="Meeting to Letter 6.")
    outcome_after_application: int | None = Field(default=None, ge=0, description="Completed application to Letter 6.")


class Qualifying(Section):
    """What makes complaints qualify."""

    complaints: int = Field(default=3, ge=1)
    report_within_months: int = Field(default=1, ge=1, description="Beginning with the date of the incident.")
    apply_within_months: int = Field(default=6, ge=1, description="Beginning with the date of the complaint.")


class LeftOut(Section):
    """A document that this authority does not use."""

    document: str
    reason: str


class Authority(Section):
    """Everything about the council or landlord that a document, a rule or the pack needs."""

    id: str
    name: str = Field(description="In full, as the letterhead has it.")
    short_name: str = Field(description="As a sentence has it.")
    kind: Literal["council", "housing-provider"] = "council"
    partnership: str | None = Field(default=None, description="The Community Safety Partnership.")
    guidance: str = Field(description="The title of the guidance that the review follows.")
    spoc: Office
    reporting: tuple[ReportTo, ...] = ()
    police: Police
    victim_service: VictimService | None = None
    hub: Hub | None = None
    website: str | None = None
    apply_online: str = Field(description="Where the online form is, as `submitted on-line at ...` goes on.")
    privacy_notice: str = Field(description="A link, or how to find the privacy notice.")
    meeting_name: str = Field(default="ASB Solutions Meeting", description="The partners' standing meeting.")
    complaints: str | None = Field(default=None, description="Where complaints about the service go.")
    ombudsman: str | None = None
    appeal: Appeal
    marking: Marking = Marking()
    logo: Path | None = Field(default=None, description="A PNG or JPEG beside the profile.")
    logo_description: str | None = None
    deemed_receipt: Literal["same-day", "next-working-day"] = Field(
        default="same-day", description="What a receipt on a day that is not a working day counts from."
    )
    timescales: Timescales = Timescales()
    qualifying: Qualifying = Qualifying()
    sources: dict[str, str] = Field(default={}, description="Where a deadline's rule is published, by deadline id.")
    pack_order: tuple[str, ...] = Field(default=(), description="Document ids in the order of the pack.")
    left_out: tuple[LeftOut, ...] = ()
    templates: Path | None = Field(default=None, description="A folder of own templates, beside the profile.")


def load_authority(authority_id: str, folders: Sequence[Path] = ()) -> Authority:
    """The profile with this id, from the first folder that has it.

    Raises UnknownAuthority (with the nearest id) and AuthorityError (with file and place).
    """
    searched = _folders(folders)
    return _build(_read(authority_id, searched), authority_id, searched)


def list_authorities(folders: Sequence[Path] = ()) -> tuple[Authority, ...]:
    """Every profile there is, by id; a user's own hides docgen's of the same id."""
    searched = _folders(folders)
    ids = sorted({path.stem for folder in searched for path in folder.glob("*.toml")})
    return tuple(load_authority(authority_id, folders) for authority_id in ids)


def _folders(own: Sequence[Path]) -> tuple[Path, ...]:
    from_environment = os.environ.get(ENVIRONMENT_VARIABLE)
    extra = [Path(p) for p in from_environment.split(os.pathsep) if p] if from_environment else []
    for folder in (*own, *extra):
        if not folder.is_dir():
            raise AuthorityError(f"{folder}: no such folder of authorities")
    return (*own, *extra, resources.authorities())


def _read(authority_id: str, folders: Sequence[Path], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    path = next((p for folder in folders if (p := folder / f"{authority_id}.toml").is_file()), None)
    if path is None or Path(authority_id).name != authority_id:
        ids = sorted({p.stem for folder in folders for p in folder.glob("*.toml")})
        close = difflib.get_close_matches(authority_id, ids, n=1, cutoff=0.0)
        hint = f"; the nearest is `{close[0]}`" if close else ""
        raise UnknownAuthority(f"no authority has the id `{authority_id}`{hint} (docgen authorities lists them)")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise AuthorityError(f"{path.name}: {error}") from None
    for key in ("logo", "templates"):  # a path is meant from the profile that names it
        if isinstance(data.get(key), str):
            data[key] = path.parent / data[key]
    parent = data.pop("inherit", None)
    if parent is not None:
        if parent in (*seen, authority_id):
            raise AuthorityError(f"{path.name}: inherit goes round in a circle through `{parent}`")
        # A folder that overrides `x` with `inherit = "x"` means docgen's own x.
        data = _merge(_read(str(parent), folders, (*seen, authority_id)), data)
    return data


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merge(merged[key], value) if both else value
    return merged


def _build(data: dict[str, Any], authority_id: str, folders: Sequence[Path]) -> Authority:
    try:
        return Authority.model_validate({**data, "id": authority_id})
    except ValidationError as error:
        faults = [
            f"  {'.'.join(map(str, item['loc'])) or 'profile'}: {item['msg']}"
            for item in error.errors(include_url=False, include_input=False)
        ]
        raise AuthorityError("\n".join([f"{authority_id}.toml: {len(faults)} problem(s)", *faults])) from None
