"""The page that shows the same rules in all languages: `python docs/make_four_languages.py`.

A test holds the page to what the emitters print today.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.javascript import javascript_modules
from vintage_game_generator.translate.program import finished, genre_rules
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.ruby import ruby_modules
from vintage_game_generator.translate.rust import rust_modules
from vintage_game_generator.translate.sources import rules_library
from vintage_game_generator.translate.tree import Rules

PAGE = Path(__file__).with_name("four-languages.md")
HEAD = """\
# The same rules in four languages

Rules are written once, in the [rules language](rules-language.md), and printed for each game
with that game's numbers. Here are some whole modules of a game that has every feature: as they
are written, and as they are printed.
"""


class Shown(NamedTuple):
    """A module of the page, and what it is there to show."""

    genre: Genre
    module: str
    why: str


MODULES = (
    Shown(
        Genre.PLATFORMER,
        "strike",
        "Kinds become an enumeration in Rust, actors get short names where the language has\n"
        "references, and a rule that returns a bool asks a question in Ruby.",
    ),
    Shown(
        Genre.PLATFORMER,
        "wall_jump",
        "Division rounds down in all four: Ruby's own does, Rust's does where nothing can be\n"
        "negative (elsewhere it is `div_euclid`), and JavaScript, which has no integers, says so.",
    ),
    Shown(
        Genre.ACTION_ADVENTURE,
        "walker",
        "Chance, arithmetic with it, and calls of other modules.",
    ),
)
PRINTED: tuple[tuple[str, str, Callable[[Rules], dict[str, str]]], ...] = (
    ("Python", "python", python_modules),
    ("Rust", "rust", rust_modules),
    ("Ruby", "ruby", lambda rules: ruby_modules(rules, "MoonMill")),
    ("JavaScript", "js", javascript_modules),
)


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for shown in MODULES:
        rules = with_everything(shown.genre)
        (name,) = (module.name for module in rules.modules if module.file == shown.module)
        parts.append(f"## `{name}`\n{shown.why}\n")
        parts.append(listing("As it is written", "python", rules_library().texts[name]))
        for language, fence, printed in PRINTED:
            sources = printed(rules)
            (source,) = (
                text
                for file, text in sources.items()
                if Path(file).stem.replace("-", "_") == shown.module
            )
            parts.append(listing(language, fence, source))
    return "\n".join(parts)


def with_everything(genre: Genre) -> Rules:
    """Return the rules of a game that has all features and foes of its genre."""
    rules = genre_rules(genre)
    switches = {one.name: True for one in rules.constants() if one.name.startswith("HAS_")}
    return finished(rules, switches)


def listing(title: str, fence: str, source: str) -> str:
    """Return a source under its title."""
    return f"### {title}\n```{fence}\n{source.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
