"""A policy of the reader's own beside M0 and M1: error rates by group, value against disparity, calibration, on linked pictures."""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from vbc.group_quotas import fairest_quota, quota_sweep
from vbc.heart_failure_program import BENEFIT, PLACE_COST, SLOTS, program_calibration, program_ranking
from vbc.program_policies import compare_policies, program_policy
from vbc.program_value import break_even_precision
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, ORANGE, QUIET, VERMILION
from widgets.written import dollars
from workbook.answers import Choice
from workbook.controls import Control, Options

RULES = {
    "top_m0": "Highest risk first, by M0",
    "top_m1": "Highest risk first, by M1",
    "held_m0": "Held places, ranked by M0",
    "held_m1": "Held places, ranked by M1",
    "pays": "By M1, every place that pays off",
}
NAMES = ["yours", "M0", "M1"]
GROUPS = ["housed", "unhoused"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE])
SHAPES = alt.Scale(domain=GROUPS, range=["circle", "square"])
LINES = ("Places", "Found", "Precision", "Net value, $M", "Missed, housed", "and unhoused", "Odds gap")
POINTS = 80
"""Of the divisions of places, so many are drawn."""


def model(*, rule, slots, held, cost):
    """The reader's policy beside the two models with 2,000 places: rates by group, value and gap, calibration, and a small table."""
    kind, _, name = rule.partition("_")
    ranked_by = name.upper() or "M1"
    yours = _decide(kind, ranked_by, slots, held, cost)
    policies = {"yours": yours, "M0": program_policy("M0"), "M1": program_policy("M1")}
    compared = compare_policies(policies, benefit=BENEFIT, cost=cost)
    places = int(compared["selected"].iloc[0])
    return {
        "rates": _rates(policies),
        "policies": compared[
            ["policy", "selected", "ppv", "value", "equalized_odds", "missed", "missed_housed", "missed_unhoused"]
        ],
        "divisions": _divisions(ranked_by, places, cost),
        "calibration": _calibration(ranked_by),
        "sheet": _sheet(compared, policies),
    }


def _decide(kind, ranked_by, slots, held, cost):
    if kind == "pays":
        return program_policy(ranked_by, threshold=float(break_even_precision(benefit=BENEFIT, cost=cost)))
    return program_policy(ranked_by, slots=slots, housed_slots=min(held, slots) if kind == "held" else None)


def _rates(policies):
    rows = [
        (policy, group, float(found.true_positive_rate), float(found.false_positive_rate), policy if group == "unhoused" else "")
        for policy, groups in policies.items()
        for group, found in groups.items()
    ]
    return pd.DataFrame(rows, columns=["policy", "group", "tpr", "fpr", "label"])


@lru_cache(maxsize=8)
def _sweep(ranked_by, places):
    """Every division of the places; only the dollars move with the cost of a place."""
    found = quota_sweep(program_ranking(ranked_by), places, benefit=BENEFIT, cost=0)
    at = np.unique(np.linspace(0, len(found) - 1, POINTS).round().astype(int))
    return found.iloc[at][["slots", "equalized_odds", "value"]].reset_index(drop=True)


def _divisions(ranked_by, places, cost):
    if places > 4_000 or places < POINTS:  # beyond the group that is smaller, or too few to divide: no curve
        return pd.DataFrame({"slots": [0.0], "equalized_odds": [None], "value": [None]}).astype(float)
    return _sweep(ranked_by, places).assign(value=lambda found: found["value"] - cost * places).astype(float)


@lru_cache(maxsize=2)
def _calibration(ranked_by):
    rows = [
        (name, group, float(found.ratio), name == ranked_by)
        for name in ("M0", "M1")
        for group, found in program_calibration(name).items()
    ]
    return pd.DataFrame(rows, columns=["model", "group", "ratio", "used"])


def _sheet(compared, policies):
    """The lines that a memo would print, as text to lay out."""
    rows = []
    for at, row in enumerate(compared.itertuples()):
        found = sum(group.true_positives for group in policies[row.policy].values())
        said = (
            f"{row.selected:,}",
            f"{found:,}",
            f"{row.ppv:.1%}" if row.ppv == row.ppv else "none",
            f"{'−' if row.value < -5_000 else ''}{abs(row.value) / 1e6:.2f}",
            f"{row.missed_housed:,}",
            f"{row.missed_unhoused:,}",
            f"{row.equalized_odds:.3f}",
        )
        rows += [(row.policy, at, line, LINES[line], text) for line, text in enumerate(said)]
    return pd.DataFrame(rows, columns=["policy", "column", "line", "name", "text"])


def picture(rows):
    rates, policies, divisions, calibration, sheet = (
        alt.Chart(rows[name]) for name in ("rates", "policies", "divisions", "calibration", "sheet")
    )
    return alt.concat(
        _plane(rates), _trade(policies, divisions), _calibrated(calibration), _memo(sheet), columns=2, spacing=28
    ).resolve_scale(color="shared", shape="shared")


def _plane(rates):
    """Error rates: a policy has a point for each group; where the two meet, odds are equalized."""
    x = alt.X(
        "fpr:Q",
        title="Place, among those who stay well (FPR)",
        scale=alt.Scale(domain=[0, 0.62], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6]),
    )
    y = alt.Y(
        "tpr:Q",
        title="Place, among those readmitted (TPR)",
        scale=alt.Scale(domain=[0, 1.02], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    own, others = rates.transform_filter("datum.policy == 'yours'"), rates.transform_filter("datum.policy != 'yours'")
    shape = alt.Shape("group:N", scale=SHAPES, legend=alt.Legend(title=None, orient="top"))
    color = alt.Color("group:N", scale=COLORS, legend=alt.Legend(title=None, orient="top"))
    return alt.layer(
        others.mark_line(color=GRAY, strokeWidth=1.5, strokeDash=[4, 3]).encode(x=x, y=y, detail="policy:N"),
        others.mark_point(filled=False, size=70, strokeWidth=1.8, opacity=1).encode(x=x, y=y, color=color, shape=shape),
        others.mark_text(align="left", dx=9, dy=-2, color=QUIET, fontSize=12).encode(x=x, y=y, text="label:N"),
        own.mark_line(color=INK, strokeWidth=2.5).encode(x=x, y=y, detail="policy:N"),
        own.mark_point(filled=True, size=130, opacity=1).encode(x=x, y=y, color=color, shape=shape),
        own.mark_text(align="left", dx=10, dy=13, fontWeight=700, fontSize=12).encode(x=x, y=y, text="label:N"),
    ).properties(title="Error rates of both groups", width=235, height=166)


def _trade(policies, divisions):
    """Value against disparity, with every division of the same places as a curve."""
    x = alt.X(
        "equalized_odds:Q",
        title="Equalized-odds gap",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".1f", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    y = alt.Y(
        "value:Q",
        title="Net value, $ million",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(labelExpr="format(datum.value / 1e6, '.1f')", tickCount=5),
    )
    is_own = "datum.policy == 'yours'"
    return alt.layer(
        divisions.transform_filter("isValid(datum.value)").mark_line(color=GRAY, strokeWidth=2).encode(x=x, y=y, order="slots:Q"),
        policies.transform_filter("datum.policy != 'yours'")
        .mark_point(filled=False, size=80, strokeWidth=2, color=INK, opacity=1)
        .encode(x=x, y=y),
        policies.transform_filter("datum.policy != 'yours'")
        .mark_text(align="left", dx=8, dy=-6, color=QUIET, fontSize=12)
        .encode(x=x, y=y, text="policy:N"),
        policies.transform_filter(is_own)
        .mark_point(filled=True, size=150, shape="diamond", color=VERMILION, opacity=1)
        .encode(x=x, y=y),
        policies.transform_filter(is_own)
        .mark_text(align="left", dx=10, dy=14, fontWeight=700, fontSize=12)
        .encode(x=x, y=y, text="policy:N"),
    ).properties(title="Value against the gap", width=235, height=166)


def _calibrated(calibration):
    """Readmissions that came over those predicted: places do not move it."""
    x = alt.X(
        "ratio:Q",
        title="Readmissions: observed ÷ predicted",
        scale=alt.Scale(type="log", domain=[0.6, 2.1], nice=False),
        axis=alt.Axis(values=[0.7, 1, 1.4, 2], format=".1f"),
    )
    y = alt.Y("model:N", title=None, axis=alt.Axis(labelFontSize=14, labelFontWeight="bold"))
    return alt.layer(
        calibration.mark_rule(color=INK, strokeDash=[4, 3]).encode(x=alt.datum(1)),
        calibration.mark_point(filled=True, size=110).encode(
            x=x,
            y=y,
            color=alt.Color("group:N", scale=COLORS, legend=None),
            shape=alt.Shape("group:N", scale=SHAPES, legend=None),
            opacity=alt.condition("datum.used", alt.value(1), alt.value(0.35)),
        ),
        *(
            calibration.transform_filter(f"datum.group == '{group}'")
            .mark_text(dx=dx, dy=dy, fontSize=12)
            .encode(
                x=x, y=y, text=alt.Text("ratio:Q", format=".2f"), opacity=alt.condition("datum.used", alt.value(1), alt.value(0.6))
            )
            for group, dx, dy in zip(GROUPS, (10, 17), (-15, 16), strict=True)  # beside the line at 1, not on it
        ),
    ).properties(title="Calibration of the model in use", width=235, height=106)


def _memo(sheet):
    """The three policies line by line."""
    y = alt.Y("line:O", axis=None, scale=alt.Scale(domain=list(range(-1, len(LINES)))))
    at = alt.X("column:Q", axis=None, scale=alt.Scale(domain=[-2.8, 2.4], nice=False))
    named = sheet.transform_filter("datum.column == 0")
    heads = sheet.transform_filter("datum.line == 0").transform_calculate(head="-1")
    return alt.layer(
        named.mark_text(align="left", color=QUIET, fontSize=12).encode(x=alt.value(0), y=y, text="name:N"),
        sheet.mark_text(align="center", fontSize=12).encode(
            x=at, y=y, text="text:N", color=alt.condition("datum.column == 0", alt.value(INK), alt.value(QUIET))
        ),
        heads.mark_text(align="center", fontSize=13, fontWeight=700).encode(x=at, y=alt.Y("head:O"), text="policy:N"),
    ).properties(title="For the memo", width=235, height=142)


def table(frame):
    """The policies side by side, and the rates of both groups."""
    policies, rates = frame["policies"], frame["rates"]
    return {
        "Policies": pd.DataFrame(
            {
                "Policy": policies["policy"],
                "Places": policies["selected"].map("{:,}".format),
                "Precision": policies["ppv"].map(_percent),
                "Net value": policies["value"].map(dollars),
                "Missed, housed": policies["missed_housed"].map("{:,}".format),
                "Missed, unhoused": policies["missed_unhoused"].map("{:,}".format),
                "Equalized-odds gap": policies["equalized_odds"].map("{:.3f}".format),
            }
        ),
        "Error rates": pd.DataFrame(
            {
                "Policy": rates["policy"],
                "Patients": rates["group"],
                "True positive rate": rates["tpr"].map(_percent),
                "False positive rate": rates["fpr"].map(_percent),
            }
        ),
        "Calibration": frame["calibration"][["model", "group", "ratio"]]
        .round(3)
        .rename(columns={"model": "Model", "group": "Patients", "ratio": "Observed ÷ predicted"}),
    }


def says(values, frame):
    policies = frame["policies"].set_index("policy")
    yours, m1 = policies.loc["yours"], policies.loc["M1"]
    rates = frame["rates"].query("policy == 'yours'").set_index("group")
    precise = f"precision is {yours['ppv']:.1%}" if yours["selected"] else "precision is undefined, because nobody is selected"
    how = (
        f"The threshold is a risk of {break_even_precision(benefit=BENEFIT, cost=values['cost']):.1%}. "
        if values["rule"] == "pays"
        else ""
    )
    less = m1["value"] - yours["value"]
    gives_up = (
        f"{dollars(abs(less))} {'less' if less > 0 else 'more'} than M1 at {SLOTS:,} places"
        if abs(less) >= 1
        else f"as much as M1 at {SLOTS:,} places"
    )
    return (
        f"{how}Your policy fills {int(yours['selected']):,} places; {precise}. It is worth {dollars(yours['value'])}, {gives_up}. It finds {rates.loc['housed', 'tpr']:.1%} of the housed and "
        f"{rates.loc['unhoused', 'tpr']:.1%} of the unhoused patients who will be readmitted and misses {int(yours['missed_housed']):,} and {int(yours['missed_unhoused']):,}. "
        f"The equalized-odds gap is {yours['equalized_odds']:.3f} (M0 {policies.loc['M0', 'equalized_odds']:.3f}, M1 {m1['equalized_odds']:.3f})."
    )


def _percent(share):
    return f"{share:.1%}" if share == share else "undefined"


def _fairest():
    return fairest_quota(program_ranking("M1"), SLOTS, benefit=BENEFIT, cost=PLACE_COST)


def _truth():
    value = _fairest().value
    m0, m1 = (program_value_of(name) for name in ("M0", "M1"))
    return "above" if value > m1 else "between" if value > m0 else "below"


def program_value_of(name):
    """Worth of the 2,000 places by one model ($)."""
    return float(compare_policies({name: program_policy(name)})["value"].iloc[0])


def _reveal(_given, _truth):
    fairest = _fairest()
    m0, m1 = (program_value_of(name) for name in ("M0", "M1"))
    return (
        f"With {fairest.slots['housed']:,} places held for housed patients the gap is {fairest.gap:.3f}, as near to zero as it gets, and the program is worth "
        f"\\{dollars(fairest.value)}: \\{dollars(m1 - fairest.value)} less than M1, and \\{dollars(m0 - fairest.value)} less than M0, which never knew who has a home."
    )


PREDICTION = Prediction(
    prompt=(
        "Keep M1's ranking within each group, but hold places for each group so that both error rates are as equal as 2,000 places allow. M0 is worth \\$1.63 million, M1 "
        "\\$2.16 million. **Where does the new policy come out?**"
    ),
    answer=Choice({"above": "Above M1", "between": "Between M0 and M1", "below": "Below M0"}),
    truth=_truth,
    reveal=_reveal,
    onward="Move the places back by steps and watch what each step buys.",
    given=(
        "A program gives 2,000 places to patients with heart failure and is worth the readmissions that it prevents. M0 ranks them by severity and "
        "other illnesses; M1 knows who is unhoused as well. The two error rates: the share found of those who will be readmitted, and the share "
        "of the others who get a place."
    ),
)

EXPLORER = Explorer(
    "Your policy beside M0 and M1",
    serves=("ch08.rates", "ch08.price"),
    controls={
        "rule": Options("Who gets a place", RULES, "held_m1"),
        "slots": Control(
            "Places in all",
            low=0,
            high=4_000,
            step=50,
            default=SLOTS,
            format=",.0f",
            help="Not used where every place that pays off is given.",
        ),
        "held": Control(
            "Of them held for housed patients",
            low=0,
            high=4_000,
            step=1,
            default=1_422,
            format=",.0f",
            help="Used where places are held.",
        ),
        "cost": Control("A place costs", unit="$", low=250, high=2_000, step=50, default=PLACE_COST, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Four linked pictures. Error rates: false positive rate across, true positive rate upward, for each policy a circle for housed and a square for unhoused patients joined by a line. "
        "Value against the gap: each policy as a point, with a curve through every division of the same places. Calibration: observed over predicted readmissions of each group, "
        "under each model. Last, a small table of the three policies."
    ),
    scenes={
        "Error rates as equal as they get": {},
        "M1, highest risk first": {"rule": "top_m1"},
        "M0, with M1's division of places": {"rule": "held_m0", "held": 375},
        "M1, held to M0's gap": {"held": 1_305},
        "No number of places": {"rule": "pays"},
    },
    asks=(
        "Set a policy that you would sign. Which of the four pictures could you not get right at the same time as another? Say what your policy gives up, and who pays for that."
    ),
    prediction=PREDICTION,
    wide=True,
)
