"""The pipe over which Chromium is told what to do, and tells what happened.

The protocol (https://chromedevtools.github.io/devtools-protocol) is JSON; over a pipe, each
message ends with a zero byte.
"""

import json
import os
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vintage_game_generator.errors import VintageError

ENDED = "chromium ended"
FIRST_FREE = 10  # descriptors from here on are in nobody's way

Message = dict[str, Any]


class ChromiumFailed(VintageError):
    """The browser did not start, does not answer, or says that something is wrong."""


class PageRefused(ChromiumFailed):
    """The browser cannot read a page, as one that is locked up in a container."""


class Pipe:
    """Our end of the pipe; the browser has the other as its descriptors 3 and 4."""

    def __init__(self) -> None:
        """Open both directions."""
        commands, self._to = os.pipe()
        self._from, answers = os.pipe()
        # Out of the way first: one of them may be 3 or 4 already.
        self._theirs = (_moved(commands), _moved(answers))
        self._unread = bytearray()

    @contextmanager
    def handed_over(self) -> Iterator[list[tuple[int, int, int]]]:
        """Give what `os.posix_spawn` does with the browser's end, which is closed here then."""
        try:
            commands, answers = self._theirs
            yield [(os.POSIX_SPAWN_DUP2, commands, 3), (os.POSIX_SPAWN_DUP2, answers, 4)]
        finally:
            for descriptor in self._theirs:
                os.close(descriptor)

    def send(self, message: Message) -> None:
        """Write a message.

        Raises:
            ChromiumFailed: nobody reads it.
        """
        left = memoryview(json.dumps(message).encode() + b"\0")
        try:
            while left:
                left = left[os.write(self._to, left) :]
        except OSError as error:
            raise ChromiumFailed(ENDED) from error

    def receive(self, until: float, awaited: str) -> Message:
        """Return the next message.

        Args:
            until: When to give up, by the monotonic clock.
            awaited: What for, in the error.

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
        return message

    def close(self) -> None:
        """Close our end."""
        os.close(self._to)
        os.close(self._from)


def _moved(descriptor: int) -> int:
    """Return a descriptor's twin with a number that is high enough; the lower ones are closed."""
    passed = []
    while descriptor < FIRST_FREE:
        passed.append(descriptor)
        descriptor = os.dup(descriptor)
    for lower in passed:
        os.close(lower)
    return descriptor
