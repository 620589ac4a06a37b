"""A batch on a Dask cluster: real processes and TLS on loopback, one worker killed while it works."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from importlib import metadata as packages
from pathlib import Path

import pytest
from batch_cases import DAY, ORDER, Hanging, HereWorkers, act_here, on_disk, small, written
from cluster import Cluster, certified, cluster
from support import FIXTURES, ROOT, load_data

from docgen.batch import ClusterWorkers, Row, Tls, build_batch
from docgen.batch import run as running
from docgen.batch.far import make_here
from docgen.batch.source import Source
from docgen.batch.task import Outcome, Task
from docgen.batch.telling import Failure
from docgen.batch.tools import Tools
from docgen.batch.versions import versions
from docgen.batch.workers import _unlike
from docgen.cli import run
from docgen.errors import EngineMissing, WorkerError
from docgen.output import write_folder

MARK = "Zzyzxqua"
CASES = [
    *(small(number) for number in range(1, 9)),
    small(9, victim={"name": {"family": MARK}}),
    small(10, authority=MARK),
    {**load_data("partner-files"), "reference": "10260011"},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[Row], Path, Counter[str], Cluster]]:
    """A batch in which the first worker that is done is killed at once, with its next case in hand."""
    folder = tmp_path_factory.mktemp("cluster")
    shutil.copytree(FIXTURES / "partners", folder / "partners")
    own = folder / "templates"
    own.mkdir()
    shutil.copy(ROOT / "templates" / "appendices" / "guidance-notes.docx", own)
    source = written(folder / "cases.jsonl", CASES)
    rows: list[Row] = []
    writes: Counter[str] = Counter()

    with cluster(folder, 2) as there:

        def counted(target: Path, *arguments: object, force: bool) -> None:
            writes[target.name] += 1
            write_folder(target, *arguments, force=force)  # type: ignore[arg-type]

        def row(done: Row) -> None:
            rows.append(done)
            if len(rows) == 2:
                there.workers[0].kill()

        tools = Tools.read([own])
        with ClusterWorkers(there.address, there.tls) as workers, pytest.MonkeyPatch.context() as patch:
            patch.setattr(running, "write_folder", counted)
            build_batch(Source.open(source), folder / "out", ORDER, workers, tools=tools, on_row=row)
        there.workers[0].wait()
        yield rows, folder, writes, there


def test_every_case_is_made_exactly_once_though_a_worker_was_killed(
    made: tuple[list[Row], Path, Counter[str], Cluster],
) -> None:
    rows, _, writes, there = made
    assert there.workers[0].returncode not in (None, 0) and there.workers[1].poll() is None
    assert sorted(row.place for row in rows) == sorted(f"line {n}" for n in range(1, 12))
    assert {row.place: row.status for row in rows if row.status != "made"} == {"line 10": "failed"}
    assert writes == Counter(row.folder for row in rows if row.status == "made")
    assert set(writes.values()) == {1}


def test_the_papers_are_the_same_as_made_here(
    made: tuple[list[Row], Path, Counter[str], Cluster], tmp_path: Path
) -> None:
    _, folder, _, _ = made
    with HereWorkers() as here:
        tools = Tools.read([folder / "templates"])
        build_batch(Source.open(folder / "cases.jsonl"), tmp_path / "out", ORDER, here, tools=tools)
    local = on_disk(tmp_path / "out")
    assert len(local) > 100
    assert on_disk(folder / "out") == local


def test_logs_of_the_cluster_tell_nothing_of_a_case(made: tuple[list[Row], Path, Counter[str], Cluster]) -> None:
    said = made[3].said()
    assert "Register" in said or "Starting" in said
    people = load_data("partner-files")["victim"]["name"]["family"]
    for text in (MARK, people, "10260011", "partners/"):
        assert text not in said


def test_the_command_goes_on_with_what_the_cluster_made(
    made: tuple[list[Row], Path, Counter[str], Cluster], capsys: pytest.CaptureFixture[str]
) -> None:
    _, folder, _, there = made
    tls = there.tls
    files = ["--tls-ca", str(tls.ca), "--tls-cert", str(tls.cert), "--tls-key", str(tls.key)]
    options = ["-o", str(folder / "out"), "--on", DAY.isoformat(), "--templates", str(folder / "templates")]
    command = ["batch", str(folder / "cases.jsonl"), *options, "--cluster", there.address, *files, "--json"]
    assert run(command) == 11
    told = json.loads(capsys.readouterr().out)
    assert (told["counts"]["unchanged"], told["counts"]["failed"]) == (10, 1)


def test_a_stranger_is_not_let_in(made: tuple[list[Row], Path, Counter[str], Cluster], tmp_path: Path) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        pytest.raises(WorkerError, match="no Dask scheduler can be reached"),
    ):
        patch.setattr("docgen.batch.workers._SECONDS_TO_CONNECT", 2)
        ClusterWorkers(made[3].address, certified(tmp_path))


def test_a_case_that_hangs_there_fails_alone_and_its_worker_goes_on(
    made: tuple[list[Row], Path, Counter[str], Cluster], tmp_path: Path
) -> None:
    act = Hanging(1, 10, tmp_path / "told")

    class Others(ClusterWorkers):
        def submit(self, task: Task) -> Future[Outcome]:
            return self.executor.submit(act_here, task, act)

    source = written(tmp_path / "cases.jsonl", [small(number) for number in (1, 2, 3)])
    rows: list[Row] = []
    with Others(made[3].address, made[3].tls) as workers:
        build_batch(Source.open(source), tmp_path / "out", ORDER, workers, on_row=rows.append)
    assert {row.place: row.status for row in rows} == {"line 1": "failed", "line 2": "made", "line 3": "made"}
    failure = next(row.failure for row in rows if row.failure)
    assert failure.message.startswith("took longer than 10 seconds and was stopped")
    assert made[3].workers[1].poll() is None
    assert not Path((tmp_path / "told").read_text(encoding="utf-8").split(" ", 1)[1]).exists()


def test_workers_with_other_versions_are_told_before_anything_is_made(
    made: tuple[list[Row], Path, Counter[str], Cluster],
) -> None:
    mine = {**versions(), "rdocx": "9.9", "lxml": "1.2"}
    expected = f"1 of 1 workers .*: lxml {packages.version('lxml')} .here 1.2., rdocx .* .here 9.9.; install"
    with pytest.MonkeyPatch.context() as patch, pytest.raises(WorkerError, match=expected):
        patch.setattr("docgen.batch.workers.versions", lambda: mine)
        ClusterWorkers(made[3].address, made[3].tls)


def test_a_worker_that_comes_later_with_another_version_makes_nothing() -> None:
    task = Task(1, "", ORDER, b"{}", {}, made_with={**versions(), "rdocx": "9.9"})
    found = make_here(task, 0)
    assert isinstance(found, Failure) and found.code == "worker"
    assert found.message.startswith("the worker it came to has rdocx 0.") and "(here 9.9)" in found.message


def test_workers_of_which_one_has_another_libreoffice_or_none_are_told() -> None:
    wanted = {**versions(), "libreoffice": "7.4.7.2"}
    assert _unlike(wanted, wanted) == ""
    assert _unlike(wanted, {**wanted, "libreoffice": "24.2"}) == "libreoffice 24.2 (here 7.4.7.2)"
    assert _unlike(wanted, EngineMissing("LibreOffice is not on this machine")).startswith("LibreOffice is not on")
    assert _unlike(wanted, ModuleNotFoundError("docgen")) == (
        f"docgen {versions()['docgen']} can't be used there (ModuleNotFoundError)"
    )


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        ((), 11, "do not go over a network in clear"),
        (("--tls-ca", "a", "--tls-cert", "b"), 2, "go together"),
        (("--tls-ca", "a", "--tls-cert", "b", "--tls-key", "c"), 11, "begins with tls://"),
        (("--workers", "2"), 2, "is for this machine"),
    ],
)
def test_a_road_that_is_open_to_all_is_refused(
    options: tuple[str, ...], code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path / "cases.jsonl", [small(1)])
    command = ["batch", str(source), "-o", str(tmp_path / "out"), "--cluster", "tcp://192.0.2.1:8786", *options]
    assert run(command) == code
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_certificates_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match=r"ca\.pem: there is no such file"):
        ClusterWorkers("tls://192.0.2.1:8786", Tls(*(tmp_path / f"{name}.pem" for name in ("ca", "cert", "key"))))


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.batch.workers._SECONDS_TO_CONNECT", 1)
    with pytest.raises(WorkerError, match="no Dask scheduler can be reached there"):
        ClusterWorkers("tcp://127.0.0.1:9")


def test_without_the_extra_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(WorkerError, match=r"pip install 'docgen\[cluster\]'"):
        ClusterWorkers("tcp://127.0.0.1:9")
