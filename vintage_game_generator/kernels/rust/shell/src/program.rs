//! What a game does when it is started.

use std::env;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use bevy::app::AppExit;
use game::kernel::game::Game;
use game::kernel::recording::replay;
use game::kernel::replay::{check, read_recording};
use game::kernel::saves::{SaveFile, data_folder};

use crate::arguments::{Deed, USAGE, parse};
use crate::assets::assets_folder;
use crate::frame::Painter;
use crate::frame::album::Album;
use crate::listing::line;
use crate::playback::Playback;
use crate::window::{Session, gallery, play};

/// Runs a game as its arguments say; returns the exit code.
///
/// 0 is well, 1 a recording that does not match, 2 a file or an argument that is wrong.
#[must_use]
pub fn run(game: &'static Game) -> ExitCode {
    let done = parse(env::args().skip(1))
        .map_err(Box::from)
        .and_then(|deed| done(game, deed));
    match done {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{}: {problem}", game.package);
            ExitCode::from(2)
        }
    }
}

fn done(game: &'static Game, deed: Deed) -> Result<ExitCode, Box<dyn Error>> {
    match deed {
        Deed::Play => played(game),
        Deed::Help => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Deed::Check(file) => checked(game, &file),
        Deed::Watch(file) => watched(game, &file),
        Deed::Pictures(file, shots) => {
            let recording = read_recording(&file, game)?;
            let (album, painter) = painter(game)?;
            let playback = Playback::new(game, &recording)?;
            Ok(code_of(gallery(&album, painter, playback, shots)))
        }
        Deed::Draws(file, ticks) => listed(game, &file, ticks),
    }
}

fn played(game: &'static Game) -> Result<ExitCode, Box<dyn Error>> {
    let (album, painter) = painter(game)?;
    let variable = |name: &str| env::var(name).ok();
    let save = game.has_save.then(|| {
        let folder = data_folder(variable, env::consts::OS);
        SaveFile::new(&folder, game.package, game.seed)
    });
    let saved = save.as_ref().map(SaveFile::read).unwrap_or_default();
    let world = game.world(game.levels()?, saved);
    Ok(code_of(play(&album, Session::new(painter, world, save))))
}

fn checked(game: &Game, file: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let recording = read_recording(file, game)?;
    let mut output = BufWriter::new(stdout().lock());
    let matches = check(game, game.levels()?, &recording, &mut output)?;
    output.flush()?;
    Ok(ExitCode::from(u8::from(!matches)))
}

fn watched(game: &'static Game, file: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let recording = read_recording(file, game)?;
    let mut world = game.world_of(game.levels()?, &recording);
    if let Err(mismatch) = replay(&recording, game.step, &mut world, |_| ()) {
        let package = game.package;
        eprintln!("{package}: the recording does not match: {mismatch}");
        return Ok(ExitCode::from(1));
    }
    let (album, painter) = painter(game)?;
    let world = game.world_of(game.levels()?, &recording);
    let session = Session::new(painter, world, None).replaying(&recording);
    Ok(code_of(play(&album, session)))
}

fn listed(
    game: &'static Game,
    file: &Path,
    mut ticks: Vec<i32>,
) -> Result<ExitCode, Box<dyn Error>> {
    let mut playback = Playback::new(game, &read_recording(file, game)?)?;
    let (album, painter) = painter(game)?;
    let mut output = BufWriter::new(stdout().lock());
    ticks.sort_unstable();
    for tick in ticks {
        playback.advance_to(tick);
        let draws = painter.frame(&playback.world);
        writeln!(output, "tick {tick}: {} draws", draws.len())?;
        for draw in draws {
            writeln!(output, "{}", line(&album, &draw))?;
        }
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn painter(game: &'static Game) -> Result<(Album, Painter), Box<dyn Error>> {
    let mut album = Album::new();
    let painter = Painter::load(&mut album, game, &assets_folder())?;
    Ok((album, painter))
}

fn code_of(exit: AppExit) -> ExitCode {
    match exit {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}
