"""An explorer without a page: what its author is told, what a scene code keeps, and what a reader's move sets off."""

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import explorer as show
from widgets.explorer import Explorer, load, names
from widgets.explorer_view import ExplorerView
from widgets.prediction import Prediction, PredictionView
from workbook.answers import Number
from workbook.controls import Control, Options, Series, Switch
from workbook.session import current


def model(*, visits, payer, capped):
    if visits == 13:
        raise ValueError("nobody has thirteen visits")
    if visits == 17:
        raise ZeroDivisionError("division by zero")
    price = {"public": 80, "private": 120}[payer]
    return pd.DataFrame(
        {"visit": range(1, visits + 1), "cost": [min(v * price, 500) if capped else v * price for v in range(1, visits + 1)]}
    )


def picture(rows):
    return alt.Chart(rows).mark_line().encode(alt.X("visit:Q").title("Visit"), alt.Y("cost:Q").title("Cost, $").axis(format="$,d"))


def says(values, frame):
    return f"{values['visits']} visits cost ${frame['cost'].max():,}."


PARTS = {
    "controls": {
        "visits": Control("Visits", "visits", low=1, high=20, step=1, default=4, format=",.0f"),
        "payer": Options("Payer", {"public": "Public", "private": "Private"}, "public"),
        "capped": Switch("Capped at $500"),
    },
    "model": model,
    "picture": picture,
    "says": says,
    "describes": "A line: cost by number of visits.",
    "scenes": {"A bad year": {"visits": 20, "payer": "private"}},
}
COSTS = Explorer("What does a year cost?", **PARTS)
ASKING = Explorer("What does a year cost?", **PARTS, asks="What rises?")
GUESS = Prediction("How much?", Number("$"), truth=lambda: 320, reveal=lambda given, truth: "")
PREDICTED = Explorer("What does a year cost?", **PARTS, prediction=GUESS)
VOTED = Explorer(
    "What does a year cost?",
    **PARTS,
    prediction=Prediction("Is it much?", Number("$"), truth=None, reveal=lambda given, truth: ""),
)


# What an author is told.


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"describes": " "}, ValueError, "needs a describes"),
        ({"controls": {}}, ValueError, "has no controls"),
        ({"controls": {"visits": PARTS["controls"]["visits"]}}, TypeError, "the model does not take the controls visits"),
        ({"linked": ("visit",)}, ValueError, "linked names visit"),
        ({"scenes": {"Late": {"visit": 3}}}, ValueError, "no control 'visit'"),
        ({"drag": ("visits", "capped")}, ValueError, "drag names capped, which is not among its number controls"),
        ({"scenes": {"Late": {"visits": 300}}}, ValueError, "300 is outside"),
    ],
)
def test_a_fault_in_an_explorer_is_named(change, error, says):
    with pytest.raises(error, match=says):
        Explorer("What does a year cost?", **PARTS | change)


def test_an_unknown_name_lists_those_that_there_are():
    with pytest.raises(LookupError, match=names()[0]):
        load("replay_the_yaer")


def test_the_package_s_explorer_is_the_function_whatever_was_imported_first():
    import widgets

    assert widgets.explorer is show
    assert callable(widgets.explorer)


# At a setting.


def test_at_gives_all_that_a_page_would_show():
    scene = COSTS.at(visits=2, payer="private")
    assert scene.values == {"visits": 2, "payer": "private", "capped": False}
    assert scene.spec["datasets"] == {"rows": [{"visit": 1, "cost": 120}, {"visit": 2, "cost": 240}]}
    assert scene.sentence == "2 visits cost $240."
    assert scene.code == "test_explorer~visits=2~payer=private"


def test_what_a_scene_leaves_out_takes_its_default():
    assert COSTS.scenes["A bad year"] == {"visits": 20, "payer": "private", "capped": False}


@given(st.integers(1, 20), st.sampled_from(["public", "private"]), st.booleans())
def test_a_scene_code_reopens_its_state(visits, payer, capped):
    values = {"visits": visits, "payer": payer, "capped": capped}
    assert COSTS.read_code(COSTS.code(values)) == values


@given(st.decimals(0, 1, places=3))
def test_a_scene_code_keeps_fractions(rate):
    share = Explorer(
        "A share",
        **PARTS
        | {
            "controls": {"r": Control("Rate", low=0, high=1, step=0.001, default=0.5, format=".1%")},
            "model": lambda *, r: None,
            "scenes": {},
        },
    )
    assert share.read_code(share.code({"r": float(rate)})) == {"r": float(rate)}


def test_a_scene_code_keeps_a_series():
    years = Series("Cost", each="year", names=("1", "2"), low=0, high=9, step=0.5, default=(1, 2))
    parts = PARTS | {
        "controls": {"years": years},
        "model": lambda *, years: pd.DataFrame({"visit": [1, 2], "cost": years}),
        "says": lambda values, frame: f"${frame['cost'].sum():.1f}.",
        "scenes": {"Late": {"years": (0, 9)}},
    }
    found = Explorer("What does a year cost?", **parts)
    assert found.defaults == {"years": [1, 2]} and found.scenes["Late"] == {"years": [0, 9]}
    scene = found.at(years=[0.5, 7])
    assert scene.sentence == "$7.5." and scene.code == "test_explorer~years=0.5,7.0"
    assert found.read_code(scene.code) == scene.values
    with pytest.raises(ValueError, match="takes 2 numbers, one a year"):
        found.read_code("test_explorer~years=0.5")
    with pytest.raises(ValueError, match="takes 2 numbers, one a year"):
        found.read_code("test_explorer~years=0.5,many")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("another~visits=2", "belongs to the explorer 'another'"),
        ("test_explorer~visits", "control=value was expected"),
        ("test_explorer~visits=two", "takes a number"),
        ("test_explorer~visits=99", "99.0 is outside"),
        ("test_explorer~vists=2", "no control 'vists'"),
        ("test_explorer~capped=perhaps", "on or off"),
    ],
)
def test_a_scene_code_that_cannot_be_read_is_explained(code, says):
    with pytest.raises(ValueError, match=says):
        COSTS.show(scene=code)


# On a page, where every trait is what the front end sees.


def test_a_move_brings_rows_sentence_label_and_code():
    view = COSTS.show()
    view.values = {"visits": 3, "payer": "private", "capped": False}
    assert view.data == {"rows": {"visit": [1, 2, 3], "cost": [120, 240, 360]}}
    assert view.sentence == "3 visits cost $360."
    assert view.label == "A line: cost by number of visits. 3 visits cost $360."
    assert view.code == "test_explorer~visits=3~payer=private"
    assert view.answered == 1


def test_code_sets_a_control_and_is_refused_outside_its_range():
    view = COSTS.show(visits=5)
    view.set(capped=True)
    with pytest.raises(ValueError, match="goes from 1 visit to 20 visits; 21 is outside"):
        view.set(visits=21)
    assert view.values == {"visits": 5, "payer": "public", "capped": True}


@pytest.mark.parametrize(
    ("visits", "says"),
    [(13, "There is no picture for this setting: nobody has thirteen visits"), (17, "ZeroDivisionError: division by zero")],
)
def test_a_model_that_fails_says_so_and_keeps_the_last_picture(visits, says, caplog):
    view = COSTS.show(visits=2)
    before = view.data
    view.set(visits=visits)
    assert says in view.problem
    assert view.data == before
    view.set(visits=3)
    assert view.problem == ""
    assert len(view.data["rows"]["visit"]) == 3


def test_a_page_opens_even_where_the_model_fails_at_once(caplog):
    view = COSTS.show(visits=17)
    assert "ZeroDivisionError" in view.problem
    view.set(visits=3)
    assert view.sentence == "3 visits cost $240."


def test_the_sentence_waits_for_a_reading_and_so_does_the_label(learning):
    view = ASKING.show()
    assert view.sentence == ""
    assert view.label == "A line: cost by number of visits."
    view._hear(view, {"reading": "  cost  "}, [])
    assert view.reading == "cost"
    assert view.sentence == "4 visits cost $320."
    assert view.label.endswith(view.sentence)


def test_a_reading_is_kept_in_the_log_and_comes_back(learning):
    ASKING.show(visits=2).commit("cost rises")
    assert current().recorded("reading", "test_explorer") == {
        "text": "cost rises",
        "asked": "What rises?",
        "scene": "test_explorer~visits=2",
    }
    assert ASKING.show().sentence == "4 visits cost $320."


def test_an_empty_reading_opens_nothing(learning):
    view = ASKING.show()
    view.commit("   ")
    assert (view.reading, view.sentence) == ("", "")


def test_a_scene_in_the_page_s_address_opens_and_another_explorer_s_is_ignored():
    view = COSTS.show()
    view._hear(view, {"scenes": ["another~x=1", "test_explorer~visits=2"]}, [])
    assert view.values["visits"] == 2
    view._hear(view, {"scenes": ["test_explorer~visits=200"]}, [])
    assert "could not be opened" in view.problem
    assert view.values["visits"] == 2


def test_without_widgets_title_and_description_are_shown(learning):
    data, _ = ASKING.show()._repr_mimebundle_()
    assert data["text/plain"] == "What does a year cost?\nA line: cost by number of visits."


# Under a cover, until the prediction is committed.


def commit(explorer):
    """Commit the prediction of a made explorer, as its widget on the page would."""
    page = PredictionView("test_explorer", explorer.prediction, current())
    assert page.commit("300", reason="Four visits.", confidence=60) == ""
    return page


def all_that_is_on_the_page(view):
    return str({name: value for name, value in view.get_state().items() if name not in ("_esm", "_css")})


def test_a_picture_waits_for_its_prediction_with_all_that_belongs_to_it(learning):
    view = PREDICTED.show()
    assert view.cover["words"] == "Commit your prediction above first; then this picture opens."
    assert view.cover["button"] == "Open it without predicting"
    assert (view.data, view.sentence, view.label) == ({}, "", PREDICTED.describes)
    shown = all_that_is_on_the_page(view)
    for hidden in ("mark", "A bad year", "Capped", "$320", "'cost': ["):
        assert hidden not in shown
    data, _ = view._repr_mimebundle_()
    assert data["text/plain"] == "What does a year cost?\nA line: cost by number of visits."


def test_it_opens_the_moment_the_prediction_is_committed_and_stays_open(learning):
    views = [PREDICTED.show(visits=2), PREDICTED.show()]
    page = commit(PREDICTED)
    for view, visits in zip(views, (2, 4), strict=True):
        assert view.cover == {}
        assert view.sentence == f"{visits} visits cost ${visits * 80}."
        assert view.data["rows"]["visit"] == list(range(1, visits + 1))
        assert view.setup["spec"] and view.setup["controls"]
    page.forget()
    assert views[0].cover == {}
    assert PREDICTED.show().cover == {}, "forgetting a prediction covers nothing again"


def test_what_was_not_committed_or_belongs_elsewhere_opens_nothing(learning):
    view = PREDICTED.show()
    page = PredictionView("test_explorer", GUESS, current())
    page.typed = {"answer": "300", "reason": "", "confidence": None}
    assert page.commit("letters", reason="Four visits.", confidence=60)
    PredictionView("another", GUESS, current()).commit("300", reason="Four visits.", confidence=60)
    current().record("note", "test_explorer", position="A debate of the same name.")
    view.follow(None)
    assert view.covered
    assert PREDICTED.show().covered


def test_nobody_is_locked_out_and_going_on_without_is_noted(learning):
    view, other = PREDICTED.show(), PREDICTED.show()
    view._hear(view, {"covered": "shown"}, [])
    assert view.covered
    view._hear(view, {"covered": "open"}, [])
    assert (view.cover, other.cover) == ({}, {})
    assert view.sentence == "4 visits cost $320."
    assert current().recorded("note", "test_explorer") == {"opened": "without predicting"}
    assert PREDICTED.show().cover == {}, "the choice comes back with the page"


def test_a_covered_explorer_can_be_set_and_opens_at_that_setting(learning):
    view = PREDICTED.show()
    view.set(visits=2)
    assert (view.data, view.sentence) == ({}, "")
    commit(PREDICTED)
    assert view.sentence == "2 visits cost $160."


def test_a_vote_is_called_a_vote(learning):
    assert VOTED.show().cover == {
        "words": "Commit your vote above first; then this picture opens.",
        "button": "Open it without voting",
    }


def test_what_is_never_covered(learning, monkeypatch):
    """No prediction; the author's or the chapter's word; a scene in the call or in the address; a speaker's screen."""
    assert COSTS.show().cover == ASKING.show().cover == {}
    assert PREDICTED.show(covered=False).cover == {}
    assert Explorer("What does a year cost?", **PARTS, prediction=GUESS, covered=False).show().cover == {}
    assert PREDICTED.show(scene="test_explorer~visits=2").sentence == "2 visits cost $160."
    view, other = PREDICTED.show(), PREDICTED.show()
    view._hear(view, {"scenes": ["another~x=1"]}, [])
    assert view.covered
    view._hear(view, {"scenes": ["test_explorer~visits=2"]}, [])
    assert view.sentence == "2 visits cost $160."
    assert other.covered, "a link opens what it links to, and is no commitment"
    monkeypatch.setenv("VBC_MODE", "present")
    assert PREDICTED.show().cover == {}


def test_a_dict_of_frames_gives_the_picture_one_source_each():
    double = Explorer(
        "Two sources",
        **PARTS
        | {
            "model": lambda *, visits, payer, capped: {
                "seen": model(visits=visits, payer=payer, capped=capped),
                "marks": pd.DataFrame({"visit": [2]}),
            },
            "picture": lambda rows: picture(rows["seen"]) + alt.Chart(rows["marks"]).mark_rule().encode(x="visit:Q"),
            "says": lambda values, frame: f"{len(frame['marks'])} mark.",
        },
    )
    assert set(double.at().spec["datasets"]) == {"seen", "marks"}
    assert isinstance(double.show(), ExplorerView)
