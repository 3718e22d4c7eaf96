"""Why a builder who is paid by the brick builds walls: a price a piece against what pieces cost and are worth."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.payment import Trade, pieces_made, pieces_worth_making, waste_of_piece_rate
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET, VERMILION
from widgets.written import dollars
from workbook.answers import Number
from workbook.controls import Control

MOST, TOP = 40, 165
GRID = np.arange(0, MOST + 0.01, 0.5)


def _trade(first_worth):
    return Trade(first_worth=float(first_worth))


def model(*, price, first_worth):
    """What the last piece costs and is worth, at each number of pieces; how many are made, and how many are worth it."""
    trade = _trade(first_worth)
    curve = pd.DataFrame(
        {
            "pieces": GRID,
            "cost": trade.first_cost + trade.cost_rise * GRID,
            "worth": np.maximum(trade.first_worth - trade.worth_fall * GRID, -TOP),
        }
    )
    made, best = pieces_made(trade, price=price), pieces_worth_making(trade)
    low, high = sorted((made, best))
    curve["wasted"] = (curve["pieces"] >= low - 1e-9) & (curve["pieces"] <= high + 1e-9)
    curve["floor"] = curve["worth"].clip(lower=-20)
    summary = {
        "price": float(price),
        "made": made,
        "best": best,
        "earned": price * made - trade.cost(made),
        "worth": trade.worth(made),
        "waste": waste_of_piece_rate(trade, price=price),
        "last_worth": trade.first_worth - trade.worth_fall * made,
    }
    return {"curve": curve, "summary": pd.DataFrame([summary])}


def picture(rows):
    x = alt.X("pieces:Q", title="Bricks a day", scale=alt.Scale(domain=[0, MOST], nice=False), axis=alt.Axis(tickCount=8))
    scale = alt.Scale(domain=[-20, TOP], nice=False)
    axis = alt.Axis(format="$,d", values=[0, 20, 40, 60, 80, 100, 120])
    y = alt.Y("cost:Q", title="The next brick, $", scale=scale, axis=axis)
    curve, summary = alt.Chart(rows["curve"]), alt.Chart(rows["summary"])
    at = {"align": "left", "baseline": "top"}
    readouts = (
        "'Made: ' + format(datum.made, '.1f') + ' · worth making: ' + format(datum.best, '.1f')",
        "'Lost against that: $' + format(datum.waste, ',.0f') + ' a day'",
    )
    return alt.layer(
        curve.transform_filter("datum.wasted")
        .mark_area(color=VERMILION, opacity=0.22, clip=True)
        .encode(x=x, y="floor:Q", y2="cost:Q"),
        summary.mark_rule(color=QUIET, strokeDash=[6, 4]).encode(y=alt.Y("price:Q", scale=scale)),
        curve.mark_line(color=BLUE, clip=True).encode(x=x, y=y),
        curve.mark_line(color=ORANGE, strokeDash=[7, 4], clip=True).encode(x=x, y="worth:Q"),
        summary.mark_rule(color=INK, strokeWidth=2).encode(x="made:Q", y=alt.value(48), y2=alt.value(340)),
        summary.mark_text(align="right", baseline="top", dy=4).encode(
            x=alt.value("width"), y="price:Q", text=alt.value("paid for each"), color=alt.value(QUIET)
        ),
        curve.transform_filter("datum.pieces == 1.5")
        .mark_text(align="left", baseline="top", dy=6, fontWeight=600)
        .encode(x=x, y="cost:Q", text=alt.value("costs the builder"), color=alt.value(BLUE)),
        curve.transform_filter("datum.pieces == 2")
        .mark_text(align="left", baseline="bottom", dx=4, dy=-2, fontWeight=600)
        .encode(x=x, y="worth:Q", text=alt.value("worth to the owner"), color=alt.value(INK)),
        *(
            summary.transform_calculate(words=words)
            .mark_text(fontWeight=600, **at)
            .encode(x=alt.value(6), y=alt.value(2 + 20 * line), text="words:N", color=alt.value(INK))
            for line, words in enumerate(readouts)
        ),
    ).properties(height=340)


def table(frame):
    """The day in a row."""
    row = frame["summary"].iloc[0]
    return pd.DataFrame(
        {
            "Paid for each": [f"${row['price']:,.0f}"],
            "Made": [f"{row['made']:.1f}"],
            "Worth making": [f"{row['best']:.1f}"],
            "Builder earns": [dollars(row["earned"])],
            "The last one is worth": [dollars(row["last_worth"])],
            "Lost against the best": [dollars(row["waste"])],
        }
    )


def says(values, frame):
    row = frame["summary"].iloc[0]
    more = (
        "too many"
        if row["made"] > row["best"] + 0.05
        else "too few"
        if row["made"] < row["best"] - 0.05
        else "just as many as are worth it"
    )
    last = f", and the last one is worth {dollars(row['last_worth'])}" if row["made"] > 0 else ""
    lost = (
        f" {dollars(row['waste'])} a day is lost against the {row['best']:.1f} that are worth making." if row["waste"] > 0.5 else ""
    )
    return f"At ${values['price']} a brick the builder lays {row['made']:.1f} a day: {more}{last}.{lost}"


def _truth():
    return pieces_made(Trade(), price=80)


def _reveal(_given, truth):
    trade = Trade()
    return (
        f"**{truth:.0f}**: the builder lays on as long as the next brick costs less than \\$80. Only {pieces_worth_making(trade)} are worth laying, so that "
        f"\\${waste_of_piece_rate(trade, price=80):,.0f} a day goes into wall that nobody needs. Paid by the day, with nothing for a brick, the same builder lays none."
    )


PREDICTION = Prediction(
    prompt=(
        "A builder gets \\$80 for every brick laid. The first brick of the day costs the builder \\$20 of labor, and each next one \\$2 more. To the owner the first is worth \\$120, "
        "and each next one \\$6 less. How many bricks a day does the builder lay, following money?"
    ),
    answer=Number("bricks", relative=0, absolute=1, minimum=0, maximum=500),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What does a price per brick build?",
    serves=("ch09.margin",),
    controls={
        "price": Control("Paid for each brick", unit="$", low=0, high=100, step=1, default=80, format=".0f"),
        "first_worth": Control("The first brick is worth", unit="$", low=60, high=120, step=5, default=120, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Over the number of bricks a day, a rising line of what the next brick costs the builder and a falling dashed line of what it is worth to the owner. "
        "A level line is the price paid for each, an upright one the number laid. What is lost against the best number is shaded."
    ),
    scenes={
        "$80 a brick": {},
        "$45 a brick": {"price": 45},
        "Nothing a brick": {"price": 0},
        "A smaller wall will do": {"first_worth": 60},
    },
    asks="At which price are just as many bricks laid as are worth laying? Now let a smaller wall do: is that price still right?",
    prediction=PREDICTION,
)
