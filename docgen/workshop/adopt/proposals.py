"""Which field belongs in the place of which mark: a table, the marks of the Guidance's appendices and their like.

The first line whose words fit, and all of whose fields the document can have, is the one proposed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.documents.word.marks import Mark
from docgen.workshop.adopt.standing import Region, Spot
from docgen.workshop.fields import available, fields
from docgen.workshop.lint.demands import DEMANDS

_FIELD = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")
_NEAR = 55  # of a hundred: how alike a mark and a field's name and meaning have to be, to be worth naming
_OWN = 8  # what is added for a field that this document is about
_OWN_DATE = 20  # and for a date, of which there are many that are alike


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write in the place of a mark."""

    text: str  # with its tags; empty where the mark only goes
    loop: str = ""  # a list: the text is repeated for each ``item`` of it
    item: str = ""
    condition: str = ""  # the line is kept only then
    note: str = ""  # what a person should look at
    ecins: bool = False  # the two halves of "see ECINS ... or attached copy" become a question
    whole: str = ""  # the question, where the text is only its end

    @property
    def shown(self) -> str:
        """As a report says it."""
        if self.whole:
            return self.whole
        text = f"{{% for {self.item} in {self.loop} %}}{self.text}{{% endfor %}}" if self.loop else self.text
        said = [text] if text else ["taken out"]
        if self.condition:
            said.append(f"the line only if {self.condition}")
        return "; ".join(said)


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
    documents: str = ""  # those that it is for
    regions: tuple[Region, ...] = ()  # where in them
    sentence: str = ""  # what the sentence has to speak of
    around: str = ""  # what a line near by has to begin with
    unless: str = ""  # what the line before the mark must not say

    def fits(self, mark: Mark, spot: Spot) -> bool:
        return bool(
            re.fullmatch(self.words, mark.words)
            and re.fullmatch(self.documents or ".*", spot.document)
            and (not self.regions or spot.region in self.regions)
            and re.search(self.sentence, spot.sentence)
            and re.search(self.around, spot.around.lower(), re.MULTILINE)
            and not (self.unless and re.search(self.unless, spot.before.lower()))
            and (self.alone is None or self.alone == spot.alone)
            and re.search(self.before, spot.before.lower())
            and re.search(self.after, spot.after.lower())
        )


_READER = r"(?:recipient|addressee)"
_LETTERS_TOP: tuple[Region, ...] = ("head", "beside")
_OTHERS = r"applicant|victim|complainant|perpetrator|neighbour|landlord|police|crime|incident"
_MEETING = r"letter-5|(?!letter-).*"  # which give the particulars of a meeting
_PLACE = r"^(?:start )?(?:time|location|venue|place)\b"
_LAST_DAY = r"(?:(?:date of|last|closing) )?(?:deadline|date|day)(?: date)?"
_SPOC = r"(?:(?:area |local )*spoc|officer|case officer|author|sender)"
_HAS = "{{ plan.agreed_by }}"
_RULES = (
    _Rule(
        r"(?:(?:asb )?(?:case|our) )?ref(?:erence)?\.?(?: no| number)?|(?:asb )?case (?:no|number|id)",
        "{{ case.reference }}",
        unless=_OTHERS,
    ),
    _Rule(
        r"no|number",
        "{{ case.reference }}",
        before=r"\b(?:our|your|case)? ?(?:ref|reference|case)\b[.:]?\s*(?:no|number)?[.:]?\s*$",
        unless=_OTHERS,
    ),
    _Rule(
        r"(?:ecins )?(?:case )?id(?: no| number)?",
        "{{ case.reference }}",
        note="docgen knows no number of ECINS; the reference of the case stands here",
    ),
    _Rule(
        rf"(?:{_READER}|applicant|complainant|victim)?(?:'s)? ?(?:name|surname|title and surname)",
        "{{ recipient.greeting }}",
        before=r"\bdear\s*$",
    ),
    _Rule(rf"{_READER}(?:'s)? (?:full )?name|name of {_READER}", "{{ recipient.name }}"),
    _Rule(r"applicant(?:'s)? (?:full )?name|name of applicant", "{{ applicant.name }}"),
    _Rule(
        r"victim(?:'s)? (?:full )?name,? (?:where|if) different (?:to|from) applicant",
        "{{ victim.name }}",
        condition="case.third_party",
    ),
    _Rule(r"victim(?:'s)? (?:full )?name|name of victim", "{{ victim.name }}"),
    _Rule(r"victim(?:'s)? (?:full )?address|address of victim", "{{ victim.address_line }}"),
    _Rule(
        r"victim(?:'s)? (?:full )?name and address|name and address of victim",
        "{{ victim.name }}, {{ victim.address_line }}",
    ),
    _Rule(r"(?:alleged )?perpetrator(?:'s)? name", "{{ perpetrator.name }}"),
    _Rule(r"(?:alleged )?perpetrator(?:'s)? address", "{{ perpetrator.address_line }}"),
    _Rule(r"date of (?:template )?letter ([1567])", "{{ sent.letter_\\1 }}"),
    _Rule(r"(?:date|day).*\b15 working days\b.*", "{{ dates.next_contact }}"),
    _Rule(
        r"dates?(?: of letter)?|today's date",
        "{{ document.date }}",
        before=r"\bdate of (?:this |the )?letter:?\s*$",
    ),
    _Rule(
        r"date of (?:asb )?(?:case )?review(?: meeting)?|meeting date|date of (?:asb case review )?meeting",
        "{{ meeting.date }}",
    ),
    _Rule(
        r"date",
        "{{ meeting.date }}",
        before=r"\b(?:meeting|review) date:?\s*$"
        r"|\bdate of (?:the )?(?:asb )?(?:case )?(?:review|meeting)(?: meeting)?:?\s*$|\bmeeting\b[^.]*\bon\s*$",
        documents=_MEETING,
    ),
    _Rule(
        r"date(?: of letter)?|today's date", "{{ document.date }}", before=r"^\s*date:?\s*$", regions=_LETTERS_TOP
    ),
    _Rule(r"date", "{{ document.date }}", before=r"\bdate:\s*$", regions=("beside",)),
    _Rule(
        r"date(?: of letter)?|today's date",
        "{{ document.date }}",
        before=r"^\s*$",
        alone=True,
        regions=_LETTERS_TOP,
    ),
    _Rule(
        r"date",
        "{{ meeting.date }}",
        before=r"^\s*date:?\s*$",
        documents=_MEETING,
        regions=("text", "unknown"),
        around=_PLACE,
    ),
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
    _Rule(
        r"(?:last |closing )?(?:date|day|deadline)(?: by which)? (?:for|of|to) (?:lodge |make )?(?:an )?appeal.*",
        "{{ authority.appeal.by }}",
        documents="letter-[46]",
    ),
    _Rule(
        _LAST_DAY,
        "{{ authority.appeal.by }}",
        documents="letter-[46]",
        sentence=r"\bappeal",
        before=r"\b(?:by|until|before|on|is):?\s*$",
    ),
    _Rule(r"deadline(?: date)?", "{{ dates.partner_return }}", documents="threshold-assessment"),
    _Rule(r"deadline.*", "{{ dates.chronology }}", documents="partner-case-information"),
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
    _Rule(
        r"delete reference to action plan,? if not proposed",
        "",
        condition="plan.exists",
        note="other lines that speak of the Action Plan need the same question",
    ),
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
    _Rule(rf"{_SPOC}(?:'s)? e-?mail(?: address)?|e-?mail(?: address)?", "{{ spoc.email }}", unless=_OTHERS),
    _Rule(
        rf"{_SPOC}(?:'s)? (?:tele)?phone(?: number| no)?|(?:tele)?phone(?: number| no)?",
        "{{ spoc.phone }}",
        unless=_OTHERS,
    ),
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
    if spot.role == "address":
        return Proposal("", note="the field at the name gives the address, too")
    if spot.role == "window":
        return Proposal("{{ recipient.window }}")
    if mark.kind == "marking":
        return Proposal(
            "{{ document.marking }}", note="the marking is the authority profile's; type it to keep it"
        )
    if re.fullmatch(r"amend,? as appropriate", mark.words) and "agency.ecins" in known:
        return _where_to_read(spot)
    if mark.kind not in ("insert", "instruction", "choice") or not mark.sure:
        return None
    for rule in _RULES:
        if rule.fits(mark, spot):
            text = re.sub(r"\\1", lambda _, r=rule: re.fullmatch(r.words, mark.words)[1], rule.text)  # type: ignore[index,misc]
            if all(path in known for path in _FIELD.findall(f"{text} {rule.loop} {rule.condition}")):
                return Proposal(text, rule.loop, _item_of(text) if rule.loop else "", rule.condition, rule.note)
    return None


def _where_to_read(spot: Spot) -> Proposal | None:
    """ "see ECINS Case ID ... or attached copy": which of the two, as a question."""
    halves = re.search(r"(see ecins .*) or (.*)", spot.before, re.IGNORECASE)
    if halves is None:
        return None
    whole = f"{{% if agency.ecins %}}{halves[1]}{{% else %}}{halves[2].strip()}{{% endif %}}"
    return Proposal("{% endif %}", ecins=True, whole=whole)


def like(mark: Mark, document: str) -> tuple[str, ...]:
    """The fields of the document whose names and meanings are most like the mark's words."""
    from rapidfuzz import fuzz  # where every mark is known, nothing is compared

    if mark.kind in ("blank", "prompt", "choice") or not re.search(r"[a-z]{2}", mark.words):
        return ()
    wanted = "date" if re.search(r"\b(?:date|day|deadline)s?\b", mark.words) else ""
    asked = mark.words.replace("deadline", "deadline last day by")
    own = {path for demand in DEMANDS[document][1] for path in demand.fields} if document in DEMANDS else set()
    said: Mapping[str, tuple[str, str]] = {
        field.name: (field.path, f"{field.name.replace('.', ' ').replace('_', ' ')} {field.meaning}".lower())
        for field in fields(document)
        if not field.kind.startswith(("group", "list of groups"))
        and wanted in ("", field.kind)
        and ("birth" in mark.words or not field.path.endswith("date_of_birth"))
    }
    rated = sorted(
        (
            (fuzz.token_set_ratio(asked, words) + (_OWN_DATE if wanted else _OWN) * (path in own), name)
            for name, (path, words) in said.items()
        ),
        key=lambda r: (-r[0], r[1]),
    )
    return tuple(name for rate, name in rated[:3] if rate >= _NEAR)


def _item_of(text: str) -> str:
    return text.strip("{} ")
