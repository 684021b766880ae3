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
from tasks.certification import certify, try_language
from tasks.design import plan_architecture
from tasks.levels import build_level
from tasks.outcomes import outcome, outcomes
from tasks.packaging import lay_out_game, package
from tasks.pictures import draw_font, draw_sprite, draw_tileset
from tasks.standalone import build_for_this_machine
from tasks.style import blend_inspirations, draw_style_guide
from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.cartridge import (
    Cartridge,
    CertifiedGame,
    PackagedGame,
    Port,
    ProvenLevel,
)
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.packaging.standalone.place import (
    check_standalone_place,
    standalone_folder,
)
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
    if generation.standalone:
        check_standalone_place(standalone_folder(folder), config.name)
    receipt = kept_receipt(config, generation, local_store()) if generation.cache else None
    if receipt:
        deliver(receipt.game, folder, local_store())
        artifacts.show_cached(receipt.game, folder)
        return _finished(report_of(receipt.game, folder, cached=receipt.pieces), generation)
    refresh = {PREFECT_TASKS_REFRESH_CACHE: not generation.cache}
    with counted() as tally, temporary_settings(refresh):
        game = _made(config, generation)
    lay_out_game(game, folder)
    pieces = tally.total(tally.finished)
    keep_receipt(config, generation, Receipt(game=game, pieces=pieces))
    executed = tally.total(tally.executed)
    report = report_of(game, folder, executed=executed, cached=pieces - executed)
    return _finished(report, generation)


def _finished(report: RunReport, generation: GenerationConfig) -> RunReport:
    """Return the report, with what was built to run without anything installed if asked for."""
    if not generation.standalone:
        return report
    built = build_for_this_machine(report.folder, report.certificate)
    return report.model_copy(update={"standalone": built})


class _Run:
    """One run's tasks, all on one runner of as many threads as assets are made at a time."""

    def __init__(self, runner: ThreadPoolTaskRunner[Any]) -> None:
        self._runner = runner

    def begun(self, task: Any, **parameters: Any) -> PrefectFuture[Any]:
        """Start a task."""
        return self._runner.submit(task, searched(parameters))

    def one(self, phase: Phase, task: Any, **parameters: Any) -> Any:
        """Return the result of a task."""
        return outcome(phase, self.begun(task, **parameters))

    def all(self, fan: dict[Phase, tuple[Any, dict[str, Any]]]) -> dict[Phase, Any]:
        """Start a task for each piece of every phase, in the order given."""
        futures = {
            phase: self._runner.map(task, parameters) for phase, (task, parameters) in fan.items()
        }
        for phase, started in futures.items():
            current_tally().plan(phase, len(started))
        return futures


def _made(config: GameConfig, generation: GenerationConfig) -> PackagedGame:
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=generation.parallel_assets)
    with runner:
        run = _Run(runner)
        plain = config.in_python
        blend = run.one(Phase.BLEND, blend_inspirations, config=plain)
        style = run.one(Phase.STYLE, draw_style_guide, config=plain, blend=blend)
        design = run.one(Phase.DESIGN, plan_architecture, config=plain, blend=blend, style=style)
        fan = run.all(_pieces(config, generation, design, style))
        artifacts.show_style(style, blend)
        made = outcomes(fan)
        levels = made[Phase.LEVEL]
        assets = [asset for phase in ASSET_PHASES for asset in made[phase]]
        python, *others = _whole(run, design, style, made[Phase.CODE], assets, levels)
        trial = run.begun(certify, design=design, cartridge=python, levels=levels, assets=assets)
        artifacts.show_assets(assets, style)
        certified = outcome(Phase.CERTIFICATE, trial)
        ports = _ports(run, others, certified, generation)
        finished: PackagedGame = run.one(
            Phase.PACKAGE, package, config=config, design=design, game=certified, ports=ports
        )
        artifacts.show_certificate(finished)
        return finished


def _whole(
    run: _Run,
    design: GameDesign,
    style: StyleGuide,
    codes: list[Cartridge],
    assets: list[Asset],
    levels: list[ProvenLevel],
) -> list[Cartridge]:
    """Return the projects of all languages with everything in them, Python's first."""
    shared_parts = {"design": design, "style": style, "assets": assets, "levels": levels}
    parts = {name: shared(value) for name, value in shared_parts.items()}
    whole: list[Cartridge] = outcomes(run.all({Phase.GAME: (integrate, {"code": codes} | parts)}))[
        Phase.GAME
    ]
    return whole


def _ports(
    run: _Run, others: list[Cartridge], game: CertifiedGame, generation: GenerationConfig
) -> list[Port]:
    """Return how the game fares in its other languages."""
    if not others:
        return []
    parameters = {"cartridge": others, "game": shared(game), "shells": shared(generation.shells)}
    ports: list[Port] = outcomes(run.all({Phase.PARITY: (try_language, parameters)}))[Phase.PARITY]
    return ports


ASSET_PHASES = (Phase.SPRITE, Phase.TILESET, Phase.FONT, Phase.TUNE, Phase.SOUND)


def _pieces(
    config: GameConfig, generation: GenerationConfig, design: GameDesign, style: StyleGuide
) -> dict[Phase, tuple[Any, dict[str, Any]]]:
    """Return what is made of each phase: every level, asset and language, the longest first."""
    author = {"author": shared(config.author)}
    look = author | {"style": shared(style)}
    drawing = look | {"checked": shared(generation.style_consistency)}
    rules = author | {"design": shared(design), "view": shared(style.view)}
    plan = {"config": shared(config.in_python), "design": shared(design), "style": shared(style)}
    return {
        Phase.LEVEL: (build_level, {"brief": design.levels} | rules),
        Phase.TUNE: (compose_tune, {"spec": design.tunes} | look),
        Phase.TILESET: (draw_tileset, {"spec": design.tilesets} | drawing),
        Phase.SPRITE: (draw_sprite, {"spec": design.sprites} | drawing),
        Phase.SOUND: (synthesise_sound, {"spec": design.sounds} | look),
        Phase.FONT: (draw_font, {"style": [style]} | author),
        Phase.CODE: (write_code, {"language": config.target_languages} | plan),
    }


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
