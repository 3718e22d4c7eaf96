"""Kept: what three models expect of each hospital of `vbc.readmission_design`, for a range of quality gaps.

Nine logits on 60,000 patients are no work for a slider. A page reads these tables; `vbc.social_risk_remedies` offers them.
"""

from typing import Any

import numpy as np

from vbc import readmission_design as design
from vbc.checks import Numbers
from vbc.kept import Kept
from vbc.random_intercept_likelihood import inverse_logit

QUALITY_GAPS = (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
"""Gaps (log odds) for which results are kept: a slider's steps."""


def expected_of(sample: design.ReadmissionSample) -> dict[str, Any]:
    """Observed and expected readmissions of each hospital, and the coefficients behind them.

    Parameters
    ----------
    sample : ReadmissionSample

    Returns
    -------
    dict
        `observed`, `at_average_care` and, for each of `clinical`, `social` and `within`, expected readmissions by hospital;
        `coefficients`: for each model intercept, β and (not for `clinical`) γ.

    Notes
    -----
    `clinical` knows X; `social` knows X and S, pooled over hospitals; `within` takes β and γ from differences between
    patients of the *same* hospital, so that the care of a hospital is not read as poverty, and then sets the intercept such
    that observed and expected add up to the same.
    """
    import statsmodels.api as sm

    y, x, s = sample.readmitted, sample.clinical_risk, sample.social_risk
    one = np.ones_like(y)
    models: dict[str, tuple[Numbers, Numbers]] = {}
    for name, columns in (("clinical", (one, x)), ("social", (one, x, s))):
        table = np.column_stack(columns)
        models[name] = (table, np.asarray(sm.Logit(y, table).fit(disp=0, tol=1e-12).params))
    table = np.column_stack((one, x, s))
    slopes = within_hospital_slopes(sample)
    models["within"] = (table, np.array([_intercept(table[:, 1:] @ slopes, float(y.sum())), *slopes]))
    by_hospital = {name: _sums(sample, inverse_logit(table @ values)) for name, (table, values) in models.items()}
    return {
        "observed": _sums(sample, y),
        "at_average_care": _sums(sample, sample.risk_at_average_care),
        **by_hospital,
        "coefficients": {name: values.tolist() for name, (_, values) in models.items()},
    }


def within_hospital_slopes(sample: design.ReadmissionSample) -> Numbers:
    """β and γ of a logit with an intercept for each hospital.

    Parameters
    ----------
    sample : ReadmissionSample
        With at least one patient readmitted and one not in each hospital.

    Returns
    -------
    ndarray of float, shape (2,)

    Raises
    ------
    ValueError
        If a hospital lacks one of the two outcomes.

    Notes
    -----
    Newton's method; the block of the hospitals' intercepts is diagonal and is eliminated, so that 200 of them cost nothing.
    """
    y, rows = sample.readmitted, np.stack((sample.clinical_risk, sample.social_risk))
    many = int(sample.hospital.max()) + 1
    at, slopes = np.full(many, -1.0), np.zeros(2)

    def by_hospital(values: Numbers) -> Numbers:
        return np.asarray(np.bincount(sample.hospital, weights=values, minlength=many), dtype=float)

    for _ in range(50):
        risk = inverse_logit(slopes @ rows + at[sample.hospital])
        weight, left = risk * (1 - risk), y - risk
        cross = np.stack([by_hospital(weight * row) for row in rows])
        own, start = by_hospital(weight), by_hospital(left)
        curvature = (rows * weight) @ rows.T - (cross / own) @ cross.T
        step = np.linalg.solve(curvature, rows @ left - (cross / own) @ start)
        slopes, at = slopes + step, at + (start - cross.T @ step) / own
        if np.abs(step).max() < 1e-12:
            return slopes
    raise ValueError("sample must have both outcomes in every hospital, or there is no fit within hospitals")


def _made() -> dict[str, Any]:
    return {"fits": {f"{gap:.1f}": expected_of(design.readmission_sample(gap)) for gap in QUALITY_GAPS}}


def _key() -> list[Any]:
    names = ("HOSPITALS", "PATIENTS_EACH", "SAFETY_NET", "SOCIAL_SHARE", "INTERCEPT", "CLINICAL_EFFECT", "SOCIAL_EFFECT")
    settings = [getattr(design, name) for name in (*names, "LINK", "SEED")]
    return [settings, QUALITY_GAPS, "readmitted ~ x; readmitted ~ x + s; readmitted ~ x + s | hospital"]


KEPT = Kept("safety-net-readmissions", _key, _made, ("statsmodels", "numpy"))


def _sums(sample: design.ReadmissionSample, values: Numbers) -> list[float]:
    sums: list[float] = np.bincount(sample.hospital, weights=values).tolist()
    return sums


def _intercept(log_odds: Numbers, events: float) -> float:
    """The intercept with which expected events add up to the observed ones, by Newton's method."""
    start = 0.0
    for _ in range(100):
        risk = inverse_logit(start + log_odds)
        step = (events - float(risk.sum())) / float((risk * (1 - risk)).sum())
        start += step
        if abs(step) < 1e-13:
            break
    return start
