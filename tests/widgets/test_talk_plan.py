"""A class by the clock: slides in their order, minutes that add up, and five of 75 in hand."""

import pytest

from widgets.talk import MINUTES, QUOTED, live_on, read_talk
from widgets.talk_plan import SPARE, lengths_of, plan, steps_of
from workbook.environment import ROOT

CHAPTERS = [path for path in sorted((ROOT / "chapters").glob("ch*.py")) if not path.stem.startswith("ch00")]


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem[:4])
def talk(request):
    return read_talk(request.param)


def test_minutes_run_on_in_the_order_of_slides(talk):
    for length in (20, 50, 75):
        steps = plan(talk, length)
        assert [start for start, _, _ in steps] == [0, *(end for _, end, _ in steps[:-1])]
        assert all(end > start for start, end, _ in steps)
        assert length - 10 <= steps[-1][1] <= length - SPARE.get(length, 0)
        places = [step.at for _, _, step in steps]
        assert places == sorted(places)
        assert all(step.length <= length for _, _, step in steps)


def test_nothing_of_a_route_is_lost_and_what_is_named_is_among_its_slides(talk):
    steps = steps_of(talk)
    assert sum(step.minutes for step in steps) == sum(int(took) for text in talk.routes.values() for took in MINUTES.findall(text))
    said = " ".join(step.says for step in steps)
    for length, text in talk.routes.items():
        upto = text.rpartition("(")[0]
        assert set(QUOTED.findall(upto)) <= set(QUOTED.findall(said)), length
    for step in steps:
        assert {talk.slide_named(name) for name in QUOTED.findall(step.says)} <= {*step.slides}, step
        assert all(1 <= number <= len(talk.slides) for number in step.slides)


def test_slides_know_the_lengths_that_use_them(talk):
    used = lengths_of(talk)
    assert used[1] == [20, 50, 75]
    assert all(lengths in ([20, 50, 75], [50, 75], [75]) for lengths in used.values())
    assert {slide for step in steps_of(talk) for slide in step.slides} <= set(used)
    assert 5 < len(used) <= len(talk.slides)


def test_a_step_takes_what_belongs_to_it_and_a_card_only_where_it_is_named():
    """Monday's picture is part of its step, and the card on Tuesday is; the card behind the first drug's picture is in no step."""
    talk = read_talk(ROOT / "chapters" / "ch09_payment_incentives.py")
    slides = {step.says.partition("”")[0]: step.slides for step in steps_of(talk)}
    assert {kind for number in slides["“Monday"] for kind in kinds(talk, number)} == {"predict", "explorer"}
    assert "card" in {kind for number in slides["“Tuesday"] for kind in kinds(talk, number)}
    talk = read_talk(ROOT / "chapters" / "ch03_qalys_and_icers.py")
    card = next(slide.number for slide in talk.slides if any(one.name == "ch03.net_health" for one in live_on(slide)))
    assert card not in lengths_of(talk)


def kinds(talk, number):
    return {one.kind for one in live_on(talk.slides[number - 1])}
