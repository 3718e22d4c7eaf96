"""The reader's own copies of the notebooks, in `work/`: new editions arrive, nothing that was typed is overwritten.

A manifest keeps, for each copy, the digest of its cell sources as they were written. A copy that still has that digest
is untouched and follows the workbook; any other is the reader's, and a new edition lands beside it.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

FOLDERS = ("chapters", "exercises", "solutions")
MANIFEST = ".workbook-copies.json"
UNPAIRED = '# Copies are notebooks only: nothing here is paired with a script.\nformats = "ipynb"\n'


def refresh(root: Path, work: Path) -> list[str]:
    """Bring the copies in `work` up to date with the notebooks in `root`; give what the reader should hear."""
    work.mkdir(exist_ok=True)
    write(work / "jupytext.toml", UNPAIRED)
    manifest = read_manifest(work / MANIFEST)
    before = json.dumps(manifest, sort_keys=True)
    lines = []
    for folder in FOLDERS:
        for source in sorted((root / folder).glob("*.ipynb")):
            line = refresh_one(source, work / folder / source.name, f"{folder}/{source.name}", manifest)
            lines += [line] if line else []
    if json.dumps(manifest, sort_keys=True) != before:
        write(work / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    return lines


def refresh_one(source: Path, copy: Path, name: str, manifest: dict[str, Any]) -> str | None:
    """Copy one notebook where it is new or untouched; put the new edition beside one that was edited."""
    text = source.read_text(encoding="utf-8")
    edition = sources_digest(text)
    known = manifest.setdefault(name, {})
    if not copy.exists():
        deliver(text, copy, known, edition)
        return None
    present = sources_digest(copy.read_text(encoding="utf-8", errors="replace"))
    if present == edition:
        known["edition"] = edition
        return None
    if present == known.get("edition"):
        deliver(text, copy, known, edition)
        return None
    if edition in (known.get("edition"), known.get("beside")):
        return None
    beside = free_name(copy)
    deliver(text, beside, {}, edition)
    known["beside"] = edition
    return f"You have edited {name}, so it is left as it is; its new edition is beside it: {beside.name}"


def deliver(text: str, copy: Path, known: dict[str, Any], edition: str) -> None:
    """Write a copy that is not paired with a script, whatever its source says, and note its edition."""
    notebook = json.loads(text)
    notebook.get("metadata", {}).pop("jupytext", None)
    copy.parent.mkdir(exist_ok=True)
    write(copy, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    known["edition"] = edition


def free_name(copy: Path) -> Path:
    """A name beside the copy that nothing has yet."""
    number = 1
    while True:
        suffix = " (new edition)" if number == 1 else f" (new edition {number})"
        path = copy.with_name(f"{copy.stem}{suffix}{copy.suffix}")
        if not path.exists():
            return path
        number += 1


def sources_digest(text: str) -> str:
    """Digest of a notebook's cells, their kinds and sources; outputs, counts and metadata are not edits."""
    try:
        cells = json.loads(text)["cells"]
        sources = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return "not a notebook"
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest; an empty one where it is missing or damaged, which makes every differing copy count as edited."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def write(path: Path, text: str) -> None:
    """Replace a file as a whole, unless it already says that."""
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") == text:
        return
    half = path.with_name(f".{path.name}.half")
    half.write_text(text, encoding="utf-8")
    os.replace(half, path)
