"""The written project: what a person who knows Python would accept as their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plans import FEATURES, plan
from tests.waiting import LONGEST
from vintage_game_generator.models.config import Feature, Genre, Language
from vintage_game_generator.targets import TARGETS

# What belongs to a feature alone: modules of its rules, and functions.
OWN: dict[Genre, dict[Feature, tuple[str, ...]]] = {
    Genre.PLATFORMER: {
        Feature.COMBAT: ("attack.py",),
        Feature.POWER_UPS: ("powers.py", "def step_power", "def take_power"),
        Feature.KEYS_AND_DOORS: ("def open_door",),
        Feature.BOSSES: ("boss.py", "boss_harm.py", "def step_boss", "def open_gates"),
        Feature.SAVE: ("def save_session", "def continue_session"),
        Feature.DASH: ("dash.py", "def step_dash"),
        Feature.DOUBLE_JUMP: ("double_jump.py", "def air_jump"),
        Feature.WALL_JUMP: ("wall_jump.py", "def leap_off_wall"),
    },
    Genre.ACTION_ADVENTURE: {
        Feature.COMBAT: ("combat.py", "def step_sword", "def strike_foe"),
        Feature.POWER_UPS: ("power_ups.py", "def take_power"),
        Feature.KEYS_AND_DOORS: ("keys.py", "def open_door", "def take_key"),
        Feature.BOSSES: ("boss.py", "boss_patterns.py", "gates.py", "def step_boss"),
        Feature.SAVE: ("def save_session", "def continue_session"),
        Feature.DASH: ("dash.py", "def step_dash"),
    },
}
MIXES: list[tuple[Genre, tuple[Feature, ...]]] = [
    (genre, mix)
    for genre in Genre
    for mix in ((), FEATURES[genre], *((feature,) for feature in FEATURES[genre]))
]
DRY = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def name_of(mix: tuple[Genre, tuple[Feature, ...]]) -> str:
    genre, features = mix
    kind = "none" if not features else features[0] if len(features) == 1 else "all"
    return f"{genre} {kind}"


def project(mix: tuple[Genre, tuple[Feature, ...]]) -> dict[str, bytes]:
    genre, features = mix
    made = plan(genre, name=name_of(mix).title(), features=features, seed=1)
    return TARGETS[Language.PYTHON].project_files(made.config, made.design, made.style)


def check(folder: Path, *command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=DRY,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All projects, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("projects")
    for mix in MIXES:
        for name, content in project(mix).items():
            path = folder / name_of(mix).replace(" ", "-") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder


def test_every_project_is_formatted_and_clean(projects: Path) -> None:
    check(projects, "ruff", "format", "--no-cache", "--check", ".")
    check(projects, "ruff", "check", "--no-cache", "--select", "E,F,I,UP,B,W", ".")


@pytest.mark.parametrize("genre", Genre)
def test_the_barest_and_the_fullest_project_hold_their_types(genre: Genre, projects: Path) -> None:
    folders = [projects / f"{genre}-{kind}" for kind in ("none", "all")]
    packages = [str(next(folder.glob("*/game.py")).parent) for folder in folders]
    check(projects, "mypy", "--strict", "--no-incremental", *packages)


@pytest.mark.parametrize("mix", MIXES, ids=name_of)
def test_a_project_has_the_rules_of_its_features_and_of_no_other(
    mix: tuple[Genre, tuple[Feature, ...]],
) -> None:
    genre, features = mix
    has = set(plan(genre, name=name_of(mix).title(), features=features, seed=1).design.features)
    rules = {
        name.rpartition("/")[2]: text.decode()
        for name, text in project(mix).items()
        if "/rules/" in name
    }
    source = "\n".join(rules.values())
    for feature, own in OWN[genre].items():
        for mark in own:
            found = mark in rules if mark.endswith(".py") else f"{mark}(" in source
            assert found is (feature in has), f"{mark} of {feature}"
    assert "HAS_" not in source


@pytest.mark.parametrize("genre", Genre)
def test_a_project_has_only_the_foes_of_its_cast(genre: Genre) -> None:
    made = plan(genre, seed=1)
    rules = {Path(name).stem for name in project((genre, ())) if "/rules/" in name}
    cast = {enemy.behaviour for enemy in made.design.enemies if enemy.behaviour}
    kinds = {"walker", "hopper", "flyer", "shooter", "chaser", "charger"}
    assert rules & kinds == set(cast)


def test_a_project_needs_pygame_and_knows_no_generator() -> None:
    files = project((Genre.PLATFORMER, FEATURES[Genre.PLATFORMER]))
    assert "pygame-ce" in files["pyproject.toml"].decode()
    assert not any(b"vintage_game_generator" in content for content in files.values())


TITLES = [
    "Ünïcode \"quoted\" 'title'",
    '"""',
    "＼N ＼",
    "潮の番人",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "日" * 60,
    "W" * 60,
]


@pytest.mark.parametrize("name", TITLES)
def test_any_title_makes_a_project_that_compiles(name: str) -> None:
    made = plan(Genre.PLATFORMER, name=name)
    files = TARGETS[Language.PYTHON].project_files(made.config, made.design, made.style)
    for path, content in files.items():
        if path.endswith(".py"):
            compile(content, path, "exec")
            assert max(map(len, content.decode().splitlines()), default=0) <= 100
