"""A table is read from cells, rows or a data frame, and the column that is off is named."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from vbc.undefined import Undefined, is_undefined
from workbook.answers import Number, Table, Unreadable

FILL = Table("names", {"O/E": Number(may_be_undefined=True), "Rate": Number(rate=True, minimum=0, maximum=1)})
NUMBERS = {"names": ["North", "South"]}
TRUTH = {"O/E": [0.8, 1.2], "Rate": [0.12, 0.06]}


@pytest.mark.parametrize(
    "raw",
    [
        {"O/E": ["0.8", "1.2"], "Rate": ["12%", ".06"]},
        [{"O/E": 0.8, "Rate": 0.12}, {"Rate": "6 %", "O/E": "6/5"}],
        pd.DataFrame(TRUTH, index=["North", "South"]),
        pd.DataFrame({"Hospital": ["North", "South"], **TRUTH}),
        {name: np.array(column) for name, column in TRUTH.items()},
    ],
)
def test_a_table_is_read_in_every_form_it_comes_in(raw: Any) -> None:
    read = FILL.read(raw, NUMBERS)
    assert not isinstance(read, Unreadable), read
    assert FILL.same(read, TRUTH, NUMBERS) and FILL.same(read, pd.DataFrame(TRUTH), NUMBERS)
    assert FILL.read(FILL.record(read), NUMBERS) == read


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (None, "a table with the columns `O/E`, `Rate` and 2 rows"),
        (3, "a table"),
        ({"O/E": "ab", "Rate": "cd"}, "a table"),
        ({"O/E": [1, 2]}, "column `Rate` is missing"),
        ({"O/E": [1], "Rate": [0.1, 0.2]}, "Column `O/E` has 1 values; the table has 2 rows"),
        ({"O/E": ["", None], "Rate": [0.1, float("nan")]}, "3 of 4 cells are still empty"),
        ({"O/E": [1, 2], "Rate": ["1.2", 0.1]}, "Row “North”, column “Rate”: This asks for a rate. Did you mean `1.2%`"),
        ({"O/E": [1, "1,2"], "Rate": [0.1, 0.1]}, "Row “South”, column “O/E”: Is the comma"),
    ],
)
def test_a_table_that_cannot_be_read_names_the_cell(raw: Any, words: str) -> None:
    read = FILL.read(raw, NUMBERS)
    assert isinstance(read, Unreadable) and words in read.message


def test_a_cell_may_be_undefined_where_its_column_allows_it() -> None:
    read = FILL.read({"O/E": ["undefined", 1.2], "Rate": [0.12, 0.06]}, NUMBERS)
    assert is_undefined(read["O/E"][0])
    assert FILL.same(read, TRUTH | {"O/E": [Undefined("nothing is expected"), 1.2]}, NUMBERS)
    assert FILL.read(FILL.record(read), NUMBERS) == read


def test_a_wrong_table_is_told_the_column() -> None:
    off = {"O/E": [0.8, 1.2], "Rate": [0.11, 0.05]}
    assert FILL.difference(off, TRUTH, NUMBERS) == "2 of 4 cells are right. Off: “Rate” in 2 of 2 rows."
    one = {"O/E": [0.8, 1.2], "Rate": [0.12, 0.006]}
    said = FILL.difference(one, TRUTH, NUMBERS)
    assert said.startswith("All but one cell is right; look at column “Rate”.") and "10 times too small" in said


def test_a_table_of_one_row_does_not_count_its_rows() -> None:
    pair = Table(("Share",), {"Low": Number(), "High": Number()})
    said = pair.difference({"Low": [1.0], "High": [2.0]}, {"Low": [3.0], "High": [4.0]}, {})
    assert said == "0 of 2 cells are right. Off: “Low”, “High”."


def test_a_mistake_shows_in_the_columns_that_it_gets_wrong() -> None:
    upside_down = {"O/E": [1.25, 0.8333], "Rate": [0.12, 0.06]}
    assert FILL.follows({"O/E": [1.25, 0.8333], "Rate": [0.5, 0.5]}, upside_down, TRUTH, NUMBERS)
    assert not FILL.follows({"O/E": [1.25, 1.2], "Rate": [0.12, 0.06]}, upside_down, TRUTH, NUMBERS)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"O/E": Number(), "z": Number()}, "2 rows. In each cell: a number; within 0.5% is exact enough."),
        (
            {"O/E": Number(), "Days": Number("days")},
            "2 rows. O/E: a number; Days: a number of days. In each cell: within 0.5% is exact enough.",
        ),
        (
            {"O/E": Number(), "Days": Number("days", relative=0)},
            "2 rows. O/E: a number; within 0.5% is exact enough; Days: a number of days; exact.",
        ),
    ],
)
def test_what_the_columns_share_is_said_once(columns: dict[str, Number], words: str) -> None:
    assert Table(("X", "Y"), columns).expects({}) == words
