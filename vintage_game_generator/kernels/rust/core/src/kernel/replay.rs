//! Checks a recording without a window: one JSON line a checkpoint, then the outcome.

use std::fs;
use std::io::{ErrorKind, Result, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::game::Game;
use super::json::quoted;
use super::list::List;
use super::recording::{Recording, RecordingError, replay};
use super::world::Level;

/// Returns the recording of a game that a file holds.
///
/// # Errors
///
/// The file is missing, is no recording, or is another game's; the message begins with its name.
pub fn read_recording(file: &Path, game: &Game) -> std::result::Result<Recording, RecordingError> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::NotFound => "no such file".to_owned(),
            ErrorKind::InvalidData => "not UTF-8".to_owned(),
            _ => error.to_string(),
        };
        RecordingError(format!("{name}: cannot be read ({reason})"))
    })?;
    let recording =
        Recording::from_json(&text).map_err(|error| RecordingError(format!("{name}: {error}")))?;
    if recording.game != game.package {
        let (other, own) = (&recording.game, game.package);
        return Err(RecordingError(format!(
            "{name}: is of '{other}', and this is '{own}'"
        )));
    }
    Ok(recording)
}

/// Plays a recording, prints its checkpoints and its outcome; returns whether all match.
///
/// The last line is `{"outcome": "won", "ticks": 1834, "hash": "..."}`, or, at the first
/// difference, `{"mismatch": 120, "expected": "...", "found": "..."}` with its tick.
///
/// # Errors
///
/// The output cannot be written.
pub fn check(
    game: &Game,
    levels: Arc<List<Level>>,
    recording: &Recording,
    output: &mut impl Write,
) -> Result<bool> {
    let mut world = game.world_of(levels, recording);
    let mut written = Ok(());
    let difference = replay(recording, game.step, &mut world, |checkpoint| {
        if written.is_ok() {
            written = writeln!(output, "{}", checkpoint.to_json());
        }
    });
    written?;
    if let Err(difference) = difference {
        let tick = difference.tick;
        let expected = quoted(&difference.expected);
        let found = quoted(&difference.found);
        writeln!(
            output,
            r#"{{"mismatch": {tick}, "expected": {expected}, "found": {found}}}"#
        )?;
        return Ok(false);
    }
    let (outcome, hash) = (quoted(&recording.outcome), quoted(&recording.hash));
    let ticks = recording.ticks;
    writeln!(
        output,
        r#"{{"outcome": {outcome}, "ticks": {ticks}, "hash": {hash}}}"#
    )?;
    Ok(true)
}

/// Plays a recording some times over, and prints how many ticks that were in how many seconds:
/// `{"ticks": 366800, "seconds": 0.041}`.
///
/// # Errors
///
/// The output cannot be written.
pub fn bench(
    game: &Game,
    levels: &Arc<List<Level>>,
    recording: &Recording,
    times: u32,
    output: &mut impl Write,
) -> Result<()> {
    let buttons: Vec<i32> = recording.buttons().collect();
    let mut seconds = 0.0;
    for _ in 0..times {
        let mut world = game.world_of(Arc::clone(levels), recording);
        let start = Instant::now();
        for pressed in &buttons {
            world.buttons = *pressed;
            (game.step)(&mut world);
        }
        seconds += start.elapsed().as_secs_f64();
    }
    let ticks = u64::from(times) * buttons.len() as u64;
    writeln!(output, r#"{{"ticks": {ticks}, "seconds": {seconds:.6}}}"#)
}
