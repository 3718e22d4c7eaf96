"""What stop-loss takes out of a contract: luck, a premium, and, done wrong, the truth."""

import altair as alt
import pandas as pd

from vbc.contracts import MEDICARE_LIKE, Contract, phantom_savings_of_law, stop_loss_price, stop_loss_value
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, VERMILION
from widgets.written import signed_percent
from workbook.answers import Number
from workbook.controls import Control, Options

THRESHOLDS = {"25000": "$25,000", "50000": "$50,000", "100000": "$100,000", "150000": "$150,000", "250000": "$250,000"}
LIVES = {"2000": "2,000", "5000": "5,000", "10000": "10,000", "20000": "20,000", "60000": "60,000"}
WAYS = {"none": "no stop-loss", "costs only": "costs only", "costs and benchmark": "costs and benchmark"}
COLORS = alt.Scale(domain=list(WAYS.values()), range=[GRAY, VERMILION, BLUE])
SHAPES = alt.Scale(domain=list(WAYS.values()), range=["circle", "cross", "diamond"])


def model(*, threshold, lives, minimum, saved):
    """The range of payments in each of the three ways, and the price of the stop-loss."""
    contract = Contract(minimum_savings_rate=minimum, sharing_rate=0.5, loss_rate=0.5, payment_cap=None)
    ways = stop_loss_value(contract, lives=int(lives), threshold=int(threshold), true_savings=saved)
    ways["way"] = ways["stop_loss"].map(WAYS)
    price = stop_loss_price(int(threshold))
    ways["text"] = [
        f"check {row.chance_paid:.0%}, bill {row.chance_repays:.0%}, average {signed_percent(row.expected, 2)}"
        for row in ways.itertuples()
    ]
    about = pd.DataFrame(
        {
            "premium": [price.premium],
            "premium_share": [price.premium_share],
            "above": [MEDICARE_LIKE.share_above(int(threshold))],
            "phantom": [phantom_savings_of_law(int(threshold))],
            "lives_saved": [price.lives_saved],
        }
    )
    return {
        "ways": ways[["way", "expected", "low", "high", "chance_paid", "chance_repays", "deviation", "text"]].round(6),
        "about": about.round(6),
    }


def picture(rows):
    ways, about = alt.Chart(rows["ways"]), alt.Chart(rows["about"])
    x = alt.X(
        "expected:Q",
        title="Paid (below 0: repaid), share of the benchmark",
        scale=alt.Scale(domain=[-0.06, 0.22], nice=False),
        axis=alt.Axis(labelExpr="replace(format(datum.value, '+.0%'), '+0%', '0%')", values=[-0.05, 0, 0.05, 0.10, 0.15, 0.20]),
    )
    y = alt.Y("way:N", sort=list(WAYS.values()), title=None, axis=None, scale=alt.Scale(paddingOuter=0.55))
    color = alt.Color("way:N", scale=COLORS, legend=None)
    words = (
        "'Above it: ' + format(datum.above, '.1%') + ' of people, ' + format(datum.premium_share, '.1%') + ' of spending'",
        "'Premium: $' + format(datum.premium, ',.0f') + ' a person; panel may be ' + format(datum.lives_saved, '.0%') + ' smaller'",
    )
    return alt.layer(
        ways.mark_tick(orient="vertical", size=26, thickness=1.5, color=INK).encode(x=alt.datum(0), y=y),
        ways.mark_rule(strokeWidth=7, opacity=0.55, clip=True).encode(x=alt.X("low:Q"), x2="high:Q", y=y, color=color),
        ways.mark_point(size=150, opacity=1, clip=True).encode(
            x=x, y=y, color=color, shape=alt.Shape("way:N", scale=SHAPES, legend=None)
        ),
        ways.mark_text(align="left", dy=-40, fontWeight=600).encode(x=alt.value(4), y=y, text="way:N"),
        ways.mark_text(align="left", dy=-23, fontSize=12).encode(x=alt.value(4), y=y, text="text:N"),
        *(
            about.transform_calculate(words=line)
            .mark_text(align="left", baseline="top", fontSize=12)
            .encode(x=alt.value(0), y=alt.value(20 * row), text="words:N")
            for row, line in enumerate(words)
        ),
    ).properties(height=380)


def table(frame):
    ways, about = frame["ways"], frame["about"].iloc[0]
    return {
        "Three ways": pd.DataFrame(
            {
                "Stop-loss": ways["way"],
                "Check": ways["chance_paid"].map("{:.1%}".format),
                "Bill": ways["chance_repays"].map("{:.1%}".format),
                "Average": [signed_percent(share, 2) for share in ways["expected"]],
                "One year in twenty is below": [signed_percent(share, 2) for share in ways["low"]],
                "One is above": [signed_percent(share, 2) for share in ways["high"]],
            }
        ),
        "Its price": pd.DataFrame(
            {
                "People above": [f"{about['above']:.2%}"],
                "Spending above": [f"{about['premium_share']:.2%}"],
                "Premium a person": [f"${about['premium']:,.0f}"],
                "Phantom savings, benchmark whole": [f"{about['phantom']:.2%}"],
            }
        ),
    }


def says(values, frame):
    ways, about = frame["ways"].set_index("way"), frame["about"].iloc[0]
    none, wrong, alike = (ways.loc[way] for way in WAYS.values())
    return (
        f"At {THRESHOLDS[values['threshold']]} stop-loss takes {about['premium_share']:.1%} of spending out, ${about['premium']:,.0f} a person. Payments scatter by {alike['deviation']:.2%} of the "
        f"benchmark instead of {none['deviation']:.2%}. With the benchmark left whole the contract pays {signed_percent(wrong['expected'], 2)} on average instead of {signed_percent(alike['expected'], 2)}: "
        f"{about['phantom']:.1%} of phantom savings."
    )


def _above():
    return round(phantom_savings_of_law(25_000), 3)


def _reveal(given, truth):
    price = stop_loss_price(25_000)
    less = "More than you said. " if given < truth - 0.05 else ""
    return (
        f"{less}{MEDICARE_LIKE.share_above(25_000):.0%} of people cost more than \\$25,000, and {truth:.1%} of all dollars lie above it: a premium of "
        f"\\${price.premium:,.0f} a person. Whoever buys so much calm has sold most of what an ACO could work on, since care is dear where people are very ill."
    )


PREDICTION = Prediction(
    prompt=(
        "Above \\$100,000 a person lie 4.5% of all dollars. Lower the threshold to **\\$25,000**. What share of all dollars lies above it now, and would have to be paid for as a premium?"
    ),
    answer=Number(rate=True, minimum=0, maximum=1, absolute=0.05, relative=0),
    truth=_above,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What is stop-loss worth?",
    serves=("ch10.luck",),
    controls={
        "threshold": Options("Threshold", THRESHOLDS, "100000"),
        "lives": Options("Lives", LIVES, "5000"),
        "minimum": Control("Minimum savings and loss rate", low=0, high=0.04, step=0.005, default=0.02, format=".1%"),
        "saved": Control("Truly saved", low=-0.04, high=0.06, step=0.01, default=0.0, format="+.0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Three bars for a contract that shares half of savings and losses: without stop-loss, with it on costs only, and on costs and benchmark alike. Each bar holds nine "
        "years in ten of what is paid, a mark stands at the average, and a line at nothing. Above them stands what lies over the threshold."
    ),
    scenes={
        "$100,000": {},
        "$25,000": {"threshold": "25000"},
        "$250,000": {"threshold": "250000"},
        "2,000 lives": {"lives": "2000"},
        "60,000 lives": {"lives": "60000"},
        "3% lost": {"saved": -0.03},
    },
    asks="Go from $250,000 to $25,000. Which of the three bars narrows, which moves, and what does the steadiness cost?",
    prediction=PREDICTION,
)
