"""Chapter 1, the function to write: its reference, known mistakes and hidden cases."""


# --- Rank, leave out, or refuse ------------------------------------------------------------------------------------


def rank_by_value(outcomes, costs):
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    ranked = [at for at, outcome in enumerate(outcomes) if outcome > 0]
    return sorted(ranked, key=lambda at: outcomes[at] / costs[at], reverse=True)


def harms_take_part(outcomes, costs):
    """Your list has a place for plans whose outcome is zero or negative. Of two equal harms, whose ratio is the larger: the cheap one's or the dear one's? Leave them out."""
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    return sorted(range(len(outcomes)), key=lambda at: outcomes[at] / costs[at], reverse=True)


def free_plans_skipped(outcomes, costs):
    """Your function drops a plan that costs nothing and ranks the rest in silence. The reader of the list would never learn that an option is missing: refuse with `ValueError`."""
    ranked = [at for at, outcome in enumerate(outcomes) if outcome > 0 and costs[at] > 0]
    return sorted(ranked, key=lambda at: outcomes[at] / costs[at], reverse=True)


def by_outcome_alone(outcomes, costs):
    """Your order goes by the outcome alone. That ranks quality; value also asks what was spent."""
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    return sorted((at for at, outcome in enumerate(outcomes) if outcome > 0), key=lambda at: -outcomes[at])


def cheapest_first(outcomes, costs):
    """Your order goes by cost alone. Cheap is not yet good value: look at what each plan achieves."""
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    return sorted((at for at, outcome in enumerate(outcomes) if outcome > 0), key=lambda at: costs[at])


def lowest_value_first(outcomes, costs):
    """Your order runs from the lowest value to the highest. `sorted` goes upward unless told otherwise (`reverse=True` keeps ties in the order given)."""
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    return sorted((at for at, outcome in enumerate(outcomes) if outcome > 0), key=lambda at: outcomes[at] / costs[at])


def rank_cases(rng, **_):
    """Small and telling first: an order, a harm, equal harms, a free plan, ties both ways, then lists drawn at random."""
    drawn = [
        {
            "outcomes": [round(0.04 + 0.01 * int(20 * rng.random()), 2) for _ in range(5)],
            "costs": [100 * (30 + int(80 * rng.random())) for _ in range(5)],
        }
        for _ in range(4)
    ]
    return [
        {"outcomes": [0.10, 0.12], "costs": [6_600, 7_500]},
        {"outcomes": [0.05, 0.20], "costs": [1_000, 8_000]},
        {"outcomes": [0.12, -0.10], "costs": [7_500, 1_000]},
        {"outcomes": [0.10, 0.00], "costs": [6_600, 400]},
        {"outcomes": [0.10, 0.20], "costs": [0, 4_000]},
        {"outcomes": [0.10, 0.20], "costs": [-50, 4_000]},
        {"outcomes": [0.10, -0.02], "costs": [6_600, 0]},
        {"outcomes": [-0.10, -0.10], "costs": [1_000, 2_000]},
        {"outcomes": [0.05, 0.10, 0.20], "costs": [1_000, 2_000, 4_000]},
        {"outcomes": [0.20, 0.10, 0.05], "costs": [4_000, 2_000, 1_000]},
        {"outcomes": [], "costs": []},
        *drawn,
    ]


def explain_ranking(**_):
    return """```python
def rank_by_value(outcomes, costs):
    if any(cost <= 0 for cost in costs):
        raise ValueError("a cost of zero or below leaves value undefined")
    ranked = [at for at, outcome in enumerate(outcomes) if outcome > 0]
    return sorted(ranked, key=lambda at: outcomes[at] / costs[at], reverse=True)
```

Refusing comes first: one free plan makes every order doubtful, so no list is returned at all. Then the plans that a ratio cannot place are left out. `sorted` keeps ties
in the order given, with `reverse=True` too. What the function still cannot do is choose: it has no price of a QALY, and no plan called “neither”."""
