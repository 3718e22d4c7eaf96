"""Code that is typed into a page as an answer runs contained: it reads nothing, reaches nobody and leaves nothing behind."""

import socket
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import serve_voila
from workbook.sandbox import missing

from .pages import reader_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROBLEM = "ch05_risk_adjustment_reversals.funnel_limits"
HOSTILE = """\
def funnel_limits(expected_rate, n, z):
    import ctypes, os, socket, subprocess, sys
    done = []
    def attempt(name, act):
        try:
            act()
            done.append(name)
        except BaseException:
            pass
    attempt("READS", lambda: open({log!r}).read())
    attempt("LISTS", lambda: os.listdir({home!r}))
    attempt("WRITES", lambda: open({mark!r}, "w").write("here"))
    attempt("CONNECTS", lambda: socket.create_connection(("127.0.0.9", {port}), timeout=1).send(b"here"))
    attempt("STARTS", lambda: subprocess.run(["touch", {mark!r}], check=True))
    attempt("KEYS", lambda: open({keys!r}).read())
    libc = ctypes.CDLL(None)
    if libc.open({log!r}.encode(), 0) >= 0: done.append("READS past Python")
    if libc.open({mark!r}.encode(), 0o101, 0o600) >= 0: done.append("WRITES past Python")
    if libc.socket(2, 1, 0) >= 0: done.append("CONNECTS past Python")
    if libc.kill(os.getppid(), 0) == 0: done.append("SIGNALS")
    raise ValueError("it got out: " + (", ".join(done) or "by no way"))
"""


def answer_with(page: Page, code: str) -> str:
    card = page.locator(f'.vbc-card[data-problem="{PROBLEM}"]').first
    area = card.get_by_role("textbox", name="Your function")
    area.fill(code)
    feedback = card.locator(".vbc-card-feedback")
    before = feedback.inner_text()
    card.get_by_role("button", name="Check").click()
    expect(feedback).not_to_have_text(before, use_inner_text=True, timeout=30_000)
    expect(feedback).not_to_be_empty()
    return feedback.inner_text()


NOBODYS = "127.0.0.9"
"""This machine, by an address at which no other test looks for a server of its own."""


@pytest.mark.skipif(bool(missing()), reason="this system cannot wholly contain code, and says so")
def test_hostile_code_gets_nowhere_and_the_page_goes_on(go, notebook, made_folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "reader"
    reader = reader_at(home)
    name = notebook("# Hostile", "from widgets import card", f"card({PROBLEM!r})")
    mark = tmp_path / "mark"
    with serve_voila(made_folder, home=home) as address, socket.create_server((NOBODYS, 0)) as listening:
        page = go(address + name).page
        answer_with(page, "def funnel_limits(expected_rate, n, z):\n    return 'a first answer, for a log to read'\n")
        log = next((home / "vbc" / "attempts").glob("*.jsonl"))
        code = HOSTILE.format(
            log=str(log), home=str(home / "vbc"), mark=str(mark), port=listening.getsockname()[1], keys="solutions/keys/__init__.py"
        )
        said = answer_with(page, code)
        assert "it got out: by no way" in said, said
        assert not mark.exists()
        listening.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listening.accept()
        for bomb in (
            "    while True: pass",
            "    return [0] * 10**10",
            "    import os; os._exit(0)",
            "    import os; [os.fork() for _ in range(50)]",
        ):
            assert answer_with(page, f"def funnel_limits(expected_rate, n, z):\n{bomb}\n")
        right = reader.log.entries(PROBLEM)
        assert [entry.answer for entry in right if entry.kind == "attempt"], "what was typed is in the log"
        assert "a first answer" not in said
