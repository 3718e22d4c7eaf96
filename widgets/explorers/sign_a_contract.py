"""A contract signed, and the year that luck makes of it: what it is written to pay, what it pays on average, and how often."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.contracts import (
    TEXTBOOK_CORRIDOR,
    Contract,
    contract_of_track,
    expected_payoff_curve,
    luck_histogram,
    minimum_savings_rate,
    outlook,
    panel_of,
    payoff_curve,
)
from vbc.rule_years import rule_stamp
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from widgets.written import signed_percent
from workbook.answers import Choice
from workbook.controls import Control, Options

LIVES = 10_000
REVENUE_SHARE, QUALITY = 0.5, 0.9
TERMS = {
    "BASIC B": "BASIC B: one-sided",
    "BASIC E": "BASIC E: two-sided",
    "ENHANCED": "ENHANCED: two-sided",
    "corridor": "textbook corridor",
}
MINIMA = {"0": "0%", "0.01": "1%", "0.02": "2%", "table": "3.0%, the table's"}
STOP_LOSS = {"none": "none", "50000": "$50,000", "100000": "$100,000", "250000": "$250,000"}
GRID = np.round(np.arange(-0.06, 0.0801, 0.005), 4)
WRITTEN = np.round(np.arange(-0.06, 0.08001, 0.0005), 4)
"""Finer, so that a step at the minimum is drawn upright."""
BAR = 0.0025
LOW, HIGH = -0.06, 0.06
SIGNED = "replace(format(datum.value, '+.0%'), '+0%', '0%')"
PAID = ["check", "nothing", "bill"]
COLORS = alt.Scale(domain=PAID, range=[BLUE, "#b4bcc4", VERMILION])


def signed(terms, minimum, stop_loss):
    """The contract that these settings stand for; a one-sided ACO takes the table's minimum."""
    threshold = None if stop_loss == "none" else int(stop_loss)
    chosen = None if minimum == "table" or terms == "BASIC B" else float(minimum)
    if terms == "corridor":
        least = minimum_savings_rate(LIVES) if chosen is None else chosen
        return Contract(minimum_savings_rate=least, corridor=TEXTBOOK_CORRIDOR, threshold=threshold, payment_cap=None)
    return contract_of_track(
        terms, lives=LIVES, minimum_rate=chosen, threshold=threshold, quality_score=QUALITY, revenue_share=REVENUE_SHARE
    )


def model(*, terms, minimum, stop_loss, saved):
    """Payment over true savings, as written and on average over luck; the distribution at one place; and what holds there."""
    contract = signed(terms, minimum, stop_loss)
    panel = panel_of(contract, lives=LIVES)
    curve = expected_payoff_curve(contract, panel, GRID)[["true_savings", "expected", "without_luck", "low", "high"]]
    here = outlook(contract, panel, true_savings=saved)
    bars = luck_histogram(contract, panel, true_savings=saved, width=BAR)
    inside = bars[(bars["low"] > -0.1001) & (bars["high"] < 0.1401)]
    point = pd.DataFrame(
        {
            "true_savings": [saved],
            "expected": [here.expected],
            "without_luck": [here.without_luck],
            "paid": [here.chance_paid],
            "repays": [here.chance_repays],
            "low": [here.low],
            "high": [here.high],
            "minimum": [contract.minimum_savings_rate],
            "terms": [_terms(contract)],
        }
    )
    return {
        "curve": curve.round(6),
        "written": payoff_curve(contract, WRITTEN).round(6),
        "bars": inside[["low", "high", "chance", "paid"]].round(5),
        "here": point.round(6),
    }


def _terms(contract):
    if contract.corridor is not None:
        return "25% of the first 2%, 50% of the next 3%, both ways"
    down = (
        f"{contract.loss_rate:.0%} of losses, at most {contract.loss_limit:.1%} of the benchmark"
        if contract.loss_rate
        else "no losses"
    )
    return f"{contract.sharing_rate:.0%} of savings; {down}"


def picture(rows):
    curve, written, bars, here = (alt.Chart(rows[name]) for name in ("curve", "written", "bars", "here"))
    percent = alt.Axis(labelExpr=SIGNED, values=[-0.04, 0, 0.04, 0.08])
    x = alt.X(
        "true_savings:Q", title="Truly saved, share of spending", scale=alt.Scale(domain=[-0.06, 0.08], nice=False), axis=percent
    )
    y = alt.Y(
        "expected:Q",
        title="Paid, share of the benchmark",
        scale=alt.Scale(domain=[LOW, 0.075], nice=False),
        axis=alt.Axis(labelExpr=SIGNED, values=[-0.04, -0.02, 0, 0.02, 0.04, 0.06]),
    )
    zero = here.mark_rule(color=QUIET)
    words = (  # in the colors of the bars, which are their key
        ("'■ Check in ' + format(datum.paid, '.0%') + ' of years'", BLUE),
        ("'■ Bill in ' + format(datum.repays, '.0%') + ' of years'", "#b34d00"),
        (
            "(datum.expected < -0.000005 ? '−' : '+') + format(abs(datum.expected), '.2%') + ' on average'",
            INK,
        ),
    )
    left = alt.layer(
        zero.encode(y=alt.datum(0)),
        curve.mark_area(color=BLUE, opacity=0.14, clip=True).encode(x=x, y=alt.Y("low:Q"), y2="high:Q"),
        written.mark_line(color=GRAY, strokeDash=[5, 4], strokeWidth=2, clip=True).encode(
            x=alt.X("savings:Q"), y=alt.Y("payment:Q")
        ),
        curve.mark_line(color=INK, clip=True).encode(x=x, y=y),
        here.mark_rule(color=QUIET, strokeDash=[2, 3]).encode(x=x, y=alt.datum(LOW), y2=alt.datum(0.055)),
        here.mark_point(size=120, filled=True, color=INK, opacity=1).encode(x=x, y=y),
    ).properties(title="What it pays", width=230, height=290)
    up = alt.Y(
        "foot:Q",
        title="Share of years",
        axis=alt.Axis(format=".0%", values=[0, 0.04, 0.08]),
        scale=alt.Scale(domain=[0, 0.135], nice=False),
    )
    color = alt.Color("paid:N", scale=COLORS, legend=None)
    right = alt.layer(
        bars.transform_calculate(foot="0")
        .mark_bar(clip=True)
        .encode(
            x=alt.X(
                "low:Q",
                title="Measured, share of the benchmark",
                scale=alt.Scale(domain=[-0.10, 0.14], nice=False),
                axis=alt.Axis(labelExpr=SIGNED, values=[-0.08, -0.04, 0, 0.04, 0.08, 0.12]),
            ),
            x2="high:Q",
            y=up,
            y2="chance:Q",
            color=color,
        ),
        *(
            here.transform_calculate(words=line)
            .mark_text(align="left", fontWeight=600, fontSize=12.5, color=color_of_line)
            .encode(x=alt.value(4), y=alt.value(10 + 17 * row), text="words:N")
            for row, (line, color_of_line) in enumerate(words)
        ),
    ).properties(title="What luck makes of it", width=230, height=290)
    return alt.concat(left, right, columns=2)


def table(frame):
    """What holds at the chosen place, then the curve in steps of one percent."""
    curve, here = frame["curve"], frame["here"].iloc[0]
    coarse = curve[(curve["true_savings"] * 100).round(6) % 1 == 0]
    return {
        "At this setting": pd.DataFrame(
            {
                "Terms": [here["terms"]],
                "Minimum": [f"{here['minimum']:.1%}"],
                "Truly saved": [signed_percent(here["true_savings"], 1)],
                "Check": [f"{here['paid']:.1%} of years"],
                "Bill": [f"{here['repays']:.1%} of years"],
                "On average": [signed_percent(here["expected"], 2)],
            }
        ),
        "Paid, share of the benchmark": pd.DataFrame(
            {
                "Truly saved": [signed_percent(saved, 0) for saved in coarse["true_savings"]],
                "As written": [signed_percent(share, 2) for share in coarse["without_luck"]],
                "On average": [signed_percent(share, 2) for share in coarse["expected"]],
                "5% of years are below": [signed_percent(share, 2) for share in coarse["low"]],
                "5% are above": [signed_percent(share, 2) for share in coarse["high"]],
            }
        ),
    }


def says(values, frame):
    here = frame["here"].iloc[0]
    rule = "a textbook's corridor" if values["terms"] == "corridor" else f"{values['terms']}, {rule_stamp('tracks')}"
    note = " A one-sided ACO has no choice of minimum." if values["terms"] == "BASIC B" and values["minimum"] != "table" else ""
    if values["terms"] == "ENHANCED":
        note += f" The rate for losses is that of a quality score of {QUALITY:.0%}."
    minimum = f"{here['minimum']:.1%}"
    return (
        f"{rule}: {here['terms']}; minimum {minimum}.{note} With {signed_percent(values['saved'], 1)} truly saved the contract is written to pay "
        f"{signed_percent(here['without_luck'], 2)} of the benchmark. Luck makes that a check in {here['paid']:.0%} of years, a bill in {here['repays']:.0%}, and "
        f"{signed_percent(here['expected'], 2)} on average."
    )


def _truth():
    contract = signed("BASIC E", "0", "none")
    average = outlook(contract, panel_of(contract, lives=LIVES)).expected
    return "receives" if average > 1e-4 else "repays" if average < -1e-4 else "nothing"


def _reveal(_given, _truth):
    contract = signed("BASIC E", "0", "none")
    idle = outlook(contract, panel_of(contract, lives=LIVES))
    return (
        f"Check in {idle.chance_paid:.0%} of years, bill in {idle.chance_repays:.0%}, nearly a fair coin. But good luck is shared at 50% and bad luck at "
        f"30%, so that the coin pays {idle.expected:.2%} of the benchmark a year on average. Sharing losses punishes losses; it does not take the luck "
        "out."
    )


PREDICTION = Prediction(
    prompt=(
        "10,000 lives. You move to a two-sided contract (BASIC E): you receive **50%** of savings and repay **30%** of losses, both from the first dollar, with a "
        "minimum of **0%**. You still save nothing, so that whatever is measured is luck. On average over many years, you …"
    ),
    answer=Choice(
        {
            "repays": "repay something, since losses are shared now",
            "nothing": "come out even, since luck goes both ways",
            "receives": "receive something, although nothing is saved",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="What would? Look for a setting at which doing nothing brings nothing.",
)

EXPLORER = Explorer(
    "Sign it, and see what luck makes of it",
    serves=("ch10.settle", "ch10.luck"),
    controls={
        "terms": Options("Contract", TERMS, "BASIC E"),
        "minimum": Options("Minimum savings and loss rate", MINIMA, "0", help="BASIC B takes the table's."),
        "stop_loss": Options("Stop-loss, costs and benchmark alike", STOP_LOSS, "none"),
        "saved": Control("Truly saved", unit="", low=-0.04, high=0.08, step=0.005, default=0.0, format="+.1%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    wide=True,
    describes=(
        "Two pictures for an ACO of 10,000 lives. The first shows payment over true savings: a dashed line as the contract is written, a solid line on average over "
        "luck, and a band that holds nine years in ten. The second shows measured savings in years of one true size, colored by check, nothing or bill."
    ),
    scenes={
        "Two-sided, minimum 0%": {},
        "Minimum 2%": {"minimum": "0.02"},
        "One-sided": {"terms": "BASIC B"},
        "Corridor": {"terms": "corridor"},
        "Truly save 3%": {"saved": 0.03},
        "One-sided, save 3%": {"terms": "BASIC B", "saved": 0.03},
    },
    asks="Leave true savings at 0%. Under which terms does doing nothing bring nothing on average? Then save 3%: which contract now pays you least, and why?",
    prediction=PREDICTION,
)
