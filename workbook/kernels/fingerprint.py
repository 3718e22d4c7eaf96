"""Whether the workbook's code on the disk is still the code that a warm parent has loaded."""

import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("vbc", "workbook", "widgets", "exercises", "solutions")
_CODE = (".py", ".js", ".css", ".json", ".csv")


def fingerprint(root: Path = ROOT) -> int:
    """Return a number that changes when a file of the workbook's packages, or the set of installed packages, changes."""
    return hash(tuple(_stamps(root)))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    installed = Path(sysconfig.get_path("purelib"))
    yield str(installed), installed.stat().st_mtime_ns, 0
    for package in PACKAGES:
        yield from _below(str(root / package))


def _below(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
            yield from _below(entry.path)
        elif entry.name.endswith(_CODE):
            try:
                status = entry.stat()
            except FileNotFoundError:  # an editor replaces files by renaming
                continue
            yield entry.path, status.st_mtime_ns, status.st_size
