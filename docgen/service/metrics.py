"""What Prometheus may ask: how many requests, how long they took, what was refused, how the workers fare."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Metrics:
    """The numbers of one service. Labels are routes, never paths, so that nobody's text gets into them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        names = ("method", "route", "status")
        self.requests = Counter("docgen_requests", "Requests answered.", names, registry=self._registry)
        self.seconds = Histogram(
            "docgen_request_seconds",
            "From the first byte to the answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.refused = Counter(
            "docgen_refused", "Requests refused before any work, by code.", ("code",), registry=self._registry
        )
        self.workers_lost = Counter(
            "docgen_workers_replaced",
            "Workers replaced: died, hung, recycled.",
            ("reason",),
            registry=self._registry,
        )
        self.jobs = Counter(
            "docgen_jobs_finished", "Jobs finished, by status.", ("status",), registry=self._registry
        )

    def watch(self, name: str, meaning: str, now: Callable[[], float]) -> None:
        """A number that is looked up whenever somebody asks."""
        Gauge(name, meaning, registry=self._registry).set_function(now)

    def text(self) -> bytes:
        """All of them, in Prometheus' text format."""
        return generate_latest(self._registry)
