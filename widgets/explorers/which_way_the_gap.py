"""Two rates before and after as points of a plane, and what three yardsticks print about the way between. The moment of chapter 7."""

import altair as alt
import pandas as pd

from vbc.disparity import is_leveling_down, overall_rate, three_headlines
from vbc.neutral_rate import MEASURES, neutral_rate
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Control

TOP = 0.40
STEPS = 80
HEIGHT, PLANE = 470, 300
HIGHEST = TOP * HEIGHT / PLANE
"""The axis goes on above the plane, so that the headlines stand where no line passes."""
COLORS = alt.Scale(domain=list(MEASURES), range=[BLUE, VERMILION, "#8a4b75"])
DASHES = alt.Scale(domain=list(MEASURES), range=[[1, 0], [8, 4], [3, 3]])
HEADLINES = {
    "unchanged": "Riverside as far behind as before",
    "wider": "Riverside falls further behind",
    "narrower": "Riverside catches up",
}
AHEAD = {
    "unchanged": "Riverside ahead by as much as before",
    "wider": "Riverside pulls further ahead",
    "narrower": "Riverside's lead shrinks",
}
BY = {"difference": "difference, points", "adverse": "ratio, coming back", "favorable": "ratio, staying home"}


def model(*, low_after, high_after, low_before, high_before):
    """The way from before to after, each yardstick's line of “unchanged”, and its headline."""
    before, after = (low_before, high_before), (low_after, high_after)
    way = pd.DataFrame(
        {
            "low": [low_before, low_after],
            "high": [high_before, high_after],
            "low_end": [low_after, low_after],
            "high_end": [high_after, high_after],
            "when": ["before", "after"],
        }
    )
    said = {headline.measure: headline for headline in three_headlines(before=before, after=after)}
    rows = []
    for measure, name in MEASURES.items():
        headline = said[name]
        rows.append(
            (
                measure,
                headline.before,
                headline.after,
                headline.verdict,
                _headline(headline, before, after),
                _numbers(measure, headline),
            )
        )
    columns = ["measure", "before", "after", "verdict", "headline", "numbers"]
    return {
        "way": way,
        "lines": _lines(before),
        "headlines": pd.DataFrame(rows, columns=columns).astype({"before": float, "after": float}),
    }


def _lines(before):
    """Where each yardstick reads as before, within the plane."""
    rows = []
    for measure in MEASURES:
        for step in range(STEPS + 1):
            low = step * TOP / STEPS
            high = neutral_rate(low, before=before, measure=measure)
            if not is_undefined(high) and high <= TOP + 1e-9:
                rows.append((measure, low, high))
    return pd.DataFrame(rows, columns=["measure", "low", "high"])


def _headline(headline, before, after):
    if headline.verdict == "undefined":
        return "No headline: nothing to divide by"
    first, last = before[1] - before[0], after[1] - after[0]
    if abs(last) < 1e-9:
        return "Riverside level with Hillside"
    if first * last < 0:
        return "Riverside overtakes Hillside" if last < 0 else "Riverside falls behind Hillside"
    return (AHEAD if last < 0 else HEADLINES)[headline.verdict]


def _numbers(measure, headline):
    return f"{BY[measure]}: {_shown(measure, headline.before)} → {_shown(measure, headline.after)}"


def _shown(measure, value):
    if is_undefined(value):
        return "none"
    return rounded(100 * value, 1) if measure == "difference" else rounded(value, 3)


def picture(rows):
    x = alt.X(
        "low:Q",
        title="Come back within 30 days: Hillside",
        scale=alt.Scale(domain=[0, TOP], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.1, 0.2, 0.3, 0.4]),
    )
    y = alt.Y(
        "high:Q",
        title="Riverside",
        scale=alt.Scale(domain=[0, HIGHEST], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.1, 0.2, 0.3, 0.4], titleAlign="right", titleY=HEIGHT - PLANE),
    )
    way, lines = alt.Chart(rows["way"]), alt.Chart(rows["lines"])
    color, dash = alt.Color("measure:N", scale=COLORS, legend=None), alt.StrokeDash("measure:N", scale=DASHES, legend=None)
    point = way.encode(x=x, y=y)
    named = point.encode(text="when:N")
    level = way.transform_filter("datum.when == 'before'").transform_calculate(zero="0", top=str(TOP))
    return alt.layer(
        level.mark_rule(color=GRAY, strokeWidth=1).encode(x=alt.X("zero:Q"), y=alt.Y("zero:Q"), x2="top:Q", y2="top:Q"),
        level.mark_text(align="right", dx=-4, color=QUIET, fontSize=12).encode(
            x="top:Q", y=alt.datum(TOP - 0.1), text=alt.value("no gap")
        ),
        lines.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=color, strokeDash=dash),
        point.transform_filter("datum.when == 'before'")
        .mark_rule(color=INK, strokeWidth=3)
        .encode(x2="low_end:Q", y2="high_end:Q"),
        point.transform_filter("datum.when == 'before'").mark_point(
            size=130, filled=True, fill="white", stroke=INK, strokeWidth=2.5, opacity=1
        ),
        point.transform_filter("datum.when == 'after'").mark_point(size=190, filled=True, color=INK, opacity=1, shape="diamond"),
        *_names(named),
        *(part for line, measure in enumerate(MEASURES) for part in _row(rows["headlines"], measure, line)),
    ).properties(height=HEIGHT)


def _names(named):
    """“before” to the right of its point, “after” below (above, near the axis), each with a white edge where a line passes."""
    for which, how in (
        ("datum.when == 'before'", {"align": "left", "dx": 12}),
        ("datum.when == 'after' && datum.high >= 0.05", {"align": "left", "dx": 8, "dy": 17}),
        ("datum.when == 'after' && datum.high < 0.05", {"align": "left", "dx": -4, "dy": -17}),
    ):
        one = named.transform_filter(which)
        yield one.mark_text(**how, fontWeight=600, stroke="white", strokeWidth=5)
        yield one.mark_text(**how, fontWeight=600, color=INK)


def _row(headlines, measure, line):
    """A piece of the yardstick's line, its headline, and its numbers."""
    at = 8 + 54 * line
    one = alt.Chart(headlines).transform_filter(f"datum.measure == '{measure}'")
    text = one.mark_text(align="left", baseline="top")
    color, dash = alt.Color("measure:N", scale=COLORS, legend=None), alt.StrokeDash("measure:N", scale=DASHES, legend=None)
    yield one.mark_rule(strokeWidth=3).encode(x=alt.value(0), x2=alt.value(24), y=alt.value(at + 9), color=color, strokeDash=dash)
    yield one.mark_text(
        align="left", baseline="top", font="Georgia, 'Times New Roman', serif", fontSize=16, fontWeight=700, color=INK
    ).encode(x=alt.value(32), y=alt.value(at), text="headline:N")
    yield text.encode(x=alt.value(32), y=alt.value(at + 23), text="numbers:N", color=alt.value(QUIET))


def table(frame):
    """The rates, then each yardstick with what it prints."""
    way, said = frame["way"], frame["headlines"]
    rates = pd.DataFrame(
        {"": way["when"], "Hillside": way["low"].map("{:.1%}".format), "Riverside": way["high"].map("{:.1%}".format)}
    )
    yardsticks = pd.DataFrame(
        {
            "Yardstick": [BY[measure] for measure in said["measure"]],
            "The gap is": said["verdict"],
            "Before": [_cell(*pair) for pair in zip(said["measure"], said["before"], strict=True)],
            "After": [_cell(*pair) for pair in zip(said["measure"], said["after"], strict=True)],
            "Headline": said["headline"],
        }
    )
    return {"Come back within 30 days": rates, "Three yardsticks": yardsticks}


def _cell(measure, value):
    return "none" if pd.isna(value) else _shown(measure, value)


def says(values, frame):
    before, after = ((values[f"low_{when}"], values[f"high_{when}"]) for when in ("before", "after"))
    verdicts = frame["headlines"].set_index("measure")["verdict"]
    parts = ", ".join(f"{text} {verdicts[measure]}" for measure, text in _YARDSTICKS.items())
    means = [overall_rate(rates, [1, 1]) for rates in (before, after)]
    down = (
        " The difference shrank only because Hillside fares worse: leveling down."
        if is_leveling_down(before=before, after=after)
        else ""
    )
    return (
        f"From {before[0]:.1%} and {before[1]:.1%} to {after[0]:.1%} and {after[1]:.1%}, {parts}. "
        f"With as many people in each, the average goes from {means[0]:.1%} to {means[1]:.1%}.{down}"
    )


_YARDSTICKS = {
    "difference": "the gap is by the difference",
    "adverse": "by the ratio of coming back",
    "favorable": "by the ratio of staying home",
}


def _borne_out():
    """How many of the three headlines a yardstick bears out."""
    verdicts = {headline.verdict for headline in three_headlines(before=(0.15, 0.25), after=(0.12, 0.22))}
    return {0: "none", 1: "one", 2: "two", 3: "three"}[len(verdicts & set(HEADLINES))]


def _reveal(_given, _truth):
    return (
        "**As far behind as before**: 25 − 15 and 22 − 12 are both 10 points. **Further behind**: 25 ÷ 15 = 1.67, and 22 ÷ 12 = 1.83 times as likely to come "
        "back. **Catches up**: Hillside was 85 ÷ 75 = 1.133 times as likely to stay at home, and is 88 ÷ 78 = 1.128 times. Nobody has made a slip and nobody lies."
    )


PREDICTION = Prediction(
    prompt=(
        "Three reporters, one sheet of paper (15% → 12% in Hillside, 25% → 22% in Riverside), three headlines:\n\n"
        "- **Riverside as far behind as before**\n- **Riverside falls further behind**\n- **Riverside catches up**\n\n"
        "How many of the three does some yardstick in everyday use bear out, rightly computed from these four numbers?"
    ),
    answer=Choice({"none": "None of them", "one": "One of them", "two": "Two of them", "three": "All of them"}),
    truth=_borne_out,
    reveal=_reveal,
    onward="The picture below shows where the three part.",
    given="The sheet has the share of patients who come back to the hospital, in two towns, before and after a program.",
)


def _rate(label, default):
    return Control(label, low=0.0 if "after" in label else 0.05, high=TOP, step=0.001, default=default, format=".1%")


EXPLORER = Explorer(
    "Which way did the gap go?",
    serves=("ch07.yardsticks", "ch07.print"),
    controls={
        "low_after": _rate("Hillside, after", 0.12),
        "high_after": _rate("Riverside, after", 0.22),
        "low_before": _rate("Hillside, before", 0.15),
        "high_before": _rate("Riverside, before", 0.25),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    drag=("low_after", "high_after"),
    describes=(
        "A plane: the share of Hillside's patients who come back across, Riverside's upward, and a thin line where they are equal. A ring marks the rates before, a "
        "diamond those after. Three lines cross in the ring, one for each yardstick, along which it would not change. Above stand the three yardsticks, each with a headline "
        "and its numbers."
    ),
    scenes={
        "Equal visits": {},
        "80 of 100 visits to Riverside": {"low_after": 0.138, "high_after": 0.202},
        "Down by a fifth in both": {"high_after": 0.20},
        "Hillside made worse": {"low_after": 0.20, "high_after": 0.25},
        "A rare outcome": {"low_before": 0.05, "high_before": 0.06, "low_after": 0.01, "high_after": 0.02},
    },
    asks="Drag the diamond. Where do all three yardsticks agree? Then go back to “Equal visits”, and write the headline that you would print.",
    prediction=PREDICTION,
)
