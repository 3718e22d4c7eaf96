"""Chapter 10, the whole contract as a function: the reference, wrong contracts, and the inputs that tell them apart."""

from inspect import getsource


def settle(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """What a provider receives for a year ($); below 0 for what it repays."""
    if not costs:
        raise ValueError("costs must hold at least one person")
    if threshold is not None:
        if threshold <= 0:
            raise ValueError("threshold must be above 0")
        costs = [min(cost, threshold) for cost in costs]
        earlier = [min(cost, threshold) for cost in earlier]
    benchmark = sum(earlier) / len(earlier) * len(costs) if earlier else 0
    if benchmark <= 0:
        raise ValueError("the benchmark must be above 0")
    saved = benchmark - sum(costs)
    if abs(saved) < minimum * benchmark - 1e-9 * benchmark or (saved > 0 and not quality_met):
        return 0.0
    away, start, share = abs(saved) / benchmark, 0.0, 0.0
    for edge, rate in bands:
        share += rate * max(min(away, edge) - start, 0.0)
        start = edge
    share = min(share, limit)
    return share * benchmark if saved > 0 else -share * benchmark


def _wrong(
    costs,
    earlier,
    threshold,
    minimum,
    bands,
    quality_met,
    limit,
    *,
    reaches,
    shared,
    counted=min,
    whole=False,
    gate_for_losses=False,
):
    """The reference with one of its steps exchanged; what it refuses stays refused."""
    settle(costs, earlier, threshold, minimum, bands, quality_met, limit)
    if threshold is not None:
        costs = [counted(cost, threshold) for cost in costs]
        earlier = earlier if whole else [counted(cost, threshold) for cost in earlier]
    benchmark = sum(earlier) / len(earlier) * len(costs)
    saved = benchmark - sum(costs)
    if not reaches(saved, minimum, benchmark) or ((saved > 0 or gate_for_losses) and not quality_met):
        return 0.0
    share = min(shared(abs(saved) / benchmark, bands, minimum), limit)
    return share * benchmark if saved > 0 else -share * benchmark


def _at_least(saved, minimum, benchmark):
    return abs(saved) >= minimum * benchmark - 1e-9 * benchmark


def _banded(away, bands, _minimum):
    start = share = 0.0
    for edge, rate in bands:
        share += rate * max(min(away, edge) - start, 0.0)
        start = edge
    return share


def more_than_the_minimum(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function asks for *more* than the minimum. At least the minimum is enough: a benchmark of 10, spending of 9.8 and a minimum of 2% are paid."""

    def reaches(saved, minimum, benchmark):
        return abs(saved) > minimum * benchmark + 1e-9 * benchmark

    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=reaches, shared=_banded)


def rounding_decides(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function lets floating point decide at the minimum: `1 - 9.8 / 10` is a hair less than 0.02. Compare dollars, and forgive a billionth of the benchmark."""

    def reaches(saved, minimum, benchmark):
        spending = benchmark - saved
        return abs(1 - spending / benchmark) >= minimum

    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=reaches, shared=_banded)


def the_minimum_is_deducted(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function shares what exceeds the minimum. The minimum is a gate: once it is reached, the bands begin at the first dollar."""

    def shared(away, bands, minimum):
        return _banded(max(away - minimum, 0.0), bands, minimum)

    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=shared)


def bands_as_cliffs(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function applies the rate of the last band to the whole deviation. Each rate belongs to the part inside its own band."""

    def shared(away, bands, _minimum):
        away = min(away, bands[-1][0])
        return next(rate for edge, rate in bands if away <= edge * (1 + 1e-9)) * away

    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=shared)


def last_rate_goes_on(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function goes on sharing past the last edge. There nothing more is shared."""

    def shared(away, bands, minimum):
        return _banded(away, bands, minimum) + bands[-1][1] * max(away - bands[-1][0], 0.0)

    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=shared)


def benchmark_left_whole(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function counts this year's costs up to the threshold and leaves the benchmark whole: phantom savings. Both years are counted alike."""
    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=_banded, whole=True)


def dear_patients_dropped(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function drops patients above the threshold. They count, up to the threshold."""

    def counted(cost, threshold):
        return cost if cost <= threshold else 0.0

    settle(costs, earlier, threshold, minimum, bands, quality_met, limit)
    if threshold is not None and all(cost > threshold for cost in earlier):
        return 0.0
    return _wrong(costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=_banded, counted=counted)


def quality_forgives_losses(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function repays no losses where quality failed. The gate is for savings; losses are repaid all the same."""
    return _wrong(
        costs, earlier, threshold, minimum, bands, quality_met, limit, reaches=_at_least, shared=_banded, gate_for_losses=True
    )


def no_limit_at_all(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function pays, or takes back, more than the limit."""
    return settle(costs, earlier, threshold, minimum, bands, quality_met, 1.0)


def losses_are_gains(costs, earlier, threshold, minimum, bands, quality_met, limit):
    """Your function pays a provider for a loss. What is repaid has a minus sign."""
    return abs(settle(costs, earlier, threshold, minimum, bands, quality_met, limit))


TEXTBOOK = [(0.02, 0.25), (0.05, 0.5)]
HALF = [(1.0, 0.5)]


def contract_cases(rng, *, spending, minimum):
    """Small and telling first: edges, boundaries, both signs; then a walk over deviations, which shows every jump, and drawn panels."""

    def case(costs, earlier=(100.0,), threshold=None, minimum=minimum, bands=TEXTBOOK, quality_met=True, limit=0.10):
        return {
            "costs": list(costs), "earlier": list(earlier), "threshold": threshold, "minimum": minimum,
            "bands": [tuple(band) for band in bands], "quality_met": quality_met, "limit": limit,
        }  # fmt: skip

    told = [
        case([spending]),
        case([9.8], [10.0], bands=HALF),  # exactly the minimum
        case([9.801], [10.0], bands=HALF),
        case([10.2], [10.0], bands=HALF),
        case([100.0]),
        case([0.0], minimum=0.0, bands=HALF, limit=1.0),
        case([96.0], quality_met=False),
        case([104.0], quality_met=False),
        case([80.0], bands=HALF, limit=0.05),
        case([120.0], bands=HALF, limit=0.05),
        case([4_000.0] * 9 + [150_000.0], [5_000.0] * 9 + [300_000.0], threshold=100_000.0),
        case([4_000.0] * 9 + [150_000.0], [5_000.0] * 4 + [30_000.0], threshold=None, limit=1.0, bands=HALF),
        case([3_000.0, 90_000.0], [50_000.0, 40_000.0, 60_000.0], threshold=45_000.0, minimum=0.0, bands=HALF, limit=1.0),
        case([]),
        case([10.0], []),
        case([10.0], [0.0, 0.0]),
        case([10.0], [10.0], threshold=0.0),
        case([10.0], [10.0], threshold=-5.0),
    ]
    walk = [case([100.0 - away]) for size in (0.5, 1.9, 2.0, 2.1, 4.9, 5.0, 5.1, 8.0) for away in (size, -size)]
    walk += [case([100.0 - away], minimum=0.0) for away in (0.5, -0.5, 1.999, 2.001, -1.999, -2.001)]
    drawn = []
    for _ in range(4):
        people = 20 + int(20 * rng.random())
        costs = [round(2_000 + 12_000 * rng.random(), 2) for _ in range(people)] + [round(60_000 + 200_000 * rng.random(), 2)]
        earlier = [round(2_000 + 12_000 * rng.random(), 2) for _ in range(people + 5)] + [round(60_000 + 200_000 * rng.random(), 2)]
        drawn.append(
            case(costs, earlier, threshold=75_000.0, minimum=0.01, bands=[(0.03, 0.2), (0.06, 0.4), (0.5, 0.6)], limit=0.15)
        )
    return [*told, *walk, *drawn]


def explain_contract(*, spending, minimum):
    away = (100 - spending) / 100
    paid = 100 * (0.25 * 0.02 + 0.5 * (min(away, 0.05) - 0.02))
    return f"""By hand: spending of {spending} against 100 saves {away:.0%}, at least {minimum:.0%}. 25% × 2 + 50% × {min(away, 0.05) * 100 - 2:.0f} = **{paid:g}**.

```python
{getsource(settle)}```

The deviation keeps its sign in `saved` and its size in `away`, so that gains and losses mirror each other. The minimum is the only place where a cent can matter: everywhere else the payment is continuous, and it never rises when spending does.
"""
