"""Who makes the cases: processes of this machine, or the workers of a Dask cluster.

Both are one ``concurrent.futures.Executor`` to whoever hands out the work.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import urlsplit

from docgen.batch.apart import Apart
from docgen.batch.far import look, make_here
from docgen.batch.task import Outcome, Task, make
from docgen.batch.versions import difference, versions
from docgen.errors import DocgenError, WorkerError
from docgen.limits import BATCH_SECONDS
from docgen.pdf.crew import cores

if TYPE_CHECKING:
    from distributed import Client
    from distributed.security import Security

_MISSING = "a cluster needs an extra that is not installed: pip install 'docgen[cluster]'"
_SECONDS_TO_CONNECT = 30
_SECONDS_BETWEEN_LOOKS = 5


class Workers(Protocol):
    """Those who make the cases."""

    far: bool  # whether they share no disk with us
    gone: tuple[type[BaseException], ...]  # what a future raises where its case was tried often enough

    @property
    def room(self) -> int:
        """How many cases to hand out at a time: enough that nobody waits, few enough to be held in memory."""

    def submit(self, task: Task) -> Future[Outcome]:
        """Begins a case. Its future raises HelperDied and TookTooLong where the process that made it ended."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class LocalWorkers:
    """Processes of this machine, one case each at a time, and each case at most ``seconds`` (0: without end)."""

    far = False
    gone: tuple[type[BaseException], ...] = ()

    def __init__(self, size: int | None = None, seconds: float = BATCH_SECONDS) -> None:
        self.size = size or cores()
        self.executor: Executor = Apart(self.size, seconds)

    @property
    def room(self) -> int:
        """One in hand and one that waits for each process."""
        return 2 * self.size

    def submit(self, task: Task) -> Future[Outcome]:
        """See `Workers`."""
        return self.executor.submit(make, task)

    def __enter__(self) -> Self:
        if isinstance(self.executor, Apart):
            self.executor.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.executor.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Tls:
    """The files (PEM) by which the command and the cluster know each other."""

    ca: Path
    cert: Path
    key: Path


class ClusterWorkers:
    """The workers of a Dask cluster, each with the same docgen installed, and each case at most ``seconds``.

    Cases are personal data, and a Dask scheduler runs whatever it is sent, so a cluster that is not on this
    machine has to speak TLS.
    """

    far = True
    gone: tuple[type[BaseException], ...]

    def __init__(
        self, address: str, tls: Tls | None = None, *, engine: str = "embedded", seconds: float = BATCH_SECONDS
    ) -> None:
        try:
            import dask
            from distributed import Client, KilledWorker
        except ImportError:
            raise WorkerError(_MISSING) from None
        _refuse_the_open_road(address, tls)
        security = _security(tls)
        self.gone = (KilledWorker,)  # the scheduler gives the work of a worker that died to another, three times
        self._address, self._seconds = address, seconds
        # Partners' files come along with their case: that is meant, and needs no warning.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})
        try:
            self._client: Client = Client(
                address, security=security, timeout=_SECONDS_TO_CONNECT, set_as_default=False
            )
        except Exception as error:  # a wrong address, a wrong key, nobody there: of many kinds, one for each cause
            raise WorkerError(
                f"{address}: no Dask scheduler can be reached there ({type(error).__name__}); "
                "look at the address, whether it runs, and whether the certificates are of one authority"
            ) from None
        self._looked, self._room = 0.0, 0
        self.executor: Executor = self._client.get_executor(pure=False)
        try:
            self._await_workers()
            self._compare(engine)
        except BaseException:
            self.__exit__(None, None, None)
            raise

    def _await_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
        except TimeoutError:
            raise WorkerError(
                f"{self._address}: the scheduler is there, but no worker; start dask worker"
            ) from None

    def _compare(self, engine: str) -> None:
        """Raises WorkerError where a worker would not make the same bytes as this machine, and as the others."""
        told = self._client.run(look, engine, on_error="return")
        wanted = dict(versions())
        if engine != "embedded":
            wanted[engine] = next((found[engine] for found in told.values() if isinstance(found, dict)), "")
        problems = sorted({problem for found in told.values() if (problem := _unlike(wanted, found))})
        if problems:
            unlike = sum(bool(_unlike(wanted, found)) for found in told.values())
            raise WorkerError(
                f"{self._address}: {unlike} of {len(told)} workers would not make the same papers: "
                f"{'; '.join(problems)}; install the same on every machine"
            )

    @property
    def room(self) -> int:
        """One in hand and one that waits for each thread there is; workers may come and go."""
        if not self._room or time.monotonic() - self._looked > _SECONDS_BETWEEN_LOOKS:
            self._room = max(2 * sum(self._client.nthreads().values()), 2)
            self._looked = time.monotonic()
        return self._room

    def submit(self, task: Task) -> Future[Outcome]:
        """See `Workers`."""
        return self.executor.submit(make_here, task, self._seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.executor.shutdown(wait=False)
        self._client.close()


def _unlike(wanted: Mapping[str, str], found: object) -> str:
    """What is wrong with one worker, by what it told of itself."""
    if isinstance(found, Mapping):
        return difference(wanted, found)
    if isinstance(found, DocgenError):
        return str(found)
    return f"docgen {wanted['docgen']} can't be used there ({type(found).__name__})"


def _security(tls: Tls | None) -> Security:
    from distributed.security import Security

    if tls is None:
        return Security(require_encryption=False)
    for file in (tls.ca, tls.cert, tls.key):
        if not file.is_file():
            raise WorkerError(f"{file}: there is no such file; --tls-ca, --tls-cert and --tls-key name three")
    return Security(
        tls_ca_file=str(tls.ca),
        tls_client_cert=str(tls.cert),
        tls_client_key=str(tls.key),
        require_encryption=True,
    )


def _refuse_the_open_road(address: str, tls: Tls | None) -> None:
    parts = urlsplit(address if "//" in address else f"//{address}", scheme="tls" if tls else "tcp")
    if tls is not None:
        if parts.scheme != "tls":
            raise WorkerError(f"{address}: with certificates the address begins with tls://")
        return
    host = parts.hostname or ""
    try:
        near = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        near = False
    if parts.scheme == "tls":
        raise WorkerError(f"{address}: needs --tls-ca, --tls-cert and --tls-key")
    if not near:
        raise WorkerError(
            f"{address}: cases are personal data and do not go over a network in clear; "
            "use tls:// with --tls-ca, --tls-cert and --tls-key"
        )
