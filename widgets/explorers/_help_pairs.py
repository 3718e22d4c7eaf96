"""Pairs of variables of the HELP trial that two explorers of chapter 6 regress on each other."""

PAIRS = {
    "consequences drinks": "Consequences, on drinks",
    "consequences pcs": "Consequences, on health",
    "consequences hospitalizations": "Consequences, on stays",
    "drinks consequences": "Drinks, on consequences",
    "pcs drinks": "Health, on drinks",
    "drinks most_drinks": "Drinks, on most in a day",
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
