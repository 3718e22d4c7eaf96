"""The desk and the records of a clinic, charged through the rates, on top, both or not at all."""

import altair as alt
import pandas as pd

from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
from vbc.costing import assign_support_costs, supplies_cost, visit_cost
from vbc.lung_department import clinic_support
from vbc.support_costs import support_charged
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, ORANGE, QUIET
from workbook.answers import Choice
from workbook.controls import Control, Options, Switch

DRIVERS = {"annual_cost": "what each costs", "practical_minutes": "its minutes", "units": "equal parts"}
PARTS = ["in the rates", "on top"]
COLORS = alt.Scale(domain=PARTS, range=[BLUE, ORANGE])
WIDEST = 180_000


def model(*, loaded, on_top, driver):
    """What a full year charges for support beside what support costs, and the visit that comes of it."""
    resources, support = asthma_resources(), clinic_support(driver)
    parts = support_charged(resources, support, loaded=loaded, overhead_share=on_top)
    parts["end"] = parts["charged"].cumsum()
    parts["start"] = parts["end"] - parts["charged"]
    time = visit_cost(asthma_process(), resources)
    rated = visit_cost(asthma_process(), assign_support_costs(resources, support) if loaded else resources)
    supplies = supplies_cost(asthma_supplies())
    costs = float(support["annual_cost"].sum())
    charged = float(parts["charged"].sum())
    summary = pd.DataFrame(
        {
            "costs": [costs],
            "charged": [charged],
            "times": [charged / costs],
            "visit": [rated * (1 + on_top) + supplies],
            "direct": [time + supplies],
            "in_rates": [rated - time],
            "on_top": [rated * on_top],
        }
    )
    return {"parts": parts, "summary": summary}


def picture(rows):
    x = alt.Scale(domain=[0, WIDEST], nice=False)
    axis = alt.Axis(format="$,d", values=[0, 50_000, 100_000, 150_000], labelFlush=True)
    y = alt.Scale(domain=[0, 170], range=[0, 170], nice=False)
    summary = alt.Chart(rows["summary"]).transform_calculate(
        paid="'Desk and records cost ' + format(datum.costs, '$,.0f') + ' in the year'",
        asked="'A full year charges ' + format(datum.charged, '$,.0f') + ': ' + format(datum.times, '.2f') + ' times'",
        one="'One visit: ' + format(datum.visit, '$,.2f')",
        zero="0",
        upper="68",
        lower="94",
    )
    parts = alt.Chart(rows["parts"]).transform_calculate(upper="132", lower="158")
    at = {"align": "left", "baseline": "bottom", "color": INK}
    return alt.layer(
        summary.mark_bar(color="#e8ebee", stroke=GRAY).encode(
            x=alt.X("zero:Q", scale=x, axis=axis, title="$ a year"),
            x2="costs:Q",
            y=alt.Y("upper:Q", scale=y, axis=None),
            y2="lower:Q",
        ),
        parts.mark_bar().encode(
            x=alt.X("start:Q", scale=x),
            x2="end:Q",
            y=alt.Y("upper:Q", scale=y, axis=None),
            y2="lower:Q",
            color=alt.Color("part:N", scale=COLORS, legend=None),
        ),
        parts.transform_filter("datum.charged > 25000")
        .mark_text(align="left", dx=6, fontWeight=600)
        .encode(
            x=alt.X("start:Q", scale=x),
            y=alt.value(145),
            text="part:N",
            color=alt.condition("datum.part == 'on top'", alt.value(INK), alt.value("white")),
        ),
        summary.mark_rule(color=QUIET, strokeDash=[4, 3]).encode(x=alt.X("costs:Q", scale=x), y=alt.value(128), y2=alt.value(164)),
        summary.mark_text(**at, fontSize=20, fontWeight=600).encode(x=alt.value(0), y=alt.value(26), text="one:N"),
        summary.mark_text(**at).encode(x=alt.value(0), y=alt.value(60), text="paid:N"),
        summary.mark_text(**at).encode(x=alt.value(0), y=alt.value(124), text="asked:N"),
    ).properties(height=170)


def table(frame):
    """The visit's parts, and the year's."""
    year = frame["summary"].iloc[0]
    visit = pd.DataFrame(
        {
            "Of one visit": ["people, room, supplies", "support in the rates", "support on top", "together"],
            "Dollars": [f"${year[part]:.2f}" for part in ("direct", "in_rates", "on_top", "visit")],
        }
    )
    rows = [
        ("support costs", year["costs"]),
        *zip(("charged in the rates", "charged on top"), frame["parts"]["charged"], strict=True),
    ]
    return {
        "One visit": visit,
        "A full year": pd.DataFrame([(name, f"${dollars:,.0f}") for name, dollars in rows], columns=["Of a year", "Dollars"]),
    }


def says(values, frame):
    year = frame["summary"].iloc[0]
    times = year["times"]
    verdict = (
        "nobody is charged for them"
        if times == 0
        else "they are charged just once"
        if abs(times - 1) < 0.005
        else f"they are charged {times:.2f} times"
    )
    return (
        f"One visit comes to ${year['visit']:.2f}, of which ${year['in_rates']:.2f} is support in the rates and ${year['on_top']:.2f} on top. "
        f"Desk and records cost ${year['costs']:,.0f} in the year; a year with every minute used charges ${year['charged']:,.0f} for them: {verdict}."
    )


def _times():
    both = model(loaded=True, on_top=0.10, driver="annual_cost")["summary"]["times"][0]
    return "twice" if abs(both - 2) < 0.005 else "more" if both > 2 else "less"


def _reveal(_given, _truth):
    year = model(loaded=True, on_top=0.10, driver="annual_cost")["summary"].iloc[0]
    return (
        f"\\${year['costs']:,.0f} through the rates, and then 10% of people and room at those rates: another "
        f"\\${year['charged'] - year['costs']:,.0f}. Together {year['times']:.2f} times what desk and records cost, in a year with every minute used."
    )


PREDICTION = Prediction(
    prompt=(
        "Desk and records cost a tenth of what the clinic’s people and room cost. The rates are loaded with them; then 10% for overhead is added on "
        "top of people and room. In a year with every minute used, how often is the desk paid for?"
    ),
    answer=Choice(
        {
            "less": "Less than twice: idle minutes carry a part",
            "twice": "Twice: once in the rates, once on top",
            "more": "More than twice: the second share is taken of the first, too",
        }
    ),
    truth=_times,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "How often is the desk paid for?",
    serves=("ch04.once",),
    controls={
        "loaded": Switch("Load support into the rates", default=True),
        "on_top": Control("Added on top of people and room", low=0, high=0.2, step=0.01, default=0.1, format=".0%"),
        "driver": Options("Shared out by", DRIVERS, "annual_cost"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two horizontal bars of dollars a year: what the scheduling desk and the patient records cost, and what a year with every minute used charges "
        "for them, in the rates and on top. Above stands the cost of one visit."
    ),
    scenes={
        "Both": {},
        "In the rates only": {"on_top": 0},
        "On top only": {"loaded": False},
        "Neither": {"loaded": False, "on_top": 0},
        "By minutes": {"on_top": 0, "driver": "practical_minutes"},
    },
    asks="Which settings charge support just once? Do they give the visit the same cost, and should they?",
    prediction=PREDICTION,
)
