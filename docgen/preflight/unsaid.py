"""The characters of a page whose file says what they stand for, and of which they say nothing more.

Where a character is not of the main font, an engine may say the text of a whole line beside its first piece of
ink, and of the other pieces that they say nothing: an empty ActualText (ISO 32000-1, 14.9.4). Readers heed
that. PDFium tells the line, and its other pieces once more.
"""

from __future__ import annotations

import ctypes
from typing import Any

_KEY = b"ActualText"
_EMPTY = 2  # bytes of nothing, with its end, as PDFium writes a string


class Unsaid:
    """Knows which characters of a page say nothing."""

    def __init__(self, api: Any, page: Any, text: Any) -> None:
        self._api, self._text = api, text
        self._known: dict[int | None, bool] = {}
        count = api.FPDFPage_CountObjects(page)
        self.some = any(self._is_empty(api.FPDFPage_GetObject(page, at)) for at in range(count))

    def is_silent(self, at: int) -> bool:
        """Whether the character with this number is said by another."""
        if not self.some:
            return False
        piece = self._api.FPDFText_GetTextObject(self._text, at)
        address = ctypes.cast(piece, ctypes.c_void_p).value
        if address not in self._known:
            self._known[address] = bool(piece) and self._is_empty(piece)
        return self._known[address]

    def _is_empty(self, piece: Any) -> bool:
        api, length = self._api, ctypes.c_ulong(0)
        for number in range(api.FPDFPageObj_CountMarks(piece)):
            mark = api.FPDFPageObj_GetMark(piece, number)
            said = api.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, length)
            if said and length.value <= _EMPTY:
                return True
        return False
