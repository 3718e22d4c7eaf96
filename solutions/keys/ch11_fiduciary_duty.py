"""The keys of chapter 11; the answers, mistakes and explanations stand in the two files it imports."""

from solutions.keys import _ch11_choosing as choosing
from solutions.keys import _ch11_guardrails as guardrails
from workbook.problem import Key

WHY_EACH_LINE = Key(
    choosing.first_line,
    mistakes=(
        choosing.fixed_money_changes_the_choice,
        choosing.caring_is_a_price,
        choosing.the_contract_is_a_weight,
        choosing.evidence_is_a_weight,
    ),
    explain=choosing.explain_lines,
    because="Evidence, contract and weights each have a line of their own; fixed money has none.",
)

LAST_STEP = Key(
    choosing.stops_at,
    mistakes=(
        choosing.the_patient_s_best,
        choosing.beyond_the_best,
        choosing.dollars_are_points,
        choosing.weights_turned_over,
        choosing.a_point_is_a_call,
    ),
    explain=choosing.explain_last_step,
    because="Up to there every call does what she asks of it, and beyond it none does.",
)

ONLY_THE_DATA = Key(
    choosing.next_year,
    mistakes=(
        choosing.habits_stay,
        choosing.the_best_next_year,
        choosing.dollars_added_to_calls,
        choosing.moved_from_this_year,
        choosing.other_side,
    ),
    explain=choosing.explain_next_year,
    because="One contract revealed her weight, and the other one uses it.",
)

PEAR_TREES = Key(
    choosing.trips_made,
    mistakes=(
        choosing.as_long_as_pears_grow,
        choosing.a_dollar_is_a_kilogram,
        choosing.multiplied_the_gas,
        choosing.first_trip_forgotten,
        choosing.a_part_of_a_trip,
        choosing.steps_for_trips,
    ),
    explain=choosing.explain_trips,
    because="You turned her dollars into his kilograms, at her own rate, and left the summer's money alone.",
)

WHO_CALLS_MORE = Key(
    choosing.effect_of_caring,
    mistakes=(choosing.caring_always_does_more, choosing.caring_always_does_less, choosing.weights_change_nothing),
    explain=choosing.explain_caring,
    because="Caring more means standing nearer to the patient's best, from whichever side.",
)

REVEALED = Key(
    choosing.weights_revealed,
    mistakes=(
        choosing.size_of_the_payment_only,
        choosing.dollars_for_a_point,
        choosing.no_stake_is_zero,
        choosing.distance_not_divided,
    ),
    explain=choosing.explain_revealed,
    because="Distance from the best over dollars, both with their signs; and no stake reveals nothing.",
)

WRITE_THE_CHOICE = Key(
    choosing.calls,
    mistakes=(
        choosing.calls_below_zero,
        choosing.weights_swapped,
        choosing.no_answer_without_health,
        choosing.nothing_where_health_weighs_nothing,
        choosing.anything_is_taken,
    ),
    explain=choosing.explain_code,
    cases=choosing.choice_cases,
    because="It knows the formula, and the corners where the formula has no meaning.",
)

PROM_WEIGHT = Key(
    guardrails.smallest_bonus,
    mistakes=(
        guardrails.her_own_weight_forgotten,
        guardrails.weights_upside_down,
        guardrails.health_instead_of_calls,
        guardrails.dollar_for_dollar,
        guardrails.bonus_multiplies_the_price,
    ),
    explain=guardrails.explain_bonus,
    because="At that bonus the call that would be the next one is worth to her just what it takes.",
)

GUARDRAIL_KINDS = Key(
    guardrails.kinds,
    mistakes=(
        guardrails.no_stake_is_a_stake_in_health,
        guardrails.telling_removes_the_money,
        guardrails.reports_inform_the_patient,
        guardrails.stronger_is_aligned,
    ),
    explain=guardrails.explain_kinds,
    because="You followed the money: it stops moving, it moves and is known, it moves with health, or it moves faster the wrong way.",
)

BEST_REIMBURSEMENT = Key(
    guardrails.share_paid_back,
    mistakes=(
        guardrails.share_of_her_caring,
        guardrails.paid_back_upside_down,
        guardrails.a_share_below_zero,
        guardrails.weight_is_the_share,
    ),
    explain=guardrails.explain_share,
    because="What her own care for health does not carry is paid back, and never less than nothing.",
)

AFTER_TELLING = Key(
    guardrails.average_after,
    mistakes=(
        guardrails.telling_changes_nobody,
        guardrails.only_who_stays,
        guardrails.calls_drop_by_the_license,
        guardrails.money_gains_what_health_loses,
        guardrails.who_leaves_gets_nothing,
    ),
    explain=guardrails.explain_after,
    because="You counted those who left, and what the warning did to those who stayed.",
)

MARGIN_LEFT = Key(
    guardrails.margin,
    mistakes=(
        guardrails.nothing_followed,
        guardrails.the_part_that_moved,
        guardrails.as_if_half_were_complex,
        guardrails.sign_turned,
    ),
    explain=guardrails.explain_margin,
    because="The part of the gap that payment does not follow is the practice's to lose.",
)

THREE_BESTS = Key(
    guardrails.three_answers,
    mistakes=(
        guardrails.society_is_the_patient,
        guardrails.price_without_weight,
        guardrails.price_over_weight,
        guardrails.costs_changed_places,
    ),
    explain=guardrails.explain_three,
    because="Nothing, the nurse's time, and the weighed price: three demands on the last call.",
)

WHAT_THE_TRIAL_SHOWS = Key(
    guardrails.verdicts,
    mistakes=(guardrails.a_lot_decides_everything, guardrails.one_clinic_shows_nothing, guardrails.counter_evidence_is_silence),
    explain=guardrails.explain_verdicts,
    because="You let each line need what it needs, and looked whether the trial has it.",
)
