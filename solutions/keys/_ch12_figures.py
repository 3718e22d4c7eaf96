"""Chapter 12, the problems with numbers: answers, mistakes, explanations."""

from inspect import getsource

from exercises.problems._ch12_draws import at_least_as_many
from workbook.text import halves_up

# --- Here and elsewhere ----------------------------------------------------------------------------------------------


def worth_to_all(*, qalys, check, saved, threshold):
    return qalys - (check - saved) * 1e6 / threshold


def payer_forgotten(*, qalys, **_):
    """{{given:g}} is what the hospital's own patients gain. The payer's purse is not the same as before; who else would it have paid for?"""
    return float(qalys)


def money_counted_the_wrong_way(*, qalys, check, saved, threshold):
    """You added where you should take off, or the other way round. Does the payer have more left than before, or less?"""
    return qalys + (check - saved) * 1e6 / threshold


def whole_check_is_lost(*, qalys, check, threshold, **_):
    """You counted the whole check as lost to others. But the payer also has spending less than it would have had: what is it out of pocket, all in all?"""
    return qalys - check * 1e6 / threshold


def check_costs_nothing(*, qalys, saved, threshold, **_):
    """You gave the payer its savings and forgot what it pays for them. Both amounts move its purse."""
    return qalys + saved * 1e6 / threshold


def explain_worth(*, qalys, check, saved, threshold):
    less = check - saved
    what = f"\\${abs(less):.1f} million a year {'less' if less > 0 else 'more'}"
    return f"""The payer has {what} than before: it pays \\${check:.1f} million and is spared \\${saved:.1f} million. At \\${threshold:,} each that is {abs(less) * 1e6 / threshold:.1f} QALYs {"that nobody elsewhere gains" if less > 0 else "more elsewhere"}.

{qalys} {"−" if less > 0 else "+"} {abs(less) * 1e6 / threshold:.1f} = **{worth_to_all(qalys=qalys, check=check, saved=saved, threshold=threshold):.1f}** QALYs a year. A contract divides money; whoever gets less of it buys less care."""


# --- Only the data ---------------------------------------------------------------------------------------------------


def reported_ratio(*, a_back, a_expected, b_admitted, b_back, b_expected, left, **_):
    stay = 1 - left / b_admitted
    return (a_back + stay * b_back) / (a_expected + stay * b_expected)


def nothing_is_different(*, a_back, a_expected, b_back, b_expected, **_):
    """{{given:.3f}} is this year's O/E. Care is the same next year; the people counted are not."""
    return (a_back + b_back) / (a_expected + b_expected)


def only_observed_shrinks(*, a_back, a_expected, b_admitted, b_back, b_expected, left, **_):
    """You took those who left out of the readmissions and left them among the expected. Nobody expects anything of a patient who is not here."""
    return (a_back + (1 - left / b_admitted) * b_back) / (a_expected + b_expected)


def ratio_upside_down(**numbers):
    """You divided expected by observed. Above 1 should mean more readmissions than expected."""
    return 1 / reported_ratio(**numbers)


def as_if_all_had_left(*, a_back, a_expected, **_):
    """You counted only those with a stable home. Not everybody of the second line has left."""
    return a_back / a_expected


def wrong_line_shrinks(*, a_back, a_expected, a_admitted, b_back, b_expected, b_admitted, left):
    """You took the same part away from the *first* line. Who is it that goes elsewhere?"""
    stay = 1 - left / b_admitted
    return (stay * a_back + b_back) / (stay * a_expected + b_expected)


def explain_ratio(*, a_admitted, a_back, a_expected, b_admitted, b_back, b_expected, left):
    stay = 1 - left / b_admitted
    before = (a_back + b_back) / (a_expected + b_expected)
    now = (a_back + stay * b_back) / (a_expected + stay * b_expected)
    return f"""{stay:.0%} of the second line is left: {stay * b_back:g} readmissions, {stay * b_expected:g} expected. With the first line: {a_back + stay * b_back:g} over {a_expected + stay * b_expected:g}.

O/E falls from {before:.3f} to **{now:.3f}**. No patient is better off. The model expects {b_expected / b_admitted:.1%} where {b_back / b_admitted:.1%} are usual, because it does not know who has a home: each of them who leaves improves the ratio."""


# --- The swimming club -------------------------------------------------------------------------------------------------


def _seconds(came, gain, rest, other):
    return came * gain + rest * other


def seconds_for_the_town(*, came, gain, rest, other, grant, price, **_):
    return _seconds(came, gain, rest, other) - grant / price


def only_who_swam(*, came, gain, grant, price, **_):
    """You counted the children on the poster. The town paid for everybody who began in September."""
    return came * gain - grant / price


def everybody_like_the_poster(*, n, gain, grant, price, **_):
    """You gave all {{n}} children the poster's seconds. Somebody went to find the others, with a stopwatch."""
    return n * gain - grant / price


def other_club_forgotten(*, came, gain, rest, other, **_):
    """{{given:g}} seconds is what the children of this club gained. What would the same money have done at the other?"""
    return float(_seconds(came, gain, rest, other))


def other_club_added(*, came, gain, rest, other, grant, price, **_):
    """You added the other club's seconds. The town has one purse: what is spent here is not spent there."""
    return _seconds(came, gain, rest, other) + grant / price


def halfway_between(*, n, gain, other, grant, price, **_):
    """You took the middle of the two means, as if as many had stayed as had left."""
    return n * (gain + other) / 2 - grant / price


def explain_seconds(*, n, came, gain, rest, other, grant, price, length, **_):
    total = _seconds(came, gain, rest, other)
    return f"""Everybody who began counts: {came} × {gain} + {rest} × {other} = {total:g} seconds, where the poster suggests {n * gain}. At the other club \\${grant:,} would have brought {grant:,}/{price} = {grant / price:g}.

{total:g} − {grant / price:g} = **{total - grant / price:g}** seconds. The {length} meters move nothing.""".replace(" -", " −")


# --- At least as many ----------------------------------------------------------------------------------------------------


def share_of_pairs(*, worked, idle, **_):
    return at_least_as_many(worked, idle)


def _checks(chance):
    return [(1 - chance) ** 2, 2 * chance * (1 - chance), chance**2]


def strictly_more(*, worked, idle, **_):
    """You counted the pairs in which the one that changed nothing has *more*. As many is at least as many."""
    first, second = _checks(worked), _checks(idle)
    return sum(first[a] * second[b] for a in range(3) for b in range(a + 1, 3))


def just_as_many(*, worked, idle, **_):
    """You counted the pairs with equal numbers. It may also have more."""
    return sum(a * b for a, b in zip(_checks(worked), _checks(idle), strict=True))


def in_a_single_year(*, worked, idle, **_):
    """{{given:.1%}} is right for one year. In two years one can be behind in the first and catch up in the second."""
    return 1 - worked * (1 - idle)


def in_each_of_the_years(*, worked, idle, **_):
    """You asked that it keep up in *each* of the two years. The sum over both years is what counts."""
    return (1 - worked * (1 - idle)) ** 2


def the_other_way_round(*, worked, idle, **_):
    """{{given:.1%}} is the share in which the one that *works* is ahead. You were asked for the rest."""
    return 1 - at_least_as_many(worked, idle)


def without_the_last_case(*, worked, idle, **_):
    """You added up the two lines that stand there. The first may also have two checks, and the second as many."""
    return at_least_as_many(worked, idle) - (worked * idle) ** 2


def the_last_case_alone(*, worked, idle, **_):
    """{{given:.1%}} is the case that was missing. The two lines before it belong to the share as well."""
    return (worked * idle) ** 2


def explain_pairs(*, worked, idle, **_):
    first, second = _checks(worked), _checks(idle)
    rows = "\n".join(f"| {n} | {a:.2%} | {b:.2%} |" for n, (a, b) in enumerate(zip(first, second, strict=True)))
    return f"""| Checks in two years | The one that works | The one that changes nothing |
|---:|---:|---:|
{rows}

No check for the first, anything for the second: {first[0]:.2%}. One, and one or two: {first[1]:.2%} × {second[1] + second[2]:.2%}. Two, and two: {first[2]:.2%} × {second[2]:.2%}. Together **{halves_up(at_least_as_many(worked, idle)):.1%}**.

Two years of checks are a short story. Ask for more years, more people, or a contract that is not a lottery."""


# --- A minimum that keeps luck out -----------------------------------------------------------------------------------------


def _minimum(value):
    return {"minimum": min(max(value, 0.0), 8.0)}


def least_minimum(*, spread, drift, z, **_):
    return _minimum(drift + z * spread)


def bell_left_at_zero(*, spread, z, **_):
    """You set the minimum for a bell that stands over zero. Those who drifted away have moved it: where is its middle?"""
    return _minimum(z * spread)


def drift_taken_off(*, spread, drift, z, **_):
    """You moved the bell to the wrong side. Whoever costs more than expected and leaves makes measured savings larger."""
    return _minimum(z * spread - drift)


def both_tails(*, spread, drift, two, **_):
    """You used the distance that leaves the share outside on *both* sides. A check needs large savings only."""
    return _minimum(drift + two * spread)


def one_standard_deviation(*, spread, drift, **_):
    """You went one standard deviation up. Beyond that lies about one year in six."""
    return _minimum(drift + spread)


def explain_minimum(*, spread, drift, z, share, **_):
    return f"""The bell stands over {drift}%, not over zero, and {share} of it lies more than {z} standard deviations above its middle:

{drift} + {z} × {spread} = **{drift + z * spread:.2f}%**.

The first part is no luck at all. It is who was counted, and no number of people makes it smaller: an adjustment that knows social risk does, or an open door."""


# --- Three pilots ------------------------------------------------------------------------------------------------------------


def _each(rule, enrolled, answered, there, rest, anyway):
    return {"Added, points": [rule(*row) for row in zip(enrolled, answered, there, rest, anyway, strict=True)]}


def added_for_all(*, enrolled, answered, there, rest, anyway, **_):
    return _each(lambda n, k, a, b, c: (k * a + (n - k) * b) / n - c, enrolled, answered, there, rest, anyway)


def answers_stand_for_all(*, enrolled, answered, there, rest, anyway, **_):
    """You let those who answered stand for all. The others were found, and they gained less."""
    return _each(lambda n, k, a, b, c: float(a - c), enrolled, answered, there, rest, anyway)


def all_of_it_is_the_calls(*, enrolled, answered, there, rest, anyway, **_):
    """You gave the calls everything that patients gained. Some of it came to those without calls as well."""
    return _each(lambda n, k, a, b, c: (k * a + (n - k) * b) / n, enrolled, answered, there, rest, anyway)


def silence_is_no_gain(*, enrolled, answered, there, rest, anyway, **_):
    """You counted those who did not answer with no gain at all. They were found: it was less, and not nothing."""
    return _each(lambda n, k, a, b, c: k * a / n - c, enrolled, answered, there, rest, anyway)


def two_means_weigh_alike(*, enrolled, answered, there, rest, anyway, **_):
    """You took the middle of the two means. More patients stand behind the one than behind the other."""
    return _each(lambda n, k, a, b, c: (a + b) / 2 - c + 0.0, enrolled, answered, there, rest, anyway)


def explain_added(*, clinics, enrolled, answered, there, rest, anyway):
    rows = "\n".join(
        f"| {name} | {a - c:g} | {(k * a + (n - k) * b) / n:.2f} | {(k * a + (n - k) * b) / n - c:.2f} |"
        for name, n, k, a, b, c in zip(clinics, enrolled, answered, there, rest, anyway, strict=True)
    ).replace("-", "−")
    return f"""| Clinic | By those who answered | Gain of all | Added by the calls |
|:--|---:|---:|---:|
{rows}

Two corrections, and both lower it: who is missing (chapter 2), and what would have come anyway."""


# --- The board's sum -----------------------------------------------------------------------------------------------------------


def net_value(qalys, check, saved, threshold):
    if threshold <= 0:
        raise ValueError("threshold must be above 0")
    return qalys - (check - saved) / threshold


def whole_check_subtracted(qalys, check, saved, threshold):
    """For a check of {{check}} and {{saved}} saved your function takes the whole check off. The payer has also been spared something."""
    if threshold <= 0:
        raise ValueError
    return qalys - check / threshold


def payers_money_added(qalys, check, saved, threshold):
    """Your function adds what the payer is out of pocket. Money that is gone buys nothing elsewhere."""
    if threshold <= 0:
        raise ValueError
    return qalys + (check - saved) / threshold


def bill_counts_as_nothing(qalys, check, saved, threshold):
    """For a check of {{check}} your function counts nothing. Below zero it is a bill: the payer receives it."""
    if threshold <= 0:
        raise ValueError
    return qalys - (max(check, 0) - saved) / threshold


def more_spending_counts_as_saved(qalys, check, saved, threshold):
    """For {{saved}} saved your function counts savings. Below zero, more is spent than before, and the payer pays that too."""
    if threshold <= 0:
        raise ValueError
    return qalys - (check - abs(saved)) / threshold


def any_price_will_do(qalys, check, saved, threshold):
    """Your function answers for a threshold of {{threshold}}. Nothing is bought at such a price: raise `ValueError`."""
    return qalys - (check - saved) / threshold if threshold else qalys


def value_cases(rng, **_):
    """The example, each sign, each refusal; then drawn ones."""
    cases = [
        (50, 2_000_000, 1_500_000, 100_000), (50, 0, 0, 100_000), (0, 1_000_000, 0, 100_000), (30, -400_000, 600_000, 50_000),
        (-10, 2_600_000, -500_000, 100_000), (20, -300_000, -900_000, 150_000), (40, 1_000_000, 1_000_000, 0), (40, 1_000_000, 0, -100_000),
    ]  # fmt: skip
    for _case in range(6):
        cases.append(
            (
                int(120 * rng.random()) - 20,
                100_000 * (int(41 * rng.random()) - 8),
                100_000 * (int(31 * rng.random()) - 8),
                25_000 * (2 + int(5 * rng.random())),
            )
        )
    return [dict(zip(("qalys", "check", "saved", "threshold"), case, strict=True)) for case in cases]


def explain_code(**_):
    return f"""```python
{getsource(net_value)}```

One line does it for all signs, because checks and bills, savings and new spending differ in sign only. The refusal comes before the division."""
