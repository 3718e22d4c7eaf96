"""Figures as explorers write them in sentences and tables: a real minus sign, and no sign before what rounds to nothing."""

from __future__ import annotations


def dollars(amount: float) -> str:
    """Whole dollars.

    >>> dollars(1234.4), dollars(-1234.4), dollars(-0.3)
    ('$1,234', '−$1,234', '$0')
    """
    whole = round(amount)
    return f"{'−' if whole < 0 else ''}${abs(whole):,}"


def signed_dollars(amount: float) -> str:
    """Whole dollars that are gained or lost.

    >>> signed_dollars(12), signed_dollars(-12), signed_dollars(0.3)
    ('+$12', '−$12', '$0')
    """
    return f"{'+' if round(amount) > 0 else ''}{dollars(amount)}"


def cents(amount: float) -> str:
    """Dollars and cents, halves rounded up.

    >>> cents(0.125), cents(-2), cents(-0.001)
    ('$0.13', '−$2.00', '$0.00')
    """
    return f"{'−' if round(amount, 2) < 0 else ''}${abs(amount) + 1e-9:,.2f}"


def rounded(value: float, digits: int) -> str:
    """A figure that can lie below zero.

    >>> rounded(2.14, 1), rounded(-2.14, 1), rounded(-0.04, 1)
    ('2.1', '−2.1', '0.0')
    """
    return _without_a_sign_of_nothing(f"{value:.{digits}f}")


def signed(value: float, digits: int) -> str:
    """A change.

    >>> signed(2.14, 1), signed(-2.14, 1), signed(-0.04, 1)
    ('+2.1', '−2.1', '0.0')
    """
    return _without_a_sign_of_nothing(f"{value:+.{digits}f}")


def signed_percent(share: float, digits: int) -> str:
    """A change that is a share.

    >>> signed_percent(0.021, 1), signed_percent(-0.021, 1), signed_percent(-0.0004, 1)
    ('+2.1%', '−2.1%', '0.0%')
    """
    return _without_a_sign_of_nothing(f"{share:+.{digits}%}")


def millions(amount: float) -> str:
    """Dollars, in millions.

    >>> millions(1_234_000), millions(-1_234_000), millions(-3_000)
    ('$1.23 million', '−$1.23 million', '$0.00 million')
    """
    rounded = round(amount / 1e6, 2)
    return f"{'−' if rounded < 0 else ''}${abs(rounded):.2f} million"


def in_form(form: str, value: float) -> str:
    """A figure in a format of one's own, with what stands behind it.

    >>> in_form("{:+.1f} QALYs", -2.14), in_form("{:+.1f}", -0.04)
    ('−2.1 QALYs', '0.0')
    """
    return _without_a_sign_of_nothing(form.format(value))


def _without_a_sign_of_nothing(text: str) -> str:
    return text.replace("-", "−") if text.strip("+-0.%") else text.lstrip("+-")
