"""A new option against the usual one, as a point to drag on the plane of extra health and extra cost."""

import altair as alt
import pandas as pd

from vbc.cost_effectiveness import incremental_cost_effectiveness_ratio, incremental_net_monetary_benefit
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import GREEN, INK, QUIET, VERMILION
from widgets.written import dollars
from workbook.answers import Choice
from workbook.controls import Control
from workbook.words import capital

WIDE, TALL = 1.0, 150_000
STANDARD = {"cost": 200_000.0, "outcome": 5.0}
"""The usual option from which differences are counted; any other would give the same picture."""
NAMES = {
    "north-east": "more health, more money",
    "south-east": "better and no dearer: dominates",
    "south-west": "less health, less money",
    "north-west": "no better, as dear or dearer: dominated",
    "origin": "no difference",
}


def compare(delta_outcome, delta_cost):
    """The incremental comparison of an option that differs by so much."""
    return incremental_cost_effectiveness_ratio(
        cost_new=STANDARD["cost"] + delta_cost,
        cost_standard=STANDARD["cost"],
        outcome_new=STANDARD["outcome"] + delta_outcome,
        outcome_standard=STANDARD["outcome"],
    )


def model(*, delta_outcome, delta_cost, threshold):
    """The point with its quadrant, ratio and net benefit; and the corners of the region where the answer is yes."""
    icer = compare(delta_outcome, delta_cost)
    benefit = incremental_net_monetary_benefit(
        cost_new=STANDARD["cost"] + delta_cost,
        cost_standard=STANDARD["cost"],
        outcome_new=STANDARD["outcome"] + delta_outcome,
        outcome_standard=STANDARD["outcome"],
        threshold=threshold,
    )
    point = pd.DataFrame(
        {
            "delta_outcome": [float(delta_outcome)],
            "delta_cost": [float(delta_cost)],
            "quadrant": [NAMES[icer.quadrant]],
            "ratio": [f"${icer.ratio:,.0f} a QALY" if not is_undefined(icer.ratio) else "none to print"],
            "benefit": [round(benefit, 2)],
            "verdict": ["take it" if icer.accepted(threshold) else "level" if abs(benefit) < 1 else "refuse it"],
        }
    )
    # below the ray λ·ΔE − ΔC is above 0; the region is drawn as an area from the lower edge up to the ray
    edge = pd.DataFrame(
        {"x": [-WIDE, WIDE], "ray": [-WIDE * threshold, WIDE * threshold], "floor": [-float(TALL)] * 2, "top": [float(TALL)] * 2}
    )
    return {"point": point, "edge": _clipped(edge, threshold)}


def _clipped(edge, threshold):
    """The ray within the frame: its ends where it leaves the plane, and what lies beside them."""
    reach = min(WIDE, TALL / threshold) if threshold else WIDE
    x = [-WIDE, -reach, reach, WIDE]
    ray = [-reach * threshold, -reach * threshold, reach * threshold, reach * threshold]
    return pd.DataFrame({"x": x, "ray": ray, "floor": -float(TALL), "top": float(TALL), "on_ray": [False, True, True, False]})


def picture(rows):
    x = alt.X(
        "x:Q",
        title="Extra health of the new option, QALY",
        scale=alt.Scale(domain=[-WIDE, WIDE], nice=False),
        axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr="datum.value ? format(datum.value, '+.1f') : '0'"),
    )
    y = alt.Y(
        "ray:Q", title="Its extra cost, $", scale=alt.Scale(domain=[-TALL, TALL], nice=False), axis=_axis("$,d", 50_000, TALL)
    )
    edge, point = alt.Chart(rows["edge"]), alt.Chart(rows["point"])
    at = point.encode(x="delta_outcome:Q", y="delta_cost:Q")
    zero = edge.mark_rule(color=QUIET)
    color = alt.Color(
        "verdict:N", scale=alt.Scale(domain=["take it", "level", "refuse it"], range=[GREEN, INK, VERMILION]), legend=None
    )
    shape = alt.Shape(
        "verdict:N", scale=alt.Scale(domain=["take it", "level", "refuse it"], range=["circle", "diamond", "square"]), legend=None
    )
    label = at.mark_text(dy=-18, fontWeight=600, fontSize=14)
    return alt.layer(
        edge.mark_area(color=GREEN, opacity=0.14).encode(x=x, y=y, y2="floor:Q"),
        edge.mark_area(color=VERMILION, opacity=0.09).encode(x=x, y="ray:Q", y2="top:Q"),
        zero.encode(x=alt.datum(0)),
        zero.encode(y=alt.datum(0)),
        edge.transform_filter("datum.on_ray").mark_line(color=INK, strokeWidth=2.5).encode(x="x:Q", y="ray:Q"),
        *(_corner(edge, words, *where) for words, where in _CORNERS),
        at.mark_point(size=240, filled=True, opacity=1).encode(color=color, shape=shape),
        label.mark_text(dy=-18, fontWeight=600, fontSize=14, stroke="white", strokeWidth=4).encode(text="verdict:N"),
        label.encode(text="verdict:N", color=alt.value(INK)),
        *(_readout(point, words, line) for line, words in enumerate(_READOUTS)),
    ).properties(height=400)


_CORNERS = (
    ("north-west", (8, 190, "left")),
    ("north-east", (-8, 190, "right")),
    ("south-west", (8, 212, "left")),
    ("south-east", (-8, 212, "right")),
)
_READOUTS = (
    "'Ratio: ' + datum.ratio",
    "'Net benefit: ' + (datum.benefit < 0 ? '−' : '') + '$' + format(abs(datum.benefit), ',.0f') + ', ' + datum.verdict",
)


def _axis(form, step, end):
    count = round(end / step)
    return alt.Axis(format=form, values=[step * at for at in range(-count, count + 1)])


def _corner(edge, words, inset, height, align):
    text = edge.transform_filter(f"datum.x == {WIDE if align == 'right' else -WIDE}").mark_text(
        align=align, dx=inset, color=QUIET, fontSize=12
    )
    return text.encode(x="x:Q", y=alt.value(height), text=alt.value(words))


def _readout(point, words, line):
    text = point.transform_calculate(readout=words).mark_text(align="left", stroke="white", strokeWidth=4)
    over = point.transform_calculate(readout=words).mark_text(align="left")
    here = {"x": alt.value(8), "y": alt.value(14 + 20 * line), "text": "readout:N"}
    return alt.layer(text.encode(**here), over.encode(**here, color=alt.value(INK)))


def table(frame):
    """The comparison in a row."""
    point = frame["point"].iloc[0]
    return pd.DataFrame(
        {
            "Extra health, QALY": [f"{point['delta_outcome']:+.2f}".replace("-", "−")],
            "Extra cost": [dollars(point["delta_cost"])],
            "Quadrant": [point["quadrant"]],
            "Incremental ratio": [point["ratio"]],
            "Net benefit": [dollars(point["benefit"])],
            "Verdict": [point["verdict"]],
        }
    )


def says(values, frame):
    icer = compare(values["delta_outcome"], values["delta_cost"])
    point, price = frame["point"].iloc[0], f"${values['threshold']:,.0f}"
    verdict = {"take it": "so take it", "level": "so nothing is gained or lost", "refuse it": "so refuse it"}[point["verdict"]]
    worth = f"At {price} a QALY the net benefit is {dollars(point['benefit'])}, {verdict}."
    if icer.quadrant == "north-east":
        return f"More health for more money: {point['ratio']} bought. The question is whether that is at most {price}. {worth}"
    if icer.quadrant == "south-west":
        return (
            f"Less health for less money: {point['ratio']} given up. Here a high ratio is the good one: at least {price}. {worth}"
        )
    return f"{capital(icer.ratio.reason)}; no ratio is printed. {worth}"


def _truth():
    here, there = compare(0.75, 88_900), compare(-0.75, -88_900)
    return {(True, True): "both", (False, False): "neither", (True, False): "dearer", (False, True): "cheaper"}[
        here.accepted(100_000), there.accepted(100_000)
    ]


def _reveal(_given, _truth):
    return (
        "One number, two opposite meanings. The dearer drug asks \\$118,533 for each QALY it *adds*: too much at \\$100,000. The cheaper one hands "
        "back \\$118,533 for each QALY it *takes*, and that money buys more than a QALY elsewhere. At \\$150,000 both answers turn over."
    )


PREDICTION = Prediction(
    prompt=(
        "Two requests reach the committee on one day. One drug adds 0.75 QALY to a patient's life and \\$88,900 to the bill. The other *takes* 0.75 QALY, "
        "compared with what its patients get now, and saves \\$88,900. Both dossiers print the same ratio: \\$118,533 per QALY. The committee's price of a QALY is "
        "\\$100,000. By that price, which should it take?"
    ),
    answer=Choice(
        {
            "neither": "Neither: \\$118,533 is more than \\$100,000",
            "cheaper": "Only the one that saves money",
            "dearer": "Only the one that adds health",
            "both": "Both: each is close enough to the line",
        }
    ),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "On which side of the line?",
    serves=("ch03.decide", "ch03.icer"),
    controls={
        "delta_outcome": Control("Extra health", unit="QALY", low=-WIDE, high=WIDE, step=0.05, default=0.75, format="+.2f"),
        "delta_cost": Control("Extra cost", unit="$", low=-TALL, high=TALL, step=100, default=88_900, format=",.0f"),
        "threshold": Control("Price of a QALY, λ", unit="$", low=0, high=200_000, step=5_000, default=100_000, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    drag=("delta_outcome", "delta_cost"),
    describes=(
        "A plane crossed by two axes: extra health of a new option across, its extra cost upward, zero in the middle. A line through zero rises with the "
        "price of a QALY; the side below it is shaded as acceptable, the side above as not. A point marks the option, and two lines of text give its ratio and net benefit."
    ),
    scenes={
        "More health, $100,000": {},
        "Less health, $100,000": {"delta_outcome": -0.75, "delta_cost": -88_900},
        "More health, $150,000": {"threshold": 150_000},
        "Less health, $150,000": {"delta_outcome": -0.75, "delta_cost": -88_900, "threshold": 150_000},
        "Better and cheaper": {"delta_outcome": 0.3, "delta_cost": -40_000},
        "Worse and dearer": {"delta_outcome": -0.3, "delta_cost": 40_000},
    },
    asks="Drag the point, or move the sliders, from “Better and cheaper” to “Worse and dearer”. What would extra cost ÷ extra health be at each, and why is it not printed?",
    prediction=PREDICTION,
)
