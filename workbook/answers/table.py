"""A small table to fill in, or to compute as a data frame: columns of numbers under row labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from vbc.undefined import Undefined
from workbook.answer import Answer, Parameters, Unreadable
from workbook.answers.number import Number
from workbook.numbers import start_of

Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Table(Answer):
    """`rows` are labels or the name of a parameter with them; the truth is `{column: [values]}` or a data frame."""

    kind: ClassVar[str] = "table"

    rows: str | Sequence[str]
    columns: Mapping[str, Number]

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("A table needs at least one column.")

    def labels(self, parameters: Parameters) -> list[str]:
        """The row labels of this variant."""
        return [str(label) for label in (parameters[self.rows] if isinstance(self.rows, str) else self.rows)]

    def read(self, raw: object, parameters: Parameters) -> Any:
        if type(raw) is dict and (logged := self._as_logged(raw, parameters)):
            return logged
        labels = self.labels(parameters)
        columns = columns_of(raw)
        if columns is None:
            return Unreadable(f"This asks for a table with the columns {self._names()} and {len(labels)} rows.")
        missing = [name for name in self.columns if name not in columns]
        if missing:
            return Unreadable(f"The column `{missing[0]}` is missing; the table needs {self._names()}.")
        for name in self.columns:
            if len(columns[name]) != len(labels):
                has = f"{len(columns[name])} values; the table has {len(labels)} rows"
                return Unreadable(f"Column `{name}` has {has} ({', '.join(labels[:6])}).")
        cells = [cell for name in self.columns for cell in columns[name]]
        empty = sum(_is_empty(cell) for cell in cells)
        if empty:
            return Unreadable(f"{empty} of {len(cells)} cells {'is' if empty == 1 else 'are'} still empty.")
        read: Columns = {}
        for name, number in self.columns.items():
            read[name] = []
            for label, cell in zip(labels, columns[name], strict=True):
                value = number.read(cell, parameters)
                if isinstance(value, Unreadable):
                    return Unreadable(f"Row “{start_of(label).strip('`')}”, column “{name}”: {value.message}")
                read[name].append(value)
        return read

    def _as_logged(self, raw: dict[str, Any], parameters: Parameters) -> Columns | None:
        """Take a table that holds in every cell a float as the log has it; None for any other, which is then read with care."""
        rows = parameters[self.rows] if isinstance(self.rows, str) else self.rows
        read: Columns = {}
        for name, number in self.columns.items():
            cells, (low, high) = raw.get(name), number.plain
            if type(cells) is not list or len(cells) != len(rows):
                return None
            for cell in cells:
                if type(cell) is not float or not low <= cell <= high:
                    return None
            read[name] = cells.copy()
        return read if len(read) == len(raw) else None

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        right = self._columns(truth)
        for name, number in self.columns.items():
            for one, other in zip(given[name], right[name], strict=True):
                if not number.same(one, other, parameters):
                    return False
        return True

    def follows(self, given: Any, mistaken: Any, truth: Any, parameters: Parameters) -> bool:
        """A mistake shows where each column that it gets wrong is filled in as it says, whatever the others hold."""
        wrong, right = self._columns(mistaken), self._columns(truth)
        touched = [name for name, cells in self._off(wrong, right, parameters).items() if cells]
        return bool(touched) and not any(self._off(given, wrong, parameters, only=name) for name in touched)

    def expects(self, parameters: Parameters) -> str:
        """State format and tolerance column by column; what all columns share is said once."""
        rows = len(self.labels(parameters))
        size = "1 row" if rows == 1 else f"{rows} rows"
        forms = {name: _lower(number.form()) for name, number in self.columns.items()}
        allowances = {name: number.allowance() for name, number in self.columns.items()}
        if len(set(allowances.values())) > 1:
            return f"{size}. {'; '.join(f'{name}: {forms[name]}; {allowances[name]}' for name in self.columns)}."
        shared = next(iter(allowances.values()))
        if len(set(forms.values())) == 1:
            return f"{size}. In each cell: {next(iter(forms.values()))}; {shared}."
        return f"{size}. {'; '.join(f'{name}: {form}' for name, form in forms.items())}. In each cell: {shared}."

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        columns = [{"name": name, **number.spec(parameters)} for name, number in self.columns.items()]
        return {
            "kind": self.kind,
            "rows": self.labels(parameters),
            "columns": columns,
            "expects": self.expects(parameters),
        }

    def show(self, value: Any, parameters: Parameters) -> str:
        columns = self._columns(value)
        shown = {name: [number.show(cell, parameters) for cell in columns[name]] for name, number in self.columns.items()}
        rows = enumerate(self.labels(parameters))
        return "; ".join(f"{label}: {', '.join(f'{name} {shown[name][i]}' for name in self.columns)}" for i, label in rows)

    def confirm(self, value: Any, parameters: Parameters) -> str:
        return "Right: every cell of the table."

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        """Name the columns that are off and in how many rows; where one cell alone is off, say in which way."""
        right = self._columns(truth)
        off = self._off(given, right, parameters)
        count, total = sum(map(len, off.values())), len(self.columns) * len(self.labels(parameters))
        if count == 1:
            ((name, (row,)),) = off.items()
            how = self.columns[name].difference(given[name][row], right[name][row], parameters)
            return f"All but one cell is right; look at column “{name}”. {how}"
        many = len(self.labels(parameters)) > 1
        where = ", ".join(f"“{name}”" + f" in {len(rows)} of {len(right[name])} rows" * many for name, rows in off.items())
        return f"{total - count} of {total} cells are right. Off: {where}."

    def record(self, value: Any) -> Any:
        return {name: [number.record(cell) for cell in value[name]] for name, number in self.columns.items()}

    def _columns(self, table: Any) -> Columns:
        columns = columns_of(table)
        if columns is None or not columns.keys() >= self.columns.keys():
            raise TypeError(f"The key gives {type(table).__name__} without the columns {self._names()}.")
        return columns

    def _off(self, given: Columns, truth: Columns, parameters: Parameters, *, only: str | None = None) -> dict[str, list[int]]:
        off = {}
        for name in [only] if only else self.columns:
            pairs = enumerate(zip(given[name], truth[name], strict=True))
            rows = [row for row, (a, b) in pairs if not self.columns[name].same(a, b, parameters)]
            if rows:
                off[name] = rows
        return off

    def _names(self) -> str:
        return ", ".join(f"`{name}`" for name in self.columns)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def columns_of(table: Any) -> Columns | None:
    """Take a table as columns from what people hand in: a data frame, `{column: values}`, or a list of rows."""
    if type(table) is dict and {list} >= set(map(type, table.values())) and {str} >= set(map(type, table)):
        return table  # as keys and logs have it
    if type(table).__name__ == "DataFrame":
        return {str(name): list(table[name]) for name in table}
    if isinstance(table, Mapping):
        columns = {str(name): _as_list(values) for name, values in table.items()}
        return None if any(values is None for values in columns.values()) else columns  # type: ignore[return-value]
    if isinstance(table, Sequence) and not isinstance(table, str) and table and all(isinstance(row, Mapping) for row in table):
        return {str(name): [row.get(name) for row in table] for name in table[0]}
    return None


def _as_list(values: Any) -> list[Any] | None:
    if isinstance(values, (str, bytes, Mapping)) or not hasattr(values, "__iter__"):
        return None
    return list(values)


def _is_empty(cell: Any) -> bool:
    if type(cell) is float or type(cell) is int:
        return cell != cell
    return cell is None or (isinstance(cell, str) and not cell.strip()) or (not isinstance(cell, (str, Undefined)) and cell != cell)
