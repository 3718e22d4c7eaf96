"""The finance chief asks the board what the package earns, and how sure that is."""

from widgets.debates._hearing import OF, RUBRIC, asked, board, millions, percent, question
from widgets.position import Debate, Exemplar

FOR_NOTHING = 250_000
"""Dollars a year, on average, from which on a contract pays for nothing: no other than “costs only” does."""


def _ask(own, _about):
    who = "**Ms. Lindqvist** keeps Ferry Street's books."
    cost = own["check"] - own["margin"]
    sheet = f"a check of {millions(own['check'])}" if own["check"] >= 0 else f"a bill of {millions(-own['check'])}"
    if own["margin"] < 0:
        return (
            f"{who} “Your dashboard shows {sheet} a year. My books show {millions(cost)} of calls, forms and margin on care we no longer give, while "
            f"staff and beds stay as they are: {millions(own['margin'])} a year. Ten years of that close a ward. Which one, and what do we get for it?”"
        )
    left = f"{millions(own['margin'])}. I like it." if own["margin"] >= 50_000 else "next to nothing. At least it is no loss."
    return (
        f"{who} “Your dashboard shows a check of {millions(own['check'])} a year, and after costs I am left with {left} But a check comes in "
        f"{percent(own['paid'])} of years, and would come in {percent(own['paid_idle'])} had we done nothing at all. What exactly am I being paid for, and what happens to it "
        f"when somebody {'reads the contract' if own['check_idle'] > FOR_NOTHING else 'asks who left'}?”"
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
            **board("finance committee", asker="finance", ask=_ask),
            position=(
                "An idle hospital's check would average 2.1 million dollars, ours 3.2: one million is for what changed, part of it people who left; the rest, a soft "
                "benchmark. Once that is read, your true 2.2 million a year (1.8 to 2.6 over ten) becomes a loss of 0.15. Until then no ward closes. "
                "We report 67 QALYs; 59 are true, and 39 remain after the payer's loss. A fifth of people without a home lose: they are gone."
            ),
            objection="If next year's benchmark is cut as our costs are; or if in two years readmissions, whoever left counted in, have fallen less than half of what we report.",
            meets=(True, True, True, True, True),
            because=(
                "2.2 million a year, and 1.8 to 2.6 over ten years; and what an idle hospital would get.",
                "67 QALYs are reported, 59 true.",
                "The payer, and people without a stable home. That they are named does not make it fair.",
                "Both halves: what is paid for, and a loss of 0.15 million once the contract is read.",
                "A benchmark next year, or readmissions after two.",
            ),
        ),
        Exemplar(
            side="",
            **board("medical staff", asker="finance", ask=_ask),
            position=(
                "You lose. What we report is the check, half a million on average; the true margin is minus 1.1 million a year. A check comes in 83% of years, and in "
                "50% had we done nothing. For that money patients gain 82 QALYs, in our model: 13,500 dollars each. Which ward? The one whose patients gain least "
                "for as much. Show me the list, and I close it with you."
            ),
            objection="If two years of patients' reports show less than half of that gain, or a ward that we close lost more.",
            meets=(True, True, True, True, True),
            because=(
                "83% of years, and 50% had nothing changed.",
                "The check is reported, the margin is true.",
                "“You lose”: the books of whoever asks.",
                "Which ward, and what for.",
                "Half of the gain, after two years.",
            ),
        ),
    ),
    serves=("ch12.reported", "ch12.loses"),
)
