"""Chapter 3, the problems on several options and on uncertainty: answers, mistakes, explanations.

Answers are plain numbers, so that a class is marked in seconds; the models of vbc are their oracle in the tests.
"""

from inspect import getsource

from vbc.cost_effectiveness import cost_effectiveness_frontier
from vbc.undefined import Undefined, is_undefined

# --- Five options, one ladder --------------------------------------------------------------------------------------

_NONE = Undefined("there is no step to it along the frontier")


def ladder(*, plans, outcomes, costs):
    kept = frontier(outcomes, costs)
    return _against(plans, outcomes, costs, dict(zip(kept[1:], kept, strict=False)).get)


def _against(plans, outcomes, costs, rival):
    """Ratios where `rival(at)` names the position compared with, or None; dominated steps have none."""
    ratios = []
    for at in range(len(plans)):
        other = rival(at)
        gain = 0 if other is None else outcomes[at] - outcomes[other]
        ratios.append((costs[at] - costs[other]) / gain if gain > 0 else _NONE)
    return {"Ratio": ratios}


def everybody_against_the_cheapest(*, plans, outcomes, costs):
    """You compared every program with the cheapest one. That tells what a program asks *if the cheapest is the alternative*; on a ladder the alternative to a rung is the rung below it."""
    return _against(plans, outcomes, costs, lambda at: 0 if at else None)


def nobody_struck_out(*, plans, outcomes, costs):
    """You compared each program with its neighbor and struck nobody out for it. A dominated neighbor makes the next program look better, or worse, than it is."""
    return _against(plans, outcomes, costs, lambda at: at - 1 if at else None)


def strong_dominance_only(*, plans, outcomes, costs):
    """You struck out who gives less health for more money, and stopped there. Look at your ratios from top to bottom: one is *higher* than the next. Who would stop on that rung?"""
    kept = [at for at in range(len(plans)) if outcomes[at] > max(outcomes[:at], default=-1)]
    before = {at: kept[place - 1] if place else None for place, at in enumerate(kept)}
    return _against(plans, outcomes, costs, before.get)


def not_formed_anew(*, plans, outcomes, costs):
    """You struck out the right programs, and kept ratios against programs that are struck out. After each removal compare with the neighbor that is *left*."""
    right = ladder(plans=plans, outcomes=outcomes, costs=costs)["Ratio"]
    kept = _against(plans, outcomes, costs, lambda at: at - 1 if at else None)["Ratio"]
    return {"Ratio": [right[at] if is_undefined(right[at]) else kept[at] for at in range(len(plans))]}


def explain_ladder(*, plans, outcomes, costs):
    found = cost_effectiveness_frontier(dict(zip(plans, outcomes, strict=True)), dict(zip(plans, costs, strict=True)))
    standing = found.set_index("pathway")
    rows = "\n".join(f"| {plan} | {standing.loc[plan, 'status']} | {_shown(standing.loc[plan, 'icer'])} |" for plan in plans)
    a, b, c = (plans[at] for at in (0, 1, 2))
    detour = (costs[1] - costs[0]) / (outcomes[1] - outcomes[0])
    onward = (costs[2] - costs[1]) / (outcomes[2] - outcomes[1])
    return f"""| Program | Standing | \\$ per QALY |
|---|---|---:|
{rows}

{plans[3]} gives less health than {c} for more money: dominated. {b} asks \\${detour:,.0f} a QALY to reach from {a}, and from there the next step to {c} asks only \\${onward:,.0f}: whoever pays for the first pays for the second, so nobody stops at {b}. Straight from {a} to {c} the ratio is \\${(costs[2] - costs[0]) / (outcomes[2] - outcomes[0]):,.0f}."""


def _shown(icer):
    return f"{icer:,.0f}" if icer == icer else "undefined"


# --- Write the frontier --------------------------------------------------------------------------------------------


def frontier(outcomes, costs):
    kept = []
    for at in sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at])):
        if kept and outcomes[at] <= outcomes[kept[-1]]:
            continue
        while len(kept) > 1:
            low, last = kept[-2], kept[-1]
            step_to = (costs[last] - costs[low]) * (outcomes[at] - outcomes[last])
            step_from = (costs[at] - costs[last]) * (outcomes[last] - outcomes[low])
            if step_to < step_from:
                break
            kept.pop()
        kept.append(at)
    return kept


def only_strong_dominance(outcomes, costs):
    """Your function strikes out who is worse and dearer, and leaves whoever a mix of two others beats. Look at the ratios along your list: they must rise."""
    kept = []
    for at in sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at])):
        if not kept or outcomes[at] > outcomes[kept[-1]]:
            kept.append(at)
    return kept


def dominated_options_kept(outcomes, costs):
    """Your list holds options that cost more and give no more health. Nobody would choose them at any price of a QALY."""
    return sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at]))


def removed_only_once(outcomes, costs):
    """Your function takes off one extendedly dominated option and moves on. With it gone, the one below may be dominated in its turn: look again until it is not."""
    kept = []
    for at in sorted(range(len(costs)), key=lambda at: (costs[at], -outcomes[at])):
        if kept and outcomes[at] <= outcomes[kept[-1]]:
            continue
        if len(kept) > 1:
            low, last = kept[-2], kept[-1]
            step_to = (costs[last] - costs[low]) * (outcomes[at] - outcomes[last])
            if step_to >= (costs[at] - costs[last]) * (outcomes[last] - outcomes[low]):
                kept.pop()
        kept.append(at)
    return kept


def most_health_first(outcomes, costs):
    """Your order starts with the dearest option. Asked is the order from the cheapest up."""
    return frontier(outcomes, costs)[::-1]


def names_instead_of_positions(outcomes, costs):
    """Your list holds costs. Asked are the positions of the options, counted from 0."""
    return [costs[at] for at in frontier(outcomes, costs)]


def frontier_cases(rng, **_):
    """Small and telling first: one option, dominance, extended dominance, steps at one price, twins, ties, a chain that falls twice; then drawn ones."""
    drawn = []
    for _case in range(5):
        count = 5 + int(4 * rng.random())
        drawn.append(
            {
                "outcomes": [round(0.02 * int(50 * rng.random()), 2) for _ in range(count)],
                "costs": [500 * int(40 * rng.random()) for _ in range(count)],
            }
        )
    return [
        {"outcomes": [0.10], "costs": [1_000]},
        {"outcomes": [0.20, 0.10], "costs": [5_000, 1_000]},
        {"outcomes": [0.10, 0.05], "costs": [1_000, 2_000]},
        {"outcomes": [0.0, 0.10, 0.12], "costs": [0, 6_600, 7_500]},
        {"outcomes": [0.0, 0.10, 0.12], "costs": [0, 3_000, 7_500]},
        {"outcomes": [0.0, 0.5, 1.0], "costs": [0, 4_000, 8_000]},
        {"outcomes": [0.10, 0.10], "costs": [1_000, 1_000]},
        {"outcomes": [0.10, 0.20], "costs": [1_000, 1_000]},
        {"outcomes": [0.0, 0.10, 0.15, 0.40], "costs": [0, 4_000, 7_000, 8_000]},
        {"outcomes": [], "costs": []},
        *drawn,
    ]


def explain_frontier(**_):
    return f"""```python
{getsource(frontier)}```

Sorted by cost, an option without more health than the last one kept is dominated. Of the rest, the last one goes as long as the step to it is no cheaper per QALY than the step from it. The two
steps are compared as products: a quotient would divide by small differences. What is left has rising ratios, and its corners touch every λ line."""


# --- How sure? -----------------------------------------------------------------------------------------------------


def share_accepted(*, price, points, **_):
    return _share(points, lambda health, cost: price * health > cost)


def _share(points, rule):
    return sum(bool(rule(health, cost)) for health, cost in points) / len(points)


def every_ratio_below_the_price(*, price, points, **_):
    """You counted the draws whose quotient lies below the price. In two quadrants that quotient is negative, whether the draw is the best or the worst; in a third, where health is sold, a *low* one is the bad one. Look at the signs of each draw."""
    return _share(points, lambda health, cost: cost / health < price)


def only_draws_that_add_health(*, price, points, **_):
    """You counted only draws that add health. A draw that gives up a little health for a large saving is worth it, too: the money buys more elsewhere."""
    return _share(points, lambda health, cost: health > 0 and cost < price * health)


def more_health_is_enough(*, points, **_):
    """You counted the draws with more health, whatever it costs. At which price of a QALY is each of them worth its cost?"""
    return _share(points, lambda health, cost: health > 0)


def the_average_decides(*, price, points, **_):
    """You let the average of the draws decide, all or nothing. That is the right way to *choose*; here the question is in how many draws the choice is right."""
    return float(sum(price * health - cost for health, cost in points) > 0)


def explain_share(*, price, points, rows, **_):
    lines = "\n".join(
        f"| {draw} | {health} | {cost} | {_dollars(price * point[0] - point[1])} | {'yes' if price * point[0] > point[1] else 'no'} |"
        for draw, (point, (health, cost)) in enumerate(zip(points, rows, strict=True), 1)
    )
    worth = sum(price * health > cost for health, cost in points)
    return f"""| Draw | QALYs | Cost, \\$ | Net benefit | Worth it? |
|---|---:|---:|---:|---|
{lines}

{worth} of 10: **{worth / 10:.0%}**. Ratios would have misled you in two quadrants; net benefit does not know quadrants."""


def _dollars(amount):
    return f"{'−' if round(amount) < 0 else ''}\\${abs(round(amount)):,}"


# --- What is it worth to know? -------------------------------------------------------------------------------------


def _mean(values):
    return sum(values) / len(values)


def worth_of_knowing(*, usual, drug):
    return _mean([max(pair) for pair in zip(usual, drug, strict=True)]) - max(_mean(usual), _mean(drug))


def what_one_gets_when_knowing(*, usual, drug):
    """{{given:.1f}} thousand dollars is what you would get *with* the knowledge. Without it you would get something as well: how much more is it?"""
    return _mean([max(pair) for pair in zip(usual, drug, strict=True)])


def difference_of_the_averages(*, usual, drug):
    """{{given:.1f}} thousand dollars is what one option has over the other on average. You collect that without any study."""
    return abs(_mean(usual) - _mean(drug))


def average_size_of_the_gap(*, usual, drug):
    """You averaged the gaps of all five worlds. In some of them you would choose right anyway; knowledge pays only where it changes the choice."""
    return _mean([abs(a - b) for a, b in zip(usual, drug, strict=True)])


def sum_instead_of_average(*, usual, drug):
    """You added up the five worlds. You will live in one of them: what is the knowledge worth on average?"""
    return 5 * worth_of_knowing(usual=usual, drug=drug)


def against_the_worse_choice(*, usual, drug):
    """You compared knowing with the option that is *worse* on average. Without knowing, you would choose the better one."""
    return _mean([max(pair) for pair in zip(usual, drug, strict=True)]) - min(_mean(usual), _mean(drug))


def explain_knowing(*, usual, drug):
    best = [max(pair) for pair in zip(usual, drug, strict=True)]
    chosen, name = max((_mean(drug), "the drug"), (_mean(usual), "usual care"))
    changed = sum(value > other for value, other in zip(best, drug if name == "the drug" else usual, strict=True))
    return f"""Not knowing, you choose {name}: {chosen:.1f} on average. Knowing, you take the better of each row, {", ".join(map(str, best))}: {_mean(best):.1f} on average.

{_mean(best):.1f} − {chosen:.1f} = **{_mean(best) - chosen:.1f}** thousand dollars a patient. It comes from the {changed} {"world" if changed == 1 else "worlds"} where you would have chosen wrong. No study of the question can be worth more than that for each patient whom the decision touches."""
