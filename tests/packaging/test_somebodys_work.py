"""What a person has in a game's folder is theirs: before a game is made, and while it is."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.small_games import small_game
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import Cartridge, PackagedGame
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.run_state import STATE
from vintage_game_generator.packaging.folder import check_place, check_untouched, deliver
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.receipts import Receipt

FILES = {"README.md": b"a tide", "tide/game.py": b"pass"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def game(store: Store) -> PackagedGame:
    return small_game("Tide", FILES, store)


def state(folder: Path, title: str) -> None:
    (folder / STATE).write_text(json.dumps({"config": {"name": title}}))


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("theirs", ['{"lives": 3}', "notes", '{"config": {"name": "Moor"}}'])
def test_a_state_of_somebody_elses_is_not_written_over(
    game: PackagedGame, store: Store, tmp_path: Path, finished: bool, theirs: str
) -> None:
    folder = tmp_path / "tide"
    if finished:
        deliver(game, folder, store)
    else:
        folder.mkdir()
    (folder / STATE).write_text(theirs)
    with pytest.raises(BadInput, match=r"state\.json: there is something else"):
        check_place(folder, "Tide")
    state(folder, "Tide")
    check_place(folder, "Tide")


def test_a_state_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tide" / STATE).mkdir(parents=True)
    with pytest.raises(BadInput, match=r"state\.json: there is something else"):
        check_place(tmp_path / "tide", "Tide")


def test_a_file_that_was_changed_while_a_newer_version_was_made_is_not_lost(
    game: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "tide"
    deliver(game, folder, store)
    newer = small_game("Tide", FILES | {"README.md": b"a higher tide"}, store)
    check_place(folder, "Tide")
    state(folder, "Tide")
    (folder / "tide" / "game.py").write_text("my own rules")
    with pytest.raises(BadInput, match=r"game\.py was changed while the game was being made"):
        check_untouched(folder, newer)
    (folder / "tide" / "game.py").write_bytes(FILES["tide/game.py"])
    (folder / "NOTES.md").write_text("mine")
    check_untouched(folder, newer)
    deliver(newer, folder, store)
    assert (folder / "README.md").read_bytes() == b"a higher tide"
    assert (folder / "NOTES.md").read_text() == "mine"
    check_untouched(folder, newer)  # as a second try of the same task finds it


def test_a_file_that_came_while_the_first_version_was_made_is_not_lost(
    game: PackagedGame, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "tide"
    check_untouched(folder, game)
    folder.mkdir()
    state(folder, "Tide")
    (folder / ".DS_Store").write_text("a file manager's")
    check_untouched(folder, game)
    (folder / "README.md").write_text("mine")
    with pytest.raises(BadInput, match=r"README\.md was changed"):
        check_untouched(folder, game)


@pytest.mark.parametrize(
    "name", ["../escaped", "/etc/cron.d/x", "a/../../b", "a//b", "", ".", "a\\b", "C:x", "a\0b"]
)
def test_no_record_names_a_file_outside_its_folder(
    game: PackagedGame, store: Store, name: str
) -> None:
    """Receipts and results come from a storage that others may write to."""
    ref = store.put(b"evil")
    told = Receipt(game=game, pieces=3).model_dump(mode="json")
    told["game"]["files"][name] = ref.model_dump()
    with pytest.raises(ValidationError, match="inside a game's folder"):
        Receipt.model_validate_json(json.dumps(told))
    certificate = game.certificate.model_dump(mode="json")
    certificate["files"][name] = ref.sha256
    with pytest.raises(ValidationError, match="inside a game's folder"):
        Certificate.model_validate_json(json.dumps(certificate))


def test_names_may_be_hidden_and_deep() -> None:
    ref = Ref(sha256="0" * 64, size=0)
    game = {"a/.b/c..d": ref, ".gitignore": ref, "...": ref}
    told = {"language": "python", "package": "tide", "files": game}
    assert Cartridge.model_validate(told).files == game
