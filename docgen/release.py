"""What may leave: every finished file for the victim or the applicant goes through the leak gate first.

So does what an agency gets that does not need the personal data of a child. A file in which the gate finds
somebody is held back; the others are released.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.documents.drafting import Desk, Draft
from docgen.errors import LeakFound, NotLookedThrough
from docgen.gate import Gate, Leak
from docgen.pack import Pack
from docgen.paper import ClearedDocx, ClearedPdf, ClearedText, Docx, Pdf, RedactedDocx, RedactedPdf
from docgen.pdf.partner import PartnerFile
from docgen.redact.reader import UNDER_18, Reader

_LIMITED = "agency"  # one that does not need the personal data of a child


@dataclass(frozen=True, slots=True)
class Held:
    """A file that may not leave: where it tells of somebody, or why it could not be looked through. No names."""

    file: str
    leaks: tuple[Leak, ...]
    why: str

    @classmethod
    def because(cls, file: str, found: LeakFound) -> Held:
        """What the gate said of this file."""
        return cls(file, tuple(leak for leak in found.leaks if isinstance(leak, Leak)), str(found))

    @property
    def plain(self) -> dict[str, object]:
        """The file and the places as plain data, for programs."""
        finds = [{"in": f.file, "place": f.place, "kind": f.kind, "whose": f.whose} for f in self.leaks]
        return {"file": self.file, "finds": finds}


@dataclass(frozen=True, slots=True)
class Look:
    """What the gate found in a file, or why it could not be looked through. It names nobody."""

    file: str
    leaks: tuple[Leak, ...]
    why: str | None = None

    @property
    def clean(self) -> bool:
        """Whether all of it could be read, and nothing was found. That does not prove that nothing is there."""
        return not self.leaks and self.why is None


@dataclass(frozen=True)
class Released:
    """The papers that may leave, by the name of the draft, and those that are held back."""

    docx: Mapping[str, Docx | ClearedDocx]
    pdfs: Mapping[str, Pdf | ClearedPdf]
    held: tuple[Held, ...]

    @property
    def cleared(self) -> dict[str, ClearedPdf]:
        """The PDF files that the gate let through for victim and applicant."""
        return {name: pdf for name, pdf in self.pdfs.items() if isinstance(pdf, ClearedPdf)}


@dataclass(frozen=True)
class Release:
    """The gates of one review, one for each who reads; each is made when it is first needed."""

    desk: Desk
    _gates: dict[str, Gate] = field(default_factory=dict, repr=False)
    _words: dict[str, Docx | ClearedDocx | LeakFound] = field(default_factory=dict, repr=False)

    def look_ahead(self, drafts: Sequence[Draft]) -> None:
        """Looks at Word files while the engine is still at work on their PDFs; what is found is told later."""
        for draft in drafts:
            try:
                self._words[draft.name] = self._word(draft)
            except LeakFound as found:
                self._words[draft.name] = found

    def papers(self, drafts: Sequence[Draft], pdfs: Mapping[str, Pdf | RedactedPdf]) -> Released:
        """Every draft with its PDF, as far as it may leave: where one of the two may not, neither does."""
        docx: dict[str, Docx | ClearedDocx] = {}
        released: dict[str, Pdf | ClearedPdf] = {}
        held: list[Held] = []
        for draft in drafts:
            try:
                word, pdf = self.word(draft), self.pdf(draft, pdfs[draft.name])
            except LeakFound as found:
                held.append(Held.because(draft.name, found))
            else:
                docx[draft.name], released[draft.name] = word, pdf
        return Released(docx, released, tuple(held))

    def word(self, draft: Draft) -> Docx | ClearedDocx:
        """The Word file of a draft; raises LeakFound."""
        found = self._words.get(draft.name) or self._word(draft)
        if isinstance(found, LeakFound):
            raise found
        return found

    def _word(self, draft: Draft) -> Docx | ClearedDocx:
        name = f"{draft.name}.docx"
        if isinstance(draft.docx, RedactedDocx):
            each = [self._gate(reader).clear_docx(name, draft.docx) for reader in draft.readers]
            return replace(each[0], reader=" and ".join(draft.readers))
        if draft.recipient.limited:
            self.refuse_children(name, draft.docx.content)
        return draft.docx

    def pdf(self, draft: Draft, pdf: Pdf | RedactedPdf) -> Pdf | ClearedPdf:
        """The PDF of a draft; raises LeakFound."""
        name = f"{draft.name}.pdf"
        if isinstance(pdf, RedactedPdf):
            each = [self._gate(reader).clear_pdf(name, pdf) for reader in draft.readers]
            return replace(each[0], reader=" and ".join(draft.readers), notes=pdf.notes)
        if draft.recipient.limited:
            self.refuse_children(name, pdf.content)
        return pdf

    def pack(self, pack: Pack) -> Pdf | ClearedPdf:
        """A finished pack; raises LeakFound."""
        edition = pack.edition
        if edition.reader:
            return self._gate(edition.reader).clear_pdf(edition.file, RedactedPdf(pack.pdf.content))
        if edition.limited:
            self.refuse_children(edition.file, pack.pdf.content)
        return pack.pdf

    def text(self, name: str, text: str, reader: Reader) -> ClearedText:
        """What a message to this reader says; raises LeakFound."""
        return self._gate(reader).clear_text(name, text)

    def look(self, name: str, content: bytes, reader: Reader) -> Look:
        """What in a file that is there already would tell this reader of somebody else."""
        gate = self._gate(reader)
        try:
            return Look(gate.shown(name), gate.leaks(name, content))
        except NotLookedThrough as fault:
            return Look(gate.shown(name), (), str(fault))

    def without_children(self, files: Mapping[int, PartnerFile]) -> tuple[dict[int, PartnerFile], tuple[str, ...]]:
        """The partners' files in which nothing tells of a child, and a note for each of the others.

        A page that is a picture can't be read, so a file with such a page is not among them.
        """
        kept, notes = {}, []
        for number, file in files.items():
            if not file.searchable:
                notes.append(f"{file.name}: not in the limited pack: it has a page that can't be searched")
            elif self._gate(None).leaks(file.name, file.pdf.content):
                notes.append(f"{file.name}: not in the limited pack: it tells of somebody under 18")
            else:
                kept[number] = file
        return kept, tuple(notes)

    def refuse_children(self, name: str, content: bytes) -> None:
        """Raises LeakFound where a file tells of somebody under 18."""
        leaks = self._gate(None).leaks(name, content)
        if leaks:
            raise LeakFound(leaks)

    def _gate(self, reader: Reader | None) -> Gate:
        """The gate for this reader; None is an agency that does not need the personal data of a child."""
        who = reader or _LIMITED
        if who not in self._gates:
            review = self.desk.context.review
            redactors = self.desk.context.discretion.redactors
            redactor = redactors.for_reader(reader) if reader else redactors.of(UNDER_18)
            self._gates[who] = Gate.for_reader(review.case, redactor, who, self.desk.wording)
        return self._gates[who]
