"""What can be wrong with a process or its machine, done to the process that calls this."""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping

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
    """Have the server counted as away after so long."""
    sys.modules["flows.servers"].AWAY_SECONDS = seconds  # type: ignore[attr-defined]


CHILD_FAULTS: Mapping[str, Callable[..., None]] = {
    "obey-permissions": obey_permissions,
    "no-file-above": no_file_above,
    "patience": patience,
}
