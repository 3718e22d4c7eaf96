"""Fifty-four real hospitals in a funnel: who lies outside, for which limits, and where shrinkage moves each of them."""

from functools import cache

import altair as alt
import numpy as np

from vbc.funnel import outside_funnel, overdispersion, ratio_funnel
from vbc.hospitals import medpar_hospitals, medpar_outside_by_chance, medpar_predicted_to_expected
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options, Switch

WIDTHS = {"95": 1.96, "99.8": 3.09}
SHARES = {"95": 0.05, "99.8": 0.002}
SIDES = ["outside", "inside"]
COLORS = alt.Scale(domain=SIDES, range=[VERMILION, GRAY])
SHAPES = alt.Scale(domain=SIDES, range=["diamond", "circle"])
HIGHEST = 3.2


def model(*, width, overdispersed, shrink, fewest):
    """Each hospital's ratio against the weight of its evidence, the funnel, and the shrunken ratio where it is asked for."""
    hospitals = medpar_hospitals()
    dispersion = overdispersion(hospitals["z_score"]) if overdispersed else 1.0
    hospitals = hospitals[hospitals["n"] >= fewest].reset_index(drop=True)
    outside = outside_funnel(hospitals, z=WIDTHS[width], dispersion=dispersion)["hospital"]
    # On this axis the limits are 1 ± z/√x for every hospital, whatever the risks of its patients.
    hospitals["evidence"] = hospitals["expected"] ** 2 / hospitals["variance"]
    hospitals["side"] = np.where(hospitals["hospital"].isin(outside), *SIDES)
    hospitals["shrunken"] = hospitals["hospital"].map(_shrunken()) if shrink else None
    hospitals["name"] = hospitals["hospital"].where(hospitals["side"] == SIDES[0], "")
    hospitals["label"] = _label_sides(hospitals)
    columns = ["hospital", "n", "observed", "expected", "ratio", "z_score", "evidence", "side", "shrunken", "name", "label"]
    limits = ratio_funnel(np.geomspace(0.4, 50, 90), z=WIDTHS[width], dispersion=dispersion).rename(
        columns={"expected": "evidence"}
    )
    limits["upper"] = limits["upper"].clip(upper=HIGHEST)
    return {"hospitals": hospitals[columns], "limits": limits}


@cache
def _shrunken():
    """Predicted over expected by hospital: it does not depend on any control."""
    return medpar_predicted_to_expected().set_index("hospital")["ratio"]


def _label_sides(hospitals):
    """Where each name stands, so that names of close neighbors do not cover each other: right, left, or above between two."""
    points = list(zip(hospitals["evidence"], hospitals["ratio"], hospitals["side"] == SIDES[0], strict=True))
    named = [(x, y) for x, y, outside in points if outside]
    sides = {(True, True): "above", (False, True): "left", (True, False): "right", (False, False): "right"}

    def has_neighbor(x, y, direction):
        return any(0 < direction * (other - x) < 6 and abs(above - y) < 0.12 for other, above in named)

    return [sides[has_neighbor(x, y, -1), has_neighbor(x, y, 1)] for x, y, _ in points]


def picture(rows):
    x = alt.X(
        "evidence:Q", title="Weight of the evidence: (expected deaths)² ÷ their variance",
        scale=alt.Scale(domain=[0, 50], nice=False, clamp=True), axis=alt.Axis(values=[0, 10, 20, 30, 40, 50]),
    )  # fmt: skip
    y = alt.Y("ratio:Q", title="O/E", scale=alt.Scale(domain=[0, HIGHEST], nice=False))
    base = alt.Chart(rows["hospitals"]).encode(x=x)
    color = alt.Color("side:N", scale=COLORS, legend=None)
    limits = alt.Chart(rows["limits"]).encode(x=x)
    layers = (
        limits.mark_area(opacity=0.09, color=BLUE, clip=True).encode(y=alt.Y("lower:Q", title="O/E"), y2="upper:Q"),
        limits.mark_line(color=BLUE, strokeWidth=1.8, clip=True).encode(y="lower:Q"),
        limits.mark_line(color=BLUE, strokeWidth=1.8, clip=True).encode(y="upper:Q"),
        alt.Chart(rows["limits"]).mark_rule(color=INK, strokeDash=[4, 3]).encode(y=alt.datum(1)),
        base.mark_rule(color=GRAY, opacity=0.6).encode(y="ratio:Q", y2="shrunken:Q"),
        base.mark_point(size=55, opacity=0.9).encode(y=y, color=color, shape=alt.Shape("side:N", scale=SHAPES, legend=None)),
        base.mark_point(size=50, filled=False, stroke=INK, strokeWidth=1.8, fill="white").encode(y="shrunken:Q"),
        *(
            base.transform_filter(f"datum.label == '{side}'")
            .mark_text(align=align, dx=dx, dy=dy, fontSize=12)
            .encode(y="ratio:Q", text="name:N")
            for side, align, dx, dy in (("right", "left", 8, 0), ("left", "right", -8, 0), ("above", "center", 0, -12))
        ),
    )
    return alt.layer(*layers).properties(height=380)


def says(values, frame):
    hospitals = frame["hospitals"]
    outside = (hospitals["side"] == SIDES[0]).sum()
    nominal = SHARES[values["width"]] * len(hospitals)
    if values["overdispersed"]:
        luck = f", widened for overdispersion; if hospitals scattered just as widely as that, about {nominal:.1f} would"
    else:
        by_chance = medpar_outside_by_chance(z=WIDTHS[values["width"]])[hospitals["hospital"]].sum()
        luck = (
            f"; if all were average, luck would put {by_chance:.1f} there ({nominal:.1f} if limits were exact for small hospitals)"
        )
    sentence = (
        f"{outside} of {len(hospitals)} hospitals {'lies' if outside == 1 else 'lie'} outside the {values['width']}% limits{luck}. "
        f"O/E runs from {hospitals['ratio'].min():.3f} to {hospitals['ratio'].max():.3f}"
    )
    if not values["shrink"]:
        return sentence + "."
    return sentence + f", predicted/expected only from {hospitals['shrunken'].min():.3f} to {hospitals['shrunken'].max():.3f}."


def _by_chance():
    return round(float(medpar_outside_by_chance().sum()), 1)


def _reveal(given, truth):
    return (
        f"**{truth:.1f}** on average; you said {given:g}. One in twenty of 54 is {0.05 * len(medpar_hospitals()):.1f}, and that would be it for "
        "large hospitals. Most of these are small, and deaths are whole numbers: luck can hardly put such a hospital outside."
    )


def _given():
    known = medpar_hospitals()
    return f"Half of the hospitals have {known['n'].median():.0f} patients or fewer; of all patients {known['observed'].sum() / known['n'].sum():.0%} die."


PREDICTION = Prediction(
    prompt=(
        "Fifty-four hospitals, and a 95% limit around each. Suppose that *none* of them differs from what its patients' risks predict. "
        "**How many lie outside their limits, on average over many years?**"
    ),
    answer=Number("hospitals", absolute=0.6, relative=0, minimum=0, maximum=54),
    truth=_by_chance,
    reveal=_reveal,
    onward="Now count the diamonds in the picture, and ask how many of them need another explanation than luck.",
    given=_given,
)

EXPLORER = Explorer(
    "Fifty-four hospitals: who is outside the funnel?",
    serves=("ch05.luck",),
    controls={
        "width": Options("Limits", {"95": "95% (1.96 standard errors)", "99.8": "99.8% (3.09 standard errors)"}, "95"),
        "overdispersed": Switch("Widen the limits for overdispersion"),
        "shrink": Switch("Show predicted/expected (shrunken) as rings"),
        "fewest": Control("Leave out hospitals with fewer patients than", low=1, high=60, step=1, default=1, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table={
        "hospital": "Hospital",
        "n": "Patients",
        "observed": ("Deaths", ",d"),
        "expected": ("Expected deaths", ".1f"),
        "ratio": ("O/E", ".2f"),
        "z_score": ("z score", ".2f"),
        "side": "Funnel",
        "shrunken": ("Shrunken ratio", ".2f"),
    },
    describes=(
        "A funnel plot: hospitals as points, the weight of their evidence across and their O/E upward, with limits that narrow to the right around a "
        "line at 1. Points outside the limits are diamonds with a number; shrunken ratios are rings when switched on."
    ),
    scenes={
        "54 hospitals": {},
        "Strict limits": {"width": "99.8"},
        "Widened": {"overdispersed": True},
        "Shrunken, 20 patients or more": {"shrink": True, "fewest": 20},
    },
    asks="Switch on the rings. Which hospitals move most, and why those?",
    prediction=PREDICTION,
)
