"""Where the pages of the meeting pack shift, and what changes on its cover, contents, dividers, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.documents.choice.catalogue import DOCUMENTS
from docgen.documents.choice.when import meeting_not_set
from docgen.documents.drafting import Desk, Draft
from docgen.documents.facts.model import EntryOfPack
from docgen.documents.word.templates import FRONT
from docgen.errors import DocgenError, EngineError
from docgen.pack import DEFAULT_ORDER, PACK_FILE, Laid, arrange, lay_out
from docgen.paper import Docx, Pdf
from docgen.pdf.binding import page_count
from docgen.pdf.engine import Engine
from docgen.pdf.partner import PartnerFile, read_partner_files
from docgen.workshop.difference.groups import told_together
from docgen.workshop.difference.making import Made, Pair, converted, written
from docgen.workshop.difference.model import Copy, Told
from docgen.workshop.difference.seeing import Compared
from docgen.workshop.difference.sides import Sides
from docgen.workshop.samples import documents

Shift = tuple[str, Copy]  # what is told, and the pack


@dataclass
class _Asked(Mapping[str, Pdf]):
    """Stands for the PDF files of a pack, and notes which of them are asked for."""

    names: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Pdf:
        self.names.append(name)
        return Pdf(b"")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@dataclass
class _Side:
    """The attendees' pack of one fixture, on one side."""

    desk: Desk
    drafts: tuple[Draft, ...]
    needed: tuple[str, ...] = ()
    laid: Laid | None = None
    front: dict[str, tuple[Docx, Pdf]] = field(default_factory=dict)  # the pack's own pages
    why_not: str = ""


@dataclass
class _Packs:
    """Both packs of one fixture, and the pages of its own that may differ."""

    pair: Pair
    base: _Side
    new: _Side
    front: frozenset[str]


def packs_compared(
    sides: Sides, pairs: Sequence[Pair], maker: Engine, wanted: Sequence[str]
) -> tuple[tuple[Shift, ...], tuple[Told, ...], tuple[Compared, ...]]:
    """For the attendees' packs: where pages shift, which only one side can make, and their own pages that differ.

    A pack is looked at where a paper of another length may be in it, or its own pages have another template.
    """
    found = [packs for pair in pairs if (packs := _open(sides, pair, wanted))]
    pdfs = _drawn(found, maker)
    shifts: list[Shift] = []
    lost: list[Shift] = []
    gained: list[Shift] = []
    compared: list[Compared] = []
    for packs in found:
        partners = _partners(packs.pair, maker)
        for name, side in (("base", packs.base), ("new", packs.new)):
            _lay(side, {n: pdfs[packs.pair.fixture.name, name, n] for n in side.needed}, partners, maker)
        copy = Copy("pack", packs.pair.fixture.name, PACK_FILE)
        told = _shift(packs)
        shifts += [(told, copy)] if told else []
        if packs.new.laid is None and packs.base.laid is not None:
            lost.append((f"can no longer be made: {packs.new.why_not}", copy))
        elif packs.base.laid is None and packs.new.laid is not None:
            gained.append((f"can be made now, and could not before: {packs.base.why_not}", copy))
        compared += _fronts(packs)
    one_sided = (*told_together(lost, worse=True), *told_together(gained))
    return tuple(shifts), one_sided, tuple(compared)


def _open(sides: Sides, pair: Pair, wanted: Sequence[str]) -> _Packs | None:
    """The packs of a fixture, where they may differ."""
    review = pair.fixture.review
    changed = sides.changed(review.authority, wanted)
    front = frozenset(changed) & {*FRONT}
    if meeting_not_set(review) is not None or not (front or _another_length(pair)):
        return None
    order = review.authority.pack_order or DEFAULT_ORDER
    inside = [d.id for d in DOCUMENTS if d.id in order or d.folder == "letters"]
    common = written(pair.new.desk, [document for document in inside if document not in changed], "attendees")
    return _Packs(pair, _side(pair.base, common), _side(pair.new, common), front)


def _another_length(pair: Pair) -> bool:
    if pair.base.drafts.keys() != pair.new.drafts.keys():
        return True
    lengths = ((pair.base_pdfs.get(name), pair.new_pdfs.get(name)) for name in pair.differing)
    return any(a is None or b is None or page_count(a) != page_count(b) for a, b in lengths)


def _side(made: Made, common: Made) -> _Side:
    rank = {document: n for n, document in enumerate(documents())}
    # A paper that lacks a fact is left out of the pack; a template that is wrong stops all that is made.
    own = written(made.desk, tuple(made.broken), "attendees") if made.broken else common
    broken = {**own.broken, **common.broken}
    drafts = [draft for draft in (*made.drafts.values(), *common.drafts.values()) if not draft.own_copy]
    side = _Side(made.desk, tuple(sorted(drafts, key=lambda draft: rank[draft.choice.document.id])))
    side.why_not = next(iter(broken.values()), "")
    asked = _Asked()
    arrange(side.desk, side.drafts, asked, {})
    side.needed = tuple(dict.fromkeys(asked.names))
    return side


def _drawn(found: Sequence[_Packs], maker: Engine) -> dict[tuple[str, str, str], Pdf | EngineError]:
    """The PDF of every paper that a pack needs, each Word file once, in one call of the engine."""
    pdfs: dict[tuple[str, str, str], Pdf | EngineError] = {}
    lacking: dict[bytes, list[tuple[str, str, str]]] = {}
    for packs in found:
        pair = packs.pair
        for name, side, had in (("base", packs.base, pair.base_pdfs), ("new", packs.new, pair.new_pdfs)):
            for draft in side.drafts:
                key = (pair.fixture.name, name, draft.name)
                if draft.name in had:
                    pdfs[key] = had[draft.name]
                elif draft.name in side.needed:
                    lacking.setdefault(draft.docx.content, []).append(key)
    files = [(keys[0][2], Docx(content)) for content, keys in lacking.items()]
    for keys, pdf in zip(lacking.values(), converted(maker, files), strict=True):
        pdfs |= dict.fromkeys(keys, pdf)
    return pdfs


def _partners(pair: Pair, maker: Engine) -> dict[int, PartnerFile]:
    files = {
        n: agency.chronology_file for n, agency in enumerate(pair.fixture.case.agencies) if agency.chronology_file
    }
    if not files:
        return {}
    return dict(zip(files, read_partner_files(pair.fixture.path.parent, list(files.values()), maker), strict=True))


def _lay(
    side: _Side, pdfs: Mapping[str, Pdf | EngineError], partners: Mapping[int, PartnerFile], maker: Engine
) -> None:
    """The pack laid out; where it can't be, why."""
    failed = next((str(pdf) for pdf in pdfs.values() if isinstance(pdf, EngineError)), "")
    side.why_not = side.why_not or failed
    if side.why_not:
        return

    def noting(files: Sequence[tuple[str, Docx]]) -> list[Pdf]:
        made = maker.convert(files)
        side.front = {label: (docx, pdf) for (label, docx), pdf in zip(files, made, strict=True)}
        return made

    there = {name: pdf for name, pdf in pdfs.items() if isinstance(pdf, Pdf)}
    drafts = [draft for draft in side.drafts if draft.name in there]
    try:
        side.laid = lay_out(side.desk, arrange(side.desk, drafts, there, partners), noting)
    except DocgenError as error:
        side.why_not = str(error)


def _shift(packs: _Packs) -> str:
    """What is told of a pack; nothing where every paper begins where it did."""
    base, new = packs.base.laid, packs.new.laid
    if base is None or new is None:
        return ""
    old = {_name(entry): entry for entry in base.entries}
    now = {_name(entry): entry for entry in new.entries}
    longer = new.pages - base.pages
    told = [f"the pack is {_many(abs(longer), 'page')} {'longer' if longer > 0 else 'shorter'}"] if longer else []
    told += [f"“{entry.title}” is no longer in it" for name, entry in old.items() if name not in now]
    told += [f"“{entry.title}” is new in it" for name, entry in now.items() if name not in old]
    steps = {name: entry.page - old[name].page for name, entry in now.items() if name in old}
    moved = {name: step for name, step in steps.items() if step}
    if moved:
        first = _undated(now[next(iter(moved))].title)
        told.append(f"from “{first}” on, papers begin {_steps([*moved.values()])}")
    return "; ".join(told)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _steps(steps: Sequence[int]) -> str:
    """``1 page later``, ``1 or 2 pages earlier``: every way in which papers move."""
    ways = []
    for word, found in (("later", {s for s in steps if s > 0}), ("earlier", {-s for s in steps if s < 0})):
        if found:
            least, most = min(found), max(found)
            ways.append(f"{_many(least, 'page') if least == most else f'{least} to {most} pages'} {word}")
    return ", others ".join(ways)


def _undated(title: str) -> str:
    """The title of a letter without its day, which is another in each fixture."""
    return re.sub(r" \(\d{1,2} [A-Z][a-z]+ \d{4}\)$", "", title)


def _name(entry: EntryOfPack) -> tuple[str | None, int, str]:
    return entry.link, entry.level, entry.title


def _fronts(packs: _Packs) -> Iterator[Compared]:
    """The pack's own pages whose template is another."""
    for label, (docx, pdf) in packs.new.front.items():
        document = "divider" if label.startswith("divider-") else label
        if document in packs.front and label in packs.base.front:
            old_docx, old_pdf = packs.base.front[label]
            copy = Copy(document, packs.pair.fixture.name, label)
            compared = Compared.of(copy, old_docx, docx, old_pdf, pdf)
            if compared:
                yield compared
