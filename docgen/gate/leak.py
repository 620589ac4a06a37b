"""What the gate reads, what it finds, and what it can't read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docgen.redact.marks import MarkKind


class Piece(NamedTuple):
    """Some text of a file and where it stands. ``place`` holds no word of the case.

    ``vocabulary``: words of a file format stand there as well (names of styles, keys, fonts), or bytes that only
    look like text, so that a word that is somebody's name now and then tells nothing by itself.
    ``parts``: the text is put together of these, each of which was looked at before, with what goes on from it.
    """

    place: str
    text: str
    vocabulary: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing in a finished file that tells who somebody is. It names where and what kind, and never the person.

    ``whose`` is the part that the person has in the case, such as "alleged perpetrator 2".
    ``certain`` is False where an ordinary word may be meant.
    """

    file: str
    place: str
    kind: MarkKind
    whose: str
    certain: bool

    @property
    def what(self) -> str:
        """What it is, in words: "name", "e-mail", "date of birth"."""
        if self.kind in ("officer", "asked"):
            return "name" if self.kind == "officer" else "text"
        return self.kind if self.kind == "e-mail" else self.kind.replace("-", " ")

    def __str__(self) -> str:
        doubt = "" if self.certain else ", perhaps"
        return f"{self.file}: {self.place}: {self.what} of {self.whose}{doubt}"


class Unreadable(ValueError):
    """A file, or a part of it, can't be looked through: why. Its text holds no word of the file."""


class Search:
    """How much one file may unpack to and how deep files may lie in it, and what was seen before and held nothing.

    Goes through all that is read of one file. ``clean`` holds hashes: most parts are the same in every letter.
    """

    def __init__(self, clean: set[bytes], size: int = 150_000_000, parts: int = 50_000, depth: int = 6) -> None:
        self.clean = clean
        self.size = size
        self.parts = parts
        self.depth = depth
        self.fresh: set[bytes] = set()  # parts of this file; clean where all of the file is

    def spend(self, size: int) -> None:
        """One part more, of so many bytes; `Unreadable` where it gets too much."""
        self.size -= size
        self.parts -= 1
        if self.size < 0 or self.parts < 0:
            raise Unreadable("it unpacks to more than a letter can be")

    def deeper(self) -> None:
        """One file inside another more; ``shallower`` takes it back."""
        self.depth -= 1
        if self.depth < 0:
            raise Unreadable("it holds files in files in files")

    def shallower(self) -> None:
        """Out of the inner file again."""
        self.depth += 1

    def once(self, kind: bytes, data: bytes, pieces: Callable[[], Iterable[Piece]]) -> Iterator[Piece]:
        """The pieces of this part, unless the same bytes were looked through before and held nothing."""
        digest = hashlib.blake2b(data, digest_size=16, person=kind).digest()
        if digest not in self.clean and digest not in self.fresh:
            self.fresh.add(digest)
            yield from pieces()
