"""What is written down for hosts: it agrees with the workbook, and names no place that is not there."""

import json
import os
import re
import subprocess
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from workbook.doctor import look_at_folder, look_at_set_up
from workbook.environment import Environment, Trouble
from workbook.hosted import FOLDER, minutes, prepare_home, read_options
from workbook.learner_files import work_folder
from workbook.locking import HUB_LOCK, hub_lock
from workbook.serving import lab_options

from ..starts import ROOT
from .recipe import PLACE, context, in_context, steps

DEPLOY = ROOT / "deploy"


def test_the_hub_is_the_one_that_the_tests_ran_with() -> None:
    """Its lock is what JupyterHub adds to the workbook's own, at the versions of the tests' lock."""
    text = (ROOT / HUB_LOCK).read_text(encoding="utf-8")
    assert text == hub_lock(ROOT), "made by `python -m workbook lock`"
    names = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    assert {"jupyterhub", "pamela"} <= names
    assert not names & set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_proxys_lock_has_a_hash_for_every_package_and_no_registrys_name() -> None:
    lock = json.loads((DEPLOY / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((DEPLOY / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert lock["packages"][""]["dependencies"] == wanted
    assert packages["node_modules/configurable-http-proxy"]["version"] == wanted["configurable-http-proxy"]
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]


class TestImage:
    def test_its_steps_name_what_is_there(self) -> None:
        for step in steps():
            if step.word == "COPY":
                for source in step.rest.split()[:-1]:
                    assert (ROOT / source).exists(), source
                    assert source == "." or in_context(source), f"{source} is ignored"
            if step.word == "RUN":
                assert not (script := re.search(r"deploy/\S+", step.rest)) or (ROOT / script[0]).is_file()

    def test_what_runs_in_it_is_not_root(self) -> None:
        words = [step.word for step in steps()]
        assert "USER" in words and words.index("USER") > max(number for number, word in enumerate(words) if word == "RUN")
        assert next(step.rest for step in steps() if step.word == "USER") == "${NB_UID}", "a number, or Kubernetes cannot tell"

    def test_it_takes_the_workbook_and_leaves_out_what_is_nobodys_business(self) -> None:
        names = {path.as_posix() for path in context()}
        assert {"start.py", "voila.json", "vbc/value.py", "deploy/jupyter/jupyter_server_config.py", "pyproject.toml"} <= names
        for secret in (
            ".git/config",
            ".venv/bin/python",
            "courses/VBC/course.json",
            "handed-in/ann/a.jsonl",
            "attempts/x.jsonl",
            "hub.env",
        ):
            assert not in_context(secret), secret
        assert not in_context("deploy/node_modules/x/index.js") and not in_context("vbc/__pycache__/value.cpython-311.pyc")
        assert in_context("workbook/release/records.py")

    def test_its_python_is_one_that_the_workbook_takes(self) -> None:
        version = re.fullmatch(r"python:(3\.\d+)-slim-\w+", next(step.rest for step in steps() if step.word == "FROM"))
        assert version and version[1] in ("3.11", "3.12", "3.13"), "a Python with a wheel for every locked package"


class TestValues:
    VALUES = yaml.safe_load((DEPLOY / "values.yaml").read_text(encoding="utf-8"))

    def test_they_fit_the_image(self) -> None:
        home = next(step.rest for step in steps() if step.word == "ARG" and "NB_USER" in step.rest).partition("=")[2]
        user = self.VALUES["singleuser"]
        assert user["storage"]["homeMountPath"] == str(Path("/home", home))
        assert f"NB_UID={user['uid']}" in [step.rest for step in steps() if step.word == "ARG"]
        assert (ROOT / user["defaultUrl"].removeprefix("/lab/tree/")).exists()
        assert set(user["extraEnv"]) <= {"VBC_KERNEL_IDLE", "VBC_SERVER_IDLE", "VBC_COURSE"}

    def test_instructors_get_the_keys_and_learners_do_not(self) -> None:
        """The hook that Kubernetes would run, for somebody of the group and for somebody who is not."""
        c = SimpleNamespace(KubeSpawner=SimpleNamespace())
        exec(self.VALUES["hub"]["extraConfig"]["instructors"], {"c": c})

        def started_for(*groups: str) -> SimpleNamespace:
            user = SimpleNamespace(groups=[SimpleNamespace(name=group) for group in groups])
            spawner = SimpleNamespace(user=user, image="exam", mem_limit="1G", volumes=[], volume_mounts=[], environment={})
            c.KubeSpawner.pre_spawn_hook(spawner)
            return spawner

        assert started_for("vbc-learners").image == "exam"
        assert started_for("vbc-instructors").image.endswith("with-keys")


def test_the_guide_names_every_setting_and_no_other() -> None:
    config = (DEPLOY / "jupyterhub_config.py").read_text(encoding="utf-8")
    read = set(re.findall(r'setting\("(\w+)"', config))
    told = set(re.findall(r"`VBC_HUB_(\w+)`", (DEPLOY / "README.md").read_text(encoding="utf-8")))
    assert told == read and len(read) > 10


def test_the_service_is_where_the_guide_puts_the_workbook() -> None:
    unit = (DEPLOY / "jupyterhub.service").read_text(encoding="utf-8")
    assert PLACE in unit and f"{PLACE}/deploy/jupyterhub_config.py" in unit and "Delegate=memory" in unit
    assert PLACE in (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_the_installer_knows_its_parts_and_says_so() -> None:
    done = subprocess.run(["sh", str(DEPLOY / "install.sh"), "everything"], capture_output=True, text=True)
    assert done.returncode == 2 and "packages, workbook, proxy" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can start a process as another user")
def test_without_control_groups_each_process_is_held_by_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As in a container that hides them; what the test of the Hub has is the better way."""
    monkeypatch.syspath_prepend(str(DEPLOY))
    limits = import_module("limits")
    monkeypatch.setattr(limits, "controller", lambda: None)
    spawner = limits.LimitedSpawner()
    spawner.mem_limit = "300M"
    spawner.log.propagate = True
    asked = ["sh", "-c", "id -un; ulimit -d; ulimit -p 2>/dev/null || ulimit -u"]
    said = subprocess.run(asked, preexec_fn=spawner.make_preexec_fn("nobody"), capture_output=True, text=True, check=True).stdout
    assert said.split() == ["nobody", str(300 << 10), str(limits.MOST_PROCESSES)]
    assert "held to 300 MB by itself" in caplog.text


class TestHome:
    @pytest.fixture
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("HOME", str(tmp_path))
        return tmp_path

    def test_a_user_gets_copies_and_a_log_that_nobody_else_can_open(self, home: Path) -> None:
        environment = {"VBC_HOME": str(home / "log")}
        work = prepare_home(environment)
        assert work == home / FOLDER == work_folder(environment)
        assert (work / "chapters/ch05_risk_adjustment_reversals.ipynb").exists()
        assert {folder.stat().st_mode & 0o777 for folder in (work, home / "log")} == {0o700}

    def test_the_doctor_tells_nobody_to_mend_what_is_the_hosts(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(DEPLOY / "jupyter"))
        monkeypatch.setattr("workbook.doctor.os.access", lambda *_: False)
        found = [look_at_folder(Environment()), look_at_set_up(Environment())]
        assert not any(finding.mend for finding in found) and "by the host" in found[1].says
        monkeypatch.delenv("JUPYTER_CONFIG_PATH")
        assert look_at_folder(Environment()).mend

    def test_in_a_named_course_the_users_name_is_the_learners(self, home: Path) -> None:
        environment = {"VBC_HOME": str(home / "log"), "VBC_COURSE": "VBC-2026", "JUPYTERHUB_USER": "ann"}
        prepare_home(environment)
        assert environment["VBC_LEARNER"] == "ann"

    def test_a_home_that_cannot_be_written_is_said_in_a_sentence(self, home: Path) -> None:
        (home / FOLDER).write_text("a file, where the folder should be")
        with pytest.raises(Trouble, match="cannot be written"):
            prepare_home({"VBC_HOME": str(home / "log")})

    def test_jupyterlab_is_set_up_as_on_ones_own_computer(self, tmp_path: Path) -> None:
        found = read_options(lab_options(tmp_path, port=1, browser=False))
        assert found.ServerApp.jpserver_extensions["workbook.kernels.server_extension"] is True
        assert found.ServerApp.jpserver_extensions["voila.server_extension"] is False, "ours serves the pages"
        assert "port" not in found.ServerApp and "workspaces_dir" not in found.LabApp, "these are the host's"


@pytest.mark.parametrize(("text", "found"), [("", 7.0), ("0", 0.0), ("1.5", 1.5)])
def test_minutes(text: str, found: float) -> None:
    assert minutes("VBC_X", 7, {"VBC_X": text}) == found


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "inf"])
def test_minutes_that_are_none(text: str) -> None:
    with pytest.raises(Trouble, match="VBC_X is"):
        minutes("VBC_X", 7, {"VBC_X": text})
