"""What one move costs in Python: the model alone, and everything that the explorer does around it."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter

from benchmarks.measure import Figure


def measure() -> Iterator[Figure]:
    """Time the model of every explorer, and the whole answer to a move, over the corners of its box; then the long simulation."""
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
    yield from _decisions_by_group()
    yield from _program_moves()
    yield from _panels()


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


def _decisions_by_group() -> Iterator[Figure]:
    """Time the count of a million decisions, and hold its growth to the number of people."""
    import numpy as np

    from vbc.confusion import confusion_by_group

    rng = np.random.default_rng(4)
    times = {}
    for n in (125_000, 1_000_000):
        happened, selected = (rng.random(n) < 0.2).astype(int), rng.random(n) < 0.1
        names = np.where(rng.random(n) < 0.2, "unhoused", "housed").astype(object)
        times[n] = _median_ms(partial(confusion_by_group, happened, selected, groups=names))
    yield Figure("error rates by group of 1,000,000 people", times[1_000_000], "ms", at_most=250)
    growth = times[1_000_000] / times[125_000] / 8
    yield Figure("time a person at 1,000,000 over 125,000 people", growth, "ratio", at_most=2, note="1 is linear")


def _program_moves() -> Iterator[Figure]:
    """Time what one move asks of 20,000 patients and two models, once what does not move has been worked out."""
    from vbc.fairness import (
        compare_ledgers,
        compare_policies,
        fairest_quota,
        program_policy,
        program_ranking,
        program_result,
        quota_sweep,
        value_fairness_frontier,
    )

    money = {"benefit": 4_000.0, "cost": 1_000.0}
    both = {model: program_ranking(model) for model in ("M0", "M1")}
    sweep = quota_sweep(both["M1"], 2_000, **money)
    moves: dict[str, Callable[[], object]] = {
        "places: result of two models": lambda: [program_result(model, slots=1_700, **money) for model in both],
        "quota: every division of 2,000 places, two models": lambda: [quota_sweep(one, 2_000, **money) for one in both.values()],
        "quota: the fairest division and its price": lambda: fairest_quota(both["M1"], 2_000, **money),
        "frontier of value and fairness": lambda: value_fairness_frontier(sweep),
        "threshold: policies of two models side by side": lambda: compare_policies(
            {model: program_policy(model, threshold=0.3) for model in both}
        ),
        "ledgers of five stakeholders, two models": lambda: compare_ledgers({model: one.top(1_700) for model, one in both.items()}),
    }
    for name, move in moves.items():
        move()  # the first one works out what does not move
        yield Figure(f"20,000 patients, {name}", _median_ms(move), "ms", at_most=15)


def _median_ms(act: Callable[[], object]) -> float:
    took = []
    for _ in range(15):
        start = perf_counter()
        act()
        took.append(perf_counter() - start)
    return median(took) * 1e3


def _panels() -> Iterator[Figure]:
    """The one run that a reader waits for, with a bar: ten thousand panels of five thousand lives."""
    from vbc.panel_simulation import simulate_panels

    heard: list[float] = []
    runs = []
    for _ in range(3):
        start = perf_counter()
        simulate_panels(
            10_000, 5_000, truncate_at=100_000, progress=lambda done, asked, since=start: heard.append(perf_counter() - since)
        )
        runs.append(perf_counter() - start)
    each = ", ".join(f"{run:.2f}" for run in runs)
    note = f"runs of {each} s; {len(heard) / 3:.0f} reports each, the first after {heard[0]:.3f} s"
    yield Figure("10,000 panels of 5,000 lives, with stop-loss", median(runs), "s", at_most=2, note=note)
