"""Numbers and lists as sentences have them."""

import pytest

from workbook.words import listed, so_many


def test_one_has_no_plural() -> None:
    assert [so_many(number, "problem") for number in (0, 1, 2)] == ["0 problems", "1 problem", "2 problems"]
    assert [so_many(number, "try", "tries") for number in (1, 3)] == ["1 try", "3 tries"]


@pytest.mark.parametrize(("words", "said"), [([], ""), (["5"], "5"), (["5", "6"], "5 and 6"), (["5", "6", "7"], "5, 6 and 7")])
def test_a_list(words: list[str], said: str) -> None:
    assert listed(words) == said
