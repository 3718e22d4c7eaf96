"""Works, rules and tables that the chapters cite, as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One work.

    Attributes
    ----------
    authors : tuple of str
        Family names, or a body's name; "et al." for those left out.
    year : int
        Of publication; of the program for a rule.
    title : str
    where : str
        Journal and place in it, publisher, or the rule's number.
    """

    authors: tuple[str, ...]
    year: int
    title: str
    where: str

    @property
    def short(self) -> str:
        """Authors and year, as they stand in a sentence."""
        names = self.authors
        if len(names) > 3 or "et al." in names:
            return f"{names[0]} et al. ({self.year})"
        listed = " & ".join(([", ".join(names[:-1])] if len(names) > 1 else []) + [names[-1]])
        return f"{listed} ({self.year})"

    @property
    def full(self) -> str:
        """The line of a list of sources."""
        stop = "" if self.title.endswith("?") else "."
        return f"{', '.join(self.authors)} ({self.year}). {self.title}{stop} {self.where}."


def _work(authors: str, year: int, title: str, where: str) -> Source:
    return Source(tuple(authors.split(", ")), year, title, where)


SOURCES: dict[str, Source] = {
    # value and cost-effectiveness
    "porter_teisberg_2006": _work("Porter, Teisberg", 2006, "Redefining Health Care", "Harvard Business School Press"),
    "porter_2010": _work("Porter", 2010, "What Is Value in Health Care?", "New England Journal of Medicine 363:2477"),
    "drummond_2015": _work(
        "Drummond, Sculpher, Claxton, Stoddart, Torrance",
        2015,
        "Methods for the Economic Evaluation of Health Care Programmes, 4th edition",
        "Oxford University Press",
    ),
    "briggs_claxton_sculpher_2006": _work(
        "Briggs, Claxton, Sculpher",
        2006,
        "Decision Modelling for Health Economic Evaluation",
        "Oxford University Press",
    ),
    "black_1990": _work(
        "Black", 1990, "The CE Plane: A Graphic Representation of Cost-Effectiveness", "Medical Decision Making 10:212"
    ),
    "stinnett_mullahy_1998": _work(
        "Stinnett, Mullahy",
        1998,
        "Net Health Benefits: A New Framework for the Analysis of Uncertainty in Cost-Effectiveness Analysis",
        "Medical Decision Making 18:S68",
    ),
    "neumann_2014": _work(
        "Neumann, Cohen, Weinstein",
        2014,
        "Updating Cost-Effectiveness: The Curious Resilience of the $50,000-per-QALY Threshold",
        "New England Journal of Medicine 371:796",
    ),
    "wagstaff_van_doorslaer_2003": _work(
        "Wagstaff, van Doorslaer",
        2003,
        "Catastrophe and Impoverishment in Paying for Health Care",
        "Health Economics 12",
    ),
    "xu_2003": _work(
        "Xu, Evans, Kawabata, Zeramdini, Klavus, Murray",
        2003,
        "Household Catastrophic Health Expenditure: A Multicountry Analysis",
        "Lancet 362:111",
    ),
    "cylus_2018": _work(
        "Cylus, Thomson, Evetovits",
        2018,
        "Catastrophic Health Spending in Europe: Equity and Policy Implications of Different Calculation Methods",
        "Bulletin of the World Health Organization 96:599",
    ),
    "sdg_382": _work(
        "United Nations",
        2017,
        "Proportion of Population with Large Household Expenditures on Health as a Share of Total Household Expenditure or Income",
        "Sustainable Development Goals, indicator 3.8.2; redefined in March 2025",
    ),
    "claxton_2015": _work(
        "Claxton, Martin, Soares, Rice, et al.",
        2015,
        "Methods for the Estimation of the National Institute for Health and Care Excellence Cost-Effectiveness Threshold",
        "Health Technology Assessment 19(14)",
    ),
    "fenwick_2001": _work(
        "Fenwick, Claxton, Sculpher",
        2001,
        "Representing Uncertainty: The Role of Cost-Effectiveness Acceptability Curves",
        "Health Economics 10:779",
    ),
    "sanders_2016": _work(
        "Sanders, Neumann, et al.",
        2016,
        "Recommendations for Conduct, Methodological Practices, and Reporting of Cost-Effectiveness Analyses: Second Panel",
        "JAMA 316:1093",
    ),
    "paltiel_2006": _work(
        "Paltiel, Walensky, Schackman, Seage, Mercincavage, Weinstein, Freedberg",
        2006,
        "Expanded HIV Screening in the United States: Effect on Clinical Outcomes, HIV Transmission, and Costs",
        "Annals of Internal Medicine 145:797",
    ),
    # quality and costing
    "donabedian_1966": _work(
        "Donabedian", 1966, "Evaluating the Quality of Medical Care", "Milbank Memorial Fund Quarterly 44:166"
    ),
    "donabedian_1988": _work("Donabedian", 1988, "The Quality of Care: How Can It Be Assessed?", "JAMA 260:1743"),
    "kaplan_anderson_2004": _work(
        "Kaplan, Anderson", 2004, "Time-Driven Activity-Based Costing", "Harvard Business Review 82(11):131"
    ),
    "kaplan_porter_2011": _work(
        "Kaplan, Porter", 2011, "How to Solve the Cost Crisis in Health Care", "Harvard Business Review 89(9):46"
    ),
    "palsis_2018": _work(
        "Palsis, Brehmer, Pellegrini, Drew, Sachs",
        2018,
        "The Cost of Joint Replacement: Comparing Two Approaches to Evaluating Costs of Total Hip and Knee Arthroplasty",
        "Journal of Bone and Joint Surgery 100:326",
    ),
    "pathak_2019": _work(
        "Pathak, Snyder, Kroshus, et al.",
        2019,
        "What Are the Uses and Limitations of Time-Driven Activity-Based Costing in Total Joint Replacement?",
        "Clinical Orthopaedics and Related Research",
    ),
    "koolmees_2021": _work(
        "Koolmees, Bernstein, Makhni",
        2021,
        "Time-Driven Activity-Based Costing Provides a Lower and More Accurate Assessment of Costs in the Field of Orthopaedic "
        "Surgery Compared With Traditional Accounting Methods",
        "Arthroscopy",
    ),
    "keel_2017": _work(
        "Keel, Savage, Rafiq, Mazzocato",
        2017,
        "Time-Driven Activity-Based Costing in Health Care: A Systematic Review of the Literature",
        "Health Policy 121:755",
    ),
    "nolan_berwick_2006": _work("Nolan, Berwick", 2006, "All-or-None Measurement Raises the Bar on Performance", "JAMA 295:1168"),
    "brier_1950": _work(
        "Brier", 1950, "Verification of Forecasts Expressed in Terms of Probability", "Monthly Weather Review 78:1"
    ),
    "wilson_1927": _work(
        "Wilson",
        1927,
        "Probable Inference, the Law of Succession, and Statistical Inference",
        "Journal of the American Statistical Association 22:209",
    ),
    "kazis_1989": _work(
        "Kazis, Anderson, Meenan", 1989, "Effect Sizes for Interpreting Changes in Health Status", "Medical Care 27:S178"
    ),
    "liang_1990": _work(
        "Liang, Fossel, Larson",
        1990,
        "Comparisons of Five Health Status Instruments for Orthopedic Evaluation",
        "Medical Care 28:632",
    ),
    "norman_2003": _work(
        "Norman, Sloan, Wyrwich",
        2003,
        "Interpretation of Changes in Health-Related Quality of Life: The Remarkable Universality of Half a Standard Deviation",
        "Medical Care 41:582",
    ),
    "cella_2007": _work(
        "Cella, Yount, Rothrock, Gershon, et al.",
        2007,
        "The Patient-Reported Outcomes Measurement Information System (PROMIS)",
        "Medical Care 45:S3",
    ),
    "haynes_2009": _work(
        "Haynes, et al.",
        2009,
        "A Surgical Safety Checklist to Reduce Morbidity and Mortality in a Global Population",
        "New England Journal of Medicine 360:491",
    ),
    "urbach_2014": _work(
        "Urbach, Govindarajan, Saskin, Wilton, Baxter",
        2014,
        "Introduction of Surgical Safety Checklists in Ontario, Canada",
        "New England Journal of Medicine 370:1029",
    ),
    "barnett_2005": _work(
        "Barnett, van der Pols, Dobson",
        2005,
        "Regression to the Mean: What It Is and How to Deal with It",
        "International Journal of Epidemiology 34:215",
    ),
    # risk adjustment and profiling
    "breslow_day_1987": _work(
        "Breslow, Day",
        1987,
        "Statistical Methods in Cancer Research II: The Design and Analysis of Cohort Studies",
        "International Agency for Research on Cancer",
    ),
    "iezzoni_2013": _work(
        "Iezzoni",
        2013,
        "Risk Adjustment for Measuring Health Care Outcomes, 4th edition",
        "Health Administration Press",
    ),
    "normand_1997": _work(
        "Normand, Glickman, Gatsonis",
        1997,
        "Statistical Methods for Profiling Providers of Medical Care: Issues and Applications",
        "Journal of the American Statistical Association 92:803",
    ),
    "spiegelhalter_2005": _work(
        "Spiegelhalter", 2005, "Funnel Plots for Comparing Institutional Performance", "Statistics in Medicine 24:1185"
    ),
    "normand_shahian_2007": _work(
        "Normand, Shahian",
        2007,
        "Statistical and Clinical Aspects of Hospital Outcomes Profiling",
        "Statistical Science 22:206",
    ),
    "shahian_normand_2008": _work(
        "Shahian, Normand", 2008, "Comparison of “Risk-Adjusted” Hospital Outcomes", "Circulation 117:1955"
    ),
    "dranove_2003": _work(
        "Dranove, Kessler, McClellan, Satterthwaite",
        2003,
        "Is More Information Better? The Effects of “Report Cards” on Health Care Providers",
        "Journal of Political Economy 111:555",
    ),
    "glance_2008": _work(
        "Glance, Dick, Mukamel, Li, Osler",
        2008,
        "Are High-Quality Cardiac Surgeons Less Likely to Operate on High-Risk Patients? Evidence from New York State",
        "Health Services Research 43:300",
    ),
    "krumholz_2011": _work(
        "Krumholz, et al.",
        2011,
        "An Administrative Claims Measure Suitable for Profiling Hospital Performance, Based on 30-Day Readmission",
        "Circulation: Cardiovascular Quality and Outcomes 4:243",
    ),
    "joynt_jha_2013": _work(
        "Joynt, Jha",
        2013,
        "Characteristics of Hospitals Receiving Penalties Under the Hospital Readmissions Reduction Program",
        "JAMA 309:342",
    ),
    "nasem_2017": _work(
        "National Academies of Sciences Engineering and Medicine",
        2017,
        "Accounting for Social Risk Factors in Medicare Payment",
        "National Academies Press",
    ),
    "joynt_maddox_2019": _work(
        "Joynt Maddox, Reidhead, Qi, Nerenz",
        2019,
        "Association of Stratification by Dual Enrollment Status with Financial Penalties in the Hospital Readmissions "
        "Reduction Program",
        "JAMA Internal Medicine",
    ),
    # omitted variables
    "frisch_waugh_1933": _work(
        "Frisch, Waugh", 1933, "Partial Time Regressions as Compared with Individual Trends", "Econometrica 1"
    ),
    "lovell_1963": _work(
        "Lovell",
        1963,
        "Seasonal Adjustment of Economic Time Series and Multiple Regression Analysis",
        "Journal of the American Statistical Association 58",
    ),
    "angrist_pischke_2009": _work(
        "Angrist, Pischke", 2009, "Mostly Harmless Econometrics: An Empiricist's Companion", "Princeton University Press"
    ),
    "gail_1984": _work(
        "Gail, Wieand, Piantadosi",
        1984,
        "Biased Estimates of Treatment Effect in Randomized Experiments with Nonlinear Regressions and Omitted Covariates",
        "Biometrika 71:431",
    ),
    "greenland_1999": _work(
        "Greenland, Robins, Pearl", 1999, "Confounding and Collapsibility in Causal Inference", "Statistical Science 14:29"
    ),
    "oster_2019": _work(
        "Oster",
        2019,
        "Unobservable Selection and Coefficient Stability: Theory and Evidence",
        "Journal of Business & Economic Statistics 37:187",
    ),
    "cinelli_hazlett_2020": _work(
        "Cinelli, Hazlett",
        2020,
        "Making Sense of Sensitivity: Extending Omitted Variable Bias",
        "Journal of the Royal Statistical Society B 82:39",
    ),
    # payment and agency
    "ellis_mcguire_1986": _work(
        "Ellis, McGuire",
        1986,
        "Provider Behavior under Prospective Reimbursement: Cost Sharing and Supply",
        "Journal of Health Economics 5:129",
    ),
    "manning_1987": _work(
        "Manning, Newhouse, Duan, Keeler, Leibowitz, Marquis",
        1987,
        "Health Insurance and the Demand for Medical Care: Evidence from a Randomized Experiment",
        "American Economic Review 77:251",
    ),
    "holmstrom_milgrom_1991": _work(
        "Holmström, Milgrom",
        1991,
        "Multitask Principal–Agent Analyses: Incentive Contracts, Asset Ownership, and Job Design",
        "Journal of Law, Economics, & Organization 7:24",
    ),
    "newhouse_1996": _work(
        "Newhouse",
        1996,
        "Reimbursing Health Plans and Health Providers: Efficiency in Production versus Selection",
        "Journal of Economic Literature 34:1236",
    ),
    "pope_2004": _work(
        "Pope, et al.",
        2004,
        "Risk Adjustment of Medicare Capitation Payments Using the CMS-HCC Model",
        "Health Care Financing Review 25(4):119",
    ),
    "eggleston_2005": _work(
        "Eggleston", 2005, "Multitasking and Mixed Systems for Provider Payment", "Journal of Health Economics 24:211"
    ),
    "lohr_1986": _work(
        "Lohr, Brook, Kamberg, Goldberg, Leibowitz, Keesey, Reboussin, Newhouse",
        1986,
        "Use of Medical Care in the RAND Health Insurance Experiment: Diagnosis- and Service-Specific Analyses",
        "Medical Care 24(9 Suppl)",
    ),
    "newhouse_1993": _work(
        "Newhouse, Insurance Experiment Group",
        1993,
        "Free for All? Lessons from the RAND Health Insurance Experiment",
        "Harvard University Press",
    ),
    "mullen_2010": _work(
        "Mullen, Frank, Rosenthal",
        2010,
        "Can You Get What You Pay For? Pay-for-Performance and the Quality of Healthcare Providers",
        "RAND Journal of Economics 41:64",
    ),
    "clemens_gottlieb_2014": _work(
        "Clemens, Gottlieb",
        2014,
        "Do Physicians' Financial Incentives Affect Medical Treatment and Patient Health?",
        "American Economic Review 104:1320",
    ),
    "kanwar_2007": _work(
        "Kanwar, Brar, Khatib, Fakih",
        2007,
        "Misdiagnosis of Community-Acquired Pneumonia and Inappropriate Utilization of Antibiotics: "
        "Side Effects of the 4-h Antibiotic Administration Rule",
        "Chest 131:1865",
    ),
    "temel_2010": _work(
        "Temel, Greer, Muzikansky, et al.",
        2010,
        "Early Palliative Care for Patients with Metastatic Non–Small-Cell Lung Cancer",
        "New England Journal of Medicine 363:733",
    ),
    "herring_2010": _work(
        "Herring",
        2010,
        "Suboptimal Provision of Preventive Healthcare Due to Expected Enrollee Turnover among Private Insurers",
        "Health Economics 19:438",
    ),
    "mcwilliams_2018": _work(
        "McWilliams, Hatfield, Landon, Hamed, Chernew",
        2018,
        "Medicare Spending after 3 Years of the Medicare Shared Savings Program",
        "New England Journal of Medicine 379:1139",
    ),
    "cain_2005": _work(
        "Cain, Loewenstein, Moore",
        2005,
        "The Dirt on Coming Clean: Perverse Effects of Disclosing Conflicts of Interest",
        "Journal of Legal Studies 34:1",
    ),
    "hickson_1987": _work(
        "Hickson, Altemeier, Perrin",
        1987,
        "Physician Reimbursement by Salary or Fee-for-Service: Effect on Physician Practice Behavior in a Randomized "
        "Prospective Study",
        "Pediatrics 80:344",
    ),
    "hennig_schmidt_2011": _work(
        "Hennig-Schmidt, Selten, Wiesen",
        2011,
        "How Payment Systems Affect Physicians’ Provision Behaviour: An Experimental Investigation",
        "Journal of Health Economics 30:637",
    ),
    "sah_loewenstein_2014": _work(
        "Sah, Loewenstein",
        2014,
        "Nothing to Declare: Mandatory and Voluntary Disclosure Leads Advisors to Avoid Conflicts of Interest",
        "Psychological Science 25:575",
    ),
    "sah_loewenstein_cain_2013": _work(
        "Sah, Loewenstein, Cain",
        2013,
        "The Burden of Disclosure: Increased Compliance with Distrusted Advice",
        "Journal of Personality and Social Psychology 104:289",
    ),
    "pegram_2000": _work("Supreme Court of the United States", 2000, "Pegram v. Herdrich", "530 U.S. 211"),
    "physician_incentive_rule": _work(
        "Medicare", 2026, "Physician Incentive Plans: Requirements, Limitations and Disclosure", "42 CFR 422.208 and 422.210"
    ),
    # fairness and equity
    "whitehead_1992": _work(
        "Whitehead",
        1992,
        "The Concepts and Principles of Equity and Health",
        "International Journal of Health Services 22",
    ),
    "braveman_gruskin_2003": _work(
        "Braveman, Gruskin", 2003, "Defining Equity in Health", "Journal of Epidemiology and Community Health 57"
    ),
    "wagstaff_1991": _work(
        "Wagstaff, Paci, van Doorslaer",
        1991,
        "On the Measurement of Inequalities in Health",
        "Social Science & Medicine 33:545",
    ),
    "erreygers_2009": _work("Erreygers", 2009, "Correcting the Concentration Index", "Journal of Health Economics 28:504"),
    "atkinson_1970": _work("Atkinson", 1970, "On the Measurement of Inequality", "Journal of Economic Theory 2:244"),
    "keppel_2005": _work(
        "Keppel, Pamuk, Lynch, et al.",
        2005,
        "Methodological Issues in Measuring Health Disparities",
        "Vital and Health Statistics 2(141)",
    ),
    "harper_2010": _work(
        "Harper, King, Meersman, Reichman, Breen, Lynch",
        2010,
        "Implicit Value Judgments in the Measurement of Health Inequalities",
        "Milbank Quarterly 88:4",
    ),
    "weerts_2023": _work(
        "Weerts, Dudík, Edgar, Jalali, Lutz, Madaio",
        2023,
        "Fairlearn: Assessing and Improving Fairness of AI Systems",
        "Journal of Machine Learning Research 24(257)",
    ),
    "hardt_2016": _work(
        "Hardt, Price, Srebro",
        2016,
        "Equality of Opportunity in Supervised Learning",
        "Advances in Neural Information Processing Systems",
    ),
    "kleinberg_2016": _work(
        "Kleinberg, Mullainathan, Raghavan",
        2016,
        "Inherent Trade-Offs in the Fair Determination of Risk Scores",
        "arXiv",
    ),
    "asaria_2016": _work(
        "Asaria, Griffin, Cookson",
        2016,
        "Distributional Cost-Effectiveness Analysis: A Tutorial",
        "Medical Decision Making 36:8",
    ),
    "chouldechova_2017": _work(
        "Chouldechova",
        2017,
        "Fair Prediction with Disparate Impact: A Study of Bias in Recidivism Prediction Instruments",
        "Big Data 5:153",
    ),
    "obermeyer_2019": _work(
        "Obermeyer, Powers, Vogeli, Mullainathan",
        2019,
        "Dissecting Racial Bias in an Algorithm Used to Manage the Health of Populations",
        "Science 366:447",
    ),
    "paulus_kent_2020": _work(
        "Paulus, Kent",
        2020,
        "Predictably Unequal: Understanding and Addressing Concerns That Algorithmic Clinical Prediction May Increase Health "
        "Disparities",
        "npj Digital Medicine 3:99",
    ),
    "kent_2018": _work(
        "Kent, Steyerberg, van Klaveren",
        2018,
        "Personalized Evidence Based Medicine: Predictive Approaches to Heterogeneous Treatment Effects",
        "BMJ 363:k4245",
    ),
    "zink_rose_2020": _work("Zink, Rose", 2020, "Fair Regression for Health Care Spending", "Biometrics 76:973"),
    # rules
    "hrrp_rule": _work("Medicare", 2019, "Hospital Readmissions Reduction Program", "42 CFR 412.150–.154"),
    "aca_1182": _work(
        "United States Congress",
        2010,
        "Affordable Care Act: limits on uses of comparative clinical effectiveness research",
        "42 U.S.C. 1320e-1(e)",
    ),
    "cures_act_2016": _work("United States Congress", 2016, "21st Century Cures Act", "Pub. L. 114-255 §15002"),
    "hvbp_rule": _work("Medicare", 2013, "Hospital Value-Based Purchasing Program", "42 CFR 412.160–.167"),
    "mssp_rule": _work("Medicare", 2019, "Medicare Shared Savings Program", "42 CFR 425.600–.612; 83 FR 67816"),
    "mssp_final_rule_2011": _work(
        "Medicare", 2011, "Medicare Shared Savings Program: Accountable Care Organizations", "76 FR 67802"
    ),
    "joint_replacement_rule": _work(
        "Medicare", 2016, "Comprehensive Care for Joint Replacement Model", "42 CFR 510.305; ended 2024"
    ),
    "team_rule": _work("Medicare", 2026, "Transforming Episode Accountability Model", "42 CFR 512, subpart E; 2026 to 2030"),
    "advantage_payment_rule": _work("Medicare", 2026, "Medicare Advantage: Risk Adjustment of Payments", "42 CFR 422.308"),
    "marketplace_corridor_statute": _work(
        "United States Congress",
        2010,
        "Establishment of Risk Corridors for Plans in Individual and Small Group Markets",
        "42 USC 18062",
    ),
    # tables
    "hilbe_2011": _work(
        "Hilbe",
        2011,
        "Negative Binomial Regression, 2nd edition (tables azpro and medpar of the R package COUNT)",
        "Cambridge University Press",
    ),
    "appleton_1996": _work(
        "Appleton, French, Vanderpump",
        1996,
        "Ignoring a Covariate: An Example of Simpson's Paradox (table Whickham2 of the R package Stat2Data)",
        "The American Statistician 50:340",
    ),
    "samet_2003": _work(
        "Samet, et al.",
        2003,
        "Linking Alcohol- and Drug-Dependent Adults to Primary Medical Care (table HELPfull of R's mosaicData)",
        "Addiction 98:509",
    ),
    "rand_hie_table": _work(
        "Toomet, Henningsen",
        2008,
        "Sample Selection Models in R: Package sampleSelection (its table RandHIE)",
        "Journal of Statistical Software 27(7)",
    ),
    "cms_tables_2022": _work(
        "Medicare",
        2022,
        "Provider Data: Group Public Reporting of Patient Experience, and Hospice Providers (tables of R's tidyr)",
        "data.cms.gov",
    ),
}


def cite(key: str) -> str:
    """A source, as it stands in a sentence.

    Parameters
    ----------
    key : str
        A key of `SOURCES`.

    Returns
    -------
    str
        Authors and year.

    Raises
    ------
    ValueError
        If there is no such source.

    Examples
    --------
    >>> cite("shahian_normand_2008")
    'Shahian & Normand (2008)'
    >>> cite("drummond_2015")
    'Drummond et al. (2015)'
    """
    if key not in SOURCES:
        raise ValueError(f"key must be one of {', '.join(sorted(SOURCES))}, not {key!r}")
    return SOURCES[key].short
