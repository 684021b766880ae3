//! What the kernels of all languages agree on, as `kernels/vectors.json` has it.

use std::sync::Arc;

use game::kernel::hashing::{ACTOR_FIELDS, WORLD_FIELDS, canonical_state, fnv1a, state_hash};
use game::kernel::json::{Value, parse};
use game::kernel::{
    Cell, Kind, Level, List, Mode, Spawn, World, load_level, new_world, next_random, set_cell,
    spawn,
};

fn vectors() -> Value {
    parse(include_str!("../../../../vectors.json")).expect("the vectors are JSON")
}

fn items<'found>(value: &'found Value, key: &str) -> &'found [Value] {
    value.get(key).and_then(Value::list).expect("a list")
}

fn number(value: &Value, key: &str) -> i64 {
    match value.get(key) {
        Some(Value::Whole(number)) => *number,
        other => panic!("{key} is {other:?}"),
    }
}

/// Returns a world of one level, four cells by two, with a hero and a walker.
fn small_world(seed: u32) -> World {
    let start = |kind: Kind, column: i32, tag: i32| Spawn {
        kind,
        column,
        row: 0,
        tag,
    };
    let mut cells = vec![Cell::Empty, Cell::Empty, Cell::Empty, Cell::Coin];
    cells.extend([Cell::Solid; 4]);
    let level = Level {
        width: 4,
        height: 2,
        cells: cells.into(),
        spawns: vec![start(Kind::Hero, 1, 0), start(Kind::Walker, 2, 5)],
    };
    new_world(Arc::new(List::from(vec![level])), seed, [0; 4])
}

#[test]
fn fields_are_hashed_in_the_order_of_all_languages() {
    let vectors = vectors();
    let fields = vectors.get("fields").expect("fields");
    let names = |key: &str| -> Vec<String> {
        let listed = items(fields, key).iter().filter_map(Value::text);
        listed.map(str::to_owned).collect()
    };
    assert_eq!(names("world"), WORLD_FIELDS);
    assert_eq!(names("actor"), ACTOR_FIELDS);
}

#[test]
fn chance_is_the_same() {
    for case in items(&vectors(), "chance") {
        let mut world = small_world(number(case, "seed") as u32);
        for wanted in items(case, "numbers") {
            assert_eq!(Some(next_random(&mut world)), wanted.whole());
        }
    }
}

#[test]
fn the_hash_is_the_published_fnv1a() {
    for case in items(&vectors(), "fnv1a") {
        let text = case.get("text").and_then(Value::text).expect("a text");
        let hash = case.get("hash").and_then(Value::text).expect("a hash");
        assert_eq!(format!("{:08x}", fnv1a(text.as_bytes())), hash);
    }
}

#[test]
fn changes_of_cells_give_the_same_digests() {
    let mut world = small_world(7);
    load_level(&mut world, 0);
    let vectors = vectors();
    for change in items(vectors.get("cells").expect("cells"), "changes") {
        let place = |key: &str| number(change, key) as i32;
        let cell = Cell::of(place("cell"));
        set_cell(&mut world, place("column"), place("row"), cell);
        assert_eq!(i64::from(world.cells_digest), number(change, "digest"));
    }
}

#[test]
fn states_have_the_same_bytes_and_hashes() {
    let vectors = vectors();
    let mut cases = items(&vectors, "states").iter();
    let mut agrees = |world: &World| {
        let case = cases.next().expect("one more state");
        assert_eq!(canonical_state(world).len() as i64, number(case, "bytes"));
        assert_eq!(case.get("hash"), Some(&Value::Text(state_hash(world))));
    };
    let mut world = small_world(7);
    agrees(&world);
    load_level(&mut world, 0);
    agrees(&world);
    world.mode = Mode::Playing;
    world.tick = 90;
    world.actors[0].vx = -384;
    world.actors[0].ground = true;
    world.awake[0] = 1;
    world.awake_count = 1;
    world.memory[31] = -1;
    world.save[0] = 2;
    agrees(&world);
    assert_eq!(spawn(&mut world, Kind::Walker, 4096, 8191), 2);
    set_cell(&mut world, 3, 0, Cell::Empty);
    next_random(&mut world);
    agrees(&world);
    assert!(cases.next().is_none());
}
