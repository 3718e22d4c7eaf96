"""The numbers of chapter 11's problems: drawn from cases in which every wrong rule finds another number."""

from itertools import product

from exercises.problems._ch11_banks import CHANGES, CLAIMS, MEASURES
from workbook.text import halves_up
from workbook.variants import apart, between, pick, sample, shuffled, some_of_each


def why_each_line(rng):
    best, fall = between(rng, 8, 14, 1), pick(rng, (1, 2))
    price, ratio = pick(rng, (2, 3, 4, 5)), pick(rng, (0.5, 0.8, 1.2, 1.5))
    asked = round(price * ratio, 2)
    chosen = round(best - asked / fall, 2)
    missed = round(halves_up(fall * (best - chosen) ** 2 / 2), 2)
    return {
        "first": best * fall, "fall": fall, "best": best, "price": price, "ratio": ratio, "asked": asked, "chosen": chosen,
        "missed": missed, "drop": "q" if fall == 1 else f"{fall}q", "shown": some_of_each(rng, CHANGES, 2, shown=5),
    }  # fmt: skip


LAST_STEPS = [
    (best, fall, price, ratio)
    for best, fall, price, ratio in product((9, 10, 12, 14, 15), (0.5, 2.0), (1, 2, 3, 4), (0.5, 0.75, 1.25, 1.5, 2.0))
    if ratio * price / fall <= best - 2
    and apart(0, ratio * price / fall, price / fall, price / ratio / fall, ratio * price, -ratio * price / fall, by=0.15)
]


def last_step(rng):
    best, fall, price, ratio = pick(rng, LAST_STEPS)
    return {
        "best": best, "first": round(best * fall, 2), "fall": fall, "price": price, "ratio": ratio, "asked": round(ratio * price, 2),
    }  # fmt: skip


ONLY_DATA = [
    (best, off, before, after)
    for best, off, before, after in product((9, 10, 11, 12, 13, 14, 15), (2, 3, 4, 5), (2, 4, 5), (-6, -3, -2, -1, 1, 2, 3, 6))
    if before != -after
    and 1 <= best + off * after / before <= 20
    and abs(10 * off * after / before % 1) < 1e-9
    and apart(0, -off, off * after / before, after, -off + after + before, -off * after / before, by=0.15)
]
"""Patient's best, how far short of it, dollars that a call takes now, dollars that it will earn (below 0: take)."""


def only_the_data(rng):
    best, off, before, after = pick(rng, ONLY_DATA)
    does = f"earns the clinician \\${after}" if after > 0 else f"takes \\${-after} from the clinician"
    return {"best": best, "now": best - off, "before": before, "after": after, "does": does}


def trips(first, less, level):
    """How many trips bring at least so many kilograms each, the first one `first`, each later one `less` less."""
    return int((first - level) / less) + 1 if level <= first else 0


def _pears_apart(first, less, gas, worth):
    """Whether no rule depends on a tie, and every wrong one finds another number of trips."""
    levels = (gas / worth, 0, gas, gas * worth)
    ties = any(level <= first and not 0.15 < (first - level) / less % 1 < 0.85 for level in levels)
    counts = [trips(first, less, level) for level in levels]
    return not ties and counts[0] >= 3 and len({*counts, counts[0] - 1}) == 5


PEARS = [
    case
    for case in product((11, 12, 13, 14, 16), (0.75, 1.25, 1.5), (4, 5, 6, 7, 8), (0.8, 1.25, 1.6, 2.0, 2.5))
    if _pears_apart(*case)
]


def pear_trees(rng):
    first, less, gas, worth = pick(rng, PEARS)
    return {"first": first, "less": less, "gas": gas, "worth": worth, "summer": gas * between(rng, 28, 45, 1)}


BONUSES = [
    (best, price, ratio, target)
    for best, price, ratio, target in product((10, 12, 15, 16, 20), (2, 3, 4, 5, 6), (0.5, 0.8, 1.25, 2.0), (0.9, 0.95))
    if 0.5 <= price / ((1 - target) * best) - 1 / ratio <= 19
    and apart(
        price / ((1 - target) * best) - 1 / ratio,
        price / ((1 - target) * best),
        price / ((1 - target) * best) - ratio,
        max(price / ((1 - target) ** 0.5 * best) - 1 / ratio, 0),
        price,
        (1 - target) * best / (ratio * price),
        by=0.35,
    )
]


def prom_weight(rng):
    best, price, ratio, target = pick(rng, BONUSES)
    return {"best": best, "price": price, "ratio": ratio, "target": target}


def guardrail_kinds(rng):
    return {"shown": some_of_each(rng, MEASURES, 3, shown=6)}


def what_the_trial_shows(rng):
    return {"shown": some_of_each(rng, CLAIMS, 3, shown=6)}


PAID_BACK = [
    (a, b)
    for a, b in product((0.8, 1.0, 1.2, 1.4, 1.6, 2.0), (0.2, 0.3, 0.4, 0.5, 0.6))
    if b < a and apart(b / a, 1 - b / a, 1 - a / b, b, by=0.03)
]
NOT_NEEDED = [
    (a, b) for a, b in product((0.5, 0.6, 0.8), (0.9, 1.0, 1.1, 1.2)) if apart(0, 1 - b / a, b / a, 1 - a / b, b, by=0.03)
]


def best_reimbursement(rng):
    money, health = pick(rng, NOT_NEEDED if rng.random() < 0.28 else PAID_BACK)
    return {"money": money, "health": health, "cost": between(rng, 20, 90, 5)}


SLOPES = (-5, -4, -2, 2, 4)
RATIOS = (0.25, 0.5, 0.75, 1.25, 1.5)


def revealed(rng):
    """Five patients, one without any stake for the clinician; every call counts whole or half."""
    slopes = [*sample(rng, SLOPES[:3], 2), *sample(rng, SLOPES[3:], 2), 0]
    ratios = [*sample(rng, RATIOS, 4), 0.0]
    rows = [
        (best := between(rng, 9, 14, 1), slope, round(best + ratio * slope, 2)) for slope, ratio in zip(slopes, ratios, strict=True)
    ]
    rows = shuffled(rng, rows)
    names = shuffled(rng, ("Ames", "Boyd", "Cole", "Dunn", "Eads"))
    return {
        "names": names,
        "bests": [row[0] for row in rows],
        "slopes": [row[1] for row in rows],
        "calls": [row[2] for row in rows],
        "does": [f"earns \\${row[1]}" if row[1] > 0 else f"takes \\${-row[1]}" if row[1] else "nothing" for row in rows],
    }


def write_the_choice(rng):
    return {"example": pick(rng, (6, 8))}


def average_calls(best, leave, stay):
    """Calls of the average patient where some leave and get the best."""
    return leave * best + (1 - leave) * stay


def _told_apart(best, price, ratio, leave, dropped):
    """Whether every way of going wrong finds another average."""
    stay, before = best - ratio * price / (1 - dropped), best - ratio * price
    averages = [
        average_calls(best, leave, one) for one in (stay, before, before * (1 - dropped), best - ratio * price * (1 + dropped))
    ]
    return stay >= 1 and apart(*averages, stay, (1 - leave) * stay, by=0.15)


TOLD = [
    case
    for case in product((9, 10, 12, 14), (2, 3, 4), (0.5, 0.75, 1.0), (0.1, 0.2, 0.25, 0.3), (0.2, 0.4, 0.5))
    if _told_apart(*case)
]


def after_telling(rng):
    best, price, ratio, leave, dropped = pick(rng, TOLD)
    return {
        "best": best, "price": price, "ratio": ratio, "leave": leave, "dropped": dropped, "before": round(best - ratio * price, 2),
    }  # fmt: skip


CONTRACTS = {
    "takes": "takes \\${{price}} from the bonus for each call",
    "earns": "pays \\${{price}} for each call",
    "salary": "pays a salary, and nothing moves with calls",
}


def who_calls_more(rng):
    contract, price = pick(rng, tuple(CONTRACTS)), pick(rng, (2, 3, 4, 5))
    return {
        "contract": contract, "price": price, "terms": CONTRACTS[contract].replace("{{price}}", str(price)),
        "times": pick(rng, ("twice", "one and a half times", "three times")),
    }  # fmt: skip


MARGINS = [
    (share, low, high, followed)
    for share, low, high, followed in product(
        (0.1, 0.2, 0.25, 0.3), (4_000, 5_000, 6_000), (18_000, 22_000, 26_000), (0.3, 0.4, 0.6, 0.7)
    )
]


def margin_left(rng):
    share, low, high, followed = pick(rng, MARGINS)
    return {"share": share, "low": low, "high": high, "followed": followed}


BESTS = [
    (best, cost, price, ratio)
    for best, cost, price, ratio in product((9, 10, 11, 12, 14), (1, 2, 3, 4), (2, 3, 4, 5), (0.5, 0.75, 1.25, 1.5))
    if best - max(ratio * price, cost) >= 1 and apart(cost, ratio * price, price, price / ratio, by=0.6)
]


def three_bests(rng):
    best, cost, price, ratio = pick(rng, BESTS)
    return {"best": best, "cost": cost, "price": price, "ratio": ratio}
