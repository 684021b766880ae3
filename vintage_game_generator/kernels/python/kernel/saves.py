"""The saved game: a small JSON file in the player's data folder."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .hashing import fnv1a
from .world import SAVE


def data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return where programs keep a player's data on a platform."""
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")


class SaveFile:
    """What one game saved. A file that is damaged or another game's counts as none."""

    def __init__(self, folder: Path, package: str, seed: int) -> None:
        self.path = folder / package / "save.json"
        self._game = f"{package} {seed}"
        self._stored = self.read()

    def read(self) -> list[int]:
        """Return the saved numbers, all zero where nothing usable was saved."""
        try:
            document = json.loads(self.path.read_text(encoding="utf-8"))
            save = [int(number) for number in document["save"]]
            intact = len(save) == SAVE and document["check"] == self._check(save)
        except (OSError, ValueError, TypeError, KeyError):
            intact = False
        return save if intact else [0] * SAVE

    def keep(self, save: Sequence[int]) -> None:
        """Write the numbers if they changed, so that a crash leaves the old or the new file.

        Raises:
            OSError: The folder or the file cannot be written.
        """
        numbers = list(save)
        if numbers == self._stored:
            return
        self._stored = numbers
        self.path.parent.mkdir(parents=True, exist_ok=True)
        document = {"save": numbers, "check": self._check(numbers)}
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(document) + "\n", encoding="utf-8")
        draft.replace(self.path)

    def _check(self, save: list[int]) -> int:
        return fnv1a(f"{self._game} {save}".encode())
