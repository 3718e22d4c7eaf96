"""A visit made cheaper, the year's spending, and who runs out of minutes first: the moment of chapter 4."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
from vbc.costing import annual_bill, capacity_use, substitute, visit_ceiling, visit_cost, with_units
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control

VISITS = 2_900
WIDEST = 300_000
HEADER, ROW, BAR = 114, 58, 24
NAMES = {"physician": "Physician", "nurse": "Nurse", "assistant": "Assistant", "room": "Room"}


@cache  # sixteen shifts, four sizes of post and three numbers of rooms: a slider comes back to them
def _visit(shifted):
    """The process map after minutes have moved, and what a visit costs then."""
    process = substitute(asthma_process(), minutes=shifted, of="physician", by="nurse") if shifted else asthma_process()
    return process, visit_cost(process, asthma_resources(), supplies=asthma_supplies())


@cache
def _clinic(physicians, rooms):
    """The resources after posts or rooms have changed, and their bill."""
    resources = with_units(with_units(asthma_resources(), "physician", units=physicians), "room", units=rooms)
    return resources, annual_bill(resources)


@cache
def _as_it_is():
    """Dollars of each resource that visits use before anything is changed, and what stands idle then."""
    use = capacity_use(_visit(0)[0], asthma_resources(), visits=VISITS)
    rates = asthma_resources()["annual_cost"] / asthma_resources()["practical_minutes"]
    return use["used_minutes"] * rates, float(use["unused_cost"].sum())


@cache
def _ceiling(shifted, physicians, rooms):
    return visit_ceiling(_visit(shifted)[0], _clinic(physicians, rooms)[0])


def model(*, shifted, visits, physicians, rooms):
    """What each resource costs in the year and how much of that visits use; the visit, the bill and the ceiling above it."""
    process, cost = _visit(shifted)
    resources, bill = _clinic(physicians, rooms)
    rates = resources["annual_cost"] / resources["practical_minutes"]
    use = capacity_use(process, resources, visits=visits)
    at = HEADER + ROW * use.index
    use = use.assign(
        cost=resources["annual_cost"] * resources["units"],
        used_cost=use["used_minutes"] * rates,
        used_before=_as_it_is()[0],
        title_at=at,
        bar_at=at + 10,
        bar_end=at + 10 + BAR,
        state=["overloaded" if over else "used" for over in use["overloaded"]],
        text=[
            _line(*row)
            for row in zip(*(use[name] for name in ("resource", "share_used", "unused_cost", "overloaded")), strict=True)
        ],
    )
    ceiling = _ceiling(shifted, physicians, rooms)
    summary = {
        "visit_cost": cost,
        "bill": bill,
        "most_visits": ceiling.visits,
        "binds": ", ".join(ceiling.resources),
        "idle": _idle(use),
    }
    return {"use": use, "summary": pd.DataFrame([summary])}


def _idle(use):
    """What stands idle, and by how much more or less than as it is."""
    if use["overloaded"].any():
        return "not possible"
    idle = use["unused_cost"].sum()
    more = idle - _as_it_is()[1]
    return f"${idle:,.0f}" + (f" ({'+' if more > 0 else '−'}${abs(more):,.0f})" if abs(more) >= 0.5 else "")


def _line(resource, share_used, unused_cost, overloaded):
    if overloaded:
        return f"{NAMES[resource]}: {share_used:.0%} of the minutes there are. Not possible."
    return f"{NAMES[resource]}: {_share(share_used)} used, ${unused_cost:,.0f} stands idle"


def _share(share):
    """Whole percent, but not 100% while something is left."""
    return f"{share:.1%}" if 0.99 <= share < 1 else f"{share:.0%}"


def picture(rows):
    height = HEADER + ROW * len(NAMES) - 8
    x = alt.Scale(domain=[0, WIDEST], nice=False)
    axis = alt.Axis(format="$,d", values=[0, 100_000, 200_000, 300_000], labelFlush=True)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    use = alt.Chart(rows["use"])
    top, bottom = alt.Y("bar_at:Q", scale=y, axis=None), alt.Y2("bar_end:Q")
    summary = alt.Chart(rows["summary"])
    lines = (
        ("One visit", "format(datum.visit_cost, '$,.2f')"),
        ("People and room, the year", "format(datum.bill, '$,.0f')"),
        ("Of that stands idle", "datum.idle"),
        ("Most visits", "format(datum.most_visits, ',') + ' (' + datum.binds + ')'"),
    )
    layers = [
        use.mark_bar(color="#e8ebee", stroke=GRAY, strokeWidth=1).encode(
            x=alt.X(
                "zero:Q",
                scale=x,
                axis=axis,
                title=["$ a year: the whole bar is paid,", "the filled part used; a dark mark:", "filled to here as it is"],
            ),
            x2="cost:Q",
            y=top,
            y2=bottom,
        ),
        use.mark_bar().encode(
            x=alt.X("zero:Q", scale=x),
            x2="drawn:Q",
            y=top,
            y2=bottom,
            color=alt.Color("state:N", scale=alt.Scale(domain=["used", "overloaded"], range=[BLUE, VERMILION]), legend=None),
        ),
        use.mark_text(align="left", baseline="bottom", color=INK).encode(
            x=alt.value(0), y=alt.Y("title_at:Q", scale=y, axis=None), text="text:N"
        ),
    ]
    before = use.transform_filter("abs(datum.used_before - datum.used_cost) > 1 && datum.used_before <= datum.cost")
    layers.append(before.mark_rule(color=INK, strokeWidth=3).encode(x=alt.X("used_before:Q", scale=x), y=top, y2=bottom))
    layers = [layer.transform_calculate(zero="0", drawn=f"min(datum.used_cost, {WIDEST})") for layer in layers]
    for number, (name, value) in enumerate(lines):
        at = {"align": "left", "baseline": "top"}
        line = summary.transform_calculate(readout=value, name=f"'{name}'")
        layers.append(line.mark_text(**at, color=QUIET).encode(x=alt.value(0), y=alt.value(2 + 22 * number), text="name:N"))
        layers.append(
            line.mark_text(align="right", baseline="top", fontWeight=600, fontSize=15, color=INK).encode(
                x=alt.value("width"), y=alt.value(22 * number), text="readout:N"
            )
        )
    return alt.layer(*layers).properties(height=height)


def table(frame):
    """What each resource costs, uses and leaves; then the visit, the bill and the ceiling."""
    use, summary = frame["use"], frame["summary"].iloc[0]
    resources = pd.DataFrame(
        {
            "Who or what": [NAMES[name] for name in use["resource"]],
            "Costs in the year": [f"${cost:,.0f}" for cost in use["cost"]],
            "Minutes needed": [f"{minutes:,.0f}" for minutes in use["used_minutes"]],
            "Minutes there are": [f"{minutes:,.0f}" for minutes in use["capacity_minutes"]],
            "Used": [_share(share) for share in use["share_used"]],
            "Stands idle": [f"${cost:,.0f}" for cost in use["unused_cost"]],
            "Room for visits": ["–" if pd.isna(most) else f"{most:,.0f}" for most in use["most_visits"]],
        }
    )
    year = pd.DataFrame(
        {
            "One visit": [f"${summary['visit_cost']:,.2f}"],
            "Paid in the year": [f"${summary['bill']:,.0f}"],
            "Stands idle": [summary["idle"]],
            "Most visits": [f"{summary['most_visits']:,}"],
            "Because of": [summary["binds"]],
        }
    )
    return {"Who and what": resources, "The year": year}


def says(values, frame):
    use, year = frame["use"], frame["summary"].iloc[0]
    opening = (
        f"One visit costs ${year['visit_cost']:.2f} and people and room cost ${year['bill']:,.0f} in the year. "
        f"The clinic has minutes for {year['most_visits']:,} visits; then it runs out of {_runs_out(year['binds'])} first."
    )
    over = [NAMES[name].lower() for name in use.loc[use["overloaded"], "resource"]]
    if over:
        return f"{opening} {values['visits']:,} visits cannot be done: too few minutes of {_listed(over)}."
    return f"{opening} At {values['visits']:,} visits ${use['unused_cost'].sum():,.0f} of what is paid stands idle."


def _listed(names):
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _runs_out(binds):
    return " and ".join(f"{name} minutes" for name in binds.split(", "))


def _saved():
    """Dollars by which the year's bill falls when ten minutes move, from the models."""
    before, after = (model(shifted=shifted, visits=VISITS, physicians=1, rooms=1)["summary"]["bill"][0] for shifted in (0, 10))
    return float(before - after)


def _reveal(given, truth):
    costs = [_visit(shifted)[1] for shifted in (0, 10)]
    paper = (costs[0] - costs[1]) * VISITS
    bill = annual_bill(asthma_resources())
    how = ""
    if abs(given - paper) <= 0.02 * paper:
        how = f"Your \\${given:,.0f} is what the visits lose in cost, {costs[0] - costs[1]:.2f} × {VISITS:,}. "
    elif given < 0:
        how = "You expect spending to rise; nobody was hired. "
    elif given != truth and abs(given - truth) <= PREDICTION.answer.absolute:
        how = f"Near enough to \\${truth:,.0f}. "
    return (
        f"{how}The visit does fall, from \\${costs[0]:.2f} to \\${costs[1]:.2f}. The clinic still pays one physician, one nurse, one assistant "
        f"and one room: \\${bill:,.0f} before, \\${bill:,.0f} after (and the same supplies). \\${truth:,.0f} saved: "
        f"the \\${paper:,.0f} by which the visits became cheaper are minutes that are paid for and not used."
    )


PREDICTION = Prediction(
    prompt=(
        "The clinic moves 10 of the physician’s minutes in every visit to the nurse. The same four, people and room, see the same 2,900 patients. "
        "**By how many dollars does the clinic’s spending for the year fall?**"
    ),
    answer=Number("$", absolute=500, relative=0, minimum=-508_800, maximum=508_800),
    truth=_saved,
    reveal=_reveal,
    onward="Look in the picture for where they went.",
    given="A minute of the physician costs \\$3.00, a minute of the nurse \\$1.20. People and room cost \\$508,800 a year.",
)

EXPLORER = Explorer(
    "A cheaper visit, and the year",
    serves=("ch04.capacity",),
    controls={
        "shifted": Control(
            "Moved from physician to nurse", unit="minutes a visit", low=0, high=15, step=1, default=0, format=".0f"
        ),
        "visits": Control("Visits in the year", low=0, high=6_000, step=50, default=VISITS, format=",.0f"),
        "physicians": Control("Physician posts paid for here", low=0.25, high=1, step=0.25, default=1, format=".2f"),
        "rooms": Control("Rooms", low=1, high=3, step=1, default=1, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four horizontal bars, one each for physician, nurse, assistant and room: the length is what a year of it costs, the filled part what "
        "visits use. A dark mark shows how far it was filled before anything changed. Above them stand the cost of one visit, what people and "
        "room cost in the year, how much of that stands idle, and the most visits that the clinic has minutes for."
    ),
    scenes={
        "As it is": {},
        "10 minutes to the nurse": {"shifted": 10},
        "Half a physician, shared": {"physicians": 0.5},
        "10 minutes moved, a quarter, shared": {"shifted": 10, "physicians": 0.25},
        "A second room, 4,500 visits": {"shifted": 10, "rooms": 2, "visits": 4_500},
    },
    asks="Which bars change when minutes move, and which never do? What would you have to buy before visit 2,927 can come?",
    prediction=PREDICTION,
)
