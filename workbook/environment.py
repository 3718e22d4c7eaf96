"""The environment in `.venv`: where its parts are and which set-up steps it has behind it.

Standard library only, like `installing.py`, `set_up.py` and `starting.py`: they run before anything is installed.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Trouble(Exception):
    """Something the reader can mend; the message is one line that says how."""


def refusal(error: OSError, *, place: object = None) -> str:
    """Say in one line what the disk refused; `place` stands in where the error names no file."""
    return f"{error.filename or place}: {error.strerror}. Mend that and start again."


@dataclass(frozen=True)
class Environment:
    """The environment of the workbook in one folder.

    Attributes
    ----------
    root
        Folder of the workbook, the one that holds `start.py`.
    """

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """Names each finished step with the digest of what went into it."""
        return self.folder / "workbook-steps.json"

    @property
    def unfinished(self) -> Path:
        """Stands while packages are written; one that outlives its start means that the start was cut off."""
        return self.folder / "workbook-unfinished"

    @property
    def log(self) -> Path:
        """What pip said."""
        return self.folder / "workbook-install.log"

    def finished(self) -> dict[str, str]:
        """Digest by name of each finished step; empty where there is no environment, or one that was cut off."""
        if self.unfinished.exists() or not self.python.exists():
            return {}
        try:
            steps = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return steps if isinstance(steps, dict) else {}

    def record(self, name: str, digest: str) -> None:
        """Note a finished step; a reader of the stamp sees the old one or the new one, never half of one."""
        half = self.stamp.with_suffix(".half")
        half.write_text(json.dumps({**self.finished(), name: digest}, indent=1), encoding="utf-8")
        os.replace(half, self.stamp)

    def version(self) -> tuple[int, ...]:
        """Version of Python the environment was made with, `()` where it does not say."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ()
        values = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
        found = values.get("version") or values.get("version_info") or ""
        return tuple(int(part) for part in found.split(".")[:2] if part.isdigit())

    def has_pip(self) -> bool:
        """Whether it holds a pip of its own; one made without `ensurepip` does not."""
        return any(self.folder.glob("lib/python*/site-packages/pip/__main__.py")) or any(
            self.folder.glob("Lib/site-packages/pip/__main__.py")
        )


def clean_variables() -> dict[str, str]:
    """The caller's variables without those that would send packages or imports elsewhere, or stop byte-code."""
    unwanted = {
        "PYTHONDONTWRITEBYTECODE",  # every import would cost two to three times as much
        "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV",
        "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY", "PIP_NO_COMPILE", "PIP_DRY_RUN",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name.upper() not in unwanted}
    return kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
