"""What patients' own prices did to their use of care: the RAND experiment, plan by plan."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.payment import PLANS, cost_sharing_difference, cost_sharing_results
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET
from workbook.answers import Number
from workbook.controls import Options, Switch

MEASURES = {
    "any_use": "Used any care in the year, %",
    "visits": "Visits a year",
    "spending": "Spending a year, $",
    "outpatient": "Spending outside hospital, $",
    "inpatient": "Spending in hospital, $",
    "admitted": "Admitted in the year, %",
}
SHARES = ("any_use", "admitted")
FREE = "free"


@cache
def _rows(measure, against):
    table = cost_sharing_results()
    found = table[table["measure"] == measure].set_index("plan").loc[list(PLANS)].reset_index()
    if against:
        gaps = [cost_sharing_difference(plan, measure=measure) if plan != FREE else (0.0, 0.0, 0.0) for plan in PLANS]
        found[["mean", "low", "high"]] = gaps
    if measure in SHARES:
        found[["mean", "low", "high"]] *= 100
    found["text"] = [_shown(value, measure, signed=against) for value in found["mean"]]
    found["measure_name"] = MEASURES[measure]
    found["difference"] = against
    found["number"] = range(len(PLANS))
    return found[["plan", "number", "people", "person_years", "mean", "low", "high", "text", "measure_name", "difference"]]


def _shown(value, measure, *, signed=False):
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    size = abs(value)
    if measure in SHARES:
        return f"{sign}{size:.1f} points" if signed else f"{size:.1f}%"
    return f"{sign}{size:.2f}" if measure == "visits" else f"{sign}${size:,.0f}"


def model(*, measure, against):
    """A measure under each plan with its 95% interval, or its difference from free care."""
    return _rows(measure, against).copy()


def picture(rows):
    base = alt.Chart(rows)
    y = alt.Y(
        "plan:N",
        sort=list(PLANS),
        title=None,
        axis=alt.Axis(
            labelFontSize=13, labelColor=INK, labelExpr="datum.label == 'individual deductible' ? 'deductible' : datum.label"
        ),
    )
    x = alt.X("mean:Q", title=None, scale=alt.Scale(zero=True, padding=18), axis=alt.Axis(tickCount=5))
    return alt.layer(
        base.transform_filter("datum.number == 0")
        .mark_rule(color=QUIET, strokeDash=[3, 3])
        .encode(x="mean:Q", y=alt.value(30), y2=alt.value(240)),
        base.mark_rule(strokeWidth=4, opacity=0.5, color=BLUE).encode(x=alt.X("low:Q", title=None), x2="high:Q", y=y),
        base.mark_point(filled=True, size=120, color=BLUE, opacity=1).encode(x=x, y=y),
        base.mark_text(dy=-15, fontWeight=600).encode(x=x, y=y, text="text:N", color=alt.value(INK)),
        base.transform_filter("datum.number == 0")
        .transform_calculate(words="datum.measure_name + (datum.difference ? ',|against free care' : '')")
        .mark_text(align="left", baseline="line-bottom", fontWeight=600, dy=-22, lineBreak="|")
        .encode(x=alt.value(0), y=alt.value(0), text="words:N"),
    ).properties(height=240)


def table(frame):
    """The plans in rows."""
    measure = next(key for key, name in MEASURES.items() if name == frame["measure_name"].iloc[0])
    signed = bool(frame["difference"].iloc[0])
    return pd.DataFrame(
        {
            "Families paid": frame["plan"],
            MEASURES[measure] + (", against free care" if signed else ""): frame["text"],
            "95% limits": [
                "–"
                if signed and plan == FREE
                else f"{_shown(low, measure, signed=signed)} to {_shown(high, measure, signed=signed)}"
                for plan, low, high in zip(frame["plan"], frame["low"], frame["high"], strict=True)
            ],
            "People": [f"{people:,}" for people in frame["people"]],
            "Person-years": [f"{years:,}" for years in frame["person_years"]],
        }
    )


def says(values, frame):
    measure = values["measure"]
    rows = _rows(measure, False).set_index("plan")["mean"]
    gap, low, high = _rows(measure, True).set_index("plan").loc["95%", ["mean", "low", "high"]]
    sure = "the interval leaves out zero" if low * high > 0 else "the interval holds zero, so that chance is not ruled out"
    return (
        f"{MEASURES[measure].removesuffix(', $').removesuffix(', %')}: {_shown(rows['free'], measure)} on free care and {_shown(rows['95%'], measure)} where families paid 95%. The difference is "
        f"{_shown(gap, measure, signed=True)}, 95% limits {_shown(low, measure, signed=True)} to {_shown(high, measure, signed=True)}: {sure}."
    )


def _mean(plan):
    return float(_rows("visits", False).set_index("plan")["mean"][plan])


def _truth():
    return round(_mean("95%"), 2)


def _reveal(given, truth):
    gap, low, high = cost_sharing_difference("95%", measure="visits")
    near = "You are close. " if abs(given - truth) <= PREDICTION.answer.absolute else ""
    return (
        f"**{truth:.2f}.** {near}The price kept {-gap:.2f} visits away a year ({-gap / _mean(FREE):.0%}; 95% limits {-high:.2f} to {-low:.2f}). Which visits they were, a count of "
        "visits does not say; where others looked, care that works was left out about as often as care that does not."
    )


def _given():
    used = cost_sharing_results().query("measure == 'any_use'").set_index("plan")["mean"]
    return (
        "In the RAND experiment families were assigned to plans at random. In a year "
        f"{used['free']:.1%} of people used any care where it was free, {used['95%']:.1%} where families paid 95%."
    )


PREDICTION = Prediction(
    prompt=(
        "You know that fewer people used any care where families paid 95% of every bill, up to a yearly limit. Where care was free, people made 3.55 **visits** a year. How many did "
        "they make at 95%?"
    ),
    answer=Number("visits", relative=0, absolute=0.25, minimum=0, maximum=20),
    truth=_truth,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "What did a price at the door do?",
    serves=("ch09.bears",),
    controls={
        "measure": Options("Look at", MEASURES, "visits"),
        "against": Switch("Show the difference from free care"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Five rows, one for each insurance plan of the RAND experiment, from free care to 95% paid by the family and a plan with a deductible for outpatient care. A dot and its 95% interval "
        "show the chosen measure, or its difference from free care."
    ),
    scenes={
        "Visits": {},
        "Any care": {"measure": "any_use"},
        "Spending": {"measure": "spending"},
        "In hospital, in dollars": {"measure": "inpatient", "against": True},
        "Outside hospital, in dollars": {"measure": "outpatient", "against": True},
    },
    asks="Which measures differ from free care by more than chance easily explains, and for which is the experiment too small to say?",
    prediction=PREDICTION,
)
