//! The state of a running game, and what rules may ask of it.

use std::sync::Arc;

use super::constants::{CELL, Cell, Facing, Kind, Mode, Pose, Sound};
use super::list::List;

/// The size of the pool of actors: slot 0 is the hero, a free slot's kind is `Kind::Gone`.
pub const ACTORS: i32 = 64;
/// Registers that a rules module may name and use as it likes.
pub const MEMORY: usize = 32;
/// Numbers that outlive a session; the first is 0 while nothing is saved.
pub const SAVE: usize = 4;
/// At most so many sounds start in one tick.
const SOUNDS: i32 = 8;
/// The golden ratio in 32 bits: spreads the levels' chance, and stands in for a seed of 0, at
/// which xorshift would stay for ever.
const GOLDEN: u32 = 0x9E37_79B9;

/// A game's rules: one tick.
pub type Step = fn(&mut World);

/// One thing that moves. Its position is the middle of its feet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub kind: Kind,
    pub x: i32,
    pub y: i32,
    pub vx: i32,
    pub vy: i32,
    pub facing: Facing,
    pub pose: Pose,
    /// Ticks since the pose began.
    pub pose_time: i32,
    pub hp: i32,
    pub timer: i32,
    pub cooldown: i32,
    /// Ticks for which it cannot be hurt again; the window blinks it.
    pub hurt: i32,
    pub ground: bool,
    pub home_x: i32,
    pub home_y: i32,
    pub tag: i32,
}

/// An actor that is there when a level starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    pub kind: Kind,
    pub column: i32,
    pub row: i32,
    pub tag: i32,
}

/// One level: its cells row by row, and who starts in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub width: i32,
    pub height: i32,
    pub cells: List<Cell>,
    pub spawns: Vec<Spawn>,
}

/// Everything that a tick reads and writes. A clone lives its own life; the levels are shared.
#[derive(Clone, Debug)]
pub struct World {
    pub levels: Arc<List<Level>>,
    pub seed: u32,
    /// The state of chance, set from the seed whenever a level begins.
    pub random: u32,
    pub tick: i32,
    pub mode: Mode,
    /// Ticks since the mode began.
    pub mode_time: i32,
    pub buttons: i32,
    pub previous: i32,
    pub level: i32,
    pub score: i32,
    pub lives: i32,
    pub max_hp: i32,
    pub coins: i32,
    pub keys: i32,
    pub power: i32,
    pub power_time: i32,
    pub checkpoint_x: i32,
    pub checkpoint_y: i32,
    /// The boss's slot, 0 while there is none.
    pub boss: i32,
    pub width: i32,
    pub height: i32,
    pub cells: List<Cell>,
    /// Changes with every cell that changes, and is hashed in their stead.
    pub cells_digest: u32,
    pub actors: List<Actor>,
    /// The slots that act this tick.
    pub awake: List<i32>,
    pub awake_count: i32,
    pub memory: List<i32>,
    pub save: List<i32>,
    /// What the window shall play: not state, and never hashed.
    pub sounds: List<Sound>,
    pub sound_count: i32,
}

/// Returns a world at the title screen, before its first tick.
///
/// The levels are in the order in which they are played; `save` is what an earlier session saved,
/// all zero on a first visit.
#[must_use]
pub fn new_world(levels: Arc<List<Level>>, seed: u32, save: [i32; SAVE]) -> World {
    World {
        levels,
        seed,
        random: chance_from(seed),
        tick: 0,
        mode: Mode::Title,
        mode_time: 0,
        buttons: 0,
        previous: 0,
        level: 0,
        score: 0,
        lives: 0,
        max_hp: 0,
        coins: 0,
        keys: 0,
        power: 0,
        power_time: 0,
        checkpoint_x: 0,
        checkpoint_y: 0,
        boss: 0,
        width: 0,
        height: 0,
        cells: List::default(),
        cells_digest: 0,
        actors: List::filled(Actor::default(), ACTORS as usize),
        awake: List::filled(0, ACTORS as usize),
        awake_count: 0,
        memory: List::filled(0, MEMORY),
        save: List::from(save.to_vec()),
        sounds: List::filled(Sound::Select, SOUNDS as usize),
        sound_count: 0,
    }
}

fn chance_from(seed: u32) -> u32 {
    if seed == 0 { GOLDEN } else { seed }
}

/// Returns the next number of the world's chance, from 0 to `i32::MAX` (xorshift32).
pub fn next_random(world: &mut World) -> i32 {
    let mut state = world.random;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    world.random = state;
    (state & 0x7FFF_FFFF) as i32
}

/// Returns a cell; the sky above is empty, all else outside is solid.
#[must_use]
pub fn cell_at(world: &World, column: i32, row: i32) -> Cell {
    if row < 0 {
        return Cell::Empty;
    }
    if column < 0 || column >= world.width || row >= world.height {
        return Cell::Solid;
    }
    world.cells[row * world.width + column]
}

/// Changes a cell inside the map; outside nothing happens.
pub fn set_cell(world: &mut World, column: i32, row: i32, cell: Cell) {
    if (0..world.width).contains(&column) && (0..world.height).contains(&row) {
        let index = row * world.width + column;
        world.cells[index] = cell;
        let change = (index * 32 + cell.code()) as u32;
        world.cells_digest = (world.cells_digest ^ change).wrapping_mul(16_777_619);
    }
}

/// Returns the slot of a new actor, or 0 (the hero's) when the pool is full.
pub fn spawn(world: &mut World, kind: Kind, x: i32, y: i32) -> i32 {
    for slot in 1..ACTORS {
        if world.actors[slot].kind == Kind::Gone {
            place(world, slot, kind, x, y);
            return slot;
        }
    }
    0
}

/// Makes the actor in a slot a fresh one of a kind, at home where it stands.
pub fn place(world: &mut World, slot: i32, kind: Kind, x: i32, y: i32) {
    world.actors[slot] = Actor {
        kind,
        x,
        y,
        home_x: x,
        home_y: y,
        ..Actor::default()
    };
}

/// Lays out a level: its cells and its actors, the hero in slot 0.
///
/// Chance begins anew, so that a level plays the same whatever came before it.
pub fn load_level(world: &mut World, level: i32) {
    let levels = Arc::clone(&world.levels);
    let layout = &levels[level];
    let spread = (level as u32).wrapping_mul(GOLDEN);
    world.random = chance_from(world.seed.wrapping_add(spread));
    world.level = level;
    world.width = layout.width;
    world.height = layout.height;
    world.cells.clone_from(&layout.cells);
    world.cells_digest = 0;
    world.boss = 0;
    world.awake_count = 0;
    for slot in 0..ACTORS {
        place(world, slot, Kind::Gone, 0, 0);
    }
    for start in &layout.spawns {
        let x = start.column * CELL + CELL / 2;
        let y = start.row * CELL + CELL - 1;
        let slot = if start.kind == Kind::Hero {
            place(world, 0, Kind::Hero, x, y);
            0
        } else {
            spawn(world, start.kind, x, y)
        };
        world.actors[slot].tag = start.tag;
    }
}

/// Has the window play a sound; the ninth in one tick is not heard.
pub fn play_sound(world: &mut World, sound: Sound) {
    if world.sound_count < SOUNDS {
        let place = world.sound_count;
        world.sounds[place] = sound;
        world.sound_count += 1;
    }
}

/// Returns a quotient that is rounded down, whatever the signs.
#[must_use]
pub const fn floor_div(dividend: i32, divisor: i32) -> i32 {
    let quotient = dividend / divisor;
    if dividend % divisor != 0 && (dividend < 0) != (divisor < 0) {
        quotient - 1
    } else {
        quotient
    }
}

/// Returns what `floor_div` leaves: it has the sign of the divisor.
#[must_use]
pub const fn floor_mod(dividend: i32, divisor: i32) -> i32 {
    let rest = dividend.wrapping_rem(divisor); // of i32::MIN and -1 it is 0, like of all others
    if rest != 0 && (rest < 0) != (divisor < 0) {
        rest + divisor
    } else {
        rest
    }
}
