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
)

FOUR_OFFERS = Key(
    choosing.both_yardsticks,
    mistakes=(choosing.cost_on_top, choosing.value_per_single_dollar, choosing.cost_minus_worth, choosing.cost_forgotten),
    explain=choosing.explain_offers,
)

TWO_CREWS = Key(
    choosing.indifferent_at,
    mistakes=(choosing.answers_the_other_question, choosing.the_dearer_average, choosing.salt_counted, choosing.miles_per_dollar),
    explain=choosing.explain_crews,
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
)

TIE_THE_VALUES = Key(
    ratios.tie, mistakes=(ratios.same_cost, ratios.share_the_wrong_way, ratios.gain_read_as_percent), explain=ratios.explain_tie
)

WORTH_OF_THE_STEP = Key(
    choosing.worth,
    mistakes=(choosing.sign_turned, choosing.cedar_from_nothing, choosing.whole_cost_charged, choosing.extra_health_only),
    explain=choosing.explain_worth,
)

WHO_NEVER_WINS = Key(
    choosing.never_best,
    mistakes=(choosing.strong_dominance_only, choosing.least_health, choosing.highest_cost),
    explain=choosing.explain_never_best,
)

CATASTROPHIC_INCOME = Key(
    ratios.highest_income,
    mistakes=(ratios.the_other_yardstick, ratios.system_cost_charged, ratios.other_care_forgotten, ratios.multiplied_by_the_limit),
    explain=ratios.explain_income,
)

MAY_BE_ORDERED = Key(
    sorting.sort_comparisons,
    mistakes=(sorting.a_number_is_a_number, sorting.zero_is_nothing, sorting.free_is_infinitely_good),
    explain=sorting.explain_comparisons,
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
)
