"""A gap over ten years under equality, equity and justice, and what is left of it when nobody pays any more."""

import altair as alt
import pandas as pd

from vbc.convergence import gaps_by_year, years_until
from vbc.gap_burden import excess_events
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, QUIET
from workbook.answers import Number
from workbook.controls import Control, Switch

YEARS, PEOPLE = 10, 500
START, TARGET = 0.10, 0.02
APPROACHES = ["equality", "equity", "justice"]
WORDS = {"equality": "Equality: one visit each", "equity": "Equity: visits where need is", "justice": "Justice: causes taken away"}
COLORS = alt.Scale(domain=APPROACHES, range=[GRAY, "#b86e00", GREEN])
DASHES = alt.Scale(domain=APPROACHES, range=[[2, 3], [8, 4], [1, 0]])
SHAPES = alt.Scale(domain=APPROACHES, range=["circle", "square", "triangle-up"])
HEIGHT, PLOT = 400, 255


def _gaps(funding_ends, funded_gap, retained, goes_on):
    return gaps_by_year(
        years=YEARS, funding_ends=funding_ends, baseline_gap=START, funded_gap=funded_gap / 100, retained=retained, goes_on=goes_on
    )


def model(*, funding_ends, funded_gap, retained, goes_on):
    """The gap of each approach in each year; the years that are paid for; and what each gap comes to in people."""
    gaps = _gaps(funding_ends, funded_gap, retained, goes_on)
    burden = excess_events(gaps, people=PEOPLE)
    paid = excess_events(gaps[gaps["year"] <= funding_ends], people=PEOPLE)
    gaps["points"] = (100 * gaps["gap"]).round(2)
    after = min(funding_ends + 1, YEARS)
    then = gaps[gaps["year"] == after].set_index("approach")["points"]
    rows = [
        (
            name,
            WORDS[name],
            after,
            float(then[name]),
            float(paid.get(name, 0.0)),
            float(burden[name]),
            _line(after, then[name], burden[name]),
        )
        for name in APPROACHES
    ]
    sums = pd.DataFrame(rows, columns=["approach", "words", "year", "points", "paid", "all", "line"])
    funded = pd.DataFrame({"from": [0.5], "to": [funding_ends + 0.5], "label": ["paid for" if funding_ends > 1 else ""]})
    return {"gaps": gaps[["year", "approach", "points"]], "sums": sums, "funded": funded}


def _line(year, points, excess):
    return f"year {year}: {points:.1f} points; ten years: {excess:,.0f} extra"


def picture(rows):
    x = alt.X(
        "year:Q",
        title="Year",
        scale=alt.Scale(domain=[-0.3, YEARS + 0.5], nice=False),
        axis=alt.Axis(values=list(range(YEARS + 1)), format="d"),
    )
    y = alt.Y(
        "points:Q",
        title="Gap, points",
        scale=alt.Scale(domain=[0, 11 * HEIGHT / PLOT], nice=False),
        axis=alt.Axis(values=[0, 2, 4, 6, 8, 10], titleAlign="right", titleY=HEIGHT - PLOT),
    )
    gaps, sums, funded = (alt.Chart(rows[name]) for name in ("gaps", "sums", "funded"))
    color, dash = alt.Color("approach:N", scale=COLORS, legend=None), alt.StrokeDash("approach:N", scale=DASHES, legend=None)
    top = HEIGHT - PLOT * 10.6 / 11
    band = funded.transform_calculate(middle="(datum.from + datum.to) / 2")
    return alt.layer(
        funded.mark_rect(color=BLUE, opacity=0.09).encode(x=alt.X("from:Q"), x2="to:Q", y=alt.value(top), y2=alt.value(HEIGHT)),
        band.mark_text(baseline="bottom", dy=-5, fontSize=12, color=QUIET).encode(
            x="middle:Q", y=alt.value(HEIGHT), text="label:N"
        ),
        gaps.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=color, strokeDash=dash),
        gaps.mark_point(size=70, filled=True, opacity=1).encode(
            x=x, y=y, color=color, shape=alt.Shape("approach:N", scale=SHAPES, legend=None)
        ),
        *(part for line, approach in enumerate(APPROACHES) for part in _row(sums, approach, line, color, dash)),
    ).properties(height=HEIGHT)


def _row(sums, approach, line, color, dash):
    """A piece of the approach's line, its name, and what its gap comes to."""
    at = 4 + 43 * line
    one = sums.transform_filter(f"datum.approach == '{approach}'")
    text = {"align": "left", "baseline": "top"}
    yield one.mark_rule(strokeWidth=3).encode(x=alt.value(0), x2=alt.value(24), y=alt.value(at + 8), color=color, strokeDash=dash)
    yield one.mark_text(**text, fontWeight=700, color=INK).encode(x=alt.value(32), y=alt.value(at), text="words:N")
    yield one.mark_text(**text, fontSize=12.5, color=QUIET).encode(x=alt.value(32), y=alt.value(at + 18), text="line:N")


def table(frame):
    """The gap year by year; then what it comes to."""
    gaps = frame["gaps"].pivot(index="year", columns="approach", values="points")
    years = pd.DataFrame(
        {"Year": gaps.index, **{name.capitalize(): gaps[name].map("{:.1f}".format).to_list() for name in APPROACHES}}
    )
    sums = frame["sums"]
    people = pd.DataFrame(
        {
            "Approach": sums["words"],
            "While it is paid for": sums["paid"].map("{:,.0f}".format),
            "In ten years": sums["all"].map("{:,.0f}".format),
        }
    )
    return {"Gap, points": years, "Returns of Riverside's 500 beyond Hillside's rate": people}


def says(values, frame):
    sums = frame["sums"].set_index("approach")
    ends, year = values["funding_ends"], sums["year"].iloc[0]
    last = f"In year {year} the gap is" if ends < YEARS else "Paid for to the end, the gap in year 10 is"
    points = f"{sums.at['equity', 'points']:.1f} points under equity and {sums.at['justice', 'points']:.1f} under justice"
    people = (
        f"Among 500 people in Riverside, returns beyond Hillside's rate come to {sums.at['equality', 'all']:.0f} in ten years under equality, "
        f"{sums.at['equity', 'all']:.0f} under equity and {sums.at['justice', 'all']:.0f} under justice"
    )
    paid = f"; while it is paid for, to {sums.at['equity', 'paid']:.0f} under equity and {sums.at['justice', 'paid']:.0f} under justice."
    until = years_until(TARGET, baseline_gap=START, retained=values["retained"])
    pace = (
        "Such causes never shrink."
        if is_undefined(until)
        else f"Left to work, justice brings the gap to 2 points or less in {until} {'year' if until == 1 else 'years'}."
    )
    return f"{last} {points}. {people}{paid if ends else '.'} {pace}"


def _year_four():
    gaps = _gaps(3, 4.0, 0.7, False)
    return round(100 * float(gaps.query("year == 4 and approach == 'equity'")["gap"].item()), 6)


def _reveal(given, truth):
    how = "Exactly as before the program" if given < truth - 0.5 else "Right back where it was"
    return (
        f"{how}: **{truth:.0f} points**. A visit helped the person who had it, that month; it changed nothing about why Riverside's people come back. West is at 3.4 points, "
        "and stays there, *if* what was repaired stays repaired. Whether a gap's causes can be taken away like this, 30% a year, is an assumption of the picture and no finding."
    )


PREDICTION = Prediction(
    prompt=(
        "Two counties start with a gap of 10 points. **East** sends all visits to Riverside: 4 points in every year that is paid for. **West** spends the same on causes, such as damp "
        "homes and no ride to the pharmacy; each year 30% of the gap that is left is gone: 7, 4.9 and 3.4 points. After year 3 the money ends in both. **How large is East's gap in year 4, in points?**"
    ),
    answer=Number("points", relative=0, absolute=0.5, minimum=-25, maximum=25),
    truth=_year_four,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "What is left when the money ends?",
    controls={
        "funding_ends": Control("Last year that is paid for", low=0, high=YEARS, step=1, default=3, format=".0f"),
        "funded_gap": Control("Gap that targeted visits leave", unit="points", low=0, high=10, step=0.1, default=4.0, format=".1f"),
        "retained": Control("Of the gap, justice leaves each year", low=0.5, high=1.0, step=0.05, default=0.7, format=".0%"),
        "goes_on": Switch("Causes go on shrinking after the money ends"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Three lines of the gap, in points, from year 0 to year 10: under equality, under equity and under justice. The years that are paid for are shaded. Above the lines "
        "stands, for each, the gap in the first year without money, and how many returns of Riverside's 500 people lie beyond Hillside's rate over ten years."
    ),
    scenes={
        "Money for 3 years": {},
        "80 of 100 visits": {"funded_gap": 6.4},
        "Money for 10 years": {"funding_ends": 10},
        "Slow causes, money for 3 years": {"retained": 0.95},
        "Causes go on shrinking": {"goes_on": True},
    },
    asks="Find a setting in which equity has fewer excess returns over ten years than justice. What does the choice hang on?",
    prediction=PREDICTION,
)
