"""Receipts of finished games: when nothing changed, nothing needs to be asked again."""

from pathlib import Path

from pydantic import ValidationError

from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import Store, write_whole
from vintage_game_generator.store.keys import game_key


def keep_receipt(config: GameConfig, checked: bool, game: PackagedGame) -> None:
    """Remember that a brief was made into a game."""
    write_whole(_path(config, checked), game.model_dump_json().encode())


def finished_game(config: GameConfig, checked: bool, store: Store) -> PackagedGame | None:
    """Return the game that was made of a brief by this very code, if all its bytes are there."""
    try:
        game = PackagedGame.model_validate_json(_path(config, checked).read_bytes())
    except (OSError, ValidationError):
        return None
    refs = [*game.files.values(), game.archive]
    return game if all(store.holds(ref) for ref in refs) else None


def _path(config: GameConfig, checked: bool) -> Path:
    return settings().receipts / f"{game_key(config, checked)}.json"
