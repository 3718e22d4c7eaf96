"""Two hospitals by raw death rate and by observed to expected, with what luck can do: the published case of chapter 5."""

import altair as alt
import pandas as pd

from vbc.intervals import exact_poisson_interval
from vbc.reversals import reverses
from vbc.risk_adjustment import expected as expected_deaths
from vbc.risk_adjustment import observed_to_expected
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from workbook.answers import Choice
from workbook.controls import Control, Switch

RATES = {"X": 0.12, "Y": 0.06}
EXPECTED_Y = 0.05
RATIOS = [0.12, 16]  # the limits of every setting lie within
COLORS = alt.Scale(domain=["X", "Y"], range=[BLUE, ORANGE])
SHAPES = alt.Scale(domain=["X", "Y"], range=["circle", "square"])
SIDES = (
    ("datum.ratio < 1", "right", "1", -6),
    ("datum.ratio >= 1 && datum.ratio <= 4", "left", "1", 6),
    ("datum.ratio > 4", "right", "datum.ratio", 12),
)
"""Where an O/E is written: on the side of the line at 1 on which its mark is; far from the line, at the mark."""


def model(*, expected_x, patients_x, patients_y, limits):
    """Raw rate, expected rate and O/E of both hospitals, with exact limits where they are asked for."""
    rows = []
    for name, patients, expected_rate in (("X", patients_x, expected_x), ("Y", patients_y, EXPECTED_Y)):
        deaths, expected = round(RATES[name] * patients), expected_deaths(expected_rate, patients)
        ratio = observed_to_expected(deaths, expected)
        lower, upper = exact_poisson_interval(deaths, expected=expected)
        rows.append(
            {
                "hospital": name,
                "patients": patients,
                "deaths": deaths,
                "expected": round(expected, 2),
                "raw_rate": RATES[name],
                "expected_rate": expected_rate,
                "ratio": ratio,
                "lower": lower if limits else None,
                "upper": upper if limits else None,
                "raw_text": f"{RATES[name]:.0%} died",
                "expected_text": f"{expected_rate:.1%} expected",
                "ratio_text": f"O/E {ratio:.2f}",
                "quotient_text": f"{deaths:,} ÷ {expected:,.1f}",
            }
        )
    return pd.DataFrame(rows)


def picture(rows):
    hospital = alt.Y(
        "hospital:N", title=None, axis=alt.Axis(labelFontSize=15, labelFontWeight="bold", labelExpr="'Hospital ' + datum.label")
    )
    color, shape = alt.Color("hospital:N", scale=COLORS, legend=None), alt.Shape("hospital:N", scale=SHAPES, legend=None)
    base = alt.Chart(rows).encode(y=hospital)
    rate = alt.Scale(domain=[0, 0.32], nice=False)
    raw = base.encode(x=alt.X("raw_rate:Q", title="Death rate", scale=rate, axis=alt.Axis(format=".0%", values=[0, 0.1, 0.2, 0.3])))
    tick = base.mark_tick(thickness=3, size=24, color=QUIET).encode(x="expected_rate:Q")
    left = alt.layer(
        tick,
        base.mark_text(align="left", dx=-2, dy=22, fontSize=12, color=QUIET).encode(x="expected_rate:Q", text="expected_text:N"),
        raw.mark_point(size=170, opacity=1).encode(color=color, shape=shape),
        raw.mark_text(dy=-25, fontWeight=600).encode(text="raw_text:N"),
    ).properties(title="Raw: more deaths?", height=190, width=240)
    ratio = base.encode(
        x=alt.X(
            "ratio:Q",
            title="O/E (log scale)",
            scale=alt.Scale(type="log", domain=RATIOS, nice=False),
            axis=alt.Axis(values=[0.25, 1, 4, 16], format="~g"),
        )
    )
    one = alt.Chart(rows).mark_rule(color=INK, strokeDash=[4, 3]).encode(x=alt.datum(1))
    right = alt.layer(
        one,
        base.mark_rule(strokeWidth=4, opacity=0.55).encode(x="lower:Q", x2="upper:Q", color=color),
        ratio.mark_point(size=170, opacity=1).encode(color=color, shape=shape),
        *(words for side in SIDES for words in _beside(base, *side)),
    ).properties(title="Adjusted: more than expected?", height=190, width=240)
    return alt.hconcat(left, right).resolve_scale(y="independent")


def _beside(base, where, align, at, dx):
    """The O/E above its mark, and the quotient that it is below: neither crosses the line at 1."""
    placed = base.transform_filter(where).transform_calculate(at=at)
    yield placed.mark_text(align=align, dx=dx, dy=-22, fontWeight=600).encode(x="at:Q", text="ratio_text:N")
    yield placed.mark_text(align=align, dx=dx, dy=22, fontSize=12, color=QUIET).encode(x="at:Q", text="quotient_text:N")


def says(values, frame):
    x, y = (frame.loc[frame["hospital"] == name].iloc[0] for name in "XY")
    flipped = reverses(rate_x=RATES["X"], rate_y=RATES["Y"], expected_x=values["expected_x"], expected_y=EXPECTED_Y)
    order = "reverses the raw order" if flipped else "keeps the raw order" if x["ratio"] > y["ratio"] + 1e-9 else "makes them level"
    sentence = f"X's O/E is {x['ratio']:.2f} and Y's {y['ratio']:.2f}: adjustment {order}."
    if not values["limits"]:
        return sentence
    return sentence + " " + " ".join(_with_limits(hospital) for hospital in (x, y))


def _with_limits(hospital):
    where = "1 lies inside" if hospital["lower"] <= 1 <= hospital["upper"] else "1 lies outside"
    return f"With {hospital['patients']:,} patients {hospital['hospital']}'s limits run from {hospital['lower']:.3f} to {hospital['upper']:.3f}; {where}."


def _reveal(given, _no_truth):
    beside = "as you do" if given == "x" else "unlike you"
    return (
        f"The score that most boards use favors X, {beside}; you will meet it in a moment. It is not yet the verdict: whether one year can "
        "carry a bonus is what this chapter asks. Try first to break your own rule."
    )


PREDICTION = Prediction(
    prompt=(
        "Award the bonus: **which of the two would come out ahead on a score that you call fair?** As your reason, write the rule for that score, so that a clerk "
        "could follow it: what is done with the deaths, the patients and the expected rate?"
    ),
    answer=Choice({"x": "Hospital X", "y": "Hospital Y"}),
    truth=None,
    reveal=_reveal,
    given=(
        "One bonus is left; two hospitals could have it, and both treat pneumonia. At X 24 of 200 patients died (12%), where a model of how sick "
        "they were expected 15%; at Y 3 of 50 (6%), where it expected 5%."
    ),
)

EXPLORER = Explorer(
    "When does adjustment turn the order round, and when is it more than luck?",
    serves=("ch05.compare", "ch05.luck"),
    controls={
        "expected_x": Control("Expected death rate at X", low=0.02, high=0.30, step=0.005, default=0.15, format=".1%"),
        "patients_x": Control("Patients at X", low=50, high=3000, step=25, default=200, format=",.0f"),
        "patients_y": Control("Patients at Y", low=50, high=3000, step=50, default=50, format=",.0f"),
        "limits": Switch("Show what luck can do (exact 95% limits)"),
    },
    model=model,
    picture=picture,
    says=says,
    describes=(
        "Two panels with a row for hospital X and one for hospital Y. Left, the raw death rate with a tick at the expected rate. Right, the O/E on "
        "a log scale with a line at 1 and, when switched on, an interval."
    ),
    scenes={
        "The year before the board": {},
        "The same, with limits": {"limits": True},
        "Enough patients?": {"limits": True, "patients_x": 650, "patients_y": 650},
    },
    asks="Find the expected rate of X at which the order flips. Then switch on the limits: how many patients does each hospital need before 1 is outside?",
    prediction=PREDICTION,
)
