"""Which field belongs in the place of which mark: a table, the marks of the Guidance's appendices and their like.

The first line whose words fit, and all of whose fields the document can have, is the one proposed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.workshop.adopt.marks import Mark
from docgen.workshop.fields import available, fields

_FIELD = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")
_NEAR = 55  # of a hundred: how alike a mark and a field's name and meaning have to be, to be worth naming


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write in the place of a mark."""

    text: str  # with its tags; empty where the mark only goes
    loop: str = ""  # a list: the text is repeated for each ``item`` of it
    item: str = ""
    condition: str = ""  # the line is kept only then
    note: str = ""  # what a person should look at
    ecins: bool = False  # the two halves of "see ECINS ... or attached copy" become a question

    @property
    def shown(self) -> str:
        """As a report says it."""
        text = f"{{% for {self.item} in {self.loop} %}}{self.text}{{% endfor %}}" if self.loop else self.text
        said = [text] if text else ["taken out"]
        if self.condition:
            said.append(f"the line only if {self.condition}")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands: its document, and the words around it."""

    document: str
    before: str  # in its line
    after: str
    alone: bool  # nothing else in its line
    names_reader: bool = False  # the name at the head of a letter, with the address below it
    gives_address: bool = False  # the address below that name


@dataclass(frozen=True, slots=True)
class _Rule:
    words: str
    text: str
    before: str = ""
    after: str = ""
    alone: bool | None = None
    loop: str = ""
    condition: str = ""
    note: str = ""

    def fits(self, mark: Mark, spot: Spot) -> bool:
        return bool(
            re.fullmatch(self.words, mark.words)
            and (self.alone is None or self.alone == spot.alone)
            and re.search(self.before, spot.before.lower())
            and re.search(self.after, spot.after.lower())
        )


_WHO = r"(?:applicant|complainant|recipient|addressee)"
_SPOC = r"(?:(?:area |local )*spoc|officer|case officer|author|sender)"
_HAS = "{{ plan.agreed_by }}"
_RULES = (
    _Rule(r"(?:asb )?(?:case|our)? ?(?:ref(?:erence)?|no|number)\.?(?: no| number)?", "{{ case.reference }}"),
    _Rule(
        r"(?:ecins )?(?:case )?id(?: no| number)?",
        "{{ case.reference }}",
        note="docgen knows no number of ECINS; the reference of the case stands here",
    ),
    _Rule(
        rf"(?:{_WHO}|victim)?(?:'s)? ?(?:name|surname|title and surname)",
        "{{ recipient.greeting }}",
        before=r"\bdear\s*$",
    ),
    _Rule(rf"{_WHO}(?:'s)? (?:full )?name|name of {_WHO}", "{{ applicant.name }}"),
    _Rule(
        r"victim(?:'s)? (?:full )?name,? (?:where|if) different (?:to|from) applicant",
        "{{ victim.name }}",
        condition="case.third_party",
    ),
    _Rule(r"victim(?:'s)? (?:full )?name|name of victim", "{{ victim.name }}"),
    _Rule(r"(?:alleged )?perpetrator(?:'s)? name", "{{ perpetrator.name }}"),
    _Rule(r"(?:alleged )?perpetrator(?:'s)? address", "{{ perpetrator.address_line }}"),
    _Rule(r"date of (?:template )?letter ([1567])", "{{ sent.letter_\\1 }}"),
    _Rule(r"(?:date|day).*\b15 working days\b.*", "{{ dates.next_contact }}"),
    _Rule(r"date(?: of (?:asb case review )?meeting)?", "{{ meeting.date }}", before=r"\bdate:?\s*$"),
    _Rule(r"date of (?:asb )?(?:case )?review(?: meeting)?|meeting date|date of meeting", "{{ meeting.date }}"),
    _Rule(r"(?:start )?time(?: of meeting)?", "{{ meeting.time }}"),
    _Rule(r"location|venue|place|address", "{{ meeting.location }}", before=r"\b(?:location|venue|place):?\s*$"),
    _Rule(r"(?:meeting )?(?:location|venue|place)(?: of meeting)?", "{{ meeting.location }}"),
    _Rule(r"(?:name of )?chair(?:'s)?(?: name)?", "{{ meeting.chair.line }}"),
    _Rule(r"contact details", "{{ meeting.confirm_to }}", before=r"attend|confirm"),
    _Rule(
        r"dates?",
        "{{ dates.period_start | short_day }} to {{ dates.period_end | short_day }}",
        before=r"six.month period\s*$",
    ),
    _Rule(r"(?:date(?: of letter)?|today's date)", "{{ document.date }}", alone=True),
    _Rule(r"date(?: of letter)?", "{{ document.date }}", before=r"^\s*date:?\s*$"),
    _Rule(
        r"(?:last |closing )?(?:date|day|deadline)(?: by which)? (?:for|of|to) (?:lodge |make )?(?:an )?appeal.*",
        "{{ authority.appeal.by }}",
    ),
    _Rule(r"deadline(?: date)?", "{{ dates.partner_return }}"),
    _Rule(r"deadline.*", "{{ dates.chronology }}"),
    _Rule(
        r"reason(?:\(s\)|s)?(?: why .*)?",
        "{{ item }}",
        alone=True,
        loop="threshold.reasons",
    ),
    _Rule(r"reason(?:\(s\)|s)?(?: why .*)?", "{{ threshold.reasons | reasons }}"),
    _Rule(r"findings\b.*", "{{ item }}", alone=True, loop="outcome.findings"),
    _Rule(r"recommendations\b.*", "{{ item }}", alone=True, loop="outcome.recommendations"),
    _Rule(r"either you have or name of victim has", _HAS, after=r"\bnot\b.*progress", condition="plan.refused"),
    _Rule(r"either you have or name of victim has", _HAS, condition="plan.agreed"),
    _Rule(
        r"(?:action )?numbers?(?:\(s\))?",
        "{{ plan.refused }}",
        after=r"\bnot\b.*progress",
        condition="plan.refused",
    ),
    _Rule(r"(?:action )?numbers?(?:\(s\))?", "{{ plan.agreed }}", condition="plan.agreed"),
    _Rule(r"if (?:currently )?no advocate", "", condition="not case.third_party"),
    _Rule(r"delete reference to action plan,? if not proposed", "", condition="plan.exists"),
    _Rule(r"remember to redact .*action plan", "", note="docgen encloses the plan without personal details"),
    _Rule(r"(?:him|her)/(?:her|him)(?:/them)?", "{{ applicant.pronoun }}"),
    _Rule(
        rf"address(?: details)?(?: for| of)?(?: local)? {_SPOC}",
        "{{ spoc.organisation }}\n{{ spoc.address }}",
        alone=True,
    ),
    _Rule(rf"address(?: details)?(?: for| of)?(?: local)? {_SPOC}", "{{ spoc.address }}"),
    _Rule(
        r"contact details (?:for|of) (?:local authority|council|housing).*",
        "{{ line }}",
        alone=True,
        loop="authority.reporting",
    ),
    _Rule(
        r"contact details (?:for|of) (?:local authority|council|housing).*", "{{ authority.reporting | and_list }}"
    ),
    _Rule(rf"{_SPOC}(?:'s)? e-?mail(?: address)?|e-?mail(?: address)?", "{{ spoc.email }}"),
    _Rule(rf"{_SPOC}(?:'s)? (?:tele)?phone(?: number| no)?|(?:tele)?phone(?: number| no)?", "{{ spoc.phone }}"),
    _Rule(rf"{_SPOC}(?:'s)? name|your name", "{{ spoc.name or spoc.job_title }}"),
    _Rule(rf"{_SPOC}(?:'s)? (?:job )?title|job title", "{{ spoc.job_title }}"),
    _Rule(
        r"(?:local |area )*(?:spoc )?contact details(?: for (?:local |area )*spoc)?",
        "{{ spoc.signature }}",
        alone=True,
    ),
    _Rule(r"(?:local |area )*(?:spoc )?contact details(?: for (?:local |area )*spoc)?", "{{ spoc.line }}"),
    _Rule(r".*\bprivacy notice", "{{ authority.privacy_notice }}"),
    _Rule(
        r"(?:local )?(?:url|web ?site|web ?page|link)",
        "{{ authority.apply_online }}",
        before=r"on-?line|apply|submit",
    ),
    _Rule(
        r"(?:local )?(?:url|web ?site|web ?page|link)(?: address)?",
        "{{ authority.website }}",
        condition="authority.website",
    ),
    _Rule(r"(?:name of )?(?:local )?(?:authority|council)(?:'s)?(?: name)?", "{{ authority.name }}"),
    _Rule(r"(?:name of )?(?:agency|organisation|partner)(?:'s)?(?: name)?", "{{ agency.name }}"),
)


def propose(mark: Mark, spot: Spot) -> Proposal | None:
    """What belongs in the place of this mark; None where the table does not know it."""
    known = available()[spot.document]
    if spot.gives_address:
        return Proposal("", note="the field at the name gives the address, too")
    if spot.names_reader and "recipient.window" in known:
        return Proposal("{{ recipient.window }}")
    if mark.kind == "marking":
        return Proposal(
            "{{ document.marking }}", note="the marking is the authority profile's; type it to keep it"
        )
    if re.fullmatch(r"amend,? as appropriate", mark.words) and "agency.ecins" in known:
        whole = re.search(r"see ecins .* or ", spot.before.lower())
        return Proposal("{% endif %}", ecins=True) if whole else None
    for rule in _RULES:
        if rule.fits(mark, spot):
            text = re.sub(r"\\1", lambda _, r=rule: re.fullmatch(r.words, mark.words)[1], rule.text)  # type: ignore[index,misc]
            if all(path in known for path in _FIELD.findall(f"{text} {rule.loop} {rule.condition}")):
                return Proposal(text, rule.loop, _item_of(text) if rule.loop else "", rule.condition, rule.note)
    return None


def like(mark: Mark, document: str) -> tuple[str, ...]:
    """The fields of the document whose names and meanings are most like the mark's words."""
    from rapidfuzz import fuzz  # where every mark is known, nothing is compared

    said: Mapping[str, str] = {
        field.name: f"{field.name.replace('.', ' ').replace('_', ' ')} {field.meaning}".lower()
        for field in fields(document)
        if not field.kind.startswith(("group", "list of groups"))
    }
    rated = sorted(
        ((fuzz.token_set_ratio(mark.words, words), name) for name, words in said.items()),
        key=lambda r: (-r[0], r[1]),
    )
    return tuple(name for rate, name in rated[:3] if rate >= _NEAR)


def _item_of(text: str) -> str:
    return text.strip("{} ")
