"""A pack locked for one recipient: AES-256, and a password that can be read out over the telephone.

The password is 24 digits, 80 bits: digits sound the same in every accent, are no other word's homophone, and are
typed on any keyboard. They are told in groups of four.
"""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field

from docgen.errors import SendError
from docgen.paper import ClearedPdf, Pdf

_DIGITS, _GROUP = 24, 4


@dataclass(frozen=True, slots=True)
class Password:
    """A password for one recipient. It is no text by accident: printing the value shows nothing."""

    digits: str = field(repr=False)

    @classmethod
    def new(cls) -> Password:
        """One that nobody has had before."""
        return cls("".join(secrets.choice("0123456789") for _ in range(_DIGITS)))

    @property
    def spoken(self) -> str:
        """In groups of four, as it is read out; it is typed without the spaces."""
        return " ".join(self.digits[at : at + _GROUP] for at in range(0, len(self.digits), _GROUP))


def lock(pdf: Pdf | ClearedPdf, password: Password) -> bytes:
    """The same file, encrypted with AES-256 (revision 6): title, tags, bookmarks and links stay.

    The owner's password is random, and kept nowhere. Raises SendError where what encrypts is not installed.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import UserAccessPermissions
    from pypdf.errors import DependencyError

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf.content)))
    writer.pdf_header = "%PDF-1.7"
    try:
        writer.encrypt(
            password.digits,
            owner_password=secrets.token_urlsafe(32),
            permissions_flag=UserAccessPermissions.all(),  # a screen reader, above all, may read it
            algorithm="AES-256",
        )
    except DependencyError:
        raise SendError("locking a pack needs one more package: pip install 'docgen[send]'") from None
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
