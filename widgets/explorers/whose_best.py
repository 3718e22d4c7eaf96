"""Three answers to “how many calls?”: the patient's, society's, and the one that a contract gets from a clinician."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.agency import Care, choice_curves, mixed_payment, society_loss
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GREEN, INK, QUIET
from workbook.answers import Choice
from workbook.controls import Control

WIDEST = 14
HEADER, PLOT = 84, 270
TOP, BOTTOM = 56.0, -20.0
WHO = ("patient", "society", "clinician")
NAMES = {"patient": "patient’s best", "society": "society’s best", "clinician": "the clinician"}


def model(*, resource_cost, reimbursed, ratio):
    """Health, and health less resources, along the calls; the three answers, and what society loses at each."""
    care = Care(resource_cost=resource_cost)
    curve = choice_curves(care, np.linspace(0, WIDEST, 57), money_weight=ratio, health_weight=1)[["quantity", "health", "society"]]
    chosen = mixed_payment(care, reimbursed=reimbursed, money_weight=ratio, health_weight=1)
    calls = {"patient": care.patient_best, "society": care.society_best, "clinician": chosen.quantity}
    rows = [
        {
            "who": who,
            "calls": calls[who],
            "at": min(calls[who], float(WIDEST)),
            "worth": float(care.health(calls[who])) - resource_cost * calls[who],
            "lost": society_loss(care, calls[who]),
        }
        for who in WHO
    ]
    answers = pd.DataFrame(rows)
    answers["words"] = [f"{NAMES[row.who].capitalize()}: {row.calls:.1f}, {_lost(row.lost)}" for row in answers.itertuples()]
    answers["floor"] = BOTTOM
    return {"curve": curve, "answers": answers}


def _lost(lost):
    return "nothing lost" if abs(lost) < 0.005 else f"${lost:.2f} lost"


def picture(rows):
    curve, answers = alt.Chart(rows["curve"]), alt.Chart(rows["answers"])
    x = alt.X(
        "quantity:Q",
        title="Calls in the year",
        scale=alt.Scale(domain=[0, WIDEST], nice=False),
        axis=alt.Axis(values=list(range(0, WIDEST + 1, 2))),
    )
    up = alt.Scale(domain=[BOTTOM, TOP], range=[HEADER + PLOT, HEADER], nice=False)
    y = alt.Y(
        "health:Q", title="$ a patient, a point of health at $1", scale=up, axis=alt.Axis(values=[-20, 0, 20, 40], format="$d")
    )
    color = alt.Color("who:N", scale=alt.Scale(domain=list(WHO), range=[INK, GREEN, BLUE]), legend=None)
    shape = alt.Shape("who:N", scale=alt.Scale(domain=list(WHO), range=["diamond", "square", "circle"]), legend=None)
    return alt.layer(
        curve.mark_line(color=QUIET, strokeDash=[6, 4], clip=True).encode(x=x, y=y),
        curve.mark_line(color=GREEN, clip=True).encode(x=x, y="society:Q"),
        curve.transform_filter("datum.quantity == 0")
        .mark_text(align="left", baseline="top", fontSize=12, color=QUIET)
        .encode(x=alt.value(0), y=alt.value(62), text=alt.value("Dashed: health. Solid: health less cost.")),
        answers.mark_rule(strokeWidth=1.5, strokeDash=[3, 3]).encode(x="at:Q", y="floor:Q", y2="worth:Q", color=color),
        answers.mark_point(size=170, opacity=1).encode(x="at:Q", y="worth:Q", color=color, shape=shape),
        *(
            layer
            for line, who in enumerate(WHO)
            for layer in _key(answers.transform_filter(f"datum.who == '{who}'"), 20 * line, color, shape)
        ),
    ).properties(height=HEADER + PLOT)


def _key(answer, line, color, shape):
    """The mark of an answer and its line of text, above the plot."""
    mark = answer.mark_point(size=90, opacity=1).encode(x=alt.value(6), y=alt.value(line + 8), color=color, shape=shape)
    text = answer.mark_text(align="left", baseline="top", fontSize=14, fontWeight=600)
    return mark, text.encode(x=alt.value(20), y=alt.value(line), text="words:N")


def table(frame):
    """The three answers."""
    rows = frame["answers"]
    return pd.DataFrame(
        {
            "Whose answer": [NAMES[who] for who in rows["who"]],
            "Calls": rows["calls"].map("{:.2f}".format),
            "Health less resources, a patient": rows["worth"].map(_dollars),
            "Lost to society, a patient": rows["lost"].map(_dollars),
        }
    )


def _dollars(amount):
    return f"{'−' if round(amount, 2) < 0 else ''}${abs(amount):.2f}"


def says(values, frame):
    rows = frame["answers"].set_index("who")
    own, patient = rows.loc["clinician"], rows.loc["patient"]
    nearer = (
        "they lose the same"
        if abs(own["lost"] - patient["lost"]) < 0.005
        else f"the {'contract' if own['lost'] < patient['lost'] else 'patient’s answer'} loses less"
    )
    return (
        f"A call costs ${values['resource_cost']:.2f} of somebody's time. The patient's best is {patient['calls']:.1f} calls, society's "
        f"{rows.loc['society', 'calls']:.1f}, and the clinician's {own['calls']:.1f}. Against society's best the patient's loses {_dollars(patient['lost'])} a patient and the "
        f"clinician's {_dollars(own['lost'])}: {nearer}."
    )


def _truth():
    rows = model(resource_cost=3, reimbursed=0, ratio=1)["answers"].set_index("who")["lost"]
    return "six" if rows["clinician"] < rows["patient"] else "ten" if rows["patient"] < rows["clinician"] else "same"


def _reveal(_given, _truth):
    lost = model(resource_cost=3, reimbursed=0, ratio=1)["answers"].set_index("who")["lost"]
    return (
        "Calls seven to ten do 3½, 2½, 1½ and ½ points of good. At \\$3 a call only the first of them is worth its cost: society stops at **seven**. Ten is three too many, six one too few. "
        f"In dollars the gap is wider still, \\{_dollars(lost['patient'])} against \\{_dollars(lost['clinician'])} a patient. The clinician whom you might call greedy is nearer."
    )


PREDICTION = Prediction(
    prompt=(
        "A call takes \\$3 of a nurse's time, which other patients could use, and suppose that a point of health is worth \\$1 to all of us. The patient's best number is ten. The contract gets "
        "**six** from a clinician with α/β = 1. Which of the two is nearer to what is best for society?"
    ),
    answer=Choice(
        {
            "ten": "Ten: a patient's good is society's good",
            "six": "Six: a call costs others something",
            "same": "Neither: society's best lies midway between them",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Is six then *right*? That is what the debate is about.",
    given=(
        "The first call does a patient 9½ points of good, the second 8½, and so on, each a point less. α/β = 1: a dollar of the clinician's "
        "weighs as much as a point of the patient's health."
    ),
)

EXPLORER = Explorer(
    "Whose best?",
    serves=("ch11.best",),
    controls={
        "resource_cost": Control("What a call costs society", unit="$", low=0, high=6, step=0.5, default=3, format=".2f"),
        "reimbursed": Control("Share of that cost paid back to the clinician", low=0, high=1, step=0.01, default=0, format=".0%"),
        "ratio": Control("α/β: weight of a dollar over a point of health", low=0, high=2.5, step=0.05, default=1, format=".2f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two curves over calls from 0 to 14: health, which is flat at its top, and health less what calls cost. Three marks stand on the lower curve: a diamond for the patient's best, "
        "a square for society's, a circle for the clinician. Above, three lines of text give calls and what is lost."
    ),
    scenes={
        "A call costs $3": {},
        "A call costs nothing": {"resource_cost": 0},
        "A third paid back": {"reimbursed": 0.33},
        "All of it paid back": {"reimbursed": 1},
        "α/β = 2, half paid back": {"ratio": 2, "reimbursed": 0.5},
    },
    asks="Pay back a share of the cost until the circle lies on the square. What share does it take at α/β = 1, and does any share take the clinician to ten?",
    prediction=PREDICTION,
)  # fmt: skip
