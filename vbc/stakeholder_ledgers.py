"""Whose value? The same decision in the books of patient, clinician, hospital, payer and society.

What one pays another takes: payments cancel in society's ledger, which counts only resources, time and health.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from vbc.confusion import Confusion
from vbc.ledger_inputs import LedgerInputs

STAKEHOLDERS = ("patient", "clinician", "hospital", "payer", "society")


def stakeholder_ledger(by_group: Mapping[Any, Confusion], *, inputs: LedgerInputs | None = None) -> pd.DataFrame:
    """Every line of every stakeholder's ledger for one set of decisions, against having no program.

    Parameters
    ----------
    by_group : mapping of group to Confusion
        The decisions.
    inputs : LedgerInputs, optional
        Illustrative ones unless given.

    Returns
    -------
    DataFrame
        `stakeholder`, `line`, `kind` ("money", "time" or "health"), `quantity`, `unit` and `dollars` (gains above 0).

    Raises
    ------
    ValueError
        If effectiveness is missing for a group.

    Notes
    -----
    In dollars society's ledger is the sum of the other four: tested, not assumed. Whoever is missed stands in no ledger, because
    for them nothing changes: read `missed` of the decisions too.

    Examples
    --------
    >>> from vbc.heart_failure_program import program_ranking
    >>> totals = ledger_totals(stakeholder_ledger(program_ranking("M1").top(2_000)))
    >>> totals[totals["stakeholder"] == "payer"]["dollars"].tolist()
    [2164000.0]
    """
    use = inputs or LedgerInputs()
    places = float(sum(found.selected for found in by_group.values()))
    avoided = sum(use.effect_in(group) * found.true_positives for group, found in by_group.items())
    patient_time = use.patient_hours_spared * avoided - use.patient_hours * places
    clinician_time = use.clinician_hours_spared * avoided - use.clinician_hours * places
    health = use.qalys * avoided
    lines = [
        ("patient", "bills that did not come", "money", avoided, "readmissions", use.out_of_pocket * avoided),
        ("patient", "own time", "time", patient_time, "hours", use.patient_hour * patient_time),
        ("patient", "health", "health", health, "QALYs", use.threshold * health),
        ("clinician", "own time", "time", clinician_time, "hours", use.clinician_hour * clinician_time),
        (
            "hospital",
            "payment for readmissions that did not come",
            "money",
            avoided,
            "readmissions",
            -(use.readmission_payment + use.out_of_pocket) * avoided,
        ),
        ("hospital", "care that was not needed", "money", avoided, "readmissions", use.readmission_cost * avoided),
        ("hospital", "penalty not paid", "money", avoided, "readmissions", use.readmission_penalty * avoided),
        ("hospital", "fee for places less their cost", "money", places, "places", (use.place_fee - use.place_cost) * places),
        ("payer", "payment saved", "money", avoided, "readmissions", use.readmission_payment * avoided),
        ("payer", "fee for places", "money", places, "places", -use.place_fee * places),
        ("payer", "penalty not received", "money", avoided, "readmissions", -use.readmission_penalty * avoided),
        ("society", "care that was not needed", "money", avoided, "readmissions", use.readmission_cost * avoided),
        ("society", "resources of places", "money", places, "places", -use.place_cost * places),
        ("society", "patients' own time", "time", patient_time, "hours", use.patient_hour * patient_time),
        ("society", "clinicians' own time", "time", clinician_time, "hours", use.clinician_hour * clinician_time),
        ("society", "health", "health", health, "QALYs", use.threshold * health),
    ]
    return pd.DataFrame(lines, columns=["stakeholder", "line", "kind", "quantity", "unit", "dollars"])


def ledger_totals(ledger: pd.DataFrame) -> pd.DataFrame:
    """What each stakeholder's ledger adds up to.

    Parameters
    ----------
    ledger : DataFrame
        Of `stakeholder_ledger`.

    Returns
    -------
    DataFrame
        `stakeholder`, `dollars`, in the order of `STAKEHOLDERS`.

    Examples
    --------
    >>> totals = ledger_totals(stakeholder_ledger({"housed": Confusion(8, 2, 2, 88), "unhoused": Confusion(5, 9, 5, 81)}))
    >>> totals["stakeholder"].tolist()
    ['patient', 'clinician', 'hospital', 'payer', 'society']
    """
    sums = ledger.groupby("stakeholder")["dollars"].sum()
    return pd.DataFrame({"stakeholder": STAKEHOLDERS, "dollars": [float(sums[name]) for name in STAKEHOLDERS]})


def compare_ledgers(decisions: Mapping[str, Mapping[Any, Confusion]], *, inputs: LedgerInputs | None = None) -> pd.DataFrame:
    """Several ways of choosing in everybody's ledger: who would pick which?

    Parameters
    ----------
    decisions : mapping of str to (mapping of group to Confusion)
        Such as {"M0": …, "M1": …}.
    inputs : LedgerInputs, optional
        As `stakeholder_ledger`.

    Returns
    -------
    DataFrame
        `stakeholder`, `decision`, `dollars`, and `preferred` (whether no other one gives this stakeholder more).

    Raises
    ------
    ValueError
        As `stakeholder_ledger`.

    Examples
    --------
    >>> from vbc.heart_failure_program import program_ranking
    >>> both = {model: program_ranking(model).top(2_000) for model in ("M0", "M1")}
    >>> found = compare_ledgers(both)
    >>> found[found["preferred"]].set_index("stakeholder")["decision"].to_dict()
    {'patient': 'M1', 'clinician': 'M1', 'hospital': 'M0', 'payer': 'M1', 'society': 'M1'}
    """
    tables = [ledger_totals(stakeholder_ledger(found, inputs=inputs)).assign(decision=name) for name, found in decisions.items()]
    table = pd.concat(tables, ignore_index=True)
    best = table.groupby("stakeholder")["dollars"].transform("max")
    order = {name: place for place, name in enumerate(STAKEHOLDERS)}
    table = table.assign(preferred=table["dollars"] >= best - 1e-6)
    table = table.sort_values("stakeholder", key=lambda names: names.map(order), kind="stable")
    return table[["stakeholder", "decision", "dollars", "preferred"]].reset_index(drop=True)


def patients_by_outcome(by_group: Mapping[Any, Confusion], *, inputs: LedgerInputs | None = None) -> pd.DataFrame:
    """What becomes of people in each group: helped, in the program in vain or without need, missed, left alone.

    Parameters
    ----------
    by_group : mapping of group to Confusion
    inputs : LedgerInputs, optional
        For effectiveness.

    Returns
    -------
    DataFrame
        `group`, `outcome` ("spared a readmission", "in the program, readmitted all the same", "in the program, would have stayed
        well", "missed", "left alone, stayed well") and `people`, which is a mean for the first two.

    Raises
    ------
    ValueError
        If effectiveness is missing for a group.

    Notes
    -----
    Selection is help here: someone who would have stayed well receives it too, and the harm of an error is being missed.

    Examples
    --------
    >>> patients_by_outcome({"housed": Confusion(8, 2, 2, 88)})["people"].tolist()
    [2.0, 6.0, 2.0, 2.0, 88.0]
    """
    use = inputs or LedgerInputs()
    rows = []
    for group, found in by_group.items():
        spared = use.effect_in(group) * found.true_positives
        rows += [
            (group, "spared a readmission", spared),
            (group, "in the program, readmitted all the same", found.true_positives - spared),
            (group, "in the program, would have stayed well", float(found.false_positives)),
            (group, "missed", float(found.missed)),
            (group, "left alone, stayed well", float(found.true_negatives)),
        ]
    return pd.DataFrame(rows, columns=["group", "outcome", "people"])
