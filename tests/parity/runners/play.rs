//! Plays all recordings of a workshop in Rust; prints a line of JSON for each that differs.

#![allow(warnings)]

mod kernel;
// modules

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::Arc;

use kernel::json::{Value, parse, quoted};
use kernel::levels::read_map;
use kernel::recording::{Recording, replay};
use kernel::{List, Step, new_world};

const STEPS: &[(&str, Step)] = &[
    // steps
];

/// Plays one recording with the workshop's kernel; returns where it first differs.
fn play(step: Step, data: &str, maps: i32, number: i32) -> Option<(i32, String, String)> {
    let read = |name: String| fs::read_to_string(format!("{data}/{name}")).unwrap();
    let levels: Vec<_> = (1..=maps)
        .map(|level| read_map("map", &read(format!("level-{level}.tmj"))).unwrap().level)
        .collect();
    let recording = Recording::from_json(&read(format!("{number}.json"))).unwrap();
    let mut world = new_world(Arc::new(List::from(levels)), recording.seed, recording.save);
    let difference = replay(&recording, step, &mut world, |_| ()).err()?;
    Some((difference.tick, difference.expected, difference.found))
}

/// Returns where one recording first differs; a panic is a difference too.
fn tried(step: Step, data: &str, maps: i32, number: i32) -> Option<(i32, String, String)> {
    catch_unwind(AssertUnwindSafe(|| play(step, data, maps, number))).unwrap_or_else(|panic| {
        let said = match panic.downcast_ref::<String>() {
            Some(text) => text.clone(),
            None => panic.downcast_ref::<&str>().unwrap_or(&"a panic").to_string(),
        };
        Some((0, "no failure".to_owned(), said))
    })
}

fn main() {
    set_hook(Box::new(|_| ()));
    let cases = parse(&fs::read_to_string("cases.json").unwrap()).unwrap();
    let mut played = 0;
    for (entry, (name, step)) in cases.list().unwrap().iter().zip(STEPS) {
        let whole = |key| entry.get(key).and_then(Value::whole).unwrap();
        let data = entry.get("data").and_then(Value::text).unwrap();
        for number in 0..whole("recordings") {
            played += 1;
            if let Some((tick, expected, found)) = tried(*step, data, whole("maps"), number) {
                let (code, expected, found) = (quoted(name), quoted(&expected), quoted(&found));
                println!(
                    "{{\"code\": {code}, \"recording\": {number}, \"tick\": {tick}, \
                     \"expected\": {expected}, \"found\": {found}}}"
                );
            }
        }
    }
    println!("{{\"played\": {played}}}");
}
