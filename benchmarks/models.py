"""What one move costs in Python: the model alone, and everything that the explorer does around it."""

from collections.abc import Iterator
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
