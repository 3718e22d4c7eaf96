"""The debate of chapter 3: must a committee refuse a drug whose ratio lies above its price of a QALY?"""

from widgets.position import Debate, Exemplar

DEBATE = Debate(
    motion="The committee should refuse the drug: a QALY elsewhere costs \\$100,000, and the drug asks \\$118,533.",
    exemplars=(
        Exemplar(
            side="for",
            position=(
                "Our budgets are set, so every dollar for the drug leaves other care. For a hundred "
                "patients we would gain 75 QALYs and lose 88.9 among people we will never meet. Their lives count as "
                "much as those whose photographs we were sent. If the maker comes down to \\$48,500, I change my vote; or "
                "if somebody shows that the care we would cut gives less than I think."
            ),
            objection=(
                "Nobody will cut the least useful care. The money will come from reserves, or from whoever complains "
                "least, and then 88.9 is a number from a model, while the hundred are dying."
            ),
            meets=(True, True, True, True),
        ),
        Exemplar(
            side="against",
            position=(
                "These people have no other treatment, and we do. A rule that counts only QALYs cannot see who is worst "
                "off, nor that a year of a short life is dearer than a year of a long one. Also, \\$26,500 of the cost is "
                "ordinary care for people who happen to be alive. Without it the drug asks \\$83,200, which is below our "
                "line. I would pay."
            ),
            objection=(
                "If a year of the worst off counts for more, say how much more, and for everybody: among those who "
                "would lose their care there are some who are badly off, too."
            ),
            meets=(False, True, True, False),
        ),
    ),
    rubric=(
        "Says which of the two meanings its price of a QALY has: what people would pay, or what other care would lose.",
        "Rests on at least one number, with its unit.",
        "The objection goes for the strongest claim, not for a side issue.",
        "Says what would change its author's mind.",
    ),
    serves=("ch03.decide", "ch03.displaced"),
)
