"""Two thousand places, two models: who receives help, who is missed, and what that is worth. The moment of chapter 8."""

from math import ceil

import altair as alt
import pandas as pd

from vbc.heart_failure_program import MODELS, PLACE_COST, READMISSION_COST
from vbc.program_policies import program_policy
from vbc.program_value import break_even_effectiveness, value_of
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GREEN, INK, QUIET, VERMILION
from widgets.written import dollars
from workbook.answers import Choice
from workbook.controls import Control, Options

EACH = 10
"""People that a dot stands for."""
ACROSS = 18
STARTS = {"housed": 0, "unhoused": ACROSS + 3}
UPPER = 10
"""Rows that the places may take."""
GAP = 3.2
"""Rows between places and missed, for two lines of words."""
ROWS = UPPER + GAP + 9

PARTS = ["place, would be readmitted", "place, would stay well", "no place, will be readmitted: missed"]
COLORS = alt.Scale(domain=PARTS, range=[GREEN, BLUE, VERMILION])
SHAPES = alt.Scale(domain=PARTS, range=["circle", "square", "cross"])


def model(*, ranked_by, effect_unhoused, effect_housed):
    """A dot for every ten people in the program or missed by it, and what both models are worth."""
    effects = {"housed": effect_housed, "unhoused": effect_unhoused}
    policies = {name: program_policy(name) for name in MODELS}
    dots, groups = [], []
    for group, found in policies[ranked_by].items():
        start = STARTS[group]
        dots += _dots([found.true_positives, found.false_positives], PARTS[:2], left=start, top=0.0)
        dots += _dots([found.missed], PARTS[2:], left=start, top=UPPER + GAP)
        groups.append(
            {
                "group": group,
                "places": found.selected,
                "found": found.true_positives,
                "well": found.false_positives,
                "missed": found.missed,
                "readmitted": found.positives,
                "spared": round(effects[group] * found.true_positives),
                "left": start - 0.4,
                "top": -2.4,
                "above": -1.2,
                "between": UPPER + GAP - 2.1,
                "below": UPPER + GAP - 1.0,
            }
        )
    benefit = {group: READMISSION_COST * effect for group, effect in effects.items()}
    worth = {name: value_of(found, benefit=benefit, cost=PLACE_COST) for name, found in policies.items()}
    level = break_even_effectiveness(policies["M0"], policies["M1"], group="unhoused", effectiveness=effect_housed)
    balance = pd.DataFrame(
        {
            "m0": [round(worth["M0"])],
            "m1": [round(worth["M1"])],
            "ahead": [round(worth["M1"] - worth["M0"])],
            "level": [None if is_undefined(level) else level],
            "left": [-0.4],
            "low": [ROWS + 0.6],
            "lowest": [ROWS + 1.9],
        }
    ).astype({"level": float})
    return {"dots": pd.DataFrame(dots, columns=["x", "y", "part", "size"]), "groups": pd.DataFrame(groups), "balance": balance}


def _dots(counts, parts, *, left, top):
    """Rows of dots, part after part; the last dot of a part is as large as what is left of ten people."""
    rows = []
    for people, part in zip(counts, parts, strict=True):
        for at in range(ceil(people / EACH)):
            place = len(rows)
            rows.append((left + place % ACROSS, top + place // ACROSS, part, min(1.0, people / EACH - at)))
    return rows


def picture(rows):
    dots, groups, balance = (alt.Chart(rows[name]) for name in ("dots", "groups", "balance"))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.8, STARTS["unhoused"] + ACROSS], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[ROWS + 2.6, -3], nice=False))
    legend = alt.Legend(
        orient="top", direction="vertical", columns=1, title=f"A mark is {EACH} people", symbolSize=70, labelLimit=320
    )
    marks = dots.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=alt.Color("part:N", scale=COLORS, legend=legend),
        shape=alt.Shape("part:N", scale=SHAPES, legend=legend),
        size=alt.Size("size:Q", scale=alt.Scale(domain=[0, 1], range=[6, 52]), legend=None),
    )
    return alt.layer(
        marks,
        _line(groups, "upper(slice(datum.group, 0, 1)) + slice(datum.group, 1)", "top", weight=700),
        _line(groups, "format(datum.places, ',d') + ' places'", "above", weight=500),
        _line(groups, "format(datum.missed, ',d') + ' missed'", "between", weight=700),
        _line(groups, "'of ' + format(datum.readmitted, ',d') + ' readmitted'", "below", weight=500),
        _line(balance, _WORTH, "low", weight=500),
        _line(balance, _AHEAD, "lowest", weight=700),
    ).properties(height=452)


_WORTH = "'Worth: M0 $' + format(datum.m0 / 1e6, '.2f') + ' million, M1 $' + format(datum.m1 / 1e6, '.2f') + ' million'"
_AHEAD = (
    "datum.ahead > 0 ? 'M1 is ahead by $' + format(datum.ahead, ',d') : datum.ahead < 0 ? 'M0 is ahead by $'"
    " + format(-datum.ahead, ',d') : 'The two are level'"
)


def _line(chart, words, row, *, weight):
    text = chart.transform_calculate(words=words).mark_text(align="left", fontWeight=weight, fontSize=14)
    return text.encode(x="left:Q", y=alt.Y(f"{row}:Q"), text="words:N", color=alt.value(INK if weight > 500 else QUIET))


def table(frame):
    """Both groups and what becomes of them; then what the models are worth."""
    groups, balance = frame["groups"], frame["balance"].iloc[0]
    return {
        "Who gets a place, who is missed": pd.DataFrame(
            {
                "Patients": groups["group"].str.capitalize(),
                "Places": groups["places"].map("{:,}".format),
                "Place, would be readmitted": groups["found"].map("{:,}".format),
                "Place, would stay well": groups["well"].map("{:,}".format),
                "Missed": groups["missed"].map("{:,}".format),
                "Readmitted in all": groups["readmitted"].map("{:,}".format),
                "Spared a readmission": groups["spared"].map("{:,}".format),
            }
        ),
        "What the two models are worth": pd.DataFrame(
            {"M0": [dollars(balance["m0"])], "M1": [dollars(balance["m1"])], "M1 less M0": [dollars(balance["ahead"])]}
        ),
    }


def says(values, frame):
    groups, balance = frame["groups"].set_index("group"), frame["balance"].iloc[0]
    housed, unhoused = groups.loc["housed"], groups.loc["unhoused"]
    ahead = balance["ahead"]
    verdict = f"{'M1' if ahead > 0 else 'M0'} is ahead by {dollars(abs(ahead))}" if ahead else "the two are level"
    level = f"They are level where it prevents {balance['level']:.1%} among the unhoused." if values["effect_housed"] else ""
    return (
        f"{values['ranked_by']} gives {housed['places']:,.0f} places to housed patients and misses {housed['missed']:,.0f} of the {housed['readmitted']:,.0f} who will be readmitted; "
        f"it gives {unhoused['places']:,.0f} to unhoused patients and misses {unhoused['missed']:,.0f} of {unhoused['readmitted']:,.0f}. Where the program prevents "
        f"{values['effect_housed']:.1%} of readmissions among the housed in it and {values['effect_unhoused']:.1%} among the unhoused, M0 is worth {dollars(balance['m0'])} "
        f"and M1 {dollars(balance['m1'])}: {verdict}. {level}"
    ).strip()


def _reveal(given, _no_truth):
    found = program_policy(given)
    other = program_policy("M0" if given == "M1" else "M1")
    return (
        f"You put your name to these: **{found['housed'].missed:,} housed and {found['unhoused'].missed:,} unhoused** patients who will be readmitted, and who get no "
        f"place under {given}. The other model would have missed {other['housed'].missed:,} and {other['unhoused'].missed:,}. Here they are."
    )


def _given():
    found = {name: sum(one.true_positives for one in program_policy(name).values()) for name in ("M0", "M1")}
    return (
        "A program has 2,000 places for 20,000 patients with heart failure. M0 ranks them by severity and other illnesses; M1 knows who is unhoused as "
        f"well. Of the patients who will be readmitted, M0 gives {found['M0']:,} a place and M1 {found['M1']:,}."
    )


PREDICTION = Prediction(
    prompt=(
        "The memo needs a draft. **Which model fills the 2,000 places?** As your reason, write the sentence that you would say to a patient who is readmitted and had no place."
    ),
    answer=Choice({"M0": "M0, which knows clinical facts only", "M1": "M1, which knows housing as well"}),
    truth=None,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "Who gets a place, and who is missed?",
    serves=("ch08.price", "ch08.benefit"),
    controls={
        "ranked_by": Options("Places go to the highest risks by", {"M0": "M0 (clinical)", "M1": "M1 (and housing)"}, "M1"),
        "effect_unhoused": Control("Readmissions prevented, unhoused", low=0, high=0.5, step=0.001, default=0.25, format=".1%"),
        "effect_housed": Control("Readmissions prevented, housed", low=0, high=0.5, step=0.001, default=0.25, format=".1%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two columns of marks, housed patients left and unhoused patients right; a mark is ten people. Above are those with a place: circles would be readmitted without "
        "help, squares would stay well. Below, crosses are patients who will be readmitted and have no place. Two lines of text give what each model is worth in dollars."
    ),
    scenes={
        "2,000 places by M0": {"ranked_by": "M0"},
        "2,000 places by M1": {},
        "It works half as well for the unhoused": {"effect_unhoused": 0.125},
    },
    asks=(
        "Stay with M1 and move the share of readmissions that a place prevents among the unhoused down from 25%. Where is M1's lead in dollars gone? And who is missed then, compared with before?"
    ),
    prediction=PREDICTION,
)
