"""The numbers of chapter 12's problems: drawn from cases in which every wrong rule finds another number."""

from itertools import product

from exercises.problems._ch12_banks import CHANGES, CLAIMS
from workbook.variants import apart, between, pick, some_of_each


def health(calls):
    """Points of health from so many calls."""
    return 10 * calls - calls * calls / 2


def why_each_line(rng):
    cents = pick(rng, (30, 40, 50, 60))
    price = round(4 - cents / 20, 2)
    calls = round(10 - price, 2)
    left = round(0.4 * cents / 100, 2)
    gained = 8 * (health(calls) - health(6))
    gained += 2 * ((1 - left) * health(0.8 * calls) + left * health(1.6) - health(4.8))
    # who left gets two calls elsewhere instead of six, of which four in five reach them
    saved = round(50 * ((calls - 6) * (8_000 + 1_600 * (1 - left)) - 4 * 1_600 * left) / 1e6, 2)
    check = round(saved + between(rng, 0.4, 1.6, 0.1), 2)
    lost = round((check - saved) * 10, 1)
    return {
        "cents": cents, "price": price, "calls": calls, "left": left, "qalys": round(gained, 1), "saved": saved, "check": check,
        "more": round(check - saved, 2), "lost": lost, "value": round(round(gained, 1) - lost, 1),
        "shown": some_of_each(rng, CHANGES, 2, shown=6),
    }  # fmt: skip


WORTH = [
    (qalys, check, saved, threshold)
    for qalys, check, saved, threshold in product(
        (24, 36, 48, 60, 72), (0.6, 0.9, 1.8, 2.4, 3.0), (0.3, 1.2, 1.5), (75_000, 120_000, 150_000)
    )
    if apart(
        0, (check - saved) * 1e6 / threshold, check * 1e6 / threshold, saved * 1e6 / threshold, -check * 1e6 / threshold, by=1.5
    )
    and apart(
        (check - saved) * 1e6 / threshold,
        -(check - saved) * 1e6 / threshold,
        check * 1e6 / threshold,
        -saved * 1e6 / threshold,
        by=1.5,
    )
]


def payers_purse(rng):
    qalys, check, saved, threshold = pick(rng, WORTH)
    return {"qalys": qalys, "check": check, "saved": saved, "threshold": threshold}


def counted_ratio(p, q, *, left=0.0, seen=True):
    """O/E of two groups (admitted, rate, expected rate each), when a part of the second is no longer admitted."""
    observed = p[0] * p[1] + q[0] * (1 - left) * q[1]
    return observed / (p[0] * p[2] + q[0] * (1 - left if seen else 1) * q[2])


COUNTED = [
    (housed, unhoused, left)
    for housed, unhoused, left in product(
        ((2_000, 0.15, 0.16), (1_500, 0.14, 0.15), (1_800, 0.15, 0.155)),
        ((500, 0.26, 0.18), (600, 0.25, 0.17), (400, 0.3, 0.2), (500, 0.28, 0.2)),
        (0.3, 0.4, 0.5, 0.6),
    )
    if apart(
        counted_ratio(housed, unhoused, left=left),
        counted_ratio(housed, unhoused),
        counted_ratio(housed, unhoused, left=left, seen=False),
        1 / counted_ratio(housed, unhoused, left=left),
        housed[1] / housed[2],
        counted_ratio((housed[0] * (1 - left), *housed[1:]), unhoused, left=0),
        by=0.012,
    )
]


def who_was_counted(rng):
    housed, unhoused, left = pick(rng, COUNTED)
    return {
        "a_admitted": housed[0], "a_back": round(housed[0] * housed[1]), "a_expected": round(housed[0] * housed[2]),
        "b_admitted": unhoused[0], "b_back": round(unhoused[0] * unhoused[1]), "b_expected": round(unhoused[0] * unhoused[2]),
        "left": round(unhoused[0] * left),
    }  # fmt: skip


SWIMMERS = [
    (n, came, gain, other, grant, price)
    for n, came, gain, other, grant, price in product(
        (40, 50, 60), (0.5, 0.6, 0.7, 0.8), (6, 8, 9, 12), (-2, 1, 2, 3), (1_200, 1_500, 1_800, 2_400), (8, 10, 12, 15)
    )
    if (came * n) % 1 < 1e-9
    and apart(
        came * n * gain + (1 - came) * n * other - grant / price,
        came * n * gain - grant / price,
        n * gain - grant / price,
        came * n * gain + (1 - came) * n * other,
        came * n * gain + (1 - came) * n * other + grant / price,
        n * (gain + other) / 2 - grant / price,
        by=12,
    )
    and abs(came * n * gain + (1 - came) * n * other - grant / price) > 20
]


def swimming_club(rng):
    n, came, gain, other, grant, price = pick(rng, SWIMMERS)
    there = round(came * n)
    return {
        "n": n, "came": there, "rest": n - there, "gain": gain, "other": other, "grant": grant, "price": price,
        "did": f"{other} seconds faster" if other > 1 else "1 second faster" if other == 1 else f"{-other} seconds slower",
        "length": pick(rng, (25, 33, 50)),
    }  # fmt: skip


def six_documents(rng):
    return {"shown": some_of_each(rng, CLAIMS, 3, shown=6)}


def at_least_as_many(worked, idle):
    """Chance that the second has at least as many checks as the first in two years."""
    first, second = ([(1 - p) ** 2, 2 * p * (1 - p), p * p] for p in (worked, idle))
    return sum(first[a] * second[b] for a in range(3) for b in range(a, 3))


def _years_apart(worked, idle):
    first, second = ([(1 - p) ** 2, 2 * p * (1 - p), p * p] for p in (worked, idle))
    more = sum(first[a] * second[b] for a in range(3) for b in range(a + 1, 3))
    truth = at_least_as_many(worked, idle)
    one = 1 - worked * (1 - idle)
    last = (worked * idle) ** 2
    return apart(truth, more, truth - more, one, 1 - truth, one * one, truth - last, last, by=0.011)


DECADES = [
    case
    for case in product(
        (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9), (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
    )
    if case[0] > case[1] + 0.05 and _years_apart(*case)
]


def two_years(rng):
    worked, idle = pick(rng, DECADES)
    first, second = ([round((1 - p) ** 2, 6), round(2 * p * (1 - p), 6), round(p * p, 6)] for p in (worked, idle))
    middle = round(first[1] * (second[1] + second[2]), 6)
    return {"worked": worked, "idle": idle, "first": first, "second": second, "middle": middle}


Z = {"10%": 1.282, "5%": 1.645, "2%": 2.054, "1%": 2.326}
TWO_SIDED = {"10%": 1.645, "5%": 1.96, "2%": 2.326, "1%": 2.576}

MINIMA = [
    (share, spread, drift)
    for share, spread, drift in product(Z, (1.2, 1.5, 1.6, 1.8, 2.2), (0.4, 0.6, 0.8, 1.0))
    if apart(
        drift + Z[share] * spread,
        Z[share] * spread,
        Z[share] * spread - drift,
        drift + TWO_SIDED[share] * spread,
        drift + spread,
        by=0.32,
    )
    and drift + TWO_SIDED[share] * spread <= 8
]


def minimum_for_luck(rng):
    share, spread, drift = pick(rng, MINIMA)
    return {"share": share, "spread": spread, "drift": drift, "z": Z[share], "two": TWO_SIDED[share]}


def who_loses(rng):
    """Numbers under which exactly one of four is worse off than before: by construction."""
    loser = pick(rng, ("unhoused", "hospital", "payer"))
    calls = pick(rng, (7, 7.5, 8, 8.5))
    # the health of those who stay, and of those who leave; before it was 36.5
    here, before, away = round(health(0.8 * calls), 1), round(health(4.8), 1), round(health(1.6), 1)
    most = (here - before) / (here - away)
    left = round(min(most + between(rng, 0.06, 0.14, 0.02), 0.6), 2) if loser == "unhoused" else round(int(50 * most) / 100, 2)
    saved = between(rng, 1.0, 1.6, 0.1)
    if loser == "payer":
        check, costs = round(saved + between(rng, 0.4, 1.2, 0.1), 1), round(saved - between(rng, 0.1, 0.4, 0.1), 1)
    elif loser == "hospital":
        check = round(saved - between(rng, 0.4, 0.8, 0.1), 1)
        costs = round(check + between(rng, 0.2, 0.6, 0.1), 1)
    else:
        check = round(saved - between(rng, 0.1, 0.3, 0.1), 1)
        costs = round(check - between(rng, 0.1, 0.4, 0.1), 1)
    return {
        "calls": calls, "housed_before": health(6), "housed": round(health(calls), 1), "before": before, "here": here,
        "away": away, "left": left, "saved": saved, "check": check, "costs": costs,
    }  # fmt: skip


CLUBS = ("Alder", "Birch", "Cedar")


def three_pilots(rng):
    """Three pilots: who answered and who did not, and what came to patients without the program."""
    rows = []
    for _club in CLUBS:
        enrolled = between(rng, 200, 400, 50)
        answered = round(enrolled * between(rng, 0.6, 0.8, 0.1))
        there, rest = between(rng, 8, 12, 1), between(rng, 1, 4, 1)
        rows.append((enrolled, answered, there, rest, pick(rng, (5, 6, 7))))
    return {
        "clinics": list(CLUBS),
        **{name: [row[at] for row in rows] for at, name in enumerate(("enrolled", "answered", "there", "rest", "anyway"))},
    }


def net_value(rng):
    return {"example": pick(rng, (30, 40))}
