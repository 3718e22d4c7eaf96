"""Chapter 5, the problems about luck: limits, funnels, shrinkage, false alarms."""

from vbc.intervals import exact_poisson_interval
from vbc.shrinkage import shrunken_ratio
from workbook.text import halves_up
from workbook.variants import between, pick

# --- Limits for a small hospital ------------------------------------------------------------------------------------


def exact_limits(*, observed, expected, **_):
    return {"O/E": list(exact_poisson_interval(observed, expected=expected))}


def halving_forgotten(*, expected, quantiles, **_):
    """Your limits are twice too large. A χ² quantile with 2*O* degrees of freedom is *twice* the limit for the number of deaths. Halve first, then divide by the expected deaths."""
    return {"O/E": [quantiles[0] / expected, quantiles[3] / expected]}


def one_row_for_both(*, expected, quantiles, **_):
    """Your lower limit is right, your upper limit is too low: you read both from the row with {{degrees}} degrees of freedom. To rule a true rate out from above, “as few deaths as {{observed}}” must be unlikely, and that takes the next row."""
    return {"O/E": [quantiles[0] / 2 / expected, quantiles[2] / 2 / expected]}


def rows_exchanged(*, expected, quantiles, **_):
    """You used each row for the other limit. The interval has to be *wider* than one row alone would make it: the row with fewer degrees of freedom belongs to the lower limit."""
    return {"O/E": [quantiles[1] / 2 / expected, quantiles[2] / 2 / expected]}


def limits_of_deaths(*, quantiles, **_):
    """These are limits for the number of *deaths*. The table asks for the O/E: hold them against the {{expected:.1f}} deaths expected."""
    return {"O/E": [quantiles[0] / 2, quantiles[3] / 2]}


def bell_curve(*, observed, expected, **_):
    """You went 1.96 standard errors down and up. At a count of {{observed}} the distribution is lopsided, and at 0 your interval would have no width at all. Where hundreds of deaths are counted, your rule would do."""
    reach = 1.96 * observed**0.5
    return {"O/E": [max(0, observed - reach) / expected, (observed + reach) / expected]}


def explain_limits(*, name, observed, expected, degrees, more_degrees, quantiles, **_):
    lower, upper = exact_poisson_interval(observed, expected=expected)
    verdict = (
        "1 lies inside: on this year alone nobody can say that the hospital differs from what was expected, nor that it does not"
        if lower <= 1 <= upper
        else "1 lies outside: an average hospital would rarely have such a year"
    )
    return f"""
Lower: {quantiles[0]:.4f} ÷ 2 ÷ {expected:.1f} = **{lower:.3f}**, from {degrees} degrees of freedom.

Upper: {quantiles[3]:.4f} ÷ 2 ÷ {expected:.1f} = **{upper:.3f}**, from {more_degrees}.

{name}'s O/E is {observed / expected:.2f}. {verdict}.
"""


# --- Two ratios, two intervals --------------------------------------------------------------------------------------


def _large(ash, elm):
    return ("ash", "elm") if ash["expected"] > elm["expected"] else ("elm", "ash")


def the_one_that_leaves_1_out(*, ash, elm):
    return next(name for name, year in (("ash", ash), ("elm", elm)) if not year["lower"] <= 1 <= year["upper"])


def the_ratio_is_the_proof(*, ash, elm):
    """You took each ratio at its word. A ratio other than 1 is what an average hospital shows nearly every year. Which interval leaves 1 out?"""
    return "both"


def farther_is_surer(*, ash, elm):
    """You chose the hospital that lies farther from 1. Small hospitals lie far from 1 by luck alone: look at how many deaths stand behind each ratio, and whether its interval holds 1."""
    return _large(ash, elm)[1]


def open_means_average(*, ash, elm):
    """You turned “cannot be told from 1” into “is 1”. The same interval holds 1 and also ratios that are far from it. What has been shown about that hospital, really?"""
    return "_".join(_large(ash, elm)) + "_average"


def explain_which(*, ash, elm):
    years = {"Ash": ash, "Elm": elm}
    lines = "\n".join(
        f"- {name}: {y['observed']} deaths over {y['expected']} expected, limits {y['lower']:.2f} to {y['upper']:.2f}: 1 is "
        + ("inside." if y["lower"] <= 1 <= y["upper"] else "outside.")
        for name, y in years.items()
    )
    sure, unsure = (name.title() for name in _large(ash, elm))
    y = years[unsure]
    return f"""{lines}

So {sure} may be named, although {unsure} lies farther from 1. About {unsure} the honest sentence is: *the true ratio may be
anything from {y["lower"]:.2f} to {y["upper"]:.2f}*. That includes average, and it includes very good or very bad.
"""


# --- Draw a funnel --------------------------------------------------------------------------------------------------


def funnel_limits(expected_rate, n, z):
    if n == 0:
        raise ValueError("n must be above 0: no patients, no limit")
    reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


def funnel_cases(rng, *, rate, patients, z):
    drawn = [
        {"expected_rate": between(rng, 0.02, 0.5, 0.01), "n": between(rng, 5, 800, 1), "z": pick(rng, (1.96, 3.09, 1.0))}
        for _ in range(12)
    ]
    edges = [
        {"expected_rate": 0.5, "n": 4, "z": 1},
        {"expected_rate": 0.15, "n": 200, "z": 1.96},
        {"expected_rate": 0.05, "n": 50, "z": 1.96},
        {"expected_rate": 0.9, "n": 10, "z": 1.96},
        {"expected_rate": 0.5, "n": 1, "z": 3.09},
        {"expected_rate": 0.0, "n": 30, "z": 1.96},
        {"expected_rate": 0.1, "n": 0, "z": 1.96},
    ]
    return [*edges, {"expected_rate": rate, "n": patients, "z": z}, *drawn]


def limits_not_clipped(expected_rate, n, z):
    """The standard error is right, but your limits leave 0 to 1. At a rate of 5% among 50 patients the lower one is negative: nobody can have fewer than no deaths. Clip both ends."""
    if n == 0:
        raise ValueError
    reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
    return expected_rate - reach, expected_rate + reach


def spread_of_one_patient(expected_rate, n, z):
    """Your limits do not narrow as patients are added. You used the standard deviation of *one* patient's outcome. A rate is a mean of n outcomes: divide the variance by n before the root."""
    if n == 0:
        raise ValueError
    reach = z * (expected_rate * (1 - expected_rate)) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


def root_forgotten(expected_rate, n, z):
    """You went `z` *variances* up and down. The standard error is the square root of the variance."""
    if n == 0:
        raise ValueError
    reach = z * expected_rate * (1 - expected_rate) / n
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


def variance_of_a_count(expected_rate, n, z):
    """You used the Poisson variance p/n. For rare deaths it is nearly right. A patient can die only once, though: the variance of a share is p(1 − p)/n."""
    if n == 0:
        raise ValueError
    reach = z * (expected_rate / n) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


def full_width_for_no_patients(expected_rate, n, z):
    """Everything is right but `n = 0`: you return the limits 0 and 1 there. That looks like a hospital with a funnel. Raise `ValueError`, so that whoever draws the plot finds out."""
    return (0.0, 1.0) if n == 0 else funnel_limits(expected_rate, n, z)


def explain_funnel(*, rate, patients, z):
    lower, upper = funnel_limits(rate, patients, z)
    error = (rate * (1 - rate) / patients) ** 0.5
    return f"""
The variance of one outcome is p(1 − p), that of the mean of n outcomes p(1 − p)/n, and its root is the standard error. With
{patients} patients at {rate:.2f} it is {error:.4f}, so the limits are {rate:.2f} ± {z} × {error:.4f}: **{lower:.4f}** and
**{upper:.4f}**.

```python
def funnel_limits(expected_rate, n, z):
    if n == 0:
        raise ValueError("n must be above 0: no patients, no limit")
    reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)
```

Clipping keeps the picture honest, not the statistics: where a limit is clipped the normal approximation is poor, and exact binomial
limits are better.
"""


# --- A ratio with a past --------------------------------------------------------------------------------------------


def posterior_mean(*, observed, expected, prior, **_):
    return shrunken_ratio(observed, expected, prior=prior)


def no_shrinkage(*, observed, expected, **_):
    """{{given:.2f}} is the plain O/E, as if you knew nothing beforehand. It would be right if the prior were endlessly vague. Here it is worth {{prior}} expected deaths."""
    return observed / expected


def prior_below_only(*, observed, expected, prior, **_):
    """You added the prior's expected deaths below the line and forgot its deaths above. {{given:.2f}} pulls every hospital toward 0, as if the past had been without deaths."""
    return observed / (expected + prior)


def prior_above_only(*, observed, expected, prior, **_):
    """You added the prior's deaths above the line and not its expected deaths below. {{given:.2f}} is no longer between the O/E and 1."""
    return (observed + prior) / expected


def weights_exchanged(*, observed, expected, prior, **_):
    """You gave the data the prior's weight and the prior the data's. As a hospital grows, your estimate moves toward 1; it should come to trust the hospital's own deaths."""
    return (prior * observed / expected + expected) / (prior + expected)


def explain_shrinkage(*, name, observed, expected, prior):
    answer = (observed + prior) / (expected + prior)
    weight = expected / (expected + prior)
    return f"""
The prior speaks like {prior} deaths where {prior} were expected. Together with the year:

({observed} + {prior}) ÷ ({expected:.1f} + {prior}) = **{halves_up(answer):.3f}**.

It is a weighted mean of {name}'s O/E of {halves_up(observed / expected):.3f} (weight {halves_up(weight):.3f}) and of 1 (weight {halves_up(1 - weight):.3f}). More
expected deaths, more weight. Is that unfair to small hospitals? It takes their bad years less seriously, and their good years too.
"""


# --- Somebody is always outside -------------------------------------------------------------------------------------


def at_least_one(*, hospitals, level):
    return 1 - level**hospitals


def one_alone(*, level, **_):
    """{{given:.0%}} is the chance for *one* hospital. The region has {{hospitals}}, and each has its own chance to stray."""
    return 1 - level


def chances_added(*, hospitals, level):
    """You added the chances up: {{given:.1%}}. That is how many false alarms to expect *on average*, and with two hundred hospitals it would exceed 100%. Two alarms in one year are counted twice. Ask for the chance of none."""
    return hospitals * (1 - level)


def none_at_all(*, hospitals, level):
    """{{given:.1%}} is the chance that *no* hospital strays. The question asks for the opposite."""
    return level**hospitals


def explain_false_alarms(*, hospitals, level):
    none = level**hospitals
    return f"""
All {hospitals} stay within with probability {level:.2f} multiplied by itself {hospitals} times: {none:.3f}.

At least one strays with probability 1 − {none:.3f} = **{1 - none:.1%}**. So “one of our hospitals is an outlier” is weak news where
many are watched. Wider limits (3.09 standard errors, 99.8%) are the usual remedy.
"""
