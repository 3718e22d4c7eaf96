"""Points of one measure in hospital value-based purchasing: where a hospital stands now, and where it came from."""

from functools import lru_cache

import altair as alt
import pandas as pd

from vbc.payment import achievement_points, improvement_points, measure_points, rule_stamp
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import INK, QUIET
from workbook.answers import Number
from workbook.controls import Control

STEPS = 26
CELLS = [round(at / STEPS, 4) for at in range(STEPS)]
WIDTH = 1 / STEPS


@lru_cache(maxsize=64)
def _field(threshold, benchmark):
    """Points in every cell of the plane of last and this year's score."""
    return pd.DataFrame(
        [
            (
                x,
                x + WIDTH,
                y,
                y + WIDTH,
                measure_points(y + WIDTH / 2, threshold=threshold, benchmark=benchmark, baseline=x + WIDTH / 2),
            )
            for x in CELLS
            for y in CELLS
        ],
        columns=["left", "right", "bottom", "top", "points"],
    )


def model(*, baseline, score, threshold, benchmark):
    """The field of points, and the hospital in it."""
    best = max(benchmark, threshold + 0.05)  # the best tenth lies above the median
    achieved = achievement_points(score, threshold=threshold, benchmark=best)
    improved = improvement_points(score, baseline=baseline, benchmark=best)
    point = {
        "baseline": float(baseline),
        "score": float(score),
        "achieved": achieved,
        "improved": improved,
        "points": measure_points(score, threshold=threshold, benchmark=best, baseline=baseline),
        "threshold": float(threshold),
        "benchmark": float(best),
    }
    return {"field": _field(threshold, best), "point": pd.DataFrame([point])}


def picture(rows):
    x = alt.X(
        "left:Q",
        title="Before: score in the base period",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    y = alt.Y(
        "bottom:Q",
        title="Now: score in the performance period",
        scale=alt.Scale(domain=[0, 1.22], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1], grid=False),
    )
    field, point = alt.Chart(rows["field"]), alt.Chart(rows["point"])
    shade = alt.Color("points:Q", scale=alt.Scale(domain=[0, 10], range=["#ffffff", "#4f9fd1"], interpolate="rgb"), legend=None)
    lines = [
        point.mark_rule(color=INK, strokeDash=dash).encode(y=f"{name}:Q")
        for name, dash in (("threshold", [2, 3]), ("benchmark", [7, 4]))
    ]
    names = [
        point.mark_text(align="right", dx=-4, dy=-8, fontSize=12).encode(
            x=alt.value("width"), y=f"{name}:Q", text=alt.value(name), color=alt.value(INK)
        )
        for name in ("threshold", "benchmark")
    ]
    words = (
        "'Points: ' + datum.points + ' of 10'",
        "'For standing: ' + datum.achieved + ', for improvement: ' + datum.improved",
    )
    return alt.layer(
        field.mark_rect().encode(x=x, x2="right:Q", y=y, y2="top:Q", color=shade),
        *lines,
        *names,
        point.mark_point(size=260, filled=True, color="white", opacity=1).encode(x="baseline:Q", y="score:Q"),
        point.mark_point(size=170, filled=True, color=INK, opacity=1, shape="diamond").encode(x="baseline:Q", y="score:Q"),
        *(
            point.transform_calculate(words=line)
            .mark_text(align="left", baseline="top", fontWeight=600)
            .encode(x=alt.value(4), y=alt.value(2 + 20 * at), text="words:N", color=alt.value(INK))
            for at, line in enumerate(words)
        ),
        point.mark_text(align="left", baseline="top", fontSize=12).encode(
            x=alt.value(4), y=alt.value(44), text=alt.value("(the darker, the more points)"), color=alt.value(QUIET)
        ),
    ).properties(height=400)


def table(frame):
    """The hospital in a row."""
    row = frame["point"].iloc[0]
    return pd.DataFrame(
        {
            "Before": [f"{row['baseline']:.0%}"],
            "Now": [f"{row['score']:.0%}"],
            "Threshold": [f"{row['threshold']:.0%}"],
            "Benchmark": [f"{row['benchmark']:.0%}"],
            "For standing": [int(row["achieved"])],
            "For improvement": [int(row["improved"])],
            "Points": [int(row["points"])],
        }
    )


def says(values, frame):
    row = frame["point"].iloc[0]
    why = (
        "neither counts for anything"
        if row["points"] == 0
        else "both give as much"
        if row["achieved"] == row["improved"]
        else "standing gives more"
        if row["achieved"] > row["improved"]
        else "improvement gives more"
    )
    moved = (
        ""
        if values["benchmark"] >= values["threshold"] + 0.05
        else f" The benchmark has to lie above the threshold and is taken as {row['benchmark']:.0%}."
    )
    return (
        f"From {row['baseline']:.0%} to {row['score']:.0%}: {row['achieved']:.0f} for how the hospital stands against all, {row['improved']:.0f} for how it stands against itself. "
        f"The larger counts, so it has {row['points']:.0f} of 10; {why}.{moved} Rule: {rule_stamp('hospital purchasing')}."
    )


CASE = {"threshold": 0.60, "benchmark": 0.90}


def _truth():
    return measure_points(0.65, baseline=0.40, **CASE)


def _reveal(given, truth):
    achieved = achievement_points(0.65, threshold=0.60, benchmark=0.90)
    improved = improvement_points(0.65, baseline=0.40, benchmark=0.90)
    added = f" You may have added the two: {achieved + improved} would be the sum." if given == achieved + improved else ""
    return (
        f"**{truth}.** It stands a sixth of the way up: {achieved} points. It has come half of the way from where *it* was: {improved}. The larger counts, not the "
        f"sum.{added} A hospital that had 65% all along has {achieved}."
    )


PREDICTION = Prediction(
    prompt=(
        "On a measure the median of all hospitals is 60% (the *threshold*) and the best tenth average 90% (the *benchmark*). A hospital has come from 40% to 65%. It can get 10 "
        "points for standing at the benchmark, up to 9 on the way there from the threshold, and up to 9 for how far it has come from its own 40%. How many **points** of 10 does it get?"
    ),
    answer=Number("points", relative=0, absolute=0, minimum=0, maximum=20),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Points for standing, points for climbing",
    serves=("ch09.bears",),
    controls={
        "baseline": Control("Before", low=0, high=1, step=0.01, default=0.40, format=".0%"),
        "score": Control("Now", low=0, high=1, step=0.01, default=0.65, format=".0%"),
        "threshold": Control("Threshold: the median hospital", low=0.2, high=0.8, step=0.05, default=0.6, format=".0%"),
        "benchmark": Control("Benchmark: the best tenth", low=0.4, high=1, step=0.05, default=0.9, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    drag=("baseline", "score"),
    describes=(
        "A plane with a hospital's score before across and its score now upward, shaded by the points that it gets for one measure. Two level lines mark threshold "
        "and benchmark; a diamond is the hospital, and a line of text gives its points for standing, for improvement, and the points that count."
    ),
    scenes={
        "From 40% to 65%": {},
        "65% all along": {"baseline": 0.65},
        "From 10% to 50%": {"baseline": 0.10, "score": 0.50},
        "From 95% to 88%": {"baseline": 0.95, "score": 0.88},
    },
    asks="Drag the hospital along the level of 65%. Where does it matter where it came from, and where not?",
    prediction=PREDICTION,
)
