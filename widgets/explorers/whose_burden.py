"""What each pathway does to one household's budget, against three yardsticks for catastrophic spending."""

import altair as alt
import pandas as pd

from vbc.pathways import diabetes_pathways
from vbc.undefined import is_undefined
from vbc.value import capacity_to_pay, is_catastrophic, out_of_pocket_share
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, VERMILION
from workbook.controls import Control, Options

YARDSTICKS = {
    "tenth": ("10% of income", 0.10, False),
    "quarter": ("25% of income", 0.25, False),
    "capacity": ("40% of income after needs", 0.40, True),
}
WIDEST = 0.45


def model(*, income, other_care, needs, yardstick):
    """Each pathway's burden as a share of what the yardstick counts, and the limit."""
    name, limit, of_capacity = YARDSTICKS[yardstick]
    means = capacity_to_pay(income, needs) if of_capacity else income
    rows = []
    for p in diabetes_pathways().itertuples(index=False):
        paid = p.out_of_pocket + other_care
        broken = is_catastrophic(paid, income, subsistence=needs if of_capacity else None, limit=limit)
        catastrophic = is_undefined(broken) or broken  # nothing to pay from: every bill is one too many
        rows.append((p.pathway, p.out_of_pocket, paid, float(out_of_pocket_share(paid, means)), limit, name, catastrophic))
    columns = ["pathway", "patient_pays", "all_care", "share", "limit", "yardstick", "catastrophic"]
    return pd.DataFrame(rows, columns=columns)


def picture(rows):
    bars = (
        alt.Chart(rows)
        .transform_calculate(
            offer="datum.pathway + ': ' + format(datum.patient_pays, '$,d')",
            drawn=f"isValid(datum.share) ? min(datum.share, {WIDEST}) : {WIDEST}",
            label="isValid(datum.share) ? format(datum.share, '.1%') : 'nothing left'",
        )
        .encode(y=alt.Y("offer:N", title="Patient pays"))
    )
    x = alt.X(
        "drawn:Q",
        title="Own spending on care, as a share",
        scale=alt.Scale(domain=[0, WIDEST + 0.05], nice=False),
        axis=alt.Axis(format=".0%", tickCount=6),
    )
    color = alt.Color("catastrophic:N", scale=alt.Scale(domain=[False, True], range=[BLUE, VERMILION]), legend=None)
    outside = bars.transform_filter("datum.drawn < 0.2").transform_calculate(beside="max(datum.drawn, datum.limit)")
    inside = bars.transform_filter("datum.drawn >= 0.2")
    limit = alt.Chart(rows).transform_filter("datum.pathway == 'A'").transform_calculate(name="'Limit: ' + datum.yardstick")
    return alt.layer(
        bars.mark_bar(height=24, cornerRadiusEnd=3).encode(x=x, color=color),
        outside.mark_text(align="left", dx=7, fontWeight=600).encode(x="beside:Q", text="label:N", color=alt.value(INK)),
        inside.mark_text(align="left", fontWeight=600).encode(x=alt.value(8), text="label:N", color=alt.value("white")),
        limit.mark_rule(color=INK, strokeWidth=2, strokeDash=[6, 3]).encode(x="limit:Q"),
        limit.mark_text(align="left", baseline="bottom").encode(x=alt.value(0), y=alt.value(-6), text="name:N"),
    ).properties(height=180)


def says(values, frame):
    bars = frame.set_index("pathway")
    broken = list(bars.index[bars["catastrophic"]])
    yardstick = YARDSTICKS[values["yardstick"]][0]
    aside = ""
    if bars.loc["B", "catastrophic"] and not bars.loc["A", "catastrophic"]:
        aside = " B costs the system less than A, and of the two it is B that is over the line."
    household = f"With ${values['income']:,.0f} a year and ${values['other_care']:,.0f} of other care to pay"
    return f"{household}: {_which(broken, len(bars))} catastrophic at {yardstick}.{aside}"


def _which(broken, all_of_them):
    if not broken:
        return "no pathway is"
    if len(broken) == all_of_them:
        return "every pathway is"
    return f"{broken[0]} is" if len(broken) == 1 else f"{', '.join(broken[:-1])} and {broken[-1]} are"


EXPLORER = Explorer(
    "Whose burden?",
    serves=("ch01.yardsticks",),
    controls={
        "income": Control("Income", unit="$ a year", low=8_000, high=80_000, step=500, default=30_000, format=",.0f"),
        "other_care": Control("Other care", unit="$ a year", low=0, high=6_000, step=100, default=2_000, format=",.0f"),
        "needs": Control(
            "Food and shelter",
            unit="$ a year",
            low=6_000,
            high=24_000,
            step=500,
            default=14_000,
            format=",.0f",
            help="Counts in the third yardstick only.",
        ),
        "yardstick": Options("Catastrophic at", {key: name for key, (name, _, _) in YARDSTICKS.items()}, "tenth"),
    },
    model=model,
    picture=picture,
    says=says,
    table={
        "pathway": "Pathway",
        "patient_pays": ("Patient pays for it", "$,d"),
        "all_care": ("With other care", "$,d"),
        "share": ("Share of what counts", ".1%"),
        "limit": ("Limit", ".0%"),
        "yardstick": "Catastrophic at",
        "catastrophic": "Is catastrophic",
    },
    describes=(
        "A bar for each of four pathways: the household's own yearly spending on care as a share of its means, "
        "with a line at the limit called catastrophic."
    ),
    scenes={
        "$30,000 a year": {},
        "$24,000 a year": {"income": 24_000},
        "After needs": {"yardstick": "capacity", "income": 20_000},
        "Nothing left": {"yardstick": "capacity", "income": 12_000},
    },
    asks="Lower the income slowly. Of A and B, which crosses the line first, and which costs the system more?",
)
