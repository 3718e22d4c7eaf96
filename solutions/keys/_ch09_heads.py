"""Chapter 9, the problems on prices per head, leaving members and bricks: answers, mistakes, explanations."""

from inspect import getsource
from math import erf, sqrt

from exercises.problems._ch09_draws import dollars
from workbook.mistakes import silent_where
from workbook.text import halves_up
from workbook.variants import between, pick, sample, shuffled

# --- Write a risk score --------------------------------------------------------------------------------------------


def risk_score(categories, demographic, coefficients, hierarchies, interactions):
    have = set(categories)
    out = {milder for category in have for milder in hierarchies.get(category, [])}
    left = have - out
    score = demographic + sum(coefficients.get(category, 0.0) for category in left)
    for name, needed in interactions.items():
        if all(category in left for category in needed):
            score += coefficients.get(name, 0.0)
    return score


def hierarchy_ignored(categories, demographic, coefficients, hierarchies, interactions):
    """Your function adds up categories that a worse one puts out. A hierarchy says that the worst of a family counts alone."""
    return risk_score(categories, demographic, coefficients, {}, interactions)


def interactions_forgotten(categories, demographic, coefficients, hierarchies, interactions):
    """Your function never adds an interaction. Two illnesses together may cost more than their sum."""
    return risk_score(categories, demographic, coefficients, hierarchies, {})


def repeats_counted(categories, demographic, coefficients, hierarchies, interactions):
    """Your function counts a category as often as it is listed. Ten visits for one illness make one category."""
    out = {milder for category in categories for milder in hierarchies.get(category, [])}
    again = [category for at, category in enumerate(categories) if category in categories[:at] and category not in out]
    extra = sum(coefficients.get(category, 0.0) for category in again)
    return risk_score(categories, demographic, coefficients, hierarchies, interactions) + extra


def interactions_before_hierarchies(categories, demographic, coefficients, hierarchies, interactions):
    """Your function lets a category that is put out take part in an interaction. Hierarchies come first."""
    have = set(categories)
    extra = sum(coefficients.get(name, 0.0) for name, needed in interactions.items() if set(needed) <= have)
    return risk_score(categories, demographic, coefficients, hierarchies, {}) + extra


def any_one_is_enough(categories, demographic, coefficients, hierarchies, interactions):
    """Your function adds an interaction when *one* of its categories is there. It takes all of them."""
    have = set(categories)
    left = have - {milder for category in have for milder in hierarchies.get(category, [])}
    extra = sum(coefficients.get(name, 0.0) for name, needed in interactions.items() if set(needed) & left)
    return risk_score(categories, demographic, coefficients, hierarchies, {}) + extra


def demographic_forgotten(categories, demographic, coefficients, hierarchies, interactions):
    """Your function leaves out age and sex: a member without any category has a score, too."""
    return risk_score(categories, 0.0, coefficients, hierarchies, interactions)


_COEFFICIENTS = {"37": 0.166, "38": 0.166, "226": 0.36, "280": 0.319, "DM_HF": 0.112, "HF_LUNG": 0.078, "THREE": 0.05}
_HIERARCHIES = {"36": ["37", "38"], "37": ["38"], "221": ["226"], "279": ["280"]}
_INTERACTIONS = {"DM_HF": ["37", "226"], "HF_LUNG": ["226", "280"], "THREE": ["37", "226", "280"]}


def risk_score_cases(rng, *, example):
    """Nobody ill; one illness; the example; repeats; a chain of hierarchies; an interaction that falls with its category; unknown ones; then draws."""
    fixed = [[], ["226"], ["37", "38", "226"], ["226", "226", "37"], ["36", "37", "38"], ["36", "37", "226"], ["38", "999"], ["221", "226", "280"],
             ["37", "226", "280", "280"]]  # fmt: skip
    cases = [
        {
            "categories": listed,
            "demographic": 0.33,
            "coefficients": _COEFFICIENTS,
            "hierarchies": _HIERARCHIES,
            "interactions": _INTERACTIONS,
        }
        for listed in fixed
    ]
    names = [*"ABCDEFG"]
    for _ in range(8):
        coefficients = {name: between(rng, 0.1, 0.9, 0.05) for name in names}
        worst, milder, mildest, *others = shuffled(rng, names)
        pair, three = [milder, others[0]], [worst, others[0], others[1]]
        coefficients |= {"pair": between(rng, 0.05, 0.3, 0.05), "three": between(rng, 0.05, 0.3, 0.05)}
        listed = sample(rng, names, 2 + int(4 * rng.random()))
        listed += [pick(rng, listed)] if rng.random() < 0.5 else []
        cases.append(
            {
                "categories": shuffled(rng, listed),
                "demographic": between(rng, 0.2, 0.6, 0.01),
                "coefficients": coefficients,
                "hierarchies": {worst: [milder, mildest], milder: [mildest]},
                "interactions": {"pair": pair, "three": three},
            }
        )
    return cases


def explain_risk_score(*, example):
    return f"""Repeats go with a set, hierarchies next, interactions last:

```python
{getsource(risk_score).strip()}
```

In the example 37 puts out 38, which would have added another 0.166: 0.330 + 0.166 + 0.360 + 0.112 = 0.968. Medicare then divides by a normalization factor and takes 5.9% off, because plans write down more diagnoses than fee-for-service does. A code for having no home, Z59.00, adds nothing (payment year 2026)."""


# --- A losing year -------------------------------------------------------------------------------------------------


def _normal(z):
    return 0.5 * (1 + erf(z / sqrt(2)))


def losing_year(*, mean, revenue, deviation, members):
    return _normal((mean - revenue) / (deviation / sqrt(members)))


def spread_of_one_member(*, mean, revenue, deviation, **_):
    """You used the spread of *one* member's costs. The average of {{members:,}} members varies much less: by which root?"""
    return _normal((mean - revenue) / deviation)


def chance_of_a_gain(*, mean, revenue, deviation, members):
    """That is the chance of a year *without* a loss."""
    return 1 - losing_year(mean=mean, revenue=revenue, deviation=deviation, members=members)


def no_risk_at_all(**_):
    """You see next to no risk. Members cost less than they bring *on average*; but {{members:,}} real ones are no average. (If you divided the standard deviation by the number of members: it is the variance that falls so fast.)"""
    return 0.0


@silent_where(lambda value, **numbers: abs(value - losing_year(**numbers)) <= 0.01)
def margin_as_chance(*, mean, revenue, **_):
    """{{given:.1%}} is how far revenue lies above cost. How many standard errors of the average is that?"""
    return (revenue - mean) / mean


def explain_losing(*, mean, revenue, deviation, members):
    error = deviation / sqrt(members)
    z = (mean - revenue) / error
    return f"""The average of {members:,} members varies by {deviation:,} ÷ √{members:,} = \\${error:,.0f}. Revenue lies \\${revenue - mean:,} above the expected cost: {-z:.2f} standard errors. Chance bridges that with probability Φ(−{revenue - mean:,} ÷ {error:,.0f}) = **{losing_year(mean=mean, revenue=revenue, deviation=deviation, members=members):.1%}**.

Four times as many members would halve the spread and make it {_normal(2 * z):.1%}. Real spending is skewed: a loss is a little rarer than this, and a large one more common."""


# --- Gone before it pays -------------------------------------------------------------------------------------------


def worth_to_the_plan(*, stay, avoided, years, cost):
    return avoided * sum(stay**year for year in range(1, years + 1)) - cost


def everybody_stays(*, avoided, years, cost, **_):
    """That is what it would be worth if nobody left. {{stay:.0%}} stay from one year to the next."""
    return float(avoided * years - cost)


def one_year_of_leaving(*, stay, avoided, years, cost):
    """You let members leave once. They go on leaving: who is there in year 3 has stayed three times."""
    return avoided * years * stay - cost


def nobody_leaves_at_first(*, stay, avoided, years, cost):
    """You counted all members in year 1. By then {{stay:.0%}} of them are there."""
    return avoided * sum(stay**year for year in range(years)) - cost


def payment_forgotten(*, stay, avoided, years, **_):
    """That is what is avoided. What was paid for it?"""
    return avoided * sum(stay**year for year in range(1, years + 1))


def last_year_only(*, stay, avoided, years, cost):
    """You used the share that is left at the end for all the years. More members were there earlier."""
    return avoided * years * stay**years - cost


def explain_leaving(*, stay, avoided, years, cost):
    total = avoided * sum(stay**year for year in range(1, years + 1))
    left = " + ".join(f"{stay:g}{power}" for power in ("", "²", "³"))
    shown, beside = dollars(total - cost), dollars(avoided * years - cost)
    return f"""Of {avoided} a year, {stay:.0%}, {halves_up(stay**2):.1%} and {halves_up(stay**3):.1%} fall to members who are still there: {avoided} × ({left}) = {dollars(total)}. Less the {cost}: **{shown}** dollars.

To whoever pays for everybody it is worth {avoided} × {years} − {cost} = {beside} dollars. The difference goes to the plans that the members moved to."""


# --- The right price for a brick -----------------------------------------------------------------------------------


def right_price(*, first_cost, cost_rise, first_worth, worth_fall):
    best = (first_worth - first_cost) / (cost_rise + worth_fall)
    return {"price": float(first_cost + cost_rise * best)}


def _price(value):
    return {"price": float(value)} if 0 <= value <= 160 else None


def worth_of_the_first(*, first_worth, **_):
    """You paid what the *first* brick is worth. The builder then goes on to bricks that are worth far less."""
    return _price(first_worth)


def cost_of_the_first(*, first_cost, **_):
    """You paid what the first brick costs. The second one costs more, so the builder stops at once."""
    return _price(first_cost)


def halfway(*, first_cost, first_worth, **_):
    """You took the middle between what the first brick costs and what it is worth. The two lines do not approach each other at the same pace: where do they meet?"""
    return _price((first_cost + first_worth) / 2)


def number_of_bricks(*, first_cost, cost_rise, first_worth, worth_fall):
    """You set the *number* of bricks worth laying. What does the last of them cost the builder?"""
    return _price((first_worth - first_cost) / (cost_rise + worth_fall))


def explain_price(*, first_cost, cost_rise, first_worth, worth_fall):
    best = (first_worth - first_cost) / (cost_rise + worth_fall)
    price = first_cost + cost_rise * best
    return f"""The next brick costs {first_cost} + {cost_rise} × bricks and is worth {first_worth} − {worth_fall} × bricks. They meet at {first_worth - first_cost} ÷ {cost_rise + worth_fall} = {best:.0f} bricks, where each is \\${price:.0f}. Paid **\\${price:.0f}**, the builder lays {best:.0f} and stops.

There is a right piece rate, for somebody who knows both lines. Pay more and walls grow; pay less and they stay low; and when the owner comes to need a smaller wall, the old price is wrong."""
