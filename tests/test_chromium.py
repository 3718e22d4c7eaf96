"""Without Chromium a reader's run leaves the tests of real pages out and says so; in CI it is red."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.browser import find_chromium

ROOT = Path(__file__).resolve().parent.parent
ONE = "tests/browser/test_first_page.py::test_opens_with_its_pictures_drawn"

hideable = pytest.mark.skipif(
    sys.platform != "linux" or Path("/snap/bin/chromium").exists(), reason="here Chromium is found without PATH and HOME"
)


def run_without(home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "VBC_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", ONE],
        cwd=ROOT, env=kept | {"PATH": str(home), "HOME": str(home)} | variables, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@hideable
def test_a_reader_without_chromium_is_told(tmp_path: Path) -> None:
    done = run_without(tmp_path)
    assert done.returncode == 0, done.stdout
    assert (
        "Chromium was not found: install it, or name one in VBC_CHROMIUM. Tests of real pages that did not run: 1." in done.stdout
    )
    assert "1 skipped" in done.stdout


@hideable
def test_ci_without_chromium_is_red(tmp_path: Path) -> None:
    done = run_without(tmp_path, CI="true")
    assert done.returncode == 1
    assert "in CI this is a failure" in done.stdout


def test_the_browser_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "my browser"
    browser.touch()
    monkeypatch.setenv("VBC_CHROMIUM", str(browser))
    assert find_chromium() == str(browser)
    browser.unlink()
    assert find_chromium() != str(browser)
