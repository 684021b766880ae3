//! A game, as the kernel sees it: its rules, its levels, and how it looks and reads.

use std::sync::Arc;

use super::constants::Kind;
use super::levels::{LevelError, LevelMap, read_map};
use super::list::List;
use super::recording::Recording;
use super::world::{Level, SAVE, Step, World, new_world};

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    /// Returns the colour that is written `0xRRGGBB`.
    #[must_use]
    pub const fn rgb(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { red, green, blue }
    }
}

/// How the picture follows the hero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camera {
    /// Always after the hero.
    Follow,
    /// Room by room.
    Rooms,
}

/// One level as the player knows it.
#[derive(Clone, Debug)]
pub struct Stage {
    /// A Tiled file inside the assets folder: `levels/level-1.tmj`.
    pub map: &'static str,
    /// What the file holds.
    pub document: &'static str,
    pub name: &'static str,
    pub tune: &'static str,
    pub tileset: &'static str,
    /// The colour behind everything.
    pub backdrop: Colour,
    /// What there is to do, in lines that fit the screen.
    pub goal: &'static [&'static str],
    /// What is said; the first line is who says it: `Wren:`.
    pub saying: &'static [&'static str],
}

/// Everything that makes this game this game. Lengths are in pixels of its console.
#[derive(Clone, Debug)]
pub struct Game {
    /// As its maker wrote it, in any script.
    pub title: &'static str,
    /// In letters that the bitmap font has.
    pub display_title: &'static str,
    pub package: &'static str,
    pub seed: u32,
    pub step: Step,
    /// Width and height.
    pub screen: (i32, i32),
    /// The edge of a map cell.
    pub cell: i32,
    /// The height of the status bar at the top.
    pub hud: i32,
    /// Columns and rows of the map that fit below the status bar.
    pub view: (i32, i32),
    pub camera: Camera,
    /// The colour of text.
    pub ink: Colour,
    /// The colour behind text.
    pub paper: Colour,
    pub stages: &'static [Stage],
    /// The name of each actor's sprite sheet.
    pub sprites: &'static [(Kind, &'static str)],
    pub tagline: &'static str,
    pub intro: &'static [&'static str],
    pub ending: &'static [&'static str],
    pub defeat: &'static [&'static str],
    /// Lines for the pause and the title: `Z: jump`.
    pub controls: &'static [&'static str],
    pub has_keys: bool,
    pub has_power: bool,
    pub has_save: bool,
    pub title_tune: &'static str,
    pub boss_tune: &'static str,
    pub ending_tune: &'static str,
    pub defeat_tune: &'static str,
    /// What a boss begins with; 0 shows no bar for it.
    pub boss_hp: i32,
}

impl Game {
    /// Returns the maps of all levels, with what is drawn.
    ///
    /// # Errors
    ///
    /// A map cannot be played.
    pub fn maps(&self) -> Result<Vec<LevelMap>, LevelError> {
        self.stages
            .iter()
            .map(|stage| read_map(stage.map, stage.document))
            .collect()
    }

    /// Returns the levels, as the rules need them.
    ///
    /// # Errors
    ///
    /// A map cannot be played.
    pub fn levels(&self) -> Result<Arc<List<Level>>, LevelError> {
        let levels: Vec<Level> = self.maps()?.into_iter().map(|drawn| drawn.level).collect();
        Ok(Arc::new(List::from(levels)))
    }

    /// Returns a new world of this game, with its levels, at its title screen.
    #[must_use]
    pub fn world(&self, levels: Arc<List<Level>>, save: [i32; SAVE]) -> World {
        new_world(levels, self.seed, save)
    }

    /// Returns the world in which a recording began.
    #[must_use]
    pub fn world_of(&self, levels: Arc<List<Level>>, recording: &Recording) -> World {
        new_world(levels, recording.seed, recording.save)
    }
}
