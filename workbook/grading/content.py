"""Name what goes into a result: a file as it is, and the keys as they are."""

from __future__ import annotations

import hashlib
import os
import stat
from functools import cache
from pathlib import Path

from workbook.environment import ROOT

HASHED = ("solutions/keys/*.py", "workbook/*.py", "workbook/answers/*.py", "workbook/grading/*.py", "workbook/sandbox/*.py")


def content_digest(path: Path | None) -> str:
    """Hash a submission without reading more than can be one; too large ones are known by size and time."""
    from workbook.grading.submissions import LARGEST

    if path is None:
        return "none"
    whole = hashlib.sha256()
    for one in [path, *sorted(path.rglob("*"))] if path.is_dir() and not path.is_symlink() else [path]:
        try:
            kind = os.lstat(one)
            whole.update(f"{one.relative_to(path.parent)}\0{kind.st_mode}\0{kind.st_size}\0".encode("utf-8", "surrogateescape"))
            if not stat.S_ISREG(kind.st_mode):
                continue
            whole.update(one.read_bytes() if kind.st_size <= LARGEST else str(kind.st_mtime_ns).encode())
        except OSError as error:  # cannot be read, or is gone by now: said when it is marked
            whole.update(f"{type(error).__name__}\0".encode())
    return whole.hexdigest()


@cache
def keys_digest(root: Path = ROOT) -> str:
    """Hash the keys and the judge: a key that was mended marks everybody again."""
    whole = hashlib.sha256()
    for path in sorted(path for pattern in HASHED for path in root.glob(pattern)):
        whole.update(path.read_bytes())
    return whole.hexdigest()
