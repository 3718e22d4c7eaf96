"""One patient, one week, eight things that may be done, and five ways of paying for them."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.payment import MODELS, WEEK, Bonus, best_for_patient, most_profitable, paid_for_performance, week_result
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from widgets.written import signed_dollars
from workbook.answers import Choice
from workbook.controls import Options, Several

IDS = {
    "visit": "low-value visit",
    "call": "care call",
    "scan": "duplicate scan",
    "followup": "discharge follow-up visit",
    "pharmacist": "medicines checked by a pharmacist",
    "quit": "quit-smoking course",
    "rehab": "cardiac rehabilitation",
    "drug": "a drug with fewer side effects",
}
BY_NAME = {name: key for key, name in IDS.items()}
HEALTH = {action.name: action.health for action in WEEK}
ORDER = sorted(HEALTH, key=HEALTH.get, reverse=True)
HELPS = best_for_patient()
PAID_BY = {
    "fee": "fee-for-service",
    "bonus": "pay for performance",
    "bundle": "bundle",
    "shared": "shared savings",
    "head": "capitation",
}
COUNTED = "discharge follow-up visit"
BONUS = Bonus(20_000, threshold=0.8)
LEFT, RIGHT = -300, 700
HEADER, ROW, BAR = 106, 39, 14


@cache
def _terms(paid_by, name):
    """The terms of one action: the bonus hangs on the visits that its measure counts, the practice standing at 78%."""
    if paid_by == "bonus":
        return paid_for_performance(BONUS, patients=100, rate=0.78, counts=name == COUNTED)
    return MODELS[PAID_BY[paid_by]]


@cache
def _by_action(paid_by):
    """What each action comes to, in the order of what it does for the patient."""
    results = {name: week_result([name], terms=_terms(paid_by, name)) for name in ORDER}
    return pd.DataFrame([{"action": name, **result.__dict__} for name, result in results.items()])


def money_alone(paid_by):
    """The ids of what pays the practice."""
    return [BY_NAME[action.name] for action in WEEK if most_profitable(_terms(paid_by, action.name), actions=[action])]


def model(*, chosen, paid_by):
    """Each action's worth to the practice and the patient, whether it is chosen, and the week's three totals."""
    rows = _by_action(paid_by).copy()
    rows["chosen"] = [BY_NAME[name] in chosen for name in rows["action"]]
    rows["state"] = ["done" if done else "left" for done in rows["chosen"]]
    at = HEADER + ROW * rows.index
    rows["title_at"], rows["bar_at"], rows["bar_end"] = at, at + 5, at + 5 + BAR
    rows["title"] = [f"{'✓ ' if row.chosen else ''}{row.action}: {_days(row.health)}" for row in rows.itertuples(index=False)]
    rows["earns"] = [signed_dollars(amount) for amount in rows["provider"]]
    done = rows[rows["chosen"]]
    totals = {side: float(done[side].sum()) for side in ("provider", "payer", "health")}
    totals["together"] = totals["provider"] - totals["payer"]
    lines = pd.DataFrame(
        {
            "name": ["You", "Payer's spending", "Patient", "You, less the payer"],
            "value": [
                signed_dollars(totals["provider"]),
                signed_dollars(totals["payer"]),
                _days(totals["health"]),
                signed_dollars(totals["together"]),
            ],
            "at": [2, 24, 46, 68],
        }
    )
    return {"actions": rows, "lines": lines, "totals": pd.DataFrame([totals])}


def _days(health):
    shown = round(health, 1)
    return f"{'+' if shown > 0 else '−' if shown < 0 else ''}{abs(shown):.1f} days"


def picture(rows):
    height = HEADER + ROW * len(ORDER) - 8
    x = alt.Scale(domain=[LEFT, RIGHT], nice=False)
    y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    actions, lines = alt.Chart(rows["actions"]).transform_calculate(zero="0"), alt.Chart(rows["lines"])
    axis = alt.Axis(format="$,d", values=[-200, 0, 200, 400, 600])
    title = ["$ that doing it earns you (left of zero: costs you);", "solid and ✓ is done, pale is not"]
    bar = actions.mark_bar(stroke=GRAY, strokeWidth=0.5).encode(
        x=alt.X("zero:Q", scale=x, axis=axis, title=title),
        x2="provider:Q",
        y=alt.Y("bar_at:Q", scale=y, axis=None),
        y2="bar_end:Q",
        color=alt.condition("datum.provider > 0", alt.value(BLUE), alt.value(VERMILION)),
        opacity=alt.condition("datum.chosen", alt.value(1), alt.value(0.28)),
    )
    end = {"y": alt.Y("bar_at:Q", scale=y, axis=None), "text": "earns:N", "color": alt.value(INK)}
    earns = actions.transform_calculate(edge="max(datum.provider, 0)").mark_text(
        align="left", baseline="middle", dx=5, dy=BAR / 2, fontSize=12
    )
    names = actions.mark_text(align="left", baseline="bottom").encode(
        x=alt.value(0),
        y=alt.Y("title_at:Q", scale=y, axis=None),
        text="title:N",
        color=alt.value(INK),
    )
    line = {"y": alt.Y("at:Q", scale=y, axis=None)}
    return alt.layer(
        bar,
        earns.encode(x=alt.X("edge:Q", scale=x), **end),
        names,
        lines.mark_text(align="left", baseline="top").encode(x=alt.value(0), text="name:N", color=alt.value(QUIET), **line),
        lines.mark_text(align="right", baseline="top", fontSize=15, fontWeight=600).encode(
            x=alt.value("width"), text="value:N", color=alt.value(INK), **line
        ),
    ).properties(height=height)


def table(frame):
    """Every action with its three sides; then the week."""
    rows, totals = frame["actions"], frame["totals"].iloc[0]
    actions = pd.DataFrame(
        {
            "Action": rows["action"],
            "Earns you": rows["earns"],
            "Payer's spending": [signed_dollars(amount) for amount in rows["payer"]],
            "Patient, days of full health": [_days(days).removesuffix(" days") for days in rows["health"]],
            "Done": ["yes" if done else "no" for done in rows["chosen"]],
        }
    )
    week = pd.DataFrame(
        {
            "You": [signed_dollars(totals["provider"])],
            "Payer's spending": [signed_dollars(totals["payer"])],
            "Patient": [_days(totals["health"])],
            "You, less the payer": [signed_dollars(totals["together"])],
        }
    )
    return {"What may be done": actions, "The week": week}


def says(values, frame):
    rows, totals = frame["actions"], frame["totals"].iloc[0]
    helps = rows["action"].isin(HELPS)
    missed = [*rows.loc[helps & ~rows["chosen"], "action"]]
    useless = [*rows.loc[~helps & rows["chosen"], "action"]]
    parts = [
        f"Under {'a ' if values['paid_by'] == 'bundle' else ''}{PAID_BY[values['paid_by']]} this week brings you {signed_dollars(totals['provider'])}, changes the payer's spending by "
        f"{signed_dollars(totals['payer'])}, and gives the patient {_days(totals['health'])} of full health."
    ]
    parts += [f"Left out although it would help: {', '.join(missed)}."] if missed else ["Everything that helps is done."]
    parts += [f"Done although it does not help: {', '.join(useless)}."] if useless else []
    return " ".join(parts)


def _truth():
    complete = [paid_by for paid_by in ("fee", "bundle", "head") if {BY_NAME[name] for name in HELPS} <= set(money_alone(paid_by))]
    return complete[0] if complete else "none"


def _reveal(_given, _truth):
    return (
        "None. Fees pay for the rehabilitation and the gentler drug, and for the scan and the visit that help nobody; nothing pays for the call. "
        "A price a head does the reverse. It even refuses two things that help, because they cost more than they save: *worth it to the "
        "patient* and *pays for itself* are two different questions."
    )


def _given():
    rows = [
        f"| {one.name} | \\${one.fee:,.0f} | \\${one.cost:,.0f} | {_elsewhere(one)} | {one.in_window:.0%} |"
        for one in WEEK
        if one.health > 0
    ]
    head = "| Helps the patient | Fee | Costs you | Care elsewhere, on average | Within the bundle |\n|---|---:|---:|---:|---:|"
    return "\n".join(["The six things that help:", "", head, *rows])


def _elsewhere(action):
    """What it adds to other care or avoids of it, in dollars."""
    return signed_dollars(action.other_spending - action.avoided_chance * action.avoided_cost).replace("$", "\\$")


PREDICTION = Prediction(
    prompt=(
        "Six of the eight things on your list do this patient some good. Suppose that you followed money alone: do what earns you something, leave what does "
        "not. Under which way of paying would the patient get **all six**?"
    ),
    answer=Choice(
        {
            "fee": "Fee-for-service: a fee for each thing done",
            "bundle": "A bundle: one price for the hospital episode",
            "head": "Capitation: one price for the patient's year",
            "none": "Under none of these three",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "Your chair: one patient, one week",
    serves=("ch09.margin",),
    controls={
        "paid_by": Options(
            "You are paid by",
            PAID_BY,
            "fee",
            help=(
                "Pay for performance: fees, and $20,000 if 80 of 100 have the follow-up visit (you stand at 78%). "
                "Shared savings: fees, and half of savings, sure and all yours."
            ),
        ),
        "chosen": Several("This week you do", IDS),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Eight rows, one for each thing that may be done, from the one that does most for the patient to the one that does least. A bar runs right of zero where doing it "
        "earns the practice money and left where it costs; solid bars are done, pale ones are not. Four lines above add up the week for practice, payer and patient."
    ),
    scenes={
        "Nothing yet": {},
        "Fees, money alone": {"chosen": money_alone("fee")},
        "Bundle, money alone": {"paid_by": "bundle", "chosen": money_alone("bundle")},
        "Shared savings, money alone": {"paid_by": "shared", "chosen": money_alone("shared")},
        "Capitation, money alone": {"paid_by": "head", "chosen": money_alone("head")},
        "All that helps": {"chosen": [BY_NAME[name] for name in HELPS]},
    },
    asks="Tick what you yourself would do, then change only how you are paid. Whose line changes, and which line never does?",
    prediction=PREDICTION,
)
