"""Which of several pathways is best at which threshold, and which never are."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isclose

import pandas as pd

from vbc.checks import finite, non_negative
from vbc.incremental import incremental_cost_effectiveness_ratio
from vbc.undefined import Undefined, is_undefined

NEITHER = "neither"


@dataclass(frozen=True)
class _Pathway:
    name: str
    outcome: float
    cost: float


def preference_threshold(*, cost_a: float, cost_b: float, outcome_a: float, outcome_b: float) -> float | Undefined:
    """The threshold at which the preferred one of two pathways changes.

    Above it the pathway with the larger outcome is preferred, below it the cheaper one, if one of the two must be
    chosen.

    Parameters
    ----------
    cost_a, cost_b : float
        Costs ($), 0 or more.
    outcome_a, outcome_b : float
        Outcomes (QALY).

    Returns
    -------
    float or Undefined
        (cost_a − cost_b) / (outcome_a − outcome_b) in $/QALY; undefined where one pathway is at least as good and no
        dearer, so that the preference never changes.

    Raises
    ------
    ValueError
        If an argument is not finite, or a cost is below 0.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> round(preference_threshold(cost_a=7_500, cost_b=6_600, outcome_a=0.12, outcome_b=0.10))
    45000
    """
    ratio = incremental_cost_effectiveness_ratio(
        cost_new=non_negative(cost_a, "cost_a"),
        cost_standard=non_negative(cost_b, "cost_b"),
        outcome_new=finite(outcome_a, "outcome_a"),
        outcome_standard=finite(outcome_b, "outcome_b"),
    ).ratio
    if is_undefined(ratio):
        return Undefined("one pathway is at least as good and no dearer, so the preference is the same at every threshold")
    return ratio


def best_pathway(
    outcomes: Mapping[str, float] | pd.DataFrame,
    costs: Mapping[str, float] | None = None,
    *,
    threshold: float,
    may_choose_neither: bool = False,
) -> str:
    """The pathway with the largest net monetary benefit at a threshold.

    Parameters
    ----------
    outcomes : mapping or DataFrame
        Outcome (QALY) of each pathway by name, or a frame with columns `pathway`, `outcome` and `cost`.
    costs : mapping, optional
        Cost ($) of each pathway by the same names; left out when a frame is given.
    threshold : float
        Willingness to pay for one QALY ($/QALY), 0 or more.
    may_choose_neither : bool
        Whether doing nothing (0 QALY, $0) is allowed too; it is called "neither".

    Returns
    -------
    str
        A name. Among equals the cheaper wins, then the one with the larger outcome, then the one listed first.

    Raises
    ------
    ValueError
        If names do not match, a number is not finite, or a cost or the threshold is below 0.

    Notes
    -----
    Source: Stinnett & Mullahy 1998.

    Examples
    --------
    >>> best_pathway({"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}, threshold=50_000)
    'A'
    >>> best_pathway({"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}, threshold=50_000, may_choose_neither=True)
    'neither'
    """
    value = non_negative(threshold, "threshold")
    best, *others = _cheapest_first(_pathways(outcomes, costs, may_choose_neither))
    for other in others:
        gain = value * (other.outcome - best.outcome)
        extra = other.cost - best.cost
        if gain > extra and not isclose(gain, extra, rel_tol=1e-9):
            best = other
    return best.name


def preference_bands(
    outcomes: Mapping[str, float] | pd.DataFrame,
    costs: Mapping[str, float] | None = None,
    *,
    may_choose_neither: bool = False,
) -> pd.DataFrame:
    """The ranges of the threshold in which each pathway is the best choice.

    Parameters
    ----------
    outcomes : mapping or DataFrame
        Outcome (QALY) of each pathway by name, or a frame with columns `pathway`, `outcome` and `cost`.
    costs : mapping, optional
        Cost ($) of each pathway by the same names; left out when a frame is given.
    may_choose_neither : bool
        Whether doing nothing (0 QALY, $0) is allowed too; it is called "neither".

    Returns
    -------
    DataFrame
        Columns `pathway`, `from_threshold`, `to_threshold` ($/QALY), in rising order from 0; the last band has no upper
        end (infinity). A pathway that is never best has no row.

    Raises
    ------
    ValueError
        If names do not match, a number is not finite, or a cost is below 0.

    Notes
    -----
    The bands are the upper envelope of the net-benefit lines. Source: Drummond et al. 2015.

    Examples
    --------
    >>> preference_bands({"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}).round(2)
      pathway  from_threshold  to_threshold
    0       B             0.0       45000.0
    1       A         45000.0           inf
    >>> preference_bands({"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}, may_choose_neither=True).round(2)
       pathway  from_threshold  to_threshold
    0  neither             0.0       62500.0
    1        A         62500.0           inf
    """
    chain = _frontier(_pathways(outcomes, costs, may_choose_neither))
    starts = [0.0, *(_slope(left, right) for left, right in pairwise(chain))]
    return pd.DataFrame(
        {
            "pathway": [pathway.name for pathway in chain],
            "from_threshold": starts,
            "to_threshold": [*starts[1:], inf],
        }
    )


def cost_effectiveness_frontier(
    outcomes: Mapping[str, float] | pd.DataFrame,
    costs: Mapping[str, float] | None = None,
    *,
    may_choose_neither: bool = False,
) -> pd.DataFrame:
    """Strong and extended dominance among several pathways, with the ratios recomputed along the frontier.

    Parameters
    ----------
    outcomes : mapping or DataFrame
        Outcome (QALY) of each pathway by name, or a frame with columns `pathway`, `outcome` and `cost`.
    costs : mapping, optional
        Cost ($) of each pathway by the same names; left out when a frame is given.
    may_choose_neither : bool
        Whether doing nothing (0 QALY, $0) is one of the pathways; it is called "neither".

    Returns
    -------
    DataFrame
        One row a pathway, by rising cost: `pathway`, `cost`, `outcome`, `status` ("frontier", "dominated" or
        "extendedly dominated") and `icer` ($/QALY against the pathway before it on the frontier; NaN for the first
        and off the frontier). Of exact duplicates the first listed stays.

    Raises
    ------
    ValueError
        If names do not match, a number is not finite, or a cost is below 0.

    Notes
    -----
    A pathway is extendedly dominated when a mix of two others gives more for the same money. Source: Drummond et
    al. 2015.

    Examples
    --------
    >>> cost_effectiveness_frontier(
    ...     {"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}, may_choose_neither=True
    ... ).round(0).drop(columns=["cost", "outcome"])
       pathway                status     icer
    0  neither              frontier      NaN
    1        B  extendedly dominated      NaN
    2        A              frontier  62500.0
    """
    ordered = _cheapest_first(_pathways(outcomes, costs, may_choose_neither))
    undominated = {pathway.name for pathway in _undominated(ordered)}
    chain = _frontier(ordered)
    icers = {right.name: _slope(left, right) for left, right in pairwise(chain)}
    on_chain = {pathway.name for pathway in chain}
    status = [
        "frontier" if name in on_chain else "extendedly dominated" if name in undominated else "dominated"
        for name in (pathway.name for pathway in ordered)
    ]
    return pd.DataFrame(
        {
            "pathway": [pathway.name for pathway in ordered],
            "cost": [pathway.cost for pathway in ordered],
            "outcome": [pathway.outcome for pathway in ordered],
            "status": status,
            "icer": [icers.get(pathway.name, float("nan")) for pathway in ordered],
        }
    )


def _pathways(
    outcomes: Mapping[str, float] | pd.DataFrame, costs: Mapping[str, float] | None, may_choose_neither: bool
) -> list[_Pathway]:
    if isinstance(outcomes, pd.DataFrame):
        names = [str(name) for name in outcomes["pathway"]]
        rows = list(zip(names, outcomes["outcome"], outcomes["cost"], strict=True))
    else:
        for name, given in (("outcomes", outcomes), ("costs", costs)):
            if given is not None and not isinstance(given, Mapping):
                raise ValueError(
                    f"{name} must give each pathway's name its number, as a dict does, not be a {type(given).__name__}"
                )
        if costs is None or set(outcomes) != set(costs):
            raise ValueError(f"costs must name the same pathways as outcomes, {sorted(outcomes)}, not {sorted(costs or ())}")
        rows = [(name, outcomes[name], costs[name]) for name in outcomes]
    if not rows:
        raise ValueError("outcomes must name at least one pathway, not none")
    if len({name for name, _, _ in rows}) < len(rows):
        raise ValueError(f"each pathway must be named once, not {[name for name, _, _ in rows]}")
    if may_choose_neither:
        if any(name == NEITHER for name, _, _ in rows):
            raise ValueError(f"a pathway may not be called {NEITHER!r} when neither may be chosen")
        rows = [(NEITHER, 0.0, 0.0), *rows]
    return [
        _Pathway(name, finite(outcome, f"outcome of {name}"), non_negative(cost, f"cost of {name}")) for name, outcome, cost in rows
    ]


def _cheapest_first(pathways: list[_Pathway]) -> list[_Pathway]:
    return sorted(pathways, key=lambda pathway: (pathway.cost, -pathway.outcome))


def _undominated(ordered: list[_Pathway]) -> list[_Pathway]:
    kept = ordered[:1]
    for pathway in ordered[1:]:
        if pathway.outcome > kept[-1].outcome and not isclose(pathway.outcome, kept[-1].outcome, rel_tol=1e-12):
            kept.append(pathway)
    return kept


def _frontier(pathways: list[_Pathway]) -> list[_Pathway]:
    chain: list[_Pathway] = []
    for pathway in _undominated(_cheapest_first(pathways)):
        while len(chain) > 1 and not _steeper(_slope(chain[-1], pathway), _slope(chain[-2], chain[-1])):
            chain.pop()
        chain.append(pathway)
    return chain


def _steeper(slope: float, than: float) -> bool:
    # three pathways on one line leave the middle one a band without width, which rounding must not bring back
    return slope > than and not isclose(slope, than, rel_tol=1e-9)


def _slope(cheaper: _Pathway, dearer: _Pathway) -> float:
    return (dearer.cost - cheaper.cost) / (dearer.outcome - cheaper.outcome)
