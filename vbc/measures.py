"""A bank of quality measures with what each of them is, and why; the wording is this workbook's own."""

from dataclasses import dataclass
from typing import get_args

import pandas as pd

from vbc.measure_kinds import KINDS, Kind


@dataclass(frozen=True)
class Measure:
    """One measure.

    Attributes
    ----------
    text : str
        As a scorecard would show it.
    kind : str
        One of `KINDS`.
    why : str
        What makes it that.
    mistaken_for : str
        The kind that it is most often taken for.
    """

    text: str
    kind: Kind
    why: str
    mistaken_for: Kind


# for each kind: what a scorecard would show, what it is most often taken for, why it is of this kind
_BANK: dict[Kind, tuple[tuple[str, Kind, str], ...]] = {
    "structure": (
        (
            "Nurses for each ten occupied beds",
            "process",
            "What is on hand before any patient comes.",
        ),
        (
            "Electronic record shared with the local hospital",
            "process",
            "A tool; nothing shows that anyone used it for this patient.",
        ),
        (
            "Diabetes educator on the staff",
            "process",
            "A post that is filled, not a lesson that was given.",
        ),
        (
            "Years that the heart surgeon has practiced here",
            "process",
            "A trait of whoever gives the care, known before any patient comes.",
        ),
        (
            "Cardiologist on call at night",
            "process",
            "Availability; the call may never be made.",
        ),
        (
            "Registry of all patients with rheumatoid arthritis",
            "process",
            "A list makes care possible and is not yet care.",
        ),
        (
            "Step-free entrance and interpreters on site",
            "PREM",
            "Equipment and people in place, whoever turns up.",
        ),
    ),
    "process": (
        (
            "Eye examination of patients with diabetes in the past year",
            "clinical outcome",
            "Something done for a patient; sight itself is not looked at.",
        ),
        (
            "HbA1c tested twice a year",
            "clinical outcome",
            "The test was taken, whatever it showed.",
        ),
        (
            "Beta-blocker prescribed for heart failure with low ejection fraction",
            "clinical outcome",
            "A decision by a clinician that evidence supports.",
        ),
        (
            "Weight checked by telephone within 7 days of discharge",
            "utilization or cost",
            "Care given after a stay; the stay's result lies beyond it.",
        ),
        (
            "Disease-modifying drug started within 3 months of diagnosis",
            "clinical outcome",
            "How quickly care acted, not what it achieved.",
        ),
        (
            "Foot examination with a monofilament each year",
            "clinical outcome",
            "An act of care that may prevent an ulcer.",
        ),
        (
            "Depression questionnaire handed out at intake",
            "PROM",
            "Asking is an act of care; only the answers are the patient's report.",
        ),
        (
            "Aspirin within an hour of arrival with chest pain",
            "clinical outcome",
            "The right act, at the right time.",
        ),
        (
            "Advance care plan on file after a conversation",
            "structure",
            "A conversation that took place.",
        ),
    ),
    "clinical outcome": (
        (
            "Deaths within 30 days of a heart attack",
            "utilization or cost",
            "What became of the patient, seen by anyone.",
        ),
        (
            "HbA1c above 9 %",
            "process",
            "The body's state after care: an intermediate outcome, on the way to those that patients feel.",
        ),
        (
            "Amputations in patients with diabetes",
            "utilization or cost",
            "Harm that came about, late and rarely.",
        ),
        (
            "New joint erosion on X-ray after a year",
            "process",
            "Damage that a reader of films can see.",
        ),
        (
            "Bloodstream infections for each 1,000 catheter days",
            "process",
            "A harm of care itself.",
        ),
        (
            "Blood pressure below 140/90 at the last visit",
            "process",
            "A state of the body: a step on the way to the stroke that does not happen.",
        ),
        (
            "Ejection fraction recovered a year after diagnosis",
            "process",
            "How the heart does, measured from outside.",
        ),
    ),
    "PROM": (
        (
            "KCCQ score of patients with heart failure, change in 6 months",
            "clinical outcome",
            "Patients report symptoms and limits of their own.",
        ),
        (
            "Pain in the past week, 0 to 10, in rheumatoid arthritis",
            "PREM",
            "Only the patient can know it.",
        ),
        (
            "PROMIS physical function T-score",
            "clinical outcome",
            "What patients say they can do.",
        ),
        (
            "Diabetes distress scale",
            "PREM",
            "How living with the illness feels, by those who live with it.",
        ),
        (
            "CES-D score after treatment for addiction",
            "clinical outcome",
            "Symptoms in the patient's own answers; lower is better.",
        ),
        (
            "Patients who say that they are back at the work they want to do",
            "clinical outcome",
            "Function, told by the patient.",
        ),
        (
            "Morning stiffness in minutes, by diary",
            "clinical outcome",
            "A symptom that the patient times.",
        ),
    ),
    "PREM": (
        (
            "“My doctor explained things in a way I could understand”: always",
            "PROM",
            "What happened in the encounter, told by the patient.",
        ),
        (
            "An appointment as soon as it was needed: always",
            "process",
            "Access as patients met with it.",
        ),
        (
            "Would recommend this practice to family",
            "PROM",
            "A verdict on care, not on health.",
        ),
        (
            "Office staff courteous and helpful: always",
            "structure",
            "How people were treated.",
        ),
        (
            "Patients who say that they were told about side effects before a new drug",
            "process",
            "The patient's memory of an act; the chart would make it a process measure.",
        ),
        (
            "Rating of the provider, 0 to 10",
            "PROM",
            "A judgment of care received; health may be good or bad.",
        ),
    ),
    "utilization or cost": (
        (
            "Readmission within 30 days",
            "clinical outcome",
            "A use of beds that depends on distance, housing and who admits; who died cannot come back.",
        ),
        (
            "Total cost of care for each member and month",
            "clinical outcome",
            "The line below value's fraction; counting it above as well counts it twice.",
        ),
        (
            "Emergency department visits for asthma",
            "clinical outcome",
            "Where care was sought, a mark of health and of access at once.",
        ),
        (
            "Days in hospital for heart failure in a year",
            "clinical outcome",
            "Beds used; fewer is better only if patients do as well.",
        ),
        (
            "Drug spending for each member and month",
            "process",
            "What was paid, whatever it did.",
        ),
    ),
}

MEASURES: tuple[Measure, ...] = tuple(
    Measure(text, kind, why, mistaken_for) for kind, rows in _BANK.items() for text, mistaken_for, why in rows
)


def measure_bank(*kinds: Kind) -> pd.DataFrame:
    """The bank as a table.

    Parameters
    ----------
    *kinds : str
        Kinds wanted; all unless given.

    Returns
    -------
    DataFrame
        Columns `text`, `kind`, `why`, `mistaken_for`.

    Raises
    ------
    ValueError
        If a kind is not one of `KINDS`.

    Notes
    -----
    Structure, process and outcome are Donabedian's; outcomes are split by who can tell. Readmission and cost are use of
    care, kept out of the outcomes: neither is a state of anyone's health. Source: Donabedian 1966; Donabedian 1988.

    Examples
    --------
    >>> measure_bank()["kind"].value_counts().to_dict()
    {'process': 9, 'structure': 7, 'clinical outcome': 7, 'PROM': 7, 'PREM': 6, 'utilization or cost': 5}
    """
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"kinds must be among {', '.join(get_args(Kind))}, not {unknown[0]!r}")
    rows = [measure for measure in MEASURES if not kinds or measure.kind in kinds]
    return pd.DataFrame(rows, columns=["text", "kind", "why", "mistaken_for"])
