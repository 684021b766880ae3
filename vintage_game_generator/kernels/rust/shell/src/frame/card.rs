//! The card before a level: its number and name, what there is to do, who says what, the lives.

use game::kernel::game::{Colour, Game, Stage};
use game::kernel::{Pose, World};

use super::album::{Album, index};
use super::area::Area;
use super::big_letters::{Banner, Room, TitleColours};
use super::canvas::Canvas;
use super::cast::Cast;
use super::font::Font;
use super::screens::MARGIN;

const GAP: i32 = 6;
/// On a screen so wide, lines stand further apart.
const ROOMY: i32 = 200;

/// Draws a level's card. All of it follows from the state alone.
pub struct Card {
    stages: &'static [Stage],
    /// The levels' names.
    names: Vec<Banner>,
    ink: Colour,
    paper: Colour,
    gold: Colour,
    accent: Colour,
}

impl Card {
    /// Prepares the cards of all levels.
    pub fn new(album: &mut Album, game: &Game, font: &Font, colours: TitleColours) -> Self {
        let room = Room {
            scale: 2,
            width: game.screen.0 - MARGIN,
            lines: 2,
        };
        let stages = game.stages.iter();
        Self {
            stages: game.stages,
            names: stages
                .map(|stage| Banner::new(album, font, colours, stage.name, room))
                .collect(),
            ink: game.ink,
            paper: game.paper,
            gold: colours.gold,
            accent: colours.accent(),
        }
    }

    /// Draws the card; what it says is spread over its height.
    pub fn draw(&self, canvas: &mut Canvas, font: &Font, cast: &Cast, world: &World) {
        let (width, height) = canvas.size();
        let blocks = self.blocks(world);
        let roomy = width >= ROOMY;
        let pitch = font.height + if roomy { 4 } else { 2 };
        let air = if blocks.is_empty() || roomy {
            font.height
        } else {
            font.height / 2
        };
        let (top, gap) = if blocks.is_empty() {
            (height / 4 - air, 0)
        } else {
            let lines = blocks.iter().map(Vec::len).sum::<usize>() as i32;
            let heading = font.height + self.names[index(world.level)].height() + 3 * air;
            let (_, hero) = cast.hero_size();
            let left = (height - heading - pitch * lines - hero).max(0);
            let gap = left / (blocks.len() as i32 + 3);
            (gap, gap)
        };
        canvas.fill(self.paper);
        let mut bottom = self.heading(canvas, font, world, top, air);
        for block in blocks {
            bottom += gap;
            for (line, colour) in block {
                font.write(canvas, line, (font.centred(line, width), bottom), colour);
                bottom += pitch;
            }
        }
        self.lives(canvas, font, cast, world, bottom);
    }

    /// Returns what a level's card says, each line with its colour: the goal, and the saying.
    fn blocks(&self, world: &World) -> Vec<Vec<(&'static str, Colour)>> {
        let stage = &self.stages[index(world.level)];
        let goal = stage.goal.iter().map(|&line| (line, self.ink)).collect();
        let colours = std::iter::once(self.accent).chain(std::iter::repeat(self.ink));
        let saying = stage.saying.iter().copied().zip(colours).collect();
        [goal, saying]
            .into_iter()
            .filter(|block: &Vec<_>| !block.is_empty())
            .collect()
    }

    /// Draws a level's number and name between two rules; returns where the lower one is.
    fn heading(&self, canvas: &mut Canvas, font: &Font, world: &World, top: i32, air: i32) -> i32 {
        let (width, _) = canvas.size();
        let number = format!("LEVEL {}", world.level + 1);
        let at = (font.centred(&number, width), top + air);
        font.write(canvas, &number, at, self.ink);
        let name = &self.names[index(world.level)];
        let bottom = name.draw(canvas, top + 2 * air + font.height, 0) + air;
        for y in [top, bottom] {
            let rule = Area::around((width / 2, y), (width * 3 / 4, 1));
            canvas.fill_area(rule, self.gold);
        }
        bottom
    }

    /// Draws the hero, and how many lives he has, in the middle of what is below a height.
    fn lives(&self, canvas: &mut Canvas, font: &Font, cast: &Cast, world: &World, top: i32) {
        let (width, height) = canvas.size();
        let lives = format!("x {}", world.lives.max(0));
        let (wide, tall) = cast.hero_size();
        let feet = (top + height + tall).div_euclid(2);
        let x = (width - wide - font.length(&lives) - GAP).div_euclid(2);
        cast.draw_hero(canvas, (x + wide / 2, feet), Pose::Walk, world.mode_time);
        let at = (x + wide + GAP, feet - (tall + font.height) / 2);
        font.write(canvas, &lives, at, self.ink);
    }
}
