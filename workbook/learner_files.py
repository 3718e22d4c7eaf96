"""The reader's own copies of the notebooks, in `work/`: new editions arrive, nothing that was typed is overwritten.

A manifest keeps, for each copy, the digest of its cell sources as they were delivered. A copy that still has that digest
is untouched and follows the workbook; any other is the reader's, and a new edition lands beside it.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from workbook.environment import ROOT

FOLDERS = ("chapters", "exercises", "solutions")
MANIFEST = ".workbook-copies.json"
UNPAIRED = '# Copies are notebooks only: nothing here is paired with a script.\nformats = "ipynb"\n'


def work_folder(environment: Mapping[str, str]) -> Path:
    """Where the copies are: `VBC_WORK` on a host, where each user has their own, or `work/` beside the workbook."""
    return Path(environment.get("VBC_WORK") or ROOT / "work")


def refresh(root: Path, work: Path) -> list[str]:
    """Bring the copies in `work` up to date with the notebooks in `root`; give what the reader should hear."""
    work.mkdir(exist_ok=True)
    write(work / "jupytext.toml", UNPAIRED)
    delivered = read_manifest(work / MANIFEST)
    before = dict(delivered)
    lines = []
    for folder in FOLDERS:
        for source in sorted((root / folder).glob("*.ipynb")):
            beside = refresh_one(source.read_text(encoding="utf-8"), work, f"{folder}/{source.name}", delivered)
            if beside:
                lines.append(
                    f"You have edited {folder}/{source.name}, so it stays as it is; its new edition is beside it: {beside}"
                )
    if delivered != before:
        write(work / MANIFEST, json.dumps(delivered, indent=1, sort_keys=True))
    return lines


def refresh_one(text: str, work: Path, name: str, delivered: dict[str, str]) -> str | None:
    """Bring one notebook up to date; give the file name of a new edition that had to go beside an edited copy."""
    edition = sources_digest(text)
    places = [name, *(name for name in new_names(name) if name in delivered)]
    if edition in (delivered.get(place) for place in places) and (work / name).exists():
        return None
    for place in (name, *new_names(name)):
        present = digest_of(work / place)
        if present in (None, edition, delivered.get(place)):
            if present != edition:
                deliver(text, work / place)
            delivered[place] = edition
            return Path(place).name if place != name and present != edition else None
    return None


def new_names(name: str) -> list[str]:
    """Where new editions of a notebook go, the first of them that is free or untouched."""
    stem = name.removesuffix(".ipynb")
    return [f"{stem} (new edition{number}).ipynb" for number in ("", *(f" {n}" for n in range(2, 100)))]


def deliver(text: str, copy: Path) -> None:
    """Write a copy that is not paired with a script, whatever its source says."""
    notebook = json.loads(text)
    notebook.get("metadata", {}).pop("jupytext", None)
    copy.parent.mkdir(exist_ok=True)
    write(copy, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def digest_of(copy: Path) -> str | None:
    """Digest of what a copy says now, None where there is no copy."""
    return sources_digest(copy.read_text(encoding="utf-8", errors="replace")) if copy.exists() else None


def sources_digest(text: str) -> str:
    """Digest of a notebook's cells, their kinds and sources; outputs, counts and metadata are not edits."""
    try:
        cells = json.loads(text)["cells"]
        sources = [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return "not a notebook"
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def read_manifest(path: Path) -> dict[str, str]:
    """Digest by name of what was delivered; where it is missing or damaged nothing, and every differing copy counts as edited."""
    try:
        delivered = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return delivered if isinstance(delivered, dict) else {}


def write(path: Path, text: str) -> None:
    """Replace a file as a whole, unless it already says that; two starts at once write the same, each from a file of its own."""
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") == text:
        return
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        half.write_text(text, encoding="utf-8")
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)
