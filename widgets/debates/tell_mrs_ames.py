"""A disclosure to write for a patient: how her doctor is paid, which way that leans, and what she can do."""

from widgets.position import Asked, Debate, Exemplar

DEBATE = Debate(
    motion=(
        "You are Mrs. Ames's doctor, under the contract of this chapter: each call takes \\$4 from your bonus, which is at "
        "most \\$40 for a patient. Tomorrow she comes. Write what you will say to her, as you would say it aloud."
    ),
    sides={},
    asked=Asked(
        kind="Write for a patient",
        text="Your disclosure",
        other="What might she wrongly conclude from it, or feel bound to do?",
        other_done="What she might conclude",
        commit="Commit my disclosure",
    ),
    exemplars=(
        Exemplar(
            side="",
            position=(
                "Our practice takes part in an arrangement under which clinicians may receive incentives for quality and "
                "efficiency. Please be assured that your health always comes first and that money never influences what we "
                "recommend. If you have questions about this notice, our office will be glad to help during business hours. "
                "Kindly sign below to confirm that you have received it."
            ),
            objection=(
                "That there is nothing to ask. She signs, feels safer, and knows less than she could: which way the money "
                "leans is not in it."
            ),
            meets=(False, False, False, False, False),
        ),
        Exemplar(
            side="",
            position=(
                "Mrs. Ames, you should know how I am paid. Your plan gives us a fixed sum for you. Each time our nurse calls "
                "you, four dollars come off my bonus, forty dollars a year at most. So I earn a little more if we call you "
                "less. Ten calls a year help people like you best. If you get fewer, ring this number. It is a doctor outside "
                "our bonus, it is free, and I will not be told."
            ),
            objection="That she ought to spare me the forty dollars, or that ringing the number says that she does not trust me.",
            meets=(True, True, True, True, True),
        ),
    ),
    rubric=(
        "Says which way the money leans: less care pays you more.",
        "Gives an amount that she can picture.",
        "Names something that she can do, free, and without asking you.",
        "Asks for no trust, and does not promise that money leaves you cold.",
        "Short sentences, and no word that she would have to look up.",
    ),
    serves=("ch11.best", "ch11.guard"),
)
