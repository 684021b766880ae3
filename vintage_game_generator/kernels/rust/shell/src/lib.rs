//! The shell of a game: window, drawing, sound and keys, in Bevy.
//!
//! It reads the world and never writes it. `frame` turns a world into a list of pictures, and
//! knows nothing of the engine; `window` has the engine paint them.

#![forbid(unsafe_code)]

mod arguments;
mod assets;
mod frame;
mod listing;
mod playback;
mod program;
mod window;

pub use program::run;
