"""One visit by the clock: who is with the patient, for how long, and what has been spent by each minute."""

from functools import cache, lru_cache

import altair as alt
import pandas as pd

from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
from vbc.costing import step_costs, supplies_cost
from vbc.resources import practical_minutes
from vbc.visit_clock import cost_by_minute, with_step_minutes
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, ORANGE, PURPLE, QUIET
from workbook.answers import Choice
from workbook.controls import Control

REVIEW = "review and action plan"
DAYS, PAID = 240, 480
LAST = 51
ROW = 31
WHO = ("physician", "nurse", "assistant", "room")
COLORS = alt.Scale(domain=list(WHO), range=[BLUE, GREEN, ORANGE, PURPLE])
MOST = 200


@lru_cache(maxsize=32)
def _clinic(physician_cost, with_patients):
    """The clinic's resources at another pay and another number of minutes with patients in a paid day of 480."""
    resources = asthma_resources()
    minutes = practical_minutes(DAYS, PAID / 60, practical_share=with_patients / PAID)
    resources["practical_minutes"] = resources["practical_minutes"].where(resources["resource"] == "room", minutes)
    resources["annual_cost"] = resources["annual_cost"].where(resources["resource"] != "physician", physician_cost)
    return resources


def model(*, minute, review, with_patients, physician_cost):
    """The steps with their cost, and the cost so far at every minute; `minute` itself is the browser's."""
    return _visit(review, with_patients, physician_cost)


@lru_cache(maxsize=32)  # a play moves the minute fifty times
def _visit(review, with_patients, physician_cost):
    process, resources = _process(review), _clinic(physician_cost, with_patients)
    steps = step_costs(process, resources)
    steps["end"] = steps["start"] + steps["minutes"]
    clock = cost_by_minute(process, resources, until=LAST, before=supplies_cost(asthma_supplies()))
    clock = clock.assign(climb=clock["cost"].diff().fillna(0.0))
    clock = clock.assign(length=steps["end"].max(), doing=_doing(steps), total=clock["cost"].iloc[-1])
    return {"steps": steps, "clock": clock}


@cache
def _process(review):
    return with_step_minutes(asthma_process(), REVIEW, minutes=review)


def _doing(steps):
    """What goes on in each minute that has just passed."""
    said = ["supplies laid out"] + ["the patient has left"] * LAST
    for step in steps[steps["resource"] != "room"].itertuples():
        said[int(step.start) + 1 : int(step.end) + 1] = [step.step] * int(step.minutes)
    return said


def picture(rows):
    minute = alt.param(name="minute", value=LAST)
    x = {"scale": alt.Scale(domain=[0, LAST], nice=False), "axis": alt.Axis(values=[0, 10, 20, 30, 40, 50], grid=False)}
    across = x | {"title": None}
    x["title"] = "Minutes after arrival"
    rows_at = alt.Y("resource:N", sort=list(WHO), title=None, axis=alt.Axis(labelFontSize=13, labelColor=INK))
    color = alt.Color("resource:N", scale=COLORS, legend=None)
    steps = alt.Chart(rows["steps"]).transform_calculate(reached="min(datum.end, max(datum.start, minute))")
    path = alt.layer(
        steps.mark_bar(height=22, opacity=0.25).encode(x=alt.X("start:Q", **across), x2="end:Q", y=rows_at, color=color),
        steps.mark_bar(height=22).encode(x=alt.X("start:Q", **across), x2="reached:Q", y=rows_at, color=color),
        alt.Chart(rows["clock"])
        .transform_filter("datum.minute == minute")
        .mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=alt.X("minute:Q", **across)),
    ).properties(height=4 * ROW)
    clock = alt.Chart(rows["clock"])
    y = alt.Y(
        "cost:Q", title="Spent so far", scale=alt.Scale(domain=[0, MOST], nice=False), axis=alt.Axis(format="$d", tickCount=5)
    )
    here = clock.transform_filter("datum.minute == minute").transform_calculate(
        spent="format(datum.cost, '$.2f')",
        when="'minute ' + datum.minute + ': ' + datum.doing",
        climbs="datum.climb > 0.001 ? 'now ' + format(datum.climb, '$.2f') + ' a minute' : ''",
    )
    spent = alt.layer(
        clock.mark_line(color=GRAY, strokeDash=[2, 3], strokeWidth=1.5).encode(x=alt.X("minute:Q", **x), y=y),
        clock.transform_filter("datum.minute <= minute").mark_line(color=INK).encode(x=alt.X("minute:Q", **x), y=y),
        here.mark_point(size=110, filled=True, color=INK, opacity=1).encode(x=alt.X("minute:Q", **x), y=y),
        here.mark_text(align="left", baseline="top", fontSize=20, fontWeight=600, color=INK).encode(
            x=alt.value(8), y=alt.value(6), text="spent:N"
        ),
        here.mark_text(align="left", baseline="top", color=QUIET).encode(x=alt.value(8), y=alt.value(32), text="when:N"),
        here.mark_text(align="left", baseline="top", color=QUIET).encode(x=alt.value(8), y=alt.value(50), text="climbs:N"),
    ).properties(height=150)
    return alt.vconcat(path, spent, spacing=8).add_params(minute)


def table(frame):
    """The process map with rates and costs, then supplies and the sum."""
    steps, clock = frame["steps"], frame["clock"]
    lines = [
        (row.step, f"${row.cost:.2f}", f"{row.minutes:g}", f"${row.rate:.2f}", row.resource, f"{row.start:g}")
        for row in steps.itertuples(index=False)
    ]
    lines += [
        ("supplies", f"${clock['cost'].iloc[0]:.2f}", "", "", "", ""),
        ("visit", f"${clock['total'].iloc[0]:.2f}", "", "", "", ""),
    ]
    return pd.DataFrame(lines, columns=["Step", "Cost", "Minutes", "A minute costs", "Who or what", "From minute"])


def says(values, frame):
    steps, clock = frame["steps"], frame["clock"]
    total, supplies = clock["total"].iloc[0], clock["cost"].iloc[0]
    by_who = steps.groupby("resource", sort=False)["cost"].sum()
    parts = ", ".join(f"{name} ${by_who[name]:.2f}" for name in WHO)
    physician = steps.loc[steps["resource"] == "physician", "minutes"].sum()
    length = clock["length"].iloc[0]
    room = (
        ""
        if values["with_patients"] == 400
        else f" The room is open all day: its minute costs ${steps.set_index('resource')['rate']['room']:.2f} as before."
    )
    return (
        f"The visit takes {length:g} minutes and costs ${total:.2f}: {parts}, supplies ${supplies:.2f}. The physician is there for "
        f"{physician:g} minutes, {physician / length:.0%} of the visit, and is {by_who['physician'] / total:.0%} of its cost.{room}"
    )


PREDICTION = Prediction(
    prompt=(
        "Which of these is what one visit **costs**? Write as your reason the rule by which you would compute the cost of *any* visit to "
        "this clinic, so that a clerk could follow it. (A vote: no answer is marked right or wrong.)"
    ),
    answer=Choice(
        {
            "bill": "\\$385.00: what the bill says",
            "ratio": "\\$138.60: the bill, times what the department spends on each dollar it bills",
            "average": "\\$198.13: everything that the clinic spends in the year, divided by its visits",
            "other": "Something else: my rule gives another number",
        }
    ),
    truth=None,
    reveal=lambda _given, _truth: (
        "Keep your rule in sight. Three small cases come next, and each breaks rules that sound sensible. If yours survives all three, you have "
        "found the rule that this chapter is about."
    ),
    given="A patient with a flare of asthma comes to your clinic and leaves 41 minutes later, breathing easily.",
)

EXPLORER = Explorer(
    "One visit, minute by minute",
    serves=("ch04.visit", "ch04.rate"),
    controls={
        "review": Control("Review and action plan takes", unit="minutes", low=0, high=20, step=1, default=10, format=".0f"),
        "with_patients": Control(
            "Of 480 paid minutes a day, staff can give patients",
            unit="minutes",
            low=320,
            high=480,
            step=10,
            default=400,
            format=".0f",
        ),
        "physician_cost": Control(
            "A year of the physician costs", unit="$", low=192_000, high=384_000, step=9_600, default=288_000, format=",.0f"
        ),
        "minute": Control("Minute of the visit", low=0, high=LAST, step=1, default=LAST, format=".0f", play=12),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Above, a timeline with a row each for physician, nurse, assistant and room: bars show when each is with the patient, filled up to the "
        "chosen minute. Below, a line of the dollars spent so far against the minutes after arrival."
    ),
    scenes={
        "The visit": {},
        "Review of 5 minutes": {"review": 5},
        "Every paid minute counted": {"with_patients": 480},
        "An hour less with patients": {"with_patients": 340},
    },
    asks="Play the visit. Where does the line climb fastest, and which slider changes the total without anybody doing anything differently?",
    linked=("minute",),
    prediction=PREDICTION,
)
