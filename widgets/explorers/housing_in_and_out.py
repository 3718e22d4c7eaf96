"""453 people of a trial, housing left out and put in; and how strong a stranger would have to be to undo what is left."""

import altair as alt
import numpy as np
import pandas as pd

from vbc.omitted_variables import (
    OmittedStrength,
    adjusted_estimate,
    benchmark_strength,
    housing_in_and_out,
    robustness_value,
    zero_contour,
)
from vbc.undefined import is_undefined
from widgets.explorer import Explorer
from widgets.explorers._help_pairs import PAIRS, SHORT, two_of
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, QUIET, VERMILION
from widgets.written import rounded
from workbook.answers import Choice
from workbook.controls import Control, Options, Switch

MOST = 0.4
LEFT = (0.75, 0.5, 0.25, 0.0)
NAMES = {0.75: "¾ left", 0.5: "½ left", 0.25: "¼ left", 0.0: "0: undone"}
ACROSS = np.geomspace(0.0005, MOST, 140)


def _estimate(pair, housing):
    """Slope, standard error and degrees of freedom with housing out or in, and housing's own strength."""
    found = housing_in_and_out(*two_of(pair))
    fits = found.fits
    if housing:
        return found, fits.long, fits.long_standard_error, fits.long_df
    return found, fits.short, fits.standard_error, fits.df


def _stranger(found, housing, times):
    """An unmeasured variable so many times as strong as housing; housing itself at 1 while it is out."""
    own = found.strength
    if housing:
        return benchmark_strength(regressor_r2=own.with_regressor, outcome_r2=own.with_outcome, times=times)
    return OmittedStrength(own.with_outcome * times, own.with_regressor * times)


def model(*, pair, housing, times):
    """Lines on which a share of the slope is left, the stranger with what it would leave, and the numbers above them."""
    found, slope, error, df = _estimate(pair, housing)
    t = slope / error
    lines = []
    for left in LEFT:
        line = zero_contour(t * (1 - left), df=df, with_regressor=ACROSS)
        line = line[line["with_outcome"] <= MOST]
        lines.append(line.assign(left=NAMES[left], undone=left == 0.0))
    labels = [{"at": at, "left": NAMES[left]} for left in LEFT if (at := robustness_value(t, df=df, share=1 - left)) < MOST - 0.01]
    stranger = _stranger(found, housing, times)
    adjusted = None if is_undefined(stranger) else adjusted_estimate(slope, standard_error=error, df=df, strength=stranger)
    point = pd.DataFrame(
        {
            "with_regressor": [None if is_undefined(stranger) else stranger.with_regressor],
            "with_outcome": [None if is_undefined(stranger) else stranger.with_outcome],
            "adjusted": [adjusted],
            "slope": [slope],
            "error": [error],
            "df": [df],
            "robustness": [robustness_value(t, df=df)],
            "of_interval": [robustness_value(t, df=df, level=0.95)],
            "out": [found.fits.short],
            "in": [found.fits.long],
            **{f"n_{row.group}": [row.n] for row in found.residuals.itertuples()},
            **{f"left_{row.group}": [row.mean_residual] for row in found.residuals.itertuples()},
        }
    ).astype({"with_regressor": float, "with_outcome": float, "adjusted": float})
    return {
        "lines": pd.concat(lines, ignore_index=True),
        "labels": pd.DataFrame(labels, columns=["at", "left"]),
        "point": point,
    }


def picture(rows):
    lines, labels, point = (alt.Chart(rows[name]) for name in ("lines", "labels", "point"))
    scale = alt.Scale(domain=[0, MOST], nice=False)
    axis = alt.Axis(format=".0%", values=[0, 0.1, 0.2, 0.3, 0.4], labelFlush=True)
    x = alt.X("with_regressor:Q", title="Explains of what is left of the regressor", scale=scale, axis=axis)
    y = alt.Y(
        "with_outcome:Q",
        title="Explains of what is left of the outcome",
        scale=scale,
        axis=alt.Axis(format=".0%", values=[0, 0.1, 0.2, 0.3, 0.4]),
    )
    width = alt.StrokeWidth("undone:N", scale=alt.Scale(domain=[True, False], range=[3, 1.5]), legend=None)
    color = alt.Color("undone:N", scale=alt.Scale(domain=[True, False], range=[VERMILION, QUIET]), legend=None)
    on_line = labels.encode(x=alt.X("at:Q", scale=scale), y=alt.Y("at:Q", scale=scale), text="left:N")
    seen = f"isValid(datum.adjusted) && datum.with_regressor <= {MOST} && datum.with_outcome <= {MOST}"
    layers = (
        lines.transform_filter("datum.undone").mark_area(color=VERMILION, opacity=0.08).encode(x=x, y=y, y2=alt.datum(MOST)),
        lines.mark_line(clip=True).encode(x=x, y=y, detail="left:N", strokeWidth=width, color=color),
        on_line.mark_text(dx=4, align="left", dy=-5, fontSize=12, stroke="white", strokeWidth=4),
        on_line.mark_text(dx=4, align="left", dy=-5, fontSize=12, color=INK),
        point.transform_filter(seen)
        .mark_point(shape="diamond", filled=True, size=190, color=BLUE, opacity=1, stroke="white")
        .encode(x=x, y=y),
        *(_readout(point, words, at) for at, words in enumerate(_WORDS)),
    )
    return alt.layer(*layers).resolve_scale(color="independent").properties(height=400)


_WORDS = (
    "'Slope: ' + format(datum.slope, '.4f')",
    "isValid(datum.adjusted) ? 'with the stranger ◆: ' + format(datum.adjusted, '.4f') : 'No variable can be that strong.'",
)


def _readout(point, words, at):
    text = point.transform_calculate(words=words).mark_text(align="right", fontWeight=600, fontSize=14, color=INK)
    return text.encode(x=alt.value("width"), y=alt.value(10 + 20 * at), text="words:N")


def table(frame):
    """The slope with housing out and in, what is left for each group, and how robust the shown slope is."""
    row = frame["point"].iloc[0]
    return {
        "The slope": pd.DataFrame(
            {
                "Housing out": [rounded(row["out"], 6)],
                "Housing in": [rounded(row["in"], 6)],
                "Standard error, as shown": [f"{row['error']:.6f}"],
                "Robustness value": [f"{row['robustness']:.1%}"],
                "Of its 95% interval": [f"{row['of_interval']:.1%}"],
                "With the stranger": ["none so strong" if pd.isna(row["adjusted"]) else rounded(row["adjusted"], 6)],
            }
        ),
        "Observed less expected, housing out": pd.DataFrame(
            {
                "People": ["housed", "homeless in the past six months"],
                "Number": [int(row["n_housed"]), int(row["n_homeless"])],
                "On average": [rounded(row["left_housed"], 3), rounded(row["left_homeless"], 3)],
            }
        ),
    }


def says(values, frame):
    row = frame["point"].iloc[0]
    outcome, regressor = (SHORT[name].partition(",")[0] for name in two_of(values["pair"]))
    which = "in" if values["housing"] else "out"
    opening = (
        f"{outcome.capitalize()} on {regressor}, housing {which} of the model: the slope is {rounded(row['slope'], 4)} (standard error "
        f"{row['error']:.4f}). A stranger would undo it if it explained {row['robustness']:.1%} of what is left of each, outcome and regressor; "
        + (
            f"{row['of_interval']:.1%} would bring the 95% interval to 0."
            if row["of_interval"] > 0
            else "the 95% interval holds 0 already."
        )
    ).replace("in of the model", "in the model")
    if pd.isna(row["adjusted"]):
        return f"{opening} No variable can be {values['times']:g} times as strong as housing."
    if not values["housing"] and values["times"] == 1:
        return f"{opening} Housing itself explains {_strength(values)}; put in, it leaves {rounded(row['in'], 4)}, where the diamond says."
    strong = "as strong as" if values["times"] == 1 else f"{values['times']:g} times as strong as"
    return f"{opening} One {strong} housing could leave {rounded(row['adjusted'], 4)}."


def _strength(values):
    own = housing_in_and_out(*two_of(values["pair"])).strength
    return f"{own.with_outcome:.1%} of the outcome and {own.with_regressor:.1%} of the regressor"


def _undoing():
    """How many times as strong as housing a stranger undoes what is left of the drinks' slope with housing in."""
    found, slope, error, df = _estimate("consequences drinks", True)
    for times in np.arange(0.1, 20, 0.1):
        stranger = _stranger(found, True, float(times))
        if is_undefined(stranger) or adjusted_estimate(slope, standard_error=error, df=df, strength=stranger) <= 0:
            return round(float(times), 1)
    return None


def _truth():
    times = _undoing()
    return "never" if times is None else "half" if times < 0.8 else "one" if times < 1.8 else "three" if times < 6 else "ten"


def _reveal(_given, _truth):
    row = model(pair="consequences drinks", housing=True, times=1)["point"].iloc[0]
    return (
        f"About {_undoing():.1f} times. One just as strong would leave {row['adjusted']:.4f} of the {row['slope']:.4f}. Housing explains little of either, once "
        "the other is known, so three times its strength is still a modest variable. Whether that reassures you depends on whether you can name one."
    )


PREDICTION = Prediction(
    prompt=(
        "With housing in the model, a drink more a day goes with 0.0571 points more of consequences (standard error 0.0167). Somebody objects: “something "
        "else, which nobody recorded, makes people drink *and* suffer for it.” Measured against **housing**, how strong would that stranger have to be, "
        "with drinks and with consequences alike, to take the 0.0571 to 0?"
    ),
    answer=Choice(
        {
            "half": "Half as strong: the slope hangs by a thread",
            "one": "About as strong as housing",
            "three": "About three times as strong",
            "ten": "Ten times as strong, or more",
        }
    ),
    truth=_truth,
    reveal=_reveal,
)

EXPLORER = Explorer(
    "How strong would a stranger have to be?",
    serves=("ch06.like",),
    controls={
        "pair": Options(
            "Regress",
            PAIRS,
            "consequences drinks",
            help="Consequences of drinking, drinks a day, physical health, hospital stays so far, most drinks in one day.",
        ),
        "housing": Switch("Put housing into the model"),
        "times": Control("The stranger is as strong as housing, times", low=0.5, high=6, step=0.5, default=1, format=".1f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A plane of the strength of an unmeasured variable: the share it explains of what is left of the regressor across, of the outcome upward, 0 to 40%. "
        "Curves join strengths that leave the same share of the slope; beyond the heaviest one, shaded, the sign turns. A diamond is a variable compared with housing."
    ),
    scenes={
        "Housing out": {},
        "Housing in": {"housing": True},
        "In, a stranger 3 times as strong": {"housing": True, "times": 3},
        "A fragile slope": {"pair": "consequences hospitalizations"},
        "A sturdy slope": {"pair": "drinks most_drinks"},
    },
    asks="Go through the list of pairs, housing in. Which slope is hardest to undo, which easiest? Can you name a stranger that might do it?",
    prediction=PREDICTION,
)
