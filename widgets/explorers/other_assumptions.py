"""The same 144 packages under other assumptions: does any of them win on all four figures now?"""

import altair as alt
import pandas as pd

from vbc.board import CONSULTANT, DIMENSIONS, FINANCE, PARTS, STAFF, FerryStreet, merit, package_results
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, ORANGE, QUIET
from widgets.written import signed
from workbook.controls import Control

NAMED = {"Consultant": CONSULTANT, "Finance": FINANCE, "Staff": STAFF}
CALLED = {"value": "value", "margin": "margin", "gap": "gap", "pull": "money's pull on the calls"}
OPEN = ("Costs only (document 5)", "The other three contracts")


def model(*, ratio, leaving, avoided, threshold):
    """Value and margin of all packages, where the three stand, and which package is best in each figure."""
    table = package_results(FerryStreet(ratio=ratio, leaving=leaving, avoided=avoided, threshold=threshold))
    points = pd.DataFrame(
        {
            "value": table["value"].round(2),
            "margin": (table["margin"] / 1e6).round(3),
            "kind": table["contract"].eq("costs only").map({True: OPEN[0], False: OPEN[1]}),
        }
    )
    points["x"], points["y"] = points["margin"].clip(-4, 4), points["value"].clip(-400, 450)
    rows = [table.index[(table[list(PARTS)] == list(vars(package).values())).all(axis=1)][0] for package in NAMED.values()]
    named = points.loc[rows].assign(name=list(NAMED))
    best, winners = [], []
    for name in DIMENSIONS:
        figure = merit(name, table[name])
        own = figure >= figure.max() - 1e-9
        winners.append(own)
        first = table[own].iloc[0]
        best.append({"figure": name, "package": " · ".join(first[part] for part in PARTS), "tied": int(own.sum())})
    count = int(sum(winners).max())
    return {"points": points, "named": named, "best": pd.DataFrame(best), "summary": pd.DataFrame([{"most": count}])}


def picture(rows):
    points, named = alt.Chart(rows["points"]), alt.Chart(rows["named"])
    x = alt.X(
        "x:Q",
        title="Ferry Street's margin, $ million a year",
        scale=alt.Scale(domain=[-4, 4], nice=False),
        axis=alt.Axis(tickCount=5),
    )
    y = alt.Y("y:Q", title="Value, QALYs a year", scale=alt.Scale(domain=[-400, 600], nice=False), axis=alt.Axis(tickCount=5))
    color = alt.Color("kind:N", scale=alt.Scale(domain=list(OPEN), range=[ORANGE, BLUE]), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(OPEN), range=["diamond", "circle"]), legend=None)
    key = alt.Chart(rows["summary"])
    words = [
        key.mark_text(align="left", baseline="top", fontWeight=600, color=shade).encode(
            x=alt.value(6), y=alt.value(4 + 18 * line), text=alt.value(text)
        )
        for line, (text, shade) in enumerate(((f"◆ {OPEN[0]}", "#8a5a00"), (f"● {OPEN[1]}", BLUE)))
    ]
    return alt.layer(
        key.mark_rule(color=QUIET, strokeDash=[2, 3]).encode(x=alt.datum(0)),
        key.mark_rule(color=QUIET, strokeDash=[2, 3]).encode(y=alt.datum(0)),
        points.mark_point(size=60, filled=True, opacity=0.55).encode(x=x, y=y, color=color, shape=shape),
        named.mark_point(size=190, filled=False, color=INK, strokeWidth=2, opacity=1).encode(x=x, y=y),
        named.transform_filter("datum.x <= 1")
        .mark_text(align="left", dx=11, dy=-9, fontWeight=600)
        .encode(x=x, y=y, text="name:N"),
        named.transform_filter("datum.x > 1").mark_text(align="center", dy=21, fontWeight=600).encode(x=x, y=y, text="name:N"),
        *words,
    ).properties(height=340)


def table(frame):
    """The best package in each figure, and where the three stand."""
    best, named = frame["best"], frame["named"]
    return {
        "Best in each figure": pd.DataFrame(
            {
                "Figure": best["figure"].map(CALLED),
                "Package": best["package"],
                "As good": [str(tied - 1) + " more" if tied > 1 else "none" for tied in best["tied"]],
            }
        ),
        "The three": pd.DataFrame(
            {
                "Package": named["name"],
                "Value, QALYs a year": [signed(value, 0) for value in named["value"]],
                "Margin, $ million a year": [signed(value, 1) for value in named["margin"]],
            }
        ),
    }


def says(values, frame):
    most = int(frame["summary"].iloc[0]["most"])
    best = frame["best"].set_index("figure")["package"]
    wins = (
        "One package wins on all four figures." if most == 4 else f"No package wins on all four; the most that one wins is {most}."
    )
    return f"{wins} Best in value: {best['value']}. Best in margin: {best['margin']}. Smallest gap: {best['gap']}. Least pull of money on the calls: {best['pull']}."


EXPLORER = Explorer(
    "Under other assumptions",
    controls={
        "ratio": Control("Weight of money with clinicians, α/β", unit="", low=0.1, high=1.5, step=0.1, default=1.0, format=".1f"),
        "leaving": Control(
            "Who drifts away where leaving brings $1,000", unit="", low=0, high=0.5, step=0.05, default=0.2, format=".0%",
            help="Of people without a stable home, at α/β = 1.",
        ),
        "avoided": Control("Spending that a call avoids", unit="$", low=20, high=100, step=10, default=50, format=".0f"),
        "threshold": Control(
            "A QALY elsewhere costs", unit="$", low=30_000, high=200_000, step=10_000, default=100_000, format=",.0f"
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    serves=("ch12.follow", "ch12.loses"),
    describes=(
        "A scatter of 144 packages, margin across and value upward. Diamonds are packages with the contract “costs only”, circles those with another; rings mark the "
        "consultant's, the finance committee's and the medical staff's package."
    ),
    scenes={
        "As in the chapter": {},
        "A call avoids $100": {"avoided": 100},
        "Money weighs little": {"ratio": 0.3},
        "A QALY elsewhere costs $30,000": {"threshold": 30_000},
    },
    asks="Move one assumption at a time. Which sentence of this chapter falls first, and which stands whatever you do?",
)  # fmt: skip
