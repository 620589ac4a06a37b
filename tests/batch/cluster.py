"""A real Dask scheduler and workers as processes of their own, with TLS on loopback, for tests to import."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from docgen.batch import Tls


def certified(folder: Path) -> Tls:
    """An authority, and a certificate of it for this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC)
    authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("docgen tests", "localhost")]

    def certificate(
        subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, is_authority: bool
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(names[0])
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        )
        return builder.sign(authority, hashes.SHA256())

    paths = Tls(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    pem = serialization.Encoding.PEM
    paths.ca.write_bytes(certificate(names[0], authority, is_authority=True).public_bytes(pem))
    paths.cert.write_bytes(certificate(names[1], own, is_authority=False).public_bytes(pem))
    secret = own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    paths.key.write_bytes(secret)
    return paths


@dataclass
class Cluster:
    """Where the scheduler listens, and the processes of the workers."""

    address: str
    tls: Tls
    workers: list[subprocess.Popen[bytes]]
    logs: list[Path] = field(default_factory=list)

    def said(self) -> str:
        """All that scheduler and workers wrote."""
        return "\n".join(log.read_text(encoding="utf-8") for log in self.logs)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Runs while it lasts; each worker has a folder of its own, and none is started again when it dies."""
    tls = certified(folder / "tls")
    options = ["--tls-ca-file", str(tls.ca), "--tls-cert", str(tls.cert), "--tls-key", str(tls.key)]
    where = folder / "scheduler.json"
    running: list[subprocess.Popen[bytes]] = []
    logs: list[Path] = []

    def started(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        home = folder / name
        home.mkdir()
        logs.append(folder / f"{name}.log")
        with logs[-1].open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments, *options],
                cwd=home,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if "tests" in path)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        running.append(process)
        return process

    try:
        scheduler = ["--host", "tls://127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
        started("scheduler", "distributed.cli.dask_scheduler", *scheduler)
        each = [
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--scheduler-file",
            str(where),
            "--protocol",
            "tls",
        ]
        hands = [started(f"worker-{n}", "distributed.cli.dask_worker", *each) for n in range(workers)]
        import json
        import time

        for _ in range(3000):  # a minute and more on a slow machine
            if where.exists() and where.read_text(encoding="utf-8").rstrip().endswith("}"):
                break
            assert running[0].poll() is None, logs[0].read_text(encoding="utf-8")
            time.sleep(0.02)
        address = json.loads(where.read_text(encoding="utf-8"))["address"]
        yield Cluster(address, tls, hands, logs)
    finally:
        for process in reversed(running):
            process.kill()
        for process in running:
            process.wait()
