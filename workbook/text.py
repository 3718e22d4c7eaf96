"""Put parameters into templates, and turn Markdown with maths into HTML that needs no script and no network."""

from __future__ import annotations

import re
import string
from typing import Any

_FIELD = re.compile(r"\{\{\s*([A-Za-z_][\w.\[\]]*)\s*(?::([^{}]*))?\}\}")
_FORMATTER = string.Formatter()


def fill(template: str, **values: Any) -> str:
    """Put values into `{{name}}`, `{{name:,.0f}}` and `{{rows[0]}}`; a field without a value raises KeyError."""

    def put(field: re.Match[str]) -> str:
        try:
            value, _ = _FORMATTER.get_field(field[1], (), values)
        except (KeyError, IndexError, AttributeError, TypeError) as error:
            raise KeyError(f"{{{{{field[1]}}}}} has no value; there is {', '.join(values) or 'none at all'}") from error
        try:
            return format(value, field[2] or "")
        except (TypeError, ValueError) as error:
            raise ValueError(f"{{{{{field[1]}:{field[2]}}}}} cannot show {value!r}: {error}") from error

    return _FIELD.sub(put, template)


def fields(template: str) -> set[str]:
    """Name the parameters that a template puts in."""
    return {re.split(r"[.\[]", field[1])[0] for field in _FIELD.finditer(template)}
