"""Why not all criteria can hold: each group's precision and error rates as a triangle, tied by one identity."""

from math import cos, pi, sin

import altair as alt
import pandas as pd

from vbc.impossibility import forced_false_positive_rate, impossibility_table
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRID, INK, ORANGE, QUIET
from workbook.answers import Number
from workbook.controls import Control, Options

HOUSED, UNHOUSED = 0.103, 0.338
"""Shares readmitted, rounded as the chapter prints them."""
CORNERS = {"ppv": ("Precision (PPV)", 90), "tpr": ("True positives (TPR)", 210), "fpr": ("False positives (FPR)", 330)}
PAIRS = {"ppv and tpr": "PPV and TPR", "ppv and fpr": "PPV and FPR", "tpr and fpr": "TPR and FPR"}
GROUPS = ["housed", "unhoused"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE])
DASHES = alt.Scale(domain=GROUPS, range=[[1, 0], [7, 4]])
SHAPES = alt.Scale(domain=GROUPS, range=["circle", "square"])


def model(*, equal, first, second, unhoused):
    """The corners of both groups' triangles, the frame that they stand in, and what each corner reads."""
    found = impossibility_table({"housed": HOUSED, "unhoused": unhoused}, equal=equal, first=first, second=second)
    rows = []
    for row in found.itertuples():
        for turn, corner in enumerate((*CORNERS, "ppv")):  # back to the first: a closed line
            rate = getattr(row, corner)
            x, y = _at(corner, rate)
            rows.append((row.group, corner, turn, rate, x, y, row.undefined))
    corners = pd.DataFrame(rows, columns=["group", "corner", "turn", "rate", "x", "y", "undefined"])
    corners["whole"] = ~corners["group"].isin(found.loc[found["undefined"] != "", "group"])
    frame = pd.DataFrame(
        [(level, turn, *_at(corner, level)) for level in (0.25, 0.5, 0.75, 1.0) for turn, corner in enumerate((*CORNERS, "ppv"))],
        columns=["level", "turn", "x", "y"],
    )
    return {"corners": corners, "frame": frame, "read": _read(found)}


def _at(corner, rate):
    """Where a rate lies on the spoke of its corner."""
    angle = CORNERS[corner][1] * pi / 180
    return round(rate * cos(angle), 4), round(rate * sin(angle), 4)


def _read(found):
    rows = []
    by_group = found.set_index("group")
    for corner, (name, _) in CORNERS.items():
        housed, unhoused = (by_group.loc[group, corner] for group in GROUPS)
        x, y = _at(corner, 1.0)
        same = abs(housed - unhoused) < 5e-4
        both = f"{_percent(housed)} and {_percent(unhoused)}"
        rows.append((corner, name, f"both {_percent(housed)}" if same else both, same, x, y))
    return pd.DataFrame(rows, columns=["corner", "name", "text", "same", "x", "y"])


def picture(rows):
    corners, frame, read = (alt.Chart(rows[name]) for name in ("corners", "frame", "read"))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.6, 1.6], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.0, 1.35], nice=False))
    legend = alt.Legend(orient="top", title=None)
    color, dash = alt.Color("group:N", scale=COLORS, legend=legend), alt.StrokeDash("group:N", scale=DASHES, legend=None)
    layers = [
        frame.mark_line(color=GRID, strokeWidth=1.5).encode(x=x, y=y, detail="level:N", order="turn:Q"),
        corners.transform_filter("datum.whole")
        .mark_line(strokeWidth=3)
        .encode(x=x, y=y, color=color, strokeDash=dash, order="turn:Q"),
        corners.transform_filter("datum.turn < 3 && isValid(datum.rate)")
        .mark_point(size=110, filled=True, opacity=0.9)
        .encode(x=x, y=y, color=color, shape=alt.Shape("group:N", scale=SHAPES, legend=legend)),
    ]
    for corner, align, down in (("ppv", "center", -26), ("tpr", "center", 18), ("fpr", "center", 18)):
        own = read.transform_filter(f"datum.corner == '{corner}'")
        layers += [
            own.mark_text(align=align, dy=down, color=QUIET, fontSize=13).encode(x=x, y=y, text="name:N"),
            own.mark_text(align=align, dy=down + 16, fontWeight=700, fontSize=13, color=INK).encode(x=x, y=y, text="text:N"),
        ]
    return alt.layer(*layers).properties(height=380)


def table(frame):
    """The three rates of both groups."""
    wide = frame["corners"].query("turn < 3").pivot(index="group", columns="corner", values="rate")
    return pd.DataFrame(
        {"Patients": wide.index} | {name: wide[corner].map(_percent).to_numpy() for corner, (name, _) in CORNERS.items()}
    )


def says(values, frame):
    read = frame["read"].set_index("corner")
    why = [why for why in frame["corners"]["undefined"].unique() if why]
    base = f"With {HOUSED:.1%} of the housed and {values['unhoused']:.1%} of the unhoused readmitted"
    if why:
        return f"{base} these two rates cannot both be shared: {why[0]}."
    apart = read[~read["same"]]
    if apart.empty:
        return f"{base} all three rates agree."
    lines = ", ".join(f"{row.name_} {row.text}" for row in apart.rename(columns={"name": "name_"}).itertuples())
    return f"{base}, equal {PAIRS[values['equal']]} leave no choice about the third corner: {lines} (housed and unhoused)."


def _percent(rate):
    return f"{rate:.1%}" if rate == rate else "none"


def _forced():
    return [
        forced_false_positive_rate(positive_predictive_value=0.45, true_positive_rate=0.3, base_rate=p) for p in (HOUSED, UNHOUSED)
    ]


def _ratio():
    housed, unhoused = _forced()
    return round(unhoused / housed, 2)


def _reveal(given, truth):
    said = "about right" if abs(given - truth) <= 0.5 else "it is more" if given < truth else "it is less"
    housed, unhoused = _forced()
    return (
        f"**{truth:.1f} times**: {unhoused:.1%} against {housed:.1%}. You said {given:g}; {said}. The base rates differ by a factor of {UNHOUSED / HOUSED:.1f}, their *odds* by {truth:.1f}, and it is the odds that count. No model can "
        "mend this, and no threshold: it is arithmetic."
    )


PREDICTION = Prediction(
    prompt=(
        "Of the housed 10.3% are readmitted, of the unhoused 33.8%. Suppose that a policy has the same precision in both groups, 45%, and finds the same share of both, 30%. Among those who would "
        "stay well, unhoused patients then get a place **how many times as often** as housed ones?"
    ),
    answer=Number("times", relative=0, absolute=0.5, minimum=0, maximum=100),
    truth=_ratio,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Two triangles: which corners can meet?",
    serves=("ch08.conflict",),
    controls={
        "equal": Options("Make equal in both groups", PAIRS, "ppv and tpr"),
        "first": Control("The first of the two", low=0, high=1, step=0.01, default=0.45, format=".0%"),
        "second": Control("The second of the two", low=0, high=1, step=0.01, default=0.30, format=".0%"),
        "unhoused": Control("Readmitted among the unhoused", low=0.05, high=0.6, step=0.001, default=UNHOUSED, format=".1%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Three spokes from a common center, for precision, true positive rate and false positive rate; each group's three rates are the corners of a triangle, the housed with circles and a solid "
        "line, the unhoused with squares and a dashed one. Beside each spoke its two values are written."
    ),
    scenes={
        "Equal precision, equal TPR": {},
        "Equal odds": {"equal": "tpr and fpr", "first": 0.30, "second": 0.06},
        "Never wrong about those it picks": {"first": 1.0},
        "The same base rate": {"unhoused": 0.103},
    },
    asks="Find every way to make all three corners meet. Which of them could a program choose?",
    prediction=PREDICTION,
)
