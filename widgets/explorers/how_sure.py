"""What is not known about the drug: draws on the plane, the acceptability curve, and what certainty would be worth."""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from vbc.analyses import DRUG
from vbc.cost_effectiveness import acceptability_curve, draw_increments, expected_value_of_perfect_information
from widgets.explorer import Explorer
from widgets.theme import GREEN, INK, QUIET, VERMILION
from widgets.written import dollars
from workbook.controls import Control

DRAWS, SHOWN = 1_000, 300
HIGHEST = 300_000
STEP = 5_000
WIDE, TALL = (-0.6, 2.1), (-20_000, 200_000)


@lru_cache(maxsize=32)
def drawn(sd_outcome, sd_cost):
    """The same draws as λ moves: only a changed spread draws anew."""
    return draw_increments(
        delta_outcome=DRUG.outcome, delta_cost=DRUG.cost, sd_outcome=sd_outcome, sd_cost=sd_cost, draws=DRAWS, seed=80, matched=True
    )


def model(*, threshold, sd_outcome, sd_cost):
    """Some of the draws; the curve over λ; and what holds at this λ."""
    draws = drawn(sd_outcome, sd_cost)
    outcome, cost = draws["delta_outcome"], draws["delta_cost"]
    curve = acceptability_curve(outcome, cost, thresholds=np.arange(0, HIGHEST + 1, STEP))
    here = acceptability_curve(outcome, cost, thresholds=[threshold]).iloc[0]
    nothing = np.zeros(DRAWS)
    information = expected_value_of_perfect_information(
        pd.DataFrame({"usual care": nothing, "drug": outcome}),
        pd.DataFrame({"usual care": nothing, "drug": cost}),
        threshold=threshold,
    )
    cloud = draws.head(SHOWN).round({"delta_outcome": 3, "delta_cost": 0})
    point = pd.DataFrame(
        {
            "threshold": [threshold],
            "probability": [here["probability"]],
            "expected": [round(here["expected_net_benefit"])],
            "information": [round(information)],
            "left": [WIDE[0]],
            "left_cost": [threshold * WIDE[0]],
            "right": [WIDE[1]],
            "right_cost": [threshold * WIDE[1]],
        }
    )
    return {"cloud": cloud.reset_index(names="draw"), "curve": curve[["threshold", "probability"]].round(4), "here": point}


def picture(rows):
    threshold = alt.param(name="threshold", value=100_000)
    cloud, curve, here = (alt.Chart(rows[name]) for name in ("cloud", "curve", "here"))
    x = alt.X(
        "delta_outcome:Q",
        title="Extra health, QALY",
        scale=alt.Scale(domain=list(WIDE), nice=False),
        axis=alt.Axis(format=".1f", tickCount=6),
    )
    y = alt.Y(
        "delta_cost:Q",
        title="Extra cost, $",
        scale=alt.Scale(domain=list(TALL), nice=False),
        axis=alt.Axis(format="$,d", values=[0, 50_000, 100_000, 150_000]),
    )
    color = alt.Color("worth:N", scale=alt.Scale(domain=["yes", "no"], range=[GREEN, VERMILION]), legend=None)
    shape = alt.Shape("worth:N", scale=alt.Scale(domain=["yes", "no"], range=["circle", "cross"]), legend=None)
    worth = cloud.transform_calculate(worth="datum.delta_outcome * threshold > datum.delta_cost ? 'yes' : 'no'")
    zero = here.mark_rule(color=QUIET)
    plane = alt.layer(
        zero.encode(x=alt.datum(0)),
        zero.encode(y=alt.datum(0)),
        worth.mark_point(size=26, opacity=0.75, clip=True).encode(x=x, y=y, color=color, shape=shape),
        here.mark_rule(color=INK, strokeWidth=2, clip=True).encode(x="left:Q", x2="right:Q", y="left_cost:Q", y2="right_cost:Q"),
    ).properties(title="300 of 1,000 draws", width=230, height=290)
    at = alt.X("threshold:Q", title="Price of a QALY, λ ($)", scale=alt.Scale(domain=[0, HIGHEST], nice=False), axis=_prices())
    up = alt.Y(
        "probability:Q",
        title="Share of draws",
        scale=alt.Scale(domain=[0, 1.18], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    words = (
        "'Worth its cost in ' + format(datum.probability, '.0%') + ' of draws'",
        "'On average: ' + (datum.expected < 0 ? '−' : '+') + '$' + format(abs(datum.expected), ',.0f')",
    )
    sure = alt.layer(
        curve.mark_line(color=INK).encode(x=at, y=up),
        here.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=at, y=alt.datum(0), y2=alt.datum(1)),  # stays below the words
        here.mark_point(size=110, filled=True, color=INK, opacity=1).encode(x=at, y=up),
        *(
            here.transform_calculate(words=line)
            .mark_text(align="left", fontWeight=600)
            .encode(x=alt.value(6), y=alt.value(10 + 19 * row), text="words:N")
            for row, line in enumerate(words)
        ),
    ).properties(title="How often is it worth its cost?", width=230, height=290)
    return alt.concat(plane, sure, columns=2).add_params(threshold)


def _prices():
    return alt.Axis(format="$,d", values=[0, 100_000, 200_000, 300_000], labelFlush=True)


def table(frame):
    """The curve in steps, and what holds at this λ."""
    curve, here = frame["curve"], frame["here"].iloc[0]
    coarse = curve[curve["threshold"] % 25_000 == 0]
    return {
        "At this price": pd.DataFrame(
            {
                "Price of a QALY": [f"${here['threshold']:,.0f}"],
                "Worth its cost in": [f"{here['probability']:.0%} of draws"],
                "Net benefit on average": [dollars(here["expected"])],
                "Certainty would be worth": [dollars(here["information"])],
            }
        ),
        "Acceptability": pd.DataFrame(
            {
                "Price of a QALY": coarse["threshold"].map("${:,.0f}".format),
                "Share of draws": coarse["probability"].map("{:.0%}".format),
            }
        ),
    }


def says(values, frame):
    here = frame["here"].iloc[0]
    taken, share = here["expected"] > 0, _share(here["probability"])
    choice = "take the drug, and be wrong in the other draws" if taken else "keep usual care, and be wrong in those draws"
    if here["probability"] in (0, 1):
        choice = f"{'take the drug' if taken else 'keep usual care'}; no draw says otherwise"
    return (
        f"At ${values['threshold']:,.0f} a QALY the drug is worth its cost in {share} of draws. On average it comes to {dollars(here['expected'])} a patient, so "
        f"{choice}. To know beforehand would be worth {dollars(here['information'])} a patient."
    )


def _share(probability):
    if 0 < probability < 0.005:
        return "fewer than 1%"
    return "more than 99%" if 0.995 <= probability < 1 else f"{probability:.0%}"


EXPLORER = Explorer(
    "How sure are we?",
    serves=("ch03.decide",),
    controls={
        "threshold": Control("Price of a QALY, λ", unit="$", low=0, high=HIGHEST, step=STEP, default=100_000, format=",.0f"),
        "sd_outcome": Control("Standard error of its health", unit="QALY", low=0, high=0.5, step=0.05, default=0.3, format=".2f"),
        "sd_cost": Control("Standard error of its cost", unit="$", low=0, high=40_000, step=2_500, default=15_000, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("threshold",),
    wide=True,
    describes=(
        "Two pictures. The first is a plane of extra health and extra cost with 300 draws and a line with the slope of λ: circles lie on the side where the drug is worth its cost, "
        "crosses on the other. The second is the share of draws on the good side, as λ goes from $0 to $300,000."
    ),
    scenes={
        "At $100,000": {},
        "At $120,000": {"threshold": 120_000},
        "At $300,000": {"threshold": 300_000},
        "Health barely known": {"sd_outcome": 0.5, "threshold": 300_000},
        "All but certain": {"sd_outcome": 0.05, "sd_cost": 2_500},
    },
    asks="Move λ past the drug's own ratio. Where does the decision change, and where is certainty worth most? Does the curve reach 100%?",
)
