"""A regulator asks the board what the public's money bought."""

from widgets.debates._hearing import OF, RUBRIC, asked, board, idle_gets, millions, percent, question
from widgets.position import Debate, Exemplar

EVEN = 50_000
"""Dollars a year up to which the public has about what it had."""


def _ask(own, _about):
    who = "**Dr. Adeyemi** is here for the payer: taxpayers, in the end."
    said = f"{own['reported_qalys']:.0f}".replace("-", "−")
    idle = idle_gets(own)
    if abs(own["payer"]) < EVEN:
        return (
            f"{who} “You report {said} QALYs a year, and the public has about what it had. What, then, did it buy? {idle[0].upper()}{idle[1:]}; yours comes in "
            f"{percent(own['paid'])} of years. Which part of what you report would you swear to, and how would I find out?”"
        )
    if own["payer"] < 0:
        return (
            f"{who} “You report {said} QALYs a year. After your check the public has {millions(-own['payer'])} less than before, and that would have bought "
            f"{-own['payer'] / 100_000:.0f} QALYs for somebody else. {idle[0].upper()}{idle[1:]}. Why should we not buy the others?”"
        )
    return (
        f"{who} “You report {said} QALYs a year, and the public keeps {millions(own['payer'])}. Good. But {idle}, and yours comes in {percent(own['paid'])} of years. Which part of what you "
        "report would you swear to, and how would I find out?”"
    )


DEBATE = Debate(
    motion=lambda decided: question(decided, asker="regulator", ask=_ask),
    of=OF,
    sides={},
    rubric=RUBRIC,
    asked=asked("a regulator asks"),
    exemplars=(
        Exemplar(
            side="",
            **board("consultant", asker="regulator", ask=_ask),
            position=(
                "Our dashboard, under the consultant's package, reports 85 QALYs a year, and a check came in every year: the payer's own formula confirms our savings. "
                "Our methods follow the contract in each detail. Any hospital could have signed it, and we are proud to have been the first. We would welcome an audit of our "
                "checklists at any time."
            ),
            objection="An audit that finds fewer than nine boxes in ten ticked, next year: then we would not sign again.",
            meets=(False, False, False, False, True),
            because=(
                "85 QALYs, and not how sure: had nothing changed, a check would come in 94% of years all the same.",
                "85 is called reported. That patients in truth lose 10 is not said.",
                "Nobody is named; the payer is 2.7 million dollars out of pocket.",
                "“Why should we not buy the others?” gets no answer.",
                "A share of boxes, a year, and the vote. It is a weak thing to look at; the line does not ask for more.",
            ),
        ),
        Exemplar(
            side="",
            **board("medical staff", asker="regulator", ask=_ask),
            position=(
                "Not to a check. We signed the staff's package; ours comes in 83% of years, an idle hospital's in 50%, with a bill in the others. In 2% of decades it would receive as "
                "many dollars as we. I would swear to what patients report, since everybody is asked: 82 QALYs a year, reported and true, if our model holds. The public keeps a "
                "million dollars. Our own budget pays for it."
            ),
            objection="If a clinic that starts a year later gains as much before it starts: then it was not the calls.",
            meets=(True, True, True, True, True),
            because=(
                "83% of years, against 50% and a bill in the others; and it says “if our model holds”.",
                "82 QALYs, “reported and true”, with the reason: everybody is asked.",
                "Its own budget.",
                "What it would swear to; the second box says how to find out.",
                "A clinic that starts later, within a year.",
            ),
        ),
    ),
    serves=("ch12.reported", "ch12.loses"),
)
