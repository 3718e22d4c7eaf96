"""The debate of chapter 1: should a purchaser fund by outcomes per dollar?"""

from widgets.position import Debate, Exemplar

DEBATE = Debate(
    motion="A purchaser should fund the pathway with the most outcomes per dollar.",
    exemplars=(
        Exemplar(
            side="for",
            position=(
                "Our county's budget is fixed, and hundreds of programs ask for a part of it. We will never agree on what"
                " a QALY is worth, and nobody elected me to decide. Ranking by QALYs per dollar needs no such price, "
                "treats every program alike, and fills the budget with as much health as it can hold. A dollar spent "
                "further down the list is health taken from somebody whose program we cut."
            ),
            objection=(
                "Some of those programs exclude each other. One patient gets one diabetes pathway, and there the ratio "
                "takes a small, cheap gain over a larger one that we would gladly pay for."
            ),
            meets=(True, False, True, False),
        ),
        Exemplar(
            side="against",
            position=(
                "One patient cannot have both pathways, so the choice is about the step between them: 0.02 QALY more for "
                "\\$900 more. Either we would pay \\$45,000 for a QALY or we would not, and B's ratio to nothing is "
                "silent on that. The ratio also turns over when usual care replaces zero, and a \\$10 text tops it. I "
                "would fund the largest λ × outcome − cost. I would switch to ratios if our programs left each other "
                "room."
            ),
            objection=(
                "Nobody has agreed on λ. A rule that needs one gives the decision to whoever sets it, and out of sight. A"
                " ratio cannot be tuned like that."
            ),
            meets=(True, True, True, True),
        ),
    ),
    rubric=(
        "Says for which kind of choice it holds: do the options exclude each other, and is doing nothing one of them?",
        "Rests on at least one number, with its unit.",
        "The objection goes for the strongest claim, not for a side issue.",
        "Says what would change its author's mind.",
    ),
    serves=("ch01.net_benefit", "ch01.yardsticks"),
)
