"""A problem and its key refuse what would reach a learner half made."""

from typing import Any

import pytest

from workbook.answers import Code, Match, Number, Target
from workbook.controls import Switch
from workbook.problem import Key, Problem

WHOLE: dict[str, Any] = {
    "title": "t", "prompt": "{{x}}?", "answer": Number(), "variant": lambda rng: {"x": 1}, "hints": ["h"], "objective": "o",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": " "}, "lacks its title"), ({"prompt": ""}, "lacks its prompt"), ({"objective": ""}, "lacks its objective"),
        ({"hints": ()}, "at least one hint"), ({"stage": "later"}, "stage 'later'"), ({"points": 0}, "points must be positive"),
    ],
)  # fmt: skip
def test_a_problem_is_whole(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Problem(**(WHOLE | change))


def test_an_answer_is_an_answer_kind() -> None:
    with pytest.raises(TypeError, match="not an answer kind"):
        Problem(**(WHOLE | {"answer": 3}))


def test_the_fingerprint_follows_the_question_and_its_numbers() -> None:
    first = Problem(**WHOLE)
    assert first.fingerprint == Problem(**(WHOLE | {"title": "another", "points": 3})).fingerprint
    for change in ({"prompt": "{{x}}!"}, {"answer": Number("$")}, {"hints": ("i",)}, {"variant": lambda rng: {"x": 2}}):
        assert first.fingerprint != Problem(**(WHOLE | change)).fingerprint


def test_a_mistake_has_feedback_and_a_name_of_its_own() -> None:
    def silent() -> int:
        return 1

    def spoken() -> int:
        """What it means."""
        return 1

    with pytest.raises(ValueError, match="silent needs a docstring"):
        Key(silent, mistakes=(silent,))
    with pytest.raises(ValueError, match="Two mistakes are called spoken"):
        Key(silent, mistakes=(spoken, spoken))


def test_answer_kinds_refuse_what_cannot_be_answered() -> None:
    with pytest.raises(ValueError, match="two bins"):
        Match({"a": "A"}, {"x": "X", "y": "Y"})
    with pytest.raises(ValueError, match="does not define it"):
        Code("f", "def g(): ...")
    with pytest.raises(ValueError, match="not a numeric control"):
        Target({"on": Switch("On")}, tolerance={"on": 1})
