"""Questions on risk adjustment: four on the core route, then more practice."""

from functools import cache

from exercises.problems._ch05_banks import BIN_OF, BINS, FACTORS, REASONS, REMARKS
from vbc.intervals import exact_poisson_interval
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control
from workbook.problem import Problem
from workbook.variants import between, pick, sample, shuffled

RATIO = Number(relative=0.005)
HOSPITALS = ("Alder", "Birchwood", "Cedar Hill", "Dunmore", "Eastbrook", "Fairview", "Glenn", "Harborside")


# --- Core 1: worked, with why-prompts -------------------------------------------------------------------------------

_PAIRS = (("own_groups", "no_overall_rate"), ("divides", "twice_all"), ("times_overall", "same_order"), ("narrows", "holds_one"))


def _why_each_line(rng):
    low, high = between(rng, 60, 140, 20), between(rng, 60, 140, 20)
    low_rate, high_rate = between(rng, 0.03, 0.05, 0.01), between(rng, 0.15, 0.25, 0.05)
    expected = round(low * low_rate + high * high_rate, 1)
    observed = round(expected * between(rng, 0.7, 1.3, 0.1))
    limits = exact_poisson_interval(observed, expected=expected)
    overall = between(rng, 0.08, 0.10, 0.01)
    shown = [pick(rng, two) for two in _PAIRS]
    shown += sample(rng, [remark for remark in REMARKS if remark not in shown], 1)
    return {
        "patients": low + high,
        "low": low,
        "high": high,
        "low_rate": low_rate,
        "high_rate": high_rate,
        "expected": expected,
        "observed": observed,
        "ratio": round(observed / expected, 2),
        "overall": overall,
        "adjusted": round(observed / expected * overall, 3),
        "lower": round(limits.lower, 2),
        "upper": round(limits.upper, 2),
        "shown": shuffled(rng, shown),
    }


WHY_EACH_LINE = Problem(
    title="Why is each line there?",
    prompt="""
A hospital had {{patients}} patients with pneumonia: {{low}} of a kind of whom {{low_rate:.0%}} die in all hospitals
together, and {{high}} of a kind of whom {{high_rate:.0%}} die. Here is its year, worked to the end.

1. Expected deaths: {{low}} × {{low_rate:.2f}} + {{high}} × {{high_rate:.2f}} = **{{expected:.1f}}**
2. Observed deaths: **{{observed}}**
3. O/E: {{observed}} ÷ {{expected:.1f}} = **{{ratio:.2f}}**
4. Risk-adjusted rate: {{ratio:.2f}} × {{overall:.0%}} = **{{adjusted:.1%}}**
5. Exact 95% limits of the O/E: **{{lower:.2f}} to {{upper:.2f}}**

Sort each remark under the reason that explains it.
""",
    answer=Match(bins=REASONS, items=REMARKS),
    variant=_why_each_line,
    hints=[
        "For each remark ask: what would go wrong in this line if it were done the other way?",
        "Two kinds of unfairness are possible: sicker patients, and more patients. One line answers the first, one the second.",
        "A multiplication by the same number for every hospital can't change who is ahead. A limit that shrinks as patients "
        "are added can't be about how sick they are.",
    ],
    objective="Give the reason for each step from deaths to an interval.",
    explorer="reversal",
)


# --- Core 2: the last step is missing -------------------------------------------------------------------------------


def _adjusted_rate(rng):
    patients = between(rng, 120, 400, 20)
    overall = between(rng, 0.06, 0.12, 0.01)
    own = round(overall + pick(rng, (-0.04, -0.03, 0.03, 0.04, 0.05)), 2)
    expected = round(patients * own, 1)
    observed = round(expected * pick(rng, (0.5, 0.6, 0.7, 1.4, 1.5, 1.6)))
    return {
        "name": pick(rng, HOSPITALS),
        "patients": patients,
        "observed": observed,
        "expected": expected,
        "overall": overall,
        "ratio": round(observed / expected, 3),
    }


ADJUSTED_RATE = Problem(
    title="The last step",
    prompt="""
{{name}} Hospital: {{patients}} patients, **{{observed}}** deaths. The risks that a model gives its patients add up to
**{{expected:.1f}}**. In all hospitals together **{{overall:.0%}}** of patients die.

1. Observed deaths: {{observed}}
2. Expected deaths: {{expected:.1f}}
3. O/E: {{observed}} ÷ {{expected:.1f}} = {{ratio:.3f}}
4. Risk-adjusted death rate: …

Finish line 4.
""",
    answer=Number(rate=True, minimum=0, decimals=2, relative=0.002),
    variant=_adjusted_rate,
    hints=[
        "An exactly average hospital should end at the rate of all hospitals together. What must line 4 do to an O/E of 1 "
        "to get there?",
        "The O/E says how many *times* as many died as expected. Times what gives a rate that can stand beside other "
        "hospitals' rates?",
        "Line 3, multiplied by the one rate that is the same for every hospital.",
    ],
    objective="Turn an O/E into a risk-adjusted rate.",
    explorer="reversal",
)


# --- Core 3: only the data ------------------------------------------------------------------------------------------


def _observed_to_expected(rng):
    patients = [between(rng, 60, 120, 10), between(rng, 60, 100, 10), between(rng, 240, 320, 10)]
    rates = [between(rng, 0.02, 0.04, 0.01), between(rng, 0.08, 0.12, 0.01), between(rng, 0.20, 0.30, 0.05)]
    expected = [n * rate for n, rate in zip(patients, rates, strict=True)]
    # Bad with the few easy patients, good with the many hard ones: the three ratios must not average to the ratio.
    deaths = [round(e * times) for e, times in zip(expected, (2.0, 1.0, 0.6), strict=True)]
    own, plain = sum(expected) / sum(patients), sum(rates) / 3
    overall = [rate for rate in (round(own - gap, 2) for gap in (0.04, 0.05, 0.06, 0.07)) if abs(rate - plain) > 0.005]
    return {
        "name": pick(rng, HOSPITALS),
        "patients": patients,
        "rates": rates,
        "deaths": deaths,
        "overall": pick(rng, overall),
    }


OBSERVED_TO_EXPECTED = Problem(
    title="Only the data",
    prompt="""
{{name}} Hospital's patients with pneumonia fall into three groups. The last column comes from all hospitals together, where
{{overall:.0%}} of *all* patients died.

| Group | Patients | Deaths | Death rate of the group, all hospitals |
|---|---:|---:|---:|
| low risk | {{patients[0]}} | {{deaths[0]}} | {{rates[0]:.0%}} |
| middle | {{patients[1]}} | {{deaths[1]}} | {{rates[1]:.0%}} |
| high risk | {{patients[2]}} | {{deaths[2]}} | {{rates[2]:.0%}} |

What is its O/E?
""",
    answer=RATIO,
    variant=_observed_to_expected,
    hints=[
        "Find two numbers for the whole hospital: the deaths that happened, and the deaths there would have been had each "
        "group died at the rate in the last column.",
        "Each group has its own expected deaths: its patients times its rate. Add the deaths before you divide.",
        "You divide once, at the very end: the sum of one column by the sum of three products.",
    ],
    objective="Compute an O/E from a hospital's case-mix.",
    explorer="reversal",
)


# --- Core 4: transfer -----------------------------------------------------------------------------------------------

COURIERS = ("Kestrel", "Swift", "Plover", "Heron", "Osprey", "Tern")


def _late_parcels(rng):
    parcels = [between(rng, 2000, 4000, 200), between(rng, 2000, 4000, 200), between(rng, 7000, 12000, 200)]
    shares = [between(rng, 0.02, 0.03, 0.01), between(rng, 0.05, 0.07, 0.01), between(rng, 0.15, 0.20, 0.01)]
    due = sum(n * share for n, share in zip(parcels, shares, strict=True))
    return {
        "name": pick(rng, COURIERS),
        "parcels": parcels,
        "shares": shares,
        "late": round(due * pick(rng, (0.7, 0.75, 0.8, 1.2, 1.25, 1.3))),
        "vans": between(rng, 35, 95, 5),
    }


LATE_PARCELS = Problem(
    title="The courier on the hard routes",
    prompt="""
A shop must choose a courier. {{name}} has {{vans}} vans and delivered **{{late:,}}** parcels late last year. It drives where
others would rather not:

| Route | {{name}}'s parcels | Late, all couriers in the country |
|---|---:|---:|
| city | {{parcels[0]:,}} | {{shares[0]:.0%}} |
| village | {{parcels[1]:,}} | {{shares[1]:.0%}} |
| island | {{parcels[2]:,}} | {{shares[2]:.0%}} |

For every 100 parcels that the country's couriers would have delivered late on {{name}}'s routes, how many did {{name}} deliver
late?
""",
    answer=Number("parcels", relative=0.01, minimum=0),
    variant=_late_parcels,
    hints=[
        "Imagine an ordinary courier that is handed exactly these parcels on exactly these routes. How many are late then?",
        "Route by route: parcels times the country's share. The three products add up to the fair yardstick.",
        "Hold the late parcels against that yardstick, and state it per 100. One number in the text is not needed.",
    ],
    objective="See the same comparison where nobody is ill.",
)


# --- Practice: what may enter the model -----------------------------------------------------------------------------


def _what_may_be_adjusted(rng):
    chosen = [sample(rng, [f for f in FACTORS if BIN_OF[f] == bin_], 2) for bin_ in BINS]
    return {"shown": shuffled(rng, [factor for two in chosen for factor in two])}


WHAT_MAY_BE_ADJUSTED = Problem(
    title="What may enter the model?",
    prompt="""
You write the model of expected deaths within 30 days of admission for pneumonia. Eight facts about patients lie on the table. Sort
them. The last bin is for what the model must never see, because it is part of what the hospital is judged for.
""",
    answer=Match(bins=BINS, items=FACTORS),
    variant=_what_may_be_adjusted,
    hints=[
        "First question for each card: was it already true when the patient came through the door?",
        "What was true at the door is either this illness, another illness, or no illness at all.",
        "Anything with a day number, a ward or a delay in it deserves a second look: whose doing was it?",
    ],
    objective="Tell case-mix from the results of care.",
    stage="practice",
)


# --- Practice: where the order flips --------------------------------------------------------------------------------


def _flip_point(rng):
    expected_y = pick(rng, (0.04, 0.05, 0.06, 0.08))
    rate_y = round(expected_y + pick(rng, (-0.02, -0.01, 0.01, 0.02)), 2)
    times = pick(rng, [k for k in (1.5, 2, 2.5, 3) if abs(k * rate_y - expected_y) > 0.003])
    return {"expected_y": expected_y, "rate_y": rate_y, "rate_x": round(rate_y * times, 3)}


FLIP_POINT = Problem(
    title="Where the order flips",
    prompt="""
In hospital X **{{rate_x:.1%}}** of patients died, in hospital Y **{{rate_y:.1%}}**. Y's patients were expected to die at a rate
of **{{expected_y:.1%}}**. Nobody has worked out X's expected rate yet.

Set it to the point where the two O/E ratios are equal: beyond it X overtakes Y. You set it blind.
""",
    answer=Target({"expected_x": Control("Expected death rate at X", low=0.01, high=0.40, step=0.005, default=0.20, format=".1%")}),
    variant=_flip_point,
    hints=[
        "Write down Y's O/E first. It needs no patients: deaths and expected deaths share the same number of them.",
        "X must have that same O/E. You know X's death rate; what must it be divided by?",
        "Raw rates stand in the same proportion as expected rates at this point. Not the same gap: the same proportion.",
    ],
    objective="Find the expected rate at which adjustment reverses a ranking.",
    stage="practice",
    explorer="reversal",
)


# --- Practice: an exact interval ------------------------------------------------------------------------------------


def _exact_interval(rng):
    observed = pick(rng, (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20))
    expected = round(max(2.4, observed * pick(rng, (0.6, 0.75, 1.4, 1.8))), 1)

    # A quantile is twice a limit of the mean: χ² at 2.5% with 2k degrees is the lower one for k deaths, at 97.5% the upper for k − 1.
    limits = [exact_poisson_interval(max(0, deaths), expected=1) for deaths in (observed - 1, observed, observed + 1)]
    quantiles = [2 * limits[1].lower, 2 * limits[2].lower, 2 * limits[0].upper if observed else 0.0, 2 * limits[1].upper]
    return {
        "name": pick(rng, HOSPITALS),
        "observed": observed,
        "expected": expected,
        "degrees": 2 * observed,
        "more_degrees": 2 * observed + 2,
        "quantiles": [round(quantile, 4) for quantile in quantiles],
    }


EXACT_INTERVAL = Problem(
    title="Limits for a small hospital",
    prompt="""
At {{name}} Hospital the deaths number **{{observed}}**; expected were **{{expected:.1f}}**. These are quantiles of the χ² distribution:

| Degrees of freedom | 2.5% | 97.5% |
|---:|---:|---:|
| {{degrees}} | {{quantiles[0]:.4f}} | {{quantiles[2]:.4f}} |
| {{more_degrees}} | {{quantiles[1]:.4f}} | {{quantiles[3]:.4f}} |

Give the exact 95% limits of its O/E.
""",
    answer=Table(("Lower limit", "Upper limit"), {"O/E": Number(absolute=0.005, relative=0.002, minimum=0)}),
    variant=_exact_interval,
    hints=[
        "Find the limits for the number of deaths first, then hold them against the expected deaths.",
        "The lower limit takes the row for the deaths you saw. The upper limit has to allow for one more.",
        "A χ² with twice as many degrees of freedom as deaths is twice the limit: both quantiles are halved, then divided by E.",
    ],
    objective="Compute the exact Poisson interval of an O/E.",
    stage="practice",
    explorer="reversal",
)


# --- Practice: which of two results is shown ------------------------------------------------------------------------


def _which_is_shown(rng):
    above = rng.random() < 0.5
    large_expected, small_expected = between(rng, 180, 300, 10), between(rng, 3, 8, 1)
    large = (round(large_expected * (1.25 if above else 0.78)), large_expected)
    small = (round(small_expected * (1.6 if above else 0.5)), small_expected)
    first_is_large = rng.random() < 0.5
    years = {}
    for name, (observed, expected) in zip(("ash", "elm"), (large, small) if first_is_large else (small, large), strict=True):
        limits = exact_poisson_interval(observed, expected=expected)
        years[name] = {
            "observed": observed,
            "expected": expected,
            "ratio": round(observed / expected, 2),
            "lower": round(limits.lower, 2),
            "upper": round(limits.upper, 2),
        }
    return years


WHICH_IS_SHOWN = Problem(
    title="Two ratios, two intervals",
    prompt="""
| | Deaths | Expected | O/E | Exact 95% limits |
|---|---:|---:|---:|---:|
| Ash | {{ash[observed]}} | {{ash[expected]}} | {{ash[ratio]:.2f}} | {{ash[lower]:.2f}} to {{ash[upper]:.2f}} |
| Elm | {{elm[observed]}} | {{elm[expected]}} | {{elm[ratio]:.2f}} | {{elm[lower]:.2f}} to {{elm[upper]:.2f}} |

Which sentence may the board print?
""",
    answer=Choice(
        {
            "ash": "Ash differs from what was expected by more than ordinary luck would explain. For Elm the numbers leave it open.",
            "elm": "Elm differs from what was expected by more than ordinary luck would explain. For Ash the numbers leave it open.",
            "ash_elm_average": "Ash differs from what was expected. Elm has been shown to be average.",
            "elm_ash_average": "Elm differs from what was expected. Ash has been shown to be average.",
            "both": "Both differ from what was expected: both ratios lie well off 1, on the same side.",
            "neither": "Neither can be told from what was expected.",
        }
    ),
    variant=_which_is_shown,
    hints=[
        "Look for the 1. For each hospital: is it inside the limits or outside?",
        "Which hospital had more deaths to go by? Luck weighs less there.",
        "An interval with 1 inside says “could be average”. Does the same interval also hold ratios that are far from average?",
    ],
    objective="Say what an O/E with its interval shows, and what it leaves open.",
    stage="practice",
    explorer="reversal",
)


# --- Practice: the real twin, by hand -------------------------------------------------------------------------------

CELLS = ("angioplasty, planned", "angioplasty, urgent", "bypass, planned", "bypass, urgent")


@cache
def _stays():
    """Patients, days and patients in each of the four cells, a hospital of azpro with at least 30 patients a row."""
    from vbc.datasets import azpro

    stays = azpro()
    cell = 2 * stays["procedure"].astype(int) + stays["admit"].astype(int)
    counts = stays.groupby(["hospital", cell]).size().unstack(fill_value=0)
    days = stays.groupby("hospital")["los"].sum()
    means = [round(float(mean), 2) for mean in stays.groupby(cell)["los"].mean()]
    return means, {
        str(name): {"patients": int(row.sum()), "days": int(days[name]), "cells": [int(n) for n in row]}
        for name, row in counts.iterrows()
        if row.sum() >= 30
    }


def _real_twin(rng):
    means, hospitals = _stays()
    ratio = {name: h["days"] / sum(n * mean for n, mean in zip(h["cells"], means, strict=True)) for name, h in hospitals.items()}
    raw = {name: h["days"] / h["patients"] for name, h in hospitals.items()}
    reversed_pairs = [
        [one, other]
        for one in hospitals
        for other in hospitals
        if raw[one] > raw[other] * 1.02 and ratio[one] * 1.02 < ratio[other]
    ]
    two = pick(rng, reversed_pairs)
    third = pick(rng, [name for name in hospitals if name not in two])
    chosen = shuffled(rng, [*two, third])
    lines = [
        f"| {name} | {hospitals[name]['days']:,} | " + " | ".join(map(str, hospitals[name]["cells"])) + " |" for name in chosen
    ]
    return {
        "hospitals": [f"Hospital {name}" for name in chosen],
        "days": [hospitals[name]["days"] for name in chosen],
        "cells": [hospitals[name]["cells"] for name in chosen],
        "means": means,
        "lines": "\n".join(lines),
    }


REAL_TWIN = Problem(
    title="Three real hospitals",
    prompt=f"""
Arizona, 1991: patients with a blocked heart vessel had it widened (angioplasty) or bridged (bypass), planned or urgent. The first
row is the mean stay of all 3,589 patients in each cell, in days; the others count a hospital's own patients.

| | Days in total | {" | ".join(CELLS)} |
|---|---:|---:|---:|---:|---:|
| mean stay, days | | {" | ".join(f"{{{{means[{i}]:.2f}}}}" for i in range(4))} |
{{{{lines}}}}

For each hospital: its mean stay, the mean stay expected for its own patients, and O/E. Two of the three change places.
""",
    answer=Table(
        "hospitals",
        {"Mean stay": Number("days"), "Expected mean": Number("days"), "O/E": Number(relative=0.005)},
    ),
    variant=_real_twin,
    hints=[
        "The patients of a hospital are the sum of its four cells; its mean stay is its days divided by them.",
        "Had every patient stayed as long as the mean of the cell, how many days would that be? Divide by the same patients.",
        "In a notebook: counts times means, summed over the row, is one line of NumPy. O/E divides the first column by the second.",
    ],
    objective="Standardize real lengths of stay by hand, and see a ranking reverse.",
    points=2,
    stage="practice",
    explorer="real_reversals",
)


# --- Practice: funnel limits, in code -------------------------------------------------------------------------------


def _funnel_limits(rng):
    return {"rate": between(rng, 0.04, 0.20, 0.01), "patients": between(rng, 20, 200, 10), "z": pick(rng, (1.96, 3.09))}


FUNNEL_LIMITS = Problem(
    title="Draw a funnel",
    prompt="""
Write `funnel_limits(expected_rate, n, z)`. It returns the lower and the upper funnel limit of a death rate, as a tuple: the
expected rate, minus and plus `z` standard errors of a share of `n` patients. A rate can't lie outside 0 to 1, and neither may a
limit. No patients, no limit: raise `ValueError` when `n` is 0.

Try it on a hospital with {{patients}} patients, an expected rate of {{rate:.2f}} and `z = {{z}}`.
""",
    answer=Code(
        "funnel_limits",
        '''def funnel_limits(expected_rate, n, z):
    """Lower and upper funnel limit of a death rate among n patients."""
    ...
''',
        returns=Number(absolute=1e-6, relative=1e-6),
    ),
    variant=_funnel_limits,
    hints=[
        "One patient's outcome has variance p(1 − p). What is the variance of the *mean* of n such outcomes?",
        "The standard error is the square root of that variance. Go `z` of them down and up from the expected rate.",
        "Then push what falls below 0 up to 0 and what exceeds 1 down to 1: `max` and `min`. Check `n` before you divide.",
    ],
    objective="Compute the limits of a funnel plot, at its edges too.",
    points=2,
    stage="practice",
    explorer="funnel_and_shrinkage",
)


# --- Practice: shrinkage --------------------------------------------------------------------------------------------


def _shrunken_ratio(rng):
    expected = between(rng, 2, 20, 0.5)
    observed = max(0, round(expected * pick(rng, (0.3, 0.5, 1.7, 2.0))))
    return {
        "name": pick(rng, HOSPITALS),
        "observed": observed,
        "expected": expected,
        "prior": pick(rng, [a for a in (5, 8, 12, 20, 30, 40) if abs(a - expected) >= 2]),
    }


SHRUNKEN_RATIO = Problem(
    title="A ratio with a past",
    prompt="""
{{name}} Hospital: **{{observed}}** deaths, **{{expected:.1f}}** expected. Before seeing them you believe that true ratios scatter
around 1 like a Gamma distribution with shape and rate **{{prior}}**.

What is your estimate of its true ratio after seeing them (the mean of the posterior)?
""",
    answer=RATIO,
    variant=_shrunken_ratio,
    hints=[
        "A Gamma prior with shape and rate *a* speaks like *a* earlier deaths where *a* were expected. Put the two records together.",
        "What you saw and what you believed are added, above the line and below the line.",
        "Check the direction: the estimate must lie between the hospital's own O/E and 1.",
    ],
    objective="Shrink an O/E toward 1 by as much as its size deserves.",
    stage="practice",
    explorer="funnel_and_shrinkage",
)


# --- Practice: a readmission penalty --------------------------------------------------------------------------------


def _condition(rng, name, *, cases, ratio, median, share):
    shrunken = between(rng, *ratio, 0.01)
    return {
        "name": name,
        "cases": between(rng, *cases, 1),
        "ratio": shrunken,
        # Observed to expected strays further from 1 than the shrunken predicted to expected that the rule uses.
        "raw": round(1 + 1.6 * (shrunken - 1), 3),
        "median": between(rng, *median, 0.01),
        "share": between(rng, *share, 0.01),
    }


def _readmission_penalty(rng):
    # Alder pays although its ratio is below 1; its good and its small condition would each move a wrong rule's result.
    below_one = [
        _condition(rng, "heart failure", cases=(90, 300), ratio=(0.98, 0.99), median=(0.93, 0.95), share=(0.06, 0.10)),
        _condition(rng, "pneumonia", cases=(60, 250), ratio=(0.96, 0.97), median=(0.99, 0.99), share=(0.03, 0.05)),
        _condition(rng, "COPD", cases=(12, 24), ratio=(1.04, 1.08), median=(1.01, 1.01), share=(0.03, 0.05)),
    ]
    capped = [
        _condition(rng, "heart failure", cases=(200, 500), ratio=(1.14, 1.18), median=(0.97, 0.98), share=(0.15, 0.20)),
        _condition(rng, "pneumonia", cases=(150, 400), ratio=(1.12, 1.16), median=(0.98, 0.99), share=(0.10, 0.14)),
    ]
    rows = [
        f"| {hospital} | {c['name']} | {c['cases']} | {c['raw']:.3f} | {c['ratio']:.3f} | {c['median']:.3f} | {c['share']:.0%} |"
        for hospital, conditions in (("Alder", below_one), ("Birchwood", capped))
        for c in conditions
    ]
    return {
        "alder": below_one,
        "birchwood": capped,
        "modifier": pick(rng, (0.93, 0.94, 0.95)),
        "lines": "\n".join(rows),
    }


READMISSION_PENALTY = Problem(
    title="What the readmissions cost",
    prompt="""
Two hospitals under Medicare's Hospital Readmissions Reduction Program (illustrative inputs). “Share” is the condition's share of
the hospital's base payments; “peer median” is the median predicted/expected ratio of hospitals with a similar share of patients
who also have Medicaid. The neutrality modifier is **{{modifier}}**.

| Hospital | Condition | Cases | O/E | Predicted/expected | Peer median | Share |
|---|---|---:|---:|---:|---:|---:|
{{lines}}

By what percentage are the base payments of each hospital reduced?
""",
    answer=Table(("Alder", "Birchwood"), {"Reduction": Number(rate=True, decimals=2, relative=0.002, minimum=0)}),
    variant=_readmission_penalty,
    hints=[
        "Go condition by condition: does it count at all, and by how much does the ratio exceed the bar that the rule sets?",
        "Too few cases (fewer than 25) drop out. A ratio under the bar counts as 0; it earns nothing back.",
        "Sum share × excess over the conditions, times the modifier. Then look at what the law says no reduction may exceed.",
    ],
    objective="Compute a payment reduction of the readmission program.",
    points=2,
    stage="practice",
)


# --- Practice: turning patients away --------------------------------------------------------------------------------


def _turned_away(rng):
    others, frail = between(rng, 150, 300, 10), between(rng, 30, 60, 5)
    predicted, true = pick(rng, ((0.25, 0.35), (0.30, 0.40), (0.20, 0.30)))
    rate = between(rng, 0.06, 0.10, 0.01)
    return {
        "name": pick(rng, HOSPITALS),
        "others": others,
        "others_expected": round(others * rate, 1),
        "others_deaths": round(others * rate),
        "frail": frail,
        "frail_predicted": predicted,
        "frail_expected": round(frail * predicted, 1),
        "frail_deaths": round(frail * true),
    }


TURNED_AWAY = Problem(
    title="Turned away",
    prompt="""
{{name}} Hospital treats {{others}} ordinary patients ({{others_deaths}} deaths, {{others_expected:.1f}} expected) and {{frail}}
very frail ones. The model gives each frail patient a risk of {{frail_predicted:.0%}}. It does not know how frail they are: in any
hospital of the region {{frail_deaths}} of these {{frail}} would die, and here {{frail_deaths}} did.

Next year {{name}} sends such patients elsewhere and treats its other patients just as before. By how much does its O/E **fall**?
""",
    answer=Number(absolute=0.006, relative=0.01),
    variant=_turned_away,
    hints=[
        "You need two O/E ratios: this year's with both groups, and next year's with one.",
        "When patients leave, their deaths leave the top of the ratio. What leaves the bottom?",
        "This year: all deaths over all expected deaths. Next year: only the ordinary patients' deaths over only their expected.",
    ],
    objective="Show how a score rises when patients are turned away and nobody is better.",
    stage="practice",
)


# --- Practice: false alarms -----------------------------------------------------------------------------------------


def _false_alarms(rng):
    return {"hospitals": between(rng, 6, 19, 1), "level": pick(rng, (0.95, 0.99))}


FALSE_ALARMS = Problem(
    title="Somebody is always outside",
    prompt="""
A region has **{{hospitals}}** hospitals, and every one of them is exactly average. Each gets limits that an average hospital stays
within with probability **{{level:.0%}}**.

How likely is it that at least one of them is reported as an outlier?
""",
    answer=Number(rate=True, minimum=0, maximum=1, relative=0.004),
    variant=_false_alarms,
    hints=[
        "“At least one” is hard to count head on. What is its opposite?",
        "For one hospital you know the chance to stay within. The hospitals are independent.",
        "Find the chance that *all* of them stay within, and take it from 1.",
    ],
    objective="See how many comparisons make an outlier certain.",
    stage="practice",
    explorer="funnel_and_shrinkage",
)
