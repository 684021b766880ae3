//! The state hash: thirty-two bits by which two runs, in any languages, are told apart.
//!
//! The hash is FNV-1a (Fowler, Noll, Vo; <http://www.isthe.com/chongo/tech/comp/fnv/>) over the
//! canonical state: every number as 32 bits, little-endian, two's complement, in the order of
//! `WORLD_FIELDS`, the slots that are awake, the memory, the save, and then each actor that is
//! there: its slot and `ACTOR_FIELDS`. `cells_digest` stands for the cells. Sounds are not state.

use super::constants::{Facing, Kind, Mode, Pose};
use super::world::{Actor, World};

const OFFSET_BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

/// What is hashed as one number.
trait Number: Copy {
    fn number(self) -> u32;
}

impl Number for u32 {
    fn number(self) -> u32 {
        self
    }
}

impl Number for i32 {
    fn number(self) -> u32 {
        self as u32
    }
}

impl Number for bool {
    fn number(self) -> u32 {
        u32::from(self)
    }
}

impl Number for Mode {
    fn number(self) -> u32 {
        self as u32
    }
}

impl Number for Kind {
    fn number(self) -> u32 {
        self as u32
    }
}

impl Number for Pose {
    fn number(self) -> u32 {
        self as u32
    }
}

impl Number for Facing {
    fn number(self) -> u32 {
        self as u32
    }
}

/// Defines the names of a record's hashed fields, and what hands on their values in that order.
macro_rules! hashed {
    ($names:ident, $values:ident, $record:ty: $($field:ident)+) => {
        /// The fields that are hashed, in their order.
        pub const $names: &[&str] = &[$(stringify!($field)),+];

        fn $values(record: &$record, put: &mut impl FnMut(u32)) {
            $(put(record.$field.number());)+
        }
    };
}

hashed! { WORLD_FIELDS, world_values, World:
    seed tick random mode mode_time buttons previous level score lives max_hp coins keys power
    power_time checkpoint_x checkpoint_y boss width height cells_digest awake_count
}

hashed! { ACTOR_FIELDS, actor_values, Actor:
    kind x y vx vy facing pose pose_time hp timer cooldown hurt ground home_x home_y tag
}

/// Returns the 32-bit FNV-1a hash of some bytes.
#[must_use]
pub fn fnv1a(data: &[u8]) -> u32 {
    data.iter().fold(OFFSET_BASIS, |digest, byte| {
        (digest ^ u32::from(*byte)).wrapping_mul(PRIME)
    })
}

/// Returns the state as bytes: equal bytes are equal states.
#[must_use]
pub fn canonical_state(world: &World) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2048);
    numbers(world, |number| {
        bytes.extend_from_slice(&number.to_le_bytes());
    });
    bytes
}

/// Returns the state's hash as eight lower-case hexadecimal digits.
#[must_use]
pub fn state_hash(world: &World) -> String {
    format!("{:08x}", fnv1a(&canonical_state(world)))
}

fn numbers(world: &World, mut put: impl FnMut(u32)) {
    world_values(world, &mut put);
    for slot in 0..world.awake_count {
        put(world.awake[slot].number());
    }
    for number in world.memory.iter().chain(world.save.iter()) {
        put(number.number());
    }
    for (slot, actor) in (0..).zip(world.actors.iter()) {
        if actor.kind != Kind::Gone {
            put(slot);
            actor_values(actor, &mut put);
        }
    }
}
