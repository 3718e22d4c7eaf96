"""The log: nothing typed is lost, no file is shared, and the same entries give the same state in whatever order they arrive."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.attempts import AttemptLog
from workbook.entry import Entry
from workbook.progress import fold

ME = {"course": "c", "learner": "me"}


def attempt(verdict: str = "incorrect", *, variant: int = 0, answer: object = "1", problem: str = "p") -> Entry:
    return Entry("attempt", problem=problem, variant=variant, answer=answer, verdict=verdict, parameters={"x": 1.5}, **ME)


def test_an_entry_survives_its_line() -> None:
    entry = AttemptLog(None).append(attempt(answer={"O/E": [0.8, "undefined"], "naïve": "−5 “quoted”\n"}))
    assert "\n" not in entry.to_json()
    assert Entry.from_json(entry.to_json()) == entry
    assert "misconception" not in json.loads(entry.to_json())


def test_fields_of_a_later_edition_are_ignored_and_unknown_kinds_refused() -> None:
    line = AttemptLog(None).append(attempt()).to_json()
    assert Entry.from_json(line[:-1] + ',"new_field":3}').problem == "p"
    for bad in ("[]", "{}", "3", '{"kind":"x"}', line.replace('"attempt"', '"guess"')):
        with pytest.raises(ValueError):  # noqa: PT011
            Entry.from_json(bad)


def test_a_moment_is_the_lines_own_time_in_utc() -> None:
    line = AttemptLog(None).append(attempt()).to_json()
    data = json.loads(line)
    for text, hour in (("2026-05-01T10:00:00", 10), ("2026-05-01T10:00:00+02:00", 8), ("2026-05-01T10:00:00.000000+00:00", 10)):
        read = Entry.from_data(data | {"time": text, "when": "never"})
        assert read.when == datetime(2026, 5, 1, hour, tzinfo=UTC) and "never" not in read.to_json()
        assert replace(read, time="2026-06-01T00:00:00+00:00").when.month == 6
    with pytest.raises(ValueError, match="as its time"):
        _ = attempt().when


def test_what_is_written_is_there_for_the_next_process(tmp_path: Path) -> None:
    first = AttemptLog(tmp_path / "attempts")
    first.append(attempt("correct"))
    assert AttemptLog(tmp_path / "attempts").state("p", **ME).solved
    (file,) = (tmp_path / "attempts").iterdir()
    assert file.suffix == ".jsonl" and json.loads(file.read_text(encoding="utf-8"))["verdict"] == "correct"


def test_each_process_has_a_file_of_its_own_and_sees_the_lines_of_others(tmp_path: Path) -> None:
    one, other = AttemptLog(tmp_path), AttemptLog(tmp_path)
    for number in range(3):
        one.append(attempt(answer=f"one {number}"))
        other.append(attempt(answer=f"other {number}"))
        assert one.entries() == other.entries()
    assert len(list(tmp_path.iterdir())) == 2 and len(one.entries()) == 6


def test_only_new_lines_are_read_again(tmp_path: Path) -> None:
    """A line that was read is not parsed twice: what is spoiled afterwards at the start of a file is not noticed."""
    one, other = AttemptLog(tmp_path), AttemptLog(tmp_path)
    one.append(attempt(answer="first"))
    assert len(other.entries()) == 1
    (file,) = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8")
    file.write_text("X" * (len(text) - 1) + "\n", encoding="utf-8")
    one.append(attempt(answer="second"))
    assert [entry.answer for entry in other.entries()] == ["first", "second"] and not other.torn


def test_a_torn_line_is_set_aside_and_takes_nothing_with_it(tmp_path: Path) -> None:
    log = AttemptLog(tmp_path)
    log.append(attempt(answer="whole"))
    (file,) = tmp_path.iterdir()
    with file.open("ab") as torn:
        torn.write(b'{"kind":"attempt","cour')
    later = AttemptLog(tmp_path)
    later.append(attempt(answer="later"))
    assert [entry.answer for entry in AttemptLog(tmp_path).entries()] == ["whole", "later"]
    with file.open("ab") as torn:
        torn.write(b"\n\xff\xfe{}\n")
    read = AttemptLog(tmp_path)
    assert [entry.answer for entry in read.entries()] == ["whole", "later"]
    assert len(read.torn) == 2 and {torn.name for torn in read.torn} == {file.name}
    assert read.warning is not None and "2 lines of your log cannot be read" in read.warning and file.name in read.warning


def test_killed_while_writing_a_process_loses_at_most_one_line(tmp_path: Path) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from workbook.attempts import AttemptLog
from workbook.entry import Entry
log = AttemptLog({str(tmp_path)!r})
for number in range(100000):
    log.append(Entry("attempt", "c", "me", problem="p", answer=str(number) * 200, verdict="incorrect"))
    print(number, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    last = -1
    for line in process.stdout:
        last = int(line)
        if last == 40:
            os.kill(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
            break
    last = max([last, *(int(line) for line in process.stdout if line.endswith("\n"))])
    process.wait()
    process.stdout.close()
    kept = [int(entry.answer[: len(entry.answer) // 200]) for entry in AttemptLog(tmp_path).entries()]
    assert kept == list(range(len(kept))) and len(kept) >= last + 1


def test_a_clock_set_back_does_not_reorder_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(["2026-05-01T10:00:00.000001+00:00", "2026-05-01T09:00:00.000000+00:00", "2026-05-01T10:00:00.000001+00:00"])
    monkeypatch.setattr("workbook.attempts.now", lambda: next(times))
    log = AttemptLog(tmp_path)
    for answer in ("a", "b", "c"):
        log.append(attempt(answer=answer))
    assert [entry.answer for entry in AttemptLog(tmp_path).entries()] == ["a", "b", "c"]


events = st.lists(
    st.tuples(
        st.sampled_from(["attempt", "hint", "new_numbers", "solution", "draft"]),
        st.integers(0, 3),
        st.sampled_from(["correct", "incorrect", "misconception"]),
        st.integers(0, 2),
    ),
    max_size=25,
)


def made(drawn: list[tuple[str, int, str, int]]) -> list[list[Entry]]:
    """Entries as three processes might have written them, times colliding now and then."""
    files: list[list[Entry]] = [[], [], []]
    for number, (kind, variant, verdict, who) in enumerate(drawn):
        time = f"2026-05-01T10:00:{number // 2:02d}.000000+00:00"
        files[who].append(
            Entry(
                kind,
                "c",
                "me",
                problem="p",
                variant=variant,
                verdict=verdict,
                answer=f"{number}",
                hints=number % 4,
                time=time,
                id=f"{number:04d}",
            )
        )
    return files


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events)
def test_the_order_in_which_logs_are_merged_does_not_matter(tmp_path: Path, drawn: list[tuple[str, int, str, int]]) -> None:
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    exported = []
    for number, entries in enumerate(made(drawn)):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(f"{entry.to_json()}\n" for entry in entries), encoding="utf-8")
        exported.append(path)
    states, logs = [], []
    for order in itertools.permutations(exported):
        log = AttemptLog(tmp_path / "-".join(path.stem for path in order))
        for path in (*order, order[0]):
            log.merge(path)
        states.append(log.state("p", **ME))
        logs.append(log.entries())
    assert all(state == states[0] for state in states) and all(entries == logs[0] for entries in logs)
    assert states[0] == fold(sorted(itertools.chain(*made(drawn)), key=lambda entry: entry.order))


def test_an_export_is_one_file_that_merges_once(tmp_path: Path) -> None:
    home = AttemptLog(tmp_path / "home")
    home.append(attempt("correct"))
    home.append(Entry("attempt", "c", "somebody else", problem="p"))
    path = home.export(tmp_path / "mine.jsonl", **ME)
    elsewhere = AttemptLog(tmp_path / "elsewhere")
    elsewhere.append(attempt(answer="here"))
    assert (elsewhere.merge(path), elsewhere.merge(path)) == (1, 0)
    assert home.merge(elsewhere.export(tmp_path)) == 1
    assert AttemptLog(None).merge(path) == 1
    assert len(home.entries()) == 3 and not list(tmp_path.rglob("*.part"))


def test_a_file_that_is_no_log_is_refused_before_anything_is_copied(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.jsonl"
    wrong.write_text(attempt().to_json() + "\nshopping list\n", encoding="utf-8")
    log = AttemptLog(tmp_path / "log")
    with pytest.raises(ValueError, match=r"notes\.jsonl, line 1"):
        log.merge(wrong)
    assert log.entries() == [] and not (tmp_path / "log").exists()


def test_a_reset_loses_nothing_and_can_be_undone(tmp_path: Path) -> None:
    log, other_page = AttemptLog(tmp_path / "attempts"), AttemptLog(tmp_path / "attempts")
    log.append(attempt(answer="old"))
    assert len(other_page.entries()) == 1
    kept = log.reset()
    assert kept is not None and log.entries() == other_page.entries() == []
    other_page.append(attempt(answer="new"))
    assert [entry.answer for entry in log.entries()] == ["new"]
    log.undo_reset(kept)
    assert [entry.answer for entry in log.entries()] == [entry.answer for entry in other_page.entries()] == ["old", "new"]
    assert not kept.exists()
    assert AttemptLog(tmp_path / "never").reset() is None


def test_a_log_in_memory_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log = AttemptLog(None)
    log.append(attempt("correct"))
    assert log.state("p", **ME).solved and log.reset() is None and log.entries() == [] and not list(tmp_path.iterdir())


def test_where_the_folder_cannot_be_written_work_goes_on_with_a_warning(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    log = AttemptLog(blocked / "attempts")
    log.append(attempt("correct"))
    log.append(attempt("correct", problem="q"))
    assert log.state("p", **ME).solved and log.warning is not None
    assert "cannot be saved" in log.warning and "\n" not in log.warning
    blocked.unlink()
    log.append(attempt(problem="r"))
    assert log.warning is None
    assert {entry.problem for entry in AttemptLog(blocked / "attempts").entries()} == {"p", "q", "r"}


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_folder_without_permission_is_told_to_an_ordinary_user(tmp_path: Path) -> None:
    """Run as an ordinary user, because root may write anywhere."""
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from workbook.attempts import AttemptLog
from workbook.entry import Entry
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
log = AttemptLog({str(tmp_path / "attempts")!r})
log.append(Entry("attempt", "c", "me", problem="p", verdict="correct"))
print(log.state("p", course="c", learner="me").solved, log.warning)
"""
    tmp_path.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    finally:
        tmp_path.chmod(0o755)
    assert done.stdout.startswith("True Your work cannot be saved in ") and "Permission denied" in done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forking is POSIX's")
def test_a_forked_process_writes_to_a_file_of_its_own(tmp_path: Path) -> None:
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from workbook.attempts import AttemptLog
from workbook.entry import Entry
log = AttemptLog({str(tmp_path)!r})
log.append(Entry("attempt", "c", "me", problem="p", answer="parent"))
if os.fork() == 0:
    log.append(Entry("attempt", "c", "me", problem="p", answer="child"))
    os._exit(0)
os.wait()
print([entry.answer for entry in log.entries()])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "['parent', 'child']\n" and len(list(tmp_path.iterdir())) == 2
