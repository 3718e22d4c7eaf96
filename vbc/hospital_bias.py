"""Two biases of a model without social risk: that of its coefficient, and that of what it expects of a hospital.

The design: a share q of a hospital's patients carries a social risk S (0/1), clinical risk is X = a·S + noise of standard
deviation 1, the outcome is Y = β·X + γ·S + noise. The short regression knows X only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import sqrt

import numpy as np
import pandas as pd

from vbc.checks import finite, finite_array, probability
from vbc.undefined import Undefined


@dataclass(frozen=True)
class SafetyNetDesign:
    """Two kinds of hospitals whose care is equally good.

    Attributes
    ----------
    clinical_effect : float
        β: outcome for one unit of clinical risk.
    social_effect : float
        γ: outcome that social risk adds at equal clinical risk.
    link : float
        a: how much higher clinical risk is where there is social risk.
    prevalence_other, prevalence_safety_net : float
        q: share of patients with social risk in each kind of hospital.
    safety_net_share : float
        Share of all patients who are treated in safety-net hospitals.
    """

    clinical_effect: float = 1.0
    social_effect: float = 1.5
    link: float = 0.5
    prevalence_other: float = 0.10
    prevalence_safety_net: float = 0.60
    safety_net_share: float = 0.25

    def __post_init__(self) -> None:
        for field in fields(self):
            check = probability if field.name.startswith(("prevalence", "safety")) else finite
            object.__setattr__(self, field.name, check(getattr(self, field.name), field.name))

    @property
    def prevalence(self) -> float:
        """p: share of all patients with social risk."""
        return (1 - self.safety_net_share) * self.prevalence_other + self.safety_net_share * self.prevalence_safety_net

    @property
    def delta(self) -> float:
        """δ = cov(X, S) / var(X)."""
        return delta_of_link(self.link, prevalence=self.prevalence)

    @property
    def coefficient_bias(self) -> float:
        """γδ: what the short regression adds to the slope of clinical risk."""
        return self.social_effect * self.delta

    @property
    def short_slope(self) -> float:
        """β + γδ."""
        return self.clinical_effect + self.coefficient_bias

    @property
    def short_intercept(self) -> float:
        """γp(1 − δa): fitted outcome at a clinical risk of 0."""
        return self.social_effect * self.prevalence * (1 - self.delta * self.link)

    @property
    def safety_net_bias(self) -> float:
        """Mean observed minus expected in safety-net hospitals; above 0 they look worse than they are."""
        return self.hospital_bias(self.prevalence_safety_net)

    @property
    def other_bias(self) -> float:
        """Mean observed minus expected in the other hospitals."""
        return self.hospital_bias(self.prevalence_other)

    def hospital_bias(self, hospital_prevalence: float) -> float:
        """Mean observed minus expected of a hospital: γ(1 − δa)(q − p).

        Parameters
        ----------
        hospital_prevalence : float
            q: share of the hospital's patients with social risk.

        Returns
        -------
        float
        """
        share = probability(hospital_prevalence, "hospital_prevalence")
        return self.social_effect * (1 - self.delta * self.link) * (share - self.prevalence)


def delta_of_link(link: float, *, prevalence: float) -> float:
    """δ of the design: how much likelier social risk is for one unit more of clinical risk.

    Parameters
    ----------
    link : float
        a: how much higher clinical risk is where there is social risk.
    prevalence : float
        p: share of all patients with social risk.

    Returns
    -------
    float
        a·p(1−p) / (1 + a²·p(1−p)).

    Raises
    ------
    ValueError
        If `link` is not finite or `prevalence` lies outside [0, 1].

    Notes
    -----
    Source: Angrist & Pischke 2009, for δ; the design is ours.

    Examples
    --------
    >>> round(delta_of_link(0.5, prevalence=0.225), 7)
    0.0835454
    """
    a, variance = finite(link, "link"), _variance(prevalence)
    return a * variance / (1 + a * a * variance)


def link_of_peak(prevalence: float) -> float | Undefined:
    """Link at which the coefficient is most biased, and the hospital bias half of what it is without a link.

    Parameters
    ----------
    prevalence : float
        p: share of all patients with social risk.

    Returns
    -------
    float or Undefined
        1/√(p(1−p)). Undefined where all or none carry the risk: nothing is omitted then.

    Raises
    ------
    ValueError
        If `prevalence` lies outside [0, 1].

    Examples
    --------
    >>> round(link_of_peak(0.225), 2)
    2.39
    """
    return link_for_hospital_bias(prevalence, share_left=0.5)


def link_for_hospital_bias(prevalence: float, *, share_left: float) -> float | Undefined:
    """Link at which the hospital bias is a given share of what it is without a link.

    Parameters
    ----------
    prevalence : float
        p: share of all patients with social risk.
    share_left : float
        Above 0, at most 1.

    Returns
    -------
    float or Undefined
        a ≥ 0 with 1 − δa = 1/(1 + a²p(1−p)) = `share_left`. Undefined where p(1−p) = 0.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> round(link_for_hospital_bias(0.225, share_left=0.5), 4)
    2.3947
    """
    variance, share = _variance(prevalence), probability(share_left, "share_left")
    if share == 0:
        raise ValueError(f"share_left must be above 0, not {share_left}: no finite link takes the whole bias away")
    if variance == 0:
        return Undefined("all patients carry the social risk or none does, so there is no bias to halve")
    return sqrt((1 / share - 1) / variance)


def biases_by_link(links: Iterable[float], *, design: SafetyNetDesign | None = None) -> pd.DataFrame:
    """Both biases for a range of links between clinical and social risk: they move in opposite directions.

    Parameters
    ----------
    links : array-like of float
        Values of a.
    design : SafetyNetDesign, optional
        Everything else; the published design unless said.

    Returns
    -------
    DataFrame
        `link`, `coefficient_bias`, `safety_net_bias`, `other_bias`.

    Raises
    ------
    ValueError
        If a link is not finite.

    Examples
    --------
    >>> biases_by_link([0, 2.3947]).round(4)
         link  coefficient_bias  safety_net_bias  other_bias
    0  0.0000            0.0000           0.5625     -0.1875
    1  2.3947            0.3132           0.2813     -0.0938
    """
    of = design or SafetyNetDesign()
    a, variance = finite_array(links, "links"), _variance(of.prevalence)
    delta = a * variance / (1 + a**2 * variance)
    left = of.social_effect * (1 - delta * a)
    return pd.DataFrame(
        {
            "link": a,
            "coefficient_bias": of.social_effect * delta,
            "safety_net_bias": left * (of.prevalence_safety_net - of.prevalence),
            "other_bias": left * (of.prevalence_other - of.prevalence),
        }
    )


def _variance(prevalence: float) -> float:
    share = probability(prevalence, "prevalence")
    return float(np.round(share * (1 - share), 15))
