"""The keys of chapter 9; the answers, mistakes and explanations stand in the four files it imports."""

from solutions.keys import _ch09_bonuses as bonuses
from solutions.keys import _ch09_heads as heads
from solutions.keys import _ch09_sharing as sharing
from solutions.keys import _ch09_sorting as sorting
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.sort_remarks,
    mistakes=(
        sorting.luck_read_as_splitting,
        sorting.splitting_read_as_luck,
        sorting.payer_read_as_fee,
        sorting.fee_read_as_others,
    ),
    explain=sorting.explain_remarks,
    because="A fee is whole and sure; a share of savings is thinned by the rules first and by the other practices next.",
)

LAST_STEP = Key(
    sharing.last_step,
    mistakes=(
        sharing.sharing_forgotten,
        sharing.everything_borne,
        sharing.margin_forgotten,
        sharing.margin_split_too,
        sharing.loss_added,
    ),
    explain=sharing.explain_last_step,
    because="You keep the whole margin and feel one part in {{practices}} of what is lost.",
)

FOUR_MARGINS = Key(
    sharing.four_margins,
    mistakes=(
        sharing.bundle_still_pays_the_fee,
        sharing.only_a_share_of_the_visit,
        sharing.share_of_the_margin,
        sharing.fee_for_margin,
        sharing.complication_left_out,
        sharing.whole_complication_shared,
    ),
    explain=sharing.explain_margins,
    because="The same two actions, and every sign turns with the way of paying.",
)

THE_LAWN = Key(
    sharing.flats_that_water,
    mistakes=(sharing.exact_quotient, sharing.one_too_few, sharing.whole_cost_borne, sharing.turned_round),
    explain=sharing.explain_lawn,
    because="From there on the family's part of a watering is less than what watering is worth to it.",
)

NEUTRAL_SHARE = Key(
    sharing.neutral_share,
    mistakes=(
        sharing.chance_forgotten,
        sharing.chance_multiplied,
        sharing.what_is_left_of_the_fee,
        sharing.payers_part,
    ),
    explain=sharing.explain_share,
    because="There the margin is just as large as the savings that you expect to lose.",
)

NEUTRAL_CHANCE = Key(
    sharing.neutral_chance,
    mistakes=(sharing.share_forgotten, sharing.the_share_itself, sharing.share_multiplied, sharing.chance_of_nothing),
    explain=sharing.explain_chance,
    because="There the margin is just as large as the savings that you expect to lose.",
)

WHAT_IS_FELT = Key(
    sorting.sort_years,
    mistakes=(
        sorting.paid_below_the_minimum,
        sorting.gate_has_no_say,
        sorting.no_cap,
        sorting.all_borne_alone,
        sorting.minimum_is_no_cliff,
    ),
    explain=sorting.explain_years,
    because="One dollar counts where this very dollar is shared: above the minimum, behind an open gate, below the cap.",
)

WHO_PAYS_FOR_IT = Key(
    sorting.sort_deeds,
    mistakes=(sorting.any_fee_is_a_gain, sorting.any_avoided_is_a_gain, sorting.fee_counted_per_head),
    explain=sorting.explain_deeds,
    because="Fee against cost, and what is avoided against cost: two questions, and the patient is in neither.",
)

WHICH_PAYMENT = Key(
    sorting.who_earns,
    mistakes=(
        sorting.bundle_is_capitation,
        sorting.bundle_is_a_fee,
        sorting.inside_the_episode_forgotten,
        sorting.bundle_pays_for_each,
    ),
    explain=sorting.explain_idea,
    because="Ask whether it is billed apart, lies inside an episode, or makes and spares episodes.",
)

NEXT_PATIENT = Key(
    bonuses.next_patient,
    mistakes=(
        bonuses.spread_over_all,
        bonuses.cliff_pays_whoever_is_above,
        bonuses.cliff_in_steps,
        bonuses.ramp_without_a_start,
    ),
    explain=bonuses.explain_next,
    because="A cliff pays for one step, a ramp for each step between its two lines.",
)

POINTS = Key(
    bonuses.points,
    mistakes=(
        bonuses.points_added,
        bonuses.standing_only,
        bonuses.improvement_only,
        bonuses.no_half_points,
        bonuses.not_rounded,
        bonuses.infections_turned_round,
    ),
    explain=bonuses.explain_points,
    because="The larger of standing and improvement counts, each rounded by itself.",
)

TOTAL_SCORE = Key(
    bonuses.payment_change,
    mistakes=(
        bonuses.missing_counts_as_zero,
        bonuses.on_top,
        bonuses.slope_left_out,
        bonuses.in_dollars,
        bonuses.in_millions,
    ),
    explain=bonuses.explain_change,
    because="What comes back by score, less the 2% that was withheld.",
)

SETTLE_THE_YEAR = Key(
    bonuses.settlement,
    mistakes=(
        bonuses.no_limit,
        bonuses.no_discount,
        bonuses.one_episode,
        bonuses.sign_turned,
        bonuses.limit_of_the_difference,
        bonuses.limit_of_the_baseline,
    ),
    explain=bonuses.explain_settlement,
    because="Target less spending, for all episodes, and no further than {{limit:.0%}} of the target.",
)

RISK_SCORE = Key(
    heads.risk_score,
    mistakes=(
        heads.hierarchy_ignored,
        heads.interactions_forgotten,
        heads.repeats_counted,
        heads.interactions_before_hierarchies,
        heads.any_one_is_enough,
        heads.demographic_forgotten,
    ),
    explain=heads.explain_risk_score,
    cases=heads.risk_score_cases,
    because="Repeats once, hierarchies first, interactions among what is left.",
)

LOSING_YEAR = Key(
    heads.losing_year,
    mistakes=(
        heads.spread_of_one_member,
        heads.chance_of_a_gain,
        heads.no_risk_at_all,
        heads.margin_as_chance,
    ),
    explain=heads.explain_losing,
    because="The average of {{members:,}} members varies by the standard deviation over their square root.",
)

MEMBERS_LEAVE = Key(
    heads.worth_to_the_plan,
    mistakes=(
        heads.everybody_stays,
        heads.one_year_of_leaving,
        heads.nobody_leaves_at_first,
        heads.payment_forgotten,
        heads.last_year_only,
    ),
    explain=heads.explain_leaving,
    because="Each year's avoided dollars count for those who are still members.",
)

PRICE_OF_A_BRICK = Key(
    heads.right_price,
    mistakes=(heads.worth_of_the_first, heads.cost_of_the_first, heads.halfway, heads.number_of_bricks),
    explain=heads.explain_price,
    because="At that price the last brick laid is worth just what it costs.",
)

WHAT_MAY_BE_SAID = Key(
    sorting.sort_sayings,
    mistakes=(
        sorting.fall_read_as_waste,
        sorting.patients_read_as_providers,
        sorting.others_read_into_it,
        sorting.refuted_is_not_unknown,
    ),
    explain=sorting.explain_sayings,
    because="A table speaks of who was assigned, what was assigned, and what was counted.",
)
