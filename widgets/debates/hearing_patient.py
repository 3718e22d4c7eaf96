"""A patient without a stable home asks the board about the gap, or about what a call is worth to his doctor."""

from widgets.debates._hearing import OF, RUBRIC, asked, question
from widgets.position import Debate, Exemplar


def _ask(own, about):
    who = "**Mr. Duarte**, 61, sleeps at the shelter on Ferry Street."
    if about == "ratio":
        sense = f"my doctor makes {own['calls']:.1f} calls to a patient, and ten would be best"
        return (
            f"{who} “You say that patients come first. Under what you signed {sense}. To anybody who counts that is a weight of money of {own['ratio']:.2f}, and your "
            "doctors swear it is none. Who is right, and what would you tell me before I choose a doctor?”"
        )
    if own["left"] > 0:
        return (
            f"{who} “You say that patients come first. Under what you signed {own['left']:.0%} of people like me are gone from your lists, and we are "
            f"{own['gap']:.1f} points of health behind those with a home; it was 5.5. Your sheet says {own['reported_gap']:.1f}. Where did we go, and who noticed?”"
        )
    return (
        f"{who} “You say that patients come first. Under what you signed we are {own['gap']:.1f} points of health behind those with a home; it was 5.5. Your sheet says "
        f"{own['reported_gap']:.1f}. If I miss three calls, who notices, and what does it bring you?”"
    )


DEBATE = Debate(
    motion=lambda decided: question(decided, asker="patient", ask=_ask),
    of=OF,
    sides={},
    rubric=RUBRIC,
    asked=asked("a patient asks"),
    exemplars=(
        Exemplar(
            side="",
            position=(
                "Mr. Duarte, this board takes equity very seriously. Under the consultant's package our quality score is 98%, in both groups, so there is no "
                "gap. Every patient seen this year has had a complete checklist, and our doctors have sworn to put patients first. We thank you for coming "
                "tonight, and we will keep listening to the community."
            ),
            objection="If the score fell below 95%, we would look into it.",
            meets=(False, False, False, False, False),
        ),
        Exemplar(
            side="",
            position=(
                "We signed the staff's package. We ask everybody who began the year, also whoever left. To lose you brings us nothing: what you cost is expected "
                "of you. Our model, not yet a finding, has the true gap fall from 5.5 points to 3.2; the reported one is the same. It does not close, since one "
                "call in five misses you. Our own budget loses by it, about a million dollars a year."
            ),
            objection="If, after two years, one in twenty of you has left, or your own answers show a gap above 5 points.",
            meets=(True, True, True, True, True),
        ),
    ),
)
