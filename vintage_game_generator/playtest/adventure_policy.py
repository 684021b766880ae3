"""What a player means to do next in an adventure, and the buttons that he would press for it."""

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.playtest.adventure_duel import Body, boss_buttons
from vintage_game_generator.playtest.adventure_map import (
    FAR,
    cell_under,
    distances,
    hero_cell,
    middle_of,
    nearest,
    next_cell,
)
from vintage_game_generator.playtest.adventure_steering import FACING_BUTTONS, toward
from vintage_game_generator.rules.adventure.registers import GATES_SHUT, ROOM

HEART_STEPS = 16  # how far a wounded hero goes for a heart
FINDS = ((kernel.POWER, 14), (kernel.CHECKPOINT, 14), (kernel.LIFE, 14), (kernel.COIN, 4))
SWORD_REACH = 6300  # a foe nearer than this, straight ahead, is worth a swing
SWORD_WIDTH = 2900
CRATE_REACH = 4800


class Intent:
    """The place that the player is heading for, with the way to it."""

    def __init__(self, world: kernel.World) -> None:
        self.target = -1
        self.sought = -1
        self.field: list[int] = []
        self.mark: tuple[int, ...] = ()
        self.renew(world)

    def renew(self, world: kernel.World) -> None:
        """Choose the target again if what decides about it has changed."""
        hp = world.actors[0].hp
        mark = (hp, world.keys, world.boss, world.memory[ROOM], world.mode == kernel.PLAYING)
        if mark == self.mark and self.target >= 0 and world.cells[self.target] == self.sought:
            return
        self.mark = mark
        self.target = chosen_target(world)
        self.sought = world.cells[self.target]
        self.field = distances(world, self.target)
        if self.field[hero_cell(world)] >= FAR:
            self.field = distances(world, self.target, through_crates=True)

    def remaining(self, world: kernel.World) -> int:
        """Return about how far the hero still has to walk, in 1/4096 of a cell."""
        ahead = self.next_cell(world)
        x, y = middle_of(world, ahead)
        steps = min(self.field[ahead], FAR)
        return steps * kernel.CELL + abs(x - world.actors[0].x) + abs(y - world.actors[0].y)

    def next_cell(self, world: kernel.World) -> int:
        """Return the cell that the hero steps to next."""
        return next_cell(world, self.field, hero_cell(world))


def chosen_target(world: kernel.World) -> int:
    """Return the cell that a sensible player goes for next."""
    here = hero_cell(world)
    steps = distances(world, here, ends=True)
    hp = world.actors[0].hp
    if hp < world.max_hp and not world.boss:
        for cell, far in ((kernel.HEART, HEART_STEPS), (kernel.CHECKPOINT, 3 * HEART_STEPS)):
            relief = nearest(world, steps, cell)
            if relief is not None and steps[relief] <= (far if hp > 1 else 3 * far):
                return relief
    if not world.boss:
        for cell, far in FINDS:
            find = nearest(world, steps, cell)
            if find is not None and steps[find] <= far:
                return find
    for through_crates in (False, True):
        if through_crates:
            steps = distances(world, here, through_crates=True, ends=True)
        for cell in (kernel.EXIT, kernel.KEY, kernel.DOOR):
            found = nearest(world, steps, cell)
            if found is not None and (cell != kernel.DOOR or world.keys > 0):
                return found
        boss = boss_cell(world)
        if boss is not None and steps[boss] < FAR:
            checkpoint = nearest(world, steps, kernel.CHECKPOINT)
            return boss if checkpoint is None or world.boss else checkpoint
    return here


def boss_cell(world: kernel.World) -> int | None:
    """Return the cell of the boss, if there is one left."""
    for actor in world.actors:
        if actor.kind == kernel.BOSS:
            return cell_under(world, actor)
    return None


def wanted_buttons(world: kernel.World, intent: Intent, body: Body | None, fights: bool) -> int:
    """Return what the player presses now when nothing special threatens."""
    if body is not None and world.boss and world.memory[GATES_SHUT]:
        return boss_buttons(world, body, fights)
    if fights:
        swing = swing_buttons(world)
        if swing:
            return swing
    ahead = intent.next_cell(world)
    if world.cells[ahead] == kernel.CRATE:
        return crate_buttons(world, ahead)
    return toward(world, *middle_of(world, ahead))


def crate_buttons(world: kernel.World, ahead: int) -> int:
    """Return the buttons that cut the crate beside the hero, or lean on it: both at once."""
    facings = {
        1: kernel.FACE_RIGHT,
        -1: kernel.FACE_LEFT,
        world.width: kernel.FACE_DOWN,
        -world.width: kernel.FACE_UP,
    }
    facing = facings[ahead - hero_cell(world)]
    hero = world.actors[0]
    x, y = middle_of(world, ahead)
    near = abs(x - hero.x) + abs(y - hero.y) < CRATE_REACH
    swings = near and hero.facing == facing and not world.previous & kernel.B
    return FACING_BUTTONS[facing] | (kernel.B if swings else 0)


def swing_buttons(world: kernel.World) -> int:
    """Return the buttons that strike a foe within reach, or 0: first turn to it, then swing."""
    hero = world.actors[0]
    for index in range(world.awake_count):
        foe = world.actors[world.awake[index]]
        if kernel.WALKER <= foe.kind <= kernel.CHARGER and foe.hurt == 0:
            buttons = aimed_buttons(hero, foe, world.previous)
            if buttons:
                return buttons
    return 0


def aimed_buttons(hero: kernel.Actor, foe: kernel.Actor, previous: int) -> int:
    """Return the buttons that strike an actor, or 0 where it is out of the sword's reach."""
    dx, dy = foe.x - hero.x, foe.y - hero.y
    if abs(dx) < SWORD_REACH and abs(dy) < SWORD_WIDTH and abs(dx) >= abs(dy):
        facing = kernel.FACE_RIGHT if dx > 0 else kernel.FACE_LEFT
    elif abs(dy) < SWORD_REACH and abs(dx) < SWORD_WIDTH:
        facing = kernel.FACE_DOWN if dy > 0 else kernel.FACE_UP
    else:
        return 0
    if hero.facing != facing:
        return FACING_BUTTONS[facing]
    return 0 if previous & kernel.B else kernel.B
