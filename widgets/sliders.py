"""A fieldset of controls alone: sliders with units and number boxes, options, switches; explorers and cards embed the same."""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from widgets.assets import script, style
from workbook.controls import AnyControl


class Controls(anywidget.AnyWidget):
    """Controls on the page. `values` follows the reader; set it, or call `set`, and the page follows.

    Parameters
    ----------
    controls
        The controls by name.
    legend
        What the controls are for, said by screen readers.
    values
        Where they start; a control that is left out starts at its default.
    """

    _esm = script("sliders.js", render="renderControls")
    _css = style()
    specs = traitlets.Dict(help="The controls, as the page needs them.").tag(sync=True)
    legend = traitlets.Unicode().tag(sync=True)
    values = traitlets.Dict().tag(sync=True, echo_update=False)

    def __init__(self, controls: Mapping[str, AnyControl], *, legend: str = "Controls", **values: Any) -> None:
        self.controls = dict(controls)
        specs = {name: control.spec() for name, control in self.controls.items()}
        super().__init__(specs=specs, legend=legend, values=complete(self.controls, values))

    def set(self, **values: Any) -> None:
        """Set controls by code; a value out of range raises ValueError with the range."""
        self.values = complete(self.controls, self.values | values)

    @traitlets.validate("values")
    def _check(self, proposal: Any) -> dict[str, Any]:
        return complete(self.controls, proposal.value)


def complete(controls: Mapping[str, AnyControl], values: Mapping[str, Any], *, where: str = "These controls") -> dict[str, Any]:
    """Return a checked value for every control, its default where none is given; ValueError for a name that is not there."""
    for name in values:
        if name not in controls:
            raise ValueError(f"{where}: there is no control {name!r}; there are {', '.join(controls)}.")
    return {name: control.check(values.get(name, control.default)) for name, control in controls.items()}
