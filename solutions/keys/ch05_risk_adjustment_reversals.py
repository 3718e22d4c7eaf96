"""Answers to the questions on risk adjustment, the mistakes that are made, and worked solutions in the learner's numbers."""

from exercises.problems._ch05_banks import BIN_OF, BINS, FACTORS, REMARKS
from vbc.intervals import exact_poisson_interval
from vbc.readmission_reduction import CAP, MINIMUM_CASES, Condition, hrrp_payment_adjustment
from vbc.reversals import reversal_expected_rate
from vbc.risk_adjustment import observed_to_expected, risk_adjusted_rate
from vbc.shrinkage import shrunken_ratio
from workbook.problem import Key
from workbook.text import fill


def total_expected(numbers, rates):
    return sum(n * rate for n, rate in zip(numbers, rates, strict=True))


# --- Why is each line there? ----------------------------------------------------------------------------------------

_REASON = {
    "own_groups": "mix", "no_overall_rate": "mix",
    "divides": "size", "twice_all": "size",
    "times_overall": "unit", "same_order": "unit",
    "narrows": "luck", "holds_one": "luck",
}  # fmt: skip


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def adjustment_removes_luck(*, shown, **_):
    """You let line 1 deal with luck. Line 1 knows who the patients were and not how their year went: replay the year with the same patients, and line 1 stays while line 2 moves. Which line asks by how much it may move?"""
    return {remark: "luck" if _REASON[remark] == "mix" else _REASON[remark] for remark in shown}


def the_last_step_adjusts(*, shown, **_):
    """You let line 4 make the comparison fair. It multiplies every hospital by the same {{overall:.0%}}, so no hospital gains on another. Where did the hospital's own patients come in?"""
    return {remark: "mix" if _REASON[remark] == "unit" else _REASON[remark] for remark in shown}


def dividing_is_for_reading(*, shown, **_):
    """You took the division for a change of unit. Subtract instead and compare two hospitals: 10 deaths over 10 expected, and 10 over 100. Which of them should worry you more, and does the difference see it?"""
    return {remark: "unit" if _REASON[remark] == "size" else _REASON[remark] for remark in shown}


def explain_remarks(*, shown, lower, upper, **parameters):
    because = {
        "mix": "the bar is what these very patients would have met elsewhere.",
        "size": "a surplus of five deaths is grave over ten expected and small over a hundred.",
        "unit": "one factor for all hospitals cannot change who is ahead.",
        "luck": "more patients mean steadier counts; adjustment does nothing about that.",
    }
    lines = "\n".join(f"- {fill(REMARKS[remark], **parameters)} → {because[_REASON[remark]]}" for remark in shown)
    verdict = (
        "1 lies inside: this year alone does not set the hospital apart"
        if lower <= 1 <= upper
        else "1 lies outside: luck alone rarely does this"
    )
    return f"{lines}\n\nHere the limits run from {lower:.2f} to {upper:.2f}. {verdict}."


WHY_EACH_LINE = Key(
    sort_remarks,
    mistakes=(adjustment_removes_luck, the_last_step_adjusts, dividing_is_for_reading),
    explain=explain_remarks,
    because="Right. Patients, size, unit, luck: four questions, and each line answers one of them.",
)


# --- The last step --------------------------------------------------------------------------------------------------


def adjusted_rate(*, observed, expected, overall, **_):
    return risk_adjusted_rate(observed, expected, overall_rate=overall)


def raw_rate(*, observed, patients, **_):
    """{{given:.1%}} is the raw rate, {{observed}} deaths among {{patients}} patients: line 1 over the patients, with the model left out. (It is also what you get from line 3 times the hospital's *own* expected rate.) Which rate is common to all hospitals?"""
    return observed / patients


def ratio_left_alone(*, observed, expected, **_):
    """That is line 3 again. As a rate it would mean that {{given:.0%}} of the patients died. Line 3 counts *times as many as expected*; line 4 needs something to take those times of."""
    return observed / expected


def gap_added(*, observed, expected, overall, patients, **_):
    """You added the surplus deaths per patient to the overall rate. That is a fair rule of another kind (it adjusts the *difference*), and it gives the same answer where the hospital's patients are of average risk. Line 3 is a ratio, though: what does one do with a ratio?"""
    return overall + (observed - expected) / patients


def upside_down(*, observed, expected, overall, **_):
    """{{given:.1%}} comes from expected over observed. Check the direction: {{observed}} deaths where {{expected:.1f}} were expected. Should this hospital end above {{overall:.0%}} or below?"""
    return expected / observed * overall


def explain_adjusted_rate(*, name, observed, expected, overall, ratio, **parameters):
    answer = adjusted_rate(observed=observed, expected=expected, overall=overall)
    return f"""
O/E = {observed} ÷ {expected:.1f} = {ratio:.3f}: {name} had {ratio:.3f} times the deaths expected for its own patients.

Risk-adjusted rate = O/E × overall rate = {ratio:.3f} × {overall:.0%} = **{answer:.2%}**.

Read it as: *treating patients of ordinary risk, with results like these, {answer:.2%} would die.* A hospital with O/E = 1 lands at
{overall:.0%} exactly.
"""


ADJUSTED_RATE = Key(
    adjusted_rate,
    mistakes=(raw_rate, ratio_left_alone, gap_added, upside_down),
    explain=explain_adjusted_rate,
    because="Right: {{given}}. With O/E = 1 the same line would give {{overall:.0%}}, the rate of all hospitals together.",
)


# --- Only the data --------------------------------------------------------------------------------------------------


def ratio_of_sums(*, patients, rates, deaths, **_):
    return observed_to_expected(sum(deaths), total_expected(patients, rates))


def expected_over_observed(*, patients, rates, deaths, **_):
    """{{given:.2f}} is expected over observed. A number above 1 should mean *more* deaths than expected. Which count belongs on top?"""
    return total_expected(patients, rates) / sum(deaths)


def average_of_ratios(*, patients, rates, deaths, **_):
    """{{given:.2f}} is the plain average of the three groups' ratios. It lets the few low-risk patients speak as loudly as the many high-risk ones. Your rule would be right if each group had the same number of expected deaths. Add up first, divide once."""
    return sum(d / (n * r) for n, r, d in zip(patients, rates, deaths, strict=True)) / 3


def one_rate_for_all(*, patients, deaths, overall, **_):
    """{{given:.2f}} expects {{overall:.0%}} of *all* patients to die, whoever they are. That is the raw comparison in disguise: it would be right if this hospital's patients were of ordinary risk. Look where most of them stand in the table."""
    return sum(deaths) / (sum(patients) * overall)


def unweighted_rates(*, patients, rates, deaths, **_):
    """{{given:.2f}} comes from averaging the three rates as if the groups were equally large. Let each rate count for as many patients as it has."""
    return sum(deaths) / (sum(patients) * sum(rates) / 3)


def surplus_not_ratio(*, patients, rates, deaths, **_):
    """{{given:.1f}} is observed *minus* expected: a number of deaths. In a hospital ten times as large the same care gives ten times that number. What would give the same answer for both?"""
    return sum(deaths) - total_expected(patients, rates)


def raw_share(*, patients, deaths, **_):
    """{{given:.3f}} is the raw death rate, deaths over patients. Nothing in it knows that most of these patients were of high risk. Replace the patients below the line by the deaths you would expect of them."""
    return sum(deaths) / sum(patients)


def explain_ratio(*, name, patients, rates, deaths, **_):
    expected = total_expected(patients, rates)
    products = " + ".join(f"{n} × {rate:.2f}" for n, rate in zip(patients, rates, strict=True))
    groups = ", ".join(f"{d / (n * rate):.2f}" for n, rate, d in zip(patients, rates, deaths, strict=True))
    return f"""
Observed: {" + ".join(map(str, deaths))} = {sum(deaths)} deaths.

Expected: {products} = {expected:.1f} deaths.

O/E = {sum(deaths)} ÷ {expected:.1f} = **{sum(deaths) / expected:.3f}**.

Group by group {name}'s ratios are {groups}. One number hides that: it did worse than expected with its low-risk patients and better
with its high-risk ones.
"""


OBSERVED_TO_EXPECTED = Key(
    ratio_of_sums,
    mistakes=(
        expected_over_observed,
        average_of_ratios,
        one_rate_for_all,
        unweighted_rates,
        surplus_not_ratio,
        raw_share,
    ),
    explain=explain_ratio,
    because="Right: {{given:.2f}}, the deaths that happened over the deaths that these very patients would have met elsewhere.",
)


# --- The courier on the hard routes ---------------------------------------------------------------------------------


def late_per_hundred(*, parcels, shares, late, **_):
    return 100 * late / total_expected(parcels, shares)


def own_share(*, parcels, late, **_):
    """{{given:.1f}} of every 100 parcels that {{name}} *carried* were late. The question is about every 100 that others would have had late on the same routes."""
    return 100 * late / sum(parcels)


def yardstick_on_top(*, parcels, shares, late, **_):
    """{{given:.0f}} is how many the country's couriers would have late for every 100 of {{name}}'s. Turn it round."""
    return 100 * total_expected(parcels, shares) / late


def routes_alike(*, parcels, shares, late, **_):
    """{{given:.0f}} weighs the three kinds of route alike. {{name}} does not drive them alike: let each share count for as many parcels as {{name}} has on that route."""
    return 100 * late / (sum(parcels) * sum(shares) / 3)


def surplus_parcels(*, parcels, shares, late, **_):
    """{{given:,.0f}} is a number of parcels more (or fewer) than the yardstick. A larger courier would have more of them from the same work. State it per 100 of the yardstick instead."""
    return late - total_expected(parcels, shares)


def explain_late(*, name, parcels, shares, late, vans, **_):
    due = total_expected(parcels, shares)
    products = " + ".join(f"{n:,} × {share:.2f}" for n, share in zip(parcels, shares, strict=True))
    answer = 100 * late / due
    better = "better" if answer < 100 else "worse"
    return f"""
On {name}'s routes the country's couriers would be late with {products} = {due:,.0f} parcels.

{name} was late with {late:,}: 100 × {late:,} ÷ {due:,.0f} = **{answer:.1f}** for every 100 of theirs. It does {better} than others
would on its routes. (The {vans} vans play no part.)

This is O/E × 100. Hospitals, couriers, schools: wherever somebody else's mix makes raw results unfair, the same sum applies.
"""


LATE_PARCELS = Key(
    late_per_hundred,
    mistakes=(own_share, yardstick_on_top, routes_alike, surplus_parcels),
    explain=explain_late,
    because="Right: {{given:.0f}} for every 100. The yardstick came from {{name}}'s own routes; the vans were there to distract you.",
)


# --- What may enter the model? --------------------------------------------------------------------------------------


def sort_factors(*, shown, **_):
    return {factor: BIN_OF[factor] for factor in shown}


def complications_as_severity(*, shown, **_):
    """You let what happened on the ward count as how sick the patient was. Then every complication raises the expected deaths, and a hospital that harms its patients looks *better*. Ask of each card: was it true at the door?"""
    return {factor: "severity" if BIN_OF[factor] == "care" else BIN_OF[factor] for factor in shown}


def companions_as_severity(*, shown, **_):
    """You filed other illnesses under this one. Both may enter the model, but they are different facts: one is measured in the first hours, the other is in last year's record. Which illness brought the patient here today?"""
    return {factor: "severity" if BIN_OF[factor] == "comorbidity" else BIN_OF[factor] for factor in shown}


def circumstances_as_care(*, shown, **_):
    """You put circumstances of life into the bin of what the hospital did. They were true at the door. Whether to *adjust* for them is a quarrel of its own (chapter 6), but they did not arise during care."""
    return {factor: "care" if BIN_OF[factor] == "social" else BIN_OF[factor] for factor in shown}


def explain_factors(*, shown, **_):
    lines = "\n".join(f"- {FACTORS[factor]} → {BINS[BIN_OF[factor]].lower()}" for factor in shown)
    return f"""{lines}

The first two bins are case-mix: true at the door, and no work of the hospital's. The third was true at the door as well; leaving it
out has a price, and putting it in has another (chapter 6). The last bin holds results of care. A model that sees them forgives what
it should measure.
"""


WHAT_MAY_BE_ADJUSTED = Key(
    sort_factors,
    mistakes=(complications_as_severity, companions_as_severity, circumstances_as_care),
    explain=explain_factors,
    because="Right. One question sorts them: was it true at the door?",
)


# --- Where the order flips ------------------------------------------------------------------------------------------


def flip_point(*, rate_x, rate_y, expected_y):
    return {"expected_x": reversal_expected_rate(rate_x=rate_x, rate_y=rate_y, expected_y=expected_y)}


def same_gap(*, rate_x, rate_y, expected_y):
    """You kept the *gap* between the raw rates: Y's expected rate plus {{rate_x:.1%}} − {{rate_y:.1%}}. Then both hospitals have the same surplus of deaths per patient. O/E is a ratio: keep the proportion."""
    return {"expected_x": expected_y + rate_x - rate_y}


def x_as_expected(*, rate_x, **_):
    """You set X's expected rate to its own death rate. That makes X's O/E exactly 1. Is Y's O/E 1 too?"""
    return {"expected_x": rate_x}


def same_expected(*, expected_y, **_):
    """You gave X the same expected rate as Y. With equal expected rates the O/E ratios stand in the order of the raw rates, and X has by far more deaths."""
    return {"expected_x": expected_y}


def proportion_upside_down(*, rate_x, rate_y, expected_y):
    """You divided Y's expected rate by the proportion instead of multiplying. To be level, must the hospital with *more* deaths have patients of higher risk or of lower?"""
    return {"expected_x": rate_y * expected_y / rate_x}


def explain_flip_point(*, rate_x, rate_y, expected_y):
    truth = rate_x * expected_y / rate_y
    return f"""
Y's O/E is {rate_y:.1%} ÷ {expected_y:.1%} = {rate_y / expected_y:.3f}. X's is {rate_x:.1%} ÷ e, with e still to find.

They are equal where {rate_x:.1%} ÷ e = {rate_y / expected_y:.3f}, so e = {rate_x:.1%} × {expected_y:.1%} ÷ {rate_y:.1%} =
**{truth:.1%}**. Above it X has the lower O/E although {rate_x / rate_y:.1f} times as many of its patients die.

X's raw rate is {rate_x / rate_y:.1f} times Y's; at the flip its expected rate is {truth / expected_y:.1f} times Y's. Same proportion.
"""


FLIP_POINT = Key(
    flip_point,
    mistakes=(same_gap, x_as_expected, same_expected, proportion_upside_down),
    explain=explain_flip_point,
    because="Right. Expected rates in the proportion of the raw rates, {{rate_x:.1%}} to {{rate_y:.1%}}: there the hospitals are level.",
)


# --- Limits for a small hospital ------------------------------------------------------------------------------------


def exact_limits(*, observed, expected, **_):
    return {"O/E": list(exact_poisson_interval(observed, expected=expected))}


def halving_forgotten(*, expected, quantiles, **_):
    """Your limits are twice too large. A χ² quantile with 2*O* degrees of freedom is *twice* the limit for the number of deaths. Halve first, then divide by the expected deaths."""
    return {"O/E": [quantiles[0] / expected, quantiles[3] / expected]}


def one_row_for_both(*, expected, quantiles, **_):
    """Your lower limit is right, your upper limit is too low: you read both from the row with {{degrees}} degrees of freedom. To rule a true rate out from above, “as few as {{observed}} deaths” must be unlikely, and that takes the next row."""
    return {"O/E": [quantiles[0] / 2 / expected, quantiles[2] / 2 / expected]}


def rows_exchanged(*, expected, quantiles, **_):
    """You used each row for the other limit. The interval has to be *wider* than one row alone would make it: the row with fewer degrees of freedom belongs to the lower limit."""
    return {"O/E": [quantiles[1] / 2 / expected, quantiles[2] / 2 / expected]}


def limits_of_deaths(*, quantiles, **_):
    """These are limits for the number of *deaths*. The table asks for the O/E: hold them against the {{expected:.1f}} deaths expected."""
    return {"O/E": [quantiles[0] / 2, quantiles[3] / 2]}


def bell_curve(*, observed, expected, **_):
    """You went 1.96 standard errors down and up. With {{observed}} deaths the distribution is lopsided, and for 0 deaths your interval would have no width at all. Where hundreds of deaths are counted, your rule would do."""
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


EXACT_INTERVAL = Key(
    exact_limits,
    mistakes=(halving_forgotten, one_row_for_both, rows_exchanged, limits_of_deaths, bell_curve),
    explain=explain_limits,
    because="Right. Look whether 1 lies between them before you say a word about {{name}}.",
)


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


WHICH_IS_SHOWN = Key(
    the_one_that_leaves_1_out,
    mistakes=(the_ratio_is_the_proof, farther_is_surer, open_means_average),
    explain=explain_which,
    because="Right. Far from 1 is not the same as sure; open is not the same as average.",
)


# --- Three real hospitals -------------------------------------------------------------------------------------------


def _stays(days, cells, expected_days):
    patients = [sum(row) for row in cells]
    return {
        "Mean stay": [d / n for d, n in zip(days, patients, strict=True)],
        "Expected mean": [e / n for e, n in zip(expected_days, patients, strict=True)],
        "O/E": [d / e for d, e in zip(days, expected_days, strict=True)],
    }


def standardised_stays(*, days, cells, means, **_):
    return _stays(days, cells, [total_expected(row, means) for row in cells])


def cells_alike(*, days, cells, means, **_):
    """Your expected stay is the same for every hospital: the plain average of the four means. Let each mean count for the patients that the hospital has in that cell."""
    return _stays(days, cells, [sum(row) * sum(means) / len(means) for row in cells])


def ratio_upside_down(*, days, cells, means, **_):
    """The means are right; your last column is expected over observed. A hospital whose patients stay longer than expected should end above 1."""
    right = standardised_stays(days=days, cells=cells, means=means)
    return right | {"O/E": [1 / ratio for ratio in right["O/E"]]}


def days_beyond_expected(*, days, cells, means, **_):
    """The means are right; your last column holds their *difference*, in days. O/E is a quotient without a unit."""
    right = standardised_stays(days=days, cells=cells, means=means)
    return right | {"O/E": [m - e for m, e in zip(right["Mean stay"], right["Expected mean"], strict=True)]}


def totals_left(*, days, cells, means, **_):
    """The first two columns ask for days *a patient*; yours are totals. Divide each by the hospital's patients, which are the sum of its four cells."""
    right = standardised_stays(days=days, cells=cells, means=means)
    return {"Mean stay": days, "Expected mean": [total_expected(row, means) for row in cells], "O/E": right["O/E"]}


def explain_stays(*, hospitals, days, cells, means, **_):
    right = standardised_stays(days=days, cells=cells, means=means)
    parts = []
    for i, name in enumerate(hospitals):
        products = " + ".join(f"{n} × {mean:.2f}" for n, mean in zip(cells[i], means, strict=True))
        parts.append(
            f"**{name}**: {sum(cells[i])} patients; mean stay {days[i]:,} ÷ {sum(cells[i])} = {right['Mean stay'][i]:.2f} days. "
            f"Expected: {products} = {total_expected(cells[i], means):,.0f} days, or {right['Expected mean'][i]:.2f} a patient. "
            f"O/E = **{right['O/E'][i]:.3f}**."
        )
    by_stay, by_ratio = (
        ", ".join(name.split()[-1] for _, name in sorted(zip(right[column], hospitals, strict=True)))
        for column in ("Mean stay", "O/E")
    )
    return "\n\n".join(parts) + f"\n\nShortest first, the order is {by_stay} by mean stay and {by_ratio} by O/E."


REAL_TWIN = Key(
    standardised_stays,
    mistakes=(cells_alike, ratio_upside_down, days_beyond_expected, totals_left),
    explain=explain_stays,
    because="Right. Of the pair that changes places, one expected longer stays than the other: that is all that happened.",
)


# --- Draw a funnel --------------------------------------------------------------------------------------------------


def funnel_limits(expected_rate, n, z):
    if n == 0:
        raise ValueError("n must be above 0: no patients, no limit")
    reach = z * (expected_rate * (1 - expected_rate) / n) ** 0.5
    return max(0.0, expected_rate - reach), min(1.0, expected_rate + reach)


def funnel_cases(rng, *, rate, patients, z):
    from workbook.variants import between, pick

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


FUNNEL_LIMITS = Key(
    funnel_limits,
    mistakes=(
        limits_not_clipped,
        spread_of_one_patient,
        root_forgotten,
        variance_of_a_count,
        full_width_for_no_patients,
    ),
    explain=explain_funnel,
    cases=funnel_cases,
    because="Right, at the edges too: a rate of 0, a single patient, no patients at all.",
)


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

({observed} + {prior}) ÷ ({expected:.1f} + {prior}) = **{answer:.3f}**.

It is a weighted mean of {name}'s O/E of {observed / expected:.2f} (weight {weight:.2f}) and of 1 (weight {1 - weight:.2f}). More
expected deaths, more weight. Is that unfair to small hospitals? It takes their bad years less seriously, and their good years too.
"""


SHRUNKEN_RATIO = Key(
    posterior_mean,
    mistakes=(no_shrinkage, prior_below_only, prior_above_only, weights_exchanged),
    explain=explain_shrinkage,
    because="Right: {{given:.3f}}, between the plain O/E and 1.",
)


# --- What the readmissions cost -------------------------------------------------------------------------------------


def reductions(*, alder, birchwood, modifier, **_):
    return {
        "Reduction": [
            hrrp_payment_adjustment(
                [Condition(c["name"], c["cases"], c["ratio"], c["share"]) for c in hospital],
                medians={c["name"]: c["median"] for c in hospital},
                neutrality_modifier=modifier,
            ).reduction
            for hospital in (alder, birchwood)
        ]
    }


def _by_another_rule(alder, birchwood, *, excess, modifier, cap=CAP, fewest=MINIMUM_CASES):
    sums = [sum(c["share"] * excess(c) for c in hospital if c["cases"] >= fewest) for hospital in (alder, birchwood)]
    return {"Reduction": [min(cap, max(0.0, modifier * total)) for total in sums]}


def _over_median(condition):
    return max(0.0, condition["ratio"] - condition["median"])


def bar_at_one(*, alder, birchwood, modifier, **_):
    """You let only what exceeds 1 count. The bar is the *peer median*, and it can lie under 1: a hospital with fewer readmissions than predicted elsewhere may still pay."""
    return _by_another_rule(alder, birchwood, excess=lambda c: max(0.0, c["ratio"] - 1), modifier=modifier)


def small_numbers_counted(*, alder, birchwood, modifier, **_):
    """You counted a condition with fewer than 25 cases. It is left out, however high its ratio."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=modifier, fewest=0)


def good_results_pay_back(*, alder, birchwood, modifier, **_):
    """You let a ratio under the median offset one above it. The rule adds up excesses only; a good result earns nothing back."""
    return _by_another_rule(alder, birchwood, excess=lambda c: c["ratio"] - c["median"], modifier=modifier)


def raw_ratios(*, alder, birchwood, modifier, **_):
    """You took the O/E column. The rule uses *predicted* over expected, a ratio that is shrunken toward 1 before anybody pays."""
    return _by_another_rule(alder, birchwood, excess=lambda c: max(0.0, c["raw"] - c["median"]), modifier=modifier)


def no_cap(*, alder, birchwood, modifier, **_):
    """Alder is right. Birchwood loses more than the law allows: look up the largest reduction."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=modifier, cap=1.0)


def no_modifier(*, alder, birchwood, **_):
    """You left out the neutrality modifier, {{modifier}}, by which the sum over the conditions is multiplied."""
    return _by_another_rule(alder, birchwood, excess=_over_median, modifier=1.0)


def explain_reductions(*, alder, birchwood, modifier, **_):
    parts = []
    answers = reductions(alder=alder, birchwood=birchwood, modifier=modifier)["Reduction"]
    for name, hospital, answer in zip(("Alder", "Birchwood"), (alder, birchwood), answers, strict=True):
        lines, total = [], 0.0
        for c in hospital:
            if c["cases"] < MINIMUM_CASES:
                lines.append(f"- {c['name']}: {c['cases']} cases, fewer than {MINIMUM_CASES}: left out")
            elif c["ratio"] <= c["median"]:
                lines.append(f"- {c['name']}: {c['ratio']:.3f} is not above {c['median']:.3f}: 0")
            else:
                excess = c["ratio"] - c["median"]
                total += c["share"] * excess
                lines.append(
                    f"- {c['name']}: {c['share']:.0%} × ({c['ratio']:.3f} − {c['median']:.3f}) = {c['share'] * excess:.3%}"
                )
        capped = " That is more than 3%, the most the law takes." if modifier * total > CAP else ""
        parts.append(
            f"**{name}**\n\n"
            + "\n".join(lines)
            + f"\n\n{modifier} × {total:.3%} = {modifier * total:.2%}.{capped} Reduction: **{answer:.2%}**."
        )
    return "\n\n".join(parts) + (
        "\n\nAlder pays for heart failure although its predicted/expected ratio there "
        + ("lies under 1." if alder[0]["ratio"] < 1 else "is hardly above 1.")
        + " The bar is the peer median."
    )


READMISSION_PENALTY = Key(
    reductions,
    mistakes=(bar_at_one, small_numbers_counted, good_results_pay_back, raw_ratios, no_cap, no_modifier),
    explain=explain_reductions,
    because="Right. Alder pays with a ratio under 1, because the bar is the median of its peers; the cap saves Birchwood from more.",
)


# --- Turned away ----------------------------------------------------------------------------------------------------


def fall(*, others_deaths, others_expected, frail_deaths, frail_expected, **_):
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    return before - others_deaths / others_expected


def care_unchanged_so_no_change(**_):
    """Care has not changed, and you conclude that the score has not. That would be right if the model knew how frail the frail were. It expected {{frail_expected:.1f}} of their deaths, and {{frail_deaths}} came."""
    return 0.0


def expected_deaths_stay(*, others_deaths, others_expected, frail_deaths, frail_expected, **_):
    """You took the frail patients' deaths off the top and left their expected deaths at the bottom. Patients who are not there are not expected to die there either."""
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    return before - others_deaths / (others_expected + frail_expected)


def fall_of_the_raw_rate(*, others, frail, others_deaths, frail_deaths, **_):
    """{{given:.3f}} is the fall of the *raw* death rate. Sending the sickest away always lowers that. The question is whether the adjusted score falls as well."""
    return (others_deaths + frail_deaths) / (others + frail) - others_deaths / others


def ratio_of_the_frail(*, frail_deaths, frail_expected, others_deaths, others_expected, **_):
    """You compared the frail patients with the others. Compare the hospital with itself: this year with both groups, next year with one."""
    return frail_deaths / frail_expected - others_deaths / others_expected


def explain_turned_away(*, name, others_deaths, others_expected, frail, frail_deaths, frail_expected, **_):
    before = (others_deaths + frail_deaths) / (others_expected + frail_expected)
    after = others_deaths / others_expected
    return f"""
This year: ({others_deaths} + {frail_deaths}) ÷ ({others_expected:.1f} + {frail_expected:.1f}) = {before:.3f}.

Next year: {others_deaths} ÷ {others_expected:.1f} = {after:.3f}.

The O/E falls by **{before - after:.3f}**. Nobody is better: the {frail} frail patients meet the same risk elsewhere, perhaps after a
longer ride, and {frail_deaths} of them still die. {name}'s score rose because it stopped treating those whom the model
underrates. The cure is a model that knows frailty, and a look at who is no longer admitted.
"""


TURNED_AWAY = Key(
    fall,
    mistakes=(care_unchanged_so_no_change, expected_deaths_stay, fall_of_the_raw_rate, ratio_of_the_frail),
    explain=explain_turned_away,
    because="Right: the score falls by {{given:.3f}}, and not one patient is better off.",
)


# --- Somebody is always outside -------------------------------------------------------------------------------------


def at_least_one(*, hospitals, level):
    return 1 - level**hospitals


def one_alone(*, level, **_):
    """{{given:.0%}} is the chance for *one* hospital. The region has {{hospitals}}, and each has its own chance to stray."""
    return 1 - level


def chances_added(*, hospitals, level):
    """You added the chances up: {{given:.1%}}. That is how many false alarms to expect *on average*, and with a hundred hospitals it would exceed 100%. Two alarms in one year are counted twice. Ask for the chance of none."""
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


FALSE_ALARMS = Key(
    at_least_one,
    mistakes=(one_alone, chances_added, none_at_all),
    explain=explain_false_alarms,
    because="Right: {{given:.1%}}, with every one of the {{hospitals}} hospitals exactly average.",
)
