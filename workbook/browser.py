"""Where Chromium is on this computer, for the tests that open real pages."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find_chromium() -> str | None:
    """Path of Chromium or a browser built from it; `VBC_CHROMIUM` names another one."""
    candidates = [os.environ.get("VBC_CHROMIUM"), *map(shutil.which, COMMANDS), *usual_places(), *playwright_places()]
    return next((path for path in candidates if path and Path(path).exists()), None)


def usual_places() -> list[str]:
    """Where installers put it outside the search path."""
    if sys.platform == "darwin":
        names = ("Chromium", "Google Chrome", "Microsoft Edge")
        return [f"{base}/Applications/{name}.app/Contents/MacOS/{name}" for base in ("", Path.home()) for name in names]
    if sys.platform == "win32":
        bases = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        ends = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [f"{base}/{end}" for base in bases if base for end in ends]
    return ["/snap/bin/chromium"]


def playwright_places() -> list[str]:
    """Browsers that `playwright install chromium` has fetched, newest first."""
    homes = {
        "darwin": Path.home() / "Library" / "Caches",
        "win32": Path(os.environ.get("LOCALAPPDATA") or Path.home()),
    }
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or homes.get(sys.platform, Path.home() / ".cache") / "ms-playwright")
    ends = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")
    return [str(path) for end in ends for path in sorted(cache.glob(f"chromium-*/{end}"), reverse=True)]
