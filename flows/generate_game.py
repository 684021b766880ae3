"""From a brief to a finished, proven game."""

import os
from collections import Counter
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from prefect import flow, get_run_logger
from prefect.runtime import flow_run
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, temporary_settings

from flows.drafting import Drafting
from flows.lending import keys_of_blocks
from flows.making import Making, Proven
from flows.runners import runner_of
from flows.running import Run
from tasks import artifacts
from tasks.design import plan_architecture
from tasks.packaging import lay_out_game, package
from tasks.standalone import build_for_this_machine
from tasks.style import blend_inspirations, draw_style_guide
from tasks.watching import rounded_off, watched
from vintage_game_generator.again import checked_again
from vintage_game_generator.asking.ledger import Ledger, totals
from vintage_game_generator.asking.listening import listening
from vintage_game_generator.asking.stopping import stoppable
from vintage_game_generator.authors.procedural.story import with_story
from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.errors import BadGame, BadInput, NotProven, PiecesFailed
from vintage_game_generator.features import with_features, without_suspects
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.models.writer import Terms
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.packaging.standalone.place import (
    check_standalone_place,
    standalone_folder,
)
from vintage_game_generator.run_states import kept_state
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import game_key
from vintage_game_generator.store.locks import alone
from vintage_game_generator.store.receipts import Receipt, keep_receipt, kept_receipt
from vintage_game_generator.tally import counted
from vintage_game_generator.translate.checker import RulesRefused

_Made = tuple[PackagedGame, list[dict[str, str]]]  # the game, and what was asked of models
DEFAULTS = GenerationConfig()
# What a feature that was admitted, and acted on trial, may yet lead to in the whole game.
BY_FEATURES = (NotProven, BadGame, RulesRefused, ArithmeticError, LookupError, RecursionError)


def terms_of(generation: GenerationConfig) -> Terms:
    """Return how models are asked in this run: a retry of it goes on with the same budget."""
    return Terms(
        run=str(flow_run.id or ""),
        budget=generation.budget,
        limits=generation.limits,
        prices=generation.prices,
        answer_seconds=generation.answer_seconds,
        cache=generation.cache,
    )


@flow(name="generate-game", flow_run_name="{config.name} ({config.art_style})")
def generate_game(config: GameConfig, generation: GenerationConfig = DEFAULTS) -> RunReport:
    """Make the game that a brief asks for, prove that it can be won, and lay it out.

    Args:
        config: The brief.
        generation: Where the game goes, and how it is made.
    """
    folder = generation.output / folder_name(config)
    with counted() as tally, watched(config, folder, tally) as watch:
        config = with_known_games(config)
        generation = with_known_pieces(generation)
        with (
            alone(f"a game in {folder.resolve()}", partial(_say_waiting, "a game in this folder")),
            alone(game_key(config), partial(_say_waiting, "this very game")),
        ):
            check_place(folder, config.name)
            if generation.standalone:
                check_standalone_place(standalone_folder(folder), config.name)
            if receipt := kept_receipt(config, generation, local_store()):
                deliver(receipt.game, folder, local_store())
                report = report_of(receipt.game, folder, cached=receipt.pieces)
            else:
                report = _new(config, generation, folder)
        report = _finished(report, generation)
        watch.finished(report)
    return report


def _say_waiting(what: str) -> None:
    get_run_logger().info("another run is making %s: waiting for it", what)


def _new(config: GameConfig, generation: GenerationConfig, folder: Path) -> RunReport:
    """Return the report of a game that was not finished before."""
    refresh = {PREFECT_TASKS_REFRESH_CACHE: not generation.cache}
    lent = keys_of_blocks(generation.key_blocks)
    terms = terms_of(generation)
    with (
        counted() as tally,
        listening(tally.hear),
        lent,
        temporary_settings(refresh),
        kept_state(folder, config, generation, terms.run, tally),
        rounded_off(tally),
    ):
        game, asked = _made(config, generation, terms)
        with artifacts.shown_meanwhile(artifacts.show_certificate, game):
            lay_out_game(game, folder)
    pieces = tally.total(tally.finished)
    keep_receipt(config, generation, Receipt(game=game, pieces=pieces))
    executed = tally.total(tally.executed)
    report = report_of(game, folder, executed=executed, cached=pieces - executed)
    return report.model_copy(update={"models": tuple(asked)})


def with_known_pieces(generation: GenerationConfig) -> GenerationConfig:
    """Return the settings with those pieces that shall be made again checked.

    Raises:
        BadInput: there are no such pieces.
    """
    try:
        again = tuple(checked_again(wish) for wish in generation.again)
    except ValueError as error:
        what, _, hint = str(error).partition("; ")
        raise BadInput(what, where="generation.again", hint=hint) from None
    return generation.model_copy(update={"again": again})


def _finished(report: RunReport, generation: GenerationConfig) -> RunReport:
    """Return the report, with what was built to run without anything installed if asked for."""
    if not generation.standalone:
        return report
    built = build_for_this_machine(report.folder, report.certificate)
    return report.model_copy(update={"standalone": built})


def _made(config: GameConfig, generation: GenerationConfig, terms: Terms) -> _Made:
    with ExitStack() as runners:
        here = runners.enter_context(runner_of("threads", generation.parallel_assets))
        wide = here
        if generation.task_runner != "threads":  # another process only pays where a core is free
            workers = min(generation.parallel_assets, os.cpu_count() or 1)
            wide = runners.enter_context(runner_of(generation.task_runner, workers))
        runners.enter_context(stoppable())  # this ends before the runners wait for their tasks
        run = runners.enter_context(Run(here, wide, generation))
        finished, credits = whole_game(run, config, generation, terms)
        asked = any(one.calls or one.findings for one in credits)
        sent = Ledger(terms.run).requests() if asked else Counter()
        artifacts.show_calls(credits, sent)
        return finished, totals(credits, sent) if asked else []


def whole_game(
    run: Run, config: GameConfig, generation: GenerationConfig, terms: Terms
) -> tuple[PackagedGame, list[Credits]]:
    """Return the game, and who wrote what: all tasks of a brief, each after what it depends on."""
    plain = config.in_python
    asking = Drafting(run, config, terms)
    blend = run.one(blend_inspirations, config=plain)
    draft = asking.style(blend)
    style = run.one(draw_style_guide, config=config.in_colour, blend=blend, draft=draft)
    planned, directions = asking.plan(blend, style)
    plan = run.one(plan_architecture, config=plain, blend=blend, style=style, draft=planned)
    said = asking.pieces(plan, style, directions)
    script = said.script
    told = run.joined(with_story, plan, style, script.story, script.quests, script.dialogue)
    making = Making(run, config, generation, terms, blend, style, said)
    design, left_out = run.joined(with_features, told, said.features)
    asking.credits.append(left_out)
    proven = _proven(making, design, asking.credits)
    credits = asking.credits + [level.credits for level in proven.levels]
    finished: PackagedGame = run.one(
        package,
        config=config,
        design=proven.design,
        game=proven.game,
        ports=proven.ports,
        credits=credits,
    )
    return finished, credits


def _proven(making: Making, design: GameDesign, credits: list[Credits]) -> Proven:
    """Return the game with those features of its own with which it is proven in all languages.

    Raises:
        VintageError: it is not proven without them either, or something else is wrong.
    """
    while True:
        try:
            return making.proven(design, credits)
        except PiecesFailed as error:
            unproven = any(isinstance(cause, BY_FEATURES) for cause in error.causes)
            if not (design.custom_features and unproven):
                raise
            get_run_logger().warning("made again without a feature: %s", error)
            design, left_out = without_suspects(design, str(error))
            credits.append(left_out)
