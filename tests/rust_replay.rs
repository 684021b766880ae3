//! Plays a recording in a program: the harness of the tests of written Rust.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use PROGRAM::kernel::levels::read_map;
use PROGRAM::kernel::recording::{Recording, replay};
use PROGRAM::kernel::{Level, List, new_world};
use PROGRAM::step;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("no folder is given")?;
    let read = |name: &str| fs::read_to_string(Path::new(&folder).join(name));
    let mut levels: Vec<Level> = Vec::new();
    for name in ["level-0.tmj", "level-1.tmj"] {
        levels.push(read_map(name, &read(name)?)?.level);
    }
    let recording = Recording::from_json(&read("recording.json")?)?;
    let levels = Arc::new(List::from(levels));
    let mut world = new_world(levels, recording.seed, recording.save);
    let mut matched = 0;
    replay(&recording, step, &mut world, |_| matched += 1)?;
    let (outcome, hash) = (&recording.outcome, &recording.hash);
    println!("{matched} checkpoints, {outcome} {hash}");
    Ok(())
}
