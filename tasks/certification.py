"""The proof: the game played in Python, then in its other languages."""

from tasks.phase_task import phase_task
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, Port, ProvenLevel
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest.certification import certified, findings_of
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.targets.toolchain import toolchain
from vintage_game_generator.targets.trials import LONGEST_TRIAL, tried


@phase_task(
    Phase.CERTIFICATE,
    inputs=lambda design, cartridge, levels, assets, credits: {
        "design": design,
        "cartridge": cartridge,
        "levels": levels,
        "assets": assets,
        "findings": [finding for one in credits for finding in one.findings],
    },
    name="certificate",
    seconds=900,
)
def certify(
    design: GameDesign,
    cartridge: Cartridge,
    levels: list[ProvenLevel],
    assets: list[Asset],
    credits: list[Credits],
) -> CertifiedGame:
    """Return the game with its recordings, screenshots and certificate."""
    return certified(design, cartridge, levels, findings_of(assets, credits), local_store())


@phase_task(
    Phase.PARITY,
    inputs=lambda cartridge, game, shells: {
        "cartridge": cartridge,
        "game": game,
        "shells": shells,
        "toolchain": toolchain([cartridge.language]),
    },
    name="parity: {cartridge.language}",
    seconds=LONGEST_TRIAL,
)
def try_language(cartridge: Cartridge, game: CertifiedGame, shells: bool) -> Port:
    """Return how the game fares in one more language on this machine."""
    return tried(game, cartridge, shells=shells, store=local_store())
