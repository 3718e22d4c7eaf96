"""A patient without a stable home asks the board about the gap, or about what money does to his doctor's calls."""

from widgets.debates._hearing import OF, RUBRIC, asked, board, question
from widgets.position import Debate, Exemplar


def _ask(own, about):
    who = "**Mr. Duarte**, 61, sleeps at the shelter on Ferry Street."
    if about == "pull":
        sense = (
            f"my doctor orders {own['calls']:.1f} calls to a patient, one in five misses me, and ten that reach me would be best"
        )
        return (
            f"{who} “You say that patients come first. Under what you signed {sense}. To anybody who knows only what a call used to take, that looks like a weight of money of "
            f"{own['pull']:.2f}, and your doctors swear it is none. Who is right, and what would you tell me before I choose a doctor?”"
        )
    if own["left"] > 0:
        return (
            f"{who} “You say that patients come first. Under what you signed {own['left']:.0%} of people like me are gone from your lists, and we are "
            f"{own['gap']:.1f} points of health behind those with a home; it was 5.5. Your dashboard says {own['reported_gap']:.1f}. Where did we go, and who noticed?”"
        )
    return (
        f"{who} “You say that patients come first. Under what you signed we are {own['gap']:.1f} points of health behind those with a home; it was 5.5. Your dashboard says "
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
            **board("consultant", asker="patient", ask=_ask),
            position=(
                "Mr. Duarte, this board takes equity very seriously. Under the consultant's package our quality score is 98%, in both groups, so there is no "
                "gap. Nearly every patient seen this year has had a complete checklist, and our doctors have sworn to put patients first. We thank you for "
                "coming tonight, and we will keep listening to the community."
            ),
            objection="If the score fell below 95%, we would look into it.",
            meets=(False, False, False, False, False),
            because=(
                "98% stands alone: not how sure it is, and not what it would be had nothing changed.",
                "“No gap” is what the dashboard reports. That 9.8 points are true is not said.",
                "Nobody is named, and 20% of people like him are gone.",
                "He asked where they went. Nobody tells him.",
                "A score and no day; and to look into it is no vote.",
            ),
        ),
        Exemplar(
            side="",
            **board("medical staff", asker="patient", ask=_ask),
            position=(
                "Neither. The oath's 0 is what we report; in our model money weighs 1, as before. We made a call cost our doctors 1.19 dollars instead of 4, and pay them for what you "
                "gain: so they order 9.2 where they ordered 6. Of those 7.4 reach you, where ten that reach you would be best. Before you choose: your group stays 3.2 points "
                "behind, and was 5.5 points behind. Our own budget loses 1.1 million dollars a year."
            ),
            objection="If, after two years, doctors make fewer than eight calls, or your own answers show a gap above 5 points.",
            meets=(True, True, True, True, True),
            because=(
                "9.2 calls, against 6 had nothing changed; and it says that a model is speaking.",
                "The oath's 0 is reported; 1 is true, and 0.20 is only how it looks.",
                "Its own budget, with the amount.",
                "Both halves: neither is right, and what to know before choosing.",
                "A number of calls, or a gap, after two years.",
            ),
        ),
    ),
    serves=("ch12.loses",),
)
