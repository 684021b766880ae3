"""Receipts of finished games: when nothing changed, nothing needs to be asked again."""

from contextlib import suppress

from pydantic import ValidationError

from vintage_game_generator.asking.bases import addressed
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import is_in_place
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.keys import game_key, source_version
from vintage_game_generator.store.places import storage
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.toolchain import toolchain


class Receipt(Model):
    """A finished game, and how many pieces it was made of."""

    game: PackagedGame
    pieces: int


def keep_receipt(config: GameConfig, generation: GenerationConfig, receipt: Receipt) -> None:
    """Remember what a brief was made into, if that can be written and another try is no use."""
    if not receipt.game.lasting:
        return
    with suppress(StoreError):  # the game is delivered; the next run finds its pieces instead
        storage("receipts").write(_name(config, generation), receipt.model_dump_json().encode())


def kept_receipt(config: GameConfig, generation: GenerationConfig, store: Store) -> Receipt | None:
    """Return what this very code made of a brief before, if it is in its folder or can be had.

    The folder alone is enough: only to lay it out again, all bytes must be in the store.
    Where another language's tools came, went or changed their version since, its proof could be
    another: that is no hit. Nor is anything where nothing may be reused, or a piece shall be made
    again.
    """
    if not generation.cache or generation.again:
        return None
    place, name = storage("receipts"), _name(config, generation)
    content = place.read(name)
    try:
        receipt = Receipt.model_validate_json(content or b"")
    except ValidationError:
        return None
    refs = [*receipt.game.files.values(), receipt.game.archive]
    folder = generation.output / folder_name(config)
    if not (is_in_place(receipt.game, folder) or store.holds_all(refs)):
        return None
    if content and (entry := place.entry(name)):
        place.renew(entry, content)
    return receipt


def _name(config: GameConfig, generation: GenerationConfig) -> str:
    others = config.other_languages
    circumstances = (
        generation.style_consistency,
        generation.shells and bool(others),
        [source_version(TARGETS[language].code) for language in config.target_languages],
        toolchain(others),
        [addressed(config.writer(piece)).bases for piece in Piece],
    )
    return f"{game_key(config, *circumstances)}.json"
