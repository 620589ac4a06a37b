"""Requests and answers as bytes: what goes to a worker and comes back, and what is kept of a job on disk.

A line of JSON, then the contents one after the other. Unlike a pickle, reading it runs nothing, whoever wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self

Kind = Literal["pack", "document", "documents", "timetable", "threshold", "check"]


@dataclass(frozen=True, slots=True)
class Task:
    """What one request asks for, read and checked as far as HTTP goes; the case itself nobody has looked at."""

    kind: Kind
    on: date
    media_type: str
    case: bytes = field(repr=False)
    parts: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)  # partners' files, by the case's name
    document: str = ""
    recipient: str | None = None
    audience: str = "attendees"
    engine: str = "embedded"
    archive: bool = False
    strict: bool = False
    leave_out: bool = False  # make the pack without what is held back

    def to_bytes(self) -> bytes:
        """The task as it is sent and kept."""
        head = {name: getattr(self, name) for name in self.__slots__ if name not in ("case", "parts", "on")}
        names = [name for name, _ in self.parts]
        contents = [self.case, *(content for _, content in self.parts)]
        return _join({**head, "on": self.on.isoformat(), "names": names}, contents)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The task that these bytes hold."""
        head, (case, *parts) = _split(content)
        names = head.pop("names")
        on = date.fromisoformat(head.pop("on"))
        return cls(**head, on=on, case=case, parts=tuple(zip(names, parts, strict=True)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets: status, kind of content, headers of docgen's own, and the content."""

    status: int
    media_type: str
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None  # of what went wrong, for log and metrics
    fault: str | None = None  # where in docgen something unforeseen happened: a kind and a place, no text

    def to_bytes(self) -> bytes:
        """The answer as it is sent back and kept."""
        head = {name: getattr(self, name) for name in self.__slots__ if name not in ("content", "headers")}
        return _join({**head, "headers": dict(self.headers)}, [self.content])

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The answer that these bytes hold."""
        head, (body,) = _split(content)
        return cls(**head, content=body)


def _join(head: dict[str, Any], contents: Sequence[bytes]) -> bytes:
    line = json.dumps({**head, "lengths": [len(content) for content in contents]})
    return b"".join([line.encode(), b"\n", *contents])


def _split(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    end = content.index(b"\n")
    head: dict[str, Any] = json.loads(content[:end])
    found, at = [], end + 1
    for length in head.pop("lengths"):
        found.append(content[at : at + length])
        at += length
    if at != len(content):
        raise ValueError("an envelope is not whole")
    return head, found
