"""One patient, one week: what a practice may do, and what comes of it under each way of paying.

The patient left the hospital on Monday with heart failure; the hospital's episode is paid by a bundle where there are bundles.
Fee, cost and spending of the low-value visit ($40 earned, $100 spent) and of the care call are a textbook's cases; all other
figures are illustrative.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from vbc.action_margins import Action, Bundle, Capitation, FeeForService, PayForPerformance, SharedSavings, Terms

WEEK: tuple[Action, ...] = (
    Action("low-value visit", fee=100, cost=60, health=0.0),
    Action("care call", fee=0, cost=25, avoided_chance=0.05, avoided_cost=12_000, health=1.5),
    Action("duplicate scan", fee=250, cost=110, other_spending=90, health=-0.1),
    Action("discharge follow-up visit", fee=180, cost=120, avoided_chance=0.06, avoided_cost=12_000, in_window=0.8, health=2.0),
    Action("medicines checked by a pharmacist", fee=0, cost=45, avoided_chance=0.02, avoided_cost=9_000, in_window=0.5, health=0.9),
    Action("quit-smoking course", fee=60, cost=70, avoided_chance=0.04, avoided_cost=15_000, in_window=0.0, health=6.0),
    Action("cardiac rehabilitation", fee=120, cost=95, avoided_chance=0.002, avoided_cost=12_000, health=1.2),
    Action(
        "a drug with fewer side effects", fee=30, cost=20, other_spending=300, avoided_chance=0.005, avoided_cost=12_000, health=2.5
    ),
)
"""What may be done this week; any of it, or nothing."""

MODELS: dict[str, Terms] = {
    "fee-for-service": FeeForService(),
    "pay for performance": PayForPerformance(),
    "bundle": Bundle(),
    "capitation": Capitation(),
    "shared savings": SharedSavings(),
}
"""Ways of paying, at their defaults: no bonus in reach, half of the savings, one practice, sharing certain."""


@dataclass(frozen=True)
class WeekResult:
    """What a choice of actions comes to.

    Attributes
    ----------
    provider : float
        Margin of the practice ($).
    payer : float
        Extra spending of the payer ($).
    health : float
        Days of full health.
    """

    provider: float
    payer: float
    health: float


def week_result(chosen: Iterable[str], *, terms: Terms, actions: Iterable[Action] = WEEK) -> WeekResult:
    """Margin, payer's spending and health of the actions that were chosen.

    Parameters
    ----------
    chosen : iterable of str
        Names of actions.
    terms : payment model
    actions : iterable of Action

    Returns
    -------
    WeekResult

    Raises
    ------
    ValueError
        If a name is unknown, or chosen twice.

    Examples
    --------
    >>> result = week_result(["low-value visit", "care call"], terms=Capitation())
    >>> result.provider, result.payer, result.health
    (515.0, 0.0, 1.5)
    """
    known, names = {action.name: action for action in actions}, list(chosen)
    for name in names:
        if name not in known or names.count(name) > 1:
            raise ValueError(f"chosen must name each of {', '.join(known)} at most once, not {name!r}")
    picked = [known[name] for name in names]
    return WeekResult(
        provider=float(sum(terms.provider(action) for action in picked)),
        payer=float(sum(terms.payer(action) for action in picked)),
        health=float(sum(action.health for action in picked)),
    )


def margins_by_model(actions: Iterable[Action] = WEEK, *, models: dict[str, Terms] | None = None) -> pd.DataFrame:
    """Margin, payer's spending and health of every action under every way of paying.

    Parameters
    ----------
    actions : iterable of Action
    models : dict of str to payment model, optional

    Returns
    -------
    DataFrame
        Columns `action`, `model`, `provider` ($), `payer` ($), `health` (days), `pays` (whether the practice earns by it).

    Examples
    --------
    >>> table = margins_by_model()
    >>> table[table["action"] == "care call"].set_index("model")["provider"].round().to_dict()
    {'fee-for-service': -25.0, 'pay for performance': -25.0, 'bundle': 575.0, 'capitation': 575.0, 'shared savings': 275.0}
    """
    return pd.DataFrame(
        [
            {
                "action": action.name,
                "model": name,
                "provider": terms.provider(action),
                "payer": terms.payer(action),
                "health": action.health,
                "pays": terms.provider(action) > 1e-9,
            }
            for action in actions
            for name, terms in (models or MODELS).items()
        ]
    )


def most_profitable(terms: Terms, *, actions: Iterable[Action] = WEEK) -> list[str]:
    """Actions that earn the practice something: what money alone would choose.

    Parameters
    ----------
    terms : payment model
    actions : iterable of Action

    Returns
    -------
    list of str

    Examples
    --------
    >>> most_profitable(FeeForService())[:3]
    ['low-value visit', 'duplicate scan', 'discharge follow-up visit']
    """
    return [action.name for action in actions if terms.provider(action) > 1e-9]


def best_for_patient(actions: Iterable[Action] = WEEK) -> list[str]:
    """Actions that do the patient any good, whatever they cost.

    Parameters
    ----------
    actions : iterable of Action

    Returns
    -------
    list of str

    Examples
    --------
    >>> "duplicate scan" in best_for_patient()
    False
    """
    return [action.name for action in actions if action.health > 0]


def week_by_model(*, models: dict[str, Terms] | None = None, actions: Iterable[Action] = WEEK) -> pd.DataFrame:
    """What a practice that follows money alone does in this week under each way of paying, and what comes of it.

    Parameters
    ----------
    models : dict of str to payment model, optional
    actions : iterable of Action

    Returns
    -------
    DataFrame
        Columns `model`, `chosen` (number of actions), `provider`, `payer` ($) and `health` (days).

    Examples
    --------
    >>> week_by_model().set_index("model")["health"].round(1).to_dict()
    {'fee-for-service': 5.6, 'pay for performance': 5.6, 'bundle': 4.4, 'capitation': 10.4, 'shared savings': 10.4}
    """
    offered, rows = tuple(actions), []
    for name, terms in (models or MODELS).items():
        chosen = most_profitable(terms, actions=offered)
        result = week_result(chosen, terms=terms, actions=offered)
        rows.append({"model": name, "chosen": len(chosen), **result.__dict__})
    return pd.DataFrame(rows)
