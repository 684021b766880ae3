//! All pictures of a game, those read from its assets and those made from them.

use game::kernel::game::Colour;

use super::area::Area;

/// The number of a picture in its album.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureId(usize);

impl PictureId {
    pub fn index(self) -> usize {
        self.0
    }
}

/// One white dot: a filled rectangle is this picture, repeated and tinted.
pub const PLAIN: PictureId = PictureId(0);

/// The four channels of a dot: red, green, blue, and how much it covers.
pub type Dot = [u8; 4];

pub const CLEAR: Dot = [0; 4];

/// A picture, row by row from its left upper corner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it comes from: `sprites/hero`, or what it is.
    pub name: String,
    pub width: i32,
    pub height: i32,
    pub dots: Vec<Dot>,
}

impl Picture {
    /// Returns a picture of a size, each dot as a function says.
    pub fn made(name: impl Into<String>, size: (i32, i32), dot: impl Fn(i32, i32) -> Dot) -> Self {
        let (width, height) = size;
        Self {
            name: name.into(),
            width,
            height,
            dots: (0..height)
                .flat_map(|y| (0..width).map(move |x| (x, y)))
                .map(|(x, y)| dot(x, y))
                .collect(),
        }
    }

    /// Returns the dot at a place inside the picture.
    pub fn dot(&self, x: i32, y: i32) -> Dot {
        self.dots[index(y * self.width + x)]
    }

    /// Returns the whole of it.
    pub fn area(&self) -> Area {
        Area::new(0, 0, self.width, self.height)
    }
}

/// Pictures by their numbers. The window shows them; what is drawn names them.
pub struct Album {
    pictures: Vec<Picture>,
}

impl Album {
    /// Returns an album with nothing but the plain dot.
    pub fn new() -> Self {
        let white = [u8::MAX; 4];
        Self {
            pictures: vec![Picture::made("plain", (1, 1), |_, _| white)],
        }
    }

    pub fn add(&mut self, picture: Picture) -> PictureId {
        self.pictures.push(picture);
        PictureId(self.pictures.len() - 1)
    }

    /// Returns the number of the picture of a name, if it is there.
    pub fn named(&self, name: &str) -> Option<PictureId> {
        let mut pictures = self.pictures.iter();
        pictures
            .position(|picture| picture.name == name)
            .map(PictureId)
    }

    pub fn picture(&self, id: PictureId) -> &Picture {
        &self.pictures[id.0]
    }

    /// Returns all pictures, in the order of their numbers.
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }
}

/// Returns the dot of a colour.
pub fn opaque(colour: Colour) -> Dot {
    [colour.red, colour.green, colour.blue, u8::MAX]
}

/// Returns a number that is never negative here, as an index.
pub fn index(number: i32) -> usize {
    usize::try_from(number).expect("an index is not negative")
}
