//! A game in a window: sixty ticks a second, whatever the display does.

use std::time::Duration;

use bevy::input::InputSystems;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::WindowFocused;
use game::kernel::button::START;
use game::kernel::{Mode, TICKS_A_SECOND};

use super::canvas::CanvasPlugin;
use super::keys::{Keys, feed_keys, feed_pads};
use super::session::{Session, end, show, tick};
use super::sound::SoundPlugin;
use super::view::{ViewPlugin, window};
use crate::frame::album::Album;

/// A frame that took longer than so many ticks makes the game slow, not jump.
const MOST_TICKS: u32 = 4;

/// Plays a session in a window until the player closes it, or its recording ends.
pub fn play(album: &Album, session: Session) -> AppExit {
    let game = session.game();
    let longest = Duration::from_secs(1) * MOST_TICKS / TICKS_A_SECOND as u32;
    App::new()
        .insert_resource(Time::<Fixed>::from_hz(f64::from(TICKS_A_SECOND)))
        .insert_resource(Time::<Virtual>::from_max_delta(longest))
        .add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: Some(window(game)),
                    ..default()
                })
                .set(quiet_log()),
        )
        .add_plugins((
            CanvasPlugin::new(album, game.screen),
            ViewPlugin,
            SoundPlugin,
        ))
        .insert_resource(session)
        .init_resource::<Keys>()
        .add_systems(
            PreUpdate,
            (feed_keys, feed_pads, escape, lose_focus)
                .chain()
                .after(InputSystems),
        )
        .add_systems(FixedUpdate, tick)
        .add_systems(Update, (show, end))
        .run()
}

/// Returns a log of what goes wrong; players need to know no more.
pub fn quiet_log() -> LogPlugin {
    LogPlugin {
        filter: "error".to_owned(),
        ..default()
    }
}

/// Escape pauses and goes on; at the title it closes the window.
fn escape(
    pressed: Res<ButtonInput<KeyCode>>,
    session: Res<Session>,
    mut keys: ResMut<Keys>,
    mut exit: MessageWriter<AppExit>,
) {
    if pressed.just_pressed(KeyCode::Escape) {
        if session.is_at(Mode::Title) {
            exit.write(AppExit::Success);
        } else {
            keys.tap(START);
        }
    }
}

/// Whoever turns to another window finds the game paused when they are back.
fn lose_focus(
    mut events: MessageReader<WindowFocused>,
    session: Res<Session>,
    mut keys: ResMut<Keys>,
) {
    if events.read().any(|event| !event.focused) {
        keys.let_go();
        if session.is_at(Mode::Playing) {
            keys.tap(START);
        }
    }
}
