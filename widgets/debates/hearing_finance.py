"""The finance chief asks the board what the package earns, and how sure that is."""

from widgets.debates._hearing import OF, RUBRIC, asked, millions, question
from widgets.position import Debate, Exemplar


def _ask(own, _about):
    who = "**Ms. Lindqvist** keeps Ferry Street's books."
    cost = own["check"] - own["margin"]
    sheet = f"a check of {millions(own['check'])}" if own["check"] >= 0 else f"a bill of {millions(-own['check'])}"
    if own["margin"] < 0:
        return (
            f"{who} “Your sheet shows {sheet} a year. Mine shows {millions(cost)} of calls, forms and margin on care we no longer give, while "
            f"staff and beds stay as they are: {millions(own['margin'])} a year. Ten years of that close a ward. Which one, and what do we get for it?”"
        )
    return (
        f"{who} “Your sheet shows a check of {millions(own['check'])} a year, and after costs I am left with {millions(own['margin'])}. I like it. But a check comes in "
        f"{own['paid']:.0%} of years, and would come in {own['paid_idle']:.0%} had we done nothing at all. What exactly am I being paid for, and what happens to it "
        "when somebody reads the contract?”"
    )


DEBATE = Debate(
    motion=lambda decided: question(decided, asker="finance", ask=_ask),
    of=OF,
    sides={},
    rubric=RUBRIC,
    asked=asked("the finance chief asks"),
    exemplars=(
        Exemplar(
            side="",
            position=(
                "Under the finance committee's package it earns 2.3 million dollars a year, true margin, after all costs; a check comes in nearly every year. We are "
                "paid for results: readmissions are far below those of our peers. Nobody loses by it, since costs have fallen. It is the best offer that we have ever "
                "had, and it is on the table tonight."
            ),
            objection="If margins fell below a million in the second year, we would renegotiate.",
            meets=(False, False, False, True, True),
        ),
        Exemplar(
            side="",
            position=(
                "You lose. We signed the staff's package: the check, half a million on average, is what gets reported; true margin is minus 1.1 million a year. A check "
                "comes in 83% of years, and in 50% had we done nothing. For that money patients gain 82 QALYs, in our model: 13,500 dollars each. Name me the ward, and I will "
                "show you what it gains for as much."
            ),
            objection="If two years of patients' reports show less than half of that gain, or a ward that we close lost more.",
            meets=(True, True, True, True, True),
        ),
    ),
)
