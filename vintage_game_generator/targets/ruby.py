"""The Ruby target: a plain Ruby project with a Gosu window."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from vintage_game_generator import kernels
from vintage_game_generator.models.certificate import Check, LanguageProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.parity import (
    Finished,
    look_check,
    not_verified,
    picture_arguments,
    pictures_in,
    proof_of,
    replay_checks,
    run_tool,
    tool_check,
)
from vintage_game_generator.targets.rendering import rendered, template_variables
from vintage_game_generator.targets.target import (
    Target,
    Tool,
    Trial,
    emitter_sources,
    nothing_built,
)
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
WITHOUT_SDL = 3  # how the Gosu double ends where there is no libSDL2
LONGEST_LITERAL = 72  # so much text fits a line of `game.rb` beside its name


def project_files(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, bytes]:
    """Return the project's code: kernel, rules, window, tests and papers, without assets."""
    package, namespace = design.package, game_namespace(design.package)
    variables = template_variables(config, design, style) | {"namespace": namespace}
    files = {
        name: text.encode()
        for name, text in rendered(
            Language.RUBY, TEMPLATES, variables, {"literal": literal, "comment": comment}
        ).items()
    }
    for name, source in ruby_modules(game_rules(design), namespace).items():
        files[f"lib/{package}/rules/{name}"] = source.encode()
    for name, path in _copied_sources(package):
        files[name] = path.read_bytes()
    return dict(sorted(files.items()))


def proven(trial: Trial) -> LanguageProof:
    """Return how the game fares in Ruby, and how it looks where pictures are drawn by SDL."""
    ruby = shutil.which("ruby")
    if ruby is None:
        return not_verified(Language.RUBY, "ruby not found")
    environment = dict(os.environ)

    def run(*arguments: str | Path) -> Finished:
        return run_tool([ruby, *arguments], trial.project, environment)

    version = run("-e", "print RUBY_VERSION").stdout
    if not _is_current(version):
        oldest = ".".join(map(str, OLDEST_RUBY))
        return not_verified(Language.RUBY, f"ruby {version} is older than {oldest}")
    checks = list(
        replay_checks(
            Language.RUBY, trial.runs, lambda file: run("bin/replay", trial.game.resolve() / file)
        )
    )
    lacking = []
    if run("-e", 'require "minitest"').returncode == 0:
        checks.append(tool_check("ruby: the game's own tests", run("test/test_game.rb")))
    else:
        lacking.append("tests not run (minitest not found)")
    if trial.shells:
        looks, missing = _looks(trial, ruby, environment)
        checks += looks
        lacking += missing
    return proof_of(Language.RUBY, checks, "; ".join(lacking))


def _looks(
    trial: Trial, ruby: str, environment: Mapping[str, str]
) -> tuple[Sequence[Check], Sequence[str]]:
    """Return how the winning recording's pictures compare, or why they cannot be compared."""
    ticks = sorted(trial.pictures)
    file = trial.game.resolve() / trial.runs[0].recording
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = Path(scratch)
        shots = picture_arguments(ticks, folder)
        done = run_tool(
            [ruby, "-I", "test/gosu_double", "bin/play", "--replay", file, *shots],
            trial.project,
            environment,
        )
        if done.returncode == WITHOUT_SDL:
            return (), ("look not compared (libSDL2 not found)",)
        if done.returncode != 0:
            return (tool_check("ruby: takes pictures", done),), ()
        return (look_check(Language.RUBY, trial.pictures, pictures_in(folder, ticks)),), ()


def _is_current(version: str) -> bool:
    """Return whether Ruby's own word for its version ("3.1.2") is new enough."""
    numbers = re.match(r"(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= OLDEST_RUBY


def _copied_sources(package: str) -> Iterator[tuple[str, Path]]:
    """Yield each file that is copied: its name in the project, and where it is."""
    for source, place in COPIED.items():
        top = KERNEL / source
        target = place.format(package=package)
        if top.is_file():
            yield target, top
            continue
        for path in sorted(top.rglob("*.rb")):
            yield f"{target}/{path.relative_to(top).as_posix()}", path


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


def _quoted(text: str) -> str:
    if '"' in text and not re.search(r"['\\]|#\{", text) and text.isprintable():
        return f"'{text}'"
    return re.sub(r"#(?=[{$@])", r"\\#", json.dumps(text, ensure_ascii=False))


def comment(text: str) -> str:
    """Return text as comment lines at the margin."""
    return "\n".join(comment_lines("", [" ".join(text.split())]))


TARGET = Target(
    language=Language.RUBY,
    folder="ruby",
    assets="assets",
    project_files=project_files,
    built=nothing_built,
    proven=proven,
    tools=(
        Tool("ruby", "https://www.ruby-lang.org, or your system's package ruby"),
        Tool("libSDL2", "your system's package libsdl2-2.0-0"),
    ),
    code=(
        "targets/ruby.py",
        "targets/templates/ruby",
        "targets/templates/shared",
        "kernels/ruby/lib",
        "kernels/ruby/test/gosu_double/gosu",
        "kernels/ruby/test/gosu_double/gosu.rb",
        "kernels/ruby/.rubocop.yml",
        *emitter_sources("ruby"),
    ),
    title="Ruby, with Gosu",
    play="cd ruby && bundle install && ruby bin/play",
    replay="ruby ruby/bin/replay recordings/win.json",
)
