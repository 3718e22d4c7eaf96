"""The world of a mistake on a card: offered when one is recognised, silent about the truth until the reader has committed."""

import dataclasses
import inspect
from pathlib import Path

import pytest

from widgets.assets import HERE
from widgets.card import Card, card
from widgets.card_view import has_world
from widgets.explorer import load
from widgets.own_numbers import HELD, fits
from widgets.world import WorldView, open_world
from workbook import registry
from workbook.desk import Desk
from workbook.judge import Verdict, mistaken
from workbook.session import current
from workbook.variants import draw

pytestmark = pytest.mark.usefixtures("learner")

NUMBER, TABLE, TARGET = "ch09.members_leave", "ch04.loaded_rates", "ch05.flip_point"
CODE = "ch11.write_the_choice"
FAILS = """
def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    return (first_benefit + payment_slope * money_weight / health_weight) / benefit_fall
"""


@pytest.fixture
def learner(learning: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same learner in every run, and so the same numbers."""
    monkeypatch.setenv("VBC_LEARNER", "worlds")
    return learning


def mistaken_card(name: str = NUMBER) -> Card:
    """A card on which the first mistake has been handed in."""
    at = card(name)
    mistake = at.desk.key.mistakes[0]
    answer = mistaken(mistake, at.desk.parameters)
    assert at.check(answer if name == TABLE else at.desk.problem.answer.record(answer)).misconception == mistake.__name__
    return at


def opened(name: str = NUMBER) -> WorldView:
    at = mistaken_card(name)
    at.world()
    return at.world_drawer


def test_nothing_is_offered_before_a_mistake_is_recognised() -> None:
    at = card(NUMBER)
    assert not at.shown["world"]
    at.check("123456.7")
    assert not at.shown["world"], "wrong, but no known mistake"
    at.check(at.desk.problem.answer.record(at.desk.key.solve(**at.desk.parameters)))
    assert not at.shown["world"]


def test_a_card_opened_again_still_offers_it() -> None:
    mistaken_card().close()
    assert card(NUMBER).shown["world"]


@pytest.mark.parametrize("name", [NUMBER, TABLE, TARGET])
def test_before_the_commitment_nothing_of_the_truth_is_on_the_page(name: str) -> None:
    """All that is sent stays the same when another rule is put in the place of the true one."""
    view = opened(name)
    others = [dataclasses.replace(world, true_rule=world.rule) for world in view.worlds]
    blind = WorldView(view.desk, others)
    assert (view.shown, view.data) == (blind.shown, blind.data)
    assert set(view.data["rows"]["lines"]["rule"]) == {f"Your rule: {view.world.name}"}
    assert (
        view.shown["intro"] and view.shown["question"] and view.shown["nowhere"] and view.shown["note"] and not view.shown["says"]
    )
    view.commit(None)
    blind.revealed = True
    blind.choose(0)
    assert view.data != blind.data


def test_a_commitment_is_kept_and_draws_the_true_rule_once() -> None:
    view = opened()
    view.commit(0.9)
    assert view.shown["says"].startswith("With “Members who stay on each year” from 0% to 100%, your rule is right only at 100%.")
    assert view.shown["verdict"] == "You said 90%. There the two still differ."
    kept = current().recorded("reading", view.desk.id)
    assert kept["guess"] == 0.9 and kept["world"] == "everybody_stays" and kept["says"] in view.shown["says"]
    view.commit(0.1)
    assert current().recorded("reading", view.desk.id)["guess"] == 0.9


def test_who_has_seen_the_true_value_earns_the_point_with_new_numbers() -> None:
    at = mistaken_card()
    at.world()
    assert not at.desk.state.solution_shown, "the mistaken rule alone gives nothing away"
    at.world_drawer.commit(None)
    assert at.desk.state.solution_shown and "new numbers earn the point" in at.shown["status"] and at.shown["solution"]
    at.check(at.desk.key.solve(**at.desk.parameters))
    assert at.desk.state.credit == 0
    at.new_numbers()
    at.check(at.desk.key.solve(**at.desk.parameters))
    assert at.desk.state.credit == 1


def test_a_world_seen_before_opens_as_it_was_left() -> None:
    opened().commit(0.4)
    at = card(NUMBER)
    at.world()
    at.world()
    assert at.world_drawer.revealed and "You said 40%" in at.world_drawer.shown["verdict"]


def test_a_new_answer_and_new_numbers_close_it() -> None:
    at = mistaken_card()
    at.world()
    view = at.world_drawer
    at.check("123456.7")
    assert at.world_drawer is None and view.comm is None
    mistaken_card().world()
    at.world_drawer.commit(None)
    at.new_numbers()
    assert at.world_drawer is None and not at.shown["world"]


def test_another_number_can_move_and_the_others_change() -> None:
    view = opened()
    view.commit(None)
    first = view.data["readout"]["true"]
    view.choose(1)
    assert view.shown["number"] == "years" and view.data["readout"]["true"] != first
    view.choose(0)
    view.change({"cost": 0.0})
    assert view.data["readout"]["true"][-1] == pytest.approx(view.data["readout"]["yours"][-1])
    assert view.data["readout"]["true"] != first
    view.change({})
    assert view.data["readout"]["true"] == first


def test_before_the_commitment_no_other_number_is_shown() -> None:
    view = opened()
    before = view.data
    view.choose(1)
    view.change({"cost": 0.0})
    assert view.data == before


def test_the_page_is_answered() -> None:
    at = mistaken_card()
    at._handle_custom_msg({"type": "world", "call": 1, "view": "v"}, [])
    view = at.world_drawer
    view._handle_custom_msg({"guess": None}, [])
    assert view.revealed and "nowhere" in view.shown["verdict"]
    view._handle_custom_msg({"choose": 2}, [])
    view._handle_custom_msg({"change": {"years": 2}}, [])
    assert view.shown["chosen"] == 2 and view.shown["othersAt"]["years"] == 2
    view._handle_custom_msg({"change": {"years": 2}}, [])
    assert view.answered == 4, "what changes nothing is answered too: the page waits for it"


def test_a_class_that_is_marked_later_gets_none() -> None:
    desk = Desk(NUMBER, dataclasses.replace(current(), feedback="later"))
    verdict = Verdict("misconception", "…", "everybody_stays")
    assert not has_world(desk, verdict) and open_world(desk) is None
    desk.know_answer()
    assert not desk.state.solution_shown


def test_where_the_keys_are_absent_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.worlds.choosing.WORLDS", "no.such.package")
    verdict = Verdict("misconception", "…", "everybody_stays")
    assert not has_world(Desk(NUMBER, current()), verdict)


def test_the_rows_for_readers_hold_the_learners_place_and_the_meeting_place() -> None:
    view = opened()
    assert list(view.data["table"]) == ["Members who stay on each year", "Your rule"]
    view.commit(None)
    table = view.data["table"]
    places = dict(zip(table["Members who stay on each year"], table["Note"], strict=True))
    assert places["100%"] == "equal" and "your numbers" in places.values()
    assert view.shown["label"].startswith("Lines over “Members who stay on each year”: your rule and the true one.")


def test_the_explorer_opens_at_the_learners_numbers_once_the_rules_are_shown() -> None:
    at = mistaken_card("ch09.last_step")
    at.world()
    view = at.world_drawer
    view._handle_custom_msg({"explorer": "open"}, [])
    assert not view.shown["explorer"] and at.drawer is None
    view.commit(None)
    assert view.shown["explorer"]
    view._handle_custom_msg({"explorer": "open"}, [])
    numbers = at.desk.parameters
    shown = {name: at.drawer.values[name] for name in ("share", "practices", "probability")}
    assert shown == {"share": numbers["share"], "practices": numbers["practices"], "probability": numbers["chance"]}
    assert at.world_drawer is view


@pytest.mark.slow
@pytest.mark.parametrize("name", HELD)
def test_what_an_explorer_holds_of_a_problem_fits_its_controls(name: str) -> None:
    """In most draws; where one number lies beyond a control, the button is not there."""
    held = 0
    for number in range(20):
        parameters = draw(name, course="explorers", learner="me", number=number)
        controls = load(registry.problem(name).explorer).controls
        found = HELD[name](parameters)
        assert set(found) <= set(controls), name
        held += all(fits(controls[control], value) for control, value in found.items())
    assert held >= 5, f"{name}: {held} of 20 draws fit"


def test_code_opens_at_the_input_that_fails() -> None:
    """The run is the learner's own code in the sandbox; expected and given stand side by side, and one number moves."""
    at = card(CODE)
    assert not at.shown["world"]
    verdict = at.check(FAILS)
    assert at.shown["world"] and verdict.detail
    at.world()
    view = at.world_drawer
    here = view.data["readout"]["x"].index(view.world.own)
    assert view.data["readout"]["call"][here] == verdict.detail["call"]
    assert view.data["readout"]["trueText"][here] == verdict.detail["expected"]
    assert view.data["readout"]["yoursText"][here] == verdict.detail["given"]
    assert view.data["readout"]["right"][here] is False and True in view.data["readout"]["right"]
    shown = view.shown  # by these the page knows that nothing was moved, and does not print the input that the verdict prints
    assert shown["control"]["default"] == view.data["readout"]["x"][here]
    assert {path: spec["default"] for path, spec in shown["others"].items()} == shown["othersAt"] != {}
    assert view.shown["true"] == "Expected" and "expected: " in " ".join(view.data["readout"]["trueLabel"])
    assert not [label for label in view.data["readout"]["trueLabel"] if "true" in label], "one word for one thing"
    share = f"{verdict.detail['right']} of the {verdict.detail['cases']} hidden inputs"
    assert share in verdict.message and view.shown["spec"] and "Your function is right at 9 of the 21 values" in view.shown["says"]
    assert not at.desk.state.solution_shown, "what is expected there was said with the verdict"
    view.choose(2)
    view.change({"first_benefit": 30.0})
    assert all("first_benefit=30" in call for call in view.data["readout"]["call"])


@pytest.mark.slow
def test_code_that_is_right_or_did_not_run_opens_nothing() -> None:
    at = card(CODE)
    at.check(inspect.getsource(at.desk.key.solve))
    assert not at.shown["world"]
    at.check("def calls(:")
    assert not at.shown["world"]
    at.check("def calls(**numbers):\n    while True:\n        pass\n")
    assert not at.shown["world"]


@pytest.mark.slow
@pytest.mark.parametrize("name", [NUMBER, TARGET])
def test_a_picture_fits_the_schema(name: str) -> None:
    """Pages draw it unchecked, and it is written by hand."""
    import altair as alt

    view = opened(name)
    alt.Chart.from_dict(view.shown["spec"] | {"datasets": {source: [] for source in view.data["rows"]}})


def test_a_widget_inside_another_is_put_there_in_one_place() -> None:
    """Cards, reviews and due cards share it: what one of them learns about closing the others know too."""
    assert [path.name for path in sorted(HERE.glob("*.js")) if "getWidget" in path.read_text(encoding="utf-8")] == ["inside.js"]
