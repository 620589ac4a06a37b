"""What may stand in the head of a message: one address, one line, nothing that starts a header of its own."""

from __future__ import annotations

import re
import unicodedata

from docgen.calendar.mailboxes import mailbox

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321, 4.5.3.1


class BadAddress(ValueError):
    """Why nothing can be sent to an address. Its text does not repeat it."""


def mail_address(typed: str) -> str:
    """The address as it goes over the wire, its domain in ASCII (an international one as IDNA has it).

    Raises BadAddress for whatever is not exactly one address: a second one, a name beside it, a line break.
    """
    text = typed.strip()
    if any(unicodedata.category(c).startswith(("C", "Z")) for c in text):
        raise BadAddress("holds a space, a line break or a control character")
    local, at, domain = text.rpartition("@")
    if not at:
        raise BadAddress("has no @")
    if not local.isascii():
        raise BadAddress("has letters before the @ that many mail servers don't take; ask for another one")
    if "=?" in local:
        raise BadAddress("holds =?, which mail programs read as the start of something else")
    if len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        raise BadAddress("is not one e-mail address")
    try:
        wire = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadAddress("has a domain that can't be") from None
    labels = wire.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress("has a domain that can't be")
    address = f"{local}@{wire}"
    if len(address) > _LONGEST:
        raise BadAddress("is longer than an address can be")
    return address


def same_mailbox(address: str) -> str:
    """What two spellings of one address have in common: capitals make no difference."""
    return mailbox(address)


def one_line(text: str) -> str:
    """A text as one line of a header: no line breaks, no control characters, no marks that turn the line round."""
    plain = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    # What looks like an encoded word (RFC 2047) would be read as one: as whatever it says.
    return " ".join(plain.replace("=?", "= ?").split())
