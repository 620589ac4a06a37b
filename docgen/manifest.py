"""The manifest: what was made, from which template, which dates it quotes, and what made it. No names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from docgen import __version__
from docgen.documents.choice.kinds import Choice
from docgen.documents.drafting import Draft
from docgen.documents.word.templates import FRONT, TemplateSet
from docgen.pack import Pack
from docgen.pdf.engine import Engine
from docgen.redact.wishes import recorded_wishes
from docgen.release import Held
from docgen.review import Review

SCHEMA_ID = "docgen-manifest/1"


def manifest(
    review: Review,
    templates: TemplateSet,
    maker: Engine,
    choices: Sequence[Choice],
    drafts: Sequence[Draft],
    files: Mapping[str, bytes],
    packs: Sequence[Pack],
    held: Sequence[Held],
) -> bytes:
    """The manifest of these files, as JSON; the same run gives the same bytes."""
    entries: list[dict[str, Any]] = []
    for draft in drafts:
        for suffix in ("docx", "pdf"):
            name = f"{draft.name}.{suffix}"
            if name not in files:
                continue  # held back
            entries.append(
                {
                    "file": name,
                    "document": draft.choice.document.id,
                    "recipient": draft.recipient.key,
                    "sha256": hashlib.sha256(files[name]).hexdigest(),
                    "template": draft.template.plain,
                    "dates": [day.isoformat() for day in draft.dates],
                }
            )
    content = {
        "schema": SCHEMA_ID,
        "docgen": __version__,
        "engine": {"name": maker.name, "version": maker.version},
        "calendar": {"name": "holidays", "version": version("holidays")},
        "authority": review.authority.id,
        "on": review.today.isoformat(),
        "files": entries,
        "packs": [_pack_entry(pack) for pack in packs],
        "pack_templates": {name: templates.used(name).plain for name in FRONT} if packs else {},
        "redaction": recorded_wishes(review.case),
        "held_back": [back.plain for back in held],
        "deadlines": {d.id: d.date.isoformat() for d in review.timetable.deadlines},
        "left_out": [
            {"document": c.document.id, "reason": c.verdict.reason} for c in choices if not c.verdict.applies
        ],
        "not_made": [
            {"document": c.document.id, "needs": [o.pointer for o in c.obstacles]}
            for c in choices
            if c.verdict.applies and c.obstacles
        ],
    }
    return _written(content)


def with_inputs(manifest: bytes, inputs: str, warnings: int, unfit: int) -> bytes:
    """The same manifest for a case of a batch: the hash of what it was made from, so that it is known again.

    ``warnings`` and ``unfit`` count what looks wrong, and what is not fit to be posted or read.
    """
    return _written({**json.loads(manifest), "batch": {"inputs": inputs, "warnings": warnings, "unfit": unfit}})


def _written(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _pack_entry(pack: Pack) -> dict[str, Any]:
    return {
        "file": pack.edition.file,
        "document": "meeting-pack",
        "recipients": list(pack.edition.recipients),
        "pages": pack.pages,
        "sha256": pack.pdf.sha256,
        "contents": [
            {"title": entry.title, "page": entry.page, "pages": entry.pages, "level": entry.level}
            for entry in pack.contents
        ],
    }
