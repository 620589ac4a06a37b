"""Who may ask: the page on this machine, and no other website that is open in the same browser.

The server listens on loopback. The name that is asked for has to be this machine's own, so that no other name can
be pointed at it (DNS rebinding); the address holds a key that nobody can guess; and what the browser says comes
from another site is refused.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from email.message import Message

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",  # a case is held in memory alone, in the browser too
    "Referrer-Policy": "same-origin",  # with none at all, a form could not say that it comes from here
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
# A browser's own viewer draws with styles inside its page, which the policy of ours would forbid it.
FOR_PDF = {"Content-Security-Policy": "frame-ancestors 'none'"}


@dataclass(frozen=True)
class Guard:
    """The rules of one server."""

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}/{self.key}/"

    def path(self, path: str) -> str | None:
        """The part of an address behind the key; None where the key is not this one."""
        _, _, rest = path.partition("/")
        key, slash, inner = rest.partition("/")
        known = hmac.compare_digest(key.encode(), self.key.encode())
        return inner if known and slash else None

    def refuses(self, method: str, headers: Message[str, str]) -> str | None:
        """Why a request is not answered; None where it is."""
        here = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        if headers.get("Host", "").lower() not in here:
            return "This server answers to 127.0.0.1 alone."
        if headers.get("Sec-Fetch-Site", "none").lower() not in ("none", "same-origin"):
            return "Another website asked for this. It is not answered."
        origin = headers.get("Origin")
        if origin is not None and origin.lower() not in {f"http://{name}" for name in here}:
            return "Another website asked for this. It is not answered."
        if method == "POST" and origin is None:
            return "What is sent has to come from the page itself."
        return None
