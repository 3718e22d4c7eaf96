"""The HELP trial as chapters 6 and 8 read it: drinking, risk and housing at the start; who needed detoxification again."""

import pandas as pd

from vbc.datasets import _part, _table


def help_baseline() -> pd.DataFrame:
    """453 adults in detoxification in Boston, with their housing, drinking and health at the start.

    Returns
    -------
    DataFrame, 453 rows
        `homeless` (a night in a shelter or on the street in the past six months, 0/1), `age` (years), `female` (0/1),
        `drinks` (average a day in the past month), `most_drinks` (on one day), `hospitalizations` (in the person's life, for
        medical problems), `ces_d` (depressive symptoms, 0 to 60, **lower** is better), `mcs` and `pcs` (mental and physical
        component scores of the SF-36, higher is better), `drug_risk` and `sex_risk` (HIV risk from injecting and from sex,
        higher is riskier; one `drug_risk` is NaN) and `consequences` (of drinking, the InDUC score, higher is worse).

    Notes
    -----
    Table `HELPrct` of the R package mosaicData (GPL). Everybody was in treatment: among people who are not, the figures would
    differ. Source: Samet et al. 2003.

    Examples
    --------
    >>> people = help_baseline()
    >>> len(people), int(people["homeless"].sum())
    (453, 209)
    """
    table = _table("mosaicData", "HELPrct")
    named = {
        "age": "age",
        "female": "female",
        "i1": "drinks",
        "i2": "most_drinks",
        "d1": "hospitalizations",
        "cesd": "ces_d",
        "mcs": "mcs",
        "pcs": "pcs",
        "drugrisk": "drug_risk",
        "sexrisk": "sex_risk",
        "indtot": "consequences",
    }
    homeless = (table["homeless"] == "homeless").astype("int64")
    return pd.DataFrame({"homeless": homeless, **{name: table[column].astype("float64") for column, name in named.items()}})


def help_detox_returns() -> pd.DataFrame:
    """Who of the HELP trial was in a detoxification program again during two years of interviews.

    Returns
    -------
    DataFrame, 470 rows
        One row a person: `patient`, `homeless` (0/1), `age`, `pcs`, `mcs`, `ces_d` and `hospitalizations` at the start,
        `interviews` (later ones in which the question was answered, 0 to 4) and `returned` (1 where any of them said yes, 0
        where all said no, NaN where there was none).

    Notes
    -----
    Table `HELPfull` of the R package mosaicData (GPL). Each interview asks about the past six months, so that someone with one
    interview had fewer chances to say yes than someone with four: a limit of the outcome, not a finding. Source: Samet et al.
    2003.

    Examples
    --------
    >>> people = help_detox_returns()
    >>> len(people), int(people["returned"].notna().sum()), int(people["returned"].sum())
    (470, 400, 258)
    """
    columns = ["ID", "TIME", "HOMELESS", "AGE", "PCS", "MCS", "CES_D", "D1", "E2A"]
    table = _part("mosaicData", "HELPfull", columns)
    start = table[table["TIME"] == 0].sort_values("ID").set_index("ID")
    answers = table[(table["TIME"] > 0) & table["E2A"].notna()].groupby("ID")["E2A"]
    return pd.DataFrame(
        {
            "patient": start.index.to_numpy().astype("int64"),
            "homeless": start["HOMELESS"].to_numpy().astype("int64"),
            "age": start["AGE"].to_numpy().astype("float64"),
            "pcs": start["PCS"].to_numpy().astype("float64"),
            "mcs": start["MCS"].to_numpy().astype("float64"),
            "ces_d": start["CES_D"].to_numpy().astype("float64"),
            "hospitalizations": start["D1"].to_numpy().astype("float64"),
            "interviews": answers.size().reindex(start.index, fill_value=0).to_numpy().astype("int64"),
            "returned": answers.max().reindex(start.index).to_numpy().astype("float64"),
        }
    )
