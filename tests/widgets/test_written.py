"""Figures in sentences and tables: what explorers write in one way."""

import pytest

from widgets.written import cents, dollars, signed, signed_dollars, signed_percent


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dollars(1234.4), "$1,234"),
        (dollars(-1234.4), "−$1,234"),
        (dollars(-0.3), "$0"),
        (signed_dollars(12), "+$12"),
        (signed_dollars(-1200), "−$1,200"),
        (signed_dollars(-0.3), "$0"),
        (cents(0.125), "$0.13"),
        (cents(-1234.5), "−$1,234.50"),
        (cents(-0.001), "$0.00"),
        (signed(2.14, 1), "+2.1"),
        (signed(-2.14, 2), "−2.14"),
        (signed(-0.04, 1), "0.0"),
        (signed(0.4, 0), "0"),
        (signed_percent(0.021, 1), "+2.1%"),
        (signed_percent(-0.021, 0), "−2%"),
        (signed_percent(-0.0004, 1), "0.0%"),
    ],
)
def test_figures(written: str, expected: str) -> None:
    assert written == expected
