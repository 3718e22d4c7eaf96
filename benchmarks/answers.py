"""How long a card takes to answer, from the page's question to its reply, in a kernel as pages have it."""

import tempfile
from collections.abc import Iterator
from statistics import median

from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from benchmarks.kernels import environment, wait_for_the_parent
from benchmarks.measure import Figure
from benchmarks.real_pages import ROOT
from workbook.kernels import NAME
from workbook.kernels.owner import owner

NUMBER, CODE = "ch05.observed_to_expected", "ch05.funnel_limits"
CHECKS = """
from time import perf_counter
from widgets import card
from widgets.answer_magic import judged
shown = card({name!r})
shown._hear(shown, {{"type": "ready"}}, [])
answer = {answer}
taken = []
for _ in range(5):
    begun = perf_counter()
    {check}
    taken.append(perf_counter() - begun)
print(taken)
"""


def measure() -> Iterator[Figure]:
    """The first check of a kernel and the ones after it: a number, code on a card, code in an `%%answer` cell."""
    wait_for_the_parent()
    code = "shown.desk.problem.answer.starting_point(shown.desk.parameters) + '    return 1\\n'"
    try:
        for what, name, answer, check, limit in (
            ("a number", NUMBER, "'0.8'", "shown.check(answer)", 0.1),
            ("code on a card", CODE, code, "shown.check(answer)", 1.0),
            ("code in a cell", CODE, code, f"judged({CODE!r}, answer)", 1.0),
        ):
            first, *others = _taken(CHECKS.format(name=name, answer=answer, check=check))
            yield Figure(f"a card answers, {what}, the first of its kernel", first, "s", at_most=limit)
            yield Figure(f"a card answers, {what}, later", median(others), "s", at_most=limit)
    finally:
        owner().stop()


def _taken(code: str) -> list[float]:
    """What a forked kernel printed: the seconds of each check."""
    KernelProvisionerFactory.instance().default_provisioner_name = NAME
    printed: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        manager = KernelManager()
        manager.start_kernel(cwd=str(ROOT / "exercises"), env=environment(home) | {"VBC_MODE": "learn"})
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            client.execute_interactive(
                code,
                timeout=120,
                output_hook=lambda message: printed.append(
                    message["content"].get("text", str(message["content"].get("evalue", "")))
                ),
            )
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return [float(part) for part in "".join(printed).strip(" []\n").split(",")]
