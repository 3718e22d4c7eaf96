"""Problems and keys are found by folder; a half that is missing or doubled is an error that names the file."""

from collections.abc import Callable
from typing import Any

import pytest

from workbook.registry import Registry, RegistryError

PROBLEM = """
from workbook.answers import Number
from workbook.problem import Problem
def ask(title):
    return Problem(title=title, prompt="p", answer=Number(), variant=lambda rng: {}, hints=("h",), objective="o")
"""
KEY = """
from workbook.problem import Key
def one():
    return 1
"""
Make = Callable[[dict[str, str], dict[str, str]], Registry]


def test_problems_come_chapter_by_chapter_in_authored_order(make_registry: Make) -> None:
    made = make_registry(
        {"ch02_b": PROBLEM + "ZETA = ask('z')\nALPHA = ask('a')\n", "ch01_a": PROBLEM + "ONLY = ask('o')\n", "notes": "X = 1\n"},
        {"ch02_b": KEY + "ALPHA = Key(one)\nZETA = Key(one)\n", "ch01_a": KEY + "ONLY = Key(one)\n"},
    )
    assert made.chapters() == ["ch01_a", "ch02_b"]
    assert list(made.problems()) == ["ch01_a.only", "ch02_b.zeta", "ch02_b.alpha"]
    assert list(made.of_chapter("ch02")) == ["ch02_b.zeta", "ch02_b.alpha"]
    assert made.key("ch02.alpha").solve() == 1
    made.check()


def test_an_unknown_id_is_answered_with_the_nearest(examples: Registry) -> None:
    assert examples.resolve(" ch90.ratio ") == "ch90_examples.ratio"
    with pytest.raises(KeyError, match="no problem 'ratoi'; there is ratio"):
        examples.resolve("ch90.ratoi")
    with pytest.raises(KeyError, match="ch90_examples"):
        examples.resolve("ch77.ratio")
    with pytest.raises(KeyError, match=r"reads like ch05\.observed_to_expected"):
        examples.resolve("ratio")


@pytest.mark.parametrize(
    ("problems", "keys", "message"),
    [
        ({"ch01_a": PROBLEM + "ONE = ask('1')\n"}, {}, r"keys_\d+.ch01_a\.py is missing: it should hold ONE"),
        ({"ch01_a": PROBLEM + "ONE = ask('1')\n"}, {"ch01_a": KEY}, r"ch01_a\.py has no key ONE"),
        ({"ch01_a": PROBLEM}, {"ch01_a": KEY + "ONE = Key(one)\n"}, r"ch01_a\.py has a key ONE, but .*problems_\d+.ch01_a\.py"),
        ({"ch01_a": PROBLEM}, {"ch02_b": KEY + "ONE = Key(one)\n"}, r"has a key ONE, but .*ch02_b\.py has no problem"),
        ({"ch01_a": PROBLEM + "ONE = ask('1')\nONE = ask('2')\n"}, {}, r"problems_\d+.ch01_a\.py binds ONE twice"),
        ({"ch01_a": PROBLEM + "ONE = ask('1')\nTWO = ONE\n"}, {}, r"TWO is the same problem under a second name"),
        ({"ch01_a": PROBLEM + "one = ask('1')\n"}, {}, r"call the problem one ONE"),
    ],
)  # fmt: skip
def test_a_missing_or_doubled_half_names_its_file(make_registry: Make, problems: Any, keys: Any, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        make_registry(problems, keys).check()


def test_a_problem_borrowed_from_another_chapter_is_not_found_twice(make_registry: Make) -> None:
    made = make_registry({"ch01_a": PROBLEM + "ONE = ask('1')\n", "ch02_b": "from workbook.problem import Problem\n"}, {})
    assert list(made.problems()) == ["ch01_a.one"]


def test_asking_for_a_problem_never_loads_a_key(make_registry: Make) -> None:
    made = make_registry({"ch01_a": PROBLEM + "ONE = ask('1')\n"}, {"ch01_a": "raise RuntimeError('loaded')\n"})
    assert made.problem("ch01.one").title == "1"
    with pytest.raises(RuntimeError, match="loaded"):
        made.key("ch01.one")
