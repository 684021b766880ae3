//! The command line, read.

use std::path::PathBuf;

/// What a game is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Be played in a window.
    Play,
    /// Say how it is called.
    Help,
    /// Check a recording.
    Check(PathBuf),
    /// Show a recording in a window.
    Watch(PathBuf),
    /// Write a recording's pictures after some ticks.
    Pictures(PathBuf, Vec<(i32, PathBuf)>),
    /// List what is drawn after some ticks of a recording.
    Draws(PathBuf, Vec<i32>),
}

/// How a game is called.
pub const USAGE: &str = "\
usage: [--replay FILE [--watch | --screenshot TICK:FILE ... | --draws TICK ...]]

Without arguments, play the game in a window.

  --replay FILE           check a recording
  --watch                 show the recording in a window
  --screenshot TICK:FILE  write the recording's picture at a tick as PNG; may be given again
  --draws TICK            list what is drawn at a tick; may be given again
";

/// Returns what some arguments ask for.
///
/// # Errors
///
/// What is wrong with them.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Deed, String> {
    let mut arguments = arguments;
    let mut replay = None;
    let mut watch = false;
    let mut shots = Vec::new();
    let mut draws = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let given = arguments.next();
            given.ok_or_else(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--help" | "-h" => return Ok(Deed::Help),
            "--replay" => replay = Some(PathBuf::from(value()?)),
            "--watch" => watch = true,
            "--screenshot" => shots.push(shot(&value()?)?),
            "--draws" => draws.push(tick(&value()?)?),
            _ => return Err(format!("{argument:?} is not known; --help lists what is")),
        }
    }
    let Some(file) = replay else {
        if watch || !shots.is_empty() || !draws.is_empty() {
            let problem = "--watch, --screenshot and --draws show a recording: add --replay FILE";
            return Err(problem.to_owned());
        }
        return Ok(Deed::Play);
    };
    match (watch, shots.is_empty(), draws.is_empty()) {
        (false, true, true) => Ok(Deed::Check(file)),
        (true, true, true) => Ok(Deed::Watch(file)),
        (false, false, true) => Ok(Deed::Pictures(file, shots)),
        (false, true, false) => Ok(Deed::Draws(file, draws)),
        _ => Err("give only one of --watch, --screenshot and --draws".to_owned()),
    }
}

fn shot(text: &str) -> Result<(i32, PathBuf), String> {
    match text.split_once(':') {
        Some((number, file)) if !file.is_empty() => Ok((tick(number)?, PathBuf::from(file))),
        _ => Err(format!("{text:?} is not TICK:FILE, such as 600:shot.png")),
    }
}

fn tick(text: &str) -> Result<i32, String> {
    let number = text.parse().ok().filter(|number| *number >= 0);
    number.ok_or_else(|| format!("{text:?} is no tick, such as 600"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Deed, String> {
        parse(arguments.iter().map(|&argument| argument.to_owned()))
    }

    #[test]
    fn without_arguments_the_game_is_played() {
        assert_eq!(parsed(&[]), Ok(Deed::Play));
    }

    #[test]
    fn pictures_have_a_tick_and_a_file() {
        let asked = parsed(&["--replay", "win.json", "--screenshot", "600:a:b.png"]);
        let shots = vec![(600, PathBuf::from("a:b.png"))];
        assert_eq!(asked, Ok(Deed::Pictures(PathBuf::from("win.json"), shots)));
        assert!(parsed(&["--replay", "win.json", "--screenshot", "600"]).is_err());
        assert!(parsed(&["--replay", "win.json", "--screenshot", "-1:a.png"]).is_err());
    }

    #[test]
    fn what_shows_a_recording_needs_one() {
        assert!(parsed(&["--watch"]).is_err());
        assert!(parsed(&["--replay"]).is_err());
    }
}
