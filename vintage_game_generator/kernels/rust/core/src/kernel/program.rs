//! The command line of what runs without a window: check a recording, or measure its speed.

use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::game::Game;
use super::replay::{bench, check, read_recording};

const USAGE: &str = "usage: replay [--bench TIMES] RECORDING";

/// Checks a recording, or measures how fast it plays, as the arguments say; returns the exit code.
///
/// 0 is well, 1 a recording that does not match, 2 a file or an argument that is wrong.
#[must_use]
pub fn replay_main(game: &Game, arguments: &[String]) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ended = match arguments[..] {
        ["--bench", times, file] => match times.parse() {
            Ok(times) => run(game, file, Some(times)),
            Err(_) => Err(format!("{times:?} is no number of times; {USAGE}").into()),
        },
        [file] if !file.starts_with('-') => run(game, file, None),
        _ => Err(USAGE.into()),
    };
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(problem) => {
            eprintln!("{}: {problem}", game.package);
            ExitCode::from(2)
        }
    }
}

fn run(game: &Game, file: &str, times: Option<u32>) -> Result<bool, Box<dyn Error>> {
    let recording = read_recording(Path::new(file), game)?;
    let levels = game.levels()?;
    let mut output = BufWriter::new(stdout().lock());
    let matches = match times {
        None => check(game, levels, &recording, &mut output)?,
        Some(times) => {
            bench(game, &levels, &recording, times, &mut output)?;
            true
        }
    };
    output.flush()?;
    Ok(matches)
}
