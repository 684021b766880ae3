"""The Ruby target: a plain Ruby project with a Gosu window."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vintage_game_generator import kernels
from vintage_game_generator.models.certificate import LanguageProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.looks import look_check, picture_arguments, pictures_in
from vintage_game_generator.playtest.parity import (
    WINDOW_NOT_TRIED,
    Tried,
    not_verified,
    proof_of,
    replay_checks,
    tool_check,
)
from vintage_game_generator.playtest.process import Finished, last_line, run_tool
from vintage_game_generator.targets.rendering import copied, rendered, template_variables
from vintage_game_generator.targets.target import (
    Foundation,
    Program,
    Target,
    Trial,
    nothing_built,
)
from vintage_game_generator.targets.tools import Found, Tool, library_version, tool_version
from vintage_game_generator.translate.emitters import emitter_sources
from vintage_game_generator.translate.program import game_rules
from vintage_game_generator.translate.ruby import ruby_modules
from vintage_game_generator.translate.ruby_comments import comment_lines
from vintage_game_generator.translate.ruby_names import game_namespace

KERNEL = Path(kernels.__file__).parent / "ruby"
COPIED = {
    "lib/kernel": "lib/{package}/kernel",
    "test/gosu_double/gosu": "test/gosu_double/gosu",
    "test/gosu_double/gosu.rb": "test/gosu_double/gosu.rb",
    ".rubocop.yml": ".rubocop.yml",
}
"""What goes from the kernel's folder into each game, byte for byte, and where."""
TEMPLATES = {
    "README.md": "README.md.jinja",
    "LICENSE": "LICENSE.jinja",
    ".gitignore": "gitignore.jinja",
    "Gemfile": "Gemfile.jinja",
    "Rakefile": "Rakefile.jinja",
    "bin/play": "play.jinja",
    "bin/replay": "replay.jinja",
    "lib/{package}.rb": "package.rb.jinja",
    "lib/{package}/game.rb": "game.rb.jinja",
    "test/test_game.rb": "test_game.rb.jinja",
}
OLDEST_RUBY = (3, 1)
WITHOUT_SDL = 3  # how the Gosu double ends where it cannot draw, which it then tells
LONGEST_LITERAL = 72  # so much text fits a line of `game.rb` beside its name


def project_files(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, bytes]:
    """Return the project's code: kernel, rules, window, tests and papers, without assets."""
    package, namespace = design.package, game_namespace(design.package)
    variables = template_variables(config, design, style) | {"namespace": namespace}
    files = {
        name: text.encode()
        for name, text in rendered(
            Language.RUBY,
            TEMPLATES,
            variables,
            {"literal": literal, "texts": texts, "comment": comment},
        ).items()
    }
    for name, source in ruby_modules(game_rules(design), namespace).items():
        files[f"lib/{package}/rules/{name}"] = source.encode()
    places = {name: place.format(package=package) for name, place in COPIED.items()}
    return dict(sorted((files | copied(KERNEL, places)).items()))


def proven(trial: Trial) -> LanguageProof:
    """Return how the game fares in Ruby, and how it looks where pictures are drawn by SDL."""
    found = _ruby_found()
    if not found.well:
        return not_verified(Language.RUBY, f"ruby {found.fact}", lasting=found.lasting)
    replays = replay_checks(
        Language.RUBY,
        trial.runs,
        lambda file: _ruby(trial, "bin/replay", trial.game.resolve() / file),
    )
    window = _looked_at(trial) if trial.shells else Tried(lacking=WINDOW_NOT_TRIED)
    return proof_of(Language.RUBY, Tried(replays), _tested(trial), window)


def _ruby_found() -> Found:
    return tool_version("ruby", OLDEST_RUBY, ("-e", "print RUBY_VERSION"))


def _library(name: str, version: str) -> Callable[[], Found]:
    """Return a look at a library that comes with Ruby, but not with every package of it."""
    asked = ("-e", f'require "{name}"; print {version}')
    return lambda: library_version("ruby", asked)


def _ruby(trial: Trial, *arguments: str | Path) -> Finished:
    return run_tool([shutil.which("ruby") or "ruby", *arguments], trial.project, os.environ)


def _tested(trial: Trial) -> Tried:
    """Return how the game's own tests went, where there is what runs them."""
    minitest = MINITEST.found()
    if not minitest.well:
        return Tried(lacking=f"tests not run (minitest {minitest.fact})", lasting=minitest.lasting)
    return Tried((tool_check("ruby: the game's own tests", _ruby(trial, "test/test_game.rb")),))


def _looked_at(trial: Trial) -> Tried:
    """Return how the winning recording's pictures compare, or why they cannot be compared."""
    ticks = sorted(trial.pictures)
    file = trial.game.resolve() / trial.runs[0].recording
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = Path(scratch)
        shots = picture_arguments(ticks, folder)
        done = _ruby(trial, "-I", "test/gosu_double", "bin/play", "--replay", file, *shots)
        if done.returncode == WITHOUT_SDL:
            why = last_line(done).removeprefix("gosu double: ")
            known = not (FIDDLE.present() and SDL.present())
            return Tried(lacking=f"look not compared ({why})", lasting=known)
        if done.returncode != 0:
            return Tried((tool_check("ruby: takes pictures", done),))
        return Tried((look_check(Language.RUBY, trial.pictures, pictures_in(folder, ticks)),))


def literal(value: Any, column: int = 0) -> str:
    """Return text, a number or a tuple as Ruby source; long text is several literals.

    Args:
        value: The value.
        column: Where its source begins in its line, for long text.
    """
    if isinstance(value, tuple):
        return f"[{', '.join(literal(one) for one in value)}]"
    if not isinstance(value, str):
        return f"{value:_}" if abs(value) >= 10_000 else str(value)
    quoted = _quoted(value)
    if len(quoted) <= LONGEST_LITERAL or len(value) < 2:
        return quoted
    middle = len(value) // 2
    first, second = literal(value[:middle], column), literal(value[middle:], column)
    return f"{first} \\\n{' ' * column}{second}"


def texts(entry: tuple[str, tuple[str, ...]], indent: int = 4) -> str:
    """Return an argument that is a list of texts: several are on a line each."""
    name, values = entry
    pad = " " * indent
    if len(values) < 2:
        return f"{pad}{name}: {literal(values)},"
    inside = ",\n".join(f"{pad}  {literal(value)}" for value in values)
    return f"{pad}{name}: [\n{inside}\n{pad}],"


def _quoted(text: str) -> str:
    if '"' in text and not re.search(r"['\\]|#\{", text) and text.isprintable():
        return f"'{text}'"
    return re.sub(r"#(?=[{$@])", r"\\#", json.dumps(text, ensure_ascii=False))


def comment(text: str) -> str:
    """Return text as comment lines at the margin."""
    return "\n".join(comment_lines("", [" ".join(text.split())]))


def play_program(project: Path, package: str, options: Sequence[str]) -> Program:
    """Return what opens the game's window."""
    del package
    return Program(["ruby", "bin/play", *options], project)


RUBY = Tool("ruby", "https://www.ruby-lang.org, or your system's package ruby", _ruby_found)
MINITEST = Tool(
    "minitest", "your system's package ruby-minitest", _library("minitest", "Minitest::VERSION")
)
FIDDLE = Tool("fiddle", "your system's package ruby", _library("fiddle", "Fiddle::VERSION"))
SDL = Tool("libSDL2", "your system's package libsdl2-2.0-0")
TARGET = Target(
    language=Language.RUBY,
    folder="ruby",
    assets="assets",
    project_files=project_files,
    built=nothing_built,
    proven=proven,
    tools=(RUBY, MINITEST, FIDDLE, SDL),
    code=(
        "targets/ruby.py",
        "targets/templates/ruby",
        "targets/templates/shared",
        "kernels/ruby/lib",
        "kernels/ruby/test/gosu_double/gosu",
        "kernels/ruby/test/gosu_double/gosu.rb",
        "kernels/ruby/.rubocop.yml",
        *emitter_sources(Language.RUBY),
    ),
    title="Ruby, with Gosu",
    play="cd ruby && bundle install && ruby bin/play",
    replay="ruby ruby/bin/replay recordings/win.json",
    foundations=(
        Foundation("Ruby", "https://www.ruby-lang.org", "Ruby OR BSD-2-Clause"),
        Foundation("Gosu", "https://www.libgosu.org", "MIT"),
        Foundation("SDL 2", "https://www.libsdl.org", "Zlib"),
    ),
    program=play_program,
)
