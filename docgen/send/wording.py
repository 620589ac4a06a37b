"""What a message says: a template in plain text, filled in; the same as HTML, for who reads it large or aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError

from docgen import resources
from docgen.documents.word.sandbox import BlankField, text_environment, variables
from docgen.errors import MissingFact, TemplateError
from docgen.send.facts import MailFacts

ATTENDEE, READER = "to-attendee", "to-reader"
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True)
class Bodies:
    """The templates of messages: a folder of one's own first, then docgen's ``templates/messages/``."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, own: Sequence[Path | None] = ()) -> Bodies:
        """The folders given (None is passed over), then docgen's own."""
        return cls((*(folder for folder in own if folder is not None), resources.templates()))

    def write(self, name: str, facts: MailFacts) -> str:
        """What the message says. Raises TemplateError and MissingFact, as the Word templates do."""
        path = self._find(name)
        try:
            source = path.read_text(encoding="utf-8-sig")  # Notepad writes a mark at the front
        except UnicodeDecodeError:
            raise TemplateError(name, f"{path.name}: is not UTF-8 text; save it as UTF-8") from None
        except OSError as error:
            raise TemplateError(name, f"{path.name}: can't be read: {error.strerror or error}") from None
        if re.search(r"[{}]", _BRACES.sub("", source)):
            raise TemplateError(name, f"{path.name}: a brace stands alone; a field is `{{{{ like.this }}}}`")
        names = variables(facts)
        try:
            text = text_environment().from_string(source).render(names)
        except BlankField as error:
            message = f"needs `{error.field}`, which the case does not give ({path.name})"
            raise MissingFact(name, error.pointer(names), message) from None
        except TemplateSyntaxError as error:
            raise TemplateError(name, f"{path.name}, line {error.lineno}: {error.message}") from None
        except (JinjaError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise TemplateError(name, f"{path.name}: {error}") from None
        return re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"

    def _find(self, name: str) -> Path:
        for folder in self.folders:
            for place in ("messages", "."):
                path = folder / place / f"{name}.txt"
                if path.is_file():
                    return path
        raise TemplateError(name, f"no template {name}.txt in {', '.join(f.name for f in self.folders)}")


def as_html(text: str, *, large_print: bool) -> str:
    """The same words as HTML: paragraphs, line breaks and links, in a size that a reader asked for."""
    size = "18pt" if large_print else "12pt"
    paragraphs = "\n".join(f"<p>{_line(paragraph)}</p>" for paragraph in text.strip().split("\n\n"))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Message</title></head>\n'
        f'<body style="font-family: Arial, sans-serif; font-size: {size}; line-height: 1.5">\n'
        f"{paragraphs}\n</body></html>\n"
    )


def _line(paragraph: str) -> str:
    found, at = "", 0
    for link in _LINK.finditer(paragraph):
        found += escape(paragraph[at : link.start()])
        found += f'<a href="{escape(link.group())}">{escape(link.group())}</a>'
        at = link.end()
    return (found + escape(paragraph[at:])).replace("\n", "<br>\n")
