//! The game in a window.

use std::process::ExitCode;

use game::game::GAME;

fn main() -> ExitCode {
    shell::run(&GAME)
}
