//! Sprite sheets with their animations.

use std::path::Path;

use game::kernel::game::Colour;
use game::kernel::json::Value;
use game::kernel::{Facing, Pose};

use super::album::{Album, Dot, Picture, PictureId, index};
use super::area::Area;
use super::canvas::{AS_IT_IS, Canvas, Draw};
use super::files::{AssetError, Facts, load_picture};

/// Animations by their names, in the order of the sheet's file.
type Animations = Vec<(String, Animation)>;

/// In the order of their codes.
const FACINGS: [Facing; 4] = [Facing::Right, Facing::Left, Facing::Up, Facing::Down];

/// Frames by their index in the sheet, each shown for some ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Animation {
    frames: Vec<i32>,
    ticks: i32,
    repeats: bool,
}

impl Animation {
    /// Returns the frame to show so many ticks after the beginning.
    pub fn frame(&self, time: i32) -> i32 {
        let turn = index(time / self.ticks);
        let last = self.frames.len() - 1;
        if self.repeats {
            self.frames[turn % self.frames.len()]
        } else {
            self.frames[turn.min(last)]
        }
    }
}

/// One thing's frames, for each pose and facing.
pub struct SpriteSheet {
    pub size: (i32, i32),
    /// The dot of a frame that stands where the thing is.
    pub anchor: (i32, i32),
    /// The sheet for each facing: shots are turned pictures when they fly up and down.
    pictures: [PictureId; FACINGS.len()],
    animations: Animations,
    poses: Vec<[Animation; FACINGS.len()]>,
    colours: Vec<Colour>,
}

impl SpriteSheet {
    /// Reads a sheet.
    ///
    /// # Errors
    ///
    /// A file of the sheet is missing or malformed.
    pub fn load(album: &mut Album, assets: &Path, name: &str) -> Result<Self, AssetError> {
        let name = format!("sprites/{name}");
        let facts = Facts::load(assets, &name)?;
        let id = load_picture(album, assets, &name)?;
        let picture = album.picture(id);
        let size = facts.pair("frame")?;
        let animations = read_animations(&facts, picture, size)?;
        let poses = Pose::NAMES
            .iter()
            .map(|pose| FACINGS.map(|facing| nearest(&animations, pose, side(facing)).clone()));
        Ok(Self {
            size,
            anchor: facts.pair("anchor")?,
            pictures: [id; FACINGS.len()],
            poses: poses.collect(),
            colours: colours(picture, size),
            animations,
        })
    }

    /// Makes up and down turned pictures, as for a shot that is drawn flying to the right.
    pub fn turn_with_facing(&mut self, album: &mut Album) {
        let (width, height) = self.size;
        if width == height && !self.animations.iter().any(|(name, _)| name.contains("-up")) {
            let right = album.picture(self.pictures[Facing::Right as usize]);
            let up = turned(right, "up", width, |x, y| (width - 1 - y, x));
            let down = turned(right, "down", width, |x, y| (y, width - 1 - x));
            self.pictures[Facing::Up as usize] = album.add(up);
            self.pictures[Facing::Down as usize] = album.add(down);
        }
    }

    /// Returns the animation of a pose.
    pub fn pose(&self, pose: Pose, facing: Facing) -> &Animation {
        &self.poses[pose as usize][facing as usize]
    }

    /// Returns the animation of a name, if the sheet has it.
    pub fn animation(&self, name: &str) -> Option<&Animation> {
        named(&self.animations, name)
    }

    /// Returns the colours that cover a sixteenth of the first frame or more.
    pub fn colours(&self) -> &[Colour] {
        &self.colours
    }

    /// Draws a frame, its left upper corner at a place.
    pub fn draw(&self, canvas: &mut Canvas, facing: Facing, frame: i32, at: (i32, i32)) {
        let (width, height) = self.size;
        canvas.draw(Draw {
            picture: self.pictures[facing as usize],
            source: Area::new(frame * width, 0, width, height),
            at,
            mirrored: facing == Facing::Left,
            tint: AS_IT_IS,
        });
    }
}

fn read_animations(
    facts: &Facts,
    picture: &Picture,
    (width, height): (i32, i32),
) -> Result<Animations, AssetError> {
    let frames = picture.width / width.max(1);
    let animations = facts.get("animations", |value| match value {
        Value::Object(entries) => entries.iter().map(read_animation).collect(),
        _ => None,
    })?;
    let animations: Animations = animations;
    if animations.is_empty() || width < 1 || height < 1 || picture.height < height {
        return Err(facts.wrong("has no frame to show"));
    }
    let lacking = animations.iter().find(|(_, animation)| {
        let lacks = |frame: &i32| !(0..frames).contains(frame);
        let shown = &animation.frames;
        shown.is_empty() || shown.iter().any(lacks) || animation.ticks < 1
    });
    match lacking {
        Some((name, _)) => {
            let problem = format!("animation '{name}' wants frames that the sheet lacks");
            Err(facts.wrong(problem))
        }
        None => Ok(animations),
    }
}

fn read_animation((name, value): &(String, Value)) -> Option<(String, Animation)> {
    let frames = value.get("frames")?.list()?.iter().map(Value::whole);
    let animation = Animation {
        frames: frames.collect::<Option<_>>()?,
        ticks: value.get("ticks")?.whole()?,
        repeats: value.get("loop")? == &Value::Bool(true),
    };
    Some((name.clone(), animation))
}

/// Returns what the names of animations call a facing.
fn side(facing: Facing) -> &'static str {
    match facing {
        Facing::Right | Facing::Left => "side",
        Facing::Up => "up",
        Facing::Down => "down",
    }
}

/// Returns the nearest animation that a sheet has; not all things have all poses.
fn nearest<'a>(animations: &'a [(String, Animation)], pose: &str, side: &str) -> &'a Animation {
    let names = [
        format!("{pose}-{side}"),
        pose.to_owned(),
        format!("idle-{side}"),
        "idle".to_owned(),
    ];
    names
        .iter()
        .find_map(|name| named(animations, name))
        .unwrap_or(&animations[0].1)
}

fn named<'a>(animations: &'a [(String, Animation)], wanted: &str) -> Option<&'a Animation> {
    let mut all = animations.iter();
    all.find_map(|(name, animation)| (name == wanted).then_some(animation))
}

/// Returns a sheet of square frames, each of them turned by what says where a dot comes from.
fn turned(sheet: &Picture, way: &str, edge: i32, from: impl Fn(i32, i32) -> (i32, i32)) -> Picture {
    let name = format!("{} {way}", sheet.name);
    let size = (sheet.width / edge * edge, edge);
    Picture::made(name, size, |x, y| -> Dot {
        let (inner, outer) = from(x % edge, y);
        sheet.dot(x - x % edge + inner, outer)
    })
}

fn colours(picture: &Picture, (width, height): (i32, i32)) -> Vec<Colour> {
    let mut counts: Vec<(Colour, usize)> = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let [red, green, blue, cover] = picture.dot(x, y);
            if cover == 0 {
                continue;
            }
            let colour = Colour { red, green, blue };
            match counts.iter_mut().find(|(known, _)| *known == colour) {
                Some((_, count)) => *count += 1,
                None => counts.push((colour, 1)),
            }
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    counts.retain(|(_, count)| *count >= total / 16);
    counts.into_iter().map(|(colour, _)| colour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_animation_repeats_or_stays_at_its_end() {
        let mut animation = Animation {
            frames: vec![4, 5, 6],
            ticks: 10,
            repeats: true,
        };
        assert_eq!(
            [0, 9, 10, 29, 30].map(|time| animation.frame(time)),
            [4, 4, 5, 6, 4]
        );
        animation.repeats = false;
        assert_eq!(animation.frame(1000), 6);
    }
}
