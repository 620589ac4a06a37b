"""What a browser sends with a form that holds a file."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

LARGEST = 20_000_000  # bytes of a case file; the largest example has some hundred thousand


def parts_of(kind: str, body: bytes) -> dict[str, tuple[str, bytes]]:
    """By the name of the field, the file's own name and the content; nothing where it is no such form."""
    if not kind.lower().startswith("multipart/form-data"):
        return {}
    head = f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(EmailMessage, policy=policy.HTTP).parsebytes(head + body)
    found = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = (part.get_filename() or "", content)
    return found
