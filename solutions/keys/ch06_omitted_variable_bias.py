"""The keys of chapter 6; the answers, mistakes and explanations stand in the three files it imports."""

from solutions.keys import _ch06_biases as biases
from solutions.keys import _ch06_methods as methods
from solutions.keys import _ch06_sorting as sorting
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
    biases.surplus_of_the_difference,
    mistakes=(
        biases.what_the_colleague_finds,
        biases.every_sicker_patient_has_it,
        biases.link_the_wrong_way_round,
        biases.difference_at_equal_risk,
        biases.the_less_sick_have_none,
        biases.nothing_swallowed,
    ),
    explain=biases.explain_data,
    because="γ from a row, δ from two shares: their product is what the comparison has swallowed.",
)

RIVER_PLOTS = Key(
    biases.the_bean_itself,
    mistakes=(
        biases.all_of_it_is_the_bean,
        biases.every_plot_by_the_river,
        biases.the_wrong_way,
        biases.old_plots_forgotten,
        biases.what_the_river_did,
    ),
    explain=biases.explain_beans,
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
    biases.long_slope,
    mistakes=(biases.added_once_more, biases.only_the_first, biases.signs_dropped, biases.sums_multiplied),
    explain=biases.explain_two,
    because="Each pair multiplied, both taken out with their signs.",
)

REAL_PAIR = Key(
    methods.four_slopes,
    mistakes=(methods.delta_reversed, methods.gamma_alone, methods.bias_added_again),
    explain=methods.explain_real_pair,
    because="Short is long plus γδ, to the last digit: arithmetic, not a finding.",
)

SLOPE_HELD_EQUAL = Key(
    methods.slope_held_equal,
    mistakes=(
        methods.slope_without_z,
        methods.divided_by_all_of_x,
        methods.no_intercept,
        methods.rounding_taken_for_a_slope,
    ),
    explain=methods.explain_fwl,
    cases=methods.fwl_cases,
    because="The slope of a regression on both, from a line and a half.",
)

ROBUSTNESS = Key(
    methods.robustness,
    mistakes=(
        methods.share_explained_already,
        methods.f_itself,
        methods.half_forgotten,
        methods.error_size_used,
    ),
    explain=methods.explain_robustness,
    because="So strong a stranger would have to be, with outcome and regressor alike.",
)

WHO_IS_PENALIZED = Key(
    methods.letters,
    mistakes=(
        methods.bar_at_one_for_all,
        methods.one_median_for_all,
        methods.adjusted_peers,
        methods.good_hospitals_pay_back,
    ),
    explain=methods.explain_letters,
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
    methods.over_everybody,
    mistakes=(methods.unrelated_so_unchanged, methods.ratio_of_risks, methods.upside_down),
    explain=methods.explain_odds,
    because="Patients average, and so do risks; odds do not.",
)
