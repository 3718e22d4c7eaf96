"""One learner at one problem: numbers that stay through a second try, credit that is earned, a state that survives the process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.attempts import AttemptLog
from workbook.desk import Desk, SolutionClosed
from workbook.registry import Registry
from workbook.session import Session, desk

RIGHT = """
def ratio(observed, expected):
    finite(observed, "observed")
    if observed < 0:
        raise ValueError
    return observed / expected if expected else None
"""


@pytest.fixture
def log(tmp_path: Path) -> AttemptLog:
    return AttemptLog(tmp_path / "attempts")


@pytest.fixture
def sit(examples: Registry, log: AttemptLog, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Sit down at a problem of the example chapter."""
    return lambda name: Desk(f"ch90.{name}", Session("c", "me", "learn", log, tmp_path))


def truth(at: Desk) -> object:
    return at.key.solve(**at.parameters)


def test_the_question_is_in_the_learners_numbers(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    assert at.prompt() == f"{at.parameters['observed']} died, {at.parameters['expected']:.1f} were expected. O/E?"
    assert at.expects() == "A number; within 0.5% is exact enough."


def test_a_second_try_keeps_its_numbers(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    numbers = at.parameters
    assert at.check("7").kind == "incorrect" and at.parameters == numbers
    assert at.check(truth(at)).kind == "correct" and at.parameters == numbers
    assert (at.state.tries, at.state.credit) == (2, 1.0)


def test_what_cannot_be_read_costs_no_attempt(sit, log: AttemptLog) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    for raw in ("", "abc", "1,2", "$1", "1e400", "nan", "9" * 10_000, None, [], {"a": 1}):
        assert at.check(raw).kind == "unreadable"
    assert at.state.tries == 0 and log.entries() == []


def test_the_same_answer_twice_is_one_attempt(sit, log: AttemptLog) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    assert at.check("7").kind == at.check("7.0").kind == "incorrect"
    assert at.state.tries == 1
    at.check("8")
    at.check("7")
    assert at.state.tries == 3


def test_three_misses_open_the_worked_solution(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    for number, left in (("7", "3 more tries"), ("8", "2 more tries"), ("9", "one more try")):
        with pytest.raises(SolutionClosed, match=left):
            at.solution()
        at.check(number)
    assert at.solution_is_open and f"= {truth(at):.3f}" in at.solution()


def test_after_a_shown_solution_the_credit_needs_fresh_numbers(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    for number in ("7", "8", "9"):
        at.check(number)
    at.solution()
    assert at.check(truth(at)).is_correct and at.state.credit == 0
    before = at.parameters
    assert at.new_numbers() != before
    assert (at.state.tries, at.state.solved, at.state.solution_shown, at.state.hints_shown) == (0, False, False, 0)
    assert at.check(truth(at)).is_correct and at.state.credit == 1


def test_success_opens_the_worked_solution_and_keeps_the_credit(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    at.check(truth(at))
    assert at.solution() and at.state.credit == 1
    at.new_numbers()
    assert at.check("7").kind == "incorrect" and at.state.credit == 1


def test_a_target_is_committed_once(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("aim")
    with pytest.raises(SolutionClosed, match="one more try"):
        at.solution()
    assert at.check({"expected": 0, "on": False}).kind == "incorrect"
    assert at.solution_is_open
    assert at.check(truth(at)).kind == "unreadable" and not at.state.solved
    at.new_numbers()
    assert at.check(truth(at)).is_correct and at.state.credit == 1


def test_hints_come_one_by_one_and_are_counted_with_the_answer(sit, log: AttemptLog) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    assert at.hint() == "Which comes first?" and at.hint() == f"Divide {at.parameters['observed']} by what was expected."
    assert at.hint() is None and at.state.hints_shown == 2 and len(at.hints()) == 2
    at.check("7")
    assert log.entries()[-1].hints == 2


def test_an_attempt_says_what_a_grader_needs(sit, log: AttemptLog) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    at.check(f"{1 / truth(at):.4f}")
    entry = log.entries()[-1]
    assert (entry.problem, entry.variant, entry.verdict, entry.misconception) == (
        "ch90_examples.ratio",
        0,
        "misconception",
        "upside_down",
    )
    assert entry.parameters == at.parameters and entry.fingerprint == at.problem.fingerprint
    assert at.problem.answer.read(json.loads(json.dumps(entry.answer)), at.parameters) == entry.answer


def test_a_draft_is_kept_until_it_is_checked(sit, log: AttemptLog) -> None:  # type: ignore[no-untyped-def]
    at = sit("ratio")
    at.save_draft("0.")
    at.save_draft("0.")
    assert sit("ratio").state.draft == "0." and len(log.entries()) == 1
    at.check("7")
    assert at.state.draft is None
    at.save_draft(float("nan"))
    at.save_draft(object())
    assert at.state.draft is None and log.entries("ch90_examples.ratio")[-1].kind == "attempt"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("rate", "{observed}%"),
        ("read", "fewer"),
        ("sort", None),
        ("aim", None),
        ("fill", {"O/E": ["0.5", ".25"], "Rate": ["10%", "1/5"]}),
        ("fill", "import numpy as np\nanswer = pd.DataFrame({'O/E': [0.5, 0.25], 'Rate': np.array([1, 2]) / 10})"),
        ("write", RIGHT),
    ],
)
def test_every_kind_of_answer_is_judged_and_logged(sit, log: AttemptLog, name: str, answer: object) -> None:  # type: ignore[no-untyped-def]
    at = sit(name)
    raw = truth(at) if answer is None else answer.format(**at.parameters) if isinstance(answer, str) and name == "rate" else answer
    verdict = at.check(raw)
    assert verdict.kind == "correct", verdict
    logged = json.loads(log.entries()[-1].to_json())["answer"]
    again = sit(name)
    assert again.check(logged).kind == "correct" and len(log.entries()) == 1


def test_code_is_run_on_hidden_inputs(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("write")
    assert at.check(at.problem.answer.stub).kind == "unreadable"
    assert at.check("def ratio(o, e): pass").kind == "unreadable"
    assert at.check("def ratio(observed, expected)\n    pass").kind == "unreadable"
    assert at.state.tries == 0
    wrong = at.check("def ratio(observed, expected):\n    return expected / observed\n")
    assert wrong.misconception == "upside_down"
    assert at.check("def ratio(observed, expected):\n    while True: pass\n").message.startswith(
        "Your code was still running after 1 seconds"
    )
    assert at.state.tries == 2


def test_code_that_computes_a_table_may_fail_without_cost(sit) -> None:  # type: ignore[no-untyped-def]
    at = sit("fill")
    for source, words in (
        ("", "No code yet"),
        ("answer = (", "Python cannot read"),
        ("1/0", "ZeroDivisionError"),
        ("x = 1", "`answer`"),
        ("answer = 3", "a table with the columns"),
    ):
        verdict = at.check(source)
        assert verdict.kind == "unreadable" and words in verdict.message
    assert at.state.tries == 0


def test_new_numbers_on_another_page_are_noticed_before_judging(sit) -> None:  # type: ignore[no-untyped-def]
    here, there = sit("ratio"), sit("ratio")
    old = truth(here)
    there.new_numbers()
    verdict = here.check(old)
    assert verdict.kind == "unreadable" and "new numbers" in verdict.message
    assert here.parameters == there.parameters and here.check(truth(here)).is_correct and there.state.solved


def test_the_state_survives_a_new_process(learning: Path) -> None:
    """With a problem of the workbook itself: answered in one process, found solved in the next."""
    code = """
from workbook.registry import problems
from workbook.session import desk
from workbook.answers import Number
name = next(name for name, problem in problems().items() if isinstance(problem.answer, Number))
at = desk(name)
{}
print(name, at.state.solved, at.state.credit, at.state.draft, sorted(at.parameters.items()))
"""
    runs = []
    for step in ("at.save_draft('12')", "", "at.check(at.key.solve(**at.parameters))", ""):
        done = subprocess.run([sys.executable, "-c", code.format(step)], capture_output=True, text=True, check=True, timeout=60)
        runs.append(done.stdout.split(" ", 1)[1].split("[")[0].split())
    assert runs == [["False", "0.0", "12"]] * 2 + [["True", "1.0", "None"]] * 2


def test_desks_are_found_for_the_current_learner(examples: Registry) -> None:
    assert desk("ch90.ratio").session.mode == "test"
