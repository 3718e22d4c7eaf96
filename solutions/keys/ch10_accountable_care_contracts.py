"""Keys to the questions on accountable-care contracts; the rules, right and wrong, are in four files by subject."""

from solutions.keys import _ch10_luck as luck
from solutions.keys import _ch10_settling as settling
from solutions.keys import _ch10_terms as terms
from solutions.keys import _ch10_whole_contract as whole
from workbook.problem import Key

WHY_EACH_LINE = Key(
    settling.sort_remarks,
    mistakes=(
        settling.truncation_is_for_luck,
        settling.minimum_guards_care,
        settling.gate_divides,
        settling.rate_is_for_luck,
    ),
    explain=settling.explain_remarks,
    because="Right. Counted alike, screened for luck, asked about care, divided: four questions, a line each.",
)

LAST_STEP = Key(
    settling.payment,
    mistakes=(
        settling.only_the_excess,
        settling.minimum_shared,
        settling.everything_kept,
        settling.the_payer_s_part,
        settling.rate_for_losses,
    ),
    explain=settling.explain_last_step,
    because="Right: {{up:.0%}} of every dollar in line 3, now that the gate is open.",
)

ONLY_THE_DATA = Key(
    settling.one_sided,
    mistakes=(
        settling.the_row_for_fewer,
        settling.paid_below_the_minimum,
        settling.only_what_exceeds,
        settling.savings_not_shared_out,
    ),
    explain=settling.explain_one_sided,
    because="Right: {{given}}. The minimum at {{lives:,}} people decides whether anything is paid, and nothing else.",
)

PERFECT_PITCH = Key(
    luck.earned,
    mistakes=(
        luck.certain_of_the_gifted,
        luck.one_less_guessed,
        luck.groups_of_equal_size,
        luck.gifted_and_certified,
        luck.as_many_as_tried,
    ),
    explain=luck.explain_earned,
    because="Right: {{given:.1%}}. The rarer the gift, the less a certificate says.",
)

WHAT_A_CHECK_PROVES = Key(
    luck.printable,
    mistakes=(
        luck.luck_s_chance_turned_round,
        luck.the_minimum_proves,
        luck.silence_refutes,
        luck.the_other_result,
    ),
    explain=luck.explain_printable,
    because="Right. It starts from the ACOs, as the percentages do, and claims nothing about the one.",
)

PHANTOM_SAVINGS = Key(
    terms.phantom,
    mistakes=(
        terms.patients_dropped,
        terms.share_of_counted,
        terms.people_not_dollars,
        terms.nothing_changed,
        terms.one_of_two,
    ),
    explain=terms.explain_phantom,
    because="Right: {{given:.1%}} of the benchmark, and nobody has done anything.",
)

CORRIDOR_THREE_YEARS = Key(
    terms.in_bands,
    mistakes=(
        terms.top_rate_on_everything,
        terms.first_rate_throughout,
        terms.no_last_edge,
        terms.losses_as_gains,
    ),
    explain=terms.explain_bands,
    because="Right. Each rate stays in its band, and losses mirror gains.",
)

LOSS_WITH_LIMIT = Key(
    settling.repaid,
    mistakes=(
        settling.no_limit,
        settling.larger_limit,
        settling.limit_of_the_loss,
        settling.savings_rate_on_losses,
        settling.always_at_the_limit,
    ),
    explain=settling.explain_repaid,
    because="Right: {{given}}, the least of the three.",
)

ENHANCED_LOSSES = Key(
    settling.enhanced,
    mistakes=(
        settling.no_fences,
        settling.score_itself_taken_off,
        settling.score_as_a_price,
        settling.one_rate_for_all,
    ),
    explain=settling.explain_enhanced,
    because="Right, with a fence at either end.",
)

SMALLEST_PANEL = Key(
    luck.panel_size,
    mistakes=(luck.one_deviation, luck.both_tails, luck.one_in_ten),
    explain=luck.explain_size,
    because="Right. Half of this minimum would need four times the people.",
)

STEADY_THRESHOLD = Key(
    terms.highest_steady,
    mistakes=(terms.one_row_too_far, terms.the_steadiest, terms.people_would_do),
    explain=terms.explain_threshold,
    because="Right: the last row that keeps to the wish, and no dearer than it must be.",
)

LUCK_PAYOUT = Key(
    luck.paid_to_luck,
    mistakes=(
        luck.not_shared,
        luck.chance_times_minimum,
        luck.minimum_not_in_deviations,
        luck.one_person_s_variation,
    ),
    explain=luck.explain_luck,
    because="Right: {{given}} a year, for nothing, on average.",
)

BENCHMARK_AGAIN = Key(
    terms.measured_again,
    mistakes=(
        terms.as_before,
        terms.nothing_given_back,
        terms.taken_off_for_good,
        terms.share_of_the_old,
        terms.last_year_alone,
    ),
    explain=terms.explain_again,
    because="Right: {{given:.2%}} is what the contract still sees of {{now:.1%}}.",
)

REAL_PEOPLE = Key(
    luck.paid_on_average,
    mistakes=(
        luck.average_of_the_paid,
        luck.every_saving_paid,
        luck.losses_netted,
        luck.excess_alone,
    ),
    explain=luck.explain_panels,
    because="Right: {{given}} a person, for luck alone.",
)

SETTLE_A_YEAR = Key(
    whole.settle,
    mistakes=(
        whole.rounding_decides,  # fails at fewer inputs than the next one, and is recognized by that
        whole.more_than_the_minimum,
        whole.the_minimum_is_deducted,
        whole.bands_as_cliffs,
        whole.last_rate_goes_on,
        whole.benchmark_left_whole,
        whole.dear_patients_dropped,
        whole.quality_forgives_losses,
        whole.no_limit_at_all,
        whole.losses_are_gains,
    ),
    explain=whole.explain_contract,
    cases=whole.contract_cases,
    because="It is odd, it never rises with spending, and it jumps only at the minimum.",
)
