"""A hundred people are given a dear drug out of a fixed budget: who gains, and whose care pays for it. The moment of chapter 3."""

from math import ceil

import altair as alt
import pandas as pd

from vbc.analyses import DRUG
from vbc.cost_effectiveness import budget_displacement, incremental_cost_effectiveness_ratio
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from workbook.answers import Number
from workbook.controls import Control, Switch

PATIENTS = 100
ACROSS = 25
"""QALYs in a row of dots."""
GAP = 2.4
"""Rows between the two fields of dots."""
UPPER = 4
"""Rows that the upper field may take."""
ROWS = UPPER + GAP + 8
HEIGHT = 440

PARTS = ["gained, and lost elsewhere", "gained, net", "lost, and made up for", "lost, net"]
COLORS = alt.Scale(domain=PARTS, range=["#5b93c0", BLUE, GRAY, VERMILION])
SHAPES = alt.Scale(domain=PARTS, range=["circle", "diamond", "circle", "cross"])


def model(*, elsewhere, threshold, cost, outcome):
    """A dot for each QALY gained by those treated and, where it is looked at, for each lost elsewhere; and the balance."""
    result = budget_displacement(patients=PATIENTS, outcome_each=outcome, cost_each=cost, cost_per_qaly_displaced=threshold)
    shared = min(result.gained, result.displaced) if elsewhere else 0.0
    dots = _dots(result.gained, shared, PARTS[:2] if elsewhere else [PARTS[1]] * 2, top=0.0)
    if elsewhere:
        dots += _dots(result.displaced, shared, PARTS[2:], top=UPPER + GAP)
    shown = {"displaced": result.displaced if elsewhere else None, "net": result.net if elsewhere else None}
    level = _level(cost, outcome)
    balance = pd.DataFrame(
        {
            "gained": [round(result.gained, 1)],
            "displaced": [round(shown["displaced"], 1) if elsewhere else None],
            "net": [round(shown["net"], 1) if elsewhere else None],
            "money": [PATIENTS * cost],
            "level": [round(level)],
            "upper": [-0.75],
            "lower": [UPPER + GAP - 1.55],
            "lowest": [UPPER + GAP - 0.75],
        }
    ).astype({"displaced": float, "net": float})
    return {"dots": pd.DataFrame(dots, columns=["x", "y", "part", "size"]), "balance": balance}


def _dots(qalys, shared, parts, *, top):
    """Rows of dots; the last dot is as large as what is left of a QALY. Past `shared` the second part begins."""
    rows = []
    for at in range(ceil(round(qalys, 6))):
        size = min(1.0, qalys - at)
        part = parts[0] if at + size / 2 <= shared else parts[1]
        rows.append((at % ACROSS, top + at // ACROSS, part, round(size, 3)))
    return rows


def _level(cost, outcome):
    """What other care must pay for a QALY if adopting is to lose nothing: the drug's own ratio."""
    return incremental_cost_effectiveness_ratio(cost_new=cost, cost_standard=0, outcome_new=outcome, outcome_standard=0).ratio


def picture(rows):
    dots, balance = alt.Chart(rows["dots"]), alt.Chart(rows["balance"])
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, ACROSS - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[ROWS + 0.95, -1.2], nice=False))
    marks = dots.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=alt.Color("part:N", scale=COLORS, legend=None),
        shape=alt.Shape("part:N", scale=SHAPES, legend=None),
        size=alt.Size("size:Q", scale=alt.Scale(domain=[0, 1], range=[8, 95]), legend=None),
    )
    return alt.layer(
        marks,
        _line(balance, "'The 100 who are treated gain ' + format(datum.gained, '.1f') + ' QALYs'", "upper", weight=600),
        _line(balance, _LOST, "lower", weight=600),
        _line(balance, _NET, "lowest", weight=700),
        *(
            balance.transform_calculate(words=words)
            .mark_text(align="left", fontSize=12)
            .encode(x=alt.value(0), y=alt.value(HEIGHT - 22 + 18 * line), text="words:N", color=alt.value(QUIET))
            for line, words in enumerate(("'One mark is one QALY.'", _KEY))
        ),
    ).properties(height=HEIGHT)


_LOST = (
    "isValid(datum.displaced) ? 'People elsewhere lose ' + format(datum.displaced, '.1f') + ' QALYs'"
    " : '$' + format(datum.money / 1e6, ',.2f') + ' million less for other care'"
)
_KEY = (
    "!isValid(datum.net) ? '' : datum.net < -0.05 ? 'Gray: made up for above. Cross: lost on balance.'"
    " : datum.net > 0.05 ? 'Gray: made up for. Diamond: gained on balance.' : 'Gray: made up for above.'"
)
"""What the marks in view mean; without the care elsewhere there is one kind only."""
_NET = (
    "isValid(datum.net) ? 'Together: ' + (datum.net < 0 ? '−' : '+') + format(abs(datum.net), '.1f') + ' QALYs' : 'Nobody looked.'"
)


def _line(balance, words, row, *, weight=400):
    text = balance.transform_calculate(words=words).mark_text(align="left", fontWeight=weight, fontSize=14)
    return text.encode(x=alt.value(0), y=alt.Y(f"{row}:Q"), text="words:N", color=alt.value(INK if weight > 400 else QUIET))


def table(frame):
    """The balance in a row."""
    row = frame["balance"].iloc[0]
    seen = pd.notna(row["net"])
    return pd.DataFrame(
        {
            "Money moved": [f"${row['money']:,.0f}"],
            "QALYs gained by the 100": [f"{row['gained']:.1f}"],
            "QALYs lost elsewhere": [f"{row['displaced']:.1f}" if seen else "not looked at"],
            "Together": [_signed(row["net"]) if seen else "not looked at"],
        }
    )


def says(values, frame):
    row = frame["balance"].iloc[0]
    money = f"${row['money']:,.0f}"
    if not values["elsewhere"]:
        return f"The 100 patients gain {row['gained']:.1f} QALYs. Where the {money} came from, this picture does not say."
    sign = "a loss" if row["net"] < -0.05 else "a gain" if row["net"] > 0.05 else "neither gain nor loss"
    return (
        f"The 100 patients gain {row['gained']:.1f} QALYs. The {money} would have bought {row['displaced']:.1f} QALYs for other people, at "
        f"${values['threshold']:,.0f} each. Together: {_signed(row['net'])}, {sign}. The two sides are level where a QALY elsewhere costs ${row['level']:,.0f}."
    )


def _signed(qalys):
    return f"{'−' if qalys < -0.05 else '+' if qalys > 0.05 else ''}{abs(qalys):.1f}"


def _case(threshold):
    return budget_displacement(patients=PATIENTS, outcome_each=DRUG.outcome, cost_each=DRUG.cost, cost_per_qaly_displaced=threshold)


def _net():
    return round(_case(100_000).net, 1)


def _reveal(given, _truth):
    case = _case(100_000)
    if given >= 0:
        moral = "The people elsewhere lose more than the 100 gain."
    elif given < -50:
        moral = "You saw the people who are not in the room; those who are in it gain theirs as well."
    else:
        moral = "You saw the people who are not in the room."
    return (
        f"The 100 gain {case.gained:.1f}. Their drug costs \\${PATIENTS * DRUG.cost:,}, and at \\$100,000 each that money was "
        f"buying {case.displaced:.1f} QALYs for others. {moral}"
    )


PREDICTION = Prediction(
    prompt=(
        "Your budget is fixed. Every dollar for the drug leaves some other care, which buys a QALY for \\$100,000. You adopt the drug for 100 patients. Count "
        "everybody's health: by how many QALYs does the **whole** population gain (+) or lose (−)?"
    ),
    answer=Number("QALYs", relative=0, absolute=0.6, minimum=-500, maximum=500),
    truth=_net,
    reveal=_reveal,
    given=f"For each patient the drug adds {DRUG.outcome:g} QALY and, all in all, \\${DRUG.cost:,} of cost.",
)

EXPLORER = Explorer(
    "Who pays for the hundred?",
    serves=("ch03.displaced",),
    controls={
        "elsewhere": Switch("Show the care that pays for it", default=True),
        "threshold": Control(
            "A QALY elsewhere costs", unit="$", low=50_000, high=200_000, step=500, default=100_000, format=",.0f"
        ),
        "cost": Control(
            "The drug adds to a patient's bill", unit="$", low=20_000, high=100_000, step=100, default=DRUG.cost, format=",.0f"
        ),
        "outcome": Control(
            "It adds to a patient's life", unit="QALY", low=0.25, high=1.0, step=0.05, default=DRUG.outcome, format=".2f"
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two fields of dots, a dot a QALY. The upper field holds the QALYs gained by 100 treated patients, the lower one those that other people lose "
        "because the money is taken from their care. What one field holds more than the other is set off by color and shape: diamonds for a gain, crosses for a loss."
    ),
    scenes={
        "What the dossier shows": {"elsewhere": False},
        "Elsewhere, $100,000": {},
        "Elsewhere, $150,000": {"threshold": 150_000},
        "Drug alone, $62,400": {"cost": DRUG.drug_cost},
    },
    asks="Raise what a QALY elsewhere costs until gain and loss are level. Where is that, and which quotient of the drug's own numbers is it?",
    prediction=PREDICTION,
)
