"""What to look for in a strip of scenes, where the live picture asks its reader to move something."""

from __future__ import annotations

from widgets.explorer import Explorer

QUESTIONS = {
    "b_never_wins": "Compare “One of the two” with “Or neither”. What becomes of B’s band, and what took its place?",
    "where_is_zero": (
        "Two of the scenes make A and B tie, and one puts B ahead. What changes from scene to scene, and what never does?"
    ),
    "whose_burden": (
        "Incomes fall from scene to scene. Of A and B, which crosses the line first, and which costs the system more?"
    ),
    "pay_the_bonus": (
        "Take exhibits 1 to 4 in turn. Which of them can tell what the program did, and what does each of the others leave open?"
    ),
    "structure_process_outcome": (
        "In “The sickest are examined most”, what do the data say that an exam does, and which number do they get "
        "right all the same?"
    ),
    "same_process_score": ("Find three reasons why one score stands for different outcomes. Which of them should a bonus follow?"),
    "what_patients_say": (
        "From 400 answers each to 100, to 30: what happens to the best group? And where groups differ in size, "
        "what happens to the small ones?"
    ),
    "invisible_patients": (
        "The two sides are level at a price between $100,000 and $150,000. Which quotient of the drug's own numbers is it?"
    ),
    "draw_a_life": (
        "Compare “The drug” with “A sixth year” and “Counted at the start”. What do the dark bars take from the "
        "pale ones, and when do they take nothing?"
    ),
    "cost_effectiveness_plane": (
        "Two of the points have one ratio and opposite verdicts. At the last two no ratio is printed: what would "
        "extra cost ÷ extra health be there, and what could a reader take it for?"
    ),
    "ways_to_screen": ("To which way does each comparison lead at its price of a QALY? Which of the comparisons would you print?"),
    "how_sure": (
        "Between which two of the first three scenes does the decision change, and in which is certainty worth "
        "most? Does the curve reach 100%?"
    ),
    "visit_timeline": (
        "Where does the line climb fastest? And in which scenes does the total change without anybody doing anything differently?"
    ),
    "paid_once": "Which scenes charge support just once? Do they give the visit the same cost, and should they?",
    "reversal": (
        "The order is reversed in all three scenes. Which of them would you pay a bonus on, and which of the two "
        "hospitals still leaves you in doubt?"
    ),
    "funnel_and_shrinkage": (
        "Compare the first scene with the last. Which hospitals move most when ratios are shrunken, and why those?"
    ),
    "slope_swallows": "What does the second part of the step (“swallowed”) need, and what makes it negative?",
    "seesaw": (
        "As a goes from 0 to 2.4, which curve rises and which falls? How much is left of the second where the "
        "first is at its highest?"
    ),
    "four_remedies": (
        "Which remedy’s two shares never move, and what does that hide? Who is hurt by each of the others, and when?"
    ),
    "housing_in_and_out": (
        "Which of the three slopes is hardest to undo, which easiest? Can you name a stranger that might do it?"
    ),
    "leftovers": "Watch the large marks. Which of the two moves changes the line, and which only its scatter?",
    "odds_ratio_moves": (
        "In which scenes does leaving the variable out hardly matter, and why there? What averages in all of them?"
    ),
    "which_way_the_gap": (
        "In which scenes do all three yardsticks agree? Go back to “Equal visits”, and write the headline that you would print."
    ),
    "one_budget_three_ways": (
        "Where visits wear off, up to where do average and gap get better together, and what happens after that? "
        "What turns it round in the last scene?"
    ),
    "when_funding_ends": (
        "In which scene does equity leave fewer extra returns over ten years than justice? What does the choice hang on?"
    ),
    "concentration_curve": (
        "Five points off everywhere: which numbers move, which stays, and which points the other way? What does each of them see?"
    ),
    "what_the_mean_hides": (
        "In which scenes do both neighborhoods get worse and the county better? Which headline would the county "
        "write, and which would you?"
    ),
    "who_is_missed": (
        "Who is missed under M0, and who under M1? In the last scene, what has become of M1's lead in dollars, and of the missed?"
    ),
    "own_policy": (
        "Which of the four pictures can no scene get right at the same time as another? Choose the policy you "
        "would sign, and say who pays for it."
    ),
    "whose_value": (
        "Which line of its ledger makes the hospital differ? And compare “The patients' books” with “Patients who "
        "have a home”: is there one “patient” whose value could decide?"
    ),
    "three_rates": "In which scenes do all three corners meet? Which of them could a program choose?",
    "cost_is_not_need": (
        "Given the same access, what is left of the difference? Then say which number in a real program would tell"
        " you that spending hides need."
    ),
    "week_in_the_chair": (
        "Only the way of paying changes, and money alone decides. Whose line changes most, and in which scene is "
        "everything done that helps?"
    ),
    "second_practice": (
        "One practice, two, fifty: what is the visit worth to the one who does it, and, by the dashed line, to all together?"
    ),
    "cliff_or_ramp": ("From 50% over 78% to 90%: where does the cliff ask for effort, and what do more patients do to that place?"),
    "brick_by_brick": (
        "At which price are just as many bricks laid as are worth laying? When a smaller wall will do, is a price "
        "that was too high less wrong, or more?"
    ),
    "hospital_points": "Two hospitals stand at 65%. Where does it matter where a hospital came from, and where not?",
    "members_leave": (
        "At which share that stays does the plan's line end near zero? And if prevention works only from year 4, "
        "what share is needed then?"
    ),
    "rich_for_nothing": (
        "From scene to scene: what moves in “Costs only”, the line or the bell? And from the payer's chair: who "
        "pays for the higher minimum?"
    ),
    "sign_a_contract": (
        "Nothing is saved in the first four scenes. Under which terms does that bring nothing on average? Of those"
        " who save 3%, who is paid less, and why?"
    ),
    "years_of_a_contract": (
        "Look at year 6. Who gains from it, who loses? Then compare the runs of luck: could you tell from the "
        "checks alone when the saving began to go unpaid?"
    ),
    "stop_loss_worth": (
        "From $250,000 to $100,000 to $25,000: which of the three bars narrows, which moves, and what does the steadiness cost?"
    ),
    "bands_not_cliffs": (
        "Savings of 2.2% and of 5.2%, just past an edge: at which of the two would a dollar more of spending have paid you?"
    ),
    "small_print": (
        "Which clauses protect you, and which protect the payer? Where is the point beyond which one more dollar "
        "saved brings you nothing?"
    ),
    "six_patients": (
        "In “By sympathy”, whose story moved the hand, and which way? And what does one and the same person do "
        "once a call earns $4 instead of taking it?"
    ),
    "clinicians_choice": (
        "A call takes $4, then earns $4. Toward what does care move as α/β falls, and what is the area of the shaded triangle?"
    ),
    "whose_best": (
        "What share of the cost, paid back, brings the circle onto the square? Does paying back all of it take the"
        " clinician to ten?"
    ),
    "which_guardrail": (
        "Only what the share is of changes in the second scene. Which of the blue bars is shortest, before and "
        "after, and which guardrail depends most on α/β?"
    ),
    "disclosure_backfires": (
        "What does the license do to the share from which telling helps? And what would make people really able to leave?"
    ),
    "worth_avoiding": (
        "Payment follows clinical risk, all the way: whom does that leave with a loss, and what would a practice "
        "need to know, or to ask, to find them?"
    ),
    "three_packages": (
        "Look at the dashboards first, then at what is true. Which figure of which dashboard would you have "
        "believed, and what would have warned you?"
    ),
    "ferry_street": (
        "Does any scene have its four blue points all at the right end? What does each step to the right on one "
        "strip cost on another?"
    ),
    "ten_years_twice": (
        "Under which package could you tell the two hospitals apart by the number of their checks? And by the sum?"
    ),
    "other_assumptions": (
        "One assumption moves at a time. Which sentence of this chapter falls first, and which stands in all scenes?"
    ),
}
"""By explorer; the others' own question can be answered from pictures that stand still."""


def question(explorer: Explorer, name: str) -> str | None:
    """What a strip asks, in Markdown with plain dollar signs escaped; None where the live picture asks nothing either."""
    return QUESTIONS[name].replace("$", "\\$") if name in QUESTIONS else explorer.asks
