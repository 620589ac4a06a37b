"""How the service is set up: where it listens, what it allows, and how long it keeps what it was given."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from docgen.pdf.crew import cores

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for, and all of them together. Bytes, seconds and counts."""

    body: int = 64 * MIB
    bodies: int = 256 * MIB  # of all requests that are being read or worked on
    parts: int = 50  # of a multipart body, the case among them
    pages: int = 2_000  # of one pack
    memory: int = 4096 * MIB  # of one worker, where the system can hold it to that
    seconds: float = 120.0  # of work for one request
    sending_seconds: float = 30.0  # for a client to send its request, headers and body
    taking_seconds: float = 60.0  # for a client to take its answer
    waiting: int = 16  # requests that wait for a worker; more are told to come back
    waiting_seconds: float = 120.0  # for a request to wait for a worker
    per_key: int | None = None  # requests of one key at a time; without it, three quarters of all places
    jobs: int = 1_000  # that are kept and not yet finished
    disk: int = 10 * 1024 * MIB  # of jobs, results and answers that are kept
    connections: int = 512


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """One service. ``state`` is its folder for keys, jobs and answers: case data, readable by its owner alone."""

    state: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = field(default_factory=cores)
    recycle: int = 500  # jobs that one worker does before a fresh one takes its place
    keep_seconds: float = 24 * 3600.0  # how long jobs, and answers under an Idempotency-Key, are kept
    drain_seconds: float = 60.0  # for what is under way, when the service is told to stop
    authorities: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    limits: Limits = Limits()
    certificate: Path | None = None
    private_key: Path | None = None

    @property
    def requests_per_key(self) -> int:
        """How many requests one key may have at a time, so that others find a place."""
        return self.limits.per_key or share_of(self.workers + self.limits.waiting)

    @property
    def loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return is_loopback(self.host)


def share_of(places: int) -> int:
    """What one key may have of something of which there is so much: three quarters, and one at least."""
    return max(1, places - max(1, places // 4))


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine, without asking anybody what the name means."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
