"""Numbers are drawn by course, learner, problem and variant, the same everywhere, and rounded as they are shown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import variants
from workbook.registry import Registry
from workbook.variants import SeededRng, between, draw_cases, pick, sample, shuffled


def test_a_draw_depends_on_who_and_which_alone(examples: Registry) -> None:
    def drawn(**changes: object) -> dict[str, object]:
        return variants.draw("ch90.ratio", **({"course": "c", "learner": "a", "number": 0} | changes))  # type: ignore[arg-type]

    assert drawn() == drawn()
    assert len({json.dumps(drawn(**change)) for change in ({}, {"course": "d"}, {"learner": "b"}, {"number": 1})}) >= 3


def test_a_short_id_draws_the_same_numbers_as_a_full_one(examples: Registry) -> None:
    names = {"course": "c", "learner": "a", "number": 0}
    assert variants.draw("ch90.ratio", **names) == variants.draw("ch90_examples.ratio", **names)  # type: ignore[arg-type]


def test_parameters_that_json_would_change_are_an_error_of_the_author(make_registry, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    source = """
from workbook.answers import Number
from workbook.problem import Problem
BAD = Problem(title="t", prompt="p", answer=Number(), variant=lambda rng: {"pair": (1, 2)}, hints=("h",), objective="o")
"""
    made = make_registry({"ch91_bad": source}, {})
    monkeypatch.setattr("workbook.registry.installed", lambda: made)
    with pytest.raises(TypeError, match=r"ch91_bad\.bad: JSON changes"):
        variants.draw("ch91.bad", course="c", learner="a", number=0)


def test_a_variant_is_given_random_and_nothing_else() -> None:
    assert [name for name in dir(SeededRng("x")) if not name.startswith("_")] == ["random"]


@given(st.integers(0, 2**32), st.integers(-50, 50), st.integers(0, 100), st.integers(1, 7))
def test_whole_steps_stay_whole_and_in_range(seed: int, low: int, width: int, step: int) -> None:
    value = between(SeededRng(seed), low, low + width, step)
    assert type(value) is int and low <= value <= low + width and (value - low) % step == 0


@given(st.integers(0, 2**32))
def test_decimal_steps_carry_no_dust(seed: int) -> None:
    value = between(SeededRng(seed), 0.02, 0.3, 0.005)
    assert value == round(value, 3) and 0.02 <= value <= 0.3
    assert len(repr(value)) <= 5


def test_both_ends_are_drawn() -> None:
    values = {between(SeededRng(i), 0.1, 0.5, 0.1) for i in range(200)}
    assert values == {0.1, 0.2, 0.3, 0.4, 0.5}


def test_nothing_between_is_an_error() -> None:
    with pytest.raises(ValueError, match="Nothing lies between 2 and 1"):
        between(SeededRng(1), 2, 1, 1)


@given(st.integers(0, 2**32), st.lists(st.integers(), unique=True, min_size=1, max_size=8))
def test_picking_and_shuffling_keep_to_the_given(seed: int, options: list[int]) -> None:
    assert pick(SeededRng(seed), options) in options
    assert sorted(shuffled(SeededRng(seed), options)) == sorted(options)
    few = sample(SeededRng(seed), options, len(options) // 2)
    assert len(set(few)) == len(few) == len(options) // 2 and set(few) <= set(options)


def test_hidden_inputs_follow_from_the_numbers_alone() -> None:
    def cases(rng: variants.Rng, **numbers: float) -> list[dict[str, float]]:
        return [{"x": rng.random() * numbers["scale"]}]

    assert draw_cases({"scale": 2}, cases) == draw_cases({"scale": 2}, cases) != draw_cases({"scale": 3}, cases)
