"""Games that were finished before: where one would go, and how it is had without making it."""

from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.packaging.standalone.place import (
    check_standalone_place,
    standalone_folder,
)
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.receipts import kept_receipt


def check_places(config: GameConfig, generation: GenerationConfig) -> None:
    """Look whether a game, and what it is built into, may go where they would.

    Raises:
        BadInput: something else is there.
    """
    folder = generation.output / folder_name(config)
    check_place(folder, config.name)
    if generation.standalone:
        check_standalone_place(standalone_folder(folder), config.name)


def finished_before(config: GameConfig, generation: GenerationConfig) -> RunReport | None:
    """Return the report of the game, in its folder, if this very game was finished before."""
    store = local_store()
    receipt = kept_receipt(config, generation, store)
    if receipt is None:
        return None
    folder = generation.output / folder_name(config)
    deliver(receipt.game, folder, store)
    return report_of(receipt.game, folder, cached=receipt.pieces)
