//! Letters for titles: enlarged smoothly, in bands of colour, with depth and an edge.

use game::kernel::game::Colour;

use super::album::{Album, CLEAR, Dot, Picture, PictureId, index, opaque};
use super::area::Area;
use super::canvas::Canvas;
use super::font::Font;
use super::mask::Mask;

/// Pixels a letter; smoothing eats the strokes of smaller ones.
const THINNEST_SMOOTH: i32 = 7;
/// Where the edge lies around a shape whose left upper corner is at 1, 1.
const EDGE: [(i32, i32); 8] = [
    (0, 1),
    (1, 0),
    (2, 1),
    (1, 2),
    (0, 0),
    (2, 0),
    (0, 2),
    (2, 2),
];

/// The colours of big letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleColours {
    pub ink: Colour,
    pub gold: Colour,
    /// Of the letters' sides.
    pub deep: Colour,
    pub edge: Colour,
}

impl TitleColours {
    /// Returns the colour that sets words off from others in ink.
    pub fn accent(&self) -> Colour {
        if self.gold == self.ink {
            self.deep
        } else {
            self.gold
        }
    }
}

/// How large words may get.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The largest enlargement that is wanted, 1 to 4.
    pub scale: i32,
    /// In pixels.
    pub width: i32,
    /// How many there may be; a longer text is not enlarged.
    pub lines: i32,
}

/// Some words as pictures, one a line.
pub struct Banner {
    lines: Vec<(PictureId, Area)>,
}

impl Banner {
    /// Makes the pictures of some words, as large as fits.
    pub fn new(
        album: &mut Album,
        font: &Font,
        colours: TitleColours,
        text: &str,
        room: Room,
    ) -> Self {
        let fits = |&scale: &i32| fits(font, text, scale, room);
        let scale = (2..=room.scale).rev().find(fits).unwrap_or(1);
        let lines = font
            .wrap(text, room.width / scale)
            .iter()
            .map(|line| {
                let picture = enlarged(&letters(album, font, line), line, scale, colours, font);
                let area = picture.area();
                (album.add(picture), area)
            })
            .collect();
        Self { lines }
    }

    /// Returns how tall all lines are together.
    pub fn height(&self) -> i32 {
        self.lines.iter().map(|(_, area)| area.height).sum()
    }

    /// Draws the lines one below the other in the middle, or so far to the right of it.
    ///
    /// Returns where they end.
    pub fn draw(&self, canvas: &mut Canvas, top: i32, away: i32) -> i32 {
        let (width, _) = canvas.size();
        let mut y = top;
        for &(picture, area) in &self.lines {
            let x = (width - area.width).div_euclid(2) + away;
            canvas.blit(picture, area, (x, y));
            y += area.height;
        }
        y
    }
}

fn fits(font: &Font, text: &str, scale: i32, room: Room) -> bool {
    let words = text.split_whitespace();
    let longest = words.map(|word| font.length(word)).max().unwrap_or(0);
    let allowed = room.lines.min(5 - scale); // the larger, the fewer
    let lines = font.wrap(text, room.width / scale).len() as i32;
    longest * scale <= room.width && lines <= allowed
}

/// Returns the shape of a line of text.
fn letters(album: &Album, font: &Font, text: &str) -> Mask {
    let picture = album.picture(font.picture());
    let places: Vec<Option<Area>> = text.chars().map(|letter| font.letter(letter)).collect();
    Mask::made(font.length(text), font.height, |x, y| {
        places[index(x / font.width)].is_some_and(|place| {
            let [.., cover] = picture.dot(place.x + x % font.width, y);
            cover > 127
        })
    })
}

fn enlarged(letters: &Mask, text: &str, scale: i32, colours: TitleColours, font: &Font) -> Picture {
    let letters = if font.width < THINNEST_SMOOTH {
        letters.scaled(scale)
    } else {
        letters.enlarged(scale)
    };
    let depth = scale - 1;
    let covered = |x: i32, y: i32, places: &[(i32, i32)], downs: std::ops::RangeInclusive<i32>| {
        downs.into_iter().any(|down| {
            places
                .iter()
                .any(|(dx, dy)| letters.dot(x - down - dx, y - down - dy))
        })
    };
    let size = (letters.width + depth + 2, letters.height + depth + 2);
    Picture::made(format!("big-{scale} {text}"), size, |x, y| -> Dot {
        if letters.dot(x - 1, y - 1) {
            let low = y > letters.height / 2;
            opaque(if low { colours.gold } else { colours.ink })
        } else if covered(x, y, &[(1, 1)], 1..=depth) {
            opaque(colours.deep)
        } else if covered(x, y, &EDGE, 0..=depth) {
            opaque(colours.edge)
        } else {
            CLEAR
        }
    })
}
