"""No page asks another machine for anything: every chapter, to read and as slides, with the log of its requests."""

import re

import pytest

from benchmarks.real_pages import ROOT, serve_voila, wait_until_run

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHAPTERS = sorted(path.name for path in (ROOT / "chapters").glob("ch*.ipynb"))


@pytest.fixture(scope="module")
def slides(tmp_path_factory):
    with serve_voila(
        ROOT / "chapters", home=tmp_path_factory.mktemp("slides"), mode="present", options=("--template=deck",)
    ) as address:
        yield address


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("how", ["read", "slides"])
def test_a_page_asks_its_own_server_alone(chapter, how, go, chapters_voila, slides) -> None:
    """Listened to from the browser, and enforced by it: nothing of the page breaks the policy that its server sends."""
    visit = go("about:blank")
    page, asked, refused = visit.page, [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.add_init_script("""addEventListener("securitypolicyviolation", (event) =>
        (globalThis.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`));""")
    server = chapters_voila if how == "read" else slides
    page.goto(server + chapter)
    wait_until_run(page)
    page.locator(".vbc-cover button").evaluate_all("buttons => buttons.forEach(button => button.click())")
    for chart in page.locator(".vbc-chart:visible").all():
        chart.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    refused = page.evaluate("globalThis.violations ?? []")
    own = re.match(r"http(://[^/]+)/", server)[1]
    strangers = [url for url in asked if not re.match(rf"(http|ws){re.escape(own)}/|blob:|data:|about:", url)]
    assert not strangers and not refused, (strangers, refused)
    assert any(url.startswith("ws") for url in asked), "its kernel answers"
