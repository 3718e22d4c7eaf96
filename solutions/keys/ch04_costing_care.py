"""Keys to the questions on costing care; the rules, right and wrong, are in four files by subject."""

from solutions.keys import _ch04_capacity as capacity
from solutions.keys import _ch04_costs as costs
from solutions.keys import _ch04_prices as prices
from solutions.keys import _ch04_sorting as sorting
from workbook.problem import Key

WHY_EACH_LINE = Key(
    sorting.sort_remarks,
    mistakes=(sorting.slow_years_read_as_breaks, sorting.room_read_as_idle, sorting.dressings_read_as_occupied),
    explain=sorting.explain_remarks,
    because="Minutes that can be given, things that are occupied, things that are used up, and minutes that nobody took: each has its own place.",
)

LAST_LINE = Key(
    costs.last_line,
    mistakes=(
        costs.room_left_out,
        costs.room_by_the_staffs_clock,
        costs.supplies_left_out,
        costs.people_only,
        costs.supplies_by_the_minute,
    ),
    explain=costs.explain_last_line,
    because="People, place and what was used up, each by its own measure: the room's clock ran longest.",
)

ONLY_THE_DATA = Key(
    costs.whole_visit,
    mistakes=(
        costs.paid_minutes_counted,
        costs.room_forgotten,
        costs.used_up_forgotten,
        costs.rates_averaged,
        costs.everybody_all_the_while,
    ),
    explain=costs.explain_only_the_data,
    because="The year's cost rests on the {{share:.0%}} of staff time that can reach patients.",
)

BICYCLE_SHOP = Key(
    capacity.most_tune_ups,
    mistakes=(
        capacity.nothing_moved_yet,
        capacity.the_master_alone,
        capacity.the_stand_forgotten,
        capacity.part_of_a_tune_up,
        capacity.all_minutes_pooled,
    ),
    explain=capacity.explain_bicycles,
    because="You asked all three, and let the first that gives out decide. The price plays no part.",
)

CAPACITY_RATE = Key(
    costs.rate,
    mistakes=(
        costs.every_minute_paid_for,
        costs.minutes_for_a_dollar,
        costs.share_on_the_cost,
        costs.dollars_an_hour,
    ),
    explain=costs.explain_rate,
    because="The whole year's cost, over the minutes that can reach patients: dearer than a paid minute, as it must be.",
)

IDLE_DOLLARS = Key(
    capacity.idle,
    mistakes=(capacity.used_part, capacity.idle_minutes, capacity.idle_at_the_used_rate, capacity.dollars_an_infusion),
    explain=capacity.explain_idle,
    because="Idle minutes cost what used minutes cost, and the two parts add up to the chair.",
)

WHO_RUNS_OUT = Key(
    capacity.first_to_run_out,
    mistakes=(capacity.the_dearest_is_scarce, capacity.the_shortest_year, capacity.the_longest_in_the_visit),
    explain=capacity.explain_who_runs_out,
    because="Minutes in the year over minutes in the visit: neither column alone, and no dollars.",
)

SHIFT_TO_TARGET = Key(
    capacity.minutes_moved,
    mistakes=(
        capacity.the_nurse_works_for_nothing,
        capacity.rates_added,
        capacity.divided_by_the_nurse,
        capacity.all_that_there_are,
    ),
    explain=capacity.explain_shift,
    because="A moved minute saves the difference of the two rates, because somebody still does the work.",
)

EXTRA_VISITS = Key(
    capacity.change_of_the_year,
    mistakes=(
        capacity.full_cost_charged,
        capacity.payment_alone,
        capacity.time_charged_supplies_not,
        capacity.one_visit_only,
    ),
    explain=capacity.explain_extra,
    because="With idle minutes that are paid anyway, one visit more costs its supplies. That holds until somebody runs out.",
)

WHICH_KIND_OF_COST = Key(
    sorting.sort_items,
    mistakes=(
        sorting.prices_are_costs,
        sorting.the_desk_leads_to_a_patient,
        sorting.all_support_is_overhead,
        sorting.the_hospital_is_a_department,
    ),
    explain=sorting.explain_items,
    because="What care uses is a cost; what somebody asks or pays for it is a price. The rest is a question of whom a cost serves.",
)

LOADED_RATES = Key(
    costs.loaded_in_proportion_to_cost,
    mistakes=(
        costs.desk_left_out,
        costs.whole_desk_on_each,
        costs.a_third_each,
        costs.by_their_minutes,
        costs.loaded_twice,
    ),
    explain=costs.explain_loaded,
    because="Every rate carries the desk in the same proportion, and all rates together carry it once.",
)

THREE_WAYS = Key(
    prices.both_ways,
    mistakes=(
        prices.ratio_upside_down,
        prices.the_bill_is_income,
        prices.ratio_times_payment,
        prices.room_is_free,
        prices.supplies_missing,
    ),
    explain=prices.explain_both_ways,
    because="One visit, one payment, and two verdicts: the ratio follows the price list, the minutes follow the visit.",
)

RAISED_PRICE = Key(
    prices.reported,
    mistakes=(prices.the_old_ratio, prices.nothing_changes, prices.the_old_price, prices.spread_evenly),
    explain=prices.explain_reported,
    because="The price went up, the ratio came down by less, and a cost moved that nobody caused.",
)

VISIT_COST = Key(
    costs.cost_of_visit,
    mistakes=(
        costs.only_the_last_step_of_each,
        costs.unknown_resources_are_free,
        costs.one_of_each_supply,
        costs.no_capacity_no_cost,
        costs.negative_minutes_pass,
        costs.supplies_not_counted,
    ),
    explain=costs.explain_process_map,
    cases=costs.process_maps,
    because="It adds up every step, and refuses what has no rate.",
)
