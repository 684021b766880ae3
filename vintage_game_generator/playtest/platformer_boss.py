"""Fighting a boss by looking ahead: a beam of futures, kept wherever a blow has landed."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CLEARED,
    LEFT,
    PLAYING,
    RIGHT,
    RUNE,
    A,
    B,
    Step,
    World,
)
from vintage_game_generator.playtest.search import Snapshot, restore, snapshot

MOVES = (RIGHT, LEFT, RIGHT | A, LEFT | A, 0, A, B, RIGHT | B, LEFT | B)
TICKS = 8  # that a move is held
WIDTHS = (5, 14, 30)  # futures that are kept alive: a few, more if those do not do
LONGEST_ROUND = 240  # moves without a blow
MOST_BLOWS = 40
AT_HAND = 2 * CELL  # distance to a boss from which a blow lands


def fight(step: Step, world: World) -> list[int] | None:
    """Return the buttons that fell the boss that is awake, or None if the hero falls."""
    pressed: list[int] = []
    for _ in range(MOST_BLOWS):
        if world.boss == 0:
            return pressed
        landed = None
        start = snapshot(world)
        for width in WIDTHS:
            restore(world, start)
            landed = _next_blow(step, world, width)
            if landed is not None:
                break
        if landed is None:
            return None
        pressed += landed
    return None


def _next_blow(step: Step, world: World, width: int) -> list[int] | None:
    """Return the buttons up to the next blow that the boss takes; the world is left there."""
    boss = world.boss
    strength = world.actors[boss].hp
    beam: list[tuple[Snapshot, list[int]]] = [(snapshot(world), [])]
    for _ in range(LONGEST_ROUND):
        futures: dict[tuple[int, ...], tuple[int, Snapshot, list[int]]] = {}
        landed: tuple[int, Snapshot, list[int]] | None = None
        for state, pressed in beam:
            for buttons in MOVES:
                restore(world, state)
                done = 0
                for _ in range(TICKS):
                    world.buttons = buttons
                    step(world)
                    done += 1
                    if world.mode != PLAYING or world.boss == 0:
                        break
                if world.mode not in (PLAYING, CLEARED):
                    continue
                worth = judge(world, boss)
                path = [*pressed, *[buttons] * done]
                if world.boss == 0 or world.actors[boss].hp < strength:
                    if landed is None or world.actors[0].hp > landed[0]:
                        landed = (world.actors[0].hp, snapshot(world), path)
                    continue
                hero = world.actors[0]
                key = (hero.x >> 11, hero.y >> 11, hero.vy >> 9, hero.hp, hero.cooldown > 0)
                if key not in futures or worth > futures[key][0]:
                    futures[key] = (worth, snapshot(world), path)
        if landed is not None:
            restore(world, landed[1])
            return landed[2]
        best = sorted(futures.values(), key=lambda future: -future[0])[:width]
        if not best:
            return None
        beam = [(state, path) for _, state, path in best]
    return None


def judge(world: World, boss: int) -> int:
    """Return how good a state looks: hearts first, then to be where a blow can land."""
    hero = world.actors[0]
    goals = [actor for actor in world.actors if actor.kind == RUNE and actor.y >= 0]
    worth = hero.hp * 40 * CELL
    if goals:
        return worth - min(abs(goal.x - hero.x) + abs(goal.y - hero.y) for goal in goals)
    foe = world.actors[boss]
    away = abs(foe.x - hero.x)
    if foe.kind == BOSS and not any(actor.kind == RUNE for actor in world.actors):
        return worth - abs(away - AT_HAND) - abs(foe.y - hero.y) // 4
    return worth + min(away, 6 * CELL)
