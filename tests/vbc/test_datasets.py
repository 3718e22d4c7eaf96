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


def test_the_help_trial_is_whole_with_its_gaps_shown():
    table = datasets.helpfull()
    assert list(table.columns) == ["patient", "month", "arm", "homeless", "mcs", "pcs", "ces_d"] and len(table) == 1_472
    assert not table.duplicated(["patient", "month"]).any()
    assert table["arm"].dtype == "str" and table["mcs"].dtype == "float64"
    start = table[table["month"] == 0]
    assert start["arm"].value_counts().to_dict() == {"usual care": 235, "clinic": 235}
    assert table.groupby("patient")["arm"].nunique().eq(1).all()
    assert table["ces_d"].dropna().between(0, 60).all()


def test_medicare_s_tables_are_tidy():
    experience, care = datasets.cms_patient_experience(), datasets.cms_patient_care()
    assert (len(experience), len(care)) == (500, 126)
    assert not experience.duplicated(["group", "code"]).any() and not care.duplicated(["hospice", "measure"]).any()
    assert experience["score"].dropna().between(0, 100).all() and care["percent"].dropna().between(0, 100).all()
    assert care.groupby("hospice")["measure"].nunique().eq(9).all()
    assert care["eligible"].dtype == "int64" and care["percent"].isna().sum() == 1
    shown = experience[experience["code"] == "CAHPS_GRP_8"]["score"].notna().sum()
    assert shown == 20


@pytest.mark.parametrize("load", [datasets.helpfull, datasets.cms_patient_experience, datasets.cms_patient_care])
def test_a_changed_copy_leaves_the_kept_table_alone(load):
    before = load()
    mine = load()
    mine.iloc[:, 0] = mine.iloc[0, 0]
    assert load().equals(before)
