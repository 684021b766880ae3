//! The saved game: a small JSON file in the player's data folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::hashing::fnv1a;
use super::json::{Value, parse};
use super::world::SAVE;

/// Returns where programs keep a player's data on a platform (`linux`, `macos`, `windows`, as
/// `std::env::consts::OS` names it); `variable` looks up the environment.
#[must_use]
pub fn data_folder(variable: impl Fn(&str) -> Option<String>, platform: &str) -> PathBuf {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty());
    let home = PathBuf::from(
        folder("HOME")
            .or_else(|| folder("USERPROFILE"))
            .unwrap_or_default(),
    );
    match platform {
        "windows" => {
            folder("APPDATA").map_or_else(|| home.join("AppData").join("Roaming"), PathBuf::from)
        }
        "macos" => home.join("Library").join("Application Support"),
        _ => {
            folder("XDG_DATA_HOME").map_or_else(|| home.join(".local").join("share"), PathBuf::from)
        }
    }
}

/// What one game saved. A file that is damaged or another game's counts as none.
#[derive(Clone, Debug)]
pub struct SaveFile {
    path: PathBuf,
    game: String,
    stored: [i32; SAVE],
}

impl SaveFile {
    /// Returns the save of a game in a data folder.
    #[must_use]
    pub fn new(folder: &Path, package: &str, seed: u32) -> Self {
        let mut file = Self {
            path: folder.join(package).join("save.json"),
            game: format!("{package} {seed}"),
            stored: [0; SAVE],
        };
        file.stored = file.read();
        file
    }

    /// Returns where it is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the saved numbers, all zero where nothing usable was saved.
    #[must_use]
    pub fn read(&self) -> [i32; SAVE] {
        fs::read_to_string(&self.path)
            .ok()
            .and_then(|text| self.intact(&text))
            .unwrap_or_default()
    }

    /// Writes the numbers if they changed, so that a crash leaves the old or the new file.
    ///
    /// # Errors
    ///
    /// The folder or the file cannot be written.
    pub fn keep(&mut self, save: &[i32]) -> io::Result<()> {
        if save == self.stored {
            return Ok(());
        }
        self.stored.copy_from_slice(save);
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let check = self.check(&self.stored);
        let draft = self.path.with_extension("new");
        fs::write(
            &draft,
            format!("{{\"save\": {save:?}, \"check\": {check}}}\n"),
        )?;
        fs::rename(&draft, &self.path)
    }

    fn intact(&self, text: &str) -> Option<[i32; SAVE]> {
        let document = parse(text).ok()?;
        let items = document.get("save")?.list()?.iter().map(Value::whole);
        let save: [i32; SAVE] = items.collect::<Option<Vec<i32>>>()?.try_into().ok()?;
        let check = Value::Whole(i64::from(self.check(&save)));
        (document.get("check") == Some(&check)).then_some(save)
    }

    fn check(&self, save: &[i32; SAVE]) -> u32 {
        fnv1a(format!("{} {save:?}", self.game).as_bytes())
    }
}
