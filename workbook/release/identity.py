"""What names a release: a hash of the problems, of the models they use, and of how numbers are drawn."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = "release.json"
HASHED = ("exercises/problems/*.py", "vbc/*.py", "workbook/variants.py")
FEEDBACK = ("instant", "later")


@dataclass(frozen=True)
class Release:
    """A course's bundle."""

    course: str
    id: str
    feedback: str = "instant"
    """`instant` marks at once and holds the keys; `later` takes one final answer a problem and holds none."""

    @property
    def is_later(self) -> bool:
        """Whether answers are taken now and marked later."""
        return self.feedback == "later"

    def to_json(self) -> str:
        """Write it as the file of a bundle."""
        return json.dumps(asdict(self), indent=1) + "\n"


@cache
def release_id(root: Path = ROOT) -> str:
    """The id of what stands in a folder: keys, chapters and screens may change without another release."""
    whole = hashlib.sha256()
    for path in sorted(path for pattern in HASHED for path in root.glob(pattern)):
        text = path.read_text(encoding="utf-8")  # as text: a checkout with other line ends is the same release
        whole.update(f"{path.relative_to(root).as_posix()}\0{text}\0".encode())
    return whole.hexdigest()[:12]


@cache
def installed(root: Path = ROOT) -> Release | None:
    """The release that this folder is a bundle of; None in the workbook itself."""
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        return Release(str(data["course"]), str(data["id"]), str(data["feedback"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
