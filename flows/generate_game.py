"""From a brief to a finished, proven game."""

from typing import Any

from prefect import flow, unmapped
from prefect.futures import PrefectFuture
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque

from tasks import artifacts
from tasks.audio import compose_tune, synthesise_sound
from tasks.cartridge import integrate, write_code
from tasks.certification import certify
from tasks.design import plan_architecture
from tasks.levels import build_level
from tasks.outcomes import outcome, outcomes
from tasks.packaging import lay_out_game, package
from tasks.pictures import draw_font, draw_sprite, draw_tileset
from tasks.style import blend_inspirations, draw_style_guide
from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt
from vintage_game_generator.tally import counted, current_tally

DEFAULTS = GenerationConfig()


@flow(name="generate-game", flow_run_name="{config.name} ({config.art_style})")
def generate_game(config: GameConfig, generation: GenerationConfig = DEFAULTS) -> RunReport:
    """Make the game that a brief asks for, prove that it can be won, and lay it out.

    Args:
        config: The brief.
        generation: Where the game goes, and how it is made.
    """
    config = with_known_games(config)
    folder = generation.output / folder_name(config)
    check_place(folder, config.name)
    checked = generation.style_consistency
    receipt = kept_receipt(config, checked, local_store()) if generation.cache else None
    if receipt:
        deliver(receipt.game, folder, local_store())
        artifacts.show_cached(receipt.game, folder)
        return report_of(receipt.game, folder, cached=receipt.pieces)
    refresh = {PREFECT_TASKS_REFRESH_CACHE: not generation.cache}
    with counted() as tally, temporary_settings(refresh):
        game = _made(config, generation)
    lay_out_game(game, folder)
    pieces = tally.total(tally.finished)
    keep_receipt(config, checked, Receipt(game=game, pieces=pieces))
    executed = tally.total(tally.executed)
    return report_of(game, folder, executed=executed, cached=pieces - executed)


def _made(config: GameConfig, generation: GenerationConfig) -> PackagedGame:
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=generation.parallel_assets)
    with runner:

        def begun(task: Any, **parameters: Any) -> PrefectFuture[Any]:
            return runner.submit(task, searched(parameters))

        def one(phase: Phase, task: Any, **parameters: Any) -> Any:
            return outcome(phase, begun(task, **parameters))

        blend = one(Phase.BLEND, blend_inspirations, config=config)
        style = one(Phase.STYLE, draw_style_guide, config=config, blend=blend)
        design = one(Phase.DESIGN, plan_architecture, config=config, blend=blend, style=style)
        fan = _fan_out(runner, config, generation, design, style)
        artifacts.show_style(style, blend)
        made = outcomes(fan)
        levels = made[Phase.LEVEL]
        assets = [asset for phase in ASSET_PHASES for asset in made[phase]]
        code = made[Phase.CODE][0]
        whole = one(
            Phase.GAME,
            integrate,
            config=config,
            design=design,
            style=style,
            code=code,
            assets=assets,
            levels=levels,
        )
        trial = begun(certify, design=design, cartridge=whole, levels=levels, assets=assets)
        artifacts.show_assets(assets, style)
        certified = outcome(Phase.CERTIFICATE, trial)
        artifacts.show_certificate(certified)
        finished: PackagedGame = one(Phase.PACKAGE, package, game=certified)
        return finished


ASSET_PHASES = (Phase.SPRITE, Phase.TILESET, Phase.FONT, Phase.TUNE, Phase.SOUND)


def _fan_out(
    runner: ThreadPoolTaskRunner[Any],
    config: GameConfig,
    generation: GenerationConfig,
    design: GameDesign,
    style: StyleGuide,
) -> dict[Phase, Any]:
    """Start every level, asset and language as a task of its own, the longest first."""
    author = {"author": shared(config.author)}
    look = author | {"style": shared(style)}
    drawing = look | {"checked": shared(generation.style_consistency)}
    rules = author | {"design": shared(design), "view": shared(style.view)}
    fan = {
        Phase.LEVEL: runner.map(build_level, {"brief": design.levels} | rules),
        Phase.TUNE: runner.map(compose_tune, {"spec": design.tunes} | look),
        Phase.TILESET: runner.map(draw_tileset, {"spec": design.tilesets} | drawing),
        Phase.SPRITE: runner.map(draw_sprite, {"spec": design.sprites} | drawing),
        Phase.SOUND: runner.map(synthesise_sound, {"spec": design.sounds} | look),
        Phase.FONT: runner.map(draw_font, {"style": [style]} | author),
        Phase.CODE: runner.map(
            write_code,
            {"language": config.target_languages, "config": shared(config)}
            | {"design": shared(design), "style": shared(style)},
        ),
    }
    for phase, futures in fan.items():
        current_tally().plan(phase, len(futures))
    return fan


def shared(value: Any) -> Any:
    """Return what all tasks of a fan-out get alike.

    Prefect looks for futures inside every parameter of every task, which for a whole style guide
    takes longer than drawing a sprite: `opaque` has it look at the value alone.
    """
    return unmapped(opaque(value))


def searched(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return parameters in which Prefect sees whole results, and looks no deeper."""
    return {
        name: [opaque(one) for one in value] if isinstance(value, list) else opaque(value)
        for name, value in parameters.items()
    }
