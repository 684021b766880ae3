"""How the boss fights: it shows what it is about to do, does it, and rests."""

from vintage_game_generator.kernels.python.kernel import (
    ATTACK,
    CELL,
    IDLE,
    WALK,
    World,
    next_random,
)
from vintage_game_generator.rules.adventure.motion import (
    FOE_WALLS,
    HERO_MIDDLE,
    facing_of,
    facing_x,
    facing_y,
    roam,
)
from vintage_game_generator.rules.adventure.registers import ROOM_LEFT, ROOM_TOP
from vintage_game_generator.rules.adventure.shots import fire
from vintage_game_generator.rules.adventure.tuning import (
    BOSS_AIM,
    BOSS_HALF,
    BOSS_HP,
    BOSS_REST,
    BOSS_RUSH,
    BOSS_SPEED,
    BOSS_TALL,
    ROOM_COLUMNS,
    ROOM_ROWS,
    SHOT_SPEED,
)
from vintage_game_generator.rules.session import set_pose

# What the boss's `cooldown` tells.
RESTING = 0
ROVING = 1
AIMING = 2
STRIKING = 3


def turn_to(world: World, me: int, state: int, ticks: int, pose: int) -> None:
    """Have the boss do something for a while."""
    world.actors[me].cooldown = state
    world.actors[me].timer = ticks
    set_pose(world, me, pose)


def head_for(world: World, me: int, dx: int, dy: int, speed: int) -> None:
    """Set out in a direction."""
    longest: int = max(abs(dx), abs(dy), 1)
    world.actors[me].vx = dx * speed // longest
    world.actors[me].vy = dy * speed // longest
    world.actors[me].facing = facing_of(dx, dy)


def look_at_hero(world: World, me: int) -> None:
    """Face the hero."""
    world.actors[me].facing = facing_of(
        world.actors[0].x - world.actors[me].x, world.actors[0].y - world.actors[me].y
    )


def hurl(world: World, me: int, vx: int, vy: int) -> None:
    """Throw a shot from the middle of the boss's body."""
    fire(world, world.actors[me].x, hurling_height(world, me), vx, vy)


def hurling_height(world: World, me: int) -> int:
    """Return where a shot's shadow is when it leaves the middle of the boss's body."""
    return world.actors[me].y - BOSS_TALL // 2 + HERO_MIDDLE


def step_rusher(world: World, me: int) -> None:
    """Stalk the hero, crouch, rush straight at him, and reel from the wall."""
    world.actors[me].timer -= 1
    state: int = world.actors[me].cooldown
    over: bool = world.actors[me].timer <= 0
    if state == RESTING:
        if over:
            turn_to(world, me, ROVING, 80, WALK)
    elif state == ROVING:
        if world.actors[me].timer % 16 == 0:
            dx: int = world.actors[0].x - world.actors[me].x
            dy: int = world.actors[0].y - world.actors[me].y
            head_for(world, me, dx, dy, BOSS_SPEED)
        roam(world, me, BOSS_HALF, BOSS_TALL, FOE_WALLS)
        if over:
            look_at_hero(world, me)
            turn_to(world, me, AIMING, BOSS_AIM, ATTACK)
    elif state == AIMING:
        if over:
            facing: int = world.actors[me].facing
            world.actors[me].vx = facing_x(facing) * BOSS_RUSH
            world.actors[me].vy = facing_y(facing) * BOSS_RUSH
            turn_to(world, me, STRIKING, 90, WALK)
    elif roam(world, me, BOSS_HALF, BOSS_TALL, FOE_WALLS) or over:
        turn_to(world, me, RESTING, BOSS_REST, IDLE)


def step_caster(world: World, me: int) -> None:
    """Glide from corner to corner, raise the hands, and throw a fan of shots."""
    world.actors[me].timer -= 1
    state: int = world.actors[me].cooldown
    over: bool = world.actors[me].timer <= 0
    if state == RESTING:
        if over:
            glide(world, me)
    elif state == ROVING:
        roam(world, me, BOSS_HALF, BOSS_TALL, FOE_WALLS)
        if over:
            look_at_hero(world, me)
            turn_to(world, me, AIMING, BOSS_AIM, ATTACK)
    elif over:
        cast(world, me)
        turn_to(world, me, RESTING, BOSS_REST, IDLE)


def glide(world: World, me: int) -> None:
    """Set out for one of the four quarters of the room."""
    chance: int = next_random(world)
    column: int = ROOM_COLUMNS // 4
    row: int = ROOM_ROWS // 4
    if chance % 2 == 0:
        column = ROOM_COLUMNS - 1 - column
    if chance // 2 % 2 == 0:
        row = ROOM_ROWS - 1 - row
    x: int = world.memory[ROOM_LEFT] + column * CELL + CELL // 2
    y: int = world.memory[ROOM_TOP] + row * CELL + CELL - 1
    dx: int = x - world.actors[me].x
    dy: int = y - world.actors[me].y
    head_for(world, me, dx, dy, BOSS_SPEED * 2)
    ticks: int = max(abs(dx), abs(dy)) // (BOSS_SPEED * 2) + 1
    turn_to(world, me, ROVING, ticks, WALK)


def cast(world: World, me: int) -> None:
    """Throw a shot at the hero, and two that close the ways around it; one more when angry."""
    dx: int = world.actors[0].x - world.actors[me].x
    dy: int = world.actors[0].y - hurling_height(world, me)
    longest: int = max(abs(dx), abs(dy), 1)
    ahead_x: int = dx * SHOT_SPEED // longest
    ahead_y: int = dy * SHOT_SPEED // longest
    hurl(world, me, ahead_x, ahead_y)
    hurl(world, me, ahead_x - ahead_y // 2, ahead_y + ahead_x // 2)
    hurl(world, me, ahead_x + ahead_y // 2, ahead_y - ahead_x // 2)
    if world.actors[me].hp * 2 <= BOSS_HP:
        hurl(world, me, -ahead_x, -ahead_y)


def step_bouncer(world: World, me: int) -> None:
    """Bounce through the room, faster with every wound; stop now and then to fire all around."""
    world.actors[me].timer -= 1
    state: int = world.actors[me].cooldown
    over: bool = world.actors[me].timer <= 0
    if state == ROVING:
        vx: int = world.actors[me].vx
        vy: int = world.actors[me].vy
        if roam(world, me, BOSS_HALF, BOSS_TALL, FOE_WALLS):
            if world.actors[me].vx == 0:
                world.actors[me].vx = -vx
            if world.actors[me].vy == 0:
                world.actors[me].vy = -vy
        if over:
            look_at_hero(world, me)
            turn_to(world, me, AIMING, BOSS_AIM, ATTACK)
    elif state == AIMING:
        if over:
            hurl(world, me, SHOT_SPEED, 0)
            hurl(world, me, -SHOT_SPEED, 0)
            hurl(world, me, 0, SHOT_SPEED)
            hurl(world, me, 0, -SHOT_SPEED)
            turn_to(world, me, RESTING, BOSS_REST // 2, IDLE)
    elif over:
        bounce_off(world, me)


def bounce_off(world: World, me: int) -> None:
    """Set out on a diagonal."""
    speed: int = BOSS_SPEED + (BOSS_HP - world.actors[me].hp) * 12
    chance: int = next_random(world)
    world.actors[me].vx = speed - chance % 2 * 2 * speed
    world.actors[me].vy = speed - chance // 2 % 2 * 2 * speed
    world.actors[me].facing = facing_of(world.actors[me].vx, world.actors[me].vy + 1)
    turn_to(world, me, ROVING, 150, WALK)
