"""Ten years of checks, their number and their sum, at Ferry Street, and at a hospital that signed the same contract and changed nothing."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.board import (
    CONSULTANT,
    FINANCE,
    STAFF,
    checks_in_years,
    idle_does_as_well,
    idle_receives_as_much,
    package_result,
    two_decades,
)
from widgets.explorer import Explorer
from widgets.explorers.ferry_street import percent
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, VERMILION
from widgets.written import millions, signed_percent
from workbook.answers import Number
from workbook.controls import Control, Options, Switch

PACKAGES = {"consultant": CONSULTANT, "finance": FINANCE, "staff": STAFF}
NAMES = {"consultant": "The consultant's", "finance": "The finance committee's", "staff": "The medical staff's"}
HOSPITALS = {"Ferry Street": "Ferry Street", "idle": "A hospital that changed nothing"}
YEARS = alt.Scale(domain=[0.4, 10.6], nice=False)
COUNTS = alt.Scale(domain=[-0.6, 10.6], nice=False)
OCHER = "#a86b00"
PAID = ["check", "nothing", "bill"]
SIGNED = "replace(format(datum.value, '+.0%'), '+0%', '0%')"


def model(*, package, replay, ratchet):
    """Measured savings of ten years, colored by what was paid; then how many checks ten years bring, over all luck."""
    chosen = PACKAGES[package]
    years = two_decades(chosen, replay=replay - 1, ratchet=ratchet)
    years["paid"] = np.select([years["payment"] > 0, years["payment"] < 0], ["check", "bill"], "nothing")
    years["who"] = years["who"].map(HOSPITALS)
    years["end"] = years["savings"].clip(-0.05, 0.10)
    own = package_result(chosen)
    chances = {HOSPITALS["Ferry Street"]: own["paid"], HOSPITALS["idle"]: own["paid_idle"]}
    counts = pd.concat(
        pd.DataFrame({"who": who, "checks": range(11), "chance": checks_in_years(chance)}) for who, chance in chances.items()
    )
    summary = {"worked": own["paid"], "idle": own["paid_idle"], "as_well": idle_does_as_well(own["paid"], own["paid_idle"])}
    summary["idle_misses"], summary["as_much"] = 1 - own["gate_idle"], idle_receives_as_much(chosen)
    return {"years": years.round(5), "counts": counts.round(5), "summary": pd.DataFrame([summary])}


def picture(rows):
    years, counts = alt.Chart(rows["years"]), alt.Chart(rows["counts"])
    ours, idle = HOSPITALS.values()

    def decade(name, legend):
        color = alt.Color("paid:N", scale=alt.Scale(domain=PAID, range=[BLUE, "#b4bcc4", VERMILION]), legend=legend)
        return (
            years.transform_filter(alt.datum.who == name)
            .mark_bar(size=17)
            .encode(
                x=alt.X("year:Q", title=None, scale=YEARS, axis=alt.Axis(values=list(range(1, 11)))),
                y=alt.Y(
                    "end:Q",
                    title="Measured savings",
                    scale=alt.Scale(domain=[-0.05, 0.10], nice=False),
                    axis=alt.Axis(labelExpr=SIGNED, values=[-0.05, 0, 0.05, 0.1]),
                ),
                color=color,
            )
            .properties(title=alt.TitleParams(name, fontSize=13), height=92)
        )

    def all_luck(name, color, aside):
        return (
            counts.transform_filter(alt.datum.who == name)
            .transform_calculate(at=f"datum.checks + ({aside})")
            .mark_bar(size=10, color=color)
            .encode(
                x=alt.X("at:Q", title="Checks in ten years", scale=COUNTS, axis=alt.Axis(values=list(range(11)))),
                y=alt.Y(
                    "chance:Q",
                    title="Of all decades",
                    scale=alt.Scale(domain=[0, 1]),
                    axis=alt.Axis(format=".0%", values=[0, 0.5, 1]),
                ),
            )
        )

    key = alt.Chart(rows["summary"])
    words = [
        key.mark_text(align="left", baseline="top", fontWeight=600, color=color).encode(
            x=alt.value(6), y=alt.value(2 + 17 * line), text=alt.value(f"■ {name}")
        )
        for line, (name, color) in enumerate(((ours, INK), ("Changed nothing", OCHER)))  # short: on a phone bars stand at its end
    ]
    below = alt.layer(all_luck(ours, INK, -0.17), all_luck(idle, OCHER, 0.17), *words).properties(
        title=alt.TitleParams("Over all luck, if benchmarks stay", fontSize=13), height=102
    )
    legend = alt.Legend(title=None, orient="top")
    return alt.vconcat(decade(ours, legend), decade(idle, None), below, spacing=10).resolve_scale(color="independent")


def table(frame):
    """The ten years, then how many checks all luck gives."""
    wide = frame["years"].assign(Savings=[signed_percent(value, 1) for value in frame["years"]["savings"]])
    ten = {"Year": range(1, 11)}
    for who in HOSPITALS.values():
        rows = wide[wide["who"] == who]
        ten[f"{who}: measured"], ten[f"{who}: paid"] = rows["Savings"].to_numpy(), [millions(paid) for paid in rows["payment"]]
    counts = frame["counts"].pivot(index="checks", columns="who", values="chance")
    return {
        "This decade": pd.DataFrame(ten),
        "Checks in ten years, of all decades": pd.DataFrame(
            {"Checks": counts.index, **{who: [f"{value:.1%}" for value in counts[who]] for who in HOSPITALS.values()}}
        ),
    }


def says(values, frame):
    row = frame["summary"].iloc[0]
    checks = {who: int((rows["paid"] == "check").sum()) for who, rows in frame["years"].groupby("who")}
    ours, idle = (checks[who] for who in HOSPITALS.values())
    dollars = frame["years"].groupby("who")["payment"].sum()
    received, idle_received = (millions(dollars[who]) for who in HOSPITALS.values())
    misses = f", which misses the quality standard in {row['idle_misses']:.0%}" if row["idle_misses"] > 0.005 else ""
    return (
        f"In this decade Ferry Street receives {ours} {_checks(ours)}, {received} in all, the hospital that changed nothing {idle}, {idle_received} in all. Over all luck, if "
        f"benchmarks stay, a check comes in {percent(row['worked'])} of years to the one and in {percent(row['idle'])} to the other{misses}. In {percent(row['as_well'])} of decades the "
        f"one that changed nothing has at least as many checks; in {percent(row['as_much'])} it has at least as many dollars."
    )


def _checks(number):
    return "check" if number == 1 else "checks"


def _truth():
    own = package_result(CONSULTANT)
    return idle_does_as_well(own["paid"], own["paid_idle"])


def _reveal(_given, truth):
    ticked = package_result(CONSULTANT)
    return (
        f"In {truth:.0%} of decades. A check comes to the idle in {ticked['paid_idle']:.0%} of years, because the benchmark still holds the costs above "
        f"\\$100,000 that the spending leaves out; to Ferry Street in {percent(ticked['paid'])}. That a check came tells next to nothing; how large it was tells more: in dollars the idle keep up in only "
        f"{percent(idle_receives_as_much(CONSULTANT))} of decades. And what does a larger check tell? Here, that people have left: patients lost {-ticked['qalys']:.0f} QALYs a year."
    )


EXPLORER = Explorer(
    "Which one worked?",
    controls={
        "package": Options("Package", NAMES, "consultant"),
        "replay": Control("Decade", unit="", low=1, high=40, step=1, default=1, format=".0f", play=20),
        "ratchet": Switch("Benchmarks set again in year 6", default=False),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    serves=("ch12.luck",),
    describes=(
        "Two rows of ten bars, one row for Ferry Street and one for a hospital that changed nothing: the measured savings of each year, colored by check, nothing or "
        "bill. Below, bars of how often all luck gives each number of checks in ten years, for both."
    ),
    scenes={
        "Consultant's": {},
        "Finance's": {"package": "finance"},
        "Staff's": {"package": "staff"},
        "Staff's, benchmarks set again": {"package": "staff", "ratchet": True},
    },
    asks="Cover the names with your hand and let the decades play: under which package could you tell the two hospitals apart by the number of their checks? And by the sum?",
    prediction=Prediction(
        prompt=(
            "Ferry Street signs the consultant's package. Another hospital signs the same contract and changes nothing at all: same patients, same calls. In how "
            "many decades of a hundred does the other one receive **at least as many** checks in ten years?"
        ),
        answer=Number(rate=True, relative=0, absolute=0.05, minimum=0, maximum=1),
        truth=_truth,
        reveal=_reveal,
    ),
)
