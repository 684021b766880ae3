//! Rectangles of whole pixels.

use std::fmt;

/// A rectangle: its left upper corner and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Area {
    pub const fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Returns the area of a size whose middle is at a point; of an odd rest the smaller half comes first.
    pub fn around(centre: (i32, i32), size: (i32, i32)) -> Self {
        let (width, height) = size;
        Self::new(centre.0 - width / 2, centre.1 - height / 2, width, height)
    }

    pub fn right(self) -> i32 {
        self.x + self.width
    }

    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// Returns the area with its edge moved outwards on each side.
    pub fn grown(self, edge: i32) -> Self {
        Self::new(
            self.x - edge,
            self.y - edge,
            self.width + 2 * edge,
            self.height + 2 * edge,
        )
    }

    /// Returns what two areas have in common, if they meet.
    pub fn shared(self, other: Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let width = self.right().min(other.right()) - x;
        let height = self.bottom().min(other.bottom()) - y;
        (width > 0 && height > 0).then(|| Self::new(x, y, width, height))
    }
}

impl fmt::Display for Area {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(
            formatter,
            "{},{} {}x{}",
            self.x, self.y, self.width, self.height
        )
    }
}
