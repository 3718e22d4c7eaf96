"""One clinic, one budget: people who get better peak at few visits each, visits delivered at no number of them."""

import altair as alt
import pandas as pd

from vbc.follow_up import patients_enrolled, share_better
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GREEN, INK, QUIET
from workbook.answers import Number
from workbook.controls import Control, Options

BUDGET, ENROLLMENT, VISIT = 100_000, 400, 100
MOST_VISITS = 10
HEIGHT = 240
COUNTS = {"visits": "Visits delivered", "better": "Patients who get better"}


def model(*, visits_each, counted):
    """Visits delivered, or patients who get better, for every number of visits a patient."""
    rows = []
    for visits in range(MOST_VISITS + 1):
        patients = patients_enrolled(visits, budget=BUDGET, enrollment_cost=ENROLLMENT, visit_cost=VISIT)
        better = patients * share_better(visits, best_share=0.6, half_way=1.5)
        total = patients * visits if counted == "visits" else better
        rows.append((visits, round(patients), round(total), COUNTS[counted]))
    return pd.DataFrame(rows, columns=["visits_each", "patients", "total", "counted"])


def picture(rows):
    visits_each = alt.param(name="visits_each", value=MOST_VISITS)
    x = alt.X(
        "visits_each:Q",
        title="Visits for each patient",
        axis=alt.Axis(values=list(range(0, MOST_VISITS + 1, 2))),
        scale=alt.Scale(domain=[-0.3, MOST_VISITS + 0.5], nice=False),
    )
    y = alt.Y("total:Q", title="In a year, from $100,000", scale=alt.Scale(zero=True))
    color = alt.Color("counted:N", scale=alt.Scale(domain=list(COUNTS.values()), range=[BLUE, GREEN]), legend=None)
    base = alt.Chart(rows).encode(x=x, y=y)
    here = base.transform_filter("datum.visits_each == visits_each")
    name = base.transform_filter("datum.visits_each == 9").encode(text="counted:N")
    under = {"align": "right", "dy": 62, "fontWeight": 600}  # under its curve, where neither curve passes, on a phone too
    return (
        alt.layer(
            base.mark_line(point=alt.OverlayMarkDef(size=30)).encode(color=color),
            here.mark_rule(strokeDash=[2, 2]).encode(y=alt.value(0), y2=alt.value(HEIGHT), color=alt.value(QUIET)),
            here.mark_point(size=180, filled=True, opacity=1).encode(color=color),
            here.mark_text(dy=-18, fontWeight=600, fontSize=15, color=INK).encode(text=alt.Text("total:Q", format=",")),
            name.mark_text(**under, stroke="white", strokeWidth=5),  # the dotted line stops at the name
            name.mark_text(**under).encode(color=color),
        )
        .add_params(visits_each)
        .properties(height=HEIGHT)
    )


def table(frame):
    """The count that is shown gives its name to its column."""
    names = {"visits_each": "Visits for each patient", "patients": "Patients", "total": frame["counted"].iloc[0]}
    return frame[list(names)].rename(columns=names)


def says(values, frame):
    here = frame.set_index("visits_each").loc[values["visits_each"]]
    top = frame.loc[frame["total"].idxmax()]
    what = here["counted"].lower()
    rising = ", the most shown, and still rising" if top["visits_each"] == MOST_VISITS else ""
    return (
        f"At {values['visits_each']} visits each, ${BUDGET:,} pays for {here['patients']} patients "
        f"and counts {here['total']:,} {what}. "
        f"That count is largest at {top['visits_each']} visits each{rising}."
    )


def _best():
    frame = model(visits_each=1, counted="better")
    return int(frame.loc[frame["total"].idxmax(), "visits_each"])


def _reveal(given, truth):
    how = "You had it." if given == truth else f"You said {given:g}."
    return (
        f"{how} Most people get better at **{truth} visits each**. Beyond that, every extra visit helps the patients who are in "
        "a little, and keeps others out."
    )


def _given():
    shares = [round(100 * share_better(visits, best_share=0.6, half_way=1.5)) for visits in range(MOST_VISITS + 1)]
    return f"Of 100 patients with 0, 1, 2 … {MOST_VISITS} visits each, so many get better: {', '.join(map(str, shares))}."


EXPLORER = Explorer(
    "Count what matters",
    serves=("ch00.count", "ch00.moves"),
    controls={
        "visits_each": Control("Visits for each patient", low=0, high=MOST_VISITS, step=1, default=10, format=".0f"),
        "counted": Options("Count", COUNTS, "visits"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes="A line chart: what one clinic's budget yields in a year, for 0 to 10 visits a patient.",
    scenes={"Count visits": {"counted": "visits"}, "Count people": {"counted": "better"}},
    asks="Which count has a peak, and where? What does the other one do?",
    linked=("visits_each",),
    prediction=Prediction(
        prompt=(
            "A clinic has \\$100,000 a year. Taking a patient in costs \\$400 and each visit \\$100. "
            "More visits help each patient, the first ones most. How many visits for each patient make the **most people** better?"
        ),
        answer=Number("visits", relative=0, absolute=0, minimum=0, maximum=10),
        truth=_best,
        reveal=_reveal,
        onward="Below, change the count from visits to people and move the slider across the top.",
        given=_given,
    ),
)
