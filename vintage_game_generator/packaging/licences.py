"""Whose work a game is, and whose it runs on: `LICENCES.md`, beside the game."""

from typing import NamedTuple

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.rendering import template

LICENCES = "LICENCES.md"


class Foundation(NamedTuple):
    """Software that a game runs on and does not contain."""

    name: str
    link: str
    licence: str
    """As an SPDX expression."""


FOUNDATIONS: dict[Language, tuple[Foundation, ...]] = {
    Language.PYTHON: (
        Foundation("Python", "https://www.python.org", "PSF-2.0"),
        Foundation("pygame-ce", "https://pyga.me", "LGPL-2.1-or-later"),
        Foundation("SDL 2", "https://www.libsdl.org", "Zlib"),
    ),
    Language.RUST: (Foundation("Bevy", "https://bevy.org", "MIT OR Apache-2.0"),),
    Language.RUBY: (
        Foundation("Ruby", "https://www.ruby-lang.org", "Ruby OR BSD-2-Clause"),
        Foundation("Gosu", "https://www.libgosu.org", "MIT"),
        Foundation("SDL 2", "https://www.libsdl.org", "Zlib"),
    ),
    Language.WEB: (),
}
"""By language; what those rest on in turn is named by themselves."""


def licences(languages: tuple[Language, ...]) -> dict[str, bytes]:
    """Return the paper that says what a game contains and runs on, for its languages alone."""
    foundations = {language: FOUNDATIONS[language] for language in languages}
    text = template("LICENCES.md.jinja").render(foundations=foundations)
    return {LICENCES: text.encode()}
