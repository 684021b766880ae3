"""The certificate."""

from tasks.phase_task import phase_task
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, ProvenLevel
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest.certification import certified, findings_of
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase


@phase_task(
    Phase.CERTIFICATE,
    key=lambda design, cartridge, levels, assets: (design, cartridge, levels, assets),
    name="certificate",
    seconds=900,
)
def certify(
    design: GameDesign, cartridge: Cartridge, levels: list[ProvenLevel], assets: list[Asset]
) -> CertifiedGame:
    """Return the game with its recordings, screenshots and certificate."""
    return certified(design, cartridge, levels, findings_of(assets), local_store())
