//! A running game: its world, and what the player sees of it.

use std::vec::IntoIter;

use bevy::prelude::*;
use game::kernel::game::Game;
use game::kernel::recording::Recording;
use game::kernel::saves::SaveFile;
use game::kernel::{Mode, Sound};

use super::canvas::Frame;
use super::keys::Keys;
use crate::frame::{Painter, Show};

/// The world, and all that looks at it. It is the only thing that rules change.
#[derive(Resource)]
pub struct Session {
    pub world: game::kernel::World,
    painter: Painter,
    show: Show,
    save: Option<SaveFile>,
    /// The buttons of a recording, in place of the player's.
    given: Option<IntoIter<i32>>,
}

impl Session {
    /// Begins in a world, and keeps what it saves.
    pub fn new(painter: Painter, world: game::kernel::World, save: Option<SaveFile>) -> Self {
        Self {
            world,
            painter,
            show: Show::default(),
            save,
            given: None,
        }
    }

    /// Presses the buttons of a recording, and ends with it.
    pub fn replaying(mut self, recording: &Recording) -> Self {
        let buttons: Vec<i32> = recording.buttons().collect();
        self.given = Some(buttons.into_iter());
        self
    }

    pub fn game(&self) -> &'static Game {
        self.painter.game
    }

    pub fn is_at(&self, mode: Mode) -> bool {
        self.world.mode == mode
    }

    /// Whether a recording has been shown to its end.
    fn is_over(&self) -> bool {
        let given = self.given.as_ref();
        given.is_some_and(|buttons| buttons.as_slice().is_empty())
    }

    fn advance(&mut self, pressed: i32) {
        let given = self
            .given
            .as_mut()
            .map(|buttons| buttons.next().unwrap_or(0));
        self.world.buttons = given.unwrap_or(pressed);
        (self.painter.game.step)(&mut self.world);
        self.show.advance(&self.painter, &self.world);
        if let Some(save) = &mut self.save
            && let Err(problem) = save.keep(&self.world.save)
        {
            eprintln!("{}: cannot save: {problem}", self.painter.game.package);
        }
    }
}

/// A sound that the rules asked for.
#[derive(Message)]
pub struct Heard(pub Sound);

/// Advances the world by one tick, or the picture by one step while it slides.
pub fn tick(mut session: ResMut<Session>, mut keys: ResMut<Keys>, mut heard: MessageWriter<Heard>) {
    if session.show.holds() {
        session.show.slide();
        return;
    }
    session.advance(keys.take_buttons());
    let world = &session.world;
    let sounds = world.sounds.iter().take(world.sound_count as usize);
    heard.write_batch(sounds.map(|&sound| Heard(sound)));
}

/// Hands on what is to be seen.
pub fn show(session: Res<Session>, mut frame: ResMut<Frame>) {
    if session.is_changed() {
        frame.0 = session.show.frame(&session.painter, &session.world);
    }
}

/// Ends the program with its recording.
pub fn end(session: Res<Session>, mut exit: MessageWriter<AppExit>) {
    if session.is_over() {
        exit.write(AppExit::Success);
    }
}
