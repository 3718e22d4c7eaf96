"""Makes the two locks again, for every system and Python at once: only for who changes `pyproject.toml`."""

import os
import shutil
import subprocess
from pathlib import Path

from workbook.environment import Trouble

LOCKS = {
    "requirements.lock": ["--extra", "build"],
    # Held to the versions of the first, so that it only adds to them.
    "requirements-test.lock": ["--extra", "build", "--extra", "test", "--constraints", "requirements.lock"],
}
OPTIONS = [
    "--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
]  # fmt: skip


def lock(root: Path, *, upgrade: bool = False) -> None:
    """Resolve what `pyproject.toml` names with uv; versions stay as they are unless they have to change, or `upgrade`."""
    uv = shutil.which("uv") or os.environ.get("UV")
    if not uv:
        raise Trouble("The locks are made with uv: install it as https://docs.astral.sh/uv/ says, or name it in UV.")
    for name, extras in LOCKS.items():
        command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *extras, "-o", name, *(["--upgrade"] if upgrade else [])]
        if subprocess.call(command, cwd=root) != 0:
            raise Trouble(f"uv could not make {name}; above it says why.")
