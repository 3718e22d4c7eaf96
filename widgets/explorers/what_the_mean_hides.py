"""An overall rate of two years, the two groups behind it, and how much of its change is who was counted."""

import altair as alt
import pandas as pd

from vbc.stratified_measurement import overall_change
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, ORANGE, QUIET
from widgets.written import signed
from workbook.answers import Number
from workbook.controls import Control

BEFORE = {"Hillside": 0.12, "Riverside": 0.22}
PEOPLE = 1_000
START = 0.5
ROOM = 0.018
"""The height of a label, on the scale of the rates."""
YEARS = ["last year", "this year"]
NAMES = ["Riverside", "all", "Hillside"]
COLORS = alt.Scale(domain=NAMES, range=[ORANGE, INK, BLUE])
DASHES = alt.Scale(domain=NAMES, range=[[1, 0], [6, 4], [1, 0]])


def model(*, share, hillside, riverside):
    """Rates and people of both years, and the overall change taken apart."""
    after = {"Hillside": hillside, "Riverside": riverside}
    sizes = [{"Hillside": PEOPLE * (1 - part), "Riverside": PEOPLE * part} for part in (START, share)]
    change = overall_change(BEFORE, after, sizes_before=sizes[0], sizes_after=sizes[1])
    rows = []
    for year, rates, size, overall in zip(YEARS, (BEFORE, after), sizes, (change.before, change.after), strict=True):
        for name in NAMES:
            people = PEOPLE if name == "all" else round(size[name])
            rows.append((YEARS.index(year), year, name, overall if name == "all" else rates[name], people))
    rates = pd.DataFrame(rows, columns=["at", "year", "name", "rate", "people"])
    rates["beside"] = rates.groupby("at")["rate"].transform(_apart)
    parts = pd.DataFrame(
        {
            "part": ["own rates", "who was counted", "together"],
            "points": [round(100 * points, 3) for points in (change.within, change.mix, change.change)],
        }
    )
    parts["text"] = [signed(points, 1) for points in parts["points"]]
    return {"rates": rates, "parts": parts}


def _apart(rates):
    """Heights at which three labels stand without touching, in the order of their rates."""
    order = rates.sort_values()
    heights = [float(rate) for rate in order]
    for _ in range(2):
        for at in range(2):
            if (lack := ROOM - (heights[at + 1] - heights[at])) > 0:
                heights[at] -= lack / 2
                heights[at + 1] += lack / 2
    return pd.Series(heights, index=order.index)


def picture(rows):
    rates = alt.Chart(rows["rates"])
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[-0.75, 1.4], nice=False),
        axis=alt.Axis(values=[0, 1], labelExpr="datum.value == 0 ? 'last year' : 'this year'", labelFontSize=13),
    )
    y = alt.Y(
        "rate:Q",
        title="Come back",
        scale=alt.Scale(domain=[0.05, 0.32], nice=False),
        axis=alt.Axis(format=".0%", values=[0.1, 0.2, 0.3]),
    )
    color, dash = alt.Color("name:N", scale=COLORS, legend=None), alt.StrokeDash("name:N", scale=DASHES, legend=None)
    lines = rates.encode(x=x, y=y, color=color)
    text = rates.transform_calculate(words="format(datum.rate, '.1%')")
    above = alt.layer(
        lines.mark_line(strokeWidth=3).encode(strokeDash=dash, detail="name:N"),
        lines.mark_point(filled=True, opacity=1).encode(
            size=alt.Size("people:Q", scale=alt.Scale(domain=[0, 1000], range=[10, 420]), legend=None)
        ),
        *(
            part
            for year, align, dx in (("last year", "right", -16), ("this year", "left", 16))
            for part in _labels(text, year, align, dx, x)
        ),
    ).properties(height=240)
    parts = alt.Chart(rows["parts"])
    row = alt.Y(
        "part:N", sort=["own rates", "who was counted", "together"], title=None, axis=alt.Axis(labelFontSize=12.5, labelColor=INK)
    )
    across = alt.X(
        "points:Q",
        title="Points; right of 0 is up",
        scale=alt.Scale(domain=[-11, 11], nice=False),
        axis=alt.Axis(values=[-8, -4, 0, 4, 8], labelExpr="replace(format(datum.value, '+d'), '+0', '0')"),
    )
    bars = parts.encode(y=row, x=across)
    fill = alt.Color(
        "part:N", scale=alt.Scale(domain=["own rates", "who was counted", "together"], range=[GRAY, "#b86e00", INK]), legend=None
    )
    below = alt.layer(
        bars.mark_bar(height=16).encode(color=fill),
        parts.mark_rule(color=QUIET).encode(x=alt.datum(0)),
        bars.transform_filter("datum.points >= 0").mark_text(align="left", dx=5, fontWeight=600).encode(text="text:N"),
        bars.transform_filter("datum.points < 0").mark_text(align="right", dx=-5, fontWeight=600).encode(text="text:N"),
    ).properties(height=3 * 26)
    return alt.vconcat(above, below, spacing=16).resolve_scale(color="independent")


def _labels(text, year, align, dx, x):
    """The rate beside each point; the name above its line, where the line begins."""
    one = text.transform_filter(f"datum.year == '{year}'").encode(x=x, y=alt.Y("beside:Q"))
    named = [("words:N", {"align": align, "dx": dx})]
    if year == YEARS[0]:
        named.append(("name:N", {"align": "left", "dx": 14, "dy": -15}))
    for field, how in named:
        yield one.mark_text(**how, fontWeight=600, stroke="white", strokeWidth=4).encode(text=field)
        yield one.mark_text(**how, fontWeight=600, color=INK).encode(text=field)


def table(frame):
    """The sheet that the county might have sent; then the change taken apart."""
    rates = frame["rates"]
    last, this = (rates[rates["year"] == year].set_index("name") for year in YEARS)
    sheet = pd.DataFrame(
        {
            "": NAMES,
            "Patients, last year": [f"{last.at[name, 'people']:,}" for name in NAMES],
            "Come back, last year": [f"{last.at[name, 'rate']:.1%}" for name in NAMES],
            "Patients, this year": [f"{this.at[name, 'people']:,}" for name in NAMES],
            "Come back, this year": [f"{this.at[name, 'rate']:.1%}" for name in NAMES],
        }
    )
    parts = frame["parts"]
    return {"Both years": sheet, "What moved the overall rate": pd.DataFrame({"Part": parts["part"], "Points": parts["text"]})}


def says(values, frame):
    rates = frame["rates"].set_index(["year", "name"])["rate"]
    points = frame["parts"].set_index("part")["text"]
    moves = ", ".join(f"{name} from {BEFORE[name]:.1%} to {rates['this year', name]:.1%}" for name in BEFORE)
    return (
        f"{moves}; all together from {rates['last year', 'all']:.1%} to {rates['this year', 'all']:.1%}, {points['together']} points: "
        f"{points['own rates']} from the neighborhoods' own rates and {points['who was counted']} from who was counted, with {values['share']:.0%} of the patients in Riverside instead of 50%."
    )


def _overall():
    """This year's overall rate where both neighborhoods are a point better and 800 of 1,000 patients live in Riverside."""
    sizes = [{"Hillside": PEOPLE * (1 - share), "Riverside": PEOPLE * share} for share in (START, 0.8)]
    after = {"Hillside": 0.11, "Riverside": 0.21}
    return round(overall_change(BEFORE, after, sizes_before=sizes[0], sizes_after=sizes[1]).after, 6)


def _reveal(given, truth):
    saw = "You saw it. " if abs(given - truth) <= 0.004 else "You saw which way it goes. " if 0.17 < given <= 0.21 else ""
    return (
        f"**{truth:.0%}**: two points *more*, although everybody is better off. {saw}A county that is judged by its average is punished for finding people, and ours "
        "was praised for losing them."
    )


PREDICTION = Prediction(
    prompt=(
        "Another county does the reverse of ours. Both of its neighborhoods get better, from 12% to 11% and from 22% to 21%, and it goes and finds the patients who had never been on its list: last year 500 of "
        "1,000 lived in the deprived one, this year 800 of 1,000 do. **What is its overall rate this year?** Say it from the gut, to the nearest point; last year it was 17%."
    ),
    answer=Number(rate=True, relative=0, absolute=0.004, minimum=0, maximum=1),
    truth=_overall,
    reveal=_reveal,
    given="A rate is the share of patients who come back. “Ours” was praised for a lower mean: it had lost deprived patients from its list.",
)

EXPLORER = Explorer(
    "What moved the mean?",
    serves=("ch07.print",),
    controls={
        "share": Control("This year's patients who live in Riverside", low=0.0, high=1.0, step=0.05, default=0.5, format=".0%"),
        "hillside": Control("Hillside, this year", low=0.06, high=0.30, step=0.005, default=0.13, format=".1%"),
        "riverside": Control("Riverside, this year", low=0.06, high=0.30, step=0.005, default=0.23, format=".1%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Above, three lines from last year to this year: the share that comes back in Riverside, in Hillside, and of all patients; the larger a point, the more people it stands for. "
        "Below, three bars: how many points of the overall change come from the neighborhoods' own rates, how many from who was counted, and both together."
    ),
    scenes={
        "The same patients": {},
        "Half of Riverside missing": {"share": 0.25},
        "Nearly all of Riverside missing": {"share": 0.1},
        "Riverside found, both better": {"share": 0.8, "hillside": 0.11, "riverside": 0.21},
    },
    asks="Let both neighborhoods get worse and the overall rate stay where it is. Which headline would the county write, and which would you?",
    prediction=PREDICTION,
)
