"""Disclosure: who opts out is treated without the conflict; what does the warning do to the clinician of those who stay?"""

import altair as alt
import numpy as np
import pandas as pd

from vbc.agency import Care, disclose, opt_out_for, unguarded
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET
from workbook.answers import Number
from workbook.controls import Control

CARE = Care()
HEADER, PLOT = 66, 260


def model(*, opt_out, license_taken, ratio):
    """Average calls along the share who opt out, and without a word; and what holds at this share."""
    who = {"money_weight": ratio, "health_weight": 1.0}
    silent = unguarded(CARE, **who)
    shares = np.round(np.arange(0, 1.001, 0.05), 2)
    told = [disclose(CARE, opt_out=share, license_taken=license_taken, **who) for share in shares]
    curve = pd.DataFrame(
        {
            "opt_out": shares,
            "calls": [one.quantity for one in told],
            "health": [one.health_share for one in told],
            "cost": [one.cost for one in told],
            "silent": silent.quantity,
        }
    )
    even = _even(silent.quantity, license_taken, who)
    stays = disclose(CARE, opt_out=0, license_taken=license_taken, **who)
    summary = {
        "stays": stays.quantity,
        "silent": silent.quantity,
        "silent_health": silent.health_share,
        "even": even,
        "even_words": "always helps" if even <= 1e-9 else f"helps from {even:.0%} on" if even < 1 - 1e-9 else "never helps",
    }
    return {"curve": curve, "summary": pd.DataFrame([summary])}


def _even(silent, license_taken, who):
    """Share who must opt out for the average patient to get as many calls as without a word."""
    share = opt_out_for(CARE, target=silent / CARE.patient_best, license_taken=license_taken, **who) if 0 < silent < 10 else 0.0
    return 0.0 if is_undefined(share) else float(share)


def picture(rows):
    curve, summary = alt.Chart(rows["curve"]), alt.Chart(rows["summary"])
    opt_out = alt.param(name="opt_out", value=0.2)
    x = alt.X(
        "opt_out:Q",
        title="Share of patients who opt out",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], labelFlush=True),
    )
    up = alt.Scale(domain=[0, 11], range=[HEADER + PLOT, HEADER], nice=False)
    y = alt.Y("calls:Q", title="Calls, average patient", scale=up, axis=alt.Axis(values=[0, 2, 4, 6, 8, 10]))
    here = curve.transform_filter("abs(datum.opt_out - opt_out) < 0.001")
    lines = (
        "'Average: ' + format(datum.calls, '.1f') + ' calls (' + format(datum.health, '.0%') + ' of health)'",
        "'Silence: ' + format(datum.silent, '.1f') + ' calls. Telling: ' + format(datum.cost, '$.0f') + ' each'",
    )
    return (
        alt.layer(
            curve.mark_line(color=QUIET, strokeDash=[6, 4]).encode(x=x, y=alt.Y("silent:Q", scale=up)),
            curve.mark_line(color=BLUE).encode(x=x, y=y),
            here.mark_rule(color=QUIET, strokeDash=[2, 2]).encode(x=x, y=alt.value(HEADER), y2=alt.value(HEADER + PLOT)),
            here.mark_point(size=170, color=BLUE, opacity=1).encode(x=x, y=y),
            summary.mark_text(align="right", dy=-9, fontSize=12, color=QUIET).encode(
                x=alt.value("width"), y="silent:Q", text=alt.value("without a word")
            ),
            *(
                here.transform_calculate(line=line)
                .mark_text(align="left", baseline="top", fontWeight=600 if not at else 400, color=INK)
                .encode(x=alt.value(0), y=alt.value(20 * at), text="line:N")
                for at, line in enumerate(lines)
            ),
            summary.transform_calculate(line="'Each of those who stay: ' + format(datum.stays, '.1f')")
            .mark_text(align="left", baseline="top")
            .encode(x=alt.value(0), y=alt.value(40), text="line:N"),
        )
        .add_params(opt_out)
        .properties(height=HEADER + PLOT)
    )


def table(frame):
    """The curve in steps of a tenth."""
    curve = frame["curve"].iloc[::2]
    return pd.DataFrame(
        {
            "Opt out": curve["opt_out"].map("{:.0%}".format),
            "Calls, average": curve["calls"].map("{:.2f}".format),
            "Share of the best health": curve["health"].map("{:.1%}".format),
            "Without a word": curve["silent"].map("{:.2f}".format),
            "Cost, $ a patient": curve["cost"].map("{:.0f}".format),
        }
    )


def says(values, frame):
    row = frame["summary"].iloc[0]
    curve = frame["curve"]
    here = curve.iloc[(curve["opt_out"] - values["opt_out"]).abs().argmin()]
    compared = (
        "more than"
        if here["calls"] > row["silent"] + 0.005
        else "fewer than"
        if here["calls"] < row["silent"] - 0.005
        else "as many as"
    )
    leave = f"{here['opt_out']:.0%} opt out and get ten calls" if here["opt_out"] > 0 else "Nobody opts out"
    return (
        f"{leave}; who stays gets {row['stays']:.1f}. The average patient gets {here['calls']:.1f}, {compared} without a word ({row['silent']:.1f}). "
        f"For the average number of calls, telling {row['even_words']}."
    )


def _truth():
    return float(_even(*_silence()))


def _silence():
    who = {"money_weight": 1.0, "health_weight": 1.0}
    return unguarded(CARE, **who).quantity, 0.4, who


def _reveal(_given, truth):
    silent, license_taken, who = _silence()
    stays = disclose(CARE, opt_out=0, license_taken=license_taken, **who).quantity
    return (
        f"{truth:.0%}. Each of those who stay gets {stays:.1f} calls instead of {silent:g}; each of those who leave gets ten, {10 - silent:g} more. Two fifths must leave to make up for three fifths who stay. Who is told is not always who is "
        "helped. (The 40% of license is illustrative; that some advisers take one was found in experiments.)"
    )


PREDICTION = Prediction(
    prompt=(
        "Patients are told how their clinician is paid. Those who leave get ten calls from somebody without the conflict. The clinician of the others, having warned them, gives their health 40% less weight than before; "
        "without a word everybody got 6. **What share of patients must leave, at least, for the average patient to get 6 again?**"
    ),
    answer=Number(rate=True, absolute=0.05, relative=0, minimum=0, maximum=1),
    truth=_truth,
    reveal=_reveal,
    given=(
        "After q calls a little more does the patient 10 − q points of good and takes \\$4 from the clinician, to whom "
        "a dollar weighs as much as a point of health, until the warning."
    ),
)

EXPLORER = Explorer(
    "When does telling help?",
    serves=("ch11.guard",),
    controls={
        "opt_out": Control("Share of patients who opt out", low=0, high=1, step=0.05, default=0.2, format=".0%"),
        "license_taken": Control("Weight of health that the warning drops", low=0, high=0.9, step=0.05, default=0.4, format=".0%"),
        "ratio": Control("α/β before the warning", low=0.25, high=2.25, step=0.25, default=1, format=".2f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("opt_out",),
    describes=(
        "A rising line: calls of the average patient as the share who opt out goes from none to all. A dashed level line shows the calls without disclosure. A point marks the chosen share; "
        "three lines of text give averages, silence and those who stay."
    ),
    scenes={
        "20% leave, license 40%": {},
        "20% leave, no license": {"license_taken": 0},
        "Half leave, license 40%": {"opt_out": 0.5},
        "Nobody leaves, license 40%": {"opt_out": 0},
    },
    asks="Lower the license in steps. How does the share from which telling helps move, and what would make people really able to leave?",
    prediction=PREDICTION,
)  # fmt: skip
