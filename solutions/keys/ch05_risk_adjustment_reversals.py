"""Keys to the questions on risk adjustment; the rules, right and wrong, are in three files by subject."""

from solutions.keys import _ch05_fair_comparison as fair
from solutions.keys import _ch05_luck as luck
from solutions.keys import _ch05_stakes as stakes
from workbook.problem import Key

WHY_EACH_LINE = Key(
    fair.sort_remarks,
    mistakes=(fair.adjustment_removes_luck, fair.the_last_step_adjusts, fair.dividing_is_for_reading),
    explain=fair.explain_remarks,
    because="Right. Patients, size, unit, luck: four questions, and each line answers one of them.",
)

ADJUSTED_RATE = Key(
    fair.adjusted_rate,
    mistakes=(fair.raw_rate, fair.ratio_left_alone, fair.gap_added, fair.upside_down),
    explain=fair.explain_adjusted_rate,
    because="Right: {{given}}. With O/E = 1 the same line would give {{overall:.0%}}, the rate of all hospitals together.",
)

OBSERVED_TO_EXPECTED = Key(
    fair.ratio_of_sums,
    mistakes=(
        fair.expected_over_observed,
        fair.average_of_ratios,
        fair.one_rate_for_all,
        fair.unweighted_rates,
        fair.surplus_not_ratio,
        fair.raw_share,
    ),
    explain=fair.explain_ratio,
    because="Right: {{given:.2f}}, the deaths that happened over the deaths that these very patients would have met elsewhere.",
)

LATE_PARCELS = Key(
    fair.late_per_hundred,
    mistakes=(fair.own_share, fair.yardstick_on_top, fair.routes_alike, fair.surplus_parcels),
    explain=fair.explain_late,
    because="Right: {{given:.0f}} for every 100. The yardstick came from {{name}}'s own routes; the vans were there to distract you.",
)

WHAT_MAY_BE_ADJUSTED = Key(
    stakes.sort_factors,
    mistakes=(stakes.complications_as_severity, stakes.companions_as_severity, stakes.circumstances_as_care),
    explain=stakes.explain_factors,
    because="Right. One question sorts them: was it true at the door?",
)

FLIP_POINT = Key(
    fair.flip_point,
    mistakes=(fair.same_gap, fair.x_as_expected, fair.same_expected, fair.proportion_upside_down),
    explain=fair.explain_flip_point,
    because="Right. Expected rates in the proportion of the raw rates, {{rate_x:.1%}} to {{rate_y:.1%}}: there the hospitals are level.",
)

EXACT_INTERVAL = Key(
    luck.exact_limits,
    mistakes=(luck.halving_forgotten, luck.one_row_for_both, luck.rows_exchanged, luck.limits_of_deaths, luck.bell_curve),
    explain=luck.explain_limits,
    because="Right. Look whether 1 lies between them before you say a word about {{name}}.",
)

WHICH_IS_SHOWN = Key(
    luck.the_one_that_leaves_1_out,
    mistakes=(luck.the_ratio_is_the_proof, luck.farther_is_surer, luck.open_means_average),
    explain=luck.explain_which,
    because="Right. Far from 1 is not the same as sure; open is not the same as average.",
)

REAL_TWIN = Key(
    fair.standardised_stays,
    mistakes=(fair.cells_alike, fair.ratio_upside_down, fair.days_beyond_expected, fair.totals_left),
    explain=fair.explain_stays,
    because="Right. Of the pair that changes places, one expected longer stays than the other; nothing here says whether luck could have done it.",
)

FUNNEL_LIMITS = Key(
    luck.funnel_limits,
    mistakes=(
        luck.limits_not_clipped,
        luck.spread_of_one_patient,
        luck.root_forgotten,
        luck.variance_of_a_count,
        luck.full_width_for_no_patients,
    ),
    explain=luck.explain_funnel,
    cases=luck.funnel_cases,
    because="Right, at the edges too: a rate of 0, a single patient, no patients at all.",
)

SHRUNKEN_RATIO = Key(
    luck.posterior_mean,
    mistakes=(luck.no_shrinkage, luck.prior_below_only, luck.prior_above_only, luck.weights_exchanged),
    explain=luck.explain_shrinkage,
    because="Right: {{given:.3f}}, between the plain O/E and 1.",
)

READMISSION_PENALTY = Key(
    stakes.reductions,
    mistakes=(
        stakes.bar_at_one,
        stakes.small_numbers_counted,
        stakes.good_results_pay_back,
        stakes.raw_ratios,
        stakes.no_cap,
        stakes.no_modifier,
    ),
    explain=stakes.explain_reductions,
    because="Right. Alder pays with a ratio under 1, because the bar is the median of its peers; the cap saves Birchwood from more.",
)

TURNED_AWAY = Key(
    stakes.fall,
    mistakes=(
        stakes.care_unchanged_so_no_change,
        stakes.expected_deaths_stay,
        stakes.fall_of_the_raw_rate,
        stakes.ratio_of_the_frail,
    ),
    explain=stakes.explain_turned_away,
    because="Right: the score falls by {{given:.3f}}, and not one patient is better off.",
)

FALSE_ALARMS = Key(
    luck.at_least_one,
    mistakes=(luck.one_alone, luck.chances_added, luck.none_at_all),
    explain=luck.explain_false_alarms,
    because="Right: {{given:.1%}}, with every one of the {{hospitals}} hospitals exactly average.",
)
