"""Two clinics with one and the same process score, and what became of their patients: who was missed, who was sick, and luck."""

from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from vbc.care_and_luck import chance_of_double, chance_of_more, chances_of_events, drawn_year, patients_by_care
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options

PATIENTS, ROWS = 100, 5
RISKS = {"risk_low": 0.02, "risk_high": 0.30, "left_by_care": 1 / 3}
ASH = {"high_risk_share": 0.3, "missed": "anyone"}
EVENTS = ["ulcer", "no ulcer"]
COLORS = alt.Scale(domain=EVENTS, range=[VERMILION, BLUE])
SHAPES = alt.Scale(domain=EVENTS, range=["diamond", "circle"])
BASE = {"Ash": 9.0, "Beech": 1.0}


@cache
def _clinics(score, missed, high):
    """The cells of both clinics: whom the exam was done for, and the risk that remains."""
    return {
        "Ash": patients_by_care(PATIENTS, done_share=score, **ASH, **RISKS),
        "Beech": patients_by_care(PATIENTS, done_share=score, high_risk_share=high, missed=missed, **RISKS),
    }


@cache
def _chances(score, missed, high):
    """Chances of each number of ulcers at both clinics; another year does not change them."""
    return {
        name: chances_of_events(list(one["patients"]), list(one["risk"])) for name, one in _clinics(score, missed, high).items()
    }


def model(*, score, missed, high, year):
    """Each patient of both clinics in this year; then a line for each clinic."""
    tables = _clinics(score, missed, high)
    people, clinics = [], []
    for luck, (name, table) in enumerate(tables.items()):
        drawn = drawn_year(table, seed=2 * year + luck)
        place = drawn.index
        column, row = place // ROWS, BASE[name] + place % ROWS
        event = np.where(drawn["event"], *EVENTS)
        kept = {"risk_group": drawn["risk_group"], "done": drawn["done"], "clinic": name}
        people.append(pd.DataFrame({**kept, "column": column, "row": row, "event": event}))
        ulcers, expected = int(drawn["event"].sum()), float((table["patients"] * table["risk"]).sum())
        sick = int(table.loc[table["risk_group"] == "high", "patients"].sum())
        clinics.append((name, score, sick, sick / ROWS - 0.5, BASE[name], ulcers, expected))
    columns = ["clinic", "score", "high_risk", "edge", "base", "ulcers", "expected"]
    return {"people": pd.concat(people, ignore_index=True), "clinics": pd.DataFrame(clinics, columns=columns)}


def table(frame):
    """A row a clinic and kind of patient, as a clinic would report it."""
    grouped = (
        frame["people"]
        .assign(ulcer=frame["people"]["event"] == EVENTS[0])
        .groupby(["clinic", "risk_group", "done"], as_index=False)
    )
    cells = grouped.agg(patients=("ulcer", "size"), ulcers=("ulcer", "sum"))
    cells["done"] = cells["done"].map({True: "done", False: "missed"})
    return cells.rename(
        columns={
            "clinic": "Clinic",
            "risk_group": "Risk",
            "done": "Foot exam",
            "patients": "Patients",
            "ulcers": "Ulcers this year",
        }
    )


def picture(rows):
    x = alt.X("column:Q", scale=alt.Scale(domain=[-0.8, 19.8], nice=False), axis=None)
    y = alt.Y("row:Q", scale=alt.Scale(domain=[-0.2, 16.7], nice=False), axis=None)
    color, shape = alt.Color("event:N", scale=COLORS, legend=None), alt.Shape("event:N", scale=SHAPES, legend=None)
    people, clinics = alt.Chart(rows["people"]).encode(x=x, y=y, color=color, shape=shape), alt.Chart(rows["clinics"])
    size = alt.condition("datum.event == 'ulcer'", alt.value(150), alt.value(60))
    block = clinics.transform_calculate(left="-0.5", low="datum.base - 0.5", high=f"datum.base + {ROWS - 0.5}")
    name = clinics.transform_calculate(
        left="-0.6",
        above=f"datum.base + {ROWS + 1.15}",
        below=f"datum.base + {ROWS + 0.2}",
        text="datum.clinic + ': score ' + format(datum.score, '.0%') + ', ' + datum.ulcers + ' ulcers this year'",
        more="format(datum.expected, '.1f') + ' expected; high risk (shaded): ' + datum.high_risk + ' patients'",
    )
    layers = (
        block.mark_rect(color=QUIET, opacity=0.13).encode(
            x=alt.X("left:Q", axis=None), x2="edge:Q", y=alt.Y("low:Q", axis=None), y2="high:Q"
        ),
        people.transform_filter("datum.done").mark_point(filled=True, opacity=1).encode(size=size),
        people.transform_filter("!datum.done").mark_point(filled=False, strokeWidth=2, opacity=1).encode(size=size),
        name.mark_text(align="left", fontWeight=600, fontSize=14).encode(
            x=alt.X("left:Q", axis=None), y=alt.Y("above:Q", axis=None), text="text:N"
        ),
        name.mark_text(align="left", fontSize=12, color=QUIET, dy=4).encode(
            x=alt.X("left:Q", axis=None), y=alt.Y("below:Q", axis=None), text="more:N"
        ),
        clinics.transform_filter("datum.clinic == 'Ash'")
        .transform_calculate(key="'filled: exam done; hollow: missed; diamond: ulcer'")
        .mark_text(align="left", fontSize=12, color=INK)
        .encode(x=alt.value(4), y=alt.value(8), text="key:N"),
    )
    return alt.layer(*layers).properties(height=380)


def says(values, frame):
    chances = _chances(values["score"], values["missed"], values["high"])
    ash, beech = frame["clinics"].itertuples()
    more, fewer = (chance_of_more(chances[a], chances[b]) for a, b in (("Beech", "Ash"), ("Ash", "Beech")))
    return (
        f"Both score {values['score']:.0%}. Expected are {ash.expected:.1f} ulcers at Ash and {beech.expected:.1f} at Beech; this year has "
        f"{ash.ulcers} and {beech.ulcers}. Over many such years Beech has more ulcers than Ash in {more:.0%}, fewer in {fewer:.0%}; one of the "
        f"two has at least twice as many as the other in {chance_of_double(chances['Ash'], chances['Beech']):.0%}."
    )


def _double_among_twins():
    chances = _chances(0.8, ASH["missed"], ASH["high_risk_share"])
    return round(100 * chance_of_double(chances["Ash"], chances["Beech"]))


def _reveal(given, truth):
    return (
        f"In about {truth} years of 100 a reader of the scoreboard sees one clinic with at least twice the ulcers of the other, and asks what it "
        "does wrong. Nothing: the two are the same. At about five ulcers a year, luck alone does this."
    )


PREDICTION = Prediction(
    prompt=(
        "Two clinics are **alike in everything**: 100 patients each, 30 of them at high risk, foot exams done for 80 of the 100, about five "
        "ulcers expected in each. In how many years of 100 does one of them have **at least twice as many** ulcers as the other? (1 against 0 "
        "counts, 0 against 0 does not.)"
    ),
    answer=Number("years", absolute=5, relative=0, minimum=0, maximum=100),
    truth=_double_among_twins,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "One score, two clinics: what became of the patients?",
    serves=("ch02.path",),
    controls={
        "score": Control("Process score of both", low=0.5, high=1, step=0.05, default=0.8, format=".0%"),
        "missed": Options(
            "Beech misses",
            {"anyone": "anyone alike", "high risk": "the high-risk first", "low risk": "the low-risk first"},
            "anyone",
        ),
        "high": Control("High-risk patients at Beech", low=0, high=0.6, step=0.05, default=0.3, format=".0%"),
        "year": Control("Another year", low=1, high=40, step=1, default=1, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two blocks of 100 dots, a dot for each patient of the clinics Ash and Beech, those at high risk on a shaded ground. A filled dot "
        "had the foot exam, a hollow one did not; a diamond is a patient with a foot ulcer."
    ),
    scenes={
        "Twins": {},
        "Twins, next year": {"year": 2},
        "Beech misses the high-risk": {"missed": "high risk", "year": 38},
        "Beech misses the low-risk": {"missed": "low risk", "year": 38},
        "Sicker patients at Beech": {"high": 0.6, "year": 38},
    },
    asks="Play a few years of each scene. Name three reasons why one score stands for different outcomes. Which of them should a bonus follow?",
    prediction=PREDICTION,
)
