"""Value ratios as slopes seen from a zero that moves, beside the step from B to A that does not."""

from math import isclose, isnan

import altair as alt
import pandas as pd

from vbc.pathways import diabetes_pathways
from vbc.value import preference_bands, preference_threshold, value_ratio
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, ORANGE, VERMILION
from widgets.written import dollars, rounded
from workbook.controls import Control

COLORS = alt.Scale(domain=["A", "B"], range=[BLUE, ORANGE])
DASHES = alt.Scale(domain=["A", "B"], range=[[1, 0], [7, 4]])

RATIO = "datum.pathway + ': ' + format(datum.per_thousand, '.4f') + ' QALY per $1,000  (' + datum.standing + ')'"
STEP = "'From B to A: ' + format(datum.step_price, '$,.0f') + ' a QALY'"
BAND = (
    "'B is best: ' + (isValid(datum.b_from)"
    " ? format(datum.b_from, '$,.0f') + ' to ' + format(datum.b_to, '$,.0f') + ' a QALY' : 'nowhere')"
)


def model(*, origin_outcome, origin_cost):
    """The rays from zero to A and to B with their slopes, the step from B to A, and who is best at which price of a QALY."""
    a, b = diabetes_pathways("AB").itertuples(index=False)
    ratios = [1_000 * value_ratio(p.outcome, p.cost, origin_outcome=origin_outcome, origin_cost=origin_cost) for p in (a, b)]
    rays = pd.DataFrame(
        {
            "pathway": ["A", "B"],
            "origin_cost": origin_cost,
            "origin_outcome": origin_outcome,
            "cost": [a.cost, b.cost],
            "outcome": [a.outcome, b.outcome],
            "per_thousand": ratios,
            "standing": [_standing(ratio, ratios) for ratio in ratios],
        }
    )
    step_price = preference_threshold(cost_a=a.cost, cost_b=b.cost, outcome_a=a.outcome, outcome_b=b.outcome)
    band = _band_of_b(a, b, origin_outcome, origin_cost)
    columns = ["cost_b", "outcome_b", "cost_a", "outcome_a", "step_price", "b_from", "b_to"]
    step = pd.DataFrame([(b.cost, b.outcome, a.cost, a.outcome, step_price, *band)], columns=columns)
    return {"rays": rays, "step": step}


def _band_of_b(a, b, origin_outcome, origin_cost):
    """The prices of a QALY at which B is the best of A, B and zero; NaN where there are none."""
    outcomes = {"zero": origin_outcome, "A": a.outcome, "B": b.outcome}
    bands = preference_bands(outcomes, {"zero": origin_cost, "A": a.cost, "B": b.cost}).set_index("pathway")
    return tuple(bands.loc["B"]) if "B" in bands.index else (float("nan"), float("nan"))


def _standing(ratio, ratios):
    if tie(*ratios):
        return "tie"
    return "higher" if ratio == max(ratios) else "lower"


def tie(a, b):
    """Whether two ratios agree but for the last digits of a float."""
    return isclose(a, b, rel_tol=1e-6)


def picture(rows):
    x_axis = alt.Axis(format="$,d", tickCount=5)
    y_axis = alt.Axis(format=".2f", values=[0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12])  # no grid behind the lines of text
    x = {"title": "Cost, $ per patient", "scale": alt.Scale(domain=[0, 8_500], nice=False), "axis": x_axis}
    y = {"title": "Health gained, QALYs per patient", "scale": alt.Scale(domain=[0, 0.17], nice=False), "axis": y_axis}
    rays = alt.Chart(rows["rays"]).encode(color=alt.Color("pathway:N", scale=COLORS, legend=None))
    ray = rays.mark_rule(strokeWidth=2.5).encode(
        x=alt.X("origin_cost:Q", **x),
        y=alt.Y("origin_outcome:Q", **y),
        x2="cost:Q",
        y2="outcome:Q",
        strokeDash=alt.StrokeDash("pathway:N", scale=DASHES, legend=None),
    )
    ends = rays.encode(x="cost:Q", y="outcome:Q")
    names = ends.mark_text(align="left", dx=12, dy=4, fontWeight=600, fontSize=15).encode(text="pathway:N", color=alt.value(INK))
    zero = rays.transform_filter("datum.pathway == 'A'").encode(x="origin_cost:Q", y="origin_outcome:Q", color=alt.value(INK))
    step = alt.Chart(rows["step"])
    gap = step.mark_rule(strokeWidth=8, opacity=0.45, color=VERMILION)
    return alt.layer(
        gap.encode(x="cost_b:Q", y="outcome_b:Q", x2="cost_a:Q", y2="outcome_a:Q"),
        ray,
        ends.mark_point(size=130, filled=True, opacity=1),
        names,
        zero.mark_point(shape="diamond", size=170, filled=True, opacity=1),
        zero.mark_text(align="right", dx=8, dy=-15, text="zero"),
        *(_readout(rays.transform_filter(f"datum.pathway == '{p}'"), RATIO, at) for at, p in enumerate("AB")),
        _readout(step, STEP, 2),
        _readout(step, BAND, 3),
    ).properties(height=340)


def _readout(chart, words, line):
    text = chart.transform_calculate(readout=words).mark_text(align="left")
    return text.encode(x=alt.value(12), y=alt.value(14 + 20 * line), text="readout:N", color=alt.value(INK))


def table(frame):
    """The two pathways seen from zero; then what does not move, and the prices at which B is best."""
    rays, step = frame["rays"], frame["step"].iloc[0]
    pathways = pd.DataFrame(
        {
            "Pathway": rays["pathway"],
            "Cost": rays["cost"].map("${:,.0f}".format),
            "Health, QALY": rays["outcome"].map("{:.3f}".format),
            "Cost above zero's": [dollars(cost) for cost in rays["cost"] - rays["origin_cost"]],
            "Health above zero's, QALY": [rounded(health, 3) for health in rays["outcome"] - rays["origin_outcome"]],
            "QALY per $1,000": [rounded(ratio, 4) for ratio in rays["per_thousand"]],
            "Value": rays["standing"],
        }
    )
    nowhere = isnan(step["b_from"])
    prices = {
        "From B to A, a QALY costs": [dollars(step["step_price"])],
        "B is best from": ["nowhere" if nowhere else dollars(step["b_from"])],
        "B is best up to": ["–" if nowhere else dollars(step["b_to"])],
    }
    return {"Seen from zero": pathways, "Prices of a QALY": pd.DataFrame(prices)}


def says(values, frame):
    a, b = frame["rays"]["per_thousand"]
    verdict = "the two tie" if tie(a, b) else f"{'A' if a > b else 'B'} has the higher value"
    return (
        f"Counted from {values['origin_outcome']:.3f} QALY and ${values['origin_cost']:,.0f}, "
        f"A yields {a:.4f} and B {b:.4f} QALY per $1,000: {verdict}. "
        f"{_fate_of_b(frame['step'])} From B to A a QALY costs ${frame['step']['step_price'].item():,.0f}, wherever zero stands."
    )


def _fate_of_b(step):
    start, end = step[["b_from", "b_to"]].iloc[0]
    if isnan(start):
        return "Among A, B and zero, B is best at no price of a QALY."
    return f"Among A, B and zero, B is best from ${start:,.0f} to ${end:,.0f} a QALY."


EXPLORER = Explorer(
    "Where is zero?",
    serves=("ch01.ratio",),
    controls={
        "origin_outcome": Control(
            "Health without either pathway", unit="QALY", low=0, high=0.06, step=0.005, default=0, format=".3f"
        ),
        "origin_cost": Control("Cost without either pathway", unit="$", low=0, high=6_000, step=50, default=0, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A plane with cost across and QALYs up. Lines run from a movable zero to pathways A and B; "
        "each line's slope is that pathway's value in QALYs per $1,000. A broad line joins B to A. "
        "Lines of text give the two values, the price of a QALY from B to A, and the prices at which B is the best of A, B and zero."
    ),
    scenes={
        "Zero at nothing": {},
        "Usual care helps": {"origin_outcome": 0.02, "origin_cost": 3_000},
        "Untreated, $2,100": {"origin_cost": 2_100},
        "Untreated, $4,000": {"origin_cost": 4_000},
    },
    asks="Find a zero at which A and B tie, and one at which B leads. What did not change?",
)
