"""Every package of the board over an average year: what the dashboard reports, and what is true."""

from functools import lru_cache

import pandas as pd

from vbc.board_packages import BENCHMARK, CONTRACTS, LIVES, PARTS, Package, contract_named, every_package
from vbc.clinician_choice import Care
from vbc.contract_outlook import expected_payoff_curve, panel_of
from vbc.ferry_street import ADMITTED, HOUSED, READMITTED, UNHOUSED, FerryStreet
from vbc.intervals import poisson_probability_at_least
from vbc.package_care import CHECKLIST_COST, CareUnder, care_under
from vbc.revealed_weights import revealed_ratio

TICKED = 0.98
"""Checklists that are complete, under the checklist measure."""
FOLLOW_UP_COST = 20.0
"""Dollars a person to ask everybody, those who left included."""
EXPECTED_CLINICALLY = {"housed": 0.141 / 0.9, "unhoused": 0.19}
"""Readmissions that a model of clinical risk expects; right on average in a country where one in ten has no stable home."""
PEERS_WORSE = 1.08
"""Readmissions of other safety-net hospitals over those of average care."""
CARE = Care()
DIMENSIONS = {"value": True, "margin": True, "gap": False, "pull": False}
"""The four figures in which packages are ranked, and whether more of each is better; a gap or a pull counts the same either way."""


@lru_cache(maxsize=64)
def _results(at: FerryStreet) -> pd.DataFrame:
    packages = list(every_package())
    care = [care_under(package, at=at) for package in packages]
    today = _unchanged(at)
    checks = _checks(packages, care, today, at)
    rows = []
    for package, under, (check, spread, paid, gate, *unchanged) in zip(packages, care, checks, strict=True):
        gained = HOUSED * (under.housed - today.housed) + UNHOUSED * (under.unhoused - today.unhoused)
        qalys = gained * at.qaly_of_point
        payer = check - under.saved * BENCHMARK
        rows.append(
            {
                **{name: getattr(package, name) for name in PARTS},
                "calls": under.calls,
                "left": under.left,
                "saved": under.saved,
                "measured": under.measured,
                "check": check,
                "spread": spread,
                "paid": paid,
                "gate": gate,
                **dict(zip(("gate_idle", "paid_idle", "billed_idle", "check_idle"), unchanged, strict=True)),
                "qalys": qalys,
                "payer": -payer,
                "value": qalys - payer / at.threshold,
                "margin": check - _costs(package, under, at),
                "gap": under.gap,
                "pull": float(revealed_ratio(CARE, under.calls)),
                "reported_qalys": _reported_points(package, under, today, at) * at.qaly_of_point,
                "reported_gap": _reported_gap(package, under),
            }
        )
    return pd.DataFrame(rows)


def package_results(at: FerryStreet | None = None) -> pd.DataFrame:
    """All 144 packages in an average year, against signing nothing.

    Parameters
    ----------
    at : FerryStreet, optional
        The hospital, if other than as described.

    Returns
    -------
    DataFrame, 144 rows
        `measure`, `adjustment`, `contract`, `guardrail`; `calls` to a patient, `left` (share of people without a stable home who
        drift away), `saved` (truly, in all 10,000) and `measured` (as the contract has it), shares of the benchmark, `check` ($ a
        year, on average over luck), `spread` (standard deviation of a year's check, $), `paid` and `paid_idle` (chance of a check,
        and of one when nothing changes at all), `billed_idle` and `check_idle` (chance of a bill, and the average check in $, when
        nothing changes), `gate` and `gate_idle` (chance that the quality standard is met, and when nothing
        changes), `qalys` gained a year by all people, `payer` ($ a year that the payer keeps, below 0 where it pays more),
        `value` (QALYs, less those that the payer's money would have bought), `margin` ($ a year), `gap` (points of health between
        the groups), `pull` (money's pull on the calls: the α/β that they would reveal if each still took $4; the weight itself is
        `at.ratio` in every package, which changes what a call costs and not the clinician); `reported_qalys` and
        `reported_gap`, as the package's own measure has them.

    Examples
    --------
    >>> ticked = package_results().iloc[4]
    >>> [ticked[name] for name in PARTS]
    ['checklist', 'clinical', 'costs only', 'none']
    >>> ticked[["qalys", "reported_qalys", "gap", "reported_gap"]].astype(float).round(1).tolist()
    [-9.5, 85.3, 9.8, 0.0]
    """
    return _results(at or FerryStreet()).copy()


def package_result(package: Package, at: FerryStreet | None = None) -> dict[str, float]:
    """One package of `package_results`, its figures by name.

    Parameters
    ----------
    package : Package
    at : FerryStreet, optional

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> staff = package_result(Package("reports", "social", "corridor", "fund"))
    >>> round(staff["qalys"], 1), round(staff["margin"] / 1e6, 2)
    (81.6, -1.1)
    """
    return dict(_by_package(at or FerryStreet())[package])


def merit(figure: str, values: pd.Series) -> pd.Series:
    """One of the four figures, turned so that more is better.

    Parameters
    ----------
    figure : str
        One of `DIMENSIONS`.
    values : Series of float

    Returns
    -------
    Series of float

    Raises
    ------
    ValueError
        If there is no such figure.

    Notes
    -----
    A gap of −3 points is as far from none as one of 3: it is another group that is behind.

    Examples
    --------
    >>> merit("gap", pd.Series([5.0, -3.0, 0.5])).tolist()
    [-5.0, -3.0, -0.5]
    """
    if figure not in DIMENSIONS:
        raise ValueError(f"figure must be one of {', '.join(DIMENSIONS)}, not {figure!r}")
    return values if DIMENSIONS[figure] else -values.abs()


def places(package: Package, at: FerryStreet | None = None) -> dict[str, int]:
    """How many packages do better than this one, in each of the four figures.

    Parameters
    ----------
    package : Package
    at : FerryStreet, optional

    Returns
    -------
    dict of str to int
        "value", "margin", "gap", "pull": 0 where none is better, 143 at the most.

    Examples
    --------
    >>> places(Package("reports", "social", "corridor", "fund"))["value"]
    0
    """
    hospital = at or FerryStreet()
    at_row = list(every_package()).index(package)

    def better(name: str) -> int:
        merits = merit(name, _results(hospital)[name])
        return int((merits > merits.iloc[at_row] + 1e-9).sum())

    return {name: better(name) for name in DIMENSIONS}


@lru_cache(maxsize=64)
def _by_package(at: FerryStreet) -> dict[Package, dict[str, float]]:
    figures = _results(at).drop(columns=list(PARTS))
    rows = (dict(zip(figures.columns, row, strict=True)) for row in figures.to_numpy(dtype=float).tolist())
    return dict(zip(every_package(), rows, strict=True))  # in the order of the table


def _today(at: FerryStreet) -> tuple[float, float]:
    calls = at.calls_today()
    return at.health(calls, housed=True), at.health(calls, housed=False)


def _unchanged(at: FerryStreet) -> CareUnder:
    """Care where a contract is signed and nothing else changes."""
    housed, unhoused = _today(at)
    return CareUnder(0, at.calls_today(), 0, housed, unhoused, unhoused, 0, 0, 0, 0)


def _checks(packages: list[Package], care: list[CareUnder], today: CareUnder, at: FerryStreet) -> list[tuple[float, ...]]:
    """Check on average over luck, its spread ($), chances of check and gate; gate, check, bill and average if nothing changes."""
    found: dict[int, tuple[float, ...]] = {}
    for contract in CONTRACTS:
        rows = [row for row, package in enumerate(packages) if package.contract == contract]
        signed = contract_named(contract)
        panel = panel_of(signed, lives=LIVES)
        savings = [0.0] + [care[row].measured for row in rows]
        curves = [expected_payoff_curve(signed, panel, savings, quality_met=quality) for quality in (True, False)]
        met, missed = (
            {name: curve[name].tolist() for name in ("expected", "deviation", "chance_paid", "chance_repays")} for curve in curves
        )
        for at_row, row in enumerate(rows, start=1):
            gate = _gate(packages[row], care[row], at)
            expected = gate * met["expected"][at_row] + (1 - gate) * missed["expected"][at_row]
            squares = [one["expected"][at_row] ** 2 + one["deviation"][at_row] ** 2 for one in (met, missed)]
            spread = max(gate * squares[0] + (1 - gate) * squares[1] - expected**2, 0.0) ** 0.5
            paid = gate * met["chance_paid"][at_row]
            idle = _gate(packages[row], today, at)
            unchanged = [
                idle * met[name][0] + (1 - idle) * missed[name][0] for name in ("chance_paid", "chance_repays", "expected")
            ]
            unchanged[2] *= BENCHMARK
            found[row] = (expected * BENCHMARK, spread * BENCHMARK, paid, gate, idle, *unchanged)
    return [found[row] for row in range(len(packages))]


def _gate(package: Package, under: CareUnder, at: FerryStreet) -> float:
    """Chance that the quality standard is met: sure, but where readmissions may come out above those expected."""
    if package.measure != "readmissions":
        return 1.0
    observed, expected = _readmissions(package.adjustment, under, at)
    return 1 - poisson_probability_at_least(int(expected) + 1, expected=observed)


def _readmissions(adjustment: str, under: CareUnder, at: FerryStreet) -> tuple[float, float]:
    """Readmissions of those still counted, and those that the adjustment expects of them."""
    still = {"housed": float(HOUSED), "unhoused": UNHOUSED * (1 - under.left)}
    today = dict(zip(still, _today(at), strict=True))
    now = {"housed": under.housed, "unhoused": under.unhoused_here}
    admitted = {group: ADMITTED * people for group, people in still.items()}
    observed = sum(admitted[group] * READMITTED[group] * (1 - (now[group] - today[group]) / 100) for group in still)
    usual = EXPECTED_CLINICALLY if adjustment == "clinical" else READMITTED
    expected = sum(admitted[group] * usual[group] for group in still)
    return observed, expected * (PEERS_WORSE if adjustment == "peers" else 1.0)


def _costs(package: Package, under: CareUnder, at: FerryStreet) -> float:
    """What the package costs Ferry Street a year ($): calls, margin of care not given, asking, guardrail."""
    each = at.call_cost + (CHECKLIST_COST if package.measure == "checklist" else 0.0)
    # whoever drifts away has somebody else in their place: calls, margin of care not given and guardrail are those of a full house
    calls = each * under.calls * LIVES - at.call_cost * at.calls_today() * LIVES
    avoided = at.avoided * (under.calls - at.calls_today()) * (HOUSED + UNHOUSED * at.reach)
    asking = FOLLOW_UP_COST * LIVES if package.measure == "reports" else 0.0
    return calls + at.lost_margin * avoided + asking + under.guardrail_cost * LIVES


def _reported_points(package: Package, under: CareUnder, today: CareUnder, at: FerryStreet) -> float:
    """Points of health that the package's own measure lets one believe were gained."""
    if package.measure == "checklist":  # a complete list counts as the best of care
        best = [at.health(CARE.patient_best, housed=housed) for housed in (True, False)]
        return TICKED * (HOUSED * (best[0] - today.housed) + UNHOUSED * (best[1] - today.unhoused))
    if package.measure == "readmissions":  # each percent fewer than expected counts as a point for everybody
        before, now = (_readmissions(package.adjustment, year, at) for year in (today, under))
        return 100 * (before[0] / before[1] - now[0] / now[1]) * LIVES
    return HOUSED * (under.housed - today.housed) + UNHOUSED * (under.unhoused - today.unhoused)


def _reported_gap(package: Package, under: CareUnder) -> float:
    """Points between the groups as the package's own measure has them."""
    if package.measure == "checklist" or (package.measure == "readmissions" and package.adjustment == "social"):
        return 0.0  # every box is ticked in both groups; or the expected gap is no gap
    return under.gap if package.measure == "reports" else under.housed - under.unhoused_here
