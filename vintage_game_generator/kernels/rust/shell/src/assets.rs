//! Where the pictures and sounds are.

use std::env;
use std::path::PathBuf;

/// Returns the assets folder: beside the program where it was shipped, else the project's.
///
/// Nothing of where it was built is inside the program: cargo tells what it runs, and a program
/// that is started without cargo lies in `target/release` of the window's own crate.
pub fn assets_folder() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let shipped = program.with_file_name("assets");
    if shipped.is_dir() {
        return shipped;
    }
    let own_crate = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .or_else(|| program.ancestors().nth(3).map(PathBuf::from));
    own_crate.unwrap_or(program).with_file_name("assets")
}
