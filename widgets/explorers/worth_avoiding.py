"""Whom a fixed price makes worth avoiding, and what payment that follows clinical and social risk does about it."""

import altair as alt
import pandas as pd

from vbc.agency import margins_when_known
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, QUIET, VERMILION
from widgets.written import dollars
from workbook.controls import Control, Options

GROUPS = ("well, stable home", "well, no stable home", "heart failure, stable home", "heart failure, no stable home")
COSTS = (4_000, 7_000, 14_000, 20_000)
"""Expected cost of a patient a year ($), illustrative."""
ILL = 0.3
FOLLOWS = {
    "nothing": "nothing: one price for all",
    "clinical": "clinical risk",
    "both": "clinical and social risk",
}
KNOWN = {
    "nothing": ("anybody",) * 4,
    "clinical": ("well", "well", "ill", "ill"),
    "both": GROUPS,
}
ROW, BAR = 60, 24
FARTHEST = 14_000


def model(*, follows, adjustment, unhoused):
    """Margin on a patient of each group, and how many patients a practice would rather not have."""
    shares = [(1 - ILL) * (1 - unhoused), (1 - ILL) * unhoused, ILL * (1 - unhoused), ILL * unhoused]
    rows = margins_when_known(COSTS, known_as=KNOWN[follows], adjustment=adjustment, shares=shares)
    rows.insert(0, "group", GROUPS)
    rows["share"] = shares
    rows["at"] = [ROW * line for line in range(len(GROUPS))]
    rows["bar_at"], rows["bar_end"] = rows["at"] + 26, rows["at"] + 26 + BAR
    rows["state"] = ["avoid" if avoid else "keep" for avoid in rows["worth_avoiding"]]
    rows["margin"] = rows["margin"].round(2) + 0.0
    rows["text"] = [f"{row.group.capitalize()} ({row.share:.0%}): {dollars(row.margin)}" for row in rows.itertuples()]
    return rows


def picture(rows):
    bars = alt.Chart(rows)
    height = ROW * len(GROUPS) - 4
    up = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    x = alt.X(
        "margin:Q",
        title="Margin on a patient, $ a year",
        scale=alt.Scale(domain=[-FARTHEST, FARTHEST], nice=False),
        axis=alt.Axis(format="$,d", values=[-10_000, 0, 10_000]),
    )
    y, y2 = alt.Y("bar_at:Q", scale=up, axis=None), alt.Y2("bar_end:Q")
    color = alt.Color("state:N", scale=alt.Scale(domain=["keep", "avoid"], range=[BLUE, VERMILION]), legend=None)
    return alt.layer(
        bars.transform_calculate(zero="0").mark_bar().encode(x=x, x2="zero:Q", y=y, y2=y2, color=color),
        bars.mark_tick(color=QUIET, thickness=2, size=BAR + 6, orient="vertical")
        .transform_calculate(middle=f"datum.bar_at + {BAR / 2}")
        .encode(x=alt.datum(0), y=alt.Y("middle:Q", scale=up, axis=None)),
        bars.mark_text(align="left", baseline="top", color=INK, fontSize=12).encode(
            x=alt.value(0), y=alt.Y("at:Q", scale=up, axis=None), text="text:N"
        ),
    ).properties(height=height)


def table(frame):
    """The four groups."""
    return pd.DataFrame(
        {
            "Patients": frame["group"],
            "Share": frame["share"].map("{:.1%}".format),
            "Expected cost": frame["expected_cost"].map("${:,.0f}".format),
            "Payment": frame["payment"].map("${:,.0f}".format),
            "Margin": frame["margin"].map(dollars),
        }
    )


def says(values, frame):
    avoid = frame[frame["worth_avoiding"]]
    how = f"Payment follows {FOLLOWS[values['follows']]}"
    far = "" if values["follows"] == "nothing" else f", {values['adjustment']:.0%} of the way"
    if avoid.empty:
        return f"{how}{far}: no group is worth avoiding."
    worst = avoid.loc[avoid["margin"].idxmin()]
    return (
        f"{how}{far}: {len(avoid)} of 4 groups lose money, {avoid['share'].sum():.0%} of patients. The greatest loss is on people with {_people(worst['group'])}: "
        f"{dollars(worst['margin'])} a year each."
    )


def _people(group):
    illness, housing = group.split(", ")
    housing = "a stable home" if housing == "stable home" else housing
    return f"heart failure and {housing}" if illness == "heart failure" else f"no heart failure and {housing}"


EXPLORER = Explorer(
    "Who is worth avoiding?",
    serves=("ch11.guard",),
    controls={
        "follows": Options("Payment follows", FOLLOWS, "nothing"),
        "adjustment": Control("How far it follows", low=0, high=1, step=0.05, default=1, format=".0%"),
        "unhoused": Control("Patients without a stable home", low=0.05, high=0.5, step=0.05, default=0.2, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four level bars to the left or right of zero, one a group of patients by illness and housing: the yearly margin that a practice makes on a patient of that group. "
        "The text above each bar gives the group's share and its margin."
    ),
    scenes={
        "One price for all": {},
        "Clinical risk": {"follows": "clinical"},
        "Clinical and social": {"follows": "both"},
        "Both, half the way": {"follows": "both", "adjustment": 0.5},
    },
    asks="Let payment follow clinical risk, all the way. Whom does that leave with a loss, and what would a practice need to know, or to ask, to find them?",
)  # fmt: skip
