"""A chart that is embedded once and afterwards receives rows and signals only."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from widgets.assets import script, style
from widgets.bundle import build_bundle, bundle_address, bundle_source

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LiveChart", "build_bundle", "chart_spec", "columns_of"]


class LiveChart(anywidget.AnyWidget):
    """A chart alone on the page, for instance in a card's feedback.

    Parameters
    ----------
    chart
        An Altair chart over `alt.NamedData`, or the dict that `chart_spec` makes of one.
    frames
        The rows: a data frame (for a chart with one named source), or a dict from source name to data frame.
    label
        What a screen reader says in place of the picture.
    """

    _esm = script("livechart.js", render="renderChart")
    _css = style()
    spec = traitlets.Dict().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    signals = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    address = traitlets.Unicode().tag(sync=True)

    def __init__(self, chart: Any, frames: "pd.DataFrame | Mapping[str, pd.DataFrame]", *, label: str, **signals: Any) -> None:
        spec = chart if isinstance(chart, dict) else chart_spec(chart)
        super().__init__(spec=spec, data=columns_of(frames), label=label, signals=signals, address=bundle_address())
        self.on_msg(answer_for_vega)

    def update(
        self, frames: "pd.DataFrame | Mapping[str, pd.DataFrame] | None" = None, *, label: str | None = None, **signals: Any
    ) -> None:
        """Send new rows, a new label or new signals in one message."""
        with self.hold_sync():
            if frames is not None:
                self.data = columns_of(frames)
            if label is not None:
                self.label = label
            self.signals = self.signals | signals

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_text(super()._repr_mimebundle_(**kwargs), self.label)


def chart_spec(chart: Any, *, validate: bool = True) -> dict[str, Any]:
    """Return the Vega-Lite specification of an Altair chart in the workbook's theme, ready for `mountChart`."""
    from widgets.theme import themed

    spec = themed(chart, validate=validate)
    for unwanted in ("$schema", "datasets"):
        spec.pop(unwanted, None)
    if not {"hconcat", "vconcat", "concat", "facet", "repeat"} & spec.keys() and "width" not in spec:
        spec["width"] = "container"
        spec.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    if "hconcat" in spec:
        spec["columns"] = len(spec["hconcat"])
        spec["concat"] = spec.pop("hconcat")
    return spec


def columns_of(frames: "pd.DataFrame | Mapping[str, pd.DataFrame]") -> dict[str, dict[str, list[Any]]]:
    """Return `{source: {column: values}}`, values as JSON has them: no NaN, no infinity, times in milliseconds."""
    sources = frames if isinstance(frames, Mapping) else {"rows": frames}
    return {name: {str(column): _plain(frame[column]) for column in frame.columns} for name, frame in sources.items()}


def _plain(column: "pd.Series") -> list[Any]:
    kind = column.dtype.kind
    if kind in "iub" and not column.hasnans:
        return column.tolist()
    if column.dtype == float and all(map(math.isfinite, plain := column.tolist())):
        return plain
    if kind == "M":
        times = column.dt.tz_convert(None) if column.dt.tz else column
        column = times.astype("datetime64[ms]").astype("int64").where(times.notna(), None).astype(object)
    return [None if missing else _value(value) for value, missing in zip(column.tolist(), column.isna().tolist(), strict=True)]


def _value(value: Any) -> Any:
    """Return a value that is not missing as JSON has it: a text, a number, or null for what has no finite number."""
    if isinstance(value, str | bool | int):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    return number if math.isfinite(number) else None


def answer_for_vega(widget: anywidget.AnyWidget, content: Any, _buffers: Any = None) -> None:
    """Send the Vega libraries over the widget's own connection, for a page whose server does not have the file."""
    if isinstance(content, dict) and content.get("ask") == "vega":
        widget.send({"vega": bundle_source()})


def with_text(bundle: Any, text: str) -> Any:
    """Put `text` where a front end without widgets shows plain text."""
    data, metadata = bundle
    return data | {"text/plain": text}, metadata
