"""What the codes of a font mean as letters, and how wide they are."""

from __future__ import annotations

import re
import struct
import unicodedata
from binascii import unhexlify
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from docgen.gate.pdf.objects import Bytes
from docgen.pdf.format.syntax import Dictionary, Ref, Value, items

_HEXES = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_UNKNOWN = "\ufffd"
_SIGNS = {
    "space": " ", "hyphen": "-", "minus": "-", "period": ".", "comma": ",", "colon": ":", "semicolon": ";",
    "at": "@",
    "quotesingle": "'", "quoteright": "’", "quoteleft": "‘", "quotedblleft": "“", "quotedblright": "”",
    "slash": "/",
    "parenleft": "(", "parenright": ")", "underscore": "_", "ampersand": "&", "plus": "+", "numbersign": "#",
    "endash": "–", "emdash": "—", "germandbls": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "oslash": "ø",
    "Oslash": "Ø", "lslash": "ł", "Lslash": "Ł", "dotlessi": "ı", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi",
    "ffl": "ffl", "eth": "ð", "Eth": "Ð", "thorn": "þ", "Thorn": "Þ", "nbspace": " ", "sfthyphen": "\u00ad",
}  # fmt: skip
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303",
    "cedilla": "\u0327", "ring": "\u030a", "caron": "\u030c", "macron": "\u0304", "breve": "\u0306",
    "ogonek": "\u0328", "dotaccent": "\u0307", "hungarumlaut": "\u030b", "commaaccent": "\u0326",
}  # fmt: skip


Told: TypeAlias = "tuple[str, str, float, int, int]"  # letters, by second opinion, width, how many, spaces


@dataclass(frozen=True, slots=True)
class Font:
    """How a font's strings are read. ``other`` is a second opinion about the letters, where there is one."""

    wide: bool  # two bytes a letter
    letters: Mapping[int, str]
    other: Mapping[int, str] | None
    widths: Mapping[int, float]  # thousandths of the size
    usual: float
    told: dict[bytes, Told] = field(default_factory=dict, compare=False, repr=False)

    def codes(self, raw: bytes) -> tuple[int, ...] | bytes:
        """The codes of a string."""
        return struct.unpack(f">{len(raw) // 2}H", raw[: len(raw) // 2 * 2]) if self.wide else raw

    def text(self, codes: tuple[int, ...] | bytes) -> str:
        """The letters; U+FFFD where the file does not tell one."""
        get = self.letters.get
        return "".join([get(code, _UNKNOWN) for code in codes])

    def second(self, codes: tuple[int, ...] | bytes) -> str:
        """The same by the second opinion."""
        other = self.other or self.letters
        return "".join([other.get(code, "") or self.letters.get(code, _UNKNOWN) for code in codes])

    def width(self, codes: tuple[int, ...] | bytes) -> float:
        """How wide they are together, in thousandths of the size."""
        get, usual = self.widths.get, self.usual
        return sum([get(code, usual) for code in codes])


# Of the fonts that need not be in the file; about as wide as Helvetica.
_ABOUT = {
    **dict.fromkeys(b"ABCDEFGHJKLNOPQRSTUVXYZ", 690.0),
    **dict.fromkeys(b"ijltf.,:;!|'I /()[]-", 275.0),
    **dict.fromkeys(b"mwMW@%", 830.0),
}
LATIN = Font(False, {n: bytes([n]).decode("cp1252", "replace") for n in range(256)}, None, _ABOUT, 540.0)


def font_of(file: Bytes, value: Value) -> Font:
    """The font that this is or leads to. What it does not tell is taken for Latin letters."""
    entries = file.entries(value)
    if not entries:
        return LATIN
    told = file.object(entries.get(b"/ToUnicode"))
    mapped = letters_of(told.stream) if told and told.stream else None
    if entries.get(b"/Subtype") == b"/Type0":
        return _wide(file, entries, mapped)
    by_code = _by_encoding(file, entries)
    first = _integer(file.value(entries.get(b"/FirstChar")))
    widths = {first + n: _real(w) for n, w in enumerate(file.list(entries.get(b"/Widths")))}
    if entries.get(b"/Subtype") == b"/Type3":
        widths = {code: width * _scale(file, entries) for code, width in widths.items()}
    widths = widths or _ABOUT
    if mapped is None:
        return Font(False, by_code, None, widths, 540.0)
    letters = {**by_code, **mapped}
    differs = any(by_code.get(code, text) != text for code, text in mapped.items())
    return Font(False, letters, by_code if differs else None, widths, 540.0)


def _wide(file: Bytes, entries: Dictionary, mapped: Mapping[int, str] | None) -> Font:
    below = file.list(entries.get(b"/DescendantFonts"))
    inner = file.entries(below[0] if below else None)
    default = file.value(inner.get(b"/DW"))
    widths = dict(_cid_widths(file, file.list(inner.get(b"/W"))))
    encoding = file.value(entries.get(b"/Encoding"))
    own: Mapping[int, str] | None = None
    if isinstance(encoding, bytes) and (b"UTF16" in encoding or b"UCS2" in encoding):
        own = {n: chr(n) for n in range(0x10000) if not 0xD800 <= n < 0xE000}
    else:
        program = file.object(file.entries(inner.get(b"/FontDescriptor")).get(b"/FontFile2"))
        plain = inner.get(b"/CIDToGIDMap", b"/Identity") == b"/Identity"
        own = glyphs_of(program.stream) if program and program.stream and plain else None
    usual = _real(default) if default != b"null" else 1000.0
    if mapped is None:
        return Font(True, own or {}, None, widths, usual)
    differs = own is not None and any(
        unicodedata.normalize("NFKC", own.get(code, text)) != unicodedata.normalize("NFKC", text)
        for code, text in mapped.items()
    )
    return Font(True, {**(own or {}), **mapped}, own if differs else None, widths, usual)


def _by_encoding(file: Bytes, entries: Dictionary) -> dict[int, str]:
    encoding = file.value(entries.get(b"/Encoding"))
    inner = encoding if isinstance(encoding, dict) else {}
    base = inner.get(b"/BaseEncoding", encoding)
    codec = "mac_roman" if base == b"/MacRomanEncoding" else "cp1252"
    letters = {n: bytes([n]).decode(codec, "replace") for n in range(256)}
    code = 0
    for item in file.list(inner.get(b"/Differences")):
        if isinstance(item, bytes) and item[:1] == b"/":
            named = letter_named(item[1:].decode("latin-1"))
            letters[code] = named or _UNKNOWN
            code += 1
        else:
            code = _integer(item)
    return letters


@lru_cache(maxsize=1024)
def letter_named(name: str) -> str | None:
    """The letter that a glyph of this name is, such as "eacute" or "uni00E9"."""
    name = name.partition(".")[0]
    if len(name) == 1:
        return name
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _DIGITS:
        return str(_DIGITS.index(name))
    if code := re.fullmatch(r"(?:uni|u)([0-9A-F]{4,6})", name):
        number = int(code[1], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else None
    accent = _ACCENTS.get(name[1:])
    return unicodedata.normalize("NFC", name[0] + accent) if accent else None


@lru_cache(maxsize=64)
def letters_of(cmap: bytes) -> dict[int, str]:
    """The letters by code, as a ToUnicode map says (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for block in _CHARS.findall(cmap):
        for code, text in _PAIR.findall(block):
            found[_code(code)] = _utf16(text)
    for block in _RANGES.findall(cmap):
        for first, last, start, listed in _RANGE.findall(block):
            begin, end = _code(first), min(_code(last), _code(first) + 0xFFFF)
            texts = [_utf16(t) for t in _HEXES.findall(listed)] if listed else None
            base = "" if texts else _utf16(start)
            for n in range(end - begin + 1):
                if texts is not None:
                    found[begin + n] = texts[n] if n < len(texts) else _UNKNOWN
                elif base:
                    found[begin + n] = base[:-1] + chr(min(0x10FFFF, ord(base[-1]) + n))
    return found


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _utf16(digits: bytes) -> str:
    digits = b"".join(digits.split())
    raw = unhexlify(digits + b"0" * (len(digits) % 2))
    return raw.decode("utf-16-be" if len(raw) > 1 else "latin-1", "replace")


def _cid_widths(file: Bytes, listed: list[Value]) -> Iterator[tuple[int, float]]:
    at = 0
    while at + 1 < len(listed):
        first, second = _integer(listed[at]), file.value(listed[at + 1])
        if isinstance(second, list) or (isinstance(second, bytes) and second[:1] == b"["):
            yield from ((first + n, _real(width)) for n, width in enumerate(items(second)))
            at += 2
        else:
            width = _real(listed[at + 2]) if at + 2 < len(listed) else 0.0
            yield from ((code, width) for code in range(first, min(_integer(second), first + 0xFFFF) + 1))
            at += 3


def _scale(file: Bytes, entries: Dictionary) -> float:
    matrix = file.list(entries.get(b"/FontMatrix"))
    return _real(matrix[0]) * 1000 if matrix else 1.0


def _real(value: Value) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0.0


def _integer(value: Value) -> int:
    return int(_real(value)) if not isinstance(value, Ref) else 0


@lru_cache(maxsize=64)
def glyphs_of(program: bytes) -> dict[int, str] | None:
    """The letters by glyph, as a TrueType font's own table says; None where it has none."""
    try:
        tables = struct.unpack_from(">H", program, 4)[0]
        at = next(
            (
                struct.unpack_from(">I", program, 12 + 16 * n + 8)[0]
                for n in range(tables)
                if program[12 + 16 * n : 16 + 16 * n] == b"cmap"
            ),
            None,
        )
        if at is None:
            return None
        found: dict[int, str] = {}
        for n in range(struct.unpack_from(">H", program, at + 2)[0]):
            platform, kind, offset = struct.unpack_from(">HHI", program, at + 4 + 8 * n)
            if (platform, kind) in ((3, 1), (3, 10), (0, 3), (0, 4)):
                for letter, glyph in _table(program, at + offset):
                    found.setdefault(glyph, chr(letter))
        return found or None
    except (struct.error, ValueError):
        return None


def _table(program: bytes, at: int) -> Iterator[tuple[int, int]]:
    form = struct.unpack_from(">H", program, at)[0]
    if form == 12:
        for n in range(min(10_000, struct.unpack_from(">I", program, at + 12)[0])):
            first, last, glyph = struct.unpack_from(">III", program, at + 16 + 12 * n)
            yield from ((code, glyph + code - first) for code in range(first, min(last, first + 0xFFFF) + 1))
    elif form == 4:
        count = struct.unpack_from(">H", program, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", program, at + 14)
        starts = struct.unpack_from(f">{count}H", program, at + 16 + 2 * count)
        deltas = struct.unpack_from(f">{count}H", program, at + 16 + 4 * count)
        offsets = struct.unpack_from(f">{count}H", program, at + 16 + 6 * count)
        for n in range(count):
            for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
                glyph = code
                if offsets[n]:
                    place = at + 16 + 6 * count + 2 * n + offsets[n] + 2 * (code - starts[n])
                    glyph = struct.unpack_from(">H", program, place)[0]
                    if not glyph:
                        continue
                yield code, (glyph + deltas[n]) & 0xFFFF
