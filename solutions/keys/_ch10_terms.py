"""Chapter 10, the problems about terms: truncation, corridors, thresholds, benchmarks that are set again."""

from math import sqrt

from workbook.mistakes import silent_where
from workbook.text import halves_up

# --- Savings that nobody made ---------------------------------------------------------------------------------------


def phantom(*, costs, threshold, **_):
    return 1 - sum(min(cost, threshold) for cost in costs) / sum(costs)


def patients_dropped(*, costs, threshold, **_):
    """You dropped the patients above the threshold. They stay, and count up to it: what is left out is the part above."""
    return 1 - sum(cost for cost in costs if cost <= threshold) / sum(costs)


def share_of_counted(*, costs, threshold, **_):
    """You held the excess against what is *counted*. The contract holds it against the benchmark, which is whole."""
    counted = sum(min(cost, threshold) for cost in costs)
    return sum(costs) / counted - 1


def people_not_dollars(*, costs, threshold, **_):
    """{{given:.0%}} of the *patients* lie above the threshold. How many of the *dollars* do?"""
    return sum(cost > threshold for cost in costs) / len(costs)


def nothing_changed(**_):
    """Nothing has changed in the care, and a sound contract would say 0%. This one compares a counted total with a whole one."""
    return 0.0


def one_of_two(*, costs, threshold, **_):
    """You took the excess of the dearest patient only. Two lie above the threshold."""
    return (max(costs) - threshold) / sum(costs)


def explain_phantom(*, costs, threshold, total, **_):
    over = [cost for cost in costs if cost > threshold]
    excess = sum(cost - threshold for cost in over)
    parts = " + ".join(f"(\\${cost:,} − \\${threshold:,})" for cost in over)
    return f"""{parts} = \\${excess:,} is no longer counted. Held against the benchmark of \\${total:,}, that is **{excess / total:.1%}** of “savings”. With the benchmark truncated alike, both sides would be \\${total - excess:,}, and the savings 0.
"""


# --- Three years in a corridor --------------------------------------------------------------------------------------

INNER, OUTER = 0.02, 0.05


def _years(benchmark, deviations, share):
    return {"Received": [share(abs(d)) * benchmark * (1 if d > 0 else -1) for d in deviations]}


def in_bands(*, benchmark, deviations, first, second, **_):
    return _years(benchmark, deviations, lambda d: first * min(d, INNER) + second * max(min(d, OUTER) - INNER, 0.0))


def top_rate_on_everything(*, benchmark, deviations, first, second, **_):
    """You applied the rate of the band in which the year ends to *all* of the deviation. Then a dollar more at 2% would be worth a fortune: bands are not cliffs."""
    return _years(benchmark, deviations, lambda d: (second if d > INNER else first) * min(d, OUTER))


def first_rate_throughout(*, benchmark, deviations, first, **_):
    """You shared everything at {{first:.0%}}. That holds within 2% of the benchmark; what lies between 2% and 5% has its own rate."""
    return _years(benchmark, deviations, lambda d: first * min(d, OUTER))


def no_last_edge(*, benchmark, deviations, first, second, **_):
    """You let the last rate run on past 5%. In this contract nothing more is shared there."""
    return _years(benchmark, deviations, lambda d: first * min(d, INNER) + second * max(d - INNER, 0.0))


def losses_as_gains(*, benchmark, deviations, first, second, **_):
    """The sizes are right. A year that costs more than the benchmark is repaid: it needs a minus sign."""
    right = in_bands(benchmark=benchmark, deviations=deviations, first=first, second=second)
    return {"Received": [abs(paid) for paid in right["Received"]]}


def explain_bands(*, benchmark, deviations, first, second, **_):
    lines = []
    for year, d in enumerate(deviations, start=1):
        size = abs(d)
        inside = max(min(size, OUTER) - INNER, 0.0)
        paid = (first * min(size, INNER) + second * inside) * benchmark
        beyond = " (the rest lies beyond 5%)" if size > OUTER else ""
        lines.append(
            f"- Year {year}: {size:.1%} {'below' if d > 0 else 'above'} the benchmark. {first:.0%} × 2% + {second:.0%} × {inside:.1%}{beyond} = {paid / benchmark:.2%}: **{'' if d > 0 else '−'}\\${paid:,.0f}**"
        )
    return "\n".join(lines) + "\n\nThe curve has no jumps: at each edge the band below and the band above agree.\n"


# --- Set the threshold ----------------------------------------------------------------------------------------------

STEP, LAST = 25_000, 250_000


def highest_steady(*, lives, wanted, variations, **_):
    within = [at for at, variation in enumerate(variations) if variation <= wanted * sqrt(lives)]
    return {"threshold": STEP * (within[-1] + 1)}


def one_row_too_far(*, lives, wanted, variations, **_):
    """At {{given}} the average varies a little more than was wished. Take the last row that *keeps* to it."""
    at = highest_steady(lives=lives, wanted=wanted, variations=variations)["threshold"]
    return {"threshold": at + STEP}


def the_steadiest(**_):
    """{{given}} is steady enough and is the dearest way to be so: the lower the threshold, the larger the premium. A higher one will do."""
    return {"threshold": STEP}


def people_would_do(**_):
    """You left the threshold at the top, as if so many people needed none. Turn the wish into what one person may vary by: the last row varies more."""
    return {"threshold": LAST}


def explain_threshold(*, lives, wanted, variations, **_):
    one = wanted * sqrt(lives)
    at = highest_steady(lives=lives, wanted=wanted, variations=variations)["threshold"] // STEP - 1
    return f"""The average of {lives:,} people may vary by {wanted:.2%}, so that one person may vary by {wanted:.4f} × √{lives:,} = {one:.3f}. The row of \\${STEP * (at + 1):,} has {variations[at]:.2f}, the next one {variations[at + 1]:.2f}: **\\${STEP * (at + 1):,}**.
"""


# --- This year's savings, a later benchmark -------------------------------------------------------------------------


def measured_again(*, saved, returned, now, **_):
    average = sum(saved) / 3
    benchmark = 1 - (1 - returned) * average
    return (benchmark - (1 - now)) / benchmark


def as_before(*, now, **_):
    """{{given:.2%}} is what is truly saved. The contract holds spending against a benchmark that the ACO's own savings have lowered."""
    return now


def nothing_given_back(*, saved, now, **_):
    """You took the plain average of three years' spending for the benchmark. A part of the savings is given back."""
    benchmark = 1 - sum(saved) / 3
    return (benchmark - (1 - now)) / benchmark


@silent_where(lambda _value, *, returned, **_: abs(returned - 0.5) < 0.01)
def taken_off_for_good(*, saved, returned, now, **_):
    """You gave back the part that is taken and took the part that is given back. Check which of the two raises the benchmark."""
    benchmark = 1 - returned * sum(saved) / 3
    return (benchmark - (1 - now)) / benchmark


def share_of_the_old(*, saved, returned, now, **_):
    """{{given:.2%}} is a share of what would be spent without the ACO. Asked is the share of the new benchmark, which is a little less."""
    return now - (1 - returned) * sum(saved) / 3


@silent_where(lambda _value, *, saved, **_: abs(saved[-1] - sum(saved) / 3) < 0.002)
def last_year_alone(*, saved, returned, now, **_):
    """You took the last year for the average of three."""
    benchmark = 1 - (1 - returned) * saved[-1]
    return (benchmark - (1 - now)) / benchmark


def explain_again(*, name, saved, returned, now, **_):
    average = sum(saved) / 3
    benchmark = 1 - (1 - returned) * average
    measured = (benchmark - (1 - now)) / benchmark
    end = "less than" if measured < now - 1e-9 else "as much as"
    return f"""Average savings of the three years: {halves_up(average):.2%}, so that spending averaged {halves_up(1 - average):.2%} of what it would have been. {returned:.0%} of {halves_up(average):.2%} is given back: the new benchmark is {halves_up(benchmark):.2%}.

{name} spends {1 - now:.1%}. ({benchmark:g} − {1 - now:g}) ÷ {benchmark:g} = **{halves_up(measured):.2%}**, {end} the {now:.1%} that it truly saves. The better it did before, the less the contract sees of what it does now.
"""
