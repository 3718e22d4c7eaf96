"""Keys to the questions on precision and fairness; the rules, right and wrong, are in two files by subject."""

from solutions.keys import _ch08_counts as counts
from solutions.keys import _ch08_price as price
from workbook.problem import Key

WHY_EACH_LINE = Key(
    counts.sort_remarks,
    mistakes=(counts.precision_finds_the_missed, counts.false_positives_are_of_the_places, counts.the_gap_is_a_rate),
    explain=counts.explain_remarks,
    because="Right. Each measure starts from somebody: ask “a share of whom?”, and half of every quarrel about fairness is settled.",
)

LAST_STEP = Key(
    counts.forced_rate,
    mistakes=(counts.share_of_everybody, counts.share_of_the_places, counts.share_of_the_sick, counts.share_missed),
    explain=counts.explain_forced,
    because="Right: {{given:.1%}}. Base rate, precision and true positive rate were given; this one could not be chosen any more.",
)

ONLY_THE_DATA = Key(
    counts.larger_gap,
    mistakes=(counts.smaller_gap, counts.gaps_added, counts.gaps_averaged, counts.gap_of_precision, counts.gap_of_selection),
    explain=counts.explain_gap,
    because="Right: {{given:.1%}}, the larger of the two differences. Which side does it favor, if a place is help?",
)

STORM_BOATS = Key(
    price.level_share,
    mistakes=(price.reaching_is_bringing_home, price.shares_of_all_families, price.south_alone, price.turned_round),
    explain=price.explain_boats,
    because="Right: {{given:.1%}}. What is lost in the north, as families brought home, has to be made up in the south; the boats did not matter.",
)

NAME_THE_CRITERION = Key(
    counts.sort_claims,
    mistakes=(counts.one_error_is_both, counts.precision_is_sensitivity, counts.calibration_is_precision),
    explain=counts.explain_claims,
    because="Right. All five have been called fair, and they cannot in general all hold.",
)

EMPTY_GROUP = Key(
    counts.rates,
    mistakes=(
        counts.zero_for_nobody,
        counts.share_of_those_selected,
        counts.everybody_pooled,
        counts.missed_instead_of_found,
    ),
    explain=counts.explain_rates,
    cases=counts.rates_cases,
    because="Right, for groups without anybody in need as well.",
)

GROUP_CALIBRATION = Key(
    counts.observed_over_predicted,
    mistakes=(counts.predicted_over_observed, counts.mean_of_the_lines, counts.lines_alike),
    explain=counts.explain_calibration,
    because="Right: {{given:.2f}}. A model can be right on average and wrong about a group, in the same direction at every level of risk.",
)

HOLD_PLACES = Key(
    price.best_within_the_limit,
    mistakes=(price.most_found, price.smallest_gap, price.half_and_half),
    explain=price.explain_division,
    because="Right. Neither the most fruitful division nor the most equal one: the most fruitful of those that keep to the limit.",
)

PRICE_OF_PARITY = Key(
    price.value_given_up,
    mistakes=(
        price.every_readmission_is_prevented,
        price.places_are_saved,
        price.worth_of_the_second_way,
        price.patients_given_up,
    ),
    explain=price.explain_given_up,
    because="Right. The cost of a place drops out: both ways fill all {{places}} of them.",
)

BREAK_EVEN_RISK = Key(
    price.paying_risk,
    mistakes=(
        price.a_place_prevents_everything,
        price.effect_taken_twice,
        price.dollars_back_for_one,
        price.prevented_share,
    ),
    explain=price.explain_paying_risk,
    because="Right: {{given:.1%}}. The less a place prevents, the higher the risk at which it begins to pay.",
)

WHOSE_LEDGER = Key(
    price.who_prefers,
    mistakes=(price.prevention_pleases_everybody, price.hospitals_always_want_beds_filled, price.ledgers_exchanged),
    explain=price.explain_who,
    because="Right. The same {{first}} and {{second}} readmissions stand in both ledgers, with different prices.",
)

REAL_PEOPLE = Key(
    counts.both_models,
    mistakes=(
        counts.shares_of_all_people,
        counts.precision_by_group,
        counts.found_over_all_who_returned,
        counts.gaps_summed,
    ),
    explain=counts.explain_real_people,
    because="Right. Look at the first line of the table once more: the housed people who returned and have a place.",
)
