"""From the catalogue's choices to Word files: every copy the case calls for, and why the others are not made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from docgen.documents.choice.audience import READER_PAPERS, Audience, copies_for, reader_of, wants_large_print
from docgen.documents.choice.catalogue import choose, choose_one, copies
from docgen.documents.choice.kinds import Choice, Recipient
from docgen.documents.facts.context import Context
from docgen.documents.fixed import fixed_wording
from docgen.documents.word.logo import Logo
from docgen.documents.word.templates import TemplateSet, TemplateUse
from docgen.errors import DoesNotApply, MissingFact, Problem
from docgen.paper import Docx, RedactedDocx
from docgen.redact.reader import Reader, readers
from docgen.review import Review


@dataclass(frozen=True, slots=True)
class Draft:
    """One copy of one document, as Word."""

    choice: Choice
    recipient: Recipient
    name: str  # of the file, without the ending; never a person's name
    docx: Docx | RedactedDocx
    dates: tuple[date, ...]  # every date that it prints
    template: TemplateUse
    readers: tuple[Reader, ...] = ()  # the victim, the applicant: it is written for them, from redacted facts
    large_print: bool = False
    own_copy: bool = False  # a reader's own, of a paper that others get too


@dataclass(frozen=True)
class Desk:
    """Where the documents of one review are drafted."""

    context: Context
    templates: TemplateSet
    logo: Logo | None

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """What is said in every case: by the templates in use, docgen and the authority; without its fields."""
        return tuple(dict.fromkeys((*self.templates.wording, *fixed_wording(self.context.review))))

    @classmethod
    def of(cls, review: Review, templates: TemplateSet) -> Desk:
        """The desk for this review: its facts, the templates, and the authority's logo."""
        authority = review.authority
        description = authority.logo_description or f"{authority.name} logo"
        logo = Logo.read(authority.logo, description) if authority.logo else None
        return cls(Context(review), templates, logo)

    def draft_each(
        self, audience: Audience = "attendees", only: Collection[str] | None = None
    ) -> Iterator[tuple[Choice, tuple[Draft, ...]]]:
        """Document by document, what became of it and every copy that can be made for this audience.

        ``only`` are the ids of the documents that are wanted; without it, every one.

        A document that turns out to lack a fact is told as an obstacle, with the others made all the same.
        Raises TemplateError where a template is wrong.
        """
        review = self.context.review
        for choice in choose(review):
            if only is not None and choice.document.id not in only:
                continue
            made: list[Draft] = []
            lacking: list[Problem] = []
            for recipient, name in copies_for(choice, review, audience):
                try:
                    made.append(self._draft(choice, recipient, name))
                except MissingFact as missing:  # the copies for others are made all the same
                    lacking.append(Problem(missing.pointer, missing.message, missing.code))
            yield replace(choice, obstacles=(*choice.obstacles, *dict.fromkeys(lacking))), tuple(made)

    def draft_all(self) -> tuple[tuple[Draft, ...], tuple[Choice, ...]]:
        """The same, all at once: every copy, and what became of each document."""
        each = tuple(self.draft_each())
        return tuple(draft for _, made in each for draft in made), tuple(choice for choice, _ in each)

    def draft_limited(self, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        """The same papers without the personal data of anybody under 18, and without those about them alone."""
        children = [
            n
            for n, person in enumerate(self.context.review.case.perpetrators)
            if self.context.review.case.is_child(person)
        ]
        return tuple(
            self._draft(draft.choice, replace(draft.recipient, limited=True), f"{draft.name}-limited")
            for draft in drafts
            if not draft.readers
            and not (draft.recipient.kind == "perpetrator" and draft.recipient.index in children)
        )

    def draft_one(self, document_id: str, recipient_key: str | None = None) -> Draft:
        """One copy of one document.

        Raises UnknownDocument, DoesNotApply (also where there is no such recipient, or several and none is
        named), MissingFact and TemplateError.
        """
        choice = choose_one(document_id, self.context.review)
        if not choice.verdict.applies:
            raise DoesNotApply(document_id, f"does not apply: {choice.verdict.reason}")
        if choice.obstacles:
            first = choice.obstacles[0]
            told = "; ".join(obstacle.message for obstacle in choice.obstacles)
            raise MissingFact(document_id, first.pointer, told)
        return self._draft(choice, *self._copy(choice, recipient_key))

    def _copy(self, choice: Choice, key: str | None) -> tuple[Recipient, str]:
        found = copies(choice)
        for reader in readers(self.context.review.case) if choice.document.id in READER_PAPERS else ():
            if key in (reader, *self._aliases(Recipient(reader, reader))):
                found = (*found, (Recipient(reader, reader), f"{choice.document.id}-{reader}"))
                return found[-1]
        if not choice.document.each and (key is None or key in {r.key for r in choice.verdict.recipients}):
            return found[0]
        if key is None and len(found) == 1:
            return found[0]
        keyed = [copy for copy in found if copy[0].key == key]  # before ids: one agency's id may be another's role
        aliased = [copy for copy in found if key and key in self._aliases(copy[0])]
        if keyed or aliased:
            return (keyed or aliased)[0]
        keys = ", ".join(recipient.key for recipient, _ in found)
        told = f"there is no copy for `{key}`" if key else "there is more than one copy"
        raise DoesNotApply(choice.document.id, f"{told}; name one of {keys} (--for)")

    def _aliases(self, recipient: Recipient) -> set[str | None]:
        """What else a recipient may be called: an agency by its id; who applied in person by either role."""
        case = self.context.review.case
        if recipient.kind == "agency":
            return {case.agencies[recipient.index].id}
        in_person = recipient.kind in ("applicant", "victim") and not case.third_party
        return {"applicant", "victim"} if in_person else set()

    def _draft(self, choice: Choice, recipient: Recipient, name: str) -> Draft:
        review, template = self.context.review, self.templates.template(choice.document.id)
        reader = reader_of(review, recipient)
        shared = name == "action-plan-redacted"  # one file for both; a copy of one's own has a name of its own
        to = readers(review.case) if shared else (reader,) if reader else ()
        large = bool(to) and all(wants_large_print(review, r) for r in to)
        facts = self.context.facts(choice.document, recipient)
        rendered = template.render(facts, self.logo, large_print=large)
        docx = RedactedDocx(rendered.docx.content) if to else rendered.docx
        own = choice.document.id in READER_PAPERS and name == f"{choice.document.id}-{reader}"
        used = self.templates.used(choice.document.id)
        return Draft(choice, recipient, name, docx, rendered.dates, used, to, large, own)
