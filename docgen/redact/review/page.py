"""The survey as one HTML file that needs nothing else: no network, no other file, no script to be read.

It meets WCAG 2.2 AA: what is marked is told in words too, and not by colour alone. Its policy (CSP) lets it load
nothing and send nothing. The file holds case text, and says so.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from docgen.redact.marks import MarkKind
from docgen.redact.review.survey import Survey
from docgen.redact.wishes import KIND_IN_WORDS

_HERE = Path(__file__).resolve().parent
_PAPERS = {
    "action-plan-redacted": "Redacted Action Plan",
    "agenda": "Agenda",
    "letter-4": "Letter 4",
    "letter-5": "Letter 5",
    "letter-6": "Letter 6",
}


def review_page(survey: Survey) -> bytes:
    """The page, UTF-8; the same survey gives the same bytes."""
    style = _source("page.css").replace("MARKING", _css_string(survey.marking))
    script = _source("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _template().render(
        survey=survey, style=Markup(style), script=Markup(script), policy=policy, wishes=_wishes(survey)
    )
    return (page.strip() + "\n").encode()


def redaction_json(remove: Sequence[str], keep: Sequence[str]) -> str:
    """The member ``redaction`` of a case file with these wishes, ready to paste."""
    parts = []
    for name, words in (("remove", remove), ("keep", keep)):
        inner = ",\n".join(f"    {_json_text(text)}" for text in words)
        parts.append(f'  "{name}": [\n{inner}\n  ]' if words else f'  "{name}": []')
    return '"redaction": {\n' + ",\n".join(parts) + "\n}"


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "seen": _seen,
        "json_text": _json_text,
        "json_list": json.dumps,
        "one_line": _one_line,
        "kind": _kind,
        "paper": _PAPERS.__getitem__,
        "sentence": lambda text: text[:1].upper() + text[1:],
    }
    return environment.from_string(_source("page.html"))


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _wishes(survey: Survey) -> str:
    return redaction_json(survey.remove, survey.keep)


def _seen(text: str) -> str:
    """The text as a page can hold it: control characters become their pictures, line ends one kind."""
    text = re.sub(r"\r\n?", "\n", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", lambda m: _picture(ord(m[0])), text)


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"


def _one_line(text: str) -> str:
    """The words with single spaces: wishes are compared without regard to spacing."""
    return " ".join(text.split())


def _json_text(text: str) -> str:
    """The text as a JSON string in which nothing is invisible."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        json.dumps(c)[1:-1] if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn") else c
        for c in written
    )


def _kind(kind: MarkKind) -> str:
    words = KIND_IN_WORDS[kind].removeprefix("an ").removeprefix("a ")
    return words[:1].upper() + words[1:]


def _css_string(text: str) -> str:
    """The text as a CSS string; whatever is no plain letter or digit is written as a number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text) + '"'
