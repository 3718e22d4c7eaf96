"""What to measure for one condition, tier by tier: Porter's hierarchy of outcomes, filled in for three conditions."""

import pandas as pd

TIERS = {
    "health achieved": ("survival", "function and symptoms"),
    "recovery": ("time to recover", "burden of treatment"),
    "health kept": ("lasting result", "harm from treatment"),
}
"""Three tiers of two levels each: what a patient reaches, how hard the way there is, and whether it stays."""

_MEASURES = {
    "type 2 diabetes": (
        "death from any cause within 5 years",
        "sight, feeling in the feet, diabetes distress",
        "months until HbA1c is in the range agreed with the patient",
        "injections and finger pricks a day; days of work missed for visits",
        "years free of dialysis, amputation and heart attack",
        "severe low blood sugar; weight gained under treatment",
    ),
    "heart failure": (
        "alive one year after diagnosis",
        "KCCQ score; stairs climbed without stopping",
        "weeks until back to usual activity after a stay",
        "pills and salt and fluid limits lived with; nights in hospital",
        "days alive and out of hospital in a year",
        "kidney function lost; fainting under blood-pressure drugs",
    ),
    "rheumatoid arthritis": (
        "death from infection or heart disease within 10 years",
        "pain, morning stiffness, what hands can do",
        "months from first symptom to low disease activity",
        "infusions, blood tests and hours spent on them",
        "years without joint damage or a change of drug",
        "serious infection; liver enzymes raised by treatment",
    ),
}

CONDITIONS = tuple(_MEASURES)


def outcome_hierarchy(condition: str) -> pd.DataFrame:
    """Outcomes that matter for a condition, from survival down to late harm.

    Parameters
    ----------
    condition : str
        One of `CONDITIONS`.

    Returns
    -------
    DataFrame, 6 rows
        Columns `tier`, `level`, `outcome`.

    Raises
    ------
    ValueError
        If there is no such condition.

    Notes
    -----
    Tiers and levels are Porter's, in our words; the examples are ours. Source: Porter 2010.

    Examples
    --------
    >>> outcome_hierarchy("heart failure")[["tier", "outcome"]].head(2)
                  tier                                      outcome
    0  health achieved               alive one year after diagnosis
    1  health achieved  KCCQ score; stairs climbed without stopping
    """
    if condition not in _MEASURES:
        raise ValueError(f"condition must be one of {', '.join(CONDITIONS)}, not {condition!r}")
    levels = [(tier, level) for tier, pair in TIERS.items() for level in pair]
    return pd.DataFrame(
        [(tier, level, outcome) for (tier, level), outcome in zip(levels, _MEASURES[condition], strict=True)],
        columns=["tier", "level", "outcome"],
    )
