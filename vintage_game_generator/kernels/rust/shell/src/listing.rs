//! What is drawn, as text: for looking at a frame's structure without a graphics card.

use game::kernel::game::Colour;

use crate::frame::album::Album;
use crate::frame::{AS_IT_IS, Draw};

/// Returns one line: `sprites/hero 32,0 32x32 at 112,144`, then what is special about it.
pub fn line(album: &Album, draw: &Draw) -> String {
    let name = &album.picture(draw.picture).name;
    let (x, y) = draw.at;
    let mut text = format!("{name} {} at {x},{y}", draw.source);
    if draw.mirrored {
        text.push_str(" mirrored");
    }
    if draw.tint != AS_IT_IS {
        let Colour { red, green, blue } = draw.tint;
        text.push_str(&format!(" #{red:02x}{green:02x}{blue:02x}"));
    }
    text
}
