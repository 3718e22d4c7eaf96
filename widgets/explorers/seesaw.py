"""Two biases of one left-out variable, as its link with clinical risk moves: the moment of chapter 6."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.omitted_variables import SafetyNetDesign, biases_by_link, fits_of, hospital_residuals, link_of_peak, safety_net_sample
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from workbook.answers import Choice
from workbook.controls import Control

LAST, STEP = 3.0, 0.05
LINKS = np.round(np.arange(0, LAST + STEP / 2, STEP), 2)
KINDS = ["safety-net hospitals", "coefficient", "other hospitals"]
NAMES = dict(zip(["safety_net_bias", "coefficient_bias", "other_bias"], KINDS, strict=True))
COLORS = alt.Scale(domain=KINDS, range=[VERMILION, BLUE, GRAY])
SHAPES = alt.Scale(domain=KINDS, range=["diamond", "square", "circle"])
DASHES = alt.Scale(domain=KINDS, range=[[1, 0], [8, 4], [2, 3]])
WORDS = {
    "safety-net hospitals": "◆ Safety-net: look worse by",
    "coefficient": "■ Slope: too large by",
    "other hospitals": "● Others: look better by",
}


def _design(link, social_effect, prevalence, share):
    return SafetyNetDesign(link=float(link), social_effect=social_effect, prevalence_safety_net=prevalence, safety_net_share=share)


def model(*, link, social_effect, prevalence, share):
    """The two biases along the link, forty drawn hospitals at this link, and where the coefficient's bias is largest."""
    design = _design(link, social_effect, prevalence, share)
    wide = biases_by_link(LINKS, design=design).rename(columns=NAMES)
    curves = wide.melt("link", var_name="kind", value_name="bias").round(5)
    sample = safety_net_sample(design)
    fits = fits_of(sample)
    if is_undefined(fits):
        raise ValueError("prevalence must leave some patients with social risk and some without")
    found = hospital_residuals(sample, fits)
    hospitals = pd.DataFrame(
        {
            "hospital": found["hospital"] + 1,
            "kind": np.where(found["safety_net"], KINDS[0], KINDS[2]),
            "bias": found["without"].round(4),
            "with_social": found["with_social"].round(4),
            "beside": 0.13 * ((found["hospital"] * 0.618034) % 1 - 0.5),
        }
    )
    peak = link_of_peak(design.prevalence)
    at = _design(peak, social_effect, prevalence, share)
    marks = pd.DataFrame(
        {"peak": [float(peak)], "top": [at.coefficient_bias], "half": [at.safety_net_bias], "seen": [float(peak) <= LAST]}
    )
    return {"curves": curves, "hospitals": hospitals, "marks": marks}


def picture(rows):
    link = alt.param(name="link", value=0.5)
    x_scale = alt.Scale(domain=[-0.09, LAST + 0.09], nice=False)
    x = alt.X(
        "link:Q",
        title="a: how much social risk raises clinical risk",
        scale=x_scale,
        axis=alt.Axis(values=[0, 0.5, 1, 1.5, 2, 2.5, 3], format=".1f"),
    )
    y_scale = alt.Scale(domain=alt.DomainUnionWith(unionWith=[-0.4, 1.0]), nice=False)
    y = alt.Y("bias:Q", title="Bias, points of outcome (slope: per unit)", scale=y_scale, axis=alt.Axis(format="+.1f", tickCount=7))
    color, shape = alt.Color("kind:N", scale=COLORS, legend=None), alt.Shape("kind:N", scale=SHAPES, legend=None)
    curves, hospitals, marks = (alt.Chart(rows[name]) for name in ("curves", "hospitals", "marks"))
    here = curves.transform_filter("abs(datum.link - link) < 0.001")
    layers = (
        marks.mark_rule(color=QUIET).encode(y=alt.datum(0)),
        marks.transform_filter("datum.seen")
        .mark_rule(color=QUIET, strokeDash=[2, 3])
        .encode(x=alt.X("peak:Q", scale=x_scale), y=alt.Y("half:Q", scale=y_scale), y2="top:Q"),
        *(
            marks.transform_filter("datum.seen")
            .mark_point(size=70, shape="circle", filled=True, fill="white", stroke=INK, strokeWidth=1.5, opacity=1)
            .encode(x=alt.X("peak:Q", scale=x_scale), y=alt.Y(f"{end}:Q", scale=y_scale))
            for end in ("half", "top")
        ),
        curves.mark_line(strokeWidth=3).encode(
            x=x, y=y, color=color, strokeDash=alt.StrokeDash("kind:N", scale=DASHES, legend=None)
        ),
        hospitals.transform_calculate(at="link + datum.beside")
        .mark_point(size=34, filled=False, opacity=0.75, strokeWidth=1.3)
        .encode(x=alt.X("at:Q", scale=x_scale), y=y, color=color, shape=shape),
        here.mark_point(size=170, filled=True, opacity=1, stroke="white", strokeWidth=1.5).encode(
            x=x, y=y, color=color, shape=shape
        ),
        *(_readout(here, kind, at) for at, kind in enumerate(KINDS)),
    )
    return alt.layer(*layers).add_params(link).properties(height=430)


def _readout(here, kind, at):
    # the others have no more patients with social risk than anybody, so that their bias is never above 0
    words = f"'{WORDS[kind]} ' + format(abs(datum.bias), '.3f')"
    text = here.transform_filter(f"datum.kind == '{kind}'").transform_calculate(words=words)
    color = {KINDS[0]: "#a84900", KINDS[1]: BLUE}.get(kind, QUIET)
    return text.mark_text(align="right", fontWeight=600, color=color).encode(
        x=alt.value("width"), y=alt.value(10 + 20 * at), text="words:N"
    )


def table(frame):
    """The biases along the link, in steps; and the forty drawn hospitals."""
    wide = frame["curves"].pivot(index="link", columns="kind", values="bias")
    wide = wide[np.isclose(wide.index % 0.25, 0) | np.isclose(wide.index % 0.25, 0.25)]
    hospitals = frame["hospitals"]
    return {
        "Biases, all patients": pd.DataFrame(
            {
                "a": [f"{link:.2f}" for link in wide.index],
                "Slope of clinical risk too large by": wide[KINDS[1]].map(_minus),
                "Safety-net hospitals look worse by": wide[KINDS[0]].map(_minus),
                "Other hospitals look better by": (-wide[KINDS[2]]).map(_minus),
            }
        ),
        "Forty drawn hospitals": pd.DataFrame(
            {
                "Hospital": hospitals["hospital"],
                "Kind": hospitals["kind"].str.removesuffix(" hospitals"),
                "Observed less expected, social risk left out": hospitals["bias"].map(_minus),
                "Social risk in the model": hospitals["with_social"].map(_minus),
            }
        ),
    }


def _minus(value):
    size = f"{abs(value) + 1e-9:.3f}"  # a tie such as 0.5625 rounds as the picture rounds it
    return f"−{size}" if value < 0 and float(size) else size


def says(values, frame):
    curves, hospitals = frame["curves"], frame["hospitals"]
    here = curves[np.isclose(curves["link"], values["link"])].set_index("kind")["bias"]
    most = curves[curves["link"] == 0].set_index("kind")["bias"]
    drawn = hospitals[hospitals["kind"] == KINDS[0]]["bias"]
    part = f", {here[KINDS[0]] / most[KINDS[0]]:.0%} of what it is without a link" if most[KINDS[0]] > 0 else ""
    return (
        f"At a = {values['link']:.2f} the slope of clinical risk is {_minus(here[KINDS[1]])} too large. Safety-net hospitals look "
        f"{_minus(here[KINDS[0]])} points worse than they are{part}; the others look {_minus(-here[KINDS[2]])} better. The {len(drawn)} drawn "
        f"safety-net hospitals come to {_minus(drawn.mean())} on average. Care is the same in all forty."
    )


def _truth():
    apart, linked = (SafetyNetDesign(link=link).safety_net_bias for link in (0.0, 0.5))
    return (
        "grows"
        if apart > linked + 0.001
        else "stays"
        if abs(apart - linked) <= 0.001
        else "gone"
        if abs(apart) < 0.001
        else "shrinks"
    )


def _reveal(given, _truth):
    apart, linked = SafetyNetDesign(link=0.0), SafetyNetDesign()
    opening = "It grows" if given == "grows" else "It does not go away, and it does not even shrink: it grows"
    return (
        f"{opening}, from {linked.safety_net_bias:.3f} to {apart.safety_net_bias:.4f}, while the slope's bias falls from {linked.coefficient_bias:.3f} to "
        f"{apart.coefficient_bias:.0f}."
    )


PREDICTION = Prediction(
    prompt=(
        "Forty hospitals, equal care. The payer's slope of clinical risk is 0.125 too large, because the slope has swallowed part of social risk, "
        "and the safety-net hospitals look 0.539 points worse than they are. Now suppose a world in which **the slope is perfectly unbiased**: patients with a social "
        "risk are clinically no sicker than the others (a = 0). Social risk stays out of the model and keeps its effect of 1.5 points. What happens to the 0.539?"
    ),
    answer=Choice(
        {
            "gone": "It goes to 0: the slope is right, so the comparison is fair",
            "shrinks": "It shrinks, as the slope's bias does, but something is left",
            "stays": "It stays as it is: the two have nothing to do with each other",
            "grows": "It grows: the wrong slope was hiding a part of it",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Now drag a up from 0 and watch all three curves.",
)

EXPLORER = Explorer(
    "Two biases, one missing variable",
    serves=("ch06.hospital", "ch06.slope"),
    controls={
        "link": Control("a: social risk raises clinical risk by", low=0, high=LAST, step=STEP, default=0.5, format=".2f"),
        "social_effect": Control(
            "γ: social risk adds to the outcome", unit="points", low=0, high=3, step=0.1, default=1.5, format=".1f"
        ),
        "prevalence": Control("Safety-net patients with social risk", low=0.1, high=0.9, step=0.05, default=0.6, format=".0%"),
        "share": Control("Share of hospitals that are safety-net", low=0.05, high=0.5, step=0.05, default=0.25, format=".0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("link",),
    describes=(
        "A line chart: a, the link between social and clinical risk, across from 0 to 3; bias in points of outcome upward. Three curves: the slope of "
        "clinical risk, the safety-net hospitals, the other hospitals. Large marks stand at the chosen a, with forty drawn hospitals as small open marks about them."
    ),
    scenes={
        "The payer's model": {},
        "A perfectly unbiased slope": {"link": 0.0},
        "A link of 2.4": {"link": 2.4},
        "A heavier social risk": {"social_effect": 3.0},
        "Hospitals with the same patients": {"prevalence": 0.1},
    },
    asks="Drag a from 0 upward. Which curve rises, which falls, and where is the first at its highest? How much is left of the second there?",
    prediction=PREDICTION,
)
