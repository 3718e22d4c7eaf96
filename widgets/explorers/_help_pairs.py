"""Pairs of variables of the HELP trial that two explorers of chapter 6 regress on each other."""

PAIRS = {
    "consequences drinks": "Consequences of drinking, on drinks a day",
    "consequences pcs": "Consequences of drinking, on physical health",
    "consequences hospitalizations": "Consequences of drinking, on hospital stays",
    "drinks consequences": "Drinks a day, on consequences of drinking",
    "pcs drinks": "Physical health, on drinks a day",
    "drinks most_drinks": "Drinks a day, on the most on one day",
}
"""Outcome and regressor, as `vbc.omitted_variables.VARIABLES` names them, by what the reader sees."""

SHORT = {
    "consequences": "consequences of drinking, points",
    "pcs": "physical health, points",
    "hospitalizations": "hospital stays so far",
    "drinks": "drinks a day",
    "most_drinks": "most drinks on one day",
}
"""Each variable as an axis names it."""


def two_of(pair):
    """Outcome and regressor of a pair."""
    return tuple(pair.split(" "))
