"""Label bias: places by past spending beside places by need, where one group is as ill and reaches less care."""

import altair as alt

from vbc.label_bias import label_bias
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE
from workbook.answers import Choice
from workbook.controls import Control

GROUPS = ["full access", "less access"]
LABELS = {"spending": "by spending", "need": "by need"}
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE])


def model(*, access, slots):
    """For each label and group: who gets a place, how ill they are, and who of the most ill is reached."""
    found = label_bias(access=access, slots=slots)
    found["ranked"] = found["label"].map(LABELS)
    return found[["ranked", "group", "people", "selected", "selection_rate", "need_of_selected", "need_met"]].round(6)


def picture(rows):
    base = alt.Chart(rows)
    y = alt.Y("ranked:N", title=None, sort=list(LABELS.values()), axis=alt.Axis(labelFontSize=13))
    color = alt.Color("group:N", scale=COLORS, legend=alt.Legend(title=None, orient="top", columns=2))
    charts = []
    for field, title, top, form in (
        ("selection_rate", "Have a place", 0.25, ".1%"),
        ("need_of_selected", "Mean need of those with a place", 25, ".1f"),
    ):
        x = alt.X(
            f"{field}:Q",
            title=title,
            scale=alt.Scale(domain=[0, top], nice=False, clamp=True),
            axis=alt.Axis(format=form if top < 1 else ".0f", tickCount=4),
        )
        bars = [
            layer
            for group, down in zip(GROUPS, (-11, 11), strict=True)
            for own in [base.transform_filter(f"datum.group == '{group}'")]
            for layer in (
                own.mark_bar(height=18, yOffset=down).encode(x=x, y=y, color=color),
                own.mark_text(align="left", dx=5, dy=down, color=INK).encode(x=x, y=y, text=alt.Text(f"{field}:Q", format=form)),
            )
        ]
        charts.append(alt.layer(*bars).properties(width=205, height=170))
    return alt.concat(*charts, columns=2, spacing=24)


SICK = {"sicker": "sicker", "alike": "about as sick as the others", "healthier": "healthier than the others"}


def says(values, frame):
    by = frame.set_index(["ranked", "group"])
    spending, need = by.loc["by spending"], by.loc["by need"]
    chosen = spending["need_of_selected"]
    return (
        f"Ranked by spending, {spending.loc['less access', 'selection_rate']:.1%} of those with less access have a place, and {spending.loc['full access', 'selection_rate']:.1%} of the others; ranked by need, "
        f"{need.loc['less access', 'selection_rate']:.1%} and {need.loc['full access', 'selection_rate']:.1%}. Those with less access whom spending lets in are {SICK[_compared(chosen)]}: mean need "
        f"{chosen['less access']:.1f} against {chosen['full access']:.1f}. A simulation, in which both groups are equally sick."
    )


def _compared(need):
    """How sick those with less access are who have a place; within 5% it is luck of the draw."""
    ratio = need["less access"] / need["full access"]
    return "sicker" if ratio > 1.05 else "alike" if ratio > 0.95 else "healthier"


def _truth():
    return _compared(label_bias(access=0.6).set_index(["label", "group"])["need_of_selected"]["spending"])


def _reveal(_given, _truth):
    by = label_bias(access=0.6).set_index(["label", "group"])
    rate, ill = by["selection_rate"]["spending"], by["need_of_selected"]["spending"]
    return (
        f"**Sicker**: mean need {ill['less access']:.1f} against {ill['full access']:.1f}. To spend as much as somebody with full access they have to be sicker, so fewer of them pass the bar: "
        f"{rate['less access']:.1%} against {rate['full access']:.1%}. The model predicts spending without any error in this; the error is in what it was asked to predict."
    )


PREDICTION = Prediction(
    prompt=(
        "Two groups are equally sick. One reaches less care and so spends 60 cents where the other spends a dollar. Places go to those who *spent* most. Compared with the others who get a "
        "place, people with less access who get one are …"
    ),
    answer=Choice({"healthier": "healthier", "alike": "as sick", "sicker": "sicker"}),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Places by cost, places by need",
    serves=("ch08.benefit",),
    controls={
        "access": Control(
            "They spend, where others spend a dollar", unit="$", low=0.3, high=1.0, step=0.05, default=0.6, format=".2f"
        ),
        "slots": Control("Places, for 20,000 people", low=500, high=4_000, step=100, default=2_000, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table={
        "ranked": "Places go",
        "group": "People",
        "selected": ("Places", ",d"),
        "selection_rate": ("Have a place", ".1%"),
        "need_of_selected": ("Mean need", ".1f"),
        "need_met": ("Of the sickest tenth, reached", ".1%"),
    },
    describes=(
        "Two bar charts, each with a pair of bars for places by spending and a pair for places by need: the share of each group that has a place, and the mean need of those who have one. One bar of a pair is for "
        "people with full access to care, the other for people with less."
    ),
    scenes={"60 cents on the dollar": {}, "30 cents": {"access": 0.3}, "The same access": {"access": 1.0}},
    asks="Give them the same access. What is left of the difference? Then say which number in a real program would tell you that spending hides need.",
    prediction=PREDICTION,
)
