"""The keys of chapter 3; the answers, mistakes and explanations stand in the four files it imports."""

from solutions.keys import _ch03_qalys as qalys
from solutions.keys import _ch03_ratios as ratios
from solutions.keys import _ch03_several as several
from solutions.keys import _ch03_sorting as sorting
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.sort_remarks,
    mistakes=(
        sorting.what_is_shared_is_forgotten,
        sorting.the_added_bill_is_only_timing,
        sorting.waiting_is_a_bill,
        sorting.the_price_is_one_more_line,
    ),
    explain=sorting.explain_remarks,
    because="Waiting shrinks, what is shared cancels, a longer life has its bills, and the price comes from outside.",
)

LAST_STEP = Key(
    ratios.last_step,
    mistakes=(
        ratios.drug_alone,
        ratios.all_other_care_charged,
        ratios.average_of_the_drug,
        ratios.difference_of_averages,
        ratios.turned_over,
    ),
    explain=ratios.explain_last_step,
    because="Every dollar that is spent because of the drug stands over every QALY that is lived because of it.",
)

ONLY_THE_DATA = Key(
    ratios.from_the_data,
    mistakes=(
        ratios.nothing_discounted,
        ratios.money_alone_discounted,
        ratios.health_alone_discounted,
        ratios.added_year_without_its_bill,
        ratios.average_of_alder,
    ),
    explain=ratios.explain_data,
    because="Both sums are differences, and both are discounted at {{rate:.0%}}, year by year.",
)

SUNDAY_FERRY = Key(
    ratios.more_people,
    mistakes=(
        ratios.ferry_riders_only,
        ratios.bus_riders_only,
        ratios.the_other_way_round,
        ratios.dollars_per_ferry_rider,
        ratios.deck_seats_counted,
    ),
    explain=ratios.explain_ferry,
    because="You counted the people whom the money carries elsewhere, and left the seats on deck alone.",
)

QALYS_TODAY = Key(
    qalys.stream_today,
    mistakes=(
        qalys.first_year_in_full,
        qalys.not_discounted,
        qalys.compounded_instead,
        qalys.sum_discounted_once,
        qalys.last_year_in_full,
        qalys.years_times_last_utility,
    ),
    explain=qalys.explain_stream,
    because="Each year is divided by its own power of {{rate:.1%}} growth, and of the last only what was lived counts.",
)

LEVEL_LIFE = Key(
    qalys.level_today,
    mistakes=(qalys.years_times_utility, qalys.lump_at_the_end, qalys.for_ever, qalys.level_from_today),
    explain=qalys.explain_level,
    because="The factors of the years add up to what one QALY a year is worth today.",
)

WHICH_RATE = Key(
    qalys.rate_used,
    mistakes=(
        qalys.share_lost_is_the_rate,
        qalys.lost_share_per_year,
        qalys.as_if_all_at_the_end,
        qalys.as_if_all_in_the_middle,
        qalys.lost_share_over_the_average_wait,
        qalys.year_counted_at_its_start,
    ),
    explain=qalys.explain_rate,
    because="At that rate the years add up to the report's {{qalys:.3f}} QALYs, and at no other.",
)

WHAT_YEARS_COUNT = Key(
    qalys.years_that_count,
    mistakes=(
        qalys.first_year_counts_in_full,
        qalys.one_year_for_all,
        qalys.utilities_as_they_are,
        qalys.subtracted_each_year,
    ),
    explain=qalys.explain_years,
    because="One more year of waiting divides by the same number once more.",
)

WHICH_QUADRANT = Key(
    sorting.sort_comparisons,
    mistakes=(sorting.saving_read_as_buying, sorting.negative_ratios_are_small, sorting.less_health_is_dominated),
    explain=sorting.explain_comparisons,
    because="Signs first; a ratio only where health and money pull against each other; and where health is sold, a high one.",
)

AT_WHICH_PRICES = Key(
    ratios.where_worth_it,
    mistakes=(
        ratios.always_a_purchase,
        ratios.cheap_is_always_welcome,
        ratios.any_loss_is_refused,
        ratios.sale_instead_of_purchase,
        ratios.a_ratio_for_all,
        ratios.a_limit_for_all,
    ),
    explain=ratios.explain_where,
    because="Buy health below its price, sell it above, and ask for no price where nothing is given in return.",
)

HIGHEST_PRICE = Key(
    ratios.price_of_the_drug,
    mistakes=(
        ratios.all_for_the_maker,
        ratios.later_care_ignored,
        ratios.visits_ignored,
        ratios.other_costs_added,
        ratios.whole_qaly_paid,
    ),
    explain=ratios.explain_price,
    because="What the health is worth pays the visits and the later care first; the rest is the most that the drug may ask.",
)

NET_HEALTH = Key(
    ratios.net_health,
    mistakes=(
        ratios.only_those_treated,
        ratios.only_those_displaced,
        ratios.loss_less_gain,
        ratios.one_patient,
        ratios.dollars_instead,
    ),
    explain=ratios.explain_net,
    because="You counted the people who are treated and the people whose care pays for it.",
)

FRONTIER_RATIOS = Key(
    several.ladder,
    mistakes=(
        several.everybody_against_the_cheapest,
        several.nobody_struck_out,
        several.strong_dominance_only,
        several.not_formed_anew,
    ),
    explain=several.explain_ladder,
    because="Along the frontier the ratios rise; who makes one fall is a detour.",
)

FRONTIER = Key(
    several.frontier,
    mistakes=(
        several.only_strong_dominance,
        several.dominated_options_kept,
        several.removed_only_once,
        several.most_health_first,
        several.names_instead_of_positions,
    ),
    explain=several.explain_frontier,
    cases=several.frontier_cases,
    because="It strikes out both kinds of dominated options, and looks back after each.",
)

SHARE_WORTH_IT = Key(
    several.share_accepted,
    mistakes=(
        several.every_ratio_below_the_price,
        several.only_draws_that_add_health,
        several.more_health_is_enough,
        several.the_average_decides,
    ),
    explain=several.explain_share,
    because="Net benefit sorts every draw, whatever its quadrant. This is one point of the acceptability curve.",
)

WORTH_OF_KNOWING = Key(
    several.worth_of_knowing,
    mistakes=(
        several.what_one_gets_when_knowing,
        several.difference_of_the_averages,
        several.average_size_of_the_gap,
        several.sum_instead_of_average,
        several.against_the_worse_choice,
    ),
    explain=several.explain_knowing,
    because="Knowledge pays where it changes the choice, and nowhere else.",
)
