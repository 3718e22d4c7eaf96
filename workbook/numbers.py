"""Read a number as people type it (`$1,200.00`, `12%`, `1.6×10^-5`), or say in one sentence what is unclear."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

from vbc.undefined import Undefined
from workbook.answer import Unreadable
from workbook.controls import with_unit

LONGEST = 60
"""No number that a learner means is longer; what is longer is not parsed at all."""
UNDEFINED_WORDS = ("undefined", "not defined", "no value", "n/a")
PERCENT_UNITS = ("%", "percent", "percentage points")
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

_MINUS = dict.fromkeys(map(ord, "−‐‑‒–—﹣－"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"), " ")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile(r"10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_DIGITS = r"(?:\d{1,3}(?:[,' ]\d{3})+(?![\d])|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = re.compile(
    rf"""(?P<sign>[-+]?)\s*(?P<dollar>(?:us)?\$)?\s*(?P<sign2>[-+]?)\s*
    (?: (?P<power>10\s*(?:\^|\*\*)\s*\(?\s*(?P<only>[-+]?\d+)\s*\)?)
      | (?P<digits>{_DIGITS})
        (?:\s*e\s*(?P<e>[-+]?\d+)(?![\w.]) | \s*[x×*·]\s*10\s*(?:\^|\*\*)?\s*\(?\s*(?P<ten>[-+]?\d+)\s*\)?)?
        (?:\s*/\s*(?P<below>{_DIGITS})(?=\s|$|%))? )
    \s*(?P<rest>.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def read_number(
    raw: object,
    *,
    unit: str = "",
    rate: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
    may_be_undefined: bool = False,
) -> float | Undefined | Unreadable:
    """Return the number that was typed (a rate as a fraction), `Undefined` where that is allowed, or `Unreadable`.

    A rate of at most 1 may be typed as a percentage without its sign, from 2 to 100; up to 1 it is a fraction, and between them
    the learner is asked.
    """
    if isinstance(raw, Undefined):
        raw = "undefined"
    if isinstance(raw, str):
        text = tidy(raw)
        if may_be_undefined and text.lower() in UNDEFINED_WORDS:
            return Undefined("as answered")
        value = _from_text(text, unit=unit, rate=rate, maximum=maximum)
    else:
        value = _from_python(raw)
        if isinstance(value, float) and rate and _is_likely_percent(value, maximum):
            return _ask_for_rate(f"{value:g}", value)
    if isinstance(value, Unreadable):
        return value
    return _within(value, unit=unit, rate=rate, minimum=minimum, maximum=maximum)


def tidy(text: str) -> str:
    """Turn the minus signs, spaces, superscripts and wide digits of the world into plain ones."""
    if len(text) > 10 * LONGEST:
        return text[: 10 * LONGEST]
    text = _POWER.sub(lambda power: "10^" + power[1].translate(_SUPERSCRIPT), text)
    text = text.translate(_MINUS | _SPACES).replace("’", "'").replace("_", "").replace("×", "x")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def start_of(text: str, length: int = 40) -> str:
    """Quote what was typed, as code, so that no sign in it is taken for Markdown; long text is cut."""
    text = re.sub(r"\s+", " ", text.replace("`", "'")).strip()
    return f"`{text}`" if len(text) <= length else f"`{text[:length]}…`"


def _from_text(text: str, *, unit: str, rate: bool, maximum: float | None) -> float | Unreadable:
    if not text:
        return Unreadable("Nothing is typed yet. Type a number, such as " + _example(unit, rate) + ".")
    if len(text) > LONGEST:
        return Unreadable(f"That is too long to be one number; it starts {start_of(text)}. Type the number alone.")
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity", "∞"):
        return Unreadable(f"{start_of(text)} is not a number that can be checked. Type digits, such as {_example(unit, rate)}.")
    if text.lower() in UNDEFINED_WORDS:
        return Unreadable("With these numbers the answer is a number: type it, such as " + _example(unit, rate) + ".")
    found = _NUMBER.fullmatch(text.removeprefix("=").strip())
    if not found or (found["sign"] and found["sign2"]):
        return Unreadable(f"{start_of(text)} does not read as a number. Type one number, such as {_example(unit, rate)}.")
    if comma := _decimal_comma(found, text):
        return comma
    value = _value(found, text)
    if isinstance(value, Unreadable):
        return value
    return _with_rest(value, found, text, unit=unit, rate=rate, maximum=maximum)


def _decimal_comma(found: re.Match[str], text: str) -> Unreadable | None:
    """Ask, where a comma may stand for a decimal point: `1,2`, `0,123`, `1.200,50`."""
    after = found["rest"]
    doubtful = after.startswith(",") or re.match(r"0[,]", found["digits"] or "")
    if not doubtful:
        return None
    head = re.match(r"[-+$\s]*(\d+),(\d+)(?!\S)", text)
    if head and not re.search(r"[.]", text):
        point = f"{head[1]}.{head[2]}"
        return Unreadable(
            f"Is the comma in {start_of(text)} a decimal comma? Then write {start_of(point)}: "
            "here the decimal sign is a point, and a comma separates thousands, as in `1,200`."
        )
    return Unreadable(
        f"The commas in {start_of(text)} can be read in two ways. "
        "Use a point for decimals and commas for thousands only, as in `1,200.50`."
    )


def _value(found: re.Match[str], text: str) -> float | Unreadable:
    digits = "1" if found["power"] else re.sub(r"[,' ]", "", found["digits"])
    value = float(f"{digits}e{found['only'] or found['e'] or found['ten'] or '0'}")
    if value == 0 and re.search(r"[1-9]", digits):
        return Unreadable(f"{start_of(text)} is too close to 0 for any answer here. Check the power of ten.")
    if found["below"]:
        below = float(re.sub(r"[,' ]", "", found["below"]))
        if below == 0:
            return Unreadable(f"{start_of(text)} divides by 0, so it has no value.")
        value /= below
    if not math.isfinite(value):
        return Unreadable(f"{start_of(text)} is too large for any answer here. Check the power of ten.")
    return -value if "-" in (found["sign"], found["sign2"]) else value


def _with_rest(
    value: float, found: re.Match[str], text: str, *, unit: str, rate: bool, maximum: float | None
) -> float | Unreadable:
    """Take what follows the digits: a percent sign, a scale word, the answer's own unit; ask about anything else."""
    rest = found["rest"].strip()
    dollar = "$" if found["dollar"] else ""
    if re.fullmatch(r"%|percent|per cent|pct", rest, re.IGNORECASE):
        return _percent(value, dollar, unit=unit, rate=rate)
    if "$" in unit and (scale := re.match(r"(k|thousand|m|million|bn|billion)\b", rest, re.IGNORECASE)):
        value *= SCALES[scale[1].lower()]
        rest = rest[scale.end() :].strip()
    typed = _plain_unit(dollar + rest)
    own = _plain_unit(unit)
    allowed = {"", own, own.replace("$", "", 1)} | ({"$"} if own.startswith("$") else set())
    if typed not in allowed:
        if dollar and not unit.startswith("$"):
            return Unreadable(f"This asks for {_named(unit, rate)}, not for dollars. Leave the dollar sign out.")
        if re.search(r"\d", rest):
            return Unreadable(f"There is more than one number in {start_of(text)}. Type {_named(unit, rate)} and nothing else.")
        return Unreadable(
            f"What follows the number in {start_of(text)} is not clear here. Type {_named(unit, rate)} and nothing else."
        )
    if rate and _is_likely_percent(value, maximum):
        if maximum is not None and maximum <= 1 and 2 <= abs(value) <= 100:
            return value / 100  # a share leaves `50` one meaning; `0.5` keeps its own, 50%, and `1.2` may be a ratio
        return _ask_for_rate(text, value)
    return value


def _percent(value: float, dollar: str, *, unit: str, rate: bool) -> float | Unreadable:
    if unit in PERCENT_UNITS:
        return value
    if dollar or (unit and not rate):
        return Unreadable(f"This asks for {_named(unit, rate)}, not for a percentage. Leave the percent sign out.")
    return value / 100


def _plain_unit(unit: str) -> str:
    """Reduce a unit to what tells it from another: `$ per QALY`, `dollars/QALYs` and `$/QALY` are one."""
    text = re.sub(r"us\$|\b(?:us )?dollars?\b|\busd\b", "$", unit.lower())
    text = re.sub(r"\s*\bper\b\s*(?!cent)", "/", text)
    return re.sub(r"s\b|[\s*·]", "", text)


def _is_likely_percent(value: float, maximum: float | None) -> bool:
    return abs(value) > 1 and (maximum is None or abs(value) > maximum)


def _ask_for_rate(text: str, value: float) -> Unreadable:
    if abs(value) > 100:
        message = f"A rate is at most 1, that is 100%; {start_of(text)} is far above it. Type it as `0.12` or `12%`."
        return Unreadable(message, value)
    meant = f"Did you mean `{value:g}%`? Type it with its percent sign, or as `{value / 100:g}`."
    return Unreadable(f"This asks for a rate. {meant}", value)


def _from_python(raw: object) -> float | Unreadable:
    if type(raw) is float and math.isfinite(raw):
        return raw
    value: Any = raw
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        value = value.item()
    if getattr(value, "ndim", 0):
        return Unreadable("This asks for one number, not for several.")
    if value is None:
        return Unreadable("Nothing is answered yet. Give a number.")
    if isinstance(value, bool):
        return Unreadable(f"`{value}` is a truth value; this asks for a number.")
    if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
        return Unreadable(f"This asks for one number, not for a value of type `{type(raw).__name__}`.")
    try:
        number = float(value)
    except (OverflowError, TypeError, ValueError):
        return Unreadable("That number is too large for any answer here.")
    if not math.isfinite(number):
        return Unreadable(f"`{number}` is not a number that can be checked.")
    return number


def _within(value: float, *, unit: str, rate: bool, minimum: float | None, maximum: float | None) -> float | Unreadable:
    if (minimum is None or value >= minimum) and (maximum is None or value <= maximum):
        return value
    low, high, given = (None if one is None else _shown(one, unit, rate) for one in (minimum, maximum, value))
    between = f"between {low} and {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    return Unreadable(f"The answer here is {between}; {given} cannot be it.", value)


def _shown(value: float, unit: str, rate: bool) -> str:
    return f"{value * 100:g}%" if rate else with_unit(readable(value, None), unit).replace("$", "\\$")


def readable(value: float, decimals: int | None) -> str:
    """Write a number with the digits that carry meaning: 45,000, 0.812, 1.6e-05."""
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    size = abs(value)
    if size >= 1e15 or 0 < size < 0.001:
        return f"{value:.3g}"
    return f"{value:,.0f}" if value == round(value) or size >= 1000 else f"{value:.4g}"


def _named(unit: str, rate: bool) -> str:
    if rate:
        return "a rate, such as `0.12` or `12%`"
    words = {"$": "dollars"}.get(unit, unit).replace("$", "\\$")
    return f"a number {in_unit(unit)}" if words and unit != "$" else words or "a plain number"


def in_unit(unit: str) -> str:
    """The unit after the word “number”: `of visits`, `in dollars`, `in \\$/QALY`."""
    words = {"$": "dollars"}.get(unit, unit).replace("$", "\\$")
    return f"{'of' if re.fullmatch(r'[a-z-]+s', unit) else 'in'} {words}"


def _example(unit: str, rate: bool) -> str:
    if rate:
        return "`0.12` or `12%`"
    return "`1,200` or `$1,200`" if unit.startswith("$") else "`0.5` or `1.6e-5`" if "$" in unit else "`12` or `0.8`"
