"""Fits on the real tables, made once and kept as small JSON files, so that a page reads numbers instead of fitting.

A kept fit is found by a digest of its data, its formulas and the version of the library that made it; any change
makes it anew. `fill()` makes all of them, at set-up and in a process of its own; a page that finds one missing
makes it itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import Numbers
from vbc.datasets import azpro, medpar
from vbc.hierarchical_logit import RandomInterceptLogit
from vbc.kept import Kept, digest_of, file_name, keep, read

_ELSEWHERE: tuple[str, ...] = (
    "vbc.social_risk_fits",
    "vbc.program_fits",
    "vbc.detox_fits",
    "vbc.cost_sharing",
    "vbc.kept_panels",
)
"""Modules that keep a fit of their own, as `KEPT`; named here, not imported, because they stand on other models."""


@dataclass(frozen=True)
class Fit:
    """A fitted regression of an outcome on risk factors.

    Attributes
    ----------
    formula : str
        As statsmodels was given it.
    model : str
        "binomial" (logistic) or "poisson" (log link).
    intercept : float
        On the scale of the link.
    coefficients : dict of str to float
        By column of the table.
    dispersion : float
        Pearson's χ² over its degrees of freedom; above 1 the outcome varies more than the model says.
    """

    formula: str
    model: str
    intercept: float
    coefficients: dict[str, float]
    dispersion: float

    def expected(self, frame: pd.DataFrame) -> Numbers:
        """Expected outcome of each row.

        Parameters
        ----------
        frame : DataFrame
            With a column for each coefficient.

        Returns
        -------
        ndarray of float
            Probabilities, or mean counts.
        """
        terms = (value * frame[name].to_numpy(float) for name, value in self.coefficients.items())
        link = sum(terms, np.full(len(frame), self.intercept))
        return np.asarray(0.5 * (1 + np.tanh(0.5 * link)) if self.model == "binomial" else np.exp(link))


@dataclass(frozen=True)
class _Table:
    """A table, the outcome that is modelled, and the columns that stand for each risk factor."""

    name: str
    load: Callable[[], pd.DataFrame]
    outcome: str
    model: str
    factors: dict[str, tuple[str, ...]]

    def sets(self) -> Iterator[tuple[str, ...]]:
        for size in range(len(self.factors) + 1):
            yield from combinations(self.factors, size)

    def columns(self, factors: Iterable[str]) -> list[str]:
        return [column for factor in factors for column in self.factors[factor]]

    def formula(self, factors: Iterable[str]) -> str:
        return f"{self.outcome} ~ {' + '.join(self.columns(factors)) or '1'}"


_TABLES = {
    "azpro": _Table("azpro", azpro, "los", "poisson", {name: (name,) for name in ("procedure", "sex", "age75", "admit")}),
    "medpar": _Table(
        "medpar",
        medpar,
        "died",
        "binomial",
        {"type": ("type2", "type3"), "age80": ("age80",), "white": ("white",), "hmo": ("hmo",)},
    ),
}

AZPRO_FACTORS = tuple(_TABLES["azpro"].factors)
MEDPAR_FACTORS = tuple(_TABLES["medpar"].factors)


def azpro_fit(*, adjust_for: Iterable[str] = AZPRO_FACTORS) -> Fit:
    """Poisson regression of length of stay on risk factors in `vbc.datasets.azpro`.

    Parameters
    ----------
    adjust_for : iterable of str
        Any of "procedure", "sex", "age75", "admit"; none gives every patient the mean.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        If a factor is unknown.

    Examples
    --------
    >>> round(azpro_fit().coefficients["procedure"], 4)
    0.9603
    """
    return _fit("azpro", adjust_for)


def medpar_fit(*, adjust_for: Iterable[str] = ("type",)) -> Fit:
    """Logistic regression of death on risk factors in `vbc.datasets.medpar`.

    Parameters
    ----------
    adjust_for : iterable of str
        Any of "type", "age80", "white", "hmo"; none gives every patient the mean.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        If a factor is unknown.

    Examples
    --------
    >>> fit = medpar_fit()
    >>> round(fit.intercept, 4), {name: round(value, 4) for name, value in fit.coefficients.items()}
    (-0.7492, {'type2': 0.3122, 'type3': 0.6241})
    """
    return _fit("medpar", adjust_for)


def medpar_random_intercept() -> RandomInterceptLogit:
    """Hierarchical logit of death on type of admission in `vbc.datasets.medpar`, hospitals as random intercepts.

    Returns
    -------
    RandomInterceptLogit

    Examples
    --------
    >>> round(medpar_random_intercept().spread, 3)
    0.224
    """
    return RandomInterceptLogit(**_kept("medpar")["random_intercept"])


def fill() -> None:
    """Make and keep every fit that is not kept yet.

    Examples
    --------
    >>> fill()
    >>> missing()
    []
    """
    for name in missing():
        if name in _TABLES:
            _kept(name)
        else:
            _elsewhere()[name].value()


def missing() -> list[str]:
    """Names of the tables and designs whose fits are not kept.

    Returns
    -------
    list of str

    Examples
    --------
    >>> {"azpro", "medpar"} <= set(kept_names()) and set(missing()) <= set(kept_names())
    True
    """
    tables = [name for name in _TABLES if read(_file_name(name)) is None]
    return tables + [name for name, other in _elsewhere().items() if not other.is_kept()]


def kept_names() -> list[str]:
    """Names of all tables and designs whose fits are kept.

    Returns
    -------
    list of str

    Examples
    --------
    >>> kept_names()[:2]
    ['azpro', 'medpar']
    """
    return [*_TABLES, *_elsewhere()]


def _elsewhere() -> dict[str, Kept]:
    return {kept.name: kept for kept in (import_module(module).KEPT for module in _ELSEWHERE)}


def _fit(table: str, adjust_for: Iterable[str]) -> Fit:
    return Fit(**_kept(table)["fits"]["+".join(_known(table, adjust_for))])


def _known(table: str, adjust_for: Iterable[str]) -> tuple[str, ...]:
    wanted = set(adjust_for)
    unknown = wanted - set(_TABLES[table].factors)
    if unknown:
        raise ValueError(f"adjust_for must be among {', '.join(_TABLES[table].factors)}, not {sorted(unknown)[0]!r}")
    return tuple(factor for factor in _TABLES[table].factors if factor in wanted)


@cache
def _kept(table: str) -> dict[str, Any]:
    name = _file_name(table)
    found = read(name)
    if found is None:
        found = _made(_TABLES[table])
        keep(name, found)
    return found


def _made(table: _Table) -> dict[str, Any]:
    import statsmodels.api as sm
    from statsmodels.formula.api import glm

    frame = table.load()
    family = sm.families.Poisson() if table.model == "poisson" else sm.families.Binomial()
    fits = {}
    for factors in table.sets():
        result = glm(table.formula(factors), frame, family=family).fit(tol=1e-12)
        values = {name: float(value) for name, value in result.params.items()}
        fits["+".join(factors)] = asdict(
            Fit(
                formula=table.formula(factors),
                model=table.model,
                intercept=values.pop("Intercept"),
                coefficients=values,
                dispersion=float(result.pearson_chi2 / result.df_resid),
            )
        )
    made: dict[str, Any] = {"fits": fits}
    if table.name == "medpar":
        from vbc.hierarchical_logit import random_intercept_logit

        fit = random_intercept_logit(frame, hospital="hospital", event="died", factors=table.columns(["type"]))
        made["random_intercept"] = asdict(fit)
    return made


@cache
def _file_name(table: str) -> str:
    source = _TABLES[table]
    formulas = [source.formula(factors) for factors in source.sets()]
    return file_name(table, [digest_of(source.load()), source.model, formulas], made_by=("statsmodels", "scipy"))
