//! What the player sees: a world becomes a list of pictures to paint, without any window.

pub mod album;
mod area;
mod big_letters;
mod camera;
mod canvas;
mod card;
mod cast;
mod files;
mod font;
mod hud;
mod mask;
mod painter;
mod pause;
mod png;
mod scenery;
mod screens;
mod show;
mod sprites;
mod story;
mod veil;

pub use area::Area;
pub use canvas::{AS_IT_IS, Draw, plain_frame};
pub use painter::Painter;
pub use show::Show;
