"""What stop-loss is worth to a contract: the same one without it, with it, and with it done wrong."""

from dataclasses import replace

import pandas as pd

from vbc.contract_outlook import outlook, panel_of
from vbc.contract_terms import Contract


def stop_loss_value(contract: Contract, *, lives: int, threshold: float, true_savings: float = 0.0) -> pd.DataFrame:
    """The same contract without stop-loss, with it on costs alone, and with it on the benchmark too.

    Parameters
    ----------
    contract : Contract
    lives : int
    threshold : float
        $ a person, above 0.
    true_savings : float

    Returns
    -------
    DataFrame
        `stop_loss` ("none", "costs only", "costs and benchmark") and the attributes of `Outlook`.

    Examples
    --------
    >>> stop_loss_value(Contract(), lives=5_000, threshold=100_000)[["stop_loss", "chance_paid", "deviation"]].round(3)
                 stop_loss  chance_paid  deviation
    0                 none        0.254      0.009
    1           costs only        0.867      0.012
    2  costs and benchmark        0.196      0.007
    """
    ways = {
        "none": replace(contract, threshold=None),
        "costs only": replace(contract, threshold=threshold, benchmark_truncated=False),
        "costs and benchmark": replace(contract, threshold=threshold, benchmark_truncated=True),
    }
    rows = [
        {"stop_loss": name, **vars(outlook(way, panel_of(way, lives=lives), true_savings=true_savings))}
        for name, way in ways.items()
    ]
    return pd.DataFrame(rows)
