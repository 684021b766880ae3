"""TypeScript, ESLint and Prettier for checks of written JavaScript, installed once by npm.

They are pinned by `kernels/web/package.json`, and kept in the user's cache folder, outside of the
checkout: `~/.cache/vintage-game-generator-tests/node-...`.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.waiting import LONGEST
from vintage_game_generator.targets.web import KERNEL

PINNED = KERNEL / "package.json"


@cache
def node_tools() -> Path:
    """Return the folder `node_modules` with the pinned tools.

    Fails the test, and says what to do, where they are not installed and cannot be.
    """
    digest = hashlib.sha256(PINNED.read_bytes()).hexdigest()[:16]
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "vintage-game-generator-tests" / f"node-{digest}"
    if not (folder / "node_modules").is_dir():
        _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    """Install the tools aside, and move them to their place at once: tests run side by side."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("npm not found: checks of JavaScript need node 20.19 or later, with npm")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        draft = Path(scratch) / "node"
        draft.mkdir()
        shutil.copy(PINNED, draft)
        done = subprocess.run(
            [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"],
            cwd=draft,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if done.returncode != 0:
            pytest.fail(
                f"npm could not install the tools that {PINNED.name} pins into {folder}; is its "
                f"registry reached (npm config get registry)?\n{done.stderr}"
            )
        try:
            draft.rename(folder)
        except OSError:
            if not (folder / "node_modules").is_dir():  # else another process was first
                raise


def run_node_tool(folder: Path, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool ("tsc", "eslint", "prettier") in a folder, with all tools beside it."""
    modules = folder / "node_modules"
    if not modules.exists():
        modules.symlink_to(node_tools())
    command = ["node", str(modules / ".bin" / tool), *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False
    )
