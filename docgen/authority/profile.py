"""What one profile says: everything about a council or landlord that a document, a rule or the pack needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from docgen.case.model import AgencyRole

DeadlineId = Literal[
    "complete",
    "acknowledge",
    "decide",
    "partner-return",
    "meet",
    "chronology",
    "pack",
    "outcome",
    "appeal",
    "appeal-ack",
    "appeal-decision",
]


class Section(BaseModel):
    """A table of a profile; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Office(Section):
    """Where the SPOC is, and how to reach them."""

    name: str | None = Field(default=None, description="The published contact's name, where one is published.")
    job_title: str = Field(description="Job title or team, as published.")
    organisation: str | None = Field(
        default=None, description="The council that runs the review, where it is not the authority itself."
    )
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
    office: str | None = Field(
        default=None, description="As the guidance notes name it, where that differs from `body`."
    )
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
    chronology: int | None = Field(
        default=None, ge=0, description="Chronologies back, this long before the meeting."
    )
    pack: int | None = Field(default=None, ge=0, description="Pack sent, this long before the meeting.")
    outcome: int | None = Field(default=None, ge=0, description="Meeting to Letter 6.")
    outcome_after_application: int | None = Field(
        default=None, ge=0, description="Completed application to Letter 6."
    )


class Qualifying(Section):
    """What makes complaints qualify."""

    complaints: int = Field(default=3, ge=1)
    report_within_months: int = Field(default=1, ge=1, description="Beginning with the date of the incident.")
    apply_within_months: int = Field(default=6, ge=1, description="Beginning with the date of the complaint.")
    wording: str | None = Field(
        default=None, description="Tells partners the threshold where the approved extract does not fit."
    )


class Redaction(Section):
    """What leaves the council, and for whom."""

    officers: Literal["role", "keep"] = Field(
        default="role", description="In what a victim gets: an officer's role and agency, or the name."
    )
    given_names: bool = Field(
        default=False,
        description="Names that the readers gave themselves, in the application, may stay in what they get.",
    )
    under_18: tuple[AgencyRole, ...] = Field(
        default=("council", "police", "icb", "housing", "youth-justice"),
        description="The roles of the agencies that need the personal data of somebody under 18.",
    )


class Monitoring(Section):
    """Where this authority's reviews count in the yearly figures."""

    county: str | None = Field(default=None, description="Whose figures they are part of, besides its own.")
    counted_under: str | None = Field(
        default=None, description="The id of the authority in whose figures its reviews count; left out, its own."
    )
    appeals: bool = Field(default=True, description="Whether the number of appeals is published.")


class Mail(Section):
    """How packs leave by e-mail; what is secret is never in a profile."""

    sender: str | None = Field(default=None, description="Where messages come from; left out, the case's SPOC.")
    sender_name: str | None = Field(default=None, description="The name beside it; left out, the authority's.")
    host: str | None = Field(default=None, description="The council's relay.")
    port: int | None = Field(default=None, ge=1, le=65535, description="Left out: 587, or 465 with `tls`.")
    security: Literal["starttls", "tls"] = Field(default="starttls", description="There is no third way.")
    encrypted_in_transit: bool | Literal["agencies"] = Field(default=False, description="Packs need no password.")
    keep_days: int | None = Field(default=None, ge=1, description="Of the record; left out, it stays.")


class LeftOut(Section):
    """A document that this authority does not use."""

    document: str
    reason: str


class Authority(Section):
    """Everything about the council or landlord that a document, a rule or the pack needs."""

    id: str
    name: str = Field(description="In full, as the letterhead has it.")
    short_name: str = Field(description="The area or landlord, as a heading has it.")
    kind: Literal["council", "housing-provider"] = "council"
    partnership: str | None = Field(default=None, description="The Community Safety Partnership.")
    guidance: str = Field(description="The title of the guidance that the review follows.")
    spoc: Office
    reporting: tuple[ReportTo, ...] = Field(
        default=(),
        description="Where to report; left out, it is the authority at its SPOC's telephone and e-mail.",
    )
    police: Police
    victim_service: VictimService | None = None
    hub: Hub | None = None
    website: str | None = None
    apply_online: str = Field(description="Where the online form is, as `submitted on-line at ...` goes on.")
    privacy_notice: str = Field(
        description="A link, or how to find it, as `our Privacy Notice, which is available at ...` goes on; "
        "left out, it is to be asked for at the SPOC's e-mail and telephone."
    )
    meeting_name: str = Field(default="ASB Solutions Meeting", description="The partners' standing meeting.")
    complaints: str | None = Field(default=None, description="Where complaints about the service go.")
    ombudsman: str | None = Field(
        default=None, description="As `you will be given information about ...` goes on."
    )
    appeal: Appeal
    marking: Marking = Marking()
    redaction: Redaction = Redaction()
    monitoring: Monitoring = Monitoring()
    mail: Mail = Mail()
    logo: Path | None = Field(default=None, description="A PNG or JPEG beside the profile.")
    logo_description: str | None = None
    deemed_receipt: Literal["same-day", "next-working-day"] = Field(
        default="same-day", description="What a receipt on a day that is not a working day counts from."
    )
    timescales: Timescales = Timescales()
    qualifying: Qualifying = Qualifying()
    sources: dict[DeadlineId, str] = Field(
        default={}, description="Where a deadline's rule is published, by deadline id."
    )
    pack_order: tuple[str, ...] = Field(default=(), description="Document ids in the order of the pack.")
    pack_dividers: bool = Field(default=True, description="A page before each group of papers of the pack.")
    left_out: tuple[LeftOut, ...] = ()
    templates: tuple[Path, ...] = Field(
        default=(), description="Folders of own templates: the profile's, then those of the profiles it inherits."
    )

    @model_validator(mode="before")
    @classmethod
    def _ask_the_office(cls, data: Any) -> Any:
        """What is published nowhere else is asked of the SPOC's office: one number to keep right, not three."""
        office = data.get("spoc") if isinstance(data, dict) else None
        if not isinstance(office, dict) or not isinstance(data.get("name"), str):
            return data
        phone, email = office.get("phone"), office.get("email")
        run_by = office.get("organisation") or data["name"]
        return {
            "reporting": [{"name": run_by, "phone": phone, "email": email}],
            "privacy_notice": f"{run_by}, on request to {email} or {phone}",
            **data,
        }
