"""The debate of chapter 7: should the money go into visits to people who need them, or into what makes them need visits?"""

from widgets.position import Debate, Exemplar

DEBATE = Debate(
    motion="For three years the county should spend everything on the causes of Riverside's gap, and make no home visits, in either neighborhood.",
    exemplars=(
        Exemplar(
            side="for",
            position=(
                "Visits bring the gap to 4 points and must be bought again every year. We know the grant ends after "
                "three, and then it is 10 points as before. Repairs leave 3.4. Over ten years that is 197 extra "
                "returns in place of 410. I count Riverside's residents of year 8 like those of year 1. If repairs "
                "took away 5% a year instead of 30%, they would come to 436, and I would vote for visits."
            ),
            objection=(
                "The 17 returns more in the funded years, 77 against 60, happen to people who are known by name and who "
                "could have had a visit. Nobody asked them whether they would wait."
            ),
            meets=(True, True, True, True),
        ),
        Exemplar(
            side="against",
            position=(
                "People come back to the hospital this winter, and a visit helps this winter. That 30% of a gap can be "
                "repaired away each year, and stays away, is a line somebody drew; the fall from 25% to 22% was "
                "at least counted. Politicians love causes, because nobody can check the bill. Equity means that "
                "whoever needs more gets more, and they need it now."
            ),
            objection=(
                "“Now” has been the answer for decades. As long as every dollar goes into making up for the damp homes, "
                "there is none to repair them, and each new year's patients pay for it."
            ),
            meets=(False, True, True, False),
        ),
    ),
    rubric=(
        "Says over how many years it counts, and whose returns.",
        "Rests on at least one number, with its unit.",
        "The objection goes for the strongest claim, not for a side issue.",
        "Says what would change its author's mind.",
    ),
    serves=("ch07.divide",),
)
