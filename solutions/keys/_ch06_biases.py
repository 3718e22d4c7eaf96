"""Chapter 6, the two biases in numbers: of a slope, and of a hospital."""

from workbook.text import halves_up

# --- The last step --------------------------------------------------------------------------------------------------


def hospital_bias(*, gamma, unseen, q, p, **_):
    return gamma * unseen * (q - p)


def the_slope_is_the_hospital(*, bias, **_):
    """{{given:.3f}} is line 2, the bias of a *slope*: points for one unit of clinical risk, the same for every hospital. A hospital with the share p of everybody is judged rightly under the very same slope. What has not been used yet?"""
    return bias


def clinical_risk_tells_nothing(*, gamma, q, p, **_):
    """{{given:.3f}} leaves line 3 out. It would be right at a = 0. Here patients with the social risk are also clinically sicker, and the model expects more of their outcome for that: a part of the social risk is paid for already."""
    return gamma * (q - p)


def everybody_else_has_none(*, gamma, unseen, q, **_):
    """{{given:.3f}} counts all social risk of the safety-net hospitals. The model has an intercept: it expects as much of it as *all* patients have on average. Only what goes beyond that is held against a hospital."""
    return gamma * unseen * q


def slope_bias_times_surplus(*, bias, q, p, **_):
    """{{given:.4f}} is the slope's bias times the surplus of social risk. The slope is per unit of *clinical* risk; what a hospital has too much of is *social* risk, and each such patient brings γ, as far as it stays unseen."""
    return bias * (q - p)


def explain_last_step(*, gamma, unseen, q, p, bias, more, **_):
    answer = hospital_bias(gamma=gamma, unseen=unseen, q=q, p=p)
    return f"""
{gamma:.1f} × {unseen:.4f} × ({q:.2f} − {p:.2f}) = **{answer:.3f} points**.

Each patient with the social risk brings {gamma:.1f} points that the model does not expect, less what clinical risk has told it; of the safety-net hospitals' patients {100 * more:.0f} percentage points more have it than of everybody's. The slope's
bias, {bias:.3f}, is another number of another unit: points for one unit of clinical risk.
"""


# --- The slope without it -------------------------------------------------------------------------------------------


def _delta(link, p):
    scatter = p * (1 - p)
    return link * scatter / (1 + link * link * scatter)


def short_slope(*, beta, gamma, link, p):
    return beta + gamma * _delta(link, p)


def all_of_it_swallowed(*, beta, gamma, **_):
    """{{given:.2f}} is β + γ, as if one unit more of clinical risk meant that the social risk is present for certain (δ = 1). By how much more likely does one unit make it?"""
    return beta + gamma


def bias_subtracted(*, beta, gamma, link, p):
    """{{given:.3f}} has the right size of the bias, and takes it off. The two risks go along and both do harm. Is what is left out added to the slope's account, or taken from it?"""
    return beta - gamma * _delta(link, p)


def regression_reversed(*, beta, gamma, link, **_):
    """{{given:.2f}} uses a as δ. But a is the slope of clinical risk on social risk. You need the reverse, social on clinical: divide the covariance by the variance of *clinical* risk."""
    return beta + gamma * link


def only_the_noise_scatters(*, beta, gamma, link, p):
    """{{given:.3f}} divides by 1. The variance of clinical risk is its own 1 *and* what social risk adds to it, a²p(1 − p)."""
    return beta + gamma * link * p * (1 - p)


def controlled_so_fine(*, beta, **_):
    """{{given:.1f}} is the slope at equal social risk. The regression knows clinical risk only, and the two go along: it cannot hold equal what it does not know."""
    return beta


def explain_short_slope(*, beta, gamma, link, p):
    scatter, delta = p * (1 - p), _delta(link, p)
    return f"""
Cov(X, S) = a·p(1 − p) = {link:.1f} × {scatter:.4f} = {link * scatter:.4f}. Var(X) = 1 + a²p(1 − p) = {1 + link**2 * scatter:.4f}. So δ = {delta:.6f}.

Short slope = β + γδ = {beta:.1f} + {gamma:.1f} × {delta:.6f} = **{beta + gamma * delta:.3f}**.
"""


# --- Half the penalty -----------------------------------------------------------------------------------------------


def link_of_half(*, p, **_):
    return {"link": 1 / (p * (1 - p)) ** 0.5}


def unbiased_slope_is_fair(**_):
    """You left a at 0, where the slope of clinical risk is unbiased. That is where safety-net hospitals look worst: clinical risk then tells nothing of what was left out."""
    return {"link": 0.0}


def turned_over(*, p, **_):
    """You set √(p(1 − p)). The factor is a half where a² *times* p(1 − p) is 1; so a is one over that root."""
    return {"link": (p * (1 - p)) ** 0.5}


def scatter_of_p_alone(*, p, **_):
    """You took p for the variance of social risk. A 0/1 variable varies by p(1 − p): if everybody had it, it would not vary at all."""
    return {"link": 1 / p**0.5}


def explain_half(*, p, most, **_):
    a = link_of_half(p=p)["link"]
    return f"""
1 − δa = 1 ÷ (1 + a²p(1 − p)). It is ½ where a²p(1 − p) = 1, that is a = 1 ÷ √({p:.2f} × {1 - p:.2f}) = **{a:.2f}**. The hospitals then look {halves_up(most / 2):.3f} points worse instead of {halves_up(most):.3f}.

At the same a the slope's bias is at its highest: γδ = γ ÷ (a + 1 ÷ (a·p(1 − p))), and what stands below the line is smallest there. γ and q do not matter.
"""
