"""How alike two finished games are: a copy under another name is the same, another genre is not."""

import shutil
from pathlib import Path

import pytest

from tests.command import Finished, Home
from vintage_game_generator.errors import BadGame
from vintage_game_generator.likeness import TWINS, Traits, distance, traits_of, twins


@pytest.fixture(scope="module")
def home(adventure: Finished, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A copy of the home in which the adventure was made."""
    return adventure.copied_home(tmp_path_factory.mktemp("likeness") / "home")


@pytest.fixture(scope="module")
def copy(adventure: Finished, home: Home) -> Path:
    """The adventure's brief under another name."""
    run = home.run("generate", adventure.brief, "--set", "name=Moor Copy")
    assert run.returncode == 0, run.stderr
    return home.root / "games" / "moor-copy"


def test_the_same_game_under_another_name_is_a_twin(adventure: Finished, copy: Path) -> None:
    (pair,) = twins([adventure.folder, copy])
    assert pair.games == ("Moor Lantern", "Moor Copy")
    assert pair.distance == 0


def test_games_of_two_genres_have_little_in_common(
    adventure: Finished, platformer: Finished
) -> None:
    apart = distance(traits_of(adventure.folder), traits_of(platformer.folder))
    assert 0.6 < apart <= 1
    assert twins([adventure.folder, platformer.folder]) == ()


def test_distance_is_the_same_both_ways_and_none_to_itself(
    adventure: Finished, platformer: Finished
) -> None:
    one, other = traits_of(adventure.folder), traits_of(platformer.folder)
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0


def test_another_seed_makes_another_game(adventure: Finished, home: Home) -> None:
    changes = ["--set", "seed=6", "--set", "name=Moor Other"]
    run = home.run("generate", adventure.brief, *changes)
    assert run.returncode == 0, run.stderr
    other = home.root / "games" / "moor-other"
    assert distance(traits_of(adventure.folder), traits_of(other)) > TWINS


def test_what_is_no_game_is_passed_over(adventure: Finished, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert twins([tmp_path, adventure.folder]) == ()
    lacking = tmp_path / "lacking"
    shutil.copytree(adventure.folder, lacking)
    (lacking / "docs" / "style.json").unlink()
    with pytest.raises(BadGame, match="cannot be compared"):
        traits_of(lacking)


def test_of_many_games_each_is_read_once(
    adventure: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def noted(folder: Path) -> Traits:
        read.append(folder)
        return traits_of(folder)

    monkeypatch.setattr("vintage_game_generator.likeness.traits_of", noted)
    assert len(twins([adventure.folder] * 10)) == 10 * 9 / 2
    assert len(read) == 10
