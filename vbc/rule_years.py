"""Which years the rules in these models belong to, so that a page can stamp each with its year."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleYears:
    """A rule as the models have it.

    Attributes
    ----------
    what : str
        What it sets.
    where : str
        Section of the law or regulation.
    years : str
        Program years for which the models' figures hold.
    source : str
        Key of `vbc.sources.SOURCES`.
    """

    what: str
    where: str
    years: str
    source: str


RULES: dict[str, RuleYears] = {
    "savings rates": RuleYears(
        "minimum savings rates by number of lives", "42 CFR 425.605(b)", "performance years 2019–2026", "mssp_rule"
    ),
    "tracks": RuleYears(
        "sharing rates, loss rates, caps and limits", "42 CFR 425.605 and 425.610", "performance years 2023–2026", "mssp_rule"
    ),
    "half rate": RuleYears(
        "half the sharing rate for low-revenue ACOs below the minimum", "42 CFR 425.605(h)", "agreements from 2024 on", "mssp_rule"
    ),
    "risk cap": RuleYears(
        "risk scores raise a benchmark by 3 % at most", "42 CFR 425.605(a)(1)", "performance years 2019–2026", "mssp_rule"
    ),
    "prior savings": RuleYears(
        "half of earlier savings given back in a later benchmark", "42 CFR 425.658", "agreements from 2024 on", "mssp_rule"
    ),
    "truncation": RuleYears(
        "costs count up to the national 99th percentile", "42 CFR 425.605(a)(4)", "performance years 2019–2026", "mssp_rule"
    ),
    "hospital purchasing": RuleYears(
        "points, domains and the 2 % withheld", "42 CFR 412.160–.167", "fiscal years 2018–2026", "hvbp_rule"
    ),
    "joint replacement": RuleYears("stop-gain and stop-loss", "42 CFR 510.305", "2016–2024, ended", "joint_replacement_rule"),
    "episode model": RuleYears("mandatory 30-day episodes for chosen hospitals", "42 CFR 512", "2026–2030", "team_rule"),
    "risk scores": RuleYears(
        "condition categories and coefficients, model V28", "42 CFR 422.308", "payment year 2026", "advantage_payment_rule"
    ),
    "physician incentives": RuleYears(
        "what a plan may not pay physicians for, and what it must tell on request",
        "42 CFR 422.208 and 422.210",
        "contract year 2026",
        "physician_incentive_rule",
    ),
    "marketplace corridor": RuleYears(
        "risk corridors of marketplace insurers", "42 USC 18062(b)", "plan years 2014–2016, ended", "marketplace_corridor_statute"
    ),
}
"""By a short name."""


def rule_stamp(name: str) -> str:
    """A rule's section and years, as a caption shows them.

    Parameters
    ----------
    name : str
        A key of `RULES`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no such rule.

    Examples
    --------
    >>> rule_stamp("savings rates")
    '42 CFR 425.605(b), performance years 2019–2026'
    """
    if name not in RULES:
        raise ValueError(f"name must be one of {', '.join(RULES)}, not {name!r}")
    return f"{RULES[name].where}, {RULES[name].years}"
