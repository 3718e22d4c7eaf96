"""Put parameters into templates, and turn Markdown with maths into HTML that needs no script and no network."""

from __future__ import annotations

import re
import string
from functools import cache, lru_cache
from html import escape
from typing import Any

_FIELD = re.compile(r"\{\{\s*([A-Za-z_][\w.\[\]]*)\s*(?::([^{}]*))?\}\}")
_UNKNOWN_COMMAND = re.compile(r">\\[A-Za-z]+<")
_FORMATTER = string.Formatter()
_DECIMALS = re.compile(r"\d[f%]$")


def fill(template: str, **values: Any) -> str:
    """Put values into `{{name}}`, `{{name:,.0f}}` and `{{rows[0]}}`; a field without a value raises KeyError."""
    return "".join([part if isinstance(part, str) else _put(part, values) for part in _parts(template)])


def halves_up(value: Any) -> Any:
    """Move a number away from 0 by less than any digit shown, so that a half is rounded as on paper.

    >>> f"{72.395:.2f}", f"{halves_up(72.395):.2f}", f"{halves_up(-0.125):.2f}", f"{halves_up(262.395 - 190):.2f}"
    ('72.39', '72.40', '-0.13', '72.40')
    """
    return value * (1 + 1e-12) if isinstance(value, float) else value


@lru_cache(maxsize=2048)
def _parts(template: str) -> tuple[str | tuple[str, str], ...]:
    """Take a template apart, once: text, and fields as name and format."""
    parts: list[str | tuple[str, str]] = []
    end = 0
    for field in _FIELD.finditer(template):
        parts += [template[end : field.start()], (field[1], field[2] or "")]
        end = field.end()
    return tuple(part for part in (*parts, template[end:]) if part)


def _put(field: tuple[str, str], values: dict[str, Any]) -> str:
    name, spec = field
    try:
        value = values[name] if name in values else _FORMATTER.get_field(name, (), values)[0]
    except (KeyError, IndexError, AttributeError, TypeError) as error:
        raise KeyError(f"{{{{{name}}}}} has no value; there is {', '.join(values) or 'none at all'}") from error
    try:
        return format(halves_up(value) if _DECIMALS.search(spec) else value, spec)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{{{{{name}:{spec}}}}} cannot show {value!r}: {error}") from error


def fields(template: str) -> set[str]:
    """Name the parameters that a template puts in."""
    return {re.split(r"[.\[]", field[1])[0] for field in _FIELD.finditer(template)}


_EMPTY_HEAD = re.compile(r"<th([^>]*)></th>")  # the corner above row names: a screen reader would announce a heading of nothing


@lru_cache(maxsize=1024)
def to_html(markdown: str) -> str:
    """Turn Markdown with `$maths$` into HTML; HTML in it is shown as text, and a formula that fails as its source."""
    html: str = _renderer().render(markdown)
    return _EMPTY_HEAD.sub(r"<td\1></td>", html)


@lru_cache(maxsize=1024)
def to_html_inline(markdown: str) -> str:
    """The same for one line, without a paragraph around it."""
    html: str = _renderer().renderInline(markdown)
    return html


def plain(html: str) -> str:
    """What stands in HTML, on one line and without its tags, for those who cannot draw it.

    >>> plain("<p>Four <b>secure</b></p><p>One due</p>")
    'Four secure One due'
    """
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@cache
def _renderer() -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    renderer = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable(["table", "strikethrough"])
    return renderer.use(dollarmath_plugin, allow_labels=False, allow_digits=False, renderer=_formula)


def _formula(source: str, options: dict[str, Any]) -> str:
    """Write one formula as MathML, which browsers show and screen readers speak without a script."""
    display = "block" if options.get("display_mode") else "inline"
    try:
        from latex2mathml.converter import convert

        mathml: str = convert(source.strip(), display=display)
    except Exception:  # the converter raises many kinds, and a formula must never take the page with it
        return f"<code>{escape(source.strip())}</code>"
    return f"<code>{escape(source.strip())}</code>" if _UNKNOWN_COMMAND.search(mathml) else mathml
