"""Chapter 7, the problems on yardsticks of a gap: answers, mistakes, explanations."""

from inspect import getsource

from exercises.problems._ch07_banks import REASONS, REMARKS
from vbc.neutral_rate import neutral_rate
from workbook.text import halves_up
from workbook.variants import binned

# --- Why is each line there? ---------------------------------------------------------------------------------------

_REASON = binned(REMARKS, 2, REASONS)


def sort_remarks(*, shown, **_):
    return {remark: _REASON[remark] for remark in shown}


def _moved(shown, belongs, to):
    return {remark: to if _REASON[remark] == belongs else _REASON[remark] for remark in shown}


def small_numbers_explain_the_quarrel(*, shown, **_):
    """You explained a quarrel between *two* ratios by small numbers. Small numbers make one ratio move. What do the two divide, that they can move apart?"""
    return _moved(shown, "framing", "rarer")


def the_outcome_explains_one_ratio(*, shown, **_):
    """You explained a move of *one* ratio by which outcome is counted. It is the same outcome before and after. What has become of the numbers that are divided?"""
    return _moved(shown, "rarer", "framing")


def a_difference_is_an_average(*, shown, **_):
    """You explained what line 2 does by averaging. Nothing is averaged there: both towns' rates stand in it, one taken from the other."""
    return _moved(shown, "points", "blind")


def an_average_is_a_difference(*, shown, **_):
    """You explained line 5 by subtracting. Line 5 adds the towns up. Which of its two parts can you still see in the sum?"""
    return _moved(shown, "blind", "points")


def explain_remarks(*, shown, **_):
    because = {
        "points": "what is the same on both sides drops out of a difference, and what is not stays in it.",
        "rarer": "a quotient of small numbers moves more for the same points, and the smaller rate loses the larger part.",
        "framing": "coming back and staying at home add up to 100%, but their ratios are different numbers: one outcome gets rarer where the other gets commoner.",
        "blind": "a sum is the same whoever contributes to it.",
    }
    return "\n".join(f"- {REMARKS[remark].rstrip('.')} → {because[_REASON[remark]]}" for remark in shown)


# --- The last step -------------------------------------------------------------------------------------------------


def ratio_now(*, new_low, new_high, **_):
    return new_high / new_low


def turned_over(*, new_low, new_high, **_):
    """{{given:.3f}} says how likely people in *Elmwood* are to come back, as a multiple of Harbor's. Step 4 has Harbor above the line."""
    return new_low / new_high


def difference_for_ratio(*, new_low, new_high, **_):
    """{{given:g}} points is the difference. “Times as likely” asks for a quotient."""
    return new_high - new_low


def staying_home_counted(*, new_low, new_high, **_):
    """{{given:.3f}} compares those who stay at *home*: Elmwood's share over Harbor's. It is a true figure, and another one: who is counted in step 4?"""
    return (100 - new_low) / (100 - new_high)


def ratio_from_before(*, low, high, **_):
    """You gave the ratio of before. The visits have changed both rates since: steps 2 and 3."""
    return high / low


def equal_division(*, low, high, off, **_):
    """That would be the ratio if everybody got one visit. Here {{share}}% of the visits go to Harbor; steps 2 and 3 have counted that already."""
    return (high - off) / (low - off)


def explain_last_step(*, new_low, new_high, low, high, off, before, **_):
    now = new_high / new_low
    equal = (high - off) / (low - off)
    return f"""{new_high:g} ÷ {new_low:g} = **{halves_up(now):.3f}**. Before it was {halves_up(before):.3f}, so by this yardstick the gap has become {"narrower" if now < before else "wider"}.

One visit for everybody would have made it {halves_up(equal):.3f}: the same points off, and a larger part of Elmwood's smaller rate. The average of the two towns is {(new_low + new_high) / 2:g}% either way."""


# --- Only the data -------------------------------------------------------------------------------------------------


def _rates(people, came):
    return [count / size for count, size in zip(came, people, strict=True)]


def _columns(people, before, after, *, difference=None, back=None, home=None):
    years = [_rates(people, before), _rates(people, after)]
    return {
        "Difference": [(difference or (lambda low, high: 100 * (high - low)))(*year) for year in years],
        "Coming back": [(back or (lambda low, high: high / low))(*year) for year in years],
        "Staying home": [(home or (lambda low, high: (1 - low) / (1 - high)))(*year) for year in years],
    }


def yardsticks(*, people, before, after, **_):
    return _columns(people, before, after)


def counts_compared(*, people, before, after, **_):
    """You compared numbers of people. Elmwood has more patients, and so more of everything: turn the counts into rates first."""
    years = [before, after]
    return {
        "Difference": [high - low for low, high in years],
        "Coming back": [high / low for low, high in years],
        "Staying home": [(people[0] - low) / (people[1] - high) for low, high in years],
    }


def one_ratio_turned_over(*, people, before, after, **_):
    """You took the ratio of staying home for the other one turned over. It is not: those who stay at home are counted anew, 100% less each rate."""
    return _columns(people, before, after, home=lambda low, high: low / high)


def harbor_above_the_line_at_home(*, people, before, after, **_):
    """Your ratios of staying home are below 1, and would say that Harbor stays at home *less*. True; but asked is the form in which above 1 means that Harbor fares worse."""
    return _columns(people, before, after, home=lambda low, high: (1 - high) / (1 - low))


def elmwood_above_the_line(*, people, before, after, **_):
    """Your ratios of coming back are below 1. In the form that is asked above 1 means that Harbor fares worse: which town stands above the line?"""
    return _columns(people, before, after, back=lambda low, high: low / high)


def a_ratio_called_difference(*, people, before, after, **_):
    """Your first column holds a difference as a percentage of Elmwood's rate. That is the ratio once more, less 1. Percentage *points* are rate less rate."""
    return _columns(people, before, after, difference=lambda low, high: 100 * (high - low) / low)


def explain_data(*, people, before, after, **_):
    (low, high), (new_low, new_high) = _rates(people, before), _rates(people, after)
    old, new = ([100 * (b - a), b / a, (1 - a) / (1 - b)] for a, b in ((low, high), (new_low, new_high)))
    words = ["unchanged" if abs(a - b) < 1e-9 else "wider" if b > a else "narrower" for a, b in zip(old, new, strict=True)]
    alike = (
        "All three agree."
        if len(set(words)) == 1
        else "Three true sentences, and they do not agree: print the rates beside whichever you choose."
    )
    return f"""Rates first: Elmwood {low:.0%}, then {new_low:.0%}; Harbor {high:.0%}, then {new_high:.0%}.

| | Before | After | The gap is |
|---|---:|---:|---|
| Difference, points | {old[0]:.0f} | {new[0]:.0f} | {words[0]} |
| Coming back, Harbor ÷ Elmwood | {halves_up(old[1]):.3f} | {halves_up(new[1]):.3f} | {words[1]} |
| Staying home, Elmwood ÷ Harbor | {halves_up(old[2]):.3f} | {halves_up(new[2]):.3f} | {words[2]} |

{alike}"""


# --- Which may be printed? -----------------------------------------------------------------------------------------


def _facts(low, high, new_low, new_high):
    """Which headlines hold. Whole percents are compared as products, so that what is unchanged is exactly so."""
    return {
        "both": new_low < low and new_high < high,
        "mean": new_low + new_high < low + high,
        "difference": abs(new_high - new_low) < abs(high - low),
        "adverse": new_high * low < high * new_low,
        "favorable": (100 - new_low) * (100 - high) < (100 - low) * (100 - new_high),
    }


def borne_out(*, low, high, new_low, new_high):
    return {name for name, holds in _facts(low, high, new_low, new_high).items() if holds}


def _changed(numbers, **rules):
    """The headlines with some facts decided by a wrong rule; nothing where that changes none."""
    facts = _facts(**numbers)
    chosen = {name for name, holds in {**facts, **{name: facts[rule] for name, rule in rules.items()}}.items() if holds}
    return chosen if chosen and chosen != {name for name, holds in facts.items() if holds} else None


def one_gap_for_all(**numbers):
    """You let the difference decide about both ratios. They are other questions, and these numbers answer them differently: write down each ratio twice."""
    chosen = _changed(numbers, adverse="difference", favorable="difference")
    return None if chosen == coming_back_decides_staying_home(**numbers) else chosen


def coming_back_decides_staying_home(**numbers):
    """You let the ratio of coming back decide about staying at home. One is not the other turned over: take 100% less each rate, and divide again."""
    return _changed(numbers, favorable="adverse")


def average_decides_about_the_gap(**numbers):
    """You read the average into the gap. Whether all together fare better says nothing about how far apart two towns are."""
    chosen = _changed(numbers, difference="mean", adverse="mean", favorable="mean")
    return None if chosen == one_gap_for_all(**numbers) else chosen


def a_smaller_gap_means_fewer(**numbers):
    """You read the gap into the levels. A gap can shrink because somebody fares worse: look at each town's own two numbers."""
    return _changed(numbers, both="difference", mean="difference")


def explain_headlines(*, low, high, new_low, new_high):
    facts = _facts(low, high, new_low, new_high)
    rows = [
        ("Fewer in both towns", f"{low}% → {new_low}%, {high}% → {new_high}%", "both"),
        ("Average", f"{(low + high) / 2:g}% → {(new_low + new_high) / 2:g}%", "mean"),
        ("Difference", f"{high - low} → {new_high - new_low} points", "difference"),
        ("Coming back, Harbor ÷ Elmwood", f"{halves_up(high / low):.3f} → {halves_up(new_high / new_low):.3f}", "adverse"),
        (
            "Staying home, Elmwood ÷ Harbor",
            f"{halves_up((100 - low) / (100 - high)):.3f} → {halves_up((100 - new_low) / (100 - new_high)):.3f}",
            "favorable",
        ),
    ]
    lines = "\n".join(f"| {name} | {numbers} | {'yes' if facts[fact] else 'no'} |" for name, numbers, fact in rows)
    down = (
        "\n\nThe gap shrank because Elmwood fares worse and Harbor no better: that is leveling down."
        if new_low > low and new_high == high
        else ""
    )
    return f"| | Before → after | Borne out |\n|---|---|---|\n{lines}{down}"


# --- Three ways to stand still -------------------------------------------------------------------------------------


def stand_still(*, low, high, new_low):
    return {
        measure: neutral_rate(new_low / 100, before=(low / 100, high / 100), measure=measure)
        for measure in ("difference", "adverse", "favorable")
    }


def one_rate_for_all_three(**numbers):
    """You set the rate at which the *difference* stands still, three times. The ratios stand still elsewhere: what must Harbor's number do while Elmwood's is multiplied by something?"""
    return dict.fromkeys(("difference", "adverse", "favorable"), stand_still(**numbers)["difference"])


def one_rate_for_both_ratios(**numbers):
    """You set one rate for both ratios. Staying at home is counted from the other end: find Harbor's share at *home*, then take it from 100%."""
    right = stand_still(**numbers)
    return {**right, "favorable": right["adverse"]}


def nothing_moves(*, high, **_):
    """You left Harbor where it was. Elmwood's rate has fallen, so that every yardstick has moved if Harbor's has not."""
    return dict.fromkeys(("difference", "adverse", "favorable"), high / 100)


def difference_and_ratio_exchanged(**numbers):
    """Your first two rates would be right for each other's place. In points Harbor loses what Elmwood loses; in proportion it loses more points, because it has more to lose."""
    right = stand_still(**numbers)
    return {**right, "difference": right["adverse"], "adverse": right["difference"]}


def explain_stand_still(*, low, high, new_low):
    right = stand_still(low=low, high=high, new_low=new_low)
    return f"""- Difference: {high} − {low} = {high - low} points, so {new_low} + {high - low} = **{right["difference"]:.1%}**.
- Coming back: {high} ÷ {low} = {halves_up(high / low):.3f} times, so {new_low} × {high} ÷ {low} = **{halves_up(right["adverse"]):.1%}**.
- Staying home: Elmwood goes from {100 - low}% to {100 - new_low}%. Harbor's {100 - high}% must grow by the same factor, to {100 * (1 - right["favorable"]):.1f}%; that leaves **{right["favorable"]:.1%}** who come back.

Anything between these rates makes the yardsticks quarrel."""


# --- Write the concentration index ---------------------------------------------------------------------------------


def concentration_index(rates, sizes):
    people = sum(sizes)
    passed = mean = weighted = 0.0
    for rate, size in zip(rates, sizes, strict=True):
        share = size / people
        mean += share * rate
        weighted += share * rate * (passed + share / 2)
        passed += share
    return 2 * weighted / mean - 1 if mean > 0 else None


def ranks_by_group_only(rates, sizes):
    """Your ranks count groups, not people. A group of 900 takes up more of the line than a group of 100: its middle lies elsewhere."""
    people, count = sum(sizes), len(rates)
    mean = sum(rate * size for rate, size in zip(rates, sizes, strict=True)) / people
    weighted = sum(rate * size / people * (at + 0.5) / count for at, (rate, size) in enumerate(zip(rates, sizes, strict=True)))
    return 2 * weighted / mean - 1 if mean > 0 else None


def rank_at_the_end_of_the_group(rates, sizes):
    """Your ranks stand at the *end* of each group. With equal rates everywhere the index must be 0; yours is above. A group's middle is half its share earlier."""
    people = sum(sizes)
    passed = mean = weighted = 0.0
    for rate, size in zip(rates, sizes, strict=True):
        share = size / people
        passed += share
        mean += share * rate
        weighted += share * rate * passed
    return 2 * weighted / mean - 1 if mean > 0 else None


def sizes_ignored(rates, sizes):
    """Your function gives every group the same weight. Try sizes of 900 and 100."""
    return concentration_index(rates, [1] * len(rates)) if rates else None


def least_deprived_first(rates, sizes):
    """Your sign is turned: you ranked from the least deprived group. The lists begin with the *most* deprived, so that a bad outcome that falls on the deprived gives a number below 0."""
    found = concentration_index(rates, sizes)
    return None if found is None else -found


def nobody_is_zero(rates, sizes):
    """Where nobody has the outcome your function returns a number. It cannot be concentrated anywhere then: return `None`."""
    found = concentration_index(rates, sizes)
    return 0.0 if found is None else found


def concentration_cases(rng, *, fifths):
    """Telling ones first: the example, no gradient, sizes that matter, an empty group, one group, nobody; then drawn ones."""
    drawn = []
    for _case in range(6):
        count = fifths + int(3 * rng.random())
        drawn.append(
            {
                "rates": [round(0.05 + 0.4 * rng.random(), 2) for _ in range(count)],
                "sizes": [100 + 50 * int(12 * rng.random()) for _ in range(count)],
            }
        )
    first = drawn[0]
    return [
        {"rates": [0.25, 0.15], "sizes": [500, 500]},
        {"rates": [0.2, 0.2, 0.2], "sizes": [100, 300, 600]},
        {"rates": [0.25, 0.15], "sizes": [900, 100]},
        {"rates": [0.75, 0.85], "sizes": [500, 500]},
        {"rates": [0.30, 0.10, 0.20], "sizes": [200, 0, 300]},
        {"rates": [0.0, 0.0], "sizes": [10, 20]},
        {"rates": [0.4], "sizes": [50]},
        *drawn,
        # the index must not change when everybody is counted twice, nor when all rates are halved
        {"rates": first["rates"], "sizes": [2 * size for size in first["sizes"]]},
        {"rates": [rate / 2 for rate in first["rates"]], "sizes": first["sizes"]},
    ]


def explain_concentration(**_):
    return f"""```python
{getsource(concentration_index)}```

`passed` is the share of people in more deprived groups, so that `passed + share / 2` is the middle of a group. A group with nobody in it adds 0 to both sums. With equal rates the two sums stand as 1 to ½, and the index is 0."""
