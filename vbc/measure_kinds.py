"""The kinds of quality measure, with the question that each of them answers."""

from typing import Literal

Kind = Literal["structure", "process", "clinical outcome", "PROM", "PREM", "utilization or cost"]

KINDS: dict[Kind, str] = {
    "structure": "What is there to give care with?",
    "process": "What was done for the patient?",
    "clinical outcome": "What became of the patient, as others can see it?",
    "PROM": "How is the patient, in the patient's own words?",
    "PREM": "What happened to the patient in care, as the patient tells it?",
    "utilization or cost": "How much care was used, and what did it cost?",
}
"""Patient-reported outcomes (PROM) and experience (PREM) differ in their subject, health or care, not in who speaks."""


def question_of(kind: Kind) -> str:
    """The question that a kind of measure answers.

    Parameters
    ----------
    kind : str
        One of `KINDS`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no such kind.

    Examples
    --------
    >>> question_of("process")
    'What was done for the patient?'
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be among {', '.join(KINDS)}, not {kind!r}")
    return KINDS[kind]
