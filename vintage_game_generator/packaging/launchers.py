"""Start scripts at a game's root, for people who only double-click."""

from itertools import groupby

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.rendering import template
from vintage_game_generator.targets import TARGETS

PYGAME = "pygame-ce>=2.5.6"
WINDOWS = "play.bat"
OPENERS = {"play.sh": "xdg-open", "play.command": "open"}  # of a web page, on Linux and macOS

# What shellcheck takes for a slip inside single quotes: expansions, and curly quotes.
_DOUBLE_QUOTED = "'’‘$`"
_BATCH_SPECIAL = '^&|<>"()'


def launchers(package: str, title: str, languages: tuple[Language, ...]) -> dict[str, bytes]:
    """Return the scripts that start a game on Linux, macOS and Windows, by their file names.

    They play the Python game, and see to what it needs. Where there is no Python, they open the
    web page of a game that has one.

    Args:
        package: The game's Python package, which also names its web page.
        title: The game's title, in any script; printable, so that it is one line.
        languages: The languages that the game is written in.
    """
    pages = [
        target.inside(target.page(package))
        for target in map(TARGETS.__getitem__, languages)
        if target.page
    ]
    shared = {"package": package, "page": pages[0] if pages else "", "requirement": PYGAME}
    files = {
        name: template("play.sh.jinja").render(shared, title=shell_quoted(title), opener=opener)
        for name, opener in OPENERS.items()
    }
    batch = template("play.bat.jinja").render(shared, title=batch_escaped(title))
    files[WINDOWS] = batch.replace("\n", "\r\n")
    return {name: text.encode() for name, text in files.items()}


def shell_quoted(text: str) -> str:
    """Return one word of the POSIX shell that stands for exactly this line of text."""
    words = []
    for double, letters in groupby(text, _DOUBLE_QUOTED.__contains__):
        run = "".join(f"\\{letter}" if letter in "$`" else letter for letter in letters)
        words.append(f'"{run}"' if double else f"'{run}'")
    return "".join(words) or "''"


def batch_escaped(text: str) -> str:
    """Return text as it may stand behind `echo` in a batch file, outside of quotes."""
    escaped = "".join(f"^{letter}" if letter in _BATCH_SPECIAL else letter for letter in text)
    return escaped.replace("%", "%%")
