"""The keys of chapter 1; the answers, mistakes and explanations stand in the four files it imports."""

from solutions.keys import _ch01_choosing as choosing
from solutions.keys import _ch01_ranking as ranking
from solutions.keys import _ch01_single_ratios as ratios
from solutions.keys import _ch01_sorting as sorting
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.sort_remarks,
    mistakes=(sorting.the_quotient_decides, sorting.neither_is_bookkeeping, sorting.choosing_looks_ahead),
    explain=sorting.explain_remarks,
    because="Two lines convert, one stands for doing nothing, one decides, and the last says where the two plans are level, whatever a QALY is worth today.",
)

FLIP_THRESHOLD = Key(
    choosing.flip,
    mistakes=(
        choosing.average_of_the_better_plan,
        choosing.average_of_the_cheaper_plan,
        choosing.difference_of_the_averages,
        choosing.qalys_per_dollar,
        choosing.extra_dollars_only,
    ),
    explain=choosing.explain_flip,
    because="At that price Cedar's extra health is worth exactly its extra cost. Neither plan's average took part.",
)

FOUR_OFFERS = Key(
    choosing.both_yardsticks,
    mistakes=(choosing.cost_on_top, choosing.value_per_single_dollar, choosing.cost_minus_worth, choosing.cost_forgotten),
    explain=choosing.explain_offers,
    because="The reminder text is first in value, and its net benefit is small: a ratio never asks how much health there is.",
)

TWO_CREWS = Key(
    choosing.indifferent_at,
    mistakes=(choosing.answers_the_other_question, choosing.the_dearer_average, choosing.salt_counted, choosing.miles_per_dollar),
    explain=choosing.explain_crews,
    because="You weighed the two options between which the board is indifferent, and left out the salt, which no choice changes.",
)

VALUE_PER_THOUSAND = Key(
    ratios.per_thousand,
    mistakes=(
        ratios.dollars_per_qaly,
        ratios.thousands_of_dollars_per_qaly,
        ratios.per_single_dollar,
        ratios.thousand_the_wrong_way,
        ratios.outcome_alone,
    ),
    explain=ratios.explain_per_thousand,
    because="Health stands on top, so more is better. Turned over, the same fact is dollars per QALY, where less is.",
)

WHICH_WORD = Key(
    sorting.sort_vignettes,
    mistakes=(
        sorting.good_results_are_value,
        sorting.efficiency_is_value,
        sorting.the_patients_purse_is_value,
        sorting.value_is_efficiency,
    ),
    explain=sorting.explain_vignettes,
    because="Is health in it, and whose money is in it? Those two questions sort every measure.",
)

TIE_THE_VALUES = Key(
    ratios.tie,
    mistakes=(ratios.same_cost, ratios.share_the_wrong_way, ratios.gain_read_as_percent),
    explain=ratios.explain_tie,
    because="Both now pay one price for a QALY: they lie on one ray from zero, and the step between them has that price too.",
)

WORTH_OF_THE_STEP = Key(
    choosing.worth,
    mistakes=(choosing.sign_turned, choosing.cedar_from_nothing, choosing.whole_cost_charged, choosing.extra_health_only),
    explain=choosing.explain_worth,
    because="Above zero the move pays, below zero it does not: the verdict of the incremental ratio held against \\${{threshold:,}}.",
)

WHO_NEVER_WINS = Key(
    choosing.never_best,
    mistakes=(choosing.strong_dominance_only, choosing.least_health, choosing.highest_cost),
    explain=choosing.explain_never_best,
    because="The stair that leads to it is dearer per QALY than the stair that leads on: it is extendedly dominated.",
)

CATASTROPHIC_INCOME = Key(
    ratios.highest_income,
    mistakes=(ratios.the_other_yardstick, ratios.system_cost_charged, ratios.other_care_forgotten, ratios.multiplied_by_the_limit),
    explain=ratios.explain_income,
    because="All that the household itself pays counts, and the yardstick says what that is a share of.",
)

MAY_BE_ORDERED = Key(
    sorting.sort_comparisons,
    mistakes=(sorting.a_number_is_a_number, sorting.zero_is_nothing, sorting.free_is_infinitely_good),
    explain=sorting.explain_comparisons,
    because="An order of ratios means something where zero means none, no outcome is a harm, and something was spent.",
)

RANK_OR_REFUSE = Key(
    ranking.rank_by_value,
    mistakes=(
        ranking.harms_take_part,
        ranking.free_plans_skipped,
        ranking.by_outcome_alone,
        ranking.cheapest_first,
        ranking.lowest_value_first,
    ),
    explain=ranking.explain_ranking,
    cases=ranking.rank_cases,
    because="It refuses before it ranks, and leaves out what a ratio cannot place.",
)
