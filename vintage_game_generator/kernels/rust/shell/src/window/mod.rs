//! The engine's part: it shows frames, plays sounds and reads keys.

mod canvas;
mod clip;
mod gallery;
mod keys;
mod play;
mod session;
mod sound;
mod view;

pub use gallery::gallery;
pub use play::play;
pub use session::Session;
