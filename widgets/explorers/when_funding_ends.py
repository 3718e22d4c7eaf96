"""Gap and average over ten years under equality, equity and justice on one budget, and what is left when nobody pays any more."""

import altair as alt
import pandas as pd

from vbc.convergence import gaps_by_year, years_until
from vbc.equity_program import EquityProgram
from vbc.gap_burden import excess_events, rates_by_year
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, QUIET
from workbook.answers import Number
from workbook.controls import Control, Switch

YEARS, PEOPLE = 10, 500
START, TARGET = 0.10, 0.02
PROGRAM = EquityProgram()
APPROACHES = ["equality", "equity", "justice"]
WORDS = {"equality": "Equality: one visit each", "equity": "Equity: visits where need is", "justice": "Justice: causes taken away"}
COLORS = alt.Scale(domain=APPROACHES, range=[GRAY, "#b86e00", GREEN])
DASHES = alt.Scale(domain=APPROACHES, range=[[2, 3], [8, 4], [1, 0]])
SHAPES = alt.Scale(domain=APPROACHES, range=["circle", "square", "triangle-up"])
HEIGHT, PLOT = 362, 187
"""The upper picture, and its part below the words."""


def _gaps(funding_ends, funded_gap, retained, goes_on):
    return gaps_by_year(
        years=YEARS, funding_ends=funding_ends, baseline_gap=START, funded_gap=funded_gap / 100, retained=retained, goes_on=goes_on
    )


def model(*, funding_ends, funded_gap, retained, goes_on):
    """Gap and average of each approach in each year; the years that are paid for; and what they come to in returns."""
    gaps = rates_by_year(_gaps(funding_ends, funded_gap, retained, goes_on), PROGRAM)
    paid_for = gaps["year"] <= funding_ends
    after = min(funding_ends + 1, YEARS)
    then = gaps[gaps["year"] == after].set_index("approach")
    everybody = (gaps[gaps["year"] > 0].groupby("approach")["mean"].sum() * 2 * PEOPLE).to_dict()
    sums = pd.DataFrame(
        {
            "approach": APPROACHES,
            "words": [WORDS[name] for name in APPROACHES],
            "year": after,
            "points": [100 * then.at[name, "gap"] for name in APPROACHES],
            "average": [then.at[name, "mean"] for name in APPROACHES],
            "paid": _of_each(excess_events(gaps[paid_for], people=PEOPLE)),
            "all": _of_each(excess_events(gaps, people=PEOPLE)),
            "everybody": [everybody[name] for name in APPROACHES],
        }
    )
    rows = list(zip(sums["year"], sums["points"], sums["average"], sums["all"], strict=True))
    sums["then"] = [f"year {year}: gap {points:.1f} points, average {average:.1%}" for year, points, average, _ in rows]
    sums["line"] = [f"ten years: {extra:,.0f} extra returns" for *_, extra in rows]
    gaps["points"] = (100 * gaps["gap"]).round(2)
    funded = pd.DataFrame({"from": [0.5], "to": [funding_ends + 0.5], "label": ["paid for" if funding_ends > 1 else ""]})
    return {"gaps": gaps[["year", "approach", "points", "mean"]], "sums": sums, "funded": funded}


def _of_each(burden):
    return [float(burden.get(name, 0.0)) for name in APPROACHES]


def picture(rows):
    gaps, sums, funded = (alt.Chart(rows[name]) for name in ("gaps", "sums", "funded"))
    color, dash = alt.Color("approach:N", scale=COLORS, legend=None), alt.StrokeDash("approach:N", scale=DASHES, legend=None)
    scale = alt.Scale(domain=[-0.3, YEARS + 0.5], nice=False)
    ticks = alt.Axis(values=list(range(YEARS + 1)), format="d")
    bare = alt.Axis(values=list(range(YEARS + 1)), labels=False)  # the years stand below the lower picture
    y = alt.Y(
        "points:Q",
        title="Gap, points",
        scale=alt.Scale(domain=[0, 11 * HEIGHT / PLOT], nice=False),
        axis=alt.Axis(values=[0, 2, 4, 6, 8, 10], titleAlign="right", titleY=HEIGHT - PLOT),
    )
    mean = alt.Y(
        "mean:Q",
        title="Average",
        scale=alt.Scale(domain=[0.145, 0.205], nice=False),
        axis=alt.Axis(format=".0%", values=[0.15, 0.16, 0.17, 0.18, 0.19, 0.20]),
    )

    def lines(y, title, top):
        x = alt.X("year:Q", title=title, scale=scale, axis=ticks if title else bare)
        points = gaps.encode(x=x, y=y, color=color)
        return (
            funded.mark_rect(color=BLUE, opacity=0.09).encode(
                x=alt.X("from:Q"), x2="to:Q", y=alt.value(top), y2=alt.value("height")
            ),
            points.mark_line(strokeWidth=2.5).encode(strokeDash=dash),
            points.mark_point(size=55, filled=True, opacity=1).encode(shape=alt.Shape("approach:N", scale=SHAPES, legend=None)),
        )

    band = funded.transform_calculate(middle="(datum.from + datum.to) / 2")
    name = band.mark_text(baseline="bottom", dy=-5, fontSize=12, color=QUIET).encode(
        x="middle:Q", y=alt.value("height"), text="label:N"
    )
    words = (part for row, approach in enumerate(APPROACHES) for part in _row(sums, approach, row, color, dash))
    above = alt.layer(*lines(y, None, HEIGHT - PLOT * 10.6 / 11), name, *words).properties(height=HEIGHT)
    below = alt.layer(*lines(mean, "Year", 0)).properties(height=96)
    return alt.vconcat(above, below, spacing=12)


def _row(sums, approach, row, color, dash):
    """A piece of the approach's line, its name, and what it comes to."""
    at = 2 + 56 * row
    one = sums.transform_filter(f"datum.approach == '{approach}'")
    text = {"align": "left", "baseline": "top"}
    yield one.mark_rule(strokeWidth=3).encode(x=alt.value(0), x2=alt.value(24), y=alt.value(at + 8), color=color, strokeDash=dash)
    yield one.mark_text(**text, fontWeight=700, color=INK).encode(x=alt.value(32), y=alt.value(at), text="words:N")
    for line, field in enumerate(("then", "line"), 1):
        quiet = one.mark_text(**text, fontSize=12.5, color=QUIET)
        yield quiet.encode(x=alt.value(32), y=alt.value(at + 1 + 17 * line), text=f"{field}:N")


def table(frame):
    """Gap and average year by year; then what they come to."""
    gaps, sums = frame["gaps"], frame["sums"]
    points, mean = (gaps.pivot(index="year", columns="approach", values=column) for column in ("points", "mean"))
    years = pd.DataFrame({"Year": points.index})
    for name in APPROACHES:
        pairs = zip(points[name], mean[name], strict=True)
        years[name.capitalize()] = [f"{gap:.1f}; {average:.1%}" for gap, average in pairs]
    returns = pd.DataFrame(
        {
            "Approach": sums["words"],
            "Extra while paid for": sums["paid"].map("{:,.0f}".format),
            "Extra in ten years": sums["all"].map("{:,.0f}".format),
            "All, ten years": sums["everybody"].map("{:,.0f}".format),
        }
    )
    return {"Gap in points; average": years, "Returns (extra: Riverside's, beyond Hillside's rate)": returns}


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
    everybody = (
        f"All returns of both neighborhoods in ten years: {sums.at['equality', 'everybody']:,.0f}, {sums.at['equity', 'everybody']:,.0f} "
        f"and {sums.at['justice', 'everybody']:,.0f}."
    )
    until = years_until(TARGET, baseline_gap=START, retained=values["retained"])
    pace = (
        "Such causes never shrink."
        if is_undefined(until)
        else f"Left to work, justice brings the gap to 2 points or less in {until} {'year' if until == 1 else 'years'}."
    )
    return f"{last} {points}. {people}{paid if ends else '.'} {everybody} {pace}"


def _year_four():
    gaps = _gaps(3, 4.0, 0.7, False)
    return round(100 * float(gaps.query("year == 4 and approach == 'equity'")["gap"].item()), 6)


def _reveal(given, truth):
    how = "Right back where it was" if abs(given - truth) <= 0.5 else "Exactly as before the program"
    return (
        f"{how}: **{truth:.0f} points**. A visit helps the person who has it, that month; it changes nothing about why Riverside's people come back. East's average is back where it was, too. West is at 3.4 points, "
        "and stays there, *if* what was repaired stays repaired. Whether a gap's causes can be taken away like this, 30% a year, is an assumption and no finding."
    )


PREDICTION = Prediction(
    prompt=(
        "Two counties like ours start with a gap of 10 points. **East** (equity) sends all visits to Riverside, and that leaves a gap of 4 points in every year that is paid for. **West** (justice) spends the same on causes, such as damp "
        "homes and no ride to the pharmacy; each year 30% of the gap that is left is gone, which leaves 7, 4.9 and 3.4 points. After year 3 the money ends in both. **How large is East's gap in year 4, in points?**"
    ),
    answer=Number("points", relative=0, absolute=0.5, minimum=-25, maximum=25),
    truth=_year_four,
    reveal=_reveal,
    onward="In the picture below West is called justice.",
    given="A county has two towns, Hillside and Riverside; the gap is how many more of 100 people come back to the hospital in Riverside.",
)

EXPLORER = Explorer(
    "What is left when the money ends?",
    serves=("ch07.divide",),
    controls={
        "funding_ends": Control("Last year that is paid for", low=0, high=YEARS, step=1, default=3, format=".0f"),
        "funded_gap": Control("Gap that targeted visits leave", unit="points", low=4, high=10, step=0.1, default=4.0, format=".1f"),
        "retained": Control("Of the gap, justice leaves each year", low=0.5, high=1.0, step=0.05, default=0.7, format=".0%"),
        "goes_on": Switch("Causes go on shrinking after the money ends"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two plots over the years 0 to 10, with a line each for equality, equity and justice: above, the gap in points; below, the average that comes back. The years that are paid for "
        "are shaded. Above the lines stand, for each, gap and average in the first year without money, and how many returns of Riverside's 500 people lie beyond Hillside's rate in ten years."
    ),
    scenes={
        "Money for 3 years": {},
        "80 of 100 visits": {"funded_gap": 6.4},
        "Money for 10 years": {"funding_ends": 10},
        "Slow causes, money for 3 years": {"retained": 0.95},
        "Causes go on shrinking": {"goes_on": True},
    },
    asks="Find a setting in which equity has fewer extra returns over ten years than justice. What does the choice hang on?",
    prediction=PREDICTION,
)
