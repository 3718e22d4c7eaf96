"""The numbers of the questions on accountable-care contracts. Each draw keeps right and wrong rules apart by construction."""

from functools import cache
from itertools import pairwise
from math import sqrt

from exercises.problems._ch10_banks import LEVELS, REASON_OF, REASONS, REMARKS
from vbc.savings_rates import KNOTS as ROWS
from workbook.variants import SeededRng, between, pick, sample, shuffled

# a list for each question: two cards of a page never tell different contracts of one organization
NAMES = {
    "why_each_line": ("Alder", "Birchwood", "Cedar Hill", "Dunmore"),
    "last_step": ("Eastbrook", "Fairview", "Glenn", "Harborside"),
    "only_the_data": ("Ironwood", "Juniper", "Kingsley", "Larkspur"),
    "loss_with_limit": ("Maple Grove", "Northgate", "Oakmont", "Pinecrest"),
    "enhanced_losses": ("Quarry Lane", "Ridgeway", "Stonebridge", "Thornton"),
    "benchmark_again": ("Upland", "Vineyard", "Westfield", "Yarrow"),
    "what_a_check_proves": ("Ashford", "Brookhaven", "Clearwater", "Driftwood"),
}


def why_each_line(rng):
    lives = between(rng, 6_000, 20_000, 1_000)
    each = between(rng, 9_000, 12_000, 500)
    benchmark = lives * each
    minimum = pick(rng, (0.025, 0.03, 0.035))
    share = round(minimum + pick(rng, (0.005, 0.01, 0.015)), 3)
    rate = pick(rng, (0.4, 0.5, 0.75))
    savings = round(share * benchmark)
    shown = [pick(rng, [remark for remark in REMARKS if REASON_OF[remark] == reason]) for reason in REASONS]
    shown += sample(rng, [remark for remark in REMARKS if remark not in shown], 1)
    return {
        "name": pick(rng, NAMES["why_each_line"]),
        "lives": lives,
        "each": each,
        "threshold": pick(rng, (75_000, 100_000, 150_000)),
        "benchmark": benchmark,
        "spending": benchmark - savings,
        "savings": savings,
        "share": share,
        "minimum": minimum,
        "just_under": round(minimum - 0.002, 3),
        "rate": rate,
        "left": round(100 * (1 - rate)),
        "payment": round(rate * savings),
        "shown": shuffled(rng, shown),
    }


def last_step(rng):
    benchmark = between(rng, 40, 120, 5) * 1_000_000
    minimum = pick(rng, (0.01, 0.015, 0.02))
    # not twice the minimum: what lies over it would then be as much as what lies under it
    share = pick(rng, [s / 1000 for s in range(25, 56, 5) if abs(s / 1000 - 2 * minimum) > 0.004])
    return {
        "name": pick(rng, NAMES["last_step"]),
        "benchmark": benchmark,
        "spending": round(benchmark * (1 - share)),
        "savings": round(benchmark * share),
        "share": share,
        "minimum": minimum,
        "up": pick(rng, (0.4, 0.6, 0.75)),
        "down": 0.3,
        "limit": pick(rng, (0.01, 0.02, 0.04)),
    }


def only_the_data(rng):
    at = pick(rng, (0, 1, 2, 5, 6))
    (low, above), (high, below) = ROWS[at], ROWS[at + 1]
    part = pick(rng, (0.25, 0.4, 0.5, 0.6, 0.75))
    lives = round(low + part * (high - low))
    minimum = above + (lives - low) / (high - low) * (below - above)
    case = pick(rng, ("between", "between", "well above", "well above", "well above", "short", "short"))
    if case == "between":  # enough by interpolation, not by the row above
        share = (minimum + above) / 2
    elif case == "short":  # enough by the row below, not by interpolation
        share = (minimum + below) / 2
    else:
        share = above + pick(rng, (0.004, 0.007, 0.011, 0.015))
    benchmark = between(rng, 9_800, 11_600, 100) * lives
    return {
        "name": pick(rng, NAMES["only_the_data"]),
        "lives": lives,
        "benchmark": benchmark,
        "spending": round(benchmark * (1 - share), -2),
        "rows": [list(ROWS[at]), list(ROWS[at + 1])],
        "minimum": round(minimum, 6),
        "case": case,
    }


@cache
def _certificates():
    """Shares for which an earned certificate is not as common, to two points, as anything else one might compute."""
    kept = []
    for gifted in (0.10, 0.15, 0.20, 0.25, 0.30):
        for certain in (0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90):
            for guessed in (0.08, 0.10, 0.12, 0.15, 0.18, 0.20):
                earned = gifted * certain / (gifted * certain + (1 - gifted) * guessed)
                others = (certain, 1 - guessed, certain / (certain + guessed), gifted * certain, gifted)
                values = sorted([earned, *others])
                if all(high - low >= 0.02 for low, high in pairwise(values)):
                    kept.append((gifted, certain, guessed))
    return kept


def perfect_pitch(rng):
    gifted, certain, guessed = pick(rng, _certificates())
    return {"gifted": gifted, "certain": certain, "guessed": guessed, "notes": between(rng, 12, 40, 4)}


def loss_with_limit(rng):
    level = pick(rng, tuple(LEVELS))
    of_revenue, of_benchmark = LEVELS[level]
    benchmark = between(rng, 60, 140, 5) * 1_000_000
    binds = pick(rng, ("revenue", "revenue", "benchmark", "rate"))
    part = pick(rng, (0.25, 0.30, 0.35)) if binds != "benchmark" else pick(rng, (0.60, 0.70, 0.80))
    limit = min(of_revenue * part, of_benchmark)
    # 30% of the loss is over the limit, or under it, by a good margin either way
    share = limit / 0.3 * (pick(rng, (0.55, 0.7)) if binds == "rate" else pick(rng, (1.3, 1.5, 1.7)))
    loss = round(share * benchmark, -4)
    return {
        "name": pick(rng, NAMES["loss_with_limit"]),
        "level": level,
        "benchmark": benchmark,
        "spending": round(benchmark + loss),
        "loss": round(loss),
        "revenue": round(part * benchmark, -4),
        "binds": binds,
    }


def enhanced_losses(rng):
    high, middle, low = between(rng, 0.84, 0.98, 0.02), between(rng, 0.40, 0.72, 0.04), between(rng, 0.14, 0.26, 0.02)
    names = sample(rng, NAMES["enhanced_losses"], 3)
    rows = [(high, between(rng, 2, 6, 0.5)), (middle, between(rng, 2, 6, 0.5)), (low, between(rng, 2, 6, 0.5))]
    chosen = shuffled(rng, list(zip(names, rows, strict=True)))
    return {
        "names": [name for name, _ in chosen],
        "scores": [score for _, (score, _) in chosen],
        "losses": [loss for _, (_, loss) in chosen],
        "lines": "\n".join(f"| {name} | {score:.0%} | \\${loss:.1f} million |" for name, (score, loss) in chosen),
    }


PANELS_WITHIN_REACH = [
    (cv / 10, m / 10_000)
    for cv in range(14, 25)
    for m in (150, 175, 200, 225, 250, 300)
    if 7_000 <= (1.645 * cv / 10 / (m / 10_000)) ** 2 <= 58_000
]
"""How much one person's cost varies and the minimum rate, where the smallest panel lies on the slider."""


def smallest_panel(rng):
    variation, minimum = pick(rng, PANELS_WITHIN_REACH)
    return {"variation": variation, "minimum": minimum}


LIVES = (100, 120, 150)


@cache
def _panels():
    """Average cost of 400 panels of each size, drawn once from the person-years of the RAND table, and the mean of all."""
    from vbc.datasets import rand_hie

    spending = rand_hie()["spending"].sort_values().tolist()
    rng = SeededRng("panels of real people")
    bank = {lives: [round(sum(pick(rng, spending) for _ in range(lives)) / lives, 2) for _ in range(400)] for lives in LIVES}
    return bank, round(sum(spending) / len(spending), 2)


def real_people(rng):
    bank, mean = _panels()
    lives = pick(rng, LIVES)
    minimum = pick(rng, (0.06, 0.08, 0.10))
    while True:
        panels = [pick(rng, bank[lives]) for _ in range(12)]
        saved = [1 - average / mean for average in panels]
        # some are paid, one saves too little, one loses much, and none stands so near the line that rounding decides
        told_apart = any(0.02 < s < minimum - 0.005 for s in saved) and any(s < -minimum - 0.005 for s in saved)
        if told_apart and 3 <= sum(s >= minimum for s in saved) <= 9 and all(abs(s - minimum) > 0.002 for s in saved):
            break
    return {"lives": lives, "minimum": minimum, "mean": mean, "panels": panels, "listed": _listed(panels)}


def _listed(panels):
    rows = [panels[at : at + 4] for at in range(0, 12, 4)]
    return "\n".join("| " + " | ".join(f"\\${average:,.2f}" for average in row) + " |" for row in rows)


def corridor_three_years(rng):
    benchmark = between(rng, 10, 50, 2) * 1_000_000
    first, second = pick(rng, ((0.25, 0.5), (0.3, 0.6), (0.2, 0.5)))
    inside, beyond = between(rng, 2.6, 4.6, 0.2), between(rng, 5.6, 8, 0.4)
    other = between(rng, 2.6, 4.6, 0.2)
    years = shuffled(rng, [inside, -other, beyond if rng.random() < 0.5 else -beyond])
    deviations = [round(year / 100, 4) for year in years]
    return {
        "benchmark": benchmark,
        "first": first,
        "second": second,
        "years": ["Year 1", "Year 2", "Year 3"],
        "deviations": deviations,
        "lines": "\n".join(f"| Year {at + 1} | \\${round(benchmark * (1 - d)):,} |" for at, d in enumerate(deviations)),
    }


def phantom_savings(rng):
    threshold = pick(rng, (50_000, 75_000, 100_000))
    usual = [between(rng, 500, 9_500, 500) for _ in range(7)] + [between(rng, 12_000, 40_000, 1_000)]
    large = round(threshold * pick(rng, (1.2, 1.3, 1.4)))
    largest = round(threshold * pick(rng, (1.8, 2.2, 2.6)))
    costs = shuffled(rng, [*usual, large, largest])
    return {"threshold": threshold, "costs": costs, "total": sum(costs), "listed": ", ".join(f"\\${cost:,}" for cost in costs)}


STEPS = tuple(range(25_000, 250_001, 25_000))


@cache
def _variations():
    """How much one person's counted cost varies at each threshold, under the workbook's illustrative law."""
    from vbc.spending_law import MEDICARE_LIKE
    from vbc.spending_variation import coefficient_of_variation

    return [round(float(coefficient_of_variation(MEDICARE_LIKE, truncate_at=step)), 2) for step in STEPS]


def steady_threshold(rng):
    variations = _variations()
    at = pick(rng, range(1, 7))
    lives = pick(rng, (4_000, 5_000, 6_000, 8_000, 10_000, 12_000))
    # in the middle between two rows, printed to a hundredth of a percent: rounding stays far from both
    wanted = round((variations[at] + variations[at + 1]) / 2 / sqrt(lives), 4)
    return {
        "lives": lives,
        "wanted": wanted,
        "variations": variations,
        "lines": "\n".join(f"| \\${step:,} | {variation:.2f} |" for step, variation in zip(STEPS, variations, strict=True)),
    }


def luck_payout(rng):
    lives = pick(rng, (4_000, 5_000, 6_000, 8_000, 10_000))
    variation = pick(rng, (1.5, 1.65, 1.8, 2.0))
    return {
        "lives": lives,
        "variation": variation,
        "minimum": pick(rng, (0.02, 0.025, 0.03)),
        "share": pick(rng, (0.4, 0.6, 0.75)),
        "benchmark": between(rng, 40, 110, 5) * 1_000_000,
    }


def benchmark_again(rng):
    saved = [between(rng, 0.02, 0.06, 0.005) for _ in range(3)]
    returned = pick(rng, (0.25, 0.5, 0.75))
    # something is left to measure: the new benchmark lies above the new spending
    least = (1 - returned) * sum(saved) / 3 + 0.01
    now = pick(rng, [n / 1000 for n in range(30, 76, 5) if n / 1000 > least])
    return {"name": pick(rng, NAMES["benchmark_again"]), "saved": saved, "returned": returned, "now": now}


def what_a_check_proves(rng):
    lives, nothing, saving = pick(rng, ((3_000, 0.25, 0.64), (5_000, 0.20, 0.67), (7_500, 0.15, 0.71), (10_000, 0.11, 0.73)))
    paid = rng.random() < 0.5
    return {
        "name": pick(rng, NAMES["what_a_check_proves"]),
        "lives": lives,
        "nothing": nothing,
        "saving": saving,
        "nothing_unpaid": round(1 - nothing, 2),
        "saving_unpaid": round(1 - saving, 2),
        "paid": paid,
        "result": "a check" if paid else "no check",
    }


def settle_a_year(rng):
    spending = between(rng, 93, 96, 1)
    return {"spending": spending, "minimum": 0.02}
