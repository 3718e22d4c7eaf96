"""Prices, times and effects behind the stakeholders' ledgers of a program: illustrative, and each of them a setting."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from vbc.checks import finite, non_negative, probability


@dataclass(frozen=True)
class LedgerInputs:
    """Prices, times and effects behind the ledgers. All are illustrative; only the payer's $16,000 and $1,000 are the program's.

    Attributes
    ----------
    effectiveness : float, or mapping of group to float
        Share of readmissions that the program prevents among those in it.
    readmission_payment : float
        What the payer pays the hospital for a readmission ($).
    out_of_pocket : float
        What the patient pays the hospital for it ($).
    readmission_cost : float
        Resources that the hospital uses up for it ($).
    readmission_penalty : float
        What the hospital pays back to the payer for each readmission under a penalty program ($).
    place_fee : float
        What the payer pays the hospital for a place in the program ($).
    place_cost : float
        Resources that a place uses up ($).
    patient_hours, clinician_hours : float
        Own, unpaid time that a place takes.
    patient_hours_spared, clinician_hours_spared : float
        Own, unpaid time that an avoided readmission spares.
    patient_hour, clinician_hour : float
        Worth of an hour ($).
    qalys : float
        Health that an avoided readmission saves the patient (QALY).
    threshold : float
        Worth of a QALY ($).
    """

    effectiveness: float | Mapping[Any, float] = 0.25
    readmission_payment: float = 16_000.0
    out_of_pocket: float = 1_600.0
    readmission_cost: float = 9_600.0
    readmission_penalty: float = 0.0
    place_fee: float = 1_000.0
    place_cost: float = 800.0
    patient_hours: float = 8.0
    clinician_hours: float = 0.5
    patient_hours_spared: float = 60.0
    clinician_hours_spared: float = 2.0
    patient_hour: float = 20.0
    clinician_hour: float = 100.0
    qalys: float = 0.02
    threshold: float = 100_000.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name != "effectiveness":
                object.__setattr__(self, field.name, non_negative(value, field.name))
            elif isinstance(value, Mapping):
                object.__setattr__(self, field.name, {g: probability(v, field.name) for g, v in value.items()})
            else:
                object.__setattr__(self, field.name, probability(value, field.name))

    def effect_in(self, group: Any) -> float:
        """Effectiveness in one group.

        Parameters
        ----------
        group : object

        Returns
        -------
        float

        Raises
        ------
        ValueError
            If effectiveness is given by group and this one is not there.
        """
        if not isinstance(self.effectiveness, Mapping):
            return self.effectiveness
        if group not in self.effectiveness:
            raise ValueError(f"effectiveness must give a value for {group}, not only for {list(self.effectiveness)}")
        return self.effectiveness[group]


def penalty_of_indifference(inputs: LedgerInputs | None = None) -> float:
    """Penalty for each readmission at which a hospital no longer loses by preventing one.

    Parameters
    ----------
    inputs : LedgerInputs, optional

    Returns
    -------
    float
        $: what a readmission brings in less what it costs; below 0 where it costs more than it brings.

    Raises
    ------
    ValueError
        If the three amounts add up to no finite number.

    Examples
    --------
    >>> penalty_of_indifference()
    8000.0
    """
    use = inputs or LedgerInputs()
    return finite(use.readmission_payment + use.out_of_pocket - use.readmission_cost, "margin")
