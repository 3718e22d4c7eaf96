"""Chapter 11, the problems on the clinician's choice: answers, mistakes, explanations."""

from inspect import getsource

from exercises.problems._ch11_banks import CHANGES, LINES
from exercises.problems._ch11_draws import trips
from vbc.undefined import Undefined
from workbook.text import halves_up
from workbook.variants import binned

# --- Why is each line there? ---------------------------------------------------------------------------------------

_LINE = binned(CHANGES, 2, ("line_1", "line_3", "line_4", "none"))


def first_line(*, shown, **_):
    return {item: _LINE[item] for item in shown}


def _moved(shown, belongs, to):
    return {item: to if _LINE[item] == belongs else _LINE[item] for item in shown}


def fixed_money_changes_the_choice(*, shown, **_):
    """You let money that comes or goes whatever is done change what is done. Add \\$500 to both sides of any comparison of two numbers of calls: which comparison turns?"""
    return _moved(shown, "none", "line_3")


def caring_is_a_price(*, shown, **_):
    """You put a change in the *person* on the line of the contract. Read line 3 aloud: would one have to know the clinician to write it?"""
    return _moved(shown, "line_4", "line_3")


def the_contract_is_a_weight(*, shown, **_):
    """You put a change of the contract where the clinician's own weight comes in. That line changes too, but it is not the first."""
    return _moved(shown, "line_3", "line_4")


def evidence_is_a_weight(*, shown, **_):
    """You put what calls do for health on the line of the clinician's weights. A trial can measure the one, and nobody's conscience is needed for it."""
    return _moved(shown, "line_1", "line_4")


def explain_lines(*, shown, best, asked, chosen, fall, **_):
    because = {
        "line_1": "it is evidence: what a call does for health.",
        "line_3": "it is what a call does to her income, whoever arranged it.",
        "line_4": "it is the clinician's own weight.",
        "none": "what comes or goes whatever is done has no part in *how much* is done.",
    }
    lines = "\n".join(f"- {CHANGES[item]} → **{LINES[_LINE[item]]}**: {because[_LINE[item]]}" for item in shown)
    return f"""{lines}

Three facts make the choice: evidence (the best is {best}), contract, and weights (together they ask {asked:g} points of a call). The distance {best} − {chosen:g} = {best - chosen:g} is what is asked, over the fall of {fall} a call."""


# --- The last step -------------------------------------------------------------------------------------------------


def stops_at(*, best, fall, price, ratio, **_):
    return best - ratio * price / fall


def the_patient_s_best(*, best, **_):
    """{{given:g}} is where a call does nothing any more. She stops earlier: line 4 asks something of every call."""
    return float(best)


def beyond_the_best(*, best, fall, price, ratio, **_):
    """You went past the patient's best. There calls do harm, and each of them takes money as well: who would make them?"""
    return best + ratio * price / fall


def dollars_are_points(*, best, fall, price, **_):
    """You used the \\${{price}} as they are. A dollar is not a point of health: line 4 has weighed it already."""
    return best - price / fall


def weights_turned_over(*, best, fall, price, ratio, **_):
    """You divided by α/β where line 4 multiplies: that is somebody with the two weights swapped."""
    return best - price / ratio / fall


def a_point_is_a_call(*, best, price, ratio, **_):
    """You took points for calls: the good of a call falls by {{fall}} points with each call, not by one."""
    return best - ratio * price


def explain_last_step(*, best, first, fall, asked, **_):
    stop = best - asked / fall
    return f"""After q calls a little more does {first:g} − {fall:g}q points a call. She stops where that is {asked:g}:

q = ({first:g} − {asked:g}) ÷ {fall:g} = **{stop:g}** calls.

That is {best} − {asked:g}/{fall:g}: the patient's best, less what is asked of a call over how fast the good of calls falls. Missed are ½ × {fall:g} × {asked / fall:g}² = {fall * (asked / fall) ** 2 / 2:.2f} points."""


# --- Only the data -------------------------------------------------------------------------------------------------


def next_year(*, best, now, before, after, **_):
    return best + (best - now) * after / before


def habits_stay(*, now, **_):
    """You kept this year's number. Clinician and evidence are the same, but what a call does to income is not."""
    return float(now)


def the_best_next_year(*, best, **_):
    """You expect the patient's best. Something still happens to income next year, and this clinician has shown that she minds."""
    return float(best)


def dollars_added_to_calls(*, best, after, **_):
    """You moved one call for each dollar. This year shows how many calls a dollar moves *this* clinician: look at it."""
    return float(best + after)


def moved_from_this_year(*, now, before, after, **_):
    """You added the change in dollars to this year's calls. Dollars are not calls; and distances count from the patient's best."""
    return float(now + before + after)


def other_side(*, best, now, before, after, **_):
    """Your number lies on the wrong side of the patient's best. Does a call earn next year, or take?"""
    return best - (best - now) * after / before


def explain_next_year(*, best, now, before, after, does, **_):
    off = best - now
    return f"""This year \\${before} a call keep her {off} calls below the patient's best: {off}/{before} = {off / before:.4g} call for each dollar. Next year a call {does}, so she will stand {abs(after) * off / before:.4g} calls {"above" if after > 0 else "below"} it:

{best} {"+" if after > 0 else "−"} {abs(after)} × {off / before:.4g} = **{best + off * after / before:g}** calls.

No weight was given, and none is needed: one choice reveals α/β, and the next contract uses it."""


# --- The neighbor's pears -------------------------------------------------------------------------------------------


def trips_made(*, first, less, gas, worth, **_):
    return float(trips(first, less, gas / worth))


def as_long_as_pears_grow(*, first, less, **_):
    """You went on as long as a trip brings any pears at all. That is what the neighbor would want; Rosa pays the gas."""
    return float(trips(first, less, 0))


def a_dollar_is_a_kilogram(*, first, less, gas, **_):
    """You asked {{gas}} kilograms of a trip, because it burns {{gas}} dollars. How many of *his* kilograms make up for a dollar of *hers*?"""
    return float(trips(first, less, gas))


def multiplied_the_gas(*, first, less, gas, worth, **_):
    """You multiplied the gas by what a kilogram is worth to her. If she cared more, would she ask more of a trip?"""
    return float(trips(first, less, gas * worth))


def first_trip_forgotten(*, first, less, gas, worth, **_):
    """You counted the steps down from the first trip, and left the first trip out. Write the trips one below the other."""
    return float(trips(first, less, gas / worth) - 1)


def a_part_of_a_trip(*, first, less, gas, worth, **_):
    """Trip {{given:.2f}} would bring just enough. But she goes or stays at home: which is the last *whole* trip that still brings enough?"""
    return 1 + (first - gas / worth) / less


def steps_for_trips(*, first, less, gas, worth, **_):
    """The good of a trip may fall {{given:.2f}} times before it is too little. How many *whole* trips are that, with the first one, from which it falls?"""
    return (first - gas / worth) / less


def explain_trips(*, first, less, gas, worth, summer):
    least, count = gas / worth, trips(first, less, gas / worth)
    last, after = first - less * (count - 1), first - less * count
    return f"""A trip burns \\${gas}; at \\${worth:.2f} for a kilogram it has to bring {gas}/{worth:g} = {halves_up(least):.3f} kilograms or more. Trip {count} brings {last:g}, trip {count + 1} would bring {after:g}: she makes **{count}** trips.

The \\${summer} are hers however often she goes, so they move nothing. The neighbor would like {trips(first, less, 0)} trips."""


# --- More care from more caring? ------------------------------------------------------------------------------------

_EFFECT = {"takes": "more", "earns": "fewer", "salary": "same"}


def effect_of_caring(*, contract, **_):
    return _EFFECT[contract]


def caring_always_does_more(*, contract, **_):
    """You let care rise with caring. Under this contract, is more care always better for the patient? Find where she stood before."""
    return None if contract == "takes" else "more"


def caring_always_does_less(*, contract, **_):
    """You let care fall. That happens where she stood *above* the patient's best; did she, under this contract?"""
    return None if contract == "earns" else "fewer"


def weights_change_nothing(*, contract, **_):
    """You expect no change. That is so where nothing is at stake for her; here each call moves her income."""
    return None if contract == "salary" else "same"


def explain_caring(*, contract, price, **_):
    side = {
        "takes": f"Each call takes \\${price}, so she stood *below* the patient's best. Weighing health more brings her closer, and that is **up**.",
        "earns": f"Each call earns \\${price}, so she stood *above* the patient's best, doing a little harm for money. Weighing health more brings her closer, and that is **down**.",
        "salary": "Nothing moves with calls, so she stood *at* the patient's best, whatever the weights, as long as health weighs anything. She **stays**.",
    }
    return f"{side[contract]}\n\nThe distance from the patient's best is α/β times the price. A larger β shrinks it on either side. Caring does not mean more; it means nearer."


# --- What five choices reveal ----------------------------------------------------------------------------------------

_NONE = Undefined("income does not change with calls, so no choice says what it weighs")


def _column(bests, slopes, calls, rule):
    return {"α/β": [rule(*row) for row in zip(bests, slopes, calls, strict=True)]}


def weights_revealed(*, bests, slopes, calls, **_):
    return _column(bests, slopes, calls, lambda best, slope, made: (made - best) / slope if slope else _NONE)


def size_of_the_payment_only(*, bests, slopes, calls, **_):
    """You divided by the size of the payment without its sign. Where a call earns, calls above the best and dollars above zero belong together; a weight below zero would mean somebody who pays to be rid of money."""
    return _column(bests, slopes, calls, lambda best, slope, made: (best - made) / abs(slope) if slope else _NONE)


def dollars_for_a_point(*, bests, slopes, calls, **_):
    """Your numbers are upside down: dollars over points is β/α, how many dollars a point of health weighs."""
    return _column(bests, slopes, calls, lambda best, slope, made: slope / (made - best) if slope else _NONE)


def no_stake_is_zero(*, bests, slopes, calls, **_):
    """You wrote 0 where income does not move. A weight of 0 would be a finding: money does not count with her. That choice found nothing."""
    return _column(bests, slopes, calls, lambda best, slope, made: (made - best) / slope if slope else 0.0)


def distance_not_divided(*, bests, slopes, calls, **_):
    """You wrote how far each choice lies from the patient's best. For how many dollars?"""
    return _column(bests, slopes, calls, lambda best, slope, made: abs(made - best) if slope else _NONE)


def explain_revealed(*, names, bests, slopes, calls, **_):
    rows = (
        "\n".join(
            f"| {name} | {made - best:+g} | {slope:+d} | {(made - best) / slope:.2f} |"
            if slope
            else f"| {name} | {made - best:+g} | 0 | undefined |"
            for name, best, slope, made in zip(names, bests, slopes, calls, strict=True)
        )
        .replace("-", "−")
        .replace("+0 ", "0 ")
    )
    return f"""| Patient | Calls less best | Dollars a call | α/β |
|:--|---:|---:|---:|
{rows}

Calls less best, over dollars, with both signs. The numbers differ from patient to patient: a weight that moves with the patient is not a trait of the clinician alone."""


# --- Write the choice ------------------------------------------------------------------------------------------------


def calls(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError("benefit_fall must be above 0, and weights not below it")
    if health_weight == 0:
        return 0 if money_weight > 0 and payment_slope < 0 else None
    return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)


def calls_below_zero(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """For {{money_weight}} and {{health_weight}} your function asks for fewer than no calls. Nobody can call less than never."""
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError
    if health_weight == 0:
        return 0 if money_weight > 0 and payment_slope < 0 else None
    return (first_benefit + money_weight * payment_slope / health_weight) / benefit_fall


def weights_swapped(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """Your function divides by the weight of money. It is health that stands below: the more it weighs, the less a dollar moves."""
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError
    if money_weight == 0:
        return 0 if health_weight > 0 and payment_slope < 0 else None
    return max((first_benefit + health_weight * payment_slope / money_weight) / benefit_fall, 0)


def no_answer_without_health(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """Where health weighs nothing your function has no answer. But where calls take money, somebody with whom only money weighs has a best number. Which?"""
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError
    if health_weight == 0:
        return None
    return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)


def nothing_where_health_weighs_nothing(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """Where health weighs nothing your function says 0 calls. That is right where calls take money. Where they earn, no number is enough; where they are free, or money weighs nothing either, all are alike."""
    if benefit_fall <= 0 or money_weight < 0 or health_weight < 0:
        raise ValueError
    if health_weight == 0:
        return 0
    return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)


def anything_is_taken(first_benefit, benefit_fall, payment_slope, money_weight, health_weight):
    """Your function answers where it should refuse: with benefits that do not fall, or a weight below zero, there is no best number. Raise `ValueError`."""
    if health_weight == 0:
        return 0 if money_weight > 0 and payment_slope < 0 else None
    if benefit_fall == 0:
        return None
    return max((first_benefit + money_weight * payment_slope / health_weight) / benefit_fall, 0)


def choice_cases(rng, **_):
    """Small and telling first: the example, each corner, each refusal; then drawn ones."""
    cases = [
        (10, 1, -4, 1, 1), (10, 1, 4, 1, 1), (10, 1, -4, 3, 1), (10, 2, -4, 1, 2), (10, 1, -4, 0, 1), (10, 1, 0, 2, 1), (10, 1, -4, 1, 0),
        (10, 1, 4, 1, 0), (10, 1, 0, 1, 0), (10, 1, -4, 0, 0), (10, 1, 4, 0, 0), (10, 0, -4, 1, 1), (10, -1, -4, 1, 1), (10, 1, -4, -1, 1),
        (10, 1, -4, 1, -1), (0.5, 0.25, -0.5, 0.5, 2),
    ]  # fmt: skip
    for _case in range(5):
        cases.append(
            (
                6 + int(10 * rng.random()),
                0.5 + int(4 * rng.random()) / 2,
                int(13 * rng.random()) - 6,
                int(9 * rng.random()) / 4,
                0.25 + int(9 * rng.random()) / 4,
            )
        )
    names = ("first_benefit", "benefit_fall", "payment_slope", "money_weight", "health_weight")
    return [dict(zip(names, case, strict=True)) for case in cases]


def explain_code(**_):
    return f"""```python
{getsource(calls)}```

At the best number a little more changes nothing: health_weight × (first_benefit − benefit_fall × q) + money_weight × payment_slope = 0. That gives the last line; everything above it is a case in which the equation has no meaning."""
