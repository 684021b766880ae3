//! What a frame consists of: pictures in the order in which they are painted.

use game::kernel::game::Colour;

use super::album::{PLAIN, PictureId};
use super::area::Area;

/// The tint that leaves a picture as it is.
pub const AS_IT_IS: Colour = Colour::rgb(0xFF_FF_FF);

/// A part of a picture, somewhere on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    pub picture: PictureId,
    /// The part of the picture; beyond its edges the picture repeats.
    pub source: Area,
    /// Where the part's left upper corner is on the screen.
    pub at: (i32, i32),
    /// Whether left and right are exchanged.
    pub mirrored: bool,
    /// What each pixel is multiplied by.
    pub tint: Colour,
}

/// A draw list in the making. What lies outside of its field is cut off.
pub struct Canvas {
    field: Area,
    draws: Vec<Draw>,
}

impl Canvas {
    /// Returns an empty list for a screen of a size.
    pub fn new(size: (i32, i32)) -> Self {
        Self {
            field: Area::new(0, 0, size.0, size.1),
            draws: Vec::new(),
        }
    }

    /// Returns the finished list.
    pub fn into_draws(self) -> Vec<Draw> {
        self.draws
    }

    pub fn size(&self) -> (i32, i32) {
        (self.field.width, self.field.height)
    }

    /// Paints on a part of the canvas as if it were a canvas of its own.
    pub fn within(&mut self, field: Area, paint: impl FnOnce(&mut Self)) {
        let whole = self.field;
        let moved = Area::new(
            whole.x + field.x,
            whole.y + field.y,
            field.width,
            field.height,
        );
        if let Some(part) = whole.shared(moved) {
            self.field = part;
            paint(self);
            self.field = whole;
        }
    }

    /// Fills the whole canvas.
    pub fn fill(&mut self, colour: Colour) {
        let (width, height) = self.size();
        self.fill_area(Area::new(0, 0, width, height), colour);
    }

    /// Fills a rectangle.
    pub fn fill_area(&mut self, area: Area, colour: Colour) {
        let source = Area::new(0, 0, area.width, area.height);
        self.draw(Draw {
            picture: PLAIN,
            source,
            at: (area.x, area.y),
            mirrored: false,
            tint: colour,
        });
    }

    /// Paints a part of a picture as it is.
    pub fn blit(&mut self, picture: PictureId, source: Area, at: (i32, i32)) {
        self.draw(Draw {
            picture,
            source,
            at,
            mirrored: false,
            tint: AS_IT_IS,
        });
    }

    /// Paints a part of a picture in any way.
    pub fn draw(&mut self, draw: Draw) {
        let Draw { source, at, .. } = draw;
        let placed = Area::new(
            self.field.x + at.0,
            self.field.y + at.1,
            source.width,
            source.height,
        );
        let Some(seen) = placed.shared(self.field) else {
            return;
        };
        let left = if draw.mirrored {
            placed.right() - seen.right()
        } else {
            seen.x - placed.x
        };
        self.draws.push(Draw {
            source: Area::new(
                source.x + left,
                source.y + seen.y - placed.y,
                seen.width,
                seen.height,
            ),
            at: (seen.x, seen.y),
            ..draw
        });
    }
}

/// Returns a frame that is white all over.
pub fn plain_frame(size: (i32, i32)) -> Vec<Draw> {
    let mut canvas = Canvas::new(size);
    canvas.fill(AS_IT_IS);
    canvas.into_draws()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWELVE: Area = Area::new(0, 0, 12, 12);

    fn drawn(mirrored: bool, at: (i32, i32)) -> Vec<Draw> {
        let mut canvas = Canvas::new((100, 50));
        canvas.within(Area::new(0, 10, 100, 40), |field| {
            field.draw(Draw {
                picture: PLAIN,
                source: TWELVE,
                at,
                mirrored,
                tint: AS_IT_IS,
            });
        });
        canvas.into_draws()
    }

    #[test]
    fn a_part_of_the_canvas_has_its_own_corner() {
        assert_eq!(drawn(false, (3, 4))[0].at, (3, 14));
    }

    #[test]
    fn what_reaches_beyond_the_field_is_cut_off() {
        let cut = drawn(false, (-4, -5))[0];
        assert_eq!((cut.at, cut.source), ((0, 10), Area::new(4, 5, 8, 7)));
        assert_eq!(drawn(false, (-12, 0)), []);
        assert_eq!(drawn(false, (0, 40)), []);
    }

    #[test]
    fn a_mirrored_picture_loses_its_other_side() {
        assert_eq!(drawn(true, (-4, 0))[0].source, Area::new(0, 0, 8, 12));
        assert_eq!(drawn(true, (92, 0))[0].source, Area::new(4, 0, 8, 12));
    }
}
