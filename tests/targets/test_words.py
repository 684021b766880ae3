"""What a level's card says, in the game's data of every language."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.node_tools import run_node_tool
from tests.plans import Plan, plan
from tests.waiting import LONGEST
from vintage_game_generator.models.config import Genre, Language
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.ruby import KERNEL

WIDE = "The gate of the drowned bridge"  # as many letters as a line of the widest screen has
DATA = {
    Language.PYTHON: "{package}/game.py",
    Language.RUST: "core/src/game.rs",
    Language.RUBY: "lib/{package}/game.rb",
    Language.WEB: "src/game.js",
}
# How much there is to tell: a line of each, and as many and as wide lines as a screen has.
LITTLE = ("Go home",), ("Wren:", "Go!")
MUCH = ((WIDE,) * 2, ("Wren:", *(WIDE,) * 2))


def told(
    goals: Sequence[tuple[str, ...]] = (),
    sayings: Sequence[tuple[str, ...]] = (),
    told: tuple[str, ...] = ("One line.",),
) -> Plan:
    """Return a game that tells so much."""
    made = plan(Genre.PLATFORMER, name="Told")
    words = {"goals": tuple(goals), "sayings": tuple(sayings), "intro": told, "ending": told}
    story = made.design.story.model_copy(update=words)
    return made._replace(design=made.design.model_copy(update={"story": story}))


def data(language: Language, made: Plan) -> str:
    """Return the module in which a game says what it is."""
    files = TARGETS[language].project_files(made.config, made.design, made.style)
    return files[DATA[language].format(package=made.design.package)].decode()


@pytest.mark.parametrize("language", Language)
def test_each_level_has_its_goal_and_what_is_said_there(language: Language) -> None:
    made = plan(Genre.PLATFORMER, name="Told")
    story, text = made.design.story, data(language, made)
    starts = [text.index(json.dumps(level.name)) for level in made.design.levels]
    stages = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    for stage, goal, saying in zip(stages, story.goals, story.sayings, strict=True):
        for line in (*goal, *saying):
            assert json.dumps(line) in stage


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.RUST])
def test_a_level_without_words_has_none_in_the_data(language: Language) -> None:
    text = data(language, told(goals=[("Go home",)]))
    assert text.count("goal") == 1
    assert "saying" not in text


def test_a_level_without_words_has_empty_lists_of_them_in_rust() -> None:
    made = told(goals=[("Go home",)])
    text = data(Language.RUST, made)
    assert text.count("goal: &[],") == len(made.design.levels) - 1
    assert text.count("saying: &[],") == len(made.design.levels)


@pytest.fixture(params=[((), ()), LITTLE, MUCH], ids=["nothing", "little", "much"])
def some(request: pytest.FixtureRequest) -> Plan:
    """A game that tells nothing of its levels, or little, or much."""
    goal, saying = request.param
    return told([goal] * 9, [saying] * 9, saying or ("One line.",))


def written(language: Language, made: Plan, folder: Path) -> Path:
    file = folder / Path(DATA[language]).name
    file.write_text(data(language, made), encoding="utf-8")
    return file


def accepted(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_python_s_data_is_formatted_however_much_is_told(some: Plan, tmp_path: Path) -> None:
    file = written(Language.PYTHON, some, tmp_path)
    format_ = ("format", "--no-cache", "--line-length", "100", "--check")
    accepted(sys.executable, "-m", "ruff", *format_, file)


def test_rust_s_data_is_formatted_however_much_is_told(some: Plan, tmp_path: Path) -> None:
    rustfmt = shutil.which("rustfmt")
    if rustfmt is None:
        pytest.skip("rustfmt not found")
    accepted(rustfmt, "--edition", "2024", "--check", written(Language.RUST, some, tmp_path))


def test_ruby_s_data_is_what_rubocop_likes_however_much_is_told(some: Plan, tmp_path: Path) -> None:
    rubocop = shutil.which("rubocop")
    if rubocop is None:
        pytest.skip("rubocop not found")
    shutil.copy(KERNEL / ".rubocop.yml", tmp_path)
    accepted(rubocop, "--cache", "false", written(Language.RUBY, some, tmp_path))


def test_the_web_s_data_is_formatted_however_much_is_told(some: Plan, tmp_path: Path) -> None:
    file = written(Language.WEB, some, tmp_path)
    done = run_node_tool(tmp_path, "prettier", "--print-width", "100", "--check", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
