"""Whose value? The same choice between two models in the books of patient, clinician, hospital, payer and society."""

import altair as alt
import pandas as pd

from vbc.ledger_inputs import LedgerInputs
from vbc.program_policies import program_policy
from vbc.stakeholder_ledgers import STAKEHOLDERS, ledger_totals, stakeholder_ledger
from widgets.explorer import Explorer
from widgets.prediction import Prediction
from widgets.theme import BLUE, GRAY, GREEN, INK, VERMILION
from widgets.written import dollars
from workbook.answers import Choice
from workbook.controls import Control, Options

WHO = {"everybody": "All patients", "housed": "Only the housed", "unhoused": "Only the unhoused"}
CHOICES = ["rather M1", "rather M0", "indifferent"]
COLORS = alt.Scale(domain=CHOICES, range=[GREEN, VERMILION, GRAY])
AXIS = alt.Axis(format="~s", tickCount=4, labelExpr="datum.value == 0 ? '0' : datum.label")
MODELS = alt.Scale(domain=["M0", "M1"], range=[GRAY, BLUE])


def model(*, ledger, who, penalty, effect_unhoused):
    """What each of the five gains from M1 instead of M0, and the lines of one ledger under both."""
    inputs = LedgerInputs(readmission_penalty=penalty, effectiveness={"housed": 0.25, "unhoused": effect_unhoused})
    lines = {name: stakeholder_ledger(_of(program_policy(name), who), inputs=inputs) for name in ("M0", "M1")}
    totals = {name: ledger_totals(found).set_index("stakeholder")["dollars"] for name, found in lines.items()}
    more = (totals["M1"] - totals["M0"]).round()
    everyone = pd.DataFrame(
        {
            "stakeholder": [name.capitalize() for name in STAKEHOLDERS],
            "m0": [round(totals["M0"][name]) for name in STAKEHOLDERS],
            "m1": [round(totals["M1"][name]) for name in STAKEHOLDERS],
            "more": [more[name] for name in STAKEHOLDERS],
            "rather": [CHOICES[0] if more[name] > 0 else CHOICES[1] if more[name] < 0 else CHOICES[2] for name in STAKEHOLDERS],
            "chosen": [name == ledger for name in STAKEHOLDERS],
            "order": range(len(STAKEHOLDERS)),
        }
    )
    return {"everyone": everyone, "lines": _lines(lines, ledger)}


def _of(policy, who):
    return policy if who == "everybody" else {who: policy[who]}


def _lines(lines, ledger):
    """The chosen ledger: a row for each line and model, and the sum last."""
    rows = []
    for name, found in lines.items():
        own = found[found["stakeholder"] == ledger]
        for place, row in enumerate(own.itertuples()):
            rows.append((name, row.line, row.kind, place, f"{row.quantity:,.0f} {row.unit}", round(row.dollars) + 0))
        rows.append((name, "together", "sum", 9, "", round(own["dollars"].sum())))
    return pd.DataFrame(rows, columns=["model", "line", "kind", "order", "quantity", "dollars"])


def picture(rows):
    everyone, lines = alt.Chart(rows["everyone"]), alt.Chart(rows["lines"])
    who = alt.Y(
        "stakeholder:N",
        title=None,
        sort=[name.capitalize() for name in STAKEHOLDERS],
        axis=alt.Axis(labelFontSize=14),
    )
    x = alt.X("more:Q", title="M1 instead of M0, $", axis=AXIS)
    label = "(datum.more < 0 ? '−$' : '+$') + format(abs(datum.more), ',d')"
    left = alt.layer(
        everyone.mark_rule(color=INK).encode(x=alt.datum(0)),
        everyone.mark_bar(height=20).encode(
            x=x,
            y=who,
            color=alt.Color("rather:N", scale=COLORS, legend=alt.Legend(title=None, orient="top", columns=3)),
            stroke=alt.condition("datum.chosen", alt.value(INK), alt.value("white")),
            strokeWidth=alt.condition("datum.chosen", alt.value(2.5), alt.value(0)),
        ),
        everyone.transform_calculate(words=label)
        .mark_text(align="left", dx=4, dy=-17, fontSize=12)
        .encode(x=alt.datum(0), y=who, text="words:N"),
    ).properties(title="Who gains from M1?", width=215, height=270)
    line = alt.Y("order:O", title=None, axis=None)
    amounts = alt.X("dollars:Q", title="$ against having no program", axis=AXIS)
    color = alt.Color("model:N", scale=MODELS, legend=alt.Legend(title=None, orient="top", columns=2))
    right = alt.layer(
        lines.transform_filter("datum.model == 'M0'")
        .mark_text(align="left", dy=-15, fontSize=12, color=INK)
        .encode(x=alt.value(0), y=line, text="line:N"),
        *(
            lines.transform_filter(f"datum.model == '{name}'")
            .mark_bar(height=9, yOffset=down)
            .encode(x=amounts, y=line, color=color)
            for name, down in (("M0", 0), ("M1", 10))
        ),
    ).properties(title="The ledger that you opened", width=245, height=270)
    return alt.concat(left, right, columns=2, spacing=26).resolve_scale(color="independent")


def table(frame):
    """All five, and the open ledger."""
    everyone, lines = frame["everyone"], frame["lines"]
    return {
        "All five": pd.DataFrame(
            {
                "Whose books": everyone["stakeholder"],
                "M0": everyone["m0"].map(dollars),
                "M1": everyone["m1"].map(dollars),
                "M1 less M0": everyone["more"].map(dollars),
            }
        ),
        "The ledger that you opened": pd.DataFrame(
            {
                "Model": lines["model"],
                "Line": lines["line"],
                "Quantity": lines["quantity"],
                "Dollars": lines["dollars"].map(dollars),
            }
        ),
    }


def says(values, frame):
    everyone = frame["everyone"]
    rather = {choice: everyone.loc[everyone["rather"] == choice, "stakeholder"].str.lower().tolist() for choice in CHOICES}
    parts = [f"{choice}: {', '.join(names)}" for choice, names in rather.items() if names]
    own = everyone[everyone["chosen"]].iloc[0]
    counted = {
        "everybody": "All patients counted",
        "housed": "Housed patients alone counted",
        "unhoused": "Unhoused patients alone counted",
    }[values["who"]]
    return (
        f"{counted}: {'; '.join(parts)}. In the ledger of the {own['stakeholder'].lower()} M0 comes to {dollars(own['m0'])} and M1 to {dollars(own['m1'])}, "
        "against having no program. All prices are illustrative; those who are missed stand in no ledger."
    )


def _truth():
    found = model(ledger="hospital", who="everybody", penalty=0, effect_unhoused=0.25)["everyone"]
    others = found.loc[found["rather"] == "rather M0", "stakeholder"].str.lower().tolist()
    if len(others) != 1:
        raise ValueError(f"One of the five should prefer M0, not {others}")
    return others[0]


def _reveal(_given, truth):
    found = model(ledger=truth, who="everybody", penalty=0, effect_unhoused=0.25)["everyone"].set_index("stakeholder")
    lost = -found.loc[truth.capitalize(), "more"]
    return (
        f"The **{truth}**. It is paid for each readmission, so the model that prevents more of them costs it \\{dollars(lost)} more. Nobody there need be cynical; the contract writes "
        "this line."
    )


def _given():
    one = LedgerInputs()
    return (
        "M0 ranks patients by severity and other illnesses; M1 knows who is unhoused as well. A readmission pays the hospital "
        f"\\${one.readmission_payment:,.0f} and costs it \\${one.readmission_cost:,.0f}; a place pays \\${one.place_fee:,.0f} and costs "
        f"\\${one.place_cost:,.0f}, whichever model fills it."
    )


PREDICTION = Prediction(
    prompt=(
        "Everybody now sees the same decision: 2,000 places by M0, or by M1, which prevents more readmissions. The payer pays for each place and for each readmission. **One of five would "
        "rather have M0. Who?**"
    ),
    answer=Choice(
        {
            "patient": "Patients, all together",
            "clinician": "The clinician",
            "hospital": "The hospital",
            "payer": "The payer",
            "society": "Society",
        }
    ),
    truth=_truth,
    reveal=_reveal,
    onward="Find the penalty per readmission at which the hospital changes sides.",
    given=_given,
)

EXPLORER = Explorer(
    "Whose value?",
    serves=("ch08.price",),
    controls={
        "ledger": Options("Open the ledger of", {name: name.capitalize() for name in STAKEHOLDERS}, "hospital"),
        "who": Options("Count", WHO, "everybody"),
        "penalty": Control("Hospital pays back, per readmission", unit="$", low=0, high=16_000, step=500, default=0, format=",.0f"),
        "effect_unhoused": Control("Readmissions prevented, unhoused", low=0, high=0.5, step=0.005, default=0.25, format=".1%"),
    },
    model=model,
    picture=picture,
    says=says,
    table=table,
    describes=(
        "Two pictures. Left, a bar for each of five stakeholders: how many dollars its ledger gains or loses if M1 replaces M0. Right, the lines of the ledger that is opened, with a bar for "
        "each model, and their sum."
    ),
    scenes={
        "The hospital's books": {},
        "The patients' books": {"ledger": "patient"},
        "Patients who have a home": {"ledger": "patient", "who": "housed"},
        "A penalty of $12,000": {"penalty": 12_000},
    },
    asks="Open each ledger once. Which line makes the hospital differ? Then count only the housed, and only the unhoused: is there one “patient” whose value could decide?",
    prediction=PREDICTION,
)
