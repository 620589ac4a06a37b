"""Many cases at once: each in a folder of its own, one bad case stops no other, and a stopped run goes on."""

from docgen.batch.report import REPORT, Report, Row, write_report
from docgen.batch.run import build_batch
from docgen.batch.task import Order
from docgen.batch.workers import ClusterWorkers, LocalWorkers, Tls, Workers

__all__ = [
    "REPORT",
    "ClusterWorkers",
    "LocalWorkers",
    "Order",
    "Report",
    "Row",
    "Tls",
    "Workers",
    "build_batch",
    "write_report",
]
