"""What can be wrong with a process or its machine, done to the process that calls this."""

import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
VERSION_3 = 0x20080522  # of capset(2): two words of 32 capabilities each


def obey_permissions() -> None:
    """Have the permissions of files hold for this process though it may be root's."""
    if os.geteuid() != 0:
        return
    header = (ctypes.c_uint32 * 2)(VERSION_3, 0)
    words = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice
    libc = ctypes.CDLL(None, use_errno=True)
    for call in (libc.capget, libc.capset):
        if call(header, words) != 0:
            raise OSError(ctypes.get_errno(), "capabilities")
        for word in range(3):
            for one in OVERRIDES:
                words[word] &= ~(1 << one)


def no_file_above(size: int) -> None:
    """Have the kernel refuse each write that makes a file larger than so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails instead
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def patience(seconds: float) -> None:
    """Have the server counted as away after so long; on SIGUSR1, as soon as it does not answer."""
    servers: Any = sys.modules["flows.servers"]
    servers.AWAY_SECONDS = seconds
    signal.signal(signal.SIGUSR1, lambda *_: setattr(servers, "AWAY_SECONDS", 0.0))


def clock(hand: str) -> None:
    """Have the time of day be off by the seconds that a file says, at any moment.

    What measures spans is not concerned. `libfaketime` would reach further, but makes each sleep
    of Python's fail.
    """
    true, true_ns, off = time.time, time.time_ns, Path(hand)

    def shifted() -> float:
        return true() + float(off.read_text())

    def shifted_ns() -> int:
        return true_ns() + int(off.read_text()) * 10**9

    time.time, time.time_ns = shifted, shifted_ns


CHILD_FAULTS: Mapping[str, Callable[..., None]] = {
    "obey-permissions": obey_permissions,
    "no-file-above": no_file_above,
    "patience": patience,
    "clock": clock,
}
