"""Chapter 8, the problems that count right and wrong decisions: rates by group, criteria, calibration, real people."""

from inspect import getsource

from exercises.problems._ch08_banks import CLAIMS, CRITERIA, CRITERION_OF, READMITTED, REMARKS
from workbook.text import fill, halves_up

# --- Why is each line there? ----------------------------------------------------------------------------------------

_REASON = {
    "divides_need": "need", "missed": "need",
    "never_sick": "well", "help_without_need": "well",
    "larger": "worst", "names": "worst",
    "divides_places": "chosen", "break_even": "chosen",
}  # fmt: skip
_BECAUSE = {
    "divides_need": "those who will be readmitted: the question is who of them is reached, however many places there are.",
    "missed": "those who will be readmitted: found and missed are the two parts of them.",
    "never_sick": "those who stay well: nobody else is in the fraction.",
    "help_without_need": "those who stay well and have a place all the same.",
    "larger": "two comparisons, one number: a small gap in one rate cannot hide a large one in the other.",
    "names": "two comparisons, one number: a difference in size has no direction, so it does not say *who* is missed.",
    "divides_places": "those with a place: the share of them that would have been readmitted.",
    "break_even": "those with a place: each costs the same, and only those who would be readmitted bring something in.",
}


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def precision_finds_the_missed(*, shown, **_):
    """You let line 4 start from the patients in need. It starts from the list of places: a program with one place, given to the right patient, has a precision of 100% and misses nearly everybody."""
    return {remark: "need" if _REASON[remark] == "chosen" else _REASON[remark] for remark in shown}


def false_positives_are_of_the_places(*, shown, **_):
    """You let line 2 start from those who hold a place. Look below its fraction bar: there stand all patients who stay well, most of whom hold none."""
    return {remark: "chosen" if _REASON[remark] == "well" else _REASON[remark] for remark in shown}


def the_gap_is_a_rate(*, shown, **_):
    """You filed line 3 with the rates of those in need. It takes in the other rate as well, and keeps whichever difference is larger. What is it for, then?"""
    return {remark: "need" if _REASON[remark] == "worst" else _REASON[remark] for remark in shown}


def explain_remarks(*, shown, **parameters):
    lines = "\n".join(f"- {fill(REMARKS[remark], **parameters)} → {_BECAUSE[remark]}" for remark in shown)
    return f"{lines}\n\nThe gap has no direction. Here unhoused patients are found more often *and* are given more places that they would not have needed; a place is help, so both favor them."


# --- The last step --------------------------------------------------------------------------------------------------


def forced_rate(*, sick, idle, **_):
    return idle / (1_000 - sick)


def share_of_everybody(*, idle, **_):
    """{{given:.1%}} is a share of all 1,000 patients. Those who will be readmitted cannot be false positives; leave them out below the line as well."""
    return idle / 1_000


def share_of_the_places(*, idle, places, **_):
    """{{given:.1%}} is the share of the *places* that went to patients who would stay well: precision, taken from 1. The false positive rate starts from those who stay well, and most of them hold no place."""
    return idle / places


def share_of_the_sick(*, sick, idle, **_):
    """You divided by the {{sick}} patients who will be readmitted. None of them can be in line 4."""
    return idle / sick


def share_missed(*, tpr, **_):
    """{{given:.0%}} is the share of those in need who are missed. Both are errors; this one is the other one."""
    return 1 - tpr


def explain_forced(*, rate, tpr, precision, sick, idle, **_):
    answer = idle / (1_000 - sick)
    return f"""1,000 − {sick} = {1_000 - sick} patients would stay well; {idle} of them hold a place: {idle} ÷ {1_000 - sick} = **{answer:.1%}**.

In one line, FPR = p/(1 − p) × (1 − PPV)/PPV × TPR = {rate:.2f}/{1 - rate:.2f} × {1 - precision:.2f}/{precision:.2f} × {tpr:.2f} = {answer:.3f}. In a group with another base rate p the same precision and the same TPR force *another* FPR."""


# --- Only the data --------------------------------------------------------------------------------------------------


def _gaps(first, second):
    return [abs(first[a] / (first[a] + first[b]) - second[a] / (second[a] + second[b])) for a, b in ((0, 1), (2, 3))]


def larger_gap(*, first, second, **_):
    return max(_gaps(first, second))


def smaller_gap(*, first, second, **_):
    """{{given:.1%}} is one of the two gaps, and the smaller one. Equalized odds wants *both* error rates equal; it is as far off as the worse of them."""
    return min(_gaps(first, second))


def gaps_added(*, first, second, **_):
    """{{given:.1%}} is the sum of the two gaps. They are shares of different people, who stay well and who do not; take the larger."""
    return sum(_gaps(first, second))


def gaps_averaged(*, first, second, **_):
    """{{given:.1%}} is the mean of the two gaps. Some software offers that as a second version; as it is usually meant, one gap may not hide behind the other."""
    return sum(_gaps(first, second)) / 2


def gap_of_precision(*, first, second, **_):
    """{{given:.1%}} is the gap in *precision*: how many of those with a place would be readmitted. That is predictive parity. Odds start from what will happen to a patient, not from who holds a place."""
    return abs(first[0] / (first[0] + first[2]) - second[0] / (second[0] + second[2]))


def gap_of_selection(*, first, second, **_):
    """{{given:.1%}} is the gap in the share that holds a place, in need or not: demographic parity. Which rate knows who will be readmitted?"""
    return abs((first[0] + first[2]) / sum(first) - (second[0] + second[2]) / sum(second))


def explain_gap(*, names, first, second, **_):
    lines = "\n".join(
        f"| {name} | {g[0]}/{g[0] + g[1]} = {g[0] / (g[0] + g[1]):.3f} | {g[2]}/{g[2] + g[3]} = {g[2] / (g[2] + g[3]):.3f} |"
        for name, g in zip(names, (first, second), strict=True)
    )
    tpr, fpr = _gaps(first, second)
    return f"""| | True positive rate | False positive rate |
|---|---:|---:|
{lines}
| difference | {tpr:.3f} | {fpr:.3f} |

The larger one is **{max(tpr, fpr):.3f}**. It does not say which side is worse off: ask what a place does for whoever gets it."""


# --- Equal in what? -------------------------------------------------------------------------------------------------


def sort_claims(*, shown, **_):
    return {claim: CRITERION_OF[claim] for claim in shown}


def _with(shown, one, other):
    return {claim: other if CRITERION_OF[claim] == one else CRITERION_OF[claim] for claim in shown}


def one_error_is_both(*, shown, **_):
    """You let equal shares among those who will be readmitted stand for equalized odds. That is half of it. Which sentence looks at the others, too?"""
    return _with(shown, "opportunity", "odds")


def precision_is_sensitivity(*, shown, **_):
    """You filed sentences about those who *hold a place* under a criterion about those who *will be readmitted*. Turn the sentence round: a share of whom?"""
    return _with(shown, "predictive", "opportunity")


def calibration_is_precision(*, shown, **_):
    """You filed what a predicted percentage means under predictive parity. One is about risks before anybody decides, the other about those who got a place. A model can be right about every risk while precision differs: its groups lie differently far above the cut."""
    return _with(shown, "calibration", "predictive")


def explain_claims(*, shown, **_):
    lines = "\n".join(f"- {CLAIMS[claim]} → {CRITERIA[CRITERION_OF[claim]]}" for claim in shown)
    return f"{lines}\n\nAsk each time: a share of whom? Of everybody (demographic parity), of those with a place (predictive parity), of those who will be readmitted (equal opportunity), of these and of those who will not (equalized odds), of those with one predicted risk (calibration)."


# --- A group without anybody ----------------------------------------------------------------------------------------


def rates(happened, selected, groups):
    counts = {}
    for event, chosen, group in zip(happened, selected, groups, strict=True):
        counts.setdefault(group, [0, 0, 0, 0])[2 * event + chosen] += 1
    return {
        group: (tp / (tp + fn) if tp + fn else None, fp / (fp + tn) if fp + tn else None)
        for group, (tn, fp, fn, tp) in counts.items()
    }


def zero_for_nobody(happened, selected, groups):
    """Your rate is 0 where a group has nobody to be a share of. That would read “all of them were missed”; there was nobody to miss. (Some libraries do the same: look before you print.)"""
    return {
        group: tuple(0.0 if rate is None else rate for rate in pair) for group, pair in rates(happened, selected, groups).items()
    }


def share_of_those_selected(happened, selected, groups):
    """Your numbers are shares of those who hold a place. True and false positive rates are shares of those who were readmitted, and of those who were not."""
    counts = {}
    for event, chosen, group in zip(happened, selected, groups, strict=True):
        counts.setdefault(group, [0, 0, 0, 0])[2 * event + chosen] += 1
    return {group: (tp / (tp + fp), fp / (tp + fp)) if tp + fp else (None, None) for group, (_, fp, _, tp) in counts.items()}


def everybody_pooled(happened, selected, groups):
    """You gave every group the rates of everybody together. Pooled rates are what hides a group."""
    pooled = rates(happened, selected, ["all"] * len(groups)).get("all")
    return dict.fromkeys(groups, pooled)


def missed_instead_of_found(happened, selected, groups):
    """Your first number is the share that is missed. The true positive rate is the share that is found."""
    return {
        group: (None if found is None else 1 - found, idle) for group, (found, idle) in rates(happened, selected, groups).items()
    }


def rates_cases(rng, *, name, **_):
    """Small and telling first: nobody, one person, a group without events, a group of events only; then drawn people."""
    drawn = []
    for _case in range(5):
        n = 8 + int(30 * rng.random())
        drawn.append(
            {
                "happened": [int(rng.random() < 0.35) for _ in range(n)],
                "selected": [int(rng.random() < 0.4) for _ in range(n)],
                "groups": [("housed", "unhoused", name)[int(2.3 * rng.random())] for _ in range(n)],
            }
        )
    return [
        {"happened": [0, 0, 0], "selected": [0, 0, 0], "groups": [name] * 3},
        {"happened": [1], "selected": [1], "groups": [name]},
        {"happened": [1, 1], "selected": [0, 1], "groups": [name, name]},
        {"happened": [], "selected": [], "groups": []},
        {"happened": [1, 0, 1, 0, 1], "selected": [1, 1, 0, 0, 1], "groups": ["a", "a", "a", "a", "b"]},
        {"happened": [0, 1, 0], "selected": [0, 0, 0], "groups": ["a", "a", "b"]},
        *drawn,
    ]


def explain_rates(*, sick, name, **_):
    return f"""```python
{getsource(rates)}```

Four counts for each group, and each rate looks at its own sum first. For {sick} people of the {name} who all stay well, the true positive rate is a share of nobody: `None`. A 0 there would make a gap of up to 1 against any other group, out of nothing."""


# --- Is the model right about them? ---------------------------------------------------------------------------------


def _predicted(patients, risks):
    return sum(n * risk for n, risk in zip(patients, risks, strict=True))


def observed_over_predicted(*, risks, patients, came):
    return sum(came) / _predicted(patients, risks)


def predicted_over_observed(*, risks, patients, came):
    """{{given:.2f}} is predicted over observed. A number above 1 should say that *more* came than the model said."""
    return _predicted(patients, risks) / sum(came)


def mean_of_the_lines(*, risks, patients, came):
    """{{given:.2f}} is the plain mean of the three lines' ratios. A line in which few readmissions are expected then speaks as loudly as one with many. Add up first."""
    return sum(c / (n * risk) for c, n, risk in zip(came, patients, risks, strict=True)) / 3


def lines_alike(*, risks, patients, came):
    """{{given:.2f}} takes the plain mean of the three risks, as if the lines were equally long. Let each risk count for as many patients as it has."""
    return sum(came) / (sum(patients) * sum(risks) / 3)


def explain_calibration(*, risks, patients, came):
    products = " + ".join(f"{n} × {risk:.2f}" for n, risk in zip(patients, risks, strict=True))
    ratio = sum(came) / _predicted(patients, risks)
    verdict = (
        "more came than predicted: by this model these patients look healthier than they are"
        if ratio > 1
        else "fewer came than predicted: by this model these patients look sicker than they are"
    )
    return f"""Predicted: {products} = {_predicted(patients, risks):.1f}. Observed: {" + ".join(map(str, came))} = {sum(came)}.

{sum(came)} ÷ {_predicted(patients, risks):.1f} = **{ratio:.3f}**: {verdict}. Equal error rates would not have shown it."""


# --- Real people ----------------------------------------------------------------------------------------------------

_SICK, _ALL = zip(*READMITTED.values(), strict=True)
_WELL = tuple(everybody - sick for sick, everybody in zip(_SICK, _ALL, strict=True))


def _table(without, with_housing, precision, gap):
    models = (without, with_housing)
    return {"Precision": [precision(one) for one in models], "Equalized-odds gap": [gap(one) for one in models]}


def _precision(cells):
    return (cells[0] + cells[2]) / sum(cells)


def _larger(cells):
    return max(abs(cells[0] / _SICK[0] - cells[2] / _SICK[1]), abs(cells[1] / _WELL[0] - cells[3] / _WELL[1]))


def both_models(*, without, with_housing, **_):
    return _table(without, with_housing, _precision, _larger)


def shares_of_all_people(*, without, with_housing, **_):
    """Your gap comes from shares of *all* people of a group. The true positive rate is a share of the 121 and the 136 who returned, the false positive rate of those who did not."""
    gap = lambda c: max(abs(c[0] / _ALL[0] - c[2] / _ALL[1]), abs(c[1] / _ALL[0] - c[3] / _ALL[1]))  # noqa: E731
    return _table(without, with_housing, _precision, gap)


def precision_by_group(*, without, with_housing, **_):
    """Your gap is the difference of the two groups' precision: shares of those with a place. Odds are shares of those who returned, and of those who did not."""
    gap = lambda c: abs(c[0] / (c[0] + c[1]) - c[2] / (c[2] + c[3]))  # noqa: E731
    return _table(without, with_housing, _precision, gap)


def found_over_all_who_returned(*, without, with_housing, **_):
    """Your precision is a share of the 257 who returned: the true positive rate of everybody together. Precision is a share of the {{places}} places."""
    return _table(without, with_housing, lambda c: (c[0] + c[2]) / sum(_SICK), _larger)


def gaps_summed(*, without, with_housing, **_):
    """Precision is right; your gap adds the two differences. Keep the larger."""
    gap = lambda c: abs(c[0] / _SICK[0] - c[2] / _SICK[1]) + abs(c[1] / _WELL[0] - c[3] / _WELL[1])  # noqa: E731
    return _table(without, with_housing, _precision, gap)


def explain_real_people(*, places, without, with_housing, **_):
    parts = []
    for name, c in (("Left out", without), ("In the model", with_housing)):
        tpr = abs(c[0] / _SICK[0] - c[2] / _SICK[1])
        fpr = abs(c[1] / _WELL[0] - c[3] / _WELL[1])
        parts.append(
            f"**{name}.** Precision: ({c[0]} + {c[2]}) ÷ {places} = **{halves_up(_precision(c)):.1%}**. True positive rates {c[0]}/121 = {c[0] / 121:.3f} and {c[2]}/136 = {c[2] / 136:.3f}, difference {tpr:.3f}; "
            f"false positive rates {c[1]}/92 = {c[1] / 92:.3f} and {c[3]}/49 = {c[3] / 49:.3f}, difference {fpr:.3f}. Gap: **{max(tpr, fpr):.3f}**."
        )
    return (
        "\n\n".join(parts)
        + "\n\nThis is one of thirty ways to divide 398 people; another gives somewhat other numbers, and other people would differ more."
    )
