"""A run that takes seconds: its bar stands at once, it can be stopped, and what was found by then is shown."""

import time
from threading import get_ident

import altair as alt
import numpy as np
import pandas as pd
import pytest

from vbc.contracts import simulate_panels
from widgets.livechart import chart_spec
from widgets.long_run import LongRun, LongRunView, load, long_run, names

EVERY = pytest.mark.parametrize("name", names())


def say(view: LongRunView, kind: str) -> None:
    """What the page sends when a button is pressed."""
    view._handle_custom_msg({"type": kind}, [])


def small(**changes) -> LongRun:
    """A run of real panels that takes a moment only."""
    parts = {
        "asks": "Draw panels.",
        "button": "Draw",
        "unit": "panels",
        "amount": 400,
        "run": lambda progress, stop, turn: simulate_panels(400, 2_000, seed=turn, progress=progress, stop=stop),
        "rows": lambda drawn: {"panels": pd.DataFrame({"mean": drawn.whole})},
        "picture": lambda sources: alt.Chart(sources["panels"]).mark_tick().encode(x="mean:Q"),
        "sources": ("panels",),
        "says": lambda drawn: f"{len(drawn.whole)} panels.",
        "describes": "A tick a panel.",
    }
    return LongRun("Some panels", **(parts | changes))


@pytest.fixture
def seen():
    """The states that a page is shown, with the seconds since the button was pressed."""

    def follow(view: LongRunView) -> list[tuple[float, dict]]:
        states: list[tuple[float, dict]] = []
        begun = time.perf_counter()
        view.observe(lambda change: states.append((time.perf_counter() - begun, change.new)), "state")
        return states

    return follow


def test_nothing_is_computed_before_the_button_is_pressed() -> None:
    view = long_run("ten_thousand_panels")
    assert view.state["phase"] == "ready" and view.data == {} and not view.running


def test_the_bar_stands_from_the_press_on_and_only_moves_forward(seen) -> None:
    view = LongRunView(small())
    states = seen(view)
    say(view, "start")
    assert states[0][1]["phase"] == "running" and states[0][1]["done"] == 0 and states[0][0] < 0.5
    view.wait(60)
    done = [state["done"] for _, state in states]
    assert done == sorted(done) and view.state["phase"] == "done" and done[-1] == 400
    assert view.state["words"] == "400 panels." and view.label == "A tick a panel. 400 panels."
    assert len(view.data["panels"]["mean"]) == 400


def test_it_leaves_the_kernel_free() -> None:
    workers: list[int] = []

    def work(progress, stop, _turn):
        workers.append(get_ident())
        return simulate_panels(400, 2_000, progress=progress, stop=stop)

    view = LongRunView(small(run=work))
    say(view, "start")
    view.wait(60)
    assert workers and workers != [get_ident()]


def test_stop_ends_it_and_shows_what_there_is() -> None:
    view = LongRunView(small(amount=100_000, run=lambda p, s, turn: simulate_panels(100_000, 2_000, seed=turn, progress=p, stop=s)))
    say(view, "start")
    deadline = time.perf_counter() + 30
    while not view.state["done"] and time.perf_counter() < deadline:
        time.sleep(0.02)
    say(view, "stop")
    view.wait(60)
    state = view.state
    assert state["phase"] == "stopped" and 0 < state["done"] < 100_000
    assert state["words"] == f"{state['done']} panels." and len(view.data["panels"]["mean"]) == state["done"]


def test_stopped_at_once_it_has_nothing_to_show() -> None:
    view = LongRunView(small(run=lambda p, s, turn: simulate_panels(400, 2_000, progress=p, stop=lambda: True)))
    say(view, "start")
    view.wait(60)
    assert view.state["phase"] == "stopped" and view.state["words"].startswith("Stopped before the first") and view.data == {}


def test_a_second_press_starts_no_second_run_and_each_run_draws_anew() -> None:
    turns: list[int] = []

    def work(progress, stop, turn):
        turns.append(turn)
        return simulate_panels(400, 2_000, seed=turn, progress=progress, stop=stop)

    view = LongRunView(small(run=work))
    say(view, "start")
    say(view, "start")
    view.wait(60)
    first = view.data["panels"]["mean"]
    say(view, "start")
    view.wait(60)
    assert turns == [0, 1] and view.data["panels"]["mean"] != first


def test_a_page_that_is_closed_stops_its_run() -> None:
    view = LongRunView(small(amount=100_000, run=lambda p, s, turn: simulate_panels(100_000, 2_000, progress=p, stop=s)))
    say(view, "start")
    view.close()
    view.wait(30)
    assert not view.running


def test_a_fault_is_told_in_words(caplog: pytest.LogCaptureFixture) -> None:
    def work(_progress, _stop, _turn):
        raise ValueError("panels must be above 0")

    view = LongRunView(small(run=work))
    say(view, "start")
    view.wait(60)
    assert view.state["phase"] == "failed" and "panels must be above 0" in view.state["words"]
    assert "failed" in caplog.text


def test_an_unknown_run_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="ten_thousand_panels"):
        load("nothing")


@EVERY
def test_its_picture_follows_the_schema_and_uses_its_sources(name: str) -> None:
    run = load(name)
    checked = chart_spec(run.picture({source: alt.NamedData(source) for source in run.sources}), validate=True)
    assert checked == run.spec


def test_ten_thousand_panels_agree_with_the_formula() -> None:
    """The chapter's shares within three standard errors, from fewer panels; rows hold every panel within the frame."""
    run = load("ten_thousand_panels")
    drawn = simulate_panels(1_500, 5_000, truncate_at=100_000, seed=3)
    rows = run.rows(drawn)
    assert set(rows) == set(run.sources)
    bars = rows["bars"]
    for _way, group in bars.groupby("way"):
        assert group["drawn"].sum() == pytest.approx(1, abs=0.005) and group["exact"].sum() == pytest.approx(1, abs=0.005)
    saved = drawn.savings(10_462.77)
    assert (saved >= 0.02).mean() == pytest.approx(0.2536, abs=3 * np.sqrt(0.25 * 0.75 / 1_500))
    assert "1,500 panels" in run.says(drawn) and "25.4%, 86.7% and 19.6%" in run.says(drawn)
