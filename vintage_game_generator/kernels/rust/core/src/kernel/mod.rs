//! The kernel: what rules need to run, the same in every language.

pub mod constants;
pub mod game;
pub mod hashing;
pub mod json;
pub mod levels;
pub mod list;
pub mod program;
pub mod recording;
pub mod replay;
pub mod saves;
pub mod world;

pub use constants::{CELL, Cell, Facing, Kind, Mode, Pose, Sound, TICKS_A_SECOND, button};
pub use list::List;
pub use world::{
    ACTORS, Actor, Level, MEMORY, SAVE, Spawn, Step, World, cell_at, floor_div, floor_mod,
    load_level, new_world, next_random, place, play_sound, set_cell, spawn,
};
