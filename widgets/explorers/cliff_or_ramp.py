"""A bonus that is paid at a threshold and one that rises with the rate: what one more patient is worth to whom."""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from vbc.payment import Bonus, cliff_and_ramp, effort_worth
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from workbook.answers import Choice
from workbook.controls import Control

AMOUNT = 20_000
SPREAD = 0.2
LOWEST, HIGHEST = 0.40, 0.99
RATES = tuple(round(rate, 2) for rate in np.arange(LOWEST, HIGHEST + 0.001, 0.01))
NAMES = ("cliff", "ramp")
COLORS = alt.Scale(domain=NAMES, range=[ORANGE, BLUE])
DASHES = alt.Scale(domain=NAMES, range=[[1, 0], [7, 4]])
CEILING = 1_000


def bonuses(threshold):
    """All at the threshold, or from nothing a fifth below it to all a fifth above, and at 100% at the latest."""
    reach = min(SPREAD, 1 - threshold)
    return {
        "cliff": Bonus(AMOUNT, threshold=threshold),
        "ramp": Bonus(AMOUNT, threshold=round(threshold - reach, 4), full_at=round(threshold + reach, 4)),
    }


@lru_cache(maxsize=64)
def _curves(patients, threshold):
    return cliff_and_ramp(bonuses(threshold), patients=patients, rates=RATES)


def model(*, rate, patients, threshold):
    """Expected bonus and worth of one patient more over true rates, for both forms."""
    curves = _curves(patients, threshold)
    here = np.isclose(curves["rate"], rate)
    drawn = curves["next_patient"]
    return curves.assign(here=here, drawn=drawn, threshold=threshold)


def picture(rows):
    rate = alt.param(name="rate", value=0.78)
    base = alt.Chart(rows)
    x = {"scale": alt.Scale(domain=[LOWEST, 1.0], nice=False)}
    color = alt.Color("bonus:N", scale=COLORS, legend=None)
    dash = alt.StrokeDash("bonus:N", scale=DASHES, legend=None)
    one = base.transform_filter("datum.bonus == 'cliff' && abs(datum.rate - rate) < 0.001")
    panels = []
    for field, title, top, axis in (
        ("expected", "Bonus, on average", AMOUNT, alt.Axis(format="$,d", values=[0, 10_000, 20_000])),
        ("drawn", "Making sure of one more", CEILING, alt.Axis(format="$,d", values=[0, 250, 500, 750, 1_000])),
    ):
        y = alt.Y(f"{field}:Q", title=title, scale=alt.Scale(domain=[0, top * 1.05], nice=False), axis=axis)
        across = alt.X(
            "rate:Q",
            title="Your true rate: share of patients who get the visit" if field == "drawn" else None,
            axis=alt.Axis(format=".0%", values=[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]),
            **x,
        )
        at = base.transform_filter("abs(datum.rate - rate) < 0.001")
        words = "format(datum.expected, '$,.0f')" if field == "expected" else "format(datum.next_patient, '$,.0f')"
        labels = [
            mark
            for number, name in enumerate(NAMES)
            for mark in _key(at.transform_filter(f"datum.bonus == '{name}'"), f"'{name}: ' + {words}", 9 + 18 * number, color, dash)
        ]
        panels.append(
            alt.layer(
                base.transform_filter("datum.bonus == 'cliff' && datum.rate == 0.5")
                .mark_rule(color=QUIET, strokeDash=[2, 3])
                .encode(x=alt.X("threshold:Q", **x)),
                one.mark_rule(color=INK, strokeWidth=1.5).encode(x=across),
                base.mark_line(strokeWidth=3).encode(x=across, y=y, color=color, strokeDash=dash),
                at.mark_point(filled=True, size=110, opacity=1).encode(x=across, y=y, color=color),
                *labels,
            ).properties(height=150)
        )
    return alt.vconcat(*panels, spacing=10).add_params(rate)


def _key(one, words, at, color, dash):
    """A piece of the line as it is drawn, its name and its value here: the picture's key."""
    yield one.mark_rule(strokeWidth=3).encode(x=alt.value(6), x2=alt.value(32), y=alt.value(at), color=color, strokeDash=dash)
    text = one.transform_calculate(words=words).mark_text(align="left", baseline="middle", fontWeight=600, color=INK)
    yield text.encode(x=alt.value(38), y=alt.value(at), text="words:N")


def table(frame):
    """Every tenth, and where you stand."""
    shown = frame[np.isclose((frame["rate"] * 10) % 1, 0) | np.isclose((frame["rate"] * 10) % 1, 1) | frame["here"]]
    wide = shown.pivot(index="rate", columns="bonus", values=["expected", "next_patient"])
    return pd.DataFrame(
        {
            "True rate": [f"{rate:.0%}" for rate in wide.index],
            **{
                f"{heading}, {name}": [f"${amount:,.0f}" for amount in wide[field, name]]
                for field, heading in (("expected", "Bonus on average"), ("next_patient", "Making sure of one more"))
                for name in NAMES
            },
        }
    )


def says(values, frame):
    here = frame[frame["here"]].set_index("bonus")
    cliff, ramp = here.loc["cliff"], here.loc["ramp"]
    worth = frame[frame["bonus"] == "cliff"].set_index("rate")["next_patient"]
    reach = worth[worth >= 100].index
    where = f"it is \\$100 or more from {reach.min():.0%} to {reach.max():.0%}" if len(reach) else "it is \\$100 or more nowhere"
    return (
        f"At a true rate of {values['rate']:.0%}, with {values['patients']} patients, making sure of one more brings ${cliff['next_patient']:,.0f} on average where "
        f"the bonus is all or nothing at {values['threshold']:.0%}, and ${ramp['next_patient']:,.0f} where it rises step by step. For the first, {where}. "
        f"The bonus itself comes to ${cliff['expected']:,.0f} and ${ramp['expected']:,.0f} a year on average."
    ).replace("\\$", "$")


FOUR = (0.50, 0.70, 0.78, 0.90)


def _worths(form="cliff"):
    return [effort_worth(bonuses(0.8)[form], rate=rate, patients=100) for rate in FOUR]


def _truth():
    return {1: "one", 2: "two", 3: "three", 4: "four"}[sum(worth >= 100 for worth in _worths())]


def _reveal(_given, _truth):
    cliff = ", ".join(f"\\${worth:,.0f} at {rate:.0%}" for worth, rate in zip(_worths(), FOUR, strict=True))
    ramp = ", ".join(f"\\${worth:,.0f}" for worth in _worths("ramp"))
    return (
        f"**One.** {cliff}. For the practice at 50% the bonus is out of reach, for the one at 90% it is as good as paid. If the same \\$20,000 rose step by step from 60% to "
        f"100%, the four numbers would be {ramp}."
    )


PREDICTION = Prediction(
    prompt=(
        "A plan pays a practice \\$20,000 if at least 80% of its patients leave the hospital with a visit booked. Four practices with 100 patients each have true rates of 50%, 70%, 78% and 90%; how the year "
        "falls out is partly luck. Each could make **sure** of one patient who would otherwise have had the same chance as the others. For **how many** of the four is that worth "
        "\\$100 or more, on average?"
    ),
    answer=Choice({"one": "One of them", "two": "Two of them", "three": "Three of them", "four": "All four"}),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What is one more patient worth?",
    serves=("ch09.margin",),
    controls={
        "rate": Control("Your true rate", low=LOWEST, high=HIGHEST, step=0.01, default=0.78, format=".0%"),
        "patients": Control("Patients counted", low=40, high=400, step=20, default=100, format=".0f"),
        "threshold": Control("Threshold of the bonus", low=0.7, high=0.95, step=0.05, default=0.8, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("rate",),
    describes=(
        "Two panels over a practice's true rate. Above, the bonus that a year brings on average; below, what making sure of one more patient adds to it. In each a solid line "
        "for a bonus paid all at once at a threshold and a dashed one for a bonus that rises step by step. A dotted line marks the threshold, an upright one your rate."
    ),
    scenes={
        "78%, 100 patients": {},
        "50%": {"rate": 0.5},
        "90%": {"rate": 0.9},
        "Forty patients": {"patients": 40},
        "400 patients": {"patients": 400},
    },
    asks="Move your rate from 40% to 99%. Where does the cliff ask for effort, and what do more patients do to that place?",
    prediction=PREDICTION,
)
