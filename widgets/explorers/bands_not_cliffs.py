"""A corridor's bands, what the next dollar brings in each, and the cliff that it is often misread for."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.contracts import Corridor, corridor_curve
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, QUIET, VERMILION
from widgets.written import signed_percent
from workbook.controls import Control, Options

EDGES = (0.02, 0.05)
BENCHMARK = 10_000_000
GRID = np.round(np.arange(-0.08, 0.08001, 0.001), 4)
BEYOND = {"flat": "nothing more is shared", "continue": "the last rate goes on", "zero": "nothing at all is shared"}
LINES = ["bands", "misread as cliffs"]
COLORS = alt.Scale(domain=LINES, range=[BLUE, VERMILION])
DASHES = alt.Scale(domain=LINES, range=[[1, 0], [5, 4]])


def model(*, deviation, first, second, beyond):
    """Shares over deviations, read rightly and wrongly, and both at the chosen deviation."""
    corridor = Corridor(edges=EDGES, rates=(first, second), beyond=beyond)
    curve = corridor_curve(corridor, GRID)
    here = corridor_curve(corridor, [deviation]).iloc[0]
    lines = curve.melt("deviation", ["share", "as_cliffs"], "line", "paid")
    lines["line"] = lines["line"].map({"share": LINES[0], "as_cliffs": LINES[1]})
    point = pd.DataFrame(
        {
            "deviation": [deviation],
            "paid": [here["share"] * BENCHMARK],
            "cliff": [here["as_cliffs"] * BENCHMARK],
            "next_dollar": [here["next_dollar"]],
        }
    )
    return {"lines": lines.assign(paid=lines["paid"] * BENCHMARK).round(4), "here": point.round(6)}


def picture(rows):
    lines, here = alt.Chart(rows["lines"]), alt.Chart(rows["here"])
    x = alt.X(
        "deviation:Q",
        title="Saved, share of the benchmark",
        scale=alt.Scale(domain=[-0.08, 0.08], nice=False),
        axis=alt.Axis(
            labelExpr="replace(format(datum.value, '+.0%'), '+0%', '0%')", values=[-0.08, -0.05, -0.02, 0, 0.02, 0.05, 0.08]
        ),
    )
    y = alt.Y(
        "paid:Q",
        title="Received, or repaid ($)",
        scale=alt.Scale(domain=[-800_000, 800_000], nice=False),
        axis=alt.Axis(
            labelExpr="(datum.value < 0 ? '−' : '') + '$' + format(abs(datum.value), ',')",
            values=[-500_000, -250_000, 0, 250_000, 500_000],
        ),
    )
    words = (
        "'Bands: ' + (datum.paid < 0 ? '−' : '') + '$' + format(abs(datum.paid), ',.0f')",
        "'As a cliff: ' + (datum.cliff < 0 ? '−' : '') + '$' + format(abs(datum.cliff), ',.0f')",
        "'The next dollar counts ' + format(datum.next_dollar, '.0%')",
    )
    zero = here.mark_rule(color=QUIET)
    return alt.layer(
        zero.encode(x=alt.datum(0), y=alt.datum(-800_000), y2=alt.datum(480_000)),  # stays below the words
        zero.encode(y=alt.datum(0)),
        lines.mark_line(clip=True).encode(
            x=x,
            y=y,
            color=alt.Color("line:N", scale=COLORS, legend=None),
            strokeDash=alt.StrokeDash("line:N", scale=DASHES, legend=None),
        ),
        here.mark_point(size=130, filled=True, opacity=1, color=BLUE, clip=True).encode(x=x, y=y),
        here.mark_point(size=90, filled=True, opacity=1, color=VERMILION, shape="cross", clip=True).encode(x=x, y=alt.Y("cliff:Q")),
        *(
            here.transform_calculate(words=line)
            .mark_text(align="left", fontWeight=600, color=(BLUE, "#a84300", INK)[row])
            .encode(x=alt.value(6), y=alt.value(12 + 20 * row), text="words:N")
            for row, line in enumerate(words)
        ),
    ).properties(height=360)


def table(frame):
    wide = frame["lines"].pivot(index="deviation", columns="line", values="paid").reset_index()
    wide = wide[(wide["deviation"] * 100).round(6) % 1 == 0]
    return pd.DataFrame(
        {
            "Saved": [signed_percent(at, 0) for at in wide["deviation"]],
            "Bands": [_dollars(paid) for paid in wide[LINES[0]]],
            "Misread as cliffs": [_dollars(paid) for paid in wide[LINES[1]]],
        }
    )


def _dollars(amount):
    return f"{'−' if amount < -0.5 else ''}${abs(amount):,.0f}"


def says(values, frame):
    here = frame["here"].iloc[0]
    what = f"savings of {values['deviation']:.1%}" if values["deviation"] >= 0 else f"a loss of {-values['deviation']:.1%}"
    does = "receives" if here["paid"] >= 0 else "repays"
    return (
        f"On a benchmark of $10 million and {what} the provider {does} {_dollars(abs(here['paid']))}; read as a cliff it would be "
        f"{_dollars(abs(here['cliff']))}. One dollar more counts {here['next_dollar']:.0%}. Past 5% {BEYOND[values['beyond']]}."
    )


EXPLORER = Explorer(
    "Bands, not cliffs",
    serves=("ch10.settle",),
    controls={
        "deviation": Control("Saved (below 0: lost)", low=-0.08, high=0.08, step=0.002, default=0.04, format="+.1%"),
        "first": Control("Shared of the first 2%", low=0, high=1, step=0.05, default=0.25, format=".0%"),
        "second": Control("Shared of the next 3%", low=0, high=1, step=0.05, default=0.50, format=".0%"),
        "beyond": Options("Past 5%", BEYOND, "flat"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "What a provider receives or repays over savings from minus 8% to plus 8% of a benchmark of $10 million: a solid line for a corridor in bands, a dashed one for "
        "the same corridor read as if one rate applied to the whole deviation. Marks stand on both at the chosen deviation."
    ),
    scenes={
        "4% saved": {},
        "2.2% saved": {"deviation": 0.022},
        "4% lost": {"deviation": -0.04},
        "8%, the last rate goes on": {"deviation": 0.08, "beyond": "continue"},
        "5.2%, nothing past 5%": {"deviation": 0.052, "beyond": "zero"},
    },
    asks="Move from 1.8% to 2.2%, then from 4.8% to 5.2% with “nothing at all is shared”. At which of the two would a dollar more of spending pay you?",
)
