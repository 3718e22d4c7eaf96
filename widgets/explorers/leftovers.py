"""Frisch, Waugh and Lovell as a picture: take housing out of outcome and regressor, and draw what is left of each."""

import altair as alt
import pandas as pd

from vbc.help_detox import help_baseline
from vbc.omitted_variables import housing_in_and_out, partial_slope, residuals_on
from widgets.explorer import Explorer
from widgets.explorers._help_pairs import PAIRS, SHORT, two_of
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, VERMILION
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Options, Switch

KINDS = ["housed", "homeless"]
COLORS = alt.Scale(domain=KINDS, range=[BLUE, VERMILION])
SHAPES = alt.Scale(domain=KINDS, range=["circle", "diamond"])


def _left(pair, clean_outcome, clean_regressor):
    """Both variables about their means, or about the mean of people of the same housing."""
    outcome, regressor = two_of(pair)
    people = help_baseline()[[outcome, regressor, "homeless"]].dropna()
    housing = {"homeless": people["homeless"]}
    y = residuals_on(people[outcome], housing if clean_outcome else {})
    x = residuals_on(people[regressor], housing if clean_regressor else {})
    return people["homeless"].to_numpy(), x, y


def model(*, pair, clean_regressor, clean_outcome):
    """What is left of each person's two values, the line through them, and the centers of the two groups."""
    homeless, x, y = _left(pair, clean_outcome, clean_regressor)
    slope = partial_slope(y, x, others={}).slope
    people = pd.DataFrame({"x": x, "y": y, "kind": pd.Series(homeless).map({0: KINDS[0], 1: KINDS[1]})}).round(4)
    ends = [x.min(), x.max()]
    fits = housing_in_and_out(*two_of(pair)).fits
    return {
        "people": people,
        "line": pd.DataFrame({"x": ends, "y": [slope * end for end in ends]}),
        "centers": people.groupby("kind", as_index=False)[["x", "y"]].mean(),
        "readout": pd.DataFrame(
            {
                "slope": [slope],
                "out": [fits.short],
                "in": [fits.long],
                "x_name": [SHORT[two_of(pair)[1]]],
                "y_name": [SHORT[two_of(pair)[0]]],
            }
        ),
    }


def picture(rows):
    people, line, centers, readout = (alt.Chart(rows[name]) for name in ("people", "line", "centers", "readout"))
    x = alt.X("x:Q", title="Regressor, from its mean, less what was taken out", axis=alt.Axis(tickCount=6))
    # room above the people for what is written there
    y = alt.Y(
        "y:Q",
        title="Outcome, from its mean, less what was taken out",
        axis=alt.Axis(tickCount=6),
        scale=alt.Scale(padding=64, nice=False),
    )
    color, shape = alt.Color("kind:N", scale=COLORS, legend=None), alt.Shape("kind:N", scale=SHAPES, legend=None)
    layers = (
        people.mark_point(size=26, opacity=0.45).encode(x=x, y=y, color=color, shape=shape),
        line.mark_line(color=INK, strokeWidth=3).encode(x=x, y=y),
        centers.mark_point(size=260, filled=True, opacity=1, stroke="white", strokeWidth=2).encode(
            x=x, y=y, color=color, shape=shape
        ),
        _readout(readout, "'Slope: ' + format(datum.slope, '.4f')", 0, 700, INK),
        _readout(readout, "'● housed'", 1, 600, BLUE),
        _readout(readout, "'◆ homeless in the past six months'", 2, 600, "#a84900"),
    )
    return alt.layer(*layers).properties(height=400)


def _readout(readout, words, at, weight, color):
    text = readout.transform_calculate(words=words).mark_text(align="right", fontWeight=weight, color=color)
    return text.encode(x=alt.value("width"), y=alt.value(10 + 20 * at), text="words:N")


def table(frame):
    """The slope shown, the two of the regressions, and where the groups' centers are."""
    row, centers = frame["readout"].iloc[0], frame["centers"]
    return {
        "Slopes": pd.DataFrame(
            {
                "As shown": [rounded(row["slope"], 6)],
                "Regression without housing": [rounded(row["out"], 6)],
                "Regression with housing": [rounded(row["in"], 6)],
            }
        ),
        "Centers": pd.DataFrame(
            {
                "People": centers["kind"],
                "Regressor": [rounded(v, 3) for v in centers["x"]],
                "Outcome": [rounded(v, 3) for v in centers["y"]],
            }
        ),
    }


def says(values, frame):
    row = frame["readout"].iloc[0]
    done = [name for name, switch in (("regressor", "clean_regressor"), ("outcome", "clean_outcome")) if values[switch]]
    what = f"Housing is taken out of {' and '.join(done)}" if done else "Housing is taken out of neither"
    equal = abs(row["slope"] - row["in"]) < 1e-9
    same = "the very slope of the regression with housing" if equal else "neither"
    if abs(row["slope"] - row["out"]) < 1e-9:
        same = "the slope of the regression without housing"
    end = {
        "neither": f"That is no regression’s slope (without housing {rounded(row['out'], 4)}, with it {rounded(row['in'], 4)}): the groups still differ across, no longer upward.",
    }.get(same, f"That is {same}.")
    return f"{what}. The slope through the leftovers is {rounded(row['slope'], 4)}. {end}"


def _truth():
    fits = housing_in_and_out().fits
    enough = []
    for name, y_clean, x_clean in (("outcome", True, False), ("regressor", False, True)):
        _, x, y = _left("consequences drinks", y_clean, x_clean)
        if abs(partial_slope(y, x, others={}).slope - fits.long) < 1e-9:
            enough.append(name)
    return {(): "both", ("outcome",): "outcome", ("regressor",): "regressor"}.get(tuple(enough), "either")


def _reveal(_given, _truth):
    return (
        "Taking it out of the regressor is enough. A slope asks what goes along with the regressor; once nothing of housing is left in it, whatever "
        "housing does to the outcome is scatter. Taking it out of the outcome alone is a different thing, and a common error."
    )


PREDICTION = Prediction(
    prompt=(
        "You want the slope of the regression *with* housing, and all you own is a tool for one straight line. From a variable you can take out what "
        "housing explains of it and go on with the leftovers. From which must you take it, to get that slope exactly?"
    ),
    answer=Choice(
        {
            "both": "From both: anything less leaves housing in",
            "outcome": "From the outcome is enough",
            "regressor": "From the regressor is enough",
            "either": "From either of the two: it makes no difference which",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Try that switch.",
)

EXPLORER = Explorer(
    "What is left when housing is taken out?",
    serves=("ch06.slope", "ch06.like"),
    controls={
        "clean_regressor": Switch("Take housing out of the regressor"),
        "clean_outcome": Switch("Take housing out of the outcome"),
        "pair": Options(
            "Regress",
            PAIRS,
            "consequences drinks",
            help="Consequences of drinking, drinks a day, physical health, hospital stays so far, most drinks in one day.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A scatter plot of 453 people, regressor across and outcome upward, each counted from its mean, less what has been taken out of it, with a straight line through all. "
        "Circles were housed, diamonds homeless; a large mark is the center of each group."
    ),
    scenes={
        "Nothing taken out": {},
        "Out of the regressor": {"clean_regressor": True},
        "Out of the outcome": {"clean_outcome": True},
        "Out of both": {"clean_regressor": True, "clean_outcome": True},
    },
    asks="Flip the two switches one at a time and watch the large marks. Which move of theirs changes the line, and which only its scatter?",
    prediction=PREDICTION,
)
