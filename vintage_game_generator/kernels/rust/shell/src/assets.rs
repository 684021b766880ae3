//! Where the pictures and sounds are.

use std::env;
use std::path::{Path, PathBuf};

/// Returns the assets folder: beside the program where it was shipped, else the project's.
///
/// A program that cargo built lies in a folder that has no assets, and finds those of the project
/// from which it was built.
pub fn assets_folder() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let shipped = program.with_file_name("assets");
    if shipped.is_dir() {
        shipped
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("assets")
    }
}
