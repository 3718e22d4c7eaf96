"""A measured figure, and the statistics that are reported of one."""

from dataclasses import asdict, dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """One measured quantity, with its target where it has one."""

    name: str
    value: float | None
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is no target or no value."""
        if self.value is None or (self.at_least is None and self.at_most is None):
            return None
        return (self.at_least is None or self.value >= self.at_least) and (self.at_most is None or self.value <= self.at_most)

    def record(self) -> dict[str, object]:
        """The figure as JSON has it."""
        return asdict(self) | {"met": self.met}

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:,.3g} {self.unit}"
        target = f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}" if self.at_most is not None else ""
        verdict = {True: "met", False: "MISSED", None: ""}[self.met]
        return f"{self.name:<66} {value:>16}  {target:>7} {verdict:<7} {self.note}".rstrip()


def spread(milliseconds: list[float]) -> str:
    """Median and 95th percentile, as a note."""
    return f"median {median(milliseconds):.0f}, p95 {quantiles(milliseconds, n=20)[-1]:.0f} ms of {len(milliseconds)}"
