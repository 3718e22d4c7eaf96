"""Controls to set so that something holds: set blind and committed once, then revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any, ClassVar

from workbook.answer import Answer, Parameters, Unreadable
from workbook.controls import AnyControl, Control, Series, with_unit

COMMITTED = "You have committed; the first commitment counts. New numbers give another go."


@dataclass(frozen=True)
class Target(Answer):
    """The truth is `{control: value}`; a number may be off by `tolerance[control]`, or else by half a step.

    So may each number of a series.
    """

    kind: ClassVar[str] = "target"
    tries: ClassVar[int] = 1

    controls: Mapping[str, AnyControl]
    _: KW_ONLY
    tolerance: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        for name in self.tolerance or {}:
            if not isinstance(self.controls.get(name), Control | Series):
                raise ValueError(f"A tolerance is given for {name!r}, which is not a numeric control.")

    def read(self, raw: object, parameters: Parameters) -> Any:
        if type(raw) is not dict and not isinstance(raw, Mapping):
            return Unreadable(f"Set {self._labels()}, then commit.")
        unknown = [name for name in raw if name not in self.controls]
        if unknown:
            return Unreadable(
                f"There is no control `{str(unknown[0])[:40]}`; there is {', '.join(f'`{c}`' for c in self.controls)}."
            )
        missing = [control.label for name, control in self.controls.items() if raw.get(name) is None]
        if missing:
            return Unreadable(f"Set “{missing[0]}” too, then commit.")
        try:
            return {name: control.check(raw[name]) for name, control in self.controls.items()}
        except ValueError as problem:
            return Unreadable(str(problem).replace("$", "\\$"))

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        return all(self._holds(name, given[name], truth[name]) for name in self.controls)

    def expects(self, parameters: Parameters) -> str:
        allowed = []
        for name, control in self.controls.items():
            if isinstance(control, Control):
                allowed.append(f"{control.label} within {self.margin(name)}".replace("$", "\\$"))
            elif isinstance(control, Series) and name in (self.tolerance or {}):
                allowed.append(f"each {control.each} within {self.margin(name)}".replace("$", "\\$"))
        return "Set blind: the first commitment counts" + (f" ({', '.join(allowed)})." if allowed else ".")

    def margin(self, name: str) -> str:
        """How far off a number may be set; of percentages it is points, since `0.3%` might be read as a part of the answer."""
        control = self.controls[name]
        if not isinstance(control, Control | Series):
            raise ValueError(f"{name!r} is set right or wrong; only a number has a margin")
        one, allowed = control.parts()[0] if isinstance(control, Series) else control, self._tolerance(name, control)
        if one.format.endswith("%"):
            return with_unit(f"{100 * allowed:g}", "points")
        return with_unit(f"{allowed:g}", "points") if one.unit == "%" else one.show(allowed)

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        controls = {name: control.spec() for name, control in self.controls.items()}
        return {"kind": self.kind, "controls": controls, "expects": self.expects(parameters)}

    def show(self, value: Any, parameters: Parameters) -> str:
        shown = (f"{control.label} {control.show(value[name])}" for name, control in self.controls.items())
        return ", ".join(shown).replace("$", "\\$")

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        parts = []
        for name, control in self.controls.items():
            if self._holds(name, given[name], truth[name]):
                continue
            if isinstance(control, Control):
                parts.append(f"“{control.label}” is set too {'high' if given[name] > truth[name] else 'low'}")
            else:
                parts.append(f"“{control.label}” is not set right")
        return ("; ".join(parts) or "These settings miss the target").replace("$", "\\$") + ". New numbers give another go."

    def _holds(self, name: str, given: Any, truth: Any) -> bool:
        allowed = self._allowed.get(name)
        if allowed is None:
            return bool(given == truth)
        if isinstance(self.controls[name], Series):
            return all(abs(one - other) <= allowed for one, other in zip(given, truth, strict=True))
        return bool(abs(given - truth) <= allowed)

    @cached_property
    def _allowed(self) -> dict[str, float]:
        """How far each control with numbers may be off."""
        numeric = {name: control for name, control in self.controls.items() if isinstance(control, Control | Series)}
        return {name: self._tolerance(name, control) * (1 + 1e-9) for name, control in numeric.items()}

    def _tolerance(self, name: str, control: Control | Series) -> float:
        return (self.tolerance or {}).get(name, control.step / 2)

    def _labels(self) -> str:
        return " and ".join(f"“{control.label}”" for control in self.controls.values())
