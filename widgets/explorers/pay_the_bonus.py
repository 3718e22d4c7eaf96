"""What a gain of nine points is made of: who came back, where they began, and who was offered the program. The moment of chapter 2."""

from functools import cache

import altair as alt
import pandas as pd

from vbc.change_compared import change_by_baseline
from vbc.help_trial import HIGHER_IS_BETTER, MONTHS, arms_compared, paired_scores, score_direction
from vbc.patient_reported import mean_change_of_all, responder_bounds, responder_share, score_change
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, QUIET, VERMILION
from widgets.written import signed
from workbook.answers import Number
from workbook.controls import Control, Options

IMPORTANT = 5
CAME, LATER, NEVER, CLINIC, USUAL, ALL = "came", "came later", "not seen afterward", "clinic", "usual care", "all"
KINDS = [CAME, LATER, NEVER, CLINIC, USUAL, ALL]
COLORS = alt.Scale(domain=KINDS, range=[BLUE, GRAY, VERMILION, BLUE, VERMILION, INK])
SHAPES = alt.Scale(domain=KINDS, range=["circle", "circle", "cross", "circle", "diamond", "circle"])
DASHES = alt.Scale(domain=KINDS, range=[[1, 0], [1, 0], [1, 0], [1, 0], [6, 4], [6, 4]])
LOWEST, HIGHEST, TOP = -46, 60, 106
HEIGHT = 468
RULER = range(-10, 11, 5)
ACROSS = 76 / 28
"""The difference has a scale of its own: its points, from −14 to 14, go across the scores' 76."""
EXHIBITS = {1: "report", 2: "missing", 3: "start", 4: "arms"}
TITLES = {"report": "the report", "missing": "who is missing", "start": "where they began", "arms": "who was offered it"}


@cache
def _pairs(score, month):
    """One row a patient, with how much better the second score is, whichever way the scale runs."""
    pairs = paired_scores(score, month=int(month))
    sign = 1 if HIGHER_IS_BETTER[score] else -1
    return pairs.assign(better=sign * (pairs["follow_up"] - pairs["baseline"]))


@cache
def _came(score, month):
    """Those with both scores."""
    return _pairs(score, month).dropna(subset=["better", "baseline"])


@cache
def _compared(score, month):
    return arms_compared(score, month=int(month))


@cache
def _thirds(score, month):
    came = _came(score, month)
    return change_by_baseline(came["baseline"], came["follow_up"])


def model(*, exhibit, score, month, supposed):
    """Each person's first score and change, the mean lines of the exhibit, and what is written above them."""
    pairs, came = _pairs(score, month), _came(score, month)
    name = EXHIBITS[exhibit]
    people = pd.DataFrame({"start": came["baseline"], "better": came["better"], "kind": came["arm"] if name == "arms" else CAME})
    make = {"report": _report, "missing": _missing, "start": _start, "arms": _arms}[name]
    lines, notes = make(pairs, came, score, month, supposed)
    added = _compared(score, month).added if name == "arms" else None
    notes = [f"Exhibit {exhibit}: {TITLES[name]}", *notes]
    if name == "missing":
        people = pd.concat([people, _absent(pairs, supposed)])
    return {
        "people": people.reset_index(drop=True),
        "lines": pd.DataFrame(lines, columns=["who", "kind", "n", "left", "right", "mean", "text"]),
        "notes": pd.DataFrame({"line": range(len(notes)), "note": notes}),
        "added": _added(added),
    }


def _absent(pairs, supposed):
    """Those who gave no second score stand where the reader supposes them, spread a little so that each is seen."""
    absent = pairs[pairs["better"].isna() & pairs["baseline"].notna()].reset_index(drop=True)
    spread = 5 * ((absent.index * 0.618034) % 1 - 0.5)
    kind = absent["seen_later"].map({True: LATER, False: NEVER})
    return pd.DataFrame({"start": absent["baseline"], "better": supposed + spread, "kind": kind})


def _line(who, kind, members, text="", left=0.0, right=76.0):
    return who, kind, len(members), left, right, float(members.mean()), text


def _report(pairs, came, score, month, supposed):
    return [_line("everybody with two scores", CAME, came["better"])], [
        f"{len(came)} people with two scores",
        f"mean: {signed(came['better'].mean(), 2)} points",
    ]


def _missing(pairs, came, score, month, supposed):
    mean, n = came["better"].mean(), len(pairs)
    of_all = mean_change_of_all(mean, answered=len(came), enrolled=n, missing_change=supposed)
    absent = pairs[~pairs["interviewed"]]
    lines = [
        _line("everybody with two scores", CAME, came["better"]),
        ("all, as supposed", ALL, n, 0.0, 76.0, float(of_all), ""),
    ]
    return lines, [
        f"● two scores: {len(came)}, mean {signed(mean, 2)} (line)",
        f"○ missed it and came later: {absent['seen_later'].sum()}",
        f"+ missed it, not seen afterward: {(~absent['seen_later']).sum()}",
        f"All {n}, the missing at {signed(supposed, 0)}: {signed(of_all, 2)} (dashes)",
    ]


def _start(pairs, came, score, month, supposed):
    sign = 1 if HIGHER_IS_BETTER[score] else -1
    thirds = _thirds(score, month)
    lines = [
        (f"from {row.from_score:.1f} to {row.to_score:.1f}", ALL, row.n, row.from_score, row.to_score, sign * row.mean_change,
         signed(sign * row.mean_change, 1))
        for row in thirds.itertuples()
    ]  # fmt: skip
    return lines, ["three groups by first score,", "with the mean of each"]


def _arms(pairs, came, score, month, supposed):
    both = _compared(score, month)
    own = {arm: came.loc[came["arm"] == arm, "better"] for arm in (CLINIC, USUAL)}
    lines = [_line("offered the clinic", CLINIC, own[CLINIC]), _line("usual care", USUAL, own[USUAL])]
    return lines, [
        f"● offered the clinic: {both.clinic.n}, mean {signed(both.clinic.improvement, 2)} (line)",
        f"◆ usual care: {both.usual_care.n}, mean {signed(both.usual_care.improvement, 2)} (dashes)",
    ]


def _added(added):
    """The difference of the two means with its limits, above a ruler of its own; no rows in the exhibits without one."""
    if added is None:
        return pd.DataFrame({"part": [], "at": [], "to": [], "text": []})
    low, high = added.interval
    rows = [("ruler", 38 + ACROSS * mark, 0.0, signed(mark, 0)) for mark in RULER]
    rows += [
        ("limits", 38 + ACROSS * low, 38 + ACROSS * high, ""),
        ("difference", 38 + ACROSS * added.difference, 0.0, f"difference {signed(added.difference, 2)}"),
        ("words", 38.0, 0.0, f"95% limits {signed(low, 2)} to {signed(high, 2)}"),
    ]
    return pd.DataFrame(rows, columns=["part", "at", "to", "text"])


def table(frame):
    """The means first, then everybody who is drawn."""
    lines = frame["lines"]
    means = pd.DataFrame({"Who": lines["who"], "People": lines["n"], "Mean, points better": lines["mean"].round(2)})
    people = frame["people"].rename(columns={"start": "First score", "better": "Points better", "kind": "Who"}).round(1)
    people.loc[people["Who"].isin([LATER, NEVER]), "Points better"] = float("nan")
    return {"Means": means, "People": people}


def picture(rows):
    x = alt.X("start:Q", title="Score at the start", scale=alt.Scale(domain=[0, 76], nice=False), axis=alt.Axis(tickCount=8))
    y = alt.Y(
        "better:Q",
        title="Points better at the second interview",
        scale=alt.Scale(domain=[LOWEST, TOP], nice=False),
        axis=alt.Axis(values=[-40, -20, 0, 20, 40, HIGHEST], labelExpr="replace(format(datum.value, '+d'), '+0', '0')"),
    )
    color, shape = alt.Color("kind:N", scale=COLORS, legend=None), alt.Shape("kind:N", scale=SHAPES, legend=None)
    people, lines = alt.Chart(rows["people"]), alt.Chart(rows["lines"])
    absent = f"datum.kind == '{LATER}' || datum.kind == '{NEVER}'"
    segment = lines.encode(x=alt.X("left:Q"), x2="right:Q", y=alt.Y("mean:Q"))
    named = lines.transform_calculate(middle="(datum.left + datum.right) / 2").encode(x="middle:Q", y="mean:Q", text="text:N")
    notes, added = alt.Chart(rows["notes"]), alt.Chart(rows["added"])

    def part(name, height):
        return added.transform_filter(f"datum.part == '{name}'").encode(x="at:Q", y=alt.value(height))

    layers = (
        people.transform_filter(f"!({absent})").mark_point(size=28, opacity=0.6).encode(x=x, y=y, color=color, shape=shape),
        people.transform_filter(f"datum.kind == '{LATER}'")
        .mark_point(size=28, filled=False, strokeWidth=1.4, opacity=0.8)
        .encode(x=x, y=y, color=color, shape=shape),
        people.transform_filter(f"datum.kind == '{NEVER}'")
        .mark_point(size=44, opacity=1)
        .encode(x=x, y=y, color=color, shape=shape),
        lines.transform_calculate(nothing="0").mark_rule(color=QUIET).encode(y="nothing:Q"),
        # a white edge keeps the mean readable where it crosses the points
        segment.mark_rule(strokeWidth=5, color="white"),
        segment.mark_rule(strokeWidth=3).encode(color=color, strokeDash=alt.StrokeDash("kind:N", scale=DASHES, legend=None)),
        named.mark_text(dy=-12, fontWeight=700, fontSize=14, stroke="white", strokeWidth=5),
        named.mark_text(dy=-12, fontWeight=700, fontSize=14),
        *(
            notes.transform_filter(f"datum.line == {line}")
            .mark_text(align="left", baseline="top", fontSize=12.5, fontWeight=600 if line == 0 else 400)
            .encode(x=alt.value(6), y=alt.value(4 + 19 * line), text="note:N")
            for line in range(5)
        ),
        part("difference", 62).mark_text(fontSize=19, fontWeight=700, baseline="top").encode(text="text:N"),
        part("ruler", 117).mark_text(fontSize=11.5, baseline="top", color=QUIET).encode(text="text:N"),
        part("limits", 108).mark_rule(strokeWidth=7, color=INK, opacity=0.55).encode(x2="to:Q"),
        part("ruler", 108).mark_tick(orient="vertical", height=14, thickness=1, color=INK),
        part("difference", 108).mark_point(shape="diamond", filled=True, size=150, color=INK, opacity=1),
        part("words", 87).mark_text(fontSize=13, fontWeight=600, baseline="top").encode(text="text:N"),
    )
    return alt.layer(*layers).properties(height=HEIGHT)


def says(values, frame):
    pairs, came = (found(values["score"], values["month"]) for found in (_pairs, _came))
    better = score_direction(values["score"])
    change = score_change(pairs["baseline"], pairs["follow_up"], better=better)
    enough = responder_share(pairs["baseline"], pairs["follow_up"], better=better, important_change=IMPORTANT)
    if EXHIBITS[values["exhibit"]] == "report":
        return (
            f"{change.n} of {len(pairs)} people gave both scores: {change.baseline_mean:.2f} at the start, {change.follow_up_mean:.2f} "
            f"after {values['month']} months, {_points(change.improvement)}. That is {_plain(abs(change.effect_size))} standard deviations of "
            f"the first scores (effect size) and {_plain(abs(change.standardized_response_mean))} of the changes; {enough:.0%} are "
            f"{IMPORTANT} points better or more."
        )
    if EXHIBITS[values["exhibit"]] == "missing":
        supposed = f"became better by {signed(values['supposed'], 0)}" if values["supposed"] else "had not changed"
        share = responder_bounds(int((came["better"] >= IMPORTANT).sum()), answered=change.n, enrolled=len(pairs))
        absent = pairs[~pairs["interviewed"]]
        level = change.n * change.improvement / change.missing
        more = change.missing - len(absent)
        others = f"; {more} came without a first score" if more == 1 else f"; {more} came and lack a score" if more > 1 else ""
        return (
            f"{len(absent)} of {len(pairs)} missed the interview ({_afterward(absent, values['month'])}){others}. "
            f"If the {change.missing} without two scores {supposed}, all {len(pairs)} became better by {signed(frame['lines']['mean'].iloc[1], 2)} on average; the gain is gone "
            f"if they became {level:.1f} worse. "
            f"Those better by {IMPORTANT} points or more are {share.lower:.1%} to {share.upper:.1%} of all.".replace(" -", " −")
        )
    if EXHIBITS[values["exhibit"]] == "start":
        parts = [f"{row.text} for those who began {row.who}" for row in frame["lines"].itertuples()]
        return f"The mean of {signed(came['better'].mean(), 2)} splits into {parts[0]}, {parts[1]} and {parts[2]}."
    both = _compared(values["score"], values["month"])
    low, high = both.added.interval
    return (
        f"Drawn by lot: {both.clinic.n} people offered the clinic are {_points(both.clinic.improvement)}, {both.usual_care.n} with usual care "
        f"{_points(both.usual_care.improvement)}. The estimate of the program's part, among those who came "
        f"back, is the difference: {signed(both.added.difference, 2)}; true differences from {signed(low, 2)} to {signed(high, 2)} fit these numbers."
    )


def _afterward(absent, month):
    if int(month) == MONTHS[-1]:
        return "it was the last one"
    return f"{absent['seen_later'].sum()} of them came to a later one, {(~absent['seen_later']).sum()} were never seen again"


def _plain(size):
    return f"{size:.2f}"


def _points(improvement):
    return f"{abs(improvement):.2f} points {'better' if improvement >= 0 else 'worse'}"


def _reveal(_given, _truth):
    # The exhibits answer; saying it here would close the case on its first page.
    return "Noted in the file. The sheet can neither bear it out nor contradict it. Four exhibits, further down, may."


def _given():
    pairs = paired_scores()
    change = score_change(pairs["baseline"], pairs["follow_up"], better="higher")
    return (
        f"In Boston, {len(pairs)} people in a detoxification unit entered a study of a clinic program that was to link them to primary care. Half a "
        f"year later their mean mental health score had gone from {change.baseline_mean:.1f} to {change.follow_up_mean:.1f}, "
        f"{change.mean_change:.1f} points better. (50 is the mean of the United States, 10 its standard deviation.)"
    )


PREDICTION = Prediction(
    prompt=(
        "What share of such a gain is due to the clinic program, and would **not** have come without it? (0% if none, 100% if all; below 0% "
        "if you think that it did harm.)"
    ),
    answer=Number(rate=True, minimum=-1, maximum=1),
    truth=None,
    reveal=_reveal,
    given=_given,
)

EXPLORER = Explorer(
    "What are the nine points made of?",
    serves=("ch02.added",),
    controls={
        "exhibit": Control("Exhibit", low=1, high=4, step=1, default=1, format=".0f"),
        "score": Options(
            "Score", {"mcs": "mental health", "pcs": "physical health", "ces_d": "depression (lower is better)"}, "mcs"
        ),
        "month": Options("Second interview", {str(month): f"month {month}" for month in MONTHS}, "6"),
        "supposed": Control(
            "Suppose the missing became better by",
            unit="points",
            low=-15,
            high=15,
            step=1,
            default=0,
            format="+.0f",
            help="In exhibit 2 only.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A scatter plot of people in a study: their score at the start across, how many points better they were at the second interview "
        "upward, with a line at no change and lines at means. Four exhibits show the same people in four ways."
    ),
    scenes={
        "1 The report": {},
        "2 Who is missing": {"exhibit": 2},
        "3 Where they began": {"exhibit": 3},
        "4 Who was offered it": {"exhibit": 4},
        "Depression, by lot": {"exhibit": 4, "score": "ces_d"},
    },
    asks="Walk through exhibits 1 to 4. Which of them can tell you what the program did, and what does each of the others leave open?",
    prediction=PREDICTION,
)
