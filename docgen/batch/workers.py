"""Who makes the cases: processes of this machine, or the workers of a Dask cluster.

Both are one ``concurrent.futures.Executor`` to whoever hands out the work.
"""

from __future__ import annotations

import gc
import time
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import urlsplit

from docgen.errors import WorkerError
from docgen.pdf.crew import cores, deaf_to_ctrl_c, stand_ready

if TYPE_CHECKING:
    from distributed import Client

_MISSING = "a cluster needs an extra that is not installed: pip install 'docgen[cluster]'"
_SECONDS_TO_CONNECT = 30
_SECONDS_BETWEEN_LOOKS = 5


class Workers(Protocol):
    """Those who make the cases."""

    executor: Executor
    far: bool  # whether they share no disk with us
    died: tuple[type[BaseException], ...]  # what a future raises where its worker is gone
    settles: bool  # whether a case whose worker died has been tried again elsewhere by then

    @property
    def room(self) -> int:
        """How many cases to hand out at a time: enough that nobody waits, few enough to be held in memory."""

    def renew(self) -> None:
        """New workers for those that died, where nobody else sees to it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class LocalWorkers:
    """Processes of this machine, one case each at a time."""

    far = False
    died: tuple[type[BaseException], ...] = (BrokenExecutor,)
    settles = False

    def __init__(self, size: int | None = None) -> None:
        self.size = size or cores()
        self.executor: Executor = self._hired()

    def _hired(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.size, mp_context=get_context("spawn"), initializer=_stand_ready)

    @property
    def room(self) -> int:
        """One in hand and one that waits for each process."""
        return 2 * self.size

    def renew(self) -> None:
        """A new set of processes: when one dies, the pool gives up all of them."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.executor = self._hired()

    def __enter__(self) -> Self:
        with deaf_to_ctrl_c():
            for _ in range(self.size):
                self.executor.submit(_nothing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.executor.shutdown(cancel_futures=True)


def _stand_ready() -> None:
    gc.set_threshold(100_000, 50, 100)  # as the command itself does
    stand_ready()


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Tls:
    """The files (PEM) by which the command and the cluster know each other."""

    ca: Path
    cert: Path
    key: Path


class ClusterWorkers:
    """The workers of a Dask cluster, each with the same docgen installed.

    Cases are personal data, and a Dask scheduler runs whatever it is sent, so a cluster that is not on this
    machine has to speak TLS.
    """

    far = True
    died: tuple[type[BaseException], ...]
    settles = True  # the scheduler gives the work of a worker that died to another, three times

    def __init__(self, address: str, tls: Tls | None = None) -> None:
        try:
            import dask
            from distributed import Client, KilledWorker
            from distributed.security import Security
        except ImportError:
            raise WorkerError(_MISSING) from None
        _refuse_the_open_road(address, tls)
        security = Security(require_encryption=False)
        if tls is not None:
            for file in (tls.ca, tls.cert, tls.key):
                if not file.is_file():
                    raise WorkerError(
                        f"{file}: there is no such file; --tls-ca, --tls-cert and --tls-key name three"
                    )
            security = Security(
                tls_ca_file=str(tls.ca),
                tls_client_cert=str(tls.cert),
                tls_client_key=str(tls.key),
                require_encryption=True,
            )
        self.died = (KilledWorker,)
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
        self._await_workers(address)

    def _await_workers(self, address: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
        except TimeoutError:
            self.__exit__(None, None, None)
            raise WorkerError(f"{address}: the scheduler is there, but no worker; start dask worker") from None

    @property
    def room(self) -> int:
        """One in hand and one that waits for each thread there is; workers may come and go."""
        if not self._room or time.monotonic() - self._looked > _SECONDS_BETWEEN_LOOKS:
            self._room = max(2 * sum(self._client.nthreads().values()), 2)
            self._looked = time.monotonic()
        return self._room

    def renew(self) -> None:
        """Nothing: the cluster looks after its workers."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.executor.shutdown(wait=False)
        self._client.close()


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
