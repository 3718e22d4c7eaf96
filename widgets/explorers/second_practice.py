"""A visit that does not help, savings that are shared, and the practices that share them: the moment of chapter 9."""

import altair as alt
import pandas as pd

from vbc.payment import break_even_probability, break_even_share, practices_for_profit, shared_savings_margin
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control

VISIT = {"margin": 40, "spending_change": 100}
MOST = 50
LOW, HIGH = -78, 62


def model(*, practices, share, probability):
    """What the visit earns whoever does it, for each number of practices; and what all of them earn if all do the same."""
    terms = {"share": share, "probability": probability, **VISIT}
    alone = shared_savings_margin(**terms)
    rows = pd.DataFrame(
        {
            "practices": range(1, MOST + 1),
            "margin": [shared_savings_margin(**terms, practices=many) for many in range(1, MOST + 1)],
        }
    )
    # what one bears of everybody's visits, when everybody makes one, is what one alone would bear of one
    rows["everybody"] = alone
    rows["here"] = rows["practices"] == practices
    rows["line"] = [_line(many, margin, share, probability) for many, margin in zip(rows["practices"], rows["margin"], strict=True)]
    rows["state"] = ["pays" if margin > 1e-9 else "costs" if margin < -1e-9 else "level" for margin in rows["margin"]]
    return rows


def _line(practices, margin, share, probability):
    parts = ["$40", f"{share:.0%} × $100"]
    if probability < 1:
        parts[1] = f"{share:.0%} × {probability:.0%} × $100"
    return f"{' − '.join(parts)}{f' ÷ {practices}' if practices > 1 else ''} = {_dollars(margin)}"


def _dollars(amount):
    shown = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{'+' if amount > 0.004 else '−' if amount < -0.004 else ''}${shown}"


def picture(rows):
    here = alt.param(name="practices", value=1)
    x = alt.X(
        "practices:Q",
        title="Practices that share the savings equally",
        scale=alt.Scale(domain=[0, MOST + 1], nice=False),
        axis=alt.Axis(values=[1, 10, 20, 30, 40, 50]),
    )
    y = alt.Y(
        "margin:Q",
        title="One more visit earns, $",
        scale=alt.Scale(domain=[LOW, HIGH], nice=False),
        axis=alt.Axis(format="$,d", values=[-60, -40, -20, 0, 20, 40]),
    )
    base = alt.Chart(rows)
    one = base.transform_filter("datum.practices == 1")
    state = alt.Scale(domain=["pays", "level", "costs"], range=[ORANGE, INK, BLUE])
    shape = alt.Scale(domain=["pays", "level", "costs"], range=["triangle-up", "diamond", "circle"])
    at = base.transform_filter("datum.practices == practices")
    return (
        alt.layer(
            one.transform_calculate(low=str(LOW), high="0")
            .mark_rect(color=VERMILION, opacity=0.07)
            .encode(x=alt.value(0), x2=alt.value("width"), y=alt.Y("low:Q", scale=alt.Scale(domain=[LOW, HIGH])), y2="high:Q"),
            one.mark_rule(color=INK).encode(y=alt.datum(0)),
            base.mark_line(color=QUIET, strokeDash=[6, 4], strokeWidth=2).encode(x=x, y="everybody:Q"),
            # what larger groups bring is seen when they are reached: the finding is not drawn before the first move
            base.transform_filter("datum.practices <= practices")
            .mark_point(filled=True, size=26, color=QUIET, opacity=0.8)
            .encode(x=x, y=y),
            at.mark_point(filled=True, size=230, opacity=1).encode(
                x=x,
                y=y,
                color=alt.Color("state:N", scale=state, legend=None),
                shape=alt.Shape("state:N", scale=shape, legend=None),
            ),
            at.mark_text(align="right", baseline="top", fontSize=16, fontWeight=600).encode(
                x=alt.value("width"), y=alt.value(2), text="line:N", color=alt.value(INK)
            ),
            base.transform_filter("datum.practices == 50")
            .mark_text(align="right", baseline="top", dy=5, fontSize=12)
            .encode(x=x, y="everybody:Q", text=alt.value("each, if every practice adds one"), color=alt.value(QUIET)),
        )
        .add_params(here)
        .properties(height=320)
    )


def table(frame):
    """Some numbers of practices."""
    kept = frame[frame["practices"].isin((1, 2, 3, 5, 10, 20, 50)) | frame["here"]]
    return pd.DataFrame(
        {
            "Practices": kept["practices"],
            "One more visit earns whoever does it": [_dollars(margin) for margin in kept["margin"]],
            "Each earns, if every practice adds one": [_dollars(margin) for margin in kept["everybody"]],
        }
    )


def says(values, frame):
    margin = frame.loc[frame["here"], "margin"].iloc[0]
    everybody = frame["everybody"].iloc[0]
    many, share, chance = values["practices"], values["share"], values["probability"]
    who = "Alone" if many == 1 else f"With {many} practices"
    opening = (
        f"{who}, a share of {share:.0%} and a chance of {chance:.0%} that it is paid, one more visit earns you {_dollars(margin)}."
    )
    if many > 1:
        opening += f" If each of the {many} adds one, each earns {_dollars(everybody)} by it."
    at = practices_for_profit(**VISIT, share=share, probability_shared=chance)
    turn = " It pays you even alone." if at == 1 else f" It begins to pay you at {at} practices."
    return opening + turn + _level(many, share, chance)


def _level(many, share, chance):
    """Which share, and which chance, would leave nothing to gain or lose with so many practices."""
    felt = VISIT | {"spending_change": VISIT["spending_change"] / many}
    needed = break_even_share(**felt, probability_shared=chance)
    likely = break_even_probability(**felt, share=share)
    by_share = "no share up to 100% would stop it" if is_undefined(needed) else f"a share of {needed:.0%} would bring it to $0"
    by_chance = ""
    if not is_undefined(likely):
        level = f"a chance of {likely:.0%} would bring it to $0" if is_undefined(needed) else f"so would a chance of {likely:.0%}"
        by_chance = f"; at this share, {level}"
    return f" {'Alone' if many == 1 else 'With so many'}, {by_share}{by_chance}."


def _truth():
    return practices_for_profit(**VISIT, share=0.5)


def _reveal(given, truth):
    two, fifty = (_dollars(shared_savings_margin(**VISIT, share=0.5, practices=many)) for many in (2, 50))
    size = "" if given == truth else "Most people expect more. "
    return (
        f"**{truth}.** {size}Of the \\$50 that the visit takes from shared savings you feel half, \\$25, and keep the whole \\$40: {two}. With fifty you "
        f"feel one dollar: {fifty}. The other practices bear the rest, and none of them was asked."
    ).replace("+$", "+\\$")


PREDICTION = Prediction(
    prompt=(
        "Alone under shared savings, the visit costs you \\$10. Now you sign together with other practices like yours: each keeps its own fees, and the group's share of "
        "savings is split equally among all. **From how many practices on, you included, does the visit earn you money again?**"
    ),
    answer=Number("practices", relative=0, absolute=0, minimum=2, maximum=1000),
    truth=_truth,
    reveal=_reveal,
    given=(
        "The visit's fee is \\$100 and it costs you \\$60, which leaves you \\$40. It adds \\$100 to spending, and so takes \\$50 from your half of the "
        "savings."
    ),
)

EXPLORER = Explorer(
    "One more visit, among so many practices",
    serves=("ch09.share",),
    controls={
        "practices": Control("Practices sharing equally", low=1, high=MOST, step=1, default=1, format=".0f"),
        "share": Control("Share of savings that goes to the practices", low=0, high=1, step=0.05, default=0.5, format=".0%"),
        "probability": Control(
            "Chance that savings are shared at all",
            low=0,
            high=1,
            step=0.05,
            default=1,
            format=".0%",
            help="The minimum met, the quality gate passed, the cap not reached.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    linked=("practices",),
    describes=(
        "Points over the number of practices that share savings, from one up to the chosen number: what one more visit earns the practice that does it, above or "
        "below a line at zero. A dashed line shows what each practice earns if every one of them adds a visit. A large mark and a line of arithmetic belong to the chosen number."
    ),
    scenes={
        "One practice": {},
        "Two practices": {"practices": 2},
        "Fifty practices": {"practices": 50},
        "Chance of 80%": {"probability": 0.8},
        "Below the minimum": {"probability": 0},
        "Two, at 80%": {"practices": 2, "share": 0.8},
    },
    asks="Add practices one by one, and keep an eye on the dashed line. What is the visit worth to the one who does it, and to all together?",
    prediction=PREDICTION,
)
