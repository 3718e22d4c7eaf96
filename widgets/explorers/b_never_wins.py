"""Two pathways' net benefit as the price of a QALY rises, and who is best where: the moment of chapter 1."""

import altair as alt
import pandas as pd

from vbc.pathways import diabetes_pathways
from vbc.value import average_cost_effectiveness_ratio, best_pathway, net_monetary_benefit, preference_bands, preference_threshold
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, INK, ORANGE, QUIET
from widgets.written import dollars
from workbook.answers import Choice
from workbook.controls import Control, Switch

HIGHEST = 120_000
STEP = 1_000
TABLE_STEP = 5_000
HEIGHT = 340

COLORS = alt.Scale(domain=["A", "B", "neither"], range=[BLUE, ORANGE, GRAY])
DASHES = alt.Scale(domain=["A", "B", "neither"], range=[[1, 0], [7, 4], [2, 3]])


def model(*, threshold, may_choose_neither, cost_b):
    """Every option's net benefit along the price of a QALY, and the bands in which each is best."""
    offers = diabetes_pathways("AB")[["pathway", "outcome", "cost"]]
    offers.loc[offers["pathway"] == "B", "cost"] = cost_b
    bands = preference_bands(offers, may_choose_neither=may_choose_neither)
    bands = bands[bands["from_threshold"] < HIGHEST].copy()
    bands["to_threshold"] = bands["to_threshold"].clip(upper=HIGHEST)
    return {"bands": bands, "lines": _lines(offers, may_choose_neither)}


def _lines(offers, may_choose_neither):
    options = list(offers.itertuples(index=False, name=None)) + [("neither", 0.0, 0.0)] * may_choose_neither
    rows = []
    for price in range(0, HIGHEST + STEP, STEP):
        benefits = {name: round(net_monetary_benefit(outcome, cost, threshold=price), 2) for name, outcome, cost in options}
        top = benefits[best_pathway(offers, threshold=price, may_choose_neither=may_choose_neither)]
        standing = "best" if list(benefits.values()).count(top) == 1 else "level"  # at the end of a band two share the top
        rows += [(price, name, benefit, benefit == top, standing) for name, benefit in benefits.items()]
    return pd.DataFrame(rows, columns=["threshold", "pathway", "benefit", "best", "standing"])


def picture(rows):
    threshold = alt.param(name="threshold", value=50_000)
    x = alt.X(
        "threshold:Q",
        title="Price of a QALY, λ ($)",
        scale=alt.Scale(domain=[0, HIGHEST], nice=False),
        axis=alt.Axis(format="$,d", values=list(range(0, HIGHEST + 1, 30_000)), labelFlush=True),
    )
    y = alt.Y(
        "benefit:Q",
        title="Net benefit, $ per patient",
        scale=alt.Scale(domain=[-11_500, 8_000], nice=False),
        axis=alt.Axis(format="$,d", values=[-6_000, -3_000, 0, 3_000, 6_000]),
    )
    lines = alt.Chart(rows["lines"]).encode(x=x, y=y, color=alt.Color("pathway:N", scale=COLORS, legend=None))
    here = lines.transform_filter("datum.threshold == threshold")
    layers = (
        # the upper envelope: whoever is on top carries a broad band of the same color
        lines.transform_filter("datum.best").mark_line(strokeWidth=9, opacity=0.25, strokeCap="butt"),
        lines.mark_line().encode(strokeDash=alt.StrokeDash("pathway:N", scale=DASHES, legend=None)),
        here.mark_rule(strokeDash=[2, 2]).encode(y=alt.value(0), y2=alt.value(HEIGHT), color=alt.value(QUIET)),
        here.mark_point(size=90, filled=True),
        *(_readout(rows["lines"], pathway, line) for line, pathway in enumerate(("A", "B", "neither"))),
        *(_name(rows["lines"], pathway, dy) for pathway, dy in (("A", -10), ("B", 20))),
        *_strip(rows["bands"]),
    )
    return alt.layer(*layers).add_params(threshold).properties(height=HEIGHT)


def _readout(lines, pathway, line):
    here = alt.Chart(lines).transform_filter(f"datum.threshold == threshold && datum.pathway == '{pathway}'")
    text = here.transform_calculate(
        readout="datum.pathway + ': ' + format(datum.benefit, '$,.0f') + (datum.best ? '  (' + datum.standing + ')' : '')"
    ).mark_text(align="left")
    return text.encode(x=alt.value(10), y=alt.value(14 + 20 * line), text="readout:N", color=alt.value(INK))


def _name(lines, pathway, dy):
    end = alt.Chart(lines).transform_filter(f"datum.threshold == {HIGHEST} && datum.pathway == '{pathway}'")
    return end.mark_text(align="right", dx=-4, dy=dy, fontWeight=600).encode(
        x="threshold:Q", y="benefit:Q", text="pathway:N", color=alt.value(INK)
    )


def _strip(bands):
    base = alt.Chart(bands).transform_calculate(
        middle="(datum.from_threshold + datum.to_threshold) / 2",
        begins="datum.from_threshold > 0 ? format(datum.from_threshold, '$,d') : ''",
    )
    bar = base.mark_bar(cornerRadius=3, stroke="white").encode(
        x="from_threshold:Q",
        x2="to_threshold:Q",
        y=alt.value(HEIGHT - 32),
        y2=alt.value(HEIGHT - 6),
        color=alt.Color("pathway:N", scale=COLORS, legend=None),
    )
    name = base.mark_text(fontWeight=600).encode(
        x="middle:Q",
        y=alt.value(HEIGHT - 19),
        text="pathway:N",
        color=alt.condition("datum.pathway == 'B'", alt.value(INK), alt.value("white")),
    )
    # B's label stands above A's, so that a phone shows both
    edges = [
        base.transform_filter(f"datum.pathway == '{pathway}'")
        .mark_text(fontSize=12)
        .encode(x="from_threshold:Q", y=alt.value(HEIGHT - above), text="begins:N")
        for pathway, above in (("A", 44), ("B", 59))
    ]
    return bar, name, *edges


def table(frame):
    """Who is best at which price; then the net benefits side by side, price by price."""
    bands = frame["bands"]
    best = pd.DataFrame(
        {
            "Best choice": bands["pathway"],
            "From a QALY at": [dollars(price) for price in bands["from_threshold"]],
            "Up to": [dollars(price) for price in bands["to_threshold"]],
        }
    )
    lines = frame["lines"][frame["lines"]["threshold"] % TABLE_STEP == 0]
    wide = lines.pivot(index="threshold", columns="pathway", values="benefit")
    leaders = lines[lines["best"]].groupby("threshold")["pathway"].agg(" and ".join)
    benefits = pd.DataFrame(
        {"Price of a QALY": [dollars(price) for price in wide.index]}
        | {f"Net benefit of {name}": [dollars(amount) for amount in wide[name]] for name in wide}
        | {"Best": leaders.tolist()}
    )
    return {"Who is best": best, "Net benefit per patient": benefits}


def says(values, frame):
    price, free = values["threshold"], values["may_choose_neither"]
    here = frame["lines"].query("threshold == @price")
    amounts = ", ".join(f"{name} {dollars(benefit)}" for name, benefit in zip(here["pathway"], here["benefit"], strict=True))
    leaders = list(here.loc[here["best"], "pathway"])
    fate = _fate_of_b(values["cost_b"], free, frame["bands"])
    return f"At ${price:,} a QALY the net benefits are {amounts}, so {_first(leaders)}. {fate}"


def _fate_of_b(cost_b, free, bands):
    band = bands[bands["pathway"] == "B"]
    if not band.empty:
        start, end = band[["from_threshold", "to_threshold"]].iloc[0]
        return f"B is best between ${start:,.0f} and ${end:,.0f}."
    a, b = diabetes_pathways("AB").itertuples(index=False)
    level = preference_threshold(cost_a=a.cost, cost_b=cost_b, outcome_a=a.outcome, outcome_b=b.outcome)
    if not free or not isinstance(level, float):
        return "B is best nowhere: A gives more health and costs no more."
    return (
        f"B is best nowhere: its band would begin where B repays its own cost, at ${average_cost_effectiveness_ratio(cost_b, b.outcome):,.0f}, "
        f"and A has been ahead of B since ${level:,.0f}."
    )


def _first(leaders):
    if len(leaders) > 1:
        return f"{' and '.join(leaders)} are level"
    return "neither is best" if leaders == ["neither"] else f"pathway {leaders[0]} is best"


def _where_b_is_best():
    bands = preference_bands(diabetes_pathways("AB"), may_choose_neither=True)
    return "low" if (bands["pathway"] == "B").any() else "nowhere"


def _reveal(_given, _truth):
    a, b = diabetes_pathways("AB").itertuples(index=False)
    level = preference_threshold(cost_a=a.cost, cost_b=b.cost, outcome_a=a.outcome, outcome_b=b.outcome)
    repaid = average_cost_effectiveness_ratio(b.cost, b.outcome)
    return (
        f"Against A alone, B is ahead at every price below \\${level:,.0f}. But B also has to beat spending nothing, and it repays its "
        f"cost only from \\${repaid:,.0f} up."
    )


def _given():
    a, b = diabetes_pathways("AB").itertuples(index=False)
    return (
        f"Beside nothing, pathway A adds {a.outcome:.2f} QALY to a patient's life and costs \\${a.cost:,}; B adds {b.outcome:.2f} QALY and costs "
        f"\\${b.cost:,}."
    )


PREDICTION = Prediction(
    prompt=(
        "Let the price you would pay for a QALY run from \\$0 to \\$120,000. At each price you may fund A, B, or neither. "
        "At which prices is **B** the best choice?"
    ),
    answer=Choice(
        {
            "low": "At low prices, up to some point: B is the cheaper one",
            "middle": "Somewhere in the middle: too dear for neither, not yet enough for A",
            "high": "At high prices, from some point on",
            "nowhere": "At none",
        }
    ),
    truth=_where_b_is_best,
    reveal=_reveal,
    onward="You will watch its band go, a little further down.",
    given=_given,
)

EXPLORER = Explorer(
    "Where is B the best choice?",
    serves=("ch01.flip", "ch01.net_benefit"),
    controls={
        "threshold": Control("Price of a QALY, λ", unit="$", low=0, high=HIGHEST, step=STEP, default=50_000, format=",.0f"),
        "may_choose_neither": Switch("You may fund neither", help="0 QALY for $0"),
        "cost_b": Control("Cost of B", unit="$", low=5_500, high=7_500, step=50, default=6_600, format=",.0f"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "A line chart: net monetary benefit of each option against the price of a QALY from $0 to $120,000, "
        "and below it a strip that shows which option is best at which price."
    ),
    scenes={
        "One of the two": {"may_choose_neither": False},
        "Or neither": {"may_choose_neither": True},
        "At $30,000": {"may_choose_neither": True, "threshold": 30_000},
        "B at $5,900": {"may_choose_neither": True, "cost_b": 5_900, "threshold": 65_000},
    },
    asks="Allow “neither”. What becomes of B’s band, and what took its place?",
    linked=("threshold",),
    prediction=PREDICTION,
)
