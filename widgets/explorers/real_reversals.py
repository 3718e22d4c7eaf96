"""Sixteen real hospitals by mean stay and by observed to expected: which pairs change places, and is it more than noise?"""

from functools import cache

import altair as alt
import pandas as pd

from vbc.fits import AZPRO_FACTORS, azpro_fit
from vbc.hospitals import azpro_hospitals
from vbc.profiling import with_intervals
from vbc.reversals import count_reversals, ratio_difference_z, reversed_pairs
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, VERMILION
from workbook.answers import Number
from workbook.controls import Options

FEWEST = 30
LABEL_HEIGHT = 0.045
LEFT, RIGHT = 90, 95
"""Pixels that the labels beside the lines' ends take."""
PAIRS = ("3.2 4.3", "3.2 9.1", "3.2 6.7", "3.5 4.3", "3.1 4.3", "6.5 4.3")
FACTORS = {"nothing": (), "procedure": ("procedure",), "urgency": ("procedure", "admit"), "all": AZPRO_FACTORS}
ROLES = ["longer stay", "shorter stay", "other"]
COLORS = alt.Scale(domain=ROLES, range=[VERMILION, BLUE, GRAY])
DASHES = alt.Scale(domain=ROLES, range=[[1, 0], [7, 4], [1, 0]])


@cache
def _mean_stay():
    everyone = azpro_hospitals()
    return everyone["observed"].sum() / everyone["n"].sum()


def _hospitals(adjust_for):
    hospitals = azpro_hospitals(adjust_for=FACTORS[adjust_for])
    return hospitals[hospitals["n"] >= FEWEST].reset_index(drop=True)


def model(*, pair, adjust_for, limits):
    """Each hospital's stay as a multiple of the mean stay, raw and adjusted; limits for the pair that is looked at."""
    hospitals = _hospitals(adjust_for)
    longer, shorter = pair.split()
    hospitals["role"] = hospitals["hospital"].map({longer: ROLES[0], shorter: ROLES[1]}).fillna(ROLES[2])
    dispersion = azpro_fit(adjust_for=FACTORS[adjust_for]).dispersion if limits == "overdispersed" else 1.0
    seen = with_intervals(hospitals, dispersion=dispersion)
    raw = seen.assign(
        place=0.0, value=seen["raw_rate"] / _mean_stay(), text=seen["hospital"] + ": " + seen["raw_rate"].map("{:.1f} d".format)
    )
    adjusted = seen.assign(place=1.0, value=seen["ratio"], text=seen["hospital"] + ": " + seen["ratio"].map("{:.2f}".format))
    lines = pd.concat([_labelled(raw), _labelled(adjusted)], ignore_index=True)
    two = seen[seen["role"] != ROLES[2]].assign(place=1.0, one=1.0)
    if limits == "none":
        two = two.assign(lower=None, upper=None)
    columns = ["hospital", "n", "role", "place", "value", "text", "label"]
    return {"lines": lines[columns], "limits": two[["hospital", "role", "place", "lower", "upper", "one"]].reset_index(drop=True)}


def _labelled(lines):
    """Where the two labels stand: at their values, pushed apart where they would overlap."""
    values = lines.loc[lines["role"] != ROLES[2], "value"]
    apart = max(0.0, LABEL_HEIGHT - (values.max() - values.min())) / 2
    return lines.assign(label=lines["value"] + apart * (lines["value"] == values.max()) - apart * (lines["value"] == values.min()))


def _y(field):
    return alt.Y(
        field,
        title="Relative to average (1 = average)",
        scale=alt.Scale(domain=[0.65, 1.5], nice=False, zero=False),
        axis=alt.Axis(format=".1f", values=[0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5]),
    )


def table(frame):
    """A row a hospital; limits for the pair that is looked at, where they are switched on."""
    lines = frame["lines"]
    raw, adjusted = (lines[lines["place"] == place].set_index("hospital") for place in (0, 1))
    limits = frame["limits"].set_index("hospital")
    return pd.DataFrame(
        {
            "Hospital": raw.index,
            "Patients": raw["n"].to_numpy(),
            "Mean stay (days)": (raw["value"] * _mean_stay()).round(2).to_numpy(),
            "O/E": adjusted["value"].reindex(raw.index).round(3).to_numpy(),
            **{
                f"{side.capitalize()} limit": limits[side].astype(float).round(3).reindex(raw.index).to_numpy()
                for side in ("lower", "upper")
            },
        }
    )


def picture(rows):
    places = alt.Axis(
        values=[0, 1],
        labelExpr="datum.value == 0 ? 'Mean stay' : 'O/E'",
        labelFontSize=14,
        labelFontWeight=600,
        labelFlush=False,
        ticks=False,
        domain=False,
    )
    across = [{"expr": str(LEFT)}, {"expr": f"width - {RIGHT}"}]  # all but the room that the labels take
    x = alt.X("place:Q", title=None, scale=alt.Scale(domain=[0, 1], range=across, nice=False), axis=places)
    color = alt.Color("role:N", scale=COLORS, legend=None)
    base = alt.Chart(rows["lines"]).encode(x=x, y=_y("value:Q"), color=color, detail="hospital:N")
    others = base.transform_filter(f"datum.role == '{ROLES[2]}'")
    two = base.transform_filter(f"datum.role != '{ROLES[2]}'")
    labels = alt.Chart(rows["lines"]).transform_filter(f"datum.role != '{ROLES[2]}'").encode(x=x, y=_y("label:Q"), text="text:N")
    left, right = (labels.transform_filter(f"datum.place == {place}") for place in (0, 1))
    layers = (
        alt.Chart(rows["limits"]).mark_rule(color=INK, strokeDash=[4, 3]).encode(y=_y("one:Q")),
        others.mark_line(strokeWidth=1.2, opacity=0.55),
        others.mark_point(size=22, opacity=0.8),
        *(
            alt.Chart(rows["limits"])
            .transform_filter(f"datum.role == '{role}'")
            .mark_rule(strokeWidth=4, opacity=0.5, xOffset=beside)
            .encode(x=x, y=_y("lower:Q"), y2="upper:Q", color=color)
            for role, beside in zip(ROLES[:2], (9, 16), strict=True)
        ),
        two.mark_line(strokeWidth=3).encode(strokeDash=alt.StrokeDash("role:N", scale=DASHES, legend=None)),
        two.mark_point(size=80, opacity=1),
        left.mark_text(align="right", dx=-8, fontWeight=600, fontSize=12),
        # a white edge keeps a label readable where it crosses the line at 1
        right.mark_text(align="left", dx=22, fontWeight=600, fontSize=12, stroke="white", strokeWidth=6),
        right.mark_text(align="left", dx=22, fontWeight=600, fontSize=12),
    )
    return alt.layer(*layers).properties(height=390)


def says(values, frame):
    hospitals = _hospitals(values["adjust_for"])
    dispersion = azpro_fit(adjust_for=FACTORS[values["adjust_for"]]).dispersion
    counted = count_reversals(hospitals)
    clear = (reversed_pairs(hospitals, dispersion=dispersion)["z"].abs() > 1.96).sum()
    surely = f"{clear} of the {counted.reversed}" if counted.reversed else "none"
    stays = azpro_fit(adjust_for=()).dispersion
    named = hospitals.set_index("hospital")
    longer, shorter = (named.loc[name] for name in values["pair"].split())
    z = ratio_difference_z(
        observed_x=longer["observed"], expected_x=longer["expected"], observed_y=shorter["observed"], expected_y=shorter["expected"],
        dispersion=dispersion,
    )  # fmt: skip
    # One patient is one expected day here, so that the ratios are the mean stays.
    raw_z = ratio_difference_z(
        observed_x=longer["observed"],
        expected_x=longer["n"],
        observed_y=shorter["observed"],
        expected_y=shorter["n"],
        dispersion=stays,
    )
    return (
        f"{counted.reversed} of {counted.pairs} pairs change places; in {counted.across_one} the two end on opposite sides of 1. "
        f"Take {longer.name} and {shorter.name}: mean stay {longer['raw_rate']:.2f} and {shorter['raw_rate']:.2f} days, {abs(raw_z):.1f} "
        f"standard errors apart; O/E {longer['ratio']:.3f} and {shorter['ratio']:.3f}, {abs(z):.1f} apart (days' extra variation counted). "
        f"A pair has surely changed places only if both distances pass 1.96; the second does in {surely}."
    )


def _reversed():
    return float(count_reversals(_hospitals("all")).reversed)


def _reveal(given, truth):
    return f"**{truth:.0f}** of 120; you said {given:g}. Adjustment leaves five pairs of six as they were, and turns one round."


PREDICTION = Prediction(
    prompt=(
        "Sixteen real hospitals make 120 pairs. Rank them by mean stay, then by O/E, adjusted for procedure, urgency, age and sex. "
        "**How many of the 120 pairs change places?**"
    ),
    answer=Number("pairs", absolute=3, relative=0, minimum=0, maximum=120),
    truth=_reversed,
    reveal=_reveal,
    onward=(
        "Look at the pairs, then switch on the limits: the board's question is how many of these reversals would survive a replay."
    ),
    given=(
        "Medicare patients in Arizona, 1991, with a blocked heart vessel, opened with a balloon or bypassed by surgery. A bypass takes longer "
        "everywhere, and hospitals differ in how many of their patients have one."
    ),
)

EXPLORER = Explorer(
    "Sixteen real hospitals: who changes places?",
    serves=("ch05.compare",),
    controls={
        "pair": Options("Pair to look at", {pair: " and ".join(pair.split()) for pair in PAIRS}, "3.2 4.3"),
        "adjust_for": Options(
            "Adjusted for",
            {"nothing": "nothing", "procedure": "bypass or angioplasty", "urgency": "… and urgency", "all": "… and age and sex"},
            "all",
        ),
        "limits": Options(
            "95% limits",
            {
                "none": "hidden",
                "poisson": "naive: as if days were Poisson counts",
                "overdispersed": "honest: as variable as days are",
            },
            "none",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A slope chart: sixteen hospitals as lines from their mean stay on the left to their O/E on the right, both as multiples of the average. "
        "Two hospitals are drawn boldly, and their 95% limits when switched on. Lines that cross are pairs that change places."
    ),
    scenes={
        "The real X and Y": {},
        "With naive limits": {"limits": "poisson"},
        "With honest limits": {"limits": "overdispersed"},
        "The clearest pair": {"pair": "3.2 9.1", "limits": "overdispersed"},
    },
    asks="Naive limits, then honest ones: for which pair would you still sign your name under “changed places”?",
    prediction=PREDICTION,
)
