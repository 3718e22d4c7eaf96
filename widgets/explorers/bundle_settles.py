"""Bundled payment settled after the year, and what one more episode brings: a bundle pays for volume of its own kind."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.payment import JOINT_REPLACEMENT_LIMITS, more_episodes, reconcile, rule_stamp, target_price
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET, VERMILION
from widgets.written import signed_dollars
from workbook.answers import Number
from workbook.controls import Control, Options

BASELINE = 25_000
LOW, HIGH = 15_000, 35_000
GRID = np.arange(LOW, HIGH + 1, 250)
YEARS = {"1": "first", "2": "second", "3": "third", "4": "fourth on"}


def _settle(actual, episodes, discount, year):
    gain, loss = JOINT_REPLACEMENT_LIMITS[int(year)]
    return reconcile(
        actual=actual * episodes, baseline=BASELINE, episodes=episodes, discount=discount, stop_gain=gain, stop_loss=loss
    )


def model(*, actual, episodes, discount, year):
    """The settlement at every spending per episode; where you are, and what ten episodes more would bring."""
    rows = pd.DataFrame({"actual": GRID, "payment": [_settle(each, episodes, discount, year).payment for each in GRID]})
    here = _settle(actual, episodes, discount, year)
    price = target_price(BASELINE, discount=discount)
    point = {
        "actual": float(actual),
        "payment": here.payment,
        "limited": here.limited,
        "target": price,
        "more": more_episodes(price=price, cost=actual, episodes=10),
        "head": more_episodes(price=0, cost=actual, episodes=10),
    }
    # the same height in every year of the program, with room for three lines of text above
    room = {"top": 0.36 * BASELINE * episodes, "bottom": -0.22 * BASELINE * episodes}
    return {"curve": rows.assign(**room), "point": pd.DataFrame([point])}


def picture(rows):
    curve, point = alt.Chart(rows["curve"]), alt.Chart(rows["point"])
    x = alt.X(
        "actual:Q",
        title="Spending in an average episode",
        scale=alt.Scale(domain=[LOW, HIGH], nice=False),
        axis=alt.Axis(format="$~s", values=[15_000, 20_000, 25_000, 30_000, 35_000]),
    )
    y = alt.Y("payment:Q", title="Settled after the year", axis=alt.Axis(format="$~s", tickCount=5), scale=alt.Scale(nice=False))
    words = (
        "'Settled: ' + (datum.payment < 0 ? '−$' : '+$') + format(abs(datum.payment), ',.0f') + (datum.limited ? ' (limited)' : '')",
        "'Ten more, bundle: ' + (datum.more < 0 ? '−$' : '+$') + format(abs(datum.more), ',.0f')",
        "'Ten more, per head: −$' + format(abs(datum.head), ',.0f')",
    )
    return alt.layer(
        curve.transform_filter(f"datum.actual == {LOW}").mark_rule(color=QUIET).encode(y=alt.datum(0)),
        *(curve.mark_point(opacity=0).encode(x=x, y=f"{edge}:Q") for edge in ("top", "bottom")),
        curve.mark_line(color=BLUE, strokeWidth=3).encode(x=x, y=y),
        point.mark_rule(color=QUIET, strokeDash=[3, 3]).encode(x="target:Q", y=alt.value(66), y2=alt.value(290)),
        point.mark_text(align="left", dx=4, baseline="bottom", fontSize=12).encode(
            x="target:Q", y=alt.value(278), text=alt.value("target"), color=alt.value(QUIET)
        ),
        point.mark_point(size=200, filled=True, opacity=1, color=VERMILION).encode(x="actual:Q", y="payment:Q"),
        *(
            point.transform_calculate(words=line)
            .mark_text(align="right", baseline="top", fontWeight=600)
            .encode(x=alt.value("width"), y=alt.value(2 + 20 * at), text="words:N", color=alt.value(INK))
            for at, line in enumerate(words)
        ),
    ).properties(height=290)


def table(frame):
    """The settlement in a row."""
    row = frame["point"].iloc[0]
    return pd.DataFrame(
        {
            "Spent in an episode": [f"${row['actual']:,.0f}"],
            "Target": [f"${row['target']:,.0f}"],
            "Settled": [signed_dollars(row["payment"])],
            "Limited": ["yes" if row["limited"] else "no"],
            "Ten episodes more, bundle": [signed_dollars(row["more"])],
            "Ten more, price per head": [signed_dollars(row["head"])],
        }
    )


def says(values, frame):
    row = frame["point"].iloc[0]
    gain, loss = JOINT_REPLACEMENT_LIMITS[int(values["year"])]
    limit = f" The limits of that year, {gain:.0%} up and {loss:.0%} down, bind." if row["limited"] else ""
    return (
        f"{values['episodes']} episodes at ${values['actual']:,} each against a target of ${row['target']:,.0f}: {signed_dollars(row['payment'])} is settled.{limit} Ten episodes more, settled "
        f"without limits, bring {signed_dollars(row['more'])} under the bundle and {signed_dollars(row['head'])} under a price per head. Limits: {rule_stamp('joint replacement')}."
    )


DEAR, LESS = 31_000, 30_000


def _truth():
    dear, less = (_settle(each, 1, 0.03, "4").payment for each in (DEAR, LESS))
    return float(round(less - dear))


def _reveal(given, truth):
    target = target_price(BASELINE)
    limit = JOINT_REPLACEMENT_LIMITS[4][1]
    edge = target * (1 + limit)
    slip = "" if abs(given - truth) <= 1 else f"Not \\${given:,.0f}. "
    return (
        f"**\\${truth:,.0f}.** {slip}You repay at most {limit:.0%} of the target, \\${limit * target:,.0f} an episode. That is reached at \\${edge:,.0f}, and both \\${DEAR:,} and \\${LESS:,} lie "
        "beyond it. The limit that protects you from a bad year also takes away what better work would earn; below it every dollar counts."
    )


PREDICTION = Prediction(
    prompt=(
        "A bundle's target is \\$24,250 an episode. After the year you are paid what lies below it or repay what lies above, in either direction at most 20% of the target. Your episodes cost "
        "\\$31,000. With hard work you bring them to \\$30,000. By how many dollars an episode does that better **your settlement**?"
    ),
    answer=Number("$", relative=0, absolute=1, minimum=0, maximum=31_000),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What does a bundle settle, and what does it not?",
    serves=("ch09.bears",),
    controls={
        "actual": Control("Spent in an average episode", unit="$", low=LOW, high=HIGH, step=250, default=21_000, format=",.0f"),
        "episodes": Control("Episodes", low=20, high=200, step=20, default=100, format=".0f"),
        "discount": Control("Discount that the payer keeps", low=0, high=0.06, step=0.01, default=0.03, format=".0%"),
        "year": Options("Year of the program", YEARS, "4"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A line of what is paid or repaid after the year over the spending in an average episode: level at the limits, falling between them, zero at the target. "
        "A dot is where you are; lines of text give the settlement and what ten more episodes would bring under a bundle and under a price per head."
    ),
    scenes={
        "$21,000, fourth year": {},
        "$21,000, first year": {"year": "1"},
        "$30,000, first year": {"actual": 30_000, "year": "1"},
        "$30,000, fourth year": {"actual": 30_000},
    },
    asks="In which year of the program is a bad episode not your loss? And what do ten more episodes bring, whatever the limits?",
    prediction=PREDICTION,
)
