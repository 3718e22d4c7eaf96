"""Three packages on the board's table: what each one's dashboard reports, and what is true."""

import altair as alt
import pandas as pd

from vbc.board import CONSULTANT, FINANCE, PARTS, STAFF, FerryStreet, package_result
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, INK, ORANGE, QUIET
from widgets.written import in_form
from workbook.answers import Choice
from workbook.controls import Control, Switch

PACKAGES = {"Consultant": CONSULTANT, "Finance": FINANCE, "Staff": STAFF}
FIGURES = {
    # each: title, the dashboard's column, the true one, scale, both ends of the axis, format
    "health": ("Health gained by all 10,000, QALYs a year", "reported_qalys", "qalys", 1.0, (-60, 110), "{:+.0f}"),
    "money": ("Money, $ million a year", "check", "margin", 1e-6, (-2.0, 4.5), "{:+.1f}"),
    "gap": ("Gap between the groups, points of health", "reported_gap", "gap", 1.0, (0, 14), "{:.1f}"),
}
SAID, TRUE = "dashboard", "true"
KEYS = {
    "health": "Orange: what the dashboard prints. Blue: true.",
    "money": "Orange: the check, which the dashboard prints. Blue: the true margin.",
    "gap": "",
}
COLUMNS = {"money": ("Dashboard: check", "True: margin")}
"""Where the two are not the same quantity."""


def model(*, ratio, leaving, truth):
    """Three figures of three packages, as the dashboards print them and, where it is asked for, as they are."""
    at = FerryStreet(ratio=ratio, leaving=leaving)
    rows = []
    for name, package in PACKAGES.items():
        own = package_result(package, at)
        for figure, (_title, said, true, scale, (low, high), form) in FIGURES.items():
            for kind, column in ((SAID, said), (TRUE, true)):
                value = own[column] * scale
                if kind == SAID or truth:
                    shown = min(max(value, low), high)
                    rows.append(
                        {
                            "package": name,
                            "figure": figure,
                            "kind": kind,
                            "value": value,
                            "end": shown,
                            "words": in_form(form, value),
                            "text_at": max(shown, 0.0),
                        }
                    )
    frame = pd.DataFrame(rows).round(4)
    return {figure: frame[frame["figure"] == figure].drop(columns="figure") for figure in FIGURES}


def picture(rows):
    def strip(figure):
        title, _said, _true, _scale, ends, _form = FIGURES[figure]
        chart = alt.Chart(rows[figure])
        y = alt.Y("package:N", sort=list(PACKAGES), title=None, axis=alt.Axis(labelFontSize=13, labelColor=INK))
        offset = alt.YOffset("kind:N", sort=[SAID, TRUE], scale=alt.Scale(domain=[SAID, TRUE]))
        x = alt.X("end:Q", title=None, scale=alt.Scale(domain=list(ends), nice=False), axis=alt.Axis(tickCount=5, grid=True))
        color = alt.Color("kind:N", scale=alt.Scale(domain=[SAID, TRUE], range=[ORANGE, BLUE]), legend=None)
        words = alt.Text("words:N")
        return alt.layer(
            chart.mark_bar(height=15).encode(x=x, y=y, yOffset=offset, color=color),
            chart.mark_text(align="left", dx=5).encode(x=alt.X("text_at:Q"), y=y, yOffset=offset, text=words),
            alt.Chart(rows[figure]).mark_rule(color=QUIET).encode(x=alt.datum(0)),
        ).properties(title=alt.TitleParams(title, fontSize=13, subtitle=KEYS[figure]), height=102)

    return alt.vconcat(*(strip(figure) for figure in FIGURES), spacing=14).resolve_scale(x="independent")


def table(frame):
    """What each dashboard prints, and the truth beside it where it is shown."""
    shown = {}
    for figure, (title, *_rest) in FIGURES.items():
        wide = frame[figure].pivot(index="package", columns="kind", values="words").reindex(list(PACKAGES))
        said, true = COLUMNS.get(figure, ("Dashboard", "True"))
        columns = {"Package": wide.index, said: wide[SAID].to_numpy()}
        if TRUE in wide:
            columns[true] = wide[TRUE].to_numpy()
        shown[title] = pd.DataFrame(columns)
    return shown


def says(values, frame):
    health = frame["health"]
    if health["value"].abs().max() < 0.5:
        return "With clinicians who give money no weight nothing is to be gained by calls: all three dashboards print nothing, and nothing is gained."
    best = {kind: rows.loc[rows["value"].idxmax(), "package"] for kind, rows in health.groupby("kind")}
    said = f"The {best[SAID].lower()}'s dashboard prints the most health gained."
    if TRUE not in best:
        return f"{said} What is true is not shown."
    same = "and it also gains most" if best[SAID] == best[TRUE] else f"but the {best[TRUE].lower()}'s package gains most"
    own = health[health["package"] == best[SAID]].set_index("kind")["words"]
    return f"{said[:-1]} ({own[SAID]} QALYs a year; true are {own[TRUE]}), {same}."


def _truth():
    own = {name: package_result(package) for name, package in PACKAGES.items()}
    looks = max(own, key=lambda name: own[name]["reported_qalys"])
    is_best = max(own, key=lambda name: own[name]["qalys"])
    return f"{looks.lower()}_{'yes' if looks == is_best else 'no'}"


def _reveal(_given, _truth):
    cons, finance, staff = (package_result(package) for package in PACKAGES.values())
    return (
        f"The consultant's dashboard prints {cons['reported_qalys']:+.0f} QALYs a year; true are {in_form('{:+.0f}', cons['qalys'])}. Finance's prints "
        f"{finance['reported_qalys']:+.0f}, and {finance['qalys']:+.0f} are true. The staff's prints {staff['reported_qalys']:+.0f}, and they are true."
    )


def _given():
    heads = "".join(f"| {name} " for name in PARTS)
    rows = "".join(
        f"| {name} {''.join(f'| {options[getattr(package, part)]} ' for part, options in PARTS.items())}|\n"
        for name, package in PACKAGES.items()
    )
    return f"The board of Ferry Street, a hospital that would answer for 10,000 people, has three packages to choose from:\n\n| {heads}|\n|---|---|---|---|---|\n{rows}"


PREDICTION = Prediction(
    prompt=(
        "Each dashboard prints what its **own** measure says, turned into QALYs. Which will print the most health gained, and is that package also the "
        "one under which patients, all 10,000 of them, *really* gain most?"
    ),
    answer=Choice(
        {
            "consultant_yes": "the consultant's looks best, and is best for patients",
            "consultant_no": "the consultant's looks best, but another is best for patients",
            "finance_yes": "finance's looks best, and is best for patients",
            "finance_no": "finance's looks best, but another is best for patients",
            "staff_yes": "the staff's looks best, and is best for patients",
            "staff_no": "the staff's looks best, but another is best for patients",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="The other figures stand in the picture, under “And what is true”.",
    given=_given,
)

EXPLORER = Explorer(
    "Three dashboards, and what is true",
    controls={
        "truth": Switch("Show what is true", default=False),
        "ratio": Control("Weight of money with clinicians, α/β", unit="", low=0, high=1.5, step=0.1, default=1.0, format=".1f"),
        "leaving": Control(
            "Who drifts away where leaving brings $1,000", unit="", low=0, high=0.5, step=0.05, default=0.2, format=".0%",
            help="Of people without a stable home, at α/β = 1.",
        ),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    serves=("ch12.reported",),
    describes=(
        "Three bar charts, one below the other: health gained, money, and the gap between the groups. Each has a row for the consultant's, the finance "
        "committee's and the medical staff's package, with an orange bar for what the dashboard prints and, when shown, a blue bar for what is true; of money, the dashboard "
        "prints the check, and true is the margin."
    ),
    scenes={
        "The three dashboards": {},
        "And what is true": {"truth": True},
        "Nobody drifts away": {"truth": True, "leaving": 0},
        "Money weighs nothing": {"truth": True, "ratio": 0},
    },
    asks="Look at the dashboards first, then at what is true. Which figure of which dashboard would you have believed, and what would have warned you?",
    prediction=PREDICTION,
)  # fmt: skip
