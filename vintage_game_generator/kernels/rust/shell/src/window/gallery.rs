//! Pictures of a recording, as the graphics card paints them: no window, no display.

use std::collections::VecDeque;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bevy::app::ScheduleRunnerPlugin;
use bevy::audio::AudioPlugin;
use bevy::gilrs::GilrsPlugin;
use bevy::image::ImageFormat;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;

use super::canvas::{Canvas, CanvasPlugin, Frame};
use super::play::quiet_log;
use crate::frame::album::Album;
use crate::frame::{Draw, Painter, plain_frame};
use crate::playback::Playback;

/// Frames that may come out empty while the graphics card gets ready.
const PATIENCE: u32 = 600;

/// Writes a recording's pictures after some ticks as PNG files of the console's screen size.
pub fn gallery(
    album: &Album,
    painter: Painter,
    playback: Playback,
    shots: Vec<(i32, PathBuf)>,
) -> AppExit {
    let screen = painter.game.screen;
    App::new()
        .add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: None,
                    exit_condition: ExitCondition::DontExit,
                    ..default()
                })
                .set(RenderPlugin {
                    synchronous_pipeline_compilation: true,
                    ..default()
                })
                .set(quiet_log())
                .disable::<WinitPlugin>()
                .disable::<AudioPlugin>()
                .disable::<GilrsPlugin>(),
        )
        .add_plugins((
            ScheduleRunnerPlugin::run_loop(Duration::ZERO),
            CanvasPlugin::new(album, screen),
        ))
        .insert_resource(Gallery::new(painter, playback, shots))
        .add_systems(Update, take_next)
        .run()
}

/// What is still to be taken.
#[derive(Resource)]
struct Gallery {
    painter: Painter,
    playback: Playback,
    shots: VecDeque<(i32, PathBuf)>,
    /// Frames that came out empty so far; nothing once one did not.
    empty: Option<u32>,
    /// Whether a picture is on its way from the graphics card.
    is_waiting: bool,
}

impl Gallery {
    fn new(painter: Painter, playback: Playback, mut shots: Vec<(i32, PathBuf)>) -> Self {
        shots.sort_by_key(|(tick, _)| *tick);
        Self {
            painter,
            playback,
            shots: shots.into(),
            empty: Some(0),
            is_waiting: false,
        }
    }

    /// Returns what to paint next: a sheet of white until one comes out, then the pictures.
    fn next_frame(&mut self) -> Option<Vec<Draw>> {
        let (tick, _) = self.shots.front()?;
        if self.empty.is_some() {
            return Some(plain_frame(self.painter.game.screen));
        }
        self.playback.advance_to(*tick);
        Some(self.painter.frame(&self.playback.world))
    }
}

fn take_next(
    mut gallery: ResMut<Gallery>,
    canvas: Res<Canvas>,
    mut frame: ResMut<Frame>,
    mut commands: Commands,
    mut exit: MessageWriter<AppExit>,
) {
    if gallery.is_waiting {
        return;
    }
    if let Some(next) = gallery.next_frame() {
        frame.0 = next;
        gallery.is_waiting = true;
        let shot = Screenshot::image(canvas.0.clone());
        commands.spawn(shot).observe(keep);
    } else {
        exit.write(AppExit::Success);
    }
}

/// Takes a picture from the graphics card.
fn keep(
    captured: On<ScreenshotCaptured>,
    mut gallery: ResMut<Gallery>,
    mut exit: MessageWriter<AppExit>,
) {
    gallery.is_waiting = false;
    let kept = match gallery.empty {
        Some(PATIENCE) => Err("the graphics card paints nothing".to_owned()),
        Some(frames) => {
            gallery.empty = (!is_white(&captured.image)).then_some(frames + 1);
            Ok(())
        }
        None => match gallery.shots.pop_front() {
            Some((_, file)) => written(captured.image.clone(), &file),
            None => Ok(()),
        },
    };
    if let Err(problem) = kept {
        eprintln!("{}: {problem}", gallery.painter.game.package);
        exit.write(AppExit::Error(NonZero::<u8>::MIN.saturating_add(1)));
    }
}

fn is_white(image: &Image) -> bool {
    let white = |dots: &Vec<u8>| dots.iter().all(|channel| *channel == u8::MAX);
    image.data.as_ref().is_some_and(white)
}

fn written(image: Image, file: &Path) -> Result<(), String> {
    let format = ImageFormat::Png.as_image_crate_format();
    let format = format.ok_or("this program cannot write PNG files")?;
    let picture = image
        .try_into_dynamic()
        .map_err(|error| error.to_string())?;
    let saved = picture.to_rgb8().save_with_format(file, format);
    saved.map_err(|error| format!("{}: cannot be written ({error})", file.display()))
}
