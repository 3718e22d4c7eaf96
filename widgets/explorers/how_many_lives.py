"""How often luck is paid and how often savings are, by the size of the panel: Medicare-like spending, or real people."""

import altair as alt
import pandas as pd

from vbc.contracts import false_positive_rates, minimum_savings_rate, rand_panel
from vbc.kept_panels import LIVES, RAND_LIVES, medicare_panel
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Options

THRESHOLD, TRULY = 100_000, 0.03
RULES = {"chosen": "as set below", "table": "the program's table, 2019–2026 (5,000 lives or more)"}
PEOPLE = {"medicare": "Medicare-like (illustrative)", "rand": "real people, RAND experiment"}
STOP_LOSS = {"none": "none", "alike": "costs and benchmark, alike"}
LINES = ["paid for nothing", "paid, truly saves"]
COLORS = alt.Scale(domain=LINES, range=[VERMILION, BLUE])
SHAPES = alt.Scale(domain=LINES, range=["square", "diamond"])


def model(*, people, rule, minimum, stop_loss):
    """Chance of a check for nothing and for 3% of true savings, a row a size of panel and kind."""
    sizes = [lives for lives in (LIVES if people == "medicare" else RAND_LIVES) if lives >= (5_000 if rule == "table" else 1_000)]
    chances = _real(sizes, rule, minimum, stop_loss) if people == "rand" else _illustrative(sizes, rule, minimum, stop_loss)
    rows = [(lives, least, kind, chance) for lives, least, *both in chances for kind, chance in zip(LINES, both, strict=True)]
    return pd.DataFrame(rows, columns=["lives", "minimum", "kind", "chance"]).round(5)


def _illustrative(sizes, rule, minimum, stop_loss):
    """Size, minimum, and the chance of a check for nothing and for 3%, by the workbook's law."""
    found = false_positive_rates(
        sizes, minimum_savings_rate=None if rule == "table" else minimum, threshold=THRESHOLD, true_savings=TRULY
    )
    nothing, saving = ("truncated", "power") if stop_loss == "alike" else ("raw", "power_raw")
    return zip(found["lives"], found["minimum_savings_rate"], found[nothing], found[saving], strict=True)


def _real(sizes, rule, minimum, stop_loss):
    """The same with people drawn from the experiment's."""
    for lives in sizes:
        least = minimum_savings_rate(lives) if rule == "table" else minimum
        panel = rand_panel(lives, truncated=stop_loss == "alike")
        yield lives, least, *(panel.chance_of_savings(least, true_savings=saved) for saved in (0.0, TRULY))


def picture(rows):
    chart = alt.Chart(rows)
    x = alt.X(
        "lives:Q",
        title="Lives (log scale)",
        scale=alt.Scale(type="log", domain=[900, 150_000], nice=False),
        axis=alt.Axis(values=[1_000, 5_000, 20_000, 100_000], format=",d"),
    )
    y = alt.Y(
        "chance:Q",
        title="Chance of a check",
        scale=alt.Scale(domain=[0, 1.2], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.2, 0.4, 0.6, 0.8, 1]),
    )
    color = alt.Color("kind:N", scale=COLORS, legend=None)
    five = chart.transform_filter(f"datum.lives == 5000 && datum.kind == '{LINES[0]}'").transform_calculate(five="0.05")
    named = chart.transform_filter("datum.lives == 5000")  # one row of each line
    words = {LINES[0]: "an ACO that saves nothing", LINES[1]: "an ACO that truly saves 3%"}
    return alt.layer(
        five.mark_rule(color=GRAY, strokeDash=[4, 3]).encode(y="five:Q"),
        five.transform_calculate(word="'5%'")
        .mark_text(align="left", dx=2, dy=-8, color=GRAY)
        .encode(x=alt.value(0), y="five:Q", text="word:N"),
        chart.mark_line().encode(x=x, y=y, color=color),
        chart.mark_point(size=70, opacity=1).encode(x=x, y=y, color=color, shape=alt.Shape("kind:N", scale=SHAPES, legend=None)),
        *(
            mark.encode(x=alt.value(at), y=alt.value(10 + 20 * row), **channels)
            for row, kind in enumerate(LINES)
            for mark, at, channels in _key(named.transform_filter(f"datum.kind == '{kind}'"), words[kind], color)
        ),
    ).properties(height=340)


def _key(chart, words, color):
    """The mark of a line and its name, for the upper corner."""
    shape = alt.Shape("kind:N", scale=SHAPES, legend=None)
    yield chart.mark_point(size=70, opacity=1), 12, {"color": color, "shape": shape}
    text = chart.transform_calculate(words=f"'{words}'").mark_text(align="left", fontWeight=600, color=INK)
    yield text, 24, {"text": alt.Text("words:N")}


def table(frame):
    wide = frame.pivot(index=["lives", "minimum"], columns="kind", values="chance").reset_index()
    return pd.DataFrame(
        {
            "Lives": wide["lives"].map("{:,}".format),
            "Minimum": wide["minimum"].map("{:.1%}".format),
            "Check, saves nothing": wide[LINES[0]].map("{:.1%}".format),
            "Check, truly saves 3%": wide[LINES[1]].map("{:.1%}".format),
        }
    )


def says(values, frame):
    nothing, saving = (frame[frame["kind"] == kind].set_index("lives")["chance"] for kind in LINES)
    least = frame.drop_duplicates("lives").set_index("lives")["minimum"]
    small, large = int(nothing.index.min()), int(nothing.index.max())
    quiet = nothing[nothing <= 0.05]
    from_lives = (
        f"At most one in twenty is paid for nothing from {int(quiet.index.min()):,} lives on, among the sizes shown."
        if len(quiet)
        else "At every size shown more than one in twenty is paid for nothing."
    )
    return (
        f"At {small:,} lives {nothing[small]:.1%} of ACOs that save nothing are paid (minimum {least[small]:.1%}) and {saving[small]:.1%} of those that truly save 3%; at "
        f"{large:,} lives {nothing[large]:.1%} and {saving[large]:.1%} (minimum {least[large]:.1%}). {from_lives}"
    )


def _enough():
    """People at which luck reaches 2% in one year of twenty, without stop-loss; to the next hundred."""
    low, high = 20_000, 40_000
    while high - low > 100:
        middle = (low + high) // 200 * 100
        low, high = (middle, high) if medicare_panel(middle).chance_of_savings(0.02) > 0.05 else (low, middle)
    return high


def _reveal(given, truth):
    fivefold = (
        "Five times the people for a fifth of the chance is a natural guess, and a lucky one: about"
        if 23_500 <= given <= 27_500
        else ""
    )
    return (
        f"{fivefold or 'About'} {truth:,} people. The bell narrows with the square root of their number, so that {truth:,} people narrow it by a factor of "
        f"{(truth / 5_000) ** 0.5:.1f} only; but a minimum that lay less than one standard deviation away now lies more than one and a half away, and "
        "tails thin out fast."
    )


PREDICTION = Prediction(
    prompt=(
        "With 5,000 people and a minimum of 2%, luck alone is paid in 25.4% of years (no stop-loss). **How many people must an ACO have before luck is paid in no more than 5% "
        "of years?**"
    ),
    answer=Number("people", relative=0.2, minimum=1, maximum=10_000_000),
    truth=_enough,
    reveal=_reveal,
    given="An ACO is paid where the year costs at least 2% less than its benchmark, an average year. Nobody saves anything here.",
)

EXPLORER = Explorer(
    "How many lives until luck is quiet?",
    serves=("ch10.luck",),
    controls={
        "people": Options("Whose spending", PEOPLE, "medicare"),
        "rule": Options("Minimum savings rate", RULES, "chosen"),
        "minimum": Control("Minimum, where it is set here", low=0, high=0.06, step=0.001, default=0.02, format=".1%"),
        "stop_loss": Options(
            "Stop-loss", STOP_LOSS, "none", help="At $100,000 a person; for real people at their 99th percentile."
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes="Two lines over the number of lives, on a log scale: how often an ACO that saves nothing is paid, and how often one that truly saves 3%. A dashed line marks 5%.",
    scenes={
        "Minimum 2%": {},
        "With stop-loss": {"stop_loss": "alike"},
        "By the table": {"stop_loss": "alike", "rule": "table"},
        "Minimum 4%": {"stop_loss": "alike", "minimum": 0.04},
        "Real people": {"people": "rand"},
        "Real people, stop-loss": {"people": "rand", "stop_loss": "alike"},
    },
    asks="At a minimum of 4%, where does the blue line go as the panel grows, and why do more people not help those who save 3%? Then compare real people with the Medicare-like law.",
    prediction=PREDICTION,
)
