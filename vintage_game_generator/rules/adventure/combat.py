"""The sword: it reaches a cell ahead, throws foes back and cuts crates."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    CHARGER,
    COIN,
    CRATE,
    EMPTY,
    FOE_SHOT,
    GONE,
    HEART,
    HERO_SHOT,
    SLASH,
    SOUND_ATTACK,
    SOUND_DEFEAT,
    SOUND_HIT,
    SOUND_SHOOT,
    WALKER,
    B,
    World,
    cell_at,
    next_random,
    play_sound,
    set_cell,
)
from vintage_game_generator.rules.adventure.boss import blade_meets_boss, strike_boss
from vintage_game_generator.rules.adventure.crates import break_crate
from vintage_game_generator.rules.adventure.crowd import burst, join, vanish
from vintage_game_generator.rules.adventure.motion import (
    FOE_HALF,
    HERO_MIDDLE,
    SHOT_WALLS,
    facing_of,
    facing_x,
    facing_y,
    stops,
)
from vintage_game_generator.rules.adventure.power_ups import STRONG_SWORD
from vintage_game_generator.rules.adventure.registers import SWING
from vintage_game_generator.rules.adventure.tuning import (
    BEAM_SPEED,
    FOE_HURT_TICKS,
    FOE_KNOCK_SPEED,
    SLASH_REACH,
    SLASH_SIZE,
    SLASH_TICKS,
)
from vintage_game_generator.rules.options import (
    HAS_BOSSES,
    HAS_BOUNCER,
    HAS_CASTER,
    HAS_POWER_UPS,
    HAS_SHOOTER,
)
from vintage_game_generator.rules.session import pressed, set_pose


def step_sword(world: World) -> bool:
    """Swing if the button says so; return whether the hero is swinging."""
    if world.memory[SWING] > 0:
        world.memory[SWING] -= 1
        return True
    if not pressed(world, B):
        return False
    world.memory[SWING] = SLASH_TICKS
    set_pose(world, 0, ATTACK)
    play_sound(world, SOUND_ATTACK)
    blade: int = join(world, SLASH, world.actors[0].x, world.actors[0].y)
    if blade > 0:
        world.actors[blade].facing = world.actors[0].facing
        world.actors[blade].timer = SLASH_TICKS
        hold_blade(world, blade)
    if HAS_POWER_UPS and world.power == STRONG_SWORD:
        throw_beam(world)
    return True


def hold_blade(world: World, me: int) -> None:
    """Keep the blade at arm's length."""
    facing: int = world.actors[me].facing
    world.actors[me].x = world.actors[0].x + facing_x(facing) * SLASH_REACH
    world.actors[me].y = world.actors[0].y + facing_y(facing) * SLASH_REACH


def throw_beam(world: World) -> None:
    """Send a beam off the blade's edge."""
    beam: int = join(world, HERO_SHOT, world.actors[0].x, world.actors[0].y)
    if beam > 0:
        facing: int = world.actors[0].facing
        world.actors[beam].facing = facing
        world.actors[beam].vx = facing_x(facing) * BEAM_SPEED
        world.actors[beam].vy = facing_y(facing) * BEAM_SPEED
        play_sound(world, SOUND_SHOOT)


def step_slash(world: World, me: int) -> None:
    """Hit whatever the blade meets."""
    world.actors[me].pose_time += 1
    world.actors[me].timer -= 1
    if world.actors[me].timer <= 0 or world.memory[SWING] == 0:
        vanish(world, me)
        return
    hold_blade(world, me)
    strike_around(world, me, SLASH_SIZE)
    column: int = world.actors[me].x // CELL
    row: int = (world.actors[me].y - HERO_MIDDLE) // CELL
    if cell_at(world, column, row) == CRATE:
        break_crate(world, column, row)
        drop(world, column, row)


def strike_around(world: World, me: int, reach: int) -> bool:
    """Hit every foe that a weapon reaches; return whether there was one."""
    found: bool = False
    x: int = world.actors[me].x
    y: int = world.actors[me].y
    for index in range(world.awake_count):
        other: int = world.awake[index]
        kind: int = world.actors[other].kind
        if kind != GONE and world.actors[other].hurt == 0:
            across: int = abs(world.actors[other].x - x)
            down: int = abs(world.actors[other].y - y)
            if kind >= WALKER and kind <= CHARGER:
                if across < reach and down < reach:
                    strike_foe(world, other, x, y)
                    found = True
            elif (HAS_SHOOTER or HAS_CASTER or HAS_BOUNCER) and kind == FOE_SHOT:
                if across < reach and down < reach:
                    burst(world, other)
            elif HAS_BOSSES and other == world.boss:
                if blade_meets_boss(world, other, me, reach - FOE_HALF):
                    strike_boss(world, other, sword_damage(world))
                    found = True
    return found


def sword_damage(world: World) -> int:
    """Return how much a hit takes."""
    if HAS_POWER_UPS and world.power == STRONG_SWORD:
        return 2
    return 1


def strike_foe(world: World, me: int, x: int, y: int) -> None:
    """Hurt a foe and throw it back; a beaten one leaves something behind, now and then."""
    world.actors[me].hp -= sword_damage(world)
    if world.actors[me].hp <= 0:
        world.score += 100
        play_sound(world, SOUND_DEFEAT)
        column: int = world.actors[me].x // CELL
        row: int = (world.actors[me].y - HERO_MIDDLE) // CELL
        burst(world, me)
        drop(world, column, row)
    else:
        away: int = facing_of(
            world.actors[me].x - world.actors[0].x, world.actors[me].y - world.actors[0].y
        )
        world.actors[me].vx = facing_x(away) * FOE_KNOCK_SPEED
        world.actors[me].vy = facing_y(away) * FOE_KNOCK_SPEED
        world.actors[me].hurt = FOE_HURT_TICKS
        play_sound(world, SOUND_HIT)


def drop(world: World, column: int, row: int) -> None:
    """Leave a heart, a coin or nothing on bare floor."""
    chance: int = next_random(world) % 8
    if cell_at(world, column, row) == EMPTY:
        if chance < 2:
            set_cell(world, column, row, HEART)
        elif chance < 5:
            set_cell(world, column, row, COIN)


def step_beam(world: World, me: int) -> None:
    """Fly on until something stops the beam."""
    world.actors[me].pose_time += 1
    world.actors[me].x += world.actors[me].vx
    world.actors[me].y += world.actors[me].vy
    column: int = world.actors[me].x // CELL
    row: int = (world.actors[me].y - HERO_MIDDLE) // CELL
    if stops(world, column, row, SHOT_WALLS) or strike_around(world, me, SLASH_SIZE):
        burst(world, me)
