"""`%%answer` in a real IPython shell: code goes to the desk as text, the verdict comes back, the card follows."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from widgets.answer_cell import lift_answer
from widgets.card import card
from workbook import registry
from workbook.desk import Desk
from workbook.session import current

PROBLEMS = registry.problems()
CODE = next(name for name, one in PROBLEMS.items() if one.answer.kind == "code")
NUMBER = next(name for name, one in PROBLEMS.items() if one.answer.kind == "number")
TABLE = next(name for name, one in PROBLEMS.items() if one.answer.kind == "table")


@pytest.fixture
def learner(learning: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VBC_LEARNER", "magic")
    return learning


@pytest.fixture
def shell(learner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """A shell in which `widgets` has just been imported."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    monkeypatch.delitem(sys.modules, "widgets")
    shell.run_cell("import widgets")
    yield shell
    shell.history_manager.end_session()
    InteractiveShell.clear_instance()


def run(shell: InteractiveShell, cell: str) -> tuple[str, str]:
    """Run a cell; return the HTML and the text that it shows."""
    with capture_output() as captured:
        shell.run_cell(cell)
    shown = [one.data for one in captured.outputs]
    html = "".join(data.get("text/html", "") for data in shown)
    return html, "".join(data.get("text/plain", "") for data in shown) + captured.stdout + captured.stderr


def stub() -> str:
    desk = Desk(CODE, current())
    return desk.problem.answer.starting_point(desk.parameters)


def attempts() -> list:
    return [one for one in current().log.entries() if one.kind == "attempt"]


def test_wrong_code_gets_the_smallest_failing_input(shell: InteractiveShell) -> None:
    html, text = run(shell, f"%%answer {CODE}\n{stub()}    return 'no number'\n")
    assert 'class="vbc-verdict"' in html and "expected" in html and "yours" in html and "no number" in html
    assert "smallest input" in text
    assert len(attempts()) == 1 and attempts()[0].answer.endswith("return 'no number'\n")


def test_a_semicolon_at_the_end_hides_nothing(shell: InteractiveShell) -> None:
    html, _ = run(shell, f"%%answer {CODE}\n{stub()}    return 'no number';")
    assert 'class="vbc-verdict"' in html


def test_the_same_source_twice_is_one_attempt_and_the_stub_none(shell: InteractiveShell) -> None:
    html, _ = run(shell, f"%%answer {CODE}\n{stub()}")
    assert "starting point" in html and current().log.entries() == []
    for _ in range(2):
        run(shell, f"%%answer {CODE}\n{stub()}    return 1\n")
    assert len(attempts()) == 1


def test_nothing_of_the_session_is_seen_by_the_code_nor_left_by_it(shell: InteractiveShell) -> None:
    shell.run_cell("secret = 41")
    name = Desk(CODE, current()).problem.answer.function
    html, _ = run(shell, f"%%answer {CODE}\n{stub()}    return secret\n")
    assert "NameError" in html and name not in shell.user_ns


def test_comments_may_stand_above(shell: InteractiveShell) -> None:
    html, _ = run(shell, f"# my second try\n\n%%answer {CODE}\n{stub()}    return 2\n")
    assert 'class="vbc-verdict"' in html and "# my second try" in attempts()[0].answer


@pytest.mark.parametrize("cell", ["x = 1\n%%answer a\n", "# only\n# comments\n", "%%time\n%%answer a\n", ""])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    lines = cell.splitlines(keepends=True)
    assert lift_answer(lines) == lines


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Name the problem"),
        ("nonsense", "ch05.observed_to_expected"),
        (CODE + "x", CODE.partition(".")[2]),
        ("ch99.nothing", "ch01_value_ratios"),
        (NUMBER, "use its card"),
    ],
)
def test_a_line_that_names_no_code_problem_says_what_to_write(shell: InteractiveShell, line: str, said: str) -> None:
    html, text = run(shell, f"%%answer {line}\ndef f():\n    return 1\n")
    assert said in text and 'class="vbc-verdict"' in html and current().log.entries() == []


@pytest.mark.parametrize("cell", [f"%%answer {CODE}\n", f"%%answer {CODE}", f"%%answer {CODE}\n\n   \n", f"%answer {CODE}"])
def test_an_empty_cell_is_told_what_to_write(shell: InteractiveShell, cell: str) -> None:
    _, text = run(shell, cell)
    assert "write a function called" in text and current().log.entries() == []


def test_a_fault_names_the_readers_own_line(shell: InteractiveShell) -> None:
    html, _ = run(shell, f"%%answer {CODE}\ndef f(:\n    pass\n")
    assert "line 1" in html and attempts() == []


def test_the_card_on_the_page_follows(shell: InteractiveShell) -> None:
    on_page = card(CODE)
    source = f"{stub()}    return 'no number'\n"
    html, _ = run(shell, f"%%answer {CODE}\n{source}")
    assert on_page.answer == source and on_page.shown["status"] == "1 try used"
    assert on_page.shown["feedback"] in html


def test_a_table_is_computed_by_code(shell: InteractiveShell) -> None:
    on_page = card(TABLE)
    on_page.answer = {"typed": ["1"]}
    desk = Desk(TABLE, current())
    truth = desk.key.solve(**desk.parameters)
    columns = {name: list(truth[name]) for name in desk.problem.answer.columns}
    html, _ = run(shell, f"%%answer {TABLE}\nanswer = {columns!r}\n")
    assert 'data-kind="correct"' in html and on_page.shown["state"] == "solved"
    assert on_page.answer == {"typed": ["1"]}


@pytest.mark.parametrize("mode", ["test", "present"])
def test_nothing_is_written_when_presenting(
    mode: str, shell: InteractiveShell, learner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VBC_MODE", mode)
    html, _ = run(shell, f"%%answer {CODE}\n{stub()}    return 1\n")
    assert 'class="vbc-verdict"' in html and not (learner / "attempts").exists()


def test_importing_widgets_is_cheap_and_needs_no_notebook() -> None:
    """The import registers a name: the magic's code, Altair and pandas are loaded when they are needed."""
    code = "import sys, widgets; print([m for m in ('IPython', 'altair', 'pandas', 'widgets.answer_magic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
