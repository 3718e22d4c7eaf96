"""Chapter 10, the problems that settle a year: reasons, rates, limits."""

from itertools import pairwise

from exercises.problems._ch10_banks import LEVELS, REASON_OF, REASONS, REMARKS, WHY
from vbc.savings_rates import KNOTS as ROWS
from workbook.mistakes import silent_where
from workbook.text import fill, halves_up

# --- Why is each line there? ----------------------------------------------------------------------------------------


def sort_remarks(*, shown, **_):
    return {remark: REASON_OF[remark] for remark in shown}


def _filed(shown, reason, under):
    return {remark: under if REASON_OF[remark] == reason else REASON_OF[remark] for remark in shown}


def truncation_is_for_luck(*, shown, **_):
    """You filed the ceiling on *both* lines under luck. The ceiling does take luck out; these remarks ask why it stands in line 1 as well as in line 2. What would the difference in line 3 be if it stood in one of them only?"""
    return _filed(shown, "alike", "luck")


def minimum_guards_care(*, shown, **_):
    """You let the minimum guard the patients. It is an amount of money and knows nothing of care; ask what it leaves unpaid, and how such savings come about."""
    return _filed(shown, "luck", "care")


def gate_divides(*, shown, **_):
    """You filed the quality gate under dividing. It does not say how much each side gets of a dollar; it asks whether patients got what they needed."""
    return _filed(shown, "care", "split")


def rate_is_for_luck(*, shown, **_):
    """You filed the sharing rate under luck. A rate of 40% pays lucky savings as it pays real ones, in the same proportion."""
    return _filed(shown, "split", "luck")


def explain_remarks(*, shown, **numbers):
    lines = "\n".join(f"- {fill(REMARKS[r], **numbers)} → **{REASONS[REASON_OF[r]].lower()}**. {WHY[r]}" for r in shown)
    return f"{lines}\n"


# --- The last step --------------------------------------------------------------------------------------------------


def payment(*, benchmark, savings, up, **_):
    return min(up * savings, 0.10 * benchmark)


def only_the_excess(*, benchmark, savings, up, minimum, **_):
    """You shared what exceeds the minimum. “From the first dollar” says that the minimum is a gate: once it is open, everything passes."""
    return up * (savings - minimum * benchmark)


def minimum_shared(*, benchmark, up, minimum, **_):
    """You shared the minimum, {{minimum:.1%}} of the benchmark. It is what has to be reached; line 3 is what was saved."""
    return up * minimum * benchmark


def everything_kept(*, savings, **_):
    """You paid out all of the savings. Then the payer would have nothing of them, and no reason to sign."""
    return savings


def the_payer_s_part(*, savings, up, **_):
    """{{given}} is what the payer keeps. Asked is what the ACO receives."""
    return (1 - up) * savings


def rate_for_losses(*, savings, down, **_):
    """{{down:.0%}} is the rate for losses. Line 3 has savings."""
    return down * savings


def explain_last_step(*, name, benchmark, savings, up, **_):
    return f"""{up:.0%} × \\${savings:,} = **\\${up * savings:,.0f}**, the whole of line 3 times the rate. The cap, 10% of \\${benchmark:,}, is
\\${benchmark / 10:,.0f} and does not bind. Had {name} saved a little less than the minimum, line 5 would read \\$0.
"""


# --- Only the data --------------------------------------------------------------------------------------------------

BASIC_B = 0.40


def _minimum(lives):
    for (low, above), (high, below) in pairwise(ROWS):
        if lives <= high:
            return above + (lives - low) / (high - low) * (below - above)
    return ROWS[-1][1]


def one_sided(*, lives, benchmark, spending, **_):
    savings = benchmark - spending
    return BASIC_B * savings if savings >= _minimum(lives) * benchmark - 1e-9 * benchmark else 0.0


@silent_where(lambda value, *, case, **_: case != "between" or value != 0)
def the_row_for_fewer(*, benchmark, spending, rows, **_):
    """You took the minimum of the row for fewer people and found the savings too small. Between two rows the minimum falls on a straight line; {{name}} has more people than that row."""
    savings = benchmark - spending
    return BASIC_B * savings if savings >= rows[0][1] * benchmark else 0.0


def paid_below_the_minimum(*, benchmark, spending, case, **_):
    """You paid savings that do not reach the minimum. Interpolate it for exactly this many people, and compare once more."""
    return BASIC_B * (benchmark - spending) if case == "short" else None


def only_what_exceeds(*, lives, benchmark, spending, case, **_):
    """You shared what exceeds the minimum. Sharing is from the first dollar: once the minimum is reached, it plays no further part."""
    return None if case == "short" else BASIC_B * (benchmark - spending - _minimum(lives) * benchmark)


def savings_not_shared_out(*, benchmark, spending, **_):
    """{{given}} is what was saved. What share of it goes to a one-sided ACO on level B?"""
    return float(benchmark - spending)


def explain_one_sided(*, name, lives, benchmark, spending, rows, **_):
    (low, above), (high, below) = rows
    savings, least = benchmark - spending, _minimum(lives)
    reached = savings >= least * benchmark
    end = (
        f"That is enough: 40% × \\${savings:,.0f} = **\\${BASIC_B * savings:,.0f}**, from the first dollar."
        if reached
        else "That is not enough: **\\$0** is paid, although real money was perhaps saved."
    )
    return f"""Minimum: {lives:,} people lie {(lives - low) / (high - low):.0%} of the way from {low:,} to {high:,}, where it falls from {above:.1%} to {below:.1%}: {halves_up(least):.2%}.

Savings: \\${savings:,.0f}, {halves_up(savings / benchmark):.2%} of the benchmark. {end}
"""


# --- A bad year, and its limits -------------------------------------------------------------------------------------

LOSS_RATE = 0.30


def repaid(*, level, benchmark, loss, revenue, **_):
    of_revenue, of_benchmark = LEVELS[level]
    return min(LOSS_RATE * loss, of_revenue * revenue, of_benchmark * benchmark)


def no_limit(*, loss, binds, **_):
    """{{given}} is 30% of the loss. Two limits may lie under it."""
    return None if binds == "rate" else LOSS_RATE * loss


def larger_limit(*, level, benchmark, loss, revenue, binds, **_):
    """You took the larger of the two limits. The rule takes the smaller: it protects the ACO."""
    of_revenue, of_benchmark = LEVELS[level]
    return None if binds == "rate" else max(of_revenue * revenue, of_benchmark * benchmark)


def limit_of_the_loss(*, level, loss, **_):
    """You took the limit as a share of the loss. It is a share of revenue, or of the benchmark."""
    return LEVELS[level][1] * loss


def savings_rate_on_losses(*, loss, **_):
    """You took 50%, the BASIC track's rate for *savings* on this level. Losses have their own rate."""
    return 0.5 * loss


def always_at_the_limit(*, level, benchmark, revenue, binds, **_):
    """{{given}} is a limit, the most that could be owed. 30% of this loss is less."""
    of_revenue, of_benchmark = LEVELS[level]
    return min(of_revenue * revenue, of_benchmark * benchmark) if binds == "rate" else None


def explain_repaid(*, name, level, benchmark, loss, revenue, **_):
    of_revenue, of_benchmark = LEVELS[level]
    owed = repaid(level=level, benchmark=benchmark, loss=loss, revenue=revenue)
    return f"""- 30% of the loss of \\${loss:,}: \\${LOSS_RATE * loss:,.0f}
- {of_revenue:.0%} of revenue: \\${of_revenue * revenue:,.0f}
- {of_benchmark:.0%} of the benchmark: \\${of_benchmark * benchmark:,.0f}

The least of the three is owed: **\\${owed:,.0f}**. That is {owed / loss:.0%} of the loss; the payer bears the rest. An ACO whose revenue is small beside its benchmark (physicians without a hospital) is guarded by the first limit.
"""


# --- Quality makes losses cheaper -----------------------------------------------------------------------------------


def enhanced(*, scores, losses, **_):
    return _by(scores, losses, lambda score: min(max(1 - 0.75 * score, 0.40), 0.75))


def _by(scores, losses, rate):
    rates = [rate(score) for score in scores]
    return {"Loss rate": rates, "Repaid": [r * loss for r, loss in zip(rates, losses, strict=True)]}


def no_fences(*, scores, losses, **_):
    """You let the formula run past its fences. A very good score does not make losses cheaper than 40%, a very bad one not dearer than 75%."""
    return _by(scores, losses, lambda score: 1 - 0.75 * score)


def score_itself_taken_off(*, scores, losses, **_):
    """You took the whole score off 1. Only three quarters of it count."""
    return _by(scores, losses, lambda score: min(max(1 - score, 0.40), 0.75))


def score_as_a_price(*, scores, losses, **_):
    """You multiplied 75% by the score, so that better care makes losses dearer. The score is taken *off*."""
    return _by(scores, losses, lambda score: min(max(0.75 * score, 0.40), 0.75))


def one_rate_for_all(*, scores, losses, **_):
    """You took 75% for everybody. On this track that is the rate for savings, and the upper fence for losses."""
    return _by(scores, losses, lambda _score: 0.75)


def explain_enhanced(*, names, scores, losses, **_):
    rates = enhanced(scores=scores, losses=losses)["Loss rate"]
    lines = []
    for name, score, loss, rate in zip(names, scores, losses, rates, strict=True):
        formula = 1 - 0.75 * score
        fence = " → 40%, the lower fence" if formula < 0.40 else " → 75%, the upper fence" if formula > 0.75 else ""
        lines.append(
            f"- {name}: 1 − 0.75 × {halves_up(score):.2f} = {formula:.1%}{fence}; {rate:.1%} × \\${loss:.1f} million = **\\${halves_up(rate * loss):.2f} million**"
        )
    return (
        "\n".join(lines)
        + "\n\nOn this track care that is measured as better makes losses cheaper; savings are shared at 75% whatever the score, once the standard is met.\n"
    )
