"""A regulator asks the board what the public's money bought."""

from widgets.debates._hearing import OF, RUBRIC, asked, millions, question
from widgets.position import Debate, Exemplar


def _ask(own, _about):
    who = "**Dr. Adeyemi** is here for the payer: taxpayers, in the end."
    said = f"{own['reported_qalys']:.0f}".replace("-", "−")
    if own["payer"] < 0:
        return (
            f"{who} “You report {said} QALYs a year. After your check the public has {millions(-own['payer'])} less than before, and that would have bought "
            f"{-own['payer'] / 100_000:.0f} QALYs for somebody else. A hospital that did nothing would be paid in {own['paid_idle']:.0%} of years. Why should we not "
            "buy the others?”"
        )
    return (
        f"{who} “You report {said} QALYs a year, and the public keeps {millions(own['payer'])}. Good. But a hospital that did nothing would get a check in "
        f"{own['paid_idle']:.0%} of years, and yours comes in {own['paid']:.0%}. Which part of what you report would you swear to, and how would I find out?”"
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
            position=(
                "Our dashboard, under the consultant's package, reports 85 QALYs a year, and a check came in every year: the payer's own formula confirms our savings. "
                "Our methods follow the contract in each detail. Any hospital could have signed it, and we are proud to have been the first. We would welcome an audit of our "
                "checklists at any time."
            ),
            objection="An audit that finds fewer than nine boxes in ten ticked, next year.",
            meets=(False, False, False, False, True),
        ),
        Exemplar(
            side="",
            position=(
                "Not to a check. We signed the staff's package; ours comes in 83% of years, an idle hospital's in 50%, and in 8% of decades it would keep up with us. "
                "I would swear to what patients report, since everybody is asked: 82 QALYs a year, reported and true, if our model holds. The public keeps a "
                "million dollars. Our own budget pays for it."
            ),
            objection="If a clinic that starts a year later gains as much before it starts: then it was not the calls.",
            meets=(True, True, True, True, True),
        ),
    ),
)
