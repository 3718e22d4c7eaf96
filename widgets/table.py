"""The table behind a picture, for readers: which columns it has, what they are called and how their numbers are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from widgets.livechart import columns_of
from workbook.words import capital

if TYPE_CHECKING:
    from widgets.explorer import Explorer

Column = dict[str, Any]


def table_of(explorer: Explorer) -> dict[str, list[Column]]:
    """Return the table's columns (name, title, format) by the model's source, where the author gives no function for it."""
    if callable(explorer.table):
        return {}
    sources = columns_of(explorer.model(**explorer.defaults))
    if explorer.table is not None:
        if strangers := set(explorer.table) - {name for columns in sources.values() for name in columns}:
            raise KeyError(
                f"Explorer {explorer.title!r}: the table names {', '.join(sorted(strangers))}, which the model does not give."
            )
        chosen = {name: _chosen(name, how) for name, how in explorer.table.items()}
        listed = {source: [column for name, column in chosen.items() if name in columns] for source, columns in sources.items()}
        return {source: columns for source, columns in listed.items() if columns}
    drawn, written = drawn_columns(explorer.spec), _only_written(explorer.spec)
    shown = {
        source: [name for name, values in columns.items() if not (name in written and any(isinstance(v, str) for v in values))]
        for source, columns in sources.items()
    }
    return {source: _titled(names, drawn) for source, names in shown.items()}


def _titled(names: list[str], drawn: Mapping[str, Column]) -> list[Column]:
    """Name the columns as the picture does; where two share an axis, the second keeps a name of its own."""
    columns: list[Column] = []
    for name in names:
        own = capital(name.replace("_", " "))
        column = {"name": name, "title": own} | drawn.get(name, {})
        if column["title"] in [other["title"] for other in columns]:
            column["title"] = own
        columns.append(column)
    return columns


def rows_of(explorer: Explorer, frame: Any) -> dict[str, dict[str, list[Any]]]:
    """Return the columns that the author's function makes of the model's rows, by caption; nothing where there is no function."""
    if not callable(explorer.table):
        return {}
    made = explorer.table(frame)
    return columns_of(made if isinstance(made, Mapping) else {explorer.title: made})


def drawn_columns(spec: Any) -> dict[str, Column]:
    """Return how the picture names and writes each column that it draws."""
    if isinstance(spec, list):
        found = [drawn_columns(part) for part in spec]
        return {name: column for each in reversed(found) for name, column in each.items()}
    if not isinstance(spec, dict):
        return {}
    columns = drawn_columns([part for key, part in spec.items() if key != "encoding"])
    for channel in spec.get("encoding", {}).values():
        if isinstance(channel, dict) and "field" in channel:
            columns.setdefault(channel["field"], {}).update(_drawn(channel))
    if "layer" in spec:  # layers share their axes: a column without a format takes that of its axis
        for names in _on_one_axis(spec).values():
            shared = next((columns[name]["format"] for name in names if "format" in columns.get(name, {})), None)
            for name in names:
                if shared and name in columns:
                    columns[name].setdefault("format", shared)
    return columns


def _drawn(channel: Mapping[str, Any]) -> Column:
    axis = channel.get("axis") or channel.get("legend") or channel.get("header") or {}
    title = channel.get("title") or axis.get("title")
    form = axis.get("format")
    column: Column = {"title": re.sub(r"\s*\([^()]*scale\)", "", title)} if isinstance(title, str) else {}
    column |= {"format": _finer(form)} if form else {"format": channel["format"]} if channel.get("format") else {}
    return column | ({"time": True} if channel.get("type") == "temporal" else {})


def _finer(form: str) -> str:
    """A column shows one digit more than its axis has at the ticks."""
    if form in ("~g", "g"):
        return ".3~g"
    return re.sub(r"\.(\d)(?=[f%]$)", lambda digits: f".{int(digits[1]) + 1}", form)


def _on_one_axis(spec: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"x": set(), "y": set()}
    for encoding in _encodings(spec):
        for name, channel in encoding.items():
            if name.rstrip("2") in found and isinstance(channel, dict) and "field" in channel:
                found[name.rstrip("2")].add(channel["field"])
    return found


def _only_written(spec: Any) -> set[str]:
    """The columns that stand in the picture as text and nothing else: their numbers are in other columns."""
    uses: dict[str, set[str]] = {}
    for encoding in _encodings(spec):
        for name, channel in encoding.items():
            if isinstance(channel, dict) and "field" in channel:
                uses.setdefault(channel["field"], set()).add(name)
    return {field for field, channels in uses.items() if channels == {"text"}}


def _encodings(spec: Any) -> list[dict[str, Any]]:
    if isinstance(spec, list):
        return [found for part in spec for found in _encodings(part)]
    if not isinstance(spec, dict):
        return []
    own = [spec["encoding"]] if isinstance(spec.get("encoding"), dict) else []
    return own + [found for key, part in spec.items() if key != "encoding" for found in _encodings(part)]


def _chosen(name: str, how: str | tuple[str, str]) -> Column:
    title, form = (how, "") if isinstance(how, str) else how
    return {"name": name, "title": title} | ({"format": form} if form else {})
