"""The archive, and the folder that a person opens."""

from pathlib import Path
from typing import Any

from prefect.assets import Asset as GameAsset
from prefect.assets import AssetProperties, add_asset_metadata, materialize
from prefect.cache_policies import NO_CACHE
from prefect.context import AssetContext

from tasks.phase_task import phase_task
from vintage_game_generator.models.cartridge import CertifiedGame, PackagedGame, Port
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.packaging.archive import packaged
from vintage_game_generator.packaging.folder import check_untouched, deliver
from vintage_game_generator.packaging.sealing import sealed
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase


@phase_task(Phase.PACKAGE, inputs=dict, name="package")
def package(
    config: GameConfig,
    design: GameDesign,
    game: CertifiedGame,
    ports: list[Port],
    credits: list[Credits],
) -> PackagedGame:
    """Return the game in all of its languages, sealed, with an archive of it all."""
    whole = sealed(config, design, game, ports, local_store(), credits)
    lasting = all(port.proof.lasting for port in ports) and all(one.lasting for one in credits)
    return packaged(whole, local_store(), lasting=lasting)


@materialize(
    "vintage://games",
    by="vintage-game-generator",
    name="lay-out",
    task_run_name="lay out {folder}",
    cache_policy=NO_CACHE,
    retries=1,
)
def _lay_out(game: PackagedGame, folder: Path) -> None:
    check_untouched(folder, game)
    deliver(game, folder, local_store())
    if AssetContext.get():
        add_asset_metadata(_asset_of(game, folder), _facts(game, folder))


def lay_out_game(game: PackagedGame, folder: Path) -> None:
    """Write the game's folder and archive: files are no result, so this is never cached."""
    _lay_out.with_options(assets=[_asset_of(game, folder)])(game, folder)


def _asset_of(game: PackagedGame, folder: Path) -> GameAsset:
    """Return a finished game as Prefect knows what is made: the folder's name stands for it."""
    known = AssetProperties(name=game.certificate.title, description=str(folder))
    return GameAsset(key=f"vintage://games/{folder.name}", properties=known)


def _facts(game: PackagedGame, folder: Path) -> dict[str, Any]:
    certificate = game.certificate
    return {
        "title": certificate.title,
        "certified": certificate.certified,
        "levels": len(certificate.levels),
        "languages": certificate.languages,
        "certificate": game.files[CERTIFICATE].sha256,
        "archive": game.archive.sha256,
        "folder": str(folder),
    }
