"""What can be wrong with a game's files.

KernelError
├── LevelError      a map that cannot be played
├── RecordingError  a recording that cannot be read
├── Mismatch        a recording that does not match what the game does
└── AssetError      a picture or a sound that is missing or malformed
"""

from pathlib import Path


class KernelError(Exception):
    """A problem that the player or the maker of a game can fix."""


class LevelError(KernelError):
    """A map that cannot be played: which file, and what is wrong with it."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")


class RecordingError(KernelError):
    """A recording that cannot be read."""


class AssetError(KernelError):
    """A picture or a sound that is missing or malformed."""

    def __init__(self, file: Path | str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")


class Mismatch(KernelError):
    """The first point at which a game does something else than its recording says."""

    def __init__(self, tick: int, expected: str, found: str) -> None:
        super().__init__(f"tick {tick}: expected {expected}, found {found}")
        self.tick = tick
        self.expected = expected
        self.found = found
