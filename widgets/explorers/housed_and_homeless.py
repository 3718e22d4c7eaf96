"""Real people: how much better each became, by housing, and what the difference can be told from, at four interviews."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.help_trial import HIGHER_IS_BETTER, MONTHS, paired_scores
from vbc.stratified_measurement import gain_by_housing, gain_difference_by_housing
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, ORANGE, QUIET
from workbook.answers import Number
from workbook.controls import Options, Switch

SCORES = {"mcs": "mental health", "pcs": "physical health", "ces_d": "depression (lower is better)"}
GROUPS = ["housed", "homeless"]
COLORS = alt.Scale(domain=["everybody", *GROUPS], range=[GRAY, BLUE, ORANGE])
SHAPES = alt.Scale(domain=["everybody", *GROUPS], range=["circle", "circle", "diamond"])
ROWS = {"everybody": 0.5, "housed": 0.0, "homeless": 1.0}


@cache
def _people(score, month):
    """Points better of everybody who came to both interviews, spread a little so that each is seen."""
    sign = 1 if HIGHER_IS_BETTER[score] else -1
    pairs = paired_scores(score, month=month).dropna(subset=["baseline", "follow_up"]).reset_index(drop=True)
    spread = ((pairs.index * 0.618034) % 1 - 0.5) * 0.62
    return pd.DataFrame(
        {
            "better": (sign * (pairs["follow_up"] - pairs["baseline"])).round(2),
            "group": pairs["homeless"].map({0: "housed", 1: "homeless"}),
            "spread": spread,
        }
    )


@cache
def _differences(score):
    """Housed less homeless, in points better, at each interview."""
    sign = 1 if HIGHER_IS_BETTER[score] else -1
    rows = []
    for month in MONTHS:
        found = gain_difference_by_housing(score, month=month)
        ends = sorted(sign * end for end in found.interval)
        rows.append((month, sign * found.difference, *ends))
    return pd.DataFrame(rows, columns=["month", "difference", "lower", "upper"])


@cache
def _means(score, month):
    found = gain_by_housing(score, month=month)
    return found.assign(better=(1 if HIGHER_IS_BETTER[score] else -1) * found["gain"])


def model(*, score, month, by_housing):
    """The people and their means, together or by housing; and the difference at each interview, where it is looked at."""
    people, means = _people(score, int(month)), _means(score, int(month))
    shown = GROUPS if by_housing else ["everybody"]
    means = means[means["group"].isin(shown)].assign(at=lambda rows: rows["group"].map(ROWS))
    means["text"] = [f"{row.group}: {row.n} people, {row.better:+.1f}".replace("-", "−") for row in means.itertuples()]
    people = people.assign(group=people["group"] if by_housing else "everybody")
    people["at"] = people["group"].map(ROWS) + people["spread"]
    means["low"], means["high"] = means["at"] - 0.36, means["at"] + 0.36
    differences = _differences(score).copy()
    differences["chosen"] = differences["month"] == int(month)
    differences["label"] = "month " + differences["month"].astype(str)
    if not by_housing:
        differences[["difference", "lower", "upper"]] = float("nan")
    return {
        "people": people[["better", "group", "at"]],
        "means": means[["group", "n", "missing", "start", "better", "at", "low", "high", "text"]],
        "differences": differences,
    }


def picture(rows):
    people, means, differences = (alt.Chart(rows[name]) for name in ("people", "means", "differences"))
    x = alt.X(
        "better:Q",
        title="Points better",
        scale=alt.Scale(domain=[-42, 55], nice=False),
        axis=alt.Axis(values=[-40, -20, 0, 20, 40], labelExpr="replace(format(datum.value, '+d'), '+0', '0')"),
    )
    y = alt.Y("at:Q", axis=None, scale=alt.Scale(domain=[1.45, -0.62], nice=False))
    color, shape = alt.Color("group:N", scale=COLORS, legend=None), alt.Shape("group:N", scale=SHAPES, legend=None)
    named = means.encode(y=alt.Y("low:Q"), text="text:N").mark_text(align="left", baseline="bottom", dy=-1, fontWeight=600)
    above = alt.layer(
        people.mark_point(size=26, filled=True, opacity=0.5).encode(x=x, y=y, color=color, shape=shape),
        means.mark_rule(color=QUIET, strokeDash=[3, 3]).encode(x=alt.datum(0)),
        means.mark_rule(color="white", strokeWidth=7).encode(x=alt.X("better:Q"), y=alt.Y("low:Q"), y2="high:Q"),
        means.mark_rule(color=INK, strokeWidth=4).encode(x=alt.X("better:Q"), y=alt.Y("low:Q"), y2="high:Q"),
        named.encode(x=alt.value(2), color=alt.value(INK)),
    ).properties(height=210)
    row = alt.Y(
        "label:N", sort=[f"month {month}" for month in MONTHS], title=None, axis=alt.Axis(labelFontSize=12.5, labelColor=INK)
    )
    across = alt.X(
        "difference:Q",
        title="Housed less homeless (95% interval)",
        scale=alt.Scale(domain=[-9, 9], nice=False),
        axis=alt.Axis(values=[-8, -4, 0, 4, 8], labelExpr="replace(format(datum.value, '+d'), '+0', '0')"),
    )
    ink = alt.condition("datum.chosen", alt.value(INK), alt.value(GRAY))
    wide = alt.condition("datum.chosen", alt.value(4), alt.value(2))
    below = alt.layer(
        differences.mark_rule(color=QUIET, strokeDash=[3, 3]).encode(x=alt.datum(0)),
        differences.transform_filter("isValid(datum.lower)")
        .mark_rule()
        .encode(y=row, x=alt.X("lower:Q"), x2="upper:Q", color=ink, strokeWidth=wide),
        differences.transform_filter("isValid(datum.difference)")
        .mark_point(size=80, filled=True, opacity=1)
        .encode(y=row, x=across, color=ink),
        differences.mark_point(opacity=0).encode(y=row),
    ).properties(height=4 * 26)
    return alt.vconcat(above, below, spacing=14)


def table(frame):
    """Means, then differences, as a report would print them."""
    means, differences = frame["means"], frame["differences"]
    groups = pd.DataFrame(
        {
            "Who": means["group"],
            "With both scores": means["n"],
            "Without": means["missing"],
            "Score at the start": means["start"].map("{:.1f}".format),
            "Points better": means["better"].map(_signed),
        }
    )
    months = pd.DataFrame(
        {
            "Interview": differences["label"],
            "Housed less homeless": differences["difference"].map(_signed),
            "95% interval": [_interval(*pair) for pair in zip(differences["lower"], differences["upper"], strict=True)],
        }
    )
    return {"Means": groups, "Difference, points better": months}


def _signed(points):
    return "not looked at" if pd.isna(points) else f"{points:+.1f}".replace("-", "−")


def _interval(lower, upper):
    return "not looked at" if pd.isna(lower) else f"{lower:.1f} to {upper:.1f}".replace("-", "−")


def says(values, frame):
    means = frame["means"].set_index("group")
    if not values["by_housing"]:
        one = means.loc["everybody"]
        return f"{one['n']:.0f} people with both scores were {_signed(one['better'])} points better at month {values['month']} on average; {one['missing']:.0f} lack one of the two. Who they are, the mean does not say."
    chosen = frame["differences"].set_index("month").loc[int(values["month"])]
    zero = "0 is in it, so “the same” fits as well" if chosen["lower"] <= 0 <= chosen["upper"] else "0 is not in it"
    return (
        f"At month {values['month']} {means.at['housed', 'n']:.0f} housed people were {_signed(means.at['housed', 'better'])} points better and {means.at['homeless', 'n']:.0f} homeless people "
        f"{_signed(means.at['homeless', 'better'])}: a difference of {_signed(chosen['difference'])}, 95% interval {_interval(chosen['lower'], chosen['upper'])}; {zero}."
    )


def _excluding_zero():
    return float(sum(int(((rows["lower"] > 0) | (rows["upper"] < 0)).sum()) for rows in map(_differences, SCORES)))


def _reveal(given, truth):
    beside = "As you said: in" if given == truth else "In"
    return (
        f"{beside} **{truth:.0f}** of 12. That is not “no gap”: the intervals are wide, and most hold differences of four points and more. The mean of everybody hides whether there is a gap, and these "
        "groups are too small to say. Measuring by group also means enrolling enough people in each."
    )


PREDICTION = Prediction(
    prompt=(
        "Three scores (mental health, physical health, depression) at four interviews make 12 comparisons of housed and homeless people. In seven of the 12 those with housing gained more on average, in five those without. "
        "**In how many of the 12 does the 95% interval of the difference leave out 0?**"
    ),
    answer=Number("comparisons", relative=0, absolute=0, minimum=0, maximum=12),
    truth=_excluding_zero,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Who is in the mean?",
    serves=("ch07.print",),
    controls={
        "by_housing": Switch("By housing at the start", default=True),
        "score": Options("Score", SCORES, "mcs"),
        "month": Options("Second interview", {str(month): f"month {month}" for month in MONTHS}, "6"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Above, a dot for each person: how many points better at the second interview, across; everybody in one band, or housed and homeless people in a band each, with a bar at the mean. Below, for "
        "four interviews, the difference between housed and homeless people with its 95% interval, around a line at 0."
    ),
    scenes={
        "Everybody": {"by_housing": False},
        "By housing": {},
        "Physical health, by housing": {"score": "pcs"},
        "Depression after two years": {"score": "ces_d", "month": "24"},
    },
    asks="Look at “Everybody”, then at “By housing”. Which headline about the two groups would you print, and which two would you refuse?",
    prediction=PREDICTION,
)
