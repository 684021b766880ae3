"""The way through a level, found by playing: A* over the game's own tick."""

from dataclasses import dataclass
from heapq import heappop, heappush

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CLEARED,
    DOWN,
    LADDER,
    LEFT,
    LIFT,
    PLAYING,
    RIGHT,
    SELECT,
    UP,
    WALKER,
    A,
    B,
    Step,
    World,
)
from vintage_game_generator.playtest.platformer_field import FAR, Field
from vintage_game_generator.playtest.platformer_moves import Moves
from vintage_game_generator.playtest.search import Snapshot, restore, snapshot

TICKS_A_CELL = 9
WOUND = 240  # ticks that a lost heart is worth
RUNS = (RIGHT | A, RIGHT, LEFT, LEFT | A, A, 0)
CLIMBS = (UP, DOWN)
DASHES = (RIGHT | SELECT, LEFT | SELECT)
TRICKS = (B, DOWN | A)
AGAIN = 256  # with A: let go of it for the first tick, to press it anew
AGAINS = (RIGHT | A | AGAIN, LEFT | A | AGAIN)
BUTTONS = 255
NEAR = 4 * CELL  # a foe so near makes states differ by where it is
WAIT = 20  # ticks to stand still at a time


@dataclass(frozen=True)
class Effort:
    """How hard to look: ticks a move, how greedy, how fine states are told apart, when to stop."""

    ticks: int
    greed: int  # weight of the way that is left, in tenths
    shift: int  # bits of a position that do not matter
    nodes: int
    tricks: bool


EFFORTS = (
    Effort(ticks=8, greed=30, shift=11, nodes=1500, tricks=False),
    Effort(ticks=10, greed=16, shift=12, nodes=3000, tricks=False),  # the long way round
    Effort(ticks=6, greed=20, shift=10, nodes=2500, tricks=True),
    Effort(ticks=4, greed=16, shift=10, nodes=3500, tricks=True),
)


@dataclass(slots=True)
class Node:
    """A state of the search: how it came to be, and what it has cost."""

    state: Snapshot
    digest: int
    parent: "Node | None"
    buttons: int
    ticks: int
    cost: int


def find_path(
    step: Step,
    world: World,
    field: Field,
    effort: Effort,
    wanted: int = CLEARED,
    *,
    to_stand: bool = False,
) -> list[int] | None:
    """Return the buttons that bring the hero to a goal, or None within the effort.

    Args:
        step: The game's tick.
        world: A world at play; it is left where the search ended, so on success at the goal.
        field: The distances to the goal.
        effort: How hard to look.
        wanted: The mode to bring about. Where it is CLEARED, it will do too that a key is taken
            or used, or that a boss wakes.
        to_stand: Whether it will do too to stand at the goal.
    """
    keys, boss, hp = world.keys, world.boss, world.actors[0].hp
    root = Node(snapshot(world), world.cells_digest, None, 0, 0, 0)
    open_nodes: list[tuple[int, int, Node]] = [(0, 0, root)]
    seen = {state_key(world, effort.shift)}
    for _ in range(effort.nodes):
        if not open_nodes:
            return None
        node = heappop(open_nodes)[2]
        restore(world, node.state)
        for buttons in buttons_to_try(world, effort, field.moves):
            restore(world, node.state)
            child = after(step, world, node, buttons, effort.ticks)
            stage = world.keys != keys or world.boss != boss
            if world.mode == wanted or (wanted == CLEARED and world.mode == PLAYING and stage):
                return trace(child)
            if world.mode != PLAYING:
                continue
            if to_stand and world.actors[0].ground and field.at(world) <= 0:
                return trace(child)
            key = state_key(world, effort.shift)
            if key in seen:
                continue
            seen.add(key)
            left = field.at(world)
            if left >= FAR:
                continue
            wounds = max(0, hp - world.actors[0].hp) * WOUND
            guess = left * TICKS_A_CELL // CELL
            worth = (child.cost + wounds) * 10 + guess * effort.greed
            heappush(open_nodes, (worth, len(seen), child))
    return None


def after(step: Step, world: World, node: Node, buttons: int, ticks: int) -> Node:
    """Return what comes of holding buttons for some ticks, fewer if the play ends or moves on."""
    waits = buttons == 0 and world.actors[0].ground and world.actors[0].vx == 0
    if waits:
        ticks = WAIT
    keys, boss = world.keys, world.boss
    first = buttons & ~A if buttons & AGAIN else buttons
    done = 0
    for _ in range(ticks):
        world.buttons = (buttons if done else first) & BUTTONS
        step(world)
        done += 1
        if world.mode != PLAYING or world.keys != keys or world.boss != boss:
            break
    same = node.state[1] if world.cells_digest == node.digest else None
    state = snapshot(world, same)
    # Waiting is held cheap, else all else would be tried before a lift is waited for.
    cost = node.cost + (done // 4 if waits else done)
    return Node(state, world.cells_digest, node, buttons, done, cost)


def buttons_to_try(world: World, effort: Effort, moves: Moves) -> tuple[int, ...]:
    """Return the buttons that may be worth holding next."""
    chosen: tuple[int, ...] = RUNS
    if world.previous & A:
        chosen = (*chosen, *AGAINS)
    if moves.dash and not world.previous & SELECT:
        chosen = (*chosen, *DASHES)
    hero = world.actors[0]
    column, row = hero.x // CELL, hero.y // CELL
    if effort.tricks:
        chosen = (*chosen, *TRICKS)
    for near in (row, row + 1):
        if 0 <= near < world.height and world.cells[near * world.width + column] == LADDER:
            return (*chosen, *CLIMBS)
    return chosen


def state_key(world: World, shift: int) -> tuple[int, ...]:
    """Return what makes two states alike enough to look at one of them only."""
    hero = world.actors[0]
    phase = 0
    for index in range(world.awake_count):
        actor = world.actors[world.awake[index]]
        if actor.kind == LIFT:
            phase += (actor.x + actor.y) >> 12
        elif WALKER <= actor.kind < BOSS:
            aside = actor.x - hero.x
            if -NEAR < aside < NEAR:
                phase += (actor.x + actor.y >> 13) + 1
    return (
        hero.x >> shift,
        hero.y >> shift,
        hero.vx >> shift - 3,
        hero.vy >> shift - 2,
        world.previous & A,
        hero.hp,
        phase,
    )


def trace(node: Node) -> list[int]:
    """Return the buttons of all ticks from the root to a node."""
    parts: list[list[int]] = []
    at: Node | None = node
    while at is not None:
        held = [at.buttons & BUTTONS] * at.ticks
        if at.buttons & AGAIN:
            held[0] &= ~A
        parts.append(held)
        at = at.parent
    return [buttons for part in reversed(parts) for buttons in part]
