"""A logit with an unrelated variable left out: the odds ratio moves, though nothing is confounded."""

from math import exp

import altair as alt
import pandas as pd

from vbc.omitted_variables import logit_without
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, VERMILION
from workbook.answers import Choice
from workbook.controls import Control

GROUPS = ["without it", "with it", "all together"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, VERMILION, INK])
DASHES = alt.Scale(domain=GROUPS, range=[[7, 4], [2, 3], [1, 0]])
SHAPES = alt.Scale(domain=GROUPS, range=["circle", "diamond", "square"])
ENDS = ["no program", "program"]


def _each(conditional, omitted_effect, prevalence, baseline):
    """The program among those without the variable, those with it, and all together."""
    shares = dict(zip(GROUPS, (0.0, 1.0, prevalence), strict=True))
    return {
        group: logit_without(conditional, omitted_effect=omitted_effect, omitted_prevalence=share, baseline_log_odds=baseline)
        for group, share in shares.items()
    }


def model(*, conditional, omitted_effect, prevalence, baseline):
    """Risk with and without the program in each group, with odds ratio and risk difference."""
    rows = []
    for group, found in _each(conditional, omitted_effect, prevalence, baseline).items():
        ratio = None if is_undefined(found.marginal) else exp(found.marginal)
        for end, risk in zip(ENDS, (found.risk_without, found.risk_with), strict=True):
            rows.append((group, end, risk, ratio, found.risk_difference))
    frame = pd.DataFrame(rows, columns=["group", "end", "risk", "odds_ratio", "risk_difference"]).astype({"odds_ratio": float})
    return frame.round({"risk": 5})


def picture(rows):
    base = alt.Chart(rows)
    x = alt.X("end:N", sort=ENDS, title=None, scale=alt.Scale(paddingOuter=0.15), axis=alt.Axis(labelAngle=0, labelFontSize=13))
    y = alt.Y(
        "risk:Q",
        title="Readmitted",
        scale=alt.Scale(domain=[0, 1.32], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    color = alt.Color("group:N", scale=COLORS, legend=None)
    layers = [
        base.mark_line(strokeWidth=3).encode(
            x=x, y=y, color=color, strokeDash=alt.StrokeDash("group:N", scale=DASHES, legend=None)
        ),
        base.mark_point(size=110, filled=True, opacity=1).encode(
            x=x, y=y, color=color, shape=alt.Shape("group:N", scale=SHAPES, legend=None)
        ),
    ]
    names = ("● variable absent", "◆ present", "■ all together")
    for at, (group, name) in enumerate(zip(GROUPS, names, strict=True)):
        words = f"'{name}: odds ratio ' + format(datum.odds_ratio, '.2f')"
        text = base.transform_filter(f"datum.group == '{group}' && datum.end == '{ENDS[0]}'").transform_calculate(words=words)
        layers.append(
            text.mark_text(align="left", fontWeight=700 if at == 2 else 500).encode(
                x=alt.value(4), y=alt.value(10 + 20 * at), text="words:N", color=alt.value((BLUE, "#a84900", INK)[at])
            )
        )
    return alt.layer(*layers).properties(height=380)


def table(frame):
    """A row a group: both risks, their difference and the odds ratio."""
    wide = frame.pivot(index="group", columns="end", values="risk").reindex(GROUPS)
    first = frame.drop_duplicates("group").set_index("group").reindex(GROUPS)
    return pd.DataFrame(
        {
            "Patients": ["without the left-out variable", "with it", "all together"],
            "Readmitted, no program": wide[ENDS[0]].map("{:.1%}".format),
            "Readmitted, program": wide[ENDS[1]].map("{:.1%}".format),
            "Difference, points": (100 * first["risk_difference"]).map("{:+.1f}".format).str.replace("-", "−"),
            "Odds ratio": ["undefined" if pd.isna(ratio) else f"{ratio:.3f}" for ratio in first["odds_ratio"]],
        }
    )


def says(values, frame):
    ratio = frame.drop_duplicates("group").set_index("group")["odds_ratio"]
    points = 100 * frame.drop_duplicates("group").set_index("group")["risk_difference"]
    one, every = ratio[GROUPS[0]], ratio[GROUPS[2]]
    close = abs(one - every) < 0.005
    moved = "the same" if close else f"{every:.2f}, nearer to 1"
    return (
        f"In both groups the program’s odds ratio is {one:.2f}; with the variable left out it is {moved}. The variable is unrelated to the program, so "
        f"nothing is confounded. The risk difference does average: {points[GROUPS[0]]:.1f} and {points[GROUPS[1]]:.1f} points in the groups, "
        f"{points[GROUPS[2]]:.1f} over all."
    ).replace("-", "−")


def _truth():
    found = logit_without(1.0, omitted_effect=2.0, baseline_log_odds=-1.0)
    return "same" if abs(found.marginal - 1) < 0.01 else "nearer" if 0 < found.marginal < 1 else "farther"


def _reveal(_given, _truth):
    found = logit_without(1.0, omitted_effect=2.0, baseline_log_odds=-1.0)
    return (
        f"The odds ratio falls from {exp(1.0):.2f} to {exp(found.marginal):.2f}, and no draw of lots was unlucky. Odds do not average: risks do. This is "
        "**non-collapsibility**. It is why a logit’s coefficients move when a variable comes in that has nothing to do with the others."
    )


PREDICTION = Prediction(
    prompt=(
        "A program is given by lot. It makes readmission likelier, to our regret: in each of two groups, equally large, it multiplies the odds by 2.72. "
        "Readmission is far more frequent in one group than in the other. Now the group is left out of the logit. What odds ratio does the program get? "
        "(In a linear regression nothing would change: by lot means δ = 0.)"
    ),
    answer=Choice(
        {
            "same": "2.72: left-out variables matter only if they are related",
            "nearer": "Nearer to 1 than 2.72",
            "farther": "Farther from 1 than 2.72",
            "either": "Either way, depending on the luck of the lots",
        }
    ),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Left out, unrelated, and still it moves",
    serves=("ch06.like",),
    controls={
        "omitted_effect": Control("Log odds that the left-out variable adds", low=0, high=5, step=0.1, default=2.0, format=".1f"),
        "conditional": Control("Log odds ratio of the program", low=-2, high=2, step=0.1, default=1.0, format=".1f"),
        "prevalence": Control("Patients with the left-out variable", low=0, high=1, step=0.05, default=0.5, format=".0%"),
        "baseline": Control("Log odds where both are absent", low=-4, high=1, step=0.1, default=-1.0, format=".1f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Three lines from no program at the left to the program at the right, share readmitted upward: patients without the left-out variable, patients "
        "with it, and all together. Above them stands the odds ratio of each."
    ),
    scenes={
        "Two very different groups": {},
        "Hardly different groups": {"omitted_effect": 0.5},
        "Rare outcome": {"baseline": -4.0, "omitted_effect": 1.0},
        "Readmission, as in the four remedies": {"conditional": 0.6, "omitted_effect": 0.7, "prevalence": 0.2, "baseline": -2.0},
    },
    asks="When does leaving the variable out hardly matter? Try a rare outcome, a weak variable, everybody alike. What averages in all of them?",
    prediction=PREDICTION,
)
