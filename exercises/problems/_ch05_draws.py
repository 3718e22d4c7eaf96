"""The numbers of the questions on risk adjustment. Each draw keeps right and wrong rules apart by construction."""

from functools import cache

from exercises.problems._ch05_banks import BIN_OF, BINS, FACTORS, REMARKS
from vbc.intervals import exact_poisson_interval
from workbook.text import halves_up
from workbook.variants import between, pick, sample, shuffled

HOSPITALS = ("Alder", "Birchwood", "Cedar Hill", "Dunmore", "Eastbrook", "Fairview", "Glenn", "Harborside")

KINDS = ("angioplasty, planned", "angioplasty, urgent", "bypass, planned", "bypass, urgent")

COURIERS = ("Kestrel", "Swift", "Plover", "Heron", "Osprey", "Tern")

_PAIRS = (("own_groups", "no_overall_rate"), ("divides", "twice_all"), ("times_overall", "same_order"), ("narrows", "holds_one"))


def why_each_line(rng):
    low, high = between(rng, 60, 140, 20), between(rng, 60, 140, 20)
    low_rate, high_rate = between(rng, 0.03, 0.05, 0.01), between(rng, 0.15, 0.25, 0.05)
    expected = round(low * low_rate + high * high_rate, 1)
    observed = round(expected * between(rng, 0.7, 1.3, 0.1))
    limits = exact_poisson_interval(observed, expected=expected)
    ratio = round(halves_up(observed / expected), 2)
    # Line 4 must come out as shown for whoever multiplies the ratio as shown; at 10% it always does.
    overall = pick(
        rng, [o for o in (0.08, 0.09, 0.1) if f"{halves_up(ratio * o):.1%}" == f"{halves_up(observed / expected * o):.1%}"] or [0.1]
    )
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
        "ratio": ratio,
        "overall": overall,
        "adjusted": round(observed / expected * overall, 5),
        "lower": round(limits.lower, 2),
        "upper": round(limits.upper, 2),
        "shown": shuffled(rng, shown),
    }


def adjusted_rate(rng):
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
        "ratio": round(halves_up(observed / expected), 3),
    }


def observed_to_expected(rng):
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


def late_parcels(rng):
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


def what_may_be_adjusted(rng):
    chosen = [sample(rng, [f for f in FACTORS if BIN_OF[f] == bin_], 2) for bin_ in BINS]
    return {"shown": shuffled(rng, [factor for two in chosen for factor in two])}


def flip_point(rng):
    expected_y = pick(rng, (0.04, 0.05, 0.06, 0.08))
    rate_y = round(expected_y + pick(rng, (-0.02, -0.01, 0.01, 0.02)), 2)
    times = pick(rng, [k for k in (1.5, 2, 2.5, 3) if abs(k * rate_y - expected_y) > 0.003])
    return {"expected_y": expected_y, "rate_y": rate_y, "rate_x": round(rate_y * times, 3)}


def exact_interval(rng):
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


def which_is_shown(rng):
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
            "ratio": round(halves_up(observed / expected), 2),
            "lower": round(limits.lower, 2),
            "upper": round(limits.upper, 2),
        }
    return years


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


@cache
def _twins():
    """Each pair whose order by days per patient the kinds of stays turn around, with every third that stands apart from both."""
    means, hospitals = _stays()
    ratio = {name: h["days"] / sum(n * mean for n, mean in zip(h["cells"], means, strict=True)) for name, h in hospitals.items()}
    raw = {name: h["days"] / h["patients"] for name, h in hospitals.items()}

    # One pair changes places and no other: the third stands on the same side of both, in either order.
    def thirds(two):
        return [
            name
            for name in hospitals
            if name not in two and all((raw[name] - raw[one]) * (ratio[name] - ratio[one]) > 0 for one in two)
        ]

    return [
        ([one, other], thirds((one, other)))
        for one in hospitals
        for other in hospitals
        if raw[one] > raw[other] * 1.02 and ratio[one] * 1.02 < ratio[other]
    ]


def real_twin(rng):
    means, hospitals = _stays()
    two, thirds = pick(rng, _twins())
    third = pick(rng, thirds)
    chosen = shuffled(rng, [*two, third])
    rows = [("Days in total", "", *(f"{hospitals[name]['days']:,}" for name in chosen))]
    rows += [(kind, f"{means[i]:.2f}", *(hospitals[name]["cells"][i] for name in chosen)) for i, kind in enumerate(KINDS)]
    return {
        "names": chosen,
        "hospitals": [f"Hospital {name}" for name in chosen],
        "days": [hospitals[name]["days"] for name in chosen],
        "cells": [hospitals[name]["cells"] for name in chosen],
        "means": means,
        "lines": "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows),
    }


def funnel_limits(rng):
    return {"rate": between(rng, 0.04, 0.20, 0.01), "patients": between(rng, 20, 200, 10), "z": pick(rng, (1.96, 3.09))}


def shrunken_ratio(rng):
    expected = between(rng, 2, 20, 0.5)
    observed = max(0, round(expected * pick(rng, (0.3, 0.5, 1.7, 2.0))))
    return {
        "name": pick(rng, HOSPITALS),
        "observed": observed,
        "expected": expected,
        "prior": pick(rng, [a for a in (5, 8, 12, 20, 30, 40) if abs(a - expected) >= 2]),
    }


def _condition(rng, name, *, cases, ratio, median, share):
    shrunken, treated = between(rng, *ratio, 0.01), between(rng, *cases, 1)
    return {
        "name": name,
        "cases": treated,
        "ratio": shrunken,
        # The shrunken predicted to expected that the rule uses counts the own cases for n/(n + 100): the fewer, the less.
        "raw": round(1 + (1 + 100 / treated) * (shrunken - 1), 3),
        "median": between(rng, *median, 0.01),
        "share": between(rng, *share, 0.01),
    }


def readmission_penalty(rng):
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


def turned_away(rng):
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
        "frail_expected": round(frail * predicted, 2),
        "frail_deaths": round(frail * true),
    }


def false_alarms(rng):
    return {"hospitals": between(rng, 6, 19, 1), "level": pick(rng, (0.95, 0.99))}
