//! What the assets folder holds: pictures, and the JSON facts beside them.

use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use game::kernel::json::{Value, parse};

use super::album::{Album, Picture, PictureId};
use super::png::decoded;

/// A picture or its facts that are missing or malformed: which file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetError {
    file: PathBuf,
    problem: String,
}

impl AssetError {
    pub fn new(file: impl Into<PathBuf>, problem: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for AssetError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file.display(), self.problem)
    }
}

impl Error for AssetError {}

/// Returns the number of a picture, which is read the first time that it is asked for.
///
/// The name is its path in the assets folder without the ending: `sprites/hero`.
///
/// # Errors
///
/// The file is missing or is no picture.
pub fn load_picture(album: &mut Album, assets: &Path, name: &str) -> Result<PictureId, AssetError> {
    if let Some(known) = album.named(name) {
        return Ok(known);
    }
    let file = assets.join(format!("{name}.png"));
    let no_picture = |reason: String| AssetError::new(&file, format!("is no picture ({reason})"));
    let bytes = fs::read(&file).map_err(|error| no_picture(error.to_string()))?;
    let (width, height, dots) = decoded(&bytes).map_err(no_picture)?;
    Ok(album.add(Picture {
        name: name.to_owned(),
        width,
        height,
        dots,
    }))
}

/// The JSON object beside a picture.
pub struct Facts {
    file: PathBuf,
    document: Value,
}

impl Facts {
    /// Reads the facts of a name such as `sprites/hero`.
    ///
    /// # Errors
    ///
    /// The file is missing or holds no object.
    pub fn load(assets: &Path, name: &str) -> Result<Self, AssetError> {
        let file = assets.join(format!("{name}.json"));
        let unread = |reason: String| AssetError::new(&file, format!("cannot be read ({reason})"));
        let text = fs::read_to_string(&file).map_err(|error| unread(error.to_string()))?;
        let document = parse(&text).map_err(|error| unread(error.to_string()))?;
        Ok(Self { file, document })
    }

    /// Returns the complaint that something is wrong with the file.
    pub fn wrong(&self, problem: impl Into<String>) -> AssetError {
        AssetError::new(&self.file, problem)
    }

    /// Returns what the file holds under a key, as some reading of it gives it.
    ///
    /// # Errors
    ///
    /// The key is missing, or the reading gives nothing.
    pub fn get<'facts, T>(
        &'facts self,
        key: &str,
        read: impl FnOnce(&'facts Value) -> Option<T>,
    ) -> Result<T, AssetError> {
        self.document
            .get(key)
            .and_then(read)
            .ok_or_else(|| self.wrong(format!("says nothing usable under {key:?}")))
    }

    /// Returns a whole number.
    ///
    /// # Errors
    ///
    /// The key is missing or holds something else.
    pub fn whole(&self, key: &str) -> Result<i32, AssetError> {
        self.get(key, Value::whole)
    }

    /// Returns two whole numbers.
    ///
    /// # Errors
    ///
    /// The key is missing or holds something else.
    pub fn pair(&self, key: &str) -> Result<(i32, i32), AssetError> {
        self.get(key, |value| match value.list()? {
            [first, second] => Some((first.whole()?, second.whole()?)),
            _ => None,
        })
    }
}
