"""Five published ways to screen for HIV: the frontier, who is dominated, and what the wrong comparison would say."""

import altair as alt
import pandas as pd

from vbc.analyses import hiv_screening
from vbc.cost_effectiveness import best_pathway, cost_effectiveness_frontier, incremental_cost_effectiveness_ratio
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, ORANGE, QUIET, VERMILION
from workbook.controls import Control, Options

LOW, HIGH = 23.072, 23.158
RIVALS = {
    "frontier": "the one before it on the frontier",
    "neighbor": "the next cheaper one, nobody left out",
    "cheapest": "the cheapest",
}
STATUS = ["frontier", "extendedly dominated", "dominated"]
LEGEND = ("Dashed: as good as the best, at λ", "Triangle: extendedly dominated", "Cross: dominated")


def model(*, threshold, rival, cost_once):
    """Each way with its status, its ratio against the chosen rival, and whether it is best; and the frontier as a line."""
    ways = hiv_screening()
    ways.loc[ways["pathway"] == "once", "cost"] = cost_once
    found = cost_effectiveness_frontier(ways)
    best = best_pathway(ways, threshold=threshold)
    found["ratio"] = found["icer"] if rival == "frontier" else _ratios(found, rival)
    found["best"] = found["pathway"] == best
    found["label"] = [
        name if pd.isna(ratio) else f"{name}: ${ratio:,.0f}" for name, ratio in zip(found["pathway"], found["ratio"], strict=True)
    ]
    frontier = found[found["status"] == "frontier"][["outcome", "cost"]].reset_index(drop=True)
    chosen = found[found["best"]].iloc[0]
    ray = pd.DataFrame(
        {
            "outcome": [LOW, HIGH],
            "cost": [chosen["cost"] + threshold * (end - chosen["outcome"]) for end in (LOW, HIGH)],
            "best": best,
        }
    )
    return {"ways": found.drop(columns="icer"), "frontier": frontier, "ray": ray}


def _ratios(found, rival):
    """Ratios against a rival that the frontier did not name; NaN where there is nothing to divide."""
    ratios = [float("nan")]
    for at in range(1, len(found)):
        this, other = found.iloc[at], found.iloc[at - 1 if rival == "neighbor" else 0]
        icer = incremental_cost_effectiveness_ratio(
            cost_new=this["cost"], cost_standard=other["cost"], outcome_new=this["outcome"], outcome_standard=other["outcome"]
        )
        ratios.append(float("nan") if is_undefined(icer.ratio) else icer.ratio)
    return ratios


def picture(rows):
    ways, frontier, ray = (alt.Chart(rows[name]) for name in ("ways", "frontier", "ray"))
    x = alt.X(
        "outcome:Q",
        title="Lifetime health, QALYs a person",
        scale=alt.Scale(domain=[LOW, HIGH], nice=False),
        axis=alt.Axis(format=".2f", tickCount=4),
    )
    y = alt.Y(
        "cost:Q",
        title="Lifetime cost, $ a person",
        scale=alt.Scale(domain=[24_700, 30_000], nice=False),
        axis=alt.Axis(format="$,d", values=list(range(25_000, 30_001, 1_000))),
    )
    at = ways.encode(x=x, y=y)
    color = alt.Color("status:N", scale=alt.Scale(domain=STATUS, range=[BLUE, ORANGE, VERMILION]), legend=None)
    shape = alt.Shape("status:N", scale=alt.Scale(domain=STATUS, range=["circle", "triangle-up", "cross"]), legend=None)
    label = at.mark_text(align="right", dx=-12, fontSize=12.5)
    return alt.layer(
        ray.mark_line(color=INK, strokeDash=[6, 4], strokeWidth=1.5, clip=True).encode(x=x, y=y),
        frontier.mark_line(color=BLUE, strokeWidth=2).encode(x=x, y=y),
        at.transform_filter("datum.best").mark_point(size=420, filled=False, strokeWidth=2.5, color=INK),
        at.mark_point(size=110, filled=True, opacity=1).encode(color=color, shape=shape),
        label.mark_text(align="right", dx=-14, fontSize=12.5, stroke="white", strokeWidth=4).encode(text="label:N"),
        label.encode(text="label:N", color=alt.value(INK)),
        ray.transform_filter(f"datum.outcome == {LOW}")
        .transform_calculate(words="'Best: ' + datum.best")
        .mark_text(align="left", fontWeight=600)
        .encode(x=alt.value(8), y=alt.value(14), text="words:N", color=alt.value(INK)),
        *(_legend(ray, words, line, stroke="white", strokeWidth=5) for line, words in enumerate(LEGEND)),
        *(_legend(ray, words, line) for line, words in enumerate(LEGEND)),
    ).properties(height=360)


def _legend(ray, words, line, **edge):
    text = ray.transform_filter(f"datum.outcome == {LOW}").mark_text(align="right", dx=-4, fontSize=12, **edge)
    return text.encode(x=alt.value("width"), y=alt.value(304 + 18 * line), text=alt.value(words), color=alt.value(QUIET))


def table(frame):
    """A row a way, as a report would print it."""
    ways = frame["ways"]
    return pd.DataFrame(
        {
            "Screening": ways["pathway"],
            "Cost": ways["cost"].map("${:,.0f}".format),
            "QALYs": ways["outcome"].map("{:.4f}".format),
            "Standing": ways["status"],
            "$ per QALY": ["–" if pd.isna(ratio) else f"${ratio:,.0f}" for ratio in ways["ratio"]],
            "Best here": ["yes" if best else "no" for best in ways["best"]],
        }
    )


def says(values, frame):
    ways, price = frame["ways"], values["threshold"]
    best = ways.loc[ways["best"], "pathway"].item()
    beaten = [f"“{row.pathway}” is {row.status}" for row in ways.itertuples() if row.status != "frontier"]
    opening = f"At ${price:,.0f} a QALY the best is “{best}”. {'; '.join(beaten)}."
    shown = ways.dropna(subset=["ratio"])
    under = shown[shown["ratio"] < price]
    if values["rival"] == "frontier":
        return f"{opening} Along the frontier each ratio says what the last step up costs."
    if under.empty:
        return f"{opening} Compared so, no ratio lies below ${price:,.0f}."
    picked = under.iloc[-1]
    against = {"neighbor": "with its cheaper neighbor", "cheapest": "with the cheapest"}[values["rival"]]
    verdict = "the same choice, this time" if picked["pathway"] == best else f"not the best, which is “{best}”"
    return f"{opening} Compared {against}, the dearest with a ratio below ${price:,.0f} is “{picked['pathway']}” (${picked['ratio']:,.0f}): {verdict}."


EXPLORER = Explorer(
    "How often should people be screened?",
    serves=("ch03.icer",),
    controls={
        "threshold": Control("Price of a QALY, λ", unit="$", low=10_000, high=200_000, step=2_500, default=75_000, format=",.0f"),
        "cost_once": Control("Cost with one screen", unit="$", low=26_000, high=28_500, step=20, default=27_000, format=",.0f"),
        "rival": Options("Each ratio is against", RIVALS, "frontier"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A plane with lifetime health across and lifetime cost upward, and a point for each of five ways to screen, with its ratio. A line joins those on the "
        "frontier; triangles are extendedly dominated, crosses dominated. A dashed line with the slope of λ touches the best one, which has a ring."
    ),
    scenes={
        "As published": {},
        "Against the cheapest": {"rival": "cheapest", "threshold": 90_000},
        "One screen at $27,700": {"cost_once": 27_700},
        "$27,700, nobody left out": {"cost_once": 27_700, "rival": "neighbor", "threshold": 35_000},
    },
    asks="At λ = $90,000, which way does each of the three comparisons lead you to? Which of them would you print?",
)
