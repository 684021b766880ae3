//! Dimming the console's way: a pattern of dots in the paper's colour, no new shade.

use game::kernel::game::Colour;

use super::album::{Album, CLEAR, Picture, PictureId, opaque};
use super::area::Area;
use super::canvas::{AS_IT_IS, Canvas, Draw};

/// The order in which dots appear (Bayer, 1973).
const BAYER: [[i32; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];
/// The density at which nothing is left to be seen.
pub const OPAQUE: i32 = 16;
/// Rows of each density, where a curtain ends.
const FADE_ROWS: i32 = 2;

/// Seventeen densities of dots, from nothing (0) to all (16).
pub struct Veil {
    colour: Colour,
    /// The dots of the densities from 1; each picture is small and repeats.
    patterns: Vec<PictureId>,
}

impl Veil {
    pub fn new(album: &mut Album, colour: Colour) -> Self {
        let white = opaque(AS_IT_IS);
        let patterns = (1..=OPAQUE)
            .map(|density| {
                album.add(Picture::made(format!("veil-{density}"), (4, 4), |x, y| {
                    let threshold = BAYER[y as usize][x as usize];
                    if threshold < density { white } else { CLEAR }
                }))
            })
            .collect();
        Self { colour, patterns }
    }

    /// Lays the dots over the whole canvas.
    pub fn draw(&self, canvas: &mut Canvas, density: i32) {
        let (width, height) = canvas.size();
        self.draw_area(canvas, density, Area::new(0, 0, width, height));
    }

    /// Lays a cloth over the top of the canvas: closed to a height, then fading out.
    pub fn curtain(&self, canvas: &mut Canvas, height: i32) {
        let (width, _) = canvas.size();
        canvas.fill_area(Area::new(0, 0, width, height), self.colour);
        for step in 1..OPAQUE {
            let top = height + (step - 1) * FADE_ROWS;
            self.draw_area(canvas, OPAQUE - step, Area::new(0, top, width, FADE_ROWS));
        }
    }

    fn draw_area(&self, canvas: &mut Canvas, density: i32, area: Area) {
        let Some(last) = usize::try_from(density - 1).ok() else {
            return;
        };
        canvas.draw(Draw {
            picture: self.patterns[last],
            source: area,
            at: (area.x, area.y),
            mirrored: false,
            tint: self.colour,
        });
    }
}
