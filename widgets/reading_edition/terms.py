"""The terms of the field that the workbook uses, each with what it means here; the index finds where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One entry of the index."""

    name: str
    says: str
    """What it means, in one or two sentences of Markdown."""
    found: str = ""
    """A regular expression for how it is written in the chapters; by default its name."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a text."""
        return re.compile(rf"(?<!\w)(?:{self.found or re.escape(self.name)})", re.IGNORECASE)


TERMS = (
    Term("absolute gap", "The difference between two groups' rates, in percentage points.", "absolute(?= gap|\\*\\*|,| and)"),
    Term("acceptability curve", "For each threshold, the probability that an option is cost-effective, given what is uncertain."),
    Term(
        "accountable care organization (ACO)",
        "Practices and hospitals that answer together for the quality, and for the spending, of their patients.",
        "ACOs?\\b|accountable[- ]care",
    ),
    Term("affordability", "What care takes from a household, as a share of what it has."),
    Term("all-or-none measure", "The share of patients for whom every step was done.", "all-or-none"),
    Term("base rate", "The share of a group that has what a model predicts.", "base rates"),
    Term("benchmark", "The spending that a contract expects; savings are counted from it."),
    Term("bundle", "One price for everything an episode needs.", "bundles?\\b|bundled"),
    Term("calibration", "Of those given a risk of 20%, about 20% have the event."),
    Term("capitation", "One price a person and year, whatever is done."),
    Term("case-mix", "What kinds of patients a hospital treats, and how many of each.", "case[- ]mix"),
    Term(
        "ceiling effect",
        "When many patients score the best a scale has, it cannot show that they got better.",
        "ceiling effect|\\*\\*ceiling",
    ),
    Term(
        "coefficient bias",
        "How far a coefficient is from the truth because a variable is left out.",
        "biased slope|slope's bias|short slope|unbiased slope",
    ),
    Term("comorbidity", "Another illness that a patient has, besides the one treated."),
    Term("composite", "Several measures made into one number; the weights decide what it says.", "composites?\\b"),
    Term(
        "concentration index",
        "How far health, or illness, is piled up among the poor or the rich: 0 where it is even, or where both ends cancel.",
    ),
    Term(
        "confidence interval",
        "Limits worked out so that, were the study repeated, 95% of such pairs would hold the true value.",
        "95% limits|confidence interval",
    ),
    Term(
        "cost-to-charge ratio",
        "Costs over charges of a whole department, used to guess the cost of one bill.",
        "ratio of costs to charges|cost-to-charge",
    ),
    Term("direct cost", "What a service itself uses up: minutes, supplies.", "direct cost|\\*\\*direct\\*\\*|direct, indirect"),
    Term("discounting", "A year from now counts less than today, at a rate a year.", "discount rate|discounted at|discounting"),
    Term(
        "dominance",
        "An option is dominated where another is at least as good and no dearer, and better in one of the two; extendedly, "
        "where a mix of two others is.",
        "dominat|dominance",
    ),
    Term("effect size", "A mean change in standard deviations of the first scores."),
    Term("efficiency", "Outputs over inputs: doing things at low cost, whether or not they are worth doing."),
    Term("equality", "The same for everybody.", "\\*\\*equality"),
    Term("equalized odds", "True and false positive rates are the same in each group."),
    Term("equity", "More for those who have less, so that results come closer."),
    Term(
        "expected events",
        "The predicted risks of a hospital's own patients, added up.",
        "expected deaths|expected events",
    ),
    Term("false positive rate", "Of those without the event, the share that is flagged.", "false positive rates?|FPR"),
    Term("fee-for-service", "A price for each thing that is done."),
    Term("fiduciary duty", "The duty to act for another's good where that person must trust.", "fiduciar"),
    Term("frontier", "The options that no other, and no mix of others, dominates, in order of cost.", "frontier"),
    Term("funnel plot", "Results against size, with limits that narrow as size grows.", "funnel"),
    Term(
        "hospital bias",
        "How far a hospital's score is from the quality of its care because a variable is left out.",
        "safety-net hospitals",
    ),
    Term(
        "incremental cost-effectiveness ratio (ICER)",
        "The cost that is added over the health that is added, against the next best.",
        "ICERs?\\b|incremental cost-effectiveness",
    ),
    Term(
        "indirect cost", "What several services share and what can be traced to them: a manager's hours.", "indirect(?! standard)"
    ),
    Term(
        "indirect standardization",
        "What would have happened to a hospital's own patients at everybody's rates.",
        "indirect standardi",
    ),
    Term("justice", "To change what makes the need unequal."),
    Term(
        "minimum savings rate",
        "Savings below this share of the benchmark are not paid, because luck makes them too.",
        "minimum (?:savings )?rates?|MSR",
    ),
    Term("net health benefit", "The health an option adds, less the health its cost would have bought elsewhere.", "net health"),
    Term("net monetary benefit", "Threshold times health, less cost.", "net (?:monetary )?benefit"),
    Term(
        "observed over expected (O/E)",
        "Events that happened over those that were expected of the same patients.",
        "O/E|observed over expected",
    ),
    Term(
        "omitted-variable bias",
        "What leaving a variable out does to the coefficients, and the scores, that are left.",
        "omitted[- ]variable|left[- ]out variable|leav(?:e|ing) (?:it|poverty) out",
    ),
    Term("outcome", "What happened to the patient's health.", "clinical outcome|\\{outcomes"),
    Term("overdispersion", "Hospitals scatter more than luck alone would make them.", "overdispers"),
    Term("overhead", "What no service causes and all must carry.", "overhead"),
    Term("patient-reported experience measure (PREM)", "What patients say of how they were treated.", "PREMs?\\b"),
    Term("patient-reported outcome measure (PROM)", "What patients say of their own health.", "PROMs?\\b"),
    Term("pay for performance", "An extra for measured results.", "pay for performance|P4P"),
    Term("phantom savings", "Savings on paper that come from the contract's arithmetic, not from care.", "phantom savings"),
    Term("power", "The chance that true savings, or a true difference, are seen.", "\\*\\*power\\*\\*|the power"),
    Term("practical capacity", "The minutes that a resource can in fact work, often about 80% of those it is there."),
    Term(
        "precision (positive predictive value)",
        "Of those flagged, the share that has the event.",
        "precision|PPV|positive predictive",
    ),
    Term("predicted over expected", "A hospital's own shrunken prediction over what was expected of its patients."),
    Term("process measure", "Whether what should be done was done.", "process(?: measure|\\b)"),
    Term("quality-adjusted life year (QALY)", "A year of life times the utility it was lived at.", "QALYs?\\b"),
    Term("rebasing", "A new benchmark made of later spending, so that savings lower it.", "rebas|later benchmark|ratchet"),
    Term("regression to the mean", "Whoever starts at an extreme is, on average, nearer the middle next time, treated or not."),
    Term("relative gap", "The ratio of two groups' rates.", "relative(?: gap|\\*\\*|,| risk)"),
    Term("reversal", "The order of two hospitals turns when their patients are taken into account.", "reversals?\\b"),
    Term("risk adjustment", "Comparing results as if patients had been alike at the door.", "risk[- ]adjust"),
    Term("risk corridor", "Bands of gain and loss, each shared at its own rate.", "corridors?\\b"),
    Term("robustness value", "How strong a left-out variable would have to be to take a finding away."),
    Term("severity", "How ill a patient is with the illness that is treated.", "\\*\\*severity\\*\\*|clinical severity|severity"),
    Term("shared savings", "A part of what is spent less than the benchmark goes to the providers."),
    Term(
        "shrinkage",
        "A small hospital's result is drawn toward the average, by as much as it rests on few patients.",
        "shrinkage|shrunken",
    ),
    Term("social risk", "Poverty, housing and the like, where they change results.", "social risk"),
    Term("standardized response mean", "A mean change in units of the standard deviation of changes."),
    Term("stop-loss", "Costs of one person above a limit are not counted.", "stop-loss"),
    Term("stratified measurement", "A measure for each group of patients, beside the one for all.", "stratif"),
    Term("structure measure", "What is there: beds, staff, software.", "structure"),
    Term(
        "threshold",
        "What a QALY is taken to be worth: what people would pay, or what other care loses.",
        "λ|price of a QALY|QALY is worth",
    ),
    Term(
        "time-driven activity-based costing (TDABC)",
        "Minutes of each resource times its cost a minute of practical capacity.",
        "TDABC|time-driven",
    ),
    Term("top-box share", "The share of answers in the best category.", "top-box"),
    Term(
        "true positive rate (sensitivity, recall)",
        "Of those with the event, the share that is flagged.",
        "true positive rates?|TPR|sensitivity \\(",
    ),
    Term("two-sided risk", "The providers pay a part of losses, too.", "two-sided"),
    Term("unused capacity", "Minutes that are paid for and not used.", "unused|idle minutes|minutes that .{0,30}not used"),
    Term(
        "utility",
        "How good a state of health is, from 0 (dead) to 1 (full health); below 0 where it is worse than death.",
        "utility\\b",
    ),
    Term(
        "value",
        "Outcomes for patients over what was spent; in chapter 12, net health benefit with the payer's money.",
        "value ratios?|\\*\\*value\\*\\*|value =",
    ),
    Term(
        "willingness to pay",
        "What a person or a society would give for one more QALY.",
        "willing(?:ness)? to pay|(?:people|you) would pay",
    ),
)
