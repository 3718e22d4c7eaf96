"""The board's package: what its dashboard will report, what is true, and where all other packages lie."""

import altair as alt
import pandas as pd

from vbc.board import (
    ADJUSTMENTS,
    CONSULTANT,
    CONTRACTS,
    FINANCE,
    GUARDRAILS,
    MEASURES,
    PARTS,
    STAFF,
    YEARS,
    FerryStreet,
    Package,
    package_result,
    package_results,
    places,
)
from widgets.decisions import Decisions
from widgets.explorer import Explorer
from widgets.theme import BLUE, INK, ORANGE, QUIET
from widgets.written import in_form, millions
from workbook.controls import Options

STRIPS = {
    # each: what it is called, worst and best end of the strip, and how its numbers are written
    "value": ("Value: net health benefit, QALYs a year", -200.0, 100.0, "{:+.0f}"),
    "margin": ("Ferry Street’s margin, $ million a year", -3.0, 4.0, "{:+.1f}"),
    "gap": ("Gap between the groups, points of health", 12.0, 0.0, "{:.1f}"),
    "pull": ("Money’s pull on the calls, (10 − calls)/4", 1.75, 0.0, "{:.2f}"),
}
"""The better end is on the right in all four."""
SAID = {
    # what the dashboard prints instead, where that stands, and where the truth about that stands: only the gap is the same quantity
    "value": ("health gained", "reported_qalys", "qalys"),
    "margin": ("check", "check", "check"),
    "gap": ("gap", "reported_gap", "gap"),
    "pull": ("oath", "sworn", "weight"),
}
WORDS = {
    "value": "true {true} · health {truth}, dashboard {said}",
    "margin": "true {true} · dashboard: check {said}",
    "gap": "true {true} · dashboard: gap {said}",
    "pull": "by the calls {true} (true weight {truth}) · oath {said}",
}
HEADER, ROW = 42, 88
NINE_IN_TEN = 1.645
"""Standard deviations; ten years of luck are close to normal."""
KEY = ("Blue: true (band: luck). Orange: dashboard.", "Blue ring: the truth about what the dashboard prints.")


def model(*, measure, adjustment, contract, guardrail):
    """The package's four figures, and what its dashboard prints instead, on strips where right is better; and all other packages."""
    package = Package(measure, adjustment, contract, guardrail)
    own = {**package_result(package), "sworn": 0.0, "weight": FerryStreet().ratio}
    every = package_results()
    better = places(package)
    rows, others = [], []
    for at, (name, (title, worst, best, written)) in enumerate(STRIPS.items()):
        scale = 1e-6 if name == "margin" else 1.0
        _called, column, truth_in = SAID[name]
        true, said, truth = own[name] * scale, own[column] * scale, own[truth_in] * scale
        off = NINE_IN_TEN * own["spread"] * scale / YEARS**0.5 if name == "margin" else 0.0
        y = HEADER + ROW * at + 58
        rows.append(
            {
                "name": name,
                "title": title,
                "at": y,
                "true": _place(true, worst, best),
                "said": _place(said, worst, best),
                "ring": _place(truth, worst, best),
                "lies": abs(said - truth) > 1e-9,
                "true_is": true,
                "said_is": said,
                "low": _place(true - off, worst, best),
                "high": _place(true + off, worst, best),
                "words": WORDS[name].format(
                    true=in_form(written, true),
                    said=in_form(written, said),
                    truth=in_form(written, truth),
                ),
                "better": better[name],
            }
        )
        others += [{"at": y, "place": _place(value * scale, worst, best)} for value in every[name].drop_duplicates()]
    summary = {
        "left": own["left"],
        "calls": own["calls"],
        "qalys": own["qalys"],
        "payer": own["payer"],
        "check": own["check"],
        "paid": own["paid"],
        "idle": own["paid_idle"],
        "margin": own["margin"],
        "decade": NINE_IN_TEN * own["spread"] / YEARS**0.5,
    }
    return {"strips": pd.DataFrame(rows), "others": pd.DataFrame(others).round(4), "summary": pd.DataFrame([summary])}


def _place(value, worst, best):
    """Where a figure lies between the worst (0) and the best end (1) of its strip."""
    return min(max((value - worst) / (best - worst), 0.0), 1.0)


def picture(rows):
    strips, others = alt.Chart(rows["strips"]), alt.Chart(rows["others"])
    height = HEADER + ROW * len(STRIPS) + 4
    x = alt.Scale(domain=[0, 1], nice=False)
    y = alt.Y("at:Q", scale=alt.Scale(domain=[0, height], range=[0, height], nice=False), axis=None)
    ends = alt.Axis(
        values=[0, 1], labelExpr="datum.value == 0 ? '← worse' : 'better →'", ticks=False, domain=False, labelFlush=True
    )
    tick = {"orient": "vertical"}
    return alt.layer(
        others.mark_tick(color=QUIET, opacity=0.28, thickness=1.5, size=20, **tick).encode(
            x=alt.X("place:Q", title=None, scale=x, axis=ends), y=y
        ),
        strips.mark_rule(color=BLUE, strokeWidth=9, opacity=0.3).encode(x=alt.X("low:Q", scale=x), x2="high:Q", y=y),
        strips.transform_filter("datum.lies")
        .mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[3, 3])
        .encode(x=alt.X("ring:Q", scale=x), x2="said:Q", y=y),
        strips.mark_point(shape="diamond", filled=False, size=190, color="#a86b00", strokeWidth=3, opacity=1).encode(
            x=alt.X("said:Q", scale=x), y=y
        ),
        strips.transform_filter("datum.ring != datum.true")
        .mark_point(filled=False, size=70, color=BLUE, strokeWidth=2.5, opacity=1)
        .encode(x=alt.X("ring:Q", scale=x), y=y),
        strips.mark_point(filled=True, size=170, color=BLUE, opacity=1).encode(x=alt.X("true:Q", scale=x), y=y),
        strips.mark_text(align="left", baseline="bottom", dy=-36, color=INK, fontWeight=600, fontSize=12.5).encode(
            x=alt.value(0), y=y, text="title:N"
        ),
        strips.mark_text(align="left", baseline="bottom", dy=-17, color=INK).encode(x=alt.value(0), y=y, text="words:N"),
        *(
            alt.Chart(rows["summary"])
            .mark_text(align="left", baseline="top", color=QUIET, fontSize=12)
            .encode(x=alt.value(0), y=alt.value(16 * line), text=alt.value(words))
            for line, words in enumerate(KEY)
        ),
    ).properties(height=height)


def table(frame):
    """The four figures, then what lies behind them."""
    strips, row = frame["strips"], frame["summary"].iloc[0]
    forms = {name: strip[3] for name, strip in STRIPS.items()}
    return {
        "True figures, and what the dashboard prints": pd.DataFrame(
            {
                "A year": strips["title"],
                "True": [in_form(forms[one.name], one.true_is) for one in strips.itertuples(index=False)],
                "Dashboard": [
                    f"{SAID[one.name][0]} {in_form(forms[one.name], one.said_is)}" for one in strips.itertuples(index=False)
                ],
                "Packages that do better": strips["better"].map(str),
            }
        ),
        "Behind them": pd.DataFrame(
            {
                "Calls to a patient": [f"{row['calls']:.1f}"],
                "Drifted away, of those without a stable home": [f"{row['left']:.0%}"],
                "Health truly gained, QALYs": [in_form("{:+.0f}", row["qalys"])],
                "Check, on average": [millions(row["check"])],
                "Margin a year, in nine decades of ten": [
                    f"{millions(row['margin'] - row['decade'])} to {millions(row['margin'] + row['decade'])}"
                ],
                "Chance of a check": [percent(row["paid"])],
                "… had nothing changed": [percent(row["idle"])],
            }
        ),
    }


def percent(chance):
    """A chance in whole percent; never a certainty that it is not."""
    if 0 < chance < 0.005 or 0.995 <= chance < 1:
        return "under 1%" if chance < 0.5 else "over 99%"
    return f"{chance:.0%}"


def says(values, frame):
    row = frame["summary"].iloc[0]
    strips = frame["strips"].set_index("name")
    weakest = WEAK[strips["better"].idxmax()]
    left = f"{row['left']:.0%} of people without a stable home drift away. " if row["left"] > 0 else "Nobody drifts away. "
    return (
        f"{row['calls']:.1f} calls to a patient. {left}Health gained is {in_form('{:+.0f}', row['qalys'])} QALYs a year; the dashboard prints "
        f"{in_form('{:+.0f}', strips['said_is']['value'])}. A check comes in {percent(row['paid'])} of years, and would in {percent(row['idle'])} had nothing "
        f"changed; over ten years luck leaves a margin of {millions(row['margin'] - row['decade'])} to {millions(row['margin'] + row['decade'])} a year, nine times "
        f"in ten. Of the four figures, it is weakest in {weakest}: {strips['better'].max()} of the other 143 packages do better."
    )


WEAK = {"value": "value", "margin": "margin", "gap": "the gap between the groups", "pull": "money’s pull on the calls"}

CASES = {
    "The measure": (
        "What will quality be? **Boxes ticked**: cheap to count, sure, and each call costs \\$25 more of a clinician's time (document 6). **Readmissions** over those expected: an outcome, with an "
        "outcome's luck (document 3). **Patients' reports**: \\$20 a person to ask everybody, also whoever left or kept silent (document 1); clinicians are paid a little for what patients gain."
    ),
    "The adjustment": (
        "What counts as expected? By **clinical risk**, a person without a stable home costs \\$2,000 more than expected. With **social risk** they cost what "
        "is expected: document 4 uses such knowledge to choose people, here it chooses nobody. **Against safety-net peers**, the hospital is compared with its own kind; within it, they still cost \\$2,000 more."
    ),
    "The contract": (
        "\\$100 million, counted up to \\$100,000 a person. Each contract gives back a part of the \\$50 in document 2. **One-sided**: half of savings from 2% on. **Costs only (document 5)**: the same, but the "
        "benchmark is counted whole. **Two-sided**: half up, 30% down. **Corridor**: 25% of the first 2%, 50% up to 5%, both ways."
    ),
    "The guardrail": (
        "What protects the patient? **Nothing.** **A fund** takes over half of what a call does to a clinician's income (document 6). **Telling**: patients know, 20% opt out, "
        "and the others' clinicians feel excused. **An open door**: whoever leaves is counted as if still here."
    ),
}
CHOICES = dict(zip(CASES, (MEASURES, ADJUSTMENTS, CONTRACTS, GUARDRAILS), strict=True))


def _meter(decided):
    names = [CHOICES[case][one] for case, one in zip(CASES, decided, strict=False)]
    return f"On the table so far: **{' · '.join(names)}**"


def package_of(decided):
    """The package that four decisions make; the consultant's where there are none."""
    return Package(*decided) if decided and len(decided) == len(PARTS) else CONSULTANT


def _reveal(decided):
    own = package_result(package_of(decided))
    return f"""**Signed.** This is what the dashboard will show in an average year:

| Health gained | Check | Gap | Oath |
|---:|---:|---:|---:|
| {in_form("{:+.0f}", own["reported_qalys"])} QALYs | {millions(own["check"]).replace("$", chr(92) + "$")} | {own["reported_gap"]:.1f} points | α/β = 0 |

The picture below opens at your package, and shows what lies behind each figure."""


DECISIONS = Decisions(
    cases=CASES,
    control={case: Options(case, options, next(iter(options))) for case, options in CHOICES.items()},
    meter=_meter,
    reveal=_reveal,
    opens=lambda decided: vars(package_of(decided)),
    next_case="Commit, next decision",
)

EXPLORER = Explorer(
    "One hospital, 144 packages",
    controls={
        # by the short names of the chapter's tables: the decisions above say what each one is
        part: Options(part.capitalize(), {name: name for name in names}, getattr(CONSULTANT, part))
        for part, names in PARTS.items()
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    serves=("ch12.follow", "ch12.loses"),
    describes=(
        "Four strips, one below the other: value, margin, gap between the groups, and money's pull on the calls. On each, right is better. Pale ticks are all 144 "
        "packages; a blue point is the true figure of the chosen one, a pale blue band what ten years of luck make of the margin, an open orange diamond what its dashboard "
        "prints there (health gained, the check, the gap, the oath), a small blue ring the truth about just that, and a dashed line joins ring and diamond where they differ."
    ),
    scenes={
        "The consultant's": vars(CONSULTANT),
        "The finance committee's": vars(FINANCE),
        "The medical staff's": vars(STAFF),
        "Staff's, costs only": {**vars(STAFF), "contract": "costs only"},
        "Consultant's, open door": {**vars(CONSULTANT), "guardrail": "open door"},
        "A gap halved": {"measure": "checklist", "adjustment": "social", "contract": "corridor", "guardrail": "told"},
    },
    asks="Find a package whose four blue points all stand at the right end. If there is none: what does each step to the right on one strip cost on another?",
    prediction=DECISIONS,
)
