"""No code gains a point, changes a mark, leaves something behind, or stops the batch: marked for real, by the command itself."""

from __future__ import annotations

import csv
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from classroom import COURSE, Learner, write_roster
from hostile import ATTACKS, HEAVY, armed

from workbook.environment import ROOT
from workbook.grading.run import grade
from workbook.grading.store import page_name

CODE, DATA = "ch05_risk_adjustment_reversals.funnel_limits", "ch05_risk_adjustment_reversals.observed_to_expected"
pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="isolation is Linux's")


@dataclass
class Battle:
    """A batch that was marked, and what listened while it was."""

    folder: Path
    reached: list[str]
    names: dict[str, str]
    left: list[str]
    """Processes and temporary files that were there afterwards."""

    @property
    def out(self) -> Path:
        return self.folder / "grades"

    def row(self, name: str) -> dict[str, str]:
        with (self.out / "marks.csv").open(encoding="utf-8") as file:
            return next(row for row in csv.DictReader(file) if row["learner"] == name)

    def page(self, name: str) -> str:
        return (self.out / "feedback" / page_name(name)).read_text(encoding="utf-8")


class Listener:
    """Takes connections and packets, and notes each."""

    def __init__(self, folder: Path, reached: list[str]) -> None:
        self.tcp, self.udp, self.unix = socket.socket(), socket.socket(type=socket.SOCK_DGRAM), socket.socket(socket.AF_UNIX)
        self.tcp.bind(("127.0.0.1", 0))
        self.udp.bind(("127.0.0.1", 0))
        self.path = f"/tmp/vbc-{os.getpid()}-{id(self):x}.sock"
        self.unix.bind(self.path)
        for one in (self.tcp, self.unix):
            one.listen()
        for one in (self.tcp, self.udp, self.unix):
            threading.Thread(target=self._listen, args=(one, reached), daemon=True).start()

    def _listen(self, one: socket.socket, reached: list[str]) -> None:
        try:
            while True:
                reached.append(repr(one.recvfrom(100) if one is self.udp else one.accept()))
        except OSError:
            pass

    def close(self) -> None:
        for one in (self.tcp, self.udp, self.unix):
            with_shutdown = one is not self.udp
            if with_shutdown:
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        os.unlink(self.path)


def fight(attacks: dict[str, str], folder: Path, home: Path) -> Battle:
    """Mark a class of attackers between honest learners."""
    submissions, reached = folder / "submissions", list[str]()
    submissions.mkdir(parents=True)
    listener = Listener(folder, reached)
    facts = {
        "root": ROOT, "home": home, "course": COURSE, "submissions": submissions, "out": folder / "grades", "pid": os.getpid(),
        "tcp": listener.tcp.getsockname()[1], "udp": listener.udp.getsockname()[1], "unix": listener.path,
    }  # fmt: skip
    names = {f"attacker{number:02d}": what for number, what in enumerate(attacks)}
    learners = []
    for name, what in names.items():
        source = armed(attacks[what], facts)
        learner = Learner(name, COURSE)
        learner.add("attempt", CODE, answer=source, parameters=numbers(name), verdict="correct")
        learner.attempt(DATA, right=True)
        learners.append(learner)
    for name in ("honest", "zoe"):  # marked first and last
        learner = Learner(name, COURSE)
        learner.attempt(CODE, right=True)
        learner.entries[-1] = learner.entries[-1].__class__(
            **{**vars(learner.entries[-1]), "answer": f"{learner.entries[-1].answer}\n# honest_mark\n"}
        )
        learner.attempt(DATA, right=True)
        learners.append(learner)
    for learner in learners:
        (submissions / f"{learner.name}.jsonl").write_text(learner.text(), encoding="utf-8")
    write_roster(folder / "roster.csv", ["honest", *names, "zoe"])
    status = grade(
        submissions=submissions, roster=folder / "roster.csv", course=COURSE, out=folder / "grades", workers=2, policy="last"
    )
    listener.close()
    assert status == 0
    place = os.environ["TMPDIR"]
    return Battle(folder, reached, names, processes_with(f"TMPDIR={place}") + [path.name for path in Path(place).iterdir()])


def once(name: str, attacks: dict[str, str], factory: pytest.TempPathFactory, home: Path) -> Battle:
    """Fight once, however many processes share the tests out: the others read how it ended."""
    shared = factory.getbasetemp() if "PYTEST_XDIST_WORKER" not in os.environ else factory.getbasetemp().parent
    folder, ended = shared / name, shared / f"{name}.json"
    try:
        folder.mkdir()
    except FileExistsError:
        while not ended.exists():
            time.sleep(0.1)
        told = json.loads(ended.read_text(encoding="utf-8"))
        if "failed" in told:
            pytest.fail(told["failed"])
        return Battle(folder, told["reached"], told["names"], told["left"])
    told = {"failed": "another process could not fight this battle"}
    try:
        battle = fight(attacks, folder, home)
        told = {"reached": battle.reached, "names": battle.names, "left": battle.left}
    finally:
        (shared / f"{name}.part").write_text(json.dumps(told), encoding="utf-8")
        os.replace(shared / f"{name}.part", ended)
    return battle


def numbers(name: str) -> dict[str, object]:
    from workbook.variants import draw

    return draw(CODE, course=COURSE, learner=name, number=0)


@pytest.fixture(scope="module")
def at_home(teacher: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The instructor's computer, with a folder for temporary files by which every process of a batch can be told."""
    place = tmp_path_factory.mktemp("marked-here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VBC_HOME", str(teacher))
        patch.setenv("TMPDIR", str(place))
        yield place


@pytest.fixture(scope="module")
def battle(at_home: Path, teacher: Path, tmp_path_factory: pytest.TempPathFactory) -> Battle:
    return once("battle", ATTACKS, tmp_path_factory, teacher)


@pytest.fixture(scope="module")
def heavy_battle(at_home: Path, teacher: Path, tmp_path_factory: pytest.TempPathFactory) -> Battle:
    return once("heavy", HEAVY, tmp_path_factory, teacher)


def no_gain(battle: Battle, name: str) -> None:
    row = battle.row(name)
    assert row["status"] == "graded"
    assert row[CODE] in ("0", ""), f"{battle.names[name]} earned {row[CODE]}"
    assert row[DATA] == "1" and row["earned"] == "1"


@pytest.mark.parametrize("number", range(len(ATTACKS)), ids=list(ATTACKS))
def test_it_gains_nothing_and_loses_nothing_else(battle: Battle, number: int) -> None:
    """The attack earns no point; the honest answer beside it keeps its own."""
    no_gain(battle, f"attacker{number:02d}")


def clean(battle: Battle) -> None:
    """Honest learners have full marks, and nothing was reached, written or left running."""
    for name in ("honest", "zoe"):
        assert battle.row(name)["earned"] == battle.row("honest")["earned"] == str(int(battle.row(name)[CODE]) + 1)
        assert int(battle.row(name)[CODE]) >= 1
    assert battle.reached == []
    assert not list(battle.folder.rglob("*TAKEN*")) and not (ROOT / "TAKEN").exists()
    assert sorted(path.name for path in battle.out.iterdir()) == [
        ".grading.json", ".records", "canvas.csv", "feedback", "items.csv", "items.html", "marks.csv", "problems.log",
    ]  # fmt: skip
    assert battle.left == []


def test_nothing_is_reached_changed_or_left(battle: Battle) -> None:
    clean(battle)


def test_nothing_was_taken_by_reading(battle: Battle) -> None:
    """What an attack printed when it got hold of something would be in its outputs: run each again and look."""
    from workbook import sandbox

    cases = [{"expected_rate": 0.1, "n": 100, "z": 2.0}]
    facts = {
        "root": ROOT, "home": os.environ["VBC_HOME"], "course": COURSE, "submissions": battle.folder / "submissions",
        "out": battle.out, "pid": os.getpid(), "tcp": 9, "udp": 9, "unix": "/tmp/none",
    }  # fmt: skip
    sandbox.run(f"def f(x): return x\n# {'honest_' + 'mark'}", "f", [{"x": 1}])  # what the next one must not find
    for what in ATTACKS:
        outputs = sandbox.run(armed(ATTACKS[what], facts), "funnel_limits", cases)
        assert "TAKEN" not in outputs.printed, what
    sandbox.stop()


def test_the_page_of_an_attacker_is_harmless(battle: Battle) -> None:
    """Markup from a learner's code is text on the page, and the page could not load or run it anyway."""
    name = next(name for name, what in battle.names.items() if what == "markup for the feedback page")
    page = battle.page(name)
    assert "<script" not in page and "<img" not in page and "onerror=alert" in page
    assert "default-src 'none'" in page


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(HEAVY)), ids=list(HEAVY))
def test_a_bomb_gains_nothing(heavy_battle: Battle, number: int) -> None:
    no_gain(heavy_battle, f"attacker{number:02d}")


@pytest.mark.slow
def test_bombs_leave_nothing(heavy_battle: Battle) -> None:
    clean(heavy_battle)


def processes_with(variable: str) -> list[str]:
    """Processes, but this one and its own helpers, that were started with a variable."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if variable.encode() in (folder / "environ").read_bytes().split(b"\0") and int(folder.name) != os.getpid():
                found.append((folder / "cmdline").read_text().replace("\0", " ")[:100])
        except OSError:
            continue
    return [one for one in found if "resource_tracker" not in one]
