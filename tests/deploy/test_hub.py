"""A class on one machine, for real: system users, PAM, JupyterHub, its proxy, forked kernels, the browser."""

import csv
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from benchmarks.real_pages import ExplorerOnPage, open_context, run_all, visit, wait_until_run
from workbook.attempts import AttemptLog
from workbook.registry import key
from workbook.variants import draw

from ..browser.test_chapters import check_pictures, check_that_a_slider_follows_the_keyboard
from .conftest import COURSE, MEMORY_MB, Site
from .hub import SignedIn, wait
from .users import User

pytestmark = pytest.mark.slow

ASKED = "ch01_value_ratios.two_crews"
"""A problem that asks for one number."""
TYPED = "ch01_value_ratios.flip_threshold"
"""Another, which stands in the chapter."""
WHO = """
import os
from pathlib import Path
parent = Path(f"/proc/{os.getppid()}/cmdline").read_text().replace(chr(0), " ")
print(os.getuid(), "warm_parent" in parent, oct(os.umask(0o077)), os.getcwd())
"""
REFUSED = """() => new Promise(done => {
    addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
    fetch("http://127.0.0.1:9/").then(() => done("sent"), () => setTimeout(done, 1000, "sent"));
})"""
"""Asks another address, and says which rule was in the way."""


def vbc_home(user: User) -> Path:
    return user.home / ".local/share/vbc-workbook"


def log_of(user: User) -> AttemptLog:
    return AttemptLog(vbc_home(user) / "attempts")


def answering(answer: str) -> str:
    """Code that answers a problem as a card does."""
    return f"from workbook.session import desk\nprint(desk({ASKED!r}).check({answer!r}).kind)"


def reading(place: Path) -> str:
    """Code that reads a file, or lists a folder."""
    return f"import os; print({f'os.listdir({str(place)!r})' if place.is_dir() else f'open({str(place)!r}).read()'})"


def truth_for(learner: str) -> float:
    return float(key(ASKED).solve(**draw(ASKED, course=COURSE, learner=learner, number=0)))


@pytest.fixture(scope="module")
def answered(ann_there: SignedIn, bob_there: SignedIn) -> None:
    """Each of the two has answered, at the same time."""
    with ThreadPoolExecutor() as both:
        said = [
            both.submit(ann_there.run, answering(str(truth_for(ann_there.user.name)))),
            both.submit(bob_there.run, answering("1")),
        ]
    for one in said:
        assert one.result().strip() == "handed_in", "taken now, marked later"


class TestSigningIn:
    def test_a_wrong_password_and_a_user_of_no_group_stay_outside(self, site: Site, ann: User, stranger: User) -> None:
        assert SignedIn(site.hub, ann, password="guessed").answer[0] in (401, 403)
        assert SignedIn(site.hub, stranger).answer[0] == 403

    def test_the_proxy_and_the_hub_listen_to_this_machine_alone(self, site: Site) -> None:
        assert site.hub.address.startswith("http://127.0.0.1:")
        outside = listening_to_everybody()
        assert not outside & {
            int(address.rpartition(":")[2]) for address in re.findall(r"http://127\.0\.0\.1:\d+", site.hub.said())
        }


class TestTwoLearners:
    def test_each_works_as_oneself_in_a_forked_kernel(self, ann_there: SignedIn, bob_there: SignedIn) -> None:
        for one in (ann_there, bob_there):
            uid, forked, umask, folder = one.run(WHO).split()
            assert int(uid) == one.user.uid
            assert forked == "True"
            assert umask == "0o77"
            assert folder == str(one.user.home / "value-based-care/chapters")

    def test_each_answers_in_a_log_of_their_own(self, answered: None, ann: User, bob: User) -> None:
        for user in (ann, bob):
            entries = [entry for entry in log_of(user).entries() if entry.kind == "attempt"]
            assert {entry.learner for entry in entries} == {user.name}, "in a class the roster's names are the users'"
            assert {entry.course for entry in entries} == {COURSE}
            assert ASKED in {entry.problem for entry in entries}

    def test_neither_gets_at_the_others_files(self, answered: None, ann_there: SignedIn, bob_there: SignedIn) -> None:
        """From a kernel, which runs whatever its user types; the homes themselves are open to all."""
        for one, other in ((ann_there, bob_there.user), (bob_there, ann_there.user)):
            (log,) = sorted((vbc_home(other) / "attempts").glob("*.jsonl"))[:1]
            for place in (log, vbc_home(other) / "attempts", other.home / "value-based-care/chapters"):
                assert "PermissionError" in one.run(reading(place))
            assert str(log) not in one.run(f"import subprocess; print(subprocess.getoutput('find {other.home} -readable -type f'))")

    def test_neither_gets_in_at_the_others_address(self, site: Site, ann_there: SignedIn, bob_there: SignedIn) -> None:
        ann = ann_there.user
        for path in ("api/contents", "api/kernels", "lab", "read", "voila/render/ch05_risk_adjustment_reversals.ipynb"):
            code, text = bob_there.get(f"/user/{ann.name}/{path}")
            assert code in (403, 404) and "livePage" not in text
        with pytest.raises(PermissionError):
            bob_there.run("print(1)", whose=ann)
        # Past the proxy, straight at the port where her server listens to this machine.
        port = re.search(rf"/user/{ann.name} -> http://127\.0\.0\.1:(\d+)", site.hub.said())[1]
        asking = f"""
import urllib.request, urllib.error, os
for path in ("api/contents", "api/kernels", "files/chapters/ch00_start_here.ipynb"):
    address = "http://127.0.0.1:{port}/user/{ann.name}/" + path
    for token in ("", os.environ["JUPYTERHUB_API_TOKEN"]):
        request = urllib.request.Request(address, headers={{"Authorization": "token " + token}} if token else {{}})
        try:
            print(urllib.request.urlopen(request).status)
        except urllib.error.HTTPError as error:
            print(error.code)
"""
        answers = bob_there.run(asking).split()
        assert len(answers) == 6 and set(answers) <= {"403", "404"}, "the sign-in that it asks for is at the Hub, not here"

    def test_neither_hears_the_others_kernel(self, ann_there: SignedIn, bob_there: SignedIn) -> None:
        """Its messages go over ports of the machine, at which any user can knock."""
        listening = f"""
import time, zmq
from pathlib import Path
found = {{line.split()[1].rpartition(":")[2] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
         if line.split()[3] == "0A" and line.split()[7] == "{ann_there.user.uid}"}}
context, heard = zmq.Context(), zmq.Poller()
for port in found:
    ear = context.socket(zmq.SUB)
    ear.setsockopt(zmq.SUBSCRIBE, b"")
    ear.connect(f"tcp://127.0.0.1:{{int(port, 16)}}")
    heard.register(ear)
until, words = time.monotonic() + 5, 0
while time.monotonic() < until:
    words += sum(len(ear.recv_multipart()) for ear, _ in heard.poll(200))
print(len(found), words)
"""
        speaking = "import time\nfor turn in range(80): print('her answer', flush=True); time.sleep(0.1)"
        with ThreadPoolExecutor() as both:
            speech = both.submit(ann_there.run, speaking)
            time.sleep(2)
            ports, words = map(int, bob_there.run(listening).split())
            assert "her answer" in speech.result()
        assert ports >= 6, "her server's, and her kernel's five"
        assert words == 0

    def test_memory_is_capped_for_all_of_a_users_processes(self, ann_there: SignedIn, bob_there: SignedIn) -> None:
        """What takes too much ends; the server stays, and the neighbor notices nothing."""
        assert bob_there.run("print(40 + 2)").strip() == "42"
        said = bob_there.run(f"x = bytearray({2 * MEMORY_MB} << 20)\nfor i in range(0, len(x), 4096): x[i] = 1\nprint('all of it')")
        assert "all of it" not in said and ("died" in said or "MemoryError" in said), said
        assert ann_there.run("print(40 + 2)").strip() == "42"
        bob_there.open()
        assert bob_there.run("print(40 + 2)").strip() == "42"


@pytest.mark.browser
class TestInTheBrowser:
    @pytest.fixture
    def window(self, site: Site, browser: Browser) -> Iterator[Callable[[User], BrowserContext]]:
        """Opens windows in which somebody has signed in at the Hub's own form."""
        windows: list[BrowserContext] = []

        def sign_in(user: User) -> BrowserContext:
            windows.append(open_context(browser))
            page = windows[-1].new_page()
            page.goto(f"{site.hub.address}/hub/login")
            page.locator("#username_input").fill(user.name)
            page.locator("#password_input").fill(user.password)
            page.locator("#login_submit").click()
            page.wait_for_url(re.compile(rf"/user/{user.name}/lab"), timeout=120_000)
            page.close()
            return windows[-1]

        yield sign_in
        for each in windows:
            each.close()

    def test_one_reads_and_answers_while_the_other_is_in_jupyterlab(
        self, site: Site, ann: User, bob: User, window: Callable[[User], BrowserContext]
    ) -> None:
        reading = visit(window(ann), f"{site.hub.address}/hub/user-redirect/voila/render/ch01_value_ratios.ipynb")
        in_lab = visit(window(bob), f"{site.hub.address}/user/{bob.name}/lab/tree/chapters/ch05_risk_adjustment_reversals.ipynb")
        run_all(in_lab.page)
        wait_until_run(reading.page, 120_000)
        assert f"/user/{ann.name}/voila/render/" in reading.page.url

        on_page, on_lab = ExplorerOnPage(reading.page).wait(90_000), ExplorerOnPage(in_lab.page).wait(90_000)
        for explorer in (on_page, on_lab):
            explorer.settle()  # a cover that was opened brings new controls
            before = explorer.paths()
            explorer.press(explorer.first_slider(), "ArrowRight", "ArrowRight", "ArrowRight")
            explorer.settle()
            assert explorer.paths() != before

        before = len(log_of(ann).entries())
        card = reading.page.locator(f".vbc-card[data-problem='{TYPED}']").first
        card.scroll_into_view_if_needed()
        card.get_by_label("Your answer").fill("0.123")
        wait(lambda: len(log_of(ann).entries()) > before, "the draft of her answer", site.hub, 20)
        assert not any("0.123" in path.read_text() for path in (vbc_home(bob) / "attempts").glob("*.jsonl"))
        assert reading.strangers == in_lab.strangers == []

    @pytest.mark.parametrize("chapter", ["ch00_start_here", "ch05_risk_adjustment_reversals"])
    def test_a_page_works_under_a_header_that_forbids_what_comes_from_elsewhere(
        self, chapter: str, site: Site, ann: User, window: Callable[[User], BrowserContext]
    ) -> None:
        seen = visit(window(ann), f"{site.hub.address}/hub/user-redirect/voila/render/{chapter}.ipynb")
        seen.page.wait_for_url(f"**/user/{ann.name}/voila/render/**")
        answer = seen.page.reload(wait_until="commit")
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy, "the Hub's own"
        assert "default-src 'self'" in policy and f"ws://{site.hub.address.partition('//')[2]}" in policy
        wait_until_run(seen.page, 120_000)
        check_pictures(seen.page)
        check_that_a_slider_follows_the_keyboard(seen.page)
        assert seen.faults() == [], "a violation would be told in the console"
        assert seen.page.evaluate(REFUSED) == "connect-src"


def test_a_killed_server_comes_back_with_everything_that_was_answered(answered: None, site: Site, ann_there: SignedIn) -> None:
    ann, before = ann_there.user, len(log_of(ann_there.user).entries())
    server = next(pid for pid in ann.processes() if "jupyterhub.singleuser" in Path(f"/proc/{pid}/cmdline").read_text())
    ann_there.get(ann_there.mine("api/kernels"), data=b"{}")  # a kernel, and the parent that it was forked from, lose their server
    os.kill(server, signal.SIGKILL)
    wait(lambda: not [pid for pid in ann.processes() if alive(pid)], "the end of what it had started", site.hub, 30)
    wait(lambda: ann_there.get(ann_there.mine("api"))[0] in (404, 424, 503), "the Hub to notice", site.hub, 30)
    assert "Start here" in ann_there.open("read")
    assert ann_there.run("print(6 * 7)").strip() == "42"
    assert len(log_of(ann).entries()) >= before > 0


def alive(pid: int) -> bool:
    """Whether a process runs; one that is over and waits for its parent to hear of it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestInstructors:
    def test_the_keys_and_the_secret_are_theirs(self, site: Site, ann_there: SignedIn, teacher_there: SignedIn) -> None:
        record = vbc_home(teacher_there.user) / "courses" / COURSE / "course.json"
        keys = site.teaching / "solutions/keys/ch01_value_ratios.py"
        for secret in (record, keys, site.teaching):
            assert "PermissionError" in ann_there.run(reading(secret))
            assert "Error" not in teacher_there.run(reading(secret))
        assert not (site.class_folder / "solutions").exists()
        assert "ModuleNotFoundError" in ann_there.run("import solutions.keys.ch01_value_ratios")
        assert ann_there.run("import vbc; print(vbc.__file__)").startswith(str(site.class_folder))
        assert teacher_there.run("import solutions, vbc; print(vbc.__file__)").startswith(str(site.teaching))

    def test_the_hubs_own_commands_are_theirs(self, ann_there: SignedIn, bob_there: SignedIn, teacher_there: SignedIn) -> None:
        names = {one.user.name for one in (ann_there, bob_there)}
        assert bob_there.get("/hub/admin")[0] == bob_there.get("/hub/api/users")[0] == 403
        assert teacher_there.get("/hub/admin")[0] == 200
        code, text = teacher_there.get("/hub/api/users")
        assert code == 200 and all(name in text for name in names)
        # To see that a server runs is not to be let into it: it runs as its learner.
        assert teacher_there.get(f"/user/{ann_there.user.name}/api/contents")[0] in (403, 404)

    def test_from_handing_in_to_marks(
        self, answered: None, site: Site, ann_there: SignedIn, bob_there: SignedIn, teacher_there: SignedIn
    ) -> None:
        """Learners hand in with one command; each sees only their own; the instructor grades the folder as it is."""
        submit = "import subprocess, sys; print(subprocess.getoutput(f'{sys.executable} -m workbook submit'))"
        for one in (ann_there, bob_there):
            assert str(site.handed_in / one.user.name) in (said := one.run(submit)), said
            assert str(site.handed_in / one.user.name) in one.run(submit), "twice is no fault"
        mine = site.handed_in / ann_there.user.name
        for place in (site.handed_in, mine):
            assert "PermissionError" in bob_there.run(f"import os; print(os.listdir({str(place)!r}))")
        assert "PermissionError" in bob_there.run(f"open('{mine}/forged.jsonl', 'w')")

        roster = teacher_there.user.home / "roster.csv"
        roster.write_text("learner\n" + "".join(f"{one.user.name}\n" for one in (ann_there, bob_there)))
        command = f"grade {site.handed_in} --roster {roster} --course {COURSE} --out ~/grades"
        said = teacher_there.run(f"import subprocess, sys; print(subprocess.getoutput(sys.executable + ' -m workbook {command}'))")
        marks = teacher_there.user.home / "grades/marks.csv"
        assert marks.exists(), said
        with marks.open(encoding="utf-8") as file:
            rows = {row["learner"]: row for row in csv.DictReader(file)}
        assert float(rows[ann_there.user.name]["earned"]) > float(rows[bob_there.user.name]["earned"]), said


def listening_to_everybody() -> set[int]:
    """Ports of this machine at which other machines are answered."""
    found = set()
    for line in [*Path("/proc/net/tcp").read_text().splitlines()[1:], *Path("/proc/net/tcp6").read_text().splitlines()[1:]]:
        address, state = line.split()[1], line.split()[3]
        if state == "0A" and not address.startswith(("0100007F", "0" * 24 + "01000000")):
            found.add(int(address.rpartition(":")[2], 16))
    return found
