"""What reaches a page: rows as JSON has them, a specification without data, the chart libraries from a file or the kernel."""

import json
import math
import shutil
import subprocess
import sys

import altair as alt
import numpy as np
import pandas as pd
import pytest

from vbc.undefined import Undefined
from widgets import bundle
from widgets.livechart import LiveChart, chart_spec, columns_of


@pytest.fixture
def line():
    """A chart over one named source."""
    return alt.Chart(alt.NamedData("rows")).mark_line().encode(x="x:Q", y="y:Q")


def test_every_kind_of_column_becomes_json():
    frame = pd.DataFrame(
        {
            "count": [1, 2, 3],
            "rate": [0.5, math.nan, math.inf],
            "name": ["A", None, "C"],
            "flag": [True, False, True],
            "day": pd.to_datetime(["2024-01-01", None, "1970-01-02"]),
            "group": pd.Categorical(["x", "y", "x"]),
            "ratio": [Undefined("nobody was expected"), 1.25, np.float64(2)],
            "patients": pd.array([7, None, 9], dtype="Int64"),
        }
    )
    columns = columns_of(frame)["rows"]
    assert columns == {
        "count": [1, 2, 3],
        "rate": [0.5, None, None],
        "name": ["A", None, "C"],
        "flag": [True, False, True],
        "day": [1704067200000, None, 86400000],
        "group": ["x", "y", "x"],
        "ratio": [None, 1.25, 2.0],
        "patients": [7, None, 9],
    }
    assert json.loads(json.dumps(columns, allow_nan=False)) == columns


def test_a_dict_of_frames_keeps_its_names():
    assert columns_of({"lines": pd.DataFrame({"x": [1]}), "bands": pd.DataFrame({"y": []})}) == {
        "lines": {"x": [1]},
        "bands": {"y": []},
    }


def test_a_single_plot_takes_the_width_of_its_place(line):
    spec = chart_spec(line)
    assert spec["width"] == "container"
    assert spec["autosize"] == {"type": "fit-x", "contains": "padding"}


def test_a_width_that_the_author_gives_stays(line):
    assert chart_spec(line.properties(width=240))["width"] == 240


def test_plots_side_by_side_can_be_put_under_each_other(line):
    spec = chart_spec(line | line)
    assert (len(spec["concat"]), spec["columns"]) == (2, 2)
    assert "hconcat" not in spec


def test_a_specification_holds_no_rows(line):
    text = json.dumps(chart_spec(line))
    assert '"values"' not in text
    assert '"datasets"' not in text


def test_an_update_changes_rows_label_and_signals(line):
    chart = LiveChart(line, pd.DataFrame({"x": [0], "y": [1]}), label="A line.", k=1)
    chart.update(pd.DataFrame({"x": [5], "y": [6]}), label="A moved line.", k=2)
    assert chart.data == {"rows": {"x": [5], "y": [6]}}
    assert chart.label == "A moved line."
    assert chart.signals == {"k": 2}


def test_without_widgets_the_label_is_shown(line):
    chart = LiveChart(line, pd.DataFrame({"x": [0], "y": [1]}), label="Costs rise with visits.")
    data, _ = chart._repr_mimebundle_()
    assert data["text/plain"] == "Costs rise with visits."
    assert "application/vnd.jupyter.widget-view+json" in data


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder in which the bundle has been built."""
    share = tmp_path_factory.mktemp("share")
    bundle.build_bundle(share)
    return share


def test_the_bundle_is_built_once_and_whole(built):
    path = bundle.build_bundle(built)
    source = path.read_text()
    assert "as vegaEmbed" in source[-200:]
    first = path.stat()
    assert bundle.build_bundle(built) == path
    assert path.stat() == first
    template = built / "voila" / "templates" / "workbook"
    assert (template / "static" / "vega.js").read_text() == source
    assert {"index.html.j2", "page.css", "conf.json"} <= {file.name for file in template.iterdir()}


@pytest.mark.slow
def test_an_older_bundle_is_removed_and_an_edited_template_replaced(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    path = bundle.build_bundle(tmp_path)
    old = path.with_name("vega-000000000000.js")
    path.rename(old)
    page = tmp_path / "voila" / "templates" / "workbook" / "page.css"
    page.write_text("stale")
    assert bundle.build_bundle(tmp_path).exists()
    assert not old.exists()
    assert "page-text" in page.read_text()


def test_the_bundle_fetches_nothing(built):
    source = bundle.build_bundle(built).read_text()
    for address in ("cdn.jsdelivr", "unpkg.com", "esm.sh", "fonts.googleapis"):
        assert address not in source


@pytest.mark.slow
def test_a_missing_file_is_built_in_another_process(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle.sys, "prefix", str(tmp_path))
    loaded = "vl_convert" in sys.modules
    assert "as vegaEmbed" in bundle.bundle_source()[-200:]
    assert ("vl_convert" in sys.modules) == loaded


def test_a_page_s_kernel_never_imports_vl_convert():
    code = """
import sys
from widgets import explorer
from widgets.explorer import names
views = [explorer(name) for name in names()]
print([name for name in ("vl_convert", "matplotlib", "sklearn") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
