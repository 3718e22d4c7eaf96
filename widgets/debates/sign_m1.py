"""The debate of chapter 8: should the memo give the places to the highest risks by M1?"""

from widgets.position import Debate, Exemplar

DEBATE = Debate(
    motion="The memo should give the 2,000 places to the highest risks by M1, with no places held for anybody.",
    exemplars=(
        Exemplar(
            side="for",
            position=(
                "A place is help, and it should go where a readmission is likeliest. M1's risks come true in both groups; M0 "
                "tells unhoused patients little more than half of theirs. M1 finds 134 patients more and is worth \\$536,000 "
                "more to the payer. We miss 1,463 housed patients. I would tell them so, and ask for more places. If a trial "
                "shows under 16.8% effect among the unhoused, I change sides."
            ),
            objection=(
                "You ranked by risk because you could measure it. Nobody has measured whether a call and a scale help somebody "
                "without a phone or a floor, and 277 housed patients whom M0 would have found wait for your trial."
            ),
            meets=(True, True, True, True),
        ),
        Exemplar(
            side="against",
            position=(
                "Under M1 nine of ten housed patients who will come back get nothing, because of a fact that is not about "
                "their hearts. A program that the public pays for must be open to both groups. I would hold 1,305 places for "
                "the housed: odds then differ by 5 points, as under M0, and we know who has a home when we plan the visits."
            ),
            objection=(
                "Held like that, M1 finds 907 patients, not one more than M0: you have paid \\$536,000 to make two rates look "
                "alike, and 412 unhoused patients paid for it."
            ),
            meets=(True, False, True, False),
        ),
    ),
    rubric=(
        "Says what a place does for the person who gets it, before it says “fair” or “unfair”.",
        "Names what it gives up with a number, and whose loss that is.",
        "The objection goes for the strongest claim, not for a side issue.",
        "Says what would change its author's mind.",
    ),
    serves=("ch08.price", "ch08.benefit"),
)
