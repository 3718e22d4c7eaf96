"""The fieldset of controls: what code may set, and what it is told when it may not."""

import pytest

from widgets.sliders import Controls
from workbook.controls import Control, Options, Switch


@pytest.fixture
def controls():
    """One control of each kind."""
    return Controls(
        {
            "n": Control("Discharges", "patients", low=50, high=5000, step=50, default=500, format=",.0f"),
            "level": Options("Interval", {"95": "95%", "99.8": "99.8%"}, "95"),
            "free": Switch("May choose neither"),
        },
        legend="Try it",
        n=650,
    )


def test_what_is_not_given_starts_at_its_default(controls):
    assert controls.values == {"n": 650, "level": "95", "free": False}


def test_the_page_gets_labels_units_and_limits(controls):
    assert controls.specs["n"]["unit"] == "patients"
    assert [option["id"] for option in controls.specs["level"]["options"]] == ["95", "99.8"]
    assert controls.legend == "Try it"


def test_code_sets_several_at_once(controls):
    controls.set(n=1000, free=True)
    assert controls.values == {"n": 1000, "level": "95", "free": True}


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"n": 6000}, "goes from 50 patients to 5,000 patients; 6000 is outside"),
        ({"n": float("nan")}, "is outside"),
        ({"n": "many"}, "takes a number"),
        ({"level": "90"}, "is one of 95, 99.8"),
        ({"free": 1}, "is on or off"),
        ({"m": 1}, "there is no control 'm'; there are n, level, free"),
    ],
)
def test_what_cannot_be_set_is_explained_and_changes_nothing(controls, setting, says):
    with pytest.raises(ValueError, match=says):
        controls.set(**setting)
    assert controls.values["n"] == 650


def test_a_value_from_the_page_is_checked_too(controls):
    with pytest.raises(ValueError, match="is outside"):
        controls.values = {"n": 1e9, "level": "95", "free": False}
