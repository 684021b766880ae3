//! A frame: what the player sees of a world.

use std::error::Error;
use std::path::Path;

use game::kernel::game::Game;
use game::kernel::world::SAVE;
use game::kernel::{Mode, World};

use super::album::{Album, index};
use super::area::Area;
use super::camera::{Corner, camera, field_size};
use super::canvas::{Canvas, Draw};
use super::card::Card;
use super::cast::Cast;
use super::font::Font;
use super::hud::{Hud, title_colours};
use super::scenery::Scenery;
use super::screens::{Props, Screens};

/// Everything that a game shows, read once. Drawing never changes the world.
pub struct Painter {
    pub game: &'static Game,
    scenery: Vec<Scenery>,
    font: Font,
    cast: Cast,
    hud: Hud,
    card: Card,
    screens: Screens,
    field: Area,
}

impl Painter {
    /// Reads all pictures of a game into an album.
    ///
    /// # Errors
    ///
    /// A map cannot be played, or a picture is missing or malformed.
    pub fn load(
        album: &mut Album,
        game: &'static Game,
        assets: &Path,
    ) -> Result<Self, Box<dyn Error>> {
        let maps = game.maps()?;
        let first = game.world(game.levels()?, [0; SAVE]);
        let cast = Cast::load(album, game, assets, &maps)?;
        let mut scenery = Vec::new();
        for (stage, map) in game.stages.iter().zip(maps) {
            scenery.push(Scenery::load(album, game, assets, stage, map)?);
        }
        let font = Font::load(album, assets)?;
        let hud = Hud::new(album, game, &cast);
        let colours = title_colours(game, &cast);
        let card = Card::new(album, game, &font, colours);
        let screens = Screens::new(album, game, &font, colours, first);
        let (width, height) = field_size(game);
        Ok(Self {
            game,
            scenery,
            font,
            cast,
            hud,
            card,
            screens,
            field: Area::new(0, game.hud, width, height),
        })
    }

    /// Returns what is seen of a world, from the hero's surroundings.
    pub fn frame(&self, world: &World) -> Vec<Draw> {
        let mut canvas = Canvas::new(self.game.screen);
        self.draw(&mut canvas, world, camera(world, self.game));
        canvas.into_draws()
    }

    /// Draws a world on a canvas of the console's screen size.
    ///
    /// The corner is the map's pixel at the left top, while the game is played.
    pub fn draw(&self, canvas: &mut Canvas, world: &World, corner: Corner) {
        let props = Props {
            font: &self.font,
            cast: &self.cast,
            scenery: &self.scenery,
        };
        match world.mode {
            Mode::Title => self.screens.title(canvas, props, world),
            Mode::Intro => self.card.draw(canvas, &self.font, &self.cast, world),
            Mode::Won | Mode::Lost => self.screens.ending(canvas, props, world),
            Mode::Paused => {
                self.play(canvas, world, corner);
                self.screens.pause(canvas, &self.font);
            }
            Mode::Cleared => {
                self.play(canvas, world, corner);
                self.screens.cleared(canvas, world);
            }
            Mode::Playing | Mode::Dying => self.play(canvas, world, corner),
        }
    }

    /// Dims a picture, from not at all (0) to nothing left (16).
    pub fn fade(&self, canvas: &mut Canvas, density: i32) {
        self.screens.fade(canvas, density);
    }

    fn play(&self, canvas: &mut Canvas, world: &World, corner: Corner) {
        let (width, height) = canvas.size();
        if self.field.bottom() < height || self.field.width < width {
            canvas.fill(self.game.paper);
        }
        canvas.within(self.field, |field| {
            self.scenery[index(world.level)].draw(field, corner, 0);
            self.cast.draw(field, world, corner, world.tick);
        });
        self.hud.draw(canvas, &self.font, world);
    }
}
