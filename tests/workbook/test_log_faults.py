"""Faults put into real logs: lines torn, doubled, out of order and edited; disks that are slow, full or read-only; two windows."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from workbook import log_writer
from workbook.attempts import AttemptLog
from workbook.entry import Entry

ME = {"course": "c", "learner": "me"}
ROOT = Path(__file__).parents[2]
START = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import os, time
from pathlib import Path
from workbook import log_writer
from workbook.attempts import AttemptLog
from workbook.entry import Entry
def attempt(answer):
    return Entry("attempt", "c", "me", problem="p", answer=answer, verdict="incorrect")
log = AttemptLog(sys.argv[1])
"""


def run(code: str, folder: Path, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", START + code, str(folder)], stdout=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload]


def finished(code: str, folder: Path) -> str:
    process = run(code, folder)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return said


def attempt(answer: object = "1", *, verdict: str = "incorrect", problem: str = "p") -> Entry:
    return Entry("attempt", problem=problem, answer=answer, verdict=verdict, **ME)


def line(**changed: object) -> str:
    told = json.loads(AttemptLog(None).append(attempt("right", verdict="correct")).to_json())
    return json.dumps({name: value for name, value in (told | changed).items() if value != "left out"})


def log_of(folder: Path, *lines: str) -> AttemptLog:
    folder.mkdir(exist_ok=True)
    (folder / "a.jsonl").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return AttemptLog(folder)


# --- Lines ----------------------------------------------------------------------------------------------------------

MENDED = {
    "a variant as text": {"variant": "0"},
    "a variant as a float": {"variant": 0.0},
    "hints as text": {"hints": "three"},
    "hints below zero": {"hints": -2},
    "a time without a zone": {"time": "2026-05-01T10:00:00"},
    "a time in another zone": {"time": "2026-05-01T12:00:00+02:00"},
    "a time with Z": {"time": "2026-05-01T10:00:00Z"},
    "an answer that is a list": {"answer": ["1", 2, None]},
    "an answer that is a table": {"answer": {"x": {"y": [1]}}},
    "no answer": {"answer": "left out"},
    "parameters as a list": {"parameters": [1, 2]},
    "data as text": {"data": "why"},
    "a fingerprint as a number": {"fingerprint": 7},
    "a misconception as a list": {"misconception": ["a"]},
    "a field of a later edition": {"mood": "fine"},
}
SET_ASIDE = {
    "a variant that is none": {"variant": "x"},
    "a variant below zero": {"variant": -1},
    "a variant that is true": {"variant": True},
    "a variant and a half": {"variant": 1.5},
    "no learner": {"learner": "left out"},
    "a learner that is a number": {"learner": 3},
    "a problem that is a list": {"problem": ["p"]},
    "a kind of a later edition": {"kind": "dream"},
    "a time that is none": {"time": "yesterday"},
    "a month that is none": {"time": "2026-13-01T10:00:00.000000+00:00"},
    "a time that is a number": {"time": 5},
    "an id that is a number": {"id": 5},
    "no id": {"id": "left out"},
}


@pytest.mark.parametrize("changed", MENDED.values(), ids=list(MENDED))
def test_what_nothing_hangs_on_is_mended(tmp_path: Path, changed: dict[str, object]) -> None:
    log = log_of(tmp_path, line(**changed))
    state = log.state("p", **ME)
    assert state.solved and state.tries == 1 and log.warning is None
    (entry,) = log.entries()
    assert entry.time.endswith("+00:00") and Entry.from_json(entry.to_json()) == entry


@pytest.mark.parametrize("changed", SET_ASIDE.values(), ids=list(SET_ASIDE))
def test_what_cannot_be_read_is_set_aside_and_told_in_one_sentence(tmp_path: Path, changed: dict[str, object]) -> None:
    log = log_of(tmp_path, line(id="before"), line(**changed), line(id="after"))
    assert [entry.id for entry in log.entries()] == ["before", "after"]
    assert log.warning is not None and "a.jsonl" in log.warning and str(tmp_path) in log.warning
    assert log.warning.count(".") - log.warning.count(".jsonl") - str(tmp_path).count(".") <= 2 and "\n" not in log.warning


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", "null", '"text"', "\x00\x00\x00", "{}" * 3, "[" * 100_000, '{"kind":"attempt",', "�"]
)
def test_junk_between_lines_takes_nothing_with_it(tmp_path: Path, junk: str) -> None:
    log = log_of(tmp_path, line(id="before"), junk, line(id="after"))
    assert [entry.id for entry in log.entries()] == ["before", "after"]


def test_two_halves_of_a_torn_line_are_no_entry(tmp_path: Path) -> None:
    whole = line(id="cut")
    log = log_of(tmp_path, line(id="before"), whole[:40], whole[40:], line(id="after"))
    assert [entry.id for entry in log.entries()] == ["before", "after"] and len(log.torn) == 2


def test_a_last_line_without_its_end_counts_once(tmp_path: Path) -> None:
    """Some editors leave the last line so; some processes die before they write the end."""
    log = log_of(tmp_path, line(id="before"))
    with (tmp_path / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write(line(id="last"))
    assert [entry.id for entry in log.entries()] == ["before", "last"]
    with (tmp_path / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + line(id="more") + "\n")
    assert [entry.id for entry in log.entries()] == ["before", "last", "more"] and log.warning is None


def test_what_windows_editors_do_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(("\ufeff" + line(id="one") + "\r\n" + line(id="two") + "\r\n").encode())
    log = AttemptLog(tmp_path)
    assert [entry.id for entry in log.entries()] == ["one", "two"] and log.warning is None


def test_numbers_that_json_does_not_have_can_be_read_and_exported(tmp_path: Path) -> None:
    log = log_of(tmp_path / "log", line().replace('"right"', "NaN"), line(id="emoji").replace('"right"', '"\\ud83d"'))
    assert len(log.entries()) == 2
    assert AttemptLog(tmp_path / "there").merge(log.export(tmp_path)) == 2


def test_doubled_and_shuffled_lines_give_the_same_state(tmp_path: Path) -> None:
    log = AttemptLog(None)
    for number in range(40):
        log.append(Entry("attempt", problem=f"p{number % 3}", variant=number // 15, verdict="incorrect", answer=number, **ME))
        log.append(Entry("hint", problem=f"p{number % 3}", variant=number // 15, hints=1 + number % 2, **ME))
    lines = [entry.to_json() for entry in log.entries()]
    edited = [json.dumps(json.loads(one) | {"answer": "edited"}) for one in lines[:3]]  # the same ids, other contents
    states = []
    for seed in range(4):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shuffled = lines * 2 + edited
        random.Random(seed).shuffle(shuffled)
        for part in range(5):
            (folder / f"{part}.jsonl").write_text("".join(f"{one}\n" for one in shuffled[part::5]), encoding="utf-8")
        found = AttemptLog(folder)
        assert len(found.entries()) == len(lines) and found.warning is None
        states.append((found.entries(), [found.state(f"p{number}", **ME) for number in range(3)]))
    assert all(state == states[0] for state in states)


def test_a_line_from_the_year_2999_dates_nothing_after_it(tmp_path: Path) -> None:
    log = log_of(tmp_path, line(id="future", time="2999-01-01T00:00:00.000000+00:00"))
    assert log.entries()[0].id == "future"
    assert log.append(attempt()).time < "2999"


def test_an_export_with_torn_lines_is_taken_in_without_them(tmp_path: Path) -> None:
    source = tmp_path / "mine.jsonl"
    source.write_text("\n".join([line(id="a"), line(id="b")[:-9], line(id="c")]) + "\n", encoding="utf-8")
    log = AttemptLog(tmp_path / "log")
    assert log.merge(source) == 2 and log.merge(source) == 0
    assert log.warning is not None and "A line of your log cannot be read" in log.warning


# --- Disks ----------------------------------------------------------------------------------------------------------


def test_nobody_waits_for_a_flush_that_takes_two_seconds(tmp_path: Path) -> None:
    """What is written is there for other pages, and after kill -9, long before the disk is done."""
    code = """
flush = os.fsync
os.fsync = lambda descriptor: (time.sleep(2), flush(descriptor))
took = []
for number in range(20):
    start = time.perf_counter()
    log.append(attempt(number))
    took.append(time.perf_counter() - start)
print(max(took), flush=True)
time.sleep(60)
"""
    process = run(code, tmp_path)
    assert process.stdout
    longest = float(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()
    assert longest < 0.5
    assert [entry.answer for entry in AttemptLog(tmp_path).entries()] == list(range(20))


@pytest.mark.slow
def test_a_disk_that_is_slow_to_write_holds_nobody_up_and_gets_everything(tmp_path: Path) -> None:
    code = """
real = log_writer.LogWriter._write
log_writer.LogWriter._write = lambda self, lines: (time.sleep(0.7), real(self, lines))[1]
start = time.perf_counter()
for number in range(50):
    log.append(attempt(number))
print(time.perf_counter() - start, len(log.entries()))
"""
    took, known = finished(code, tmp_path).split()
    assert float(took) < 0.5 and known == "50"
    assert [entry.answer for entry in AttemptLog(tmp_path).entries()] == list(range(50)), "an orderly end waits for the disk"


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_full_disk_is_told_and_what_was_done_meanwhile_is_saved_when_there_is_room(tmp_path: Path) -> None:
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log.append(attempt("before"))
resource.setrlimit(resource.RLIMIT_FSIZE, (log._writer.size + 50, resource.RLIM_INFINITY))
log_writer.AGAIN = 0.2
for number in range(3):
    log.append(attempt(f"full {number}"))
print(log.warning)
print(log.state("p", course="c", learner="me").tries)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for _ in range(100):
    time.sleep(0.05)
    if log.warning is None:
        break
print(log.warning)
"""
    warning, tries, after = finished(code, tmp_path).splitlines()
    assert "cannot be saved" in warning and "free some space" in warning and tries == "4" and after == "None"
    read = AttemptLog(tmp_path)
    assert [entry.answer for entry in read.entries()] == ["before", "full 0", "full 1", "full 2"]
    assert len(read.torn) <= 1, "at most the line that the disk cut off"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_a_file_that_says_no_space_left(tmp_path: Path) -> None:
    log = AttemptLog(tmp_path)
    log.append(attempt("a"))
    (file,) = tmp_path.iterdir()
    log.flush()
    file.unlink()
    file.symlink_to("/dev/full")
    log.append(attempt("b"))
    assert log.warning is not None and "No space left on device" in log.warning and "free some space there" in log.warning
    file.unlink()
    log.append(attempt("c"))
    assert log.warning is None and {"b", "c"} <= {entry.answer for entry in AttemptLog(tmp_path).entries()}


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_home_that_became_read_only_still_gives_what_is_in_it() -> None:
    code = """
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
log.append(attempt("new"))
print(len(log.entries()), log.warning)
"""
    with tempfile.TemporaryDirectory() as home:  # not pytest's own folder, which nobody else may enter
        folder = Path(home) / "log"
        log_of(folder, line(id="old"))
        for one in (folder, Path(home)):
            one.chmod(0o555)
        try:
            said = finished(code, folder)
        finally:
            for one in (Path(home), folder):
                one.chmod(0o755)
    assert said.startswith("2 Your work cannot be saved") and "make that folder writable" in said


# --- Windows and processes ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_two_windows_at_once_lose_nothing_and_see_each_other(tmp_path: Path) -> None:
    code = """
for number in range(200):
    log.append(attempt(f"{os.getpid()} {number}"))
for _ in range(200):
    if len(log.entries()) == 400:
        break
    time.sleep(0.05)
print(len(log.entries()), log.warning)
"""
    windows = [run(code, tmp_path) for _ in range(2)]
    assert [window.communicate(timeout=60)[0] for window in windows] == ["400 None\n"] * 2


def test_a_page_that_did_not_notice_a_reset_overwrites_nothing(tmp_path: Path) -> None:
    here, there = AttemptLog(tmp_path / "log"), AttemptLog(tmp_path / "log")
    there.append(attempt("old"))
    kept = here.reset()
    there.append(attempt("since"))
    assert kept is not None and [entry.answer for entry in there.entries()] == ["since"]
    here.undo_reset(kept)
    assert sorted(entry.answer for entry in AttemptLog(tmp_path / "log").entries()) == ["old", "since"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forking is POSIX's")
def test_a_process_forked_while_its_parent_writes_is_not_stuck(tmp_path: Path) -> None:
    code = """
flush = os.fsync
os.fsync = lambda descriptor: (time.sleep(0.3), flush(descriptor))
log.append(attempt("parent"))
with log._writer._changed:  # the lock is taken at the moment of the fork
    child = os.fork()
if child == 0:
    log.append(attempt("child"))
    print(log.flush(), flush=True)
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
log.append(attempt("parent again"))
"""
    assert finished(code, tmp_path) == "True\n"
    assert sorted(entry.answer for entry in AttemptLog(tmp_path).entries()) == ["child", "parent", "parent again"]


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_after_kill_nine_every_answer_that_was_given_a_verdict_is_there(tmp_path: Path) -> None:
    process = run("for number in range(10**6):\n    log.append(attempt(number)); print(number, flush=True)\n", tmp_path)
    assert process.stdout
    for said in process.stdout:
        if int(said) == 100:
            break
    os.kill(process.pid, signal.SIGKILL)
    seen = max([100, *(int(said) for said in process.stdout if said.endswith("\n"))])
    process.wait()
    process.stdout.close()
    assert len(AttemptLog(tmp_path).entries()) >= seen + 1


def test_threads_start_with_the_first_line_and_end_with_the_log(tmp_path: Path) -> None:
    import threading

    def at_work() -> int:
        return sum(thread.name in ("log writer", "log flusher") for thread in threading.enumerate())

    before = at_work()
    log = AttemptLog(tmp_path)
    assert log.entries() == [] and at_work() == before
    log.append(attempt())
    assert at_work() == before + 2
    log.reset()
    end = time.monotonic() + 5
    while at_work() > before and time.monotonic() < end:
        time.sleep(0.01)
    assert at_work() == before and log_writer.PATIENCE <= 0.1
