"""Saving, seen from a card: nobody waits for the disk, and where it fails the card says so in one sentence."""

import os
from pathlib import Path
from time import monotonic, perf_counter

import pytest

from widgets.card import card
from widgets.progress import progress
from workbook.attempts import AttemptLog
from workbook.session import Session, current

NUMBER = "ch05.late_parcels"


@pytest.fixture(autouse=True)
def learner(learning: Path) -> Path:
    return learning


def test_a_card_says_that_work_cannot_be_saved_and_says_no_more_once_it_is(learner: Path) -> None:
    blocked = learner / "attempts"
    blocked.write_text("in the way", encoding="utf-8")
    at = card(NUMBER)
    assert at.shown["warning"] == ""
    at.check("1")
    assert at.shown["state"] == "tried" and at.shown["warning"].startswith("Your work cannot be saved in ")
    assert progress().where == at.shown["warning"]
    blocked.unlink()
    at.check("2")
    assert at.shown["warning"] == "" and len(AttemptLog(blocked).entries()) == 2


def test_lines_that_cannot_be_read_are_told_on_one_card_and_in_progress(learner: Path) -> None:
    (learner / "attempts").mkdir()
    (learner / "attempts" / "edited.jsonl").write_text('{"kind":"attempt"}\n', encoding="utf-8")
    first, second = card(NUMBER), card("ch05.observed_to_expected")
    assert first.shown["warning"].startswith("A line of your log cannot be read") and second.shown["warning"] == ""
    assert progress().where == first.shown["warning"]


@pytest.mark.slow
def test_in_a_real_kernel_the_verdict_comes_before_the_disk_and_an_orderly_end_waits_for_it(
    learner: Path, forked_kernels: None
) -> None:
    """The disk takes two seconds to flush, put into a forked kernel; its server shuts it down while the disk is at work."""
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(env=os.environ | {"VBC_HOME": str(learner), "VBC_MODE": "learn", "VBC_LEARNER": "me"})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.execute_interactive(
            "import os, time\nfrom widgets import card\nat = card('ch05.late_parcels')\nat.check('0')\n"
            "flush = os.fsync\nos.fsync = lambda descriptor: (time.sleep(2), flush(descriptor))",
            timeout=60,
            output_hook=lambda _message: None,
        )
        start = perf_counter()
        client.execute_interactive("at.check('1'); at.check('2'); at.check('3')", timeout=60, output_hook=lambda _message: None)
        took = perf_counter() - start
        seen = AttemptLog(learner / "attempts").entries()
    finally:
        client.stop_channels()
        ending = monotonic()
        manager.shutdown_kernel()
    assert took < 1.5, "three verdicts, and not one flush of two seconds"
    assert len(seen) == 4, "another window sees them before the disk is done"
    assert monotonic() - ending < 15
    assert len(AttemptLog(learner / "attempts").entries()) == 4


def test_two_windows_show_one_state(learner: Path) -> None:
    at = card(NUMBER)
    at.check("1")
    session = current()
    other = Session(session.course, session.learner, "learn", AttemptLog(session.log.folder), session.home)
    from workbook.desk import Desk

    there = Desk(NUMBER, other)
    assert there.state.tries == 1
    there.check(there.problem.answer.record(there.key.solve(**there.parameters)))
    there.new_numbers()
    verdict = at.check("2")
    assert "On another page you went on to new numbers" in verdict.message
    assert at.shown["state"] == "solved"
