"""Calibration on the page: nothing, dots, levels; its words, its table and its worked numbers agree with the model."""

import random
import re
from datetime import UTC, datetime
from math import hypot
from xml.etree import ElementTree

import pytest

from widgets import calibration, predict
from widgets.calibration import known_of
from widgets.calibration_picture import BOTTOM, levels_svg
from widgets.explorer import load, names
from widgets.prediction import Prediction, judged
from workbook.answers import Choice
from workbook.review import review_session
from workbook.session import current

pytestmark = pytest.mark.usefixtures("learning")

CHOICES = [
    name
    for name in names()
    if isinstance(load(name).prediction, Prediction)
    and load(name).prediction.truth
    and isinstance(load(name).prediction.answer, Choice)
]


def say(number: int, *, right: int, sure: int = 90) -> None:
    for place, name in enumerate(CHOICES[:number]):
        asked = load(name).prediction
        given = asked.truth() if place < right else next(one for one in asked.answer.options if one != asked.truth())
        current().record("prediction", name, answer=given, reason="", confidence=sure, **judged(name, asked, given)._asdict())


def test_before_the_first_prediction_it_says_what_it_will_be():
    shown = calibration().shown
    assert "Nothing to show yet" in shown["headline"] and shown["picture"] == "" and shown["brier"] == ""


def test_it_follows_a_prediction_on_the_same_page():
    page = calibration()
    predict(CHOICES[0]).commit(load(CHOICES[0]).prediction.truth(), reason="x", confidence=70)
    assert "1 prediction with a result, 1 right; on average you were 70% sure" in page.shown["headline"]


def test_few_predictions_are_dots_and_get_no_verdict():
    say(6, right=1)
    shown = calibration().shown
    assert "too few" in shown["headline"] and shown["picture"].count("<circle") == 6 and shown["time"] == ""
    assert "surer" not in shown["headline"] and "%" not in re.sub(r"<svg.*?</svg>", "", shown["picture"])


def test_enough_predictions_get_levels_limits_and_a_verdict():
    say(len(CHOICES), right=4)
    shown, known = calibration().shown, known_of(current())
    assert known.verdict == "overconfident" and "You are surer than you are right" in shown["headline"]
    (level,) = known.levels()
    low, high = level.limits
    assert f"<td>4 of {level.n}</td><td>{level.share:.0%}</td><td>{low:.0%} to {high:.0%}</td>" in shown["table"]
    assert f"4 of {len(CHOICES)}" in shown["picture"]


def test_the_brier_score_is_worked_in_the_readers_own_numbers():
    say(12, right=9)
    brier = calibration().shown["brier"]
    assert "(0.90 − 0)² = 0.81" in brier and "(0.90 − 1)² = 0.01" in brier
    assert f"{(3 * 0.81 + 9 * 0.01) / 12:.2f}" in brier and "0.25" in brier


def test_pictures_are_whole_and_say_in_words_what_they_show():
    say(min(20, len(CHOICES)), right=9)
    shown = calibration().shown
    for name in ("picture", "time"):
        if shown[name]:
            root = ElementTree.fromstring(shown[name])
            assert root.get("role") == "img" and len(root.get("aria-label")) > 40
            for node in root.iter("circle"):
                assert 0 <= float(node.get("cx")) <= 440 and 0 <= float(node.get("cy")) <= 430


def test_counts_keep_clear_of_their_dots_and_of_the_axis():
    """Also where all were right, or none, and where some were asked again."""
    from workbook.calibration import Calibration, Stated

    def stated(rights: list[bool], sure: float, *, again: bool = False) -> tuple[Stated, ...]:
        return tuple(Stated("x", "ch01", datetime(2026, 9, 7, tzinfo=UTC), sure, right, 0.5, again) for right in rights)

    for share in (0, 4, 12):
        first = stated([True] * share + [False] * (12 - share), 0.95) + stated([True] * share + [False] * (12 - share), 0.6)
        for again in ((), stated([True] * (share // 2) + [False] * 3, 0.95, again=True)):
            root = ElementTree.fromstring(levels_svg(Calibration(first, again)))
            circles = [(float(one.get("cx")), float(one.get("cy")), float(one.get("r"))) for one in root.iter("circle")]
            for one in root.iter("text"):
                if one.get("class") != "count":
                    continue
                x, y, wide = float(one.get("x")), float(one.get("y")), 8.5 * len(one.text)
                left = x - {"start": 0, "middle": wide / 2, "end": wide}[one.get("text-anchor")]
                assert left >= 0 and left + wide <= 440 and 12 <= y <= BOTTOM, "on the picture, and above the axis"
                for cx, cy, r in circles:
                    away_x, away_y = max(left - cx, cx - left - wide, 0), max(y - 11 - cy, cy - y, 0)
                    assert away_x**2 + away_y**2 > r**2 or cx < left - 60, (share, one.text)


@pytest.mark.parametrize("seed", range(40))
def test_no_count_hides_a_dot_or_another_count_wherever_they_come_to_stand(seed):
    from workbook.calibration import Calibration, Stated

    rng = random.Random(seed)

    def stated(n: int, *, again: bool) -> tuple[Stated, ...]:
        time, sure = datetime(2026, 9, 7, tzinfo=UTC), [0.2, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]
        return tuple(Stated("x", "ch01", time, rng.choice(sure), rng.random() < rng.random(), 0.5, again) for _ in range(n))

    known = Calibration(stated(rng.randint(10, 40), again=False), stated(rng.randint(0, 20), again=True))
    root, boxes = ElementTree.fromstring(levels_svg(known)), []
    circles = [(float(one.get("cx")), float(one.get("cy")), float(one.get("r"))) for one in root.iter("circle")]
    for one in root.iter("text"):
        if one.get("class") == "count":
            x, y, wide = float(one.get("x")), float(one.get("y")), 8.5 * len(one.text)
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[one.get("text-anchor")]
            boxes.append((left, left + wide, y))
            assert left >= 0 and left + wide <= 440 and 12 <= y <= BOTTOM
    assert len(boxes) == len(known.levels()) + len(known.levels(again=True))
    for at, (left, right, y) in enumerate(boxes):
        assert all(hypot(max(left - cx, cx - right, 0), max(y - 11 - cy, cy - y, 0)) > r for cx, cy, r in circles)
        assert not any(left < end and begin < right and abs(y - line) < 12 for begin, end, line in boxes[at + 1 :])


def test_every_dot_stands_at_the_confidence_that_was_given_and_none_hides_another():
    """60% and 55%, or the same place twice: a shift would make one of two different levels, so none is shifted."""
    from workbook.calibration import Calibration, Stated

    def stated(right: int, n: int, sure: float, *, again: bool = False) -> tuple[Stated, ...]:
        return tuple(Stated("x", "ch01", datetime(2026, 9, 7, tzinfo=UTC), sure, at < right, 0.0, again) for at in range(n))

    for other in (0.55, 0.6):
        known = Calibration(stated(0, 2, 0.6) + stated(5, 9, 0.9), stated(0, 1, other, again=True))
        root = ElementTree.fromstring(levels_svg(known))
        circles = [one for one in root.iter("circle") if float(one.get("cy")) < BOTTOM + 10]
        told = [(one.get("class"), round((float(one.get("cx")) - 64) / 302, 2)) for one in circles]
        assert sorted(told) == [("again", other), ("first", 0.6), ("first", 0.9)]
        for place, below in enumerate(circles):
            for above in circles[place + 1 :]:
                cx, cy, r = (float(above.get(name)) - float(below.get(name)) for name in ("cx", "cy", "r"))
                assert (cx**2 + cy**2) ** 0.5 > r + 3, "what lies on top leaves a rim of what lies below"
        bars = [float(one.get("x1")) for one in root.iter("line") if "limits" in one.get("class")]
        assert len(set(bars)) == 3


def test_it_says_in_plain_words_what_is_counted_and_what_the_bars_are():
    say(12, right=9)
    assert "Only first answers are counted." in calibration().shown["headline"]
    name, session = CHOICES[0], review_session(current())
    session.record("prediction", name, asked=2, answer="?", reason="", confidence=60, right=True, guess=0.25, chapter="ch01")
    headline, known = calibration().shown["headline"], known_of(current())
    assert len(known.again) == 1 and known.n == 12
    assert "1 answer in review, after the result, is in the rings" in headline and "the bar through it" in headline
    assert f"{known.expected:.1f} should have been right; 9 were" in headline and "by luck" in headline
