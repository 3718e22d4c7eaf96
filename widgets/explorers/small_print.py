"""The clauses under the signature: quality gate, payment cap, loss limit, aggregate stop-loss."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.contracts import Contract, expected_payoff_curve, final_loss_rate, final_sharing_rate, panel_of, payoff_curve
from vbc.rule_years import rule_stamp
from widgets.explorer import Explorer
from widgets.theme import BLUE, GRAY, INK, QUIET
from widgets.written import signed_percent
from workbook.controls import Control, Options
from workbook.text import halves_up

LIVES, MINIMUM = 10_000, 0.02
GATE = {
    "met": "met, score 80%",
    "alternative": "alternative standard, score 60%",
    "failed": "failed",
}
SCORES = {"met": 0.8, "alternative": 0.6, "failed": 0.0}
AGGREGATE = {"none": "none", "1.02": "102% of the benchmark", "1.05": "105% of the benchmark"}
GRID = np.round(np.arange(-0.15, 0.3001, 0.01), 4)
WRITTEN = np.round(np.arange(-0.15, 0.3001, 0.002), 4)
FAR = np.array([-1.0, 1.0])  # costs doubled, or nothing spent: past every limit that can be chosen
LINES = (
    ("as written", {"color": BLUE, "strokeWidth": 2}),
    ("on average, luck included", {"color": INK, "strokeWidth": 1.5}),
    ("without these clauses", {"color": GRAY, "strokeWidth": 1.5, "strokeDash": [5, 4]}),
)


def signed(gate, cap, limit, aggregate):
    """An ENHANCED contract with these clauses; quality moves both of its rates."""
    return Contract(
        minimum_savings_rate=MINIMUM,
        sharing_rate=final_sharing_rate("ENHANCED", standard=gate, quality_score=SCORES[gate]),
        loss_rate=final_loss_rate("ENHANCED", standard=gate, quality_score=SCORES[gate]),
        payment_cap=cap,
        loss_limit=limit,
        aggregate_limit=None if aggregate == "none" else float(aggregate),
    )


def model(*, gate, cap, limit, aggregate):
    """Payment over savings with these clauses, as written and over luck, and without any of them."""
    contract = signed(gate, cap, limit, aggregate)
    bare = signed("met", 1.0, 1.0, "none")
    curve = expected_payoff_curve(contract, panel_of(contract, lives=LIVES), GRID)[["true_savings", "expected"]]
    written = payoff_curve(contract, WRITTEN)
    written["bare"] = payoff_curve(bare, WRITTEN)["payment"]
    worst, best = payoff_curve(contract, FAR)["payment"]
    drawn_best, drawn_worst = written["payment"].max(), written["payment"].min()
    at_cap = cap / contract.sharing_rate if contract.sharing_rate else float("nan")
    ends = pd.DataFrame(
        {
            "best": [best],
            "worst": [worst],
            "drawn_best": [drawn_best],
            "drawn_worst": [drawn_worst],
            "cap_from": [min(at_cap, 1.0)],
            "rate": [contract.sharing_rate],
            "down": [contract.loss_rate],
        }
    )
    return {"curve": curve.round(6), "written": written.round(6), "ends": ends.round(6)}


def picture(rows):
    curve, written, ends = (alt.Chart(rows[name]) for name in ("curve", "written", "ends"))
    sign = "replace(format(datum.value, '+.0%'), '+0%', '0%')"
    x = alt.X(
        "savings:Q",
        title="Savings, share of the benchmark",
        scale=alt.Scale(domain=[-0.15, 0.30], nice=False),
        axis=alt.Axis(labelExpr=sign, labelFlush=False, values=[-0.1, 0, 0.1, 0.2, 0.3]),
    )
    y = alt.Y(
        "payment:Q",
        title="Paid (below 0: repaid), share of the benchmark",
        scale=alt.Scale(domain=[-0.12, 0.28], nice=False),
        axis=alt.Axis(labelExpr=sign, values=[-0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2]),
    )
    words = ("'At most ' + format(datum.best, '.1%') + ' is paid'", "'At most ' + format(-datum.worst, '.1%') + ' is repaid'")
    return alt.layer(
        ends.mark_rule(color=QUIET).encode(y=alt.datum(0)),
        written.mark_line(**LINES[2][1], clip=True).encode(x=x, y=alt.Y("bare:Q")),
        written.mark_line(**LINES[0][1]).encode(x=x, y=y),
        curve.mark_line(**LINES[1][1]).encode(x=alt.X("true_savings:Q"), y=alt.Y("expected:Q")),
        *(
            ends.transform_calculate(words=line)
            .mark_text(align="left", fontWeight=600)
            .encode(x=alt.value(6), y=alt.value(12 + 20 * row), text="words:N")
            for row, line in enumerate(words)
        ),
        *(mark for row, (name, look) in enumerate(LINES) for mark in _key(ends, name, look, 58 + 18 * row)),
    ).properties(height=340)


def _key(one, name, look, at):
    """A piece of a line and its name, in the corner that no line enters."""
    yield one.mark_rule(**look).encode(x=alt.value(6), x2=alt.value(28), y=alt.value(at))
    text = one.transform_calculate(name=f"'{name}'").mark_text(align="left", baseline="middle", color=INK)
    yield text.encode(x=alt.value(34), y=alt.value(at), text="name:N")


def table(frame):
    written = frame["written"]
    coarse = written[(written["savings"] * 100).round(6) % 4 == 0]
    return pd.DataFrame(
        {
            "Savings": [signed_percent(at, 0) for at in coarse["savings"]],
            "Paid, with these clauses": [signed_percent(at, 1) for at in coarse["payment"]],
            "Paid without any": [signed_percent(at, 1) for at in coarse["bare"]],
        }
    )


def says(values, frame):
    ends = frame["ends"].iloc[0]
    if values["gate"] == "failed":
        up = "The gate is shut: whatever is saved, nothing is paid"
    elif ends["drawn_best"] < values["cap"] - 1e-9:
        up = f"{ends['rate']:.0%} of savings is paid; the cap of {values['cap']:.0%} of the benchmark binds only beyond the savings drawn here"
    else:
        up = f"{ends['rate']:.0%} of savings is paid, up to {values['cap']:.0%} of the benchmark: beyond savings of {ends['cap_from']:.1%} a dollar more brings nothing"
    drawn = "" if ends["drawn_worst"] < ends["worst"] + 1e-9 else f" ({halves_up(-ends['drawn_worst']):.1%} where the picture ends)"
    why = {
        "met": "the least, since a score of 80% or more makes losses cheapest",
        "alternative": "1 less 0.75 times the score",
        "failed": "gate or no gate, and now at the most",
    }[values["gate"]]
    return f"{up}. Losses are repaid at {ends['down']:.0%} ({why}), at most {-ends['worst']:.1%} of the benchmark{drawn}. ENHANCED: {rule_stamp('tracks')}."


EXPLORER = Explorer(
    "The small print",
    serves=("ch10.settle",),
    controls={
        "gate": Options("Quality standard", GATE, "met"),
        "cap": Control("Payment cap, of the benchmark", low=0.02, high=0.20, step=0.01, default=0.20, format=".0%"),
        "limit": Control("Loss limit, of the benchmark", low=0.01, high=0.15, step=0.01, default=0.15, format=".0%"),
        "aggregate": Options("Aggregate stop-loss: counted up to", AGGREGATE, "none"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Payment over savings, from minus 15% to plus 30% of the benchmark, under a contract with 75% of savings, 40 to 75% of losses by quality and a minimum of 2%: a blue line as written "
        "with these clauses, a thin dark one on average over luck at 10,000 lives, and a dashed gray one without any of the clauses."
    ),
    scenes={
        "ENHANCED, gate met": {},
        "Alternative standard": {"gate": "alternative"},
        "Gate failed": {"gate": "failed"},
        "Cap 10%": {"cap": 0.10},
        "Loss limit 2%": {"limit": 0.02},
        "Aggregate at 102%": {"aggregate": "1.02"},
    },
    asks="Which clauses protect you, and which protect the payer? Find the savings beyond which one more dollar saved brings you nothing.",
)
