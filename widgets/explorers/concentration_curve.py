"""Five fifths of a county, drawn by the reader; the concentration curve and what four indices make of it."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.disparity import relative_gap
from vbc.inequality_indices import concentration_index, equally_distributed_equivalent, erreygers_index
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Control, Options, Series

FIFTHS = ("most deprived", "2", "3", "4", "least deprived")
COUNTS = {"back": "come back", "home": "stay at home"}
STEEP = (0.29, 0.25, 0.20, 0.15, 0.11)
HALVED = tuple(round(rate - 0.05, 2) for rate in STEEP)


def model(*, rates, counted, aversion):
    """The curve of the counted outcome, from the most deprived fifth on, and the indices."""
    back = np.array(rates, dtype=float)
    outcome = back if counted == "back" else 1 - back
    total = float(outcome.sum())
    share = np.concatenate([[0.0], outcome.cumsum() / total]) if total > 0 else np.linspace(0, 1, len(back) + 1)
    edges = np.linspace(0, 1, len(back) + 1)
    curve = pd.DataFrame({"people": edges, "outcome": share, "level": edges, "back": [float("nan"), *back]})
    index = concentration_index(outcome)
    mean = float((1 - back).mean())
    equal = equally_distributed_equivalent(1 - back, aversion=aversion)
    ratio = relative_gap(float(back[-1]), float(back[0]))
    indices = pd.DataFrame(
        {
            "index": [float("nan") if is_undefined(index) else index],
            "erreygers": [erreygers_index(outcome)],
            "difference": [float(100 * (back[0] - back[-1]))],
            "ratio": [float("nan") if is_undefined(ratio) else float(ratio)],
            "home": [mean],
            "equal": [equal],
        }
    )
    indices["first"] = f"{COUNTS[counted].capitalize()}: index " + indices["index"].map(_index)
    indices["second"] = "Erreygers' index " + indices["erreygers"].map(_index)
    indices["third"] = f"Stay home {mean:.1%}, worth {equal:.1%} alike"
    return {"curve": curve, "indices": indices}


def _index(value):
    return "none" if pd.isna(value) else rounded(value, 3)


def picture(rows):
    curve, indices = alt.Chart(rows["curve"]), alt.Chart(rows["indices"])
    scale = alt.Scale(domain=[0, 1], nice=False)
    x = alt.X(
        "people:Q",
        title="People, from the most deprived fifth on",
        scale=scale,
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    y = alt.Y(
        "outcome:Q",
        title="Share of the outcome",
        scale=alt.Scale(domain=[0, 1.28], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    lines = []
    for at, name in enumerate(("first", "second", "third")):
        text = indices.mark_text(align="left", baseline="top", fontWeight=600 if at == 0 else 400, fontSize=13)
        lines.append(text.encode(x=alt.value(4), y=alt.value(2 + 19 * at), text=f"{name}:N", color=alt.value(INK)))
    return alt.layer(
        curve.mark_area(color=BLUE, opacity=0.15).encode(x=x, y=y, y2="level:Q"),
        curve.mark_line(color=GRAY, strokeDash=[4, 3], strokeWidth=1.5).encode(x=x, y="level:Q"),
        curve.mark_line(color=BLUE, strokeWidth=3).encode(x=x, y=y),
        curve.mark_point(size=70, filled=True, color=BLUE, opacity=1).encode(x=x, y=y),
        curve.transform_filter("datum.people == 1")
        .mark_text(align="right", dx=-4, color=QUIET, fontSize=12)
        .encode(x="people:Q", y=alt.datum(0.07), text=alt.value("dashes: shared alike")),
        *lines,
    ).properties(height=360)


def table(frame):
    """The five rates, and the indices."""
    back, row = frame["curve"]["back"].iloc[1:], frame["indices"].iloc[0]
    rates = pd.DataFrame({"Fifth": FIFTHS, "Come back": [f"{rate:.0%}" for rate in back]})
    indices = pd.DataFrame(
        {
            "Concentration index": [_index(row["index"])],
            "Erreygers": [_index(row["erreygers"])],
            "Most less least deprived, points": [rounded(row["difference"], 0)],
            "Stay home": [f"{row['home']:.1%}"],
            "Worth, shared alike": [f"{row['equal']:.1%}"],
        }
    )
    return {"Rates": rates, "Indices": indices}


def says(values, frame):
    row = frame["indices"].iloc[0]
    what = COUNTS[values["counted"]]
    if pd.isna(row["index"]):
        lean = "nobody has the outcome, so it is concentrated nowhere"
    elif abs(row["index"]) < 5e-4:
        lean = "it leans to neither side"
    else:
        lean = f"those who {what} are found more among the {'most' if row['index'] < 0 else 'least'} deprived than their number would suggest"
    return (
        f"Counting those who {what}, the concentration index is {_index(row['index'])}: {lean}. Erreygers' index is {_index(row['erreygers'])}. {row['home']:.1%} stay at home; with "
        f"aversion to inequality at {values['aversion']:g}, as good as {row['equal']:.1%} for every fifth alike."
    )


def _says_what():
    indices = [concentration_index(rates) for rates in (STEEP, HALVED)]
    return (
        "further" if abs(indices[1]) > abs(indices[0]) + 5e-4 else "closer" if abs(indices[1]) < abs(indices[0]) - 5e-4 else "same"
    )


def _reveal(_given, _truth):
    first, last = (concentration_index(rates) for rates in (STEEP, HALVED))
    good = [concentration_index([1 - rate for rate in rates]) for rates in (STEEP, HALVED)]
    return (
        f"From {_index(first)} to {_index(last)}: the same distances in points are larger parts of smaller rates. Counting those who stay at *home*, it goes from {_index(good[0])} to "
        f"{_index(good[1])}, nearer to 0. Erreygers' index stays at {_index(erreygers_index(STEEP))} through it all."
    )


PREDICTION = Prediction(
    prompt=(
        "A county in five fifths, from the most to the least deprived: 29, 25, 20, 15 and 11% come back. A program takes five points off everywhere. The **concentration index** is one number "
        "between −1 and 1 for whether an outcome falls on the deprived (below 0) or on the better-off (above 0); 0 is no gradient. Counting those who come back, which way does it go?"
    ),
    answer=Choice({"closer": "Nearer to 0", "same": "It stays as it is", "further": "Further below 0"}),
    truth=_says_what,
    reveal=_reveal,
    onward="Your three reporters again, with five fifths instead of two towns.",
)

EXPLORER = Explorer(
    "One number for five fifths",
    serves=("ch07.yardsticks",),
    controls={
        "rates": Series(
            "Come back", each="fifth", names=FIFTHS, low=0.0, high=0.40, step=0.01, default=STEEP, format=".0%",
            help="Draw across the bars; or Tab to a fifth and use the arrow keys.",
        ),
        "counted": Options("Count those who", COUNTS, "back"),
        "aversion": Control("Aversion to inequality", low=0, high=30, step=1, default=10, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A square plot: people across, from the most deprived fifth to the least, and the share of the outcome that they have upward. A dashed diagonal is an outcome shared alike; the "
        "area between it and the curve is shaded. Three lines of text give two indices and a mean with inequality counted in."
    ),
    scenes={
        "A steep county": {},
        "Five points off everywhere": {"rates": list(HALVED)},
        "The same, staying home": {"rates": list(HALVED), "counted": "home"},
        "The worst-off count most": {"aversion": 30},
    },
    asks="Draw a county that is clearly unequal and whose index is 0. What does the index see, and what not?",
    prediction=PREDICTION,
)  # fmt: skip
