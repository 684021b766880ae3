"""Ends a server when the run that started it has ended, however: `server_keeper.py PID`.

A run that is killed has no time to stop its server. This holds one end of a pipe, and the run the
other, into which nobody writes: that it closes says that the run is over. It is run as a file, with
Python's own modules alone, so that it costs a run next to nothing.
"""

import contextlib
import os
import signal
import sys
import time

PATIENCE = 10.0  # seconds that a server has to end in good order


def keep(server: int) -> None:
    """Wait until the run is over, then have its server end; one that was stopped is left alone."""
    if hasattr(os, "pidfd_open"):  # Linux: it stays this very process, numbers are given again
        try:
            process = os.pidfd_open(server)
        except ProcessLookupError:
            return

        def send(number: int) -> None:
            signal.pidfd_send_signal(process, number)

    else:

        def send(number: int) -> None:
            os.kill(server, number)

    sys.stdin.buffer.read()
    with contextlib.suppress(OSError):  # it is gone
        send(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            time.sleep(0.1)
            send(0)
        send(signal.SIGKILL)


if __name__ == "__main__":
    keep(int(sys.argv[1]))
