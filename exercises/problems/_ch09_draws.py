"""The numbers of chapter 9's problems. Where a draw shows worked lines, each line follows from the figures as printed."""

from math import floor, isclose

from exercises.problems._ch09_banks import DEEDS, IDEAS, REMARKS, SAYINGS, YEARS
from vbc.purchasing_points import achievement_points, improvement_points
from workbook.text import halves_up
from workbook.variants import between, groups, pick, sample, shuffled, some_of_each


def dollars(amount, places=2):
    """A sum as a reader reads it: −12.50, 40."""
    text = f"{halves_up(abs(float(amount))):,.{places}f}"
    return ("−" if amount < 0 and float(text.replace(",", "")) else "") + (
        text.removesuffix("." + "0" * places) if places else text
    )


WORDS = {1: "one other practice", 2: "two other practices", 3: "three other practices", 4: "four other practices"}


def apart(numbers, gap=0.02):
    """Whether all of some numbers differ by more than a share of the larger one."""
    return all(not isclose(one, other, rel_tol=gap, abs_tol=gap) for at, one in enumerate(numbers) for other in numbers[:at])


def why_each_line(rng):
    fee, cost = between(rng, 90, 160, 10), between(rng, 40, 80, 10)
    other, share = between(rng, 40, 200, 20), pick(rng, (0.4, 0.5, 0.6))
    chance, practices = pick(rng, (0.5, 0.75, 0.8)), pick(rng, (2, 4, 5))
    margin, more = fee - cost, fee + other
    lost, expected = share * more, share * chance * more
    felt = dollars(expected / practices)
    result = margin - float(felt)  # of the part as line 5 prints it, to the cent
    return {
        "fee": fee, "cost": cost, "other": other, "share": share, "chance": chance, "practices": practices, "partners": WORDS[practices - 1],
        "margin": margin, "more": more, "lost": dollars(lost), "expected": dollars(expected), "felt": felt,
        "result": dollars(result), "verdict": "it pays" if result > 0.005 else "it costs you" if result < -0.005 else "it is level",
        "shown": some_of_each(rng, REMARKS, 2, shown=5),
    }  # fmt: skip


def last_step(rng):
    margin, practices = between(rng, 20, 60, 5), pick(rng, (2, 3, 4, 5))
    share, chance = pick(rng, (0.4, 0.5, 0.6)), pick(rng, (0.5, 0.8))
    cost = between(rng, 40, 90, 5)
    more = between(rng, 120, 480, 20)
    while not _step_is_plain(margin, share * chance * more, practices):
        more += 20
    return {
        "margin": margin, "fee": margin + cost, "cost": cost, "more": more, "share": share, "chance": chance, "practices": practices,
        "partners": WORDS[practices - 1], "lost": round(share * chance * more, 2), "lost_text": dollars(share * chance * more),
    }  # fmt: skip


def _step_is_plain(margin, lost, practices):
    """Whether every wrong last step gives another number, and the right one is not near zero."""
    right = margin - lost / practices
    return abs(right) >= 2 and apart(
        [right, margin, margin - lost, -lost / practices, (margin - lost) / practices, margin + lost / practices]
    )


def four_margins(rng):
    fee, margin = between(rng, 80, 140, 10), between(rng, 20, 50, 5)
    call, chance = between(rng, 20, 45, 5), pick(rng, (0.02, 0.03, 0.04, 0.05))
    loss, share = between(rng, 6_000, 14_000, 1_000), pick(rng, (0.4, 0.5, 0.6))
    return {"fee": fee, "cost": fee - margin, "margin": margin, "call": call, "chance": chance, "loss": loss, "share": share}


def lawn(rng):
    worth, flats = between(rng, 2.0, 4.0, 0.5), between(rng, 3, 9, 1)
    cost = round(worth * (flats + pick(rng, (0.3, 0.4, 0.6, 0.7))), 2)
    return {"worth": worth, "cost": cost, "area": between(rng, 300, 900, 50)}


def neutral_share(rng):
    margin, spending = between(rng, 20, 60, 2), between(rng, 120, 300, 10)
    chance = pick(rng, (0.5, 0.6, 0.75, 0.8))
    while not (0.1 <= margin / (chance * spending) <= 0.9 and _settings_apart(margin, spending, chance)):
        margin = 20 + (margin + 2 - 20) % 42
    return {"margin": margin, "fee": margin + 60, "spending": spending, "chance": chance}


def _settings_apart(margin, spending, part):
    """Whether what wrong rules set lies two settings from the right one and from each other."""
    truth, others = (
        margin / (part * spending),
        (margin / spending, 1 - margin / spending, margin * part / spending, 1 - margin / (part * spending)),
    )
    values = [truth, *others]
    return all(abs(one - other) > 0.025 for at, one in enumerate(values) for other in values[:at])


def neutral_chance(rng):
    margin, spending = between(rng, 20, 60, 2), between(rng, 120, 300, 10)
    share = pick(rng, (0.4, 0.5, 0.6, 0.75))
    while not (
        0.1 <= margin / (share * spending) <= 0.9
        and _settings_apart(margin, spending, share)
        and abs(margin / (share * spending) - share) > 0.025
    ):
        margin = 20 + (margin + 2 - 20) % 42
    return {"margin": margin, "spending": spending, "share": share}


def next_patient(rng):
    patients, amount = pick(rng, (50, 100, 200)), between(rng, 10_000, 40_000, 2_000)
    threshold, reach = pick(rng, (0.7, 0.8)), 0.2
    last = round(threshold * patients) - 1
    start = round((threshold - reach) * patients)
    mets = [start - between(rng, 3, 8, 1), start + between(rng, 1, 4, 1), last, last + between(rng, 3, 6, 1)]
    names = shuffled(rng, ("Ash", "Birch", "Cedar", "Elm"))
    return {
        "patients": patients, "amount": amount, "threshold": threshold, "low": round(threshold - reach, 2), "high": round(threshold + reach, 2),
        "practices": names, "mets": mets,
    }  # fmt: skip


def settle_the_year(rng):
    baseline, episodes = between(rng, 18_000, 32_000, 500), between(rng, 40, 200, 10)
    discount, limit = pick(rng, (0.02, 0.03)), pick(rng, (0.05, 0.10))
    target = (1 - discount) * baseline
    # half of the draws reach the limit, up or down
    beyond = pick(rng, (-0.5, 0.5, 1.3, -1.3)) * limit * target
    each = int(round(target - beyond, -1))
    return {"baseline": baseline, "episodes": episodes, "discount": discount, "limit": limit, "each": each}


def points(rng):
    """Three measures: one where standing counts, one where climbing does, one where lower is better."""
    while True:
        rows = standing, climbing, falling = [_standing(rng), _climbing(rng), _falling(rng)]
        if not (_safe(standing) and _safe(climbing) and _safe(falling)):
            continue
        if (
            _achieved(standing) > _improved(standing) > 0
            and _improved(climbing) > _achieved(climbing) > 0
            and _achieved(falling) > _improved(falling) > 0
        ):
            break
    return {"measures": ["Calls", "Medicines", "Infections"], "rows": rows}


def _standing(rng):
    threshold = between(rng, 0.50, 0.65, 0.01)
    benchmark = round(threshold + between(rng, 0.22, 0.30, 0.01), 2)
    before = round(threshold + between(rng, -0.03, 0.06, 0.01), 2)
    return [before, round(threshold + between(rng, 0.12, 0.20, 0.01), 2), threshold, benchmark]


def _climbing(rng):
    threshold = between(rng, 0.50, 0.65, 0.01)
    benchmark = round(threshold + between(rng, 0.22, 0.30, 0.01), 2)
    return [
        round(threshold - between(rng, 0.20, 0.35, 0.01), 2),
        round(threshold + between(rng, 0.02, 0.08, 0.01), 2),
        threshold,
        benchmark,
    ]


def _falling(rng):
    threshold, benchmark = between(rng, 0.90, 1.10, 0.02), between(rng, 0.30, 0.50, 0.02)
    return [
        round(threshold + between(rng, -0.10, 0.10, 0.02), 2),
        round(threshold - between(rng, 0.30, 0.45, 0.02), 2),
        threshold,
        benchmark,
    ]


def _achieved(row):
    _, now, threshold, benchmark = row
    return achievement_points(now, threshold=threshold, benchmark=benchmark)


def _improved(row):
    before, now, threshold, benchmark = row
    return improvement_points(now, baseline=before, benchmark=benchmark, lower_is_better=benchmark < threshold)


def _safe(row):
    """Whether neither result lies so near to a half that rounding on the way would turn it."""
    before, now, threshold, benchmark = row
    stand = 9 * (now - threshold) / (benchmark - threshold) + 1
    climb = 10 * (now - before) / (benchmark - before)
    return 0.05 < stand - floor(stand) < 0.95 and 0.05 < climb - floor(climb) < 0.95


def total_score(rng):
    scores = [between(rng, 20, 80, 2) for _ in range(3)]
    slope, base = between(rng, 2.0, 3.0, 0.1), between(rng, 20, 90, 2)
    while not _scores_apart(scores, slope):
        scores[0] = 20 + (scores[0] + 6 - 20) % 62
    return {"scores": scores, "slope": slope, "base": base, "missing": pick(rng, ("efficiency and cost reduction", "safety"))}


def _effects(scores, slope):
    """The payment's change, in shares of base payments, by the right rule and by wrong ones."""
    mean, quarter = sum(scores) / 300, sum(scores) / 400
    return [0.02 * (mean * slope - 1), 0.02 * (quarter * slope - 1), 0.02 * mean * slope, 0.02 * (mean - 1), 0.02 * mean]


def _scores_apart(scores, slope):
    values = _effects(scores, slope)
    return abs(values[0]) > 0.001 and all(abs(one - other) > 0.0004 for at, one in enumerate(values) for other in values[:at])


def risk_score_code(rng):
    return {"example": pick(rng, (1, 2))}


def who_pays(rng):
    return {"shown": some_of_each(rng, DEEDS, 3, shown=6)}


def what_is_felt(rng):
    chosen = [pick(rng, group) for group in groups(YEARS, 3)]
    # one more of those that are nothing: each of its three has a mistake of its own
    nothing = [year for year in groups(YEARS, 3)[0] if year not in chosen]
    return {"shown": shuffled(rng, [*chosen, pick(rng, nothing)])}


def price_of_a_brick(rng):
    # worth falls faster than cost rises, so that the middle of the two starts is no right price
    first_cost, cost_rise, worth_fall = between(rng, 14, 30, 2), pick(rng, (2, 3)), between(rng, 4, 7, 1)
    best = between(rng, 8, 12, 1)
    first_worth = first_cost + best * (cost_rise + worth_fall)
    return {"first_cost": first_cost, "cost_rise": cost_rise, "first_worth": first_worth, "worth_fall": worth_fall}


def members_leave(rng):
    stay, avoided = pick(rng, (0.7, 0.75, 0.8, 0.85)), between(rng, 100, 300, 10)
    years = 3
    cost = int(round(avoided * pick(rng, (1.4, 1.6, 2.4, 2.6)), -1))
    return {"stay": stay, "avoided": avoided, "years": years, "cost": cost}


def losing_year(rng):
    mean, members = between(rng, 6_000, 11_000, 500), pick(rng, (400, 900, 1_600, 2_500))
    deviation = between(rng, 1.4, 2.4, 0.2) * mean
    z = pick(rng, (0.4, 0.6, 0.8, 1.0, 1.2, 1.4))
    loading = int(round(z * deviation / members**0.5, -1))
    return {"mean": mean, "revenue": mean + loading, "deviation": int(round(deviation, -2)), "members": members}


def which_payment(rng):
    idea = pick(rng, list(IDEAS))
    return {"idea": idea, "text": IDEAS[idea][1]}


def what_may_be_said(rng):
    shows, against, *silent = groups(SAYINGS, 3)
    return {"shown": shuffled(rng, [*sample(rng, shows, 2), *sample(rng, against, 2), *(pick(rng, group) for group in silent)])}
