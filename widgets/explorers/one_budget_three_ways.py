"""One budget of visits and every way to divide it: the rates that follow, and average and gap on one picture."""

from functools import lru_cache

import altair as alt
import pandas as pd

from vbc.allocation import allocation_curve, efficient_allocation, equal_allocation, gap_closing_allocation
from vbc.equity_program import EquityProgram, allocate
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, ORANGE
from workbook.answers import Number
from workbook.controls import Control, Options

PEOPLE = 1_000
EFFECTS = {
    "same": "three points each time, in both",
    "riverside": "wear off; Riverside gains most",
    "hillside": "wear off; Hillside gains most",
}
SIZES = {
    "same": {"effect_low": 0.03, "effect_high": 0.03, "diminishing": False},
    "riverside": {"effect_low": 0.05, "effect_high": 0.09, "diminishing": True},
    "hillside": {"effect_low": 0.09, "effect_high": 0.05, "diminishing": True},
}
GROUPS = ["Hillside", "Riverside", "average"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE, INK])
DASHES = alt.Scale(domain=GROUPS, range=[[1, 0], [1, 0], [5, 4]])
MARKS = ["equality", "equity", "fewest come back"]


def model(*, share, visits, effect):
    """Rates, average and gap for every share of the visits; and the divisions that have a name. `share` is the browser's."""
    return _program(visits, effect)


@lru_cache(maxsize=64)  # the thumb moves within one program
def _program(visits, effect):
    program = EquityProgram(budget=visits * PEOPLE, **SIZES[effect])
    curve = allocation_curve(program, points=101).assign(share=range(101))
    curve["points"] = 100 * curve["gap"]
    named = [("equality", equal_allocation(program)), ("equity", gap_closing_allocation(program))]
    best = efficient_allocation(program)
    if not is_undefined(best):
        named.append(("fewest come back", best))
    rows = [(name, 100 * one.units_high / program.most_high, one.mean, 100 * one.gap) for name, one in named]
    return {"curve": curve, "named": pd.DataFrame(rows, columns=["name", "share", "mean", "points"])}


def picture(rows):
    share = alt.param(name="share", value=50)
    curve, named = alt.Chart(rows["curve"]), alt.Chart(rows["named"])
    x = alt.X(
        "share:Q", title="Of 100 visits, to Riverside", scale=alt.Scale(domain=[0, 100], nice=False), axis=alt.Axis(tickCount=5)
    )
    y = alt.Y(
        "rate:Q",
        title="Come back",
        scale=alt.Scale(domain=[0, 0.36], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.1, 0.2]),
    )
    color, dash = alt.Color("group:N", scale=COLORS, legend=None), alt.StrokeDash("group:N", scale=DASHES, legend=None)
    rates = curve.transform_calculate(Hillside="datum.rate_low", Riverside="datum.rate_high", average="datum.mean").transform_fold(
        GROUPS, as_=["group", "rate"]
    )
    here = curve.transform_filter("datum.share == share")
    above = alt.layer(
        curve.mark_area(color=GRAY, opacity=0.12).encode(x=x, y=alt.Y("rate_low:Q"), y2="rate_high:Q"),
        rates.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=color, strokeDash=dash),
        here.mark_rule(color=INK, strokeWidth=4).encode(x=x, y="rate_low:Q", y2="rate_high:Q"),
        rates.transform_filter("datum.share == share").mark_point(size=80, filled=True, opacity=1).encode(x=x, y=y, color=color),
        *(part for group, dy in (("Riverside", 18), ("Hillside", 15), ("average", 14)) for part in _group(rates, group, dy)),
        *(_readout(here, words, weight, 2 + 19 * at) for at, (words, weight) in enumerate(_READOUTS)),
    ).properties(height=218)
    return (
        alt.vconcat(above, _plane(curve, named, here), spacing=14)
        .resolve_scale(color="independent", shape="independent")
        .add_params(share)
    )


_READOUTS = (
    ("'Visits each: Hillside ' + format(datum.units_low, '.2f') + ', Riverside ' + format(datum.units_high, '.2f')", 400),
    ("'Come back: Hillside ' + format(datum.rate_low, '.1%') + ', Riverside ' + format(datum.rate_high, '.1%')", 400),
    ("'Average ' + format(datum.mean, '.1%') + ', gap ' + replace(format(datum.points, '.1f'), '-', '−') + ' points'", 700),
)


def _readout(here, words, weight, at):
    text = here.transform_calculate(words=words).mark_text(align="left", baseline="top", fontWeight=weight, fontSize=13)
    return text.encode(x=alt.value(4), y=alt.value(at), text="words:N", color=alt.value(INK))


def _group(rates, group, dy):
    """The name of a line at its left end, where the lines lie furthest apart."""
    one = rates.transform_filter(f"datum.group == '{group}' && datum.share == 1").encode(x="share:Q", y="rate:Q", text="group:N")
    yield one.mark_text(align="left", dy=dy, fontSize=12.5, fontWeight=600, stroke="white", strokeWidth=4)
    yield one.mark_text(align="left", dy=dy, fontSize=12.5, fontWeight=600, color=INK)


def _plane(curve, named, here):
    """Average across, gap upward: the way that the point takes as visits move."""
    x = alt.X(
        "mean:Q",
        title="Average that comes back",
        scale=alt.Scale(domain=[0.13, 0.20], nice=False),
        axis=alt.Axis(format=".0%", values=[0.13, 0.15, 0.17, 0.19]),
    )
    y = alt.Y("points:Q", title="Gap, points", scale=alt.Scale(domain=[-5, 24], nice=False), axis=alt.Axis(values=[0, 10, 20]))
    shapes = alt.Shape("name:N", scale=alt.Scale(domain=MARKS, range=["circle", "square", "triangle-up"]), legend=None)
    colors = alt.Color("name:N", scale=alt.Scale(domain=MARKS, range=[GRAY, ORANGE, GREEN]), legend=None)
    at = named.encode(x=x, y=y)
    label = named.transform_calculate(short="datum.name == 'fewest come back' ? 'fewest' : datum.name").encode(
        x=x, y=y, text="short:N"
    )
    return alt.layer(
        curve.mark_rule(color=GRAY, strokeWidth=0.6).encode(y=alt.datum(0)),
        curve.mark_trail(color=GRAY).encode(
            x=x, y=y, order="share:Q", size=alt.Size("share:Q", scale=alt.Scale(domain=[0, 100], range=[1, 4]), legend=None)
        ),
        at.mark_point(size=120, filled=True, opacity=1).encode(shape=shapes, color=colors),
        *_labels(label),
        here.mark_point(size=260, filled=False, shape="diamond", strokeWidth=3, color=INK, opacity=1).encode(x=x, y=y),
    ).properties(height=193)


def _labels(label):
    """Names beside their points, away from the curve: equality and equity to the right, the fewest to the left."""
    for name, how in (
        ("equality", {"align": "left", "dx": 14, "dy": -2}),
        ("equity", {"align": "left", "dx": 14, "dy": 4}),
        ("fewest come back", {"align": "right", "dx": -14, "dy": 0}),
    ):
        one = label.transform_filter(f"datum.name == '{name}'")
        yield one.mark_text(**how, fontSize=12.5, stroke="white", strokeWidth=5)
        yield one.mark_text(**how, fontSize=12.5, color=INK)


def table(frame):
    """Every tenth visit moved; then the divisions that have a name."""
    curve, named = frame["curve"], frame["named"]
    tenth = curve[curve["share"] % 10 == 0]
    ways = pd.DataFrame(
        {
            "Of 100 visits, to Riverside": tenth["share"],
            "Average": tenth["mean"].map("{:.2%}".format),
            "Gap, points": tenth["points"].map(_points),
            "Hillside": tenth["rate_low"].map("{:.1%}".format),
            "Riverside": tenth["rate_high"].map("{:.1%}".format),
            "Ratio": ["none" if pd.isna(ratio) else f"{ratio:.3f}" for ratio in tenth["ratio"]],
        }
    )
    points = pd.DataFrame(
        {
            "Division": named["name"],
            "Of 100 visits, to Riverside": named["share"].map("{:.1f}".format),
            "Average": named["mean"].map("{:.2%}".format),
            "Gap, points": named["points"].map(_points),
        }
    )
    return {"Ways to divide the visits": ways, "With a name": points}


def _points(gap):
    return f"{gap:.1f}".replace("-0.0", "0.0").replace("-", "−")


def says(values, frame):
    row = frame["curve"].iloc[round(values["share"])]
    named = frame["named"].set_index("name")
    opening = (
        f"With {values['share']:.0f} of 100 visits for Riverside, {row['rate_low']:.1%} and {row['rate_high']:.1%} come back: {row['mean']:.2%} on average, "
        f"a gap of {_points(row['points'])} points."
    )
    left = named.loc["equity", "points"]
    closing = "closes the gap" if abs(left) < 0.05 else f"leaves {_points(left)} points"
    equity = f"Equity, taken as far as the money goes, gives Riverside {named.loc['equity', 'share']:.0f} of 100 and {closing}."
    if "fewest come back" not in named.index:
        return f"{opening} {equity} The average is the same wherever the visits go, so that equity costs nothing here."
    best = named.loc["fewest come back", "share"]
    if best < 50 - 1e-6:
        agree = "less than an equal division gives it: from there on, every visit moved to Riverside narrows the gap and raises the average"
    else:
        agree = "up to there equity and efficiency agree, and beyond it they part"
    return f"{opening} {equity} The fewest come back at {best:.1f} of 100; {agree}."


def _come_back():
    """Of 1,000 people, with 80 of 100 visits for Riverside and the same effect everywhere."""
    program = EquityProgram()
    return round(PEOPLE * allocate(program, 0.8 * program.most_high).mean, 6)


def _reveal(given, truth):
    equal = PEOPLE * equal_allocation(EquityProgram()).mean
    how = (
        ""
        if abs(given - truth) <= 2
        else "You expect the division to change the sum. "
        if given > equal
        else "You expect targeting to avoid more. "
    )
    return (
        f"{how}Still **{truth:.0f}**: a visit takes off three points wherever it goes, so that Hillside's nine more are Riverside's nine fewer. The gap falls from 10 to 6.4 points, "
        "and nobody's sum pays for it. That holds as long as the second visit does as much as the first."
    )


PREDICTION = Prediction(
    prompt=(
        "The county has 1,000 visits a year for 500 people in Hillside and 500 in Riverside. One visit for everybody in a place takes three points off the rate there, a second one three more, in either place. "
        "With one visit each, 170 of the 1,000 people come back. Now 80 of every 100 visits go to Riverside. **How many of the 1,000 come back?**"
    ),
    answer=Number("people", relative=0, absolute=2, minimum=0, maximum=1000),
    truth=_come_back,
    reveal=_reveal,
    onward="Whether it stays so when visits do *less and less* is what the second choice under “Visits take off” is for.",
    given="A rate here is how many of 100 people come back to the hospital.",
)

EXPLORER = Explorer(
    "One budget: average and gap",
    serves=("ch07.divide",),
    controls={
        "share": Control("Of 100 visits, to Riverside", low=0, high=100, step=1, default=50, format=".0f"),
        "effect": Options(
            "Visits take off …",
            EFFECTS,
            "same",
            help="Where they wear off, each does less than the last: up to 9 points in one place, 5 in the other.",
        ),
        "visits": Control("Visits paid for, per person", low=0.5, high=2.0, step=0.1, default=1.0, format=".1f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("share",),
    describes=(
        "Above, the share of each group that comes back, and the average, against how many of 100 visits go to Riverside; a bar marks the gap at the chosen division. Below, a "
        "plane with the average across and the gap upward: a line for all divisions, broader toward Riverside, with marks for the division that is equal, for the one that closes the "
        "gap as far as the money goes, and for the one with the fewest who come back."
    ),
    scenes={
        "Equality": {},
        "Equity, 80 of 100": {"share": 80},
        "Equity, all of them": {"share": 100},
        "Visits wear off": {"effect": "riverside"},
        "Wear off, all to Riverside": {"effect": "riverside", "share": 100},
        "Hillside responds more": {"effect": "hillside", "share": 50},
    },
    asks="Choose “wear off; Riverside gains most”, then move the first slider from 50 up. Up to where do average and gap get better together, and what happens after that?",
    prediction=PREDICTION,
)
