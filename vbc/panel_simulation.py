"""Panels drawn person by person: ten thousand panels of five thousand lives in seconds, in little memory, with a way to stop."""

import os
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from vbc.checks import Numbers, count, positive
from vbc.panel_luck import NODE_LEVELS, PanelLuck
from vbc.spending_law import MEDICARE_LIKE, Law

# A block of draws has to stay in a processor's cache; twenty blocks a core and second keep the bar moving.
_DRAWS_AT_ONCE = 50_000
_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True)
class PanelSimulation:
    """Average spending of simulated panels.

    Attributes
    ----------
    whole : ndarray of float
        Average spending of each panel ($).
    truncated : ndarray of float or None
        The same with each person's costs counted up to the threshold.
    asked_for : int
        Panels that were to be drawn; more than there are where the run was stopped.
    """

    whole: Numbers
    truncated: Numbers | None
    asked_for: int

    @property
    def complete(self) -> bool:
        """Whether the run was not stopped."""
        return len(self.whole) == self.asked_for

    def savings(self, benchmark: float, *, truncated: bool = False) -> Numbers:
        """Measured savings of each panel, as a share of a benchmark for one person ($).

        Parameters
        ----------
        benchmark : float
            Above 0.
        truncated : bool
            Whether truncated costs are held against it.

        Returns
        -------
        ndarray of float
        """
        benchmark = positive(benchmark, "benchmark")
        if truncated and self.truncated is None:
            raise ValueError("truncated savings need panels that were drawn with truncate_at")
        spent = self.truncated if truncated and self.truncated is not None else self.whole
        return np.asarray(1 - spent / benchmark)


def simulate_panels(
    panels: int = 10_000,
    lives: int = 5_000,
    *,
    law: Law = MEDICARE_LIKE,
    truncate_at: float | None = None,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    workers: int | None = None,
) -> PanelSimulation:
    """Draw panels and keep the average spending of each; no more than a block of people is in memory at a time.

    Parameters
    ----------
    panels, lives : int
        How many panels, and people in each; above 0.
    law : SpendingLaw or EmpiricalLaw
        Of one person's annual spending; an `EmpiricalLaw` draws real people with replacement: a bootstrap.
    truncate_at : float, optional
        Stop-loss threshold ($); averages of costs counted up to it are kept beside the whole ones.
    seed : int
        The same seed gives the same panels, whatever the number of workers.
    progress : callable, optional
        Called in the caller's thread with panels done and panels asked for: at once with 0, then some ten times a second,
        and at the end.
    stop : callable, optional
        Asked as often; once it says True the panels drawn so far are returned.
    workers : int, optional
        Threads; one for each core by default.

    Returns
    -------
    PanelSimulation

    Raises
    ------
    ValueError
        If a number is not a count above 0, or `truncate_at` is not above 0.

    Examples
    --------
    >>> drawn = simulate_panels(200, 1_000, truncate_at=100_000)
    >>> drawn.complete, bool(abs(drawn.whole.mean() / 10_462.77 - 1) < 0.03)
    (True, True)
    >>> simulate_panels(200, 1_000, stop=lambda: True).complete
    False
    """
    panels, lives = count(positive(panels, "panels"), "panels"), count(positive(lives, "lives"), "lives")
    if truncate_at is not None:
        positive(truncate_at, "truncate_at")
    threads = count(positive(workers or os.cpu_count() or 1, "workers"), "workers")
    whole, truncated = np.empty(panels), np.empty(panels)
    size = max(1, _DRAWS_AT_ONCE // lives)
    seeds = np.random.SeedSequence(count(seed, "seed"))
    blocks = iter([(start, min(start + size, panels)) for start in range(0, panels, size)])
    report = _Reporter(panels, progress)

    def draw(start: int, end: int, seeded: np.random.SeedSequence) -> tuple[int, int]:
        rng = np.random.Generator(np.random.PCG64(seeded))
        whole[start:end], truncated[start:end] = _averages(rng, end - start, lives, law=law, truncate_at=truncate_at)
        return start, end

    done = np.zeros(panels, dtype=bool)
    stopped = bool(stop and stop())
    with ThreadPoolExecutor(threads) as pool:
        running: set[Future[tuple[int, int]]] = set()
        while True:
            # only as many blocks wait as keep the threads busy: a run that is stopped ends with the ones under way
            while not stopped and len(running) < 2 * threads and (block := next(blocks, None)) is not None:
                running.add(pool.submit(draw, *block, seeds.spawn(1)[0]))
            if not running:
                break
            finished, running = wait(running, timeout=_SECONDS_BETWEEN_REPORTS, return_when=FIRST_COMPLETED)
            for future in finished:
                start, end = future.result()
                done[start:end] = True
            report.at(int(done.sum()))
            stopped = stopped or bool(stop and stop())
    report.at(int(done.sum()), last=True)
    return PanelSimulation(whole[done], truncated[done] if truncate_at is not None else None, panels)


def luck_of_simulation(
    drawn: PanelSimulation, *, lives: int, benchmark: float, truncate_at: float | None = None, benchmark_truncated: bool = True
) -> PanelLuck:
    """What a simulation found, as luck that chances are read off in microseconds.

    Parameters
    ----------
    drawn : PanelSimulation
        A hundred panels or more.
    lives : int
        People in each of its panels.
    benchmark : float
        For one person ($), above 0.
    truncate_at : float, optional
        The threshold with which panels were drawn, to read truncated averages; whole ones without.
    benchmark_truncated : bool
        What is said of the benchmark that was given.

    Returns
    -------
    PanelLuck
        With quantiles of what was drawn: nothing rarer than its rarest panel is in it.

    Raises
    ------
    ValueError
        If fewer than a hundred panels were drawn, the benchmark is not above 0, or there are no truncated averages.

    Examples
    --------
    >>> luck = luck_of_simulation(simulate_panels(2_000, 1_000), lives=1_000, benchmark=MEDICARE_LIKE.mean())
    >>> bool(abs(luck.chance_of_savings(0.02) - 0.398) < 0.05)
    True
    """
    spent = 1 - drawn.savings(benchmark, truncated=truncate_at is not None)
    if len(spent) < 100:
        raise ValueError(f"drawn must hold a hundred panels or more, not {len(spent)}")
    quantiles = np.quantile(spent, NODE_LEVELS)
    return PanelLuck(count(lives, "lives"), tuple(quantiles.tolist()), truncate_at, benchmark_truncated)


def _averages(rng: np.random.Generator, panels: int, lives: int, *, law: Law, truncate_at: float | None) -> tuple[Numbers, Numbers]:
    """Average whole and truncated spending of some panels, people drawn in blocks."""
    totals = np.zeros((2, panels))
    for first in range(0, lives, _DRAWS_AT_ONCE):
        people = min(_DRAWS_AT_ONCE, lives - first)
        spent = law.draw(rng, panels * people).reshape(panels, people)
        totals[0] += spent.sum(axis=1)
        if truncate_at is not None:
            totals[1] += np.minimum(spent, truncate_at, out=spent).sum(axis=1)
    return totals[0] / lives, totals[1] / lives


class _Reporter:
    """Says how far a run is, but not more often than an eye can follow."""

    def __init__(self, panels: int, progress: Callable[[int, int], None] | None) -> None:
        self._panels, self._progress, self._said, self._when = panels, progress, -1, 0.0
        self.at(0)

    def at(self, done: int, *, last: bool = False) -> None:
        now = perf_counter()
        if self._progress is None or done == self._said or (not last and now - self._when < _SECONDS_BETWEEN_REPORTS):
            return
        self._said, self._when = done, now
        self._progress(done, self._panels)
