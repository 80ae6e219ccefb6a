"""The preview's server: tornado, with livereload's websocket handler and client script.

It does not use livereload's file poller, which loses saves, its inline script, which a Content-Security-Policy forbids,
and its static files.
"""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http import HTTPStatus
from importlib.resources import files as package_files
from pathlib import Path
from socket import socket
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError

from site_builder.output.host_rules import CONTENT_SECURITY_POLICY
from site_builder.preview.allowed_hosts import is_own_request, is_same_origin, is_welcome
from site_builder.preview.script_tag import with_script
from site_builder.preview.session import Builds, OpenPage, Session, Told, path_of_address
from site_builder.preview.static_host import is_page
from site_builder.preview.watch import saves

_SCRIPTS = ("merge.js", "keeping.js", "banner.js", "follow.js")
_FILES = {
    "preview.css": "text/css",
    "findings.css": "text/css",
    "dashboard.css": "text/css",
    "icon.svg": "image/svg+xml",
}
_OF_ALL_ANSWERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""Keep other sites from finding out whether a draft exists, if a browser does not say who asks."""
_GOING_AWAY = 1001
_OWN_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class _Guarded(RequestHandler):
    """Answers only this machine's names, and pages of the preview itself (DNS rebinding, cross-site requests)."""

    session: Session
    host: str

    def initialize(self, session: Session, host: str) -> None:
        self.session = session
        self.host = host

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for header, value in _OF_ALL_ANSWERS.items():
            self.set_header(header, value)

    def prepare(self) -> None:
        name = self.request.headers.get("Host", "")
        if not is_welcome(name, self.host):
            self._refuse("The preview does not answer to this name. Open it by the address that it printed.")
        elif not (
            is_same_origin(self.request.headers.get("Origin"), name)
            and is_own_request(self.request.headers.get("Sec-Fetch-Site"))
        ):
            self._refuse("The preview answers no other site. If you followed a link, press Enter in the address bar.")

    def _refuse(self, why: str) -> None:
        self.set_status(HTTPStatus.FORBIDDEN)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(why + "\n")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{HTTPStatus(status_code).phrase}\n")


class _Site(_Guarded):
    """The site, as a static host serves it, and the dashboard."""

    async def get(self) -> None:
        found = (await self.session.look(unquote(self.request.path))).found
        self.set_status(found.status)
        for name, value in {"Content-Security-Policy": CONTENT_SECURITY_POLICY, **found.headers}.items():
            self.set_header(name, value)
        if found.location:
            query = f"?{self.request.query}" if self.request.query else ""
            self.set_header("Location", found.location + query)
        self.finish(with_script(found) if is_page(found) else found.body)

    head = get


class _News(_Guarded):
    """What is new for a page."""

    async def get(self) -> None:
        path = path_of_address(self.get_query_argument("path"))
        news = await self.session.news(path, self.get_query_argument("shown"), self.get_query_argument("told"))
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.finish(json.dumps(news))


class _OwnFile(_Guarded):
    """The preview's own scripts and styles, all of the same origin."""

    def get(self, name: str) -> None:
        for header, value in _OWN_HEADERS.items():
            self.set_header(header, value)
        self.set_header("Content-Type", f"{_FILES.get(name, 'text/javascript')}; charset=utf-8")
        self.finish(_own_file(name))


class _ClientScript(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload publishes no types
    """livereload's client script, guarded."""


class _Socket(_Guarded, LiveReloadHandler):  # type: ignore[misc]
    """livereload's websocket: a page says which path it shows in which state, and is told when there is news."""

    page: OpenPage | None = None

    def check_origin(self, origin: str) -> bool:
        return is_same_origin(origin, self.request.headers.get("Host", ""))

    async def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
            if said["command"] == "info" and self.page is None:
                shows = said["plugins"]["preview"]
                state = (str(shows["shown"]), str(shows["told"]))
                self.page = OpenPage(path_of_address(str(said["url"])), state, self._ping)
                await self.session.enter(self.page)
            elif said["command"] == "hello":
                super().on_message(message)
        except (ValueError, KeyError, TypeError, RecursionError):
            self.close(1002)

    def on_close(self) -> None:
        if self.page is not None:
            self.session.leave(self.page)
        self.application.settings["sockets"].discard(self)

    def open(self, *args: str, **kwargs: str) -> None:
        self.application.settings["sockets"].add(self)

    def _ping(self) -> None:
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "/"})


@cache
def _own_file(name: str) -> bytes:
    folder = package_files("site_builder.preview") / "assets"
    if name in _FILES:
        return (folder / name).read_bytes()
    scripts = "\n".join((folder / script).read_text(encoding="utf-8") for script in _SCRIPTS)
    return f"(() => {{\n{scripts}}})();\n".encode()


def application(session: Session, host: str) -> Application:
    """Return the application that serves a session listening on ``host``."""
    given = {"session": session, "host": host}
    return Application(
        [
            (r"/livereload", _Socket, given),
            (r"/_preview/livereload\.js", _ClientScript, given),
            (r"/_preview/(preview\.js|(?:preview|findings|dashboard)\.css|icon\.svg)", _OwnFile, given),
            (r"/_preview/news", _News, given),
            (r"/.*", _Site, given),
        ],
        log_function=lambda handler: None,
        websocket_ping_interval=30,
        sockets=set(),
    )


async def preview(
    root: Path, beside: tuple[Path, ...], builder: Builds, listener: socket, host: str, tell: Callable[[Told], None]
) -> None:
    """Serve the site in ``root`` until the program is interrupted or told to end.

    ``beside`` are folders outside of it that are watched as well. ``tell`` is called with the result of each build.
    """
    session = Session(builder, tell)
    app = application(session, host)
    server = HTTPServer(app)
    server.add_socket(listener)
    with _told_to_end() as end, _watched(root, beside, session) as failed:
        follow = asyncio.create_task(session.follow())
        ended = asyncio.create_task(end.wait())
        waiting: tuple[asyncio.Future[Any], ...] = (follow, ended, failed)
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in (follow, ended):
            if not task.done():
                task.cancel()
        for open_socket in tuple(app.settings["sockets"]):
            open_socket.close(_GOING_AWAY)
        server.stop()
        await server.close_all_connections()
        session.close()
        for outcome in waiting:
            if outcome.done() and not outcome.cancelled():
                outcome.result()


@contextmanager
def _told_to_end() -> Iterator[asyncio.Event]:
    """Lend an event that is set by Ctrl-C, by SIGTERM, and when the terminal goes."""
    end, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    for number in signals:
        # Where loops know no signals (Windows), Ctrl-C ends the loop itself.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, end.set)
    try:
        yield end
    finally:
        for number in signals:
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)


@contextmanager
def _watched(root: Path, beside: tuple[Path, ...], session: Session) -> Iterator[asyncio.Future[None]]:
    """Tell the session of saves while the block lasts; the future fails when watching does."""
    stop, loop = Event(), asyncio.get_running_loop()
    failed: asyncio.Future[None] = loop.create_future()

    def watch() -> None:
        try:
            for batch in saves(root, stop, beside):
                loop.call_soon_threadsafe(session.notice, batch)
        except Exception as error:
            if not stop.is_set():
                loop.call_soon_threadsafe(failed.set_exception, error)

    thread = Thread(target=watch, name="preview-watch", daemon=True)
    thread.start()
    try:
        yield failed
    finally:
        stop.set()
        thread.join(2)
        failed.cancel()
