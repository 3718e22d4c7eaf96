"""Fifteen years of a contract: benchmarks that are set again, luck, and what each side has from every year."""

import altair as alt
import pandas as pd

from vbc.contracts import contract_of_track, roll_years, three_sides
from vbc.rule_years import rule_stamp
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GREEN, INK, ORANGE, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options, Switch

LIVES, YEARS, EACH = 10_000, 15, 10_000
TERMS = {"two": "BASIC E, minimum 2%", "zero": "BASIC E, minimum 0%", "one": "BASIC B, one-sided"}
SIDES = {"provider": "You, the provider", "payer": "The payer", "members": "Members"}
COLORS = alt.Scale(domain=list(SIDES.values()), range=[BLUE, ORANGE, GREEN])


def signed(terms):
    """The contract by its short name; the participants' revenue is half of the benchmark."""
    if terms == "one":
        return contract_of_track("BASIC B", lives=LIVES)
    return contract_of_track("BASIC E", lives=LIVES, minimum_rate=0.02 if terms == "two" else 0.0, revenue_share=0.5)


def rolled(terms, saved, ratchet, luck):
    """The years; run 0 has no luck: each is the average one."""
    how = {"luck": "none"} if luck == 0 else {"seed": int(luck)}
    return roll_years(signed(terms), lives=LIVES, years=YEARS, per_life=EACH, true_savings=saved, ratchet=ratchet, **how)


def model(*, terms, saved, ratchet, luck):
    """Benchmark, spending and payment of each year, each side's year, and the totals."""
    years = rolled(terms, saved, ratchet, luck)
    without = LIVES * EACH
    measured = pd.DataFrame(
        {
            "year": years["year"],
            "start": years["year"] - 0.5,
            "end": years["year"] + 0.5,
            "agreement": years["agreement"],
            "benchmark": years["benchmark"] / without,
            "spending": years["spending"] / without,
            "measured": years["savings"],
            "payment": years["payment"] / 1e6,
            "paid": ["check" if paid > 0 else "bill" if paid < 0 else "nothing" for paid in years["payment"]],
        }
    )
    sides = years.melt("year", list(SIDES), "side", "dollars").assign(side=lambda rows: rows["side"].map(SIDES))
    sides["dollars"] = sides["dollars"] / 1e6
    totals = three_sides(years)
    notes = pd.DataFrame({"side": SIDES.values(), "total": [totals[side] / 1e6 for side in SIDES], "year": 0.6})
    notes["text"] = [f"{row.side}: {_money(row.total)}" for row in notes.itertuples()]
    return {"measured": measured.round(5), "sides": sides.round(4), "notes": notes.round(3)}


def _money(millions):
    sign = "−" if millions < -0.005 else "+" if millions > 0.005 else ""
    return f"{sign}${abs(millions):,.2f} million"


def picture(rows):
    measured, sides, notes = (alt.Chart(rows[name]) for name in ("measured", "sides", "notes"))
    years = {"scale": alt.Scale(domain=[0.4, YEARS + 0.6], nice=False, padding=4)}  # bars would get a padding of their own
    ticks = alt.Axis(values=list(range(1, YEARS + 1, 2)), format="d", grid=False)
    quiet = alt.Axis(labels=False, ticks=False, grid=False, title=None)
    y = alt.Y(
        "benchmark:Q",
        title=None,
        scale=alt.Scale(domain=[0.88, 1.07], nice=False),
        axis=alt.Axis(format=".0%", values=[0.9, 0.95, 1.0, 1.05]),
    )
    paid = alt.Scale(domain=["check", "nothing", "bill"], range=[BLUE, "#8c959f", VERMILION])
    shapes = alt.Scale(domain=["check", "nothing", "bill"], range=["diamond", "circle", "cross"])
    top = alt.layer(
        measured.mark_rule(color=INK, strokeWidth=3).encode(x=alt.X("start:Q", axis=quiet, **years), x2="end:Q", y=y),
        measured.mark_line(color=QUIET, strokeWidth=1).encode(x=alt.X("year:Q", axis=quiet, **years), y=alt.Y("spending:Q")),
        measured.mark_point(size=80, opacity=1).encode(
            x=alt.X("year:Q", axis=quiet, **years),
            y=alt.Y("spending:Q"),
            color=alt.Color("paid:N", scale=paid, legend=None),
            shape=alt.Shape("paid:N", scale=shapes, legend=None),
        ),
    ).properties(
        height=128,
        title=alt.Title(
            "Benchmark (bold) and counted spending",
            subtitle=["as a share of what would be spent without the ACO", "◆ check  ● nothing  + bill"],
            fontSize=13.5,
        ),
    )
    panels = [top]
    for at, side in enumerate(SIDES.values()):
        last = at == len(SIDES) - 1
        axis = ticks if last else quiet
        x = alt.X("year:Q", axis=axis, title="Year" if last else None, **years)
        up = alt.Y(
            "dollars:Q",
            title=None,
            scale=alt.Scale(domain=[-3.6, 9.4], nice=False),
            axis=alt.Axis(
                values=[-3, 0, 3, 6], labelExpr="datum.value == 0 ? '$0' : (datum.value < 0 ? '−$' : '+$') + abs(datum.value) + 'M'"
            ),
        )
        bars = sides.transform_filter(f"datum.side == '{side}'")
        panels.append(
            alt.layer(
                bars.mark_bar(size=14, clip=True).encode(x=x, y=up, color=alt.Color("side:N", scale=COLORS, legend=None)),
                notes.transform_filter(f"datum.side == '{side}'")
                .mark_text(align="left", baseline="top", fontWeight=600)
                .encode(x=alt.value(4), y=alt.value(0), text="text:N"),
            ).properties(height=84)
        )
    return alt.vconcat(*panels, spacing=6).resolve_scale(color="independent", shape="independent")


def table(frame):
    """A row a year, then the totals."""
    measured, sides = frame["measured"], frame["sides"].pivot(index="year", columns="side", values="dollars")
    rows = {
        "Year": measured["year"].tolist(),
        "Benchmark": measured["benchmark"].map("{:.1%}".format).tolist(),
        "Spending": measured["spending"].map("{:.1%}".format).tolist(),
        "Paid": [_money(paid) if paid else "–" for paid in measured["payment"]],
        **{name: [_money(paid) for paid in sides[name]] for name in SIDES.values()},
    }
    totals = frame["notes"]
    return {
        "Year by year": pd.DataFrame(rows),
        "All years": pd.DataFrame({"Who": totals["side"], "All years": [_money(total) for total in totals["total"]]}),
    }


def says(values, frame):
    measured, notes = frame["measured"], frame["notes"].set_index("side")["total"]
    checks, bills = (int((measured["paid"] == kind).sum()) for kind in ("check", "bill"))
    first, later = (measured.loc[chosen, "payment"].mean() for chosen in (measured["agreement"] == 1, measured["agreement"] > 1))
    again = "set again every five years" if values["ratchet"] else "never set again"
    return (
        f"Benchmarks are {again}. Of {YEARS} years {checks} bring a check and {bills} a bill: {_money(first)} a year in the first agreement, {_money(later)} a "
        f"year afterward. After {YEARS} years you have {_money(notes[SIDES['provider']])} against years without the contract, the payer {_money(notes[SIDES['payer']])}, "
        f"members {_money(notes[SIDES['members']])}. Rates: {rule_stamp('tracks')}; a part of earlier savings given back: {rule_stamp('prior savings')}."
    )


def _truth():
    return float(rolled("two", 0.03, True, 0)["payment"][5])


def _reveal(given, truth):
    years = rolled("two", 0.03, True, 0)
    first, left = years["payment"][0], years["savings"][5]
    paid = f"\\${truth:,.0f} is" if truth else "Nothing is"
    half = "Half of the first check is the natural guess. " if abs(given - first / 2) < 50_000 else ""
    return (
        f"{half}The new benchmark lies at {years['benchmark'][5] / (LIVES * EACH):.1%} of what would be spent without you. Against it, your 97% are savings of "
        f"{left:.1%}: real, and under the minimum. {paid} paid, in year 6 and in every year after it. You go on saving \\$3 million a year, and to the contract you no longer exist."
    )


PREDICTION = Prediction(
    prompt=(
        "You have 10,000 people at \\$10,000 each, and now you do save: **3%** of spending, every year (leave luck aside). In a two-sided contract with 50% from the first dollar and a minimum of 2% you are paid "
        "\\$1.5 million a year. After five years the benchmark is **set again**, from your own last three years; half of what you saved in them is added back. You save "
        "as before. **What are you paid in year 6, in dollars?**"
    ),
    answer=Number("$", absolute=50_000, relative=0, minimum=-10_000_000, maximum=10_000_000),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Fifteen years under one contract",
    serves=("ch10.fair",),
    controls={
        "terms": Options("Contract", TERMS, "two"),
        "saved": Control("Truly saved, every year", low=0, high=0.05, step=0.005, default=0.03, format=".1%"),
        "ratchet": Switch("Benchmarks are set again every five years", default=True),
        "luck": Control("Run of luck (0: none)", low=0, high=40, step=1, default=0, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four pictures over fifteen years, one under the other. First the benchmark of each year and the counted spending, with a mark for check, nothing or bill. Below it, "
        "bars for what the provider, the payer and the members have from each year, in millions of dollars, against a year without the contract; the sum of all years is written above each."
    ),
    scenes={
        "No luck": {},
        "No ratchet": {"ratchet": False},
        "Minimum 0%": {"terms": "zero"},
        "A run of luck": {"luck": 6},
        "Another run": {"luck": 4},
        "Nothing saved, the same run": {"saved": 0, "luck": 4},
    },
    asks="Look at year 6. Who gains from it, who loses? Then press through a few runs of luck: can you tell from the checks alone when the saving began to go unpaid?",
    prediction=PREDICTION,
)
