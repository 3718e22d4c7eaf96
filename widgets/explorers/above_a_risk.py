"""A threshold instead of places: what a predicted risk means in each group, and what selecting everybody above it does."""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from vbc.confusion import Confusion
from vbc.fairness_criteria import equalized_odds_difference
from vbc.heart_failure_program import MODELS, PLACE_COST, READMISSION_COST, SLOTS, program_calibration_curve, program_ranking
from vbc.program_value import value_of
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRID, INK, ORANGE, QUIET
from widgets.written import dollars
from workbook.answers import Number
from workbook.controls import Control, Options

LOWEST, HIGHEST, STEP = 0.02, 0.60, 0.01
GROUPS = ["housed", "unhoused"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE])
SHAPES = alt.Scale(domain=GROUPS, range=["circle", "square"])
DASHES = alt.Scale(domain=["TPR", "FPR"], range=[[1, 0], [5, 4]])
ASKED = 8
"""The tenth of patients, by predicted risk, that the prediction is about."""


def model(*, ranked_by, threshold, cost, effect):
    """Calibration at ten levels of risk; and along the threshold who is selected, what that is worth and how groups differ."""
    decided = _decided(ranked_by)
    benefit = READMISSION_COST * effect
    lines, rates = [], []
    for at, found, gap in decided:
        everybody = sum(found.values(), Confusion(0, 0, 0, 0))
        lines.append(
            (at, everybody.selected, float(everybody.positive_predictive_value), value_of(found, benefit=benefit, cost=cost), gap)
        )
        rates += [
            (at, group, name, float(rate))
            for group, own in found.items()
            for name, rate in (("TPR", own.true_positive_rate), ("FPR", own.false_positive_rate))
        ]
    curve = pd.DataFrame(lines, columns=["at", "selected", "ppv", "value", "gap"]).astype({"selected": int})
    return {
        "calibration": _levels(ranked_by),
        "curve": curve,
        "rates": pd.DataFrame(rates, columns=["at", "group", "rate", "share"]).round({"share": 4}),
        "diagonal": pd.DataFrame({"x": [0.0, 0.66], "y": [0.0, 0.66]}),
    }


@lru_cache(maxsize=2)
def _decided(ranked_by):
    """Decisions at every threshold of the slider: dollars do not move them."""
    ranking = program_ranking(ranked_by)
    found = [(round(at, 2), ranking.above(round(at, 2))) for at in np.arange(LOWEST, HIGHEST + STEP / 2, STEP)]
    gaps = [equalized_odds_difference(by_group) for _, by_group in found]
    return [(at, by_group, None if is_undefined(gap) else gap) for (at, by_group), gap in zip(found, gaps, strict=True)]


def _levels(ranked_by):
    levels = program_calibration_curve(ranked_by)
    return levels[levels["n"] >= 30][["group", "bin", "n", "predicted", "observed"]].round(4)


def picture(rows):
    threshold = alt.param(name="threshold", value=0.25)
    calibration, curve, rates, diagonal = (alt.Chart(rows[name]) for name in ("calibration", "curve", "rates", "diagonal"))
    here = curve.transform_filter("abs(datum.at - threshold) < 0.0005")
    color = alt.Color("group:N", scale=COLORS, legend=alt.Legend(title=None, orient="top"))
    risk = alt.X(
        "predicted:Q",
        title="Predicted risk",
        scale=alt.Scale(domain=[0, 0.66], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6]),
    )
    came = alt.Y(
        "observed:Q",
        title="Readmitted",
        scale=alt.Scale(domain=[0, 0.66], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6]),
    )
    shape = alt.Shape("group:N", scale=SHAPES, legend=alt.Legend(title=None, orient="top"))
    promised = alt.layer(
        diagonal.mark_line(color=GRID, strokeWidth=2).encode(x="x:Q", y="y:Q"),
        here.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=alt.X("at:Q")),
        calibration.mark_line(strokeWidth=2).encode(x=risk, y=came, color=color),
        calibration.mark_point(filled=True, size=55, opacity=1).encode(x=risk, y=came, color=color, shape=shape),
    ).properties(title="Do predictions come true?", width=235, height=205)
    at = alt.X(
        "at:Q",
        title="Select from this risk on",
        scale=alt.Scale(domain=[0, HIGHEST], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6]),
    )
    worth = alt.Y("value:Q", title="Net value, $ million", axis=alt.Axis(labelExpr="format(datum.value / 1e6, '.0f')", tickCount=5))
    value = alt.layer(
        curve.mark_line(color=INK).encode(x=at, y=worth),
        here.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=at),
        here.mark_point(filled=True, size=120, color=INK, opacity=1).encode(x=at, y=worth),
    ).properties(title="What it is worth", width=235, height=205)
    share = alt.Y(
        "share:Q", title="With a place", scale=alt.Scale(domain=[0, 1], nice=False), axis=alt.Axis(format=".0%", values=[0, 0.5, 1])
    )
    errors = alt.layer(
        rates.mark_line(strokeWidth=2.2).encode(
            x=at,
            y=share,
            color=alt.Color("group:N", scale=COLORS, legend=None),
            strokeDash=alt.StrokeDash("rate:N", scale=DASHES, legend=alt.Legend(title=None, orient="top")),
        ),
        here.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=at),
    ).properties(title="True and false positive rates", width=235, height=170)
    words = (
        "'From ' + format(datum.at, '.0%') + ' on'",
        "format(datum.selected, ',d') + ' patients selected'",
        "isValid(datum.ppv) ? 'precision ' + format(datum.ppv, '.1%') : 'nobody selected'",
        "'net value ' + (datum.value < 0 ? '−' : '') + '$' + format(abs(datum.value) / 1e6, '.2f') + ' million'",
        "'equalized-odds gap ' + format(datum.gap, '.3f')",
    )
    readout = alt.layer(
        *(
            here.transform_calculate(words=line)
            .mark_text(align="left", fontSize=14, fontWeight=700 if row == 0 else 500)
            .encode(x=alt.value(4), y=alt.value(24 + 27 * row), text="words:N")
            for row, line in enumerate(words)
        )
    ).properties(title="At the threshold", width=235, height=170)
    return (
        alt.concat(promised, value, errors, readout, columns=2, spacing=28)
        .resolve_scale(color="independent", shape="independent", strokeDash="independent")
        .add_params(threshold)
    )


def table(frame):
    """Calibration level by level, and the threshold in coarse steps."""
    levels, curve = frame["calibration"], frame["curve"]
    coarse = curve[(curve["at"] * 100).round().astype(int) % 5 == 0]
    return {
        "Calibration": pd.DataFrame(
            {
                "Patients": levels["group"],
                "Level": levels["bin"] + 1,
                "Number": levels["n"].map("{:,}".format),
                "Predicted": levels["predicted"].map("{:.1%}".format),
                "Readmitted": levels["observed"].map("{:.1%}".format),
            }
        ),
        "Thresholds": pd.DataFrame(
            {
                "From a risk of": coarse["at"].map("{:.0%}".format),
                "Selected": coarse["selected"].map("{:,}".format),
                "Precision": coarse["ppv"].map("{:.1%}".format),
                "Net value": coarse["value"].map(dollars),
                "Equalized-odds gap": coarse["gap"].map("{:.3f}".format),
            }
        ),
    }


def says(values, frame):
    curve = frame["curve"]
    here = curve[(curve["at"] - values["threshold"]).abs() < 0.0005].iloc[0]
    best = curve.loc[curve["value"].idxmax()]
    precise = f"precision {here['ppv']:.1%}" if here["ppv"] == here["ppv"] else "nobody selected"
    level = frame["calibration"].set_index(["group", "bin"])["observed"]
    most = f"Net value is highest at a threshold of {best['at']:.0%}" if best["value"] > 0 else "No threshold pays"
    return (
        f"By {values['ranked_by']}, from a risk of {values['threshold']:.0%} on: {int(here['selected']):,} patients, {precise}, net value {dollars(here['value'])}, equalized-odds gap {here['gap']:.3f}. {most}. "
        f"In the second highest tenth of predicted risk {level['housed', ASKED]:.0%} of the housed and {level['unhoused', ASKED]:.0%} of the unhoused are readmitted."
    )


def _level():
    levels = program_calibration_curve("M0")
    return levels[levels["bin"] == ASKED].set_index("group")


def _truth():
    return round(100 * float(_level().loc["unhoused", "observed"]))


def _reveal(given, truth):
    level = _level()
    said = "about right" if abs(given - truth) <= 5 else "it is more" if given < truth else "it is fewer"
    return (
        f"**{truth}**. You said {given:g}; {said}. M0 told these unhoused patients {level.loc['unhoused', 'predicted']:.0%}, and of the housed with the same prediction {level.loc['housed', 'observed']:.0%} come back. One number, "
        "two meanings: the model averages over what it does not know."
    )


def _given():
    rates = {group: found.positives / found.n for group, found in program_ranking("M0").top(SLOTS).items()}
    return (
        "M0 is a model of readmission that knows severity and other illnesses. "
        f"Of all housed patients {rates['housed']:.1%} are readmitted, of all unhoused {rates['unhoused']:.1%}."
    )


PREDICTION = Prediction(
    prompt=(
        "M0 does not know who is unhoused. To some patients, housed and unhoused, it gives a risk of about 27%. **Of 100 unhoused patients among them, how many are readmitted?**"
    ),
    answer=Number("patients", relative=0, absolute=5, minimum=0, maximum=100),
    truth=_truth,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "From which risk on?",
    serves=("ch08.benefit",),
    controls={
        "ranked_by": Options("Risks by", {name: f"{name} ({knows})" for name, knows in MODELS.items()}, "M0"),
        "threshold": Control("Select from this risk on", low=LOWEST, high=HIGHEST, step=STEP, default=0.25, format=".0%"),
        "cost": Control("A place costs", unit="$", low=250, high=3_000, step=50, default=PLACE_COST, format=",.0f"),
        "effect": Control("A place prevents, of readmissions", low=0.05, high=0.5, step=0.01, default=0.25, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("threshold",),
    describes=(
        "Four linked pictures with the threshold as a dashed line. Predicted against observed readmission at ten levels of risk, for each group, with a diagonal where predictions come true. Net value along the "
        "threshold. True and false positive rates of both groups along the threshold. And five lines of text: patients selected, precision, net value and gap at the threshold."
    ),
    scenes={
        "M0, from 25% on": {},
        "M1, from 25% on": {"ranked_by": "M1"},
        "A place prevents half as many": {"ranked_by": "M1", "effect": 0.12},
    },
    asks=(
        "A place pays for itself where 25% or more are readmitted. Under M0, from which predicted risk on is that so for unhoused patients, and from which for housed ones? Whom does "
        "a threshold of 25% leave out?"
    ),
    prediction=PREDICTION,
    wide=True,
)
