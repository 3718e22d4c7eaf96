"""Core problems fade in every chapter: worked through, the last step, only the data, then a setting that is not the chapter's."""

import re

import pytest

from workbook import registry
from workbook.answers import Match, Target
from workbook.fading import STAGES, fading
from workbook.text import fields, fill
from workbook.variants import draw
from workbook.worlds.moves import put

CHAPTERS = [chapter for chapter in registry.chapters() if not chapter.startswith("ch00")]
FIELD = "patient|hospital|clinic|physician|nurse|QALY|readmi|risk|deprivation|insurer|payer|benchmark|contract|care"
"""Words of the chapters that a new setting does without."""
STEP = re.compile(r"^\s*(\d+)\. ", re.MULTILINE)
OPEN = re.compile(r"The last step is yours|Finish (it|line \d+)")


def core(chapter: str, stage: str) -> str:
    """The id of a chapter's core problem of that stage."""
    (found,) = [name for name in registry.of_chapter(chapter) if fading(name) == stage]
    return found


def prompt(name: str, number: int = 0) -> str:
    return fill(registry.problem(name).prompt, **draw(name, course="fading", learner="me", number=number))


def test_practice_and_the_tour_do_not_fade() -> None:
    assert fading("ch00.cost_per_recovery") is None and fading("ch01.value_per_thousand") is None


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_the_four_in_their_order(chapter: str) -> None:
    problems = registry.of_chapter(chapter)
    assert [fading(name) for name, problem in problems.items() if problem.stage == "core"] == list(STAGES)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_first_is_worked_and_asks_why(chapter: str) -> None:
    """Every line is there with its result, and what is asked is what each is for."""
    name = core(chapter, "worked")
    text = prompt(name)
    assert len(STEP.findall(text)) >= 3 and not OPEN.search(text) and "…" not in text
    assert isinstance(registry.problem(name).answer, Match)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_second_lacks_its_last_step(chapter: str) -> None:
    assert OPEN.search(prompt(core(chapter, "last_step")))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_third_gives_only_the_data(chapter: str) -> None:
    text = prompt(core(chapter, "data"))
    assert not OPEN.search(text) and not STEP.search(text)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_fourth_is_a_new_setting_with_a_number_too_many(chapter: str) -> None:
    """None of the field's words, no explorer that gives it away, and a number that the answer does not depend on."""
    name = core(chapter, "transfer")
    problem, key = registry.problem(name), registry.key(name)
    assert not re.findall(rf"\b({FIELD})\w*", prompt(name), re.IGNORECASE)
    assert problem.explorer is None
    parameters = draw(name, course="fading", learner="me", number=0)
    numbers = [f for f in parameters if f in fields(problem.prompt) and type(parameters[f]) in (int, float)]
    truth = key.solve(**parameters)
    idle = [f for f in numbers if all(key.solve(**put(parameters, [f], value)) == truth for value in _others(parameters[f]))]
    assert idle, f"every one of {', '.join(numbers)} takes part in the answer"


def _others(value: float) -> list[float]:
    return [value + 1, 2 * value] if isinstance(value, int) else [value * 1.07, value * 0.9]


TARGETS = [name for name, problem in registry.problems().items() if isinstance(problem.answer, Target)]


@pytest.mark.parametrize("name", TARGETS)
def test_targets_are_set_blind(name: str) -> None:
    """The first commitment counts: nothing is given away by where the controls start, and one miss opens the solution."""
    problem, key = registry.problem(name), registry.key(name)
    assert problem.answer.tries == 1
    assert "Set blind: the first commitment counts" in problem.answer.expects({}), "said before anything is set"
    for number in range(20):
        parameters = draw(name, course="fading", learner="me", number=number)
        start = {control: one.check(one.default) for control, one in problem.answer.controls.items()}
        right = key.accepts(start, **parameters) if key.accepts else problem.answer.same(start, key.solve(**parameters), parameters)
        assert not right, f"the controls of {name} start at the answer"
