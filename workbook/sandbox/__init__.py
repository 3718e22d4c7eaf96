"""Run a learner's code in a separate, limited process, and bring back typed values; what is right never goes there."""

from workbook.sandbox.host import missing, run, run_table, stop, warm_up
from workbook.sandbox.outputs import Failure, Output, Outputs, Raised, Strange

__all__ = ["Failure", "Output", "Outputs", "Raised", "Strange", "missing", "run", "run_table", "stop", "warm_up"]
