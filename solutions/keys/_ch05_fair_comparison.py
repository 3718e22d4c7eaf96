"""Chapter 5, the problems about fair comparison: expected deaths, O/E, adjusted rates, and where an order flips."""

from exercises.problems._ch05_banks import REMARKS
from vbc.reversals import reversal_expected_rate
from vbc.risk_adjustment import observed_to_expected, risk_adjusted_rate
from workbook.text import fill, halves_up


def total_expected(numbers, rates):
    return sum(n * rate for n, rate in zip(numbers, rates, strict=True))


# --- Why is each line there? ----------------------------------------------------------------------------------------

_REASON = {
    "own_groups": "mix", "no_overall_rate": "mix",
    "divides": "size", "twice_all": "size",
    "times_overall": "unit", "same_order": "unit",
    "narrows": "luck", "holds_one": "luck",
}  # fmt: skip

_BECAUSE = {
    "own_groups": "patients: the bar is what these very patients would have met elsewhere.",
    "no_overall_rate": "patients: that would be the bar of a hospital whose patients are of ordinary risk.",
    "divides": "size: a surplus of five deaths is grave over ten expected and small over a hundred.",
    "twice_all": "size: a ratio does not grow with the hospital; a surplus does.",
    "times_overall": "unit: a number of times becomes a rate, and that is all.",
    "same_order": "unit: one factor for all hospitals cannot change who is ahead.",
    "narrows": "luck: more patients mean steadier counts; adjustment does nothing about that.",
    "holds_one": "luck: with 1 inside, an average hospital could well have had this year.",
}


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
    lines = "\n".join(f"- {fill(REMARKS[remark], **parameters)} → {_BECAUSE[remark]}" for remark in shown)
    verdict = (
        "1 lies inside: this year alone does not set the hospital apart"
        if lower <= 1 <= upper
        else "1 lies outside: luck alone rarely does this"
    )
    return f"{lines}\n\nHere the limits run from {lower:.2f} to {upper:.2f}. {verdict}."


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

Risk-adjusted rate = O/E × overall rate = {observed} ÷ {expected:.1f} × {overall:.0%} = **{halves_up(answer):.2%}**.

Read it as the overall rate, scaled by this hospital's record with *its own* patients; a hospital with O/E = 1 lands at {overall:.0%}
exactly. It would be {name}'s rate among patients of ordinary risk only if its ratio were the same at every level of risk.
"""


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

Group by group {name}'s ratios are {groups}. One number hides that: it had more deaths than expected among its low-risk patients (so
few that luck could do it) and fewer among its high-risk ones.
"""


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


# --- Where the order flips ------------------------------------------------------------------------------------------


def flip_point(*, rate_x, rate_y, expected_y):
    return {"expected_x": reversal_expected_rate(rate_x=rate_x, rate_y=rate_y, expected_y=expected_y)}


def same_gap(*, rate_x, rate_y, expected_y):
    """You kept the *gap* between the raw rates: Y's expected rate plus {{rate_x:.1%}} − {{rate_y:.1%}}. Then both death rates lie equally many points from what was expected. O/E is a ratio, not a distance: keep the *proportion* of {{rate_x:.1%}} to {{rate_y:.1%}}."""
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
    """Your expected stay is the same for every hospital: the plain average of the four means. Let each mean count for the patients of that kind that the hospital has."""
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
    """The first two columns ask for days *a patient*; yours are totals. Divide each by the hospital's patients, which are the sum of its four kinds."""
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
