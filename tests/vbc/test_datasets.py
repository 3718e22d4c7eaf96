"""The real tables: typed, whole, and each reader's own copy."""

import pandas as pd
import pytest

from vbc import datasets

SHAPES = {
    datasets.medpar: (1_495, ["hospital", "died", "los", "type", "type2", "type3", "age80", "white", "hmo"]),
    datasets.azpro: (3_589, ["hospital", "los", "procedure", "sex", "age75", "admit"]),
    datasets.whickham: (1_314, ["died", "smoker", "age", "age_group"]),
}


@pytest.mark.parametrize("load", SHAPES, ids=lambda load: load.__name__)
def test_tables_have_their_rows_columns_and_types(load):
    rows, columns = SHAPES[load]
    table = load()
    assert (len(table), list(table.columns)) == (rows, columns)
    assert not table.isna().any().any()
    for column in table.columns:
        text = column in ("hospital", "age_group")
        assert table[column].dtype == ("str" if text else "int64"), column


@pytest.mark.parametrize("load", SHAPES, ids=lambda load: load.__name__)
def test_a_reader_who_changes_a_table_changes_only_their_own(load):
    before, mine = load(), load()
    mine["age"] = 99
    mine.loc[:, mine.columns[1]] = 99
    mine.index = mine.index + 1
    assert load().equals(before)


def test_hospital_labels_are_text_and_short():
    assert set(datasets.azpro()["hospital"]) >= {"3.2", "4.3", "9.1", "6.0", "0.1"}
    assert datasets.azpro()["hospital"].nunique() == 17
    assert {"30088", "32000"} <= set(datasets.medpar()["hospital"])


def test_types_of_admission_agree_with_their_indicators():
    table = datasets.medpar()
    assert table["type2"].eq(table["type"] == 2).all() and table["type3"].eq(table["type"] == 3).all()
    assert set(table["type"]) == {1, 2, 3}


def test_a_missing_table_says_what_to_do(monkeypatch, capsys):
    with pytest.raises(FileNotFoundError, match="install the locked versions again"):
        datasets._table("COUNT", "no_such_table")
    assert isinstance(datasets.medpar(), pd.DataFrame)
