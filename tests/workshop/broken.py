"""docgen's own templates with one thing in them done wrong, and what lint says of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docgen import resources
from docgen.workshop.finding import Finding
from docgen.workshop.lint import lint_content
from docgen.workshop.wordfile import WordFile

BODY, FOOTER, STYLES, CORE = "word/document.xml", "word/footer1.xml", "word/styles.xml", "docProps/core.xml"
PARAGRAPH = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"


@cache
def path_of(document: str) -> Path:
    """Where docgen's own template of a document is."""
    (path,) = resources.templates().glob(f"*/{document}.docx")
    return path


@cache
def own(document: str) -> WordFile:
    """docgen's own template of a document."""
    return WordFile.read(document, path_of(document))


def broken(document: str, *edits: tuple[str, str, str], added: Mapping[str, str] | None = None) -> bytes:
    """The template with each (part, pattern, replacement) done once; a pattern that is not there is an error."""
    parts = dict(own(document).parts)
    for part, old, new in edits:
        text = parts[part].decode("utf-8")
        assert re.search(old, text, re.DOTALL), f"{old} is not in {part}"
        parts[part] = re.sub(
            old, lambda found, new=new: found.expand(new), text, count=1, flags=re.DOTALL
        ).encode()
    parts |= {name: content.encode() for name, content in (added or {}).items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def typed(document: str, *texts: str) -> bytes:
    """The template with paragraphs of these texts before the end of its body."""
    more = "".join(PARAGRAPH.format(text) for text in texts)
    return broken(document, (BODY, r"(<w:sectPr\b(?!.*<w:sectPr\b))", more.replace("\\", "\\\\") + r"\1"))


def told(document: str, content: bytes, *, compared: bool = False) -> tuple[Finding, ...]:
    """What lint says of it, as the file of its name."""
    return lint_content(content, f"{document}.docx", document, own(document) if compared else None)
