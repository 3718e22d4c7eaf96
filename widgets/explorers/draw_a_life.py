"""A life as a row of yearly utilities, drawn by the reader, and the QALYs that it is worth today."""

import altair as alt
import pandas as pd

from vbc.analyses import STANDARD_LIFE, TREATED_LIFE
from vbc.cost_effectiveness import discounted_qalys, qaly_profile
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET
from workbook.answers import Choice
from workbook.controls import Control, Options, Series

YEARS = 10
TIMINGS = {"end of year": "end", "mid-year": "middle", "start of year": "start"}


def padded(life):
    """A life of ten years, dead (0) after its last."""
    return (*life, *(0.0 for _ in range(YEARS - len(life))))


def lived(utilities):
    """The years up to the last one that is not 0; all of them where every year is."""
    last = max((year for year, utility in enumerate(utilities, 1) if utility), default=len(utilities))
    return list(utilities)[:last]


def model(*, utilities, rate, timing, last_year):
    """Each year's utility, and what is left of it after discounting; and the sums."""
    life = lived(utilities)
    years = qaly_profile(life, rate=rate, timing=timing, last_year=last_year)
    years["share"] = years["utility"] * years["lived"]
    shown = (
        pd.DataFrame({"year": range(1, YEARS + 1)})
        .merge(years, on="year", how="left")
        .fillna({"share": 0.0, "qalys": 0.0, "utility": 0.0})
    )
    shown["standard"] = padded(STANDARD_LIFE)
    standard = discounted_qalys(STANDARD_LIFE, rate=rate, timing=timing)
    total = float(years["qalys"].sum())
    sums = pd.DataFrame(
        {
            "total": [round(total, 4)],
            "undiscounted": [round(float(years["share"].sum()), 4)],
            "standard": [round(standard, 4)],
            "gain": [round(total - standard, 4)],
        }
    )
    return {"years": shown[["year", "utility", "share", "factor", "qalys", "cumulative_qalys", "standard"]], "sums": sums}


def picture(rows):
    years, sums = alt.Chart(rows["years"]), alt.Chart(rows["sums"])
    x = alt.X("year:O", title="Year", axis=alt.Axis(labelAngle=0))
    y = alt.Y(
        "share:Q",
        title="QALYs",
        scale=alt.Scale(domain=[-0.35, 1.5], nice=False),
        axis=alt.Axis(format=".1f", values=[0, 0.2, 0.4, 0.6, 0.8, 1.0]),
    )
    zero = years.transform_filter("datum.year == 1").mark_rule(color=QUIET).encode(y=alt.datum(0))
    readout = sums.mark_text(align="left", fontWeight=600).encode(x=alt.value(6), text="words:N", color=alt.value(INK))
    lines = (
        "'Worth today (dark): ' + format(datum.total, '.3f') + ' QALYs'",
        "'Not discounted (pale): ' + format(datum.undiscounted, '.2f')",
        "'Against usual care: ' + (datum.gain < 0 ? '−' : '+') + format(abs(datum.gain), '.3f')",
    )
    return alt.layer(
        years.mark_bar(color=BLUE, opacity=0.28).encode(x=x, y=y),
        years.mark_bar(color=BLUE).encode(x=x, y="qalys:Q"),
        years.mark_tick(color=INK, thickness=2.5, bandSize=26).encode(
            x=x, y="standard:Q", opacity=alt.condition("datum.standard > 0", alt.value(1), alt.value(0))
        ),
        zero,
        readout.transform_calculate(words="'Short lines: usual care'").encode(y=alt.value(72), color=alt.value(QUIET)),
        *(readout.transform_calculate(words=words).encode(y=alt.value(12 + 20 * line)) for line, words in enumerate(lines)),
    ).properties(height=345)


def table(frame):
    """The sum, year by year; then what it is compared with."""
    years = frame["years"].dropna(subset=["factor"])
    row = frame["sums"].iloc[0]
    return {
        "Year by year": pd.DataFrame(
            {
                "Year": years["year"],
                "Utility": years["utility"].map(_signed),
                "QALYs lived": years["share"].map(_signed),
                "Counts today for": years["factor"].map("{:.4f}".format),
                "QALYs today": years["qalys"].map(lambda qalys: _signed(qalys, 4)),
                "Sum so far": years["cumulative_qalys"].map(lambda qalys: _signed(qalys, 4)),
            }
        ),
        "Compared": pd.DataFrame(
            {
                "This life": [_signed(row["total"], 4)],
                "Usual care": [_signed(row["standard"], 4)],
                "Gain": [_signed(row["gain"], 4)],
            }
        ),
    }


def says(values, frame):
    row, years = frame["sums"].iloc[0], len(lived(values["utilities"]))
    zeros = lived(values["utilities"]).count(0) if any(values["utilities"]) else 0
    part = f", {zeros} of them at 0" if zeros else ""
    part += f", of the last one {values['last_year']:.0%}" if values["last_year"] < 1 else ""
    gain = (
        "as many as usual care"
        if abs(row["gain"]) < 0.0005
        else f"{abs(row['gain']):.3f} {'more' if row['gain'] > 0 else 'less'} than usual care"
    )
    if not any(values["utilities"]):
        return f"No year is lived: {_signed(row['total'], 3)} QALYs, {gain}."
    return (
        f"{years} {'year' if years == 1 else 'years'}{part}, each counted at its {TIMINGS[values['timing']]} and discounted at {values['rate']:.1%}: "
        f"{_signed(row['total'], 3)} QALYs today, {_signed(row['undiscounted'])} without discounting. That is {gain}."
    )


def _signed(value, places=2):
    return f"{value:.{places}f}".replace("-", "−")


def _gains():
    late, early = [*STANDARD_LIFE, 0.6], [min(1.0, utility + 0.12) for utility in STANDARD_LIFE]
    standard = discounted_qalys(STANDARD_LIFE)
    return discounted_qalys(late) - standard, discounted_qalys(early) - standard


def _truth():
    late, early = _gains()
    return "early" if early - late > 0.005 else "late" if late - early > 0.005 else "same"


def _reveal(_given, _truth):
    late, early = _gains()
    return (
        f"Undiscounted both add 0.60. At 3% a year, the same health is worth {early:.3f} QALY spread over years 1 to 5 and {late:.3f} in year 6. Length and "
        "quality are one currency here; *when* is all that differs."
    )


PREDICTION = Prediction(
    prompt=(
        "A patient on usual care lives five years. Treatment **S** adds a sixth year at utility 0.60. Treatment **Q** adds no time, but lifts each of the five years by "
        "0.12 (5 × 0.12 = 0.60). The committee discounts at 3% a year. Which adds more QALYs?"
    ),
    answer=Choice(
        {
            "late": "S: a whole year of life is more than a bit of comfort",
            "same": "Neither: 0.60 is 0.60",
            "early": "Q: its health comes sooner",
        }
    ),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What is a life worth, in QALYs?",
    serves=("ch03.qaly",),
    controls={
        "rate": Control("Discount rate a year", low=0, high=0.1, step=0.005, default=0.03, format=".1%"),
        "timing": Options("A year counts at its", TIMINGS, "end of year"),
        "last_year": Control("Share of the last year lived", low=0.1, high=1.0, step=0.05, default=1.0, format=".0%"),
        "utilities": Series(  # last, so that the bars stand right above the picture that they change
            "Utility, year by year (1 full health, 0 dead)",
            each="year",
            names=tuple(map(str, range(1, YEARS + 1))),
            low=-0.3,
            high=1.0,
            step=0.05,
            default=padded(TREATED_LIFE),
            format=".2f",
            help="Draw across the bars, or type above them.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Ten pairs of bars, one a year: the pale bar is the utility of that year, the dark one what it counts for today. Short lines mark the years of usual care. "
        "Lines of text give the sum, with and without discounting, and its difference from usual care."
    ),
    scenes={
        "The drug": {},
        "Usual care": {"utilities": padded(STANDARD_LIFE)},
        "A sixth year": {"utilities": padded((*STANDARD_LIFE, 0.6))},
        "Not discounted": {"rate": 0.0},
        "Counted at the start": {"timing": "start of year"},
        "Worse than dead": {"utilities": padded((0.8, 0.6, 0.3, -0.1, -0.3))},
    },
    asks="Keep the pale bars' sum, and move health from late years to early ones. What happens to the dark sum, and at which rate does it stop?",
    prediction=PREDICTION,
)
