"""Where a clinician stops: the next call's health against what it does to income, under a contract and a guardrail."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.agency import Care, chosen_quantity, next_unit_health, stopping_rule
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET, VERMILION
from widgets.written import cents
from workbook.answers import Choice
from workbook.controls import Control, Options

WIDEST, TALLEST, LOWEST = 18, 12.0, -8.0
HEADER, PLOT = 88, 250
LARGEST_BONUS = 10
"""Dollars for a point of health that a PROM bonus pays at a full dose."""
LICENSE = 0.4
GUARDRAILS = {
    "none": "None",
    "carve-out fund": "Fund takes over the price",
    "mixed payment": "Part of the cost paid back",
    "PROM bonus": "Bonus for reported health",
    "disclosure": "Disclosure",
    "license": "Disclosure that licenses",
}
DOSES = {
    "none": "none",
    "carve-out fund": "{share} of the price from a fund",
    "mixed payment": "{share} of $3 paid back",
    "PROM bonus": "${bonus:.2f} for a point of health",
    "disclosure": "{share} opt out",
    "license": "{share} opt out, health −40%",
}


def model(*, ratio, slope, guardrail, dose):
    """The line of what the next call does, the clinician's line across it, the health between stop and best, and the sums."""
    care = Care(payment_slope=slope)
    kind = "disclosure" if guardrail == "license" else guardrail
    stop = stopping_rule(
        care,
        ratio=ratio,
        guardrail=kind,
        dose=dose * LARGEST_BONUS if guardrail == "PROM bonus" else dose,
        license_taken=LICENSE if guardrail == "license" else 0.0,
    )
    shown = np.array([0.0, float(WIDEST)])
    gain = pd.DataFrame({"calls": shown, "health": next_unit_health(care, shown)})
    here, best = min(stop.quantity, float(WIDEST)), care.patient_best
    between = np.linspace(min(here, best), max(here, best), 2)
    missed = pd.DataFrame({"calls": between, "health": next_unit_health(care, between), "zero": 0.0})
    summary = {
        "calls": stop.quantity,
        "average": stop.result.quantity,
        "at": here,
        "reach": float(next_unit_health(care, [here])[0]),
        "asked": float(np.clip(stop.asked, LOWEST, TALLEST)),
        "best": best,
        "missed": float(care.health(best)) * (1 - stop.result.health_share),
        "share": stop.result.health_share,
        "cost": stop.result.cost,
        "left": dose if kind == "disclosure" else 0.0,
        "words": DOSES[guardrail].format(share=f"{100 * dose:.3g}%", bonus=dose * LARGEST_BONUS),
    }
    return {"gain": gain, "missed": missed, "summary": pd.DataFrame([summary])}


def picture(rows):
    gain, missed, summary = (alt.Chart(rows[name]) for name in ("gain", "missed", "summary"))
    x = alt.X(
        "calls:Q",
        title="Calls in the year",
        scale=alt.Scale(domain=[0, WIDEST], nice=False),
        axis=alt.Axis(values=list(range(0, WIDEST + 1, 2))),
    )
    # the plot begins below the lines of text: a scale in pixels from the top
    up = alt.Scale(domain=[LOWEST, TALLEST], range=[HEADER + PLOT, HEADER], nice=False)
    y = alt.Y("health:Q", title="Health from the next call, points", scale=up, axis=alt.Axis(values=[-8, -4, 0, 4, 8]))
    lines = (
        "(datum.left > 0 ? 'Average calls: ' : 'Calls: ') + format(datum.average, '.1f') + ' (best: 10)'",
        "(datum.left > 0 ? 'On average missed: ' : 'Health missed: ') + format(datum.missed, '.1f') + ' of 50 points'",
        "'Guardrail: ' + datum.words",
        "'It costs the payer ' + (datum.cost < 0 ? '−' : '') + format(abs(datum.cost), '$.2f') + ' a patient'",
    )
    return alt.layer(
        missed.mark_area(color=VERMILION, opacity=0.35).encode(x=x, y=y, y2="zero:Q"),
        gain.mark_line(color=INK, clip=True).encode(x=x, y=y),
        summary.mark_rule(color=QUIET).encode(y=alt.datum(0, type="quantitative", scale=up)),
        summary.mark_rule(color=ORANGE, strokeWidth=3, strokeDash=[7, 4]).encode(y="asked:Q"),
        *(
            summary.transform_filter(f"datum.asked {sign} 0")
            .mark_text(align=side, dy=-9, dx=inset, fontSize=12, fontWeight=600, color="#8a5c00")
            .encode(x=alt.value(at), y="asked:Q", text=alt.value("asked of a call"))
            for sign, side, at, inset in ((">=", "right", "width", 0), ("<", "left", 0, 4))
        ),
        summary.mark_point(size=130, shape="diamond", color=INK, opacity=1).encode(x="best:Q", y=alt.datum(0)),
        summary.mark_point(size=180, color=BLUE, opacity=1).encode(x="at:Q", y="reach:Q"),
        *(
            summary.transform_calculate(line=line)
            .mark_text(align="left", baseline="top", fontSize=13 if at else 15, fontWeight=600 if at < 2 else 400)
            .encode(x=alt.value(0), y=alt.value(20 * at), text="line:N")
            for at, line in enumerate(lines)
        ),
    ).properties(height=HEADER + PLOT)


def table(frame):
    """The stop and what follows, in a row."""
    row = frame["summary"].iloc[0]
    return pd.DataFrame(
        {
            "Guardrail": [row["words"]],
            "Calls": [f"{row['average']:.2f}"],
            "Calls for who stays": [f"{row['calls']:.2f}"],
            "Health missed, points": [f"{row['missed']:.2f}"],
            "Share of the best health": [f"{row['share']:.1%}"],
            "Cost to the payer, a patient": [cents(row["cost"])],
        }
    )


def says(values, frame):
    row, ratio = frame["summary"].iloc[0], values["ratio"]
    slope = values["slope"]
    pays = "costs the clinician nothing" if slope == 0 else f"{'takes' if slope < 0 else 'earns'} ${abs(slope):.2f}"
    average = " on average" if row["left"] > 0 else ""
    verdict = (
        "as many as are best for the patient"
        if abs(row["average"] - row["best"]) < 0.005 and row["missed"] < 0.005
        else f"{row['missed']:.1f} of 50 points of health are {'missed' if row['average'] < row['best'] else 'lost to too many'}"
    )
    guarded = values["guardrail"] != "none"
    spent = f" The guardrail costs the payer {cents(row['cost'])} a patient." if guarded else ""
    return (
        f"A call {pays}; a dollar weighs as much as {ratio:.2f} points of health; {row['words'] if guarded else 'no guardrail'}. The patient gets {row['average']:.1f} calls{average}: "
        f"{verdict}.{spent}"
    )


def _two():
    """Calls at $4 a call of a clinician with equal weights, and of one who weighs health twice as much."""
    return [chosen_quantity(Care(payment_slope=4), money_weight=1, health_weight=weight) for weight in (1, 2)]


def _truth():
    one, twice = _two()
    return "less" if twice < one else "more" if twice > one else "same"


def _reveal(_given, _truth):
    one, twice = _two()
    return (
        f"At \\$4 a call the first clinician calls {one:g} times, the one who weighs health twice as much {twice:g}: both more than the ten that do the patient good, and the "
        "caring one is nearer. Weighing health more moves care *toward* ten, from below or from above."
    )


PREDICTION = Prediction(
    prompt=(
        "A new contract *pays* \\$4 for each call instead of taking \\$4. Two clinicians see the same patients. One gives a point of health the weight of a dollar; the other "
        "weighs patients' health twice as much. How many calls does the second one make, compared with the first?"
    ),
    answer=Choice(
        {
            "more": "More: who cares more does more",
            "same": "As many: both want the \\$4",
            "less": "Fewer: she stops sooner",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Now see why, under every contract.",
    given="After q calls a little more does the patient 10 − q points of good: nothing at ten, and harm beyond.",
)

EXPLORER = Explorer(
    "Where does the clinician stop?",
    serves=("ch11.choice",),
    controls={
        "ratio": Control("α/β: weight of a dollar over a point of health", low=0, high=3, step=0.05, default=1, format=".2f"),
        "slope": Control("A call does this to income", unit="$", low=-6, high=6, step=0.5, default=-4, format=".2f"),
        "guardrail": Options("Guardrail", GUARDRAILS, "none"),
        "dose": Control("Dose of it", low=0, high=1, step=0.025, default=0.5, format=".1%", help="100% is the most on offer; the text below the picture says what it means."),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A falling line shows what the next call does for the patient's health as calls go from 0 to 18; it crosses zero at ten, where a diamond stands. A dashed level line is "
        "the health that the clinician asks of a call. A point marks where care stops; the area between there and ten is shaded (after disclosure, of a patient who stays). Four lines of text give calls, health missed, guardrail and cost."
    ),
    scenes={
        "α/β = 1, no guardrail": {},
        "Paid by the call": {"slope": 4},
        "The same, caring twice as much": {"slope": 4, "ratio": 0.5},
        "Bonus of $7 a point": {"guardrail": "PROM bonus", "dose": 0.7},
        "Fund, 87.5%": {"guardrail": "carve-out fund", "dose": 0.875},
        "Disclosure, 20% opt out": {"guardrail": "disclosure", "dose": 0.2},
        "The same, and she feels excused": {"guardrail": "license", "dose": 0.2},
    },
    asks="Move α/β with a call at −$4, then at +$4. Toward what does care move as α/β falls, and what is the area of the shaded triangle?",
    prediction=PREDICTION,
)  # fmt: skip
