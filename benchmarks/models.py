"""What one move costs in Python: the model alone, and everything that the explorer does around it."""

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from benchmarks.measure import Figure


def measure() -> Iterator[Figure]:
    """Time the model of every explorer, and the whole answer to a move, over the corners of its box."""
    from widgets.explorer import load, names

    around = []
    for name in names():
        explorer = load(name)
        view = explorer.show()
        corners = list(explorer.corners())[:60]
        alone, whole = [], []
        for values in corners:
            start = perf_counter()
            explorer.model(**values)
            alone.append(perf_counter() - start)
            start = perf_counter()
            view.values = values
            whole.append(perf_counter() - start)
        around += [(all_of_it - model) * 1e3 for all_of_it, model in zip(whole, alone, strict=True)]
        yield Figure(f"model of {name}, a move", median(alone) * 1e3, "ms", at_most=15, note=f"slowest {max(alone) * 1e3:.1f} ms")
    yield Figure("sentence, rows and traits around a model, a move", median(around), "ms", at_most=5)
    yield from _large_analyses()


def _large_analyses() -> Iterator[Figure]:
    """Time what an analysis of realistic size asks for at once: a long frontier, and a curve of many draws."""
    import numpy as np

    from vbc.cost_effectiveness import acceptability_curve, cost_effectiveness_frontier, draw_increments

    rng = np.random.default_rng(1)
    outcomes, costs = rng.random(1_000).round(4), (rng.random(1_000) * 100_000).round()
    names = [f"strategy {at}" for at in range(1_000)]
    strategies = dict(zip(names, outcomes.tolist(), strict=True)), dict(zip(names, costs.tolist(), strict=True))
    took = _median_ms(lambda: cost_effectiveness_frontier(*strategies))
    yield Figure("frontier of 1,000 strategies", took, "ms", at_most=50)
    draws = draw_increments(delta_outcome=0.75, delta_cost=88_900, sd_outcome=0.3, sd_cost=15_000, draws=10_000, seed=1)
    thresholds = np.linspace(0, 300_000, 200)
    took = _median_ms(lambda: acceptability_curve(draws["delta_outcome"], draws["delta_cost"], thresholds=thresholds))
    yield Figure("acceptability curve of 10,000 draws at 200 thresholds", took, "ms", at_most=50)


def _median_ms(act: Callable[[], object]) -> float:
    took = []
    for _ in range(15):
        start = perf_counter()
        act()
        took.append(perf_counter() - start)
    return median(took) * 1e3
