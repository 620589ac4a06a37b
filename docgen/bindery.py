"""From the papers to the packs: one for each edition, each of what those who get it may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.documents.drafting import Desk, Draft
from docgen.documents.facts.model import RevisionFacts
from docgen.pack import Edition, Pack, arrange, arrange_for_reader, bind, bind_for_reader
from docgen.paper import ClearedPdf, Pdf, RedactedPdf
from docgen.pdf.engine import Engine, convert
from docgen.pdf.partner import PartnerFile
from docgen.redact.reader import Reader
from docgen.release import Release, Released


@dataclass(frozen=True)
class Bindery:
    """Everything that the packs of one review are made of."""

    desk: Desk
    maker: Engine
    release: Release
    drafts: Sequence[Draft]
    pdfs: Mapping[str, Pdf | RedactedPdf]
    released: Released
    partners: Mapping[int, PartnerFile]
    archive: bool = False
    revisions: Mapping[str, RevisionFacts] = field(default_factory=dict)  # by the file of the new pack

    def bind(self, edition: Edition) -> Pack | None:
        """The pack of this edition, fit to leave; None where a paper of it is held back.

        Raises LeakFound where the finished pack tells somebody what they may not know, and what binding raises.
        """
        revision = self.revisions.get(edition.file)
        if edition.reader:
            pack = self._for_reader(edition, edition.reader)
        elif edition.limited:
            pack = self._without_children(edition)
        else:
            parts = arrange(self.desk, self._common, self.pdfs, self.partners)
            pack = bind(self.desk, parts, self.maker.convert, edition, archive=self.archive, revision=revision)
        return replace(pack, pdf=self.release.pack(pack)) if pack else None

    def _for_reader(self, edition: Edition, reader: Reader) -> Pack | None:
        own = [draft for draft in self.drafts if draft.readers == (reader,)]
        cleared: dict[str, ClearedPdf] = self.released.cleared
        if any(draft.name not in cleared for draft in own):
            return None
        parts = arrange_for_reader(self.desk, own, cleared, reader)
        revision = self.revisions.get(edition.file)
        return bind_for_reader(
            self.desk, edition, parts, self.maker.convert, archive=self.archive, revision=revision
        )

    def _without_children(self, edition: Edition) -> Pack:
        revision = self.revisions.get(edition.file)
        council, readers = [d for d in self._common if not d.readers], [d for d in self._common if d.readers]
        drafts = self.desk.draft_limited(council)
        made = convert(self.maker, [(draft.name, draft.docx) for draft in drafts])
        pdfs = {**self.pdfs, **{draft.name: pdf for draft, pdf in zip(drafts, made, strict=True)}}
        partners, notes = self.release.without_children(self.partners)
        parts = arrange(self.desk, [*drafts, *readers], pdfs, partners)
        pack = bind(self.desk, parts, self.maker.convert, edition, archive=self.archive, revision=revision)
        return replace(pack, pdf=replace(pack.pdf, notes=(*pack.pdf.notes, *notes)))

    @property
    def _common(self) -> list[Draft]:
        """The papers that are nobody's own copy."""
        return [draft for draft in self.drafts if not draft.own_copy]
