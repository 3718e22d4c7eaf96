"""Donabedian's chain as a path diagram: what an educator does for outcomes through examinations, and past them."""

import altair as alt
import pandas as pd

from vbc.donabedian import confounded_slope, total_effect
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, QUIET, VERMILION
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Control

OTHER_EXAMS = 10.0  # standard deviation of examinations for other reasons, per 100 patients
ULCERS_OF_SICKNESS = -1.0  # ulcers avoided for one standard deviation of sickness: it brings one more

LEFT, RIGHT = -3.4, 7.4
NODES = {"structure": -1.9, "process": 2.0, "outcome": 5.9}
ROW, DIRECT_ROW, HIDDEN_ROW, HALF_WIDTH, HALF_HEIGHT = 6.3, 4.1, 9.0, 1.28, 0.95
PATHS = ["through exams", "otherwise", "hidden"]
COLORS = alt.Scale(domain=PATHS, range=[BLUE, GREEN, GRAY])
BARS = {"What it does": 2.05, "What data show": 0.55}


def model(*, exams, ulcers, direct, hidden):
    """The arrows with their strengths, what is written beside them, and the total split as it is and as data split it."""
    seen = confounded_slope(ulcers, severity_to_process=hidden, severity_to_outcome=ULCERS_OF_SICKNESS, process_noise=OTHER_EXAMS)
    total = total_effect(direct, structure_to_process=exams, process_to_outcome=ulcers)
    paths = pd.DataFrame(
        {
            "split": list(BARS),
            "per_exam": [ulcers, seen],
            "through": [exams * ulcers, exams * seen],
            "otherwise": [direct, total - exams * seen],
            "total": total,
        }
    )
    return {
        "arrows": _arrows(exams, ulcers, direct, hidden),
        "labels": _labels(exams, ulcers, direct, hidden, seen),
        "bars": _bars(paths),
    }


def _arrows(exams, ulcers, direct, hidden):
    """Straight pieces; the last piece of each path carries the head."""
    s, p, o = NODES.values()
    wide = {"a": exams / 6, "b": ulcers * 100, "c": direct * 4, "h": hidden / 3}
    edge, foot, drop = HALF_WIDTH, ROW - HALF_HEIGHT, HALF_HEIGHT
    pieces = [
        (PATHS[0], wide["a"], s + edge, ROW, p - edge, ROW, "right"),
        (PATHS[0], wide["b"], p + edge, ROW, o - edge, ROW, "right"),
        (PATHS[1], wide["c"], s, foot, s, DIRECT_ROW, ""),
        (PATHS[1], wide["c"], s, DIRECT_ROW, o, DIRECT_ROW, ""),
        (PATHS[1], wide["c"], o, DIRECT_ROW, o, foot, "up"),
    ]
    middle = (p + o) / 2
    if hidden:
        pieces += [
            (PATHS[2], wide["h"], middle - edge, HIDDEN_ROW, p, HIDDEN_ROW, ""),
            (PATHS[2], wide["h"], p, HIDDEN_ROW, p, ROW + drop, "down"),
            (PATHS[2], 3.0, middle + edge, HIDDEN_ROW, o, HIDDEN_ROW, ""),
            (PATHS[2], 3.0, o, HIDDEN_ROW, o, ROW + drop, "down"),
        ]
    frame = pd.DataFrame(pieces, columns=["path", "width", "x", "y", "x2", "y2", "head"])
    return frame.assign(shown=frame["width"].clip(lower=0.4), size=60 + 26 * frame["width"].clip(upper=10))


def _labels(exams, ulcers, direct, hidden, seen):
    s, p, o = NODES.values()
    rows = [
        ("node", s, ROW, "STRUCTURE\none more\neducator"),
        ("node", p, ROW, "PROCESS\nfoot exams\ndone"),
        ("node", o, ROW, "OUTCOME\nfoot ulcers\navoided"),
        ("path", (s + p) / 2, ROW + 1.45, f"a: {exams:g} exams"),
        ("path", (p + o) / 2, ROW + 1.45, f"b: {ulcers:g} each"),
        ("path", (s + o) / 2, DIRECT_ROW - 0.5, f"c′: {direct:g} ulcers avoided otherwise"),
    ]
    if hidden:
        rows += [
            ("node", (p + o) / 2, HIDDEN_ROW, "how sick?\n(nobody\nrecorded it)"),
            ("seen", (p + o) / 2 - 0.35, ROW - 1.35, f"data show b: {rounded(seen, 3)}"),
        ]
    return pd.DataFrame(rows, columns=["kind", "x", "y", "text"])


def _bars(paths):
    """Pieces of the two bars: what is positive grows to the right of 0 one after the other, what is negative to the left."""
    rows = []
    for row in paths.itertuples():
        through, otherwise = row.through, row.otherwise
        start = max(through, 0.0)
        rows.append((row.split, PATHS[0], BARS[row.split], 0.0, through, row.per_exam, row.total))
        rows.append((row.split, PATHS[1], BARS[row.split], start, start + otherwise, row.per_exam, row.total))
    frame = pd.DataFrame(rows, columns=["split", "path", "y", "from", "to", "per_exam", "total"])
    return frame.assign(amount=frame["to"] - frame["from"], text=[_split(paths, name) for name in frame["split"]])


def _split(paths, name):
    row = paths.set_index("split").loc[name]
    return f"{name}: {rounded(row.through, 2)} through exams + {rounded(row.otherwise, 2)} = {rounded(row.total, 2)}"


def table(frame):
    """The total and its two parts, as they are and as data split them."""
    wide = frame["bars"].pivot(index="split", columns="path", values="amount").reindex(list(BARS))
    first = frame["bars"].drop_duplicates("split").set_index("split").reindex(list(BARS))
    return pd.DataFrame(
        {
            "Per educator and 100 patients": wide.index,
            "Ulcers avoided by one exam": first["per_exam"].round(3).to_numpy(),
            "Avoided through exams": wide[PATHS[0]].round(2).to_numpy(),
            "Avoided otherwise": wide[PATHS[1]].round(2).to_numpy(),
            "Total": first["total"].round(2).to_numpy(),
        }
    )


def picture(rows):
    x_axis = alt.Axis(values=list(range(-2, 8, 2)), title="Ulcers avoided per educator and 100 patients (bars)", format="d")
    x_scale = alt.Scale(domain=[LEFT, RIGHT], nice=False)
    x = alt.X("x:Q", scale=x_scale, axis=x_axis)

    def up(field):
        return alt.Y(field, scale=alt.Scale(domain=[0, 10.4], nice=False), axis=None)

    y = up("y:Q")
    color = alt.Color("path:N", scale=COLORS, legend=None)
    arrows, labels, bars = alt.Chart(rows["arrows"]), alt.Chart(rows["labels"]), alt.Chart(rows["bars"])
    heads = [
        arrows.transform_filter(f"datum.head == '{head}'")
        .mark_point(shape=f"triangle-{head}", opacity=1)
        .transform_calculate(
            tip_x="datum.x2 - (datum.head == 'right' ? 0.1 : 0)",
            tip_y="datum.y2 + (datum.head == 'up' ? -0.16 : datum.head == 'down' ? 0.16 : 0)",
        )
        .encode(x="tip_x:Q", y=up("tip_y:Q"), color=color, size=alt.Size("size:Q", scale=None))
        for head in ("right", "up", "down")
    ]
    node = labels.transform_filter("datum.kind == 'node'").transform_calculate(
        left=f"datum.x - {HALF_WIDTH}",
        right=f"datum.x + {HALF_WIDTH}",
        low=f"datum.y - {HALF_HEIGHT}",
        high=f"datum.y + {HALF_HEIGHT}",
    )
    texts = [
        labels.transform_filter(f"datum.kind == '{kind}'")
        .mark_text(lineBreak="\n", fontSize=12, fontWeight=weight, color=ink)
        .encode(x=x, y=y, text="text:N")
        for kind, weight, ink in (("path", 600, INK), ("seen", 600, VERMILION))
    ]
    bar = bars.transform_calculate(low="datum.y - 0.28", high="datum.y + 0.28").encode(
        x=alt.X("from:Q", scale=x_scale, axis=x_axis), x2="to:Q", y=up("low:Q"), y2="high:Q", color=color
    )
    once = bars.transform_filter(f"datum.path == '{PATHS[0]}'")
    standing = once.transform_calculate(low="datum.y - 0.38", high="datum.y + 0.38")
    layers = (
        arrows.mark_rule(strokeCap="butt", opacity=0.9).encode(
            x=x, y=y, x2="x2:Q", y2="y2:Q", color=color, strokeWidth=alt.StrokeWidth("shown:Q", scale=None)
        ),
        *heads,
        node.mark_rect(fill="white", stroke=QUIET, strokeWidth=1.5, cornerRadius=6).encode(
            x=alt.X("left:Q"), x2="right:Q", y=up("low:Q"), y2="high:Q"
        ),
        node.mark_text(lineBreak="\n", fontSize=11.5, dy=-14, lineHeight=14, baseline="middle").encode(x=x, y=y, text="text:N"),
        *texts,
        bar.mark_bar(),
        standing.transform_calculate(zero="0").mark_rule(color=INK).encode(x="zero:Q", y=up("low:Q"), y2="high:Q"),
        standing.mark_rule(color=INK, strokeDash=[3, 3]).encode(x="total:Q", y=up("low:Q"), y2="high:Q"),
        once.transform_calculate(above="datum.y + 0.66")
        .mark_text(align="left", fontSize=12)
        .encode(x=alt.value(4), y=up("above:Q"), text="text:N"),
    )
    return alt.layer(*layers).properties(height=430)


def says(values, frame):
    bars = frame["bars"].pivot(index="split", columns="path", values="amount")
    true, seen = bars.loc["What it does"], bars.loc["What data show"]
    total = frame["bars"]["total"].iloc[0]
    opening = (
        f"One more educator brings {values['exams']:g} exams per 100 patients. They avoid {rounded(true[PATHS[0]], 2)} ulcers, and the educator "
        f"avoids {rounded(true[PATHS[1]], 2)} otherwise: {rounded(total, 2)} in all."
    )
    if not values["hidden"]:
        return opening
    slope = frame["bars"].loc[frame["bars"]["split"] == "What data show", "per_exam"].iloc[0]
    return (
        f"{opening} Data that do not know how sick patients are put an exam at {rounded(slope, 3)} ulcers avoided instead of "
        f"{rounded(values['ulcers'], 3)}, and split the same total into {rounded(seen[PATHS[0]], 2)} and {rounded(seen[PATHS[1]], 2)}."
    )


BEFORE = {"exams": 30, "ulcers": 0.04, "direct": 0.5, "hidden": 0}
HURRIED = {"exams": 60, "ulcers": 0.01}


def _avoided(exams, ulcers, direct, **_):
    return total_effect(direct, structure_to_process=exams, process_to_outcome=ulcers)


def _truth():
    before, after = _avoided(**BEFORE), _avoided(**BEFORE | HURRIED)
    if after > 1.5 * before:
        return "twice"
    return "more" if after > before else "same" if after == before else "fewer"


def _reveal(_given, _truth):
    before, after = _avoided(**BEFORE), _avoided(**BEFORE | HURRIED)
    return (
        f"Before, 30 exams at 0.04 ulcers each avoided 1.2, and with 0.5 avoided otherwise the educator came to {before:.1f}. After, 60 exams at "
        f"0.01 avoid 0.6, and all in all {after:.1f}. The score doubled, and more people have ulcers."
    )


PREDICTION = Prediction(
    prompt=(
        "A clinic's diabetes educator adds 30 foot exams per 100 patients a year. Each exam avoids 0.04 foot ulcers, and the educator avoids "
        "another 0.5 in other ways: people call, learn, come earlier. Now the region pays for every recorded exam. A year later there are 60; "
        "hurried, an exam avoids only 0.01 ulcers. The rest is as before. **How many ulcers does the educator avoid now?**"
    ),
    answer=Choice(
        {
            "twice": "About twice as many as before, as the exams have doubled",
            "more": "More than before, though by less than the exams suggest",
            "same": "As many as before: the two changes cancel out",
            "fewer": "Fewer than before, although the exams have doubled",
        }
    ),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "From structure to outcome: by which path?",
    serves=("ch02.path",),
    controls={
        "exams": Control("a: exams one educator adds", unit="per 100 patients", low=0, high=60, step=5, default=30, format=".0f"),
        "ulcers": Control("b: ulcers that one exam avoids", low=0, high=0.08, step=0.005, default=0.04, format=".3f"),
        "direct": Control("c′: ulcers avoided otherwise", unit="per 100 patients", low=0, high=2, step=0.1, default=0.5, format=".1f"),
        "hidden": Control(
            "Extra exams for the sicker", unit="per SD", low=0, high=20, step=1, default=0, format=".0f",
            help="Sicker patients are examined more often and have more ulcers; nobody recorded how sick they are.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A path diagram: an arrow from structure (an educator) to process (foot exams) to outcome (ulcers avoided), and one that goes past "
        "process. Arrows are as wide as they are strong. Below, two bars split the total into the two paths."
    ),
    scenes={
        "An educator at work": {},
        "Paid by the exam": HURRIED,
        "Structure that buys nothing": {"ulcers": 0, "direct": 0},
        "The sickest are examined most": {"hidden": 10},
    },
    asks="Open “The sickest are examined most”. What do the data say that an exam does, and which number do they get right all the same?",
    prediction=PREDICTION,
)  # fmt: skip
