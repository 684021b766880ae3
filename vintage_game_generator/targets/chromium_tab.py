"""A page in Chromium: what is done in it, and what it did."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from vintage_game_generator.targets.chromium_pipe import ChromiumFailed, Message, PageRefused

ANSWER = 60.0  # seconds for an ordinary answer


class Browser(Protocol):
    """What a tab asks of the browser that it belongs to."""

    def call(
        self,
        method: str,
        parameters: Message | None = None,
        *,
        session: str | None = None,
        seconds: float = ANSWER,
    ) -> Message:
        """Return the browser's answer to a command."""

    def next_message(self, until: float, awaited: str) -> Message:
        """Return the next message; events are noted by the tab that they belong to."""


class Tab:
    """A page: what is done in it, and what it did."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
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


def _thrown(details: Message) -> str:
    """Return the first line of what an exception says."""
    said = details.get("exception", {}).get("description") or details["text"]
    return str(said).splitlines()[0]
