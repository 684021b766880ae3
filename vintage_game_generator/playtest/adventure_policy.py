"""What a player means to do next in an adventure, and the buttons that he would press for it."""

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.playtest.adventure_map import (
    FAR,
    cell_under,
    distances,
    hero_cell,
    middle_of,
    nearest,
    next_cell,
)
from vintage_game_generator.rules.adventure.registers import (
    GATES_SHUT,
    ROOM,
    ROOM_LEFT,
    ROOM_TOP,
)

SLACK = 300  # closer than this to a line, the hero need not steer
HEART_STEPS = 16  # how far a wounded hero goes for a heart
FINDS = ((kernel.POWER, 14), (kernel.CHECKPOINT, 14), (kernel.LIFE, 14), (kernel.COIN, 4))
SWORD_REACH = 6300  # a foe nearer than this, straight ahead, is worth a swing
SWORD_WIDTH = 2900
CRATE_REACH = 4800
BOSS_REACH = 8000
BOSS_WIDTH = 4600
FACING_BUTTONS = (kernel.RIGHT, kernel.LEFT, kernel.UP, kernel.DOWN)


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


def toward(world: kernel.World, x: int, y: int) -> int:
    """Return the buttons that bring the hero nearer to a point."""
    dx, dy = x - world.actors[0].x, y - world.actors[0].y
    buttons = 0
    if abs(dx) > SLACK:
        buttons |= kernel.RIGHT if dx > 0 else kernel.LEFT
    if abs(dy) > SLACK:
        buttons |= kernel.DOWN if dy > 0 else kernel.UP
    return buttons


def wanted_buttons(world: kernel.World, intent: Intent, fights: bool) -> int:
    """Return what the player presses now when nothing special threatens."""
    if world.boss and world.memory[GATES_SHUT]:
        return boss_buttons(world, fights)
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
            buttons = aimed_buttons(hero, foe, SWORD_REACH, SWORD_WIDTH, world.previous)
            if buttons:
                return buttons
    return 0


def aimed_buttons(
    hero: kernel.Actor, foe: kernel.Actor, reach: int, width: int, previous: int
) -> int:
    """Return the buttons that strike an actor, or 0 where it is out of the sword's reach."""
    dx, dy = foe.x - hero.x, foe.y - hero.y
    if abs(dx) < reach and abs(dy) < width and abs(dx) >= abs(dy):
        facing = kernel.FACE_RIGHT if dx > 0 else kernel.FACE_LEFT
    elif abs(dy) < reach and abs(dx) < width:
        facing = kernel.FACE_DOWN if dy > 0 else kernel.FACE_UP
    else:
        return 0
    if hero.facing != facing:
        return FACING_BUTTONS[facing]
    return 0 if previous & kernel.B else kernel.B


def boss_buttons(world: kernel.World, fights: bool) -> int:
    """Return what the player presses against a boss: strike it, or fetch the rune."""
    hero, boss = world.actors[0], world.actors[world.boss]
    if fights:
        if boss.hurt > 12:
            return 0
        swing = aimed_buttons(hero, boss, BOSS_REACH, BOSS_WIDTH, world.previous)
        if swing:
            return swing
        dx, dy = boss.x - hero.x, boss.y - hero.y
        if abs(dx) > abs(dy):
            return toward(world, boss.x - (7000 if dx > 0 else -7000), boss.y)
        return toward(world, boss.x, boss.y - (7000 if dy > 0 else -7000))
    for index in range(world.awake_count):
        rune = world.actors[world.awake[index]]
        if rune.kind == kernel.RUNE:
            return toward(world, rune.x, rune.y)
    return shy_buttons(world, boss)


def shy_buttons(world: kernel.World, boss: kernel.Actor) -> int:
    """Return the buttons that bring the hero to the quarter of the room farthest from the boss."""
    left, top = world.memory[ROOM_LEFT], world.memory[ROOM_TOP]
    x = left + (boss.home_x - left) // 2 * (1 if boss.x > boss.home_x else 3)
    y = top + (boss.home_y - top) // 2 * (1 if boss.y > boss.home_y else 3)
    return toward(world, x, y)
