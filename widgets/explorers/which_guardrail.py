"""Every guardrail at the least dose that reaches a share of the patient's best, and what that costs."""

import altair as alt
import pandas as pd

from vbc.agency import Care, guardrails_compared
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET
from widgets.written import cents
from workbook.answers import Choice
from workbook.controls import Control, Options

CARE = Care()
ORDER = ("carve-out fund", "PROM bonus", "mixed payment", "disclosure")
NAMES = {
    "carve-out fund": "Fund takes over part of the price",
    "PROM bonus": "Bonus for health that patients report",
    "mixed payment": "Part of the cost paid back",
    "disclosure": "Disclosure, and some opt out",
}
SHORT = {
    "carve-out fund": "Fund takes over",
    "PROM bonus": "Bonus for health",
    "mixed payment": "Cost paid back",
    "disclosure": "Told, and opt out",
}
MEASURES = {"quantity": "of the patient's best number of calls", "health": "of the health that it gives"}
DEAREST = 160
HEADER, ROW, BAR = 0, 56, 22


def model(*, measure, target, ratio, license_taken):
    """For each guardrail: whether it can, the dose, the calls, and the cost."""
    found = guardrails_compared(
        CARE, money_weight=ratio, health_weight=1, target=target, measure=measure, license_taken=license_taken
    ).set_index("guardrail")
    rows = found.loc[list(ORDER)].reset_index()
    near = bool(found.loc["none", "reaches"])
    rows["at"] = [ROW * line for line in range(len(ORDER))]
    rows["bar_at"], rows["bar_end"] = rows["at"] + 24, rows["at"] + 24 + BAR
    rows["drawn"] = rows["cost"].clip(lower=0, upper=DEAREST)
    rows["state"] = ["reaches" if reached else "never" for reached in rows["reaches"]]
    rows["text"] = [_line(row, near) for row in rows.itertuples()]
    return rows[
        ["guardrail", "reaches", "dose", "quantity", "health_share", "cost", "drawn", "at", "bar_at", "bar_end", "state", "text"]
    ]


def _line(row, near):
    name = SHORT[row.guardrail]
    if near and row.dose == 0:
        return f"{name}: not needed"
    if not row.reaches:
        return f"{name}: never; {row.quantity:.1f} calls at most"
    return f"{name}: {_dose(row)}, {cents(row.cost)}"


def _dose(row):
    return f"${row.dose:.2f} a point" if row.guardrail == "PROM bonus" else f"{row.dose:.1%}"


def picture(rows):
    bars = alt.Chart(rows)
    height = ROW * len(ORDER) - 4
    up = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    y, y2 = alt.Y("bar_at:Q", scale=up, axis=None), alt.Y2("bar_end:Q")
    x = alt.X(
        "zero:Q",
        title="Cost to the payer, $ a patient",
        scale=alt.Scale(domain=[0, DEAREST], nice=False),
        axis=alt.Axis(format="$d", values=[0, 40, 80, 120, 160]),
    )
    drawn = (
        bars.transform_calculate(zero="0")
        .mark_bar()
        .encode(
            x=x,
            x2="drawn:Q",
            y=y,
            y2=y2,
            color=alt.Color("state:N", scale=alt.Scale(domain=["reaches", "never"], range=[BLUE, GRAY]), legend=None),
            opacity=alt.condition("datum.state == 'never'", alt.value(0.35), alt.value(1)),
        )
    )
    words = bars.mark_text(align="left", baseline="top", color=INK).encode(
        x=alt.value(0), y=alt.Y("at:Q", scale=up, axis=None), text="text:N"
    )
    base = bars.mark_tick(color=QUIET, thickness=2, size=BAR, orient="vertical").encode(
        x=alt.datum(0), y=alt.Y("middle:Q", scale=up, axis=None)
    )
    return alt.layer(drawn, base.transform_calculate(middle=f"datum.bar_at + {BAR / 2}"), words).properties(height=height)


def table(frame):
    """The guardrails, with dose, calls and cost."""
    return pd.DataFrame(
        {
            "Guardrail": [NAMES[name] for name in frame["guardrail"]],
            "Reaches it": ["yes" if reached else "no" for reached in frame["reaches"]],
            "Dose": [_dose(row) for row in frame.itertuples()],
            "Calls": frame["quantity"].map("{:.2f}".format),
            "Share of the best health": frame["health_share"].map("{:.1%}".format),
            "Cost, a patient": frame["cost"].map(cents),
        }
    )


def says(values, frame):
    able = frame[frame["reaches"]]
    goal = f"{values['target']:.0%} {MEASURES[values['measure']]}"
    if (able["dose"] == 0).any() and (able["cost"] == 0).all():
        return f"At α/β = {values['ratio']:.2f} the clinician is at {goal} without any guardrail."
    if able.empty:
        return f"No guardrail reaches {goal} here."
    cheapest = able.loc[able["cost"].idxmin()]
    never = [NAMES[name].lower() for name in frame.loc[~frame["reaches"], "guardrail"]]
    cannot = f" Not at any dose: {'; '.join(never)}." if never else ""
    return f"To reach {goal}, the cheapest is: {NAMES[cheapest['guardrail']].lower()} ({_dose(cheapest)}), at {cents(cheapest['cost'])} a patient.{cannot}"


def _at_half():
    """What each guardrail costs where a dollar weighs half a point, and the calls are to come to 95%."""
    rows = model(measure="quantity", target=0.95, ratio=0.5, license_taken=0).set_index("guardrail")
    return rows.loc[rows["reaches"], "cost"].drop("mixed payment")


def _truth():
    return {"carve-out fund": "fund", "PROM bonus": "bonus", "disclosure": "telling"}[_at_half().idxmin()]


def _reveal(_given, _truth):
    costs = _at_half()
    return (
        f"The bonus costs \\{cents(costs['PROM bonus'])} a patient, the fund \\{cents(costs['carve-out fund'])}. A fund takes over the price of *every* call. A bonus is paid for the points that "
        "are gained, and this clinician had left few to gain. The order of guardrails is no property of guardrails: it depends on whom they meet, and on what has to be reached."
    )


PREDICTION = Prediction(
    prompt=(
        "To bring a clinician with α/β = 1 back to 95% of the *calls*, the fund is cheapest: \\$33.25 a patient, against \\$55.13 for the bonus and \\$131.25 for telling. Another clinician gives a dollar half that weight: α/β = "
        "½, 8 calls. **Which of the three is cheapest for her?** (The same 95% of the calls.)"
    ),
    answer=Choice(
        {"fund": "The fund, as before", "bonus": "The bonus for reported health", "telling": "Telling, with a way out for patients"}
    ),
    truth=_truth,
    reveal=_reveal,
    given=(
        "After q calls a little more does the patient 10 − q points of good and takes \\$4 from the clinician; α/β says "
        "how many points a dollar weighs. The fund takes over part of the \\$4 of every call; the bonus pays for points of health that patients "
        "report; telling lets patients leave for somebody without the conflict, who makes ten calls."
    ),
)

EXPLORER = Explorer(
    "Which guardrail, and 95% of what?",
    serves=("ch11.guard",),
    controls={
        "measure": Options("The target is a share", MEASURES, "quantity"),
        "target": Control("How much of it", low=0.8, high=0.99, step=0.01, default=0.95, format=".0%"),
        "ratio": Control("α/β: weight of a dollar over a point of health", low=0, high=3, step=0.05, default=1, format=".2f"),
        "license_taken": Control("Disclosure drops this much of health's weight", low=0, high=0.9, step=0.05, default=0, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four level bars, one a guardrail: how much it costs the payer for a patient to reach the target. A gray bar cannot reach it at any dose. The text above each bar gives dose and cost."
    ),
    scenes={
        "95% of the calls": {},
        "95% of the health": {"measure": "health"},
        "Money weighs half as much": {"ratio": 0.5},
        "Money weighs three times as much": {"ratio": 3},
        "Disclosure licenses": {"measure": "health", "license_taken": 0.4},
    },
    asks="Change only what the share is of. Which of the blue bars is shortest, before and after, and which guardrail depends most on α/β?",
    prediction=PREDICTION,
)  # fmt: skip
