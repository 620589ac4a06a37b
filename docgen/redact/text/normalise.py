"""Text as it is compared: plain letters, with the way back to every original character.

An officer's notes hold accents in three spellings, five kinds of apostrophe, characters of no width, letters of
other alphabets that look the same, and UTF-8 that some program read as something else. Matching is done on the
folded text; marks are made on the original, which stays byte for byte what it was.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "`´‘’‚‛′‵ʹʻʼʽˈˊˋ՚＇｀❛❜ꞌ"
_HYPHENS = "‐‑‒–—―−﹘﹣－⁃⸺⸻"
_QUOTES = "“”„‟″«»❝❞＂"
# Letters of other alphabets that a reader can't tell from the Latin ones.
_LOOKALIKES = {
    **dict(zip("аеорсухіјѕһԁԛԝкмтвнпигьӏ", "aeopcyxijshdqwkmtbhnurbl", strict=True)),
    **dict(zip("АВЕКМНОРСТХУІЈЅҺԌԚԜЗ", "ABEKMHOPCTXYIJSHGQW3", strict=True)),
    **dict(zip("αβγεηικνορτυχωϲϳ", "abyenikvoptuxwcj", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC", strict=True)),
    **dict(zip("օոսհցյ", "onuhgj", strict=True)),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ", "ABCDEFGHIJKLMNOPRSTUVWYZag", strict=True)),
    **dict(zip("ıȷłŁđĐøØħĦŧŦ", "ijlLdDoOhHtT", strict=True)),
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "Ð": "D",
}
_STROKES = "łŁđĐøØħĦŧŦ"
_BLANKS = "ㅤᅟᅠ⠀ﾠ"  # they take up no ink, and are letters by their category
_ASCII = str.maketrans({"`": "'"})

_SPECIAL = re.compile(r"[^\x00-\x7f]+|&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});|\\u[0-9a-fA-F]{4}")
_MISREAD_LEADS = "ÂÃÄÅÆÇÐÑáâãðÌ"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for comparison; ``lower`` has the same length as ``text``."""

    original: str
    text: str
    lower: str
    starts: array[int] | None  # None where every character folds to one
    ends: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters from ``start`` to ``end`` are in the original."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text in plain letters, case kept: no accents, no characters of no width, one apostrophe, one hyphen."""
    if text.isascii() and "&" not in text and "\\u" not in text:
        return _folded(text, text)
    runs = [(*m.span(), _units(m[0], m.start())) for m in _SPECIAL.finditer(text)]
    if all(stop - start == 1 == len(_plain(char)) for _, _, units in runs for char, start, stop in units):
        return _folded(text, _SPECIAL.sub(lambda m: "".join(map(_plain, m[0])), text))
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    at = 0
    for begin, end, units in runs:
        if begin > at:
            pieces.append(text[at:begin])
            starts.extend(range(at, begin))
            ends.extend(range(at + 1, begin + 1))
        for char, start, stop in units:
            plain = _plain(char)
            if not plain and ends and unicodedata.category(char)[0] == "M":
                ends[-1] = stop  # an accent belongs to the letter before it
            pieces.append(plain)
            starts.extend([start] * len(plain))
            ends.extend([stop] * len(plain))
        at = end
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return _folded(text, "".join(pieces), starts, ends)


def _folded(original: str, plain: str, starts: array[int] | None = None, ends: array[int] | None = None) -> Folded:
    plain = plain.translate(_ASCII)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return Folded(original, plain, lower, starts, ends)


def has_accent(word: str) -> bool:
    """Whether a letter of it has an accent or a stroke: "Văn", "Đo"."""
    if word.isascii():
        return False
    return any(unicodedata.combining(c) or c in _STROKES for c in unicodedata.normalize("NFD", word))


def key(word: str) -> str:
    """What two spellings of the same word have in common: its letters and digits, small and plain."""
    if word.isascii() and word.isalnum():  # as most are: there is nothing to fold
        return word.lower()
    return "".join(filter(str.isalnum, fold(word).lower))


def keys(word: str) -> tuple[str, ...]:
    """Every key of a word: accents dropped (Muller), written out (Mueller), or drawn together again."""
    spellings = {key(word), key("".join(_WRITTEN_OUT.get(c, c) for c in unicodedata.normalize("NFC", word)))}
    for spelling in tuple(spellings):
        if len(spelling) >= 6:
            spellings.add(re.sub(r"([aou])e(?=[^aeiou])", r"\1", spelling, count=1))
    return tuple(sorted(s for s in spellings if s))


_WRITTEN_OUT = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "å": "aa",
    "Å": "Aa",
    "ø": "oe",
    "Ø": "Oe",
}


def _units(run: str, at: int) -> list[tuple[str, int, int]]:
    """The characters of a run with their places; an entity or a misread UTF-8 sequence is one character."""
    if run[0] == "\\":  # as some exports write what is not ASCII
        char = chr(int(run[2:], 16))
        return [(" " if "\ud800" <= char <= "\udfff" else char, at, at + len(run))]
    if run[0] == "&":
        char = html.unescape(run)
        if len(char) == 1:
            return [(char, at, at + len(run))]
        return [(c, at + i, at + i + 1) for i, c in enumerate(run)]
    units = []
    i = 0
    while i < len(run):
        size = 1
        char = run[i]
        if char in _MISREAD_LEADS:
            for length in (4, 3, 2):
                meant = _misread(run[i : i + length]) if i + length <= len(run) else None
                if meant:
                    char, size = meant, length
                    break
        units.append((char, at + i, at + i + size))
        i += size
    return units


def _misread(chars: str) -> str | None:
    """The one character that was meant by UTF-8 read as Windows-1252, such as "Ã¢" for "â"."""
    raw = bytearray()
    for char in chars:
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 255:
                return None
            raw.append(ord(char))
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if char in _QUOTES:
        return '"'
    if char in _LOOKALIKES:
        return _LOOKALIKES[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me") or char in _BLANKS:
        return ""
    if category in ("Zl", "Zp") or char == "\x85":
        return "\n"
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    plain = []
    for part in unicodedata.normalize("NFKD", char):
        if unicodedata.category(part) not in ("Mn", "Me"):
            plain.append(_LOOKALIKES.get(part, part))
    return "".join(plain)
