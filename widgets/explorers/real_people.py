"""Real people: who gets a place, with housing out of the model and in it, over thirty divisions for cross-validation."""

import altair as alt
import pandas as pd

from vbc.detox_selection import DETOX_MODELS, detox_results, detox_slots, detox_summary
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from workbook.answers import Number
from workbook.controls import Control, Options

GROUPS = ["housed", "homeless"]
COLORS = alt.Scale(domain=GROUPS, range=[BLUE, ORANGE])
SHAPES = alt.Scale(domain=GROUPS, range=["circle", "square"])
MEASURES = {"ppv": "Precision", "equalized_odds": "Equalized-odds gap", "auc": "AUC"}
AXIS = {"without housing": 0, "with housing": 1}


def model(*, share, measure):
    """Thirty pairs of one measure, their means, and the share of each group's people who return and have a place."""
    results = detox_results(share)
    pairs = pd.DataFrame(
        {
            "division": results["seed"],
            "model": results["model"],
            "at": results["model"].map(AXIS) + (results["seed"] - 14.5) / 400,
            "value": results[measure],
        }
    )
    means = results.groupby("model", sort=False)[[measure, *(f"tpr_{group}" for group in GROUPS)]].mean()
    average = pd.DataFrame(
        {
            "model": DETOX_MODELS,
            "at": [AXIS[name] for name in DETOX_MODELS],
            "value": [means.at[name, measure] for name in DETOX_MODELS],
        }
    )
    found = pd.DataFrame(
        [(name, AXIS[name], group, means.at[name, f"tpr_{group}"]) for name in DETOX_MODELS for group in GROUPS],
        columns=["model", "at", "group", "found"],
    )
    return {"pairs": pairs, "average": average, "found": found}


def picture(rows):
    pairs, average, found = (alt.Chart(rows[name]) for name in ("pairs", "average", "found"))
    x = alt.X(
        "at:Q",
        title="Housing",
        scale=alt.Scale(domain=[-0.3, 1.35], nice=False),
        axis=alt.Axis(values=[0, 1], labelExpr="datum.value == 0 ? 'left out' : 'in the model'", grid=False),
    )
    y = alt.Y("value:Q", title="Each line: one division", scale=alt.Scale(domain=[0, 1], nice=False), axis=alt.Axis(format=".1f"))
    mean = "(datum.at == 0 ? 'mean ' : '') + format(datum.value, '.3f')"
    left = alt.layer(
        pairs.mark_line(strokeWidth=1, opacity=0.45, color=QUIET).encode(x=x, y=y, detail="division:N"),
        pairs.mark_point(size=18, filled=True, opacity=0.5, color=QUIET).encode(x=x, y=y),
        average.mark_line(strokeWidth=3, color=INK).encode(x=x, y=y),
        average.transform_calculate(words=mean).mark_text(fontWeight=700).encode(x=x, y=alt.value(10), text="words:N"),
    ).properties(title="Thirty divisions of 398 people", width=230, height=270)
    up = alt.Y(
        "found:Q",
        title="Have a place, of those who return",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format=".0%"),
    )
    color = alt.Color("group:N", scale=COLORS, legend=alt.Legend(title=None, orient="top"))
    shape = alt.Shape("group:N", scale=SHAPES, legend=alt.Legend(title=None, orient="top"))
    right = alt.layer(
        found.mark_line(strokeWidth=2.5).encode(x=x, y=up, color=color),
        found.mark_point(size=110, filled=True, opacity=1).encode(x=x, y=up, color=color, shape=shape),
        found.transform_filter("datum.at == 1")
        .mark_text(align="left", dx=9, fontWeight=600, fontSize=12)
        .encode(x=x, y=up, text=alt.Text("found:Q", format=".1%")),
    ).properties(title="Who is found, on average", width=230, height=270)
    return alt.concat(left, right, columns=2, spacing=28)


def table(frame):
    """Division by division, and the average share found."""
    wide = frame["pairs"].pivot(index="division", columns="model", values="value")[list(DETOX_MODELS)]
    return {
        "Share of those who return that has a place, mean": pd.DataFrame(
            {
                "Model": frame["found"]["model"],
                "People": frame["found"]["group"],
                "Share": frame["found"]["found"].map("{:.1%}".format),
            }
        ),
        "Each division": wide.round(3)
        .reset_index()
        .rename(columns={"division": "Division", **{m: m.capitalize() for m in DETOX_MODELS}}),
    }


def says(values, frame):
    summary = detox_summary(values["share"]).set_index("measure").loc[values["measure"]]
    found = frame["found"].set_index(["model", "group"])["found"]
    return (
        f"With {detox_slots(values['share'])} places for 398 people: {MEASURES[values['measure']].replace('Precision', 'precision').replace('Equalized', 'equalized')} is {summary['without']:.3f} on average with housing left out "
        f"({summary['lowest_without']:.3f} to {summary['highest_without']:.3f}) and {summary['with_housing']:.3f} with it in "
        f"({summary['lowest_with']:.3f} to {summary['highest_with']:.3f}); it is higher in {round(30 * summary['higher'])} of 30 divisions. Of the housed people who return, "
        f"{found['without housing', 'housed']:.1%} have a place without it and {found['with housing', 'housed']:.1%} with it; of the homeless ones "
        f"{found['without housing', 'homeless']:.1%} and {found['with housing', 'homeless']:.1%}. The divisions share their people: they say nothing of other people."
    )


MORE_PLACES = 0.35


def _summary():
    return detox_summary(MORE_PLACES).set_index("measure")


def _truth():
    return round(30 * _summary().at["ppv", "higher"])


def _reveal(given, truth):
    said = "about right" if abs(given - truth) <= 3 else "it is fewer" if given > truth else "it is more"
    gap = _summary().loc["equalized_odds"]
    return (
        f"**{truth}** of 30; you said {given:g}, {said}. With more places the gain in precision has turned into a small loss, while the equalized-odds gap is wider than before: {gap['with_housing']:.2f}, against "
        f"{gap['without']:.2f} with housing left out. What knowing housing bought was bought at one number of places; what it cost stays."
    )


PREDICTION = Prediction(
    prompt=(
        "With 80 places for the 398 people, the model that knows housing is the more precise one in 29 of 30 divisions. Now let there be 139 places, 35%. **In how many of the 30 is it more precise?**"
    ),
    answer=Number("divisions", relative=0, absolute=3, minimum=0, maximum=30),
    truth=_truth,
    reveal=_reveal,
    given=(
        "In a Boston trial 398 people left detoxification, 213 with a home and 185 without; 257 of them needed it again. A model is as precise as "
        "the share of its places that go to such people. Thirty times they were divided anew by lot, to learn risks on some and predict others."
    ),
)

EXPLORER = Explorer(
    "Real people, few of them",
    serves=("ch08.rates",),
    controls={
        "share": Control("Places, as a share of the 398", low=0.05, high=0.5, step=0.01, default=0.20, format=".0%"),
        "measure": Options("Compare", MEASURES, "ppv"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two pictures. Left, thirty thin lines, one for each division of the people for cross-validation, from the model without housing to the model with it, and a thick line for their mean. "
        "Right, the share of people who return that has a place, for housed and for homeless people, under both models."
    ),
    scenes={
        "Precision, places for 20%": {},
        "Gap, places for 20%": {"measure": "equalized_odds"},
        "Precision, places for 35%": {"share": 0.35},
        "Gap, places for 35%": {"share": 0.35, "measure": "equalized_odds"},
    },
    asks="At which number of places does the gain in precision vanish in the scatter of the lines? Does the gap between the groups vanish with it?",
    prediction=PREDICTION,
)
