"""The same marks on a Dask cluster: a real scheduler and two real workers as processes, one of them killed half way."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import COURSE, write_class, write_roster

from workbook.environment import Trouble
from workbook.grading.cluster import run as on_cluster
from workbook.grading.run import grade
from workbook.grading.store import Store
from workbook.release.records import Course

PROBLEMS = [
    "ch01_value_ratios.two_crews", "ch05_risk_adjustment_reversals.observed_to_expected",
    "ch05_risk_adjustment_reversals.funnel_limits", "ch01_value_ratios.rank_or_refuse",
]  # fmt: skip
NAMES = [f"a{number:03d}" for number in range(60)]


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._variables = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3"}
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
        )
        while not file.exists() or not file.read_text():
            time.sleep(0.05)
        self.address = str(json.loads(file.read_text())["address"])
        self.workers = [self.worker() for _ in range(2)]

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker without a nanny: one that is killed stays away."""
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self._folder)]
        return self._start("dask_worker", self.address, *options)

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{module}", *arguments],
            start_new_session=True, env=self._variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder,
        )  # fmt: skip


@pytest.fixture
def cluster(course: Course, tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def klass(course: Course, tmp_path: Path) -> Path:
    write_class(tmp_path / "submissions", COURSE, NAMES, PROBLEMS)
    write_roster(tmp_path / "roster.csv", NAMES)
    return tmp_path


def run(folder: Path, out: str, **more: object) -> int:
    return grade(submissions=folder / "submissions", roster=folder / "roster.csv", course=COURSE, out=folder / out, **more)  # type: ignore[arg-type]


def texts(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of the cluster's own libraries, about a worker that is gone
def test_a_killed_worker_costs_no_mark_and_nothing_is_kept_twice(
    klass: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    keep = Store.keep
    monkeypatch.setattr(Store, "keep", lambda self, learner, *rest: (kept.append(learner), keep(self, learner, *rest))[1])

    def kill_one() -> None:
        while len(kept) < 20:
            time.sleep(0.005)
        os.killpg(cluster.workers[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    assert run(klass, "cluster", scheduler=cluster.address) == 0
    killer.join()
    assert cluster.workers[0].poll() is not None and cluster.workers[1].poll() is None
    assert sorted(kept) == NAMES  # each learner's result came once
    kept.clear()
    assert run(klass, "cluster", scheduler=cluster.address) == 0
    assert kept == []  # and a second run has nothing to do
    assert run(klass, "here", workers=2) == 0
    assert texts(klass / "cluster") == texts(klass / "here")


@pytest.mark.slow
def test_a_worker_with_another_workbook_stops_the_marking(klass: Path, cluster: Cluster) -> None:
    data = {"settings": {"release": "another", "weaker": False}}
    with pytest.raises(Trouble, match="a worker has the workbook of release"):
        list(on_cluster([("a000", data)], cluster.address))


def test_no_scheduler_is_said(klass: Path) -> None:
    before = texts(klass)
    with pytest.raises(Trouble, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(on_cluster([("a000", {})], "tcp://127.0.0.1:9", patience=0.5))
    assert texts(klass) == before
