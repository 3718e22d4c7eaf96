"""Notebooks follow from their sources, byte for byte, and what is on disk is what a build would write."""

import json
import shutil
from pathlib import Path

import jupytext
import pytest

from workbook.building import ROOT, build, generated
from workbook.lab_markdown import as_written
from workbook.notebook_files import cell_id, code, markdown, notebook, read_script, to_ipynb, to_script
from workbook.practice_pages import answer_cell, mark_cell, ordered
from workbook.registry import Registry


def test_every_notebook_is_current() -> None:
    assert build(check=True) == [], "run: python -m workbook build"


def test_one_chapter_can_be_built_alone() -> None:
    own = {path.relative_to(ROOT).as_posix() for path, _ in generated(chapter="ch01")}
    name = "ch01_value_ratios"
    assert own == {
        f"chapters/{name}.ipynb",
        *(f"{folder}/{name}.{end}" for folder in ("exercises", "solutions") for end in ("py", "ipynb")),
    }


def test_a_rebuild_is_the_same_byte_for_byte(written: dict[Path, str]) -> None:
    assert dict(generated()) == written


def test_notebooks_carry_no_outputs_no_machine_and_stable_ids(written: dict[Path, str]) -> None:
    for path, text in written.items():
        if path.suffix == ".ipynb":
            made = json.loads(text)
            assert made["metadata"]["kernelspec"]["name"] == "python3" and set(made["metadata"]) <= {
                "kernelspec",
                "language_info",
                "title",
            }
            name = path.relative_to(ROOT).as_posix()
            for position, cell in enumerate(made["cells"]):
                assert cell["id"] == cell_id(name, position)
                if cell["cell_type"] == "code":
                    assert cell["outputs"] == [] and cell["execution_count"] is None


def test_each_pair_holds_the_same_cells(written: dict[Path, str]) -> None:
    for path, text in written.items():
        if path.suffix == ".ipynb":
            script = written.get(path.with_suffix(".py")) or path.with_suffix(".py").read_text(encoding="utf-8")
            cells = [(cell.cell_type, cell.source, cell.metadata) for cell in read_script(script).cells]
            made = json.loads(text)["cells"]
            assert cells == [(cell["cell_type"], as_written("".join(cell["source"])), cell["metadata"]) for cell in made]


def test_an_answer_cell_survives_the_script() -> None:
    source = 'def f(x):\n    """Say.\n\n    # %s is no magic\n    """\n    # a comment\n\n\n    return x % 2\n\n\n!x = 1'
    cells = [markdown("# A\n\ntext"), code(answer_cell("ch90_examples.write", source)), code("1 + 1", hidden=True)]
    made = notebook(cells, title="A: title")
    again = read_script(to_script(made))
    assert [cell.source for cell in again.cells] == [cell.source for cell in made.cells]
    assert again.metadata["title"] == "A: title"
    assert jupytext.reads(to_ipynb(made, path="x.ipynb"), fmt="ipynb").cells[1].source.startswith("%%answer ch90.write\ndef f(x):")


def test_code_that_would_split_its_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="may not hold a line"):
        answer_cell("ch90_examples.write", "def f(x):\n    # %% here\n    return x")


def test_a_long_answer_stands_on_lines_of_its_own() -> None:
    assert mark_cell("ch90_examples.ratio", "0.8") == 'mark("ch90.ratio", 0.8)'
    assert (
        mark_cell("ch90_examples.fill", "{'a': [1],\n 'b': [2]}") == "mark(\n    \"ch90.fill\",\n    {'a': [1],\n     'b': [2]},\n)"
    )


def test_core_problems_come_before_practice(examples: Registry) -> None:
    stages = [problem.stage for _, problem in ordered("ch90_examples")]
    assert stages == ["core"] * 6 + ["practice"]


@pytest.fixture
def workshop(tmp_path: Path, examples: Registry) -> Path:
    for folder in ("chapters", "exercises", "solutions"):
        (tmp_path / "root" / folder).mkdir(parents=True)
    script = "# ---\n# jupyter:\n#   title: Nine ways\n# ---\n\n# %% [markdown]\n# # Nine\n\n# %%\n1\n"
    (tmp_path / "root" / "chapters" / "ch90_examples.py").write_text(script, encoding="utf-8")
    return tmp_path / "root"


def test_a_check_names_what_is_stale_and_changes_nothing(workshop: Path) -> None:
    names = [
        "chapters/ch90_examples.ipynb", "exercises/ch90_examples.py", "exercises/ch90_examples.ipynb",
        "solutions/ch90_examples.py", "solutions/ch90_examples.ipynb",
    ]  # fmt: skip
    assert build(check=True, root=workshop) == names and not list(workshop.glob("*/*.ipynb"))
    assert build(root=workshop) == names and build(check=True, root=workshop) == []
    edited = workshop / "exercises" / "ch90_examples.ipynb"
    edited.write_text(edited.read_text(encoding="utf-8").replace("Exercises", "exercises"), encoding="utf-8")
    assert build(check=True, root=workshop) == ["exercises/ch90_examples.ipynb"]


def test_a_notebook_without_its_source_goes(workshop: Path) -> None:
    build(root=workshop)
    shutil.copy(workshop / "chapters" / "ch90_examples.ipynb", workshop / "chapters" / "ch91_gone.ipynb")
    assert build(check=True, root=workshop) == ["chapters/ch91_gone.ipynb"]
    build(root=workshop)
    assert not (workshop / "chapters" / "ch91_gone.ipynb").exists() and build(check=True, root=workshop) == []


def test_a_chapters_title_heads_its_pages(workshop: Path) -> None:
    build(root=workshop)
    exercises = (workshop / "exercises" / "ch90_examples.py").read_text(encoding="utf-8")
    assert "# # Exercises: Nine ways\n" in exercises
    assert 'card("ch90.ratio")' in exercises and "# %%answer ch90.write\ndef ratio(observed, expected):\n    ...\n" in exercises
    solutions = (workshop / "solutions" / "ch90_examples.py").read_text(encoding="utf-8")
    assert "mark(\"ch90.read\", 'fewer')" in solutions and 'score("ch90")' in solutions
    assert "# - Fewer than expected\n# - More\n" in solutions
