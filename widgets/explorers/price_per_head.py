"""A price per head and the chance of a losing year, by the number of members."""

from functools import lru_cache

import altair as alt
import pandas as pd

from vbc.kept_panels import LIVES
from vbc.payment import loss_by_size, members_for_safety
from vbc.spending_law import MEDICARE_LIKE
from vbc.spending_variation import coefficient_of_variation
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options

SIZES = [size for size in LIVES if size <= 60_000]
WORDS = {str(size): f"{size:,}" for size in SIZES}
LIMIT = 0.05


@lru_cache(maxsize=64)
def _curve(loading):
    return loss_by_size(SIZES, loading=loading)


def model(*, members, loading):
    """Chance of a losing year at each size, and the size that is chosen."""
    rows = _curve(loading).copy()
    rows["here"] = rows["members"] == int(members)
    rows["drawn"] = rows["members"].map(lambda size: f"{size:,}")
    rows["limit"] = LIMIT
    rows["text"] = [f"{chance:.0%}" if chance >= 0.01 else f"{chance:.1%}" for chance in rows["skewed"]]
    return rows


def picture(rows):
    base = alt.Chart(rows)
    x = alt.X(
        "members:Q",
        title="Members (log scale)",
        scale=alt.Scale(type="log", domain=[450, 70_000], nice=False),
        axis=alt.Axis(values=[500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000], format="~s", labelFlush=True),
    )
    y = alt.Y(
        "skewed:Q",
        title="Chance of a losing year",
        scale=alt.Scale(domain=[0, 1.15], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    at = base.transform_filter("datum.here")
    first = base.transform_filter("datum.members == 500")
    return alt.layer(
        first.mark_rule(color=QUIET, strokeDash=[3, 3]).encode(y="limit:Q"),
        first.mark_text(align="right", baseline="bottom", dy=-3, fontSize=12).encode(
            x=alt.value("width"), y="limit:Q", text=alt.value("one year in twenty"), color=alt.value(QUIET)
        ),
        base.mark_line(color=BLUE, point=alt.OverlayMarkDef(size=40, filled=True)).encode(x=x, y=y),
        at.mark_point(size=200, filled=True, opacity=1, color=VERMILION).encode(x=x, y=y),
        at.transform_calculate(words="datum.drawn + ' members: ' + datum.text")
        .mark_text(align="right", baseline="top", fontSize=16, fontWeight=600)
        .encode(x=alt.value("width"), y=alt.value(4), text="words:N", color=alt.value(INK)),
    ).properties(height=300)


def table(frame):
    """Every size."""
    return pd.DataFrame(
        {
            "Members": frame["drawn"],
            "Chance of a losing year": [f"{chance:.1%}" for chance in frame["skewed"]],
            "If averages were normal": [f"{chance:.1%}" for chance in frame["normal"]],
        }
    )


def says(values, frame):
    here = frame[frame["here"]].iloc[0]
    enough = members_for_safety(loading=values["loading"], variation=coefficient_of_variation(MEDICARE_LIKE))
    safe = (
        "At exactly expected cost, more members bring it toward one year in two."
        if values["loading"] == 0
        else "Revenue is below expected cost, so that more members make a loss surer."
        if is_undefined(enough)
        else f"By the normal law it takes {enough:,} members to bring that down to one year in twenty."
    )
    return (
        f"{here['drawn']} members, each bringing {values['loading']:+.1%} against expected cost: a losing year comes with probability {here['skewed']:.1%} "
        f"({here['normal']:.1%} if averages were normal). {safe}"
    ).replace("-", "−", 1)


def _truth():
    return round(100 * float(loss_by_size([1_000], loading=0.03)["skewed"].iloc[0]))


def _reveal(given, truth):
    large = float(loss_by_size([20_000], loading=0.03)["skewed"].iloc[0])
    low = "More than you thought. " if given < truth - 6 else "Less than you thought. " if given > truth + 6 else ""
    return (
        f"**{truth} in 100.** {low}You are paid 3% more than your patients will cost on average, and the average is taken over a thousand people of whom fifty spend more than a third "
        f"of the money. With 20,000 members it is {100 * large:.1f} in 100. Whoever takes a price per head takes luck with it."
    )


PREDICTION = Prediction(
    prompt=(
        "You take 1,000 members at a fixed price each, 3% above what such members cost on average. You do nothing wrong. In how many of 100 years do you **lose money**? "
        "(Spending is drawn from an illustrative law with the long tail of an older population.)"
    ),
    answer=Number("years", relative=0, absolute=6, minimum=0, maximum=100),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "How many members carry a price per head?",
    serves=("ch09.bears",),
    controls={
        "members": Options("Members", WORDS, "1000"),
        "loading": Control("Price, above expected cost", low=-0.02, high=0.08, step=0.01, default=0.03, format="+.0%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A curve of the chance of a losing year over the number of members, on a log scale, with a dashed line at one year in twenty. A large dot and a line of text "
        "belong to the chosen number."
    ),
    scenes={
        "1,000 members, 3%": {},
        "20,000 members, 3%": {"members": "20000"},
        "Price at cost": {"loading": 0.0},
        "Price 2% below cost": {"loading": -0.02},
    },
    asks="How many members, at 3%, bring a losing year down to one in twenty? And what do more members do when the price is too low?",
    prediction=PREDICTION,
)
