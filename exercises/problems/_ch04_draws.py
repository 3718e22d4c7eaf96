"""The numbers of the questions on costing. Each draw keeps right and wrong rules apart by construction."""

from exercises.problems._ch04_banks import ITEMS, KIND_OF, KINDS, REASON_OF, REASONS, REMARKS
from workbook.variants import between, pick, sample, shuffled

CALENDARS = ((115_200, 96_000), (112_500, 90_000), (120_000, 100_000))
"""Paid minutes of a year, and those that can reach patients."""

FOUR = ("physician", "nurse", "scanner", "chair")


def why_each_line(rng):
    paid, practical = pick(rng, CALENDARS)
    rate, room_rate = between(rng, 1.0, 1.6, 0.1), between(rng, 0.3, 0.6, 0.1)
    minutes, alone = between(rng, 20, 35, 5), pick(rng, (5, 10, 15))
    supplies = between(rng, 6.5, 14.5, 0.5)
    room_minutes = between(rng, 110_000, 130_000, 10_000)
    shown = [pick(rng, [one for one in REMARKS if REASON_OF[one] == reason]) for reason in REASONS]
    shown += sample(rng, [one for one in REMARKS if one not in shown], 2)
    return {
        "paid": paid,
        "practical": practical,
        "nurse_cost": round(rate * practical),
        "rate": rate,
        "room_minutes": room_minutes,
        "room_cost": round(room_rate * room_minutes),
        "room_rate": room_rate,
        "minutes": minutes,
        "alone": alone,
        "stay": minutes + alone,
        "nurse_part": round(minutes * rate, 2),
        "room_part": round((minutes + alone) * room_rate, 2),
        "supplies": supplies,
        "visit": round(minutes * rate + (minutes + alone) * room_rate + supplies, 2),
        "shown": shuffled(rng, shown),
    }


def last_line(rng):
    minutes = [between(rng, 10, 18, 2), between(rng, 8, 16, 2)]
    rates = [between(rng, 1.8, 2.6, 0.1), between(rng, 0.5, 0.9, 0.1)]
    waited, room_rate, supplies = between(rng, 5, 12, 1), between(rng, 0.4, 0.6, 0.05), between(rng, 6.5, 12.5, 0.5)
    stay = sum(minutes) + waited
    for lost in (stay * room_rate, waited * room_rate):  # the room's line, or its waiting, and supplies must not look alike
        if min(abs(supplies - lost), abs(supplies - supplies / stay - lost)) < 0.6:
            return last_line(rng)
    return {
        "minutes": minutes,
        "rates": rates,
        "parts": [round(took * rate, 2) for took, rate in zip(minutes, rates, strict=True)],
        "room_minutes": stay,
        "room_rate": room_rate,
        "supplies": supplies,
    }


def only_the_data(rng):
    took = [between(rng, 8, 20, 1), between(rng, 10, 25, 1)]
    costs = [between(rng, 240_000, 330_000, 6_000), between(rng, 90_000, 126_000, 2_000), between(rng, 36_000, 60_000, 2_000)]
    days, share, room_hours = between(rng, 220, 240, 5), pick(rng, (0.75, 0.8, 0.85)), pick(rng, (8, 9, 10))
    stay, supplies = sum(took) + between(rng, 4, 10, 1), between(rng, 1.6, 3.4, 0.2)
    staff = sum(cost * minutes for cost, minutes in zip(costs[:2], took, strict=True)) / (days * 480 * share)
    room, breaks = stay * costs[2] / (250 * room_hours * 60), staff * (1 - share)
    if min(abs(room - breaks), abs(room - supplies), abs(breaks - supplies)) < 0.015 * (staff + room + supplies):
        return only_the_data(rng)  # what is forgotten must show in the number
    return {
        "costs": costs,
        "days": days,
        "share": share,
        "room_days": 250,
        "room_hours": room_hours,
        "minutes": [*took, stay],
        "supplies": supplies,
    }


def bicycle_shop(rng):
    moved = pick(rng, (10, 15))
    master, apprentice = moved + pick(rng, (10, 15)), pick(rng, (10, 15, 20))
    stand = master + apprentice
    lowers = rng.random() < 0.5
    most = between(rng, 42, 58, 1)
    spare = {"stand": most + between(rng, 9, 14, 1), "apprentice": most + between(rng, 6, 11, 1)}
    odd = {
        name: round(pick(rng, (0.3, 0.4, 0.6, 0.7)) * each) for name, each in (("stand", stand), ("apprentice", apprentice + moved))
    }
    if lowers:  # the apprentice, with more to do, is short; before, the shop did more
        weeks = {"stand": stand * spare["stand"], "apprentice": (apprentice + moved) * most + odd["apprentice"]}
        weeks["master"] = master * (most + between(rng, 4, 7, 1))
    else:  # the master was short; now the stand is
        weeks = {"stand": stand * most + odd["stand"], "apprentice": (apprentice + moved) * spare["apprentice"]}
        weeks["master"] = master * (most - between(rng, 4, 7, 1))
    pooled = sum(weeks.values()) // (2 * stand)
    people = min(weeks["master"] // (master - moved), weeks["apprentice"] // (apprentice + moved))
    if pooled in (most, people, weeks["master"] // master, weeks["master"] // (master - moved)):
        return bicycle_shop(rng)  # a wrong rule that meets another by chance could not be named
    return {
        "master": master,
        "apprentice": apprentice,
        "stand": stand,
        "moved": moved,
        "weeks": [weeks["master"], weeks["apprentice"], weeks["stand"]],
        "price": between(rng, 60, 95, 5),
    }


def capacity_rate(rng):
    return {
        "cost": between(rng, 130_000, 340_000, 5_000),  # above a dollar a minute, so that the rate is not its own inverse
        "days": between(rng, 200, 240, 5),
        "hours": pick(rng, (7, 8, 9)),
        "share": pick(rng, (0.75, 0.78, 0.82, 0.85, 0.9)),
    }


def idle_dollars(rng):
    rate, practical = pick(rng, (0.4, 0.5, 0.6, 0.7, 1.3, 1.4, 1.5, 1.6)), between(rng, 90_000, 120_000, 5_000)
    minutes = pick(rng, (60, 75, 90, 120))
    share = pick(rng, (0.55, 0.6, 0.65, 0.7, 0.75, 0.8))
    if abs(rate / share - 1) < 0.02:
        return idle_dollars(rng)  # at a dollar for each used minute, two wrong rules would meet
    return {
        "cost": round(rate * practical),
        "practical": practical,
        "minutes": minutes,
        "visits": round(share * practical / minutes),
    }


def who_runs_out(rng):
    dearest = pick(rng, ("physician", "scanner"))
    short, brief, long = shuffled(rng, [name for name in FOUR if name != dearest])
    visits = between(rng, 2_400, 3_400, 100)
    each = between(rng, 18, 26, 2)
    minutes = {short: each, brief: pick(rng, (6, 8)), long: between(rng, 40, 55, 5), dearest: each - pick(rng, (4, 6))}
    lasts = {
        short: visits,
        brief: visits * pick(rng, (1.5, 1.6)),
        long: visits * pick(rng, (1.3, 1.4)),
        dearest: visits * pick(rng, (1.3, 1.5)),
    }
    year = {name: int(round(minutes[name] * lasts[name], -3)) for name in FOUR}
    costs = {name: between(rng, 48_000, 120_000, 6_000) for name in FOUR} | {dearest: between(rng, 260_000, 380_000, 20_000)}
    return {
        **{f"minutes_{name}": minutes[name] for name in FOUR},
        **{f"year_{name}": year[name] for name in FOUR},
        **{f"cost_{name}": costs[name] for name in FOUR},
    }


def shift_to_target(rng):
    rate_of, rate_by = between(rng, 3.0, 3.8, 0.2), between(rng, 1.0, 1.4, 0.1)
    moved = between(rng, 5, 12, 1)
    now = moved + pick(rng, (3, 5, 8))
    by_the_nurse = moved * (rate_of - rate_by) / rate_by
    if by_the_nurse > 29.5 or abs(by_the_nurse - now) < 0.5 or abs(by_the_nurse - moved) < 0.5:
        return shift_to_target(rng)  # each wrong rule must be seen on the slider, and as itself
    cost = between(rng, 95, 140, 1) + pick(rng, (0.2, 0.4, 0.6, 0.8))
    return {
        "rate_of": rate_of,
        "rate_by": rate_by,
        "cost": round(cost, 2),
        "target": round(cost - moved * (rate_of - rate_by), 2),
        "now": now,
    }


def extra_visits(rng):
    supplies, time = between(rng, 12, 30, 1), between(rng, 70, 110, 2)
    now = between(rng, 1_800, 2_400, 50)
    return {
        "supplies": supplies,
        "time": time,
        "cost": supplies + time,
        "pays": supplies + between(rng, 15, 45, 5),
        "more": between(rng, 100, 300, 20),
        "now": now,
        "most": now + between(rng, 400, 700, 50),
    }


def which_kind_of_cost(rng):
    chosen = [sample(rng, [item for item in ITEMS if KIND_OF[item] == kind], 2) for kind in KINDS]
    return {"shown": shuffled(rng, [item for two in chosen for item in two])}


def loaded_rates(rng):
    rates = [between(rng, 2.4, 3.6, 0.2), between(rng, 1.0, 1.4, 0.1), between(rng, 0.3, 0.6, 0.1)]
    minutes = [96_000, 96_000, 120_000]
    costs = [round(rate * year) for rate, year in zip(rates, minutes, strict=True)]
    share = pick(rng, (0.1, 0.12, 0.15, 0.2))
    return {"rates": rates, "minutes": minutes, "costs": costs, "pool": round(share * sum(costs))}


def three_ways(rng):
    rate, room_rate = between(rng, 1.0, 1.4, 0.1), between(rng, 0.3, 0.5, 0.1)
    minutes, supplies = between(rng, 25, 45, 5), between(rng, 2, 8, 1)
    measured = minutes * (rate + room_rate) + supplies
    ratio = pick(rng, (0.3, 0.35, 0.4))
    dear = rng.random() < 0.5  # a service with a high price looks dear by ratio, one with a low price cheap
    times = pick(rng, (1.5, 1.6, 1.8)) if dear else pick(rng, (0.45, 0.5, 0.6))
    charge = int(round(measured * times / ratio, -1))
    billed = between(rng, 1_200_000, 2_000_000, 100_000)
    return {
        "rate": rate,
        "room_rate": room_rate,
        "minutes": minutes,
        "supplies": supplies,
        "billed": billed,
        "spent": round(ratio * billed),
        "charge": charge,
        "pays": round(measured + pick(rng, (0.4, 0.5, 0.6)) * (charge * ratio - measured)),
    }


def raised_price(rng):
    visits, scans = between(rng, 1_500, 2_500, 100), between(rng, 1_500, 2_500, 100)
    charge, scan_charge = between(rng, 200, 320, 20), between(rng, 460, 620, 20)
    billed = visits * charge + scans * scan_charge
    raised = charge + between(rng, 60, 120, 20)
    even, billed_then = billed / (visits + scans), billed + visits * (raised - charge)
    rules = (raised * billed / billed_then, raised, charge, charge * billed / billed_then)
    if min(abs(even / rule - 1) for rule in rules) < 0.012:
        return raised_price(rng)  # to spread evenly must not give what another rule gives
    return {
        "visits": visits,
        "scans": scans,
        "charge": charge,
        "scan_charge": scan_charge,
        "raised": raised,
        "spent": int(round(billed * pick(rng, (0.35, 0.4, 0.45)), -3)),
    }


def visit_cost(rng):
    return {"minutes": between(rng, 10, 20, 5), "quantity": pick(rng, (2, 3))}
