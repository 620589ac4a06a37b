"""A calendar file read by the letter of RFC 5545, without any library: whatever is not allowed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z0-9-]+=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*):(?P<value>.*)'
)
_PARAM = re.compile(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)')
_TEXT = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Part:
    """A component: its lines in order, and the components in it."""

    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for found, _, value in self.lines if found == name]

    def one(self, name: str) -> str:
        (value,) = self.all(name)
        return value

    def text(self, name: str) -> str:
        return unescaped(self.one(name))

    def params(self, name: str) -> list[dict[str, str]]:
        return [params for found, params, _ in self.lines if found == name]

    def named(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]


def read(content: bytes) -> Part:
    """The one calendar of the file."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    for line in physical:
        assert len(line) <= 75, "3.1: no longer than 75 octets"
        assert b"\r" not in line
        assert b"\n" not in line
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line)
        line.decode("utf-8")  # not folded inside a character
    logical: list[str] = []
    for line in physical:
        if line.startswith(b" "):
            logical[-1] += line[1:].decode("utf-8")
        else:
            logical.append(line.decode("utf-8"))
    assert len("".join(logical).splitlines()) == 1, "nothing that another reader may take for the end of a line"
    stack = [Part("")]
    for line in logical:
        match = _LINE.fullmatch(line)
        assert match, f"3.1: {line[:60]!r} is no content line"
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            stack.append(Part(value))
        elif name == "END":
            done = stack.pop()
            assert done.name == value
            stack[-1].parts.append(done)
        else:
            params = {key: found.strip('"') for key, found in _PARAM.findall(match["params"])}
            stack[-1].lines.append((name, params, value))
    (whole,) = stack
    (calendar,) = whole.parts
    assert calendar.name == "VCALENDAR"
    return calendar


def unescaped(value: str) -> str:
    """3.3.11: every backslash, comma and semicolon of a text is escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^nN,;\\]", value)
    return re.sub(r"\\[nN,;\\]", lambda match: _TEXT[match[0]], value)
