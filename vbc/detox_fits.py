"""Kept: cross-validated risks of needing detoxification again, for the people of the HELP trial, with housing out and in.

`vbc.detox_selection` offers them; see there for what they mean.
"""

from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import Numbers
from vbc.help_detox import help_detox_returns
from vbc.kept import Kept, digest_of

FOLDS, SEEDS = 10, 30
CLINICAL = ("age", "pcs", "mcs", "ces_d", "hospitalizations")
FACTORS = {"without housing": CLINICAL, "with housing": (*CLINICAL, "homeless")}
INVERSE_PENALTY = 1e6  # so weak that these are maximum-likelihood fits


def detox_people() -> pd.DataFrame:
    """People of the HELP trial with at least one answer later and everything known at the start.

    Returns
    -------
    DataFrame, 398 rows
        As `vbc.help_detox.help_detox_returns`, `returned` as a whole number.

    Notes
    -----
    Of 470 people, 70 have no later answer and 2 lack a health score. Source: Samet et al. 2003.

    Examples
    --------
    >>> people = detox_people()
    >>> people.groupby("homeless")["returned"].agg(["size", "mean"]).round(3).values.tolist()
    [[213.0, 0.568], [185.0, 0.735]]
    """
    people = help_detox_returns().dropna().reset_index(drop=True)
    return people.astype({"returned": "int64"})


def out_of_fold_risks(people: pd.DataFrame, factors: tuple[str, ...], *, seed: int) -> Numbers:
    """Each person's risk from a model that was fitted without them.

    Parameters
    ----------
    people : DataFrame
        With the factors and `returned`.
    factors : tuple of str
        What the model knows.
    seed : int
        For the division into ten folds, each with the same share of people who returned.

    Returns
    -------
    ndarray of float, shape (n,)
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold

    table, returned = people[list(factors)].to_numpy(float), people["returned"].to_numpy()
    risks = np.empty(len(people))
    for learn, use in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(table, returned):
        center, spread = table[learn].mean(axis=0), table[learn].std(axis=0)
        model = LogisticRegression(C=INVERSE_PENALTY, solver="newton-cholesky", tol=1e-8)
        model.fit((table[learn] - center) / spread, returned[learn])
        risks[use] = model.predict_proba((table[use] - center) / spread)[:, 1]
    return risks


def _made() -> dict[str, Any]:
    import statsmodels.api as sm
    from threadpoolctl import threadpool_limits

    people = detox_people()
    with threadpool_limits(limits=1):  # tables this small are fitted 20 times slower where threads wait for each other
        risks = {
            name: [out_of_fold_risks(people, factors, seed=seed).round(9).tolist() for seed in range(SEEDS)]
            for name, factors in FACTORS.items()
        }
    factors = [*CLINICAL, "homeless"]
    result = sm.Logit(people["returned"], sm.add_constant(people[factors])).fit(disp=0)
    housing = {"log_odds_ratio": result.params["homeless"], "standard_error": result.bse["homeless"]}
    housing["p_value"] = result.pvalues["homeless"]
    return {"fits": risks, "housing": {name: float(value) for name, value in housing.items()}}


def _key() -> list[Any]:
    return [digest_of(detox_people()), FACTORS, FOLDS, SEEDS, INVERSE_PENALTY]


KEPT = Kept("help-detox", _key, _made, ("scikit-learn", "statsmodels"))
