"""A page that keeps what it has received gets each script once; everybody else gets it with each widget."""

import json
import subprocess
import sys

import pytest

from widgets.assets import PAGE

CHARTS = """
import json
from widgets.livechart import LiveChart

try:
    LiveChart({"mark": "point"}, {}, label=3)  # fails before it is on its way
except Exception as error:
    assert type(error).__name__ == "TraitError", error
charts = [LiveChart({"mark": "point"}, {}, label="a chart") for _ in range(2)]
print(json.dumps([[chart._esm, chart._css] for chart in charts]))
"""


@pytest.mark.parametrize("keeps", [pytest.param(False, marks=pytest.mark.slow), True])
def test_a_script_is_sent_whole_until_a_widget_that_brings_it_is_on_its_way(keeps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if keeps:
        monkeypatch.setenv(PAGE, "1")
    done = subprocess.run([sys.executable, "-c", CHARTS], capture_output=True, text=True, timeout=60, check=True)
    first, second = json.loads(done.stdout)
    assert all(len(text) > 5000 for text in first)
    if not keeps:
        assert second == first and not any("asset:" in text for text in first)
        return
    for whole, name in zip(first, second, strict=True):
        assert name.startswith("asset:") and whole.startswith(f"/* {name} */\n")
