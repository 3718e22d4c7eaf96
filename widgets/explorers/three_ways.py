"""Three services of a department, each by its bill, by its bill times one ratio, and by its minutes."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.charges import services_by_ratio
from vbc.lung_department import lung_services, unused_in_the_clinic
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from workbook.answers import Choice
from workbook.controls import Control, Switch

ROW = 92
WAYS = ["by its minutes", "charge × ratio"]
COLORS = alt.Scale(domain=WAYS, range=[BLUE, ORANGE])
WIDEST = 320


def model(*, visit_charge, scan_charge, unused_apart):
    """Each service by ratio and by minutes, at prices that the reader sets."""
    services = lung_services()
    charges = {"asthma visit": visit_charge, "chest scan": scan_charge}
    services["charge"] = [float(charges.get(row.service, row.charge)) for row in services.itertuples()]
    costed = services_by_ratio(services, unused_cost=0 if unused_apart else unused_in_the_clinic())
    costed["at"] = [ROW * at for at in range(len(costed))]
    costed["title"] = [f"{row.service.capitalize()}: ${row.charge:,.0f} on the bill" for row in costed.itertuples()]
    costed["as_booked"] = _as_booked()
    ratio = costed["ratio"].iloc[0]
    costed["says_ratio"] = [
        f"${charge:,.0f} × {ratio:.3f} = ${amount:,.2f}"
        for charge, amount in zip(costed["charge"], costed["by_ratio"], strict=True)
    ]
    costed["says_measured"] = [f"by its minutes ${amount:,.2f}" for amount in costed["measured"]]
    return costed


@cache
def _as_booked():
    """Each service by the ratio of the department's own books."""
    return services_by_ratio(lung_services(), unused_cost=unused_in_the_clinic())["by_ratio"]


def picture(rows):
    height = 3 * ROW - 14
    x = alt.Scale(domain=[0, WIDEST], nice=False, clamp=True)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    base = alt.Chart(rows).transform_calculate(
        zero="0", first="datum.at + 22", first_end="datum.at + 42", second="datum.at + 48", second_end="datum.at + 68"
    )

    def bar(value, start, end, way):
        return base.transform_calculate(way=f"'{way}'").mark_bar().encode(
            x=alt.X("zero:Q", scale=x, title=["Cost of one, $", "mark under a bar: by today’s books"], axis=alt.Axis(format="$d", values=[0, 100, 200, 300], labelFlush=True)),
            x2=f"{value}:Q",
            y=alt.Y(f"{start}:Q", scale=y, axis=None),
            y2=f"{end}:Q",
            color=alt.Color("way:N", scale=COLORS, legend=None),
        )  # fmt: skip

    def label(value, text, middle):
        # beside a short bar, inside the foot of a long one, so that a phone shows it whole
        place = base.transform_calculate(middle=f"datum.at + {middle}", inside=f"datum.{value} > 158")
        beside = place.transform_filter("!datum.inside").mark_text(align="left", dx=6, color=INK)
        within = place.transform_filter("datum.inside").mark_text(align="left", dx=6, color="white" if value == "measured" else INK)
        return (
            beside.encode(x=alt.X(f"{value}:Q", scale=x), y=alt.Y("middle:Q", scale=y, axis=None), text=f"{text}:N"),
            within.encode(x=alt.value(0), y=alt.Y("middle:Q", scale=y, axis=None), text=f"{text}:N"),
        )

    return alt.layer(
        bar("measured", "first", "first_end", WAYS[0]),
        bar("by_ratio", "second", "second_end", WAYS[1]),
        base.transform_filter(f"abs(datum.as_booked - datum.by_ratio) > 0.5 && datum.as_booked < {WIDEST}")
        .transform_calculate(under="datum.at + 78")
        .mark_rule(color=INK, strokeWidth=3)
        .encode(x=alt.X("as_booked:Q", scale=x), y=alt.Y("second_end:Q", scale=y, axis=None), y2="under:Q"),
        base.mark_text(align="left", baseline="top", fontWeight=600, color=INK).encode(
            x=alt.value(0), y=alt.Y("at:Q", scale=y, axis=None), text="title:N"
        ),
        *label("measured", "says_measured", 32),
        *label("by_ratio", "says_ratio", 58),
        base.transform_filter(f"datum.by_ratio > {WIDEST}")
        .mark_text(align="right", text="▸", fontSize=18, color=QUIET)
        .encode(x=alt.value("width"), y=alt.Y("second_end:Q", scale=y, axis=None)),
    ).properties(height=height)


def table(frame):
    """A row a service, the three ways side by side."""
    return pd.DataFrame(
        {
            "Service": frame["service"],
            "In the year": [f"{count:,}" for count in frame["count"]],
            "Charge": [f"${amount:,.2f}" for amount in frame["charge"]],
            "Ratio": [f"{ratio:.3f}" for ratio in frame["ratio"]],
            "Charge × ratio": [f"${amount:,.2f}" for amount in frame["by_ratio"]],
            "By its minutes": [f"${amount:,.2f}" for amount in frame["measured"]],
            "Ratio against minutes": [_off(times) for times in frame["against_measured"]],
        }
    )


def _off(times):
    return f"{'+' if times >= 1 else '−'}{abs(times - 1):.0%}"


def says(values, frame):
    parts = ", ".join(f"{row.service} ${row.by_ratio:.2f} ({_off(row.against_measured)})" for row in frame.itertuples())
    whole = "spending on used capacity only" if values["unused_apart"] else "all its spending (idle capacity included)"
    return (
        f"The department divides {whole} by its charges and gets a ratio of {frame['ratio'].iloc[0]:.3f}. Charge × ratio then gives, beside what the "
        f"minutes say: {parts}. By its minutes each service costs the same at any charge."
    )


def _moves():
    """Which way each service's cost by ratio goes when the visit's charge rises by $100."""
    before, after = (model(visit_charge=charge, scan_charge=500, unused_apart=False)["by_ratio"] for charge in (385, 485))
    visit, *others = (after > before).tolist()
    return "see_saw" if visit and not any(others) else "all_up" if visit else "none"


def _reveal(_given, _truth):
    before, after = (model(visit_charge=charge, scan_charge=500, unused_apart=False).set_index("service") for charge in (385, 485))
    lines = "; ".join(f"{name} \\${before.by_ratio[name]:.2f} → \\${after.by_ratio[name]:.2f}" for name in before.index)
    return (
        f"The department spends what it spent, and bills more, so its ratio falls from {before.ratio.iloc[0]:.3f} to {after.ratio.iloc[0]:.3f}. The visit’s "
        f"charge rises by more than that, the others’ not at all: {lines}. Nobody did anything differently for any patient."
    )


PREDICTION = Prediction(
    prompt=(
        "The department computes the cost of each service as its charge times *one* ratio: what the whole department spends, over what it bills. "
        "Now it raises the charge of the asthma visit from \\$385 to \\$485. Patients, minutes and supplies stay as they are. What happens to the "
        "**costs** that it reports?"
    ),
    answer=Choice(
        {
            "none": "Nothing: costs are what was spent, and that is as before",
            "alone": "The asthma visit’s rises; those of the other services stay",
            "see_saw": "The asthma visit’s rises; those of the other services fall",
            "all_up": "All rise: the department bills more",
        }
    ),
    truth=_moves,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What did it cost: price or minutes?",
    serves=("ch04.once",),
    controls={
        "visit_charge": Control("Charge for an asthma visit", unit="$", low=200, high=600, step=5, default=385, format=",.0f"),
        "scan_charge": Control("Charge for a chest scan", unit="$", low=200, high=800, step=10, default=500, format=",.0f"),
        "unused_apart": Switch(
            "Take idle capacity out of the ratio", help="The clinic’s unused minutes go on a line of their own."
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two bars for each of three services, asthma visit, inhaler class and chest scan: its cost by minutes and supplies, and its cost as charge "
        "times the department's ratio. A mark under a bar shows where the latter stands in the department's books, before a charge is changed."
    ),
    scenes={
        "The department’s books": {},
        "The visit at $485": {"visit_charge": 485},
        "A cheaper scan": {"scan_charge": 250},
        "Idle capacity apart": {"unused_apart": True},
    },
    asks="Which service looks far cheaper than its minutes say, and why that one? What would prices have to be like for the ratio to be right?",
    prediction=PREDICTION,
)
