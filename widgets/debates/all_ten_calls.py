"""The debate of chapter 11: does a doctor owe a patient all the good that she can do, whatever others go without?"""

from widgets.position import Debate, Exemplar

DEBATE = Debate(
    motion="Mrs. Ames's doctor owes her all ten calls, whatever others go without.",
    exemplars=(
        Exemplar(
            side="for",
            position=(
                "Calls eight to ten still do her 4.5 points of good. She must be able to trust that nobody weighs her "
                "against a budget in the room where she tells us what frightens her. If \\$9 of a nurse's time does more "
                "elsewhere, let the plan say so, for everybody, in public, with an appeal. Not her doctor, alone, with \\$4 a "
                "call in it. Make the limit public and take my income out, and I will keep to seven."
            ),
            objection=(
                "There is one nurse. Whoever she does not reach meanwhile has not agreed to anything either, and has no "
                "doctor in the room to plead."
            ),
            meets=(True, True, True, True),
        ),
        Exemplar(
            side="against",
            position=(
                "Her last three calls do 4.5 points and take \\$9. As first calls to somebody whom we have not called, "
                "the same three do 25.5. That person is a patient as well. A duty to whoever sits in front of us is a duty to "
                "those who come, and the sickest often do not. Behind a curtain, not knowing which of the 1,500 I shall be, I "
                "would ask for seven calls each."
            ),
            objection=(
                "Then she has no agent at all. And this contract gets six from her doctor, not seven: the seventh is "
                "neither hers nor society's, it is in somebody's bonus."
            ),
            meets=(False, True, True, False),
        ),
    ),
    rubric=(
        "Says who should decide about the last three calls: her doctor, or somebody else.",
        "Rests on at least one number, with its unit.",
        "The objection goes for the strongest claim, not for a side issue.",
        "Says what would change its author's mind.",
    ),
    serves=("ch11.best",),
)
