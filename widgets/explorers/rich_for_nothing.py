"""Who is paid when nobody saves anything, and who is paid when some do: the moment of chapter 10, from both chairs."""

import altair as alt
import pandas as pd

from vbc.contracts import Contract, luck_histogram, panel_of, real_share
from vbc.stop_loss import stop_loss_price
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options

THRESHOLD = 100_000
TRULY_SAVING, TRUE_SAVINGS = 0.20, 0.03
WIDTH = 0.001
LOWEST, HIGHEST = -0.12, 0.14
LIVES = ("2000", "5000", "10000", "20000", "60000")
STOP_LOSS = {"none": "none", "costs": "costs only", "both": "costs and benchmark"}
KINDS = ["paid for nothing", "no check, saved nothing", "paid, truly saved", "no check, truly saved"]
COLORS = alt.Scale(domain=KINDS, range=[VERMILION, "#b4bcc4", BLUE, "#9cc3e0"])
SHAPES = alt.Scale(domain=KINDS, range=["square", "cross", "diamond", "circle"])
LINES = 6


def _contract(stop_loss, minimum):
    threshold = None if stop_loss == "none" else THRESHOLD
    return Contract(minimum_savings_rate=minimum, threshold=threshold, benchmark_truncated=stop_loss != "costs")


def model(*, stop_loss, minimum, lives, chair):
    """Bars of measured savings by who is paid, a tenth of a percent wide, and the lines written above them."""
    contract = _contract(stop_loss, minimum)
    panel = panel_of(contract, lives=int(lives))
    groups = [(KINDS[:2], 1.0, 0.0)]
    if chair == "payer":
        groups = [(KINDS[:2], 1 - TRULY_SAVING, 0.0), (KINDS[2:], TRULY_SAVING, TRUE_SAVINGS)]
    bars, chances = [], []
    for kinds, weight, saved in groups:
        # the outermost bars hold all that is rarer: two years in ten thousand, which would look like a bump
        drawn = luck_histogram(contract, panel, true_savings=saved, width=WIDTH).iloc[1:-1]
        drawn = drawn.assign(
            kind=[kinds[0] if paid == "check" else kinds[1] for paid in drawn["paid"]], share=weight * drawn["chance"]
        )
        chances.append(panel.chance_of_savings(minimum, true_savings=saved))
        bars.append(drawn[["low", "high", "share", "kind"]])
    return {"bars": _stacked(bars), "notes": _notes(chair, minimum, chances)}


def _stacked(groups):
    """The groups on top of each other, as high as the highest pile; what lies outside the frame is left out."""
    # bars of all groups start at whole tenths of a percent
    rows = pd.concat(groups, ignore_index=True).assign(at=lambda bars: (bars["low"] / WIDTH).round())
    rows = rows[(rows["low"] > LOWEST - 1e-9) & (rows["high"] < HIGHEST + 1e-9)]
    top = rows.groupby("at")["share"].cumsum()
    highest = rows.groupby("at")["share"].sum().max()
    rows = rows.assign(top=top / highest, bottom=(top - rows["share"]) / highest)
    return rows[["low", "high", "bottom", "top", "kind", "share"]].round(5).reset_index(drop=True)


def _notes(chair, minimum, chances):
    if chair == "provider":
        lines = [
            ("", "Nothing is saved, year after year:"),
            (KINDS[0], f"check: {chances[0]:.1%} of years"),
            (KINDS[1], f"no check: {1 - chances[0]:.1%} of years"),
        ]
    else:
        real = real_share(truly_saving=TRULY_SAVING, power=chances[1], false_positive_rate=chances[0])
        lines = [
            ("", f"{TRULY_SAVING:.0%} truly save {TRUE_SAVINGS:.0%}, the others nothing"),
            (KINDS[0], f"check for nothing: {(1 - TRULY_SAVING) * chances[0]:.1%} of all ACOs"),
            (KINDS[2], f"check for savings: {TRULY_SAVING * chances[1]:.1%} of all"),
            (KINDS[3], f"savings without a check: {TRULY_SAVING * (1 - chances[1]):.1%} of all"),
            ("", f"Of those paid, truly saved: {real:.0%}"),
        ]
    lines += [("", "")] * (LINES - len(lines))
    kinds, texts = zip(*lines, strict=True)
    return pd.DataFrame({"line": range(LINES), "kind": kinds, "note": texts, "minimum": minimum, "mark": f"minimum {minimum:.1%}"})


def picture(rows):
    x = alt.X(
        "low:Q",
        title="Measured savings, share of the benchmark",
        scale=alt.Scale(domain=[LOWEST, HIGHEST], nice=False),
        axis=alt.Axis(values=[-0.10, -0.05, 0, 0.05, 0.10], labelExpr="replace(format(datum.value, '+.0%'), '+0%', '0%')"),
    )
    y = alt.Y("bottom:Q", axis=None, scale=alt.Scale(domain=[0, 2.15], nice=False))
    color = alt.Color("kind:N", scale=COLORS, legend=None)
    notes = alt.Chart(rows["notes"])
    at = notes.transform_filter("datum.line == 0").encode(x=alt.X("minimum:Q"))
    layers = [
        alt.Chart(rows["bars"]).mark_bar(strokeWidth=0).encode(x=x, x2="high:Q", y=y, y2="top:Q", color=color),
        at.transform_calculate(foot="0", head="1.12").mark_rule(color=INK, strokeWidth=2).encode(y="foot:Q", y2="head:Q"),
        at.transform_calculate(head="1.15")
        .mark_text(align="left", baseline="bottom", dx=-2, fontWeight=600)
        .encode(y="head:Q", text="mark:N"),
    ]
    for line in range(LINES):
        here = notes.transform_filter(f"datum.line == {line}")
        named = here.transform_filter("datum.kind != ''")
        layers.append(
            named.mark_point(size=70, opacity=1).encode(
                x=alt.value(10), y=alt.value(12 + 21 * line), color=color, shape=alt.Shape("kind:N", scale=SHAPES, legend=None)
            )
        )
        layers.append(
            named.mark_text(align="left", baseline="middle").encode(x=alt.value(22), y=alt.value(12 + 21 * line), text="note:N")
        )
        layers.append(
            here.transform_filter("datum.kind == ''")
            .mark_text(align="left", baseline="middle", fontWeight=600)
            .encode(x=alt.value(3), y=alt.value(12 + 21 * line), text="note:N")
        )
    return alt.layer(*layers).properties(height=340)


def table(frame):
    """What is written above the picture, then shares by steps of one percent."""
    bars = frame["bars"]
    step = (bars["low"] * 100 + 1e-6).floordiv(1)
    shares = bars.assign(step=step).groupby(["step", "kind"], sort=True)["share"].sum().reset_index()
    shares = shares[shares["share"] >= 0.0005]
    words = [note for note in frame["notes"]["note"] if note]
    return {
        "Above the picture": pd.DataFrame({"What": words}),
        "By measured savings": pd.DataFrame(
            {
                "From": [f"{step:+.0f}%".replace("-", "−") for step in shares["step"]],
                "Who": shares["kind"].tolist(),
                "Share": [f"{share:.1%}" for share in shares["share"]],
            }
        ),
    }


def says(values, frame):
    contract = _contract(values["stop_loss"], values["minimum"])
    panel = panel_of(contract, lives=int(values["lives"]))
    nothing, power = (panel.chance_of_savings(values["minimum"], true_savings=saved) for saved in (0.0, TRUE_SAVINGS))
    many, least = f"{int(values['lives']):,} lives", f"{values['minimum']:.1%}"
    how = {
        "none": "no stop-loss",
        "costs": "costs counted up to $100,000 and the benchmark whole",
        "both": "costs and benchmark counted up to $100,000",
    }
    opening = f"With {many}, {how[values['stop_loss']]} and a minimum of {least}, "
    if values["chair"] == "provider":
        return f"{opening}an ACO that saves nothing is paid in {nothing:.1%} of years."
    real = real_share(truly_saving=TRULY_SAVING, power=power, false_positive_rate=nothing)
    return (
        f"{opening}{nothing:.1%} of the ACOs that save nothing are paid and {power:.1%} of those that truly save {TRUE_SAVINGS:.0%}. If one in five "
        f"truly saves, {float(real):.0%} of those paid have earned it."
    )


def _truth():
    trap = _contract("costs", 0.02)
    return round(panel_of(trap, lives=5_000).chance_of_savings(0.02), 3)


def _reveal(given, truth):
    raw, alike = (panel_of(_contract(how, 0.02), lives=5_000).chance_of_savings(0.02) for how in ("none", "both"))
    beside = ""
    if given < raw:
        beside = f" You expected less luck, and there is less: with the benchmark cut alike the chance would fall, to {alike:.1%}."
    elif given < truth - 0.05:
        beside = " You saw that something rises."
    return (
        f"It rises to {truth:.1%}, and nobody cared for anybody differently. What was cut off the costs was left in the benchmark, and the "
        f"difference is called savings.{beside}"
    )


def _given():
    return (
        "You answer for 5,000 people. The benchmark is what an average year of theirs costs. If the year costs at least 2% less, you receive half of "
        f"what is saved; if it costs more, you owe nothing. Of all dollars {stop_loss_price(100_000).premium_share:.1%} lie above \\$100,000 a person."
    )


PREDICTION = Prediction(
    prompt=(
        "You accept stop-loss. From now on each patient's costs count **up to \\$100,000**; the year's patients above that are fewer than one in a hundred. The "
        "benchmark stays the number in the letter. You still save nothing. **What is the chance of a check now?** (It was 25.4%.)"
    ),
    answer=Number(rate=True, minimum=0, maximum=1, absolute=0.05, relative=0),
    truth=_truth,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "Who gets a check?",
    serves=("ch10.luck", "ch10.fair"),
    controls={
        "stop_loss": Options("Stop-loss at $100,000", STOP_LOSS, "none"),
        "minimum": Control("Minimum savings rate", low=0, high=0.06, step=0.001, default=0.02, format=".1%"),
        "lives": Options("Lives", {lives: f"{int(lives):,}" for lives in LIVES}, "5000"),
        "chair": Options("Your chair", {"provider": "an ACO that saves nothing", "payer": "the payer of many ACOs"}, "provider"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A distribution of measured savings, from minus 12% to plus 14% of the benchmark, with a line at the minimum savings rate. What lies right of the line "
        "is paid and colored differently. From the payer's chair two kinds of ACOs are stacked: those that save nothing, and those that truly save 3%."
    ),
    scenes={
        "No stop-loss": {},
        "Costs only": {"stop_loss": "costs"},
        "Costs and benchmark": {"stop_loss": "both"},
        "Minimum by the table": {"stop_loss": "both", "minimum": 0.039},
        "Payer, minimum 2%": {"stop_loss": "both", "chair": "payer"},
        "Payer, by the table": {"stop_loss": "both", "chair": "payer", "minimum": 0.039},
    },
    asks="Walk through the buttons from left to right. What moves in “Costs only”, the line or the bell? And from the payer's chair: who pays for the higher minimum?",
    prediction=PREDICTION,
)
