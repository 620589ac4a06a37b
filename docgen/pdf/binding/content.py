"""What stands on a page that was made elsewhere: whether there is text at all, and its drawing without marks."""

from __future__ import annotations

import re

from docgen.pdf.format.operators import OBJECT, WORD
from docgen.pdf.format.source import Source, decoded
from docgen.pdf.format.syntax import NULL, Dictionary, Stream, Value

_TOKEN = re.compile(OBJECT + WORD, re.DOTALL)
_DEEPEST = 8


def has_text(source: Source, resources: Dictionary, content: bytes, depth: int = 0) -> bool:
    """Whether content shows text, itself or in a form that it draws; a scan that was read by a machine does."""
    if source.dictionary(resources.get(b"/Font", NULL)) and re.search(rb"T[jJ]\b|[)>]\s*['\"]", content):
        return True
    if depth >= _DEEPEST:
        return False
    for value in source.dictionary(resources.get(b"/XObject", NULL)).values():
        form = source.get(value)
        if isinstance(form, Stream) and form.entries.get(b"/Subtype") == b"/Form":
            own = source.dictionary(form.entries.get(b"/Resources", NULL)) or resources
            if has_text(source, own, decoded(form), depth + 1):
                return True
    return False


def without_marks(content: bytes) -> bytes:
    """The same drawing with no marked content, to be marked as a whole; layers stay, since they may be hidden."""
    if re.search(rb"\sID\s", content):  # a picture inside the content: its bytes must not be taken for words
        return content
    kept: list[bytes] = []
    operands: list[bytes] = []
    layers: list[bool] = []
    for token in _TOKEN.findall(content):
        if token[0] in b"0123456789+-./([<":
            operands.append(token)
            continue
        if token in (b"BDC", b"BMC"):
            layers.append(operands[:1] == [b"/OC"])
        keep = token not in (b"BDC", b"BMC", b"EMC", b"MP", b"DP") or (
            token in (b"BDC", b"EMC") and layers[-1:] == [True]
        )
        if token == b"EMC" and layers:
            layers.pop()
        if keep:
            kept += (*operands, token)
        operands.clear()
    return b" ".join(kept)


def concatenated(source: Source, value: Value) -> bytes:
    """The content of a page, of one stream or several."""
    streams = [source.get(item) for item in source.array(value)]
    return b"\n".join(decoded(stream) for stream in streams if isinstance(stream, Stream))
