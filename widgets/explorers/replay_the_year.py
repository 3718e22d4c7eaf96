"""A year of two hospitals, replayed: how often luck alone tells the story of the chapter. The moment of chapter 5."""

import altair as alt
import pandas as pd

from vbc.replay import replayed_year, replayed_years
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control

X_AND_Y = {"expected_x": 0.15, "expected_y": 0.05}
YEARS = 200
LOWEST_X, HIGHEST_X, HIGHEST_Y = 0.2, 1.8, 3.4

VERDICTS = ["X praised, Y blamed", "Y praised, X blamed", "no such verdict"]
COLORS = alt.Scale(domain=VERDICTS, range=[VERMILION, BLUE, GRAY])
SHAPES = alt.Scale(domain=VERDICTS, range=["circle", "diamond", "cross"])


def _hospitals(times, true_x, true_y):
    return {"patients_x": 200 * times, "patients_y": 50 * times, "true_x": true_x, "true_y": true_y, **X_AND_Y}


def model(*, times, true_x, true_y, seed):
    """Drawn years as ratios of X and Y, the verdict that each would bring, and the count of verdicts in the corners."""
    years = replayed_years(**_hospitals(times, true_x, true_y), years=YEARS, seed=seed)
    years["verdict"] = VERDICTS[2]
    years.loc[(years["ratio_x"] < 1) & (years["ratio_y"] > 1), "verdict"] = VERDICTS[0]
    years.loc[(years["ratio_x"] > 1) & (years["ratio_y"] < 1), "verdict"] = VERDICTS[1]
    # Deaths are whole numbers, so that years fall on top of each other: spread each within its own step.
    step = 1 / (X_AND_Y["expected_y"] * 50 * times)
    spread = (years["year"] * 0.618034) % 1 - 0.5
    years["shown_x"] = years["ratio_x"].clip(LOWEST_X, HIGHEST_X)
    years["shown_y"] = (years["ratio_y"] + 0.5 * step * spread).clip(lower=0, upper=HIGHEST_Y)
    counts = years["verdict"].value_counts().reindex(VERDICTS[:2], fill_value=0)
    corners = pd.DataFrame(
        {
            "verdict": VERDICTS[:2],
            "text": [
                f"{verdict}:\n{count} of {YEARS} years".replace(", ", ",\n") + f"\n= {100 * count / YEARS:g} in 100"
                for verdict, count in counts.items()
            ],
            "x": [LOWEST_X + 0.03, HIGHEST_X - 0.02],
            "y": [HIGHEST_Y - 0.08, 0.72],
            "left": [LOWEST_X, 1.0],
            "right": [1.0, HIGHEST_X],
            "bottom": [1.0, 0.0],
            "top": [HIGHEST_Y, 1.0],
        }
    )
    ring = pd.DataFrame({"x": [0.8], "y": [1.2], "one": [1.0], "text": ["the board's year"]})
    return {"years": years, "corners": corners, "ring": ring}


def table(frame):
    """A row a year, as the hospitals would report it."""
    headings = {
        "year": "Year", "deaths_x": "Deaths at X", "deaths_y": "Deaths at Y", "ratio_x": "O/E of X", "ratio_y": "O/E of Y",
        "verdict": "Verdict",
    }  # fmt: skip
    return frame["years"][list(headings)].rename(columns=headings).round(2)


def _x(field):
    scale = alt.Scale(domain=[LOWEST_X, HIGHEST_X], nice=False, zero=False)
    return alt.X(field, title="O/E of hospital X", scale=scale, axis=alt.Axis(format=".1f", tickCount=8))


def _y(field):
    scale = alt.Scale(domain=[0, HIGHEST_Y], nice=False)
    return alt.Y(field, title="O/E of hospital Y", scale=scale, axis=alt.Axis(format=".1f", tickCount=7))


def picture(rows):
    color = alt.Color("verdict:N", scale=COLORS, legend=None)
    corners, ring = alt.Chart(rows["corners"]), alt.Chart(rows["ring"])
    named = ring.encode(x=_x("x:Q"), y=_y("y:Q"), text="text:N")
    labels = [
        corners.transform_filter(f"datum.verdict == '{verdict}'")
        .mark_text(align=align, baseline="top", fontWeight=600, lineBreak="\n", color=INK)
        .encode(x=_x("x:Q"), y=_y("y:Q"), text="text:N")
        for verdict, align in zip(VERDICTS[:2], ("left", "right"), strict=True)
    ]
    layers = (
        corners.mark_rect(opacity=0.08).encode(x=_x("left:Q"), x2="right:Q", y=_y("bottom:Q"), y2="top:Q", color=color),
        ring.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=_x("one:Q")),
        ring.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(y=_y("one:Q")),
        alt.Chart(rows["years"])
        .mark_point(size=34, opacity=0.75)
        .encode(x=_x("shown_x:Q"), y=_y("shown_y:Q"), color=color, shape=alt.Shape("verdict:N", scale=SHAPES, legend=None)),
        ring.mark_point(size=320, filled=False, strokeWidth=2.5, color=INK, opacity=1).encode(x=_x("x:Q"), y=_y("y:Q")),
        # a white edge keeps the label readable where it crosses the points and the line at 1
        named.mark_text(dy=-20, fontWeight=600, color=INK, stroke="white", strokeWidth=5),
        named.mark_text(dy=-20, fontWeight=600, color=INK),
    )
    return alt.layer(*layers, *labels).properties(height=370)


def says(values, frame):
    year = replayed_year(**_hospitals(values["times"], values["true_x"], values["true_y"]))
    both_average = values["true_x"] == values["true_y"] == 1
    opening = (
        "Both hospitals are exactly average"
        if both_average
        else f"The true ratios are {values['true_x']:.2f} (X) and {values['true_y']:.2f} (Y)"
    )
    return (
        f"{opening}, with {200 * values['times']:,} and {50 * values['times']:,} patients a year: X falls below 1 and Y above in "
        f"{year.x_praised:.1%} of years. The stunning reversal, that and more of X's patients dead, appears in {year.stunning:.1%} of years. "
        f"The two fall on opposite sides of 1, one way or the other, in {year.either:.1%}."
    )


def _stunning_years():
    return round(100 * replayed_year(**_hospitals(1, 1.0, 1.0)).stunning, 1)


def _reveal(given, truth):
    year = replayed_year(**_hospitals(1, 1.0, 1.0))
    beside = "there are more" if given < truth - 2 else "there are fewer" if given > truth + 2 else "that is about right"
    return (
        f"**{truth:.1f}** years in 100. You said {given:g}; {beside}. In another {100 * year.y_praised:.1f} the sheet "
        f"praises Y and blames X, so that in {100 * year.either:.0f} years of 100 the board has a verdict, and it is always wrong: nobody differs."
    )


PREDICTION = Prediction(
    prompt=(
        "Suppose that both hospitals are *exactly average*: every patient at X dies with probability 15%, every patient at Y with 5%, as "
        "expected. Now replay the year 100 times. In how many of the 100 does the sheet tell the same stunning story: **X below 1, Y above "
        "1, although more of X's patients died**?"
    ),
    answer=Number("years", absolute=2, relative=0, minimum=0, maximum=100),
    truth=_stunning_years,
    reveal=_reveal,
    given=(
        "X has 200 patients a year, Y has 50. The sheet gives O/E: the deaths that were observed, over those that were expected; 1 is average."
    ),
)

EXPLORER = Explorer(
    "What do 200 years of the same two hospitals look like?",
    serves=("ch05.luck",),
    controls={
        "times": Control("Size: times 200 and 50 patients", low=1, high=50, step=1, default=1, format=",.0f"),
        "true_x": Control("True O/E of X", low=0.5, high=1.5, step=0.05, default=1.0, format=".2f"),
        "true_y": Control("True O/E of Y", low=0.5, high=1.5, step=0.05, default=1.0, format=".2f"),
        "seed": Control("Another draw of the years", low=1, high=30, step=1, default=1, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A scatter plot of 200 replayed years: O/E of hospital X across, O/E of hospital Y upward, both crossed by a line at 1. Two corners "
        "are shaded, one where X is below 1 and Y above, one where Y is below and X above. A ring marks the board's year."
    ),
    scenes={
        "Both exactly average": {},
        "Average, 43 times the size": {"times": 43},
        "True O/E: 0.80 and 1.20": {"true_x": 0.8, "true_y": 1.2},
        "0.80 and 1.20, 43 times the size": {"times": 43, "true_x": 0.8, "true_y": 1.2},
    },
    asks="Compare the two worlds, “Both exactly average” and “True O/E: 0.80 and 1.20”, at size 1 and at size 43. What does size change, and what not?",
    prediction=PREDICTION,
)
