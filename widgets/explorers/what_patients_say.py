"""Medical groups by what their patients say, with the limits that an assumed number of answers would give, and small groups held back."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.datasets import cms_patient_experience
from vbc.patient_experience import cells_to_hold_back, wilson_interval
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options, Switch

MEASURES = {
    "CAHPS_GRP_1": "timely care",
    "CAHPS_GRP_2": "communication",
    "CAHPS_GRP_3": "rating of the provider",
    "CAHPS_GRP_5": "health promotion",
    "CAHPS_GRP_8": "courteous staff",
    "CAHPS_GRP_12": "care about costs",
}
ABOVE, BELOW, OPEN, HELD = "above the mean", "below the mean", "cannot be told from it", "held back"
SIDES = [ABOVE, BELOW, OPEN, HELD]
COLORS = alt.Scale(domain=SIDES, range=[BLUE, VERMILION, GRAY, GRAY])
SHAPES = alt.Scale(domain=SIDES, range=["triangle-up", "triangle-down", "circle", "circle"])
FLOOR = 0.03


@cache
def _published(measure):
    """Groups with a score of the measure, best first, and how many have none."""
    scores = cms_patient_experience().query("code == @measure")
    known = scores.dropna(subset="score").sort_values(["score", "group"], ascending=[False, True], ignore_index=True)
    return known.assign(share=known["score"] / 100), len(scores) - len(known)


def _answers(groups, typical, differ):
    """Supposed answers a group: all the same, or from a fifth of that to five times, in no order that the scores know."""
    if not differ:
        return [round(typical)] * groups
    return [round(typical * 5 ** (2 * ((place * 0.618034) % 1) - 1)) for place in range(1, groups + 1)]


def model(*, measure, typical, differ, least):
    """A row a group with its limits; then the mean and the counts."""
    known, missing = _published(measure)
    answers = _answers(len(known), typical, differ)
    held = cells_to_hold_back(answers, minimum=int(least))
    mean = float(known["share"].mean())
    limits = [wilson_interval(share, n=n) for share, n in zip(known["share"], answers, strict=True)]
    side = [_side(low, high, mean, hide) for (low, high), hide in zip(limits, held, strict=True)]
    groups = known[["group", "share"]].assign(
        place=range(1, len(known) + 1),
        answers=answers,
        lower=[low for low, _ in limits],
        upper=[high for _, high in limits],
        side=side,
    )
    groups.loc[held, ["share", "lower", "upper", "answers"]] = float("nan")
    counts = groups["side"].value_counts()
    notes = [
        f"Told apart: {counts.get(ABOVE, 0)} above, {counts.get(BELOW, 0)} below",
        f"cannot be told from the mean: {counts.get(OPEN, 0)}",
        f"held back (crosses): {counts.get(HELD, 0)}; not published: {missing}",
    ]
    return {
        "groups": groups.reset_index(drop=True),
        "mean": pd.DataFrame({"mean": [mean], "name": [f"mean {mean:.0%}"], "missing": [missing]}),
        "notes": pd.DataFrame({"line": range(len(notes)), "note": notes}),
    }


def _side(low, high, mean, hide):
    if hide:
        return HELD
    return ABOVE if low > mean else BELOW if high < mean else OPEN


TABLE = {
    "place": "Rank",
    "group": "Group",
    "share": ("Score", ".0%"),
    "answers": ("Answers (supposed)", ",.0f"),
    "lower": ("Lower limit", ".0%"),
    "upper": ("Upper limit", ".0%"),
    "side": "Against the mean",
}


def picture(rows):
    x = alt.X("place:Q", title="Groups, best score first", scale=alt.Scale(domain=[0, 90], nice=False), axis=alt.Axis(tickCount=9))
    y = alt.Y(
        "share:Q",
        title="Score",
        scale=alt.Scale(domain=[0, 1.24], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    color, shape = alt.Color("side:N", scale=COLORS, legend=None), alt.Shape("side:N", scale=SHAPES, legend=None)
    groups, mean, notes = (alt.Chart(rows[name]) for name in ("groups", "mean", "notes"))
    shown = groups.transform_filter(f"datum.side != '{HELD}'")
    held = groups.transform_filter(f"datum.side == '{HELD}'").transform_calculate(low=str(FLOOR))
    layers = (
        shown.mark_rule(strokeWidth=2, opacity=0.45).encode(x=x, y=alt.Y("lower:Q"), y2="upper:Q", color=color),
        mean.mark_rule(color=INK, strokeDash=[5, 3]).encode(y="mean:Q"),
        shown.mark_point(size=42, opacity=1).encode(x=x, y=y, color=color, shape=shape),
        held.mark_point(size=30, shape="cross", color=QUIET, opacity=1).encode(x=x, y="low:Q"),
        mean.mark_text(align="right", baseline="bottom", dy=-3, fontWeight=600, stroke="white", strokeWidth=4).encode(
            x=alt.value("width"), y="mean:Q", text="name:N"
        ),
        mean.mark_text(align="right", baseline="bottom", dy=-3, fontWeight=600).encode(
            x=alt.value("width"), y="mean:Q", text="name:N"
        ),
        *(
            notes.transform_filter(f"datum.line == {line}")
            .mark_text(align="left", baseline="top", fontSize=12.5, fontWeight=600 if line == 0 else 400)
            .encode(x=alt.value(6), y=alt.value(2 + 18 * line), text="note:N")
            for line in range(3)
        ),
    )
    return alt.layer(*layers).properties(height=380)


def says(values, frame):
    groups, mean = frame["groups"], frame["mean"].iloc[0]
    counts = groups["side"].value_counts()
    told, shown = counts.get(ABOVE, 0) + counts.get(BELOW, 0), len(groups) - counts.get(HELD, 0)
    if shown == 0:
        return f"{MEASURES[values['measure']].capitalize()}: all {len(groups)} groups have too few answers and are held back; nothing can be compared."
    held = f" {counts[HELD]} with too few answers are held back." if counts.get(HELD, 0) else ""
    sizes = (
        f"{values['typical']:,.0f} answers in each group"
        if not values["differ"]
        else f"about {values['typical']:,.0f} answers a group, more or fewer"
    )
    return (
        f"{MEASURES[values['measure']].capitalize()}: supposing {sizes}, {told} of {shown} groups can be told from the mean of "
        f"{mean['mean']:.0%}; were all true scores alike, about {0.05 * shown:.0f} would be.{held} {mean['missing']} groups have no published score."
    )


DEFAULTS = {"measure": "CAHPS_GRP_1", "typical": 100, "differ": False, "least": "11"}


def _told():
    return int(model(**DEFAULTS)["groups"]["side"].isin([ABOVE, BELOW]).sum())


def _reveal(given, truth):
    groups = model(**DEFAULTS)["groups"]
    return (
        f"**{truth}** of {len(groups)}: the others' limits hold the mean, though their scores run over {groups['share'].max() - groups['share'].min():.0%} "
        f"of the scale. Luck alone, with all groups alike, would set about {0.05 * len(groups):.0f} apart. The first place is a rank, not yet a difference."
    ).replace("% of the scale", " points of 100")


def _given():
    scores = _published("CAHPS_GRP_1")[0]["score"]
    return f"Half of the groups lie between {scores.quantile(0.25):.0f}% and {scores.quantile(0.75):.0f}%."


PREDICTION = Prediction(
    prompt=(
        "84 medical groups have a score for timely care. The mean is 65%, the best has 80%, the last 46%. How many patients answered is not in the "
        "table; suppose 100 in each group. **How many of the 84 have 95% limits that leave the mean out?**"
    ),
    answer=Number("groups", absolute=4, relative=0, minimum=0, maximum=84),
    truth=_told,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "Which groups differ, and which only rank?",
    serves=("ch02.report",),
    controls={
        "measure": Options("Patients were asked about", MEASURES, DEFAULTS["measure"]),
        "typical": Control("Answers in a group (supposed)", low=10, high=400, step=10, default=DEFAULTS["typical"], format=".0f"),
        "differ": Switch("Groups differ in size", help="From a fifth of that number to five times."),
        "least": Options(
            "Hold back groups with fewer than", {"1": "1 answer", "11": "11 answers", "30": "30 answers"}, DEFAULTS["least"]
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=TABLE,
    describes=(
        "Medical groups in the order of their score, a point each with a line for its 95% limits, and a dashed line at the mean of all groups. "
        "Groups that are held back stand as crosses at the bottom."
    ),
    scenes={
        "100 answers each": {},
        "30 answers each": {"typical": 30},
        "400 answers each": {"typical": 400},
        "Groups of many sizes": {"typical": 40, "differ": True},
        "Communication": {"measure": "CAHPS_GRP_2"},
    },
    asks="Go from 400 answers each to 100, to 30. What happens to the best group? Then let groups differ in size: which groups drop out?",
    prediction=PREDICTION,
)
