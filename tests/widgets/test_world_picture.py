"""The picture of a world: its lines stay in the frame wherever the slider stands, and its words go with them."""

import importlib.util
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from widgets import world_picture as drawn
from widgets import world_readout as words
from workbook.answers import Number
from workbook.problem import Key, Problem
from workbook.worlds import Move, Moves, World, worlds
from workbook.worlds.quantities import Gap
from workbook.worlds.trimming import readable


def _walk() -> ModuleType:
    """The tests that walk all mistakes; tests are no package."""
    spec = importlib.util.spec_from_file_location("walk_of_worlds", Path(__file__).parents[1] / "workbook" / "test_worlds.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


walk = _walk()


def all_worlds(names: list[str], draws: int) -> Iterator[tuple[str, World]]:
    for name in names:
        for number in range(draws):
            for parameters, mistake in walk.recognised(name, number):
                yield f"{name}, {mistake.__name__}, {number}", walk.world_of(name, parameters, mistake)


def stays_in_the_frame(told: str, world: World) -> None:
    """All of both lines, their words included, before and after the commitment, at every place of the slider."""
    for revealed in (False, True):
        low, high = limits = drawn.y_domain(world, known=revealed)
        readout = words.readout(world, revealed=revealed, limits=limits)
        assert (readout["x"][0], readout["x"][-1]) == world.move.span(world.parameters), told
        tops = []
        for name in ("yours", "true")[: 1 + revealed]:
            drawn_at = [None if value is None else words.TALL * (high - value) / (high - low) for value in readout[name]]
            assert all(top is None or -1e-9 <= top <= words.TALL + 1e-9 for top in drawn_at), f"{told}: {name} leaves {limits}"
            rows = zip(drawn_at, readout[f"{name}Label"], readout[f"{name}Dy"], strict=True)
            tops.append([top + down if top is not None and words else None for top, words, down in rows])
        for top, other in zip(tops[0], tops[-1], strict=True):
            assert all(one is None or 5 < one < words.TALL - 3 for one in (top, other)), f"{told}: words stand outside"
            if revealed and top is not None and other is not None:
                assert abs(top - other) > 11, f"{told}: the words of the two stand on each other"
    assert all(low <= meeting.value <= high for meeting in world.rough), told
    marks = drawn.rows(world, revealed=True)["ends"]["y"]
    assert all(low <= y <= high for y in marks), f"{told}: a mark at {marks} pulls the picture after it"


def test_lines_stay_in_the_frame_wherever_the_slider_stands() -> None:
    """A sample: every tenth problem."""
    for told, world in all_worlds(walk.NUMERIC[::10], 1):
        stays_in_the_frame(told, world)


@pytest.mark.slow
def test_lines_of_all_worlds_stay_in_the_frame() -> None:
    seen = 0
    for told, world in all_worlds(walk.NUMERIC, 2):
        stays_in_the_frame(told, world)
        seen += 1
    assert seen > 900


def made(rule: Any, truth: Any, parameters: dict[str, Any], *moves: Move) -> World:
    problem = Problem("T", "P", Number(), lambda rng: parameters, ["Look."], "Do")
    rule.__doc__ = "Wrong."
    return worlds(problem, Key(truth, mistakes=(rule,)), parameters, rule, Moves(*moves))[0]


def test_an_end_at_which_both_lines_run_away_has_no_mark() -> None:
    """Beside 0 both are minus 94 million: a mark there made the picture as tall as that."""
    found = made(lambda *, n: 1.5 / -abs(n), lambda *, n: 1.5 / n, {"n": 2.0}, Move("n", "Pay", "$", low=-8, high=8, whole=False))
    assert [(one.high, one.open_high) for one in found.meetings] == [(0, True)]
    stays_in_the_frame("beside a pole", found)


def test_an_end_where_a_line_runs_away_is_left_out() -> None:
    """1/n is 10 at 0.1 and 0.25 at the learner's 4: with all of it in one picture nothing could be read there."""
    found = made(lambda *, n: 1.4 / n, lambda *, n: 1 / n, {"n": 4.0}, Move("n", "Number", high=8))
    low, high = found.move.span(found.parameters)
    assert 0.4 <= low < 2 and high == 8
    assert (found.grid[0], found.grid[-1]) == (low, high) and 4.0 in found.grid
    bottom, top = drawn.y_domain(found, known=True)
    assert 0.1 / (top - bottom) > 0.05, "of 300 pixels, the two values at the learner's number are more than 15 apart"
    assert readable(found).move.span(found.parameters) == (low, high), "a second look leaves out no more"


def test_where_the_rules_meet_is_never_left_out() -> None:
    found = made(lambda *, n: 10 / n, lambda *, n: n * 1000.0, {"n": 4.0}, Move("n", "Number", high=8))
    assert [meeting.low for meeting in found.meetings] == [pytest.approx(0.1)]


def test_calm_lines_keep_their_whole_range() -> None:
    found = made(lambda *, n: 2 * n + 1, lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8))
    assert found.move.span(found.parameters) == (0, 8)


def test_a_range_that_was_shortened_still_follows_the_other_numbers() -> None:
    found = made(lambda *, n, most: 1.4 / n, lambda *, n, most: 1 / n, {"n": 4.0, "most": 8.0}, Move("n", "Number", high="most"))
    assert found.move.span({"n": 4.0, "most": 5.0})[1] == 5


def test_other_numbers_widen_the_axis_and_never_narrow_it() -> None:
    start = made(lambda *, n, by: n * by * 2, lambda *, n, by: n * by, {"n": 4.0, "by": 10.0}, Move("n", "Number", high=8))
    for by in (1.0, 100.0):
        moved = World({**start.parameters, "by": by}, start.rule, start.true_rule, start.quantity, start.move)
        low, high = drawn.y_domain(moved, known=True, start=start)
        first = drawn.y_domain(start, known=True)
        assert low <= first[0] and high >= first[1]
        assert high >= max(value for pair in moved.pairs for value in pair if not isinstance(value, Gap))


def test_where_both_give_the_same_one_label_says_so() -> None:
    found = made(lambda *, n: 6.0, lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8))
    readout = words.readout(found, revealed=True, limits=drawn.y_domain(found, known=True))
    here = readout["x"].index(6)
    assert (readout["yoursLabel"][here], readout["trueLabel"][here]) == ("both: 6", "")
    assert (readout["yoursLabel"][0], readout["trueLabel"][0]) == ("yours: 6", "true: 0")


def test_a_jump_is_drawn_upright() -> None:
    found = made(lambda *, n: 2.0 + (n > 3.3), lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8, whole=False))
    lines = drawn.rows(found, revealed=True)["lines"]
    yours = [(x, y) for x, y, rule in zip(lines["x"], lines["y"], lines["rule"], strict=True) if rule.startswith("Your")]
    ((low, high),) = [(one, two) for one, two in pairwise(yours) if one[1] != two[1]]
    assert low == (pytest.approx(3.3, abs=1e-4), 2) and high == (low[0], 3)
    assert len(lines["x"]) - len(yours) == len(found.grid), "a straight line has no steps"


def test_a_mark_says_whether_the_end_of_a_stretch_belongs_to_it() -> None:
    found = made(lambda *, n: 1.0 + (n > 3), lambda *, n: 2.0 + 0 * n, {"n": 2.0}, Move("n", "Number", high=8, whole=False))
    ends = drawn.rows(found, revealed=True)["ends"]
    assert (list(ends["x"]), list(ends["y"]), list(ends["look"])) == ([3], [2], ["open"])
    found = made(lambda *, n: min(n, 3.0), lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8, whole=False))
    assert list(drawn.rows(found, revealed=True)["ends"]["look"]) == ["closed"]
    assert list(drawn.rows(found, revealed=False)["ends"]["look"]) == [], "before the commitment no mark gives it away"
    found = made(lambda *, n: 3.0, lambda *, n: n, {"n": 4.0}, Move("n", "Number", high=8, whole=False))
    assert list(drawn.rows(found, revealed=True)["ends"]["look"]) == ["point"]


def test_what_is_counted_has_whole_ticks() -> None:
    def axis(found: World) -> dict[str, Any]:
        layers = drawn.picture(found)["layer"]
        return next(one["encoding"]["y"]["axis"] for one in layers if "y" in one["encoding"] and "axis" in one["encoding"]["y"])

    move = Move("n", "Number", high=8, whole=False)
    assert axis(made(lambda *, n: 2.0 + (n > 3), lambda *, n: n, {"n": 4.0}, move))["tickMinStep"] == 1
    assert "tickMinStep" not in axis(made(lambda *, n: n / 2, lambda *, n: n, {"n": 4.0}, move))
