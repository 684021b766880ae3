"""From a brief to a finished, proven game."""

from collections import Counter
from pathlib import Path

from prefect import flow, get_run_logger

from flows.drafting import Drafting
from flows.making import Making, Proven
from flows.running import Run
from flows.surroundings import making, one_at_a_time, run_id, running, terms_of
from tasks import artifacts
from tasks.design import plan_architecture
from tasks.packaging import lay_out_game, package
from tasks.standalone import build_for_this_machine
from tasks.style import blend_inspirations, draw_style_guide
from tasks.watching import watched
from vintage_game_generator.again import with_known_pieces
from vintage_game_generator.asking.ledger import Ledger, totals
from vintage_game_generator.authors.procedural.story import with_story
from vintage_game_generator.briefs import with_known_games
from vintage_game_generator.errors import BadGame, NotProven, PiecesFailed
from vintage_game_generator.features import with_features, without_suspects
from vintage_game_generator.finished import check_places, finished_before
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.report import RunReport, report_of
from vintage_game_generator.models.writer import Terms
from vintage_game_generator.naming import folder_name
from vintage_game_generator.store.marks import under_way
from vintage_game_generator.store.receipts import Receipt, keep_receipt
from vintage_game_generator.tally import counted
from vintage_game_generator.translate.checker import RulesRefused

DEFAULTS = GenerationConfig()
# What a feature that was admitted, and acted on trial, may yet lead to in the whole game.
BY_FEATURES = (NotProven, BadGame, RulesRefused, ArithmeticError, LookupError, RecursionError)


@flow(name="generate-game", flow_run_name="{config.name} ({config.art_style})")
def generate_game(config: GameConfig, generation: GenerationConfig = DEFAULTS) -> RunReport:
    """Make the game that a brief asks for, prove that it can be won, and lay it out.

    Args:
        config: The brief.
        generation: Where the game goes, and how it is made.
    """
    folder = generation.output / folder_name(config)
    with under_way(run_id()), counted() as tally, watched(config, folder, tally) as watch:
        config = with_known_games(config)
        generation = with_known_pieces(generation)
        with one_at_a_time(config, folder):
            check_places(config, generation)
            report = finished_before(config, generation)
            if report:
                told = "%s: Cached: all %d pieces are kept from earlier runs"
                get_run_logger().info(told, config.name, report.cached)
            else:
                report = _new(config, generation, folder)
        if generation.standalone:
            built = build_for_this_machine(report.folder, report.certificate)
            report = report.model_copy(update={"standalone": built})
        watch.finished(report)
    return report


def _new(config: GameConfig, generation: GenerationConfig, folder: Path) -> RunReport:
    """Return the report of a game that was not finished before."""
    terms = terms_of(generation)
    with making(config, generation, folder) as tally:
        with running(generation) as run:
            game, credits = whole_game(run, config, generation, terms)
            models = _models_asked(credits, terms)
        with artifacts.shown_meanwhile(artifacts.show_certificate, game):
            lay_out_game(game, folder)
    pieces = tally.total(tally.finished)
    keep_receipt(config, generation, Receipt(game=game, pieces=pieces))
    executed = tally.total(tally.executed)
    report = report_of(game, folder, executed=executed, cached=pieces - executed)
    return report.model_copy(update={"models": models})


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


def _models_asked(credits: list[Credits], terms: Terms) -> tuple[dict[str, str], ...]:
    """Show what was asked of models; return what it cost, a row a phase, then all."""
    asked = any(one.calls or one.findings for one in credits)
    sent = Ledger(terms.run).requests() if asked else Counter()
    artifacts.show_calls(credits, sent)
    return tuple(totals(credits, sent)) if asked else ()
