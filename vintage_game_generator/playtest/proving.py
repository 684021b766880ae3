"""A level counts only once it was won by play; one that cannot be won is made anew."""

from collections.abc import Callable

from vintage_game_generator.assets.levels.adventure import build_level as adventure_level
from vintage_game_generator.assets.levels.platformer import build_level as platformer_level
from vintage_game_generator.authors.procedural.chance import derived_seed
from vintage_game_generator.errors import NotProven
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import GameDesign, LevelBrief
from vintage_game_generator.models.drafts.level import LevelDraft
from vintage_game_generator.models.level import Level
from vintage_game_generator.models.writer import PROCEDURAL
from vintage_game_generator.playtest.drafted_proving import Again, DraftOnTrial
from vintage_game_generator.playtest.players import PLAYERS, runs_of
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.program import program

Builder = Callable[[LevelBrief, GameDesign, tuple[int, int]], Level]

LEVEL_BUILDERS: dict[Genre, Builder] = {
    Genre.PLATFORMER: platformer_level,
    Genre.ACTION_ADVENTURE: adventure_level,
}
MOST_ATTEMPTS = 12


def proven_level(
    brief: LevelBrief,
    design: GameDesign,
    view: tuple[int, int],
    draft: LevelDraft | None = None,
    again: Again | None = None,
    *,
    author: str = PROCEDURAL,
) -> ProvenLevel:
    """Return a level with the buttons that clear it, found by playing it.

    A draft's level that cannot be won goes back with the reason, twice at most; then rules mend
    it where the hero is stuck; and if that does not do, they build the level without the draft.
    A level by rule that lacks a foe of its brief is made anew too, a few times.

    Args:
        brief: What the level must hold.
        design: The game.
        view: Columns and rows of cells that the screen shows.
        draft: What an author said of the level.
        again: Asks the author for another draft in place of one, for reasons.
        author: Who wrote the draft.

    Raises:
        NotProven: none of a dozen levels could be won.
    """
    if draft is None:
        return _proven_by_rule(brief, design, view)
    trial = DraftOnTrial(brief, design, view, draft, author)
    won = trial.won(again)
    if won is None:
        made = _proven_by_rule(brief, design, view)
        attempts = trial.attempts + made.attempts
        return made.model_copy(update={"attempts": attempts, "credits": trial.credits(kept=False)})
    level, solution = won
    return ProvenLevel(
        level=level,
        solution=runs_of(solution),
        attempts=trial.attempts,
        credits=trial.credits(kept=True),
    )


def _proven_by_rule(brief: LevelBrief, design: GameDesign, view: tuple[int, int]) -> ProvenLevel:
    player = PLAYERS[design.genre]
    step = program(design).step
    for attempt in range(1, MOST_ATTEMPTS + 1):
        again = {} if attempt == 1 else {"seed": derived_seed(brief.seed, "attempt", attempt)}
        level = LEVEL_BUILDERS[design.genre](brief.model_copy(update=again), design, view)
        complete = {spawn.kind for spawn in level.spawns}.issuperset(brief.enemies)
        if not complete and attempt < MOST_ATTEMPTS // 2:
            continue
        world = world_of_level(design, level)
        buttons_to_play(step, world)
        solution = player.solve(step, world)
        if solution is not None:
            return ProvenLevel(level=level, solution=runs_of(solution), attempts=attempt)
    raise NotProven(f"level {brief.number} ({brief.name}): not won in {MOST_ATTEMPTS} versions")
