"""Synthetic patients with heart failure, a fifth of them unhoused: who is readmitted, and what two models know of them.

The draws are numpy's own normals, in a stated order, because published figures of the workbook rest on them; a test holds those.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vbc.checks import Numbers, count, positive

N, TRAIN_SEED, TEST_SEED = 20_000, 2024, 2025
FACTORS = {"M0": ("severity", "comorbidity"), "M1": ("severity", "comorbidity", "unhoused")}
"""What each model knows: M1 knows housing too."""


@dataclass(frozen=True)
class HeartFailureCohort:
    """Patients of the design.

    Attributes
    ----------
    unhoused : ndarray of int, shape (n,)
        1 with a chance of .20.
    severity : ndarray of float, shape (n,)
        A normal draw, plus 0.5 where unhoused.
    comorbidity : ndarray of float, shape (n,)
        A normal draw.
    readmitted : ndarray of int, shape (n,)
        1 with log odds −2.6 + 0.9·severity + 0.5·comorbidity + 1.3·unhoused.
    """

    unhoused: NDArray[np.int64]
    severity: Numbers
    comorbidity: Numbers
    readmitted: NDArray[np.int64]

    @property
    def groups(self) -> np.ndarray[Any, Any]:
        """ "housed" or "unhoused", for each patient."""
        return np.where(self.unhoused == 1, "unhoused", "housed")

    def table(self, model: str) -> Numbers:
        """What a model knows of each patient.

        Parameters
        ----------
        model : {"M0", "M1"}

        Returns
        -------
        ndarray of float, shape (n, 2 or 3)
        """
        return np.column_stack([np.asarray(getattr(self, name), dtype=float) for name in FACTORS[model]])


def heart_failure_cohort(seed: int = TEST_SEED, *, n: int = N) -> HeartFailureCohort:
    """Draw patients with heart failure.

    Parameters
    ----------
    seed : int
        The models learn from 2024 and are used on 2025.
    n : int
        Patients, above 0.

    Returns
    -------
    HeartFailureCohort

    Raises
    ------
    ValueError
        If an argument is not a count, or `n` is 0.

    Notes
    -----
    Draws, in this order: uniforms for housing, normals of severity, normals of comorbidity, uniforms for readmission. An
    illustrative design: no real program's patients.

    Examples
    --------
    >>> patients = heart_failure_cohort()
    >>> round(float(patients.readmitted[patients.unhoused == 0].mean()), 3)
    0.103
    """
    many = count(positive(n, "n"), "n")
    rng = np.random.default_rng(count(seed, "seed"))
    unhoused = (rng.random(many) < 0.20).astype(np.int64)
    severity = rng.standard_normal(many) + 0.5 * unhoused
    comorbidity = rng.standard_normal(many)
    log_odds = -2.6 + 0.9 * severity + 0.5 * comorbidity + 1.3 * unhoused
    readmitted = (rng.random(many) < 1 / (1 + np.exp(-log_odds))).astype(np.int64)
    return HeartFailureCohort(unhoused, severity, comorbidity, readmitted)
