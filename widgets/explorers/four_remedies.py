"""Four ways to treat social risk that a model leaves out, and which hospitals each penalizes at a given quality of care."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.omitted_variables import QUALITY_GAPS, REMEDIES, faultless_ratio, hospital_ratios, remedies, remedy_coefficients
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import GRAY, INK, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options

GROUPS = {"other": "160 others", "safety-net": "40 safety-net"}
TITLES = {
    "nothing": "Nothing: expect by clinical risk, bar at 1",
    "adjust": "Adjust: social risk in the model, bar at 1",
    "within": "Within: learned inside hospitals, bar at 1",
    "stratify": "Stratify: bar at the median of one’s kind",
}
READINGS = {
    "share": "Hospitals penalized",
    "size": "Mean penalty (O/E above the bar)",
    "care": "O/E, compared with the others’",
}
BAND, LANE = 92, 26
LOWEST, HIGHEST = 0.5, 2.7
STANDING = ["penalized", "not penalized"]
COLORS = alt.Scale(domain=STANDING, range=[VERMILION, GRAY])


def _top(remedy, kind):
    return BAND * list(REMEDIES).index(remedy) + 24 + (LANE + 6) * list(GROUPS).index(kind)


def model(*, quality_gap, reads):
    """Each hospital's ratio under each remedy; the eight lanes with their bars and what is read from them."""
    hospitals, lanes = _at(round(quality_gap, 1))
    lanes = lanes.assign(text=[f"{GROUPS[row.kind]}: {_reading(row, reads)}" for row in lanes.itertuples()])
    return {"hospitals": hospitals, "lanes": lanes}


@cache  # nine gaps: a slider comes back to them
def _at(quality_gap):
    ticks = pd.concat(
        [hospital_ratios(remedy, quality_gap=quality_gap).assign(remedy=remedy) for remedy in REMEDIES], ignore_index=True
    )
    tops = {(remedy, kind): _top(remedy, kind) for remedy in REMEDIES for kind in GROUPS}
    ticks["top"] = [tops[place] for place in zip(ticks["remedy"], ticks["kind"], strict=True)]
    ticks["standing"] = ticks["penalized"].map({True: STANDING[0], False: STANDING[1]})
    bars = ticks.groupby(["remedy", "kind"])["threshold"].first()
    lanes = remedies(quality_gap=quality_gap)
    places = list(zip(lanes["remedy"], lanes["kind"], strict=True))
    lanes["bar"] = [float(bars[place]) for place in places]
    lanes["top"] = [tops[place] for place in places]
    lanes["title"] = [TITLES[remedy] if kind == "other" else "" for remedy, kind in places]
    return ticks[["remedy", "hospital", "kind", "ratio", "top", "standing"]].round({"ratio": 4}), lanes


def _reading(row, reads):
    if reads == "share":
        return _percent(row.penalized)
    return f"{row.mean_excess:.3f}" if reads == "size" else f"{row.relative_to_other:.2f}"


def _percent(share):
    return f"{share + 1e-9:.1%}".replace(".0%", "%")


def picture(rows):
    height = BAND * len(REMEDIES) - 6
    hospitals, lanes = alt.Chart(rows["hospitals"]), alt.Chart(rows["lanes"])
    scale = alt.Scale(domain=[LOWEST, HIGHEST], nice=False)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    up, down = alt.Y("top:Q", scale=y, axis=None), alt.Y2("end:Q")
    axis = alt.Axis(values=[0.75, 1, 1.25, 1.5, 1.75], format=".2f")
    lane = lanes.transform_calculate(end=f"datum.top + {LANE}", low="datum.top - 3", high=f"datum.top + {LANE} + 3")
    layers = (
        lane.mark_rect(color="#f3f4f6").encode(x=alt.value(0), x2=alt.value("width"), y=up, y2=down),
        hospitals.transform_calculate(
            start=f"datum.top + (datum.standing == '{STANDING[0]}' ? 1 : 7)",
            end=f"datum.top + {LANE} - (datum.standing == '{STANDING[0]}' ? 1 : 7)",
        )
        .mark_rule(strokeWidth=1.4, opacity=0.8)
        .encode(
            x=alt.X("ratio:Q", scale=scale, axis=axis, title="O/E of a hospital; a black bar marks what is let pass"),
            y=alt.Y("start:Q", scale=y, axis=None),
            y2=down,
            color=alt.Color("standing:N", scale=COLORS, legend=None),
        ),
        lane.mark_rule(color=INK, strokeWidth=3).encode(
            x=alt.X("bar:Q", scale=scale), y=alt.Y("low:Q", scale=y, axis=None), y2=alt.Y2("high:Q")
        ),
        lane.transform_filter("datum.title != ''")
        .transform_calculate(above="datum.top - 6")
        .mark_text(align="left", baseline="bottom", fontWeight=600)
        .encode(x=alt.value(0), y=alt.Y("above:Q", scale=y, axis=None), text="title:N", color=alt.value(INK)),
        lane.transform_calculate(middle=f"datum.top + {LANE / 2}")
        .mark_text(align="right", dx=-4, fontWeight=600)
        .encode(x=alt.value("width"), y=alt.Y("middle:Q", scale=y, axis=None), text="text:N", color=alt.value(INK)),
    )
    return alt.layer(*layers).properties(height=height)


def table(frame):
    """The four remedies for both kinds of hospitals, every reading."""
    lanes = frame["lanes"]
    return pd.DataFrame(
        {
            "Remedy": [title.partition(":")[0] for title in lanes["remedy"].map(TITLES)],
            "Hospitals": lanes["kind"],
            "Bar": lanes["bar"].map("{:.3f}".format),
            "Penalized": lanes["penalized"].map("{:.1%}".format),
            "Mean penalty": lanes["mean_excess"].map("{:.3f}".format),
            "O/E, all together": lanes["pooled_ratio"].map("{:.3f}".format),
            "Compared with the others’": lanes["relative_to_other"].map("{:.3f}".format),
            "In truth": lanes["true_relative_to_other"].map("{:.3f}".format),
        }
    )


def says(values, frame):
    lanes = frame["lanes"].set_index(["remedy", "kind"])
    gap = values["quality_gap"]
    truth = lanes.loc[("nothing", "safety-net"), "true_relative_to_other"]
    opening = (
        "Care is equal everywhere"
        if gap == 0
        else f"Care in safety-net hospitals is {'worse' if gap > 0 else 'better'}: {truth:.2f} times the readmissions of the others on like patients"
    )
    names = {"nothing": "nothing", "adjust": "adjust", "within": "within hospitals", "stratify": "stratify"}
    if values["reads"] == "care":
        read = ", ".join(
            f"{names[one]} {lanes.loc[(one, 'safety-net'), 'relative_to_other']:.2f}" for one in ("nothing", "adjust", "within")
        )
        return f"{opening}. What each makes of it: {read}. Stratifying leaves the ratios of doing nothing and never compares the two kinds."
    column, form = {"share": ("penalized", _percent), "size": ("mean_excess", "{:.3f}".format)}[values["reads"]]
    parts = [
        f"{names[one]} {form(lanes.loc[(one, 'other'), column])} and {form(lanes.loc[(one, 'safety-net'), column])}"
        for one in REMEDIES
    ]
    what = "Penalized" if values["reads"] == "share" else "Mean penalty"
    return f"{opening}. {what}, others and safety-net: {'; '.join(parts)}."


def _adjusted():
    table = remedies(quality_gap=0.3).set_index(["remedy", "kind"])
    return round(float(table.loc[("adjust", "safety-net"), "pooled_ratio"]), 2)


def _reveal(_given, truth):
    table = remedies(quality_gap=0.3).set_index(["remedy", "kind"])
    equal, worse = (remedy_coefficients(quality_gap=gap).set_index("model").social_effect["social"] for gap in (0.0, 0.3))
    safety, other = table.loc[("adjust", "safety-net")], table.loc[("adjust", "other")]
    level = faultless_ratio("safety-net", quality_gap=0.3)
    return (
        f"It reports **{truth:.2f}**, where it is {safety.true_ratio:.2f} times what the others’ care would bring. Most of the loss is the yardstick: “expected” means the average of all 200 "
        f"hospitals, 40 of which are worse now, so that even a model without any error would say {level:.2f}. The rest is booked as poverty: the model’s "
        f"effect of social risk goes from {equal:.2f} to {worse:.2f} (log odds), because poverty and worse care are found in the same places. Set against the "
        f"others’ ({other.pooled_ratio:.2f}) the yardstick cancels: {safety.relative_to_other:.2f} times, of a true {safety.true_relative_to_other:.2f} (the others’ own luck is in that one)."
    )


PREDICTION = Prediction(
    prompt=(
        "200 hospitals, 40 of them safety-net, and now care there is **really worse**: all in all, 1.24 times the readmissions that these patients would "
        "have in the other hospitals. The payer has learned its lesson and puts social risk into the model. What O/E does the adjusted model report for the 40 safety-net "
        "hospitals together?"
    ),
    answer=Number(relative=0, absolute=0.03, minimum=0, maximum=5),
    truth=_adjusted,
    reveal=_reveal,
    given="O/E is the readmissions observed, over those that a model of the patients of all 200 hospitals expects.",
)

EXPLORER = Explorer(
    "Who is penalized?",
    serves=("ch06.hospital",),
    controls={
        "quality_gap": Control(
            "Δ: care in safety-net hospitals adds",
            unit="to log odds",
            low=QUALITY_GAPS[0],
            high=QUALITY_GAPS[-1],
            step=0.1,
            default=0.0,
            format="+.1f",
        ),
        "reads": Options("Read at the right", READINGS, "share"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four bands, one for each remedy, each with two lanes: 160 other hospitals above, 40 safety-net hospitals below. A thin line is one hospital at its "
        "ratio of observed to expected readmissions; long ones are penalized, short ones not. A black bar marks the highest ratio that goes free. Beside each lane stands one reading."
    ),
    scenes={
        "Equal care": {},
        "Worse care in the safety net": {"quality_gap": 0.3},
        "Worse care: the reports": {"quality_gap": 0.3, "reads": "care"},
        "Better care in the safety net": {"quality_gap": -0.3},
        "Better care: the reports": {"quality_gap": -0.3, "reads": "care"},
        "Worse care: graded penalties": {"quality_gap": 0.3, "reads": "size"},
    },
    asks="Move Δ through 0. Which remedy’s two shares never move, and what does that hide? Who is hurt by each of the others, and at which Δ?",
    prediction=PREDICTION,
)
