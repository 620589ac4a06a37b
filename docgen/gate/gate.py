"""The leak gate: what is to be released is opened again, and goes only if it names nobody whom it should not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.case.model import Case
from docgen.errors import LeakFound, NotLookedThrough
from docgen.gate.leak import Leak, Piece, Search, Unreadable
from docgen.gate.looking import Hit, Looker
from docgen.gate.opening import is_what_it_is_called, pieces_of
from docgen.paper import ClearedDocx, ClearedPdf, ClearedText, RedactedDocx, RedactedPdf
from docgen.redact.policy import Policy
from docgen.redact.redactor import Redactor


@dataclass(frozen=True, slots=True)
class Gate:
    """Looks through finished files for one reader. Make it with ``for_reader``, once for all files of the reader.

    It keeps what it looked at: the same paragraph, picture or style in the next file is not looked at again.
    """

    reader: str
    _looker: Looker = field(repr=False, compare=False)

    @classmethod
    def for_reader(cls, case: Case, policy: Policy | Redactor, reader: str, approved: Iterable[str] = ()) -> Gate:
        """The gate for a reader whom this policy is about (`Redactors.policy`).

        Takes the redactor of the policy as well, where there is one already.

        ``approved`` are sentences of the approved wording, whole or cut at their fields: an ordinary word in
        them is nobody's name.
        """
        redactor = policy if isinstance(policy, Redactor) else Redactor.for_case(case, policy)
        return cls(reader, Looker.of(case, redactor, tuple(approved)))

    def leaks(self, name: str, content: bytes) -> tuple[Leak, ...]:
        """Everything in a file, its name with it, that tells who somebody is whom the reader may not know.

        Raises NotLookedThrough where that can't be told: damaged, locked, too large.
        """
        search = Search(self._looker.clean)
        named = self._named(name)
        shown = self.shown(name)
        if not is_what_it_is_called(name, content):
            raise NotLookedThrough(
                shown, "its name says that it is a Word file or a PDF, and it is something else"
            )
        found = dict.fromkeys(Leak(shown, "name of the file", *hit) for hit in named)
        try:
            for piece, hits in self._looker.look_at_all(pieces_of(content, "", search)):
                found |= dict.fromkeys(Leak(shown, piece.place, *hit) for hit in hits)
        except Unreadable as fault:
            raise NotLookedThrough(shown, str(fault)) from None
        except RecursionError:
            raise NotLookedThrough(shown, "it is nested without end") from None
        if not found:
            self._looker.clean.update(search.fresh)
        return tuple(found)

    def shown(self, name: str) -> str:
        """What a file is called where it is told of: its name, unless that tells who somebody is."""
        return "a file whose own name tells somebody's" if self._named(name) else name

    def _named(self, name: str) -> list[Hit]:
        spaced = name.replace("_", " ").replace("-", " ")
        return [hit for text in (name, spaced) for hit in self._looker.look(Piece("", text, vocabulary=True))]

    def clear_docx(self, name: str, file: RedactedDocx) -> ClearedDocx:
        """The file, released for this reader. Raises LeakFound with every leak."""
        self._stop(name, file.content)
        return ClearedDocx(file.content, self.reader)

    def clear_pdf(self, name: str, file: RedactedPdf) -> ClearedPdf:
        """The file, released for this reader. Raises LeakFound with every leak."""
        self._stop(name, file.content)
        return ClearedPdf(file.content, self.reader, file.notes)

    def clear_text(self, name: str, text: str) -> ClearedText:
        """What a message says, released for this reader. Raises LeakFound with every leak."""
        self._stop(name, text.encode("utf-8"))
        return ClearedText(text, self.reader)

    def _stop(self, name: str, content: bytes) -> None:
        found = self.leaks(name, content)
        if found:
            raise LeakFound(found)
