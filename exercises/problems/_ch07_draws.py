"""The numbers of chapter 7's problems. Rates are whole percents, so that what is shown is what is used."""

from exercises.problems._ch07_banks import POLICIES, REMARKS
from vbc.convergence import years_until
from workbook.text import halves_up
from workbook.variants import between, pick, some_of_each


def _percent(rate):
    return f"{rate:g}%"


def why_each_line(rng):
    off = between(rng, 2, 4, 1)
    low = between(rng, 2 * off + 3, 15, 1)
    high = low + between(rng, 6, 13, 1)
    new_low, new_high = low - off, high - off
    return {
        "low": low, "high": high, "off": off, "new_low": new_low, "new_high": new_high, "gap": high - low,
        "ratio": round(halves_up(high / low), 3), "new_ratio": round(halves_up(new_high / new_low), 3),
        "home": round(halves_up((100 - low) / (100 - high)), 3), "new_home": round(halves_up((100 - new_low) / (100 - new_high)), 3),
        "mean": _percent((low + high) / 2), "new_mean": _percent((new_low + new_high) / 2), "shown": some_of_each(rng, REMARKS, 2, shown=5),
    }  # fmt: skip


def last_step(rng):
    people, off = pick(rng, (200, 300, 400, 500)), pick(rng, (2, 3, 4))
    share = pick(rng, (60, 70, 75, 80, 90))
    to_high = 2 * share / 100
    to_low = round(2 - to_high, 2)
    low = between(rng, 12, 16, 1)
    new_low = round(low - off * to_low, 2)
    # a rate at which the ratio of before is not by chance the ratio of now
    high = pick(rng, [high for high in range(low + 10, low + 17) if abs((high - off * to_high) / new_low - high / low) > 0.04])
    new_high = round(high - off * to_high, 2)
    return {
        "people": people, "visits": 2 * people, "off": off, "share": share, "rest": 100 - share, "to_high": to_high, "to_low": to_low,
        "low": low, "high": high, "new_low": new_low, "new_high": new_high, "before": round(halves_up(high / low), 3),
    }  # fmt: skip


def only_the_data(rng):
    people_low, people_high = between(rng, 500, 900, 100), between(rng, 200, 400, 100)
    low = between(rng, 10, 15, 1)
    high = low + between(rng, 8, 14, 1)
    down_low = between(rng, 2, 4, 1)
    down_high = pick(rng, [down for down in (1, 2, 3, 4, 5, 6) if down != down_low])
    return {
        "people": [people_low, people_high],
        "before": [people_low * low // 100, people_high * high // 100],
        "after": [people_low * (low - down_low) // 100, people_high * (high - down_high) // 100],
        "rows": ["Before", "After"],
    }


def two_tanks(rng):
    step = pick(rng, (1, 2, 3))
    ahead = between(rng, 8, 24, 2)  # cans that would lift the lower tank to the other one
    both = between(rng, 4, 16, 1)  # cans for each tank after that
    lower = between(rng, 12, 40, 1)
    if ahead == both:
        both += 1
    return {
        "lower": lower,
        "higher": lower + ahead * step,
        "step": step,
        "cans": ahead + 2 * both,
        "miles": between(rng, 30, 90, 5) + (1 if ahead % 5 == 0 else 0),
    }


SCENARIOS = (
    "alike",
    "less in proportion",
    "less in proportion",
    "more in proportion",
    "leveling down",
    "both rise",
    "one left out",
)


def which_headlines(rng):
    """Six kinds of change, each with its own set of true headlines."""
    low = between(rng, 10, 15, 1)
    high = low + between(rng, 8, 12, 1)
    kind, off = pick(rng, SCENARIOS), between(rng, 2, 3, 1)
    change = {
        "alike": (-off, -off),
        "less in proportion": (-off, -off - 1),
        "more in proportion": (-off, -off - 6),
        "leveling down": (off, 0),
        "both rise": (off, off),
        "one left out": (-off, 0),
    }[kind]
    return {"low": low, "high": high, "new_low": low + change[0], "new_high": high + change[1]}


def which_approach(rng):
    """One of each approach, and two more."""
    return {"shown": some_of_each(rng, POLICIES, 3, shown=6)}


def close_the_gap(rng):
    """A gap that a whole share closes exactly."""
    share, off = pick(rng, (60, 65, 70, 75, 80, 85, 90)), pick(rng, (4, 5, 6))
    gap = round(off * 2 * (2 * share - 100) / 100, 1)
    low = between(rng, 12, 16, 1)
    people = pick(rng, (200, 300, 400))
    return {"low": low, "high": round(low + gap, 1), "gap": gap, "off": off, "people": people, "visits": 2 * people, "share": share}


def most_for_all(rng):
    most_low = between(rng, 3, 6, 1)
    most_high = most_low + between(rng, 2, 6, 1)
    low = between(rng, 14, 18, 1)
    # where the rates stand as the possible falls do, a look at the rates would give the right answer
    highs = [high for high in range(low + 6, low + 11) if abs(high / low - most_high / most_low) > 0.12]
    return {
        "low": low,
        "high": pick(rng, highs),
        "most_low": most_low,
        "most_high": most_high,
        "pair": pick(rng, (3, 5, 6)),  # at 2 or 4 a division in proportion would nearly be another slip, or right
    }


def years(rng):
    """A pace and a target at which every usual slip gives other years."""
    gap, gone, target = between(rng, 8, 16, 1), pick(rng, (15, 20, 25, 30)), pick(rng, (1, 1.5, 2, 2.5, 3))
    if years_until(target / 100, baseline_gap=gap / 100, retained=1 - gone / 100) < 4:
        gone = 15
    return {"gap": gap, "gone": gone, "target": target}


def three_unchanged(rng):
    low = between(rng, 18, 24, 1)
    high = low + between(rng, 14, 18, 1)
    return {"low": low, "high": high, "new_low": low - between(rng, 7, 10, 1)}


def what_moved_the_mean(rng):
    low, rise_low, rise_high = between(rng, 8, 14, 1), between(rng, 1, 2, 1), between(rng, 1, 2, 1)
    high = low + between(rng, 12, 18, 1)  # so far apart that the mean falls whatever the rates do
    share = pick(rng, (50, 60))
    new_share = share - pick(rng, (20, 25, 30))
    return {
        "low": low,
        "high": high,
        "new_low": low + rise_low,
        "new_high": high + rise_high,
        "share": share,
        "new_share": new_share,
        "rest": 100 - share,
        "new_rest": 100 - new_share,
        "rows": ["The towns' own rates", "Who was counted"],
    }


def after_the_money(rng):
    gone = pick(rng, (20, 25, 30, 40))
    return {
        "people": between(rng, 200, 900, 100),
        "gap": between(rng, 8, 14, 1),
        "left": pick(rng, (2, 3, 4, 5)),
        "gone": gone,
        "paid": pick(rng, (2, 3)),
        "years": pick(rng, (6, 8, 10)),
    }


def concentration_code(rng):
    return {"fifths": pick(rng, (3, 4, 5))}


def may_it_be_printed(rng):
    """An interval of differences that all matter, one of differences none of which does, or one that holds both."""
    matters = pick(rng, (3, 4, 5))
    kind = pick(rng, ("open", "less", "alike"))
    if kind == "less":
        half = between(rng, 1.4, 2.6, 0.2)
        difference = round(matters + half + between(rng, 0.2, 1.2, 0.2), 1)
    elif kind == "alike":
        difference, half = between(rng, 0.2, 0.6, 0.2), between(rng, 0.8, matters - 1.2, 0.2)
    else:
        difference = between(rng, 1.2, 2.4, 0.2)
        half = round(matters + between(rng, 0.4, 1.6, 0.2), 1)
    return {
        "difference": difference,
        "lower": round(difference - half, 1),
        "upper": round(difference + half, 1),
        "least": f"{difference - half:.1f}".replace("-", "−"),
        "matters": matters,
        "people": between(rng, 120, 400, 20),
    }
