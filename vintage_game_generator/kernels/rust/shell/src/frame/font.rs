//! Text in the game's bitmap font.

use std::path::Path;

use game::kernel::game::Colour;
use game::kernel::json::Value;

use super::album::{Album, PictureId};
use super::area::Area;
use super::canvas::{Canvas, Draw};
use super::files::{AssetError, Facts, load_picture};

/// Where the five shadows of an edged letter lie.
const EDGE: [(i32, i32); 5] = [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1)];

/// The bitmap font: white letters of one size, in one row.
pub struct Font {
    picture: PictureId,
    letters: Vec<char>,
    pub width: i32,
    pub height: i32,
}

impl Font {
    /// Reads the font.
    ///
    /// # Errors
    ///
    /// A file of the font is missing or malformed.
    pub fn load(album: &mut Album, assets: &Path) -> Result<Self, AssetError> {
        let facts = Facts::load(assets, "font")?;
        let picture = load_picture(album, assets, "font")?;
        let (width, height) = facts.pair("cell")?;
        let letters: Vec<char> = facts.get("letters", Value::text)?.chars().collect();
        if album.picture(picture).width < width * letters.len() as i32 {
            let count = letters.len();
            return Err(facts.wrong(format!("names {count} letters, more than the picture has")));
        }
        Ok(Self {
            picture,
            letters,
            width,
            height,
        })
    }

    /// Returns the width of a line in pixels.
    pub fn length(&self, text: &str) -> i32 {
        self.width * text.chars().count() as i32
    }

    /// Draws a line; a letter that the font lacks leaves a gap.
    pub fn write(&self, canvas: &mut Canvas, text: &str, at: (i32, i32), colour: Colour) {
        for (number, letter) in text.chars().enumerate() {
            if let Some(source) = self.letter(letter) {
                canvas.draw(Draw {
                    picture: self.picture,
                    source,
                    at: (at.0 + number as i32 * self.width, at.1),
                    mirrored: false,
                    tint: colour,
                });
            }
        }
    }

    /// Draws a line with an edge around it, to be read on busy ground.
    pub fn write_edged(
        &self,
        canvas: &mut Canvas,
        text: &str,
        at: (i32, i32),
        colour: Colour,
        edge: Colour,
    ) {
        for (dx, dy) in EDGE {
            self.write(canvas, text, (at.0 + dx, at.1 + dy), edge);
        }
        self.write(canvas, text, at, colour);
    }

    /// Returns where a line begins that stands in the middle of a width.
    pub fn centred(&self, text: &str, width: i32) -> i32 {
        (width - self.length(text)).div_euclid(2)
    }

    /// Returns a text in lines that fit so many pixels.
    pub fn wrap(&self, text: &str, width: i32) -> Vec<String> {
        let columns = (width / self.width).max(1) as usize;
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let letters: Vec<char> = word.chars().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + letters.len() <= columns => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.extend(letters.chunks(columns).map(|part| part.iter().collect())),
            }
        }
        lines
    }

    /// Returns where in the picture a letter is that shows; capitals stand in for letters that lack.
    pub fn letter(&self, letter: char) -> Option<Area> {
        if letter == ' ' {
            return None;
        }
        let place = |wanted| self.letters.iter().position(|&known| known == wanted);
        let number = place(letter).or_else(|| capital(letter).and_then(place))? as i32;
        Some(Area::new(number * self.width, 0, self.width, self.height))
    }

    /// Returns the picture that has all letters.
    pub fn picture(&self) -> PictureId {
        self.picture
    }
}

fn capital(letter: char) -> Option<char> {
    let mut capitals = letter.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none())
}
