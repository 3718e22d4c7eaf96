"""The numbers of the questions on precision and fairness. Each draw keeps right and wrong rules apart by construction."""

from exercises.problems._ch08_banks import CLAIMS, CRITERION_OF, DETOX, REMARKS
from workbook.text import halves_up
from workbook.variants import between, pick, sample, shuffled

_PAIRS = (("divides_need", "missed"), ("never_sick", "help_without_need"), ("larger", "names"), ("divides_places", "break_even"))


def why_each_line(rng):
    sick = [between(rng, 100, 160, 20), between(rng, 200, 300, 20)]
    well = [1_000 - sick[0], 1_000 - sick[1]]
    found = [round(sick[0] * pick(rng, (0.25, 0.3, 0.35))), round(sick[1] * pick(rng, (0.5, 0.55, 0.6)))]
    idle = [between(rng, 20, 60, 10), between(rng, 60, 110, 10)]
    places, cost = sum(found) + sum(idle), pick(rng, (800, 1_000, 1_200))
    tpr = [round(halves_up(f / s), 3) for f, s in zip(found, sick, strict=True)]
    fpr = [round(halves_up(i / w), 3) for i, w in zip(idle, well, strict=True)]
    shown = [pick(rng, two) for two in _PAIRS]
    shown += sample(rng, [remark for remark in REMARKS if remark not in shown], 1)
    return {
        "sick": sick,
        "well": well,
        "found": found,
        "idle": idle,
        "places": places,
        "cost": cost,
        "break_even": cost / 4_000,
        "tpr": tpr,
        "fpr": fpr,
        "gaps": [round(abs(tpr[1] - tpr[0]), 3), round(abs(fpr[1] - fpr[0]), 3)],
        "hits": sum(found),
        "precision": round(halves_up(sum(found) / places), 3),
        "worth": 4_000 * sum(found) - cost * places,
        "shown": shuffled(rng, shown),
    }


def last_step(rng):
    # all of these come out in whole patients
    sick, tpr = pick(
        rng,
        (
            (120, 0.25),
            (120, 0.5),
            (120, 0.75),
            (240, 0.25),
            (240, 0.5),
            (240, 0.75),
            (180, 0.5),
            (300, 0.5),
            (360, 0.25),
            (360, 0.5),
        ),
    )
    precision = pick(rng, (0.4, 0.6) if tpr == 0.5 else (0.4, 0.5, 0.6))  # where the two agree, two mistakes do
    found = round(sick * tpr)
    places = round(found / precision)
    return {
        "sick": sick,
        "rate": sick / 1_000,
        "tpr": tpr,
        "precision": precision,
        "found": found,
        "places": places,
        "idle": places - found,
    }


def only_the_data(rng):
    """Both gaps differ, and which of them is larger is drawn."""
    while True:
        groups = []
        for _ in range(2):
            sick = between(rng, 60, 200, 20)
            well = between(rng, 300, 700, 50)
            found, idle = round(sick * between(rng, 0.2, 0.8, 0.05)), round(well * between(rng, 0.02, 0.4, 0.02))
            groups.append([found, sick - found, idle, well - idle])
        tpr, fpr = ([g[a] / (g[a] + g[b]) for g in groups] for a, b in ((0, 1), (2, 3)))
        gaps = [abs(tpr[0] - tpr[1]), abs(fpr[0] - fpr[1])]
        ppv = abs(groups[0][0] / (groups[0][0] + groups[0][2]) - groups[1][0] / (groups[1][0] + groups[1][2]))
        share = abs((groups[0][0] + groups[0][2]) / sum(groups[0]) - (groups[1][0] + groups[1][2]) / sum(groups[1]))
        far = [min(gaps), sum(gaps), sum(gaps) / 2, ppv, share]
        apart = all(abs(one - max(gaps)) > 0.01 for one in far) and all(
            abs(one - other) > 0.004 for i, one in enumerate(far) for other in far[:i]
        )
        if apart and min(gaps) > 0.03:
            return {
                "names": pick(rng, (["Town", "Country"], ["East", "West"], ["Clinic A", "Clinic B"])),
                "first": groups[0],
                "second": groups[1],
            }


def storm_boats(rng):
    while True:
        north_less, south_more = pick(rng, (20, 30, 40)), pick(rng, (50, 60, 70, 80, 90))
        north, south = between(rng, 70, 120, 10), between(rng, 30, 70, 10)
        # south alone and both sides together must not give the same share by chance
        level = north_less / south_more
        if all(
            abs(other / level - 1) > 0.05
            for other in (north / (south + south_more), (north + south) / (north - north_less + south + south_more))
        ):
            break
    return {
        "boats": between(rng, 35, 65, 5),
        "north_a": north,
        "north_b": north - north_less,
        "south_a": south,
        "south_b": south + south_more,
        "brought": between(rng, 0.6, 0.9, 0.05),
    }


def hold_places(rng):
    """A division of the places that is best within the limit, and neither the fairest, nor the most fruitful, nor half and half."""
    while True:
        places = pick(rng, (100, 150, 200, 250))
        step = places // 10
        sick = [between(rng, 120, 300, 20), between(rng, 100, 240, 20)]
        housed, unhoused = _cumulative(rng, step, 0.55, 0.04), _cumulative(rng, step, 0.85, 0.05)
        if housed[-1] > sick[0] or unhoused[-1] > sick[1]:
            continue
        both = list(zip(housed, reversed(unhoused), strict=True))
        total = [one + other for one, other in both]
        gap = [abs(one / sick[0] - other / sick[1]) for one, other in both]
        limit, fairest, fruitful = 0.10, gap.index(min(gap)), total.index(max(total))
        if fairest in (5, fruitful) or fruitful == 5 or total.count(total[fruitful]) > 1:
            continue
        within = [total[at] for at in range(11) if gap[at] <= limit]
        if len(within) < 2 or any(abs(one - limit) < 0.004 for one in gap):
            continue
        most = max(within)
        best = next(at for at in range(11) if gap[at] <= limit and total[at] == most)
        if within.count(most) == 1 and best not in (fruitful, fairest, 5):
            return {
                "places": places,
                "step": step,
                "sick_housed": sick[0],
                "sick_unhoused": sick[1],
                "housed": housed,
                "unhoused": unhoused,
                "limit": limit,
                "lines": "\n".join(f"| {at * step} | {housed[at]} | {unhoused[at]} |" for at in range(11)),
            }


def _cumulative(rng, step, first, falls):
    """How many are found by the first 0, 1, … 10 steps of places: each step finds fewer."""
    random, last = rng.random, 0
    counts, share = [0], first - 0.05 * random()
    for _ in range(10):
        last += round(step * share)  # at least 1: of ten places or more, an eighth
        counts.append(last)
        share -= falls * (0.6 + 0.8 * random())
        if share < 0.12:
            share = 0.12
    return counts


def price_of_parity(rng):
    while True:
        places = between(rng, 400, 900, 50)
        first = between(rng, round(0.45 * places), round(0.55 * places), 1)
        second = first - between(rng, 30, 90, 5)
        cost, stay = between(rng, 600, 1_400, 100), between(rng, 12_000, 20_000, 1_000)
        effect = pick(rng, (0.15, 0.2, 0.25, 0.3))
        worth = effect * stay * second - cost * places
        if all(abs(worth / other - 1) > 0.05 for other in (effect * stay * (first - second), stay * (first - second))):
            return {"places": places, "cost": cost, "stay": stay, "effect": effect, "first": first, "second": second}


def break_even_risk(rng):
    while True:
        cost, stay, effect = (
            between(rng, 400, 1_500, 50),
            between(rng, 9_000, 20_000, 500),
            pick(rng, (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)),
        )
        risk = cost / stay / effect
        if 0.08 < risk < 0.7 and abs(risk / effect - 1) > 0.05:
            return {"cost": cost, "stay": stay, "effect": effect}


def name_the_criterion(rng):
    shown = [pick(rng, [claim for claim in CLAIMS if CRITERION_OF[claim] == name]) for name in dict.fromkeys(CRITERION_OF.values())]
    shown += sample(rng, [claim for claim in CLAIMS if claim not in shown], 2)
    return {"shown": shuffled(rng, shown)}


def empty_group(rng):
    return {"sick": between(rng, 2, 6, 1), "name": pick(rng, ("island", "harbor", "valley", "ridge"))}


def real_people(rng):
    share, _seed, places, *counts = pick(rng, DETOX)
    return {"share": share, "places": places, "without": counts[:4], "with_housing": counts[4:]}


def whose_ledger(rng):
    payment = between(rng, 12_000, 18_000, 500)
    cost = payment - between(rng, 4_000, 8_000, 500)
    margin = payment - cost
    penalty = pick(rng, (0, margin - 2_000, margin - 1_000, margin + 1_000, margin + 2_000, payment + 1_000, payment + 2_000))
    first = between(rng, 180, 240, 5)
    return {"payment": payment, "cost": cost, "penalty": penalty, "first": first, "second": first + between(rng, 20, 60, 5)}


def group_calibration(rng):
    while True:
        risks = [between(rng, 0.04, 0.08, 0.01), between(rng, 0.12, 0.2, 0.01), between(rng, 0.3, 0.45, 0.05)]
        patients = [between(rng, 150, 300, 50), between(rng, 250, 450, 50), between(rng, 200, 500, 50)]
        level = pick(rng, (0.6, 0.7, 1.4, 1.6, 1.8))
        came = [round(n * r * level * (0.85 + 0.3 * rng.random())) for n, r in zip(patients, risks, strict=True)]
        expected = sum(n * r for n, r in zip(patients, risks, strict=True))
        truth = sum(came) / expected
        wrong = [
            sum(c / (n * r) for c, n, r in zip(came, patients, risks, strict=True)) / 3,
            sum(came) / (sum(patients) * sum(risks) / 3),
            expected / sum(came),
        ]
        # a wrong one stays wrong when it is rounded to the two decimals that are asked
        if all(abs(one / truth - 1) > 0.012 and abs(one - truth) > 0.011 for one in wrong) and all(
            abs(a / b - 1) > 0.012 for i, a in enumerate(wrong) for b in wrong[:i]
        ):
            return {"risks": risks, "patients": patients, "came": came}
