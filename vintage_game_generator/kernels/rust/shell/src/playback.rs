//! A recording that is played again, as far as one wants.

use std::vec::IntoIter;

use game::kernel::game::Game;
use game::kernel::levels::LevelError;
use game::kernel::recording::Recording;
use game::kernel::{Step, World};

/// A recording's world, and the buttons that are still to be pressed in it.
pub struct Playback {
    pub world: World,
    step: Step,
    buttons: IntoIter<i32>,
    played: i32,
}

impl Playback {
    /// Returns the beginning of a recording.
    ///
    /// # Errors
    ///
    /// A map of the game cannot be played.
    pub fn new(game: &Game, recording: &Recording) -> Result<Self, LevelError> {
        let buttons: Vec<i32> = recording.buttons().collect();
        Ok(Self {
            world: game.world_of(game.levels()?, recording),
            step: game.step,
            buttons: buttons.into_iter(),
            played: 0,
        })
    }

    /// Plays on until so many ticks have passed in all, or to the end.
    pub fn advance_to(&mut self, tick: i32) {
        while self.played < tick
            && let Some(pressed) = self.buttons.next()
        {
            self.world.buttons = pressed;
            (self.step)(&mut self.world);
            self.played += 1;
        }
    }
}
