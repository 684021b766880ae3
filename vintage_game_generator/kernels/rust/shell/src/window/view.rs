//! The window: the canvas as large as whole numbers allow, in the middle.

use bevy::camera::visibility::RenderLayers;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;
use bevy::window::{CursorOptions, PrimaryWindow, WindowMode};
use game::kernel::game::Game;

use super::canvas::Canvas;

const FIRST_SCALE: u32 = 3;
/// What the window's camera sees; all else is painted into the canvas.
const WINDOW_LAYER: RenderLayers = RenderLayers::layer(1);

/// Shows the canvas in the window.
pub struct ViewPlugin;

impl Plugin for ViewPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Startup, open)
            .add_systems(Update, switch_full_screen)
            .add_systems(PostUpdate, fit.before(TransformSystems::Propagate));
    }
}

/// Returns the window of a game, as it opens.
pub fn window(game: &Game) -> Window {
    let (width, height) = (game.screen.0 as u32, game.screen.1 as u32);
    Window {
        title: game.title.to_owned(),
        name: Some(game.package.to_owned()),
        resolution: (width * FIRST_SCALE, height * FIRST_SCALE).into(),
        resize_constraints: WindowResizeConstraints {
            min_width: width as f32,
            min_height: height as f32,
            ..default()
        },
        ..default()
    }
}

/// The canvas's picture in the window.
#[derive(Component)]
struct Screen;

fn open(canvas: Res<Canvas>, mut commands: Commands) {
    commands.spawn((
        Camera2d,
        Camera {
            clear_color: ClearColorConfig::Custom(Color::BLACK),
            ..default()
        },
        Msaa::Off,
        Tonemapping::None,
        DebandDither::Disabled,
        WINDOW_LAYER,
    ));
    commands.spawn((Sprite::from_image(canvas.0.clone()), Screen, WINDOW_LAYER));
}

/// Keeps the picture's pixels whole: each covers a square of the display's own.
fn fit(
    window: Single<Ref<Window>, With<PrimaryWindow>>,
    canvas: Res<Canvas>,
    images: Res<Assets<Image>>,
    screen: Single<(&mut Sprite, &mut Transform), With<Screen>>,
) {
    let Some(canvas) = images.get(&canvas.0) else {
        return;
    };
    if !window.is_changed() {
        return;
    }
    let (mut sprite, mut transform) = screen.into_inner();
    let display = window.physical_size();
    let scale = (display / canvas.size()).min_element().max(1);
    let size = (canvas.size() * scale).as_vec2();
    // Where the rest is odd, the left and the upper half of it is the smaller one.
    let odd = (display.as_vec2() - size) % 2.0;
    let factor = window.scale_factor();
    sprite.custom_size = Some(size / factor);
    transform.translation = Vec3::new(-odd.x, odd.y, 0.0) / 2.0 / factor;
}

fn switch_full_screen(
    keys: Res<ButtonInput<KeyCode>>,
    window: Single<(&mut Window, &mut CursorOptions), With<PrimaryWindow>>,
) {
    if keys.just_pressed(KeyCode::F11) {
        let (mut window, mut cursor) = window.into_inner();
        let is_windowed = window.mode == WindowMode::Windowed;
        window.mode = if is_windowed {
            WindowMode::BorderlessFullscreen(MonitorSelection::Current)
        } else {
            WindowMode::Windowed
        };
        cursor.visible = !is_windowed;
    }
}
