"""Chromium without a window, driven over its DevTools pipe with the standard library alone."""

import os
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from vintage_game_generator.targets.chromium_pipe import ChromiumFailed, Message, Pipe
from vintage_game_generator.targets.chromium_tab import ANSWER, Tab

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
BLANK = "about:blank"  # the page of an empty tab
START = 60.0  # seconds for a browser to answer at all; a busy machine takes its time
END = 5.0  # seconds in which a browser may end by itself


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

    def tab(self) -> Tab:
        """Return a new, empty tab."""
        target = self.call("Target.createTarget", {"url": BLANK})["targetId"]
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
        self._pipe.send(message)
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
        message = self._pipe.receive(until, awaited)
        tab = self._tabs.get(message.get("sessionId", ""))
        if tab is not None and "method" in message:
            tab.events.append(message)
        return message

    def _spawn(self) -> None:
        """Start the program in a process group of its own, with the pipe to us."""
        home = self._home.name
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._pipe = Pipe()
        try:
            with self._pipe.handed_over() as handing_over:
                self._process = os.posix_spawn(
                    self._program,
                    [self._program, *SWITCHES, *root, f"--user-data-dir={home}/profile", BLANK],
                    {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "TMPDIR": home}
                    | {"XDG_CACHE_HOME": home},
                    file_actions=[
                        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                        (os.POSIX_SPAWN_DUP2, 1, 2),
                        *handing_over,
                    ],
                    setpgroup=0,
                )
        except OSError:
            self._pipe.close()
            raise

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
        self._pipe.close()
        self._home.cleanup()
