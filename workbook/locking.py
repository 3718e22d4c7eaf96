"""Makes the two locks again, for every system and Python at once: only for who changes `pyproject.toml`."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from workbook.environment import Trouble

LOCKS = {
    "requirements.lock": ["--extra", "build"],
    # Held to the versions of the first, so that it only adds to them.
    "requirements-test.lock": ["--extra", "build", "--extra", "test", "--constraints", "requirements.lock"],
}
HUB_LOCK = "deploy/requirements-hub.lock"
"""What a host installs beside the first lock: JupyterHub and what it needs, as the tests of hosting have it."""
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
    (root / HUB_LOCK).write_text(hub_lock(root), encoding="utf-8")


def hub_lock(root: Path) -> str:
    """Return the part of the tests' lock that JupyterHub adds to the first one; needs the packages of the tests."""
    base, larger = (_entries((root / name).read_text(encoding="utf-8")) for name in LOCKS)
    return "".join(larger[name] for name in sorted(_needed_by("jupyterhub") & larger.keys() - base.keys()))


def _entries(lock: str) -> dict[str, str]:
    """Each package's lines in a lock."""
    return {entry.partition("==")[0]: entry for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE) if entry}


def _needed_by(name: str) -> set[str]:
    """A package and what it needs on this system, however far down."""
    from importlib import metadata

    from packaging.requirements import Requirement

    found: set[tuple[str, str]] = set()
    ahead = [(name, "")]
    while ahead:
        found.add(package := ahead.pop())
        for requirement in map(Requirement, metadata.requires(package[0]) or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": package[1]}):
                plain = re.sub(r"[-_.]+", "-", requirement.name).lower()
                ahead += [one for extra in ("", *requirement.extras) if (one := (plain, extra)) not in found]
    return {name for name, _ in found}
