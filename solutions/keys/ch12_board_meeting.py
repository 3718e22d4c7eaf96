"""The keys of chapter 12; the answers, mistakes and explanations stand in the two files it imports."""

from solutions.keys import _ch12_figures as figures
from solutions.keys import _ch12_sorting as sorting
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.first_line,
    mistakes=(
        sorting.weights_are_terms,
        sorting.terms_are_weights,
        sorting.adjustment_is_paper,
        sorting.print_moves_health,
        sorting.all_money_is_terms,
    ),
    explain=sorting.explain_lines,
    because="Contract, clinician, door and purse have a line each; what is printed has none.",
)

TWO_YEARS = Key(
    figures.share_of_pairs,
    mistakes=(
        figures.strictly_more,
        figures.just_as_many,
        figures.in_a_single_year,
        figures.in_each_of_the_years,
        figures.the_other_way_round,
        figures.without_the_last_case,
        figures.the_last_case_alone,
    ),
    explain=figures.explain_pairs,
    because="You let luck run on both sides, over both years, ties included.",
)

WHO_WAS_COUNTED = Key(
    figures.reported_ratio,
    mistakes=(
        figures.nothing_is_different,
        figures.only_observed_shrinks,
        figures.ratio_upside_down,
        figures.as_if_all_had_left,
        figures.wrong_line_shrinks,
    ),
    explain=figures.explain_ratio,
    because="Whoever leaves goes from both sides of the ratio, and nobody is better off.",
)

SWIMMING_CLUB = Key(
    figures.seconds_for_the_town,
    mistakes=(
        figures.only_who_swam,
        figures.everybody_like_the_poster,
        figures.other_club_forgotten,
        figures.other_club_added,
        figures.halfway_between,
    ),
    explain=figures.explain_seconds,
    because="You counted everybody who began, and what the money would have done elsewhere.",
)

SIX_DOCUMENTS = Key(
    sorting.questions,
    mistakes=(sorting.luck_is_ignorance, sorting.absent_are_unknown, sorting.dollars_are_pockets, sorting.savings_are_luck),
    explain=sorting.explain_questions,
    because="Who is missing, what would come anyway, whose dollar it is, what the model did not know: four questions, one for each.",
)

PAYERS_PURSE = Key(
    figures.worth_to_all,
    mistakes=(
        figures.payer_forgotten,
        figures.money_counted_the_wrong_way,
        figures.whole_check_is_lost,
        figures.check_costs_nothing,
    ),
    explain=figures.explain_worth,
    because="You counted patients here, and those whom the payer's money reaches elsewhere.",
)

MINIMUM_FOR_LUCK = Key(
    figures.least_minimum,
    mistakes=(figures.bell_left_at_zero, figures.drift_taken_off, figures.both_tails, figures.one_standard_deviation),
    explain=figures.explain_minimum,
    because="First where the bell stands, then how far luck carries above it.",
)

WHO_LOSES = Key(
    sorting.loser,
    mistakes=(
        sorting.a_check_is_a_loss,
        sorting.a_cost_is_a_loss,
        sorting.leaving_outweighs_all,
        sorting.nobody_left_out_is_a_loser,
    ),
    explain=sorting.explain_loser,
    because="You kept four accounts, and looked at the difference of each.",
)

THREE_PILOTS = Key(
    figures.added_for_all,
    mistakes=(
        figures.answers_stand_for_all,
        figures.all_of_it_is_the_calls,
        figures.silence_is_no_gain,
        figures.two_means_weigh_alike,
    ),
    explain=figures.explain_added,
    because="Everybody enrolled, less what came anyway.",
)

NET_VALUE = Key(
    figures.net_value,
    mistakes=(
        figures.whole_check_subtracted,
        figures.payers_money_added,
        figures.bill_counts_as_nothing,
        figures.more_spending_counts_as_saved,
        figures.any_price_will_do,
    ),
    explain=figures.explain_code,
    cases=figures.value_cases,
    because="It counts both purses, with their signs, and refuses a price that is none.",
)
