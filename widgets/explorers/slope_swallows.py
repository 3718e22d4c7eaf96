"""A regression through patients of two kinds, fitted without knowing the kind: its slope takes in what was left out."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.omitted_variables import SafetyNetDesign, fits_of, partial_slope, safety_net_sample
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, VERMILION
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Control, Switch

PATIENTS, SEED = 160, 22
"""A draw whose own slopes come close to the design's, so that a slider at 0 also looks like 0."""
KINDS = ["no social risk", "social risk", "not known"]
COLORS = alt.Scale(domain=KINDS, range=[BLUE, VERMILION, GRAY])
SHAPES = alt.Scale(domain=KINDS, range=["circle", "diamond", "circle"])
DASHES = alt.Scale(domain=KINDS, range=[[7, 4], [2, 3], [1, 0]])
X, Y = (-4.6, 5.8), (-5.5, 12.5)
STEP_AT = 1.8
"""Where the step of one unit is drawn, right of most patients."""


def _sample(social_effect, link, prevalence):
    design = SafetyNetDesign(social_effect=social_effect, link=link, prevalence_other=prevalence, safety_net_share=0)
    return safety_net_sample(design, hospitals=1, patients_each=PATIENTS, seed=SEED)


def model(*, social_effect, link, prevalence, shown):
    """The patients, the line without social risk and, where it is shown, those with it and what the slope is made of."""
    sample = _sample(social_effect, link, prevalence)
    fits = fits_of(sample)
    known = shown and not is_undefined(fits)
    kinds = np.where(sample.social_risk == 1, KINDS[1], KINDS[0]) if shown else [KINDS[2]] * PATIENTS
    patients = pd.DataFrame({"x": sample.clinical_risk, "y": sample.outcome, "kind": kinds}).round(3)
    if is_undefined(fits):
        short = partial_slope(sample.outcome, sample.clinical_risk, others={}).slope
        start = float(sample.outcome.mean() - short * sample.clinical_risk.mean())
        parts = {"long": None, "bias": None, "effect": None, "delta": None}
    else:
        short, start = fits.short, fits.short_intercept
        parts = {
            "long": fits.long,
            "bias": fits.bias,
            "effect": fits.effects["social_risk"],
            "delta": fits.deltas["social_risk"],
        }
    lines = [(KINDS[2], start, short)]
    if known:
        lines += [
            (KINDS[0], fits.long_intercept, fits.long),
            (KINDS[1], fits.long_intercept + fits.effects["social_risk"], fits.long),
        ]
    ends = [(kind, x, at + slope * x) for kind, at, slope in lines for x in _within(at, slope)]
    step = _step(start, short, fits.long if known else None)
    readout = pd.DataFrame([{"short": short, "known": known, "defined": not is_undefined(fits), **parts}])
    return {
        "patients": patients,
        "lines": pd.DataFrame(ends, columns=["kind", "x", "y"]),
        "step": step,
        "readout": readout.astype(dict.fromkeys(parts, float)),
    }


def _within(start, slope):
    """The two ends of a line inside the frame."""
    ends = list(X)
    if slope:
        at = sorted((edge - start) / slope for edge in Y)
        ends = [max(X[0], at[0]), min(X[1], at[1])]
    return ends


def _step(start, short, long):
    """One unit to the right, then up: as one piece, or as the variable's own part and the part swallowed."""
    foot = start + short * STEP_AT
    pieces = (
        [("up", foot, foot + short)] if long is None else [("own", foot, foot + long), ("swallowed", foot + long, foot + short)]
    )
    frame = pd.DataFrame(pieces, columns=["part", "low", "high"])
    return frame.assign(left=STEP_AT, right=STEP_AT + 1, foot=foot)


PARTS = alt.Scale(domain=["own", "swallowed", "up"], range=[BLUE, VERMILION, INK])


def picture(rows):
    x_scale, y_scale = alt.Scale(domain=list(X), nice=False), alt.Scale(domain=list(Y), nice=False)
    x = alt.X("x:Q", title="Clinical risk", scale=x_scale, axis=alt.Axis(values=list(range(-4, 7, 2)), format="d"))
    y = alt.Y("y:Q", title="Outcome, points (higher is worse)", scale=y_scale, axis=alt.Axis(values=[-5, 0, 5, 10], format="d"))
    color = alt.Color("kind:N", scale=COLORS, legend=None)
    patients, lines, step, readout = (alt.Chart(rows[name]) for name in ("patients", "lines", "step", "readout"))
    groups = lines.transform_filter(f"datum.kind != '{KINDS[2]}'")
    line = {"x": x, "y": y, "detail": "kind:N"}
    layers = (
        patients.mark_point(size=34, opacity=0.7).encode(
            x=x, y=y, color=color, shape=alt.Shape("kind:N", scale=SHAPES, legend=None)
        ),
        groups.mark_line(strokeWidth=2).encode(**line, color=color, strokeDash=alt.StrokeDash("kind:N", scale=DASHES, legend=None)),
        lines.transform_filter(f"datum.kind == '{KINDS[2]}'").mark_line(color=INK, strokeWidth=3).encode(**line),
        step.mark_rule(color=INK, strokeDash=[3, 3]).encode(
            x=alt.X("left:Q", scale=x_scale), x2="right:Q", y=alt.Y("foot:Q", scale=y_scale)
        ),
        step.mark_rule(strokeWidth=7, strokeCap="butt").encode(
            x=alt.X("right:Q", scale=x_scale),
            y=alt.Y("low:Q", scale=y_scale),
            y2="high:Q",
            color=alt.Color("part:N", scale=PARTS, legend=None),
        ),
        step.transform_filter("datum.part != 'up' && abs(datum.high - datum.low) > 0.35")
        .transform_calculate(middle="(datum.low + datum.high) / 2", name="datum.part == 'own' ? 'its own' : 'swallowed'")
        .mark_text(align="left", dx=8, fontWeight=600, fontSize=12)
        .encode(x=alt.X("right:Q", scale=x_scale), y=alt.Y("middle:Q", scale=y_scale), text="name:N", color=alt.value(INK)),
        *(_line(readout, words, at, weight) for at, (words, weight) in enumerate(_WORDS)),
        *(_key(readout, at) for at in range(2)),
    )
    return alt.layer(*layers).resolve_scale(color="independent").properties(height=420)


_WORDS = (
    ("'Slope without social risk: ' + format(datum.short, '.2f')", 700),
    (
        "!datum.defined ? 'Everybody is alike in social risk.' : datum.known ? '= ' + format(datum.long, '.2f') + ' its own ' + "
        "(datum.bias < 0 ? '− ' : '+ ') + format(abs(datum.bias), '.2f') + ' swallowed' : ''",
        600,
    ),
    ("datum.known ? '(γ ' + format(datum.effect, '.2f') + ' × δ ' + format(datum.delta, '.3f') + ')' : ''", 400),
)


def _line(readout, words, at, weight):
    text = readout.transform_calculate(words=words).mark_text(align="left", fontWeight=weight, fontSize=14)
    return text.encode(x=alt.value(8), y=alt.value(12 + 21 * at), text="words:N", color=alt.value(INK))


def _key(readout, at):
    """Names of the two kinds, at the lower right, where they are shown."""
    text = readout.transform_filter("datum.known").mark_text(align="right", fontSize=12)
    name = ("● no social risk (dashed line)", "◆ social risk (dotted line)")[at]
    return text.encode(
        x=alt.value("width"), y=alt.value(378 + 20 * at), text=alt.value(name), color=alt.value((BLUE, "#a84900")[at])
    )


def table(frame):
    """The slopes and what the short one is made of."""
    row = frame["readout"].iloc[0]
    if not row["defined"]:
        return pd.DataFrame({"Slope without social risk": [f"{row['short']:.3f}"], "With it": ["undefined: everybody is alike"]})
    columns = {"Slope without social risk": [f"{row['short']:.3f}"]}
    if row["known"]:
        columns |= {
            "Slope with it": [f"{row['long']:.3f}"],
            "γ": [f"{row['effect']:.3f}"],
            "δ": [rounded(row["delta"], 3)],
            "Swallowed, γδ": [rounded(row["bias"], 3)],
        }
    return pd.DataFrame(columns)


def says(values, frame):
    row = frame["readout"].iloc[0]
    if not row["defined"]:
        return f"All {PATIENTS} patients are alike in social risk, so nothing goes with it: the slope is {row['short']:.2f}, and γ and δ are undefined."
    opening = f"Without social risk, one unit more of clinical risk goes with {row['short']:.2f} points more."
    if not row["known"]:
        return f"{opening} What that slope is made of shows when you show who has social risk."
    way = "more" if row["delta"] > 0 else "less"
    return (
        f"{opening} Of these, {row['long']:.2f} are its own; {rounded(row['bias'], 3)} are swallowed: where clinical risk is one unit higher, social "
        f"risk is {abs(row['delta']):.3f} {way} frequent, and it weighs {rounded(row['effect'], 2)} points. The two parts add up exactly."
    )


def _truth():
    slope = fits_of(_sample(2.0, 0.0, 0.4)).short
    return "one" if abs(slope - 1) < 0.05 else "above" if slope > 1 else "below"


def _reveal(_given, _truth):
    apart, linked = (fits_of(_sample(2.0, link, 0.4)).short for link in (0.0, 1.5))
    return (
        f"The slope comes out at {apart:.2f}. The 2 points go into the line's height and into the scatter about it; they cannot tilt it, "
        f"because they lie as often on the left as on the right. Let patients with social risk be 1.5 units sicker "
        f"(a = 1.5), and they can: then the slope is {linked:.2f}."
    )


PREDICTION = Prediction(
    prompt=(
        "One hospital, 160 patients. One unit more of clinical risk brings 1 point more; social risk brings 2 points on top. Patients with social "
        "risk are clinically neither sicker nor healthier than the others. Somebody draws the best line through all 160, outcome against clinical "
        "risk, and has **no idea who has social risk**. How steep is it?"
    ),
    answer=Choice(
        {
            "above": "Steeper than 1: the line must carry the 2 points as well",
            "one": "About 1, as if nothing were missing",
            "below": "Flatter than 1: two groups blur each other",
            "depends": "It depends on how many patients have social risk",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Watch where the difference comes from.",
)

EXPLORER = Explorer(
    "What is this slope made of?",
    serves=("ch06.slope",),
    controls={
        "shown": Switch("Show who has social risk"),
        "link": Control("a: social risk raises clinical risk by", low=-2, high=3, step=0.1, default=0.0, format=".1f"),
        "social_effect": Control(
            "γ: social risk adds to the outcome", unit="points", low=0, high=3, step=0.1, default=2.0, format=".1f"
        ),
        "prevalence": Control("Patients with social risk", low=0, high=1, step=0.05, default=0.4, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A scatter plot of 160 patients: clinical risk across, outcome upward, with the best line through all of them and a step of one unit beside it. "
        "When social risk is shown, patients with it are diamonds and the others circles, each with a line of its own, and the step is split in two parts."
    ),
    scenes={
        "Not linked": {},
        "Linked": {"link": 1.5},
        "Linked, and shown": {"link": 1.5, "shown": True},
        "Linked the other way": {"link": -1.5, "shown": True},
        "Linked, without effect": {"link": 1.5, "social_effect": 0, "shown": True},
    },
    asks="Raise a with social risk hidden, then show it. What does the second part of the step (“swallowed”) need, and what makes it negative?",
    prediction=PREDICTION,
)
