"""What somebody with a page can do beyond the page: nothing. Real server, real kernels, messages and requests made by hand."""

import contextlib
import json
import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
import websocket

from .raw_pages import RawPage, Viewer, closing

slow = pytest.mark.slow
CELLS = ("# Raw", "import os\nprint('process', os.getpid())")


@pytest.fixture
def viewer(made_voila: str) -> Viewer:
    return Viewer(made_voila)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """A file that only code in a kernel would write."""
    return tmp_path / "code-has-run"


def writes(mark: Path) -> dict[str, Any]:
    code = f"open({str(mark)!r}, 'w').close()"
    return {"code": code, "silent": False, "store_history": True, "user_expressions": {"a": code}, "allow_stdin": True}


def test_a_viewer_cannot_run_code(viewer: Viewer, notebook: Callable[..., str], mark: Path) -> None:
    """The message that would run code is dropped on each channel; the kernel is unharmed and goes on answering."""
    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        asked = {page.say("execute_request", writes(mark), channel=channel) for channel in ("shell", "control", "stdin", "iopub")}
        heard = page.replies_until_info()
        assert not mark.exists()
        assert not [one for one in heard if one["parent_header"].get("msg_id") in asked]
        assert psutil.pid_exists(page.process)


OTHERS: list[tuple[str, dict[str, Any]]] = [
    ("complete_request", {"code": "import o", "cursor_pos": 8}),
    ("inspect_request", {"code": "print", "cursor_pos": 5, "detail_level": 1}),
    ("history_request", {"hist_access_type": "tail", "n": 100, "output": True, "raw": True}),
    ("is_complete_request", {"code": "1"}),
    ("connect_request", {}),
    ("usage_request", {}),
    ("input_reply", {"value": "1", "status": "ok"}),
    ("interrupt_request", {}),
    ("shutdown_request", {"restart": False}),
    ("shutdown_request", {"restart": True}),
    ("debug_request", {"type": "request", "seq": 1, "command": "initialize", "arguments": {}}),
    ("debug_request", {"type": "request", "seq": 2, "command": "evaluate", "arguments": {"expression": "1"}}),
    ("create_subshell_request", {}),
    ("comm_open", {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {"_model_name": "OutputModel"}}}),
    ("comm_open", {"comm_id": "y", "target_name": "os.system", "data": {}}),
]


@slow
def test_a_viewer_can_say_nothing_but_what_widgets_say(viewer: Viewer, notebook: Callable[..., str]) -> None:
    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        asked = [page.say(kind, content, channel=channel) for kind, content in OTHERS for channel in ("shell", "control", "stdin")]
        heard = page.replies_until_info()
        assert not [one for one in heard if one["parent_header"].get("msg_id") in asked]
        assert not [one for one in heard if one["msg_type"] in ("comm_open", "comm_close")]
        assert psutil.pid_exists(page.process)


@slow
def test_what_is_no_message_ends_nothing(viewer: Viewer, notebook: Callable[..., str], mark: Path) -> None:
    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        made = page.message("execute_request", writes(mark))
        doubled = json.dumps(made).replace('"msg_type"', '"msg_type": "comm_msg", "msg_type"', 1)
        legacy = json.dumps(made).encode()
        for text in (
            "", "not json", "[]", "7", "null", '{"channel": "shell"}', '{"channel": ["shell"], "header": {}}',
            json.dumps(made | {"header": [made["header"]]}),
            json.dumps(made | {"header": made["header"] | {"msg_type": ["comm_msg"]}}),
            json.dumps(made | {"msg_type": "comm_msg"}), doubled, json.dumps(made | {"channel": None}), "[" * 100_000,
            json.dumps({key: value for key, value in made.items() if key != "channel"}),
        ):  # fmt: skip
            page.line.send(text)
        huge = struct.pack("!i", 2**31 - 1), struct.pack("!2i", 40_000_000, 8)  # as many parts would fill the server's memory
        for data in (b"", b"\x00" * 4, struct.pack("!2i", 1, 8) + legacy, *huge, os.urandom(500)):
            page.line.send_binary(data)
        page.replies_until_info()
        assert not mark.exists()
        assert psutil.pid_exists(page.process)


@slow
def test_the_newer_protocol_is_filtered_as_well(viewer: Viewer, notebook: Callable[..., str], mark: Path) -> None:
    """Voilà's own front end speaks it: the parts of a message one after another, in bytes."""

    def packed(made: dict[str, Any]) -> bytes:
        parts = [b"shell", *(json.dumps(made[part]).encode() for part in ("header", "parent_header", "metadata", "content"))]
        offsets = [8 * (len(parts) + 2)]
        for part in parts:
            offsets.append(offsets[-1] + len(part))
        return b"".join([struct.pack("<Q", len(offsets)), *(struct.pack("<Q", each) for each in offsets), *parts])

    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        line = viewer.connect(page.channels_path, subprotocols=["v1.kernel.websocket.jupyter.org"])
        assert line.subprotocol == "v1.kernel.websocket.jupyter.org"
        line.send_binary(packed(page.message("execute_request", writes(mark))))
        line.send_binary(packed(page.message("execute_request", writes(mark), subshell_id="1")))
        line.send_binary(packed(page.message("comm_open", {"comm_id": "x", "target_name": "jupyter.widget", "data": {}})))
        for count in (9, 2**40, 2**63):
            line.send_binary(struct.pack("<Q", count) + bytes(30))
        asked = page.message("kernel_info_request", {})
        line.send_binary(packed(asked))
        while b"kernel_info_reply" not in line.recv():
            pass
        line.close()
        assert not mark.exists()
        assert psutil.pid_exists(page.process)


@slow
def test_widgets_go_on_after_all_that(go, notebook, made_voila) -> None:
    """In a browser: the page's own connection says what it must not, and its slider moves on."""
    from benchmarks.real_pages import ExplorerOnPage

    visit = go("about:blank")
    page = visit.page
    page.add_init_script("""
        const Real = WebSocket;
        globalThis.all = [];
        globalThis.WebSocket = class extends Real { constructor(...where) { super(...where); all.push(this); } };
    """)
    page.goto(made_voila + notebook("# Says too much", "from widgets import explorer", "explorer('where_is_zero')"))
    found = ExplorerOnPage(page).wait()
    found.press(found.first_slider(), "ArrowRight")
    page.evaluate("""() => {
        const header = { msg_id: "1", msg_type: "execute_request", session: "s", username: "", version: "5.3", date: "" };
        const content = { code: "raise SystemExit" };
        const message = { header, parent_header: {}, metadata: {}, content, buffers: [], channel: "shell" };
        for (const socket of all) if (socket.readyState === 1) socket.send(JSON.stringify(message));
    }""")
    found.press(found.first_slider(), "ArrowRight")


@slow
def test_a_viewer_cannot_reach_anothers_kernel(made_voila: str, notebook: Callable[..., str]) -> None:
    """Not even by its id: look at it, end it, speak to it, or run its page."""
    name = notebook(*CELLS)
    with closing(lambda: RawPage(Viewer(made_voila), name)) as mine, closing(lambda: RawPage(Viewer(made_voila), name)) as page:
        for stranger in (page.viewer, Viewer(made_voila)):
            assert stranger.ask(f"/api/kernels/{mine.kernel}")[0] == 404
            assert stranger.post(f"/api/kernels/{mine.kernel}", method="DELETE") in (404, 405)
            assert stranger.post(f"/voila/api/shutdown/{mine.kernel}") == 404
            for path in (mine.channels_path, f"/voila/execution/{mine.kernel}"):
                with pytest.raises(websocket.WebSocketBadStatusException):
                    stranger.connect(path)
        assert mine.viewer.ask(f"/api/kernels/{mine.kernel}")[0] == 200
        assert mine.viewer.post(f"/api/kernels/{mine.kernel}", method="DELETE") == 405
        mine.replies_until_info()


@slow
def test_another_site_cannot_use_a_readers_browser(viewer: Viewer, notebook: Callable[..., str]) -> None:
    """Neither from its own name (a websocket tells where it was opened) nor from one that it made to lead here."""
    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        for how in ({"origin": "http://evil.example"}, {"origin": "null"}, {"host": f"evil.example:{viewer.port}"}):
            for path in (page.channels_path, f"/voila/execution/{page.kernel}"):
                with pytest.raises(websocket.WebSocketBadStatusException):
                    viewer.connect(path, **how)
        for path in (
            "/",
            "/voila/render/ch05.ipynb",
            "/voila/static/voila.js",
            "/login",
            "/voila/here",
            f"/api/kernels/{page.kernel}",
        ):
            assert viewer.ask(path, Host=f"evil.example:{viewer.port}")[0] == 403, path
        assert viewer.ask(f"/voila/api/shutdown/{page.kernel}", "POST", Origin="http://evil.example")[0] in (403, 404)
        page.replies_until_info()


NOT_SERVED = (
    "/api/kernels", "/api/contents", "/api/contents/", "/api/terminals", "/api/sessions", "/api/kernelspecs",
    "/api/config/notebook",
    "/api/me", "/api/status", "/api/spec.yaml", "/api/nbconvert", "/api/security/csp-report", "/terminals/websocket/1", "/files/x",
    "/lab", "/tree", "/view/x", "/nbconvert/html/x.ipynb", "/voila/api/contents/", "/voila/files/picture.png",
    "/metrics", "/logout",
    "/voila/query/a-b-c-d-e", "/static/style/style.min.css", "/deck/ch05",
    "/deck/ch05_risk_adjustment_reversals/right-answers",
)  # fmt: skip


@slow
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_nothing_but_pages_is_served(viewer: Viewer, method: str) -> None:
    for path in NOT_SERVED:
        assert (viewer.ask(path)[0] if method == "GET" else viewer.post(path, b"{}", method)) in (403, 404, 405), path


@slow
def test_files_outside_the_pages_cannot_be_read(viewer: Viewer, made_folder: Path, tmp_path: Path) -> None:
    """By no way of writing the path: beside the pages, below them, hidden, linked, or anywhere else on the computer."""
    secret = "what nobody may read"
    book = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": secret, "id": "a"}], "metadata": {}, "nbformat": 4}
    text = json.dumps(book | {"nbformat_minor": 5})
    inside, outside = made_folder / "inside", made_folder.parent / "outside"
    for folder in (inside, outside, made_folder / ".hidden"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.ipynb").write_text(text)
    for name in (".secret.ipynb", "secret.txt", "secret.py", "secret.png"):
        (made_folder / name).write_text(text)
    (made_folder / "linked.ipynb").symlink_to(outside / "secret.ipynb")
    (made_folder / "linked").symlink_to(outside)
    up = "../" * 12
    targets = [
        "secret.txt", "secret.py", "secret.png", ".secret.ipynb", ".hidden/secret.ipynb", "inside/secret.ipynb", "linked.ipynb",
        "linked/secret.ipynb", "../outside/secret.ipynb", f"{up}{outside}/secret.ipynb",
        str(outside / "secret.ipynb"), f"/{outside}/secret.ipynb",
        f"{up}etc/passwd", "/etc/passwd", "secret.png%00.png", "secret.ipynb%00", "\\..\\outside\\secret.ipynb",
    ]  # fmt: skip
    ways = [lambda path: path, lambda path: path.replace("/", "%2f"), lambda path: path.replace(".", "%2e"),
            lambda path: path.replace("/", "%2f").replace(".", "%2e"), lambda path: path.replace("../", "%252e%252e%252f"),
            lambda path: path.replace("../", "....//"), lambda path: path.replace("/", "%5c")]  # fmt: skip
    roots = (
        "render",
        "files",
        "static",
        "templates",
        "templates/workbook/static",
        "labextensions",
        "api/themes",
        "tree",
        "api/contents",
    )
    try:
        for root in roots:
            for target in targets:
                for way in ways:
                    status, _, answer = viewer.ask(f"/voila/{root}/{way(target)}")
                    assert status in (301, 302, 400, 403, 404, 405), (root, way(target), status)
                    assert secret not in answer and "root:" not in answer, (root, way(target))
    finally:
        for name in ("linked", "linked.ipynb", ".secret.ipynb", "secret.txt", "secret.py", "secret.png"):
            (made_folder / name).unlink()
        for folder in (inside, outside, made_folder / ".hidden"):
            shutil.rmtree(folder)


@slow
def test_a_page_has_our_template_whatever_is_asked(viewer: Viewer, made_folder: Path, notebook: Callable[..., str]) -> None:
    """Another would load scripts from elsewhere; the address and the notebook itself are both not heard."""
    name = notebook("# Ours")
    book = json.loads((made_folder / name).read_text())
    book["metadata"]["voila"] = {"template": "lab", "theme": "dark"}
    (made_folder / name).write_text(json.dumps(book))
    for query in (
        "",
        "?template=lab",
        "?template=reveal",
        "?voila-template=lab",
        "?voila-theme=%3Cb%3Eodd",
        "?theme=dark",
        "?x=%3Cb%3Eodd",
    ):
        status, _, text = viewer.ask(f"/voila/render/{name}{query}")
        assert status == 200 and "page-head" in text and "livePage" in text, query
        assert "odd" not in text and "https://" not in text, query
    assert viewer.ask(f"/voila/render/{name}?theme=%22%3E%3Cscript%3E")[0] == 404


@slow
def test_large_requests_are_refused(viewer: Viewer, notebook: Callable[..., str]) -> None:
    for path in ("/login", "/voila/api/shutdown/x"):
        with contextlib.suppress(OSError):  # closed while it was being sent
            assert viewer.post(path, b"x" * 3_000_000) in (400, 413)
    with contextlib.suppress(OSError):
        assert viewer.ask("/voila/render/" + "x" * 100_000)[0] in (400, 404, 414, 431)
    with closing(lambda: RawPage(viewer, notebook(*CELLS))) as page:
        page.replies_until_info()


@slow
def test_headers_close_what_a_browser_can_close(viewer: Viewer, notebook: Callable[..., str]) -> None:
    page = f"/voila/render/{notebook('# Headers')}"
    for path in (page, "/voila/static/voila.js", "/voila/templates/workbook/static/vega.js", "/login", "/voila/here", "/nothing"):
        _, headers, _ = viewer.ask(path)
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Content-Security-Policy"], path
    _, headers, _ = viewer.ask(page)
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["frame-ancestors"] == "'self'" and policy["default-src"] == "'self'" and policy["base-uri"] == "'none'"
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    cookie = headers.get("Set-Cookie", "") or Viewer(f"http://{viewer.host}:{viewer.port}").ask(page)[1]["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
