"""A game's names: in the bitmap font's letters, as a Python package, as a folder."""

import keyword
import re
import sys

from anyascii import anyascii

from vintage_game_generator.models.config import GameConfig, Language

LONGEST_PACKAGE = 40
# A game's package must not hide another module from Python, nor from the tools that it is built
# and tested with; it lies beside the project's own files and folders, on every file system.
MODULES = {"pygame", "numpy", "sitecustomize", "usercustomize", "pip", "setuptools", "hatchling"}
TOOLS = {"pytest", "mypy", "ruff", "conftest", "pluggy", "iniconfig", "packaging", "test"}
PLACES = {"docs", "recordings", "screenshots", "tests", "assets", "kernel", "rules", "games"}
FILES = {
    "license",
    "licences",
    "readme",
    "brief",
    "certificate",
    "pyproject",
    "build",
    "dist",
    "play",
}
PROJECTS = {language.value for language in Language}  # the folders of other languages
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
DEVICES = {"con", "prn", "aux", "nul", "conin", "conout"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
TAKEN_NAMES = sys.stdlib_module_names | MODULES | TOOLS | PLACES | FILES | PROJECTS | DEVICES


def bitmap_title(config: GameConfig) -> str:
    """Return the title in letters of the bitmap font, whatever script it is written in."""
    plain = re.sub(r":([a-z0-9_]+):", r" \1 ", anyascii(config.name))  # an emoji comes as ":cat:"
    letters = re.sub(r"\s+", " ", "".join(filter(str.isprintable, plain))).strip()
    return letters[:60].strip() or f"Game {config.seed}"


def package_name(title: str) -> str:
    """Return a Python package name for a title in ASCII."""
    name = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:LONGEST_PACKAGE].strip("_")
    if not name or name[0].isdigit() or keyword.iskeyword(name) or name in TAKEN_NAMES:
        name = f"game_{name}".strip("_")
    return name


def folder_name(config: GameConfig) -> str:
    """Return the name of the game's folder."""
    return package_name(bitmap_title(config)).replace("_", "-")
