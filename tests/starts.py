"""Who starts the workbook in tests, and from what: a bare Python, an ordinary user, a folder that is awkward to name."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbook.environment import Environment

ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534


def base_python() -> str:
    """The Python that this environment was made with, such as a reader starts with."""
    return str(getattr(sys, "_base_executable", sys.executable))


def ordinary_user() -> tuple[str, dict[str, Any]]:
    """A Python, and options for a process, of a user without privileges: root may write anywhere and proves nothing."""
    if os.geteuid() != 0:
        return base_python(), {}
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    new_enough = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (base_python(), "/usr/bin/python3", "/usr/local/bin/python3"):
        with contextlib.suppress(OSError):
            if subprocess.run([python, "-c", new_enough], cwd="/", timeout=30, **user).returncode == 0:
                return python, user
    pytest.skip("no Python 3.11 that an ordinary user may run: only root may read the one the tests run with")


def without_environment(folder: Path) -> Environment:
    """The files that the set-up reads, in a folder that is awkward to name, and no environment yet."""
    root = folder / "ein Ordner für é"
    (root / "vbc").mkdir(parents=True)
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    return Environment(root)


def hear_interrupts() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and children inherit that; a reader's terminal does not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
