"""The servers that our command line starts fork their kernels, and an older set-up or another choice is respected."""

import json
import os
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import psutil
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory

from benchmarks.real_pages import serve_lab
from workbook import kernels
from workbook.kernels import NAME, VARIABLE, choose_forked_kernels, conditions
from workbook.kernels.server_extension import begin
from workbook.serving import lab_options

forked_here = pytest.mark.skipif(bool(conditions.why_not_here()), reason="kernels are not forked here")


@forked_here
def test_jupyterlab_forks_its_kernels_from_a_parent_that_started_with_it(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with serve_lab(tmp_path, home=tmp_path / "home") as address:
        server = next(each for each in psutil.Process().children() if "jupyterlab" in each.cmdline())
        parents = [each for each in server.children() if "workbook.kernels.warm_parent" in each.cmdline()]
        assert len(parents) == 1, "before any kernel was asked for"
        base = address.removesuffix("lab/tree/")
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies := CookieJar()))
        browser.open(f"{base}lab", timeout=60).close()
        asked = urllib.request.Request(f"{base}api/kernels", json.dumps({"name": "python3", "path": "notes/x.ipynb"}).encode())
        asked.add_header("X-XSRFToken", next(cookie.value for cookie in cookies if cookie.name == "_xsrf"))
        with browser.open(asked, timeout=60) as answer:
            assert json.load(answer)["name"] == "python3"
        until = time.monotonic() + 30
        while [Path(each.cwd()) for each in parents[0].children()] != [tmp_path / "notes"]:
            assert time.monotonic() < until, "no kernel in the notebook's folder"
            time.sleep(0.05)
        forked = parents[0].children()
    gone, alive = psutil.wait_procs([*parents, *forked], timeout=10)
    assert len(gone) == 2 and not alive


class TestTheChoice:
    @pytest.fixture(autouse=True)
    def nothing_chosen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(conditions, "why_not_here", lambda: "")
        monkeypatch.setenv(VARIABLE, "")  # so that it is put back afterwards
        monkeypatch.delenv(VARIABLE)

    def test_is_ours_where_nobody_chose(self) -> None:
        assert choose_forked_kernels()
        assert os.environ[VARIABLE] == NAME

    def test_is_the_readers_where_they_chose(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(VARIABLE, "local-provisioner")
        assert not choose_forked_kernels()
        assert os.environ[VARIABLE] == "local-provisioner"

    def test_is_not_made_on_a_system_that_cannot_fork(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(conditions, "why_not_here", lambda: "another system")
        assert not choose_forked_kernels()
        assert VARIABLE not in os.environ

    def test_is_not_made_where_jupyter_would_not_find_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As in an environment that an older workbook was installed in: Jupyter would then start no kernel at all."""
        monkeypatch.setattr(kernels, "entry_points", lambda **_: ())
        assert not choose_forked_kernels()
        assert VARIABLE not in os.environ


def test_the_choice_stays_with_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal or a kernel of it may run another environment's Jupyter, which has no such provisioner."""
    started: list[bool] = []
    monkeypatch.setattr("workbook.kernels.owner.Owner.start", lambda self: started.append(True))
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", "local-provisioner")
    monkeypatch.setenv(VARIABLE, "local-provisioner")
    begin()
    assert (started, os.environ[VARIABLE]) == ([], "local-provisioner")
    monkeypatch.setenv(VARIABLE, NAME)
    begin()
    assert started == [True]
    assert VARIABLE not in os.environ
    assert KernelProvisionerFactory.instance().default_provisioner_name == NAME


def test_the_options_of_jupyterlab_name_the_extension_that_starts_the_parent(tmp_path: Path) -> None:
    assert "--ServerApp.jpserver_extensions=workbook.kernels.server_extension=True" in lab_options(tmp_path, port=1)
