//! What rules may ask of the world.

use std::sync::Arc;

use game::kernel::hashing::canonical_state;
use game::kernel::{
    ACTORS, Cell, Kind, Sound, World, cell_at, floor_div, floor_mod, load_level, next_random,
    place, play_sound, set_cell, spawn,
};

use crate::toy::TOY;

fn toy_world() -> World {
    let levels = TOY.levels().expect("the toy can be played");
    let mut world = TOY.world(levels, [0; 4]);
    load_level(&mut world, 0);
    world
}

#[test]
fn division_rounds_down_whatever_the_signs() {
    let cases = [
        (7, 2, 3, 1),
        (-7, 2, -4, 1),
        (7, -2, -4, -1),
        (-7, -2, 3, -1),
        (6, -3, -2, 0),
        (i32::MIN, 4096, -524_288, 0),
    ];
    for (dividend, divisor, quotient, rest) in cases {
        assert_eq!(floor_div(dividend, divisor), quotient);
        assert_eq!(floor_mod(dividend, divisor), rest);
    }
}

#[test]
fn outside_the_map_is_solid_but_the_sky() {
    let mut world = toy_world();
    assert_eq!(cell_at(&world, 1, -5), Cell::Empty);
    assert_eq!(cell_at(&world, -1, 0), Cell::Solid);
    assert_eq!(cell_at(&world, world.width, 0), Cell::Solid);
    assert_eq!(cell_at(&world, 0, world.height), Cell::Solid);
    let before = world.cells_digest;
    set_cell(&mut world, 0, -1, Cell::Coin);
    assert_eq!(world.cells_digest, before);
}

#[test]
fn a_full_pool_spawns_nothing() {
    let mut world = toy_world();
    for slot in 1..ACTORS {
        place(&mut world, slot, Kind::Gone, 0, 0);
    }
    for slot in 1..ACTORS {
        assert_eq!(spawn(&mut world, Kind::Puff, 1, 2), slot);
    }
    assert_eq!(spawn(&mut world, Kind::Puff, 0, 0), 0);
    assert_eq!(world.actors[0].kind, Kind::Hero);
    assert_eq!((world.actors[9].home_x, world.actors[9].home_y), (1, 2));
}

#[test]
fn the_ninth_sound_of_a_tick_is_not_heard() {
    let mut world = toy_world();
    for sound in &Sound::ALL[..9] {
        play_sound(&mut world, *sound);
    }
    assert!(world.sounds.iter().eq(&Sound::ALL[..8]));
}

#[test]
fn a_level_plays_the_same_whatever_chance_came_before_it() {
    let (mut fresh, mut played) = (toy_world(), toy_world());
    next_random(&mut played);
    load_level(&mut fresh, 0);
    load_level(&mut played, 0);
    assert_eq!(next_random(&mut fresh), next_random(&mut played));
}

#[test]
fn a_clone_lives_its_own_life() {
    let mut world = toy_world();
    let kept = world.clone();
    world.actors[1].x += 500;
    set_cell(&mut world, 10, 3, Cell::Empty);
    assert_ne!(canonical_state(&kept), canonical_state(&world));
    assert!(Arc::ptr_eq(&kept.levels, &world.levels));
}

#[test]
fn members_have_codes_and_names_both_ways() {
    for (code, kind) in (0..).zip(Kind::ALL) {
        assert_eq!(Kind::of(code), *kind);
        assert_eq!(kind.code(), code);
        assert_eq!(Kind::named(kind.name()), Some(*kind));
    }
    assert_eq!(Cell::CheckpointLit.name(), "checkpoint-lit");
    assert_eq!(Kind::named("dragon"), None);
    assert!(Kind::Walker < Kind::Charger);
}

#[test]
#[should_panic(expected = "index out of bounds")]
fn a_code_without_a_member_is_a_mistake_of_the_rules() {
    let _ = Kind::of(-1);
}
