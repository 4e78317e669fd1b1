"""A real browser on a real server: headless Chromium with axe, over loopback."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {"desk": 1280, "phone": 320}
SCHEMES = ("light", "dark")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Without one the test is skipped with the reason, in CI it fails."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        reason = "Chromium is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the app on a free port of loopback, for as long as the context lasts."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@contextmanager
def opened(browser: Browser, width: int, scheme: Any = "light", **more: Any) -> Iterator[Page]:
    """A page of its own session; an error on its console or a request to another host fails the test at the end."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if "//127.0.0.1" in request.url else faults.append(request.url))
    yield page
    context.close()
    assert not faults


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page, once it is loaded: the rule and the element."""
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def overflows(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def _is_fault(message: Any) -> bool:
    """Errors of scripts and of the security policy; a page that answers 4xx on purpose also writes one line."""
    return message.type == "error" and "Failed to load resource" not in message.text
