"""The tests of pages rest on this: what a page asks of another machine is refused, and is told."""

import pytest
from playwright.sync_api import Browser

from benchmarks.real_pages import open_context, visit

pytestmark = pytest.mark.browser

ASK = """async () => {
    const got = await Promise.all(["http://93.184.216.34/", "https://example.com/x.js", "http://[2606:2800::1]/"].map(
        address => fetch(address, { mode: "no-cors" }).then(() => "an answer", () => "refused")));
    new WebSocket("ws://example.org/");
    new Image().src = "http://pictures.example.net/a.png";
    const source = 'fetch("http://worker.example.net/").catch(() => postMessage("refused"))';
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    return [...got, await new Promise(done => { worker.onmessage = message => done(message.data); })];
}"""


def test_a_stranger_is_refused_and_told(browser: Browser) -> None:
    """By name, by number, in old and new addresses, from the page, a picture, a socket and a worker."""
    context = open_context(browser)
    found = visit(context, "about:blank")
    assert found.page.evaluate(ASK) == ["refused"] * 4
    hosts = ("93.184.216.34", "example.com", "2606:2800::1", "example.org", "pictures.example.net", "worker.example.net")
    for _ in range(100):  # each is told in its own time
        if len(found.strangers) >= len(hosts):
            break
        found.page.wait_for_timeout(50)
    for host in hosts:
        assert any(host in fault for fault in found.faults()), host
    assert len(found.strangers) == len(hosts), found.strangers
    context.close()
