"""One set of promises over the whole registry: what a learner may rely on for every problem and every draw of its numbers."""

import functools
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from workbook import registry, variants
from workbook.answer import Unreadable
from workbook.answers import Choice, Code, Number, Table
from workbook.checked_numbers import dollar_faults
from workbook.judge import Shown, feedback, judge, mistaken
from workbook.judge_code import outcome
from workbook.numbers import read_number
from workbook.problem import Key, Problem
from workbook.sandbox import Output, Outputs, Raised
from workbook.sandbox.typed import decode, encode
from workbook.text import fields, fill

DRAWS = 300
MANY_DRAWS = 2_000
"""With `--all`: what two draws in a thousand would show."""
JUDGED = 200
"""Draws on which every answer goes through the judge, which solves the problem anew each time."""
CODE_DRAWS = 60
"""For code, because each draw calls the reference and every mistake on some twenty inputs."""
FEWER: dict[str, tuple[int, str]] = {}
"""Problems with fewer draws: how many, and why."""
RECOGNIZED = 0.9
"""Share of readable draws in which a mistake must go by its own name: two of them may now and then meet in one number."""

PROBLEMS = list(registry.problems())
OF_DATA = [name for name in PROBLEMS if not isinstance(registry.problem(name).answer, Code)]
OF_CODE = [name for name in PROBLEMS if isinstance(registry.problem(name).answer, Code)]


@dataclass(frozen=True)
class Case:
    """One draw with what follows from it, worked out once for all tests of its problem."""

    numbers: dict[str, Any]
    truth: Any
    mistakes: dict[str, Any]
    """What each mistake gives, None where that is no answer."""


@dataclass
class Worked:
    """A problem with its draws, in the order in which they are drawn."""

    id: str
    problem: Problem = field(init=False)
    key: Key = field(init=False)
    done: list[Case] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.problem, self.key = registry.problem(self.id), registry.key(self.id)

    def cases(self, count: int) -> list[Case]:
        """The first draws; fewer where `FEWER` says so."""
        for numbers in drawn(self.id, count, start=len(self.done)):
            gives = {mistake.__name__: mistaken(mistake, numbers) for mistake in self.key.mistakes}
            self.done.append(Case(numbers, self.key.solve(**numbers), gives))
        return self.done[:count]

    def remembered(self, case: Case) -> Key:
        """The key with its rules' results for this draw: they are pure, and the judge asks for them at each answer."""
        mistakes = tuple(recall(mistake, case.mistakes[mistake.__name__]) for mistake in self.key.mistakes)
        return replace(self.key, solve=recall(self.key.solve, case.truth), mistakes=mistakes)


def recall(rule: Callable[..., Any], result: Any) -> Callable[..., Any]:
    """The rule, by its own name and words, with a result known already."""

    @functools.wraps(rule)
    def known(**_: Any) -> Any:
        return result

    return known


@pytest.fixture(scope="module")
def worked(request: pytest.FixtureRequest) -> Worked:
    """The problem named by the parameter; pytest runs all tests of one before the next."""
    return Worked(request.param)


def of_each(names: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("worked", names, indirect=True, ids=names, scope="module")


def drawn(problem_id: str, count: int, *, start: int = 0) -> list[dict[str, Any]]:
    count = min(count, FEWER.get(problem_id, (count, ""))[0])
    return [variants.draw(problem_id, course="tests", learner=str(i), number=i % 3) for i in range(start, count)]


def plain(truth: Any) -> Any:
    """What a learner would hand in who computed the truth."""
    return {name: list(truth[name]) for name in truth} if type(truth).__name__ == "DataFrame" else truth


def test_there_are_problems_and_each_has_a_key() -> None:
    assert PROBLEMS
    registry.installed().check()


@of_each(OF_DATA)
def test_no_mistake_ever_gives_the_right_answer(worked: Worked, request: pytest.FixtureRequest) -> None:
    """In every draw the truth can be typed in, and each named mistake differs from it beyond the tolerance."""
    answer = worked.problem.answer
    for case in worked.cases(MANY_DRAWS if request.config.getoption("--all") else DRAWS):
        numbers, truth = case.numbers, plain(case.truth)
        read = answer.read(truth, numbers)
        assert not isinstance(read, Unreadable), (numbers, truth, read)
        for name, result in case.mistakes.items():
            given = answer.read(plain(result), numbers)
            if not isinstance(given, Unreadable):
                assert not answer.same(given, truth, numbers), f"{name} is right for {numbers}"


@of_each(OF_DATA)
def test_the_judge_knows_the_truth_and_every_mistake(worked: Worked) -> None:
    """The truth is correct, as read and as logged; each mistake goes by its own name."""
    problem = worked.problem
    named: dict[str, Counter[str]] = {mistake.__name__: Counter() for mistake in worked.key.mistakes}
    for case in worked.cases(JUDGED):
        numbers, key = case.numbers, worked.remembered(case)
        read = problem.answer.read(plain(case.truth), numbers)
        logged = json.loads(json.dumps(problem.answer.record(read)))
        assert judge(problem, numbers, logged, key).kind == "correct", (numbers, logged)
        for name, result in case.mistakes.items():
            if result is None:
                continue
            verdict = judge(problem, numbers, plain(result), key)
            assert verdict.kind != "correct", f"{name} is accepted for {numbers}"
            named[name][verdict.misconception or verdict.kind] += 1
    for name, verdicts in named.items():
        readable = verdicts.total() - verdicts["unreadable"]
        assert readable >= 0.2 * JUDGED, f"{name} gives an answer that can be read in {readable} of {JUDGED} draws"
        assert verdicts[name] >= RECOGNIZED * readable, f"{name} goes by {dict(verdicts)}"


@of_each(OF_DATA)
def test_what_is_remembered_is_what_the_rules_give(worked: Worked) -> None:
    """The judge may be asked with results worked out before: the rules give the same again, and nobody has changed them."""
    for case in worked.cases(5):
        again = worked.key.solve(**case.numbers)
        assert repr(plain(again)) == repr(plain(case.truth))
        assert [repr(mistaken(one, case.numbers)) for one in worked.key.mistakes] == [repr(one) for one in case.mistakes.values()]


@of_each(OF_DATA)
def test_answers_vary(worked: Worked) -> None:
    """Neither a neighbor's answer nor the most common one is worth copying."""
    answer = worked.problem.answer
    given = (answer.record(answer.read(plain(case.truth), case.numbers)) for case in worked.cases(JUDGED))
    seen = Counter(json.dumps(one, sort_keys=True) for one in given)
    most = 0.7 if isinstance(answer, Choice) else 0.35
    assert seen.most_common(1)[0][1] <= most * seen.total(), seen.most_common(3)


@pytest.mark.parametrize("problem_id", OF_CODE)
def test_the_judge_knows_the_reference_function_and_every_wrong_one(problem_id: str) -> None:
    """The reference passes all its hidden inputs; each mistake fails at least one and goes by its own name."""
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    assert key.cases is not None
    for numbers in drawn(problem_id, CODE_DRAWS):
        cases = variants.draw_cases(numbers, key.cases)
        assert 5 <= len(cases) <= 200
        assert judge(problem, numbers, outputs_of(key.solve, cases), key).kind == "correct", numbers
        for mistake in key.mistakes:
            verdict = judge(problem, numbers, outputs_of(mistake, cases), key)
            assert verdict.misconception == mistake.__name__, (numbers, verdict)


def outputs_of(rule: Any, cases: list[dict[str, Any]]) -> Outputs:
    """What the sandbox would bring back from a function with this rule, values through its own coding."""
    outputs = []
    for case in cases:
        try:
            found = outcome(rule, case)
        except Exception as error:
            outputs.append(Output(error=Raised(type(error).__name__, "")))
            continue
        outputs.append(Output(error=Raised(found.raises, "")) if found.raises else Output(decode(encode(found.value))))
    return Outputs(tuple(cases), tuple(outputs))


@pytest.mark.parametrize("problem_id", OF_CODE)
def test_a_stub_is_no_answer(problem_id: str) -> None:
    problem = registry.problem(problem_id)
    assert isinstance(problem.answer, Code)
    numbers = drawn(problem_id, 1)[0]
    assert isinstance(problem.answer.read(problem.answer.starting_point(numbers), numbers), Unreadable)
    assert not fields(problem.answer.stub), "one stub for all: the exercise notebook shows it to everybody"


@pytest.mark.parametrize("problem_id", PROBLEMS)
def test_every_text_is_whole(problem_id: str) -> None:
    """Prompt, hints, worked solution and feedback fill in, hold no stray field, and no dollar sign opens a formula."""
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    for numbers in drawn(problem_id, 20):
        texts = [fill(text, **numbers) for text in (problem.prompt, *problem.hints)]
        texts += [fill(key.explain(**numbers), **numbers), problem.answer.expects(numbers)]
        example = key.solve if not isinstance(problem.answer, Code) else None
        given = Shown("0", 0.0) if example is None or not isinstance(problem.answer, Number) else Shown("0", example(**numbers))
        inputs = variants.draw_cases(numbers, key.cases)[0] if key.cases else {}
        texts += [feedback(mistake, {**numbers, **inputs}, given) for mistake in key.mistakes]
        texts += [fill(key.because, **numbers, given=given)]
        json.dumps(problem.answer.spec(numbers))
        for text in texts:
            assert not fields(text), text
            assert not list(dollar_faults(text)), text
        assert fill(key.explain(**numbers), **numbers).strip(), "a worked solution says something"


@of_each([name for name in OF_DATA if isinstance(registry.problem(name).answer, Number | Table)])
def test_hints_do_not_hold_the_answer(worked: Worked) -> None:
    """No number in a hint is the answer, unless the question shows that number already."""
    problem = worked.problem
    told: Counter[str] = Counter()
    cases = worked.cases(JUDGED)
    for case in cases:
        truth = plain(case.truth)
        shown = numbers_of(fill(problem.prompt, **case.numbers))
        for hint in problem.hints:
            for number in numbers_of(fill(hint, **case.numbers)) - shown:
                told[hint] += gives_away(number, problem.answer, truth)
    for hint, count in told.items():
        assert count <= 0.02 * len(cases), f"this hint tells the answer in {count} of {len(cases)} draws: {hint}"


def gives_away(number: float, answer: Any, truth: Any) -> bool:
    if isinstance(answer, Number):
        return answer.same(number, truth, {})
    return all(column.same(number, cell, {}) for name, column in answer.columns.items() for cell in truth[name])


def numbers_of(text: str) -> set[float]:
    found = re.findall(r"[-−]?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?%?", text)
    values = (read_number(one.rstrip(","), rate=one.endswith("%")) for one in found)
    return {value for value in values if isinstance(value, float)}


@of_each([name for name in OF_DATA if isinstance(registry.problem(name).answer, Choice)])
def test_hints_do_not_name_the_right_option(worked: Worked) -> None:
    problem = worked.problem
    assert isinstance(problem.answer, Choice)
    for case in worked.cases(50):
        truth = case.truth
        texts = {name: fill(text, **case.numbers) for name, text in problem.answer.options.items()}
        for hint in problem.hints:
            filled = fill(hint, **case.numbers)
            named = {name for name, text in texts.items() if re.search(rf"\b{re.escape(text)}\b", filled)}
            right = set(truth) if problem.answer.several else {truth}
            assert named != right, hint


def test_draws_are_the_same_on_every_machine() -> None:
    """A draw depends on course, learner, problem and number alone; the stream is Python's promise for `random()`."""
    rng = variants.SeededRng("course", "learner", "ch05_risk_adjustment_reversals.observed_to_expected", 0)
    assert [round(rng.random(), 12) for _ in range(3)] == [0.609510476902, 0.618931987442, 0.091916936644]
