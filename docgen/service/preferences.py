"""What the headers of a request ask for: Accept (RFC 9110), Prefer (RFC 7240), If-None-Match, Idempotency-Key."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IDEMPOTENCY = re.compile(r'"([\x20-\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x5b\x5d-\x7e]{1,255})')


def acceptable(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that the client likes best, the first where it likes several; None where it takes none."""
    if accept is None or not accept.strip():
        return offers[0]
    ranges = [_range(item) for item in accept.split(",") if item.strip()]
    best, found = 0.0, None
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best:
            best, found = quality, offer
    return found


def _range(item: str) -> tuple[str, float]:
    media, *parameters = (part.strip().lower() for part in item.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            quality = float(value) if re.fullmatch(r"\s*(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", value) else 0.0
    return media, quality


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the range that names the offer most closely."""
    for pattern in (offer, offer.partition("/")[0] + "/*", "*/*"):
        named = [quality for media, quality in ranges if media == pattern]
        if named:
            return max(named)
    return 0.0


def wants_async(prefer: Sequence[str]) -> bool:
    """Whether the client would rather not wait."""
    return any(
        item.partition(";")[0].strip().lower() == "respond-async" for value in prefer for item in value.split(",")
    )


def matches(if_none_match: str | None, etag: str) -> bool:
    """Whether the client has this already."""
    if if_none_match is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in tags or etag in tags


def idempotency_key(value: str) -> str | None:
    """The key as it is meant, with or without quotes; None where it is no key: 1 to 255 characters of ASCII."""
    match = _IDEMPOTENCY.fullmatch(value.strip())
    return (match[1] or match[2]) if match else None
