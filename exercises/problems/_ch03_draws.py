"""The numbers of chapter 3's problems. Where a draw shows worked lines, each line follows from the figures as printed."""

from exercises.problems._ch03_banks import COMPARISONS, REMARKS
from workbook.variants import between, groups, pick, shuffled, some_of_each


def listed(utilities):
    """Utilities as a reader reads them: 0.80, 0.75 and 0.70."""
    *first, last = (f"{utility:.2f}" for utility in utilities)
    return f"{', '.join(first)} and {last}"


def worth_today(amounts, rate):
    """Yearly amounts, each counted at its year's end: `vbc.discounted_qalys` in plain numbers, for draws and keys that must be quick."""
    return sum(amount / (1 + rate) ** year for year, amount in enumerate(amounts, 1))


def signed(number, form):
    """A difference with its sign, and a real minus."""
    return format(number, f"+{form}").replace("-", "−")


RATE = 0.03


def why_each_line(rng):
    u1 = between(rng, 0.75, 0.90, 0.05)
    u2 = round(u1 - between(rng, 0.05, 0.15, 0.05), 2)
    v2, v3 = round(u2 + 0.05, 2), between(rng, 0.40, 0.60, 0.05)
    drug, care = between(rng, 30_000, 70_000, 1_000), between(rng, 4_000, 14_000, 500)
    usual, treated = (round(worth_today(life, RATE), 4) for life in ((u1, u2), (u1, v2, v3)))
    gain, later = round(treated - usual, 4), round(care / (1 + RATE) ** 3)
    ratio = round((drug + later) / gain)
    # a price that the ratio misses by a tenth or more, so that the last line is no matter of rounding
    price = pick(rng, [price for price in (50_000, 75_000, 100_000, 150_000, 200_000) if abs(price / ratio - 1) > 0.1])
    return {
        "u1": u1, "u2": u2, "v2": v2, "v3": v3, "drug": drug, "care": care, "later": later, "usual": usual, "treated": treated,
        "gain": gain, "extra": drug + later, "ratio": ratio, "price": price,
        "verdict": "take it" if ratio < price else "keep usual care", "side": "below" if ratio < price else "above",
        "shown": some_of_each(rng, REMARKS, 2, shown=5),
    }  # fmt: skip


def last_step(rng):
    e_usual = between(rng, 2.50, 6.00, 0.05)
    gain = between(rng, 0.40, 1.20, 0.05)
    drug, more_care = between(rng, 30_000, 70_000, 1_000), between(rng, 8_000, 30_000, 500)
    care_usual = between(rng, 25_000, 60_000, 500)
    return {
        "e_usual": e_usual,
        "e_new": round(e_usual + gain, 2),
        "gain": gain,
        "drug": drug,
        "care_usual": care_usual,
        "care_new": care_usual + more_care,
        "more_care": more_care,
    }


def only_the_data(rng):
    u1 = between(rng, 0.70, 0.85, 0.05)
    usual = [u1, round(u1 - 0.05, 2), round(u1 - 0.15, 2)]
    better = between(rng, 0.05, 0.10, 0.05)
    new = [usual[0], round(usual[1] + better, 2), round(usual[2] + better, 2), between(rng, 0.40, 0.60, 0.05)]
    care = between(rng, 13_000, 20_000, 500)  # a bill so large that to forget it is no matter of discounting
    drug = between(rng, 35_000, 50_000, 1_000)
    return {
        "usual": usual,
        "new": new,
        "costs_usual": [care] * 3,
        "costs_new": [care + drug, care, care, care],
        "rate": pick(rng, (0.03, 0.04)),
    }


def sunday_ferry(rng):
    fare, share = pick(rng, (4, 5, 8, 10)), pick(rng, (0.6, 0.7, 0.8, 1.25, 1.4, 1.5))
    riders = between(rng, 3_000, 9_000, 200)
    return {"riders": riders, "fare": fare, "saved": round(riders * fare * share), "seats": between(rng, 40, 90, 2)}


def qalys_today(rng):
    years = between(rng, 3, 5, 1)
    utilities = [between(rng, 0.80, 0.95, 0.05)]
    for _ in range(years - 2):
        utilities.append(round(utilities[-1] - between(rng, 0.05, 0.10, 0.05), 2))
    utilities.append(round(utilities[-1] - between(rng, 0.15, 0.25, 0.05), 2))  # the last utility stands for no other year
    return {
        "utilities": utilities,
        "stream": listed(utilities),
        "years": years,
        "rate": pick(rng, (0.03, 0.035, 0.05)),
        "share": pick(rng, (0.25, 0.5, 0.75)),
    }


def level_life(rng):
    utility, years, rate = between(rng, 0.50, 0.90, 0.05), between(rng, 10, 30, 1), pick(rng, (0.02, 0.03, 0.035, 0.05))
    # where years times rate is 1, the undiscounted years and a life for ever would be one number
    return {"utility": utility, "years": years + 1 if abs(years * rate - 1) < 0.02 else years, "rate": rate}


def which_rate(rng):
    # So long and so dear that no rule of thumb comes within the tolerance of the rate.
    utility, years = between(rng, 0.60, 0.90, 0.05), between(rng, 12, 16, 1)
    hidden = between(rng, 0.045, 0.070, 0.005)
    return {"utility": utility, "years": years, "qalys": round(worth_today([utility] * years, hidden), 3)}


def what_years_count(rng):
    utilities = [between(rng, 0.85, 1.0, 0.05)]
    for _ in range(4):
        utilities.append(round(utilities[-1] - pick(rng, (0.0, 0.05, 0.10)), 2))
    return {"utilities": utilities, "stream": listed(utilities), "rate": between(rng, 0.04, 0.10, 0.01)}


def which_quadrant(rng):
    # one of every kind, so that a wrong rule always shows
    return {"shown": shuffled(rng, [pick(rng, group) for group in groups(COMPARISONS, 3)])}


def highest_price(rng):
    gain, price = between(rng, 0.40, 0.95, 0.05), pick(rng, (50_000, 100_000, 120_000, 150_000))
    worth = round(gain * price)
    later_care, visits = (int(round(worth * between(rng, *span), -2)) for span in ((0.2, 0.4, 0.05), (0.05, 0.10, 0.01)))
    # what a whole QALY would leave must not be what the gain is worth, or that with either cost taken off
    if any(abs(price - later_care - visits - other) < 0.01 * price for other in (worth, worth - later_care, worth - visits)):
        visits += int(round(0.03 * price, -2))
    return {"gain": gain, "price": price, "later_care": later_care, "visits": visits}


def net_health(rng):
    patients, each = between(rng, 60, 400, 20), between(rng, 0.20, 0.90, 0.05)
    elsewhere = pick(rng, (50_000, 60_000, 80_000, 100_000))
    share = pick(rng, (0.6, 0.75, 1.2, 1.35, 1.5))
    return {"patients": patients, "each": each, "elsewhere": elsewhere, "cost": int(round(each * elsewhere * share, -2))}


def frontier_ratios(rng):
    """Three on the frontier, one extendedly dominated between the first two, one dominated between the last two."""
    health, cost = between(rng, 8.00, 12.00, 0.10), between(rng, 4_000, 9_000, 200)
    first = between(rng, 10_000, 40_000, 2_000)
    second = int(first * pick(rng, (1.8, 2.0, 2.5)))
    step_1, step_2 = between(rng, 0.20, 0.40, 0.10), between(rng, 0.20, 0.40, 0.10)
    c1 = cost + round(step_1 * first)
    c2 = c1 + round(step_2 * second)
    plans = [
        (health, cost),
        (round(health + step_1 / 2, 2), cost + int(round(0.65 * step_1 * first, -1))),
        (round(health + step_1, 2), c1),
        (round(health + step_1 - pick(rng, (0.02, 0.04)), 2), c1 + int(round(0.4 * step_2 * second, -1))),
        (round(health + step_1 + step_2, 2), c2),
    ]
    names = shuffled(rng, ("Alder", "Birch", "Cedar", "Elm", "Fir"))
    return {"plans": names, "outcomes": [plan[0] for plan in plans], "costs": [plan[1] for plan in plans]}


def frontier_code(rng):
    return {"example": pick(rng, (3, 4))}


KINDS_OF_DRAWS = (
    (1, 6, 1, 1, 1, 0), (1, 5, 1, 1, 1, 1), (2, 4, 1, 1, 1, 1), (3, 3, 1, 1, 1, 1), (3, 1, 2, 1, 2, 1), (2, 1, 2, 1, 4, 0), (3, 1, 1, 1, 3, 1),
)  # fmt: skip
"""How many of ten draws buy health cheaply, buy it dearly, sell it cheaply, are worse and dearer, sell it dearly, are better and cheaper:
such that every wrong way of counting finds another number."""


def share_worth_it(rng):
    price = pick(rng, (50_000, 80_000, 100_000))
    buys, buys_dear, sells_cheap, worse, sells, better = pick(rng, KINDS_OF_DRAWS)

    def trade(count, sign, low, high):
        healths = [sign * between(rng, 0.05, 0.50, 0.05) for _ in range(count)]
        return [[health, int(round(health * between(rng, low, high, 0.1) * price, -2))] for health in healths]

    points = (
        trade(buys, 1, 0.3, 0.8) + trade(buys_dear, 1, 1.3, 1.9) + trade(sells_cheap, -1, 0.3, 0.7) + trade(sells, -1, 1.5, 2.5)
    )
    points += [[-between(rng, 0.05, 0.20, 0.05), between(rng, 2_000, 9_000, 500)] for _ in range(worse)]
    points += [[between(rng, 0.05, 0.30, 0.05), -between(rng, 1_000, 8_000, 500)] for _ in range(better)]
    points = shuffled(rng, points)
    return {"price": price, "points": points, "rows": [[signed(health, ".2f"), signed(cost, ",")] for health, cost in points]}


def worth_of_knowing(rng):
    """Five equally likely worlds; the drug is better in some and worse in others, and on average not level."""
    usual = between(rng, 40, 60, 1)
    ups = [between(rng, 12, 30, 1) for _ in range(pick(rng, (2, 3)))]
    downs = [-between(rng, 6, 24, 1) for _ in range(5 - len(ups))]
    while _blurred(sum(ups), -sum(downs)):
        ups[0] += 1
    usuals = [usual + between(rng, -5, 5, 1) for _ in range(5)]
    return {"usual": usuals, "drug": [base + gain for base, gain in zip(usuals, shuffled(rng, ups + downs), strict=True)]}


def _blurred(up, down):
    """Whether some wrong way of counting would give the right number, or the choice is level."""
    few, many = sorted((up, down))
    return many - few < 5 or abs(many - 2 * few) < 2


def at_which_prices(rng):
    quadrant = pick(rng, ("more_dearer", "less_cheaper", "more_cheaper", "less_dearer", "more_dearer", "less_cheaper"))
    health, ratio = between(rng, 0.05, 0.60, 0.05), between(rng, 20_000, 160_000, 5_000)
    more, dearer = quadrant.split("_")
    return {
        "health": health,
        "money": round(health * ratio),
        "ratio": ratio,
        "more": more,
        "dearer": dearer,
        "verb": "adds" if more == "more" else "takes",
        "effect": "costs" if dearer == "dearer" else "saves",
    }
