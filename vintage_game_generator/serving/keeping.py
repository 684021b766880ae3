"""A command that is started again when it dies: `python -m ...serving.keeping COMMAND ...`.

A worker shall outlive a bad night: Prefect's ends at errors that pass, such as a server that was
away for too long.
"""

import signal
import subprocess
import sys
import time
from types import FrameType

SHORTEST, LONGEST = 2, 120  # seconds before another start; doubled while it dies soon
STEADY = 300  # seconds after which a death counts as the first again


def keep(command: list[str]) -> int:
    """Return the exit code of the command: once it ends well, or after a wish that it ends."""
    ending = False
    child: subprocess.Popen[bytes] | None = None

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal ending
        ending = True
        if child and child.poll() is None:
            child.send_signal(number)

    signal.signal(signal.SIGTERM, end)
    pause = SHORTEST
    while True:
        begun = time.monotonic()
        child = subprocess.Popen(command)
        if ending:  # the wish came while it was being started
            child.terminate()
        code = child.wait()
        if ending or code == 0:
            return code
        pause = SHORTEST if time.monotonic() - begun > STEADY else pause
        print(f"ended with {code}; started again in {pause} s", flush=True)
        deadline = time.monotonic() + pause
        while not ending and time.monotonic() < deadline:
            time.sleep(0.2)
        if ending:
            return code
        pause = min(2 * pause, LONGEST)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
