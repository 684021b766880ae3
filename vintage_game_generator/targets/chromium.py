"""Chromium without a window, driven over its DevTools pipe with the standard library alone.

The protocol (https://chromedevtools.github.io/devtools-protocol) is JSON; over a pipe, each
message ends with a zero byte.
"""

import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from vintage_game_generator.errors import VintageError

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
SWITCHES = (
    "--headless",
    "--remote-debugging-pipe",
    "--autoplay-policy=user-gesture-required",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
)
START = 60.0  # seconds for a browser to answer at all; a busy machine takes its time
ANSWER = 60.0  # seconds for an ordinary answer
END = 5.0  # seconds in which a browser may end by itself
ENDED = "chromium ended"
FIRST_FREE = 10  # descriptors from here on are in nobody's way

Message = dict[str, Any]


class ChromiumFailed(VintageError):
    """The browser did not start, does not answer, or says that something is wrong."""


class PageRefused(ChromiumFailed):
    """The browser cannot read a page, as one that is locked up in a container."""


def installed_browser() -> str | None:
    """Return the path of a Chromium of any brand; nothing if there is none, or no pipe to it."""
    if not hasattr(os, "posix_spawn"):
        return None
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Chromium:
    """A running browser with a profile of its own; leaving the block ends it, whatever happened."""

    def __init__(self, program: str) -> None:
        """Remember what to start; entering the block starts it."""
        self._program = program
        self._number = 0
        self._unread = bytearray()
        self._tabs: dict[str, Tab] = {}

    def __enter__(self) -> Self:
        """Start the browser.

        Raises:
            ChromiumFailed: it does not run here.
        """
        self._home = tempfile.TemporaryDirectory(prefix="vintage-", ignore_cleanup_errors=True)
        try:
            self._spawn()
        except OSError as error:
            self._home.cleanup()
            raise ChromiumFailed(f"chromium cannot be started: {error.strerror}") from error
        try:
            self.call("Browser.getVersion", seconds=START)
        except ChromiumFailed:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the browser and remove its profile."""
        self._end()

    def tab(self) -> "Tab":
        """Return a new, empty tab."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})
        tab = Tab(self, target, attached["sessionId"])
        self._tabs[attached["sessionId"]] = tab
        for domain in ("Page", "Runtime", "Log", "Network"):
            tab.call(f"{domain}.enable")
        return tab

    def call(
        self,
        method: str,
        parameters: Message | None = None,
        *,
        session: str | None = None,
        seconds: float = ANSWER,
    ) -> Message:
        """Return the browser's answer to a command.

        Raises:
            ChromiumFailed: there is none in time, or the command is refused.
        """
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": parameters or {}}
        if session is not None:
            message["sessionId"] = session
        try:
            _write_all(self._to, json.dumps(message).encode() + b"\0")
        except OSError as error:
            raise ChromiumFailed(ENDED) from error
        until = time.monotonic() + seconds
        while True:
            answer = self.next_message(until, method)
            if answer.get("id") == self._number:
                break
        if "error" in answer:
            raise ChromiumFailed(f"chromium refuses {method}: {answer['error'].get('message')}")
        result: Message = answer["result"]
        return result

    def next_message(self, until: float, awaited: str) -> Message:
        """Return the next message; events are noted by the tab that they belong to.

        Raises:
            ChromiumFailed: none comes until then.
        """
        while b"\0" not in self._unread:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._from], [], [], left)[0]:
                raise ChromiumFailed(f"chromium does not answer {awaited}")
            block = os.read(self._from, 1 << 16)
            if not block:
                raise ChromiumFailed(ENDED)
            self._unread += block
        text, _, self._unread = self._unread.partition(b"\0")
        message: Message = json.loads(text)
        tab = self._tabs.get(message.get("sessionId", ""))
        if tab is not None and "method" in message:
            tab.events.append(message)
        return message

    def _spawn(self) -> None:
        """Start the program in a process group of its own, its descriptors 3 and 4 our pipes."""
        home = self._home.name
        read_end, self._to = os.pipe()
        self._from, write_end = os.pipe()
        # Out of the way first: one of them may be 3 or 4 already.
        commands, answers = (_moved(end) for end in (read_end, write_end))
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        try:
            self._process = os.posix_spawn(
                self._program,
                [self._program, *SWITCHES, *root, f"--user-data-dir={home}/profile", "about:blank"],
                {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "TMPDIR": home}
                | {"XDG_CACHE_HOME": home},
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_DUP2, 1, 2),
                    (os.POSIX_SPAWN_DUP2, commands, 3),
                    (os.POSIX_SPAWN_DUP2, answers, 4),
                ],
                setpgroup=0,
            )
        except OSError:
            os.close(self._to)
            os.close(self._from)
            raise
        finally:
            os.close(commands)
            os.close(answers)

    def _end(self) -> None:
        """End the browser: gently, then all of its processes at once."""
        with suppress(ChromiumFailed):  # it ends below
            self.call("Browser.close", seconds=END)
        until = time.monotonic() + END
        ended = False
        while not ended and time.monotonic() < until:
            ended = os.waitpid(self._process, os.WNOHANG)[0] != 0
            time.sleep(0 if ended else 0.02)
        with suppress(ProcessLookupError, PermissionError):  # none is left
            os.killpg(self._process, signal.SIGKILL)
        if not ended:
            os.waitpid(self._process, 0)
        os.close(self._to)
        os.close(self._from)
        self._home.cleanup()


class Tab:
    """A page: what is done in it, and what it did."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        """Belong to a browser, which passes on the tab's events."""
        self.events: list[Message] = []
        self.target = target
        self._browser = browser
        self._session = session

    def call(
        self, method: str, parameters: Message | None = None, seconds: float = ANSWER
    ) -> Message:
        """Return the answer to a command about this tab.

        Raises:
            ChromiumFailed: there is none in time, or the command is refused.
        """
        return self._browser.call(method, parameters, session=self._session, seconds=seconds)

    def close(self) -> None:
        """Close the tab: what its page does costs time as long as it is open."""
        self._browser.call("Target.closeTarget", {"targetId": self.target})

    def open(self, url: str, seconds: float = ANSWER) -> None:
        """Open a page, and wait until all of it is loaded.

        Raises:
            PageRefused: the browser cannot read it.
            ChromiumFailed: it is not loaded in time.
        """
        self.events.clear()
        went = self.call("Page.navigate", {"url": url}, seconds)
        if "errorText" in went:
            raise PageRefused(f"chromium cannot open {url}: {went['errorText']}")
        self.wait(lambda event: event["method"] == "Page.loadEventFired", "the page", seconds)

    def wait(
        self, wanted: Callable[[Message], bool], what: str, seconds: float = ANSWER
    ) -> Message:
        """Return the first event of a kind since the page was opened, when it has come.

        Raises:
            ChromiumFailed: it does not come in time.
        """
        until = time.monotonic() + seconds
        seen = 0
        while True:
            for event in self.events[seen:]:
                if wanted(event):
                    return event
            seen = len(self.events)
            self._browser.next_message(until, what)

    def evaluate(self, expression: str, seconds: float = ANSWER) -> Any:
        """Return the value of some JavaScript; of a promise, what it comes to.

        Raises:
            ChromiumFailed: it throws, or takes too long.
        """
        done = self.call(
            "Runtime.evaluate",
            {
                "expression": expression,
                "awaitPromise": True,
                "returnByValue": True,
                "userGesture": False,
            },
            seconds,
        )
        if "exceptionDetails" in done:
            raise ChromiumFailed(_thrown(done["exceptionDetails"]))
        return done["result"].get("value")

    def complaints(self) -> list[str]:
        """Return what went wrong on the page so far: exceptions, errors on its console."""
        found = []
        for event in self.events:
            told = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(_thrown(told["exceptionDetails"]))
            elif event["method"] == "Runtime.consoleAPICalled" and told["type"] == "error":
                said = [part.get("description", part.get("value")) for part in told["args"]]
                found.append(" ".join(map(str, said)).partition("\n")[0])
            elif event["method"] == "Log.entryAdded" and told["entry"]["level"] == "error":
                found.append(told["entry"]["text"])
        return found

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for so far."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event["method"] == "Network.requestWillBeSent"
        ]


def _moved(descriptor: int) -> int:
    """Return a descriptor's twin with a number that is high enough; the lower ones are closed."""
    passed = []
    while descriptor < FIRST_FREE:
        passed.append(descriptor)
        descriptor = os.dup(descriptor)
    for lower in passed:
        os.close(lower)
    return descriptor


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _thrown(details: Message) -> str:
    """Return the first line of what an exception says."""
    said = details.get("exception", {}).get("description") or details["text"]
    return str(said).splitlines()[0]
