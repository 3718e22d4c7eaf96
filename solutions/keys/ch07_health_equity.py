"""The keys of chapter 7; the answers, mistakes and explanations stand in the two files it imports."""

from solutions.keys import _ch07_dividing as dividing
from solutions.keys import _ch07_yardsticks as yardsticks
from workbook.problem import Key

WHY_EACH_LINE = Key(
    yardsticks.sort_remarks,
    mistakes=(
        yardsticks.small_numbers_explain_the_quarrel,
        yardsticks.the_outcome_explains_one_ratio,
        yardsticks.a_difference_is_an_average,
        yardsticks.an_average_is_a_difference,
    ),
    explain=yardsticks.explain_remarks,
    because="Equal points drop out of a difference, weigh more in a smaller number, look different from the other end, and are anonymous in a mean.",
)

LAST_STEP = Key(
    yardsticks.ratio_now,
    mistakes=(
        yardsticks.turned_over,
        yardsticks.difference_for_ratio,
        yardsticks.staying_home_counted,
        yardsticks.ratio_from_before,
        yardsticks.equal_division,
    ),
    explain=yardsticks.explain_last_step,
    because="Harbor's rate of now over Elmwood's rate of now, as step 4 did before.",
)

ONLY_THE_DATA = Key(
    yardsticks.yardsticks,
    mistakes=(
        yardsticks.counts_compared,
        yardsticks.one_ratio_turned_over,
        yardsticks.harbor_above_the_line_at_home,
        yardsticks.elmwood_above_the_line,
        yardsticks.a_ratio_called_difference,
    ),
    explain=yardsticks.explain_data,
    because="Rates first; then one subtraction and two divisions, each with its own outcome.",
)

TWO_TANKS = Key(
    dividing.cans_for_the_lower,
    mistakes=(
        dividing.poured_in_equally,
        dividing.only_up_to_the_other,
        dividing.all_in_one,
        dividing.half_the_cans_and_the_whole_difference,
        dividing.cans_of_the_other,
    ),
    explain=dividing.explain_tanks,
    because="First what the lower tank is behind, then the rest in equal parts.",
)

WHICH_HEADLINES = Key(
    yardsticks.borne_out,
    mistakes=(
        yardsticks.coming_back_decides_staying_home,
        yardsticks.one_gap_for_all,
        yardsticks.average_decides_about_the_gap,
        yardsticks.a_smaller_gap_means_fewer,
    ),
    explain=yardsticks.explain_headlines,
    because="Each headline has a number of its own, before and after.",
)

THREE_UNCHANGED = Key(
    yardsticks.stand_still,
    mistakes=(
        yardsticks.one_rate_for_all_three,
        yardsticks.one_rate_for_both_ratios,
        yardsticks.nothing_moves,
        yardsticks.difference_and_ratio_exchanged,
    ),
    explain=yardsticks.explain_stand_still,
    because="Three yardsticks, three rates at which nothing seems to happen; between them lies the quarrel.",
)

CONCENTRATION_INDEX = Key(
    yardsticks.concentration_index,
    mistakes=(
        yardsticks.ranks_by_group_only,
        yardsticks.rank_at_the_end_of_the_group,
        yardsticks.sizes_ignored,
        yardsticks.least_deprived_first,
        yardsticks.nobody_is_zero,
    ),
    explain=yardsticks.explain_concentration,
    cases=yardsticks.concentration_cases,
    because="It ranks people, not groups, and knows when there is nothing to be concentrated.",
)

WHICH_APPROACH = Key(
    dividing.sort_policies,
    mistakes=(
        dividing.causes_filed_as_targeting,
        dividing.targeting_filed_as_causes,
        dividing.same_filed_as_need,
        dividing.any_smaller_gap_is_equity,
    ),
    explain=dividing.explain_policies,
    because="The same for all, more where need is, the need itself taken away; and one that helps nobody.",
)

CLOSE_THE_GAP = Key(
    dividing.share_that_closes,
    mistakes=(dividing.everything_to_harbor, dividing.equal_shares, dividing.shares_by_need, dividing.whole_gap_added),
    explain=dividing.explain_close,
    because="Harbor's visits exceed Elmwood's by the gap over the effect, and together they are all there is.",
)

MOST_FOR_ALL = Key(
    dividing.visits_for_the_fewest,
    mistakes=(
        dividing.shared_equally,
        dividing.logarithm_not_halved,
        dividing.by_what_could_come_off,
        dividing.the_other_town,
        dividing.by_the_rates,
    ),
    explain=dividing.explain_fewest,
    because="There the next bit of a visit does as much in Elmwood as in Harbor.",
)

YEARS = Key(
    dividing.years_needed,
    mistakes=(
        dividing.same_points_every_year,
        dividing.a_year_too_early,
        dividing.what_goes_is_kept,
        dividing.target_counted_from_below,
        dividing.a_part_of_a_year,
    ),
    explain=dividing.explain_years,
    because="What stays is multiplied by itself, year after year; the first year at or below the target counts.",
)

AFTER_THE_MONEY = Key(
    dividing.fewer_with_repairs,
    mistakes=(
        dividing.only_while_paid,
        dividing.visits_go_on_working,
        dividing.repairs_never_stop,
        dividing.sign_turned,
    ),
    explain=dividing.explain_after,
    because="One row jumps when the money ends, and the other stays; you added up both.",
)

WHAT_MOVED_THE_MEAN = Key(
    dividing.both_parts,
    mistakes=(
        dividing.all_blamed_on_the_rates,
        dividing.rows_exchanged,
        dividing.plain_mean_of_the_rises,
        dividing.last_years_weights,
    ),
    explain=dividing.explain_moved,
    because="Rates at the average shares, shares at the average rates: the two parts add up to the change.",
)

MAY_IT_BE_PRINTED = Key(
    dividing.sentence_borne_out,
    mistakes=(
        dividing.the_best_guess_decides,
        dividing.not_shown_is_not_there,
        dividing.zero_inside_settles_nothing,
        dividing.a_difference_is_a_cause,
    ),
    explain=dividing.explain_printed,
    because="It holds for every difference in the interval, from {{least}} to {{upper:.1f}}.",
)
