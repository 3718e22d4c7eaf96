"""Ten thousand panels of five thousand people, drawn person by person: what luck alone measures, beside the exact curve."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.contracts import MEDICARE_LIKE, medicare_panel, simulate_panels
from widgets.long_run import LongRun
from widgets.theme import BLUE, INK, VERMILION

PANELS, LIVES, THRESHOLD, MINIMUM = 10_000, 5_000, 100_000, 0.02
WIDTH = 0.005
EDGES = np.round(np.arange(-0.14, 0.1601, WIDTH), 4)
WAYS = {
    "none": "no stop-loss",
    "costs": "costs truncated, benchmark whole",
    "both": "costs and benchmark truncated",
}


def run(progress, stop, turn):
    """Draw the panels; each turn draws others."""
    return simulate_panels(PANELS, LIVES, truncate_at=THRESHOLD, seed=turn, progress=progress, stop=stop)


def _savings(drawn):
    """Measured savings of each panel, nobody having saved anything, in each of the three ways."""
    whole, counted = MEDICARE_LIKE.mean(), MEDICARE_LIKE.mean(truncate_at=THRESHOLD)
    return {
        "none": drawn.savings(whole),
        "costs": drawn.savings(whole, truncated=True),
        "both": drawn.savings(counted, truncated=True),
    }


def _exact(way):
    if way == "none":
        return medicare_panel(LIVES)
    return medicare_panel(LIVES, truncate_at=THRESHOLD, benchmark_truncated=way == "both")


def rows(drawn):
    """Share of panels by measured savings, as drawn and as the exact distribution has it, and the share that is paid."""
    bars, paid = [], []
    for way, saved in _savings(drawn).items():
        exact = _exact(way)
        counts = np.histogram(saved, bins=EDGES)[0] / len(saved)
        above = exact.chances_of_savings(EDGES, true_savings=[0.0])
        bars.append(
            pd.DataFrame(
                {
                    "way": WAYS[way],
                    "low": EDGES[:-1],
                    "high": EDGES[1:],
                    "middle": (EDGES[1:] + EDGES[:-1]) / 2,
                    "drawn": counts,
                    "exact": above[:-1] - above[1:],
                }
            )
        )
        share = float((saved >= MINIMUM).mean())
        paid.append((WAYS[way], f"paid: {share:.1%} drawn, {exact.chance_of_savings(MINIMUM):.1%} exact", MINIMUM))
    return {"bars": pd.concat(bars, ignore_index=True).round(5), "paid": pd.DataFrame(paid, columns=["way", "text", "minimum"])}


def picture(sources):
    x = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[-0.12, 0.14], nice=False),
        axis=alt.Axis(
            labelExpr="replace(format(datum.value, '+.0%'), '+0%', '0%')", values=[-0.1, -0.05, 0, 0.05, 0.1], grid=False
        ),
    )
    y = alt.Y("drawn:Q", axis=None, scale=alt.Scale(domain=[0, 0.155], nice=False))
    panels = []
    for at, way in enumerate(WAYS.values()):
        bars = alt.Chart(sources["bars"]).transform_filter(f"datum.way == '{way}'").transform_calculate(foot="0")
        paid = alt.Chart(sources["paid"]).transform_filter(f"datum.way == '{way}'")
        last = at == len(WAYS) - 1
        title = "Measured savings, share of the benchmark; the line is the minimum of 2%" if last else None
        panels.append(
            alt.layer(
                bars.mark_bar(color=BLUE, opacity=0.45, clip=True).encode(x=x.title(title), x2="high:Q", y=y, y2="foot:Q"),
                bars.mark_line(color=INK, strokeWidth=1.5, clip=True).encode(x=alt.X("middle:Q"), y=alt.Y("exact:Q")),
                paid.mark_rule(color=VERMILION, strokeWidth=2).encode(
                    x=alt.X("minimum:Q"), y=alt.datum(0), y2=alt.datum(0.1)
                ),  # stays below the words
                paid.mark_text(align="left", baseline="top", fontWeight=600).encode(x=alt.value(2), y=alt.value(0), text="way:N"),
                paid.mark_text(align="left", baseline="top").encode(x=alt.value(2), y=alt.value(18), text="text:N"),
            ).properties(height=110)
        )
    return alt.vconcat(*panels, spacing=10)


def says(drawn):
    paid = {way: float((saved >= MINIMUM).mean()) for way, saved in _savings(drawn).items()}
    exact = {way: _exact(way).chance_of_savings(MINIMUM) for way in WAYS}
    many = len(drawn.whole)
    opening = f"{many:,} panels of {LIVES:,} people" + ("" if drawn.complete else f", of {PANELS:,} asked for")
    near = 200 * float(np.sqrt(exact["none"] * (1 - exact["none"]) / many))
    return (
        f"{opening}; nobody saved anything. Paid were {paid['none']:.1%} without stop-loss, {paid['costs']:.1%} with costs "
        f"truncated and the benchmark whole, {paid['both']:.1%} with both truncated. The exact shares are {exact['none']:.1%}, "
        f"{exact['costs']:.1%} and {exact['both']:.1%}; so many draws usually come within {near:.1f} points."
    )


RUN = LongRun(
    "Ten thousand panels",
    asks=(
        "The shares of this chapter come from a formula. Here is the long way: draw 10,000 panels of 5,000 people each, person by "
        "person, fifty million years of care, and count. Nobody saves anything."
    ),
    button="Draw 10,000 panels",
    unit="panels",
    amount=PANELS,
    run=run,
    rows=rows,
    picture=picture,
    sources=("bars", "paid"),
    says=says,
    describes=(
        "Three histograms, one under the other, of what 10,000 panels measure as savings: without stop-loss, with costs truncated "
        "and the benchmark whole, and with both truncated. A thin line is the exact distribution, an upright one the minimum of 2%."
    ),
    serves=("ch10.luck",),
)
