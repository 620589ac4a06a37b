"""What is shown for each choice, made when it is asked for or when a file that it is made from changes."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import resources
from docgen.authority import Authority, list_authorities
from docgen.documents.choice.catalogue import choose, find
from docgen.documents.word.templates import FRONT
from docgen.errors import DocgenError
from docgen.workshop.compare import Pages
from docgen.workshop.lint import lint_content
from docgen.workshop.preview import inputs
from docgen.workshop.preview.cases import Cases, CaseSource
from docgen.workshop.preview.kept import Kept
from docgen.workshop.preview.maker import Maker, Source, resolved
from docgen.workshop.preview.places import Places
from docgen.workshop.preview.shown import Made, Placed, Shown, Trouble
from docgen.workshop.preview.wish import Wish
from docgen.workshop.samples import documents, title_of
from docgen.workshop.wordfile import WordFile

_POLL = 0.1  # seconds
_GRACE = round(inputs.GRACE / _POLL)  # looks
_MANY = 5  # examples that are named


class Superseded(Exception):
    """The same page of the browser has asked for something newer in the meantime."""


class Bench:
    """Everything behind the page. Any thread may ask; one at a time makes."""

    def __init__(
        self, cases: Cases | None = None, templates: Sequence[Path] = (), authorities: Sequence[Path] = ()
    ) -> None:
        self.cases = cases or Cases()
        self._maker = Maker(self.cases, templates, authorities)
        self._lock = threading.RLock()
        self._newest: dict[str, int] = {}  # by page of the browser, its last request
        self._shown: Kept[Shown] = Kept(24)  # by choice
        self._good: Kept[Made] = Kept(24)  # by choice, the last that could be made
        self._made: Kept[Made] = Kept(12)  # by id, for pictures
        self._pictures: Kept[bytes] = Kept(60)
        self._edited: dict[str, Path] = {}  # by document, the template of one's own that was there last

    def show(self, wish: Wish, page: str = "", turn: int = 0) -> Shown:
        """What there is to see; raises Superseded where the same page has asked again while this one waited."""
        self._newest[page] = max(turn, self._newest.get(page, 0))
        with self._lock:
            if page and turn < self._newest[page]:
                raise Superseded
            wish = resolved(wish, self.cases, self._maker)
            kept = self._shown.get(wish.key)
            if kept and kept.seen == self.seen(wish):
                return replace(kept, wish=replace(kept.wish, size=wish.size))
            return self._shown.put(wish.key, self._show(wish))

    def seen(self, wish: Wish) -> str:
        """A hash of everything that this choice is made from, as it is now."""
        with self._lock:
            marks = [inputs.mark_of_folders(self._maker.authorities)]
            review = None
            try:
                source = self._maker.source_of(wish)
                marks.append(inputs.mark_of(source.path) if source.path else source.id)
                review = self._maker.setting(source, wish).review
            except DocgenError as error:
                marks.append(str(error))
            try:
                path, folder = self._maker.find(wish.document, review)
                marks += [str(path), inputs.mark_of(path), self._maker.history.mark(folder)]
            except DocgenError as error:
                marks.append(str(error))
        return hashlib.sha256("\n".join(marks).encode()).hexdigest()

    def changed(
        self, wish: Wish, seen: str, patience: float, rest: Callable[[float], object] = time.sleep
    ) -> bool:
        """Waits until something is otherwise than it was seen, or for so many seconds. Returns whether it is.

        A file that is being written changes several times; it is waited for until it keeps still.
        """
        last, still = seen, 0
        for _ in range(max(round(patience / _POLL), 1)):
            now = self.seen(wish)
            still = still + 1 if now == last else 0
            if now != seen and still >= (1 if self._whole(wish) else _GRACE):
                return True
            last = now
            rest(_POLL)
        return False

    def _whole(self, wish: Wish) -> bool:
        """Whether the template is a whole Word file, at the place where it was."""
        with self._lock:
            kept = self._shown.get(wish.key)
            try:
                path = self._maker.find(wish.document, None)[0] if kept is None else kept.path
                return path is not None and inputs.sound(inputs.content_of(path))
            except DocgenError:
                return False

    def png(self, made: str, page: int, dots: float) -> bytes | None:
        """The picture of a page of something that was shown; None where it is no longer kept."""
        with self._lock:
            found = self._made.get(made)
            if found is None or not 1 <= page <= len(found.pages.pages):
                return None
            name = f"{made}/{page}/{dots:.2f}"
            return self._pictures.get(name) or self._pictures.put(name, found.pages.png(page, dots))

    def pdf(self, made: str) -> bytes | None:
        """The PDF of something that was shown."""
        with self._lock:
            found = self._made.get(made)
        return found.pages.pdf.content if found else None

    def forget(self) -> None:
        """Drop every case that was handed over, and all that was made of it."""
        with self._lock:
            self.cases.forget()
            for kept in (self._shown, self._good, self._made, self._pictures):
                kept.clear()
            self._maker.forget()

    def authorities(self) -> tuple[Authority, ...]:
        """Every authority there is; none where a profile is broken, which the case's own tells."""
        try:
            return list_authorities(self._maker.authorities)
        except DocgenError:
            return ()

    def called_for(self, wish: Wish) -> frozenset[str]:
        """The documents that this case calls for, and the pages of the pack."""
        with self._lock:
            try:
                review = self._maker.setting(self._maker.source_of(wish), wish).review
            except DocgenError:
                return frozenset(documents())
            return frozenset({choice.document.id for choice in choose(review) if choice.makes}) | set(FRONT)

    def warm_up(self) -> None:
        """Loads what takes long the first time, so that a first change is not waited for."""
        with self._lock:
            shown = self.show(Wish())
        if shown.made:
            self.png(shown.made.id, 1, 1)
        for source in self.cases.examples:
            with self._lock:
                self._maker.makes(shown.wish.document, source)

    def _show(self, wish: Wish) -> Shown:
        seen, title, review = self.seen(wish), wish.document, None
        case: CaseSource | None = None
        source: Source | None = None
        made: Made | None = None
        trouble: Trouble | None = None
        shown = Shown(wish, seen, title, "", None)
        try:
            if wish.document not in documents():
                find(wish.document)
            title = title_of(wish.document)
            shown = replace(shown, title=title)
            case = self._maker.source_of(wish)
            setting = self._maker.setting(case, wish)
            review = setting.review
            copies = self._maker.copies(wish.document, review)
            if wish.copy not in {copy.key for copy in copies}:
                wish = replace(wish, copy=copies[0].key if copies else "")
            shown = replace(shown, wish=wish, source=case, copies=copies)
            source = self._maker.template(wish.document, review)
            made = self._maker.made(wish, setting, source)
        except DocgenError as error:
            trouble = Trouble.of(error, title)
        except ValueError:  # the engine's file can't be opened
            trouble = Trouble("other", "The engine’s PDF can’t be shown", "Choose the other engine.")
        good = self._good.put(wish.key, made) if made else self._good.get(wish.key)
        if good:
            self._made.put(good.id, good)
        source = source or self._template_alone(wish)
        return replace(
            shown,
            source=case,
            template=self._called(source),
            path=source.path if source else None,
            made=good,
            trouble=trouble,
            stale=bool(trouble and good),
            findings=self._findings(wish.document, source, good.pages if good else None),
            makers=self._makers(wish) if trouble and trouble.kind in ("not-called-for", "lacks-fact") else (),
            remarks=(*self._gone(wish.document, source), *_remarks(wish, made)),
        )

    def _template_alone(self, wish: Wish) -> Source | None:
        """The template where the case could not be used."""
        try:
            return self._maker.template(wish.document, None)
        except DocgenError:
            return None

    def _called(self, source: Source | None) -> str:
        if source is None:
            return ""
        own = source.folder != resources.templates()
        return f"{source.path.name}, {'in ' + str(source.folder) if own else 'docgen’s own'}"

    def _gone(self, document: str, source: Source | None) -> tuple[str, ...]:
        """That the template of one's own is no longer in its folder, and another is shown; usually nothing."""
        if source is None:
            return ()
        was = self._edited.get(document)
        if was is not None and was != source.path and not was.exists():
            return (f"“{was.name}” is gone from {was.parent}; {self._called(source)}, is shown instead.",)
        if source.folder != resources.templates():
            self._edited[document] = source.path
        return ()

    def _findings(self, document: str, source: Source | None, pages: Pages | None) -> tuple[Placed, ...]:
        if source is None:
            return ()
        known = document if document in documents() else ""
        found = lint_content(source.content, source.path.name, known, self._approved(source, document))
        places: Places | None = None
        if pages and found and found[0].code != "not-word":
            places = Places(WordFile.of(document, source.path.name, source.content), pages)
        return tuple(
            Placed(number, finding, places.of(finding.part, finding.paragraph) if places else None)
            for number, finding in enumerate(found, 1)
        )

    def _approved(self, source: Source, document: str) -> WordFile | None:
        own = self._maker.own_template(document)
        return None if own is None or own.resolve() == source.path.resolve() else WordFile.read(document, own)

    def _makers(self, wish: Wish) -> tuple[CaseSource, ...]:
        found = (case for case in self.cases.examples if self._maker.makes(wish.document, case))
        return tuple(case for case, _ in zip(found, range(_MANY), strict=False))


def _remarks(wish: Wish, made: Made | None) -> tuple[str, ...]:
    told = list(made.notes) if made else []
    if made and made.large:
        told.append("This copy is in large print.")
    elif made and wish.large:
        told.append("Large print is made for the victim and the applicant alone; this copy goes to neither.")
    if wish.on and wish.day is None:
        told.append(f"“{wish.on}” is no date, so the usual day is taken.")
    if wish.document in FRONT:
        told.append("A page of the pack is shown with docgen’s worked example, whatever the case.")
    return tuple(told)
