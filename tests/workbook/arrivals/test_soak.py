"""A minute of readers who come and go, with the benchmark that does it for ten."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks import soak
from workbook.kernels import conditions


@pytest.mark.slow
@pytest.mark.skipif(bool(conditions.why_not_here()), reason="kernels are not forked here")
def test_a_minute_of_readers_leaves_no_error_and_no_kernel() -> None:
    with ThreadPoolExecutor(1) as threads:  # this thread may have a loop already, Playwright's
        log = threads.submit(soak.run, 60, at_once=6).result()
    assert not log.errors
    assert log.kernels == 0
    assert set(log.left) >= {"told to", "vanishes"} and log.live and len(log.moves) > 30
