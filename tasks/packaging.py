"""The archive, and the folder that a person opens."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.phase_task import phase_task
from vintage_game_generator.models.cartridge import CertifiedGame, PackagedGame, Port
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.packaging.archive import packaged
from vintage_game_generator.packaging.folder import deliver
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


@task(name="lay-out", task_run_name="lay out {folder}", cache_policy=NO_CACHE, retries=1)
def lay_out_game(game: PackagedGame, folder: Path) -> None:
    """Write the game's folder and archive: files are no result, so this is never cached."""
    deliver(game, folder, local_store())
