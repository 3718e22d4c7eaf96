"""Chapter 8, the problems about what a policy is worth: to whom, at which price, and when reaching is not helping."""

from workbook.text import halves_up

# --- The boats ------------------------------------------------------------------------------------------------------


def level_share(*, north_a, north_b, south_a, south_b, brought, **_):
    return brought * (north_a - north_b) / (south_b - south_a)


def reaching_is_bringing_home(*, north_a, north_b, south_a, south_b, **_):
    """{{given:.0%}} would be right if every family in the north that a boat gets to came home. Only {{brought:.0%}} do: the first plan's lead there is smaller."""
    return (north_a - north_b) / (south_b - south_a)


def shares_of_all_families(*, north_a, north_b, south_a, south_b, brought, **_):
    """{{given:.1%}} comes from the families of both sides together. The north's share is known and the south's is not: keep the two sides apart."""
    return brought * (north_a + south_a) / (north_b + south_b)


def south_alone(*, north_a, south_b, brought, **_):
    """{{given:.1%}} weighs the first plan's north against the second plan's south. Both plans do something on both sides: what *changes* from one to the other?"""
    return brought * north_a / south_b


def turned_round(*, north_a, north_b, south_a, south_b, brought, **_):
    """{{given:.0%}} puts what is won in the south above the line. What is lost in the north has to be made up *by* the south: divide by the families won there."""
    return brought * (south_b - south_a) / (north_a - north_b)


def explain_boats(*, boats, north_a, north_b, south_a, south_b, brought):
    lost, won = north_a - north_b, south_b - south_a
    return f"""From the first plan to the second, boats get to {lost} families less in the north and to {won} more in the south. In the north {brought:.0%} × {lost} = {brought * lost:.1f} fewer are brought home. In the south s × {won} more are.

They are level where s = {brought * lost:.1f} ÷ {won} = **{halves_up(brought * lost / won):.1%}**; below it the first plan brings more families home. (The {boats} boats play no part.)

M0 and M1 are two such plans: 277 housed patients found less, 411 unhoused more, and 25% × 277 ÷ 411 = 16.8%. Reaching is not helping."""


# --- Hold places ----------------------------------------------------------------------------------------------------


def _divisions(places, step, sick_housed, sick_unhoused, housed, unhoused):
    """Places held for the housed, found in all, and the gap, for each division of the table."""
    last = places // step
    return [
        (at * step, housed[at] + unhoused[last - at], abs(housed[at] / sick_housed - unhoused[last - at] / sick_unhoused))
        for at in range(last + 1)
    ]


def best_within_the_limit(*, places, step, sick_housed, sick_unhoused, housed, unhoused, limit, **_):
    within = [one for one in _divisions(places, step, sick_housed, sick_unhoused, housed, unhoused) if one[2] <= limit]
    return {"housed_places": max(within, key=lambda one: one[1])[0]}


def most_found(*, places, step, sick_housed, sick_unhoused, housed, unhoused, **_):
    """This division finds most of all, and its rates differ by more than 10 points. Which is the most fruitful of those that keep to the limit?"""
    return {"housed_places": max(_divisions(places, step, sick_housed, sick_unhoused, housed, unhoused), key=lambda one: one[1])[0]}


def smallest_gap(*, places, step, sick_housed, sick_unhoused, housed, unhoused, **_):
    """This division has the smallest gap of all. The memo asks for less: any gap up to 10 points will do, and among those you may find more patients."""
    return {"housed_places": min(_divisions(places, step, sick_housed, sick_unhoused, housed, unhoused), key=lambda one: one[2])[0]}


def half_and_half(*, places, **_):
    """You gave both groups the same number of places. Their needs differ ({{sick_housed}} and {{sick_unhoused}}), and so does what a place finds; equal places are not equal rates."""
    return {"housed_places": places // 2}


def explain_division(*, places, step, sick_housed, sick_unhoused, housed, unhoused, limit, **_):
    found = _divisions(places, step, sick_housed, sick_unhoused, housed, unhoused)
    best = max((one for one in found if one[2] <= limit), key=lambda one: one[1])
    top = max(found, key=lambda one: one[1])
    rows = "\n".join(
        f"| {held} | {places - held} | {total} | {halves_up(gap):.3f} | {'yes' if gap <= limit else 'no'} |"
        for held, total, gap in found
    )
    return f"""| Housed | Unhoused | Found | Gap | Within 0.10? |
|---:|---:|---:|---:|---|
{rows}

Of those within the limit, **{best[0]} places for the housed** find most: {best[1]}. Without a limit {top[0]} would find {top[1]}; the limit costs {top[1] - best[1]} patients found. You chose by the same patients' outcomes, which a real program does not know."""


# --- What the memo must say -----------------------------------------------------------------------------------------


def value_given_up(*, stay, effect, first, second, **_):
    return effect * stay * (first - second)


def every_readmission_is_prevented(*, stay, first, second, **_):
    """You counted each patient found as a readmission prevented. The program prevents {{effect:.0%}} of them."""
    return stay * (first - second)


def places_are_saved(*, cost, stay, effect, first, second, **_):
    """You took the cost of places off the loss. Nobody saves a place: both ways fill all {{places}}, and patients who are not found are replaced by patients who would stay well."""
    return (effect * stay - cost) * (first - second)


def worth_of_the_second_way(*, places, cost, stay, effect, second, **_):
    """That is what the second way is worth. What does it give up, against the first?"""
    return effect * stay * second - cost * places


def patients_given_up(*, first, second, **_):
    """{{given:,.0f}} is a number of patients. What is one of them worth in dollars, if the program prevents {{effect:.0%}}?"""
    return first - second


def explain_given_up(*, places, cost, stay, effect, first, second):
    one, two = (effect * stay * found - cost * places for found in (first, second))
    return f"""Highest risks: {effect:.0%} × \\${stay:,} × {first} − \\${cost:,} × {places} = {_dollars(one)}. Equal odds: {_dollars(two)}.

The difference is {effect:.0%} × \\${stay:,} × {first - second} = **\\${effect * stay * (first - second):,.0f}**; the places cost the same in both. The memo should print it beside who is now found, and who is not."""


def _dollars(amount):
    return f"{'−' if round(amount) < 0 else ''}\\${abs(round(amount)):,}"


# --- From which risk on? --------------------------------------------------------------------------------------------


def paying_risk(*, cost, stay, effect):
    return cost / (effect * stay)


def a_place_prevents_everything(*, cost, stay, **_):
    """{{given:.1%}} is the cost of a place over the cost of a stay. It would be right if a place prevented every readmission; it prevents {{effect:.0%}} of them."""
    return cost / stay


def effect_taken_twice(*, cost, stay, effect):
    """{{given:.1%}} makes a place that prevents *less* pay for itself sooner. The less it prevents, the sicker a patient must be."""
    return effect * cost / stay


def dollars_back_for_one(*, cost, stay, effect):
    """{{given:.2f}} is how many dollars a place saves for each dollar it costs, for somebody who is readmitted for certain. At which risk is that one dollar for one?"""
    return effect * stay / cost


def prevented_share(*, effect, **_):
    """{{given:.0%}} is what a place prevents. The question is how likely a readmission must be."""
    return effect


def explain_paying_risk(*, cost, stay, effect):
    return f"""For somebody who will be readmitted a place saves {effect:.0%} × \\${stay:,} = \\${effect * stay:,.0f} on average. At risk r it saves r times that, and it costs \\${cost:,}.

r = {cost:,} ÷ {effect * stay:,.0f} = **{halves_up(cost / (effect * stay)):.1%}**. Precision has the same break-even: a program as a whole pays if at least this share of those with a place would have been readmitted. Both are about the payer's dollars, and assume that a place works equally well for everybody."""


# --- In whose books? ------------------------------------------------------------------------------------------------


def who_prefers(*, payment, cost, penalty, **_):
    payer_b, hospital_b = payment > penalty, penalty > payment - cost
    return {(True, False): "split", (True, True): "both_b", (False, True): "swapped", (False, False): "both_a"}[payer_b, hospital_b]


def _unless_right(answer, numbers):
    if answer == who_prefers(**numbers):
        raise LookupError("with these numbers the wrong rule gives the right answer")
    return answer


def prevention_pleases_everybody(**numbers):
    """You let everybody gain from a readmission that does not happen. Somebody was paid for it. Write down what the hospital receives and what it spends."""
    return _unless_right("both_b", numbers)


def hospitals_always_want_beds_filled(**numbers):
    """You let the hospital want every readmission. It saves the cost of treating one, and it may pay a penalty: set payment, cost and penalty side by side before you decide."""
    return _unless_right("split", numbers)


def ledgers_exchanged(**numbers):
    """You have the two ledgers exchanged. Who receives \\${{payment:,}} when a patient comes back, and who pays it?"""
    if who_prefers(**numbers) != "split":
        raise LookupError("exchanged ledgers show only where the two disagree this way")
    return "swapped"


def explain_who(*, payment, cost, penalty, first, second):
    hospital, payer = payment - cost - penalty, payment - penalty
    return f"""B prevents {second - first} readmissions more.

- **Hospital.** A readmission leaves it {payment:,} − {cost:,} − {penalty:,} = {_dollars(hospital)}. {"It loses that with each one prevented, and prefers A." if hospital > 0 else "It is better off without, and prefers B."}
- **Payer.** A readmission costs it {payment:,} − {penalty:,} = {_dollars(payer)}. {"It saves that with each one prevented, and prefers B." if payer > 0 else "The penalty more than pays it back, so that it prefers A."}

The places cost the same under both. No patient stands in either ledger."""
