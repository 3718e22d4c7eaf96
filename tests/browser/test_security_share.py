"""Sharing on a network: a password at the door, a place of one's own behind it, and nothing of whoever shares."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import Visit, wait_until_run
from workbook.attempts import AttemptLog
from workbook.desk import Desk
from workbook.entry import Entry
from workbook.session import Session
from workbook.viewers import PAGES_EACH

from .pages import asks_for_a_number
from .raw_pages import RawPage, Viewer, closing
from .shared import PASSWORD, Shared, serve
from .test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHAPTER = "ch05_risk_adjustment_reversals"
OWN_WORK = "the reader's own secret note"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    home = tmp_path_factory.mktemp("shared") / "home"
    log = AttemptLog(home / "attempts")
    home.mkdir(parents=True)
    (home / "learner").write_text("the-owner\n")
    log.append(Entry("reading", "self-study", "the-owner", problem="reversal", data={"text": OWN_WORK}))
    with serve("read", "ch05", "--share", "--no-browser", home=home) as server:
        yield server


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with serve("present", "ch05", "--share", "--no-browser", home=tmp_path_factory.mktemp("talk")) as server:
        yield server


def enter(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Open the workbook").click()


def guest_of(server: Shared, home: Path) -> Session:
    return Session("self-study", (home / "learner").read_text().strip(), "learn", AttemptLog(home / "attempts"), home)


def let_go(visit: Visit) -> None:
    """What a browser writes about a refused password is not a fault of the page."""
    visit.complaints = [text for text in visit.complaints if not re.search("401|429|404|WebSocket|ERR_|Failed to load", text)]


@pytest.mark.parametrize("dark", [False, True])
def test_the_door_on_a_phone(dark: bool, shared: Shared, go) -> None:
    """The address without a path leads to the password page, that to the chapter; a wrong password is said, and costs nothing."""
    visit = go(f"http://127.0.0.1:{shared.port}", width=400, dark=dark)
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Value-Based Care Workbook")
    expect(page.get_by_label("Password")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    enter(page, "not this one")
    expect(page.get_by_role("alert")).to_contain_text("not the password")
    assert violations(page) == []
    enter(page, "Our OWN-password ")
    page.wait_for_url(f"**/{CHAPTER}.ipynb", wait_until="commit")
    expect(page.locator(".page-guest")).to_contain_text("Your work is kept there")
    wait_until_run(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    let_go(visit)


def test_without_the_password_nothing_opens(shared: Shared) -> None:
    stranger = Viewer(shared.address)
    for path in (f"/voila/render/{CHAPTER}.ipynb", "/", "/voila/tree"):
        status, headers, _ = stranger.ask(path)
        assert status == 302 and headers["Location"].startswith("/login?"), path
    manager = "/voila/labextensions/@jupyter-widgets/jupyterlab-manager/package.json"
    for path in ("/voila/static/voila.js", "/voila/templates/workbook/static/vega.js", manager):
        assert stranger.ask(path)[0] in (302, 403), path
    for key in ("", "wrong", PASSWORD):
        assert stranger.ask(f"/voila/render/{CHAPTER}.ipynb?key={key.replace(' ', '+')}")[0] == 302
    forged = Viewer(shared.address)
    forged.cookies[f"vbc-viewer-{shared.port}"] = '"2|1:0|10:1795324741|4:name|4:e30=|0000"'
    assert forged.ask(f"/voila/render/{CHAPTER}.ipynb")[0] == 302


def test_it_is_open_at_the_address_on_the_board_and_by_password_alone(shared: Shared) -> None:
    connections = psutil.Process(shared.process.pid).net_connections("tcp")
    listening = {each.laddr.ip for each in connections if each.laddr.port == shared.port}
    assert "0.0.0.0" in listening and "::" not in listening
    guest = Viewer(shared.network)
    assert guest.ask("/")[0] == 302
    assert guest.sign_in(PASSWORD) == 302
    assert guest.ask("/")[1]["Location"].endswith(f"{CHAPTER}.ipynb")
    assert PASSWORD in shared.said and "Ctrl-C" in shared.said and "Nothing is encrypted" in shared.said


def test_passwords_and_keys_are_in_no_command_line_and_no_kernel(shared: Shared) -> None:
    key = shared.own.partition("?key=")[2]
    guest = Viewer(shared.address)
    guest.sign_in(PASSWORD)
    with closing(lambda: RawPage(guest, "ch00_start_here.ipynb")):
        server = psutil.Process(shared.process.pid)
        for process in [server, *server.children(recursive=True)]:
            for secret in (key, PASSWORD):
                assert secret not in " ".join(process.cmdline())
                if process != server:
                    assert secret not in str(process.environ())


def test_each_guest_has_own_answers_and_nobody_sees_the_owners(shared: Shared, go) -> None:
    before = sorted(shared.home.glob("attempts/*"))
    pages = []
    for _ in range(2):
        known = set(shared.guests())
        visit = go(shared.address + f"{CHAPTER}.ipynb")
        enter(visit.page)
        wait_until_run(visit.page)
        home = next(path for path in shared.guests() if path not in known)
        pages.append((visit.page, guest_of(shared, home)))
    (first, one), (second, other) = pages
    card, desk, _ = asks_for_a_number(first, one)
    right = str(desk.problem.answer.record(desk.key.solve(**desk.parameters)))
    card.get_by_role("textbox").first.fill(right)
    card.get_by_role("button", name="Check").click()
    expect(card.locator('.vbc-verdict[data-kind="correct"]')).to_be_visible(timeout=10_000)
    first.reload()
    wait_until_run(first)
    same = f'.vbc-card[data-problem="{desk.id}"] .vbc-card-status'
    expect(first.locator(same)).to_contain_text("Solved")
    second.reload()
    wait_until_run(second)
    expect(second.locator(same)).to_have_text("Not tried yet")
    assert Desk(desk.id, other).parameters != desk.parameters, "numbers of their own"
    assert one.log.entries(desk.id) and not other.log.entries(desk.id)
    assert sorted(shared.home.glob("attempts/*")) == before, "the owner's log stays as it is"
    for page in (first, second):
        assert OWN_WORK not in page.content()
    owner = go(shared.own).page
    wait_until_run(owner)
    expect(owner.locator(same)).to_have_text("Not tried yet")
    expect(owner.locator(".page-guest")).to_have_count(0)
    assert "key=" not in owner.url


def test_a_guest_is_told_where_the_work_is_and_not_the_owners_folders(shared: Shared, go) -> None:
    visit = go(shared.address + "ch00_start_here.ipynb")
    enter(visit.page)
    wait_until_run(visit.page)
    expect(visit.page.locator(".vbc-progress").last).to_contain_text("You are a guest")
    assert str(shared.home) not in visit.page.content()


def test_a_guest_has_so_many_pages_at_once(shared: Shared) -> None:
    """With one more, the oldest one's kernel ends, and only that."""
    guest = Viewer(shared.address)
    guest.sign_in(PASSWORD)
    pages = [RawPage(guest, "ch00_start_here.ipynb") for _ in range(PAGES_EACH + 1)]
    found = [guest.ask(f"/api/kernels/{page.kernel}")[0] for page in pages]
    assert found == [404] + [200] * PAGES_EACH
    for page in pages:
        page.line.close()
        guest.post(f"/voila/api/shutdown/{page.kernel}")


def test_a_browser_without_cookies_is_told(shared: Shared) -> None:
    nobody = Viewer(shared.address)
    status, _, text = nobody.ask(
        "/login", "POST", body=f"password={PASSWORD}".encode(), Content_Type="application/x-www-form-urlencoded"
    )
    assert status == 403 and "keeps no cookies" in text


def test_a_password_that_another_site_sends_is_not_taken(shared: Shared) -> None:
    guest = Viewer(shared.address)
    guest.ask("/login")
    form = f"password={PASSWORD.replace(' ', '+')}".encode()
    for origin in ("http://evil.example", f"http://127.0.0.1:{shared.port}"):
        assert guest.ask("/login", "POST", body=form, Content_Type="application/x-www-form-urlencoded", Origin=origin)[0] in (
            403,
            404,
        )
    assert guest.ask(f"/voila/render/{CHAPTER}.ipynb")[0] == 302


def test_somebody_who_guesses_is_made_to_wait(tmp_path: Path) -> None:
    with serve("read", "ch00", "--share", "--no-browser", home=tmp_path) as server:
        stranger = Viewer(server.address)
        found = [stranger.sign_in(f"guess number {n}") for n in range(14)]
        assert found[:10] == [401] * 10 and found[-1] == 429
        assert stranger.sign_in(PASSWORD) == 429, "not even the right one tells that it is"
        assert server.own and Viewer(server.own).ask("/voila/here")[0] == 204


def test_the_next_day_has_another_password_and_work_is_found_again(tmp_path: Path) -> None:
    guest = Viewer("http://127.0.0.1")
    with serve("read", "ch00", "--share", "--no-browser", home=tmp_path) as server:
        guest.port = server.port
        assert guest.sign_in(PASSWORD) == 302
        with closing(lambda: RawPage(guest, "ch00_start_here.ipynb")):
            before = server.guests()
    with serve("read", "ch00", "--share", "--no-browser", home=tmp_path, port=server.port, VBC_SHARE_PASSWORD="of the next day"):
        assert guest.ask("/voila/render/ch00_start_here.ipynb")[0] == 302, "yesterday's cookie opens nothing"
        assert guest.sign_in(PASSWORD) == 401
        assert guest.sign_in("of the next day") == 302
        with closing(lambda: RawPage(guest, "ch00_start_here.ipynb")):
            assert server.guests() == before


def test_a_guest_goes_on_where_the_server_was_killed(tmp_path: Path, go) -> None:
    """With the same password it opens again without asking, and with what was typed while it was gone."""
    with serve("read", "ch05", "--share", "--no-browser", home=tmp_path) as server:
        visit = go(server.address + f"{CHAPTER}.ipynb", width=400)
        page = visit.page
        enter(page)
        wait_until_run(page)
        answer = page.locator(".vbc-card[data-problem$=observed_to_expected]").get_by_role("textbox").first
        server.process.kill()
        expect(page.get_by_role("alert").filter(has_text="server of this page has ended")).to_be_visible(timeout=60_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        answer.fill("0.4567")
        homes = server.guests()
    with serve("read", "ch05", "--share", "--no-browser", home=tmp_path, port=server.port):
        again = page.get_by_role("button", name="Reload the page")
        expect(again).to_be_enabled(timeout=30_000)
        with page.expect_navigation():
            again.click()
        wait_until_run(page)
        expect(answer).to_have_value("0.4567", timeout=20_000)
        assert server.guests() == homes
    let_go(visit)


# ---- a talk


def deck_of(guest: Viewer, name: str = CHAPTER) -> str:
    status, _, text = guest.ask(f"/voila/render/{name}.ipynb")
    assert status == 200
    return text


def test_notes_and_tallies_are_the_presenters_alone(talk: Shared) -> None:
    presenter, guest = Viewer(talk.own), Viewer(talk.address)
    presenter.ask(f"/voila/render/{CHAPTER}.ipynb?key={talk.own.partition('key=')[2]}")
    guest.sign_in(PASSWORD)
    said: dict[str, Any] = {"saved": 1, "tallies": {"x": {"answers": [{"before": 12345, "after": 0}]}}}
    assert presenter.post(f"/deck/{CHAPTER}", json.dumps(said).encode(), "PUT") == 204
    assert guest.post(f"/deck/{CHAPTER}", b'{"saved": 2}', "PUT") == 403
    assert Viewer(talk.address).post(f"/deck/{CHAPTER}", b'{"saved": 3}', "PUT") == 403
    assert json.loads((talk.home / "talks" / f"{CHAPTER}.json").read_text()) == said
    assert presenter.post(f"/deck/{CHAPTER}", b"x" * 300_000, "PUT") == 400
    answers = f"/deck/{CHAPTER}/right-answers"
    status, head, text = presenter.ask(answers)
    right = json.loads(text)
    assert (status, head["Cache-Control"]) == (200, "no-store") and all(
        "Right:" in lines[0] or "vote" in lines[0] for lines in right.values()
    )
    assert guest.ask(answers)[0] == 403 and Viewer(talk.address).ask(answers)[0] == 302, "a stranger is led to the door"
    assert presenter.ask("/deck/no_such_chapter/right-answers")[0] == 404
    theirs, ours = deck_of(guest), deck_of(presenter)
    assert not [line for lines in right.values() for line in lines if line in theirs or line in ours], (
        "only the notes window asks for them"
    )
    assert "12345" in ours and "12345" not in theirs
    assert 'data-slide="notes"' in ours and 'data-slide="notes"' not in theirs
    assert "function deckNotes" in ours and "function deckNotes" not in theirs and "function deckTallies" not in theirs


def test_the_room_has_its_own_slides_and_the_numbers_on_the_screen(talk: Shared, go) -> None:
    presenter = go(talk.own).page
    wait_until_run(presenter)
    visit = go(talk.address + f"{CHAPTER}.ipynb", width=400)
    enter(visit.page)
    wait_until_run(visit.page)
    guest = visit.page
    expect(guest.locator(".deck-place")).to_contain_text("1 of")
    expect(guest.locator(".deck-bar .page-guest")).to_contain_text("Your work is kept there")
    assert guest.locator("main").evaluate("main => getComputedStyle(main).zoom") == "1", "type that a phone's owner can read"
    assert guest.evaluate("document.documentElement.scrollWidth") <= 400
    assert guest.get_by_role("button", name="Tallies").count() == 0 == guest.get_by_role("button", name="Speaker's notes").count()
    for key in ("t", "n"):
        guest.keyboard.press(key)
    assert guest.locator(".deck-tally").count() == 0 and len(guest.context.pages) == 1
    guest.keyboard.press("ArrowRight")
    expect(presenter.locator(".deck-place")).to_contain_text("1 of")
    texts = "all => all.map(one => one.textContent)"
    prompts = [page.locator(".vbc-card .vbc-card-prompt").evaluate_all(texts) for page in (presenter, guest)]
    assert prompts[0] and prompts[0] == prompts[1]
    assert "ballot" not in guest.locator(".vbc-card").first.evaluate("card => JSON.stringify({...card.dataset})")
