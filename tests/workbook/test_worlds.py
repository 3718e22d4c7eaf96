"""Every named mistake has a world: both rules over one number, true at the learner's own place, honest about where they agree."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook import registry
from workbook.answers import Number
from workbook.judge import judge, mistaken
from workbook.naming import spoken
from workbook.variants import draw
from workbook.worlds import Moves, World, moves_of, sentences, worlds
from workbook.worlds.agreement import apart
from workbook.worlds.quantities import Gap, titled

PROBLEMS = registry.problems()
NUMERIC = [name for name, one in PROBLEMS.items() if one.answer.kind in ("number", "table", "target")]
DRAWS = 4
GOLDEN = (5**0.5 - 1) / 2


def recognised(name: str, number: int) -> Iterator[tuple[dict[str, Any], Any]]:
    """The mistakes that the judge recognises in one variant, with its parameters."""
    problem, key = PROBLEMS[name], registry.key(name)
    parameters = draw(name, course="worlds", learner="everybody", number=number)
    for mistake in key.mistakes:
        answer = mistaken(mistake, parameters)
        if answer is not None and judge(problem, parameters, problem.answer.record(answer), key).misconception == mistake.__name__:
            yield parameters, mistake


def world_of(name: str, parameters: dict[str, Any], mistake: Any) -> World:
    moves = moves_of(name)
    assert moves, f"solutions/worlds names no number of {name} that moves"
    found = worlds(PROBLEMS[name], registry.key(name), parameters, mistake, moves)
    assert found, f"{name}: no world for {mistake.__name__} at {parameters}"
    return found[0]


def nothing_is_missed(world: World, told: str) -> None:
    """At places that no grid tries, the two agree where it says so and part elsewhere; where a line jumps, no more is promised."""
    low, high = world.move.span(world.parameters)
    whole = world.move.is_whole(world.parameters)
    for i in range(1, 60) if world.is_sure else ():
        x = low + (high - low) * (i * GOLDEN % 1)
        x = round(x) if whole else x
        gap = apart(world.pair(x), scale=world.scale)
        beside = any(meeting.holds(x, 1e-4 * (high - low)) for meeting in world.meetings)
        inside = any(meeting.low < x < meeting.high for meeting in world.meetings)
        assert gap != 0 or beside, f"{told} But it is right at {x} too."
        assert not inside or gap == 0, f"{told} But at {x} they part."


def hold_to_its_promise(name: str, parameters: dict[str, Any], mistake: Any) -> None:
    """What a world draws is what the judge used, the two rules part at the learner's numbers, and agree where it says so."""
    world, key = world_of(name, parameters, mistake), registry.key(name)
    told = f"{name}, {mistake.__name__}: {sentences.says(world)}"
    assert world.own_pair[0] == world.quantity.of(mistake, parameters), told
    assert world.own_pair[1] == world.quantity.of(key.solve, parameters), told
    given, truth = world.own_pair
    if not world.is_open:
        assert not isinstance(given, Gap) and not isinstance(truth, Gap), told
        assert not world.quantity.same(given, truth), f"{told} But the judge would take the mistaken value."
    for drawn, own in zip(world.pair(world.own), world.own_pair, strict=True):
        assert isinstance(drawn, Gap) == isinstance(own, Gap), told
        assert isinstance(own, Gap) or drawn == pytest.approx(own, rel=1e-9, abs=1e-12 * world.scale), (
            f"{told} The learner's place lies off the line: parameters that follow from “{world.move.path}” are named in `also=`."
        )
    assert len(world.both) >= 3, f"{told} Nothing to see."
    low, high = world.move.span(parameters)
    assert low <= world.own <= high and low < high, told
    assert (world.grid[0], world.grid[-1]) == (low, high), f"{told} But the line runs from {world.grid[0]} to {world.grid[-1]}."
    slider = world.move.control(parameters)
    count = (slider.high - slider.low) / slider.step
    assert abs(count - round(count)) < 1e-6 or world.own == high, f"{told} But the slider stops before {high}."
    for meeting in world.meetings:
        inside = [(meeting.low + meeting.high) / 2] if world.is_sure else []  # where a line jumps, the sentence admits short breaks
        for x in (meeting.low, *inside, meeting.high):
            if world.move.is_whole(parameters) and x != int(x):
                continue
            one, other = world.pair(x)
            if meeting.leaves_out(x):
                assert apart((one, other), scale=world.scale) != 0, f"{told} But at {x} they agree."
                continue
            assert not isinstance(one, Gap) and not isinstance(other, Gap), f"{told} At {x} there is no value."
            assert one == pytest.approx(other, rel=1e-6, abs=1e-9 * world.scale), f"{told} At {x} they part."
        assert not meeting.holds(world.own) or world.is_open, told
    nothing_is_missed(world, told)
    assert world.move.label and "{" not in world.move.label + sentences.says(world), told


@pytest.mark.parametrize("name", NUMERIC)
def test_a_mistake_of_every_problem_has_a_world(name: str) -> None:
    """One of its mistakes a problem, so that each run walks all problems; every mistake in several variants is the slow test."""
    found = list(recognised(name, 0))
    assert found, f"{name}: the judge recognises none of its mistakes in the first variant"
    parameters, mistake = found[len(name) % len(found)]
    hold_to_its_promise(name, parameters, mistake)


@pytest.mark.slow
@pytest.mark.parametrize("name", NUMERIC)
def test_every_mistake_has_a_world_whatever_the_numbers(name: str) -> None:
    walked = set()
    for number in range(DRAWS):
        for parameters, mistake in recognised(name, number):
            hold_to_its_promise(name, parameters, mistake)
            walked.add(mistake.__name__)
    unseen = {mistake.__name__ for mistake in registry.key(name).mistakes} - walked
    for number in range(DRAWS, 60):  # a mistake that only some variants can show
        for parameters, mistake in recognised(name, number) if unseen else ():
            if mistake.__name__ in unseen:
                hold_to_its_promise(name, parameters, mistake)
                unseen.discard(mistake.__name__)
    assert not unseen, f"{name}: in 60 variants the judge never recognises {', '.join(sorted(unseen))}"


def test_what_moves_is_named_for_problems_that_there_are() -> None:
    """A renamed problem leaves no moves behind, and no two numbers of one problem go by one name."""
    for path in sorted((Path(registry.__file__).parents[1] / "solutions" / "worlds").glob("ch*.py")):
        module = importlib.import_module(f"solutions.worlds.{path.stem}")
        for constant, moves in vars(module).items():
            if isinstance(moves, Moves):
                assert f"{path.stem}.{constant.lower()}" in NUMERIC, f"{path.name}: {constant} is no such problem"
                labels = [move.label for move in moves.moves]
                assert len(set(labels)) == len(labels), f"{path.name}: {constant} has two numbers of one name"
                assert not any("“" in label for label in labels), (
                    f"{path.name}: {constant}: sentences put labels into quotation marks"
                )


def test_one_number_that_is_asked_for_has_a_name_at_its_axis() -> None:
    """Not “the answer”; and short enough to stand beside a picture of 300 pixels."""
    for name in NUMERIC:
        answer, moves = PROBLEMS[name].answer, moves_of(name)
        if isinstance(answer, Number) and moves:
            title = titled(moves.asked, answer.unit)
            assert moves.asked and len(title) <= 46, f"{name}: {title!r} at the axis"


def test_names_of_mistakes_are_written_as_one_would() -> None:
    assert spoken("the_payer_s_part") == "the payer's part" and spoken("luck_s_chance_turned_round") == "luck's chance turned round"
    assert spoken("x_as_expected") == "X as expected" and spoken("elmwood_above_the_line") == "Elmwood above the line"
