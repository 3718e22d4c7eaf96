"""Prevention that pays back slowly, and a plan whose members leave before it does."""

import altair as alt
import pandas as pd

from vbc.payment import prevention_by_year, prevention_value, stay_rate_for_prevention
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from widgets.written import signed_dollars
from workbook.answers import Number
from workbook.controls import Control

YEARS = 10
AVOIDED = 120
WHO = {"plan": "the plan that paid", "everybody": "all plans together"}
COLORS = alt.Scale(domain=list(WHO.values()), range=[ORANGE, BLUE])
DASHES = alt.Scale(domain=list(WHO.values()), range=[[1, 0], [7, 4]])


def _terms(cost, first_year):
    return {"cost": cost, "avoided_a_year": AVOIDED, "years": YEARS, "first_year": first_year}


def model(*, stay_rate, cost, first_year):
    """Value up to each year, to the plan and to everybody, and the share of members who are still there."""
    years = prevention_by_year(**_terms(cost, first_year), stay_rate=stay_rate)
    rows = years.melt(["year", "still_members"], var_name="side", value_name="value")
    rows["who"] = rows["side"].map(WHO)
    rows["last"] = rows["year"] == rows["year"].max()
    return rows


def picture(rows):
    base = alt.Chart(rows)
    x = alt.X(
        "year:Q",
        title="Year (0 is now)",
        scale=alt.Scale(domain=[0, 17.5], nice=False),
        axis=alt.Axis(values=[0, 2, 4, 6, 8, 10, 12, 14]),
    )
    y = alt.Y(
        "value:Q",
        title="Saved so far, less what was paid, $",
        scale=alt.Scale(domain=[-1_250, 950], nice=False),
        axis=alt.Axis(format="$,d", values=[-1_000, -500, 0, 500]),
    )
    color = alt.Color("who:N", scale=COLORS, legend=alt.Legend(title=None, orient="top"))
    last = base.transform_filter("datum.last")
    words = "(datum.value < 0 ? '−$' : '+$') + format(abs(datum.value), ',.0f')"
    return alt.layer(
        base.transform_filter("datum.year == 0").mark_rule(color=QUIET).encode(y=alt.datum(0)),
        base.mark_line(strokeWidth=3).encode(x=x, y=y, color=color, strokeDash=alt.StrokeDash("who:N", scale=DASHES, legend=None)),
        last.mark_point(filled=True, size=110, opacity=1).encode(x=x, y=y, color=color),
        last.transform_calculate(words=words)
        .mark_text(align="left", dx=9, fontWeight=600)
        .encode(x=x, y=y, text="words:N", color=alt.value(INK)),
        last.transform_filter("datum.side == 'plan'")
        .transform_calculate(words="'Still members in year ' + datum.year + ': ' + format(datum.still_members, '.0%')")
        .mark_text(align="left", baseline="bottom")
        .encode(x=alt.value(6), y=alt.value(292), text="words:N", color=alt.value(INK)),
    ).properties(height=300)


def table(frame):
    """Year by year."""
    wide = frame.pivot(index="year", columns="side", values="value")
    stay = frame.groupby("year")["still_members"].first()
    return pd.DataFrame(
        {
            "Year": wide.index,
            "Still members": [f"{share:.0%}" for share in stay],
            "The plan that paid": [signed_dollars(value) for value in wide["plan"]],
            "All plans together": [signed_dollars(value) for value in wide["everybody"]],
        }
    )


def says(values, frame):
    last = frame[frame["last"]].set_index("side")["value"]
    needed = stay_rate_for_prevention(**_terms(values["cost"], values["first_year"]))
    enough = (
        "Even if all stayed it would not pay for itself."
        if is_undefined(needed)
        else f"It pays the plan if {needed:.1%} or more stay from year to year."
    )
    return (
        f"With {values['stay_rate']:.0%} staying from year to year, ${values['cost']:,} of prevention is worth {signed_dollars(last['plan'])} to the plan that paid and "
        f"{signed_dollars(last['everybody'])} to all plans together, counted in today's dollars. {enough}"
    )


def _truth():
    return round(100 * stay_rate_for_prevention(**_terms(600, 1)), 1)


def _reveal(given, truth):
    all_stay, some = (prevention_value(**_terms(600, 1), stay_rate=stay) for stay in (1.0, 0.8))
    near = (
        "" if abs(given - truth) <= 2 else "More than most people expect. " if given < truth else "A little less than you thought. "
    )
    return (
        f"**{truth:.1f}%.** {near}If all stay, the \\$600 bring \\${all_stay:,.0f} more than they cost; at 80% the plan loses \\${-some:,.0f}, because most of what is saved is saved for "
        "plans that paid nothing; Medicare, at 65, is one of them."
    )


PREDICTION = Prediction(
    prompt=(
        "A plan may spend \\$600 on a member now. It avoids \\$120 of care in each of the next ten years (\\$1,200 in all; later dollars are discounted at 3% a year). Members "
        "leave, and take what is avoided later with them. What share must **stay from one year to the next**, at least, for the \\$600 to pay the plan?"
    ),
    answer=Number("%", relative=0, absolute=2, minimum=0, maximum=100),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "Who is still there when prevention pays?",
    serves=("ch09.bears",),
    controls={
        "stay_rate": Control("Members who stay from year to year", low=0.5, high=1, step=0.01, default=0.8, format=".0%"),
        "cost": Control("Paid now", unit="$", low=200, high=1_200, step=50, default=600, format=",.0f"),
        "first_year": Control("Works from year", low=1, high=5, step=1, default=1, format=".0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two lines over the years: what prevention has saved so far less what it cost, for the plan that paid and for all plans together, this one and those that members move on to. "
        "Both begin below zero. A line of text gives the share of members who are still there at the end."
    ),
    scenes={
        "80% stay": {},
        "All stay": {"stay_rate": 1.0},
        "90% stay": {"stay_rate": 0.9},
        "Works from year 4": {"first_year": 4},
    },
    asks="Raise the share that stays until the plan's line ends at zero. Then let it work from year 4 only: what share is needed now?",
    prediction=PREDICTION,
)
