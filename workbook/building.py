"""Build every notebook from its source: chapters from their scripts, exercises and solutions from the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbook import registry
from workbook.notebook_files import notebook, read_script, to_ipynb, to_script
from workbook.practice_pages import exercise_cells, solution_cells

ROOT = Path(__file__).resolve().parents[1]


def build(check: bool = False, *, root: Path = ROOT, chapter: str = "") -> list[str]:
    """Write what is out of date and return its names; with `check`, only return them; `chapter`, such as `ch05`: only its own."""
    stale = []
    for path, text in generated(root, chapter):
        if not path.exists() or path.read_bytes() != text.encode():
            stale.append(path.relative_to(root).as_posix())
            if not check:
                _write(path, text)
    for path in orphans(root) if not chapter else ():
        stale.append(path.relative_to(root).as_posix())
        if not check:
            path.unlink()
    return stale


def generated(root: Path = ROOT, chapter: str = "") -> Iterator[tuple[Path, str]]:
    """Every generated file with its text, or one chapter's; a half that is missing raises and names the file."""
    registry.installed().check()
    for script in sorted((root / "chapters").glob(f"{chapter or 'ch'}*.py")):
        pair = script.with_suffix(".ipynb")
        made = read_script(script.read_text(encoding="utf-8"))
        yield pair, to_ipynb(made, path=pair.relative_to(root).as_posix())
    for name in registry.chapters():
        if not name.startswith(chapter):
            continue
        title = chapter_title(root, name)
        for folder, cells in (("exercises", exercise_cells), ("solutions", solution_cells)):
            made = notebook(list(cells(name, title)), title=f"{folder.capitalize()}: {title}")
            pair = root / folder / f"{name}.ipynb"
            yield pair.with_suffix(".py"), to_script(made)
            yield pair, to_ipynb(made, path=pair.relative_to(root).as_posix())


def orphans(root: Path = ROOT) -> list[Path]:
    """Notebooks whose source is gone."""
    sources = {path.stem for path in (root / "chapters").glob("ch*.py")}
    left = [path for path in (root / "chapters").glob("ch*.ipynb") if path.stem not in sources]
    chapters = set(registry.chapters())
    for folder in ("exercises", "solutions"):
        left += [path for path in (root / folder).glob("ch*.*") if path.stem not in chapters]
    return sorted(left)


def chapter_title(root: Path, chapter: str) -> str:
    """The title in a chapter's header, or the words of its file name."""
    script = root / "chapters" / f"{chapter}.py"
    found = re.search(r"^#\s+title: (.+)$", script.read_text(encoding="utf-8"), re.MULTILINE) if script.exists() else None
    return found[1].strip("'\" ") if found else chapter.partition("_")[2].replace("_", " ").capitalize()


def _write(path: Path, text: str) -> None:
    """Replace a file in one step, so that a build cut short leaves no half of one."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(text.encode())
    unfinished.replace(path)
