"""Six patients with the same disease, the reader's own decisions about them, and the weight of money that these reveal."""

import altair as alt
import pandas as pd

from vbc.agency import Care, chosen_quantity, harm, revealed_ratio, revealed_weight
from widgets.decisions import Decisions
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, ORANGE, QUIET, VERMILION
from widgets.written import dollars, rounded
from workbook.controls import Control, Series

CARE = Care(base_payment=40)
"""Illustrative: each call from a nurse takes $4 from a bonus of $40 a patient."""
STANDS_FOR = 250
"""Patients of the panel whom each of the six stands for."""
NAMES = ("Ames", "Boyd", "Cole", "Dunn", "Eads", "Ford")
WIDEST = 18
MOST = 14
HEADER, ROW = 84, 44


def bonus(choices):
    """Dollars left in the bonus after these choices, for all whom they stand for."""
    return STANDS_FOR * sum(float(CARE.income(quantity)) for quantity in choices)


PANEL = STANDS_FOR * len(NAMES)
WHOLE = bonus([0] * len(NAMES))
"""The bonus of somebody who never calls."""


def model(*, chosen, slope):
    """Each patient's calls and what they miss; then what the same weight gives under this contract and under another."""
    weight = revealed_weight([(CARE, quantity) for quantity in chosen])
    who = {"money_weight": weight.ratio, "health_weight": 1}
    here = float(chosen_quantity(CARE, **who))
    there = float(chosen_quantity(Care(payment_slope=slope), **who))
    patients = pd.DataFrame(
        {
            "who": NAMES,
            "calls": [float(quantity) for quantity in chosen],
            "best": CARE.patient_best,
            "missed": [harm(CARE, quantity) for quantity in chosen],
            "ratio": [float(revealed_ratio(CARE, quantity)) for quantity in chosen],
        }
    )
    patients["at"] = [HEADER + ROW * (row + 0.68) for row in range(len(NAMES))]
    patients["text"] = [_words(row) for row in patients.itertuples()]
    patients["other"] = min(there, float(WIDEST))
    summary = {
        "ratio": weight.ratio,
        "fitted": weight.fitted,
        "spread": weight.spread,
        "at_least": weight.at_least,
        "kept": bonus(chosen),
        "whole": WHOLE,
        "missed": STANDS_FOR * sum(patients["missed"]),
        "here": here,
        "there": there,
        "slope": float(slope),
    }
    return {"patients": patients, "summary": pd.DataFrame([summary])}


def _words(row):
    how = "missed" if row.calls < row.best else "undone by too many"
    missed = "nothing missed" if row.missed < 0.05 else f"{row.missed:.1f} points of health {how}"
    return f"{row.who}: {missed}"


def picture(rows):
    patients, summary = alt.Chart(rows["patients"]), alt.Chart(rows["summary"])
    scale = alt.Scale(domain=[0, WIDEST], nice=False)
    x = alt.X("calls:Q", title="Calls in the year", scale=scale, axis=alt.Axis(values=list(range(0, WIDEST + 1, 2))))
    height = HEADER + ROW * len(NAMES) + 6
    up = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    y = alt.Y("at:Q", scale=up, axis=None)
    mark = {"orient": "vertical", "size": 24}
    lines = (
        "'Your α/β: ' + (datum.at_least ? 'at least ' : '') + format(datum.ratio, '.2f')",
        "'Bonus left: ' + (datum.kept < 0 ? '−' : '') + format(abs(datum.kept), '$,.0f') + ' of ' + format(datum.whole, '$,.0f')",
        "'Next contract, same weights: ' + format(datum.there, '.1f') + ' calls'",
    )
    return alt.layer(
        patients.mark_rule(color=VERMILION, strokeWidth=12, opacity=0.25).encode(x=x, x2="best:Q", y=y),
        patients.mark_tick(color=INK, thickness=3, **mark).encode(x="best:Q", y=y),
        patients.mark_tick(color=ORANGE, thickness=5, **mark).encode(x="other:Q", y=y),
        patients.mark_point(size=130, color=BLUE, opacity=1).encode(x=x, y=y),
        patients.mark_text(align="left", baseline="bottom", dy=-11, color=INK).encode(x=alt.value(0), y=y, text="text:N"),
        *(
            summary.transform_calculate(words=line)
            .mark_text(align="left", baseline="top", fontWeight=600, fontSize=14)
            .encode(x=alt.value(0), y=alt.value(20 * at), text="words:N")
            for at, line in enumerate(lines)
        ),
        summary.mark_text(align="left", baseline="top", fontSize=12, color=QUIET).encode(
            x=alt.value(0), y=alt.value(62), text=alt.value("Dark mark: best. Orange: the next contract.")
        ),
    ).properties(height=height)


def table(frame):
    """What each patient got and what that alone reveals; then the sums."""
    patients, row = frame["patients"], frame["summary"].iloc[0]
    return {
        "Patient by patient": pd.DataFrame(
            {
                "Patient": patients["who"],
                "Calls": patients["calls"].map("{:g}".format),
                "Health missed, points": patients["missed"].map("{:.1f}".format),
                "α/β, from this one alone": patients["ratio"].map(lambda ratio: rounded(ratio, 2)),
            }
        ),
        "All six": pd.DataFrame(
            {
                "α/β": [_ratio(row)],
                "Calls scatter by": [f"{row['spread']:.1f}"],
                "Bonus": [dollars(row["kept"])],
                "Under the other contract": [f"{row['there']:.1f} calls"],
            }
        ),
    }


def _ratio(row):
    return f"{'at least ' if row['at_least'] else ''}{row['ratio']:.2f}"


def says(values, frame):
    row, patients = frame["summary"].iloc[0], frame["patients"]
    most, least = patients.loc[patients["calls"].idxmax()], patients.loc[patients["calls"].idxmin()]
    apart = (
        "All six get the same."
        if most["calls"] == least["calls"]
        else f"{most['who']} gets the most ({most['calls']:g}), {least['who']} the fewest ({least['calls']:g}), on the same evidence."
    )
    slope = values["slope"]
    does = "costs you nothing" if slope == 0 else f"{'takes' if slope < 0 else 'earns'} ${abs(slope):.2f}"
    return (
        f"These choices fit an α/β of {_ratio(row)}: a dollar of yours against {row['ratio']:.2f} points of a patient's health. {apart} "
        f"The same weights where a call {does} give {row['there']:.1f} calls; best for the patient are 10."
    )


CASES = {
    "Ames": "Mrs. Ames, 68. Every autumn she brings you peaches from her garden. She writes down what the nurse says and does it.",
    "Boyd": "Mr. Boyd, 54. He was out for two of the last five calls. When the nurse does reach him, calls help him as they help anybody.",
    "Cole": "Ms. Cole, 41. She is the sister of your senior partner, who has asked you, in passing, how she is doing.",
    "Dunn": "Mr. Dunn, 59. In January his employer changes plans. Somebody else will look after him then, and be paid for it.",
    "Eads": "Ms. Eads, 63. Last month she gave you one star on a website, and a paragraph. Some of it was fair.",
    "Ford": (
        "Mr. Ford, 72. His is the last chart before the year's books close. The bonus, your partner reminds you, also pays for the "
        "practice's second nurse."
    ),
}


def _meter(choices):
    who = "everybody so far" if len(choices) > 1 else "the patients that this one stands for"
    return f"Bonus, for {who}: **{dollars(bonus(choices)).replace('$', chr(92) + '$')}** of \\${round(bonus([0] * len(choices))):,}"


def _reveal(choices):
    weight = revealed_weight([(CARE, quantity) for quantity in choices])
    rows = "\n".join(
        f"| {name} | {quantity:g} | {harm(CARE, quantity):.1f} | {rounded(alone, 2)} |"
        for name, quantity, alone in zip(NAMES, choices, weight.single, strict=True)
    )
    kept, missed = dollars(bonus(choices)).replace("$", "\\$"), sum(harm(CARE, quantity) for quantity in choices)
    more = " or more, since nobody can call less than never" if weight.at_least else ""
    return f"""**Your α/β is {weight.ratio:.2f}**{more}. {_in_words(weight, choices)}

| | Calls | Points of health missed | α/β from this one alone |
|---|---:|---:|---:|
{rows}

You kept {kept} of \\${WHOLE:,.0f}. Your {PANEL:,} patients went without {STANDS_FOR * missed:,.0f} of the {PANEL * CARE.health(CARE.patient_best):,.0f} points that ten calls each would have given them. {_scatter(weight, choices)}

What this number is, and what it is not, comes next."""


def _in_words(weight, choices):
    if all(quantity == CARE.patient_best for quantity in choices):
        return "Money moved you nowhere: you acted as the patients' agent, and nobody else's."
    if weight.ratio == 0:
        return "On the average you went to ten or past it, where a call does harm and takes your money, too: no weight of money explains that."
    average = "" if len(set(choices)) == 1 else "on the average, "
    return (
        f"A dollar of yours weighed as much as {weight.ratio:.2f} points of a patient's health: {average}you gave a call, which took \\$4 from you, as long "
        f"as it did {4 * weight.ratio:.1f} points of good."
    )


def _scatter(weight, choices):
    if max(choices) == min(choices):
        return "All six fared alike: no story moved you."
    names = dict(zip(NAMES, choices, strict=True))
    most, least = max(names, key=names.get), min(names, key=names.get)
    return (
        f"The six had the same disease and the same evidence. {most} got {names[most]:g} calls and {least} {names[least]:g}: one α/β does not describe "
        f"you, for your choices scatter about it by {weight.spread:.1f} calls."
    )


DECISIONS = Decisions(
    cases=CASES,
    control=Control("Calls in the year", unit="calls", low=0, high=MOST, step=1, default=5, format=".0f"),
    meter=_meter,
    reveal=_reveal,
    opens=lambda choices: {"chosen": list(choices)},
)

EXPLORER = Explorer(
    "Six patients, one contract, and the next contract",
    serves=("ch11.weight",),
    controls={
        "slope": Control("Next contract: what a call does to your income", unit="$", low=-6, high=6, step=0.5, default=-4, format=".2f"),
        "chosen": Series(
            "Calls for each patient", each="patient", names=NAMES, low=0, high=MOST, step=1, default=(5,) * 6, format=".0f",
            help="Draw across the bars, type a number, or Tab to a patient and use the arrow keys.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A row for each of six patients, with a point at the calls that the patient gets, on a scale from 0 to 18. A dark mark stands at ten "
        "calls, best for the patient; a pale bar joins each point to it. An orange mark shows what the same weights give under another contract. Three "
        "lines of text give α/β, the other contract's calls, and the bonus."
    ),
    scenes={
        "Always ten": {"chosen": (10,) * 6},
        "Always six": {"chosen": (6,) * 6},
        "By sympathy": {"chosen": (10, 5, 10, 4, 3, 4)},
        "Always six, then $4 earned": {"chosen": (6,) * 6, "slope": 4},
    },
    asks="Whose story moved your hand, and which way? Then let a call earn \\$4 instead of taking it: what would the same person do?".replace("\\", ""),
    prediction=DECISIONS,
)  # fmt: skip
