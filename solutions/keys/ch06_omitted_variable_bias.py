"""The keys of chapter 6; the answers, mistakes and explanations stand in the five files it imports."""

from solutions.keys import _ch06_biases as biases
from solutions.keys import _ch06_letters as letters
from solutions.keys import _ch06_regressions as regressions
from solutions.keys import _ch06_sorting as sorting
from solutions.keys import _ch06_swallowed as swallowed
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.sort_remarks,
    mistakes=(sorting.whatever_matters_is_swallowed, sorting.a_link_does_harm_only, sorting.hospitals_are_all_alike),
    explain=sorting.explain_remarks,
    because="The link bends the slope and, by the same move, lets clinical risk stand in for what was left out.",
)

LAST_STEP = Key(
    biases.hospital_bias,
    mistakes=(
        biases.the_slope_is_the_hospital,
        biases.clinical_risk_tells_nothing,
        biases.everybody_else_has_none,
        biases.slope_bias_times_surplus,
    ),
    explain=biases.explain_last_step,
    because="What the risk does, how much of it stays unseen, how much more of it they have: three factors, and the slope's bias is none of them.",
)

ONLY_THE_DATA = Key(
    swallowed.surplus_of_the_difference,
    mistakes=(
        swallowed.what_the_colleague_finds,
        swallowed.every_sicker_patient_has_it,
        swallowed.link_the_wrong_way_round,
        swallowed.difference_at_equal_risk,
        swallowed.the_less_sick_have_none,
        swallowed.nothing_swallowed,
    ),
    explain=swallowed.explain_data,
    because="γ from a row, δ from two shares: their product is what the comparison has swallowed.",
)

RIVER_PLOTS = Key(
    swallowed.the_bean_itself,
    mistakes=(
        swallowed.all_of_it_is_the_bean,
        swallowed.every_plot_by_the_river,
        swallowed.the_wrong_way,
        swallowed.old_plots_forgotten,
        swallowed.what_the_river_did,
    ),
    explain=swallowed.explain_beans,
    because="You gave the river what is the river's, and left the scarecrows alone.",
)

SHORT_SLOPE = Key(
    biases.short_slope,
    mistakes=(
        biases.all_of_it_swallowed,
        biases.bias_subtracted,
        biases.regression_reversed,
        biases.only_the_noise_scatters,
        biases.controlled_so_fine,
    ),
    explain=biases.explain_short_slope,
    because="Its own {{beta:.1f}}, and γδ on top.",
)

HALF_THE_PENALTY = Key(
    biases.link_of_half,
    mistakes=(biases.unbiased_slope_is_fair, biases.turned_over, biases.scatter_of_p_alone),
    explain=biases.explain_half,
    because="There a²p(1 − p) is 1: clinical risk tells half of the social risk, and its slope is as wrong as it can be.",
)

WHICH_WAY = Key(
    sorting.sort_stories,
    mistakes=(sorting.sign_of_the_effect, sorting.sign_of_the_link, sorting.two_minuses_stay_minus),
    explain=sorting.explain_stories,
    because="Two signs, one product.",
)

TWO_LEFT_OUT = Key(
    swallowed.long_slope,
    mistakes=(swallowed.added_once_more, swallowed.only_the_first, swallowed.signs_dropped, swallowed.sums_multiplied),
    explain=swallowed.explain_two,
    because="Each pair multiplied, both taken out with their signs.",
)

REAL_PAIR = Key(
    regressions.four_slopes,
    mistakes=(regressions.delta_reversed, regressions.gamma_alone, regressions.bias_added_again),
    explain=regressions.explain_real_pair,
    because="Short is long plus γδ, to the last digit: arithmetic, not a finding.",
)

SLOPE_HELD_EQUAL = Key(
    regressions.slope_held_equal,
    mistakes=(
        regressions.slope_without_z,
        regressions.divided_by_all_of_x,
        regressions.no_intercept,
        regressions.rounding_taken_for_a_slope,
    ),
    explain=regressions.explain_fwl,
    cases=regressions.fwl_cases,
    because="The slope of a regression on both, from a line and a half.",
)

ROBUSTNESS = Key(
    regressions.robustness,
    mistakes=(
        regressions.share_explained_already,
        regressions.f_itself,
        regressions.half_forgotten,
        regressions.error_size_used,
    ),
    explain=regressions.explain_robustness,
    because="So strong a stranger would have to be, with outcome and regressor alike.",
)

WHO_IS_PENALIZED = Key(
    letters.letters,
    mistakes=(
        letters.bar_at_one_for_all,
        letters.one_median_for_all,
        letters.adjusted_peers,
        letters.good_hospitals_pay_back,
    ),
    explain=letters.explain_letters,
    because="Three rules, three lists of letters; the care is in none of the columns.",
)

WHAT_THEY_SAY = Key(
    sorting.what_can_be_said,
    mistakes=(
        sorting.clinical_ratio_read_as_care,
        sorting.half_and_half_read_as_equal,
        sorting.nothing_can_ever_be_said,
    ),
    explain=sorting.explain_reports,
    because="A line that would read the same under any care says nothing of care.",
)

ALL_TOGETHER = Key(
    letters.over_everybody,
    mistakes=(letters.unrelated_so_unchanged, letters.ratio_of_risks, letters.upside_down),
    explain=letters.explain_odds,
    because="Patients average, and so do risks; odds do not.",
)
