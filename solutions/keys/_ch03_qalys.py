"""Chapter 3, the problems on QALYs: answers, mistakes, explanations.

Answers are plain numbers, so that a class is marked in seconds; the models of vbc are their oracle in the tests.
"""

from math import expm1, log1p

from exercises.problems._ch03_draws import worth_today
from vbc.cost_effectiveness import discount_factors, discounted_qalys, level_qalys

# --- What a stream is worth ----------------------------------------------------------------------------------------


def _lived(utilities, share):
    return [*utilities[:-1], utilities[-1] * share]


def stream_today(*, utilities, rate, share, **_):
    return worth_today(_lived(utilities, share), rate)


def first_year_in_full(*, utilities, rate, share, **_):
    """You let the first year count in full, and each later one as if it came a year sooner. That is a convention too (start of year). Here a year counts at its end: what is the first one divided by?"""
    return worth_today(_lived(utilities, share), rate) * (1 + rate)


def not_discounted(*, utilities, share, **_):
    """{{given:.3f}} is the sum of the utilities as they are. At {{rate:.1%}} a year a QALY two years away counts for less than one today."""
    return sum(_lived(utilities, share))


def compounded_instead(*, utilities, rate, share, **_):
    """Your years grow with waiting: you multiplied by the powers of (1 + rate). That is what *money today* becomes later. Which way round turns later into today?"""
    return sum(utility * (1 + rate) ** year for year, utility in enumerate(_lived(utilities, share), 1))


def sum_discounted_once(*, utilities, rate, share, **_):
    """You summed first and discounted the whole sum over all the years. Only the last year waits that long."""
    return sum(_lived(utilities, share)) / (1 + rate) ** len(utilities)


def last_year_in_full(*, utilities, rate, **_):
    """You counted the whole of the last year. Only {{share:.0%}} of it is lived."""
    return worth_today(utilities, rate)


def years_times_last_utility(*, utilities, share, **_):
    """You multiplied the years by the last utility. The patient was better in earlier years: every year has a utility of its own."""
    return (len(utilities) - 1 + share) * utilities[-1]


def explain_stream(*, utilities, rate, share, **_):
    lived = [*utilities[:-1], utilities[-1] * share]
    rows = "\n".join(
        f"| {year} | {weight:.4g} | {1 + rate:g}^{year} = {(1 + rate) ** year:.4f} | {weight / (1 + rate) ** year:.4f} |"
        for year, weight in enumerate(lived, 1)
    )
    total = discounted_qalys(utilities, rate=rate, last_year=share)
    return f"""| Year | Lived × utility | Divided by | QALYs today |
|---|---:|---:|---:|
{rows}
| | | **Sum** | **{total:.4f}** |

Of the last year {share:.0%} is lived, so {utilities[-1]:.2f} becomes {lived[-1]:.4g}. Counted at the start of each year, the sum would be {1 + rate:g} times as large; at the middle, √{1 + rate:g} times."""


# --- A level life --------------------------------------------------------------------------------------------------


def level_today(*, utility, years, rate):
    return utility * (-expm1(-years * log1p(rate)) / rate if rate else years)


def years_times_utility(*, utility, years, **_):
    """{{given:.2f}} is years times utility: the last of the {{years}} years counts as much as the first. What does discounting take from it?"""
    return utility * years


def lump_at_the_end(*, utility, years, rate):
    """You discounted all {{years}} years as if they came together at the end. The first of them waits one year only."""
    return utility * years / (1 + rate) ** years


def for_ever(*, utility, rate, **_):
    """{{given:.2f}} is what the utility would be worth *for ever*, utility over rate. This life ends after {{years}} years: take away what would come after."""
    return utility / rate


def level_from_today(*, utility, years, rate):
    """You counted the first year in full. That is the start-of-year convention; here a year counts at its end."""
    return level_today(utility=utility, years=years, rate=rate) * (1 + rate)


def explain_level(*, utility, years, rate):
    factors = level_qalys(1, years, rate=rate)
    return rf"""The years' factors add up to

$$\frac{{1 - {1 + rate:g}^{{-{years}}}}}{{{rate:g}}} = {factors:.6f}$$

so the life is worth {utility:.2f} × {factors:.6f} = **{utility * factors:.3f}** QALYs, of the {utility * years:.2f} that are lived. (At a rate of 0 the formula divides by 0; the sum of the factors is then simply {years}.)"""


# --- Which rate did they use? --------------------------------------------------------------------------------------


def rate_used(*, utility, years, qalys):
    return {"rate": _rate(utility, years, qalys)}


def _rate(utility, years, qalys, *, first=1):
    """Halve the gap until doubles cannot tell its ends apart: a higher rate always makes the sum smaller."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        worth = level_today(utility=utility, years=years, rate=middle) * (1 + middle) ** (1 - first)
        low, high = (middle, high) if worth > qalys else (low, middle)
    return low


def share_lost_is_the_rate(*, utility, years, qalys):
    """You set the rate to the share of the QALYs that discounting took away. That share is the work of {{years}} years, not of one."""
    return {"rate": 1 - qalys / (utility * years)}


def lost_share_per_year(*, utility, years, qalys):
    """You spread the lost share evenly over {{years}} years. Early years wait less than late ones: the average QALY waits about half as long."""
    return {"rate": (1 - qalys / (utility * years)) / years}


def as_if_all_at_the_end(*, utility, years, qalys):
    """You took the root over {{years}} years, as if all the QALYs came at the end. They arrive year by year, so a larger rate is needed to take as much from them."""
    return {"rate": (utility * years / qalys) ** (1 / years) - 1}


def as_if_all_in_the_middle(*, utility, years, qalys):
    """Close: your rate would be right if all the QALYs came at once, after the average wait. They come year by year, and from the early ones, which wait little, discounting takes little: the rate has to be a larger one."""
    return {"rate": (utility * years / qalys) ** (2 / (years + 1)) - 1}


def lost_share_over_the_average_wait(*, utility, years, qalys):
    """You divided the lost share by the average wait. A good first guess, and too small: each further year takes its part of what is *left*, so it takes a larger rate to lose so much."""
    return {"rate": (1 - qalys / (utility * years)) / ((years + 1) / 2)}


def year_counted_at_its_start(*, utility, years, qalys):
    """Your rate is right for years that count at their start. Here they count at their end, and one year of waiting more needs a smaller rate."""
    return {"rate": _rate(utility, years, qalys, first=0)}


def explain_rate(*, utility, years, qalys):
    rate = rate_used(utility=utility, years=years, qalys=qalys)["rate"]
    rows = "\n".join(
        f"| {one:.1%} | {level_qalys(utility, years, rate=one):.3f} |" for one in (0.0, rate - 0.005, rate, rate + 0.005)
    )
    return f"""No formula gives the rate; trying does. A higher rate always makes the sum smaller, so halve the gap until it fits.

| Rate | QALYs |
|---:|---:|
{rows}

The report used {rate:.1%}."""


# --- Draw what counts ----------------------------------------------------------------------------------------------


def _drawn(values):
    return {"qalys": [min(1.0, value) for value in values]}


def years_that_count(*, utilities, rate, **_):
    return _drawn(utility / (1 + rate) ** year for year, utility in enumerate(utilities, 1))


def first_year_counts_in_full(*, utilities, rate, **_):
    """Your first year counts in full, and every other one as if it came a year sooner: that is the start of each year. Here a year counts at its end."""
    return _drawn(utility / (1 + rate) ** year for year, utility in enumerate(utilities))


def one_year_for_all(*, utilities, rate, **_):
    """You took one year's discount from every year. The fifth waits five times as long as the first."""
    return _drawn(utility / (1 + rate) for utility in utilities)


def utilities_as_they_are(*, utilities, **_):
    """You drew the utilities themselves. What does a year count for today, if it is still to come?"""
    return _drawn(utilities)


def subtracted_each_year(*, utilities, rate, **_):
    """You took {{rate:.0%}} of the utility away for each year of waiting. Discounting divides, and divides again: the second year loses {{rate:.0%}} of what is left."""
    return _drawn(utility * (1 - rate * year) for year, utility in enumerate(utilities, 1))


def explain_years(*, utilities, rate, **_):
    factors = discount_factors(5, rate=rate)
    rows = "\n".join(
        f"| {year} | {utility:.2f} | {factor:.3f} | {utility * factor:.2f} |"
        for year, (utility, factor) in enumerate(zip(utilities, factors, strict=True), 1)
    )
    return f"""| Year | Utility | Counts for | Today |
|---|---:|---:|---:|
{rows}

Each factor is the one before it, divided by {1 + rate:.2f}. Before rounding the bars add up to {discounted_qalys(utilities, rate=rate):.2f} QALYs; lived are {sum(utilities):.2f}."""
