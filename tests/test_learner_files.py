"""The reader's copies: new editions arrive, nothing that was typed is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.learner_files import MANIFEST, refresh, sources_digest

CHAPTER, EXERCISES = "chapters/ch05_reversals.ipynb", "exercises/ch05_reversals.ipynb"


def notebook(*sources: str, outputs: tuple[str, ...] = (), **metadata: object) -> str:
    cells = [
        {
            "cell_type": "code",
            "execution_count": 3 if outputs else None,
            "id": f"c{number}",
            "metadata": {},
            "outputs": [{"name": "stdout", "output_type": "stream", "text": text} for text in outputs],
            "source": source.splitlines(keepends=True),
        }
        for number, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name in (CHAPTER, EXERCISES):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(notebook("a = 1\nb = 2", jupytext={"formats": "ipynb,py:percent"}))
    (tmp_path / "chapters/ch05_reversals.py").write_text("# %%\n")
    (tmp_path / "solutions").mkdir()
    return tmp_path


def sources(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]


def test_copies_are_notebooks_only_and_paired_with_nothing(book: Path) -> None:
    """A copy that were paired would be overwritten by its script, or write one."""
    work = book / "work"
    assert refresh(book, work) == []
    copies = sorted(str(path.relative_to(work)) for path in work.rglob("*") if path.is_file())
    assert copies == [MANIFEST, CHAPTER, EXERCISES, "jupytext.toml"]
    assert "jupytext" not in json.loads((work / CHAPTER).read_text())["metadata"]
    assert 'formats = "ipynb"' in (work / "jupytext.toml").read_text()


def test_an_untouched_copy_follows_the_workbook(book: Path) -> None:
    """One that was run and saved is untouched too: outputs are not edits."""
    work = book / "work"
    refresh(book, work)
    (work / CHAPTER).write_text(notebook("a = 1\nb = 2", outputs=("7\n",), widgets={"state": 1}))
    (book / CHAPTER).write_text(notebook("a = 10"))
    assert refresh(book, work) == []
    assert sources(work / CHAPTER) == ["a = 10"]


def test_an_edited_copy_is_never_overwritten(book: Path) -> None:
    """Its new edition lands beside it, once, and the reader hears of it."""
    work = book / "work"
    refresh(book, work)
    (work / EXERCISES).write_text(notebook("a = 'my answer'"))
    assert refresh(book, work) == [], "without a new edition there is nothing to say"

    (book / EXERCISES).write_text(notebook("a = 10"))
    lines = refresh(book, work)
    beside = work / "exercises/ch05_reversals (new edition).ipynb"
    assert len(lines) == 1
    assert EXERCISES in lines[0]
    assert beside.name in lines[0]
    assert sources(work / EXERCISES) == ["a = 'my answer'"]
    assert sources(beside) == ["a = 10"]
    assert refresh(book, work) == [], "said once"

    beside.write_text(notebook("a = 'my other answer'"))
    (book / EXERCISES).write_text(notebook("a = 11"))
    refresh(book, work)
    assert sources(beside) == ["a = 'my other answer'"]
    assert sources(work / "exercises/ch05_reversals (new edition 2).ipynb") == ["a = 11"]


def test_an_untouched_new_edition_gives_way_to_the_next(book: Path) -> None:
    work = book / "work"
    refresh(book, work)
    (work / EXERCISES).write_text(notebook("a = 'my answer'"))
    for number in (10, 11):
        (book / EXERCISES).write_text(notebook(f"a = {number}"))
        refresh(book, work)
    assert sorted(path.name for path in (work / "exercises").iterdir()) == [
        "ch05_reversals (new edition).ipynb",
        "ch05_reversals.ipynb",
    ]
    assert sources(work / "exercises/ch05_reversals (new edition).ipynb") == ["a = 11"]


def test_a_deleted_copy_comes_back(book: Path) -> None:
    work = book / "work"
    refresh(book, work)
    (work / CHAPTER).unlink()
    refresh(book, work)
    assert sources(work / CHAPTER) == ["a = 1\nb = 2"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"cells": 3}'])
def test_what_cannot_be_read_is_the_readers(book: Path, damage: str) -> None:
    """A copy that a crash cut short is not taken for an old edition, and a damaged manifest makes nothing overwritten."""
    work = book / "work"
    refresh(book, work)
    (work / CHAPTER).write_text(damage)
    (work / MANIFEST).write_text(damage)
    (book / CHAPTER).write_text(notebook("a = 10"))
    refresh(book, work)
    assert (work / CHAPTER).read_text() == damage
    assert sources(work / "chapters/ch05_reversals (new edition).ipynb") == ["a = 10"]


def test_a_second_start_writes_nothing(book: Path) -> None:
    work = book / "work"
    refresh(book, work)
    before = {path: path.stat().st_mtime_ns for path in work.rglob("*")}
    refresh(book, work)
    assert {path: path.stat().st_mtime_ns for path in work.rglob("*")} == before


def test_a_source_counts_the_same_as_text_or_as_lines() -> None:
    """JupyterLab writes lists of lines, other tools one string."""
    cell = {"cell_type": "markdown", "metadata": {}}
    digests = {sources_digest(json.dumps({"cells": [cell | {"source": source}]})) for source in ("a\nb", ["a\n", "b"])}
    assert len(digests) == 1


def test_starts_at_the_same_moment_do_not_get_in_each_others_way(book: Path) -> None:
    """As when somebody types the command twice: every start finds its copies, and no half file stays."""
    for number in range(40):
        (book / f"chapters/ch{number}_more.ipynb").write_text(notebook(f"print({number})"))
    work = book / "work"
    command = [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; from workbook.learner_files import refresh; refresh(*map(Path, sys.argv[1:]))",
    ]
    starts = [subprocess.Popen([*command, str(book), str(work)], stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [start.communicate()[1] for start in starts] == [""] * 4
    assert len(list((work / "chapters").glob("*.ipynb"))) == 41
    assert not list(work.rglob("*.half"))
    assert refresh(book, work) == []
