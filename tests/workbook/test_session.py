"""Who is learning follows from the environment; a test or a presentation leaves no trace on disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.session import current, home_of

CODE = "from workbook.session import current; print(current().learner)"


def test_a_learner_keeps_one_random_id(learning: Path) -> None:
    first = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    second = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert first == second and len(first.strip()) == 32
    assert (learning / "learner").read_text(encoding="utf-8") == first


def test_two_first_starts_at_the_same_moment_agree(learning: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({process.communicate(timeout=60)[0] for process in running}) == 1
    assert [path.name for path in learning.iterdir()] == ["learner"]


def test_the_environment_decides(learning: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_COURSE", "hsr-701")
    monkeypatch.setenv("VBC_LEARNER", "somebody")
    session = current()
    assert (session.course, session.learner, session.mode, session.home) == ("hsr-701", "somebody", "learn", learning)
    assert session.log.folder == learning / "attempts" and current() is session
    assert not (learning / "learner").exists()


@pytest.mark.parametrize("mode", ["test", "present"])
def test_a_test_and_a_presentation_write_nothing(learning: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setenv("VBC_MODE", mode)
    session = current()
    session.record("prediction", "b_never_wins", answer="0-45000")
    assert session.recorded("prediction", "b_never_wins") == {"answer": "0-45000"}
    assert list(learning.iterdir()) == []


def test_an_unknown_mode_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_MODE", "exam")
    with pytest.raises(ValueError, match="VBC_MODE is 'exam'; it is one of learn, present, test"):
        current()


def test_what_was_predicted_is_there_when_the_page_reopens(learning: Path) -> None:
    code = (
        "from workbook.session import current; current().record('prediction', 'replay', answer=0.3, reason='luck', confidence=70)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert current().recorded("prediction", "replay") == {"answer": 0.3, "reason": "luck", "confidence": 70}
    assert current().recorded("prediction", "another") is None


def test_home_is_the_systems_place_for_user_data_unless_told() -> None:
    assert home_of({"VBC_HOME": "~/x"}) == Path.home() / "x"
    assert home_of({}).name == "vbc-workbook"


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_without_a_writable_home_a_learner_can_still_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("VBC_HOME", str(blocked))
    monkeypatch.setenv("VBC_MODE", "learn")
    session = current()
    session.record("note", "p", text="kept")
    assert len(session.learner) == 32 and session.recorded("note", "p") == {"text": "kept"}
    assert session.log.warning is not None
