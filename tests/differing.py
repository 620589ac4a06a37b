"""Folders of templates that differ in one thing from docgen's own, and what a comparison tells of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen import resources
from docgen.workshop.difference import Report, difference, report_page

BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
APPEAL = (BODY, "you can lodge an appeal", "you have the right to appeal")
HELP = (
    "If you need an interpreter, large print or somebody to come with you, please ring me before the meeting and I "
    "will arrange it. It costs you nothing, and it does not matter if you have not asked for it before. "
) * 3
LONGER = (BODY, r"(?=<w:p>(?:(?!</w:p>).)*Yours Sincerely)", PARAGRAPH.format(HELP) * 2)
HEAD = (BODY, "Timescales", "By when")

Edit = tuple[str, str, str]  # part, pattern, what stands there instead


def edited(document: str, *edits: Edit, files: Mapping[str, bytes] | None = None) -> bytes:
    """docgen's own template with each edit done once; a pattern that is not there is an error."""
    (path,) = resources.templates().glob(f"*/{document}.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for part, pattern, new in edits:
        text = parts[part].decode("utf-8")
        assert re.search(pattern, text, re.DOTALL), pattern
        parts[part] = re.sub(
            pattern, lambda found, new=new: found.expand(new), text, count=1, flags=re.DOTALL
        ).encode()
    parts |= files or {}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def folder_of(folder: Path, **templates: bytes) -> Path:
    """A folder of templates; ``letter_6`` is letter-6."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in templates.items():
        (folder / f"{name.replace('_', '-')}.docx").write_bytes(content)
    return folder


def against_own(folder: Path, *fixtures: str, **more: object) -> Report:
    """What a folder of templates does to these fixtures, against docgen's own."""
    return difference(str(resources.templates()), folder, fixtures=fixtures, **more)  # type: ignore[arg-type]


@cache
def wording_changed() -> Report:
    """A sentence of Letter 6 reworded, Letter 5 longer than a page, a column of the Action Plan called otherwise."""
    with TemporaryDirectory() as place:
        folder = folder_of(
            Path(place),
            letter_5=edited("letter-5", LONGER),
            letter_6=edited("letter-6", APPEAL),
            action_plan=edited("action-plan", HEAD),
        )
        return against_own(folder, "third-party-after-meeting", "after-meeting-with-action-plan")


@cache
def wording_page() -> bytes:
    """The same as a page."""
    return report_page(wording_changed())
