"""Source is read without being run, and returned values are compared part by part."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from vbc.undefined import Undefined
from workbook.answers import Code, Number, Unreadable
from workbook.answers.code import EXACT, agree

WRITE = Code("f", 'def f(x):\n    """Say it."""\n    ...\n')


def test_source_that_python_can_read_is_an_answer() -> None:
    assert WRITE.read("def f(x):\r\n    return x\n", {}) == "def f(x):\n    return x\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("", "Define a function called `f`"),
        ("  \n", "No code yet"),
        (None, "No code yet"),
        (lambda x: x, "No code yet"),
        (WRITE.stub, "still the starting point"),
        ("# mine\n" + WRITE.stub.replace("    ", "  "), "still the starting point"),
        ("x = 1\n" * 10_000, "60,000 characters"),
        ("(" * 5_000, "Python cannot read"),
        ("x = '\0'", "Python cannot read"),
    ],
)
def test_what_is_no_answer_yet_costs_nothing(raw: Any, words: str) -> None:
    read = WRITE.read(raw, {})
    assert isinstance(read, Unreadable) and words in read.message


def test_a_slip_of_syntax_is_shown_at_its_line_with_a_caret() -> None:
    read = WRITE.read("def f(x):\n    y = x +\n    return y\n", {})
    assert isinstance(read, Unreadable)
    assert read.message == "Python cannot read line 2: invalid syntax.\n\n```text\n    y = x +\n           ^\n```"


@pytest.mark.parametrize(
    ("given", "truth"),
    [
        (1, 1.0),
        (np.float64(1), 1),
        (1.0000001, 1.0),
        ([1, 2], (1, 2)),
        (np.array([1, 2]), [1.0, 2.0]),
        ({"a": (1,)}, {"a": [1.0]}),
        (None, Undefined("why")),
        (None, None),
        (True, True),
        (np.bool_(True), True),
        (True, np.bool_(True)),
        ("a", "a"),
        ({1, 2}, {2, 1}),
        (float("inf"), float("inf")),
        (pd.Series([1, 2]), pd.Series([1.0, 2.0])),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1.0]})),
        (pd.DataFrame({"b": [2], "a": [1]}), pd.DataFrame({"a": [1], "b": [2]})),
    ],
)
def test_values_that_mean_the_same_agree(given: Any, truth: Any) -> None:
    assert agree(given, truth, EXACT)


@pytest.mark.parametrize(
    ("given", "truth"),
    [
        (1.1, 1.0),
        (True, 1),
        (1, True),
        ("1", 1),
        (None, 0),
        (0, None),
        (0, Undefined("why")),
        (float("nan"), 1.0),
        (float("inf"), 1.0),
        ([1], 1),
        (1, [1]),
        ([1, 2, 3], [1, 2]),
        ({"a": 1}, {"b": 1}),
        ({"a": 1}, [1]),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [1]})),
        (pd.Series([1, 2]), [1, 2]),
        (float("nan"), Undefined("why")),
        (np.array([[1, 2]]), [1, 2]),
        ([1, 2], {1, 2}),
    ],
)
def test_values_that_do_not_mean_the_same_do_not_agree(given: Any, truth: Any) -> None:
    assert not agree(given, truth, EXACT)


def test_the_tolerance_of_what_is_returned_reaches_into_containers() -> None:
    assert agree({"a": [0.12]}, {"a": [0.1204]}, Number(relative=0.005)) and not agree({"a": [0.12]}, {"a": [0.1204]}, EXACT)


def test_a_long_value_is_shown_short() -> None:
    assert len(WRITE.show(list(range(1000)), {})) == 298
    assert WRITE.show(0.1 + 0.2, {}) == "0.3"
