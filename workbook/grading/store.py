"""Where results are kept while a class is marked, so that a grading that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from workbook.environment import Trouble

MARK, RECORDS, PAGES = ".grading.json", ".records", "feedback"
LONGEST = 180


class Store:
    """An output folder. It belongs to one course, and every file in it is replaced whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, course: str) -> None:
        """Claim the folder for a course; Trouble where it holds something else."""
        mark = self.folder / MARK
        if mark.exists():
            try:
                before = json.loads(mark.read_text(encoding="utf-8"))["course"]
            except (OSError, ValueError, KeyError, TypeError):
                raise Trouble(f"{self.folder} holds a grading that cannot be recognized: name a new folder.") from None
            if before != course:
                raise Trouble(f"{self.folder} holds the marks of {before}: name another folder; nothing has been overwritten.")
        elif self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise Trouble(f"{self.folder} holds other files: name a new folder, nothing is overwritten.")
        for name in (RECORDS, PAGES):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.write(MARK, json.dumps({"course": course}) + "\n")

    def record(self, learner: str, digest: str) -> dict[str, Any] | None:
        """The result kept for a learner, where it is the result of just this."""
        try:
            kept = json.loads(self._record_path(learner).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(kept, dict) or kept.get("digest") != digest:
            return None
        return dict(kept["record"])

    def keep(self, learner: str, digest: str, result: dict[str, Any]) -> None:
        """Keep a result: the page first, so that a record always has its page."""
        page = self.folder / PAGES / page_name(learner)
        if result["page"]:
            self.write(f"{PAGES}/{page.name}", result["page"])
        else:
            page.unlink(missing_ok=True)
        text = json.dumps({"digest": digest, "record": result["record"]}, separators=(",", ":"))
        self.write(f"{RECORDS}/{self._record_path(learner).name}", text)

    def write(self, name: str, text: str) -> Path:
        """Write a file whole: it is never there by half, also where the power goes."""
        path = self.folder / name
        unfinished = path.with_name(f".{path.name}.part")
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(unfinished, path)
        return path

    def _record_path(self, learner: str) -> Path:
        return self.folder / RECORDS / f"{safe(learner)}.json"


def page_name(learner: str) -> str:
    """The file name of a learner's page."""
    return f"{safe(learner)}.html"


def safe(learner: str) -> str:
    """An id as a file name, one for one; one that no file system takes whole ends in its hash."""
    name = quote(learner, safe="@+-_.")
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 20]}~{hashlib.sha256(learner.encode()).hexdigest()[:16]}"
